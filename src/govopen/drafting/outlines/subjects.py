"""Who a sentence speaks of: 各部门、各街道要…, 区政府办公室将…, 由区财政局牵头…, where no assignment is written.

A sentence is read part by part, cut at its commas: units at the beginning of a part, or behind 由, and then a word that
says what they do. 牵头 and 会同 make leads, what follows 会同 and all else is responsible, 负责督查 guides.
"""

import re
from collections.abc import Iterator
from itertools import islice

from govopen.drafting.document import Span
from govopen.drafting.outline import Named
from govopen.drafting.outlines.assigning import GENERIC, OFFICIAL, PLACED, Found
from govopen.drafting.outlines.naming import GROUP, NO_NAME, UNIT, Read, is_unit, read_list, stripped, without_person
from govopen.drafting.outlines.roles import Roles, says_when

_ALSO = re.compile("[都均也]$")
_HOW = "(?:要|应当?|须|将|负责|及时|积极|主动|切实|具体|分别|共同|按职责|充分){0,3}"
# 将 only behind a unit: 将…纳入考核 has no subject.
_TRIGGER = re.compile(
    r"(?P<guide>(?:负责|做好|加强)?(?:业务)?(?:督查|督办|督导|督促|指导)(?!组|中心|委|处|科|站|司|办|局|室))"
    rf"|(?P<join>{_HOW}(?:会同|联合|商(?=[省市县区各有])))"
    rf"|(?P<lead>{_HOW}(?:发挥好?)?(?:总?牵头(?!单位|部门)|主责|主办)(?!的)|作?为(?:总?牵头|主责|主办)(?:单位|部门))"
    rf"|(?P<help>{_HOW}(?:(?:做好)?配合|参与|参加|协助|协办|协同)|作?为(?:配合|协办|责任|实施|落实|参与)(?:单位|部门|主体))"
    r"|(?P<do>负责(?!同志|人|的)|负总责|组织实施|具体实施|承担|承办)"
    r"|(?P<must>(?:同时|还|均|都){0,2}(?:应当|应(?!急|用|对|聘|届|付|收|变|诉)|必须|须|(?<!所)需|(?<!主)要(?!求|点|素)|将|每[年月季半周]))"
    r"|(?P<also>统一|定期|不得|认真|高度重视|严格|于|按|统筹|具体|分别|牢固|切实|全面|(?:抓好)?落实|[全年][年内底]|至少|[上下]半年|第?[一二三四]季度|[0-9]{1,2}月|[0-9]{4}年[0-9]{1,2}月)"
)
_BEFORE = re.compile(
    r"(?:(?:(?:20[0-9]{2}年|每年)?[0-9]{1,2}月(?:[0-9]{1,2}日|底)?|(?:20[0-9]{2}年|今年)?年?底)(?:之|以)?前)?"
    r"(?:[一二三四五六七八九十]{1,2}(?:是|要)|第[一二三四五六七八九十]{1,2}|其中|同时|具体|并)?"
    r"(?:[本该此][^，。由]{0,8}|(?:以上|上述|前述)[^，。由]{0,12})?[由以]?"
)
_BY = re.compile(r"(?<![理自缘事])由(?!于|此)")
_DATED = re.compile("[日月年]底?之?前，$")  # 6月底前，县水利局建立台账: units of a place, whatever they do by then
_EVERYWHERE = re.compile("全[国省市区县州旗镇乡]")
_TOLD = re.compile("[了已《]|曾|近年|以来")  # 市教委印发了《…》: what was done
# 在市教委指导下: neither lead nor responsible.
_UNDER = re.compile(r"在(?P<who>[^，。；]{2,40}?)的?(?:业务|具体|统一|坚强|精心|有力)*(?:指导|领导|督导)下")
# ，会同区财政局推进: goes on with the subject of the part before.
_GOES_ON = re.compile(r"(?:并|且|要|应|同时|积极|主动|及时){0,3}(?:会同|(?:联合|商)(?=[省市县区各有相]))")
_VERB = re.compile(
    r"建立|建设(?![部厅局委办和]|管理|集团|主管|行政|工程|项目)|制定|开展|研究|推进|推动|组织|加强|做好|完善|落实|编制|提出|共同|负责(?!同志|人|的)|等|定期|及时|每|印发|出台|指导|督促|抓|健全|实施|"
    r"形成|梳理|公布|发布|审核|进行|解决|明确|统筹|细化|设立|举办|召开|全面|进一步|依法|联合|尽快|积极|切实|探索|优化|强化|深入|持续|常态|经常|不定期|同步|逐[步一项]|先行|一(?:[年月周旬日]|季度)|[上下全]?半?年|[0-9一二三四五六七八九十]{1,2}月|修订|起草|转发|推送|推行|报送|办成|启动|"
    r"办理|拟订|汇总|审定|跟踪|督办|督查(?![室局科处组])|通报|上报|填报|保障(?!局|中心|部|厅)|按|对|于|在|向|为|将|要|以(?!及)"
)
# 会同有关部门…: whatever is said behind it.
_OTHERS = re.compile(
    r"(?:有关|相关|其他|其它|各|各?成员|各?配合|各?责任|各?职能){1,3}(?:部门|单位)(?:和单位|、单位|和地区)?"
)
_ANYBODY = re.compile("[各本]?(?:责任|牵头|有关|相关|成员|配合|主管)*(?:单位|部门)$")
# ，在摸清底数的基础上，: what stands between who acts and what they must.
_BETWEEN = re.compile(
    "在|按|根据|依据|依照|遵照|对照|参照|结合|围绕|聚焦|针对|立足|依托|通过|作为|尤其|特别|包括|含|同时|以|为(?!主)|对(?!外)|从"
)
_MORE = re.compile("以及|及其?|和|与|还有|并")  # 区教委，以及各街道，应当…
_MARKS = "，。；：！？\n"
_FAR = 160  # characters of a part that are looked at
_MOST = 8  # words that could be the verb
_MOST_BETWEEN = 3  # parts between who acts and what they must


def parts(text: str, start: int, end: int) -> Iterator[Span]:
    """A stretch cut at commas and stops, outside brackets and quotes."""
    depth, begun = 0, start
    for at in range(start, end):
        letter = text[at]
        if letter in "（(〔【“《":
            depth += 1
        elif letter in "）)〕】”》":
            depth = max(0, depth - 1)
        elif letter in "。\n" or (depth == 0 and letter in _MARKS):
            depth = 0
            if begun < at:
                yield Span(begun, at)
            begun = at + 1
    if begun < end:
        yield Span(begun, end)


def _units(text: str, start: int, end: int) -> list[Read]:
    """The names, if all of them are units."""
    start, end = stripped(text, start, end)
    if not 2 <= end - start <= _FAR or text.count("（", start, end) != text.count("）", start, end):
        return []
    reads = read_list(text, start, end)
    good = all(
        each.named
        and len(each.named.name) <= 24
        and is_unit(each.named.name)
        and (UNIT.search(each.named.name) or len(each.named.name) <= 8)
        and not NO_NAME.match(each.named.name)
        and not _EVERYWHERE.fullmatch(each.named.name)
        for each in reads
    )
    return reads if good else []


def _certain(reads: list[Read]) -> bool:
    """Names of places' units or groups, no kinds of them: 用人单位 is none."""
    names = [each.named.name for each in reads if each.named]
    return all(
        GROUP.match(name) or (not GENERIC.fullmatch(name) and PLACED.match(name)) or len(name) <= 6 for name in names
    )


def _joined(text: str, start: int, end: int) -> list[Read]:
    """The names behind 会同, up to the verb."""
    end = min(end, start + _FAR)
    for verb in islice(_VERB.finditer(text, start + 2, end), _MOST):
        if reads := _units(text, start, verb.start()):
            return reads
    others = _OTHERS.match(text, start, end)
    return _units(text, *others.span()) if others else _units(text, start, end)


def _subject(text: str, part: Span, roles: Roles) -> str:
    """Read a part that begins with its units, or has them behind 由; the kind of its word, empty if it names nobody."""
    under = _UNDER.search(text, part.start, min(part.end, part.start + _FAR))
    if under:
        roles.guiding += _units(text, *under.span("who"))
        if under.start() == part.start:
            part = Span(under.end(), part.end)
    starts = [(_at_start(text, part), False)]
    starts += [(found.end(), True) for found in islice(_BY.finditer(text, part.start, part.end), 3)]
    limit = min(part.end, part.start + 2 * _FAR)
    for start, passive in starts:
        by = passive or text[start - 1] == "由"
        for found in islice(_TRIGGER.finditer(text, start, min(limit, start + _FAR)), _MOST):
            if under and under.start() < found.end() <= under.end():
                continue
            kind = found.lastgroup or ""
            stop = under.start() if under and start < under.start() <= found.start() else found.start()
            reads = _units(text, start, _before_person(text, start, stop))
            if reads and (kind not in ("also", "join") or _certain(reads)) and not (by and kind == "also"):
                _assign(text, Span(found.end(), part.end), kind, reads, roles)
                return kind
        if (by or _DATED.search(text, max(0, part.start - 8), part.start)) and (
            reads := _acting(text, start, part.end)
        ):
            roles.responsible += reads
            return "do" if by else "must"
    start = starts[0][0]
    if text[part.end : part.end + 1] == "：" and (reads := _units(text, start, part.end)) and _certain(reads):
        roles.responsible += reads
        return "must"
    return ""


def _before_person(text: str, start: int, stop: int) -> int:
    """Where the unit ends that a person stands for: 各部门主要负责同志都要…."""
    if stop - start > _FAR:
        return stop
    words = _ALSO.sub("", text[start:stop])
    unit = without_person(words)
    return start + len(unit) if unit != words else stop


def _acting(text: str, start: int, end: int) -> list[Read]:
    """由区教委编制: units of a place, whatever they do."""
    end = min(end, start + _FAR)
    for verb in islice(_VERB.finditer(text, start + 2, end), _MOST):
        reads = _units(text, start, verb.start())
        if reads and all(
            each.named and (PLACED.match(each.named.name) or GROUP.match(each.named.name)) for each in reads
        ):
            return reads
    return []


def _at_start(text: str, part: Span) -> int:
    found = _BEFORE.match(text, part.start, part.end)
    return found.end() if found and (found.end() == part.start or found[0][-1] in "由以是要中时前") else part.start


def _assign(text: str, rest: Span, kind: str, reads: list[Read], roles: Roles) -> None:
    roles.worded = roles.worded or kind in ("lead", "join", "do")
    if kind == "join":
        roles.lead += reads
        roles.responsible += _joined(text, *rest)
        return
    {"lead": roles.lead, "guide": roles.guiding}.get(kind, roles.responsible).extend(reads)
    joint = (
        re.compile(r"[^，。]{0,4}?会同|商(?=[省市县区自各有])").match(text, *rest) if kind in ("lead", "do") else None
    )
    if joint:
        roles.responsible += _joined(text, joint.end(), rest.end)


def _general(reads: list[Read]) -> list[Read]:
    """特色领域试点单位 and 各试点单位: the wider name, 试点单位, covers both."""
    wide = {each.named.name[1:] for each in reads if each.named and each.named.name.startswith("各")}
    covered = {
        name
        for each in reads
        for name in wide
        if each.named and not GROUP.match(each.named.name) and each.named.name.endswith(name)
    }
    out = []
    for each in reads:
        name = each.named.name if each.named else ""
        if name.startswith("各") and name[1:] in covered and each.named:
            out.append(each._replace(named=each.named._replace(name=name[1:], also=(name,))))
        elif name and (name.startswith("各") or not any(name.endswith(tail) for tail in covered)):
            out.append(each)
    return out


class _Apart:
    """Units that a comma, or a comma and more, parts from what they must: 区教委，在摸清底数的基础上，要….

    They are a part of their own at the beginning of a sentence, and what follows begins with its verb.
    """

    def __init__(self) -> None:
        self.start, self._reads, self._left = 0, list[Read](), 0

    def take(self, text: str, part: Span, roles: Roles) -> str:
        """Read a part; the kind of its word where it says what those before it must, else empty."""
        if text[part.start - 1] != "，" or not self._reads:
            self.start, self._left, self._reads = part.start, _MOST_BETWEEN, _alone(text, part)
            return ""
        if (more := _MORE.match(text, *part)) and (reads := _alone(text, Span(more.end(), part.end))):
            self._reads += reads
            return ""
        must = _TRIGGER.match(text, *part)
        if must and must.lastgroup in ("must", "lead", "do", "guide", "help"):
            _assign(text, Span(must.end(), part.end), must.lastgroup, self._reads, roles)
            self._reads = []
            return must.lastgroup
        self._left -= 1
        if text[part.end : part.end + 1] != "，" or not self._left or not _BETWEEN.match(text, *part):
            self._reads = []
        return ""


def _alone(text: str, part: Span) -> list[Read]:
    """The units that a part before a comma consists of: of a place, of an office, or groups."""
    if text[part.end : part.end + 1] != "，":
        return []
    reads = _units(text, _at_start(text, part), part.end)
    return reads if all(each.named and _is_placed(each.named.name) for each in reads) else []


def _is_placed(name: str) -> bool:
    """区教委, 教育局, 各街道; 企业 and 用人单位 are kinds of units."""
    placed = PLACED.match(name) or (len(name) <= 8 and OFFICIAL.search(name))
    return bool(GROUP.match(name) or (placed and not GENERIC.fullmatch(name)))


def named_before_comma(words: str) -> bool:
    """Whether what stands before a comma consists of units: 区教委、各街道，在年底前，要…."""
    more = _MORE.match(words)
    return bool(_alone(words + "，", Span(more.end() if more else 0, len(words))))


def acting(text: str, spans: list[Span]) -> Found | None:
    """The units that sentences begin with and whatever they do: 省住建厅抽取项目。各区住建局对项目进行检查。"""
    roles = Roles()
    for span in spans:
        for sentence in _sentences(text, span):
            part = next(parts(text, *sentence), sentence)
            if not _TOLD.search(text, *part) and (reads := _acting(text, _at_start(text, part), part.end)):
                known = {each.named.name for each in roles.responsible if each.named}
                roles.responsible += [each for each in reads if each.named and each.named.name not in known]
    if not roles.responsible:
        return None
    return Found(Span(spans[0].start, spans[-1].end), roles, "sentence", 0.5, "from_sentence")


def subjects(text: str, spans: list[Span]) -> Found | None:
    """The units and groups that the sentences of a clause name as those who act, if any."""
    roles = Roles()
    first, last = None, 0
    kind, at = "", 0  # of the part before, and where its units begin among those responsible
    apart = _Apart()
    timed: set[frozenset[str]] = set()  # who has a time in the same part of a sentence
    for span in spans:
        for part in parts(text, *span):
            on = _GOES_ON.match(text, *part) if kind and text[part.start - 1] in "，；" else None
            if on and kind not in ("guide", "help") and (reads := _joined(text, on.end(), part.end)):
                if kind != "lead":
                    roles.lead, roles.responsible = [*roles.lead, *roles.responsible[at:]], roles.responsible[:at]
                roles.responsible += reads
                last = part.end
                continue
            before = len(roles.responsible)
            if found := _subject(text, part, roles):
                kind, at = found, before
                first, last = part.start if first is None else first, part.end
                timed |= {_names(roles.responsible[before:])} if says_when(text, part) else set()
                apart = _Apart()
            elif found := apart.take(text, part, roles):
                kind, at = found, before
                first, last = apart.start if first is None else first, part.end
            elif text[part.end : part.end + 1] == "。":
                kind = ""
    roles.responsible = _general(roles.responsible)
    if first is None or not (roles.lead or roles.responsible):
        return None
    doubt = "times_by_unit" if len(timed) > 1 else "from_sentence"
    return Found(Span(first, last), roles, "sentence", 0.6, doubt)


def _names(reads: list[Read]) -> frozenset[str]:
    return frozenset(each.named.name for each in reads if each.named)


def _alike(one: str, two: str) -> bool:
    """教委 and 区教委, 区政府办 and 区政府办公室."""
    return one.startswith(two) or one.endswith(two) or two.startswith(one) or two.endswith(one)


def differs(text: str, spans: list[Span], named: list[Named]) -> bool:
    """Whether a sentence names others than those named for its clause, or says by when for only some of them."""
    known = [name for each in named for name in (each.name, *each.also)]
    for span in spans:
        for sentence in _sentences(text, span):
            found = subjects(text, [sentence])
            reads = [*found.roles.lead, *found.roles.responsible] if found else []
            names = [each.named.name for each in reads if each.named and not _ANYBODY.match(each.named.name)]
            if any(not any(_alike(name, one) for one in known) for name in names):
                return True
            if names and says_when(text, sentence):
                told = [each for each in named if any(_alike(each.name, name) for name in names)]
                if len(told) < len(named):
                    return True
    return False


def _sentences(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while start < span.end:
        stop = text.find("。", start, span.end) + 1 or span.end
        yield Span(start, stop)
        start = stop
