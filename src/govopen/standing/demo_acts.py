"""How each step of the demonstration's story is recorded: by what the commands call, at the desk of who types it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from hashlib import sha256

from govopen.deadlines.dates import parse_instant
from govopen.deadlines.instants import day_of, start_of
from govopen.deadlines.workdays import WorkCalendar
from govopen.ledger.claim import Claim, draft
from govopen.ledger.entry import Draft, Entry
from govopen.ledger.evidence import Piece
from govopen.ledger.history import text_at
from govopen.ledger.linked import Result, in_force, record_check
from govopen.ledger.loading import How, load
from govopen.ledger.recorder import Recorder
from govopen.ledger.source import parsed
from govopen.ledger.view import View, header
from govopen.ledger.withdraw import withdrawal
from govopen.plan.model import Plan
from govopen.standing.casework import closing, opening
from govopen.standing.correcting import corrected
from govopen.standing.deciding import Wish, rulings
from govopen.standing.demo_story import Step, amended
from govopen.standing.effect import put
from govopen.standing.finding import finding
from govopen.standing.recording import Intake
from govopen.standing.redacting import redact
from govopen.standing.reviewing import Reviewer, Verdict
from govopen.standing.said import Said, happening
from govopen.standing.signing import dispute, receipt
from govopen.store.connection import Database

OFFICE = "office"


def recorder(name: str, moment: int) -> Recorder:
    """Who records at that moment, with salts that are the same everywhere."""
    return Recorder(name, lambda: moment, lambda seq: sha256(f"demo {seq}".encode()).hexdigest()[:32])


def chance(*words: object) -> int:
    """0 to 99, always the same for the same words."""
    return int(sha256(" ".join(map(str, words)).encode()).hexdigest()[:8], 16) % 100


class Stage:
    """The year as far as it has come: what is looked at, the plan in its newest version, what was named."""

    def __init__(self, database: Database, plan: Plan, source: str, view: View, calendar: WorkCalendar) -> None:
        self.database, self.calendar = database, calendar
        self.plan, self.source, self.view = plan, source, view
        self.named: dict[str, list[Entry]] = {}
        self.waiting: list[Entry] = []  # for the office's next Friday

    def come_to(self, moment: int) -> None:
        """Go on to that moment."""
        self.view = self.view._replace(as_of=moment)

    @property
    def now(self) -> int:
        return self.view.as_of

    def intake(self, own: str = "") -> Intake:
        """What is typed at the desk of a unit, or at the office."""
        return Intake(self.view, self.now, own or None, self.calendar)

    def reviewer(self) -> Reviewer:
        return Reviewer(self.view, OFFICE, self.now, None)

    def record(self, name: str, drafts: Sequence[Draft]) -> list[Entry]:
        """Append them, by whom."""
        entries = put(self.view, recorder(name, self.now), drafts, self.calendar)
        self.seen(entries)
        return entries

    def seen(self, entries: Iterable[Entry]) -> None:
        """What was recorded is known from now on."""
        self.view = self.view._replace(known=max([self.view.known, *(entry.seq for entry in entries)]))

    def about(self, step: Step) -> list[Entry]:
        """What was recorded under the name that a step refers to."""
        return self.named[step.re]

    def case(self, step: Step) -> str:
        """The case that a step is for; nothing where it is for none."""
        entries = self.named.get(step.re, [])
        return next((entry.occasion for entry in entries if entry.kind == "case_open"), "")

    def instant(self, text: str) -> int:
        """A moment as a step writes it."""
        plan = self.view.plan
        return parse_instant(text, year=int(plan.first_day[:4]), today=self.view.day, zone=plan.zone)[0]


def perform(stage: Stage, step: Step) -> None:
    """Record one step of the story at its moment."""
    stage.come_to(stage.instant(step.at))
    entries = VERBS[step.verb](stage, step)
    stage.seen(entries)
    if step.name:
        stage.named[step.name] = entries
    elif step.verb == "done":
        stage.waiting += entries


def _desk(step: Step) -> str:
    """At whose desk it is typed: the unit's, or the office's."""
    return "" if step.via else step.who


def _by(step: Step) -> str:
    return _desk(step) or OFFICE


def _receive(stage: Stage, step: Step) -> list[Entry]:
    said = Said(via=step.via)
    made = receipt(stage.intake(_desk(step)), said, step.who, step.what.split())
    return stage.record(_by(step), made.drafts)


def _dispute(stage: Stage, step: Step) -> list[Entry]:
    made = dispute(stage.intake(_desk(step)), Said(), step.who, [step.what], step.text)
    return stage.record(_by(step), made.drafts)


def _done(stage: Stage, step: Step) -> list[Entry]:
    """Something done: for a case, in place of what was returned, told to the office; or plainly for the whole year."""
    links = tuple(Piece("link", url=address(step.what, step.on.split()[0], number)) for number in range(step.links))
    if not step.re and not step.via:
        return stage.record(step.who, [draft(stage.view, _plain(stage, step, links), stage.now, stage.calendar)])
    case = stage.case(step)
    replaces = f"E{stage.about(step)[0].seq}" if step.re and not case else ""
    said = Said(
        step.who, step.what, step.on, case=case, note=step.text, via=step.via, reported=step.to, replaces=replaces,
        again=bool(replaces),
    )  # fmt: skip
    intake = stage.intake(_desk(step))
    return stage.record(_by(step), [intake.claim(said, intake.unit(step.who), links).draft])


def _plain(stage: Stage, step: Step, links: tuple[Piece, ...]) -> Claim:
    """What a unit says of a duty that it alone has, once in the year: nobody need look up what it owes."""
    day = day_of(stage.instant(step.on), stage.view.plan.zone)
    opens = stage.view.start(date.fromisoformat(stage.view.plan.first_day))
    return Claim(step.who, step.who, step.what, "", opens, day, pieces=links, note=step.text)


def address(code: str, day: object, number: int) -> str:
    """A link to where nothing is: the name is kept for examples."""
    return f"https://demo.example/{code}/{str(day)[-5:].replace('-', '')}/{number}"


def _none(stage: Stage, step: Step) -> list[Entry]:
    intake = stage.intake(step.who)
    said = Said(step.who, on=step.on, none=True)
    return stage.record(
        step.who, [intake.claim(said._replace(what=code), step.who).draft for code in step.what.split()]
    )


def _log(stage: Stage, step: Step) -> list[Entry]:
    said = Said(step.who, step.what, step.on, note=step.text)
    percent = int(step.to) if step.to else None
    return stage.record(step.who, [stage.intake(step.who).progress(said, step.who, percent).draft])


def _find(stage: Stage, step: Step) -> list[Entry]:
    said = Said(step.who, step.what, step.on, note=step.text)
    return stage.record(_by(step), [finding(stage.intake(_desk(step)), said, step.who).draft])


def _open(stage: Stage, step: Step) -> list[Entry]:
    happened, timed = happening(step.on, "", stage.intake().clock, stage.now)
    units = step.who.split(",")
    return stage.record(OFFICE, opening(stage.view, step.what, units, happened, timed, step.text, again=True).drafts)


def _close(stage: Stage, step: Step) -> list[Entry]:
    happened, timed = happening(step.on, "", stage.intake().clock, stage.now)
    return stage.record(OFFICE, [closing(stage.view, stage.case(step), happened, timed)[1]])


def _say(kind: str) -> Callable[[Stage, Step], list[Entry]]:
    def said(stage: Stage, step: Step) -> list[Entry]:
        office, verdict = stage.reviewer(), Verdict(kind, step.text, step.on, step.ref)
        return stage.record(OFFICE, [office.draft(entry, verdict) for entry in stage.about(step)])

    return said


def _decide(kind: str, *, request: bool = False) -> Callable[[Stage, Step], list[Entry]]:
    def decided(stage: Stage, step: Step) -> list[Entry]:
        case = stage.case(step)
        what = f"{step.what}/{case}" if case else step.what
        wish = Wish(kind, what, step.to, step.text, step.on, step.ref, request=request)
        intake = stage.intake(step.who if request else "")
        found = rulings(intake, wish, [intake.unit(step.who)])
        return stage.record(step.who if request else OFFICE, [ruling.draft for ruling in found])

    return decided


def _correct(stage: Stage, step: Step) -> list[Entry]:
    (entry,) = stage.about(step)
    text = text_at(stage.view, entry.seq)
    made = corrected(stage.intake(step.who), entry, text, Said(on=step.on), (), why=step.text)
    return stage.record(step.who, made)[1:]


def _undo(stage: Stage, step: Step) -> list[Entry]:
    taken = [withdrawal(stage.view, entry, step.text) for entry in stage.about(step)]
    return stage.record(stage.about(step)[0].recorded_by, taken)


def _redact(stage: Stage, step: Step) -> list[Entry]:
    (entry,) = stage.about(step)
    return redact(stage.view, recorder(OFFICE, stage.now), entry, step.to, step.text).entries


def _check(stage: Stage, _step: Step) -> list[Entry]:
    """A check of all links in force, whose results are made up: nobody is asked."""
    links = [evidence for evidence in in_force(stage.view) if evidence.piece.kind == "link"]
    found = [_answered(Result(evidence, "ok", 200), chance("link", evidence.piece.url)) for evidence in links]
    return [record_check(stage.view, recorder(OFFICE, stage.now), found)]


def _answered(result: Result, luck: int) -> Result:
    if luck == 0:
        return result._replace(verdict="dead", status=404)
    return result._replace(verdict="unreachable", status=0, detail="timeout") if luck == 1 else result


def _amend(stage: Stage, step: Step) -> list[Entry]:
    """Load the plan's new version, which holds from a day on; what follows is by it."""
    source = amended(stage.source, stage.about(step)[0].seq, step.to)
    plan, problems = parsed(source)
    if plan is None:
        raise AssertionError(problems)
    zone = plan.plan.zone
    day = date(plan.plan.period[0].year, *map(int, step.on.split("-")))
    how = How(step.text, start_of(day, zone))
    loaded = load(stage.database, plan, source, recorder(OFFICE, stage.now), stage.calendar, how=how)
    stage.plan, stage.source = plan, source
    stage.view = stage.view._replace(
        version=loaded.version, plan=header(stage.database, loaded.plan_id, loaded.version)
    )
    return loaded.entries


VERBS: dict[str, Callable[[Stage, Step], list[Entry]]] = {
    "receive": _receive,
    "dispute": _dispute,
    "done": _done,
    "none": _none,
    "log": _log,
    "find": _find,
    "open": _open,
    "close": _close,
    "accept": _say("acceptance"),
    "return": _say("return"),
    "extension": _decide("extension"),
    "excuse": _decide("excuse"),
    "ask_extension": _decide("extension", request=True),
    "ask_excuse": _decide("excuse", request=True),
    "correct": _correct,
    "undo": _undo,
    "redact": _redact,
    "check": _check,
    "amend": _amend,
}
