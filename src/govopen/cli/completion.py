"""Completion from the database: a parameter's type that asks a function, imported only when the shell asks."""

import sqlite3
from importlib import import_module

from typer._click.core import Context, Parameter
from typer._click.shell_completion import CompletionItem
from typer._click.types import StringParamType

from govopen.cli.options import options
from govopen.errors import GovopenError


class FromDatabase(StringParamType):
    """``typer.Option(click_type=FromDatabase("govopen.cli.candidates:units"))``.

    The function gets the `Options` and what is typed so far, and gives pairs of value and explanation. They are
    offered as they come, so that ``qjw`` may be completed to 区教委.
    """

    def __init__(self, source: str) -> None:
        self.module, _colon, self.function = source.partition(":")

    @property
    def listed(self) -> bool:
        """Whether several may be given, as ``A,B``."""
        return self.function == "unit_list"

    def shell_complete(self, ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002 - click's
        try:
            found = getattr(import_module(self.module), self.function)(options(ctx), incomplete)
            return [CompletionItem(value, help=words) for value, words in found]
        except (GovopenError, sqlite3.Error, OSError):  # the shell's line is no place for complaints
            return []
