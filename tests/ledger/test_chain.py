"""Entries are numbered and chained in the order in which they were recorded, by however many at once."""

import json
import sqlite3
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import NOON, PLAN, claim, record

from govopen.ledger.append import append
from govopen.ledger.audit import audit
from govopen.ledger.chain import body, digest, text_digest, words
from govopen.ledger.entry import FIRST, Draft, Entry, Text
from govopen.ledger.recorder import Recorder
from govopen.store.connection import Database, connect

anything = st.none() | st.integers() | st.text()


@given(st.tuples(*[anything] * (len(Entry._fields) - 1)))
def test_a_hash_is_that_of_the_json_list_of_all_other_fields(facts: tuple[object, ...]) -> None:
    entry = Entry._make((*facts, "its own hash does not matter"))
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    assert digest(entry) == sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("field", [name for name in Entry._fields if name != "hash"])
def test_a_hash_depends_on_every_fact(database: Database, field: str) -> None:
    (entry,) = record(database, claim())
    assert digest(entry) == entry.hash
    changed = {**entry._asdict(), field: "something else"}
    assert digest(Entry._make(changed.values())) != entry.hash


def test_each_entry_names_the_hash_before_it(database: Database) -> None:
    entries = record(database, claim(), claim("区民政局"), claim("区文化委"))
    loaded = database.row("ledger", "entry", plan=PLAN, seq=1)
    assert loaded is not None
    chain = [Entry._make(loaded), *entries]
    assert [entry.id for entry in chain] == ["E1", "E2", "E3", "E4"]
    assert [entry.prev for entry in chain] == [FIRST, *(entry.hash for entry in chain[:-1])]


def test_what_was_recorded_is_what_is_read(database: Database) -> None:
    (entry,) = record(database, claim(until=5, via="mail", ref="来文3号"))
    row = database.row("ledger", "entry", plan=PLAN, seq=entry.seq)
    assert row is not None
    assert Entry._make(row) == entry


def test_the_time_of_recording_never_runs_backwards(database: Database) -> None:
    (first,) = record(database, claim(), now=NOON)
    (second,) = record(database, claim(), now=NOON - 1_000_000)
    (third,) = record(database, claim(), now=NOON + 1)
    assert [entry.recorded_at for entry in (first, second, third)] == [NOON, NOON, NOON + 1]


def test_words_are_salted_so_that_nobody_can_guess_them(database: Database) -> None:
    first, second = record(database, claim(), claim())
    assert first.text_sha256 != second.text_sha256
    salt, stored = database.execute("SELECT salt, body FROM entry_text WHERE seq = :seq", {"seq": first.seq}).fetchone()
    assert len(salt) == 32
    assert text_digest(salt, stored) == first.text_sha256


@pytest.mark.parametrize("text", [Text(), Text("备注", "原因", "题目", ("http://x.cn",), ("a.jpg", "b.pdf"), 40)])
def test_words_are_stored_without_what_is_empty(text: Text) -> None:
    assert words(body(text)) == text
    assert "[]" not in body(text)
    assert words("") == Text()


def test_plans_have_chains_of_their_own(database: Database) -> None:
    record(database, claim())
    (other,) = record(database, Draft(kind="round", plan_version=1), plan="other")
    assert (other.seq, other.prev) == (1, FIRST)


def test_a_command_that_fails_leaves_no_entry(database: Database) -> None:
    def half() -> None:
        with database.writing():
            append(database, PLAN, [claim()], Recorder("office", lambda: NOON))
            raise sqlite3.OperationalError("disk I/O error")

    with pytest.raises(sqlite3.OperationalError):
        half()
    assert database.row("ledger", "head", plan=PLAN)[0] == 1  # type: ignore[index]  # there is a head


def test_several_threads_at_once_lose_nothing(xicheng: Path) -> None:
    def work() -> None:
        database = connect(str(xicheng))
        for _ in range(10):
            record(database, claim())
        database.close()

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert_whole(xicheng, 41)


CLERK = """
import sys
sys.path.insert(0, sys.argv[2])
from ledgers import claim, record
from govopen.store.connection import connect
database = connect(sys.argv[1])
for _ in range(10):
    print(record(database, claim())[0].id, flush=True)
"""


def test_several_programs_at_once_lose_nothing(xicheng: Path) -> None:
    here = str(Path(__file__).parent)
    clerks = [
        subprocess.Popen([sys.executable, "-c", CLERK, str(xicheng), here], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    told = [line for clerk in clerks for line in clerk.communicate()[0].split()]
    assert sorted(told) == sorted(f"E{seq}" for seq in range(2, 32))
    assert_whole(xicheng, 31)


def assert_whole(path: Path, entries: int) -> None:
    database = connect(str(path))
    assert database.row("ledger", "head", plan=PLAN)[0] == entries  # type: ignore[index]  # there is a head
    assert audit(database) == []


def test_a_recorded_entry_is_there_for_everybody(xicheng: Path, database: Database) -> None:
    (entry,) = record(database, claim())
    row = connect(str(xicheng)).row("ledger", "entry", plan=PLAN, seq=entry.seq)
    assert row == entry
