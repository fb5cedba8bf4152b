"""Usage errors in one line: what does not fit, and what to type instead."""

from typer._click import exceptions as click
from typer._click.core import Parameter

from govopen.cli.helptext import choices_of, name_of
from govopen.locales import _


def worded(problem: click.UsageError) -> str:
    """The message for what typer's parser refuses.

    A command that refuses a value itself raises an error of `govopen.errors`; that is not worded again here.
    """
    path = problem.ctx.command_path if problem.ctx else "govopen"
    see = _("see {path} --help").format(path=path)
    match problem:
        case click.NoSuchOption():
            near = problem.possibilities
            remedy = _("did you mean {near}?").format(near=near[0]) if near else see
            return _("no option {option}; {remedy}").format(option=repr(problem.option_name), remedy=remedy)
        case click.BadOptionUsage():
            flag = "does not take" in problem.message  # the parser's own words; a test holds them
            takes = _("{option} takes no value; {see}") if flag else _("{option} needs a value; {see}")
            return takes.format(option=problem.option_name, see=see)
        case click.MissingParameter(param=Parameter() as parameter):
            return _("{name} is missing; {see}").format(name=name_of(parameter), see=see)
        case click.BadParameter(param=Parameter() as parameter):
            return _refused(problem.message, parameter)
    return problem.format_message()


def _refused(message: str, parameter: Parameter) -> str:
    value, is_not, _rest = message.partition(" is not ")
    needed = _needed(parameter)
    if not is_not or not needed:
        return f"{name_of(parameter)}: {message}"
    return _("{name} cannot be {value}; it must be {needed}").format(
        name=name_of(parameter), value=value, needed=needed
    )


def _needed(parameter: Parameter) -> str:
    kind = parameter.type
    match kind.name:
        case "int" | "int range":
            least, most = getattr(kind, "min", None), getattr(kind, "max", None)
            if least is not None and most is not None:
                return _("a whole number from {least} to {most}").format(least=least, most=most)
            if least is not None:
                return _("a whole number from {least} up").format(least=least)
            return _("a whole number")
        case "float" | "float range":
            return _("a number")
        case "choice":
            return " | ".join(choices_of(parameter))
    return ""
