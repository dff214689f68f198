"""The first page: what a steering group asks of one plan, or of several at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from planctl.views import rollups

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from planctl.changes import Change
    from planctl.finding import Finding
    from planctl.views.aims import Aim
    from planctl.views.due import Body
    from planctl.views.parts import Absence, Doubt, Reference, Report, Revision, Time
    from planctl.views.rollups import Counts, Tally

Thing = TypeVar("Thing")


class Owed(NamedTuple):
    """Unanswered times of one activity, or of one of the plan's own promises. `awaited` is empty where it differs between them."""

    about: Reference
    awaited: tuple[Body, ...]
    times: tuple[Time, ...]

    @property
    def plans_own(self) -> bool:
        """Whether it is the plan that promised: its times are then told apart by their periods."""
        return self.times[0].address.startswith(f"{self.about.address}@")


class Wish(NamedTuple):
    """A decision that a body asks for."""

    about: Reference
    report: Report


class Judged(NamedTuple):
    """A target with its verdict, what it is of, and the unit of its figures."""

    of: Reference
    measure: str | None
    unit: str | None
    aim: Aim


class Money(NamedTuple):
    """What is tied to a plan: the sum of its amounts, and how much of it is only proposed. `total` is None where the plan names none."""

    plan: Reference
    total: int | None
    proposed: int


class Since(NamedTuple):
    """What changed since an earlier revision. `changes` is None where the plan did not exist in it, or could not be read there."""

    plan: Reference
    name: str  # the revision as it was asked for
    revision: Revision
    changes: tuple[Change, ...] | None


class Identity(NamedTuple):
    """Which plan it is."""

    plan: Reference
    owner: Body
    period: str
    standing: str
    revision: Revision | None
    tally: Tally


class Summary(NamedTuple):
    """What the first page answers. Every count has its denominator: `tally.fallen` for times, `tally.activities` for activities."""

    plans: tuple[Identity, ...]
    tally: Tally
    by_state: Counts  # None: nothing reported
    by_light: Counts  # None: not judged
    named_again: int
    withdrawn: int
    year: int  # before which what is owed is a debt from before
    only_year: bool  # no other year's deadlines are counted: the debts from before come on top
    late: tuple[Owed, ...]  # the oldest first
    debts: tuple[Owed, ...]  # owed from before the year; without `only_year` they are counted among the late
    coming: tuple[Owed, ...]  # deadline up to `until`
    until: date
    days: int  # from the day to `until`
    meeting: bool  # `until` is the day of the next meeting
    plans_own: Tally
    wishes: tuple[Wish, ...]
    targets: tuple[Judged, ...]
    money: tuple[Money, ...]
    absences: tuple[Absence, ...]
    doubts: tuple[Doubt, ...]
    findings: tuple[Finding, ...]
    since: tuple[Since, ...]  # none: nothing to compare with was asked for

    @property
    def coming_times(self) -> int:
        """How many times are coming."""
        return sum(len(owed.times) for owed in self.coming)

    @property
    def late_times(self) -> int:
        """How many times are late, the debts from before apart."""
        return sum(len(owed.times) for owed in self.late)

    @property
    def debt_times(self) -> int:
        """How many times are owed from before."""
        return sum(len(owed.times) for owed in self.debts)

    @property
    def judged(self) -> int:
        """How many activities have a light."""
        return sum(number for light, number in self.by_light if light)


def together(summaries: Sequence[Summary]) -> Summary:
    """Return the summary of several plans; there is at least one, and the same was asked about all."""
    first = summaries[0]
    return Summary(
        plans=_all(each.plans for each in summaries),
        tally=rollups.together(each.tally for each in summaries),
        by_state=rollups.added(each.by_state for each in summaries),
        by_light=rollups.added(each.by_light for each in summaries),
        named_again=sum(each.named_again for each in summaries),
        withdrawn=sum(each.withdrawn for each in summaries),
        year=first.year,
        only_year=first.only_year,
        late=_oldest_first(each.late for each in summaries),
        debts=_oldest_first(each.debts for each in summaries),
        coming=_oldest_first(each.coming for each in summaries),
        until=first.until,
        days=first.days,
        meeting=first.meeting,
        plans_own=rollups.together(each.plans_own for each in summaries),
        wishes=_all(each.wishes for each in summaries),
        targets=_all(each.targets for each in summaries),
        money=_all(each.money for each in summaries),
        absences=_all(each.absences for each in summaries),
        doubts=_all(each.doubts for each in summaries),
        findings=_all(each.findings for each in summaries),
        since=_all(each.since for each in summaries),
    )


def _all(groups: Iterable[tuple[Thing, ...]]) -> tuple[Thing, ...]:
    return tuple(thing for group in groups for thing in group)


def _oldest_first(groups: Iterable[tuple[Owed, ...]]) -> tuple[Owed, ...]:
    return tuple(sorted(_all(groups), key=lambda owed: str(owed.times[0].deadline)))
