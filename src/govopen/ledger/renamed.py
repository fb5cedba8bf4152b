"""Codes that amendments changed: what is recorded under a former code is about the obligation that has another now."""

from typing import NamedTuple

from govopen.ledger.view import View
from govopen.locales import _
from govopen.plan.codes import item_of, looks_like_code, parse_code


class Renamed:
    """The codes of obligations by the version looked at, each of which may have had others before."""

    def __init__(self, view: View) -> None:
        rows = view.database.rows("ledger", "former_codes", **view.edition)
        self._now = {str(former): str(code) for code, former in rows}

    def now(self, code: str) -> str:
        """The code that the obligation has now; the same where it was never changed."""
        return self._now.get(code, code)

    def key(self, code: str, checkpoint: str) -> str:
        """The key that an obligation's checkpoint has now."""
        return self.now(code) + checkpoint.removeprefix(code)

    def formers(self, code: str) -> list[str]:
        """The codes that the obligation, or the obligations of the item, had before."""
        return [former for former, now in self._now.items() if code in {now, item_of(now)}]

    def typed(self, code: str) -> str:
        """The code that an obligation, or an item with all of its own, has now; empty if it is no former one."""
        if code in self._now:
            return self._now[code]
        items = {item_of(now) for former, now in self._now.items() if item_of(former) == code}
        return items.pop() if len(items) == 1 else ""


class Called(NamedTuple):
    """Words to be looked up; ``former`` is the code that was typed and the one that there is now."""

    words: str
    former: tuple[str, str] | None = None

    @property
    def remarks(self) -> list[str]:
        """What is to be said of it, once."""
        return [former_words(*self.former)] if self.former else []


def former_words(typed: str, now: str) -> str:
    """That a code was changed."""
    return _("{before} is {now} since an amendment").format(before=typed, now=now)


def called(view: View, words: str) -> Called:
    """What is meant by a code or by words: under a former code the obligation or item that has another now.

    A code that the plan has is never taken for a former one. Of a checkpoint's the key is given whole, 1.5.5a/2018-Q3
    for 1.5.5a/Q3. Raises what ``keys.behind`` does where nobody has such a one.
    """
    if not looks_like_code(words):
        return Called(words)
    typed, stroke, suffix = parse_code(words).partition("/")
    now = Renamed(view).typed(typed)
    former = (typed, now) if now and not _in_plan(view, typed) else None
    if stroke:
        from govopen.ledger.keys import behind  # only where one checkpoint is named

        code = now if former else typed
        return Called(f"{code}/{behind(view, code, suffix)}", former)
    return Called(now, former) if former else Called(words)


def _in_plan(view: View, code: str) -> bool:
    return any(code in {row[0], row[1]} for row in view.database.rows("ledger", "obligations", **view.edition))
