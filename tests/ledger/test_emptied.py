"""What remains of a text verifies, what is gone cannot be guessed, and older ledgers keep verifying."""

import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import NOON, PLAN, claim, record

from govopen.ledger import append as appending
from govopen.ledger.audit import audit
from govopen.ledger.chain import SALT, body, salts, single_digest, text_digest, words
from govopen.ledger.emptied import read, without
from govopen.ledger.entry import FIELDS, Text
from govopen.ledger.verifying import at_once
from govopen.store.connection import Database

line = st.text(min_size=1, max_size=20)
texts = st.builds(
    Text,
    note=st.text(max_size=20),
    reason=st.text(max_size=20),
    title=st.text(max_size=20),
    links=st.lists(line, max_size=2).map(tuple),
    files=st.lists(line, max_size=2).map(tuple),
    percent=st.integers(0, 100),
)
SEED = "0123456789abcdef0123456789abcdef"


def test_a_text_with_one_field_has_one_salt_and_the_hash_of_both() -> None:
    stored = body(Text(note="居民代表12人"))
    assert salts(SEED, stored) == SEED
    assert text_digest(SEED, stored) == sha256(f'{SEED}{{"note": "居民代表12人"}}'.encode()).hexdigest()


def test_a_text_with_several_has_the_hash_of_their_names_and_hashes() -> None:
    stored = body(Text(note="会议", files=("a.jpg",)))
    held = salts(SEED, stored)
    note = sha256(f'{held[:SALT]}{{"note": "会议"}}'.encode()).hexdigest()
    files = sha256(f'{held[SALT:]}{{"files": ["a.jpg"]}}'.encode()).hexdigest()
    assert len(held) == 2 * SALT
    assert text_digest(held, stored) == sha256(f"note:{note}\nfiles:{files}".encode()).hexdigest()


def test_no_words_are_salted_too() -> None:
    assert text_digest(SEED, "{}") != text_digest(SEED[::-1], "{}")


@given(texts, st.permutations(FIELDS))
def test_fields_go_one_after_another_and_what_remains_verifies(text: Text, order: list[str]) -> None:
    stored = body(text)
    held = salts(SEED, stored)
    kept = text_digest(held, stored)
    there = [name for name in order if getattr(text, name)]
    for number, field in enumerate(there, 1):
        left = without(field, held, stored, kept)
        held, stored = left.salts, left.stored
        again = read(held, stored)
        assert again == left
        assert left.digest() == kept
        assert not left.whole
        assert words(stored) == text._replace(
            **{name: getattr(Text(), name) for name in there[:number]},
            gone=tuple(name for name in FIELDS if name in there[:number]),
        )
        assert len(held) == SALT * (len(there) - number)
    if there:
        assert set(json.loads(stored)) == {"_leaves"}


@given(texts.filter(lambda text: bool(text.note)), st.text(max_size=20))
def test_of_what_is_gone_no_guess_can_be_tried(text: Text, guess: str) -> None:
    """Neither its words nor its salt are left, and its hash is that of both."""
    stored = body(text)
    held = salts(SEED, stored)
    left = without("note", held, stored, text_digest(held, stored))
    at = 0  # the note is the first field
    assert held[at : at + SALT] not in left.stored + left.salts
    assert "note" not in json.loads(left.stored)
    guessed = sha256(json.dumps({"note": guess}, ensure_ascii=False).encode()).hexdigest()
    assert guessed not in left.stored


@pytest.mark.parametrize(
    "stored",
    [
        '{"_leaves": {}}', '{"_leaves": {"note": 1}}', '{"_leaves":{"note": ""}}', '{"links": [], "note": ""}', "[]",
        '{"_leaves": {"files": "", "note": ""}}', '{"note": "a", "note": "b"}', "", "x", "1", '{"other": "x"}',
    ],
)  # fmt: skip
def test_a_text_has_one_form(stored: str) -> None:
    assert read("", stored) is None


def test_the_hash_of_a_field_is_a_hash() -> None:
    """Nobody joins two fields into one name and hash."""
    stored = body(Text(note="会议", files=("a.jpg",)))
    held = salts(SEED, stored)
    note, files = (without(name, held, stored, text_digest(held, stored)).leaves[name] for name in ("note", "files"))
    joined = read("", json.dumps({"_leaves": {"note": f"{note}\nfiles:{files}"}}))
    assert joined is not None
    assert joined.digest() == ""


def test_a_ledger_of_an_older_program_verifies(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appending, "salts", lambda salt, _stored: salt)
    monkeypatch.setattr(appending, "text_digest", single_digest)
    record(database, claim(text=Text(note="会议", links=("https://a.example",))), claim(), claim(text=Text()), now=NOON)
    monkeypatch.undo()
    assert audit(database) == []
    assert at_once(database, PLAN) is not None
