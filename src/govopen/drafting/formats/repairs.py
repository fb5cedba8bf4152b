"""Safe repairs of a text that was converted badly, each of them listed so that it can be undone."""

import re
from collections.abc import Iterable

from govopen.drafting.document import Document, Format, Line, Repair, Span
from govopen.drafting.formats import mixups, spaces, width
from govopen.drafting.formats.passage import BREAK, WRAP, Passage

_NEEDS_SPACE = re.compile(r"[A-Za-z,;.]")


class _Work:
    """One passage under repair: for each of its characters what stands there now, and by which rule."""

    def __init__(self, text: str) -> None:
        self.was = text
        self.now = list(text)
        self.rule: dict[int, str] = {}

    def put(self, at: int, now: str, rule: str) -> None:
        """Another character, or none, in the place of one."""
        if self.was[at] == now:
            self.rule.pop(at, None)
        else:
            self.rule[at] = rule
        self.now[at] = now

    def text(self) -> str:
        """What stands now, where no character was taken away yet: every place as in the file."""
        return "".join(self.now)

    def result(self, at: int) -> tuple[str, list[Repair]]:
        """The repaired text and its repairs, for a passage that begins at this offset."""
        found: list[Repair] = []
        places = sorted(self.rule)
        offset, done, first = at, 0, 0
        while first < len(places):
            last = first
            rule = self.rule[places[first]]
            while (
                last + 1 < len(places) and places[last + 1] == places[last] + 1 and self.rule[places[last + 1]] == rule
            ):
                last += 1
            start, end = places[first], places[last] + 1
            offset += start - done
            after = "".join(self.now[start:end])
            found.append(Repair(offset, self.was[start:end].replace(BREAK, "\n"), after, rule))
            offset, done, first = offset + len(after), end, last + 1
        return self.text(), found


def _mix_ups(work: _Work) -> None:
    text = work.text()
    for found in mixups.ANY.finditer(text):
        work.put(found.start(), mixups.TABLE[ord(found[0])], "ocr")
    for found in width.ANY_PLAIN.finditer(text):
        work.put(found.start(), width.PLAIN[ord(found[0])], "width")
    for rule, right in mixups.IN_PLACE:
        for found in rule.finditer(work.text()):
            work.put(found.start("x"), right, "ocr")


def _wraps(work: _Work) -> None:
    """A line end inside a sentence disappears, but between Latin words; one that was typed becomes a space."""
    parting = set(spaces.wraps_apart(work.was))
    for at, character in enumerate(work.was):
        if character == BREAK or at in parting:
            work.put(at, " ", "break")
        elif character == WRAP:
            latin = 0 < at < len(work.was) - 1 and all(
                _NEEDS_SPACE.match(work.now[beside]) for beside in (at - 1, at + 1)
            )
            work.put(at, " " if latin else "", "break")


def _repaired(text: str, at: int) -> tuple[str, list[Repair]]:
    """One passage."""
    work = _Work(text)
    _mix_ups(work)
    for place, now in width.widths(work.text()):
        work.put(place, now, "width")
    here = work.text()
    for start, end, now in [*spaces.stray(here), *spaces.spread(here)]:
        for place in range(start, end):
            work.put(place, now if place == start else "", "space")
    _wraps(work)
    return work.result(at)


def repaired(name: str, kind: Format, passages: Iterable[Passage]) -> Document:
    """The document that these passages are. Passages without a character are left out."""
    texts: list[str] = []
    lines: list[Line] = []
    repairs: list[Repair] = []
    at = 0
    kept = False
    for passage in passages:
        text, found = _repaired(passage.text, at)
        follows, kept = kept, bool(text)
        if not text:
            continue
        if follows and passage.apart is not None:  # the line end before it is not the file's
            repairs.append(Repair(at - 1, passage.apart, "\n", "break"))
        lines.append(Line(Span(at, at + len(text)), passage.cell, passage.aside))
        texts.append(text)
        repairs += found
        at += len(text) + 1
    return Document(name, kind, "".join(f"{text}\n" for text in texts), tuple(lines), tuple(repairs))


def undone(document: Document) -> str:
    """The text as the file holds it: its lines without the blanks around them, empty ones left out."""
    pieces, place = [], 0
    for repair in document.repairs:
        pieces += [document.text[place : repair.at], repair.before]
        place = repair.at + len(repair.after)
    return "".join([*pieces, document.text[place:]])
