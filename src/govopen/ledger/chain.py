"""The SHA-256 chain of a plan's entries: each entry's hash covers its facts and the hash before it.

Of its words an entry keeps one hash, ``text_sha256``. A field's hash is that of its salt and of itself as a JSON
object; of a text with several fields, that of their names and hashes. So one field can be emptied together with its
salt: its hash stays, from which nobody can guess it, and what remains still verifies.
"""

import json
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from json.encoder import c_make_encoder, encode_basestring  # type: ignore[attr-defined]  # not in its stub
from typing import Any

from govopen.ledger.entry import FIELDS, Entry, Text

SALT = 32
"""Characters of a salt. ``entry_text.salt`` holds one for each field that is there, in their order."""
LEAVES = "_leaves"
"""Where a body keeps the hashes of the fields that were redacted."""


def _foreign(value: bytes) -> list[str]:
    """How a BLOB is encoded, which no entry has: like nothing that an entry may hold."""
    return [value.hex()]


# What json.dumps would make for every single entry; made once, because an audit may encode them all.
_pieces = c_make_encoder(None, _foreign, encode_basestring, None, ":", ",", False, False, True)
_BETWEEN = re.compile(f', (?="(?:{"|".join(FIELDS)})": )')  # within a text every quotation mark has its backslash


def digest(entry: Entry) -> str:
    """The hash an entry must have: SHA-256 of the JSON list of every other field, in their order."""
    return digest_of(entry[:-1])


def digest_of(facts: tuple[Any, ...]) -> str:
    """The same, of the other fields alone."""
    return _sha("".join(_pieces(facts, 0)))


def body(text: Text) -> str:
    """An entry's words as stored: a JSON object without what is empty."""
    return json_of({name: value for name in FIELDS if (value := getattr(text, name))})


def words(stored: str) -> Text:
    """The reverse of ``body``; what was redacted is empty, and named in ``gone``."""
    found = json.loads(stored or "{}")
    gone = tuple(found.pop(LEAVES, ()))
    fields: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in found.items()}
    return Text(**fields, gone=gone)


def salts(salt: str, stored: str) -> str:
    """The salts of a text's fields, made of one; that one itself where a single hash is enough."""
    members = _members(stored)
    return "".join(_sha(f"{salt}{_name(member)}")[:SALT] for member in members) if len(members) > 1 else salt


def text_digest(salts: str, stored: str) -> str:
    """What an entry keeps of its words, none of them redacted. The salts stop anybody from guessing a short text."""
    members = _members(stored)
    if len(members) < 2:
        return single_digest(salts, stored)
    if stored[0] != "{" or stored[-1] != "}" or len(salts) != SALT * len(members):
        return ""
    # As ``joined`` does it, without a call that can be spared: an audit does this for every such text.
    leaves, at = [], 0
    for member in members:
        facts = f"{salts[at : at + SALT]}{{{member}}}".encode("utf-8", "surrogateescape")
        leaves.append(f"{_name(member)}:{sha256(facts).hexdigest()}")
        at += SALT
    return sha256("\n".join(leaves).encode("utf-8", "surrogateescape")).hexdigest()


def single_digest(salt: str, stored: str) -> str:
    """The same of a text with one field or none; and of any text in the ledgers of older programs."""
    return _sha(salt + stored)


def leaf(salt: str, name: str, value: object) -> str:
    """The hash of one field."""
    return _sha(salt + json_of({name: value}))


def joined(leaves: Mapping[str, str]) -> str:
    """One hash of all fields: the only one's, else that of all names and hashes, in their order."""
    if len(leaves) == 1:
        return next(iter(leaves.values()))
    return _sha("\n".join(f"{name}:{leaves[name]}" for name in FIELDS if name in leaves))


def rows_digest(rows: Iterable[tuple[object, ...]]) -> str:
    """The hash of rows beside the chain, in their order, which the entry that they belong to keeps in its reference."""
    return sha256(json.dumps([list(row) for row in rows], default=repr).encode()).hexdigest()


def json_of(members: Mapping[str, object]) -> str:
    return json.dumps(members, ensure_ascii=False)


def _members(stored: str) -> list[str]:
    """The fields of a text as they are stored: ``"note": "…"``."""
    return _BETWEEN.split(stored[1:-1]) if len(stored) > 2 else []


def _name(member: str) -> str:
    return member[1 : member.find('"', 1)]


def _sha(text: str) -> str:
    """SHA-256 of a text; of its very bytes where they were no UTF-8 and so were read as surrogates."""
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
