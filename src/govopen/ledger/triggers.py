"""What starts clocks: the triggers that a plan declares, and the obligations that listen to each."""

from collections.abc import Sequence
from typing import NamedTuple

from govopen.errors import BadInput, listed
from govopen.ledger.document import Record, document, worded
from govopen.ledger.view import View
from govopen.locales import _, language
from govopen.plan.names import match_words, near_words
from govopen.program import command


class UnknownTrigger(BadInput):
    """No trigger, or not one alone, goes by these words."""

    def __init__(self, words: str, near: Sequence["Trigger"]) -> None:
        if near:
            message = _("{words} is nothing that starts a clock; did you mean {near}? all: {command}")
        else:
            message = _("{words} is nothing that starts a clock; what does: {command}")
        names = listed([f"{trigger.key} ({trigger.shown})" for trigger in near])
        super().__init__(message.format(words=words, near=names, command=command("cases --kinds")))


class NothingListens(BadInput):
    def __init__(self, trigger: "Trigger") -> None:
        message = _(
            "no obligation waits for {trigger} ({name}), so that a case of it would start nothing; see {command}"
        )
        super().__init__(message.format(trigger=trigger.key, name=trigger.shown, command=command("cases --kinds")))


class Trigger(NamedTuple):
    """What happens, and the obligations, as the document has them, whose clocks it starts."""

    key: str
    name: str
    name_en: str
    obligations: tuple[Record, ...] = ()

    @property
    def shown(self) -> str:
        return self.name_en if language() == "en" and self.name_en else self.name


def triggers(view: View) -> dict[str, Trigger]:
    """The triggers of the version looked at, in its order."""
    plan = document(view)
    heard: dict[str, list[Record]] = {}
    for item in plan.items:
        for owed in item["obligations"]:
            if owed["of"]:
                heard.setdefault(owed["of"], []).append(owed)
    return {
        each["key"]: Trigger(each["key"], each["name"], each["name_en"] or "", tuple(heard.get(each["key"], ())))
        for each in plan.head["triggers"]
    }


def find_trigger(known: dict[str, Trigger], words: str) -> Trigger:
    """The trigger of that key, or that these words mean, to which something listens.

    Raises UnknownTrigger, NothingListens.
    """
    spelled = [(key, [key, trigger.name, trigger.name_en]) for key, trigger in known.items()]
    found = match_words(words, spelled)
    if len(found) != 1:
        raise UnknownTrigger(words, [known[key] for key in found or near_words(words, spelled)])
    trigger = known[found[0]]
    if not trigger.obligations:
        raise NothingListens(trigger)
    return trigger


def listens_to(view: View, code: str) -> str:
    """The trigger that starts an obligation's clock; empty where it waits for none."""
    return next(
        (key for key, trigger in triggers(view).items() for owed in trigger.obligations if owed["code"] == code), ""
    )


def named(record: Record) -> str:
    """An obligation as a message names it: code and name."""
    return f"{record['code']} {worded(record)}"
