"""What falls due as events of a calendar: each time with an identity that stays, and a count of what has been changed about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planctl import files
from planctl.model.address import Address
from planctl.schedule import CLOSED, NOT_OWED
from planctl.views.due import due

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planctl.model.index import Promise
    from planctl.views.due import DueItem, Query
    from planctl.workspace import PlanFile

DROPPED = NOT_OWED | {"skipped", "ended"}  # nobody need do it: a calendar that has it is to take it away


@dataclass(frozen=True, slots=True)
class Event:
    """A time that something falls due.

    `identity` is the address; without its period where a follow-up falls due only once, so that a new time in the plan moves the event
    instead of making another. `revision` grows, and `changed` is later, with everything that is decided or reported about it.
    """

    item: DueItem
    plan_title: str
    identity: str
    revision: int
    changed: date
    dropped: bool
    alarmed: bool  # still owed, and the deadline is to come


def events(plans: Sequence[PlanFile], day: date, query: Query) -> tuple[Event, ...]:
    """Return the events of what is asked for: what is owed or moved, and what has been dropped; closed ones too where asked for."""
    found = due(plans, day, query._replace(closed_too=True))
    readers = {files.display(file.path): _Reader(file, day) for file in plans}  # an id may stand in two folders
    items = sorted((*found.items, *found.moved), key=lambda item: (item.deadline, item.address))
    made = (readers[item.file].event(item) for item in items)
    return tuple(event for event in made if query.closed_too or event.dropped or event.item.state != CLOSED)


class _Reader:
    """Knows when what a plan promises has been changed, as of a day."""

    def __init__(self, file: PlanFile, day: date) -> None:
        self.index = file.index
        self.day = day
        self.told: dict[str, list[date]] = {}  # the days of all entries, by what they are about; also of those since retracted:
        for entry in file.journal.journal.entries if file.journal and file.journal.journal else ():  # a count never goes down
            self.told.setdefault(entry.about.partition("@")[0], []).append(entry.date)

    def event(self, item: DueItem) -> Event:
        address = Address.parse(item.address)
        promise = self.index.promise_by_address[address.subject or "", address.follow_up or ""]
        once = promise.follow_up is not None and promise.follow_up.due is not None
        changes = [made for made in self.changes(promise) if made <= self.day]
        return Event(
            item=item,
            plan_title=self.index.plan.title,
            identity=str(promise.address) if once else item.address,
            revision=len(changes),
            changed=max(changes, default=min(self.day, self.index.plan.period.first)),
            dropped=item.closed_by in DROPPED,
            alarmed=item.state != CLOSED and item.deadline is not None and item.deadline >= self.day,
        )

    def changes(self, promise: Promise) -> Iterator[date]:
        """Yield the day of all that may have changed a promise: decisions, withdrawals, and every entry about it or its activity."""
        placed = promise.activity
        holders = (promise.item, placed.item, *placed.areas) if placed else (promise.item,)
        yield from (holder.withdrawn.date.first for holder in holders if holder.withdrawn)
        yield from (decision.date.first for decision in self.index.plan.decisions)
        for thing in (promise.subject, f"{promise.subject}/{promise.name}"):
            yield from self.told.get(thing, ())
