"""`history`: the ledger, readable."""

from typing import Annotated

import typer

from govopen.cli.completion import FromDatabase
from govopen.cli.session import reading
from govopen.cli.terminal import remark
from govopen.errors import BadInput
from govopen.ledger.story import story
from govopen.locales import N_, _
from govopen.output.history import publish_history
from govopen.program import command as typed
from govopen.program import shell_word

HELP = N_(
    "Tell the ledger, oldest first: what happened, to whom, who recorded it, with what evidence. Of the whole plan the "
    "newest 20 entries are shown; --all shows every one."
)
EXAMPLE = "govopen history\ngovopen history 2.1.2a 大栅栏\ngovopen history 会议开放\ngovopen history 区教委 --last 5"
LAST = 20


class NotANumber(BadInput):
    def __init__(self, last: int) -> None:
        super().__init__(_("--last {last}: give a whole number from 1 up, or --all").format(last=last))


def command(
    ctx: typer.Context,
    what: Annotated[
        str | None,
        typer.Argument(
            metavar=N_("CODE|WORDS|UNIT"),
            help=N_("only what is about this item or obligation, or this unit"),
            click_type=FromDatabase("govopen.cli.candidates:codes_and_units"),
        ),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Argument(
            metavar=N_("UNIT"),
            help=N_("only this unit's entries"),
            click_type=FromDatabase("govopen.cli.candidates:units"),
        ),
    ] = None,
    last: Annotated[int | None, typer.Option("--last", metavar=N_("N"), help=N_("the newest N entries"))] = None,
    everything: Annotated[bool, typer.Option("--all", help=N_("every entry"))] = False,
) -> None:
    if last is not None and last < 1:
        raise NotANumber(last)
    with reading(ctx) as session:
        asked = session.options
        # Programs are never given less than there is, unless they ask for it.
        limited = what is None and unit is None and not everything and asked.format == "table"
        most = None if everything else last or (LAST if limited else None)
        found = story(session.view, what, unit, last=most, as_of_given=asked.as_of is not None)
        remark(found.remarks)
        words = [shell_word(word) for word in ("history", what, unit, "--all") if word]
        publish_history(asked, session.view, found, typed(" ".join(words)))
