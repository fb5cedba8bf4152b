"""Names and words as a plan's file may hold them: no separators inside a name, nothing invisible, not too long."""

import re

UNIT, NAME, TITLE, SOURCE = 60, 100, 200, 500
"""Characters at most: of a unit's or a group's name, of a duty's, of a title, of the words that state a duty."""

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]")
_SEPARATOR = re.compile(r"[,，、;；/\\／]+")
_ROUND = str.maketrans("(〔[【)〕]】", "（（（（））））")
_EDGES = " 　,，、;；/\\／-－"
_BRACKET = re.compile("[（）]")


def unit_name(printed: str) -> str:
    """The nearest spelling that a plan takes: 、 in an innermost bracket, 各县（市、区）政府; elsewhere 和 for it.

    Empty where nothing is left that could be a name.
    """
    name = clean(printed).translate(_ROUND).strip(_EDGES)[:UNIT].strip(_EDGES)
    return _SEPARATOR.sub(lambda run: "、" if _innermost(name, *run.span()) else "和", name)


def _innermost(name: str, start: int, end: int) -> bool:
    """Whether a stretch stands in a bracket that holds no other: （市、区）, not （甲、乙（筹））."""
    following = _BRACKET.search(name, end)
    opened = name.rfind("（", 0, start) > name.rfind("）", 0, start)
    return opened and following is not None and following[0] == "）"


def clean(words: str, longest: int = TITLE) -> str:
    """On one line, without what cannot be seen, cut to so many characters."""
    return _UNSEEN.sub("", words.replace("\n", " ").replace("\t", " ")).strip()[:longest].strip()
