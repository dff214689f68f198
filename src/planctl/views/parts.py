"""What a packet is made of: values as a reader sees them, bodies and frameworks by name, formatted by nobody yet."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from planctl.model.states import PROGRESS_STATES
from planctl.schedule import NOT_OWED, UPCOMING

if TYPE_CHECKING:
    from datetime import date

    from planctl.model.journal import Deviation, Value
    from planctl.model.plan import Withdrawal
    from planctl.views.aims import Aim, Remarks
    from planctl.views.due import Body, DueItem

CLOSED_TOGETHER = NOT_OWED | {"ended"}


@dataclass(frozen=True, slots=True)
class Reference:
    """Another thing of the plan, by address and title."""

    address: str
    title: str


@dataclass(frozen=True, slots=True)
class Tie:
    """An alignment, with the titles of the framework and of its item (None: the framework is not at hand, or as a whole is meant)."""

    framework: str
    framework_title: str | None
    item: str | None
    item_title: str | None
    relation: str | None
    remarks: Remarks


@dataclass(frozen=True, slots=True)
class Report:
    """An entry of the journal; `period` is that of the address it is about."""

    date: date
    by: Body
    period: str
    state: str | None
    value: Value | None
    light: str | None
    forecast: str | None
    note: str | None
    deviation: Deviation | None
    decision_wanted: str | None
    evidence: str | None
    to: str | None

    @property
    def about_progress(self) -> bool:
        """Whether it tells how an activity goes, not a single promise."""
        return self.state in PROGRESS_STATES


@dataclass(frozen=True, slots=True)
class Time:
    """One time that a promise falls due: the row that `due` has, what has been reported about it, and who still owes an answer."""

    item: DueItem
    reports: tuple[Report, ...]
    awaited: tuple[Body, ...]
    uncertain: str | None  # why its calendar point is

    @property
    def moved(self) -> bool:
        """Whether its deadline has been moved."""
        return self.item.deadline != self.item.original_deadline

    @property
    def told_alike(self) -> tuple[object, ...]:
        """What neighbouring times of which the same is to be told share: coming, or closed for the same reason; else it is told alone."""
        item = self.item
        if self.moved or self.uncertain or not (item.state == UPCOMING or item.closed_by in CLOSED_TOGETHER):
            return (item.address,)
        return (item.state, item.closed_by, self.reports)


@dataclass(frozen=True, slots=True)
class Follow:
    """A follow-up or a round with its times. `responsible` only where it is not the activity's."""

    address: str
    kind: str  # start | deliver | measure | review | round
    title: str
    every: str | None
    event: str | None
    said: str | None
    indicator: Reference | None
    measure: str | None  # the indicator's, as is its unit
    unit: str | None
    each_answers: bool
    responsible: tuple[Body, ...]
    withdrawn: Withdrawal | None
    times: tuple[Time, ...]
    remarks: Remarks

    @property
    def rows(self) -> tuple[tuple[Time, ...], ...]:
        """Its times, neighbours of which the same is to be told together."""
        return tuple(tuple(alike) for _, alike in groupby(self.times, lambda time: time.told_alike))


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its targets and the values reported about it."""

    address: str
    title: str
    term: str | None
    groups: tuple[str, ...]
    ties: tuple[Tie, ...]
    targets: tuple[Aim, ...]
    values: tuple[Report, ...]
    withdrawn: Withdrawal | None
    remarks: Remarks


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator with its targets and its series, oldest period first: each body's latest value for each period."""

    address: str
    title: str
    level: str | None
    measure: str | None
    unit: str | None
    term: str | None
    groups: tuple[str, ...]
    goals: tuple[Reference, ...]
    data_from: str | None
    marked: bool
    targets: tuple[Aim, ...]
    values: tuple[Report, ...]
    withdrawn: Withdrawal | None
    remarks: Remarks


@dataclass(frozen=True, slots=True)
class Step:
    """A part of an activity."""

    title: str
    responsible: tuple[Body, ...]
    lead: Body | None
    partners: tuple[Body, ...]
    groups: tuple[str, ...]
    steps: tuple[Step, ...]
    remarks: Remarks


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity: who, what, and how it stands. `state` and `light` are those of the latest progress entry, None where nobody has told."""

    address: str
    title: str
    responsible: tuple[Body, ...]
    lead: Body | None
    partners: tuple[Body, ...]
    groups: tuple[str, ...]
    goals: tuple[Reference, ...]
    ties: tuple[Tie, ...]
    steps: tuple[Step, ...]
    state: str | None
    light: str | None
    progress: tuple[Report, ...]  # each body's latest, latest first
    follow_ups: tuple[Follow, ...]
    no_follow_ups: str | None
    same_as: Reference | None
    withdrawn: Withdrawal | None  # its own, or that of an area around it
    remarks: Remarks


@dataclass(frozen=True, slots=True)
class Tally:
    """Times whose deadline has come: `fallen` = answered + waived + late + waiting. Times that are not owed are not among them.

    `waived`: skipped or ended. `waiting`: on the deadline day or within grace. `moved`, apart: the original deadline has come, the
    current one has not.
    """

    activities: int
    fallen: int
    answered: int
    waived: int
    late: int
    waiting: int
    moved: int
    oldest: date | None  # the earliest deadline among the late


@dataclass(frozen=True, slots=True)
class Area:
    """A heading with what stands under it."""

    address: str
    id: str
    title: str
    groups: tuple[str, ...]
    ties: tuple[Tie, ...]
    goals: tuple[Goal, ...]
    indicators: tuple[Indicator, ...]
    absences: tuple[Absence, ...]
    activities: tuple[Activity, ...]
    areas: tuple[Area, ...]
    tally: Tally  # areas below included
    withdrawn: Withdrawal | None
    remarks: Remarks


@dataclass(frozen=True, slots=True)
class Absence:
    """What the plan declares not to have: `what` is follow-ups, indicators, indicators-short or indicators-long."""

    what: str
    of: Reference
    why: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something uncertain: what sort of thing it is, which one, and why. `address` is the nearest thing that has one."""

    thing: str
    title: str
    address: str
    why: str


@dataclass(frozen=True, slots=True)
class Wish:
    """A decision that a body asks for."""

    about: Reference
    report: Report


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about the plan."""

    action: str
    date: str
    by: Body | None
    period: str | None
    ref: str | None
    remarks: Remarks


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that the plan names, with how its promises stand."""

    id: str
    name: str
    kind: str
    part_of: Body | None
    members: tuple[Body, ...]
    until: str | None
    replaced_by: Body | None
    tally: Tally
    remarks: Remarks


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in SEK. Of a stated sum `title` and `recipients`; of a part what it is for and at most one recipient."""

    title: str | None
    tie: Tie | None
    recipients: tuple[Body, ...]  # region, municipalities and county go by those words
    amount: int
    precision: int
    proposed: bool
    remarks: Remarks


@dataclass(frozen=True, slots=True)
class Funding:
    """The money tied to the plan: sums that the source states, and the disjoint parts with their sum."""

    stated: tuple[Money, ...]
    parts: tuple[Money, ...]
    total: int
    proposed: int  # of the total
    remarks: Remarks


@dataclass(frozen=True, slots=True)
class Owed:
    """Unanswered times of one activity, or of one of the plan's own promises. `awaited` is empty where it differs between them."""

    about: Reference
    awaited: tuple[Body, ...]
    times: tuple[Time, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The first page. Every count has its denominator: `tally.fallen` for times, `tally.activities` for activities."""

    tally: Tally
    by_state: tuple[tuple[str | None, int], ...]  # None: nothing reported
    by_light: tuple[tuple[str | None, int], ...]  # None: not judged
    named_again: int
    withdrawn: int
    late: tuple[Owed, ...]  # the oldest first
    coming: tuple[Owed, ...]  # deadline within `within` days
    coming_times: int
    within: int
    until: date
    plans_own: Tally
    wishes: tuple[Wish, ...]
    absences: tuple[Absence, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document that the plan was read from."""

    title: str
    file: str | None
    url: str | None
    remarks: Remarks


@dataclass(frozen=True, slots=True)
class Packet:
    """A plan as it stands on a day, whole."""

    version: str
    id: str
    title: str
    language: str
    as_of: date
    owner: Body
    coordinator: Body | None
    responsible: tuple[Body, ...]  # where an activity names nobody
    period: str
    standing: str
    decisions: tuple[Decision, ...]
    entries: int  # of the journal, as of the day
    latest_entry: date | None
    summary: Summary
    groups: tuple[str, ...]
    ties: tuple[Tie, ...]
    areas: tuple[Area, ...]
    rounds: tuple[Follow, ...]
    follow_ups: tuple[Follow, ...]
    absences: tuple[Absence, ...]
    organisations: tuple[Organisation, ...]
    funding: Funding | None
    sources: tuple[Source, ...]
    remarks: Remarks
