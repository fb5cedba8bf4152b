"""Names of a clause's requirements that differ: 平台（开工） and 平台（建成）."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from govopen.drafting.document import Document
from govopen.drafting.requirement import Requirement
from govopen.drafting.wants.phrases import BARE

_WORDS = 12
_PUNCTUATION = re.compile("[，。；：、（）\\s]+")


def told_apart(document: Document, found: list[Requirement]) -> list[Requirement]:
    """The requirements, those of one name with what differs: their verb, else their day, else their words."""
    shared = {name for name, times in Counter(each.about for each in found).items() if times > 1}
    named = list(found)
    for name in shared:
        here = [at for at, each in enumerate(found) if each.about == name]
        said = next(filter(None, (_differing(document, [found[at] for at in here], by) for by in _BY)), None)
        for turn, at in enumerate(here):
            named[at] = replace(found[at], about=f"{name}（{said[turn] if said else turn + 1}）")
    return named


def _differing(
    document: Document, alike: list[Requirement], by: Callable[[Document, Requirement], str]
) -> list[str] | None:
    said = [by(document, each) for each in alike]
    return said if all(said) and len(set(said)) == len(said) else None


def _verb(document: Document, each: Requirement) -> str:
    verbs = BARE.findall("".join(map(document.words, each.words)))
    return verbs[-1] if verbs and verbs[-1] not in each.about else ""


def _day(_document: Document, each: Requirement) -> str:
    return f"{each.by.month}月{each.by.day}日" if each.by else ""


def _words(document: Document, each: Requirement) -> str:
    return _PUNCTUATION.sub("", "".join(map(document.words, each.words)))[:_WORDS]


_BY = (_verb, _day, _words)
