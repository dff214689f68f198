"""Targets as a reader sees them, with whether they are met. Named tuples: every `due` makes these classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from planctl.model.journal import Value
    from planctl.views.due import Body


class Remarks(NamedTuple):
    """What may stand on anything: a note in inline Markdown, a doubt, and the place in the source."""

    note: str | None = None
    uncertain: str | None = None
    source: str | None = None

    @property
    def said(self) -> bool:
        """Whether there is anything to tell but the place in the source."""
        return bool(self.note or self.uncertain)


class Start(NamedTuple):
    """What a change is measured against. Without a value it is that of the series for the period."""

    value: float | None
    period: str | None


class Verdict(NamedTuple):
    """Whether a target is met, missed or unknown, and the reason: `compared` to the limit, or why nothing can be said.

    The value with its period is the one that was looked at. The baseline is given where the limit was reckoned from it.
    """

    state: str  # met | missed | unknown
    reason: str
    value: Value | None
    period: str | None
    limit: float | bool | None
    baseline: float | None


class Aim(NamedTuple):
    """A target of a goal or an indicator: exactly one of `at_least`, `at_most`, `equals` and `change`."""

    title: str | None
    at_least: float | None
    at_most: float | None
    equals: float | bool | None
    change: str | None
    per: str | None
    baseline: Start | None
    due: str | None
    responsible: tuple[Body, ...]
    remarks: Remarks
    verdict: Verdict
