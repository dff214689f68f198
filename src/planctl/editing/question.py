"""What one row of a form asks one body, as the plan and its journal have it: made when a form goes out, compared when it comes back."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from planctl.model.address import Address, NotAnAddressError
from planctl.model.index import responsible_for
from planctl.model.period import NotAPeriodError, Period
from planctl.model.plan import Activity, Indicator
from planctl.model.states import PROGRESS_STATES
from planctl.schedule import NOT_OWED, calendar_of, dates_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planctl.model.index import Index, Placed, Promise
    from planctl.model.journal import Entry, Journal
    from planctl.schedule import Occurrence, Schedule

NUMBER = "number"  # what a follow-up without an indicator measures
FOLLOW_UPS, ACTIVITIES, INDICATORS = "follow-ups", "activities", "indicators"  # the sheets of a form

DATED_STATES = ("reported", "skipped", "deferred", "ended")
UNDATED_STATES = ("reported", "ended")
ROUND_STATES = ("reported", "skipped", "deferred")
CLOSED_FOR_ALL = NOT_OWED | {"skipped", "ended"}

ASPECTS = ("title", "time", "responsible", "measure", "closed")  # what is asked; a digest holds a mark of each, then one of own answers
MARK = 8  # hexadecimal digits


class Question(NamedTuple):
    """What is asked about an address, and which answers there are. `measure` None: any value will do; `own` is all the body has said."""

    sheet: str
    about: str
    states: tuple[str, ...]  # none: only a value is asked
    value: bool
    measure: str | None
    unit: str | None
    deferrable: bool
    marks: tuple[str, ...]  # one for each of ASPECTS
    own: tuple[Entry, ...]  # in the order of the file, retractions included

    @property
    def digest(self) -> str:
        """What is asked and what the body has answered, in a few marks: equal as long as both are."""
        return "-".join((*self.marks, _mark_of(self.own)))

    def changed(self, digest: str) -> tuple[str, ...]:
        """Return the aspects in which the question now differs from what it was when a form went out."""
        return tuple(aspect for aspect, now, then in zip(ASPECTS, self.marks, digest.split("-"), strict=False) if now != then)

    def answered_since(self, digest: str) -> tuple[Entry, ...] | None:
        """Return what the body has answered since a form went out; None where its earlier answers are no longer as they were."""
        then = digest.rpartition("-")[2]
        for number in range(len(self.own), -1, -1):
            if _mark_of(self.own[:number]) == then:
                return self.own[number:]
        return None


def is_digest(text: str) -> bool:
    """Tell whether a text is a digest of this version."""
    marks = text.split("-")
    return len(marks) == len(ASPECTS) + 1 and all(len(mark) == MARK and set(mark) <= set("0123456789abcdef") for mark in marks)


def question(schedule: Schedule, journal: Journal | None, about: str, by: str) -> Question | None:
    """Return what an address (without the plan) asks a body; None where the plan has nothing there, or nothing to report."""
    try:
        address = Address.parse_about(about, schedule.plan.id)
    except NotAnAddressError:
        return None
    if address.period is None:
        return None
    own = tuple(entry for entry in (journal.entries if journal else ()) if entry.about == about and entry.by == by)
    promise = schedule.index.promise_by_address.get((address.subject or "", address.follow_up or ""))
    if promise is not None:
        occurrence = _occurrence(schedule, promise, address.period)
        return of_occurrence(schedule.index, occurrence, about, own) if occurrence else None
    placed = schedule.index.by_id.get(address.subject or "") if address.follow_up is None else None
    if placed is None or not _is_period(schedule, address.period):
        return None
    if isinstance(placed.item, Activity):
        return of_activity(schedule, placed, about, own)
    return of_indicator(schedule, placed, about, own) if isinstance(placed.item, Indicator) else None


def _occurrence(schedule: Schedule, promise: Promise, period: str) -> Occurrence | None:
    """Return the occurrence of a period; of an undated promise its only one, whatever the period."""
    dated = bool(dates_of(promise, schedule.day))
    if not dated and not _is_period(schedule, period):
        return None
    return next((item for item in schedule.of(promise) if not dated or (item.period and item.period.text == period)), None)


def _is_period(schedule: Schedule, text: str) -> bool:
    try:
        Period.parse(text, calendar_of(schedule.plan))
    except NotAPeriodError:
        return False
    return True


def of_occurrence(index: Index, occurrence: Occurrence, about: str, own: tuple[Entry, ...]) -> Question:
    """Return what an occurrence asks: to be reported, with a figure where one is measured."""
    promise = occurrence.promise
    follow_up = promise.follow_up
    placed = index.by_id.get(follow_up.indicator) if follow_up and follow_up.indicator else None
    indicator = placed.item if placed and isinstance(placed.item, Indicator) else None
    activity = promise.activity.item.title if promise.activity else ""
    closed = occurrence.closed_by if occurrence.closed_by in CLOSED_FOR_ALL else ""
    time = [str(occurrence.deadline), str(occurrence.original_deadline)]
    if occurrence.period is None:
        time = [str(promise.item.every), follow_up.event or "" if follow_up else ""]
    marks = _marks(
        title=[promise.item.title, activity],
        time=time,
        responsible=sorted(promise.responsible),
        measure=[follow_up.kind if follow_up else "round", *_measured(indicator)],
        closed=[closed or ""],
    )
    states = ROUND_STATES if promise.round else DATED_STATES if occurrence.period else UNDATED_STATES
    value = indicator is not None or (follow_up is not None and follow_up.kind == "measure")
    measure, unit = (indicator.measure, indicator.unit) if indicator else (NUMBER, None)
    return Question(FOLLOW_UPS, about, states, value, measure, unit, "deferred" in states, marks, own)


def of_activity(schedule: Schedule, placed: Placed[Activity], about: str, own: tuple[Entry, ...]) -> Question:
    """Return what an activity asks in a round: how it goes."""
    marks = _marks(
        title=[placed.item.title],
        responsible=sorted(responsible_for(placed.item, schedule.plan)),
        closed=["withdrawn" if schedule.activity_withdrawn(placed, schedule.day) else ""],
    )
    return Question(ACTIVITIES, about, PROGRESS_STATES, False, None, None, False, marks, own)  # noqa: FBT003 - fields in their order


def of_indicator(schedule: Schedule, placed: Placed[Indicator], about: str, own: tuple[Entry, ...]) -> Question:
    """Return what an indicator asks for a period: its value."""
    item = placed.item
    marks = _marks(
        title=[item.title], measure=_measured(item), closed=["withdrawn" if schedule.activity_withdrawn(placed, schedule.day) else ""]
    )
    return Question(INDICATORS, about, (), True, item.measure, item.unit, False, marks, own)  # noqa: FBT003 - fields in their order


def _measured(indicator: Indicator | None) -> list[str]:
    return [indicator.id, indicator.title, indicator.measure or "", indicator.unit or ""] if indicator else []


def _marks(**said: Iterable[str]) -> tuple[str, ...]:
    return tuple(_mark(list(said.get(aspect, ()))) for aspect in ASPECTS)


def _mark_of(entries: Iterable[Entry]) -> str:
    return _mark([entry.model_dump_json(exclude_none=True) for entry in entries])


def _mark(said: list[str]) -> str:
    return hashlib.sha256("\x00".join(said).encode()).hexdigest()[:MARK]
