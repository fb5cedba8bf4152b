"""The words that say who does what, and what they make of the units named with them.

牵头, 牵头单位, 牵头负责, and X in X会同Y lead; 责任单位, 负责, 负责落实, 配合, 参与 are responsible; 指导, 督导 guide.
A label stands before its units (责任单位：…), a role word after them (…负责落实).
"""

import re
from dataclasses import dataclass, field

from govopen.drafting.document import Span
from govopen.drafting.outline import Named
from govopen.drafting.outlines.naming import Read, is_unit, pieces, read_list

_WHO = "(?:单位|部门|科室|处室|股室|机构|地区|主体|委办局|局办)"
_PERSON = "(?:领导|人|人员|同志|负责人|负责同志|县长|市长|区长|主任|局长|秘书长)"
LABELS = (
    (
        "due",
        "(?:任务|工作|计划|拟|预计)?(?:完成|办结|办理|落实|整改|推进|实施)?(?:时限|期限|时间节点|时间要求|时间进度|时间安排|时间|日期)(?:要求|节点)?",
    ),
    (
        "person",
        f"(?:牵头|责任|分管|包保|督办|督导|挂帅|联系|包抓|主管|市级|县级|区级|第一|主要|具体|直接)+(?:市|区|县|部门)?{_PERSON}|联系人|联系电话",
    ),
    (
        "lead",
        f"(?:第一|总)?(?:牵头|主责|主办|首席)[（(]?(?:责任|落实|负责)?[）)]?(?:市级|区级|县级)?{_WHO}(?:[（(][^（()）]{{0,8}}[）)])?|牵头|主办|主责",
    ),
    ("guiding", f"(?:业务)?(?:指导|督导|监督|督查|督办|督促)(?:责任)?{_WHO}|指导"),
    (
        "responsible",
        f"(?:(?:主要|具体|直接)?(?:责任|配合|协办|协同|协作|协助|参与|参加|落实|实施|承办|完成|承接|负责|会办|参建|支持)[/、及和]?)"
        f"(?:[（(][^（()）]{{0,6}}[）)])?(?:责任|落实)?(?:市级|区级|县级)?{_WHO}(?:[（(][^（()）]{{0,8}}[）)])?|责任分工|任务分工|配合|协办|协助|协作|参与|参加|承办|负责",
    ),
)
LABEL = re.compile("|".join(f"(?P<{role}>{words})" for role, words in LABELS))
_COLON = re.compile(r"[ 　]*(?:[：:]|为(?=[^的期])|[ 　\t](?=\S)|(?<=[位门室])(?=[省市县区州旗各].))[ 　]*")
_NOT_A_NAME = "(?!单位|部门|人|同志|科室|机构|制|任|办(?!理|好)|中心|组(?!织))"
WORDS = (
    (
        "guiding",
        r"(?:负责|做好|加强|给予)?(?:业务|工作|统筹|监督|具体)*(?:指导|督导|督促|监督|督办)(?!组|中心|委|处|科|站|司|办|局|室|管理|检|执法|所|员)"
        r"(?:监督|督促|检查|协调|推进|落实|推动|实施)*",
    ),
    (
        "lead",
        f"(?:负责|分别|按职责)*(?:总?牵头|主责|主办){_NOT_A_NAME}(?:抓总|组织|协调|统筹|推进|推动|实施|落实|办理|承办|制定|汇总|抓|和|并)*(?:负责)?(?:落实|实施|组织实施|推进)?"
        "|会同|为牵头(?:单位|部门)|为主",
    ),
    (
        "responsible",
        f"(?:负责|配合|参与|参加|协助|(?<!政)协办|承办|分工落实|组织实施|抓好落实|实施|落实|推进(?!办|组|局|处|委)|各司其职|各负其责|抓落实){_NOT_A_NAME}"
        "(?:具体|组织|抓好|推进|推动|做好|配合|负责|落实|实施|办理|参与|承办|完成|工作)*",
    ),
)
_OTHER = re.compile(r"([\u4e00-\u9fff]{2,8})[：:]")  # 适用范围：…, 资金来源：…
WORD = re.compile("|".join(f"(?P<{role}>{words})" for role, words in WORDS))
# A time among the units: 6月底前, 2018年12月, 长期坚持.
DUE = re.compile(
    r"(?:[0-9一二三四五六七八九十]+月|[0-9]{4}年|年[底内末]|季度|上半年|下半年|全年|每[年月季]|长期|持续|常态化|适时|即时|立即|按时|及时|"
    r"完成$|近期|中期|远期|[0-9]+个?(?:工作日|日|天)内)"
)
# A bracket that begins so explains something; behind (?!…) are places and bodies whose names begin alike.
NO_ASSIGNMENT = re.compile(
    r"^(?:以下|下称|下同|简称|即(?!墨)|如(?![东皋])|例如|含(?!山)|包括|不含|除|见|详见|参见|指(?![导挥])|原(?![州平阳])|或|试行|暂行|附|注|"
    r"共(?!青团|和)|其中|可(?!克)|约|不少于|尤其|第?[0-9]+)"
)


@dataclass(slots=True)
class Roles:
    """Who is named in one passage. ``strange`` counts names that do not end as units do."""

    lead: list[Read] = field(default_factory=list)
    responsible: list[Read] = field(default_factory=list)
    guiding: list[Read] = field(default_factory=list)
    due: list[Span] = field(default_factory=list)
    units: int = 0
    strange: int = 0
    labelled: bool = False
    worded: bool = False
    ends_worded: bool = False
    persons: bool = False

    @property
    def names(self) -> int:
        return self.units + self.strange


@dataclass(slots=True)
class _Token:
    role: str
    start: int
    end: int
    label: bool


def _nested(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The brackets inside, as ranges: words in them are no role words of the passage."""
    out, depth, begun = [], 0, start
    for at in range(start, end):
        if text[at] in "（(〔【":
            begun = at if depth == 0 else begun
            depth += 1
        elif text[at] in "）)〕】" and depth:
            depth -= 1
            if depth == 0:
                out.append((begun, at + 1))
    return out


def _label(text: str, outside: str, at: int, start: int, end: int) -> re.Match[str] | None:
    """The label at a place, with its own bracket where that has one: 牵头（责任）单位：."""
    found = LABEL.match(outside, at)
    whole = LABEL.match(text, start + at, end)
    longer = whole and (found is None or whole.end() - start > found.end())
    return whole if longer and whole and outside[whole.end() - start - 1] != "\x00" else found


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    nested = _nested(text, start, end)
    cut, kept = start, []
    for low, high in nested:
        kept += [text[cut:low], "\x00" * (high - low)]
        cut = high
    outside = "".join([*kept, text[cut:end]])
    out: list[_Token] = []
    at = 0
    while at < len(outside):
        begins = at == 0 or outside[at - 1] in "，；。、 　\n\t;,"
        if begins and (found := _label(text, outside, at, start, end)):
            last = found.end() - (start if found.string is text else 0)
            if last < len(outside) and outside[last] == "\x00":  # 责任单位（科室）：…
                last = next(high - start for low, high in nested if low - start == last)
            if colon := _COLON.match(outside, last):
                out.append(_Token(found.lastgroup or "", start + at, start + colon.end(), label=True))
                at = colon.end()
                continue
        if begins and (found := _OTHER.match(outside, at)) and not is_unit(found[1]):
            out.append(_Token("other", start + at, start + found.end(), label=True))
            at = found.end()
            continue
        if found := WORD.match(outside, at):
            out.append(_Token(found.lastgroup or "", start + at, start + found.end(), label=False))
            at = found.end()
            continue
        at += 1
    return out


def _add(text: str, start: int, end: int, role: str, roles: Roles) -> None:
    """The names between two tokens, into the role that they have."""
    times = [Span(part.start, part.end) for part in pieces(text, start, end) if DUE.search(text, part.start, part.end)]
    times = [span for span in times if not is_unit(text[span.start : span.end].strip("。；，、 "))]
    if role == "due":
        first = start
        while first < end and text[first] in " 　":
            first += 1
        last = end
        while last > first and text[last - 1] in " 　。；，、\n":
            last -= 1
        roles.due += [Span(first, last)] if first < last else []
        return
    if role in ("person", "other"):
        roles.persons = roles.persons or role == "person"
        return
    roles.due += times
    skipped = {span.start for span in times}
    for part in _runs(text, start, end, skipped):
        for each in read_list(text, *part):
            if each.named is None and each.opened is None:
                continue
            name = each.named.name if each.named else ""
            if each.named and not is_unit(name):
                roles.strange += 1
            else:
                roles.units += 1
            leads = each.note.startswith(("牵头", "主责", "主办"))
            {"lead": roles.lead, "guiding": roles.guiding}.get("lead" if leads else role, roles.responsible).append(
                each
            )


def _runs(text: str, start: int, end: int, skipped: set[int]) -> list[tuple[int, int]]:
    """The stretch without its times, so that a list of places stays together."""
    out, begun = [], start
    if not skipped:
        return [(start, end)]
    for part in pieces(text, start, end):
        if part.start in skipped:
            if begun < part.start:
                out.append((begun, part.start))
            begun = part.end
    if begun < end:
        out.append((begun, end))
    return out


def read_roles(text: str, start: int, end: int, label: str = "") -> Roles:
    """What a passage says, read as an assignment; whether it is one is for the reader of the document to judge.

    ``label`` is the role that a table's column gives to what has no role word of its own.
    """
    roles = Roles()
    at, joined = start, False
    for token in _tokens(text, start, end):
        if token.label:
            _add(text, at, token.start, label or "responsible", roles)
            label = token.role
            roles.labelled = roles.labelled or label not in ("due", "person", "other")
        else:
            cut = at
            if label and label != token.role:
                cut = max(
                    at,
                    text.rfind("；", at, token.start) + 1,
                    (text.rfind("，", at, token.start) + 1) if label == "lead" else 0,
                )
                _add(text, at, cut, label, roles)
            if text[cut : token.start].strip(" ，；、。"):
                role = "responsible" if joined and token.role == "lead" else token.role  # 甲会同乙牵头
                _add(text, cut, token.start, role, roles)
                roles.worded = True
            joined = text.startswith("会同", token.start)
        at = token.end
    rest = text[at:end].strip(" 　，；、。．\n")
    roles.ends_worded = roles.worded and not rest
    if rest:
        _add(text, at, end, label or "responsible", roles)
    return roles


def named(reads: list[Read], standing_alone: frozenset[str]) -> tuple[Named, ...]:
    """The names without repetition. What follows 等 is a unit of its own only where the document names it alone too."""
    out: dict[str, Named] = {}
    for each in reads:
        if each.named and each.named.name:
            out.setdefault(each.named.name, each.named)
        if each.opened and (each.named is None or each.opened.name in standing_alone):
            out.setdefault(each.opened.name, each.opened)
    return tuple(out.values())
