"""Lists that are headed by units: 1.区教委：编制目录。, 2.区财政局职责：…, （一）区民政局。 above its own numbers.

What a numbered place begins with, up to its colon or full stop, is who does it where most of its list begins so. A
sentence above a list that announces it (各街道要做好以下工作：) says who does all of it.
"""

import re

from govopen.drafting.document import Span
from govopen.drafting.outline import Named
from govopen.drafting.outlines.assigning import GENERIC, OFFICIAL, PLACED, Found
from govopen.drafting.outlines.naming import GROUP, NO_NAME, Read, is_unit, read_list
from govopen.drafting.outlines.roles import LABEL, Roles
from govopen.drafting.outlines.structure import Node
from govopen.drafting.outlines.subjects import subjects

_LONGEST = 60
_ANNOUNCED = re.compile("(?:以下|下列|如下)[^。；]{0,12}：$")
_STOP = re.compile("[：:。]")
_DUTIES = re.compile("(?:的?(?:主要|具体|工作)?(?:职责|职能|责任|任务)(?:分工|任务)?)$")


def by_headings(root: Node, text: str) -> None:
    """Name the units that head the places of a list, for each of them or for all that is narrower."""
    for parent in root.walk():
        children = [node for node in parent.children if node.number and not node.assigned() and not node.own]
        headed = [(node, found) for node in children if (found := _heads(text, node))]
        sure = [node for node, found in headed if all(_certain(each.named) for each in found.roles.responsible)]
        if len(sure) < 2 or 2 * len(sure) <= len(parent.children):
            continue
        for node, found in headed:
            if node.children or (node.heading_line and node.said):
                node.own.append(found)
            else:
                node.said = [*([node.heading] if node.heading_line and node.heading else []), *node.said, found]
                node.heading_line = node.heading_line and bool(node.said[:-1])
                node.acts = True


def by_announcements(root: Node, text: str) -> None:
    """Name who is to do all that a sentence above a list announces, where nobody is named in the list."""
    for node in root.walk():
        last = node.said[-1] if node.said and node.children else None
        if not isinstance(last, Span) or not _ANNOUNCED.search(text, max(last.start, last.end - _LONGEST), last.end):
            continue
        if any(each.assigned() or each.own for each in node.walk()):
            continue
        sentence = max(text.rfind("。", last.start, last.end - 1) + 1, last.start)
        if found := subjects(text, [Span(sentence, last.end)]):
            found.roles.units = len(found.roles.lead) + len(found.roles.responsible)
            node.own.append(found)


def _heads(text: str, node: Node) -> Found | None:
    first = node.heading or (node.said[0] if node.said else None)
    if not isinstance(first, Span):
        return None
    stop = _STOP.search(text, first.start, min(first.end, first.start + _LONGEST))
    end = stop.start() if stop else first.end
    if not stop and not node.heading_line:
        return None
    if duties := _DUTIES.search(text[first.start : end]):
        end = first.start + duties.start()
    if end - first.start > _LONGEST or LABEL.fullmatch(text, first.start, end):
        return None
    reads = read_list(text, first.start, end)
    if not reads or not all(_unit(each) for each in reads):
        return None
    return Found(Span(first.start, end), Roles(responsible=reads, units=len(reads)), "sentence", 0.7, "from_sentence")


def _unit(read: Read) -> bool:
    named = read.named
    return named is not None and len(named.name) <= 24 and is_unit(named.name) and not NO_NAME.match(named.name)


def _certain(named: Named | None) -> bool:
    """A unit of a place, an office or a group; 医院 and 学校 alone are kinds of them."""
    if named is None or GENERIC.fullmatch(named.name):
        return False
    return any(pattern.search(named.name) for pattern in (GROUP, PLACED, OFFICIAL))
