"""Every command says what it is for, with an example, in both languages, and is in the reference."""

import re
from collections.abc import Iterator
from pathlib import Path

import generate
import pytest
from typer._click.core import Context, Parameter
from typer.core import TyperArgument

from govopen.cli import COMMANDS
from govopen.cli.door import PROGRAM, Door, DoorCommand, build
from govopen.locales import use

ROOT = Path(generate.ROOT)
NAMES = [command.name for command in COMMANDS]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
WORDS = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,}")


@pytest.fixture(params=["en", "zh"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    use(request.param)
    yield request.param
    use("en")


def made(name: str) -> tuple[Door, DoorCommand, Context]:
    door = build(COMMANDS)
    top = door.make_context(PROGRAM, [], resilient_parsing=True)
    command = door.get_command(top, name)
    assert isinstance(command, DoorCommand)
    return door, command, command.make_context(name, [], parent=top, resilient_parsing=True)


@pytest.mark.parametrize("name", NAMES)
def test_a_command_says_what_it_does_in_the_readers_language(name: str, language: str) -> None:
    door, command, _context = made(name)
    line = next(listed for listed in door.listed if listed.name == name).help
    assert line
    assert command.help
    assert bool(CHINESE.search(command.help)) == (language == "zh"), command.help


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_is_explained(name: str, language: str) -> None:
    _door, command, context = made(name)
    for parameter in command.get_params(context):
        words = getattr(parameter, "help", "")
        assert words or getattr(parameter, "hidden", False), f"{name}: {parameter.name} has no help"
        assert language == "en" or CHINESE.search(words), f"{name}: {parameter.name} is not translated: {words}"


@pytest.mark.parametrize("name", NAMES)
def test_a_command_has_an_example_that_it_would_understand(name: str, language: str) -> None:
    _door, command, context = made(name)
    lines = (command.epilog or "").splitlines()
    assert lines
    known = {option for parameter in command.get_params(context) for option in _spelled(parameter)}
    for line in lines:
        assert line.startswith("govopen "), line
        assert f" {name}" in line, line
        assert set(re.findall(r"(?<= )--?[a-z][a-z-]*", line.partition("#")[0])) <= known, line


def _spelled(parameter: Parameter) -> list[str]:
    return [] if isinstance(parameter, TyperArgument) else [*parameter.opts, *parameter.secondary_opts]


@pytest.mark.parametrize("name", NAMES)
def test_a_command_is_in_the_reference(name: str) -> None:
    reference = (ROOT / "docs/cli.md").read_text("utf-8")
    assert f"\n## {name}\n" in reference


@pytest.mark.parametrize("file", ["docs/cli.md", "docs/schemas/plan.schema.json"])
def test_what_is_generated_is_current(file: str) -> None:
    wanted = {"docs/cli.md": generate.cli, "docs/schemas/plan.schema.json": generate.plan_schema}
    assert (ROOT / file).read_text("utf-8") == wanted[file](), "run: make docs"


@pytest.mark.parametrize("path", generate.documents(), ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", path.read_text("utf-8"))
    assert [link for link in links if "://" not in link and not (path.parent / link).exists()] == []


def test_every_dependency_has_its_line() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    for extra in project["project"]["optional-dependencies"].values():
        wanted += extra
    names = {re.split(r"[\[<>=; ]", line)[0].lower() for line in wanted} - {"govopen"}
    explained = (ROOT / "docs/dependencies.md").read_text("utf-8").lower()
    assert {name for name in names if not re.search(rf"^\|[^|]*\b{name}\b[^|]*\|", explained, re.MULTILINE)} == set()
