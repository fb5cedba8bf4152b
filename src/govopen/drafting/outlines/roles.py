"""The words that say who does what, and what they make of the units named with them.

牵头, 牵头单位, 牵头负责, and X in X会同Y lead; 责任单位, 负责, 负责落实, 配合, 参与 are responsible; 指导, 督导 guide.
A label stands before its units (责任单位：…), a role word after them (…负责落实).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from govopen.drafting.document import Span
from govopen.drafting.outline import Named
from govopen.drafting.outlines.naming import (
    ANSWERS,
    CHIEFS,
    HEADS,
    NO_NAME,
    OFFICERS,
    Read,
    is_unit,
    pieces,
    read_list,
    stripped,
    without_doing,
    without_person,
)

_WHO = "(?:单位|部门|科室|处室|股室|机构|地区|主体|委办局|局办)"
_PERSON = f"(?:人|人员|{ANSWERS}|{OFFICERS}|{HEADS})"
CONTACT = "联系(?:人员?|员|电话|方式)"
LABELS = (
    (
        "due",
        "(?:任务|工作|计划|拟|预计)?(?:完成|办结|办理|落实|整改|推进|实施|(?:公开|更新|报送)(?=[时期]限))?(?:时限|期限|时间节点|时间要求|时间进度|时间安排|时间|日期)(?:要求|节点)?",
    ),
    (
        "person",
        f"(?:牵头|责任|分管|包保|督办|督导|挂帅|联系|包抓|主管|挂[点钩联牌包]|[联驻蹲]点|领衔|带队|市级|县级|区级|第一|主要|具体|直接)+(?:市|区|县|部门)?{_PERSON}"
        f"|(?:[省市县区镇乡村州]级)?(?:第一|责任)*(?:{CHIEFS})|{CONTACT}",
    ),
    (
        "lead",
        f"(?:第一|总)?(?:牵头|主责|主办|首席)[（(]?(?:责任|落实|负责|考核)?[）)]?(?:市级|区级|县级)?{_WHO}(?:[（(][^（()）]{{0,8}}[）)])?|牵头|主办|主责",
    ),
    ("guiding", f"(?:业务)?(?:指导|督导|监督|督查|督办|督促)(?:责任)?{_WHO}|指导"),
    (
        "responsible",
        f"(?:(?:主要|具体|直接)?(?:责任|配合|协办|协同|协作|协助|参与|参加|落实|实施|承办|完成|承接|负责|会办|参建|支持|考核)[/、及和]?)"
        f"(?:[（(][^（()）]{{0,6}}[）)])?(?:责任|落实|考核)?(?:市级|区级|县级)?{_WHO}(?:[（(][^（()）]{{0,8}}[）)])?|责任分工|任务分工|配合|协办|协助|协作|参与|参加|承办|负责",
    ),
)
LABEL = re.compile("|".join(f"(?P<{role}>{words})" for role, words in LABELS))
_COLON = re.compile(
    r"[ 　]*(?:[：:]|—{1,2}|为(?=[^的期])|[ 　\t](?=\S)|(?<=[位门室])(?=[省市县区州旗各].)"
    r"|(?<=[时期][限间])(?=[0-9]))[ 　]*"
)
_SORT = "(?:责任|配合|协办|协同|协助|参与|参加|落实|实施|承办)"
_NOT_A_NAME = "(?!单位|部门|人|同志|科室|机构|制|任|办(?!理|好)|中心|组(?!织))"
# X会同Y: X leads, Y is responsible.
# 宣传处会办公室: so do offices of one body.
JOIN = (
    "会同|(?<=[处科股室局厅])会(?=[\u4e00-\u9fff]{2,10}(?:[处科股室局委办]|中心)(?:$|[，。、；）)]|负责|牵头|落实|按|等))"
    "|(?<=[局委办部厅院府会门位])(?:商|联合)(?=[省市县区州旗各有相]|财政|发展改革|人力资源|自然资源)"
)
WORDS = (
    (
        "guiding",
        r"的?(?:统一|坚强)?领导下|的?(?:负责|做好|加强|给予)?(?:业务|工作|统筹|监督|具体)*(?:指导|督导|督促|监督|督办)下?(?!组|中心|委|处|科|站|司|办|局|室|管理|检|执法|所|员)"
        r"(?:监督|督促|检查|协调|推进|落实|推动|实施)*",
    ),
    (
        "lead",
        f"(?:负责|分别|按职责)*(?:总?牵头|主责|主办){_NOT_A_NAME}(?:抓总|组织|协调|统筹|推进|推动|实施|落实|办理|承办|制定|汇总|抓|和|并)*(?:负责)?(?:落实|实施|组织实施|推进)?"
        f"|{JOIN}|作?为(?:牵头|主责|主办)(?:责任)?(?:单位|部门)|为主",
    ),
    (
        "responsible",
        f"作?为{_SORT}(?:单位|部门|主体)|(?:负责|配合|参与|参加|协助|(?<!政)协办|承办|分工落实|组织实施|抓好落实|(?:实施|落实|推进(?!办|组|局|处|委|“))(?![^，。；、（）]{{0,20}}(?:领导小组|工作组|专班|指挥部|委员会|联席会议))|各司其职|各负其责|抓落实){_NOT_A_NAME}"
        "(?:具体|组织|抓好|推进|推动|做好|配合|负责|落实|实施|办理|参与|承办|完成|工作)*",
    ),
)
_OTHER = re.compile(r"([\u4e00-\u9fff]{2,8})[：:]")  # 适用范围：…, 资金来源：…
_HELPS = re.compile("作?为?(?:做好)?(?:配合|协办|协同|协作|协助|参与|参加|会办|支持)")
WORD = re.compile("|".join(f"(?P<{role}>{words})" for role, words in WORDS))
_JOINS = re.compile(JOIN)
_ANY = re.compile("各|有关|相关|其[他它]")
_TOGETHER = re.compile("(?:分别|共同|联合)$")
_IN = re.compile("[ ，；、。]*在")  # 在市教委指导下
_SHORTEST = 2
_AROUND = " ，；、。"
# Departments by their business alone, as lists shorten them: 发改、财政、人社负责.
BUSINESS = re.compile(
    "发改|财政|民政|人社|教育|教体|卫健|卫生|住建|国土|规划|环保|工商|质监|食药监|药监|审计|司法|统计|农业|农牧|水利|水务|林业|交通|城管|"
    "文化|文旅|旅游|体育|商务|科技|工信|经信|信访|应急|安监|市场监管|市监|自然资源|生态环境|农业农村|医保|乡村振兴|扶贫|宣传|组织|统战|"
    "政法|网信|大数据|金融|房管|园林|粮食|物价|档案|编办|机关工委|退役军人|行政审批|政务服务|电力|供电|通信|团委|妇联|公积金"
)
# A time among the units: 6月底前, 2018年12月, 长期坚持.
DUE = re.compile(
    r"(?:[0-9一二三四五六七八九十]+月|[0-9]{4}年|年[底内末]|季度|上半年|下半年|全年|每[年月季]|长期|持续|常态化|适时|即时|立即|按时|及时|按(?:计划|进度|序时)+(?:要求)?(?:推进|实施|完成)|"
    r"完成$|近期|中期|远期|[0-9]+个?(?:工作日|日|天)内)"
)
# A bracket that begins so explains something; behind (?!…) are places and bodies whose names begin alike.
NO_ASSIGNMENT = re.compile(
    r"^(?:以下|下称|下同|简称|即(?!墨)|如(?![东皋])|例如|含(?!山)|包括|不含|除|见|详见|参见|指(?![导挥])|原(?![州平阳])|或|试行|暂行|附|注|"
    r"共(?!青团|和)|其中|可(?!克)|约|不少于|尤其|第?[0-9]+)"
)


# What a passage consists of that says when and nothing else: 2019年9月底前完成, 长期坚持.
_WHEN_WORDS = re.compile(
    "[0-9一二三四五六七八九十]|完成|办结|落实|到位|推进|推动|坚持|实施|取得|成效|明显|显著|初步|积极|阶段性|进展|成果|按计划|按?序时进度|按?进度|时限|时间|期限|要求|长期|持续|常态化|按时|及时|立即|"
    "适时|即时|近期|中期|远期|基本|全面|力争|确保|季度|工作日|上半|下半|"
    "[年月日底末初旬中上下前后之以内份并全每第个天于在到起至—~、，。：: -]"
)


_WHEN = re.compile(r"[0-9]月|[0-9]日|季度|每[年月季周日半]|工作日|年底|月底|年内|(?:至少|不少于)[0-9一二两三]")


def says_when(text: str, span: Span) -> bool:
    """Whether a stretch says by when or how often."""
    return _WHEN.search(text, *span) is not None


def only_time(words: str) -> bool:
    """Whether words say by when or how long, and nothing else."""
    return len(words) <= 40 and DUE.search(words) is not None and not _WHEN_WORDS.sub("", words)


@dataclass(slots=True)
class Roles:
    """Who is named in one passage. ``strange`` counts names that do not end as units do.

    ``helping`` are those of the responsible who only assist: 配合, 参与, 协助.
    ``persons`` where a label says that persons follow; ``holders`` where one stood among the units and was left out.
    """

    lead: list[Read] = field(default_factory=list)
    responsible: list[Read] = field(default_factory=list)
    guiding: list[Read] = field(default_factory=list)
    helping: list[Read] = field(default_factory=list)
    due: list[Span] = field(default_factory=list)
    units: int = 0
    strange: int = 0
    labelled: bool = False
    worded: bool = False
    ends_worded: bool = False
    persons: bool = False
    holders: bool = False

    @property
    def names(self) -> int:
        return self.units + self.strange

    def timed_apart(self) -> bool:
        """Whether names stand between two times: 区教委6月底前完成，区民政局9月底前完成."""
        times = sorted(span.start for span in self.due)
        spans = (each.named.span for each in (*self.lead, *self.responsible) if each.named)
        return len(times) > 1 and any(times[0] < span.start < times[-1] for span in spans)


@dataclass(slots=True)
class _Token:
    role: str
    start: int
    end: int
    label: bool


def _role(found: re.Match[str]) -> str:
    """What a label or a role word makes of the units beside it; 配合, 参与 help."""
    role = found.lastgroup or ""
    return "helping" if role == "responsible" and _HELPS.match(found[0]) else role


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
                out.append(_Token(_role(found), start + at, start + colon.end(), label=True))
                at = colon.end()
                continue
        if begins and (found := _OTHER.match(outside, at)) and not is_unit(found[1]):
            out.append(_Token("other", start + at, start + found.end(), label=True))
            at = found.end()
            continue
        if found := WORD.match(outside, at):
            out.append(_Token(_role(found), start + at, start + found.end(), label=False))
            at = found.end()
            continue
        at += 1
    return out


def _times(text: str, start: int, end: int) -> list[Span]:
    """What says when between the names; 区教委6月底前完成 names a unit before its time."""
    out = []
    for part in pieces(text, start, end):
        found = DUE.search(text, part.start, part.end)
        if found is None or is_unit(text[part.start : part.end].strip("。；，、 ")):
            continue
        name = slice(*stripped(text, part.start, found.start()))
        out.append(Span(found.start() if is_unit(text[name].rstrip("于在")) else part.start, part.end))
    return out


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    while start < end and text[start] in " 　":
        start += 1
    while end > start and text[end - 1] in " 　。；，、\n":
        end -= 1
    return [Span(start, end)] if start < end else []


def _add(text: str, start: int, end: int, role: str, roles: Roles) -> None:
    """The names between two tokens, into the role that they have."""
    if role == "due":
        roles.due += _trimmed(text, start, end)
        return
    if role in ("person", "other"):
        roles.persons = roles.persons or role == "person"
        return
    if role == "guiding" and (within := _IN.match(text, start, end)):
        start = within.end()
    times = _times(text, start, end)
    roles.due += times
    for part in _runs(start, end, times):
        for read in read_list(text, *part):
            each = _without_person(read)
            roles.holders = roles.holders or bool(read.named and not each.named)
            if each.named is None and (read.named or read.opened is None):
                continue
            each = without_doing(each)
            name = each.named.name if each.named else ""
            if each.named and not is_unit(name) and not BUSINESS.fullmatch(name):
                roles.strange += 1
                if len(name) < _SHORTEST or NO_NAME.match(name):
                    continue  # 开展规划编制工作, 并: no name at all
            else:
                roles.units += 1
            leads = each.note.startswith(("牵头", "主责", "主办"))
            whose = {"lead": roles.lead, "guiding": roles.guiding}.get("lead" if leads else role, roles.responsible)
            whose.append(each)
            if role == "helping":
                roles.helping.append(each)


def _without_person(read: Read) -> Read:
    name = without_person(read.named.name) if read.named else ""
    return read._replace(named=read.named._replace(name=name) if read.named and name else None)


def _runs(start: int, end: int, times: list[Span]) -> Iterator[Span]:
    """The stretch without its times, so that a list of places stays together."""
    for time in times:
        if start < time.start:
            yield Span(start, time.start)
        start = time.end
    if start < end:
        yield Span(start, end)


def _own(text: str, at: int, token: _Token, label: str) -> int:
    """Where the names begin that a role word is for: of 各街道、各部门，区教委牵头 only 区教委 leads.

    What a label or a comma sets apart before them has a role of its own; 甲，乙分别牵头 is for both.
    """
    if label.replace("helping", "responsible") == token.role.replace("helping", "responsible"):
        return at
    together = _TOGETHER.search(text, at, token.start) or _TOGETHER.match(text[token.start : token.start + 2])
    apart = "lead" in (label, token.role) or token.role == "guiding"
    marks = "；，" if apart and not (together and not label) else "；" if label or apart else ""
    cut = max((text.rfind(mark, at, token.start) + 1 for mark in marks), default=at)
    behind = text[max(at, cut) : token.start].strip(_AROUND)
    return max(at, cut) if behind and not only_time(behind) else at


def read_roles(text: str, start: int, end: int, label: str = "") -> Roles:
    """What a passage says, read as an assignment; whether it is one is for the reader of the document to judge.

    ``label`` is the role that a table's column gives to what has no role word of its own.
    """
    roles = Roles()
    at, joined, before = start, False, 0
    for token in _tokens(text, start, end):
        if token.label:
            _add(text, at, token.start, label or "responsible", roles)
            label = token.role
            roles.labelled = roles.labelled or label not in ("due", "person", "other")
            at = token.end
            continue
        cut = _own(text, at, token, label)
        _add(text, at, cut, label or "responsible", roles)
        joins = _JOINS.match(text, token.start) is not None
        if text[cut : token.start].strip(_AROUND):
            role = "responsible" if joined and token.role == "lead" else token.role  # 甲会同乙牵头
            before = len(roles.responsible)
            _add(text, cut, token.start, role, roles)
            roles.worded = True
        elif joins and not roles.lead:  # 甲负责，会同乙
            roles.lead, roles.responsible = roles.responsible[before:], roles.responsible[:before]
        joined = joins
        at = token.end
    rest = text[at:end].strip(_AROUND + "\n　．")
    roles.ends_worded = roles.worded and not rest
    if rest:
        _add(text, at, end, label or "responsible", roles)
    return roles


def named(reads: list[Read], standing_alone: frozenset[str]) -> tuple[Named, ...]:
    """The names without repetition. 相关部门 behind 等 is a unit of its own only where the document names it alone too.

    等国务院相关部门 says of what sort those before it are, and is none.
    """
    out: dict[str, Named] = {}
    for each in reads:
        if each.named and each.named.name:
            out.setdefault(each.named.name, each.named)
        if each.opened and (
            each.named is None or (each.opened.name in standing_alone and _ANY.match(each.opened.name))
        ):
            out.setdefault(each.opened.name, each.opened)
    return tuple(out.values())
