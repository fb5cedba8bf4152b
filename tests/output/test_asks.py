"""What an obligation asks for, in a few words."""

import pytest

from govopen.ledger.document import Record
from govopen.locales import use
from govopen.output.asks import Names, asks

NAMES = Names({}, {"incident": "Incident"})
NOTHING: Record = dict.fromkeys(("times", "by", "every", "grace", "of", "within", "at_least"))


@pytest.mark.parametrize(
    ("owed", "words"),
    [
        ({"kind": "deadline", "by": "2018-06-20"}, "by 06-20"),
        ({"kind": "deadline", "by": "2019-01-20"}, "by 2019-01-20"),
        ({"kind": "quota", "times": 1, "milestones": []}, "once"),
        ({"kind": "quota", "times": 3, "milestones": [{"times": 2, "by": "2018-07-20"}]}, "3 times; 2 by 07-20"),
        ({"kind": "recurring", "every": "month", "times": 1}, "every month"),
        ({"kind": "recurring", "every": "FREQ=DAILY", "times": 2}, "every day; 2 times"),
        ({"kind": "recurring", "every": "quarter", "times": 1, "grace": "2 days"}, "every quarter; 2 days of grace"),
        ({"kind": "response", "of": "incident", "within": "1 hour"}, "within 1 hour: Incident"),
        ({"kind": "response", "of": "incident", "within": "20 days"}, "within 20 days: Incident"),
        ({"kind": "response", "of": "incident", "within": "same day"}, "the same day: Incident"),
        ({"kind": "response", "of": "incident", "within": "promptly"}, "promptly: Incident"),
        ({"kind": "minimum", "of": "incident", "at_least": "1 month"}, "at least 1 month: Incident"),
        ({"kind": "ongoing"}, "in the year"),
        ({"kind": "never"}, "never"),
    ],
)  # fmt: skip
def test_an_obligation_in_words(owed: Record, words: str) -> None:
    use("en")
    assert asks(NOTHING | owed, NAMES, "2018") == words
