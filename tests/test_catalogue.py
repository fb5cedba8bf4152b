"""Every message has its Chinese, says the same, and is drawn alike on every console."""

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from govopen import locales

ROOT = Path(locales.__file__).parents[1]
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "n_": (1, 2)}
QUOTES = "“”"
"""Two cells on a Chinese console and one elsewhere: right in a sentence, wrong in a column."""


def messages() -> dict[tuple[str, ...], set[str]]:
    """Every message of the program, one form or (one, many), and the files that say it."""
    found: dict[tuple[str, ...], set[str]] = {}
    for file, _line, message, _comments, _context in extract_from_dir(
        str(ROOT), [("**.py", "python")], {}, keywords=KEYWORDS
    ):
        forms = (message,) if isinstance(message, str) else tuple(message)
        found.setdefault(forms, set()).add(file)
    return found


MESSAGES = messages()


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with (ROOT / "locales/zh_CN/LC_MESSAGES/govopen.po").open("rb") as lines:
        return read_po(lines, locale="zh_CN")


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)[^}]*\}", text.replace("{{", "")))


def chinese(catalogue: Catalog, forms: tuple[str, ...]) -> str:
    """What the catalogue says for a message; nothing where it has no, or only a doubtful, translation."""
    message = catalogue.get(forms[0])
    if message is None or message.fuzzy:
        return ""
    return message.string if isinstance(message.string, str) else (message.string or [""])[0]


def test_every_message_has_its_chinese(catalogue: Catalog) -> None:
    assert [forms[0] for forms in MESSAGES if not chinese(catalogue, forms)] == []


def offered() -> dict[str, set[str]]:
    """What the program fills in, where it does so at once: ``_("…").format(a=…, b=…)``."""
    found: dict[str, set[str]] = {}
    for file in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(ast.Call(args=[ast.Constant(str(message)), *_]), "format"), keywords=words
                ):
                    found.setdefault(message, set()).update(word.arg or "" for word in words)
    return found


def test_the_chinese_fills_in_as_much_and_only_what_it_is_given(catalogue: Catalog) -> None:
    """Another placeholder may take one's place where the program offers it too, as ``{m}月`` for ``{mm}-``."""
    given = offered()
    wrong = {}
    for forms in MESSAGES:
        wanted = set().union(*(placeholders(form) for form in forms))
        found = placeholders(text := chinese(catalogue, forms))
        replaced = len(found) == len(wanted) and found <= given.get(forms[0], set())
        if text and found != wanted and not replaced:
            wrong[forms] = text
    assert wrong == {}


def test_the_catalogue_holds_nothing_that_the_program_no_longer_says(catalogue: Catalog) -> None:
    said = {forms[0] for forms in MESSAGES}
    kept = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue}
    assert kept - said == {""}
    assert not catalogue.obsolete


def odd(text: str, allowed: str = "") -> set[str]:
    """Characters that a console may draw in one cell or two, or that GBK does not have."""
    return {
        character
        for character in text
        if not character.isascii()
        and character not in allowed
        and (unicodedata.east_asian_width(character) not in "WF" or not in_gbk(character))
    }


def in_gbk(character: str) -> bool:
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def test_no_message_has_a_character_that_consoles_draw_differently(catalogue: Catalog) -> None:
    found = {text: odd(text, QUOTES) for forms in MESSAGES for text in (*forms, chinese(catalogue, forms))}
    assert {text: characters for text, characters in found.items() if characters} == {}


def test_what_is_aligned_has_no_quotation_marks_of_two_widths(catalogue: Catalog) -> None:
    aligned = [forms for forms, files in MESSAGES.items() if any(file.startswith("output/") for file in files)]
    found = {text: odd(text) for forms in aligned for text in (*forms, chinese(catalogue, forms))}
    assert {text: characters for text, characters in found.items() if characters} == {}


def unmarked(file: Path) -> Iterator[str]:
    """Words for the reader that gettext does not see: help texts, and what is echoed or raised."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.keyword) and node.arg in {"help", "epilog", "short_help"}:
            yield from words(node.value)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"echo", "secho", "print"}:
            yield from (word for argument in node.args[:1] for word in words(argument))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "__init__":
            yield from (word for argument in node.args[:1] for word in words(argument))


def words(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
        yield node.value
    if isinstance(node, ast.JoinedStr):
        parts = [part.value for part in node.values if isinstance(part, ast.Constant)]
        yield from (part for part in parts if isinstance(part, str) and re.search(r"[a-z]{2,} [a-z]{2,}", part))


@pytest.mark.parametrize("room", ["cli", "output", "ledger", "plan", "standing", "store", "deadlines"])
def test_no_words_go_past_the_catalogue(room: str) -> None:
    assert {file.name: found for file in (ROOT / room).glob("*.py") if (found := list(unmarked(file)))} == {}
