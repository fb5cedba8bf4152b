"""Lists of units as documents print them: 区教委、区环保局和各街道, with what is stuck to the names taken off."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from govopen.drafting.document import Span
from govopen.drafting.outline import Named

# What the name of a unit ends with. Longest first where one ends in another.
SUFFIXES = (
    "海关|机场|信用社|联社|基金会|促进会|交易所|军分区|委员会|管委会|居委会|村委会|办公室|办公厅|指挥部|领导小组|工作组|工作专班|专班|总工会|工商联|红十字会|分公司|公司|集团|支行|银行|"
    "街道办事处|办事处|街道办|街道|地区|开发区|园区|景区|新区|管理处|管理所|派出所|事务所|研究所|服务所|监管所|供电所|气象台|电视台|广播台|"
    "总队|支队|大队|中队|法院|检察院|研究院|党校|学院|学校|医院|幼儿园|图书馆|档案馆|博物馆|文化馆|科技馆|体育馆|日报社|报社|通讯社|供销社|"
    "融媒体中心|中心|分局|总局|支局|党组|党委|政府|人大|政协|纪委|监委|团委|团市委|团区委|团县委|团省委|妇联|残联|文联|侨联|社科联|科协|侨办|"
    "县城|社区|社会组织|企业|单位|部门|机构|机关|成员|处室|科室|股室|站段|协会|商会|学会|委|办|局|部|厅|署|处|科|股|室|院|会|所|站|社|队|馆|镇|乡|县|市|区|旗|省"
)
_PLAIN = r"[^（()）〔〕【】\[\]]"
_IN_BRACKETS = rf"[（(〔【\[](?:{_PLAIN}|[（(〔]{_PLAIN}{{0,30}}[）)〕]){{0,60}}[）)〕】\]]"  # （区重大办（筹）） too
UNIT = re.compile(rf"(?:{SUFFIXES})(?:{_IN_BRACKETS})?$")
SHORT = re.compile(
    r"(?:共青团|国网|中国|电信|移动|联通|铁塔|人行|邮政|税务|海关|公安|消防|国资|气象|烟草|石油|石化|燃气)"
)
GROUP = re.compile(r"^(?:[市区县省州旗]?[直属级]{0,2}各|各|有关|相关|其他|其它|全体|全[省市区县州])")
GROUP_TAIL = re.compile(
    r"(?:部门|单位|街道|街|地区|镇|乡|区|县|市|旗|州|省|省份|局|委|办|处|科室|股室|机构|企业|学校|院校|高校|高职|[大中小]学|书院|医院|政府|社区|村居?|园区|级|地|中心|[农林]场|商场|网点|场所|站点)[）)]?$"
)

# 等 and what follows it: the list is open.
OPEN = re.compile(
    r"等(?P<more>[与同]?[^，。、；的等]{2,16}(?:的[^，。、；的等]{0,8}|(?:行业|业务)?主管)(?:部门|单位)|(?:有关|相关)[省市区县州旗]级?(?:人民)?政府|(?:[0-9一二三四五六七八九十]{1,3}个)?(?:有关|相关)?(?:各?(?:国务院|中央|国家|全?[省市区县州旗])?(?:直属?|级)?)?(?:有关|相关|各|其他|成员|职能|主管|行业|行政)*"
    r"(?:部门|单位|委办局|机构|企业|地区|街道|成员)(?:和单位|和地区|、单位|及单位)?)?$"
)
_BEFORE = re.compile(
    r"^(?:[0-9]{1,2}[.．](?=[^0-9])|(?:[本该此上]|以[上下]|上述|前述|下列)[项部分条]{0,2}(?:工作|任务|措施|举措|事项|内容|部分)(?=[省市县区州旗各])|(?:[本该此]|以上|上述|前述)[^，。、由]{0,10}由|分别由|主要由|统一由|由|请|以及|及其|及|和|与|并|暨|会同|联合(?=[省市县区州旗各有相])|商(?=[省市县区州旗各有]|商务|财政|发展|人力|自然|住房)|协同|同时|具体由|其中)(?=.{2})"
)
_AFTER = re.compile(
    r"(?:(?:按照|按|依照|依据|根据|依)?(?:各自|自身|部门|工作|法定|本单位)*(?:的)?(?:职责|职能|分工|权限)+(?:任务)?(?:分工|范围)?(?:内)?|"
    r"分别|共同|联合|具体|各自|分头|密切|积极|主动|协同|统筹|依法|为主|主要|(?<!社会)组织|全力|负有|(?:紧密|密切)?(?:结合|立足|根据|依据|按照)(?:自身|各自|本?(?:地区?|部门|单位|区域|辖区|行业)|工作)*实际(?:情况)?|因地制宜|同步|统一|参照|遵照|对照|做好|抓好|按(?:计划|(?:序时)?进度)|要|应|主)+$"
)
_AND = re.compile("以及|[和及暨]|(?<!等)与|(?<=[门位区道镇乡县市局府])(?=各)")
_FOR = re.compile("“[^“”]{1,12}”(?=[^“”]{0,8}(?:领导小组|工作组|专班|指挥部|委员会))")  # 省推进“三个一”建设领导小组
_BARE = re.compile("(?:政府|单位|部门)(?:$|[和及])")  # 国务院有关部门和单位 is one name
_BLANKS = " 　\t\n"
_SEPARATOR = "、，；,;/／|　 \t\n"
_OPEN_BRACKETS, _CLOSED_BRACKETS = "（(〔【[", "）)〕】]"
_OPENED = re.compile(r"[（(〔【\[]")
_SHARED = re.compile(
    r"(?:(?:区|县|市|旗|镇|乡|街道)(?:人民)?(?:政府|办事处|管委会|党工委)?|公安分局|税务局|管委会|分局)$"
)
_EDGES = frozenset(" 　\t\n。．.：:、，！—★☆▲△●◆■※*＊")
_LONGEST = 60
_KINDS = "自治[区州县旗]|直辖市|计划单列市|县级市|[省市州盟区县旗镇乡]"
_EVERY_PLACE = re.compile(
    rf"[全省市区]{{0,2}}各(?:有关|相关)?(?:(?:{_KINDS})(?:[（(][^，。；（）()]{{1,12}}[）)])?(?:党委)?|部门)"
    "|(?:[^，。；、（）()]{0,6}[直属级])?(?:有关|相关)(?:职能|责任|成员)?部门"
)
_PLACE = re.compile(
    rf"(?:(?:{_KINDS})(?:[（(][^（）()]{{1,8}}[）)])?(?:人民政府|政府|党委)?(?:[（(][^（）()]{{1,8}}[）)])?|(?:有关|相关)?单位|(?:人民)?政府)"
    "(?=$|负责|按|分别|共同|[和及与](?=.{2}))"
)
# 各镇（街道、开发区）: what its bracket names belongs to the group's name.
_PLACES = re.compile(
    r"(?:(?:[\u4e00-\u9fff]{0,4}(?:区|县|市|州|旗|镇|乡|街道|街|办事处|管委会|街道办|农场|林场))[、和]?){1,6}"
)
_ABBREVIATED = re.compile("[（(][^（()）]{0,20}以下(?:简称|统称)[^（()）]{1,20}[）)]")  # （以下简称联席会议）
_NOTES = ("除外", "牵头")

# Who is a person and no unit: whoever answers, officers of the state, heads of an office, chiefs of a river or a road.
ANSWERS = "负责人|责任人|负责同志|责任同志|领导(?:同志|干部|班子成员)?|同志"
OFFICERS = "(?:常务)?副?(?:[省市州盟县区旗镇乡村]长|书记|秘书长)|常委"
HEADS = "(?:常务)?副?(?:[部厅局处科股所站院校行队组会]长|主任|主席)"
CHIEFS = "(?:总|副)*(?:[河湖林田路街巷楼链段库]|网格)长|网格员"
_RANKS = "主要|分管|主管|党[政组委]|行政|第一|常务|班子"
_NOBODY = re.compile(rf"(?:(?:{_RANKS})*(?:{OFFICERS})|{CHIEFS})(?P<name>[\u4e00-\u9fff]{{2,3}})?$")
_STANDS_FOR = re.compile(rf"(?:(?:{_RANKS})*(?:{ANSWERS})|(?:{HEADS})(?P<name>[\u4e00-\u9fff]{{2,3}})?)$")
_OF_UNIT = re.compile("(?:单位|部门)$")  # 区水务局部门负责人
# Party, government, congress: who heads them does not stand for them.
_STATE = re.compile(
    "(?:^|[\u4e00-\u9fff])(?:(?:[省市州盟县区旗镇乡]|自治[区州县旗])委|党委|党工委|党组|(?:人民)?政府|人大(?:常委会)?|政协)$"
)

# What no unit's name begins with: the words before it belong to the sentence.
NO_NAME = re.compile(
    r"(?:鼓励|允许|尤其|特别|提请|充分|防止|建立|构建|通过|全面|组织(?!部|处|人事|科|委)|明确|明晰|带动|确保|保障(?!中心|局|部门|处|科|办)|引导|支持|指导(?!中心|处|科|组)|"
    r"督促|推动|推进(?!办|组|局|中心)|对(?!外)|在|为|使|让|与|向(?!阳)|从(?!化|江)|按|经(?!开|信|济|贸|发|委|管)|凡|如(?![东皋])|若|因|除|未|已|"
    r"进一步|加强|完善|健全|发挥|依托|围绕|结合|根据|坚持|落实(?!办|组)|做好|开展|实施|制定|巩固|反映|扩大|原则上|适用|认定|设立|授权|委托|指定|选择|"
    r"实现|提高|提升|强化|促进|形成|打造|培育|探索|包括|涉及|以(?!及)|把|被|其(?![他它])|并|也|还|又|即(?!墨)|只|都|均|应(?!急|城)|须|但|而|且|或|将|要|可(?!克)|"
    r"任何|一切|全部|所有|满足|[0-9])|[全专本学]科$|.*(?:的|由|.对(?!外)|应请|相应|委托|邀请|组建|指定|确定|有条件|网站|部署|并$|内$)"
)


class Piece(NamedTuple):
    """What stands between two separators, and the separator after it."""

    start: int
    end: int
    separator: str


def pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """Cut at 、，； outside brackets; what stands between 《》 or “” is never cut."""
    depth, begun = 0, start
    for at in range(start, end):
        letter = text[at]
        if letter in _OPEN_BRACKETS or letter in "《“":
            depth += 1
        elif letter in _CLOSED_BRACKETS or letter in "》”":
            depth = max(0, depth - 1)
        elif depth == 0 and letter in _SEPARATOR:
            if letter in _BLANKS and begun < at and text[at + 1 : at + 2] in ("（", "("):
                continue  # a bracket on the next line belongs to the name: 省编办 （省审改办）
            if begun < at:
                yield Piece(begun, at, letter)
            begun = at + 1
    if begun < end:
        yield Piece(begun, end, "")


def stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks, final punctuation and the words stuck to a name on either side (由…, …分别, …按职责)."""
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    if end - start > 2 * _LONGEST:
        return start, end
    while before := _BEFORE.match(text[start:end]):
        start += before.end()
    while after := _AFTER.search(text[start:end]):
        if after.start() == 0:
            break
        end = start + after.start()
    return start, end


def is_unit(name: str) -> bool:
    """区财政局, 各部门, 国网北京城区供电公司: it ends as the names of units do."""
    if len(name) <= _LONGEST:
        name = _FOR.sub("", name)
    if not 2 <= len(name) <= _LONGEST or any(letter in name for letter in "。；！？《》“”：%"):
        return False
    if GROUP.match(name):
        return bool(GROUP_TAIL.search(name) or UNIT.search(name))
    return bool(UNIT.search(name) or SHORT.match(name))


def without_person(name: str) -> str:
    """区水务局局长 → 区水务局, 各部门主要负责人 → 各部门; empty for 区委书记, 市级河长 and whoever else is no unit."""
    if (found := _NOBODY.search(name)) and _is_name(found["name"]):
        return ""
    found = _STANDS_FOR.search(name)
    if found is None or not _is_name(found["name"]):
        return name
    unit = name[: found.start()].removesuffix("的")
    short = _OF_UNIT.sub("", unit)
    unit = short if short and is_unit(short) and not GROUP.match(short) else unit
    if not is_unit(unit) or _OF_UNIT.fullmatch(unit) or unit.endswith("级"):
        return ""
    return "" if _STATE.search(unit) and not GROUP.match(unit) else unit


def _is_name(words: str | None) -> bool:
    """What may stand behind an office as its holder's name: 张三, but not 街道 in 区长安街道."""
    return words is None or not (UNIT.search(words) or words.endswith(("村", "街", "路")))


def _joined(text: str, piece: Piece) -> Iterator[Piece]:
    """Cut at 和, 及, 与 where units stand on both sides: not in 发展和改革委, 文化和旅游局."""
    begun = piece.start
    if piece.end - piece.start <= 4 * _LONGEST:
        for found in _AND.finditer(text, piece.start, piece.end):
            left = OPEN.sub("", text[slice(*stripped(text, begun, found.start()))][-2 * _LONGEST :])
            right = text[slice(*stripped(text, found.end(), piece.end))]
            right = right[: len(right) - len(tail[0])] if (tail := OPEN.search(right)) else right
            outside = text.count("（", begun, found.start()) == text.count("）", begun, found.start())
            outside = outside and (
                bool(found[0]) or (len(left) > 2 and bool(GROUP.match(left)))
            )  # 各地区各部门, but 市政府各部门
            if outside and is_unit(left) and not _BARE.match(right) and (is_unit(right) or not right):
                yield Piece(begun, found.start(), found[0])
                begun = found.end()
    yield Piece(begun, piece.end, piece.separator)


# 区规划局做好编制工作: what a unit of a place does, behind its name.
_DOING = re.compile(r"(?P<who>[省市县区州旗各].{1,20}?)(?=做好|作为|开展|组织|推进|落实|完成|制定|编制|加强|提供|指导)")


class Read(NamedTuple):
    """One name of a list. ``opened`` is the name after 等 (相关部门), ``note`` another bracket (牵头)."""

    named: Named | None
    is_open: bool = False
    opened: Named | None = None
    note: str = ""


def without_doing(each: Read) -> Read:
    """The unit alone, of a name in a list that also says what it does: 区规划局做好编制工作."""
    named = each.named
    alone = named is None or (is_unit(named.name) and "作为" not in named.name)  # 区民政局作为业主单位
    doing = None if named is None or alone else _DOING.match(named.name)
    if named is None or doing is None or not is_unit(doing["who"]):
        return each
    start = named.span.start
    return each._replace(named=named._replace(name=doing["who"], span=Span(start, start + len(doing["who"]))))


def _bracketed(name: str) -> tuple[str, str]:
    """区住房城市建设委（区重大办） → the name and what its last bracket holds, with the brackets inside that."""
    if not name or name[-1] not in _CLOSED_BRACKETS:
        return name, ""
    at, depth = len(name) - 1, 1
    while depth and at:
        at -= 1
        depth += (name[at] in _CLOSED_BRACKETS) - (name[at] in _OPEN_BRACKETS)
    return (name[:at].rstrip(), name[at + 1 : -1]) if at > 0 else (name, "")


def read(text: str, start: int, end: int) -> Read:
    """One piece of a list as a name; ``named`` is None where nothing is left of it."""
    start, end = stripped(text, start, end)
    if end - start > 1 and text[end - 1] in _CLOSED_BRACKETS and not _OPENED.search(text, start, end):
        start, end = stripped(text, start, end - 1)  # 区财政局）, where nothing was opened
    words = text[start:end]
    if len(words) <= _LONGEST and _AFTER.fullmatch(words):  # 按职责分工, alone
        return Read(None)
    more = OPEN.search(words) if len(words) <= 4 * _LONGEST else None
    opened = None
    if more:
        if more["more"]:
            at = start + more.start("more")
            opened = Named(more["more"], Span(at, end))
        start, end = stripped(text, start, start + more.start())
        words = text[start:end]
    name, inside = _bracketed(_ABBREVIATED.sub("", words))
    also: tuple[str, ...] = ()
    note = ""
    if inside and "、" not in inside and is_unit(inside) and not GROUP.match(name):
        also = (inside,)
    elif (
        inside and GROUP.match(name) and (_PLACES.fullmatch(inside) or (len(inside) <= 4 and inside[-2:] not in _NOTES))
    ):
        name = words  # 各镇（街道） is one name
    elif inside:
        note = inside
    if not name:
        return Read(None, more is not None, opened)
    return Read(Named(name, Span(start, end), also), more is not None, opened, note)


def _completed(names: list[Read]) -> list[Read]:
    """西城、东城区政府 → 西城区政府, 东城区政府: the ending of the last of several places is for all."""
    tail = ""
    out: list[Read] = []
    for each in reversed(names):
        named = each.named
        if named is None or named.also:
            tail = ""
        elif is_unit(named.name):
            found = _SHARED.search(named.name)
            short = found is not None and 2 <= found.start() <= 4 and not GROUP.match(named.name)
            tail = found[0] if found and short else ""
        elif tail and 2 <= len(named.name) <= 4:
            out.append(each._replace(named=named._replace(name=named.name + tail)))
            continue
        out.append(each)
    return out[::-1]


def _places(text: str, parts: Iterator[Piece]) -> Iterator[Piece]:
    """各市、州, 各区、县级市 and 各区、县（市）政府 are one name: what follows the 、 is only the word for a place."""
    held: Piece | None = None
    for part in parts:
        if held and held.separator == "、" and _PLACE.match(text, part.start, part.end):
            held = Piece(held.start, part.end, part.separator)
            continue
        if held:
            yield held
        held = part
        if not _EVERY_PLACE.fullmatch(text, *stripped(text, part.start, part.end)):
            yield part
            held = None
    if held:
        yield held


def read_list(text: str, start: int, end: int) -> list[Read]:
    """Every name of a list, in its order."""
    wholes = _places(text, pieces(text, start, end))
    names = [read(text, part.start, part.end) for whole in wholes for part in _joined(text, whole)]
    return _completed([each for each in names if each.named or each.is_open])
