"""A finding: that a unit did what it may never do."""

from datetime import date

from govopen.ledger.claim import Claim, draft
from govopen.standing import said as told
from govopen.standing.duties import NoSuchDuty, duties, find
from govopen.standing.recording import Intake, Intent
from govopen.standing.said import AfterThePeriod, Said


def finding(intake: Intake, said: Said, unit: str) -> Intent:
    """What the office finds is in force at once; what a unit's desk does waits for its review.

    Raises NotABan, NotTheirs, NothingCalled, NoSuchDuty, SeveralDuties, AfterThePeriod, and what ``claim.draft`` does.
    """
    view = intake.view
    banned = [duty for duty in intake.by_name(unit, duties(view, unit)) if duty.checkpoint.kind == "never"]
    what = intake.called(said.what)
    try:
        duty = find(banned, what, intake.shown(unit))[0]
    except NoSuchDuty as unknown:
        from govopen.standing.refusal import why_not_found  # only after a mistake

        raise (why_not_found(view, unit, what, intake.formers(unit)) or unknown) from unknown
    day, clock = told.moment(said, intake.clock)
    if day > date.fromisoformat(view.plan.last_day):
        raise AfterThePeriod(day, view.plan.last_day)
    point = duty.checkpoint
    claim = Claim(
        unit="" if unit in intake.groups else unit, holder=point.origin, obligation=point.obligation, occasion="",
        opens=point.opens, day=day, clock=clock, times=0, note=said.note, again=said.again, kind="finding",
    )  # fmt: skip
    made = draft(view, claim, intake.now, intake.calendar)
    decided = None if intake.own else intake.now
    return Intent(made._replace(decided_at=decided, reported_at=None, report_due=None), duty, tuple(intake.remarks))
