"""The journal: what has been reported. It only grows."""

# No `from __future__ import annotations` here: pydantic would evaluate every annotation anew, which costs start-up.

from typing import Annotated, Any, Literal

from planctl.model.base import LONGEST_TEXT, Day, Id, Many, Part, ReadBy, Text
from planctl.model.lean import Field, PydanticCustomError
from planctl.model.period import Period

SCHEMA = "planctl/journal/v1"

MOST_PARTS = 100

STATES_SAID = (
    "Of an occurrence: reported, skipped, deferred, ended; of an activity: planned, ongoing, done, paused, cancelled; of either: retracted."
)
State = Literal["reported", "skipped", "deferred", "ended", "planned", "ongoing", "done", "paused", "cancelled", "retracted"]
Light = Literal["green", "yellow", "red"]
Value = bool | int | float | str | dict[str, int | float]


def _validate_value(value: Any) -> Value:
    if isinstance(value, bool | int | float) or (isinstance(value, str) and 0 < len(value) <= LONGEST_TEXT):
        return value
    if isinstance(value, dict) and 0 < len(value) <= MOST_PARTS and all(_is_number(part) for part in value.values()):
        return value
    raise PydanticCustomError("value", "not a value", {"variant": "", "text": ""})


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


# A reported value: a number, yes or no, text, or numbers by part.
ReportedValue = Annotated[
    Value,
    ReadBy(
        _validate_value,
        {
            "anyOf": [
                {"type": "number"},
                {"type": "boolean"},
                {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT},
                {"type": "object", "additionalProperties": {"type": "number"}, "minProperties": 1, "maxProperties": MOST_PARTS},
            ]
        },
    ),
]


class Deviation(Part):
    """What departs from the plan."""

    cause: Text | None = Field(None, description="Why.")
    consequence: Text | None = Field(None, description="What it leads to.")
    action: Text | None = Field(None, description="What is done about it.")


class Entry(Part):
    """One dated report by one body about one thing."""

    date: Day = Field(description="The day of the report.")
    about: Text = Field(description="What it is about: an address without the plan.")
    by: Id = Field(description="The organisation that reports, never a person.")
    state: State | None = Field(
        None,
        description=STATES_SAID,
    )
    value: ReportedValue | None = Field(None, description="A number, true or false, text, or numbers by part.")
    light: Light | None = Field(None, description="The judgement.")
    forecast: Light | None = Field(None, description="The judgement expected next time.")
    note: Text | None = Field(None, description="In words.")
    deviation: Deviation | None = Field(None, description="What departs from the plan, why, and what is done.")
    decision_wanted: Text | None = Field(None, description="What the steering group is asked to decide.")
    evidence: Text | None = Field(None, description="A link to what shows it.")
    to: Period | None = Field(None, description="Of `deferred`: the new period; the deadline is its last day.")


class Journal(Part):
    """What has been reported about one plan."""

    schema_: Literal["planctl/journal/v1"] = Field(alias="schema", description="What this file is, and in which version.")
    plan: Id = Field(description="The plan's id.")
    entries: Many[Entry] = Field((), description="One report after another; lines are added, never changed.")
