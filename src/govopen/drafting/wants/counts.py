"""Numbers of things to do: 至少2次, 不少于10期, 26个试点, 举办培训3场."""

import re
from dataclasses import dataclass

from govopen.drafting.wants.numerals import CHINESE, NUMBER, number

MOST = 10_000  # a plan counts no further

_HAPPENINGS = "人次|场次|批次|次|场|期|轮|回|篇|条|批|例(?![会行如外])|部|集|堂|节课|讲|课时|学时|起|档"
_THINGS = (
    "个|项|家|户|处|所|座|套|件|名|人|公里|亩|平方米|台|辆|种|份|幅|村|幢|栋"
    "|对|支|块|门|本|宗|站|千米|只|株|张|间|片|款|类"
)
_COUNT = re.compile(
    rf"""(?x)
    (?P<n>(?<![0-9.第每]){NUMBER}) (?![.][0-9]) (?P<about>余|多)? (?: (?:[-—–~～－]|至|到) (?P<to>{NUMBER}) )?
    (?P<unit>{_HAPPENINGS}|{_THINGS}) (?P<more>以上|（含）以上)?
"""
)
_HAPPENING = re.compile(_HAPPENINGS)
_MADE = re.compile(f"{_THINGS}|条|部|集")
_LEAST = re.compile(
    r"(?:至少|不少于|不得少于|不低于|不得低于|最少|不下于?|达到|达|力争|(?<![不得])超过|突破)(?P<between>[^，。；、：:0-9]{0,14})$"
)
_MOST_ALLOWED = re.compile(
    r"(?:不得?[超多高大]过?于?|[最至]多|只|仅|控制在|低于|少于|以内|累计|连续)[^，。；、0-9]{0,4}$"
)
_AVERAGE = re.compile(r"人均|平均|户均|均[^，。]{0,8}$|率|比例|占比")
_NOT_COUNTED = re.compile(
    r"""(?x)
    工作日|自然日|月(?!度)|小时|季度|星期|方面|百分点|阶段|层面|层次|环节|统一|到位|必须|维度|领域|一批|确保|坚持|率|范围|大类|结合|转变|清单管理|窗口|性|批次|专班|小组|工作组|台阶|板块|步骤|过程|目标|[^，。；的]{0,4}领域
  | 办[理成好结]|告知|通过(?:率|验收|[，。；、]|$)
"""
)
_ONCE = re.compile(r"分$|[最至]多|只[跑进]|跑|多|再|另|同|逐|首|历|上$|这|该|某|另外")
# 一次投入, 二次开发: how it is done; 每年二次 is a number
_COMPOUND = re.compile("二次|一次(?:投入|办[成好]|采集|录入|登录|填[报表]|提交|认证|付费|成[型优]|到位|开发|利用)")
_TURN = re.compile("(?:[年月季周旬日]度?|季度|星期)[^，。；]{0,2}$")
# 建成一期、二期工程, 公布第一批: which, not how many; 一批 is some
_ORDINAL = re.compile(
    r"(?<=一)批|(?<=[一二三四五六])[期批](?=[、和及至][第]?[一二三四五六][期批]|工程|项目|建设|改造|厂房|地块|扩建|开发|名单|清单)"
)
_ORDINAL_BEFORE = re.compile("[一二三四五六][期批][、和及至]第?$|(?:建成|完成|建设|启动|推进|实施|交付)$")


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its unit word, from ``start`` to ``end``; ``least`` where a word makes it a lower bound (至少)."""

    start: int
    end: int
    times: int
    unit: str
    least: bool
    words: int  # where the words that state it begin: 至少完成1次 begins at 至少
    figures: bool
    doubt: str = ""
    cap: bool = False  # an upper bound or a condition: 不超过2次, 累计2次的

    @property
    def happening(self) -> bool:
        """Whether what is counted happens (次, 场, 期) rather than exists (个, 所)."""
        return _HAPPENING.fullmatch(self.unit) is not None

    @property
    def persons(self) -> bool:
        """Whether people are counted."""
        return self.unit in ("人", "名")

    @property
    def made(self) -> bool:
        """Whether what is counted is made, built, chosen or reached (座, 户, 家, 条): a day says when it is there."""
        return _MADE.fullmatch(self.unit) is not None


def counts(text: str) -> list[Count]:
    """The numbers of things in a sentence, in order; what only counts parts (三个方面) is none of them."""
    found: list[Count] = []
    for match in _COUNT.finditer(text):
        times = number(match["n"])
        if times is None or not 1 <= times <= MOST or _NOT_COUNTED.match(text[match.end() :][:6]):
            continue
        before = text[max(0, match.start() - 22) : match.start()]
        if _is_ordinal(match, before):
            continue
        if _ONCE.search(before[-2:]):
            continue
        least = _LEAST.search(before)
        bounded = least is not None and least[0][0] not in "达力"
        if not bounded and _COMPOUND.match(text, match.start()) and not _TURN.search(before):
            continue
        if _AVERAGE.search(before[-14:].rpartition("，")[2]):
            continue
        doubt = "count_range" if match["to"] or match["about"] else ""
        if match["to"] and (number(match["to"]) or 0) < times:
            continue
        begin = match.start() - (len(before) - least.start()) if least else match.start()
        bound = least and least[0][0] in "不至最" and _HAPPENING.fullmatch(match["unit"])  # 不少于2次的培训
        cap = text.startswith("未" if bound else ("的", "未"), match.end()) or (
            least is None
            and (_MOST_ALLOWED.search(before) is not None or text.startswith(("以内", "之内"), match.end()))
        )
        figures = match["n"][0] not in CHINESE
        sure = bool(least or match["more"])
        found.append(Count(match.start(), match.end(), times, match["unit"], sure, begin, figures, doubt, cap))
    return found


def _is_ordinal(match: re.Match[str], before: str) -> bool:
    """Whether 期 and 批 are told apart by the number, not counted."""
    if match["to"] or match["unit"] not in ("期", "批") or match["n"] not in "一二三四五六":
        return False
    if _ORDINAL.match(match.string, match.start("unit")):
        return True
    return _ORDINAL_BEFORE.search(before) is not None


def follows(text: str, before: Count, after: Count) -> bool:
    """Whether ``after`` goes on what ``before`` began: 召开1次X和1次Y."""
    between = text[before.end : after.words]
    return len(between) <= 30 and re.search(r"(?:和|及|、|与|以及|并|，)(?:[^，。；、]{0,2})$", between) is not None
