"""Codes as people type them and as the document prints them."""

import re
import unicodedata

from govopen.errors import BadInput, shown
from govopen.locales import _

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DIGITS = "一二三四五六七八九"
_NUMERAL = "[一二三四五六七八九十]"
_PLAIN = r"(?a:(\d{1,3}(?:\.\d{1,3}){1,3})([a-z]{0,2})((?:/[\w-]{1,60})?))"
_PRINTED = (
    rf"(?:(?P<section>{_NUMERAL}{{1,3}})、?\((?P<bracketed>{_NUMERAL}{{1,3}})\)|(?P<one>{_NUMERAL})、?(?P<bare>{_NUMERAL}{{1,3}}))"
    rf"(?:第?(?P<clause>[0-9]{{1,3}}|{_NUMERAL}{{1,3}})[条项是]?)?(?P<rest>[a-z]{{0,2}}(?:/[A-Za-z0-9_-]{{1,60}})?)"
)


class NotACode(BadInput):
    """The text cannot be read as the code of an item, an obligation or a checkpoint."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(_("{text} is not a code; codes look like 2.1.2a").format(text=shown(text)))


def parse_code(text: str) -> str:
    """The code in its one written form: 2．1．2A, 二（一）第2条a and 二一2a are all 2.1.2a.

    Checkpoint keys keep what follows the stroke: 2.1.2a/1, 1.5.5a/2018-Q3, 3.6.1a/case-12. Without brackets the
    section is one numeral. Raises NotACode.
    """
    typed = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("。", ".").lower()
    if plain := re.fullmatch(_PLAIN, typed):
        code, letter, suffix = plain.groups()
        numbers = ".".join(str(int(number)) for number in code.split("."))
        return numbers + letter + _suffix(suffix)
    printed = re.fullmatch(_PRINTED, typed)
    if printed is None:
        raise NotACode(text)
    places = (printed["section"] or printed["one"], printed["bracketed"] or printed["bare"], printed["clause"])
    letter, stroke, suffix = printed["rest"].partition("/")
    try:
        return ".".join(str(_number(place)) for place in places if place) + letter + _suffix(stroke + suffix)
    except ValueError:
        raise NotACode(text) from None


def printed(code: str) -> str:
    """The reverse of ``parse_code``: 2.1.2 as the document prints it, 二（一）第2条. Else the code itself."""
    found = re.fullmatch(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{1,3}))?([a-z]{0,2})((?:/.+)?)", code)
    if found is None or "0" in found.groups()[:3]:
        return code
    section, paragraph, clause, letter, suffix = found.groups(default="")
    place = f"第{clause}条" if clause else ""
    return f"{_numeral(int(section))}（{_numeral(int(paragraph))}）{place}{letter}{suffix}"


def item_of(code: str) -> str:
    """The item of an obligation: 2.1.2 of 2.1.2a."""
    return code.rstrip(_LETTERS)


def looks_like_code(text: str) -> bool:
    """Whether the text can be read as a code, so that it is not looked up as words."""
    try:
        parse_code(text)
    except NotACode:
        return False
    return True


def goes_by(key: str, suffix: str) -> bool:
    """Whether a checkpoint is meant by 1, 2018-Q3, Q3, case-12 or 12."""
    own = key.partition("/")[2].upper()
    return bool(own) and suffix.upper() in {own, own.partition("-")[2]}


def _suffix(text: str) -> str:
    return text if text.startswith("/case-") else text.upper()


def _number(text: str) -> int:
    """A numeral up to 九十九."""
    if text.isascii():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _digit(text)
    return (_digit(tens) if tens else 1) * 10 + (_digit(ones) if ones else 0)


def _digit(text: str) -> int:
    return _DIGITS.index(text) + 1


def _numeral(number: int) -> str:
    """Up to 99, in characters."""
    tens, ones = divmod(number, 10)
    ten = (_DIGITS[tens - 1] if tens > 1 else "") + "十" if tens else ""
    return ten + (_DIGITS[ones - 1] if ones else "")
