"""The numbers that Word puts before paragraphs: counted and worded as its numbering part says (ECMA-376, 17.9)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_DEEPEST = 9


def chinese(number: int) -> str:
    """12 is 十二, 20 is 二十, 105 is 一百零五."""
    if not 0 < number < 10_000:
        return str(number)
    words, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return words[1:] if words.startswith("一十") else words


def _digits(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _circled(number: int) -> str:
    if 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    return chr(0x3251 + number - 21) if 21 <= number <= 35 else str(number)


def _parenthesised(number: int) -> str:
    return chr(0x3220 + number - 1) if 1 <= number <= 10 else f"（{chinese(number)}）"


def _letters(number: int) -> str:
    """From a to z, then aa to zz, as Word does."""
    return chr(97 + (number - 1) % 26) * min((number - 1) // 26 + 1, 50) if number > 0 else ""


def _roman(number: int) -> str:
    words = ""
    for value, name in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        while number >= value and len(words) < 40:
            words, number = words + name, number - value
    return words


FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "chineseLegalSimplified": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "ideographEnclosedCircle": _parenthesised,
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "decimalZero": lambda number: f"{number:02}",
    "ideographTraditional": lambda number: _STEMS[(number - 1) % 10],
    "ideographZodiac": lambda number: _BRANCHES[(number - 1) % 12],
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "bullet": lambda _number: "",
    "none": lambda _number: "",
}  # what is not named here counts 1, 2, 3


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    plain: bool = False  # isLgl: the numbers of the levels above as 1, 2, 3
    restart: int | None = None
    spaced: bool = True
    style: str = ""


@dataclass(slots=True)
class _List:
    """What a w:num points to: its levels, whose counters (abstract) it uses, and where it starts anew itself."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)


def _value(element: Any, name: str, attribute: str = "val") -> str | None:
    found = element.find(W + name)
    return None if found is None else found.get(W + attribute)


def _int(text: str | None, otherwise: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return otherwise


def _level(element: Any) -> _Level:
    text = element.find(W + "lvlText")
    restart = _value(element, "lvlRestart")
    form = next((node.get(W + "val") for node in element.iter(W + "numFmt")), "decimal")
    return _Level(
        start=_int(_value(element, "start"), 0 if element.find(W + "start") is None else 1),
        form=form or "decimal",
        text="" if text is None else text.get(W + "val") or "",
        plain=element.find(W + "isLgl") is not None,
        restart=None if restart is None else _int(restart, 0),
        spaced=_value(element, "suff") != "nothing",
        style=_value(element, "pStyle") or "",
    )


def _levels(abstract: Any) -> dict[int, _Level]:
    return {_int(level.get(W + "ilvl"), 0): _level(level) for level in abstract.findall(W + "lvl")}


class Numbering:
    """Counts the paragraphs of a document as they come."""

    def __init__(self, part: Any | None, styles: Any | None = None) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        self._styles: dict[str, tuple[str | None, str | None, str | None]] = {}
        if styles is not None:
            self._styles = {style.get(W + "styleId") or "": _style(style) for style in styles.findall(W + "style")}
        if part is not None:
            self._load(part)

    def _load(self, part: Any) -> None:
        abstracts = {element.get(W + "abstractNumId"): element for element in part.findall(W + "abstractNum")}
        by_style = {name: element for element in abstracts.values() if (name := _value(element, "styleLink"))}
        for num in part.findall(W + "num"):
            key = _value(num, "abstractNumId") or ""
            abstract = abstracts.get(key)
            if abstract is None:
                continue
            if (link := _value(abstract, "numStyleLink")) in by_style and not abstract.findall(W + "lvl"):
                abstract = by_style[link]
                key = abstract.get(W + "abstractNumId") or key
            made = _List(key, _levels(abstract))
            for override in num.findall(W + "lvlOverride"):
                level = _int(override.get(W + "ilvl"), 0)
                if (own := override.find(W + "lvl")) is not None:
                    made.levels[level] = _level(own)
                if (start := _value(override, "startOverride")) is not None:
                    made.starts[level] = _int(start, 1)
            self._lists[num.get(W + "numId") or ""] = made

    def _of_style(self, style: str | None) -> tuple[str | None, str | None, str | None]:
        """The list and level that a style gives, its own or one that it is based on, and the style that names them."""
        for _depth in range(20):
            number, level, based = self._styles.get(style or "", (None, None, None))
            if number is not None:
                return number, level, style
            if not based:
                break
            style = based
        return None, None, None

    def number(self, properties: Any | None, default_style: str | None = None) -> str:
        """The number before a paragraph with these properties (w:pPr), counted; empty where it has none."""
        style = default_style if properties is None else _value(properties, "pStyle") or default_style
        number, level, named = self._of_style(style)
        own = None if properties is None else properties.find(W + "numPr")
        if own is not None:
            number = _value(own, "numId") or number
            level = _value(own, "ilvl") or level
        if number is None or number == "0" or number not in self._lists:
            return ""
        used = self._lists[number]
        if level is None:
            level = next((str(at) for at, each in used.levels.items() if named and each.style == named), "0")
        return self._count(number, used, _int(level, 0))

    def _count(self, number: str, used: _List, at: int) -> str:
        level = used.levels.get(at)
        if level is None or not 0 <= at < _DEEPEST:
            return ""
        counts = self._counts.setdefault(used.abstract, {})
        if at in used.starts and (number, at) not in self._started:
            counts[at] = used.starts[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else level.start
        self._started.add((number, at))
        for above in range(at):
            counts.setdefault(above, used.levels[above].start if above in used.levels else 1)
        for deeper in [each for each in counts if each > at]:
            restart = used.levels[deeper].restart if deeper in used.levels else None
            if restart is None or (restart and at < restart):
                del counts[deeper]
        return _worded(level, used, counts, at)


def _style(style: Any) -> tuple[str | None, str | None, str | None]:
    found = style.find(f"{W}pPr/{W}numPr")
    number = level = None
    if found is not None:
        number, level = _value(found, "numId"), _value(found, "ilvl")
    return number, level, _value(style, "basedOn")


def _worded(level: _Level, used: _List, counts: dict[int, int], at: int) -> str:
    """The pattern of a level with its numbers in: %1 is the first level's."""
    if level.form in ("bullet", "none") and "%" not in level.text:
        return ""
    words, place = "", 0
    while place < len(level.text):
        following = level.text[place + 1 : place + 2]
        if level.text[place] == "%" and following in "123456789" and following:
            which = int(following) - 1
            form = (
                "decimal"
                if level.plain and which != at
                else (used.levels[which].form if which in used.levels else "decimal")
            )
            number = counts.get(which, 1)
            words += FORMATS.get(form, str)(number)
            place += 2
        else:
            words += level.text[place]
            place += 1
    return words + (" " if level.spaced and words[-1:].isalnum() else "")
