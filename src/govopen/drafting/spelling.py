"""Names and words as a plan's file may hold them: no separators inside a name, nothing invisible, not too long."""

import re

UNIT, NAME, TITLE, SOURCE = 60, 100, 200, 500
"""Characters at most: of a unit's or a group's name, of a duty's, of a title, of the words that state a duty."""

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]")
_SEPARATOR = re.compile(r"[,，、;；/\\／]+")
_INSIDE = re.compile(r"(?P<open>[（(〔\[【])(?P<words>[^（()）〔〕\[\]【】]*)(?P<close>[）)〕\]】])")
_OUTSIDE = re.compile(r"[,，、;；/\\／]+(?![^（）]*）)")


def unit_name(printed: str) -> str:
    """The nearest spelling that a plan takes: 、 in brackets, 各县（市、区）政府; elsewhere 和 for a separator.

    Empty where nothing is left that could be a name.
    """
    name = _INSIDE.sub(lambda each: f"（{_SEPARATOR.sub('、', each['words'])}）", clean(printed))
    outside = _OUTSIDE.split(name.strip(" 　,，、;；/\\／-"))
    return "和".join(part for part in outside if part).strip(" 　-")[:UNIT].strip()


def clean(words: str, longest: int = TITLE) -> str:
    """On one line, without what cannot be seen, cut to so many characters."""
    return _UNSEEN.sub("", words.replace("\n", " ").replace("\t", " ")).strip()[:longest].strip()
