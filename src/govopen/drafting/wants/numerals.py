"""Numbers as documents write them: 26, ２６, 二十六, 两, 二〇一八."""

import re
import unicodedata

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "俩": 2}
_TENS = {"十": 10, "百": 100, "千": 1_000, "万": 10_000}

CHINESE = "〇○零一二两三四五六七八九十百千万"
NUMBER = rf"(?:[0-9０-９]{{1,9}}[万千百]?|[{CHINESE}]{{1,9}})"
YEAR = (
    r"(?:(?:19|20)[0-9]{2}|[12１２][0-9０-９]{3}"
    r"|一九[〇○零一二三四五六七八九]{2}|二[〇○零][〇○零一二三四五六七八九]{2})"
)
AMOUNT = re.compile("[^，。；]{0,10}(?:元|％|%|公斤|吨|标准煤)")  # 300元: so much, and not so often
_WHOLE = re.compile(NUMBER)
_PLAIN = re.compile(r"([0-9]{1,9})([万千百]?)", re.ASCII)


def number(text: str) -> int | None:
    """The whole number that ``text`` writes, None where it writes none: 二十六, 两百, 3万, ２６, 二〇一八."""
    if not _WHOLE.fullmatch(text):
        return None
    plain = _PLAIN.fullmatch(unicodedata.normalize("NFKC", text))
    if plain:
        return int(plain[1]) * _TENS.get(plain[2], 1)
    if not any(sign in _TENS for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text))
    return _spoken(text)


def _spoken(text: str) -> int | None:
    """十, 二十六, 一百零五, 三万: each unit multiplies the digit before it, 万 all that stands before."""
    total = part = digit = 0
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign == "万":
            total, part, digit = total + max(part + digit, 1) * 10_000, 0, 0
        else:
            part, digit = part + (digit or 1) * _TENS[sign], 0
    return total + part + digit
