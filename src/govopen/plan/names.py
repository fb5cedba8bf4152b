"""How people name things: one way of comparing, for the plan's file and for the database alike."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from govopen.errors import BadInput, joined, shown
from govopen.locales import _
from govopen.program import command

_IGNORED = r"[\s\"'\u2018\u2019\u201c\u201d\u300a\u300b\u300c\u300d]+"
_PLACE = r"^(?:北京市)?(?:西城区|区)(?=.{2})"
_OFFICE = r"(?<=.{2})(?:街道办事处|街道办|街道|办事处)$"
_LOCAL_READINGS = {"大栅栏": "dsl", "什刹海": "sch"}
CLOSE = 50.0
"""From 0 to 100: below this a spelling is no candidate."""


class UnknownUnit(BadInput):
    """No unit goes by this name."""

    def __init__(self, text: str, candidates: Sequence[str]) -> None:
        self.text, self.candidates = text, tuple(candidates)
        if candidates:
            words = _("unknown unit {name}; did you mean {near}?")
        else:
            words = _("unknown unit {name}; {command} lists them")
        super().__init__(words.format(name=shown(text), near=joined(candidates), command=command("units")))


class AmbiguousUnit(BadInput):
    """Several units go by this name."""

    def __init__(self, text: str, candidates: Sequence[str]) -> None:
        self.text, self.candidates = text, tuple(candidates)
        words = _("{name} can be {candidates}; give the unit's full name")
        super().__init__(words.format(name=shown(text), candidates=joined(candidates)))


def normalise(text: str) -> str:
    """The form in which names are compared: half width, small letters, no spaces and no quotation marks."""
    return re.sub(_IGNORED, "", unicodedata.normalize("NFKC", text)).casefold()


def bare(text: str) -> str:
    """A normalised name without the district in front and 街道 behind, where something remains."""
    return re.sub(_OFFICE, "", re.sub(_PLACE, "", normalise(text)))


def initials(name: str) -> str:
    """The first letters of a name's pinyin (区教委 -> qjw), with 大栅栏 and 什刹海 as they are read in Beijing."""
    from pypinyin import Style, lazy_pinyin

    text = normalise(name)
    for place, letters in _LOCAL_READINGS.items():
        text = text.replace(place, letters)
    letters_and_rest = "".join(lazy_pinyin(text, style=Style.FIRST_LETTER))
    return "".join(c for c in letters_and_rest if c.isascii() and c.isalnum())


def nearest(text: str, choices: Iterable[str], n: int = 3) -> list[str]:
    """The choices most like the text, best first; none that is unlike it."""
    from rapidfuzz import fuzz, process

    found = process.extract(text, list(choices), scorer=fuzz.ratio, processor=normalise, limit=n, score_cutoff=CLOSE)
    return [choice for choice, _score, _index in found]


class Names:
    """Looks units up by key, alias, English name or pinyin initials.

    The spellings are given as a mapping or, since two units may share initials, as pairs (spelling, key); ``english``
    is what a reader of English is told beside a key.
    """

    def __init__(
        self, spellings: Mapping[str, str] | Iterable[tuple[str, str]], english: Mapping[str, str] | None = None
    ) -> None:
        self._english = english or {}
        pairs = spellings.items() if isinstance(spellings, Mapping) else spellings
        self._spelled: dict[str, dict[str, None]] = {}
        for spelling, key in pairs:
            self._spelled.setdefault(normalise(spelling), {})[key] = None
            if spelling == key:
                self._spelled[normalise(spelling)] = {key: None, **self._spelled[normalise(spelling)]}

    def find(self, text: str) -> str:
        """The key of the one unit meant.

        A full spelling comes before one without 区 or 街道. Raises UnknownUnit with candidates, or AmbiguousUnit.
        """
        keys = self._spelled.get(normalise(text)) or self._barely(text)
        if len(keys) == 1:
            return next(iter(keys))
        if keys:
            raise AmbiguousUnit(text, [self._told(key) for key in keys])
        raise UnknownUnit(text, [self._told(key) for key in self.candidates(text)])

    def _told(self, key: str) -> str:
        return f"{self._english[key]} ({key})" if key in self._english else key

    def candidates(self, text: str, n: int = 3) -> list[str]:
        """Keys of the units whose spellings are most like the text, best first."""
        spellings = nearest(text, self._spelled, n * 4)
        return list(dict.fromkeys(key for spelling in spellings for key in self._spelled[spelling]))[:n]

    def _barely(self, text: str) -> dict[str, None]:
        wanted = bare(text)
        if not wanted:
            return {}
        found = (keys for spelling, keys in self._spelled.items() if bare(spelling) == wanted)
        return {key: None for keys in found for key in keys}


class _Choice(NamedTuple):
    code: str
    spellings: list[str]
    words: frozenset[str]

    def has(self, part: str) -> bool:
        """Whether a part of a name is this: of Chinese any, of English a word, one or many."""
        if re.fullmatch("[a-z0-9]+", part):
            return part in self.words or part.removesuffix("s") in self.words
        return any(part in spelling for spelling in self.spellings)


def _words(spellings: Iterable[str]) -> frozenset[str]:
    text = unicodedata.normalize("NFKC", " ".join(spellings)).casefold()
    words = re.findall("[a-z0-9]+", text)
    return frozenset([*words, *(word.removesuffix("s") for word in words)])


def match_words(words: str | Sequence[str], choices: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
    """The codes whose names the words mean, in the order of the choices.

    A whole name or alias comes before a part of one; words separated by spaces must all occur, in any order and in
    any of a code's spellings. Nothing matches no words.
    """
    typed = words if isinstance(words, str) else " ".join(words)
    parts = [part for part in map(normalise, typed.split()) if part]
    if not parts:
        return []
    known = [_Choice(code, [normalise(spelling) for spelling in names], _words(names)) for code, names in choices]
    whole = "".join(parts)
    exact = [choice.code for choice in known if whole in choice.spellings]
    if exact:
        return exact
    return [choice.code for choice in known if all(choice.has(part) for part in parts)]


def near_words(words: str, choices: Sequence[tuple[str, Sequence[str]]], n: int = 3) -> list[str]:
    """The codes whose names are most like the words, best first."""
    named = {spelling: code for code, spellings in choices for spelling in spellings}
    return list(dict.fromkeys(named[spelling] for spelling in nearest(words, named, n * 4)))[:n]
