"""What a table's columns hold, from their headers or, where there are none, from their cells."""

import re
from collections import Counter

from govopen.drafting.outlines.naming import is_unit, read_list
from govopen.drafting.outlines.roles import CONTACT, DUE, LABEL, read_roles

# Kinds: number, category, task, lead, responsible, guiding, person, other (who to call), due, note.
# The first that matches a header counts.
KINDS = (
    ("number", r"^(?:序号|编号|项号|序|顺序|No\.?)$"),
    (
        "responsible",
        r"^(?=.*(?:单位|部门|科室|处室))(?:牵头|主责|主办|责任|配合|协办|承办|落实)(?:单位|部门|科室|处室)?[及和与、/].{1,10}$",
    ),
    ("responsible", r"^(?:信息)?(?:公开|发布|更新|报送|解读)(?:责任)?主体$"),
    (
        "person",
        r"^(?:[省市县区镇乡]级?|主要|具体|工作|项目|部门|单位|行政|技术|政府|现场|业务|任务|常务|首席|领办|承办|协管|协办|配合|协调){1,3}"
        r"(?:领导|负责人|责任人)$",
    ),
    ("note", r"^(?:备注|说明|附注)$"),
    ("due", r"^(?:工作|推进|时间|计划)?进度(?:安排|要求|计划|节点)?$|^时序(?:进度|安排)$"),
    (
        "category",
        r"^(?:类别|类型|分类|领域|板块|方面|一级指标|任务类别|工作类别|重点领域|任务领域|改革领域|章节|部分|大项)$",
    ),
    (
        "task",
        r"任务|措施|举措|事项|实事|内容|项目|要求|要点|指标|工作|目标|重点|标准|做法|分解|清单|成果|进度目标|问题",
    ),
)
_KINDS = [(kind, re.compile(pattern)) for kind, pattern in KINDS]
# 市级责任单位, 市卫生健康委内牵头处室: whose units they are
_LEVEL = re.compile(
    r"^(?:[省市区县镇]级|[市区县]直|本级|相关|[\u4e00-\u9fff]{1,10}内部?(?=牵头|配合|责任|主办|协办))(?=.{4})"
)
_DIGITS = re.compile(r"^[（(]?[0-9一二三四五六七八九十]{1,4}[）)]?[.．、]?$")
_LABELS = ("lead", "responsible", "guiding", "person", "due")
_SUM = re.compile("(?:总|合|小|共)计|总分值?|满分")
_FIGURE = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,2})?(?:[分%％项个家条件元]|[万亿]元)?")
_CONTACT = re.compile(rf"(?:{CONTACT})(?:[及和、].{{1,6}})?|(?:办公|手机|值班)?电话(?:号码)?")
_NOTHING = re.compile(r"^[-—－/／无\s]*$")
_ROLE = frozenset(("lead", "responsible", "guiding"))


def plain(header: str) -> str:
    """A header without blanks and without what stands in brackets behind it."""
    words = re.sub(r"[\s　:：]", "", header)
    return re.sub(r"[（(].{0,40}?[）)]$", "", words)


def kind(header: str) -> str:
    """What a header announces; empty for what is no header."""
    words = plain(header)
    if not 1 <= len(words) <= 16:
        return ""
    found = LABEL.fullmatch(_LEVEL.sub("", words))
    if _CONTACT.fullmatch(words):
        return "other"
    if found and found.lastgroup in _LABELS and (len(words) > 2 or found.lastgroup == "due"):
        return found.lastgroup or ""
    for name, pattern in _KINDS:
        if pattern.search(words) and not any(mark in words for mark in ("，。；" if name in _LABELS else "，。；、")):
            return name
    return ""


def kind_below(header: str) -> str:
    """What the second row of a head announces: 牵头, 配合 alone tell below 责任分工."""
    return kind(header) or (kind(plain(header) + "单位") if len(plain(header)) == 2 else "")


def is_header(kinds: list[str], cells: list[str]) -> bool:
    """Whether a row is the table's head: short cells, most of them known, one of them telling who, when or what."""
    filled = [each for each in cells if each.strip()]
    known = [each for each in kinds if each]
    telling = {"lead", "responsible", "due", "number"} & set(known)
    return len(filled) >= 2 and len(known) >= max(2, (len(filled) + 1) // 2) and bool(telling)


def empty(words: str) -> bool:
    """A cell that says nothing: blank, a dash, 无."""
    return bool(_NOTHING.match(words))


def is_figure(words: str) -> bool:
    """A cell that is a number and nothing more, perhaps with its unit: 31, 5分, 12.5%, 2项."""
    return bool(_FIGURE.fullmatch(words.strip()))


def sums_up(words: str) -> bool:
    """合计, 总分: what a row is called that adds up others."""
    return bool(_SUM.fullmatch(re.sub(r"\s", "", words)))


def names_units(words: str) -> bool:
    """Whether a cell is a list of units."""
    short = words[:600]
    names = [each.named.name for each in read_list(short, 0, len(short)) if each.named]
    units = sum(is_unit(re.sub("牵头|配合|负责|落实", "", name)) for name in names)
    if "。" in words or not names:
        return False
    if units >= 0.7 * len(names):
        return True
    roles = read_roles(short, 0, len(short))  # 区教委牵头，其他部门按职责分工落实
    return roles.ends_worded and roles.units >= 0.7 * roles.names > 0


def _of_cells(cells: list[str]) -> str:
    counts: Counter[str] = Counter()
    for words in cells:
        if _DIGITS.match(words.strip()):
            counts["number"] += 1
        elif len(words) <= 30 and DUE.search(words):
            counts["due"] += 1
        else:
            counts["responsible" if names_units(words) else "task"] += 1
    most = counts.most_common(1)
    return most[0][0] if most else ""


def guessed(columns: list[list[str]]) -> list[str]:
    """The kinds of a table without a head: numbers, times and lists of units tell themselves."""
    kinds = [_of_cells([cell for cell in cells if not empty(cell)]) for cells in columns]
    return [each if each != "number" or at == 0 else "task" for at, each in enumerate(kinds)]


def tells_who(kinds: list[str]) -> bool:
    """Whether a table hands out work: it names units, or times or persons for tasks."""
    return bool(_ROLE & set(kinds)) or ("task" in kinds and bool({"due", "person"} & set(kinds)))
