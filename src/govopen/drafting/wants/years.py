"""Which year a day without one falls into."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

NO_YEAR = 2000  # stands for a year that neither document nor plan gives; ``Requirement.open_year`` is true then


# Lines that carry the document's own year: 云市监发〔2023〕15号, or the date under a signature.
_OWN = re.compile(
    r"^[\s　]*(?:[\u4e00-\u9fff]{2,12}[〔\[（(【](?P<number>20[0-9]{2})[〕\]）)】][^，。；\n]{0,3}[0-9]{1,5}号"
    r"|[\u4e00-\u9fff\s　]{0,24}(?P<signed>20[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日)[\s　]*$",
    re.MULTILINE,
)


@lru_cache(maxsize=2)
def supposed(text: str) -> int | None:
    """The year of a document that says none in its head: its own number's or its signature's."""
    found = _OWN.search(text)
    return int(found["number"] or found["signed"]) if found else None


@dataclass(slots=True)
class Years:
    """What is known about the year while a clause is read.

    ``document`` is the year that the document is for, ``period`` the plan's. ``carried`` is the year of the
    clause's last deadline that gives one, ``here`` the one that the present sentence named last. ``supplied`` is
    true where the document's year is only supposed. ``since`` is the day of issue of a document that is for no year of
    its own: what is due every year, and this year was due before, is due again.
    """

    document: int | None
    period: tuple[date, date] | None
    carried: int | None = None
    here: int | None = None
    supplied: bool = False
    since: date | None = None

    @property
    def first(self) -> int | None:
        """The plan's first year."""
        return self.period[0].year if self.period else self.document

    @property
    def last(self) -> int | None:
        """The plan's last year."""
        return self.period[1].year if self.period else self.document

    @property
    def one(self) -> bool:
        """Whether the plan is for one year."""
        return self.first is not None and self.first == self.last

    @property
    def several(self) -> bool:
        """Whether the plan is known to be for more than one year."""
        return self.first is not None and not self.one

    def once(self, day: date) -> bool:
        """Whether what is due every year on a day is due once in the plan."""
        return self.one and (self.since is None or (self.since <= day and self.covers(day.year)))

    def covers(self, year: int) -> bool:
        """Whether the plan is for this year too; anything may be where the plan's years are unknown."""
        return self.first is None or self.last is None or self.first <= year <= self.last

    def bare(self) -> tuple[int, bool]:
        """The year for a day that names none, and whether that is only supplied."""
        said = self.here or self.carried
        if said is not None:
            return said, False
        if self.document is not None and (self.period is None or self.one):
            return self.document, self.supplied
        return self.document or self.first or NO_YEAR, True

    def relative(self, word: str) -> tuple[int, bool]:
        """今年 and 本年 are the document's year, 当年 the one named last, 明年, 次年, 翌年 the next, 去年 the last."""
        if word[0] in "当次翌每":
            year, supplied = self.bare()
        else:
            known = self.document or (self.first if self.one else None)
            year, supplied = (known, False) if known is not None else (self.first or NO_YEAR, True)
        return year + (1 if word[0] in "明来次翌" else -1 if word[0] in "去上" else 0), supplied
