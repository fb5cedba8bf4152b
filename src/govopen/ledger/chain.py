"""The SHA-256 chain of a plan's entries: each entry's hash covers its facts and the hash before it."""

import json
from hashlib import sha256
from json.encoder import c_make_encoder, encode_basestring  # type: ignore[attr-defined]  # not in its stub
from typing import Any

from govopen.ledger.entry import Entry, Text

# What json.dumps would make for every single entry; made once, because an audit encodes them all.
_pieces = c_make_encoder(None, repr, encode_basestring, None, ":", ",", False, False, False)


def digest(entry: Entry) -> str:
    """The hash an entry must have: SHA-256 of the JSON list of every other field, in their order."""
    return digest_of(entry[:-1])


def digest_of(facts: tuple[Any, ...]) -> str:
    """The same, of the other fields alone."""
    return sha256("".join(_pieces(facts, 0)).encode()).hexdigest()


def body(text: Text) -> str:
    """An entry's words as stored: a JSON object without what is empty."""
    return json.dumps({name: value for name, value in text._asdict().items() if value}, ensure_ascii=False)


def words(stored: str) -> Text:
    """The reverse of ``body``; a redacted text, stored empty, has no words."""
    found = json.loads(stored or "{}")
    fields: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in found.items()}
    return Text(**fields)


def text_digest(salt: str, stored: str) -> str:
    """What an entry keeps of its words. The salt stops anybody from guessing a short text."""
    return sha256(f"{salt}{stored}".encode()).hexdigest()
