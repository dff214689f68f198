"""What a person writes for an address → the thing in a plan, and the time, that is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from planctl.editing.refusal import Refused
from planctl.model.address import Address, NotAnAddressError
from planctl.model.index import AnyPlaced, Promise, responsible_for
from planctl.model.plan import Activity, Goal, Indicator
from planctl.schedule import CURRENT, OVERDUE, Occurrence, Schedule, dates_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planctl.model.index import Index
    from planctl.model.period import Period
    from planctl.workspace import PlanFile

MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Target:
    """What is reported about: a promise's occurrence, or a thing's (an activity's progress, a goal's or an indicator's value).

    `chosen` tells that the period was not given, but is the only one that was open.
    """

    file: PlanFile
    address: Address
    promise: Promise | None = None
    placed: AnyPlaced | None = None
    chosen: bool = False

    @property
    def kind(self) -> str:
        """What may be said of it: "occurrence" (a report), "activity" (progress) or "value"."""
        return "occurrence" if self.promise else "activity" if self.placed and self.placed.kind == "activity" else "value"

    @property
    def measured(self) -> bool:
        """Whether a value belongs to it."""
        follow_up = self.promise.follow_up if self.promise else None
        return self.kind == "value" or bool(follow_up and (follow_up.kind == "measure" or follow_up.indicator))

    @property
    def bodies(self) -> tuple[str, ...]:
        """Who is asked to report: those responsible."""
        if self.promise is not None:
            return tuple(dict.fromkeys(self.promise.responsible))
        item = self.placed.item if self.placed else None
        if isinstance(item, Activity):
            return tuple(dict.fromkeys(responsible_for(item, self.file.index.plan)))
        if isinstance(item, Goal | Indicator):
            return tuple(dict.fromkeys(body for target in item.targets for body in target.responsible))
        return ()

    @property
    def measure(self) -> str | None:
        """How its value is measured, where an indicator says so."""
        indicator = self.promise.follow_up.indicator if self.promise and self.promise.follow_up else self.address.subject
        placed = self.file.index.by_id.get(indicator or "")
        return placed.item.measure if placed and isinstance(placed.item, Indicator) else None


def find(plans: Sequence[PlanFile], text: str, day: date) -> Target:
    """Return what an address means; its plan may be left out where no other has the same, its period where just one is open.

    Raises `Refused`: not-an-address, unknown, whole, ambiguous, same-as, which-period, none-open, no-period.
    """
    given = text.strip().strip("/")
    targets = _meant(plans, given)
    if not targets:
        raise _unknown(plans, given)
    if len(targets) > 1:
        raise Refused("ambiguous", address=given, known=", ".join(str(target.address) for target in targets))
    original = getattr(targets[0].placed.item, "same_as", None) if targets[0].placed else None
    if original:
        raise Refused("same-as", address=given, other=original)
    return targets[0] if targets[0].address.period else with_period(targets[0], day)


def _meant(plans: Sequence[PlanFile], text: str) -> list[Target]:
    """Return what a text may mean: with its plan, else in any plan; of several, those that have the time it names."""
    for prefixed in (False, True):
        found = [target for file in plans for target in _in_plan(file, f"{file.index.plan.id}/{text}" if prefixed else text)]
        if found:
            timely = [target for target in found if target.promise and target.address.period in _periods(target.promise)]
            return timely if len(found) > 1 and timely else found
    return []


def _periods(promise: Promise) -> set[str]:
    return {period.text for period, _ in dates_of(promise, date.max)}


def _in_plan(file: PlanFile, text: str) -> Iterator[Target]:
    try:
        address = Address.parse(text)
    except NotAnAddressError:
        return
    if address.plan != file.index.plan.id or address.subject is None:
        return
    promise = file.index.promise_by_address.get((address.subject, address.follow_up or ""))
    placed = file.index.by_id.get(address.subject) if address.follow_up is None else None
    if promise or (placed and placed.kind != "area"):
        yield Target(file, address, promise, placed)


def _unknown(plans: Sequence[PlanFile], text: str) -> Refused:
    """Return the refusal of an address that leads nowhere, with the nearest that do."""
    plan = next((file for file in plans if re.split("[/@]", text)[0] == file.index.plan.id), None)
    rest, known = (text.partition("/")[2], [plan]) if plan else (text, list(plans))
    thing = rest.partition("@")[0]
    inside = [name for file in known for name in _inside(file.index, thing)]
    if inside:
        return Refused("whole", address=text, known=_some(inside))
    try:
        Address.parse(f"p/{rest}")
    except NotAnAddressError:
        return Refused("not-an-address", address=text)
    near = _near(known, thing)
    return Refused("unknown.near" if near else "unknown", address=text, near=_some(near))


def _inside(index: Index, thing: str) -> list[str]:
    """Return what may be reported in a whole plan (no thing), or in an area."""
    if not thing:
        return [f"{index.plan.id}/{name}" for name in _names(index)]
    area = index.by_id.get(thing)
    return [placed.id for placed in index.subjects if area and placed.kind != "area" and area.item in placed.areas]


def _near(known: Sequence[PlanFile], thing: str) -> list[str]:
    """Return what was likely meant: what has taken over the id, what is spelled alike, else all of the same thing."""
    from difflib import get_close_matches

    subject = thing.partition("/")[0]
    names = list(dict.fromkeys(name for file in known for name in (*_names(file.index), file.index.plan.id)))
    taken_over = [placed.id for file in known for placed in file.index.subjects if subject in placed.item.replaces]
    return taken_over or get_close_matches(thing.lower(), names, 3, 0.6) or [name for name in names if name.partition("/")[0] == subject]


def _names(index: Index) -> Iterator[str]:
    yield from (placed.id for placed in index.subjects if placed.kind != "area")
    yield from (promise.address.about for promise in index.promises)


def _some(names: Sequence[str]) -> str:
    return ", ".join([*names[:MOST_NAMED], *(["…"] if len(names) > MOST_NAMED else [])])


def with_period(target: Target, day: date) -> Target:
    """Return the target with the only period that is open. Raises `Refused`: which-period, none-open, no-period."""
    about = target.address.about
    known = [period.text for period in open_periods(target, day)]
    if len(known) == 1:
        return replace(target, address=target.address._replace(period=known[0]), chosen=True)
    if known:
        raise Refused("which-period", known=_some([f"{about}@{period}" for period in known]))
    others = [period.text for promise in _asking(target) for period, _ in dates_of(promise, day)]
    if others:
        raise Refused("none-open", address=about, known=_some([f"{about}@{period}" for period in reversed(others)]))
    raise Refused("no-period", address=about, example=f"{about}@{day.year}")


def open_periods(target: Target, day: date) -> list[Period]:
    """Return the periods about which an answer is waited for: those begun, else those to come; of a thing, those of the plan's rounds."""
    schedule = Schedule.on(target.file, day)
    waiting = [each for promise in _asking(target) for each in schedule.of(promise) if each.owed and each.period]
    begun = [each for each in waiting if each.state in {OVERDUE, CURRENT}]
    return list(dict.fromkeys(each.period for each in begun or waiting if each.period))


def _asking(target: Target) -> list[Promise]:
    """Return the promises whose periods are a target's: its own, or the rounds that ask for what it is."""
    if target.promise is not None:
        return [target.promise]
    asked = "progress" if target.placed and target.placed.kind == "activity" else "indicators"
    return [promise for promise in target.file.index.promises if promise.round and asked in promise.round.asks]


def waiting(file: PlanFile, day: date) -> list[tuple[Target, Occurrence | None]]:
    """Return what an answer is waited for, most overdue first: occurrences that have begun, then what each open round asks about."""
    schedule = Schedule.on(file, day)
    begun = [each for each in schedule.occurrences() if each.state in {OVERDUE, CURRENT} and each.deadline]
    begun.sort(key=lambda each: (each.deadline or day, each.address.about))
    found: list[tuple[Target, Occurrence | None]] = [(Target(file, each.address, each.promise), each) for each in begun]
    for each in begun:
        found += [(target, None) for target in _asked_by(each, schedule, file)]
    return found


def _asked_by(occurrence: Occurrence, schedule: Schedule, file: PlanFile) -> Iterator[Target]:
    """Yield what a round asks about that nobody has told of."""
    period, asked = occurrence.period, occurrence.promise.round
    if asked is None or period is None or occurrence.deadline is None:
        return
    things: list[AnyPlaced] = [*schedule.counted_activities(occurrence.deadline)] if "progress" in asked.asks else []
    if "indicators" in asked.asks:
        things += [placed for placed in file.index.indicators if not schedule.activity_withdrawn(placed, occurrence.deadline)]
    for placed in things:
        address = Address(file.index.plan.id, placed.id, None, period.text)
        if not schedule.ledger.about(address.about):
            yield Target(file, address, placed=placed)
