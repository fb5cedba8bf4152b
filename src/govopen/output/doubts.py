"""What is doubtful in a draft, in words: what to look at, and why."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from govopen.drafting.document import Span
from govopen.errors import listed, shown
from govopen.locales import N_, _
from govopen.output.draft_fields import FIELDS, field_words

if TYPE_CHECKING:
    from govopen.drafting.draft import Decision, Draft

QUOTED = 40
"""Characters of the document in a doubt."""
MOST = 24
"""Places or names in one."""
_SPAN = re.compile("[至到—–－~～-](?=[0-9])")  # 6月15日至9月15日

WORDS = {
    "no_title": N_("the document's title was not found"),
    "no_issue_date": N_("the day of issue was not found"),
    "no_year": N_("no year is named; give the first and the last day"),
    "nobody_named": N_("nobody is named here"),
    "open_group": N_("the document does not say who belongs"),
    "members_by_kind": N_("taken as all units of that kind in this plan"),
    "nobody_of_that_kind": N_("the document names no unit of that kind; list them, or leave the group open"),
    "after_assignment": N_("this follows the last units named in its paragraph, and nobody is named for it"),
    "said_above": N_("the heading says when; it was taken for all clauses below it that say no time"),
    "renumbered": N_("the document's numbers repeat or skip here; the code is counted"),
    "shared": N_("named once for several clauses"),
    "from_sentence": N_("named in the sentence, not in brackets"),
    "open_list": N_("the list ends in 等: there are more than it names"),
    "unknown_name": N_("perhaps no unit's name"),
    "person_named": N_("an office holder is named too; only the units were taken"),
    "mid_sentence": N_("units named inside a sentence; see which part is theirs"),
    "unclosed": N_("a bracket is not closed"),
    "subject_differs": N_("the sentence names others than the bracket, or only some of its units"),
    "times_by_unit": N_("units have different times here; each is asked of all of them"),
    "assessed_units": N_(
        "考核单位 are those assessed; read as those who do the work, 牵头考核单位 as those who lead it"
    ),
    "asked_in_remark": N_("said beside the tasks, and asks something of units; it was left out"),
    "said_twice": N_("the document has these tasks twice, here and before; keep one of each"),
    "table_unread": N_("a table copied as text; the units in its column were not read"),
    "year_supplied": N_("no year stands here; the plan's was taken"),
    "no_year_for_day": N_("no year stands here, and the document names none; give the day"),
    "year_of_number": N_("only the document's number says the year"),
    "period_extended": N_(
        "extended to hold a day that the document states; yearly numbers and quarters reach to it too"
    ),
    "without_level": N_("once named without its level; taken for this unit"),
    "name_respelled": N_("the name holds a separator or is too long; written in the nearest spelling"),
    "milestones_conflict": N_("the parts do not rise, or exceed the whole; they were left out"),
    "out_of_range": N_("a number or a length that a plan cannot hold; written without a date"),
    "beyond_period": N_("the day lies after the plan's last"),
    "before_period": N_("the day lies before the plan's first"),
    "horizon": N_("perhaps only a prospect, and no date to keep"),
    "year_only": N_("a year without 底 or 前, read as its last day"),
    "unused_time": N_("nothing was made of this time; is something due then?"),
    "which_things": N_("the day seems to say which things are meant; or is it a deadline?"),
    "before_or_end": N_("before it begins, or by its end? its last day was taken"),
    "starts_then": N_("from that day on; must something be in place by then?"),
    "part_of_period": N_("only the period's beginning is meant; its end was taken"),
    "only_then": N_("holds only from then on or in that time; its days were listed"),
    "not_only_then": N_("holds only from then on or in that time, which no rule can say; it was left out"),
    "on_the_day": N_("a day without 前: an appointment, or the last day?"),
    "from_day_to_day": N_("from one day to another; is something due at its end?"),
    "time_of_day": N_("the document gives an hour; a plan has days only"),
    "no_calendar_date": N_("a feast, a season or a school term; give the day"),
    "count_range": N_("a range or a rough number; the lower one was taken"),
    "count_without_time": N_("a number without a time; taken for the whole period"),
    "things_without_time": N_("a number of things without a time; nothing was made due"),
    "per_person": N_("a number for each person, written as one for each unit"),
    "period_in_name": N_("the period stands in a name; see whether it is asked for"),
    "start_unknown": N_("a clock, and nothing says what starts it"),
    "same_time": N_("同步 was read as the same day"),
    "promptly": N_("及时 sets no number of days; the time taken is measured"),
    "exactly_or_at_least": N_("a length without 不少于; taken for the least"),
    "interval": N_("the longest gap between two times, read as how often"),
    "beforehand": N_("so long before something; taken for the least"),
    "column_or_text": N_("the table's column and its text give different days"),
    "goes_on": N_("goes on after that day, which alone is written"),
    "still_so": N_("taken over from last year; does the document still ask for it?"),
    "who_supplied": N_("nobody is named here; last year's units were taken"),
    "dissolved": N_("the plan given says that this unit is no more; its work went to"),
    "units_unnamed": N_("in the plan given, and not named in the document; they count where all of their kind do"),
    "units_left_out": N_("in the plan given, and named nowhere in the document; left out"),
    "perhaps_last_years": N_("perhaps last year's item; its names were taken"),
}
_SAME = {"sentence": "from_sentence", "section": "shared", "carried": "perhaps_last_years"}
"""Rules that are doubtful in the same way as a doubt says."""


def remark(draft: "Draft", decision: "Decision") -> str:
    """A comment for the line above the field: what to check, and the words of the document."""
    return _("to check: {words}").format(words=said(draft, decision))


def said(draft: "Draft", decision: "Decision") -> str:
    """What is doubtful, and the words of the document."""
    words, quoted = why(draft, decision), quote(draft, decision)
    return _("{why}: {words}").format(why=words, words=quoted) if quoted else words


def why(draft: "Draft", decision: "Decision") -> str:
    """What is doubtful, without the words; where nothing more is known, what was made of them."""
    doubt = decision.doubt or _SAME.get(decision.rule, "")
    if doubt == "year_supplied" and not draft.plan["plan"]["period"]:
        doubt = "no_year_for_day"
    if doubt == "on_the_day" and _SPAN.search(quote(draft, decision)):
        doubt = "from_day_to_day"
    if words := WORDS.get(doubt):
        return _(words)
    read = _('read as "{value}"; see whether the document asks for that')
    return read.format(value=field_words(draft, decision.path))


def quote(draft: "Draft", decision: "Decision", most: int = QUOTED) -> str:
    """The words that led to it, or the places and names that it is about, on one line."""
    if decision.about:
        n = len(decision.about)
        return (
            listed(decision.about, MOST)
            if n == 1
            else _("{n}: {names}").format(n=n, names=listed(decision.about, MOST))
        )
    return shown(" ".join("".join(_parts(draft, decision)).split()), most)


def _parts(draft: "Draft", decision: "Decision") -> Iterator[str]:
    """The words of each of its places in the document; what stands apart there stands apart here."""
    end = None
    for span in decision.spans:
        if end is not None and span.start > end and (apart := draft.document.words(Span(end, span.start))):
            yield apart if apart in "，、；" else "；"
        yield draft.document.words(span)
        end = span.end


def place(draft: "Draft", decision: "Decision") -> str:
    """Where in the plan: ``2.1.2 responsible``, ``2.1.2a``, a unit's name, a field of the head, a section."""
    path = decision.path
    if path[0] in {"units", "groups"}:
        return str(path[-1]) if len(path) > 1 else _("units")
    if path[0] == "plan":
        return _(FIELDS[str(path[1])])
    section = draft.plan["sections"][path[1]]
    if len(path) == 3:
        return str(section["code"])
    item = section["items"][path[3]]
    if path[4:] == ("obligations",):
        return str(item["code"])
    if path[4] == "obligations":
        return f"{item['code']}{item['obligations'][path[5]]['code']}"
    return f"{item['code']} {_(FIELDS[str(path[4])])}"
