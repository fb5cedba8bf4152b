"""The verb that a date or number belongs to, and a short name for what is to be done."""

import re

from govopen.drafting.wants.periods import often

# The verbs of a task.
DO = re.compile(
    "完成|实现|建成|启动|出台|印发|制定|编制|形成|建立|召开|举办|开展|组织|上线|公布"
    "|公开|发布|报送|上报|推出|竣工|开工|投入|新增|新建|改造|打造|培育|创建|建设|推进"
    "|实施|落实|听取|举行|安排|报告|汇报|通报|更新|调整|汇总|总结|评估|考核|检查|督查"
    "|调度|修订|清理|梳理|整改|答复|回复|反馈|办理|办结|解读|回应|上传|公示|征求|提交"
    "|备案|审定|部署|研究|学习|培训|宣传|制作|拍摄|征集|评选|引进|争取|扩建|续建|打通"
    "|治理|消除|拆除|整治|修复|提升|达到|力争|选取|遴选|选树|认定|发放|帮扶|走访|策划"
    "|刊发|撰写|推送|录制|邀请|参加|接听|化解|处理|告知|送达|移送|受理|审核|审查|签订"
    "|设立|配备|配置|覆盖|搭建|整合|迁移|关停|注销|验收|交付|投用|对接|接入|归集|开通"
    "|开放|起草|拟定|分解|明确|确定|谋划|申报|下达|拨付|分配|招聘|招录|录用|轮训|演练"
    "|巡查|抽查|监测|研判|会商|采购|签约|开业|移交|改建|选派|种植|绿化|铺设|安装|加装"
    "|优化|完善|健全|深化|推动|推广|探索|做好|抓好|确保|聚焦|推介|公告|实行|执行|坚持"
)
_END = re.compile(r"[，。；：、（）！？\n,;:()■]|(?:和|及|以及|并)(?=[0-9一两二三四五]|至少|不少于)|并(?=[^购列])")
_STOP = re.compile(r"[，。；：（）！？\n,;:()]")
_LEAD = re.compile(
    r"""(?x)^(?:
    其中|[和及与](?!平|谐|睦|时)|[上下]午|此后|同时|另外|此外|确需|逢|请|[①-⑳]|[一二三四五六七八九十]是
  | 以来的?|要求|末|务必|最[迟晚]|不超过|不[迟晚]|争取|截止(?:日期|时间)?|完成时限|[一二三四五六七八九十]）
  | [之以]前|下班前?|(?:预计|计划|拟|定)(?:于|在)|凡(?:是|属|属于|涉及)?(?!事)
  | (?:由)?(?:牵头|责任|主管|主责|配合|相关|有关|成员)(?:部门|单位)(?:[、和](?:配合|相关)(?:部门|单位))*(?:负责)?
  | 要(?![素求点])|应当?(?!急|用)|须|必须|需(?!求)|将|再(?!生)|把(?!关)
  | 对(?![接外标口])
  | 各(?:部门|单位|街道|镇街|乡镇|地|级|类)?|全面|进一步|力争|确保|基本(?!目|信|公|医)
  | 分别|原则上|一般(?![性企])|至少|最少|不少于|不低于|不得少于|不得低于|切实|积极|认真|有序|全部|及时|准确|按时|按期
  | 予以|进行|给予|了|的|在(?!线|职|建)|于|到(?!位)|至|以(?![奖案上下及色])
  | 左右|上下|由|具体|就(?!业|医|诊)|按要求|向社会|向公众
  | 年度(?![报计终结总评])|每年|全年|每月|每季度?|每半年|每周(?:[二三四五六日天]|一(?![次期报通条篇调]))?|年内|并
  | [当今明次本翌来]年(?:度(?![报计终结总评]))?
  | 前(?![期沿景瞻置往海端])|为(?![民企群老农])|内|后|起|日内|完成
  | [0-9](?![0-9]*(?:[A-Za-z]|[×xX*][0-9]|小时|分钟))  # 24小时值守, 5G
  | [■，、：“”（）《》―—–\s-]
)"""
)
_TAIL = re.compile(
    r"(?:至少|最少|不少于|不低于|不得少于|不得低于|原则上|一般|(?<![响供适反对感效呼相])应当?|(?<![纪摘概需重主提])要"
    r"|等|的|达到|(?<=[率比])达|、|“|”|；|于|在|前|和|及|(?<!参)与|或|数量|总数|并|(?<![行作])为|(?<![任服业职事公财商实内政党警医税])务|》|《|最迟"
    r"|从?即日起|分别|每(?:年|月|季度|半年|周)|[自起至从]|[0-9■\s（），：])$"
)
_CN = "[一二两三四五六七八九十百]{1,4}"
_TIMES = re.compile(
    rf"(?:20[0-9]{{2}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}(?:之|以)?前?|上、?下半年(?:各|分别)?|年[初底末终](?!步)(?:之|以)?前?"
    rf"|(?:第?[一二三四1-4][、和及])+第?[一二三四1-4]季度(?:各|分别)?|[0-9]{{1,2}}月(?:上中|中下)旬"
    rf"|自[^，。；自]{{2,16}}之日起|[自从](?:[0-9]{{4}}|[今本当明次])年度?(?:起|开始)|{_CN}个?(?:工作日|日|小时|分钟|天|月|周|星期)(?:以|之)?内|截[至止到](?=20|[0-9今年]))|"
    r"[自从](?:[0-9〇]{4}年)?[0-9]{1,2}月(?:[0-9]{1,2}[日号])?起|(?:[0-9〇]{4}年度?)(?![底末前])|(?:[0-9〇]{4}年)?(?:[0-9]{1,2}|十[一二]?"
    r"|[一二三四五六七八九])月(?:份|[上中下]旬|(?:[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]|[底末])?(?:之"
    r"|以)?前?|[0-9〇]{4}年(?:年?[底末])?(?:之|以)?前?"
    r"|[今当本]?年?年[底末](?:之|以)?前|[0-9]{1,2}[时点:：](?:[0-9]{1,2}分?|整|半)?(?:之?前)?|上半年|下半年|第?[一二三四]季度(?=[^，]{2})"
    r"|[0-9]{1,3}个?(?:工作日|日|小时|分钟|天|周|月|星期)(?:以|之)?内(?:至少)?"
    r"|(?<![第统])[一两二三四五六七八九十]{1,3}(?:次|场|期|轮|篇)(?!性)"
    r"|[0-9]+(?:[.][0-9]+)?(?:[%％]|个|次|场|期|家|项|部|篇|所|处|条|件|余|日|天|座|户|台|套|公里|亩|辆|株|栋|幢)(?:以上)?(?:左右)?"
)
_GIVEN = re.compile(
    r"(?:将|把)(?P<what>[^，。；：]{2,26}?)(?:报送|上报|汇报|报告|报|提交|提请"
    r"|纳入|通报|公布|公开|发布|列入|送|向|反馈|移交|推送|上传|录入|汇总)"
    r"|对(?P<on>[^，。；：]{2,26}?)(?:进行|开展|予以|给予|作出|组织)"
)
# 报送市政府办公室 says to whom, not what
_HANDED = re.compile(
    r"(?:书面)?(?:报送|上报|报|汇报|报告|提交|反馈)(?:至|到|给)?[^，。；的]{0,20}(?:政府|[办委局组室厅处科院部]|领导|单位|部门|街道|小组)(?=$|[，。；、（）\s]|备案|审[定核批])"
)
_AND_DO = re.compile(r"(?:并|、|和)?(?:开展|举办|召开|出台|印发|发布|公布|公开|推进|完成|举行)")
_GENERIC = re.compile(r"完成|实现|落实|并|持续|报送|上报|报|到位|全部|建成|达到|以上|左右|基本|[0-9%％■]")
_CARRY = re.compile(
    "完成|实现|召开|举办|开展|组织|举行|安排|听取|推进|建设|新建|新增|打造|发布"
    "|做好|抓好|落实|报送|实施|制定|出台|印发"
    "|改造|培育|创建|实行|建立|健全|完善|执行"
)
_TAKEN_UP = re.compile(rf"(?:要|应当?|须)?(?:将|把|对|{DO.pattern})")
_IS = re.compile(r"(?P<what>[^是，]{2,12}?)(?<![但凡别其还于总就而要只即可也都更正])是(?!否)")  # 全清单是…重点工作
_WEEKDAY = re.compile("(?:星期|周)[一二三四五六日天]")
_OWN = re.compile("(?:本(?:地区|部门|单位|系统|行业|领域|辖区|[省市县区])[、和])+")
_PAPER = re.compile(
    "[^，。；、：的]{0,14}(?:方案|办法|细则|计划|清单|台账|报告|总结|名单|情况|材料|意见|报表)(?=[，。；、（]|$)"
)
_BOUND = re.compile("(?:原则上|一般|最长|最少)?(?:不得?少于|不得?低于|不得?超过|至少)")
BARE = re.compile(
    f"{DO.pattern}|转办|交办|填写|回访|立案|结案|入库|派发|响应|核实|续报|使用|运行|运营|出版|发放|完工|投用"
    "|上网|上门|核对|核查|清点|清淤|抽检|复查|复核|试播|试运行|挂牌|贴息|巡检|随访|自查|结项"
)
ENDS_DOING = re.compile(rf"(?:{BARE.pattern})$")
_POOR = re.compile(
    rf"(?:加快|全面|积极|有序|稳步|持续|正式|集中|组织|进行|作出|予以|相关|投入|结束前)?(?:{BARE.pattern})"
    r"(?:完成|到位)?|所有|任务|项目|目录|进展|乡镇|街道|到位|(?:办理)?完毕|(?:以上|上述|该项|此项|这项|各项|全部|年度)(?:工作|任务)?(?:要|应)?[在于]?(?:完成)?|本(?:地区|部门|单位|[区市县级])|各?(?:地区|部门|单位|街道|区县)|(?:牵头|配合|参与|负责|责任|主办|协办)(?:落实|部门|单位)?|.{0,6}(?:部门|单位)|.*(?:有关|相关|成员|责任)(?:部门|单位)|秋季|春季|首[批次场]|第.[次场批].*|本级|有关|相关|情况|工作|供暖|预计|计划|拟于?|功能.{0,5}"
    r"|一[通调督小总讲公]\w{1,2}|所有\w{1,2}|每个?\w{1,6}(?:建成|新建|设立|建设)|(?:根据|按照|依据|围绕|结合).*|.*向\w{1,2}|.*(?:开学|来临|结束)前\w{0,4}"
    r"|(?:[^、和及局厅委]{1,8}(?:[局厅委]|办公室)(?:汇总|备案)?[、和及]?){1,6}|.*报[^、]{0,14}(?:办公室|政府|[委局部])|主?汛期"
)
_INLINE = re.compile(r"(?<=[\u4e00-\u9fff])（([^（），。；：]{1,6})）(?=[\u4e00-\u9fff])")
_BRACKETS = {ord("<"): "（", ord(">"): "）"}
# What only says why, under what or by whom.
_ASIDE = re.compile(
    r"(?:为(?=[了贯加进做全切确深推更规保])|按照|根据|围绕|结合|依据|遇(?=有|节|法|到)|坚持|在.*(?:上|下|中)$|.*(?:牵头|负责|配合|参与|参加|见附件)$|第.[次场批])"
)
_AROUND = re.compile("^(?:围绕|结合|根据|按照|依据)[^，]{2,20}?(?=召开|开展|举办|制定|组织|发布|举行)")
LONGEST_NAME = 16
_WHOLE = 24  # a name that would have to be cut at 16 may be so long


def verb_after(text: str, at: int, end: int) -> tuple[int, int] | None:
    """The first verb of doing from ``at`` on."""
    found = DO.search(text, at, end)
    return found.span() if found else None


def name_after(text: str, at: int, end: int) -> str:
    """What is named from ``at`` on, up to a comma or the next number: 1次政府开放日活动 gives 政府开放日活动."""
    words = _OWN.sub("", _whole(text[at:end]))
    found = _END.search(words)
    return whole(words[: found.start() if found else None].translate(_BRACKETS))


def _whole(words: str) -> str:
    """With brackets inside a name made part of it: 村（社区）综合服务设施."""
    return _INLINE.sub(r"<\1>", words)


def object_after(text: str, at: int, end: int) -> str:
    """What the first verb from ``at`` on is done to: 将方案报…备案 gives 方案, 完成目录更新 gives 目录更新."""
    given = _GIVEN.search(text, at, end)
    if given:
        return tidy(given["what"] or given["on"])
    verb = verb_after(text, at, end)
    if verb is None:
        return ""
    if _HANDED.match(text, verb[0], end):
        return ""
    more = _AND_DO.match(text, verb[1], end)
    name = name_after(text, more.end() if more else verb[1], end)
    return "" if DO.fullmatch(name) and not (_CARRY.fullmatch(text, *verb) or more) else name


def doing_after(text: str, at: int, end: int) -> str:
    """The words from ``at`` on as a name, where they say more than that something gets done: 主体完工, not 完成."""
    words = _whole(text[at:end])
    found = _STOP.search(words)
    words = words[: found.start() if found else None].translate(_BRACKETS)
    if words.startswith("完成并") or _HANDED.match(words) or len(_GENERIC.sub("", words)) < 2:
        return ""
    return whole(words)


def name_before(text: str, begin: int, at: int) -> str:
    """What is named before ``at``, after the last verb: 组织会议开放至少 gives 会议开放."""
    words = text[max(begin, at - 60) : at]
    for verb in reversed(list(_CARRY.finditer(words))):
        name = whole(words[verb.end() :], keep="end")
        if len(name) > 2:
            return name
        if name:
            return whole(words[verb.start() :], keep="end")
    return whole(words, keep="end")


_ALL_DONE = ("完成", "落实", "实现")


_TO_WHOM = re.compile("向[^，；：。]{2,16}?(?=(?:报送|报告|汇报|通报|反馈|上报).{2})")  # 公开 in 区公开办 is no verb


def task(raw: str, start: int, stop: int, begin: int, end: int) -> str:
    """A name for what a time from ``start`` to ``stop``, in the stretch from ``begin`` to ``end``, is set for.

    Its verb's object, in this stretch or the next; the words after it; what stands before it; what came before that.
    """
    follows = next_name(raw, end) if stop >= end else ""
    if follows and _TAKEN_UP.match(raw, end + 1):
        return follows
    if told := _TO_WHOM.match(raw, stop, end):
        name = object_after(raw, told.end(), end)
        return name if len(name) > 2 else whole(raw[stop:end]) or name  # 进展 alone says too little
    doing = doing_after(raw, stop, end)
    name = object_after(raw, stop, end) or ("" if DO.fullmatch(doing) else doing)
    name = name or ("" if _too_long(raw[stop:end]) else name_before(raw, begin, start))
    if name or doing or follows or _too_long(raw[stop:end]):
        return name or doing or follows
    if begin <= 1:
        return ""
    papers = list(_PAPER.finditer(raw, max(0, begin - 120), begin))
    if papers and _HANDED.search(raw, stop, end):
        return name_before(raw, *papers[-1].span())
    before = max(raw.rfind(sign, 0, begin - 1) for sign in "，；：。") + 1
    name = name_before(raw, before, begin - 1)
    verb = BARE.match(raw, stop, end)
    whose = ENDS_DOING.sub("", name) if verb and verb[0] not in _ALL_DONE else name  # 平台6月底前开工，年底前建成
    return whose if len(whose) > 1 else verb[0] if verb else name


def next_name(raw: str, end: int) -> str:
    """A name from the stretch after the comma at ``end``."""
    found = _STOP.search(raw, end + 1)
    after = found.start() if found else len(raw)
    return object_after(raw, end + 1, after) or doing_after(raw, end + 1, after)


def first_words(text: str) -> str:
    """The sentence's beginning, where nothing better gives a name."""
    text = text[:120]
    for turn in often(text):
        text = text[: turn.start] + "　" * (turn.end - turn.start) + text[turn.end :]
    pieces = re.split(r"[，。；：（）■,;:]", text)
    for piece in (*(each for each in pieces if not _ASIDE.match(each)), *pieces):
        words = _listed(_BOUND.split(_AROUND.sub("", piece))[0] or piece)
        name = whole(words)
        if (name and not _WEEKDAY.fullmatch(name)) or _too_long(words):
            return name
    return ""


def _listed(piece: str) -> str:
    """As many members of a list as a name can hold: 检查停车、物业收费."""
    parts = piece.split("、")
    words = parts[0]
    for part in parts[1:]:
        if len(words) + len(part) >= LONGEST_NAME:
            break
        words += f"、{part}"
    return words


def poor(name: str) -> bool:
    """Whether a name says too little to be read alone: 公布, 使用, 加快推进, 所有."""
    return len(name) < 2 or _POOR.fullmatch(name) is not None


def tidy(words: str, keep: str = "start") -> str:
    """A name of 2 to 16 characters without numbers, dates and the words around it; empty where nothing is left."""
    name = _bare(words, keep)
    if len(name) > LONGEST_NAME:
        name = _trimmed(name[-LONGEST_NAME:] if keep == "end" else name[: _cut(name)])
    return name if len(name) >= 2 else ""


def whole(words: str, keep: str = "start") -> str:
    """The same in up to 24 characters, but nothing rather than a part of a name, or words that are not closed."""
    name = _bare(words, keep)
    name += "》" if name.count("《") == name.count("》") + 1 and f"{name}》" in words else ""
    closed = all(name.count(left) == name.count(right) for left, right in ("《》", "（）"))
    return name if 2 <= len(name) <= _WHOLE and closed else ""


def _too_long(words: str) -> bool:
    name = _bare(words, "start")
    return len(name) > _WHOLE or (len(name) > 1 and not whole(words))


def _bare(words: str, keep: str) -> str:
    name = _TIMES.sub("", words[-80:] if keep == "end" else words[:80]).replace("“", "").replace("”", "")
    name = _trimmed("".join(sign for sign in name if sign.isprintable()))
    said = _IS.match(name)
    name = _trimmed(said["what"]) if said else name
    last = name.rpartition("的")[2] if len(name) > LONGEST_NAME else ""
    return last if (2 if keep == "end" else 4) <= len(last) <= LONGEST_NAME else name


def _cut(name: str) -> int:
    """Where a long name ends: better before a word that joins (向纵深发展) than inside one."""
    if len(name) <= LONGEST_NAME:
        return LONGEST_NAME
    joined = max(name.rfind(sign, 6, LONGEST_NAME + 1) for sign in "、和与及向为对在")
    return joined if joined > 0 else LONGEST_NAME


def _trimmed(name: str) -> str:
    for pattern in (_LEAD, _TAIL):
        while (found := pattern.search(name)) and found[0]:
            name = name[: found.start()] + name[found.end() :]
    return name
