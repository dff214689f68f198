"""Money: what a source states, and the disjoint parts that must add up to it."""

# No `from __future__ import annotations` here: pydantic would evaluate every annotation anew, which costs start-up.

import re
from typing import Annotated, Any, Literal

from planctl.model.base import LARGEST_AMOUNT, Id, Many, Noted, ReadBy, Text, Title
from planctl.model.lean import Field, PydanticCustomError

RECIPIENTS = ("region", "municipalities", "county")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u202f]?[0-9]{3})*\Z")


def _validate_amount(value: Any) -> int:
    if isinstance(value, str) and _GROUPED.match(value):
        value = int(re.sub("[^0-9]", "", value))
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST_AMOUNT:
        raise PydanticCustomError("amount", "not an amount", {"variant": "", "text": str(value)[:40]})
    return value


# Whole SEK: digits, or quoted digits with spaces between groups of three.
Amount = Annotated[
    int,
    ReadBy(
        _validate_amount,
        {
            "description": "Whole SEK.",
            "anyOf": [
                {"type": "integer", "minimum": 0, "maximum": LARGEST_AMOUNT},
                {"type": "string", "pattern": "^[0-9]{1,3}([ \u00a0\u202f]?[0-9]{3})*$"},
            ],
        },
    ),
]


class StatedAmount(Noted):
    """A sum that the source states; the parts it covers must add up to it within `precision`."""

    title: Title | None = Field(None, description="What the sum is, in words.")
    amount: Amount = Field(description="The sum as stated, in SEK.")
    precision: Annotated[int, Field(ge=1, le=LARGEST_AMOUNT)] = Field(
        1, description="How exact it is stated, in SEK: `1000000` for whole millions."
    )
    recipients: Many[Id] = Field((), description="Whose parts it covers; all where left out.")
    item: Text | None = Field(None, description="The item whose parts (and sub-items' parts) it covers; all where left out.")
    proposed: bool = Field(default=False, description="The money is proposed, not decided.")


class FundingPart(Noted):
    """One amount for one purpose and one recipient; parts are disjoint."""

    item: Text = Field(description="What it is for: in a plan `<framework>:<item>`, in a framework the item's id.")
    recipient: Id | None = Field(
        None,
        description="`region`, `municipalities`, `county` or an organisation; left out with `uncertain` where the source does not tell.",
    )
    amount: Amount = Field(description="Whole SEK.")
    proposed: bool = Field(default=False, description="The money is proposed, not decided.")


class Funding(Noted):
    """The money of a plan or a framework."""

    stated: Many[StatedAmount] = Field((), description="Sums that the source states.")
    parts: Many[FundingPart] = Field((), description="The amounts that make them up.")


Relation = Literal["basis", "inspiration", "follows"]


class Alignment(Noted):
    """A tie to a framework or one of its items."""

    to: Text = Field(description="`<framework>` or `<framework>:<item>`.")
    relation: Relation | None = Field(None, description="How: it is the plan's basis, an inspiration, or what the plan follows.")

    @property
    def framework(self) -> str:
        """The framework's id."""
        return self.to.partition(":")[0]

    @property
    def item(self) -> str | None:
        """The item's id, if one is named."""
        return self.to.partition(":")[2] or None
