"""Help pages in the reader's language, aligned by cells: usage, what it does, parameters, an example."""

from collections.abc import Iterable, Iterator, Sequence

from typer._click.core import Command, Context, Parameter
from typer.core import TyperArgument, TyperOption

from govopen.locales import _
from govopen.output import columns

_LEFT = 26


def page(
    command: Command, ctx: Context, shared: Sequence[Parameter], listed: Iterable[tuple[str, str]] = ()
) -> Iterator[str]:
    """The lines of a help page. `shared` are the global options, `listed` the commands with their short help."""
    width = min(columns.screen().width, 100)
    yield from columns.wrap(_("Usage: {usage}").format(usage=usage(command, ctx)), width, " " * 4)
    for paragraph in (command.help or "").split("\n"):
        yield from ["", *columns.wrap(paragraph, width)]
    own = [parameter for parameter in command.get_params(ctx) if parameter not in shared]
    arguments = [record for parameter in own if (record := _argument(parameter, ctx))]
    options = [record for parameter in own if (record := _option(parameter, ctx))]
    everywhere = [record for parameter in shared if (record := _option(parameter, ctx))]
    for heading, records in (
        (_("Arguments:"), arguments),
        (_("Commands:"), list(listed)),
        (_("Options:"), options),
        (_("Global options, before or after the command:"), everywhere),
    ):
        yield from _section(heading, records, width)
    if command.epilog:
        yield from ["", _("Example:"), *(f"  {line}" for line in command.epilog.split("\n"))]


def usage(command: Command, ctx: Context) -> str:
    """How the command is typed."""
    pieces = [ctx.command_path, _("[OPTIONS]")]
    for parameter in command.params:
        if isinstance(parameter, TyperArgument) and not parameter.hidden:
            name = name_of(parameter)
            pieces.append(name if parameter.required else f"[{name}]")
    if ctx.parent is None:
        pieces.append(_("COMMAND ..."))
    return " ".join(pieces)


def name_of(parameter: Parameter) -> str:
    """A parameter as the user types it: ``--as-of``, or an argument's placeholder."""
    if isinstance(parameter, TyperArgument):
        return (parameter.metavar or str(parameter.name).upper()) + ("..." if parameter.nargs == -1 else "")
    return max(parameter.opts, key=len)


def choices_of(parameter: Parameter) -> list[str]:
    """The values a parameter is limited to; empty where it is not."""
    return [str(getattr(choice, "value", choice)) for choice in getattr(parameter.type, "choices", ())]


def _placeholder(parameter: Parameter) -> str:
    if parameter.metavar:
        return parameter.metavar
    number = parameter.type.name.startswith(("int", "float"))
    return "|".join(choices_of(parameter)) or (_("NUMBER") if number else _("TEXT"))


def _argument(parameter: Parameter, ctx: Context) -> tuple[str, str] | None:
    if not isinstance(parameter, TyperArgument) or parameter.hidden:
        return None
    return name_of(parameter), _with_default(parameter, ctx)


def _option(parameter: Parameter, ctx: Context) -> tuple[str, str] | None:
    if not isinstance(parameter, TyperOption) or parameter.hidden:
        return None
    names = ", ".join(sorted(parameter.opts, key=len))
    if parameter.secondary_opts:
        names += " / " + ", ".join(parameter.secondary_opts)
    if not parameter.is_flag and not parameter.count:
        names += " " + _placeholder(parameter)
    return names, _with_default(parameter, ctx)


def _with_default(parameter: TyperArgument | TyperOption, ctx: Context) -> str:
    words = parameter.help or ""
    default = parameter.get_default(ctx, call=False)
    default = getattr(default, "value", default)  # an enumeration's member is typed as its value
    if parameter.show_default and isinstance(default, str | int) and default not in {"", False}:
        words += " " + _("[default: {value}]").format(value=default)
    if parameter.required and isinstance(parameter, TyperOption):
        words += " " + _("[required]")
    return words.strip()


def _section(heading: str, records: Sequence[tuple[str, str]], width: int) -> Iterator[str]:
    if not records:
        return
    yield from ["", heading]
    left = min(max(columns.width_of(name) for name, _words in records), _LEFT)
    margin = " " * (left + 4)
    for name, words in records:
        lines = columns.wrap(words, width - len(margin)) if words else [""]
        if columns.width_of(name) > left:
            yield f"  {columns.aligned(name)}"
            yield margin + lines[0]
        else:
            yield f"  {columns.pad(name, left)}  {lines[0]}".rstrip()
        yield from (margin + line for line in lines[1:])
