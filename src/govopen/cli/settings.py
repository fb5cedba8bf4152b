"""What can be settled once: the table of settings, the file that keeps them, and which value wins.

Precedence: option, environment variable, file, default. The file is TOML, one line a setting; `GOVOPEN_CONFIG`
names another place for it.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from govopen.errors import BadInput, joined, os_reason
from govopen.locales import N_, _

LANGUAGES = ("zh", "en")


class Setting(NamedTuple):
    """One row of the table. `kept` says whether the file may hold it, `choices` what it may be (empty: anything)."""

    name: str
    variable: str
    help: str
    kept: bool = True
    choices: tuple[str, ...] = ()


SETTINGS = (
    Setting("db", "GOVOPEN_DB", N_("the database: a SQLite file")),
    Setting("plan", "GOVOPEN_PLAN", N_("the plan worked with"), kept=False),
    Setting("unit", "GOVOPEN_UNIT", N_("the unit at this desk; none: the office")),
    Setting("lang", "GOVOPEN_LANG", N_("the language, zh or en"), choices=LANGUAGES),
    Setting("user", "GOVOPEN_USER", N_("who records")),
)
KEPT = tuple(setting.name for setting in SETTINGS if setting.kept)


class Value(NamedTuple):
    """A setting's value and where it comes from: option, environment, file or default."""

    text: str | None
    source: str


class UnknownSetting(BadInput):
    def __init__(self, name: str) -> None:
        super().__init__(_("no setting {name}; there are {names}").format(name=name, names=joined(KEPT)))


class BadSetting(BadInput):
    """A value outside the choices; `where` is the option, the variable or the file it came from."""

    def __init__(self, where: str, value: str, choices: tuple[str, ...]) -> None:
        message = _("{where} cannot be {value}; use {choices}")
        super().__init__(message.format(where=where, value=repr(value), choices=" | ".join(choices)))


class NotKeepable(BadInput):
    def __init__(self, name: str) -> None:
        message = _("{name} cannot be kept as that; give visible text, or use govopen config --unset {name}")
        super().__init__(message.format(name=name))


class BrokenFile(BadInput):
    def __init__(self, path: Path, line: str, cause: str) -> None:
        where = _("{path} line {line}").format(path=path, line=line) if line else str(path)
        message = _("{where}: not a readable settings file ({cause}); mend it or delete it")
        super().__init__(message.format(where=where, cause=cause))


def file_path() -> Path:
    """Where the settings are kept for this user."""
    named = os.environ.get("GOVOPEN_CONFIG")
    if named:
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("govopen", appauthor=False) / "config.toml"


def default_database() -> str:
    """The database in the user's data directory."""
    from platformdirs import user_data_path

    return str(user_data_path("govopen", appauthor=False) / "govopen.db")


def read() -> dict[str, str]:
    """What the file keeps; empty without a file.

    Raises `BrokenFile` for what is no settings file, `UnknownSetting` and `BadSetting` for what no setting can be.
    """
    path = file_path()
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as problem:
        raise BrokenFile(path, "", os_reason(problem)) from problem
    kept = _parsed(path, raw)
    for name, value in kept.items():
        if not isinstance(value, str):
            raise BrokenFile(path, _line_of(name, raw), _("{name} must be a text in quotes").format(name=name))
        if name not in KEPT:
            raise BrokenFile(path, _line_of(name, raw), str(UnknownSetting(name)))
    return {name: str(value) for name, value in kept.items()}


def _parsed(path: Path, raw: bytes) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].count(b"\n") + 1
        raise BrokenFile(path, str(line), _("not UTF-8; save it again as UTF-8")) from problem
    except tomllib.TOMLDecodeError as problem:
        cause, _at, place = str(problem).partition(" (at ")
        words = place.split()  # "line 3, column 7)" or "end of document)"
        line_number = words[1].rstrip(",") if words[:1] == ["line"] else str(raw.count(b"\n") + 1)
        raise BrokenFile(path, line_number, cause) from problem


def _line_of(name: str, raw: bytes) -> str:
    for number, line in enumerate(raw.splitlines(), 1):
        if line.lstrip(b" \t\xef\xbb\xbf[\"'").startswith(name.encode()):
            return str(number)
    return ""


def keep(name: str, value: str) -> str:
    """Keep a value in the file and return it as kept; a database's path is kept whole.

    Raises `UnknownSetting`, `BadSetting`, `NotKeepable`, `BrokenFile`.
    """
    setting = _known(name)
    if not value.strip() or not value.isprintable():
        raise NotKeepable(name)
    if setting.choices and value not in setting.choices:
        raise BadSetting(name, value, setting.choices)
    if name == "db" and "://" not in value:
        value = str(Path(value).expanduser().absolute())
    _store({**read(), name: value})
    return value


def forget(name: str) -> None:
    """Take a setting out of the file. Raises `UnknownSetting`, `BrokenFile`."""
    _known(name)
    _store({other: value for other, value in read().items() if other != name})


def _known(name: str) -> Setting:
    for setting in SETTINGS:
        if setting.kept and setting.name == name:
            return setting
    raise UnknownSetting(name)


def _store(kept: Mapping[str, str]) -> None:
    from json import dumps

    from govopen.output.emit import CannotWrite, replace

    path = file_path()
    lines = [f"{name} = {dumps(value, ensure_ascii=False)}\n".encode() for name, value in kept.items()]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, lines)
    except OSError as problem:
        raise CannotWrite(path, os_reason(problem)) from problem


def effective(given: Mapping[str, str], kept: Mapping[str, str]) -> dict[str, Value]:
    """Every setting's value and source, from the options given and the file; the default database is not looked up.

    Raises `BadSetting` for a value outside the choices, naming where it stands.
    """
    values = {}
    for setting in SETTINGS:
        name = setting.name
        candidates = (
            (given.get(name), "option", f"--{name}"),
            (os.environ.get(setting.variable), "environment", setting.variable),
            (kept.get(name), "file", name),
        )
        values[name] = Value(None, "default")
        for text, source, where in candidates:
            if text:
                if setting.choices and text not in setting.choices:
                    raise BadSetting(where, text, setting.choices)
                values[name] = Value(text, source)
                break
    return values


def login_name() -> str:
    """Who is logged in; empty where the system does not say."""
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if name := os.environ.get(variable):
            return name
    try:
        import pwd  # there is none on Windows

        return pwd.getpwuid(os.getuid()).pw_name
    except (KeyError, OSError, ImportError):
        return ""
