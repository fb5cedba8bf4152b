"""Characters that conversions of Chinese documents put in the place of others, where nothing else can be meant."""

import re
import unicodedata

# Fonts of typesetting programs whose tables are off: the left character does not occur in documents of our time.
_RARE = dict(
    zip(
        "臵埻巿癿亍迚収斱兲觃旪丏丌兯劢囯戸査闗靑內戶",
        "置准市的于进发方关规时且不共动国户查关青内户",
        strict=True,
    )
)

# CJK radicals (U+2E80) that look like the character and that Unicode does not map to it.
_RADICALS = dict(
    zip(
        "⺎⺠⺟⺡⺩⺫⺼⻁⻄⻅⻆⻉⻊⻋⻌⻐⻑⻓⻔⻖⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "兀民母氵王目肉虎西见角贝足车辶金長长门阝青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)

_BLOCKS = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F), (0xFE10, 0xFE1F), (0xFE30, 0xFE6F))


def _table() -> dict[int, str]:
    """One character for one character; what decomposes into several stays."""
    found = {
        point: normal
        for first, last in _BLOCKS
        for point in range(first, last + 1)
        if len(normal := unicodedata.normalize("NFKC", chr(point))) == 1 and normal != chr(point)
    }
    return found | {ord(wrong): right for wrong, right in (_RARE | _RADICALS).items()}


TABLE = _table()
ANY = re.compile("[" + "".join(re.escape(chr(point)) for point in TABLE) + "]")

# (where, what it should be): the group named "x" is one character that is wrong at that place only.
IN_PLACE = (
    # 二○一八年, written with a circle, a letter or a digit for 〇
    (re.compile(r"(?<=[一二三四五六七八九〇])(?P<x>[○◯Oo0ОoＯ０])(?=[一二三四五六七八九〇○◯Oo0ОＯ０]{1,2}年)"), "〇"),
    (re.compile(r"(?<=二)(?P<x>[○◯OoОＯ])(?=[一二三四五六七八九〇○]{1,2}年)"), "〇"),
    (re.compile(r"(?<=[一二三四五六七八九〇])(?P<x>[○◯OoОＯ])(?=年)"), "〇"),
    (re.compile(r"(?<=\d月\d)(?P<x>曰)"), "日"),
    (re.compile(r"(?<=\d月\d\d)(?P<x>曰)"), "日"),
    # 20l8年, 2O18年: letters read for digits
    (re.compile(r"(?<=\d)(?P<x>[lI|])(?=\d{0,2}[年月日])"), "1"),
    (re.compile(r"(?<=\d)(?P<x>[oO])(?=\d{0,2}[年月日])"), "0"),
)
