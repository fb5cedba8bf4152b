"""The words of the clauses: kept beside a version, read as of a position, held to their entry by the audit."""

from hashlib import sha256

import pytest
from ledgers import NOON, PLAN, claim, record, tampering

from govopen.ledger.audit import audit
from govopen.ledger.clauses import Source, clause_of, has_clauses, keep
from govopen.ledger.derived import derived
from govopen.ledger.entry import Entry
from govopen.ledger.recorder import Recorder
from govopen.ledger.view import View, header
from govopen.store.connection import Database

WORDS = {"2.1.2": "每年开两次敞门会。", "4.4.1": "六月前列出单子。\n（某局负责）"}
OTHER = {"2.1.2": "每年开三次敞门会。"}
RECORDER = Recorder("office", lambda: NOON)


def kept(database: Database, texts: dict[str, str], name: str = "own.txt", version: int = 1) -> Entry | None:
    with database.writing():
        source = Source(name, sha256(name.encode()).hexdigest(), texts)
        return keep(database, PLAN, version, source, RECORDER)


def said(database: Database, item: str, known: int = 99, version: int = 1) -> str | None:
    return clause_of(View(database, header(database, PLAN, 1), version, NOON, "", known, ""), item)


def found(database: Database) -> list[tuple[int, str]]:
    return [(finding.seq, finding.what) for finding in audit(database)]


def test_the_words_of_a_clause_are_those_of_the_document(database: Database) -> None:
    kept(database, WORDS)
    assert said(database, "2.1.2") == WORDS["2.1.2"]
    assert said(database, "2.1.1") is None
    assert said(database, "2.1.2", version=2) is None
    assert (has_clauses(database, PLAN, 1), has_clauses(database, PLAN, 2)) == (True, False)


def test_the_entry_names_the_document_and_how_many_texts_it_is_about(database: Database) -> None:
    entry = kept(database, WORDS)
    assert entry is not None
    assert (entry.kind, entry.plan_version, entry.times, entry.seq) == ("clauses", 1, 2, 2)
    assert entry.ref.split()[0] == sha256(b"own.txt").hexdigest()


def test_the_same_words_again_are_nothing_new(database: Database) -> None:
    kept(database, WORDS)
    assert kept(database, dict(reversed(WORDS.items())), "saved again.txt") is None


def test_the_newest_document_is_quoted_wholly_and_earlier_positions_tell_the_one_before(database: Database) -> None:
    kept(database, WORDS)
    record(database, claim())
    kept(database, OTHER, "right.txt")
    assert (said(database, "2.1.2"), said(database, "4.4.1")) == (OTHER["2.1.2"], None)
    assert (said(database, "2.1.2", known=3), said(database, "4.4.1", known=3)) == (WORDS["2.1.2"], WORDS["4.4.1"])
    assert said(database, "2.1.2", known=1) is None


def test_a_ledger_with_texts_is_sound_and_what_follows_from_the_plan_is_the_same(database: Database) -> None:
    kept(database, WORDS)
    kept(database, OTHER)
    assert found(database) == []
    assert derived(database, PLAN) == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE clause_text SET text = text || '。' WHERE item = '2.1.2'",
        "UPDATE clause_text SET item = '2.1.1' WHERE item = '2.1.2'",
        "UPDATE clause_text SET version = 2",
        "UPDATE clause_text SET text = CAST(text AS BLOB) WHERE item = '2.1.2'",
        "UPDATE clause_text SET text = CAST(x'e5ff' AS TEXT) WHERE item = '2.1.2'",
        "DELETE FROM clause_text WHERE item = '2.1.2'",
        "DELETE FROM clause_text",
        "INSERT INTO clause_text VALUES ('xicheng-2018', 1, 2, '2.1.1', 'x')",
    ],
)
def test_the_audit_finds_any_text_that_is_not_the_documents(database: Database, change: str) -> None:
    kept(database, WORDS)
    with tampering(database) as hand:
        hand.execute(change)
    assert found(database) == [(2, "clauses_altered")]


def test_words_that_were_altered_are_quoted_rightly_again_once_they_are_kept_again(database: Database) -> None:
    """What was done to them is still found."""
    kept(database, WORDS)
    with tampering(database) as hand:
        hand.execute("UPDATE clause_text SET text = 'x' WHERE item = '2.1.2'")
    assert said(database, "2.1.2") == "x"
    kept(database, WORDS)
    assert said(database, "2.1.2") == WORDS["2.1.2"]
    assert found(database) == [(2, "clauses_altered")]


def test_texts_that_no_entry_kept_are_found(database: Database) -> None:
    with tampering(database) as hand:
        hand.execute("INSERT INTO clause_text VALUES ('xicheng-2018', 1, 1, '2.1.1', 'x')")
    assert found(database) == [(1, "clauses_altered")]


def test_texts_exchanged_together_with_their_hash_are_found_at_the_entry(database: Database) -> None:
    kept(database, WORDS)
    with tampering(database) as hand:
        hand.execute("UPDATE entry SET ref = 'x', times = 0 WHERE seq = 2")
        hand.execute("DELETE FROM clause_text")
    assert (2, "altered") in found(database)


def test_a_day_is_no_newer_for_texts(database: Database) -> None:
    """They are no news for the morning's note."""
    kept(database, WORDS)
    row = database.row("standing", "recorded_since", plan=PLAN, since=0, as_of=NOON, known=99)
    assert row is not None
    assert row[0] == 0
