"""What a page or a form says about its document beside the text: 发文字号：…, in cells or on lines of their own."""

import re
from collections.abc import Iterable

from govopen.drafting.document import Document, Line, Span

# A label, and what its value is. Longer labels first where one ends in another.
LABELS = {
    "number": r"发文字号|发文文号|文件编号|文件字号|公文文号|文[ 　]*号",
    "issued": r"(?:成文|发文|印发|制发|生成|签发|形成|制表|编制)(?:日期|时间)",
    "published": r"(?:发布|公开|公布|上网|更新|发稿|发表|录入)(?:日期|时间)",
    "issuer": r"发文机关|发文单位|发文机构|制发机关|制发单位|印发机关|制定机关",
    "maker": r"制表单位|制表部门|编制单位|制定单位|填报单位|填表单位|制[ 　]*表",
    "publisher": r"发布机构|发布机关|发布单位|公开主体|公开机构|信息来源|来[ 　]*源",
    "status": r"有效性|效力状态|时效性|是否有效|公文时效|时效状态|状态",
    "title": r"标[ 　]*题|名[ 　]*称|文件名称|信息名称|文件标题",
    "other": r"索[ 　]*引[ 　]*号|信息索引|主题分类|主题词|分类|公开方式|公开形式|体裁分类|公开类别|公文种类|组配分类|"
    r"服务对象|生效日期|实施日期|废止日期|失效日期|关键词|公开范围|公开时限",
}
_NAMES = "|".join(f"(?P<{key}>{words})" for key, words in LABELS.items())
_LABEL = re.compile(rf"[【\[]?(?:{_NAMES})[】\]]?[ 　]*[：:][ 　]*")
# 4. [成文日期] 2019-08-09: labels that the page counts.
_COUNTED = re.compile(
    r"^[ 　]*[0-9]{1,2}[.．、][ 　]*[【\[](?P<label>[\u4e00-\u9fff]{0,6}"
    r"(?:日期|时间|分类|机关|机构|单位|字号|编号|来源|引号|有效性|时效性|标题|名称|主题词|关键词))[】\]]"
)
_ALONE = re.compile(rf"^[ 　]*[【\[]?(?:{_NAMES})[】\]]?[ 　]*[：:]?[ 　]*$")
_JUST_DATE = re.compile(r"^[ 　【]*(?:日期|时间)[：:]")
_OF_A_PAGE = re.compile(r"[ 　日0-9][0-2]?[0-9]:[0-5][0-9]|浏览|点击|阅读|来源|访问|字号|字体|打印")
_CELLS = 2
"""So many labels make a table one about the document."""


def labelled(words: str) -> str:
    """Which value a line or a cell that is nothing but a label announces; empty for any other line."""
    found = _ALONE.match(words)
    return found.lastgroup or "" if found else ""


def is_counted(words: str) -> bool:
    """5. [发文字号] 〔〕: a label of the page with its number, which counts no task."""
    return len(words) <= 160 and _COUNTED.match(words) is not None


def is_page_line(words: str) -> bool:
    """2023-02-17 09:15 来源：… or 日期：…: said by the page, so the day is the one of publication."""
    return len(words) <= 120 and bool(_JUST_DATE.match(words) or _OF_A_PAGE.search(words))


def says_about(words: str) -> bool:
    """A line that begins with a label: 成文日期：2023-04-28."""
    return is_counted(words) or (len(words) <= 160 and bool((found := _LABEL.match(words)) and found.end()))


def about_tables(document: Document) -> frozenset[int]:
    """The tables that say what the document is, not what is to be done: at least two cells are labels.

    Labels in one row with several below it are the head of a list: 公开方式, 公开时限 of what is published.
    """
    labels: dict[int, list[int]] = {}
    rows: dict[int, int] = {}
    for line in document.lines:
        if line.cell:
            rows[line.cell.table] = max(rows.get(line.cell.table, 0), line.cell.row)
            if labelled(words := document.words(line.span)) or says_about(words):
                labels.setdefault(line.cell.table, []).append(line.cell.row)
    return frozenset(
        table
        for table, found in labels.items()
        if len(found) >= _CELLS and (max(found) > min(found) or rows[table] <= min(found) + 1)
    )


def values(document: Document, places: Iterable[int]) -> dict[str, Span]:
    """The first value of each label on these lines."""
    found: dict[str, Span] = {}
    cells = {line.cell[:3]: line for line in document.lines if line.cell}
    for at in places:
        line = document.lines[at]
        words = document.words(line.span)
        if len(words) > 400:
            continue
        if key := labelled(words):
            value = _next(document, at, cells)
            if value is not None:
                found.setdefault(key, value)
            continue
        if counted := _COUNTED.match(words):
            if span := _trimmed(document.text, line.span.start + counted.end(), line.span.end):
                found.setdefault(labelled(counted["label"]), span)
            continue
        labels = [each for each in _LABEL.finditer(words) if each.lastgroup]
        ends = [*(each.start() for each in labels[1:]), len(words)]
        for label, end in zip(labels, ends, strict=False):
            if span := _trimmed(document.text, line.span.start + label.end(), line.span.start + end):
                found.setdefault(label.lastgroup or "", span)
    return found


def _next(document: Document, at: int, cells: dict[tuple[int, int, int], Line]) -> Span | None:
    """The cell to the right, below it where that is a label too; outside tables the next line."""
    line = document.lines[at]
    following = document.lines[at + 1] if at + 1 < len(document.lines) else None
    if line.cell:
        right = cells.get((line.cell.table, line.cell.row, line.cell.column + line.cell.columns))
        below = cells.get((line.cell.table, line.cell.row + line.cell.rows, line.cell.column))
        following = below if right and labelled(document.words(right.span)) else right
    if following is None or not (words := document.words(following.span).strip()):
        return None
    return None if len(words) > 120 or labelled(words) or says_about(words) else following.span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in " 　\t【[：:":
        start += 1
    while end > start and text[end - 1] in " 　\t】[【]；;，,|":
        end -= 1
    return Span(start, end) if start < end else None
