"""Texts of which a part was redacted: how they are stored, and how what remains is still held to its entry.

A body keeps the fields that are there, whose salts stay, and under ``_leaves`` the hash of each field that is gone. The
hash is empty where the text could only be emptied whole: older programs hashed several fields as one.
"""

import json
import re
from typing import Any, NamedTuple

from govopen.ledger.chain import LEAVES, SALT, joined, json_of, leaf, text_digest
from govopen.ledger.entry import FIELDS

_HASH = re.compile(r"[0-9a-f]{64}")


class Emptied(NamedTuple):
    """A text: its fields, their salts in a row, and the hashes of the fields that are gone, by name."""

    fields: dict[str, Any]
    salts: str
    leaves: dict[str, str]

    @property
    def stored(self) -> str:
        """Its body, which has this one form."""
        there = {name: self.fields[name] for name in FIELDS if name in self.fields}
        gone = {name: self.leaves[name] for name in FIELDS if name in self.leaves}
        return json_of({**there, LEAVES: gone} if gone else there)

    @property
    def whole(self) -> bool:
        """Whether it was emptied whole, so that nothing of it can be verified."""
        return bool(self.leaves) and not self.fields and not self.salts and not any(self.leaves.values())

    def digest(self) -> str:
        """What its entry must have kept; nothing where it is no text of ours."""
        salts = [self.salts[at : at + SALT] for at in range(0, len(self.salts), SALT)]
        if len(salts) != len(self.fields) or self.fields.keys() & self.leaves.keys():
            return ""
        there = {name: leaf(salt, name, self.fields[name]) for name, salt in zip(self.fields, salts, strict=True)}
        leaves = {**there, **self.leaves}
        return joined(leaves) if all(_HASH.fullmatch(each) for each in leaves.values()) else ""


def read(salts: str, stored: str) -> Emptied | None:
    """A text as stored, or None where it is in no form that this program writes."""
    try:
        fields = json.loads(stored)
        found = Emptied(fields, salts, fields.pop(LEAVES, {}))
        return (
            found if found.stored == stored and all(isinstance(each, str) for each in found.leaves.values()) else None
        )
    except (ValueError, TypeError, AttributeError):
        return None


def without(field: str, salts: str, stored: str, text_sha256: str) -> Emptied:
    """The text without one of its fields; emptied whole where its entry has no hash of single ones."""
    fields = json.loads(stored)
    leaves = fields.pop(LEAVES, {})
    if not leaves and text_digest(salts, stored) != text_sha256:
        return Emptied({}, "", dict.fromkeys(fields, ""))
    at = list(fields).index(field) * SALT
    leaves[field] = leaf(salts[at : at + SALT], field, fields.pop(field))
    return Emptied(fields, salts[:at] + salts[at + SALT :], leaves)
