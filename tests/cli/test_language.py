"""Which language is spoken: option, environment, file, locale, and where none chooses, the plan's."""

from pathlib import Path

import pytest

from govopen import locales
from govopen.cli import language
from govopen.cli.options import options

from .running import Run


@pytest.mark.parametrize(
    ("argv", "variable", "kept", "locale", "spoken"),
    [
        (["--lang", "en"], "zh", "zh", "zh_CN.UTF-8", "en"),
        (["--lang=en"], "zh", "zh", "zh_CN.UTF-8", "en"),
        (["--lang", "zh", "status", "--lang", "en"], "zh", "zh", "zh_CN.UTF-8", "en"),
        (["--", "--lang", "en"], "zh", "en", "en_GB", "zh"),
        (["status", "--lang"], "en", "zh", "zh_CN", "en"),
        (["--lang", "fr"], "en", "zh", "zh_CN", "en"),
        ([], "en", "zh", "zh_CN.UTF-8", "en"),
        ([], "", "en", "zh_CN.UTF-8", "en"),
        ([], "", "", "en_GB.UTF-8", "en"),
        ([], "", "", "zh_TW", "zh"),
        ([], "", "", "fr_FR.UTF-8", "en"),
        ([], "", "", "C.UTF-8", "zh"),
        ([], "", "", "POSIX", "zh"),
        ([], "", "", "", "zh"),
    ],
)
def test_the_nearest_choice_wins(
    argv: list[str], variable: str, kept: str, locale: str, spoken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVOPEN_LANG", variable)
    monkeypatch.setenv("LANG", locale)
    if kept:
        (tmp_path / "config.toml").write_text(f'lang = "{kept}"\n', encoding="utf-8")
    assert language.choose(argv) == spoken


def test_the_more_special_locale_variable_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN")
    monkeypatch.setenv("LC_MESSAGES", "en_US")
    assert language.of_locale() == "en"
    monkeypatch.setenv("LC_ALL", "C")
    assert language.of_locale() is None


def test_a_broken_settings_file_does_not_stop_help(
    govopen: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVOPEN_LANG", "")
    monkeypatch.setenv("LANG", "en_US")
    (tmp_path / "config.toml").write_text("lang = \n", encoding="utf-8")
    assert govopen("--help").out.startswith("Usage:")


def test_where_nobody_chose_the_plans_language_is_spoken() -> None:
    locales.use("zh")
    language.settle("zh", "en")
    assert locales.language() == "zh"
    language.settle(None, "en")
    assert locales.language() == "en"


def test_the_options_say_whether_a_language_was_chosen(probe: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import typer

    found = []

    def command(ctx: typer.Context) -> None:
        found.append(options(ctx).lang)

    probe(command)
    monkeypatch.delenv("GOVOPEN_LANG")
    monkeypatch.setenv("LANG", "C")
    probe(command)
    probe(command, "--lang", "zh")
    assert found == ["en", None, "zh"]


def test_an_unknown_language_is_refused_where_it_stands(govopen: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert govopen("config", "--lang", "fr").err == "govopen: --lang cannot be 'fr'; use zh | en\n"
    monkeypatch.setenv("GOVOPEN_LANG", "fr")
    monkeypatch.setenv("LANG", "en_US")
    assert govopen("config").err == "govopen: GOVOPEN_LANG cannot be 'fr'; use zh | en\n"


def test_chinese_never_fails_for_want_of_a_catalogue(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(locales, "__file__", str(tmp_path / "__init__.py"))
    locales.use("zh")
    assert locales._("a text of no catalogue") == "a text of no catalogue"
    assert locales._("") == ""
    assert locales.n_("one", "many", 2) == "many"
