"""What was repaired in reading a document: counted on a line, and each change with where it was made."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from govopen.errors import joined
from govopen.locales import N_, _, n_

if TYPE_CHECKING:
    from govopen.drafting.document import Document, Repair

AROUND = 6
"""Characters on either side of a repaired one, by which it is found in the document."""
FEW = 12
"""So many repairs of a kind are told one by one; characters taken for others always are."""

_RULES = {
    "space": N_("stray spaces"),
    "width": N_("punctuation and digits of another width"),
    "ocr": N_("characters taken for others"),
    "break": N_("lines broken inside a sentence"),
    "lost": N_("lost line breaks put back"),
}
_LOST = "\n"  # what a repair of the kind break puts in where the file has no line end
_SEEN = {ord("\n"): "↵", ord(" "): "␣", 0xA0: "␣", 0x3000: "␣", ord("\t"): "␣"}


def repaired(document: "Document") -> str:
    """How many repairs of each kind; empty for none."""
    count = Counter("lost" if repair.after == _LOST else repair.rule for repair in document.repairs)
    said = [_("{what}: {n}").format(what=_(_RULES[rule]), n=n) for rule, n in count.most_common()]
    return _("repaired in reading: {what}").format(what=_(", ").join(said)) if said else ""


def repairs_told(document: "Document") -> Iterator[str]:
    """A line for each change from one writing to another: how often, and among which words."""
    alike: dict[tuple[str, str, str], list[Repair]] = defaultdict(list)
    for repair in document.repairs:
        alike[repair.rule, repair.before.translate(_SEEN), repair.after.translate(_SEEN)].append(repair)
    for (rule, before, after), found in sorted(alike.items(), key=lambda each: (each[0][0] != "ocr", -len(each[1]))):
        n = len(found)
        what = _("{before} became {after}") if after else _("{before} taken out")
        what = what if before else _("{after} put in")
        said = n_("{what}, at {n} place", "{what}, at {n} places", n).format(
            what=what.format(before=before, after=after), n=n
        )
        if rule == "ocr" or n <= FEW:
            quoted = (_('"{text}"').format(text=_around(document, each)) for each in found)
            said = _("{what}: {words}").format(what=said, words=joined(quoted))
        yield said


def repair_records(document: "Document") -> list[dict[str, Any]]:
    """Each repair, as ``govopen.draft/1`` has it."""
    return [
        {"rule": each.rule, "before": each.before, "after": each.after, "words": _around(document, each)}
        for each in document.repairs
    ]


def _around(document: "Document", repair: "Repair") -> str:
    start, end = repair.at - AROUND, repair.at + len(repair.after) + AROUND
    before, after = document.text[max(0, start) : repair.at], document.text[repair.at : end]
    return before.rpartition("\n")[2] + after.removeprefix(_LOST if repair.after == _LOST else "").partition("\n")[0]
