"""Addresses: one name for one thing in every output, from the terminal to a calendar's UID.

`<plan>` · `<plan>/<subject>` · `<plan>/<subject>/<follow-up>`, each with `@<period>` where one time of many is meant. The subject is an
area, goal, indicator or activity, or one of the reserved words `plan` (the plan's own follow-ups) and `reporting` (its rounds).
In a journal the plan is left out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

PLAN, REPORTING = "plan", "reporting"
RESERVED = frozenset({PLAN, REPORTING})
LONGEST_ID = 80
IDS: set[str] = set()  # known to be ids: a plan names the same few bodies again and again
MOST_IDS = 5_000
MOST_PARTS = 3  # plan, subject, follow-up

# Names that Windows keeps for devices: a plan's id is a file's name.
_DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))))
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\Z")
_LIKE_A_PERIOD = re.compile(r"[0-9]{4}(?:-|\.\.|\Z)")
_PERIOD = re.compile(r"[0-9A-Za-z.-]{4,170}\Z")


def fault_of_id(text: str) -> str | None:
    """Return what keeps a text from being an id: "slug", "long", "path", "period" or "device"; None when it is one."""
    if text in IDS:
        return None
    fault = "long" if len(text) > LONGEST_ID else _fault_within(text)
    if fault is None and len(IDS) < MOST_IDS:
        IDS.add(text)
    return fault


def _fault_within(text: str) -> str | None:
    if not _SLUG.match(text):
        return "slug"
    if ".." in text:
        return "path"
    if _LIKE_A_PERIOD.match(text):
        return "period"
    return "device" if text.partition(".")[0] in _DEVICES else None


class NotAnAddressError(ValueError):
    """Text that is no address."""


class Address(NamedTuple):
    """The parts of an address; those to the right of a missing one are missing too, but for the period."""

    plan: str
    subject: str | None = None
    follow_up: str | None = None
    period: str | None = None

    def __str__(self) -> str:
        name = "/".join(part for part in (self.plan, self.subject, self.follow_up) if part is not None)
        return name if self.period is None else f"{name}@{self.period}"

    @property
    def about(self) -> str:
        """The address as a journal spells it: without the plan."""
        name = "/".join(part for part in (self.subject, self.follow_up) if part is not None)
        return name if self.period is None else f"{name}@{self.period}"

    @classmethod
    def parse(cls, text: str) -> Address:
        """Read a full address. Raises `NotAnAddressError`."""
        name, at, period = text.partition("@")
        parts = name.split("/")
        if not 1 <= len(parts) <= MOST_PARTS or any(fault_of_id(part) for part in parts):
            raise NotAnAddressError(text)
        if at and (not _PERIOD.match(period) or len(parts) == 1):
            raise NotAnAddressError(text)
        return cls(*parts, **({"period": period} if at else {}))

    @classmethod
    def parse_about(cls, text: str, plan: str) -> Address:
        """Read an address as a journal of `plan` spells it. Raises `NotAnAddressError`."""
        return cls.parse(f"{plan}/{text}")
