"""What the documents show is what the program prints, and both READMEs begin with two commands."""

import re
from pathlib import Path

import generate
import pytest
import shown

ROOT = Path(generate.ROOT)
READMES = ["README.md", "README.zh-CN.md"]
DOCUMENTS = [path for path in generate.documents() if shown.FENCE.search(path.read_text("utf-8"))]


def first_shell_fence(name: str) -> list[str]:
    found = re.search(r"^```sh\n(.*?)^```$", (ROOT / name).read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert found
    return found[1].splitlines()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_shows_what_the_program_prints(path: Path) -> None:
    document = path.read_text("utf-8")
    assert shown.current(document) == document, "run: make docs"


@pytest.mark.parametrize("name", READMES)
def test_a_readme_shows_each_users_tour(name: str) -> None:
    bodies = [fence["body"] for fence in shown.FENCE.finditer((ROOT / name).read_text("utf-8"))]
    typed = " ".join(command for body in bodies for command in shown.commands(body))
    assert [command for command in ("status", "overdue", "done", "scorecard") if command not in typed] == []
    assert all(list(shown.commands(body)) for body in bodies)


@pytest.mark.parametrize("name", READMES)
def test_a_readme_has_two_commands_one_to_run_it_and_one_to_test_it(name: str) -> None:
    run, test = first_shell_fence(name)
    assert "--as-of 2018-07-23" in run
    assert "pytest" in test


def test_every_example_in_a_readme_is_run() -> None:
    for name in READMES:
        document = (ROOT / name).read_text("utf-8")
        unmarked = shown.FENCE.sub("", document)
        assert not re.search(r"^\$ govopen", unmarked, re.MULTILINE)


def test_only_govopen_is_run_by_a_document() -> None:
    fence = "<!-- shown: empty 2018-07-23T08:55+08:00 en -->\n```text\n$ rm -r .\n```\n"
    with pytest.raises(ValueError, match="only govopen is run here, not rm"):
        shown.current(fence)


def test_what_a_command_prints_is_put_below_it() -> None:
    fence = "<!-- shown: empty 2018-07-23T08:55+08:00 en -->\n```text\n$ govopen --version\nold\n```\n"
    assert shown.current(fence) == fence.replace("old\n", "govopen 0.1.0\n")
