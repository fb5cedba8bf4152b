"""What stands behind the last assignment of a place: more about its clause, the next clause, or a remark."""

import re

from govopen.drafting.document import Span
from govopen.drafting.outlines.assigning import Found
from govopen.drafting.outlines.roles import says_when
from govopen.drafting.outlines.structure import HEADING, Node

_RESULT = re.compile(r"确保|切实|努力|真正|力争|不断|推动形成|形成|实现|务求|以此|全力")
_LABELLED = re.compile(
    r"(?:工作|主要|具体|推进|重点|保障|年度|预期|阶段)?(?:措施|举措|目标|标准|内容|成果|要求|路径|成效|任务|目标任务|工作措施|成果形式|进展)[：:]"
)
_APPEALS = re.compile(r"各(?:地区?|级|部门|单位|有关|相关|省|市|州|区|县|乡|镇|街道)[^。，；]{0,30}(?:要|应当?|须)")
_BOX = re.compile("专[栏题][ 　]*[0-9一二三四五六七八九十]{1,3}(?![0-9年])")


def closing_lines(root: Node, text: str) -> list[Span]:
    """A paragraph without a number behind the last assignment of a section or of all is the next of its kind.

    So it is behind 1. 2. 3. or in one list, and at the end of the document, if it says when or how often; else it is
    only a remark there. Returns the remarks.
    """
    for node in root.walk():
        _tuck(node, text)
    ends = {id(root)}
    remarks: list[Span] = []
    for parent in root.walk():
        last = parent.children[-1] if parent.children else None
        if last is None:
            continue
        ends |= {id(last)} if id(parent) in ends else set()
        tail = last.said[min(_tail(last, text), _appeal(parent, text) if id(last) in ends else len(last.said)) :]
        if last.number is None or not tail:
            continue
        says = any(isinstance(each, Found) or says_when(text, each) for each in tail)
        flat = not any(node.children for node in parent.children)
        if id(last) in ends and not says:
            remarks += [each for each in tail if isinstance(each, Span)]
        elif last.number.style == "number" or (last.number.style == "section" and flat) or id(last) in ends:
            end = tail[0].start if isinstance(tail[0], Span) else 0
            number = last.number._replace(value=last.number.value + 1, start=end, end=end)
            parent.children.append(Node(number, said=tail, lines=1))
        else:
            continue
        del last.said[-len(tail) :]
    return remarks


def _tuck(node: Node, text: str) -> None:
    """What stands behind an assignment and only says more about its clause is put before it.

    确保取得实效。 at the end of a place; a line that begins with 工作措施：, 工作目标： and names nobody itself; all
    lines of a box (专栏1).
    """
    _unbox(node, text)
    for at in range(1, len(node.said)):
        each = node.said[at]
        if not isinstance(each, Span):
            continue
        last = at == len(node.said) - 1 and each.end - each.start <= HEADING
        more = _LABELLED.match(text, *each) if text[each.start - 1] == "\n" else last and _RESULT.match(text, *each)
        low = at
        while low and isinstance(node.said[low - 1], Found):
            low -= 1
        if more and low and not (last and says_when(text, each)) and not _names_behind(node, at, text):
            node.said.insert(low, node.said.pop(at))


def _unbox(node: Node, text: str) -> None:
    box = next((at for at, each in enumerate(node.said) if isinstance(each, Span) and _BOX.match(text, *each)), 0)
    low = box
    while low and isinstance(node.said[low - 1], Found):
        low -= 1
    if low < box and not any(isinstance(each, Found) and each.roles.names for each in node.said[box:]):
        node.said = [*node.said[:low], *node.said[box:], *node.said[low:box]]


def _appeal(parent: Node, text: str) -> int:
    """Where 各地区、各部门要… begins, a line of its own in the last of several places that have one line each."""
    *before, last = parent.children
    if before and not any(node.lines or node.children for node in before) and not last.children:
        for at, each in enumerate(last.said[1:], 1):
            if isinstance(each, Span) and text[each.start - 1] == "\n" and _APPEALS.match(text, *each):
                return at if last.lines == len(last.said) - at else len(last.said)
    return len(last.said)


def _names_behind(node: Node, at: int, text: str) -> bool:
    """Whether units stand behind what is said in a place, in the same line."""
    found = node.said[at + 1] if at + 1 < len(node.said) else None
    return isinstance(found, Found) and found.roles.names > 0 and text[found.span.start - 1] != "\n"


def _tail(node: Node, text: str) -> int:
    """Where in a place without narrower ones the lines behind its last assignment begin."""
    named = [at for at, each in enumerate(node.said) if isinstance(each, Found) and each.roles.names]
    first = named[-1] + 1 if named and not node.children else len(node.said)
    rest = enumerate(node.said[first:], first)
    return next((at for at, each in rest if isinstance(each, Span) and text[each.start - 1] == "\n"), len(node.said))
