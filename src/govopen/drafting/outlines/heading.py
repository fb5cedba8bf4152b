"""Where a document's clauses begin, and what the lines before them are; ``header`` reads the facts in them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from govopen.drafting.document import Document, Line, Span
from govopen.drafting.outlines.counting import DIGITS, Number, leading
from govopen.drafting.outlines.pageinfo import about_tables, is_counted, is_page_line, says_about

NUMBER = re.compile(
    r"(?![年月日号])[\u4e00-\u9fff]{1,12}[〔\[（(【][ 　]*(?:19|20)[0-9]{2}[ 　]*年?[〕\]）)】]"
    r"[ 　]*第?[ 　]*[0-9]{1,5}[ 　]*号"
)
_DAY = re.compile(
    r"(?P<y>(?:19|20)[0-9]{2}|[一二][〇零○ＯO一二三四五六七八九]{3})[ 　]*[年./-]"
    r"[ 　]*(?P<m>[0-9]{1,2}|[一二三四五六七八九十]{1,2})"
    r"[ 　]*[月./-][ 　]*(?P<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})日?"
)
_BLANK = re.compile(r"&[a-z]{0,2}sp[;；]|[ 　\t\xa0]")
BODY = (
    r"(?:政府|办公室|办公厅|国务院|军委|委员会|管委会|局|委|厅|部|署|办|中心|领导小组|指挥部|联席会议|专班|协会|总会|工会|妇联|残联|"
    r"公司|法院|检察院|街道办事处|街道|学校|学院|处)"
)
_SIGNS = re.compile(rf"^[\u4e00-\u9fff]{{2,40}}{BODY}$|^国务院$")
_SIGNED_DAY = re.compile(
    rf"^[（(]?(?P<who>[\u4e00-\u9fff]{{2,60}}?)??(?P<day>{_DAY.pattern})(?P<printed>印发)?[）)]?"
    r"(?P<rest>[（(].{1,20}[）)]|附件.{0,80}|抄送.{0,200})?$"
)
_TITLE_END = re.compile(
    r"(?:通知|要点|方案|意见|计划|措施|清单|目录|分工|分解|办法|规划|任务|安排|细则|规定|表|报告|要求|行动|台账|函|决定|批复|答复|通报|公告|"
    r"纲要|规则|预案|指引|条例|实事|请示|指南)[）)》]?(?:[（(].{1,16}[）)])?$"
)
_ANNEX = re.compile(r"^[ 　]*附[ 　]*件?[ 　]*(?:[0-9一二三四五六七八九十]{0,3})[ 　]*[：:.．]?[ 　]*$")
_ANNEX_LIST = re.compile(r"^[ 　]*附件[ 　]*[0-9一二三四五]{0,2}[：:.．]")
_ASIDE = re.compile(r"^[（(](?:此件|本文|联系|此文).{0,60}[）)]$")
# What is said about the document itself, or to who prints and files it: no task.
_REMARK = re.compile(
    r"^[（(]?(?:(?:本|该|此)(?:通知|方案|意见|要点|计划|清单|办法|细则|规定|文件|措施|分工|分解表?|决定|规划|表|[\u4e00-\u9fff]{2,6}(?:方案|要点|计划|意见|清单|办法|细则|措施))"
    r"[^。]{0,12}?(?:自|从)[^。]{1,30}(?:施行|实施|执行|起|生效)|(?:本|该|此)[^。，]{2,16}由[^。，]{2,30}(?:负责)?解释|"
    r"(?:未尽事宜|有效期)|联系(?:人|电话|方式|单位)|(?:信息)?公开(?:属性|方式|形式|类别)[：:]|抄[送报]|主[送题]|特此|附[件表]?[：:]|"
    r"[\u4e00-\u9fff（）、]{4,40}[ 　]*(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日印发$|共印[0-9]+份)"
)
# What a note begins with: 备注：, （注1：, 填表说明：, 填表须知：
_NOTE = r"(?:(?:填[表报]|编制|指标|有关|情况)?说明|[备附]?[ 　]*注|填[表报](?:要求|须知))[ 　]*[0-9]{0,2}"
NOTE_LABEL = re.compile(rf"[ 　（(]*{_NOTE}[ 　]*[：:][ 　]*")
_NOTES = re.compile(rf"[ 　（(]*{_NOTE}[：:）)]*[ 　]*$")
_COUNTED_NOTES = re.compile(rf"{NOTE_LABEL.pattern}1[.．、](?![0-9])")
_GOES_ON = re.compile(
    r"^[（(]?(?:续[上前]?表|[接续]上[表页]|表?[0-9一二三四五六七八九十]{0,3}[（(]?续表?)[0-9一二三四五六七八九十]{0,3}[）)]*[：:]?$"
)
_PASSES_ON = re.compile("(?:印发|转发|下发|发)给你[们单局]|现(?:予|将[^。]{2,80})?(?:印发|转发|下达|发布)")
_ADDRESSEE = re.compile(r"^[^。；]{2,300}[：:]$")


@dataclass(slots=True)
class Opening:
    """Where the text begins and what the lines before it are: line places to roles, and the head's facts."""

    start: int
    roles: dict[int, str] = field(default_factory=dict)
    signed: list[int] = field(default_factory=list)


def day(words: str) -> date | None:
    """2018年7月2日, 2018-07-03, 二〇一八年七月二日; None for what is no day."""
    found = _DAY.search(words)
    if not found:
        return None
    year = found["y"] if found["y"].isdecimal() else "".join(str(DIGITS.get(each, 0)) for each in found["y"])
    try:
        return date(int(year), _small(found["m"]), _small(found["d"]))
    except ValueError:
        return None


def _small(words: str) -> int:
    if words.isdecimal():
        return int(words)
    tens, _, ones = words.rpartition("十")
    return (DIGITS.get(tens, 1) * 10 if "十" in words else 0) + DIGITS.get(ones, 0)


def is_annex(words: str) -> bool:
    """附件1, alone on its line."""
    return bool(_ANNEX.match(words))


def is_annex_list(words: str) -> bool:
    """附件：1.…: a list of annexes behind a letter."""
    return bool(_ANNEX_LIST.match(words)) and not is_annex(words)


def goes_on_listing(words: str, number: Number | None, *, listed: bool) -> bool:
    """Whether a line belongs to a list of annexes: 附件：1.…, and below it 2.…, which is no sentence."""
    words = words.strip()
    return is_annex_list(words) or bool(
        listed and number and number.rank == 3 and number.value > 1 and words[-1] not in "。；"
    )


def plain(words: str) -> str:
    """Without the blanks that only set a line apart: 国 务 院, 2019 年 1 月."""
    return _BLANK.sub("", words)


def is_issuer(words: str) -> bool:
    """The name of an organ and nothing else: 临江区人民政府办公室."""
    return len(words) <= 60 and bool(_SIGNS.match(plain(words)))


def issuer_of(words: str) -> str:
    """The organ that a line names, two side by side with 、 between them; empty for any other line."""
    organs = _BLANK.sub(" ", words).split()
    if len(organs) > 1 and all(map(is_issuer, organs)):
        return "、".join(organs)
    return plain(words) if is_issuer(words) else ""


def signed_day(words: str) -> re.Match[str] | None:
    """A day alone on its line, or with the issuer before it, 印发 behind it, an annex's label run into it.

    Groups: who, day, printed, rest.
    """
    found = _SIGNED_DAY.match(plain(words)) if len(words) <= 320 else None
    return found if found and (not found["who"] or _SIGNS.match(found["who"])) else None


def is_signed(words: str) -> bool:
    """The issuer's name alone, or a day alone or with it, or （此件公开发布）."""
    words = words.strip()
    return bool(_ASIDE.match(words) or is_issuer(words) or signed_day(words))


def day_and_number(words: str) -> bool:
    """（江源政办〔2022〕11号，2022年4月8日印发）: the document's number and its day, and nothing else."""
    if len(words) > 80 or not NUMBER.search(words) or not _DAY.search(words):
        return False
    return not re.sub("印发|发布|[（）()，, 　]", "", _DAY.sub("", NUMBER.sub("", words, count=1), count=1))


def is_remark(words: str) -> bool:
    """本方案自印发之日起施行, 联系人：…, 抄送：…, …办公室2018年7月2日印发."""
    return bool(_REMARK.match(words.strip()) or NOTE_LABEL.match(words))


def goes_on(words: str) -> bool:
    """续表, 续表1, （接上表）, 表1（续）: the table that follows is the one before."""
    return len(words) <= 20 and bool(_GOES_ON.match(plain(words)))


def is_notes(words: str) -> bool:
    """填表说明, 备注： alone: what is counted below it tells how to fill in a table."""
    return len(words) <= 14 and bool(_NOTES.match(words))


def opens_notes(words: str) -> bool:
    """备注： alone, or 注：1.…: what is counted below it belongs to it."""
    return is_notes(words) or bool(_COUNTED_NOTES.match(words))


def is_only_day(words: str) -> bool:
    """A day, perhaps with the issuer before it, and no sentence."""
    return signed_day(words) is not None


def is_title(words: str) -> bool:
    """A line that can be a document's title: no sentence, and it ends as titles do."""
    words = words.strip()
    return 6 <= len(words) <= 90 and not any(each in words for each in "。；！？") and bool(_TITLE_END.search(words))


def _restarts(document: Document, at: int) -> bool:
    """Whether a numbered text or a table follows."""
    for line in document.lines[at:]:
        if line.aside:
            continue
        if line.cell:
            return True
        number = leading(document.text, *line.span)
        if (
            number
            and number.value == 1
            and line.span.end - number.end > 1
            and not is_annex_list(document.words(line.span))
        ):
            return True
    return False


def opening(document: Document, assigns: Callable[[Span], bool]) -> Opening:
    """Find where the clauses begin: behind the letter, if one with nobody named in it stands before the text."""
    lines = document.lines
    about = about_tables(document)
    first = _first(document, assigns, about)
    signature = _signature(document, first, about)
    out = Opening(first)
    letter = lines[:signature] if signature else ()
    if (
        signature is not None
        and not any(assigns(line.span) for line in letter if not line.aside)
        and not _is_text(document, letter)
        and _restarts(document, signature + 1)
    ):
        out.start = next(
            at
            for at in range(signature + 1, len(lines))
            if not lines[at].aside and (lines[at].cell or leading(document.text, *lines[at].span))
        )
    seen_address = False
    for at in range(out.start):
        words = document.words(lines[at].span).strip()
        if lines[at].aside or not words:
            continue
        if signature is not None and at in (signature, signature - 1) and is_signed(words):
            out.signed.append(at)
            out.roles[at] = "head"
        elif _is_about(lines[at], about) or _is_head(words, seen_address and signature is not None and at < signature):
            out.roles[at] = "head"
        else:
            out.roles[at] = "preamble"
            seen_address = seen_address or bool(_ADDRESSEE.match(words))
    return out


def _is_text(document: Document, letter: tuple[Line, ...]) -> bool:
    """Whether what stands above the day is the text itself, what follows being its annex.

    It counts on two levels, 一、 and （一） or 1., or its title stands again below it; and it passes on nothing else
    (现将…印发给你们).
    """
    if any(_PASSES_ON.search(document.text, *line.span) for line in letter if not line.aside):
        return False
    ranks = [number.rank for line in letter if not line.aside and (number := leading(document.text, *line.span))]
    return len(set(ranks)) > 1 or _titled_again(document, len(letter))


def _titled_again(document: Document, signature: int) -> bool:
    """Whether the first title stands again behind the day: what is between is the text, what follows its table."""
    lines = [(at, line) for at, line in enumerate(document.lines) if not line.aside and not line.cell]
    words = [(at, plain(document.words(line.span))) for at, line in lines]
    first = next((said for at, said in words if at < signature and is_title(said)), "")
    return bool(first) and any(said == first for at, said in words if at > signature)


def _is_about(line: Line, about: frozenset[int]) -> bool:
    return line.cell is not None and line.cell.table in about


def _first(document: Document, assigns: Callable[[Span], bool], about: frozenset[int]) -> int:
    """The first line that is numbered, in a table, or names somebody; without any, the first sentence."""
    lines = document.lines
    listed = False
    for at, line in enumerate(lines):
        if line.aside or _is_about(line, about) or is_counted(document.words(line.span)):
            continue
        number = leading(document.text, *line.span)
        listed = goes_on_listing(document.words(line.span), number, listed=listed)
        if line.cell or (number and not listed):
            return at
        if assigns(line.span):
            before = next((low for low in range(at - 1, -1, -1) if not lines[low].aside), -1)
            short = document.words(lines[before].span).strip() if before >= 0 else ""
            return before if 2 <= len(short) <= 30 and short[-1] not in "。：:；" and not is_title(short) else at
    for at, line in enumerate(lines):
        words = document.words(line.span).strip()
        if (
            not line.aside
            and words
            and not _is_about(line, about)
            and not _is_head(words, False)
            and not _ADDRESSEE.match(words)
            and not is_signed(words)
        ):
            return at
    return len(lines)


def _is_head(words: str, in_letter: bool) -> bool:
    if in_letter:
        return False
    return (
        is_title(words)
        or bool(NUMBER.match(words))
        or (len(words) <= 60 and words[-1] not in "。：:；")
        or says_about(words)
        or is_page_line(words)
    )


def _signature(document: Document, first: int, about: frozenset[int]) -> int | None:
    """The line of the day under the letter: with an addressee or an issuer before it, and text after it."""
    lines = document.lines
    addressed = False
    for at, line in enumerate(lines):
        if line.aside or _is_about(line, about):
            continue
        if line.cell:
            return None
        words = document.words(line.span).strip()
        if _ADDRESSEE.match(words) and not leading(document.text, *line.span):
            addressed = True
        if is_only_day(words) and (addressed or at > first) and at + 1 < len(lines):
            return at
        if at > first + 400:
            return None
    return None
