"""Words that the screens share: standings and flags, days, what a checkpoint is called, units in a row."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from govopen.deadlines.instants import HOUR, day_of, iso, local
from govopen.errors import joined
from govopen.ledger.units import Pool, Unit, shown
from govopen.ledger.view import Header, View
from govopen.locales import N_, _, language, n_
from govopen.output.columns import width_of, wrap, wrap_names
from govopen.standing.overdue import Late, days_past
from govopen.standing.standing import Standing

if TYPE_CHECKING:
    from govopen.ledger.entry import Text
    from govopen.ledger.evidence import Piece

KINDS = ("department", "party", "vertical", "subdistrict")
"""The kinds of units, in the order in which a list names them."""

WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))

_STANDINGS = {
    "breached": N_("breached"),
    "cut_short": N_("breached early"),  # a minimum
    "met": N_("met"),
    "excused": N_("excused"),
    "late": N_("late"),
    "overdue": N_("overdue"),
    "due_soon": N_("due soon"),
    "open": N_("open"),
    "upcoming": N_("upcoming"),
    "recorded": N_("recorded"),
    "no_record": N_("no record"),
}
_FLAGS = {
    "short_notice": N_("short notice"),
    "extended": N_("extended"),
    "unverified": N_("unverified"),
    "no_evidence": N_("no evidence"),
    "recorded_late": N_("reported late"),
    "corrected": N_("corrected"),
    "returned": N_("returned"),
    "on_behalf": N_("typed by the office"),
}
IN_THE_HEADING = frozenset({"short_notice", "extended"})
"""Flags that the words on the due day say already."""

DELETED = N_("[text deleted]")
"""What stands where words were redacted."""


def free_words(text: "Text", field: str) -> str:
    """The title, note or reason of an entry, or that it was deleted; nothing where there is none."""
    return getattr(text, field) or (_(DELETED) if field in text.gone else "")


def piece_words(piece: "Piece", text: "Text") -> str:
    """A file's name or a link's address, or that it was deleted."""
    field = "files" if piece.kind == "file" else "links"
    return piece.name or piece.url or (_(DELETED) if field in text.gone else "")


def standing_words(told: str) -> str:
    """What a checkpoint's standing is called; see `Standing.told`."""
    return _(_STANDINGS[told])


def row_words(row: Standing) -> str:
    """What its own standing is called: a minimum is breached by its end, too early."""
    return standing_words("cut_short" if row.kind == "minimum" and row.told == "breached" else row.told)


def told_words(row: Standing) -> str:
    """What its standing is called, and beside an excuse the one that it had: excused (was overdue)."""
    words = row_words(row)
    if row.told_former is None:
        return words
    return _("{standing} (was {former})").format(standing=words, former=standing_words(row.told_former))


def flag_words(flag: str) -> str:
    return _(_FLAGS[flag])


def before_issue(row: Standing, plan: Header) -> bool:
    """Whether the checkpoint was due before the plan was issued."""
    return row.told_due is not None and day_of(row.told_due, plan.zone).isoformat() < plan.issued


def day_words(day: date, plan: Header) -> str:
    """07-20 within the plan's year, else 2019-01-20."""
    text = day.isoformat()
    return text[5:] if text[:4] == plan.first_day[:4] else text


def moment_words(instant: int, timed: int, plan: Header) -> str:
    """07-18 Wed, with the minute where one is known."""
    moment = local(instant, plan.zone)
    words = f"{day_words(moment.date(), plan)} {weekday(moment.date())}"
    return f"{words} {moment:%H:%M}" if timed else words


def weekday(day: date) -> str:
    return _(WEEKDAYS[day.weekday()])


def due_words(due: int | None, timed: int, plan: Header) -> str:
    """A due day, or a due minute where the clock is in hours; nothing where none is set."""
    if due is None:
        return ""
    moment = local(due, plan.zone)
    return day_words(moment.date(), plan) + (f" {moment:%H:%M}" if timed else "")


def asked_words(row: Standing, plan: Header) -> str:
    """By when it is asked for, and beside an extension the date before, with what became of it: 08-31 (was 07-20)."""
    words = due_words(row.told_due, row.timed, plan)
    if row.original_due is None:
        return words
    was = due_words(row.original_due, row.timed, plan)
    if row.due not in {row.original_due, row.target}:  # extended in time, and again when that had passed
        was = joined([was, due_words(row.due, row.timed, plan)])
    if row.missed:
        was = _("{day}, missed").format(day=was)
    return _("{day} (was {original})").format(day=words, original=was)


def as_of_words(view: View) -> str:
    """What the report is as of: what --as-of takes to print it again."""
    return instant_words(view.as_of, view.plan.zone, timed=len(view.as_of_words) > len("2018-07-23"))


def instant_words(instant: int, zone: str, *, timed: bool) -> str:
    """2018-07-23 Mon, with the time where it is of an instant."""
    moment = local(instant, zone)
    words = f"{moment.date().isoformat()} {weekday(moment.date())}"
    clock = f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
    return f"{words} {clock}" if timed else words


@cache
def due_value(due: int | None, timed: int, zone: str) -> str | None:
    """A due instant in JSON and CSV: a date, or an instant with its offset where the clock is in hours."""
    if due is None:
        return None
    return iso(due, zone) if timed else day_of(due, zone).isoformat()


def plan_title(plan: Header) -> str:
    """The plan's title in the reader's language."""
    return plan.title_en if language() == "en" and plan.title_en else plan.title


def duty_words(row: Standing, plan: Header) -> str:
    """What a checkpoint asks for: the obligation's name, and which milestone or period of it."""
    name = row.shown
    if row.occasion:
        return f"{name} {row.occasion}"
    named = row.told_due if row.original_due is None else row.original_due
    if is_milestone(row) and named is not None:  # by the document's date, also where it is extended
        day = milestone_day(day_of(named, plan.zone))
        return _("{name}, {n} by {day}").format(name=name, n=row.needed, day=day)
    if row.needed > 1:
        return _("{name}, {n} in the year").format(name=name, n=row.needed)
    return name


def is_milestone(row: Standing) -> bool:
    """Whether it is a quota's milestone, whose name says its date."""
    return row.kind == "quota" and row.checkpoint != row.obligation and row.told_due is not None


def duty_fields(late: Late, view: View, *, alone: bool = True) -> Iterator[str]:
    """Code and name of a checkpoint, when it is due unless the name says so, and how late that is.

    From whom it was taken over is said of one unit ``alone``, not of all who lack the same.
    """
    row, plan = late.row, view.plan
    yield f"{row.obligation} {duty_words(row, plan)}"
    if row.predecessor and alone:
        yield taken_over_words(shown(view, row.predecessor))
    if row.told_due is None or row.kind in {"minimum", "never"}:
        yield from filter(None, [until_words(row, plan)])
        return
    day = asked_words(row, plan)
    if before_issue(row, plan):
        yield _("due {day}, before issue").format(day=day)
    elif row.short_notice:
        yield _("due {day}, short notice").format(day=day)
    elif not is_milestone(row) or late.overdue or row.target is not None:
        yield _("due {day}").format(day=day)
    yield days_words(late)


def until_words(row: Standing, plan: Header) -> str:
    """Until when it is asked for; a minimum may not close before, or did, and a ban has only the day of its breach."""
    day = asked_words(row, plan)
    if row.kind == "never":
        reached = row.reached is not None
        return _("violated on {day}").format(day=due_words(row.reached, 0, plan)) if reached else ""
    if row.kind == "minimum":
        return _too_early(row, plan) or (_("earliest lawful close {day}").format(day=day) if day else "")
    if row.kind == "response" and row.due is None:
        return _("promptly, since {day}").format(day=due_words(row.opens, 0, plan))
    return _("due {day}").format(day=day) if day else ""


def _too_early(row: Standing, plan: Header) -> str:
    """Of a minimum that was cut short: the day on which it closed, how many days were lacking, and the lawful one."""
    if row.standing != "breached" or row.reached is None or row.due is None:
        return ""
    days = days_past(row.reached, row.due, plan.zone)
    values = {"closed": due_words(row.reached, row.timed, plan), "day": due_words(row.due, row.timed, plan)}
    if not days:  # hours were lacking
        return _("closed {closed}, lawful from {day}").format(**values)
    words = n_(
        "closed {closed}, {n} day early (lawful from {day})",
        "closed {closed}, {n} days early (lawful from {day})",
        days,
    )
    return words.format(n=days, **values)


def taken_words(row: Standing, plan: Header) -> str:
    """How long an answer took: to the minute where the clock is in hours, else in days."""
    if row.reached is None:
        return ""
    if row.timed:
        hours, minutes = divmod((row.reached - row.opens) * 60 // HOUR, 60)
        return _("after {hours} h {minutes} min").format(hours=hours, minutes=minutes)
    days = (day_of(row.reached, plan.zone) - day_of(row.opens, plan.zone)).days
    return n_("after {n} day", "after {n} days", days).format(n=days) if days else _("the same day")


def days_words(late: Late, *, brief: bool = False) -> str:
    """3 days late (1 working), or how many days are left; ``brief`` leaves out the working days."""
    days, working = late.days, late.working_days
    if days is None:
        return ""
    if working is None:
        return n_("{n} day left", "{n} days left", -days).format(n=-days) if days else _("due today")
    if not days:  # a clock in hours ran out today
        return _("since today")
    if brief:
        return late_words(days)
    words = n_("{n} day late ({working} working)", "{n} days late ({working} working)", days)
    return words.format(n=days, working=working)


def lateness_words(row: Standing, until: int, zone: str) -> str:
    """How late it is, or was: to the minute where the clock is in hours and ran out on that day, else in days."""
    due = row.counted_from or 0
    days = days_past(due, until, zone)
    if days or not row.timed:
        return late_words(days)
    hours, minutes = divmod((until - due) * 60 // HOUR, 60)
    return _("{hours} h {minutes} min late").format(hours=hours, minutes=minutes)


def late_words(days: int) -> str:
    """So many days late."""
    return n_("{n} day late", "{n} days late", days).format(n=days)


def taken_over_words(before: str) -> str:
    """From whom it was taken over, in the reader's language."""
    return _("taken over from {unit}").format(unit=before)


def milestone_day(day: date) -> str:
    """The day that names a milestone: 07-20."""
    return _("{mm}-{dd}").format(mm=f"{day:%m}", dd=f"{day:%d}", m=day.month, d=day.day)


def holders_words(holders: Iterable[str], units: dict[str, Unit], pools: dict[str, Pool]) -> str:
    """How many they are: units, what is held jointly, and groups whose members nobody has named."""
    counts = {"unit": 0, "open": 0, "joint": 0}
    for holder in holders:
        counts["unit" if holder in units else "open" if pools[holder].kind == "open" else "joint"] += 1
    said = [n_("{n} unit", "{n} units", counts["unit"]).format(n=counts["unit"])] if counts["unit"] else []
    said += [_("{n} joint").format(n=counts["joint"])] if counts["joint"] else []
    said += [_("{n} not allocated").format(n=counts["open"])] if counts["open"] else []
    return joined(said)


def holder_words(holder: str, units: dict[str, Unit], pools: dict[str, Pool]) -> str:
    """Who holds a checkpoint: a unit, an open group (not allocated), or the units of a joint obligation."""
    if holder in units:
        return units[holder].shown
    pool = pools.get(holder)
    if pool is None:
        return holder
    if pool.kind == "open":
        return _("{group} (not allocated)").format(group=pool.shown)
    return _("{units} (jointly)").format(units=pool.shown)


def jointly_words(n: int) -> str:
    """So many units that hold something together."""
    return n_("{n} unit jointly", "{n} units jointly", n).format(n=n)


def short_unit(unit: Unit) -> str:
    """A unit's name in a list that says its kind: 德胜 for 德胜街道."""
    name = unit.shown
    return name.removesuffix("街道") if unit.kind == "subdistrict" and len(name) > 3 else name


def kind_words(kind: str, n: int) -> str:
    """So many units of a kind."""
    if kind == "department":
        words = n_("{n} department", "{n} departments", n)
    elif kind == "subdistrict":
        words = n_("{n} subdistrict", "{n} subdistricts", n)
    elif kind == "party":
        words = n_("{n} party organ", "{n} party organs", n)
    else:
        words = n_("{n} vertical agency", "{n} vertical agencies", n)
    return words.format(n=n)


def by_kind(units: Iterable[Unit]) -> Iterator[tuple[str, list[Unit]]]:
    """Units sorted into kinds; their own order stays."""
    sorted_: dict[str, list[Unit]] = {kind: [] for kind in KINDS}
    for unit in units:
        sorted_.setdefault(unit.kind, []).append(unit)
    return ((kind, found) for kind, found in sorted_.items() if found)


def some_names(names: Sequence[str], width: int, first: str = "") -> str:
    """Names on one line, all of them or as many as fit and how many there are. None is cut."""
    for fit in range(len(names), 0, -1):
        words = joined(names[:fit])
        if fit < len(names):
            words = _("{names} and {more} more").format(names=words, more=len(names) - fit, all=len(names))
        if width_of(first + words) <= width or fit == 1:
            return first + words
    return first


def all_names(names: Sequence[str], width: int, first: str = "") -> list[str]:
    """All names, on as many lines as they take."""
    return wrap_names(names, width, width_of(first), first)


def beside(left: str, right: str, width: int) -> list[str]:
    """Two texts on one line, the second at its right end; on lines of their own where they do not fit."""
    space = width - width_of(left) - width_of(right)
    return [f"{left}{' ' * space}{right}"] if space >= 2 else [*wrap(left, width), right]


def flow(fields: Iterable[str], width: int, indent: str = "") -> list[str]:
    """Fields two spaces apart, broken between fields, and inside one only where it is wider than a line.

    Every line but the first begins with ``indent``; the first as the first field does.
    """
    lines: list[str] = []
    for field in filter(None, fields):
        if lines and width_of(lines[-1]) + 2 + width_of(field) <= width:
            lines[-1] += "  " + field
            continue
        begun = (indent if lines else "") + field
        if width_of(begun) <= width:
            lines.append(begun)
        else:
            words = begun.lstrip(" ")
            margin = begun[: len(begun) - len(words)]
            first, *rest = wrap(words, width - len(margin), indent)
            lines += [margin + first, *rest]
    return lines
