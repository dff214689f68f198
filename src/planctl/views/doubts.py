"""What is marked as uncertain in a plan, wherever it stands, in the order of the document."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from planctl.model.base import Noted
from planctl.model.funding import Alignment, FundingPart
from planctl.model.plan import Activity, Area, Decision, FollowUp, Goal, Indicator, Round, Withdrawal
from planctl.views.parts import Doubt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date


class Doubts:
    """Looks for doubts in the plan `plan` on a day. `named` gives the title of what an alignment or an amount is tied to."""

    def __init__(self, plan: str, day: date, named: Callable[[str], str]) -> None:
        self.plan = plan
        self.day = day
        self.named = named

    def within(self, part: Noted, around: str, inherited: str) -> Iterator[Doubt]:
        """Yield everything uncertain in a part of the plan, but for what has not been decided yet.

        `around` is the address of what it stands in, `inherited` its title where it has none of its own.
        """
        inside = [held for name in _holding(type(part)) if (value := getattr(part, name)) for held in _held_in(value)]
        if not (inside or part.uncertain) or (isinstance(part, Decision | Withdrawal) and part.date.first > self.day):
            return
        address, title = self._address_of(part, around), self._title_of(part, inherited)
        if part.uncertain:
            yield Doubt(type(part).__name__.lower(), title, address, part.uncertain)
        for key, item in inside:
            yield from self.within(item, address, key or title)

    def _address_of(self, part: Noted, around: str) -> str:
        if isinstance(part, Area | Goal | Indicator | Activity):
            return f"{self.plan}/{part.id}"
        if isinstance(part, FollowUp):
            return f"{around if around != self.plan else f'{self.plan}/plan'}/{part.name}"
        return f"{self.plan}/reporting/{part.id}" if isinstance(part, Round) else around

    def _title_of(self, part: Noted, inherited: str) -> str:
        if isinstance(part, Alignment | FundingPart):
            return self.named(part.to if isinstance(part, Alignment) else part.item)
        if isinstance(part, Decision):
            return part.date.text
        return getattr(part, "title", None) or getattr(part, "name", None) or inherited


@cache
def _holding(kind: type[Noted]) -> tuple[str, ...]:
    """Return the fields of a model that may hold other parts of a plan: the rest need not be looked at."""
    return tuple(name for name, field in kind.model_fields.items() if _mentions_a_part(field.annotation))


def _mentions_a_part(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Noted):
        return True
    return any(_mentions_a_part(inner) for inner in get_args(annotation))


def _held_in(value: Any) -> Iterable[tuple[str, Noted]]:
    """Return the parts that a field holds, each with its key where it has one."""
    if isinstance(value, Noted):
        return (("", value),)
    return value.items() if isinstance(value, dict) else [("", item) for item in value]
