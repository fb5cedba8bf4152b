"""The lazy application: only the module of the command invoked is imported, and every command gets what all share.

A command's module holds the function `command`, its `HELP` and its `EXAMPLE`, all marked with `N_` and worded here,
once the language is known.
"""

from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import typer
from typer._click.core import Command as ClickCommand
from typer._click.core import Context, Parameter
from typer._click.exceptions import UsageError
from typer._click.formatting import HelpFormatter
from typer._click.parser import _OptionParser
from typer._click.shell_completion import CompletionItem
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

from govopen import __version__
from govopen.cli import Command
from govopen.cli.once import parser
from govopen.cli.options import Empty, EmptyWord, global_options
from govopen.errors import BadInput
from govopen.locales import N_, _

PROGRAM = "govopen"
SUMMARY = N_("A government work plan, from the official document to the assessed, published result.")


class UnknownCommand(BadInput):
    def __init__(self, name: str, names: Sequence[str]) -> None:
        near = get_close_matches(name, names, 1)
        remedy = _("did you mean {near}?").format(near=near[0]) if near else _("govopen --help lists them")
        super().__init__(_("no command {name}; {remedy}").format(name=repr(name), remedy=remedy))


class NoCommand(BadInput):
    def __init__(self) -> None:
        super().__init__(_("no command given; govopen --help lists them"))


class TooManyWords(BadInput):
    def __init__(self, words: Sequence[str], path: str) -> None:
        message = _("cannot use {words}; put words with spaces in quotes, or see {path} --help")
        super().__init__(message.format(words=" ".join(map(repr, words)), path=path))


def _worded(command: ClickCommand) -> None:
    """Word the help texts that were marked where the parameters are declared."""
    for parameter in command.params:
        if help_text := getattr(parameter, "help", None):
            parameter.help = _(help_text)  # type: ignore[attr-defined]  # found by getattr above
        if parameter.metavar:
            parameter.metavar = _(parameter.metavar)


def _refuse_empty(ctx: Context, parameters: Sequence[Parameter]) -> None:
    """Nothing in quotes is not what leaving it out means: ``--unit ''`` would be the configured unit, and ``status ''``
    the whole plan.
    """
    for parameter in parameters:
        value = ctx.params.get(parameter.name or "")
        values = value if isinstance(value, list | tuple) else [value]
        blank = any(isinstance(each, str) and not each.strip() for each in values)
        if blank and _typed(ctx, parameter):
            if isinstance(parameter, TyperOption):
                raise Empty(max(parameter.opts, key=len))
            if parameter.name != "value":  # a setting says itself how it is forgotten
                raise EmptyWord(parameter.metavar or (parameter.name or "").upper())


def _typed(ctx: Context, parameter: Parameter) -> bool:
    source = ctx.get_parameter_source(parameter.name or "")
    return source is not None and source.name == "COMMANDLINE"


def _help_option(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = _("show this page")
        option.opts.sort()
    return option


class DoorCommand(TyperCommand):
    """One command: its own parameters, then the global ones."""

    shared: Sequence[Parameter] = ()
    allow_extra_args = True  # so that the words left over are ours to complain about

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        try:
            left = super().parse_args(ctx, args)
        except UsageError as problem:
            problem.ctx = problem.ctx or ctx
            raise
        if left and not ctx.resilient_parsing:
            raise TooManyWords(left, ctx.command_path)
        if not ctx.resilient_parsing:
            _refuse_empty(ctx, self.params)
        return left

    def make_parser(self, ctx: Context) -> _OptionParser:
        return parser(ctx, self.get_params(ctx))

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        return _help_option(super().get_help_option(ctx))

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        from govopen.cli import helptext

        formatter.write("\n".join(helptext.page(self, ctx, self.shared)))


class Door(TyperGroup):
    """The group: knows every command's name and line, and imports one when it is invoked."""

    listed: Sequence[Command] = ()
    shared: Sequence[Parameter] = ()

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - click's signature
        return [entry.name for entry in self.listed]

    def get_command(self, ctx: Context, cmd_name: str) -> ClickCommand | None:  # noqa: ARG002 - click's signature
        for entry in self.listed:
            if entry.name == cmd_name:
                return load(entry, self.shared)
        return None

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, ClickCommand | None, list[str]]:
        command = self.get_command(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            raise UnknownCommand(args[0], self.list_commands(ctx))
        return (args[0] if command else None), command, args[1:]

    def make_parser(self, ctx: Context) -> _OptionParser:
        return parser(ctx, self.get_params(ctx))

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, args if args or ctx.resilient_parsing else ["--help"])

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        return _help_option(super().get_help_option(ctx))

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        from govopen.cli import helptext

        listed = [(entry.name, _(entry.help)) for entry in self.listed]
        formatter.write("\n".join(helptext.page(self, ctx, self.shared, listed)))

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        named = [CompletionItem(entry.name, help=_(entry.help)) for entry in self.listed]
        fitting = [item for item in named if item.value.startswith(incomplete)]
        return fitting + ClickCommand.shell_complete(self, ctx, incomplete)


def load(entry: Command, shared: Sequence[Parameter]) -> DoorCommand:
    """Import one command's module and make its command."""
    module: Any = import_module(f"govopen.cli.{entry.module or entry.name}")
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(entry.name, cls=DoorCommand, help=_(module.HELP), epilog=_(module.EXAMPLE))(module.command)
    command = get_command(single)
    assert isinstance(command, DoorCommand)  # noqa: S101 - typer's promise for `cls`
    _worded(command)
    command.shared = shared
    command.params.extend(shared)
    return command


def build(commands: Sequence[Command]) -> Door:
    """The whole application over these commands, worded in the language in use."""
    app = typer.Typer(
        cls=Door, rich_markup_mode=None, help=_(SUMMARY), context_settings={"help_option_names": ["-h", "--help"]}
    )
    app.callback(invoke_without_command=True)(_before)
    door = get_command(app)
    assert isinstance(door, Door)  # noqa: S101 - typer's promise for `cls`
    _worded(door)
    door.listed = commands
    door.shared = global_options()
    door.params.extend(door.shared)
    return door


def _version(ctx: typer.Context, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit


def _before(
    ctx: typer.Context,
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help=N_("show the version")),  # noqa: ARG001, FBT - its callback answers
) -> None:
    if ctx.invoked_subcommand is None:
        raise NoCommand


# Typer words these itself; they stand here so that the catalogue has them.
WORDED_BY_TYPER = (
    N_("Install completion for the current shell."),
    N_("Show completion for the current shell, to copy it or customize the installation."),
)
