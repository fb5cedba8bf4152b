"""From the tree to clauses: where each ends, its code, and whose it is.

A clause ends at its assignment. Codes follow the document's numbers (2.1.2); ``Clause.doubt``:
    nobody_named      nobody is named for it, not even by a sentence's subject
    after_assignment  text that stands behind a paragraph's last assignment
    said_above        a heading says by when for this and all that follows below it
    renumbered        the document's own number is missing or used twice
``Assignment.doubt``:
    from_sentence     taken from the subject of a sentence
    shared            said once, for several
    open_list         …等部门: others belong to it
    unknown_name      a name that does not end as units' names do
    person_named      an office holder is named with the units, and left out
    mid_sentence      the bracket stands within a sentence
    unclosed          the bracket is never closed
    subject_differs   a sentence names others than the bracket, or says when for some of them only
    times_by_unit     the bracket, or the sentences, give units different times
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from govopen.drafting.document import Span
from govopen.drafting.outline import Assignment, Clause, Named
from govopen.drafting.outlines.added import Added
from govopen.drafting.outlines.assigning import Found, LeadRule
from govopen.drafting.outlines.naming import GROUP
from govopen.drafting.outlines.roles import Roles, named, says_when
from govopen.drafting.outlines.structure import Node, states_time
from govopen.drafting.outlines.subjects import acting, differs, subjects

# Parts that say what a plan is for; they are no items where nobody is named for them.
_AIM = (
    "(?:总体|基本|目标)要求|(?:总体|工作|基本)思路|指导思想|(?:基本|工作)原则|(?:总体|工作|主要|发展|行动|预期)目标|"
    "目标任务|总体(?:构想|考虑)|现状|形势|背景|重要意义|(?:适用|实施|排查|整治|治理|创建){1,2}(?:范围|对象)"
)
AIMS = re.compile(
    rf"^(?:{_AIM})(?:(?:[、和与及]|暨)(?:{_AIM}|任务|步骤|原则|目标))*[。：]?$|^(?:总体要求|指导思想)和.{{2,6}}[。：]?$"
)

_CASES = re.compile("(?:下列|以下)(?:情形|情况|条件|之一)|情形之一")
_PART = 30  # characters of what is only part of a sentence
_DEEPEST = 4  # numbers of a code


@dataclass(slots=True)
class Item:
    """A clause in the making."""

    code: tuple[int, ...]
    heading: Span | None
    body: list[Span] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    own: list[Found] = field(default_factory=list)
    doubt: str = ""


@dataclass(slots=True)
class Headed:
    """A heading within a paragraph, in the stream of what is said."""

    span: Span


def stream(node: Node, *, top: bool = True) -> Iterator[Span | Found | Headed]:
    """All that is said in a place and the narrower places in it."""
    if not top and node.heading:
        yield Headed(node.heading)
    if not top:
        yield from node.own
    yield from node.said
    for child in node.children:
        yield from stream(child, top=False)


def split(said: Iterator[Span | Found | Headed], heading: Span | None) -> list[Item]:
    """Cut after each assignment; assignments with nothing between them are one."""
    out: list[Item] = []
    item = Item((), heading)
    for each in said:
        if isinstance(each, Found):
            if not item.body and not item.found and out:
                out[-1].found.append(each)
            else:
                item.found.append(each)
            continue
        if item.found:
            out.append(item)
            item = Item((), heading)
        if isinstance(each, Headed):
            item.heading = each.span if not item.body else item.heading
            item.body.append(each.span)
        else:
            item.body.append(each)
    if item.body or item.found:
        out.append(item)
    return out


def values(nodes: list[Node]) -> Iterator[tuple[int, Node, bool]]:
    """Each place with its number: the document's, or the next one where that is missing or not higher."""
    last = 0
    for node in nodes:
        printed = node.number.value if node.number else 0
        renumbered = not last < printed <= 999
        last = last + 1 if renumbered else printed
        yield last, node, renumbered


def named_somewhere(node: Node) -> bool:
    """Whether anybody is named in a place or the narrower ones in it, by words of their own."""
    return any(each.assigned() or each.own for each in node.walk())


def said_somewhere(node: Node) -> bool:
    """Whether anybody is named, be it by a sentence that says who leads or answers (由区教委牵头编制)."""
    return any(each.assigned() or each.own or each.acts for each in node.walk())


def aims(node: Node, text: str) -> bool:
    """Whether a part only says what the plan is for."""
    if node.heading is None or named_somewhere(node) or node.own:
        return False
    return bool(AIMS.match(text[node.heading.start : node.heading.end].strip()))


def of_place(node: Node, code: tuple[int, ...], own: list[Found], text: str, *, third: bool) -> list[Item]:
    """The items of a paragraph: one for each assignment, or for each narrower place that has its own."""
    own = node.own or own
    apart = bool(node.children) and (bool(node.own) or (third and _own_numbers(node.children)) or _each_acts(node))
    nobody = len(node.children) > 1 and not said_somewhere(node) and not _is_list(node, text)
    apart = apart or (nobody and (third or (len(code) < _DEEPEST and all(child.heading for child in node.children))))
    apart = apart or (
        third and any(child.own or (child.number and child.number.style == "paragraph") for child in node.children)
    )
    if not apart:
        items = split(stream(node), node.heading)
        if not items and node.heading:
            items = [Item((), node.heading, [node.heading], [*node.own])]
        elif node.heading and items[0].heading == node.heading and not items[0].body:
            items[0].body.append(node.heading)
        single = len(items) == 1 and not third
        for at, item in enumerate(items, 1):
            item.code = code if single else (*code, at)
        tail = items[-1] if len(items) > 1 and not items[-1].found else None
        if tail and not own:
            tail.doubt = "after_assignment"
        return _owned(items, own)
    before = split(iter(node.said), node.heading)
    out: list[Item] = []
    for at, child, renumbered in values(node.children):
        out += _marked(of_place(child, (*code, at), own, text, third=False), renumbered)
    return _with_intro(_without_lead(before, text), _four(out), code, own)


def _is_list(node: Node, text: str) -> bool:
    """Parts of one sentence: 1.行政许可；2.行政处罚。 below （一）公开范围, or what 有下列情形之一的： announces."""
    if any(_CASES.search(text, *each) for each in node.said if isinstance(each, Span)):
        return True
    said = ((child.heading, *child.said) for child in node.children)
    parts = [[each for each in spans if isinstance(each, Span)] for spans in said]
    short = all(sum(end - start for start, end in spans) <= _PART for spans in parts)
    return short and 2 * sum(text[spans[-1].end - 1] in "；;" for spans in parts if spans) >= len(parts)


def _without_lead(before: list[Item], text: str) -> list[Item]:
    """Without 重点做好以下工作： above numbers, unless it says by when."""
    last = before[-1].body if before and not before[-1].found else []
    leads = last and text[last[-1].end - 1] in "：:" and not any(says_when(text, span) for span in last)
    return before[:-1] if leads else before


def _own_numbers(nodes: list[Node]) -> bool:
    """Whether narrower places have somebody each: the only one, or one that is not the last of several."""
    return any(said_somewhere(node) for node in nodes[: max(1, len(nodes) - 1)])


def _each_acts(node: Node) -> bool:
    """Whether several narrower places have somebody each, one of them by a sentence."""
    return any(child.acts for child in node.children) and sum(said_somewhere(child) for child in node.children) > 1


def _four(items: list[Item]) -> list[Item]:
    """Never a fifth number: what is narrower counts on as the fourth."""
    last: tuple[int, ...] = ()
    for item in items:
        if len(item.code) >= _DEEPEST:
            again = last[:-1] == item.code[: _DEEPEST - 1]
            item.code = max(item.code[:_DEEPEST], (*last[:-1], last[-1] + 1) if again else ())
            last = item.code
    return items


def _owned(items: list[Item], own: list[Found]) -> list[Item]:
    for item in items:
        item.own = own
    return items


def _marked(items: list[Item], renumbered: bool) -> list[Item]:
    for item in items if renumbered else []:
        item.doubt = item.doubt or "renumbered"
    return items


def _with_intro(before: list[Item], out: list[Item], code: tuple[int, ...], own: list[Found]) -> list[Item]:
    """Text before the first narrower place: part of it, or items of their own before it.

    The first of these has the place's own code, （一） 1.1 above 1. 1.1.1; others have numbers behind the last.
    """
    assigned = [item for item in before if item.found]
    if len(assigned) < len(before) and out:
        out[0].body[:0] = before[-1].body
    last = max((item.code[len(code)] for item in out), default=0)
    above = 1 if len(code) > 1 else 0
    for at, item in enumerate(assigned):
        item.code, item.own = (code if at < above else (*code, last + 1 + at - above)), own
    return [*assigned, *out] if above else [*out, *assigned]


def of_section(node: Node, code: int, text: str) -> tuple[list[Item], list[Span]]:
    """The items of a part, and what stands before its first paragraph."""
    if not node.children:
        items = split(stream(node), node.heading)
        if not items and node.heading and node.own:
            items = [Item((), node.heading, [node.heading])]
        for at, item in enumerate(items, 1):
            item.code = (code, at)
        return _owned(items, node.own), []
    before = split(iter(node.said), node.heading)
    intro = [span for item in before if not item.found for span in item.body]
    out: list[Item] = []
    for at, child, renumbered in values(node.children):
        if aims(child, text):
            intro += [each for each in stream(child, top=False) if isinstance(each, Span)]
            continue
        third = child.number is not None and child.number.style in ("section", "paragraph")
        items = of_place(child, (code, at), node.own, text, third=third)
        for item in items:
            item.heading = item.heading or node.heading
        out += _marked(items, renumbered)
    _share_last(out, text)
    _share_times(node, out, text)
    return _with_intro([item for item in before if item.found], out, (code,), node.own), intro


def _share_last(items: list[Item], text: str) -> None:
    """An assignment on a line of its own behind the last of several, when no other has one: it is for all."""
    if len(items) < 2 or any(item.found or item.own for item in items[:-1]):
        return
    last = items[-1].found
    if last and text[last[0].span.start - 1 : last[0].span.start] == "\n":
        for each in last:
            each.rule, each.doubt, each.confidence = "section", "shared", 0.7
        for item in items[:-1]:
            item.own = last


def _share_times(node: Node, items: list[Item], text: str) -> None:
    """（一）年底前完成改革。 above 1. 2.: the time in a heading is for all below it that say none themselves."""
    first = {item.body[0]: item for item in items if item.body}
    for place in node.walk():
        if not place.children or place.heading is None or not says_when(text, place.heading):
            continue
        inside = (each.span if isinstance(each, Headed) else each for each in stream(place))
        below = [first[each] for each in inside if isinstance(each, Span) and each in first]
        below = [item for item in below if not any(says_when(text, span) for span in item.body)]
        for item in below:
            item.found.append(Found(place.heading, Roles(due=[place.heading]), "sentence"))
        for item in below[:1] if len(below) > 1 else []:
            item.doubt = item.doubt or "said_above"


def _assignment(item: Item, text: str, alone: frozenset[str], leads: LeadRule) -> Assignment | None:
    used, from_own = _used(item, text)
    if not used:
        return None
    lead = named([each for one in used for each in one.roles.lead], alone)
    responsible = named([each for one in used for each in one.roles.responsible], alone)
    responsible = tuple(each for each in responsible if each.name not in {one.name for one in lead})
    guiding = named([each for one in used for each in one.roles.guiding], alone)
    rule, doubt = used[0].rule, used[0].doubt
    sure = min(one.confidence for one in used)
    if signed := [each for each in responsible if not lead and leads.has_sign(text, each.span)]:
        lead, responsible, rule = tuple(signed), tuple(each for each in responsible if each not in signed), "document"
    if leads.first and not lead and rule != "sentence" and (first := _first(used, alone)):
        lead, responsible, rule = (first,), tuple(each for each in responsible if each.name != first.name), "document"
    if from_own and rule != "column":
        rule, sure, doubt = "section", min(sure, 0.8), doubt or "shared"
    if not doubt:
        doubt, worth = _doubt(item, text, used, [*lead, *responsible])
        sure = min(sure, worth)
    spans = tuple(each.span for each in (item.found or used) if each.rule != "sentence") or tuple(
        each.span for each in used
    )
    return Assignment(spans, lead, responsible, guiding, rule, doubt, sure)


def _first(used: list[Found], alone: frozenset[str]) -> Named | None:
    """The first of those who answer, where they are a list or a unit alone; who only assists is none of them.

    各部门按职责分工负责 is first of nothing.
    """
    reads = (each for one in used for each in one.roles.responsible if each not in one.roles.helping)
    names = named(list(reads), alone)
    return names[0] if len(names) > 1 or (names and not GROUP.match(names[0].name)) else None


def _used(item: Item, text: str) -> tuple[list[Found], bool]:
    """What says who does an item, and whether it is said above it: the item's own words, those above, its sentences."""
    found = [each for each in item.found if each.roles.names]
    inherited = [each for each in item.own if each.roles.names]
    if not found and inherited:
        return inherited, True
    if not found or (all(each.rule == "whole" for each in found) and not any(each.roles.lead for each in found)):
        sentence = subjects(text, item.body) or (None if found else acting(text, item.body))
        if sentence and (not found or sentence.roles.lead):  # 区教委牵头编制。各街道配合。
            found = [sentence, *found]
    return found, False


def _doubt(item: Item, text: str, used: list[Found], names: list[Named]) -> tuple[str, float]:
    """What a clerk should look at in an assignment whose place leaves nothing open, and how sure it is."""
    if any(one.roles.strange for one in used):
        return "unknown_name", 0.7
    if any(one.roles.holders for one in used):
        return "person_named", 0.75
    if any(one.roles.timed_apart() for one in used):
        return "times_by_unit", 0.7
    if used[0].rule != "sentence" and differs(text, item.body, names):
        return "subject_differs", 0.75
    if any(each.is_open for one in used for each in (*one.roles.lead, *one.roles.responsible)):
        return "open_list", 0.8
    return "", 1.0


def _with_added(made: Assignment | None, item: Item, added: list[Added]) -> Assignment | None:
    """With the units that the document says once for all that follows."""
    at = item.body[0].start if item.body else 0
    for rule in added:
        if at < rule.since:
            continue
        known = {each.name for each in (*made.lead, *made.responsible)} if made else set()
        more = tuple(each for each in named(list(rule.names), frozenset()) if each.name not in known)
        if made is None:
            made = Assignment((rule.span,), (), more, (), "document", "shared", 0.7)
        elif more:
            made = replace(
                made,
                spans=(*made.spans, rule.span),
                responsible=(*made.responsible, *more),
                doubt=made.doubt or "shared",
                confidence=min(made.confidence, 0.8),
            )
    return made


def clause(item: Item, text: str, alone: frozenset[str], leads: LeadRule, added: list[Added]) -> Clause:
    """The item as the outline gives it."""
    body = list(item.body)
    if item.heading and item.heading not in body and states_time(text, item.heading) and item.code[-1] == 1:
        body.insert(0, item.heading)
    assignment = _with_added(_assignment(item, text, alone, leads), item, added)
    due = [span for each in (item.found or item.own) for span in each.roles.due]
    doubt = item.doubt or ("" if assignment else "nobody_named")
    return Clause(".".join(map(str, item.code)), item.heading, tuple(body), assignment, tuple(due), doubt)
