"""What follows from what the ledger holds: the facts of a standing, its count, and its part in the figures."""

from collections.abc import Iterator

from govopen.deadlines.instants import HOUR
from govopen.errors import joined
from govopen.ledger.view import Header, View
from govopen.locales import N_, _, n_
from govopen.output.accounts import statements
from govopen.output.words import asked_words, due_words, flag_words, late_words, lateness_words, standing_words
from govopen.scoring.scorecard import Figures
from govopen.scoring.why import Point
from govopen.standing.overdue import days_past
from govopen.standing.reasons import Reasons
from govopen.standing.standing import Standing, told

MINUTE = HOUR // 60
FIGURES = {
    "met": N_("met"),
    "late": N_("late"),
    "overdue": N_("overdue"),
    "breached": N_("breached"),
    "excused": N_("excused"),
    "evidenced": N_("with evidence"),
    "verified": N_("verified"),
    "short_notice": N_("short notice"),
    "recorded_late": N_("reported late"),
}
"""What each figure of a scorecard counts, beside the rates."""

_BECAUSE = {
    "met": N_("within the date, so it is met"),
    "late": N_("after the date, and lateness stays: whatever comes later makes it no better"),
    "overdue": N_("the date has passed without it"),
    "due_soon": N_("the date is near"),
    "open": N_("the date is still to come"),
    "upcoming": N_("its period has not begun"),
    "excused": N_("excused by decision, so it leaves the denominators"),
    "breached": N_("breached"),
    "recorded": N_("recorded; without a date nothing is early or late"),
    "no_record": N_("no record; without a date nothing is overdue"),
}


def facts_words(view: View, reasons: Reasons) -> Iterator[str]:
    """When it was due, when it was done, how late that is: the verdict's facts. None of a date nobody set."""
    row, plan = reasons.row, view.plan
    if row.kind == "minimum":
        yield _("may close from {day}").format(day=due_words(row.due, row.timed, plan))
        if row.reached is not None:
            yield _("closed {day}").format(day=due_words(row.reached, row.timed, plan))
        return
    if row.kind == "never":
        yield (
            _("violated {day}").format(day=due_words(row.reached, 0, plan))
            if row.reached is not None
            else _("no violation found")
        )
        return
    yield from _dates(row, plan)
    if row.reached is not None:
        yield _("done {day}").format(day=due_words(row.reached, _timed(reasons), plan))
        if row.kind == "response":
            yield _after(reasons, row.reached, plan.zone)
    if row.told_due is not None and row.due is not None:
        yield from _days(view, row)


def _dates(row: Standing, plan: Header) -> Iterator[str]:
    """By when, and what was due before; that it was missed is said once where nothing is done yet."""
    if row.missed and row.reached is None:
        yield _("due {day}").format(day=asked_words(row, plan))
        return
    if row.told_due is not None:
        yield _("due {day}").format(day=due_words(row.told_due, row.timed, plan))
    if row.original_due is not None:
        yield _("first due {day}").format(day=due_words(row.original_due, row.timed, plan))
    if row.missed and row.due is not None and row.due not in {row.original_due, row.told_due}:
        yield _("missed {day}").format(day=due_words(row.due, row.timed, plan))


def _timed(reasons: Reasons) -> int:
    """Whether the minute of the completing entry is known."""
    return reasons.counted[-1].told.entry.occurred_timed if reasons.counted else 0


def _days(view: View, row: Standing) -> Iterator[str]:
    zone = view.plan.zone
    if row.standing == "met" and row.reached is not None and not row.timed:
        early = -days_past(row.due or 0, row.reached, zone)
        yield n_("{n} day early", "{n} days early", early).format(n=early) if early else _("on the last day")
    elif row.standing == "late" and row.reached is not None:
        late = days_past(row.due or 0, row.reached, zone)
        if row.timed:
            yield _("{span} too late").format(span=span_words(row.reached - (row.due or 0)))
        else:
            yield late_words(late)
    elif row.standing == "overdue":
        yield lateness_words(row, view.as_of, zone)
    elif row.standing in {"due_soon", "open", "upcoming"}:
        left = -days_past(row.asked or 0, view.as_of, zone)
        yield n_("{n} day left", "{n} days left", left).format(n=left) if left > 0 else _("due today")


def _after(reasons: Reasons, reached: int, zone: str) -> str:
    """How long after its case: to the minute where both are known to the minute, else in days."""
    opens, case = reasons.row.opens, reasons.case
    if _timed(reasons) and (reasons.row.timed or (case and case.entry.occurred_timed)):
        return _("{span} after it happened").format(span=span_words(reached - opens))
    days = days_past(opens, reached, zone)
    words = n_("{n} day", "{n} days", days).format(n=days)
    return _("{span} after it happened").format(span=words) if days else _("on the day it happened")


def span_words(span: int) -> str:
    """4 h 50 min."""
    hours, minutes = divmod(span // MINUTE, 60)
    return _("{h} h {min} min").format(h=hours, min=minutes)


def result_words(view: View, reasons: Reasons) -> str:
    """The standing from its numbers: how many within the date, when the last of them came, what that makes it."""
    row = reasons.row
    parts: list[str] = []
    if row.kind not in {"never", "minimum"}:
        parts += _counts(view, reasons)
    parts.append(_because(row))
    if reasons.flags:
        parts.append(_("beside it stands: {flags}").format(flags=joined(map(flag_words, reasons.flags))))
    return statements(parts)


def _counts(view: View, reasons: Reasons) -> Iterator[str]:
    """How many by the date, where it is over or all are there; when the last of them came, or how many there are."""
    row, reached = reasons.row, reasons.row.reached
    judged = row.told_due is not None and row.due is not None and (reached is not None or row.due < view.as_of)
    if judged:
        yield _("within the date {n} counted of {needed}").format(n=reasons.in_time, needed=row.needed)
    if reached is not None:
        came = _("number {n} of {n} came on {day}") if row.needed > 1 else _("it came on {day}")
        yield came.format(n=row.needed, day=due_words(reached, _timed(reasons), view.plan))
    elif not judged or reasons.recorded != reasons.in_time:
        yield _("{n} of {needed} so far").format(n=reasons.recorded, needed=row.needed)


def _because(row: Standing) -> str:
    if row.kind == "minimum":
        return _minimum(row)
    if row.kind == "never":
        return _("a finding is in force") if row.standing == "breached" else _("it holds unless a violation is found")
    said = _(_BECAUSE[row.told])
    if row.missed and row.told in {"open", "due_soon"}:
        said = _("the date was missed: until the new one it is not overdue, and what is done is late")
    if row.former:
        return _("{words}; without the excuse: {standing}").format(
            words=said, standing=standing_words(told(row.basis, row.former))
        )
    return said


def _minimum(row: Standing) -> str:
    if row.standing == "breached":
        return _("it was closed before it might")
    if row.standing == "met":
        return _("it stayed open long enough")
    return _(_BECAUSE["excused"]) if row.standing == "excused" else _("it is still open, and never overdue")


def effect_words(point: Point, *, shared: bool) -> str:
    """What part of the unit's rate it is, and in which figures else it counts one."""
    effect = point.effect
    if shared:
        return _("figures: no unit's, once in the plan's")
    if not effect.figures or effect.sums is None:
        return _("figures: none")
    part = _("a ban, in no rate") if point.row.kind == "never" else _part(effect.figures, effect.sums)
    named = [_(FIGURES[name]) for name in effect.figures if name in FIGURES]
    said = _("{words}; counted as: {names}").format(words=part, names=joined(named)) if named else part
    return _("figures: {words}").format(words=said)


def _part(figures: tuple[str, ...], sums: Figures) -> str:
    if "default_of" in figures:
        ratio = f"{sums.default_recorded}/{sums.default_of}"
        return _("recorded without a date {ratio}, apart from every rate").format(ratio=ratio)
    ratio = f"{sums.on_time}/{sums.due}"
    if "on_time" in figures:
        return _("on-time rate {ratio}, where it is one of the {n} on time").format(ratio=ratio, n=sums.on_time)
    if "due" in figures:
        missed = sums.due - sums.on_time
        return _("on-time rate {ratio}, where it is one of the {n} not on time").format(ratio=ratio, n=missed)
    left = _("on-time rate {ratio}, which it has left")
    return (left if "excused" in figures else _("on-time rate {ratio}, not in it yet")).format(ratio=ratio)
