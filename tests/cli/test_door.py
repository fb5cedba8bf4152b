"""The lazy application: its commands, the global options in both places, help pages, usage errors."""

import sys
from enum import Enum
from pathlib import Path
from typing import Annotated

import pytest
import typer

from govopen.cli import COMMANDS
from govopen.cli.options import Options, options
from govopen.errors import BadInput

from .running import Run, Start


def seen(probe: Run, *argv: str, before: tuple[str, ...] = ()) -> Options:
    found: list[Options] = []

    def command(ctx: typer.Context) -> None:
        found.append(options(ctx))
        assert options(ctx) is found[0]

    answer = probe(command, *argv, before=before)
    assert answer.code == 0, answer.err
    return found[0]


GLOBALS = [
    ("--db", "db"),
    ("--plan", "plan"),
    ("--as-of", "as_of"),
    ("--known-at", "known_at"),
    ("--output", "output"),
    ("-o", "output"),
    ("--user", "user"),
]


@pytest.mark.parametrize(("option", "field"), GLOBALS)
def test_a_global_option_works_before_and_after_the_command_and_the_later_one_wins(
    probe: Run, option: str, field: str
) -> None:
    assert getattr(seen(probe, before=(option, "first")), field) == "first"
    assert getattr(seen(probe, option, "second"), field) == "second"
    assert getattr(seen(probe, option, "second", before=(option, "first")), field) == "second"


def test_options_keep_what_the_environment_settles(probe: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DB", "PLAN", "UNIT", "USER"):
        monkeypatch.setenv(f"GOVOPEN_{name}", f"the {name}")
    found = seen(probe, before=("--plan", "mine"))
    assert (found.db, found.plan, found.unit, found.user) == ("the DB", "mine", "the UNIT", "the USER")


def test_without_any_choice_a_table_goes_to_the_screen_and_the_login_name_records(
    probe: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("GOVOPEN_DB")
    found = seen(probe)
    assert found.db == str(tmp_path / "XDG_DATA_HOME" / "govopen" / "govopen.db")
    assert (found.format, found.output, found.plan, found.unit, found.user) == ("table", None, None, None, "tester")


@pytest.mark.parametrize(
    ("argv", "form"),
    [
        (("-o", "a.csv"), "csv"),
        (("-o", "a.JSON"), "json"),
        (("-o", "a.txt"), "table"),
        (("-o", "a.csv", "--format", "json"), "json"),
        (("-o", "csv.d/a"), "table"),
    ],
)
def test_the_file_name_chooses_the_format_unless_one_is_named(probe: Run, argv: tuple[str, ...], form: str) -> None:
    assert seen(probe, *argv).format == form


def test_an_unknown_format_is_refused(govopen: Run) -> None:
    assert govopen("config", "--format", "xml") == (2, "", "govopen: no format 'xml'; use table | json | csv\n")


def test_the_list_of_commands_imports_none_of_them(process: Start) -> None:
    script = (
        "import sys; before = set(sys.modules); from govopen.cli import COMMANDS; from govopen.cli.edge import run; "
        "code = run(['--help'], COMMANDS);"
        "loaded = [c.name for c in COMMANDS if f'govopen.cli.{c.module or c.name}' in sys.modules];"
        "sys.exit(repr(loaded) if loaded else code)"
    )
    answer = process(script=script)
    assert answer.code == 0, answer.err
    for command in COMMANDS:
        assert f"  {command.name} ".encode() in answer.out


def test_the_door_imports_nothing_heavy(process: Start) -> None:
    script = (
        "import sys; before = set(sys.modules);"
        "from govopen.cli import COMMANDS; from govopen.cli.edge import run; run(['config'], COMMANDS);"
        "heavy = {'rich', 'pydantic', 'sqlalchemy', 'sqlmodel', 'alembic', 'yaml', 'platformdirs', 'tomllib', 'json',"
        " 'csv', 'importlib.metadata', 'importlib.resources'} & set(sys.modules) - before;"
        "sys.exit(repr(heavy) if heavy else 0)"
    )
    answer = process(script=script)
    assert (answer.code, answer.err) == (0, b"")


def test_without_arguments_the_help_is_shown(govopen: Run) -> None:
    answer = govopen()
    assert answer.code == 0
    assert answer.out.startswith("Usage: govopen [OPTIONS] COMMAND ...\n")
    assert answer == govopen("-h")


def test_the_version_is_shown(govopen: Run) -> None:
    assert govopen("--version") == (0, "govopen 0.1.0\n", "")


def test_a_command_without_name_is_asked_for(govopen: Run) -> None:
    assert govopen("--db", "x") == (2, "", "govopen: no command given; govopen --help lists them\n")


class Way(Enum):
    mail = "mail"
    phone = "phone"


def sample(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="the obligation's code")],
    extra: Annotated[list[str] | None, typer.Argument(help="and more")] = None,
    times: Annotated[int, typer.Option(help="how often", metavar="N", min=1, max=9)] = 1,
    least: Annotated[int, typer.Option(min=3)] = 3,
    number: Annotated[int | None, typer.Option()] = None,
    note: Annotated[str, typer.Option()] = "",
    share: Annotated[float | None, typer.Option()] = None,
    via: Annotated[Way, typer.Option(help="how it came")] = Way.mail,
    unit: Annotated[str, typer.Option(help="whose", metavar="UNIT")] = ...,
    names: Annotated[bool, typer.Option("--names", help="names only")] = False,
    quiet: Annotated[bool, typer.Option("--quiet/--loud")] = False,
    when: Annotated[str | None, typer.Option(hidden=True, callback=lambda value: value and refuse(value))] = None,
    secret: Annotated[str | None, typer.Argument(hidden=True)] = None,
) -> None:
    """Take what the test gives."""


def refuse(value: str) -> str:
    if value == "plain":
        raise typer.BadParameter("that is no day")
    raise BadInput("no such day")


def test_the_help_of_a_command_shows_its_own_options_before_the_global_ones(probe: Run) -> None:
    answer = probe(sample, "--help")
    assert answer.code == 0
    page = answer.out
    assert page.startswith("Usage: govopen probe [OPTIONS] CODE [EXTRA...]\n\nProbe the door.\n")
    headings = ["Arguments:", "Options:", "Global options, before or after the command:", "Example:\n  govopen probe"]
    assert sorted(headings, key=page.index) == headings
    own, everywhere = page.split("Global options")
    assert "CODE      the obligation's code\n" in own
    assert "--times N         how often [default: 1]\n" in own
    assert "--least NUMBER    [default: 3]\n" in own
    assert "--number NUMBER\n" in own
    assert "--note TEXT\n" in own
    assert "--via mail|phone  how it came [default: mail]" in own
    assert "--quiet / --loud" in own
    assert "--unit UNIT       whose [required]" in own
    assert "--when" not in page
    assert "secret" not in page.lower()
    for option, _field in GLOBALS:
        assert option in everywhere
        assert f"  {option} " not in own
    assert max(map(len, page.splitlines())) <= 80


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        ((), "CODE is missing; see govopen probe --help"),
        (("1",), "--unit is missing; see govopen probe --help"),
        (("1", "--tmes", "3"), "no option '--tmes'; did you mean --times?"),
        (("1", "--zzzzzz"), "no option '--zzzzzz'; see govopen probe --help"),
        (("1", "-z"), "no option '-z'; see govopen probe --help"),
        (("1", "--times"), "--times needs a value; see govopen probe --help"),
        (("1", "--names=3"), "--names takes no value; see govopen probe --help"),
        (("1", "--times", "x"), "--times cannot be 'x'; it must be a whole number from 1 to 9"),
        (("1", "--times", "10"), "--times cannot be 10; it must be a whole number from 1 to 9"),
        (("1", "--least", "1"), "--least cannot be 1; it must be a whole number from 3 up"),
        (("1", "--number", "1.5"), "--number cannot be '1.5'; it must be a whole number"),
        (("1", "--share", "x"), "--share cannot be 'x'; it must be a number"),
        (("1", "--via", "fax"), "--via cannot be 'fax'; it must be mail | phone"),
        (("1", "--unit", "a", "--when", "plain"), "--when: that is no day"),
        (("1", "--unit", "a", "--when", "worse"), "no such day"),
    ],
)
def test_a_usage_error_is_one_line_with_the_remedy_and_code_2(probe: Run, argv: tuple[str, ...], message: str) -> None:
    assert probe(sample, *argv) == (2, "", f"govopen: {message}\n")


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("confg",), "no command 'confg'; did you mean config?"),
        (("zzzzzz",), "no command 'zzzzzz'; govopen --help lists them"),
        (("--zzzzzz",), "no option '--zzzzzz'; see govopen --help"),
        (
            ("config", "a", "b", "c d"),
            "cannot use 'c d'; put words with spaces in quotes, or see govopen config --help",
        ),
    ],
)
def test_what_the_door_does_not_know_is_one_line_too(govopen: Run, argv: tuple[str, ...], message: str) -> None:
    assert govopen(*argv) == (2, "", f"govopen: {message}\n")


def test_a_command_that_python_cannot_name_has_a_module_that_it_can(
    govopen: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from types import ModuleType

    from govopen.cli import Command

    module = ModuleType("govopen.cli.return_")
    vars(module).update(command=lambda: print("returned"), HELP="Give it back.", EXAMPLE="govopen return E1")
    monkeypatch.setitem(sys.modules, "govopen.cli.return_", module)
    assert govopen("return", commands=(Command("return", "give it back", "return_"),)) == (0, "returned\n", "")
