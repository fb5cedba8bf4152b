"""Every message in the reader's language, by gettext.

Message ids are English, so English needs no catalogue; ``zh_CN`` is compiled in the build.
``use`` is called once, at the command's edge, before anything is worded.
"""

import gettext
from pathlib import Path

_current: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use(language: str) -> None:
    """Word everything from here on in ``zh`` or ``en``."""
    global _current, _language  # noqa: PLW0603 - a process speaks one language at a time
    _language = language
    if language == "zh":
        # From a source tree without the compiled catalogue the program speaks English rather than not at all.
        _current = gettext.translation("govopen", Path(__file__).parent, languages=["zh_CN"], fallback=True)
    else:
        _current = gettext.NullTranslations()


def language() -> str:
    """The language in use: ``zh`` or ``en``."""
    return _language


def _(message: str) -> str:
    return message and _current.gettext(message)  # gettext answers "" with the catalogue's header


def n_(one: str, many: str, count: int) -> str:
    """The message for this count; ``{n}`` is not filled in."""
    return _current.ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Mark a message for the catalogue; it is worded where it is shown."""
    return message
