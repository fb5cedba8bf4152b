"""Plans drawn at random, and pairs of them that differ little: what a comparison is tried with."""

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from govopen.plan.diff import WHEN as WHEN_OF_A_KIND
from govopen.plan.model import Plan

UNITS = ("区教委", "区民政局", "区体育局", "月坛街道")
GROUPS = ("各部门", "各街道", "相关部门")
KINDS = ("department", "party", "vertical", "subdistrict")
TRIGGERS = ("consultation", "incident")
LETTERS = ("a", "b", "c")
DAYS = ("2018-03-31", "2018-07-20", "2018-12-31")
WHEN_FIELDS = (*WHEN_OF_A_KIND, "ongoing", "never")

maybe = st.none() | st.sampled_from(("甲", "乙"))
names = st.lists(st.sampled_from((*UNITS, *GROUPS)), max_size=3, unique=True)
spellings = st.lists(st.sampled_from(("一", "二")), max_size=2, unique=True)
WHEN = st.one_of(
    st.fixed_dictionaries({"by": st.sampled_from(DAYS)}),
    st.fixed_dictionaries(
        {"times": st.integers(1, 3)},
        optional={
            "milestones": st.lists(
                st.fixed_dictionaries({"times": st.integers(1, 3), "by": st.sampled_from(DAYS)}), max_size=2
            )
        },
    ),
    st.fixed_dictionaries(
        {"every": st.sampled_from(("month", "quarter"))},
        optional={"times": st.integers(1, 2), "grace": st.sampled_from(("5 days", "10 working days"))},
    ),
    st.fixed_dictionaries(
        {"of": st.sampled_from(TRIGGERS), "within": st.sampled_from(("5 hours", "same day", "promptly"))}
    ),
    st.fixed_dictionaries({"of": st.sampled_from(TRIGGERS), "at_least": st.just("5 days")}, optional={"hedge": maybe}),
    st.just({"ongoing": True}),
    st.just({"never": True}),
)


HEADER = st.fixed_dictionaries(
    {
        "id": st.just("small"),
        "title": st.sampled_from(("要点", "工作要点")),
        "issued": st.sampled_from(DAYS),
        "period": st.just(["2018-01-01", "2018-12-31"]),
    },
    optional={"number": maybe, "soon": st.integers(1, 3), "review": st.sampled_from(("all", "none"))},
)
UNIT = st.fixed_dictionaries({"kind": st.sampled_from(KINDS)}, optional={"en": maybe, "also": spellings, "note": maybe})
GROUP = st.fixed_dictionaries(
    {},
    optional={
        "kinds": st.lists(st.sampled_from(KINDS), max_size=2, unique=True),
        "members": st.lists(st.sampled_from(UNITS), max_size=2, unique=True),
        "except": st.lists(st.sampled_from(UNITS), max_size=1),
        "open": st.booleans(),
        "basis": st.sampled_from(("stated", "default")),
        "note": maybe,
    },
)
TRIGGER = st.fixed_dictionaries({"name": st.sampled_from(("甲", "乙"))}, optional={"en": maybe, "note": maybe})
DUTY = st.fixed_dictionaries(
    {"name": st.sampled_from(("会议开放", "开放日"))},
    optional={
        "name_en": maybe,
        "also": spellings,
        "basis": st.sampled_from(("stated", "default")),
        "source": maybe,
        "assumed": st.lists(st.sampled_from(("who", "grace")), max_size=2, unique=True),
        "reference": st.just({"text": "甲", "article": "乙"}),
        "who": names,
        "jointly": st.booleans(),
        "evidence": st.sampled_from(("required", "none")),
        "review": st.none() | st.booleans(),
        "note": maybe,
    },
)
ITEM = st.fixed_dictionaries(
    {"title": st.sampled_from(("决策", "会议"))},
    optional={
        "title_en": maybe,
        "lead": names,
        "responsible": names,
        "roles_stated": st.booleans(),
        "note": maybe,
    },
)


def coded(codes: tuple[str, ...], *facts: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """One or more parts, each with a code of its own."""
    each = st.tuples(*facts).map(lambda parts: {name: value for part in parts for name, value in part.items()})
    some = st.dictionaries(st.sampled_from(codes), each, min_size=1, max_size=2)  # more only make it slow to draw
    return some.map(lambda found: [{"code": code, **part} for code, part in found.items()])


DUTIES = coded(LETTERS, DUTY, WHEN)
ITEMS = coded(("2.1.1", "2.1.2", "2.10.1"), ITEM, st.fixed_dictionaries({"obligations": DUTIES}))
FILE: dict[str, st.SearchStrategy[Any]] = {
    "plan": HEADER,
    "units": st.dictionaries(st.sampled_from(UNITS), UNIT, min_size=1),
    "groups": st.dictionaries(st.sampled_from(GROUPS), GROUP),
    "triggers": st.dictionaries(st.sampled_from(TRIGGERS), TRIGGER),
    "sections": ITEMS.map(lambda found: [{"code": "2", "title": "公众参与", "items": found}]),
}
FILES = st.fixed_dictionaries(FILE)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Plan, Plan]:
    """Two plans, mostly alike but for one part: small differences are what must not be missed."""
    before = draw(FILES)
    after = draw(FILES) if draw(st.integers(0, 3)) == 0 else edited(draw, deepcopy(before))
    return Plan.model_validate(before), Plan.model_validate(after)


def edited(draw: st.DrawFn, file: Any) -> Any:
    """The file with one part of it drawn again."""
    item = draw(st.sampled_from(file["sections"][0]["items"]))
    duty = draw(st.sampled_from(item["obligations"]))
    parts = [(file["plan"], HEADER), (item, ITEM), (duty, DUTY), (file, FILES)]
    for name, strategy in (("units", UNIT), ("groups", GROUP), ("triggers", TRIGGER)):
        parts += [(part, strategy) for part in file[name].values()]
    if draw(st.integers(0, 3)) == 0:
        when = draw(WHEN)
        for name in WHEN_FIELDS:
            duty.pop(name, None)
        duty.update(when)
        return file
    part, strategy = draw(st.sampled_from(parts))
    again = draw(strategy)
    for field in draw(st.permutations(sorted({*again, *part} - {*WHEN_FIELDS, "code", "obligations"})))[:1]:
        part.pop(field, None)
        part.update({field: again[field]} if field in again else {})
    return file
