"""What an amendment changes: as a change notice on the screen, as ``govopen.diff/1``, or a row a change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from govopen.deadlines.compare import Figures
from govopen.deadlines.instants import day_of
from govopen.ledger.view import View
from govopen.locales import _, language, n_
from govopen.output.asks import Names
from govopen.output.columns import wrap
from govopen.output.emit import Wanted, screen
from govopen.output.notice import notice, subject
from govopen.output.publish import publish, publish_whole
from govopen.output.words import as_of_words, day_words, instant_words
from govopen.plan.diff import Change
from govopen.plan.model import Plan

HEADER = ("kind", "code", "name", "field", "before", "after")
INDENT = " " * 8
NOBODY = Names({}, {})


class Edition(NamedTuple):
    """One side of a comparison: a plan, from a file or of a version in the database.

    ``begins`` is the instant at which that version takes effect, where it has not yet.
    """

    plan: Plan
    file: str | None
    version: int | None = None
    begins: int | None = None


class Comparison(NamedTuple):
    """Two editions, what changed, and what that means in numbers."""

    before: Edition
    after: Edition
    changes: Sequence[Change]
    figures: Figures


class AsOf(NamedTuple):
    """When two files are looked at: the instant, as the JSON has it, and in words."""

    instant: int
    written: str
    zone: str

    @property
    def words(self) -> str:
        return instant_words(self.instant, self.zone, timed=len(self.written) > len("2018-07-23"))


def publish_diff(wanted: Wanted, found: Comparison, looking: View | AsOf) -> None:
    """Write the comparison. ``looking`` is the view of what the database holds, or the as-of of two files."""
    width = screen(wanted).width

    def record() -> dict[str, Any]:
        sides = {"before": _edition(found.before), "after": _edition(found.after)}
        return {
            **sides,
            "changes": [_record(change) for change in found.changes],
            "checkpoints": found.figures._asdict(),
        }

    def rows() -> list[list[object]]:
        return [[_cell(_record(change)[name]) for name in HEADER] for change in found.changes]

    if isinstance(looking, View):
        aside = _not_yet(found.before, looking)
        text = lambda: _lines(found, as_of_words(looking), looking.position, width, aside)  # noqa: E731 - one of two
        publish(wanted, looking, "diff", text=text, record=record, rows=rows, header=HEADER)
    else:
        text = lambda: _lines(found, looking.words, "", width)  # noqa: E731 - one of two
        whole = {"as_of": looking.written, "position": None, **record()}
        publish_whole(wanted, "", "diff", text=text, record=whole, rows=rows(), header=HEADER)


def names_in(*plans: Plan) -> Names:
    """The names of units, groups and events in the reader's language; the last plan's word counts."""
    english = language() == "en"
    bodies: dict[str, str] = {}
    for plan in plans:
        bodies |= {key: unit.en for key, unit in plan.units.items() if unit.en}
        bodies |= {key: group.en for key, group in plan.groups.items() if group.en}
    triggers = {key: (english and each.en) or each.name for plan in plans for key, each in plan.triggers.items()}
    return Names(bodies if english else {}, triggers)


def notice_lines(
    changes: Iterable[Change], limit: int | None = None, names: Names = NOBODY, width: int = 80
) -> list[str]:
    """The change notice: at most ``limit`` lines, and then one that counts the changes left out."""
    lines: list[str] = []
    told = 0
    before = ""
    changes = list(changes)
    for change in changes:
        about = subject(change)
        words = notice(change, names)
        start = INDENT if about == before else ""
        said = words if about == before else _("{what}: {words}").format(what=about, words=words)
        more = [start + line for line in wrap(said, width - len(start), "" if start else INDENT)]
        if limit is not None and len(lines) + len(more) > limit:
            break
        lines += more
        told += 1
        before = about
    if left := len(changes) - told:
        lines.append(n_("and {n} more change", "and {n} more changes", left).format(n=left))
    return lines


def _lines(found: Comparison, as_of: str, position: str, width: int, aside: str = "") -> Iterator[str]:
    before, after = found.before, found.after
    header = after.plan.plan
    title = (language() == "en" and header.title_en) or header.title
    yield from wrap(f"{title}  {header.number or ''}".rstrip(), width)
    yield from wrap(aside, width) if aside else ()
    sides = {"before": _called(before, position), "after": _called(after, position)}
    if not found.changes:
        yield from wrap(_("{before} and {after} say the same").format(**sides), width, INDENT)
        return
    n = len(found.changes)
    yield from wrap(
        n_("from {before} to {after}: {n} change", "from {before} to {after}: {n} changes", n).format(n=n, **sides),
        width,
        INDENT,
    )
    yield ""
    yield from notice_lines(found.changes, None, names_in(before.plan, after.plan), width)
    yield ""
    yield from _figures(found.figures, as_of, width)


def _not_yet(newest: Edition, view: View) -> str:
    """That what the file is compared with holds from a later day only."""
    if newest.begins is None:
        return ""
    words = _("version {version}, the newest, is in force from {day}; now it is version {now}")
    day = day_words(day_of(newest.begins, view.plan.zone), view.plan)
    return words.format(version=newest.version, day=day, now=view.version)


def _called(edition: Edition, position: str) -> str:
    if edition.file is not None:
        return edition.file
    return _("version {version} ({position})").format(version=edition.version, position=position)


def _figures(figures: Figures, as_of: str, width: int) -> Iterator[str]:
    """What the changes mean in numbers."""
    words = _(
        "checkpoints, those of cases aside: {new} new, {gone} gone, {moved} due at another time, "
        "{changed} with another number or basis"
    )
    counts = {name: f"{n:,}" for name, n in figures._asdict().items()}
    yield from wrap(words.format(**counts), width, INDENT)
    if figures.kept:
        words = n_(
            "{n} of these was due before {as_of} and keeps its old version",
            "{n} of these were due before {as_of} and keep their old version",
            figures.kept,
        )
        yield from wrap(words.format(n=counts["kept"], as_of=as_of), width, INDENT)
    if figures.past:
        words = n_(
            "{n} comes due before {as_of} by the newer text: overdue unless recorded",
            "{n} come due before {as_of} by the newer text: overdue unless recorded",
            figures.past,
        )
        yield from wrap(words.format(n=counts["past"], as_of=as_of), width, INDENT)
    if figures.joined:
        yield from wrap(_joined(figures.joined, as_of), width, INDENT)


def _joined(n: int, as_of: str) -> str:
    words = n_(
        "{n} more that opened before {as_of} is not owed by the unit that joins a group",
        "{n} more that opened before {as_of} are not owed by the units that join a group",
        n,
    )
    return words.format(n=f"{n:,}", as_of=as_of)


def _edition(edition: Edition) -> dict[str, object]:
    return {"file": edition.file, "plan": edition.plan.plan.id, "version": edition.version}


def _record(change: Change) -> dict[str, Any]:
    return {**change._asdict(), "name": change.name or None, "name_en": change.name_en or None}


def _cell(value: Any) -> object:
    """A list is its parts with spaces between, a milestone ``1:2018-07-20``; of who leads or answers, the names."""
    if isinstance(value, list):
        return " ".join(str(_cell(part)) for part in value)
    if isinstance(value, Mapping):
        if "by" in value and "times" in value and len(value) == 2:
            return f"{value['times']}:{value['by']}"
        return _cell(
            value.get("names")
            or value.get("name")
            or value.get("title")
            or [f"{k}={_cell(v)}" for k, v in value.items()]
        )
    return int(value) if isinstance(value, bool) else value
