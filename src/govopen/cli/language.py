"""Which language to speak: option, environment, file, locale; and where none of them chooses, the plan's."""

import os
from collections.abc import Iterable

from govopen.cli import settings
from govopen.errors import BadInput
from govopen.locales import use

BEFORE_A_PLAN_IS_KNOWN = "zh"


def choose(argv: Iterable[str]) -> str:
    """The language for help and errors, before the command line is parsed; what is unusable is passed over here."""
    return _named(argv) or of_locale() or BEFORE_A_PLAN_IS_KNOWN


def _named(argv: Iterable[str]) -> str | None:
    option = ""
    words = iter(argv)
    for word in words:
        if word == "--":
            break
        if word == "--lang":
            option = next(words, "")
        elif word.startswith("--lang="):
            option = word.partition("=")[2]
    for name in (option, os.environ.get("GOVOPEN_LANG"), None if option else _kept()):
        if name in settings.LANGUAGES:
            return name
    return None


def _kept() -> str | None:
    try:
        return settings.read().get("lang")
    except BadInput:  # said when the settings are used; help must work without
        return None


def of_locale() -> str | None:
    """The language of the system's locale; None where it names none (C, POSIX or nothing)."""
    named = next((found for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (found := os.environ.get(name))), "")
    if named.partition(".")[0] in {"", "C", "POSIX"}:
        return None
    return "zh" if named.startswith("zh") else "en"


def settle(chosen: str | None, plans: str) -> None:
    """Speak the plan's language from here on where nobody chose one (`Options.lang` is None)."""
    if chosen is None:
        use(plans)
