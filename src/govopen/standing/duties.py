"""What a unit owes, as it is asked for: by code, by words, or from a list."""

from typing import NamedTuple

from govopen.errors import BadInput, joined, listed
from govopen.ledger.renamed import Renamed
from govopen.ledger.view import View
from govopen.locales import _
from govopen.plan.codes import looks_like_code, parse_code
from govopen.plan.names import match_words, near_words
from govopen.program import command, shell_word
from govopen.standing.claims import Behind
from govopen.standing.standing import DONE, Standing, standings


class Duty(NamedTuple):
    """An obligation of a unit in one occasion: a quota with its milestones, or one period of a recurring one.

    ``checkpoint`` is the one that counts next: the first not done by its due instant, else the last. ``now`` is the
    code that the obligation has now, where the checkpoint, older than the amendment, has another.
    """

    checkpoint: Standing
    checkpoints: tuple[Standing, ...]
    recorded: int
    now: str = ""

    @property
    def code(self) -> str:
        return self.checkpoint.obligation

    @property
    def present(self) -> str:
        """The obligation's code in the plan that holds now."""
        return self.now or self.code

    @property
    def done(self) -> bool:
        return self.checkpoint.standing in DONE

    @property
    def name(self) -> str:
        return self.checkpoint.shown


class NoSuchDuty(BadInput):
    """Nothing that the unit owes goes by this code or by these words."""


class SeveralDuties(BadInput):
    """The words fit more than one obligation; ``duties`` are they."""

    def __init__(self, words: str, found: list[Duty]) -> None:
        self.duties = found
        names = listed([f"{duty.code} {duty.name}" for duty in found])
        super().__init__(_("{words} fits several: {listed}; give one code").format(words=words, listed=names))


def duties(view: View, unit: str) -> list[Duty]:
    """What the unit owes, alone and jointly: stated duties first, each by due instant; its own before others'.

    Of a recurring obligation, the earliest begun period still lacking its count, else the last that began.
    """
    behind, renamed = Behind(view), Renamed(view)
    by_occasion: dict[tuple[str, str, str], list[Standing]] = {}
    for row in standings(view, unit, shared=True):
        by_occasion.setdefault(row.key, []).append(row)
    found = [_duty(rows, behind.recorded(rows[0]), renamed.now(rows[0].obligation)) for rows in by_occasion.values()]
    return sorted(found, key=_in_order)


def _in_order(duty: Duty) -> tuple[bool, int, int, str]:
    point = duty.checkpoint
    return point.basis != "stated", point.asked or 0, point.position, point.predecessor or ""


def choices(found: list[Duty], as_of: int) -> list[Duty]:
    """One duty an obligation, of a recurring one the period that an entry without ``--for`` is for; and one a case."""
    chosen: dict[tuple[str, str], Duty] = {}
    for duty in found:
        point = duty.checkpoint
        place = duty.present, point.occasion if point.kind == "response" else ""
        before = chosen.get(place)
        if before is None or (before.done and point.opens <= as_of):
            chosen[place] = duty
    return list(chosen.values())


def find(found: list[Duty], words: str, unit: str) -> list[Duty]:
    """The duties meant by a code or by words of their names, all occasions. Raises NoSuchDuty, SeveralDuties.

    What fell due before its code was changed goes by the code that it had and by the one that it has now. A bare item
    code means the item's one stated obligation that is not done yet, or the one there is.
    """
    if looks_like_code(words):
        return _by_code(found, parse_code(words).split("/")[0], unit)
    spelled: dict[str, list[str]] = {}
    for duty in found:
        spelled.setdefault(duty.present, []).extend(duty.checkpoint.spellings)
    codes = match_words(words, list(spelled.items()))
    if not codes:
        near = [duty for duty in found if duty.present in near_words(words, list(spelled.items()))]
        raise NoSuchDuty(nothing_theirs(words, unit, near))
    if len(codes) > 1:
        stated = {duty.present for duty in found if duty.present in codes and duty.checkpoint.basis == "stated"}
        if len(stated) != 1:
            raise SeveralDuties(words, _one_each([duty for duty in found if duty.present in codes]))
        codes = list(stated)
    return [duty for duty in found if duty.present == codes[0]]


def _by_code(found: list[Duty], code: str, unit: str) -> list[Duty]:
    named = {duty.present for duty in found if code in {duty.present, duty.code}}
    if named:
        return [duty for duty in found if duty.present in named]
    of_item = [duty for duty in found if duty.checkpoint.item == code]
    wanted = {duty.present for duty in of_item if duty.checkpoint.basis == "stated" and not duty.done}
    if len({duty.present for duty in of_item}) == 1:
        return of_item
    if len(wanted) == 1:
        return [duty for duty in of_item if duty.present in wanted]
    if of_item:
        raise SeveralDuties(code, _one_each(of_item))
    raise NoSuchDuty(nothing_theirs(code, unit, []))


def _one_each(found: list[Duty]) -> list[Duty]:
    return list({duty.present: duty for duty in reversed(found)}.values())[::-1]


def nothing_theirs(words: str, unit: str, near: list[Duty]) -> str:
    """Why nothing of the unit's was found by these words, and where to look."""
    if near:
        names = joined(f"{duty.code} {duty.name}" for duty in _one_each(near))
        return _("{unit} owes nothing called {words}; did you mean {listed}?").format(
            unit=unit, words=words, listed=names
        )
    return _("{unit} does not answer for {words}; what it owes: {command}").format(
        unit=unit, words=words, command=command(f"status {shell_word(unit)}")
    )


def _duty(rows: list[Standing], recorded: int, now: str) -> Duty:
    rows.sort(key=lambda row: (row.asked is None, row.asked or 0))
    waiting = [row for row in rows if row.standing not in DONE]
    return Duty((waiting or rows[-1:])[0], tuple(rows), recorded, now)
