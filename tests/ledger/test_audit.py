"""Whatever is changed behind the program's back, an audit names it."""

import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest
from ledgers import NOON, PLAN, claim, record, tampering, withdrawal

from govopen.ledger import audit as auditing
from govopen.ledger.audit import against, audit, expected_triggers, heads
from govopen.ledger.chain import LEAVES, digest, json_of
from govopen.ledger.entry import Draft, Entry
from govopen.ledger.evidence import facts, keep, place_of
from govopen.ledger.verifying import SEQ, TEXT, Finding
from govopen.store.connection import Database
from govopen.store.files import evidence_store
from govopen.store.sql import sql


@pytest.fixture
def ledger(database: Database) -> Database:
    """The plan's load, seven claims, a withdrawal: E1 to E9."""
    record(database, *(claim() for _ in range(7)), withdrawal(3))
    return database


def named(findings: list[Finding]) -> list[tuple[int, str]]:
    return [(finding.seq, finding.what) for finding in findings]


def test_an_untouched_ledger_has_nothing_to_find(ledger: Database) -> None:
    assert audit(ledger) == []


def test_a_chain_is_read_in_the_order_of_an_entrys_fields(ledger: Database) -> None:
    columns = [name for name, *_rest in ledger.execute(sql("ledger", "chain"), {"plan": PLAN}).description]
    assert tuple(columns) == (*Entry._fields, "salt", "body", "redacted")
    assert Entry._fields[SEQ] == "seq"


@pytest.mark.parametrize("field", ["unit", "obligation", "occurred_at", "times", "recorded_by", "evidence", "hash"])
def test_the_first_altered_entry_is_named(ledger: Database, field: str) -> None:
    with tampering(ledger) as connection:
        connection.execute(f"UPDATE entry SET {field} = '7' WHERE seq >= 5 AND seq < 8")
    (finding,) = [found for found in audit(ledger) if found.what == "altered"]
    assert finding == (PLAN, 5, "altered", "E5 was altered after it was recorded (altered in all: 3)")


def test_an_altered_entry_given_a_fitting_hash_breaks_the_link_after_it(ledger: Database) -> None:
    row = ledger.row("ledger", "entry", plan=PLAN, seq=4)
    assert row is not None
    forged = Entry._make(row)._replace(times=9)
    with tampering(ledger) as connection:
        connection.execute("UPDATE entry SET times = 9, hash = ? WHERE seq = 4", (digest(forged),))
    assert named(audit(ledger)) == [(5, "broken_link")]


def test_a_missing_entry_is_named(ledger: Database) -> None:
    with tampering(ledger) as connection:
        connection.execute("DELETE FROM entry WHERE seq IN (3, 5, 6)")
    found = audit(ledger)
    assert [finding.message for finding in found if finding.what == "missing"] == [
        "E3 is missing",
        "E5 to E6 are missing",
    ]
    assert {finding.what for finding in found} == {"missing", "foreign_key"}


def test_reordered_entries_are_named(ledger: Database) -> None:
    with tampering(ledger) as connection:
        for old, new in ((4, 100), (5, 4), (100, 5)):
            for table in ("entry", "entry_text"):
                connection.execute(f"UPDATE {table} SET seq = {new} WHERE seq = {old}")
    assert named(audit(ledger)) == [(4, "broken_link"), (4, "altered"), (5, "broken_link"), (6, "broken_link")]


def test_a_ledger_without_its_beginning_is_named(ledger: Database) -> None:
    with tampering(ledger) as connection:
        connection.execute("DELETE FROM entry WHERE seq = 1")
    assert (1, "missing") in named(audit(ledger))


def test_an_entry_without_a_number_is_named(ledger: Database) -> None:
    with tampering(ledger) as connection:
        connection.execute("UPDATE entry SET seq = 'nine' WHERE seq = 9")
    assert (8, "missing") in named(audit(ledger))


@pytest.mark.parametrize("kind", ["bribe", b"\xff", ""])
def test_an_unknown_kind_is_named(ledger: Database, kind: object) -> None:
    with tampering(ledger) as connection:
        connection.execute("UPDATE entry SET kind = ? WHERE seq = 4", (kind,))
    assert named(audit(ledger)) == [(4, "unknown_kind"), (4, "altered")]


def test_a_clock_that_ran_backwards_is_named(ledger: Database) -> None:
    row = ledger.row("ledger", "entry", plan=PLAN, seq=9)
    assert row is not None
    forged = Entry._make(row)._replace(recorded_at=NOON - 1)
    with tampering(ledger) as connection:
        connection.execute("UPDATE entry SET recorded_at = ?, hash = ? WHERE seq = 9", (NOON - 1, digest(forged)))
    assert named(audit(ledger)) == [(9, "clock_back")]


def test_altered_and_missing_words_are_named(ledger: Database) -> None:
    with tampering(ledger) as connection:
        connection.execute("UPDATE entry_text SET body = '{}' WHERE seq = 2")
        connection.execute("UPDATE entry_text SET salt = 'pepper' WHERE seq = 3")
        connection.execute("DELETE FROM entry_text WHERE seq = 4")
    assert named(audit(ledger)) == [(2, "text_altered"), (3, "text_altered"), (4, "text_missing")]


def test_a_redacted_text_is_no_finding_where_an_entry_says_so(ledger: Database) -> None:
    entry = ledger.row("ledger", "entry", plan=PLAN, seq=4)
    assert entry is not None
    left = json_of({LEAVES: {"note": entry[TEXT]}})
    ledger.execute("UPDATE entry_text SET salt = '', body = :body, redacted = 1 WHERE seq = 4", {"body": left})
    assert named(audit(ledger)) == [(4, "text_altered")]
    record(ledger, Draft(kind="redaction", plan_version=1, refers_to=4, ref="reason"))
    assert named(audit(ledger)) == [(4, "text_altered")]


def test_a_text_merely_thrown_away_is_named(ledger: Database) -> None:
    record(ledger, Draft(kind="redaction", plan_version=1, refers_to=4, ref="note"))
    ledger.execute("UPDATE entry_text SET salt = '', body = '', redacted = 1 WHERE seq = 4")
    assert named(audit(ledger)) == [(4, "text_altered")]


def test_a_redaction_that_put_other_words_in_place_is_named(ledger: Database) -> None:
    record(ledger, Draft(kind="redaction", plan_version=1, refers_to=4))
    ledger.execute("""UPDATE entry_text SET body = '{"note": "fine"}', redacted = 1 WHERE seq = 4""")
    assert named(audit(ledger)) == [(4, "text_altered")]


def test_the_expected_triggers_are_those_of_the_migrations(ledger: Database) -> None:
    present = {name for (name,) in ledger.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert set(expected_triggers()) == present
    assert len(present) == 6


@pytest.mark.parametrize("name", sorted(expected_triggers()))
def test_a_missing_trigger_is_named(ledger: Database, name: str) -> None:
    ledger.execute(f"DROP TRIGGER {name}")
    (finding,) = audit(ledger)
    assert finding.what == "trigger"
    assert name in finding.message


def test_a_weakened_trigger_is_named(ledger: Database) -> None:
    ledger.execute("DROP TRIGGER entry_no_update")
    ledger.execute("CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT 1; END")
    assert [finding.message for finding in audit(ledger)] == ["the trigger entry_no_update was altered"]


def test_a_strange_trigger_is_named(ledger: Database) -> None:
    ledger.execute("CREATE TRIGGER helper AFTER INSERT ON entry BEGIN SELECT 1; END")
    assert [finding.what for finding in audit(ledger)] == ["trigger"]


@pytest.fixture
def photo(ledger: Database, tmp_path: Path) -> Path:
    """A photo that E10 and E11 name as evidence; gives its place in the store."""
    (tmp_path / "photo.jpg").write_bytes(b"a photo")
    store = evidence_store(ledger.path)
    piece = keep(store, str(tmp_path / "photo.jpg"))
    link = keep(store, "http://example.cn")
    elsewhere = keep(store, str(tmp_path / "photo.jpg"), copy=False)._replace(sha256="0" * 64)
    record(ledger, claim(evidence=facts([piece, link])), claim(evidence=facts([piece, elsewhere])))
    return place_of(store, piece.sha256)


def test_evidence_as_it_was_handed_in_is_no_finding(ledger: Database, photo: Path) -> None:
    assert audit(ledger) == []
    assert photo.exists()


def test_a_missing_evidence_file_is_named_once(ledger: Database, photo: Path) -> None:
    photo.unlink()
    assert named(audit(ledger)) == [(10, "evidence_missing")]


@pytest.mark.parametrize("content", [b"another photo", b"a phot0", b""])
def test_a_changed_evidence_file_is_named(ledger: Database, photo: Path, content: bytes) -> None:
    photo.write_bytes(content)
    assert named(audit(ledger)) == [(10, "evidence_altered")]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE plan_version SET source = source || ' '",
        "UPDATE plan_version SET sha256 = 'x'",
        "UPDATE plan_version SET seq = 2",
        "DELETE FROM plan_version",
    ],
)
def test_a_plan_that_is_not_the_loaded_one_is_named(ledger: Database, change: str) -> None:
    with tampering(ledger) as connection:
        connection.execute(change)
    found = [finding for finding in audit(ledger) if finding.what != "foreign_key"]
    assert {finding.what for finding in found} == {"version_altered"}


def test_a_plan_swapped_with_its_hash_does_not_fit_its_load(ledger: Database) -> None:
    forged = "plan: {}"
    with tampering(ledger) as connection:
        values = (forged, sha256(forged.encode()).hexdigest())
        connection.execute("UPDATE plan_version SET source = ?, sha256 = ?", values)
    assert named(audit(ledger)) == [(1, "version_altered")]


def test_a_row_without_its_parent_is_named(ledger: Database) -> None:
    with tampering(ledger) as connection:
        connection.execute("INSERT INTO unit VALUES ('nowhere', 1, 'x', 1, 'department', '', '')")
    assert [finding[:3] for finding in audit(ledger)] == [("", 0, "foreign_key")]


def test_a_damaged_index_is_named(ledger: Database) -> None:
    with tampering(ledger) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master WHERE name = 'lead_by_unit'")
        connection.execute("INSERT INTO unit_name VALUES ('xicheng-2018', 1, 'x', 'y', 'z')")
    assert "integrity" in {finding.what for finding in audit(ledger)}


def test_a_database_that_cannot_be_read_is_a_finding_not_a_crash(
    ledger: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_database: Database, _plan: str) -> list[Finding]:
        raise sqlite3.DatabaseError("database disk image is malformed")

    monkeypatch.setattr(auditing, "_plan", broken)
    assert [finding[:3] for finding in audit(ledger)] == [("", 0, "integrity")]


def test_one_plan_can_be_audited_alone(ledger: Database) -> None:
    record(ledger, Draft(kind="round", plan_version=1), Draft(kind="round", plan_version=1), plan="other")
    with tampering(ledger) as connection:
        connection.execute("UPDATE entry SET times = 9")
    assert [(finding.plan_id, finding.seq) for finding in audit(ledger)] == [("other", 1), (PLAN, 1)]
    assert [finding.plan_id for finding in audit(ledger, "other")] == ["other"]
    assert audit(ledger, "no such plan") == []


def test_a_head_kept_elsewhere_shows_a_cut_tail(ledger: Database) -> None:
    (head,) = heads(ledger)
    assert (head.plan_id, head.seq) == (PLAN, 9)
    record(ledger, claim())
    assert against(ledger, head) == []
    with tampering(ledger) as connection:
        connection.execute("DELETE FROM entry_text WHERE seq > 7")
        connection.execute("DELETE FROM entry WHERE seq > 7")
    assert audit(ledger) == []
    assert named(against(ledger, head)) == [(9, "head")]
    record(ledger, claim(), claim("区文化委"))
    assert audit(ledger) == []
    assert named(against(ledger, head)) == [(9, "head")]


def test_every_plan_has_its_head(ledger: Database) -> None:
    for plan in ("a-plan", "zz-plan"):
        record(ledger, Draft(kind="round", plan_version=1), plan=plan)
    assert [(head.plan_id, head.seq) for head in heads(ledger)] == [("a-plan", 1), (PLAN, 9), ("zz-plan", 1)]
