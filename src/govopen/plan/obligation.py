"""One checkable requirement of an item, and which of the seven kinds it is (DESIGN 2)."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from govopen.plan.texts import (
    AtLeast,
    Count,
    Day,
    Every,
    Flag,
    Grace,
    Letter,
    Name,
    Title,
    UnitName,
    Within,
    Word,
    Words,
)

Kind = Literal["deadline", "quota", "recurring", "response", "minimum", "ongoing", "never"]
Basis = Literal["stated", "default"]

_COMPANIONS = (
    ("milestones", "times"),
    ("grace", "every"),
    ("within", "of"),
    ("at_least", "of"),
    ("hedge", "at_least"),
)
_MARKERS = ("by", "every", "of", "ongoing", "never")
_ONE_OF = [
    {"required": ["by"]},
    {"required": ["times"], "not": {"required": ["every"]}},
    {"required": ["every"]},
    {"required": ["of", "within"]},
    {"required": ["of", "at_least"]},
    {"required": ["ongoing"]},
    {"required": ["never"]},
]


class Strict(BaseModel):
    """A part of a plan: fixed once read, unknown keys refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Milestone(Strict):
    times: Count = Field(description="How many must be done by then, counted from the start")
    by: Day = Field(description="The last day, inclusive")


class Reference(Strict):
    """An outer limit in law, printed beside the obligation; it sets nothing."""

    text: Words = Field(description="What the law says, in a few words")
    article: Title = Field(description="The law and its article")
    in_force: Day | None = Field(None, description="Since when")


def _json_schema(schema: dict[str, Any]) -> None:
    schema["oneOf"] = _ONE_OF


class Obligation(Strict):
    """One checkable requirement; exactly one of by, times, every, of, ongoing, never says when it is due."""

    model_config = ConfigDict(json_schema_extra=_json_schema)

    code: Letter = Field(description="A letter; the full code is the item's with it: 2.1.2a")
    name: Name = Field(description="A short name by which people find it")
    name_en: Name | None = Field(None, description="The name in English")
    also: tuple[Name, ...] = Field((), max_length=20, description="Other spellings of the name")
    by: Day | None = Field(None, description="deadline: the last day, inclusive")
    times: Count | None = Field(None, description="quota: how many in the plan's period; with every: in each period")
    milestones: tuple[Milestone, ...] = Field((), max_length=50, description="quota: how many by an earlier day")
    every: Every | None = Field(None, description="recurring: month, quarter, half-year or an RRULE (FREQ=...)")
    grace: Grace | None = Field(None, description="recurring: how long after the period's end, '10 working days'")
    of: Word | None = Field(None, description="response, minimum: the trigger that starts the clock")
    within: Within | None = Field(
        None, description="response: '5 hours', '1 working day', '20 days', 'same day', 'promptly'"
    )
    at_least: AtLeast | None = Field(None, description="minimum: how long it must last, '5 working days'")
    hedge: Name | None = Field(None, description="minimum: the word that leaves room for exceptions")
    ongoing: Literal[True] | None = Field(None, description="ongoing: at least one result by the period's end")
    never: Literal[True] | None = Field(None, description="never: what may not happen")
    basis: Basis = Field(
        "default", description="stated: the document gives date, number or clock; default: we read it so"
    )
    source: Words | None = Field(None, description="The few words of the document that state it")
    assumed: tuple[Word, ...] = Field((), max_length=20, description="Fields that we supplied in a stated obligation")
    reference: Reference | None = Field(None, description="An outer limit in law; it sets nothing")
    who: tuple[UnitName, ...] = Field(
        (), max_length=5000, description="Units and groups, where not the responsible ones"
    )
    jointly: Flag = Field(False, description="true: one pool answers, not each unit for itself")
    evidence: Literal["required", "expected", "none"] = Field("expected", description="Whether an entry needs evidence")
    review: Flag | None = Field(None, description="Whether the office reviews reports; else as the plan says")
    note: Words | None = Field(None, description="Why it is read so")

    @model_validator(mode="after")
    def _exactly_one_kind(self) -> "Obligation":
        given = [marker for marker in _MARKERS if getattr(self, marker) is not None]
        if self.times is not None and self.every is None:
            given.append("times")
        if not given:
            raise PydanticCustomError("no_kind", "no kind")
        if len(given) > 1:
            raise PydanticCustomError("two_kinds", "two kinds", {"at": given[1], "first": given[0]})
        return self

    @model_validator(mode="after")
    def _companions(self) -> "Obligation":
        if self.of is not None and (self.within is None) == (self.at_least is None):
            at = "of" if self.within is None else "at_least"
            raise PydanticCustomError("one_clock", "within or at_least", {"at": at})
        for field, needs in _COMPANIONS:
            if getattr(self, field) and getattr(self, needs) is None:
                raise PydanticCustomError("companion", "companion", {"at": field, "needs": needs})
        if self.milestones and self.every is not None:
            raise PydanticCustomError("companion", "companion", {"at": "milestones", "needs": "times"})
        return self

    @property
    def kind(self) -> Kind:
        """Which of the seven kinds."""
        if self.of is not None:
            return "response" if self.within is not None else "minimum"
        for field, kind in _KINDS:
            if getattr(self, field) is not None:
                return kind
        return "quota"


_KINDS: tuple[tuple[str, Kind], ...] = (
    ("by", "deadline"),
    ("every", "recurring"),
    ("ongoing", "ongoing"),
    ("never", "never"),
)

Obligations = Annotated[tuple[Obligation, ...], Field(min_length=1, max_length=100)]
