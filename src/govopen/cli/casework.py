"""Open and close cases: recorded, then told once it is on disk."""

import typer

from govopen.cli.options import Empty
from govopen.cli.reporting import named, warn
from govopen.cli.session import NoUnit, Session, calendar, writing
from govopen.cli.terminal import remark
from govopen.ledger.view import View
from govopen.output.cases import cut_words, publish_closed, publish_opened
from govopen.standing.casework import closing, cut_short, opening
from govopen.standing.effect import act
from govopen.standing.rights import refuse_others
from govopen.standing.said import Clock, happening


def open_case(ctx: typer.Context, trigger: str, names: str, *, on: str, at: str, title: str, again: bool) -> None:
    """A case, for one unit or several in one commit."""
    with writing(ctx) as session:
        view = _now(session)
        happened, timed = happening(on, at, _clock(session), session.now)
        opened = opening(view, trigger, _names(session, names), happened, timed, title, again=again)
        refuse_others(view, session.own, [draft.unit for draft in opened.drafts])
        outcome = act(view, session.recorder, opened.drafts, opened.about, calendar())
    remark(opened.remarks)
    publish_opened(session.options, outcome, opened)
    warn([title])


def close_case(ctx: typer.Context, text: str, *, on: str, at: str) -> None:
    """Its end; what that cuts short is recorded, and warned of."""
    with writing(ctx) as session:
        view = _now(session)
        happened, timed = happening(on, at, _clock(session), session.now)
        case, draft = closing(view, text, happened, timed)
        refuse_others(view, session.own, case.units)
        cuts = cut_short(view, case, happened, calendar())
        about = {row.key for row in case.minimums}
        outcome = act(view, session.recorder, [draft], about)
    publish_closed(session.options, outcome, case)
    remark(cut_words(cut, view.plan, session.now) for cut in cuts)


def _now(session: Session) -> View:
    return session.view._replace(as_of=session.now)


def _clock(session: Session) -> Clock:
    return Clock(session.year, session.today, session.view.plan.zone)


def _names(session: Session, names: str) -> list[str]:
    """The units named, else the configured one. Raises Empty, NoUnit."""
    if names and not named(names):
        raise Empty("--unit")
    found = named(names) or ([session.own] if session.own else [])
    if not found:
        raise NoUnit
    return found
