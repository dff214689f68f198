"""Why an occurrence is in its state on a day: the rule, the dates, the entries, the decisions, and what to do next.

The rule is the one that the schedule judged by; nothing is judged anew here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from planctl.ledger import STANDS, fates, waives
from planctl.model.index import responsible_for
from planctl.model.plan import Activity, Area, FollowUp
from planctl.schedule import CLOSED, Occurrence, Schedule, stages, times_of
from planctl.views.due import Body, DueItem, body, entry_data, item_of
from planctl.views.measured import Measures
from planctl.views.thing import NoSuchThingError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.model.address import Address
    from planctl.model.index import Promise
    from planctl.model.journal import Entry
    from planctl.model.plan import Decision, Indicator, Round
    from planctl.workspace import PlanFile

REPLACED, CORRECTED = "replaced", "corrected"


@dataclass(frozen=True, slots=True)
class Point:
    """A calendar point that a promise recurs at."""

    name: str
    day: str
    uncertain: str | None


@dataclass(frozen=True, slots=True)
class Timing:
    """Where the dates come from. `by` tells which field of the plan gives the time; `first` and `last` bound an `every`."""

    by: str  # due | every | event | none
    text: str | None
    points: tuple[Point, ...]
    first: date | None
    first_by: str | None  # from | plan
    last: date | None
    last_by: str | None  # until | plan
    ends: date | None  # the last day of the occurrence's period
    cut: bool  # the deadline is cut to `last`
    grace: int
    grace_by: str | None  # follow-up | round | plan


@dataclass(frozen=True, slots=True)
class Told:
    """An entry that bears on the occurrence. `decides`: its state or its deadline rests on it."""

    fate: str  # stands | corrected | replaced | retracted | retraction | repeated | not-yet
    decides: bool
    by: Body
    entry: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Span:
    """A time that the activity was cancelled: its answers with a deadline in between are not owed."""

    first: date
    by: Body
    reopened: date | None
    waives: bool


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What was taken out of the plan: the promise itself, its activity or an area around it."""

    kind: str  # follow-up | round | activity | area
    title: str
    date: str
    reason: str
    decision: str | None
    waives: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision made up to the day. `gives`: the occurrence follows from its period."""

    date: str
    action: str
    by: Body | None
    period: str | None
    ref: str | None
    gives: bool


@dataclass(frozen=True, slots=True)
class Missing:
    """What a round has not been told: an activity or an indicator at the round's period, and who could tell."""

    kind: str  # activity | indicator
    address: str
    title: str
    by: Body


@dataclass(frozen=True, slots=True)
class Explanation:
    """One occurrence on one day, and why it stands as it does. `rule` is one of `planctl.schedule.STATE_BY_RULE`."""

    as_of: date
    item: DueItem
    rule: str
    timing: Timing
    period: str  # the plan's, on the day
    decisions: tuple[Decided, ...]
    entries: tuple[Told, ...]
    cancelled: tuple[Span, ...]
    withdrawn: tuple[Withdrawn, ...]
    answered: tuple[Body, ...]
    waiting: tuple[Body, ...]
    missing: tuple[Missing, ...]
    source: str | None


class WhichOneError(Exception):
    """An address that holds several occurrences, or none: `known` are those, `day` and `period` the plan's that day."""

    def __init__(self, address: str, known: list[str], period: str | None = None) -> None:
        super().__init__(address)
        self.address = address
        self.known = known
        self.period = period


def explain(plans: list[PlanFile], address: Address, day: date) -> Explanation:
    """Explain the occurrence at an address in sound plans. Raises `NoSuchThingError` and `WhichOneError`."""
    file = next((file for file in plans if file.index.plan.id == address.plan), None)
    if file is None:
        raise NoSuchThingError(address.plan, [file.index.plan.id for file in plans])
    schedule = Schedule.on(file, day)
    return explained(file, schedule, _chosen(schedule, address))


def _chosen(schedule: Schedule, address: Address) -> Occurrence:
    """Return the only occurrence at an address."""
    promises = [promise for promise in schedule.index.promises if _holds(address, promise)]
    if not promises:
        known = sorted({str(promise.address) for promise in schedule.index.promises if promise.subject == address.subject})
        raise NoSuchThingError(str(address), known or [str(promise.address) for promise in schedule.index.promises])
    found = [each for promise in promises for each in schedule.of(promise)]
    if address.period is not None:
        named = [each for each in found if each.period is None or each.period.text == address.period]
        if not named and any(_ever(promise, address.period) for promise in promises):
            raise WhichOneError(str(address), [], stages(schedule.plan, schedule.day)[-1][1].text)
        if not named:
            raise NoSuchThingError(str(address), [str(each.address) for each in found])
        found = named
    if len(found) != 1:
        raise WhichOneError(str(address), [str(each.address) for each in found])
    return found[0]


def _holds(address: Address, promise: Promise) -> bool:
    return address.subject in {None, promise.subject} and address.follow_up in {None, promise.name}


def _ever(promise: Promise, period: str) -> bool:
    """Tell whether a promise has a period on any day: as decided then or later."""
    days = [decided for decided, _ in stages(promise.plan, date.max)]
    return any(time.period.text == period for day in days for time in times_of(promise, day))


def explained(file: PlanFile, schedule: Schedule, occurrence: Occurrence) -> Explanation:
    """Explain one of a schedule's occurrences."""
    item = occurrence.promise.item
    look = _Look(file, schedule, occurrence)
    answered, waiting = look.bodies()
    source = ": ".join(part for part in (item.source.doc, item.source.at) if part) if item.source else None
    return Explanation(
        as_of=schedule.day,
        item=item_of(occurrence, file, Measures(file, schedule)),
        rule=occurrence.rule,
        timing=look.timing(),
        period=stages(schedule.plan, schedule.day)[-1][1].text,
        decisions=tuple(look.decisions()),
        entries=tuple(look.entries()),
        cancelled=tuple(look.cancelled()),
        withdrawn=tuple(look.withdrawn()),
        answered=answered,
        waiting=waiting,
        missing=tuple(look.missing()),
        source=source,
    )


class _Look:
    """Looks at one occurrence."""

    def __init__(self, file: PlanFile, schedule: Schedule, occurrence: Occurrence) -> None:
        self.file = file
        self.schedule = schedule
        self.ledger = schedule.ledger
        self.occurrence = occurrence
        self.promise = occurrence.promise
        self.activity = occurrence.promise.activity
        self.stage = self._stage()

    def _stage(self) -> tuple[date, Any]:
        """Return which of the plan's decided periods the occurrence follows from, and since when that was."""
        decided = stages(self.schedule.plan, self.schedule.day)
        times = times_of(self.promise, self.schedule.day)
        return next((decided[time.stage] for time in times if time.period == self.occurrence.period), decided[-1])

    def timing(self) -> Timing:
        """Return where the dates come from."""
        item, period = self.promise.item, self.occurrence.period
        follow_up = item if isinstance(item, FollowUp) else None
        every = item.every if item.every is not None else None
        bounds = self.stage[1] if every is not None and every.dated else None
        named = every if every is not None and every.word is None else ()
        points = (Point(name, self.schedule.plan.calendar[name].day, self.schedule.plan.calendar[name].uncertain) for name in named)
        due, event = (follow_up.due, follow_up.event) if follow_up else (None, None)
        own = "round" if self.promise.round else "follow-up"
        return Timing(
            by="due" if due else "every" if every is not None else "event" if event else "none",
            text=str(due or every or event) if due or every or event else None,
            points=tuple(points),
            first=(item.from_ or bounds).first if bounds else None,
            first_by=("from" if item.from_ else "plan") if bounds else None,
            last=(item.until or bounds).last if bounds else None,
            last_by=("until" if item.until else "plan") if bounds else None,
            ends=period.last if period else None,
            cut=bool(period and self.occurrence.original_deadline != period.last),
            grace=self.schedule.grace(self.promise),
            grace_by=own if item.grace is not None else "plan" if self.schedule.plan.grace else None,
        )

    def decisions(self) -> Iterator[Decided]:
        """Yield the decisions made up to the day, oldest first."""
        item = self.promise.item
        timed = self.occurrence.period is not None and item.every is not None and not (item.from_ and item.until)

        def made(decision: Decision) -> Decided:
            gives = timed and decision.period is not None and (decision.date.first, decision.period) == self.stage
            by = body(self.file, decision.by) if decision.by else None
            return Decided(decision.date.text, decision.action, by, decision.period.text if decision.period else None, decision.ref, gives)

        ordered = sorted(self.schedule.plan.decisions, key=lambda decision: decision.date.first)
        yield from (made(decision) for decision in ordered if decision.date.first <= self.schedule.day)

    def entries(self) -> Iterator[Told]:
        """Yield the entries that bear on the occurrence, whatever has become of them, by date."""
        journal = self.file.journal.journal if self.file.journal else None
        for entry, fate in fates(journal.entries if journal else (), self.schedule.day):
            if self._bears(entry):
                now = self._replaced(entry) if fate == STANDS else fate
                yield Told(now, now == STANDS and self._decides(entry), body(self.file, entry.by), entry_data(entry) or {})

    def _bears(self, entry: Entry) -> bool:
        thing, _, period = entry.about.partition("@")
        if thing == f"{self.promise.subject}/{self.promise.name}":
            return self.occurrence.period is None or period == self.occurrence.period.text or entry is self.occurrence.entry
        if self.activity is None or thing != self.activity.id or entry.state is None:
            return False
        starts = self.promise.follow_up is not None and self.promise.follow_up.kind == "start"
        return starts or entry.state == "cancelled" or any(entry is part for span in self.ledger.cancellations(thing) for part in span)

    def _replaced(self, entry: Entry) -> str:
        """Return what has become of an entry that nobody has retracted: a later one may have taken its place."""
        if entry is self.occurrence.entry or entry.state == "ended":
            return STANDS
        if entry.state == "deferred":
            return STANDS if entry is self.occurrence.deferral else REPLACED
        return STANDS if self.ledger.standing(entry.about)[entry.by] is entry else CORRECTED

    def _decides(self, entry: Entry) -> bool:
        if entry is self.occurrence.deferral:
            return True
        if self.occurrence.state != CLOSED:
            return False
        all_of_them = self.occurrence.rule == "all-reported" and entry.state == "reported" and entry.by in self.promise.responsible
        return entry is self.occurrence.entry or all_of_them

    def cancelled(self) -> Iterator[Span]:
        """Yield each time that the activity was cancelled."""
        deadline = self.occurrence.deadline
        for began, reopened in self.ledger.cancellations(self.activity.id) if self.activity else ():
            waived = waives(began, reopened, deadline) if deadline else reopened is None
            yield Span(began.date, body(self.file, began.by), reopened.date if reopened else None, waived)

    def withdrawn(self) -> Iterator[Withdrawn]:
        """Yield what had been taken out of the plan up to the day."""
        around: tuple[FollowUp | Round | Activity | Indicator | Area, ...] = (self.promise.item,)
        around += (self.activity.item, *reversed(self.activity.areas)) if self.activity else ()
        deadline = self.occurrence.deadline
        for item in around:
            taken = item.withdrawn
            if taken is not None and taken.date.first <= self.schedule.day:
                kind = "activity" if isinstance(item, Activity) else "area" if isinstance(item, Area) else self._kind()
                waived = deadline is None or taken.date.first < deadline
                yield Withdrawn(kind, item.title, taken.date.text, taken.reason, taken.decision, waived)

    def _kind(self) -> str:
        return "round" if self.promise.round else "follow-up"

    def bodies(self) -> tuple[tuple[Body, ...], tuple[Body, ...]]:
        """Return who has answered and, where an answer is owed, who has yet to: anyone of those responsible, or each that has not."""
        about = self.occurrence.address.about
        told = [name for name, entry in self.ledger.standing(about).items() if entry.state == "reported"] if self.occurrence.period else []
        rest = [name for name in dict.fromkeys(self.promise.responsible) if name not in told] if self.occurrence.owed else []
        return tuple(body(self.file, name) for name in told), tuple(body(self.file, name) for name in rest)

    def missing(self) -> Iterator[Missing]:
        """Yield what a round asks for and has not been told."""
        if self.promise.round and self.occurrence.period and self.occurrence.deadline:
            for placed, told in self.schedule.asked(self.promise, self.occurrence.period, self.occurrence.deadline):
                if not told:
                    own = responsible_for(placed.item, self.schedule.plan) if isinstance(placed.item, Activity) else ()
                    address = f"{self.schedule.plan.id}/{placed.id}@{self.occurrence.period.text}"
                    by = body(self.file, (own or self.promise.responsible)[0])
                    yield Missing(placed.kind, address, placed.item.title, by)
