"""Whatever a hand changes in a ledger's rows, byte by byte, is found by the audit, at the entry where it was done.

The hand has the file and no triggers. Only what it can also compute again, a tail cut off or a whole chain written
anew, needs a head that was kept elsewhere.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from ledgers import NOON, PLAN, claim, record, withdrawal

from govopen.ledger import verifying
from govopen.ledger.audit import against, audit, heads
from govopen.ledger.clauses import Source, keep
from govopen.ledger.entry import Draft, Entry, Text
from govopen.ledger.evidence import Piece, facts
from govopen.ledger.evidence import keep as keep_piece
from govopen.ledger.linked import Result, in_force, record_check
from govopen.ledger.recorder import Recorder
from govopen.ledger.redaction import empty, redactions
from govopen.ledger.verifying import Finding, at_once, one_by_one
from govopen.ledger.view import View, choose_plan
from govopen.ledger.withdraw import entry_at
from govopen.store.connection import Database
from govopen.store.files import evidence_store

RECORDER = Recorder("office", lambda: NOON)
LAST = 13


def view_of(database: Database) -> View:
    plan = choose_plan(database, PLAN, date(2018, 8, 3))
    head = database.row("ledger", "head", plan=PLAN)
    return View(database, plan, 1, NOON, "", int(head[0]) if head else 0, "practice")


def redact(database: Database, seq: int, field: str) -> None:
    view = view_of(database)
    with database.writing():
        for made in redactions(view, entry_at(view, seq), field, "含个人电话"):
            record(database, *made.drafts)
            empty(view, made)


def check_links(database: Database) -> Entry:
    view = view_of(database)
    found = [each for each in in_force(view) if each.piece.kind == "link"]
    with database.writing():
        return record_check(view, RECORDER, [Result(each, "dead", 404) for each in found])


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory, loaded: Path) -> Path:
    """E1 a load; E2 a claim; E3 one with several words; E4 progress; E5 a withdrawal; E6 a case; E7 an extension;
    E8 and E9 redactions of E3; E10 a check of links; E11 a claim; E12 another check; E13 texts of clauses."""
    folder = tmp_path_factory.mktemp("tampering")
    path = folder / "original.db"
    path.write_bytes(loaded.read_bytes())
    database = Database(path)
    (folder / "photo.jpg").write_bytes(b"a photo")
    pieces = [keep_piece(evidence_store(path), str(folder / "photo.jpg")), Piece("link", url="https://a.example/1")]
    several = Text(note='他说"好", "links": ["x"]', links=("https://a.example/1",), files=("photo.jpg",))
    record(
        database,
        claim(via="mail", ref="来文3号", reported_at=NOON, report_due=NOON + 1),
        claim("区民政局", evidence=facts(pieces), text=several, on_behalf=1),
        Draft(kind="progress", plan_version=1, obligation="2.1.2a", unit="区教委", text=Text(note="过半", percent=60)),
        withdrawal(2),
        Draft(kind="case_open", plan_version=1, unit="区教委", holder="区教委", occasion="case-1", ref="major_incident",
              occurred_at=NOON, occurred_timed=1, text=Text(title="停水")),
        Draft(kind="extension", plan_version=1, unit="区教委", holder="区教委", checkpoint="2.1.2a/1",
              obligation="2.1.2a", decided_at=NOON, until=NOON + 5, ref="西政办函3号", text=Text(reason="停电")),
    )  # fmt: skip
    redact(database, 3, "note")
    redact(database, 3, "files")
    check_links(database)
    record(database, claim("区文化委"))
    check_links(database)
    with database.writing():
        keep(database, PLAN, 1, Source("own.txt", "0" * 64, {"2.1.2": "敞门两次", "4.4.1": "列单子"}), RECORDER)
    assert audit(database) == []
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


class Unlocked(Database):
    """The database in a hand that needs no permission: without triggers, and nothing is ever on disk."""

    @contextmanager
    def reading(self) -> Iterator[None]:
        yield

    @contextmanager
    def changing(self) -> Iterator[None]:
        """What is changed inside is as it was afterwards."""
        self.execute("SAVEPOINT change")
        try:
            yield
        finally:
            self.execute("ROLLBACK TO change")


@pytest.fixture(scope="module")
def hand(original: Path) -> Iterator[Unlocked]:
    database = Unlocked(original)
    database.execute("PRAGMA foreign_keys = OFF")
    database.execute("BEGIN")
    for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        database.execute(f"DROP TRIGGER {name}")
    yield database
    database.close()


def found(hand: Database) -> list[Finding]:
    return [finding for finding in audit(hand) if finding.what != "trigger"]


def forgeries(value: object) -> Iterator[tuple[str, object]]:
    """Other values for a cell, each with the SQL that makes it."""
    yield "?", None
    if isinstance(value, str):
        for other in (value + " ", value[:-1], value[1:], value.swapcase(), "null", "[]", "{}", ""):
            yield "?", other
        for at in range(0, len(value), max(1, len(value) // 6)):
            yield "?", value[:at] + chr(ord(value[at]) ^ 1) + value[at + 1 :]
        yield "?", value.encode()
        yield "CAST(? AS TEXT)", value.encode()[:-1] + b"\xff"
    elif isinstance(value, int):
        yield from (("?", other) for other in (value + 1, value - 1, -value, 0, value + 0.5, 9e999, "", "x", b"1"))
    else:
        yield from (("?", other) for other in (0, 1, -1, "null", "", b""))


def cell(hand: Database, table: str, column: str, where: str) -> tuple[object, ...]:
    row: tuple[object, ...] = hand.execute(
        f"SELECT typeof({column}), HEX({column}) FROM {table} WHERE {where}"
    ).fetchone()
    return row or ("elsewhere",)


def unfound(hand: Unlocked, table: str, where: str, seq: int) -> list[tuple[str, object, list[Finding]]]:
    """The changes to a row that no finding at its entry tells of."""
    missed = []
    query = hand.execute(f"SELECT * FROM {table} WHERE {where}")
    row, columns = query.fetchone(), [name for name, *_rest in query.description]
    for column, value in zip(columns, row, strict=True):
        before = cell(hand, table, column, where)
        for made, other in forgeries(value):
            with hand.changing():
                try:
                    hand.execute(f"UPDATE {table} SET {column} = {made.replace('?', ':v')} WHERE {where}", {"v": other})
                except sqlite3.IntegrityError:
                    continue  # SQLite itself refuses it
                if cell(hand, table, column, where) == before:
                    continue  # the column made it what it was
                said = found(hand)
                if not any(finding.seq == seq for finding in said):
                    missed.append((column, other, said))
    return missed


@pytest.mark.parametrize("seq", range(1, LAST + 1))
def test_any_changed_cell_of_an_entry_is_found_there(hand: Unlocked, seq: int) -> None:
    assert unfound(hand, "entry", f"plan_id = '{PLAN}' AND seq = {seq}", seq) == []


@pytest.mark.parametrize("seq", range(1, LAST + 1))
def test_any_changed_cell_of_a_text_is_found_there(hand: Unlocked, seq: int) -> None:
    assert unfound(hand, "entry_text", f"plan_id = '{PLAN}' AND seq = {seq}", seq) == []


def test_any_changed_cell_of_what_a_check_found_is_found_at_the_check(hand: Unlocked) -> None:
    assert unfound(hand, "link_check", "seq = 10", 10) == []


@pytest.mark.parametrize("item", ["2.1.2", "4.4.1"])
def test_any_changed_cell_of_a_clause_is_found_at_its_entry(hand: Unlocked, item: str) -> None:
    assert unfound(hand, "clause_text", f"item = '{item}'", 13) == []


@pytest.mark.parametrize("seq", range(1, LAST + 1))
def test_a_deleted_row_is_found(hand: Unlocked, seq: int) -> None:
    for table in ("entry", "entry_text"):
        with hand.changing():
            hand.execute(f"DELETE FROM {table} WHERE seq = {seq}")
            assert seq in {finding.seq for finding in found(hand)}, table


def test_what_a_check_found_is_neither_thrown_away_nor_added_to(hand: Unlocked) -> None:
    for change in (
        "DELETE FROM link_check WHERE seq = 10",
        "INSERT INTO link_check VALUES ('xicheng-2018', 10, 9, 0, 'ok', 200, '')",
    ):
        with hand.changing():
            hand.execute(change)
            assert [(finding.seq, finding.what) for finding in found(hand)] == [(10, "check_altered")]
    with hand.changing():  # a check that no entry tells of
        hand.execute("INSERT INTO link_check VALUES ('xicheng-2018', 4, 3, 0, 'ok', 200, '')")
        assert [(finding.seq, finding.what) for finding in found(hand)] == [(4, "check_altered")]


@pytest.mark.parametrize("table", ["entry", "entry_text"])
@pytest.mark.parametrize(("one", "other"), [(2, 3), (5, 9), (1, 12), (8, 9), (10, 12)])
def test_two_rows_in_each_others_place_are_found(hand: Unlocked, table: str, one: int, other: int) -> None:
    with hand.changing():
        for old, new in ((one, 100), (other, one), (100, other)):
            hand.execute(f"UPDATE {table} SET seq = {new} WHERE seq = {old}")
        assert {one, other} & {finding.seq for finding in found(hand)}


@pytest.mark.parametrize("seq", range(1, LAST + 1))
def test_an_entry_again_under_another_plan_or_number_is_found(hand: Unlocked, seq: int) -> None:
    columns = ", ".join(name for name in Entry._fields if name not in {"plan_id", "seq"})
    for plan, number in (("other", seq), ("other", 1), (PLAN, LAST + 1)):
        with hand.changing():
            copied = f"SELECT '{plan}', {number}, {columns} FROM entry WHERE seq = {seq} AND plan_id = '{PLAN}'"
            hand.execute(f"INSERT INTO entry (plan_id, seq, {columns}) {copied}")
            texts = f"SELECT '{plan}', {number}, salt, body, redacted FROM entry_text WHERE seq = {seq}"
            hand.execute(f"INSERT INTO entry_text {texts} AND plan_id = '{PLAN}'")
            said = {(finding.plan_id, finding.seq) for finding in found(hand)}
            assert (plan, number) in said


def test_a_redacted_text_that_is_back_is_found(hand: Unlocked, loaded: Path) -> None:
    """As a restored backup, or who copied the words before, would bring it back."""
    seq = 3
    (sha256,) = hand.execute(f"SELECT text_sha256 FROM entry WHERE seq = {seq}").fetchone()
    with hand.changing():
        words = '{"links": ["https://a.example/1"], "_leaves": {}}'
        hand.execute("UPDATE entry_text SET body = :body, redacted = 0 WHERE seq = 3", {"body": words})
        assert seq in {finding.seq for finding in found(hand)}
    assert len(sha256) == 64


def test_a_text_emptied_whole_cannot_pass_for_an_old_one(hand: Unlocked) -> None:
    """Where only a note was redacted, the address and the name of the file cannot go unsaid."""
    with hand.changing():
        left = '{"_leaves": {"note": "", "files": ""}}'
        hand.execute("UPDATE entry_text SET salt = '', body = :left WHERE seq = 3", {"left": left})
        assert [(finding.seq, finding.what) for finding in found(hand)] == [(3, "text_altered")]


def test_a_cut_tail_needs_a_head_kept_elsewhere(hand: Unlocked) -> None:
    (head,) = heads(hand)
    with hand.changing():
        for table in ("clause_text", "link_check", "entry_text", "entry"):
            hand.execute(f"DELETE FROM {table} WHERE seq >= 11")
        assert found(hand) == []
        assert [(finding.seq, finding.what) for finding in against(hand, head)] == [(13, "head")]


def test_both_passes_agree_on_a_sound_ledger_and_only_one_names_what_is_wrong(hand: Unlocked) -> None:
    quick = at_once(hand, PLAN)
    assert quick == one_by_one(hand, PLAN)
    with hand.changing():
        hand.execute("UPDATE entry SET times = 9 WHERE seq = 5")
        assert at_once(hand, PLAN) is None
        assert one_by_one(hand, PLAN).altered == [5]


def test_without_sqlites_json_the_slower_pass_answers(hand: Unlocked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "AT_ONCE", "SELECT no_such_function() WHERE :plan = ''")
    assert at_once(hand, PLAN) is None
    assert verifying.verify(hand, PLAN).findings == []


def test_words_of_every_sort_verify_at_once(database: Database) -> None:
    """SQLite writes the same JSON as Python, whatever characters there are."""
    odd = 'quote " backslash \\ slash / \b\f\n\r\t\x00\x01\x1f\x7f\u2028 é 会议 😀'
    record(database, claim(ref=odd, via=odd, text=Text(note=odd, links=(odd,))), now=NOON)
    assert at_once(database, PLAN) is not None
    assert audit(database) == []
