"""Accepted changes: what somebody with the right to decide has let a plan lose. They are kept beside the plans, in `accepted.yaml`."""

# No `from __future__ import annotations` here: pydantic would evaluate every annotation anew, which costs start-up.

from typing import Annotated, Any, Literal

from planctl.model.address import Address, NotAnAddressError
from planctl.model.base import Day, Many, Noted, Part, ReadBy, Text, Title
from planctl.model.lean import Field, PydanticCustomError

SCHEMA = "planctl/accepted/v1"


def _validate_address(value: Any) -> str:
    try:
        return str(Address.parse(value if isinstance(value, str) else ""))
    except NotAnAddressError:
        raise PydanticCustomError("address", "not an address", {"variant": "", "text": str(value)[:80]}) from None


def _validate_side(value: Any) -> Any:
    return value


# Where a change is, with the plan: `plan/activity/follow-up`.
FullAddress = Annotated[str, ReadBy(_validate_address, {"type": "string", "pattern": "^[a-z0-9][a-z0-9.-]*(/[a-z0-9.-]+){0,2}(@.+)?$"})]
# A value as `planctl diff` gives it; a date or a number may be bare.
Side = Annotated[Any, ReadBy(_validate_side, {"type": ["string", "number", "boolean", "array", "object"]})]


class Acceptance(Noted):
    """One change that may be made though it weakens a plan: just this kind, there, from this to that."""

    kind: Title = Field(description="The kind of change, by name as `planctl diff` gives it: `deadline-later`.")
    address: FullAddress = Field(description="Where, with the plan: `plan/activity/follow-up`.")
    before: Side | None = Field(None, description="What stood there; left out where nothing did.")
    after: Side | None = Field(None, description="What is to stand there; left out where nothing is.")
    reason: Text = Field(description="Why it is accepted.")
    decision: Title = Field(description="Reference of the decision.")
    by: Title = Field(description="The body that decided, never a person.")
    until: Day = Field(description="The last day on which it may be used.")


class Accepted(Part):
    """The changes that have been accepted."""

    schema_: Literal["planctl/accepted/v1"] = Field(alias="schema", description="What this file is, and in which version.")
    accepted: Many[Acceptance] = Field((), description="One accepted change after another.")
