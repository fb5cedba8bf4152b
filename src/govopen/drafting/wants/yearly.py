"""What is published, reported or held each year where no number says how often: 每年公布, 按年度公开, 每年召开.

Only these: documents say 每年 loosely of what goes on (每年培育, 每年都要), and that stays a doubt.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from govopen.drafting.requirement import Requirement
from govopen.drafting.wants.counts import counts
from govopen.drafting.wants.periods import YEARLY, Often
from govopen.drafting.wants.phrases import DO, object_after
from govopen.drafting.wants.sentences import BLOT, Sentence
from govopen.drafting.wants.stating import recurring
from govopen.drafting.wants.years import Years

_HOW = "(?:都|均|要|应当?|须|必须|需|定期|主动|依法|依规|按时|按规定|按要求|及时|如期|统一|集中)*"
_WHERE = r"(?:(?:在|通过|利用|向|由|以|就|对|将|把)[^，。；：]{2,30}?)?"
_MADE = "(?:组织)?(?:编制|编写|编印|撰写|制定|形成|修订|更新|梳理|汇总|调整)"
_FIRST = f"(?:{_MADE}[^，。；：]{{0,16}}?(?:并|、|和|后)[^，。；：]{{0,8}}?)?"
_NOT_THAT = "(?!的|前|之|后|时|期间|了|过)"  # 每年公布的目录, 每年召开前: which, and when
_NOT_CALLED = "(?!招[聘募考租商录]|招标(?!信息|结果|公告|情况|计划)|[选遴竞择拍征透承接出])"  # 公开招聘
_EACH_YEAR = re.compile(
    rf"""(?x)
    (?<![近历来年往]) (?<!过去)
    (?: (?P<each>每个?年度?|每一年|按年度?) {_HOW}{_WHERE}{_FIRST}{_HOW} | (?P<little>逐年) {_HOW}(?:向社会|对外)? )
    (?P<do>
        (?:公开 {_NOT_CALLED} | 公布 | 发布 | 公示 | 通报 | 报送 | 上报) {_NOT_THAT}
      | (?:作出?|提交)?(?:书面)?报告(?![会制书单人期]) {_NOT_THAT} | 汇报 {_NOT_THAT}
      | (?:召开|举办|举行) {_NOT_THAT} (?![^，。；：]{{0,6}}(?:各类|各种|系列|一批|多[场次种项]|若干|一些))
    )
    """
)
# 对每年公布的…, 不再每年报告, 自2025年起，每年公布: what the words before it make of it is no duty of each year
_SPOKEN_OF = re.compile("^(?:对|根据|结合|利用|除|按照?|围绕|依据|借助|通过|以|在|从|将|把)|不再|更新|确保|修订|汇总")
_SINCE = re.compile("(?:起|开始)，?$")
# 公开率, 公示期, 每年公布实施的, 每年召开大会前, 每年上报数据须一致: nor what those behind it do
_PART_OF = re.compile(
    rf"^[率期]|^[^，。；的]{{0,4}}(?:{DO.pattern})的|.(?:须|应当?|需)|(?:[前后时外]|期间|之际|契机|机会|过程中|基础上)$"
)


def yearly(sentence: Sentence, years: Years, times: Iterable[int], found: Iterable[Requirement]) -> list[Requirement]:
    """What falls due each year: every year in a plan of several years, else once.

    ``times`` are where the days and periods of the sentence begin, ``found`` what it asks: a number, a day or a period
    behind 每年 says more, and is read by those who know it.
    """
    text, taken = sentence.text, [word for want in found for word in want.words]
    made = []
    for match in _EACH_YEAR.finditer(text):
        at, end = match.start(), sentence.segment(match.start())[1]
        after = match.end("each" if match["each"] else "little")
        said = any(word.start <= sentence.start + at < word.end for word in taken)
        said = said or any(at <= time and (time < end or _is_when(sentence, time)) for time in times)
        if said or sentence.bare[at] == BLOT or counts(text[after:end]):
            continue
        before = text[sentence.segment(at)[0] : at]
        if _SPOKEN_OF.search(before) or _SINCE.search(text[:at]) or _PART_OF.search(text[match.end("do") : end]):
            continue
        turn = Often(at, match.start("do"), YEARLY, "", "each_year", 0.75 if match["little"] else 0.85)
        want = recurring(sentence, turn)
        want = want if years.several else replace(want, every="", times=1)
        made.append(replace(want, about=object_after(sentence.raw, after, end) or want.about))
    return made


def _is_when(sentence: Sentence, time: int) -> bool:
    """Whether the part with a day or a period says only when: 每年公布预算，6月底前完成, but not …，6月底前公布决算."""
    end = sentence.segment(time)[1]
    verb = DO.search(sentence.text, time, end)
    return verb is None or not sentence.text[verb.end() : end].strip()
