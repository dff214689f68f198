"""What a packet is made of: values as a reader sees them, bodies and frameworks by name, formatted by nobody yet."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from planctl.model.states import PROGRESS_STATES
from planctl.schedule import NOT_OWED, UPCOMING

if TYPE_CHECKING:
    from datetime import date

    from planctl.model.journal import Deviation, Value
    from planctl.model.plan import Withdrawal
    from planctl.views.aims import Aim, Remarks
    from planctl.views.due import Answers, Body, Coverage
    from planctl.views.rollups import Tally
    from planctl.views.summary import Summary

CLOSED_TOGETHER = NOT_OWED | {"ended"}


class Reference(NamedTuple):
    """Another thing of the plan, by address and title."""

    address: str
    title: str


class Tie(NamedTuple):
    """An alignment, with the titles of the framework and of its item (None: the framework is not at hand, or as a whole is meant)."""

    framework: str
    framework_title: str | None
    item: str | None
    item_title: str | None
    relation: str | None
    remarks: Remarks


class Report(NamedTuple):
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


class Time(NamedTuple):
    """One time that a promise falls due, what has been reported about it, and who still owes an answer. An undated one has no period."""

    address: str
    title: str  # the follow-up's or the round's
    period: str | None
    begins: date | None
    deadline: date | None
    original_deadline: date | None
    state: str  # overdue | current | upcoming | undated | closed
    closed_by: str | None  # reported | skipped | ended | cancelled | withdrawn | start
    days_late: int
    status: str | None  # how it counts: answered | waived | late | waiting | moved; None: its deadline has not come, or it is not owed
    debt: bool  # owed from before the year in question
    answers: Answers
    coverage: Coverage | None  # of a round
    reports: tuple[Report, ...]
    awaited: tuple[Body, ...]
    doubtful: bool  # the follow-up itself is marked as uncertain
    uncertain: str | None  # why its calendar point is

    @property
    def moved(self) -> bool:
        """Whether its deadline has been moved."""
        return self.deadline != self.original_deadline

    @property
    def tells(self) -> bool:
        """Whether its period says more than its deadline does."""
        said = str(self.deadline)
        return self.period != said and self.period != said[:4]

    @property
    def is_plain(self) -> bool:
        """Whether its deadline and its state are all that there is to tell of it."""
        moved = self.deadline is None or self.deadline != self.original_deadline
        told = moved or self.uncertain or self.reports or self.coverage is not None or self.answers.of == "each"
        return not (told or self.tells)

    @property
    def told_alike(self) -> tuple[object, ...]:
        """What neighbouring times of which the same is to be told share: coming, or closed for the same reason; else it is told alone."""
        if (self.state == UPCOMING or self.closed_by in CLOSED_TOGETHER) and not (self.moved or self.uncertain):
            return (self.state, self.closed_by, self.reports)
        return (self.address,)


class Follow(NamedTuple):
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
    def is_plain(self) -> bool:
        """Whether its title and its kind are all that there is to tell of it but its times."""
        asked = self.said or self.indicator or self.responsible or self.each_answers
        return not (asked or self.withdrawn or self.remarks.said)

    @property
    def rows(self) -> tuple[tuple[Time, ...], ...]:
        """Its times, neighbours of which the same is to be told together; of one without times, a row of none."""
        if len(self.times) <= 1:
            return (self.times,)
        return tuple(tuple(alike) for _, alike in groupby(self.times, _told_alike))


_told_alike = attrgetter("told_alike")


class Goal(NamedTuple):
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


class Indicator(NamedTuple):
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


class Step(NamedTuple):
    """A part of an activity."""

    title: str
    responsible: tuple[Body, ...]
    lead: Body | None
    partners: tuple[Body, ...]
    groups: tuple[str, ...]
    steps: tuple[Step, ...]
    remarks: Remarks


class Activity(NamedTuple):
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

    @property
    def number_of_times(self) -> int:
        """How many times it is followed up."""
        return sum(len(follow.times) for follow in self.follow_ups)


class Area(NamedTuple):
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
    tally: Tally  # areas below included, as in the two that follow
    by_state: tuple[tuple[str | None, int], ...]
    by_light: tuple[tuple[str | None, int], ...]
    withdrawn: Withdrawal | None
    remarks: Remarks


class Absence(NamedTuple):
    """What the plan declares not to have: `what` is follow-ups, indicators, indicators-short or indicators-long."""

    what: str
    of: Reference
    why: str


class Doubt(NamedTuple):
    """Something uncertain: what sort of thing it is, which one, and why. `address` is the nearest thing that has one."""

    thing: str
    title: str
    address: str
    why: str


class Wish(NamedTuple):
    """A decision that a body asks for."""

    about: Reference
    report: Report


class Decision(NamedTuple):
    """What was decided about the plan."""

    action: str
    date: str
    by: Body | None
    period: str | None
    ref: str | None
    remarks: Remarks


class Organisation(NamedTuple):
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


class Money(NamedTuple):
    """An amount in SEK. Of a stated sum `title` and `recipients`; of a part what it is for and at most one recipient."""

    title: str | None
    tie: Tie | None
    recipients: tuple[Body, ...]  # region, municipalities and county go by those words
    amount: int
    precision: int
    proposed: bool
    remarks: Remarks


class Funding(NamedTuple):
    """The money tied to the plan: sums that the source states, and the disjoint parts with their sum."""

    stated: tuple[Money, ...]
    parts: tuple[Money, ...]
    total: int
    proposed: int  # of the total
    remarks: Remarks


class Source(NamedTuple):
    """A document that the plan was read from."""

    title: str
    file: str | None
    url: str | None
    remarks: Remarks


class Revision(NamedTuple):
    """The commit that last changed the plan or its journal; `changed`: the files differ from it. None of a plan that git doesn't hold."""

    commit: str
    date: str
    changed: bool


class Plan(NamedTuple):
    """A plan as it stands on a day, or the part of it that is asked for."""

    id: str
    title: str
    language: str
    revision: Revision | None
    owner: Body
    coordinator: Body | None
    responsible: tuple[Body, ...]  # where an activity names nobody
    period: str
    begins: date  # of all that falls due in it
    ends: date
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


class Heading(NamedTuple):
    """An area or a group by which a packet is limited."""

    id: str
    title: str


class Packet(NamedTuple):
    """What a steering group decides from: one plan or several on a day, and what was asked for."""

    version: str
    as_of: date
    year: int | None  # whose deadlines are counted; None: all
    responsible: Body | None  # whose packet it is; None: everybody's
    area: Heading | None  # the only area, the only group; None: all
    group: Heading | None
    summary: Summary  # of all the plans
    plans: tuple[Plan, ...]
