"""The ledger read back says what was recorded, as known at a position; an entry's JSON leaves nothing out."""

from datetime import date, datetime

import pytest
from ledgers import NOON, PLAN, ZONE, claim, record, withdrawal

from govopen.deadlines.instants import at, end_of, start_of
from govopen.ledger.entry import Draft, Text
from govopen.ledger.evidence import Piece, facts
from govopen.ledger.history import HistoryLine, entry_record, history, statement
from govopen.ledger.view import View, headers
from govopen.store.connection import Database

LAST = ("redacted_fields", "withdrawn_by", "word", "word_by")
MEMBERS = [
    *("id", "seq", "kind", "plan", "plan_version", "checkpoint", "obligation", "unit", "case", "period"),
    *("occurred_at", "reported_at", "decided_at", "recorded_at", "by", "on_behalf", "via", "ref", "times"),
    *("evidence", "until", "refers_to", "text_sha256", "prev", "hash"),
]
"""What DESIGN §8 says an entry is, in its order."""


@pytest.fixture
def ledger(database: Database) -> Database:
    """E1 the load, E2 to E6 claims of two units, E7 takes E3 back."""
    record(
        database,
        claim("区教委", "2.1.2a", text=Text(note="第一次")),
        claim("区教委", "2.1.2a"),
        claim("区卫生计生委", "1.5.5a", occasion="2018-Q2"),
        claim("区卫生计生委", "1.5.5a", occasion="2018-Q3"),
        claim("区教委", "2.1.20a"),
        withdrawal(3),
    )
    return database


def view(database: Database, known: int = 100) -> View:
    (plan,) = [plan for plan in headers(database) if plan.plan_id == PLAN]
    return View(
        database=database, plan=plan, version=1, as_of=NOON, as_of_words="2018-08-03", known=known, synthetic=""
    )


def ids(lines: list[HistoryLine]) -> list[str]:
    return [line.entry.id for line in lines]


def test_history_is_told_from_the_oldest_entry_on(ledger: Database) -> None:
    lines = history(view(ledger))
    assert ids(lines) == ["E1", "E2", "E3", "E4", "E5", "E6", "E7"]
    assert lines[1].text.note == "第一次"
    assert lines[6].text.reason == "记错"


def test_a_limit_keeps_the_newest(ledger: Database) -> None:
    assert ids(history(view(ledger), limit=2)) == ["E6", "E7"]
    assert history(view(ledger), limit=0) == []


def test_a_withdrawn_entry_says_by_which(ledger: Database) -> None:
    assert [line.withdrawn_by for line in history(view(ledger))] == [None, None, 7, None, None, None, None]


def test_at_an_earlier_position_later_entries_and_withdrawals_are_unknown(ledger: Database) -> None:
    lines = history(view(ledger, known=6))
    assert ids(lines) == ["E1", "E2", "E3", "E4", "E5", "E6"]
    assert not any(line.withdrawn_by for line in lines)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("2.1.2a", ["E2", "E3", "E7"]),
        ("2.1.2a/1", ["E2", "E3", "E7"]),
        ("2.1.2", ["E2", "E3", "E7"]),
        ("2.1.20", ["E6"]),
        ("1.5.5a", ["E4", "E5"]),
        ("1.5.5a/2018-Q3", ["E5"]),
        ("1.5.5b", []),
    ],
)
def test_a_code_means_its_item_its_obligation_or_its_period(ledger: Database, code: str, found: list[str]) -> None:
    assert ids(history(view(ledger), code=code)) == found


def test_a_units_history_is_its_own(ledger: Database) -> None:
    assert ids(history(view(ledger), unit="区卫生计生委")) == ["E4", "E5"]
    assert ids(history(view(ledger), unit="区教委", code="2.1.2a", limit=2)) == ["E3", "E7"]
    assert history(view(ledger), unit="区财政局") == []


def test_a_units_history_costs_what_the_units_entries_cost(ledger: Database) -> None:
    values = dict.fromkeys(("plan", "unit", "known", "every", "low", "high", "occasion", "most"), 1)
    plan = ledger.execute("EXPLAIN QUERY PLAN " + statement("unit"), values).fetchall()
    assert "SEARCH e USING INDEX entry_by_unit (plan_id=? AND unit=? AND seq<?)" in [row[-1] for row in plan]
    assert not any("SORT" in row[-1] or "TEMP" in row[-1] for row in plan)


def test_a_redacted_entry_has_no_words_and_says_so(ledger: Database) -> None:
    left = '{"_leaves": {"note": ""}}'
    ledger.execute("UPDATE entry_text SET salt = '', body = :left, redacted = 1 WHERE seq = 2", {"left": left})
    line = history(view(ledger))[1]
    assert line == HistoryLine(line.entry, Text(gone=("note",)), redacted=True)
    said = entry_record(line.entry, line.text, ZONE, redacted=line.redacted)
    assert (said["note"], said["redacted"], said["redacted_fields"]) == (None, True, ["note"])


def test_an_entry_has_every_member_in_order(ledger: Database) -> None:
    for line in history(view(ledger)):
        said = entry_record(line.entry, line.text, ZONE, word=line.word, word_by=line.word_by)
        assert list(said)[: len(MEMBERS)] == MEMBERS
        assert list(said)[len(MEMBERS) :] == [
            "note", "reason", "title", "percent", "redacted", *LAST,
        ]  # fmt: skip


def test_a_load_names_the_plans_file_and_claims_nothing(ledger: Database) -> None:
    (line,) = history(view(ledger), limit=7)[:1]
    said = entry_record(line.entry, line.text, ZONE)
    assert (said["id"], said["kind"], said["decided_at"]) == ("E1", "load", "2018-01-01")
    assert said["recorded_at"] == "2018-07-03T09:00:00+08:00"
    for name in ("checkpoint", "obligation", "unit", "case", "period", "occurred_at", "via", "times", "refers_to"):
        assert said[name] is None
    assert said["evidence"] == []


def test_a_claim_says_when_by_whom_and_with_what(ledger: Database) -> None:
    pieces = [Piece("link", url="http://x.cn"), Piece("file", "a.jpg", "0" * 64, 12, 1)]
    (entry,) = record(
        ledger,
        claim(
            occasion="2018-Q3",
            reported_at=start_of(date(2018, 7, 19), ZONE),
            on_behalf=1,
            via="mail",
            ref="来文3号",
            times=2,
            evidence=facts(pieces),
            text=Text(note="说明", links=("http://x.cn",), files=("a.jpg",)),
        ),
    )
    line = history(view(ledger), limit=1)[0]
    said = entry_record(line.entry, line.text, ZONE, word="withdrawal", word_by=12)
    expected = {
        "id": "E8",
        "seq": 8,
        "plan": PLAN,
        "obligation": "2.1.2a",
        "unit": "区教委",
        "case": None,
        "period": "2018-Q3",
        "occurred_at": "2018-07-18",
        "reported_at": "2018-07-19",
        "recorded_at": "2018-08-03T12:00:00+08:00",
        "by": "office",
        "on_behalf": True,
        "via": "mail",
        "ref": "来文3号",
        "times": 2,
        "note": "说明",
        "reason": None,
        "hash": entry.hash,
        "withdrawn_by": "E12",
        "word": "withdrawal",
        "word_by": "E12",
    }
    assert {name: said[name] for name in expected} == expected
    assert said["evidence"] == [
        {"kind": "link", "sha256": None, "size": None, "kept": None, "name": None, "url": "http://x.cn"},
        {"kind": "file", "sha256": "0" * 64, "size": 12, "kept": True, "name": "a.jpg", "url": None},
    ]


def test_a_minute_stays_a_minute_and_a_day_a_day(ledger: Database) -> None:
    midnight = start_of(date(2018, 7, 18), ZONE)
    draft = Draft(
        kind="extension",
        plan_version=1,
        occurred_at=midnight,
        occurred_timed=1,
        reported_at=at(datetime(2018, 7, 19, 8, 30), ZONE),  # noqa: DTZ001 - local
        decided_at=start_of(date(2018, 7, 20), ZONE),
        until=end_of(date(2018, 8, 31), ZONE),
        occasion="case-12",
        refers_to=2,
    )
    (entry,) = record(ledger, draft)
    said = entry_record(entry, draft.text, ZONE)
    assert said["occurred_at"] == "2018-07-18T00:00:00+08:00"
    assert said["reported_at"] == "2018-07-19T08:30:00+08:00"
    assert said["decided_at"] == "2018-07-20"
    assert said["until"] == "2018-08-31"
    assert (said["case"], said["period"], said["refers_to"]) == ("case-12", None, "E2")


def test_progress_has_a_percentage_and_no_count(ledger: Database) -> None:
    (entry,) = record(ledger, Draft(kind="progress", plan_version=1))
    said = entry_record(entry, Text(note="过半", percent=60), ZONE)
    assert (said["percent"], said["times"], said["note"]) == (60, None, "过半")
    assert entry_record(entry, Text(note="过半"), ZONE)["percent"] is None
