"""The rules that made a draft's decisions, in words: what in the document, or beside it, a field goes by."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from govopen.drafting.wants import periods
from govopen.locales import N_, _

if TYPE_CHECKING:
    from govopen.drafting.draft import Decision

_DAY = N_("a day in the text")
_NUMBER = N_("a number in the text")
_PERIOD = N_("a period in the text")
_LENGTH = N_("a length of time in the text")
_COLUMN = N_("a column of the table")

RULES = {
    "bracket": N_("a bracket behind the words"),
    "line": N_("words of their own, as 责任单位："),
    "whole": N_("a sentence that only says who"),
    "sentence": N_("the subject of a sentence"),
    "column": _COLUMN,
    "column_part": _COLUMN,
    "section": N_("said once for several clauses"),
    "document": N_("said once for the whole document"),
    "nobody": N_("no words that name anybody"),
    "head": N_("the document's head"),
    "title": N_("the heading, or the first words"),
    "structure": N_("the order of numbers and paragraphs"),
    "kind_by_name": N_("how the name ends"),
    "group": N_("a word such as 各, 有关"),
    "spelling": N_("how the name is written"),
    "label": N_("a label's words"),
    "table": N_("a table copied as text"),
    "remark": N_("what stands beside the tasks"),
    "repeated": N_("the same words at two places"),
    "known": N_("the plan that was given"),
    "carried": N_("last year's plan"),
    "fitting": N_("what a plan can hold"),
    "document_default": N_("a time said once for all that say none"),
    "ban": N_("a ban, as 不得"),
    "feast": N_("a feast, a season or a school term"),
    "deadline": _DAY,
    "deadline_then_ongoing": _DAY,
    "milestone": _NUMBER,
    "count": _NUMBER,
    "quota": _NUMBER,
    "quota_of_things": _NUMBER,
    "yearly_quota": _NUMBER,
    "yearly": _PERIOD,
    "within": _LENGTH,
    "shortened_to": _LENGTH,
    "at_least": _LENGTH,
    "beforehand": _LENGTH,
    "same_day": _LENGTH,
    "together": _LENGTH,
    "unused": N_("words of a time that no rule could use"),
    "promptly": N_("及时 or words like it"),
    **dict.fromkeys(periods.RULES, _PERIOD),
}
FAMILIES = {"by": _DAY, "turn": _DAY}
"""Rules that differ by what stands behind ``_``: by_year_end, turn_2."""


def rule_words(rule: str) -> str:
    """A rule in words."""
    return _(RULES.get(rule) or FAMILIES[rule.partition("_")[0]])


def made_by(decisions: "Iterable[Decision]") -> str:
    """The rules behind a field and how sure each is, in a line; each once, the least sure."""
    sure: dict[str, float] = {}
    for each in decisions:
        words = rule_words(each.rule)
        sure[words] = min(each.confidence, sure.get(words, 1.0))
    told = (
        _("{words} (sure: {n}%)").format(words=words, n=round(100 * each)) if each < 1 else words
        for words, each in sure.items()
    )
    joined = _("; ").join(told)
    return _("goes by: {words}").format(words=joined) if joined else ""
