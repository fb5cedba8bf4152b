"""The global options: declared once, the same before and after every command, collected into one `Options`."""

import os
from pathlib import Path
from typing import Any, NamedTuple

from typer._click.core import Context, Parameter
from typer.core import TyperOption

from govopen import program
from govopen.cli import language, settings
from govopen.errors import BadInput
from govopen.locales import _
from govopen.output.emit import FORMATS, refuse_unwritable, to_file

_GIVEN = "govopen.given"
_OPTIONS = "govopen.options"


class Options(NamedTuple):
    """What every command may be told, as raw text.

    `lang` is None where nobody chose a language: the plan's then holds (`language.settle`). `output` is None for
    stdout. `unit` is the configured unit, None at the office. `user` is empty where nobody is known.
    """

    db: str
    plan: str | None
    as_of: str | None
    known_at: str | None
    lang: str | None
    format: str
    output: str | None
    unit: str | None
    user: str


class UnknownFormat(BadInput):
    def __init__(self, name: str) -> None:
        super().__init__(_("no format {name}; use {names}").format(name=repr(name), names=" | ".join(FORMATS)))


class OverTheData(BadInput):
    def __init__(self, path: str) -> None:
        super().__init__(_("{path} belongs to the database in use; name another file with -o").format(path=path))


class Empty(BadInput):
    """An option without anything in it: a script's variable that was not set."""

    def __init__(self, option: str) -> None:
        super().__init__(_("{option} is empty; give it a value, or leave it out").format(option=option))


class EmptyWord(BadInput):
    """An argument without anything in it."""

    def __init__(self, name: str) -> None:
        super().__init__(_("{name}: nothing stands in the quotes; write it there, or leave them out").format(name=name))


class LooksBack(BadInput):
    def __init__(self, option: str) -> None:
        super().__init__(
            _("{option} does nothing here: this command works on what holds now; leave it out").format(option=option)
        )


def _keep(ctx: Context, param: Parameter, value: str | None) -> None:
    # The contexts of the group and of the command share `meta`; the command's is parsed later and wins.
    if value is not None:
        if not value.strip() and not ctx.resilient_parsing:
            raise Empty(param.opts[0])
        ctx.meta.setdefault(_GIVEN, {})[param.name] = value


def _option(name: str, metavar: str, words: str, *more: str) -> TyperOption:
    from govopen.cli.completion import FromDatabase  # which needs this module

    return TyperOption(
        param_decls=[f"--{name}", *more],
        metavar=metavar,
        help=words,
        type=FromDatabase("govopen.cli.candidates:plans") if name == "plan" else str,
        callback=_keep,
        expose_value=False,
        show_default=False,
    )


def global_options() -> list[TyperOption]:
    """The options to append to every command, worded in the language in use."""
    return [
        _option("db", _("PATH"), _("the database: a SQLite file [GOVOPEN_DB]")),
        _option("plan", _("PLAN"), _("the plan; by default the one whose period holds today [GOVOPEN_PLAN]")),
        _option("as-of", _("DATE"), _("report as things stood at the end of that day, or at that instant")),
        _option("known-at", _("WHEN"), _("leave out what was recorded after that position or instant")),
        _option("lang", "zh|en", _("the language [GOVOPEN_LANG]")),
        _option("format", "|".join(FORMATS), _("the output format")),
        _option("output", _("FILE"), _("write into a file instead of to the screen"), "-o"),
        _option("user", _("NAME"), _("who records; by default the login name [GOVOPEN_USER]")),
    ]


def options(ctx: Context) -> Options:
    """The options of this run: given before or after the command, from the environment, the file, or default.

    Raises `UnknownFormat` and the errors of `settings.read` and `settings.effective`.
    """
    made: Options | None = ctx.meta.get(_OPTIONS)
    if made is None:
        made = ctx.meta[_OPTIONS] = _collect(given(ctx))
    return made


def given(ctx: Context) -> dict[str, str]:
    """The global options that stand on the command line, by name."""
    named: dict[str, Any] = ctx.meta.get(_GIVEN, {})
    return named


def of_now(ctx: Context) -> Options:
    """The options of a command that has no other as-of than now. Raises `LooksBack`."""
    asked = options(ctx)
    for option, value in (("--as-of", asked.as_of), ("--known-at", asked.known_at)):
        if value is not None:
            raise LooksBack(option)
    return asked


def to_record(ctx: Context, *, rows: bool = True) -> Options:
    """The options of a command that records; what it will say can be written, ``rows`` for those that have csv.

    Raises `LooksBack`, `CannotWrite`, `NoRows`.
    """
    asked = of_now(ctx)
    refuse_unwritable(asked, rows=rows)
    return asked


def refuse_over_data(asked: Options) -> None:
    """Raise `OverTheData` where ``-o`` would replace the database, a file beside it or its evidence."""
    if not to_file(asked):
        return
    path = Path(os.path.realpath(str(asked.output)))
    database = Path(os.path.realpath(Path(asked.db).expanduser()))
    evidence = database.with_name(f"{database.name}.evidence")
    beside = {database.with_name(database.name + ending) for ending in ("", "-wal", "-shm", "-journal")}
    same = path.exists() and database.exists() and path.samefile(database)
    if path in {*beside, evidence} or evidence in path.parents or same:
        raise OverTheData(str(asked.output))


def _collect(named: dict[str, str]) -> Options:
    values = {name: value.text for name, value in settings.effective(named, settings.read()).items()}
    output = named.get("output")
    ending = (output or "").rpartition(".")[2].lower()
    form = named.get("format") or (ending if ending in FORMATS else "table")
    if form not in FORMATS:
        raise UnknownFormat(form)
    made = Options(
        db=values["db"] or settings.default_database(),
        plan=values["plan"],
        as_of=named.get("as_of"),
        known_at=named.get("known_at"),
        lang=values["lang"] or language.of_locale(),
        format=form,
        output=output,
        unit=values["unit"],
        user=values["user"] or settings.login_name(),
    )
    program.reach(named)
    refuse_over_data(made)
    return made
