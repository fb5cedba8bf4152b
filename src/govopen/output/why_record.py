"""The tree behind a standing as JSON (``govopen.why/1``), and its entries as rows."""

from collections.abc import Iterator

from govopen.deadlines.explain import RULES, Derivation, Step
from govopen.deadlines.instants import day_of, iso
from govopen.ledger.amended import Amended
from govopen.ledger.document import Record
from govopen.ledger.history import HistoryLine, entry_record
from govopen.ledger.view import View
from govopen.output.words import due_value
from govopen.scoring.why import Answer, Effect, Page, Point
from govopen.standing.overdue import days_past
from govopen.standing.reasons import Account, Reasons, Relief
from govopen.standing.signatures import Signature
from govopen.standing.standing import told

DISPUTED = {"": "waits", "return": "kept", "acceptance": "conceded"}
"""What became of a dispute, by the office's word about it."""


def record(view: View, answer: Answer) -> Record:
    """A node for each obligation; what a list of what is not met would have is empty."""
    former = dict(zip(("typed", "now"), answer.former, strict=True)) if answer.former else None
    pages = [_page(view, page, answer) for page in answer.pages]
    return {"former": former, "obligations": pages, "not_met": [], "no_record": None}


def _page(view: View, page: Page, answer: Answer) -> Record:
    need, who = page.requirement, page.who
    is_unit = who.holder in answer.units
    return {
        "unit": who.holder if is_unit else None,
        "pool": None if is_unit else who.holder,
        "requirement": {
            "plan": need.head["plan"],
            "number": need.head["plan"]["number"],
            "place": need.place,
            "item": need.item["code"],
            "title": need.item["title"],
            "clause": need.clause,
            "obligation": need.owed,
        },
        "who": {
            "role": who.role,
            "names": [share._asdict() for share in who.names],
            "units": who.units,
            "jointly": bool(need.owed["jointly"]),
            "allocated": who.pool is None or who.pool.kind != "open",
            "predecessor": who.predecessor,
            "taken_over": None if who.taken_over is None else day_of(who.taken_over, view.plan.zone).isoformat(),
        },
        "signature": _signature(page.signature, view.plan.zone) if page.signature else None,
        "checkpoints": [_point(view, point) for point in page.points],
    }


def _signature(found: Signature, zone: str) -> Record:
    return {
        "since": found.since.isoformat(),
        "by": found.by.isoformat(),
        "entry": _entry(found.first, zone) if found.first else None,
        "in_time": found.in_time,
        "disputes": [
            {
                "entry": _entry(each.line, zone),
                "decided_by": _entry(each.word, zone) if each.word else None,
                "outcome": DISPUTED[each.standing],
            }
            for each in found.disputes
        ],
    }


def _point(view: View, point: Point) -> Record:
    row, reasons, zone = point.row, point.reasons, view.plan.zone
    recurring = row.kind == "recurring"
    return {
        "checkpoint": row.checkpoint,
        "name": row.name,
        "period": row.occasion if recurring else None,
        "case": row.occasion if row.occasion and not recurring else None,
        "opened": _entry(reasons.case, zone) if reasons.case else None,
        "due": _due(view, point),
        "decisions": [_relief(each, row.timed, zone) for each in reasons.reliefs],
        "counted": [_account(each, zone) for each in reasons.counted],
        "not_counted": [_account(each, zone) for each in reasons.not_counted],
        "standing": _standing(view, reasons),
        "figures": _figures(point.effect),
    }


def _due(view: View, point: Point) -> Record:
    row, due, zone = point.row, point.due, view.plan.zone
    stated = row.basis == "stated"
    return {
        "due": due_value(row.told_due, row.timed, zone),
        "judged_by": due_value(row.due if stated else None, row.timed, zone),
        "original_due": due_value(row.original_due if stated else None, row.timed, zone),
        "basis": row.basis,
        "start": None if due.start is None else iso(due.start, zone),
        "length": due.length or None,
        "steps": [_step(step, row.timed, zone) for step in due.steps],
        "provisional": list(due.provisional),
        "holds": _holds(due, point),
        "amended": _amended(point.amended, row.timed, zone) if point.amended else None,
    }


def _amended(found: Amended, timed: int, zone: str) -> Record:
    before = found.before
    return {
        "version": found.version,
        "entry": _entry(found.line, zone),
        "due_before": due_value(before.due, timed, zone) if before else None,
        "needed_before": before.needed if before else None,
    }


def _holds(due: Derivation, point: Point) -> bool:
    """Whether the calendar known now gives the date that was worked out when the plan was loaded."""
    return due.due == point.row.point.due


def _step(step: Step, timed: int, zone: str) -> Record:
    rule = RULES[step.rule]
    return {
        "rule": step.rule,
        "name": rule.shown,
        "source": rule.ground,
        "until": due_value(step.until, timed, zone),
        "skipped": [day.isoformat() for day in step.skipped],
        "made_up": [day.isoformat() for day in step.made_up],
    }


def _relief(relief: Relief, timed: int, zone: str) -> Record:
    return {
        "status": relief.status,
        "entry": _entry(relief.told.line, zone),
        "decided_by": _entry(relief.granted, zone) if relief.granted else None,
        "moves": due_value(relief.moves, timed, zone),
        "in_time": relief.in_time,
        "recorded_late": relief.recorded_late,
    }


def _account(account: Account, zone: str) -> Record:
    word = account.told.word
    return {
        "entry": _entry(account.told.line, zone),
        "word": _entry(word, zone) if word else None,
        "reason": account.reason or None,
        "replaced_by": f"E{account.by}" if account.by is not None else None,
    }


def _entry(line: HistoryLine, zone: str) -> Record:
    return entry_record(line.entry, line.text, zone, redacted=line.redacted, word=line.word, word_by=line.word_by)


def _standing(view: View, reasons: Reasons) -> Record:
    row, zone = reasons.row, view.plan.zone
    until = view.as_of if row.reached is None else row.reached
    stated = row.basis == "stated" and row.due is not None
    return {
        "standing": row.told,
        "former": told(row.basis, row.former) if row.former else None,
        "reached": None if row.reached is None else iso(row.reached, zone),
        "days": days_past(row.due, until, zone) if stated and row.due is not None else None,
        "in_time": reasons.in_time if stated else None,
        "recorded": reasons.recorded,
        "needed": row.needed,
        "flags": list(reasons.flags),
    }


def _figures(effect: Effect) -> Record:
    sums = effect.sums
    return {
        "counts_in": list(effect.figures) if sums else [],
        "on_time": [sums.on_time, sums.due] if sums else None,
        "default": {"recorded": sums.default_recorded, "of": sums.default_of} if sums else None,
    }


def rows(view: View, answer: Answer) -> Iterator[list[object]]:
    """Every entry of every checkpoint: counting or not, and why."""
    zone = view.plan.zone
    for page in answer.pages:
        for point in page.points:
            for account in (*point.reasons.counted, *point.reasons.not_counted):
                found, word = _entry(account.told.line, zone), account.told.word
                yield [
                    point.row.checkpoint,
                    *(found[name] for name in ("id", "kind", "unit")),
                    int(not account.reason),
                    account.reason,
                    f"E{account.by}" if account.by is not None else "",
                    *(found[name] for name in ("occurred_at", "times", "reported_at", "recorded_at", "by")),
                    account.told.entry.on_behalf,
                    word.entry.kind if word else "",
                    word.entry.id if word else "",
                    found["note"],
                ]
