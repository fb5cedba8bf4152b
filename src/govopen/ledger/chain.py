"""The SHA-256 chain of a plan's entries: each entry's hash covers its facts and the hash before it."""

import json
from hashlib import sha256

from govopen.ledger.entry import Entry, Text


def digest(entry: Entry) -> str:
    """The hash an entry must have: SHA-256 of the JSON list of every other field, in their order."""
    return sha256(json.dumps(entry[:-1], ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def body(text: Text) -> str:
    """An entry's words as stored: a JSON object without what is empty."""
    return json.dumps({name: value for name, value in text._asdict().items() if value}, ensure_ascii=False)


def words(stored: str) -> Text:
    """The reverse of ``body``; a redacted text, stored empty, has no words."""
    found = json.loads(stored or "{}")
    return Text(**{name: tuple(value) if isinstance(value, list) else value for name, value in found.items()})


def text_digest(salt: str, stored: str) -> str:
    """What an entry keeps of its words. The salt stops anybody from guessing a short text."""
    return sha256(f"{salt}{stored}".encode()).hexdigest()
