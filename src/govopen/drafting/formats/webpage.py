"""What a page of a government site says around its document: recognised at the beginning and the end only."""

import re
from collections.abc import Sequence

from govopen.drafting.formats.passage import Passage

# Words that only a page says: at the beginning of a line, or anywhere in it. Kinds are tried in this order.
_STARTS = {
    "share": r"分享(?:到|至)?[:：]?|扫一扫|微信|微博|QQ空间|复制链接|收藏|点赞|【?(?:我要)?(?:打印|关闭)|"
    r"【?字[体号][:：\s【]|字号",
    "footer": "主办|承办|主管|维护|技术支持|建议使用|网站地图|联系我们|关于我们|站点地图|法律声明|隐私|使用帮助|"
    "政府网站找错|copyright|©|地址[:：]",
    "navigation": r"(?:您|你)?(?:当前|现在|所在)(?:的)?位置|首\s*页|返回|回到|上一[篇页]|下一[篇页]|信息详情|网站支持|"
    r"登录|注册|相关(?:链接|文章|阅读|解读|文档|信息|文件|稿件|政策|报道)|无障碍|繁體|简体|搜\s*索|导航|设为首页|"
    "加入收藏|长者|适老|English|(?:政策解读|图解)$|友情链接|智能问答|手机版|移动版",
}
_ANYWHERE = {
    "share": r"扫一扫|手机打开|分享到(?:微信|微博|朋友圈)|关闭(?:本页|窗口)|打印(?:本页|本文|文章)|大\s+中\s+小",
    "footer": r"网站标识码|ICP\s*备|公网安备|版权所有|分辨率|技术支持|邮\s*编[:：]|官方微[信博]|热线[:：]",
    "navigation": r"首页\s*[>＞»/]|[>＞»]\s*正文$",
}
_KINDS = {name: re.compile(f"^(?:{words})|(?:{_ANYWHERE[name]})", re.IGNORECASE) for name, words in _STARTS.items()}
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|jpe?g|png|ceb)\s*(?:[(（][^()（）]{0,20}[)）])?$", re.IGNORECASE
)
# A page says one of these, a document does not.
_SURE = re.compile(
    r"网站标识码|ICP\s*备|公网安备|回到顶部|返回顶部|分享到|^分享[:：]?$|打印本页|关闭(?:窗口|本页)|(?:当前|所在)位置|扫一扫|"
    r"信息详情|【?字体[:：]",
    re.IGNORECASE,
)
# What a page says about its document: read, wherever it stands.
_ABOUT = re.compile(
    r"(?:发布|成文|印发|公布|发文|生成|生效|施行|废止|失效)(?:日期|时间)|文\s*号|发文|发布(?:机构|单位)|来\s*源|索\s*引\s*号|有效性|时效|效力|主题|"
    r"标\s*题|名\s*称|公文种类|信息类别|〔\d{4}〕|\[\d{4}\]|^[(（【]?(?:失效|废止|有效|已废止|已失效)"
)
_DEPTH_BEFORE, _DEPTH_AFTER = 25, 40


def kind(text: str) -> str:
    """Which kind of aside a page's line is by its words; empty where it may be the document's."""
    if len(text) <= 200 and _FILE.search(text):
        return "attachment"
    if len(text) > 120 or _ABOUT.search(text):
        return ""
    return next((name for name, words in _KINDS.items() if words.search(text)), "")


def about(text: str) -> bool:
    """Whether a line says something about the document: its number, date, source, status."""
    return len(text) <= 120 and bool(_ABOUT.search(text))


def _ends(passages: Sequence[Passage]) -> list[int]:
    """The lines that may be a page's: the first and the last, whatever is not aside already."""
    return [at for at, passage in enumerate(passages) if not passage.aside]


def marked(passages: Sequence[Passage]) -> list[Passage]:
    """The passages with those around the document marked as asides, if it was saved from a page."""
    found = list(passages)
    order = _ends(found)
    edges = order[:_DEPTH_BEFORE] + order[-_DEPTH_AFTER:]
    if not any(_SURE.search(found[at].text) for at in edges if len(found[at].text) <= 120):
        return found
    for at in [*_before(found, order), *_after(found, order)]:
        text = found[at].text
        found[at] = found[at]._replace(aside=kind(text) or ("footer" if at > order[len(order) // 2] else "navigation"))
    return found


def _body(text: str) -> bool:
    """Whether a line can only be the document's: a sentence, a number with words, a title."""
    return bool(
        len(text) > 120
        or _ABOUT.search(text)
        or re.search(
            r"[。；]$|通知|意见|方案|要点|计划|^[一二三四五六七八九十]{1,3}、|^[(（][一二三四五六七八九十]|关于", text
        )
    )


def _before(found: list[Passage], order: list[int]) -> list[int]:
    """Lines of navigation at the beginning: up to the last that only a page says, nothing that is the document's."""
    first = order[:_DEPTH_BEFORE]
    marks = [n for n, at in enumerate(first) if kind(found[at].text) in ("navigation", "share")]
    body = next((n for n, at in enumerate(first) if _body(found[at].text) and not kind(found[at].text)), len(first))
    until = max((n for n in marks if n < body), default=-1)
    later = [first[n] for n in marks if n > body and len(found[first[n]].text) < 60]
    return first[: until + 1] + later


def _after(found: list[Passage], order: list[int]) -> list[int]:
    """From the end backwards to the first mark of the page after the last line that is the document's."""
    last = order[-_DEPTH_AFTER:]
    body = max((n for n, at in enumerate(last) if _body(found[at].text) and not kind(found[at].text)), default=-1)
    start = next((n for n in range(body + 1, len(last)) if kind(found[last[n]].text)), len(last))
    return last[start:]
