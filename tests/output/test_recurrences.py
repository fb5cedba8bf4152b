"""How often something is due, as the screen says it: never as the rule of the file."""

import pytest

from govopen.locales import use
from govopen.output.recurrences import every_words

RULES = [
    ("quarter", "every quarter", "每季度"),
    ("FREQ=DAILY", "every day", "每日"),
    ("FREQ=WEEKLY", "every week", "每周"),
    ("FREQ=WEEKLY;INTERVAL=2", "every 2 weeks", "每2周"),
    ("FREQ=WEEKLY;BYDAY=FR", "every week by Fri", "每周星期五前"),
    ("FREQ=WEEKLY;BYDAY=MO,WE", "every week by Mon, Wed", "每周星期一、星期三前"),
    ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "each day from Monday to Friday", "周一至周五每日"),
    ("FREQ=MONTHLY;INTERVAL=2", "every 2 months", "每2个月"),
    ("FREQ=MONTHLY;BYMONTHDAY=5", "every month by day 5", "每月5日前"),
    ("FREQ=MONTHLY;BYMONTHDAY=15,-1", "every month by day 15, its last day", "每月15日、月底前"),
    ("FREQ=MONTHLY;BYDAY=-1FR", "every month by the last Fri", "每月最后一个星期五前"),
    ("FREQ=YEARLY", "every year", "每年"),
    ("FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=10", "every year by 01-10, 07-10", "每年1月10日、7月10日前"),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "every year by the end of month 2", "每年2月底前"),
    ("FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO", "by the rule FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO",
     "按规则 FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO"),
]  # fmt: skip


@pytest.mark.parametrize(("every", "english", "chinese"), RULES)
def test_a_rule_by_days_is_said_in_the_readers_words(every: str, english: str, chinese: str) -> None:
    use("en")
    assert every_words(every) == english
    use("zh")
    assert every_words(every) == chinese
    use("en")
