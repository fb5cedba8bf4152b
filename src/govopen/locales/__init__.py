"""Every message in the reader's language, by gettext.

Message ids are English, so English needs no catalogue; ``zh_CN`` is compiled in the build.
``use`` is called once, at the command's edge, before anything is worded.
"""

import gettext
from bisect import bisect_left
from pathlib import Path
from struct import unpack_from

_CATALOGUE = Path(__file__).parent / "zh_CN" / "LC_MESSAGES" / "govopen.mo"
_MAGIC = b"\xde\x12\x04\x95"


class _Chinese(gettext.NullTranslations):
    """A compiled catalogue in which each message is looked up when it is worded.

    A run says few of the thousands that there are, and gettext's own class reads them all. They are sorted by their
    ids, and there is one plural form.
    """

    def __init__(self, catalogue: bytes) -> None:
        super().__init__()
        self._bytes = catalogue
        self._known: dict[str, str] = {}
        self._order = "<" if catalogue.startswith(_MAGIC) else ">"
        self._count, self._ids, self._words = unpack_from(f"{self._order}3I", catalogue, 8)

    def gettext(self, message: str) -> str:
        return self._found(message) or message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._found(msgid1) or super().ngettext(msgid1, msgid2, n)

    def _found(self, message: str) -> str:
        """Its words, empty where it has none; looked up once."""
        if message not in self._known:
            self._known[message] = self._look_up(message)
        return self._known[message]

    def _look_up(self, message: str) -> str:
        """In the file; what has a plural is kept there as ``singular NUL plural``."""
        sought = message.encode("utf-8", "surrogatepass")
        place = bisect_left(range(self._count), sought, key=lambda at: self._text(self._ids, at))
        if place == self._count or self._text(self._ids, place).partition(b"\0")[0] != sought:
            return ""
        return self._text(self._words, place).decode()

    def _text(self, table: int, at: int) -> bytes:
        length, start = unpack_from(f"{self._order}2I", self._bytes, table + 8 * at)
        return self._bytes[start : start + length]


_current = gettext.NullTranslations()
_language = "en"


def use(language: str) -> None:
    """Word everything from here on in ``zh`` or ``en``."""
    global _current, _language  # noqa: PLW0603 - a process speaks one language at a time
    _language = language
    # From a source tree without the compiled catalogue the program speaks English rather than not at all.
    known = language == "zh" and _CATALOGUE.exists()
    _current = _Chinese(_CATALOGUE.read_bytes()) if known else gettext.NullTranslations()


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
