"""Settings: shown with their source, kept in a file, forgotten; a broken file is named with its line."""

import csv
import json
from getpass import getuser
from pathlib import Path

import pytest

from govopen.cli import settings

from .running import Run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_the_settings_are_shown_with_their_source(
    govopen: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVOPEN_PLAN", "xicheng-2018")
    file.write_text('unit = "区教委"\n', encoding="utf-8")
    answer = govopen("config", "--user", "Li")
    assert answer.out.splitlines() == [
        f"db    GOVOPEN_DB    {tmp_path}/test.db",
        "plan  GOVOPEN_PLAN  xicheng-2018",
        "unit  file          区教委",
        "lang  GOVOPEN_LANG  en",
        "user  --user        Li",
        f"file: {file}",
    ]


def test_option_goes_before_environment_before_file(govopen: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('user = "file"\n', encoding="utf-8")
    assert "user  file          file" in govopen("config").out
    monkeypatch.setenv("GOVOPEN_USER", "environment")
    assert "user  GOVOPEN_USER  environment" in govopen("config").out
    assert "user  --user        option" in govopen("--user", "option", "config").out


def test_one_setting_is_shown_alone(govopen: Run) -> None:
    assert govopen("config", "unit").out.splitlines()[0] == "unit  default  (none)"
    assert len(govopen("config", "unit").out.splitlines()) == 2


def test_the_settings_are_data_too(govopen: Run, file: Path) -> None:
    found = json.loads(govopen("config", "--format", "json").out)
    assert (found["schema"], found["file"]) == ("govopen.config/1", str(file))
    assert [setting["name"] for setting in found["settings"]] == ["db", "plan", "unit", "lang", "user"]
    rows = list(csv.DictReader(govopen("config", "--format", "csv").out.removeprefix("\ufeff").splitlines()))
    assert (rows[2]["name"], rows[2]["value"], rows[4]["value"]) == ("unit", "", "tester")


def test_what_is_set_stays_until_it_is_unset(govopen: Run, file: Path) -> None:
    assert govopen("config", "unit", "区教委") == (0, f"unit = 区教委 in {file}\n", "")
    assert govopen("config", "user", 'Li "Si" \\ x').code == 0
    assert settings.read() == {"unit": "区教委", "user": 'Li "Si" \\ x'}
    assert govopen("config", "--unset", "unit") == (0, f"unit is no longer set in {file}\n", "")
    assert settings.read() == {"user": 'Li "Si" \\ x'}
    assert list(file.parent.glob("*.tmp")) == []


def test_a_variable_that_goes_before_the_file_is_mentioned(govopen: Run) -> None:
    answer = govopen("config", "lang", "zh")
    assert (answer.code, answer.err) == (0, "GOVOPEN_LANG is set and goes before the file\n")


def test_a_database_is_kept_with_its_whole_path(govopen: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    govopen("config", "db", "here.db")
    assert settings.read() == {"db": str(tmp_path / "here.db")}
    govopen("config", "db", "postgresql://host/name")
    assert settings.read() == {"db": "postgresql://host/name"}


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (("untt", "x"), "no setting untt; there are db, unit, lang, user"),
        (("plan", "x"), "no setting plan; there are db, unit, lang, user"),
        (("untt",), "no setting untt; there are db, unit, lang, user"),
        (("--unset", "untt"), "no setting untt; there are db, unit, lang, user"),
        (("lang", "fr"), "lang cannot be 'fr'; use zh | en"),
        (("unit", ""), "unit cannot be kept as that; give visible text, or use govopen config --unset unit"),
        (("user", " "), "user cannot be kept as that; give visible text, or use govopen config --unset user"),
        (("unit", "a\nb"), "unit cannot be kept as that; give visible text, or use govopen config --unset unit"),
    ],
)
def test_what_cannot_be_kept_is_refused(govopen: Run, file: Path, argv: tuple[str, ...], message: str) -> None:
    assert govopen("config", *argv) == (2, "", f"govopen: {message}\n")
    assert not file.exists()


@pytest.mark.parametrize(
    ("text", "where", "cause"),
    [
        ("# mine\nunit = 区教委\n".encode(), " line 2", "Invalid value"),
        (b'unit = "a"\nuser = "b', " line 2", "Unterminated string"),
        (b'unit = "a"\nunit = "b"\n', " line 2", "Cannot overwrite a value"),
        (b'# one\nunit = "\xc7\xf8"\n', " line 2", "not UTF-8; save it again as UTF-8"),
        (b"\nunit = 3\n", " line 2", "unit must be a text in quotes"),
        (b'\n\nuntt = "x"\n', " line 3", "no setting untt; there are db, unit, lang, user"),
        (b'[unit]\nname = "x"\n', " line 1", "unit must be a text in quotes"),
        (b'"unt\\u0074" = "x"\n', "", "no setting untt; there are db, unit, lang, user"),
    ],
)
def test_a_broken_file_is_named_with_its_line(govopen: Run, file: Path, text: bytes, where: str, cause: str) -> None:
    file.write_bytes(text)
    line = f"govopen: {file}{where}: not a readable settings file ({cause}); mend it or delete it\n"
    assert govopen("config") == (2, "", line)
    assert file.read_bytes() == text


def test_a_file_from_a_windows_editor_is_read(file: Path) -> None:
    file.write_bytes("\ufeffunit = '区教委'\r\n".encode())
    assert settings.read() == {"unit": "区教委"}


def test_a_folder_in_the_files_place_is_one_line(govopen: Run, file: Path) -> None:
    file.mkdir()
    message = f"govopen: {file}: not a readable settings file (it is a folder); mend it or delete it\n"
    assert govopen("config") == (2, "", message)


def test_a_place_that_cannot_be_written_is_one_line(
    govopen: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(settings, "file_path", lambda: tmp_path / "missing" / "config.toml")
    (tmp_path / "missing").symlink_to(tmp_path / "file")
    monkeypatch.setattr(settings, "read", dict)
    answer = govopen("config", "unit", "x")
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert answer.err.startswith(f"govopen: cannot write {tmp_path / 'missing' / 'config.toml'}: ")


def test_without_a_variable_the_file_is_in_the_users_settings_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("GOVOPEN_CONFIG")
    assert settings.file_path() == tmp_path / "XDG_CONFIG_HOME" / "govopen" / "config.toml"


def test_a_system_that_knows_nobody_leaves_the_user_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    assert settings.login_name() == getuser()

    def unknown(uid: int) -> None:
        raise KeyError(uid)

    monkeypatch.setattr("pwd.getpwuid", unknown)
    assert settings.login_name() == ""


def test_a_unit_is_kept_by_its_key_and_only_where_the_plan_knows_it(govopen: Run, xicheng: Path) -> None:
    named = ("--db", str(xicheng))
    assert govopen(*named, "config", "unit", "qjw").code == 0
    assert settings.read() == {"unit": "区教委"}
    assert govopen(*named, "config", "unit", "火星").code == 2
    assert settings.read() == {"unit": "区教委"}


def test_without_a_database_a_unit_is_kept_as_it_is(govopen: Run) -> None:
    assert govopen("config", "unit", "火星").code == 0
    assert settings.read() == {"unit": "火星"}


@pytest.mark.parametrize(("by", "where"), [("file", "config --unset unit"), ("environment", "GOVOPEN_UNIT")])
def test_an_unknown_unit_of_ones_own_says_where_it_stands(
    govopen: Run, xicheng: Path, monkeypatch: pytest.MonkeyPatch, by: str, where: str
) -> None:
    if by == "file":
        settings.keep("unit", "火星")
    else:
        monkeypatch.setenv("GOVOPEN_UNIT", "火星")
    answer = govopen("--db", str(xicheng), "status")
    assert (answer.code, answer.err.count("\n")) == (2, 1)
    assert "unknown unit 火星" in answer.err
    assert where in answer.err


def test_a_unit_that_is_set_is_not_kept_anew_for_an_empty_name(clerk: Run, file: Path) -> None:
    assert clerk("config", "unit", "区教委").code == 0
    before = file.read_bytes()
    answer = clerk("config", "unit", "")
    assert (answer.code, answer.out) == (2, "")
    assert "use govopen config --unset unit" in answer.err
    assert file.read_bytes() == before
