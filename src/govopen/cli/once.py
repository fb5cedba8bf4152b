"""The parser of every command: an option that is given twice is never half dropped.

Click's own takes the last value and says nothing of the others.
"""

from typing import Any

from typer._click.core import Context, Parameter
from typer._click.parser import _Option, _OptionParser

from govopen.cli.completion import FromDatabase
from govopen.errors import BadInput
from govopen.locales import _

MET = "append"
"""What the parser is told to do with every value, in place of keeping the last."""


class GivenTwice(BadInput):
    def __init__(self, option: str) -> None:
        super().__init__(_("{option} is given twice; give it once").format(option=option))


class Once(_OptionParser):
    """Joins what takes a list, ``--unit A --unit B`` being ``--unit A,B``, and refuses every other repetition."""

    def parse_args(self, args: list[str]) -> tuple[dict[str, Any], list[str], list[Parameter]]:
        """The values by name, the words left over, and the parameters in their order. Raises GivenTwice."""
        stored = [each for each in {**self._short_opt, **self._long_opt}.values() if each.action == "store"]
        for each in stored:
            each.action = MET
        found, left, order = super().parse_args(args)
        for each in stored:
            if each.dest in found and isinstance(found[each.dest], list):
                found[each.dest] = self._one(each, found[each.dest])
        return found, left, order

    def _one(self, option: _Option, values: list[Any]) -> Any:
        kind = option.obj.type
        if len(values) > 1 and isinstance(kind, FromDatabase) and kind.listed:
            return ",".join(values) if all(each.strip() for each in values) else ""
        if len(values) > 1 and not (self.ctx and self.ctx.resilient_parsing):
            raise GivenTwice(max(option.obj.opts, key=len))
        return values[-1]


def parser(ctx: Context, parameters: list[Parameter]) -> Once:
    """A parser of these parameters."""
    made = Once(ctx)
    for parameter in parameters:
        parameter.add_to_parser(made, ctx)
    return made
