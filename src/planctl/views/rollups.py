"""Roll-ups: how many promises have fallen due and how they stand, how many activities are where. Every count has its denominator."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from planctl.model.states import PROGRESS_STATES
from planctl.schedule import NOT_OWED, OVERDUE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planctl.model.journal import Entry
    from planctl.schedule import Occurrence
    from planctl.views.due import Body
    from planctl.views.parts import Time

LIGHTS = ("green", "yellow", "red")
WAIVED = frozenset({"skipped", "ended"})
UNANSWERED = frozenset({"late", "waiting"})

Counts = tuple[tuple[str | None, int], ...]


class Tally(NamedTuple):
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


def tally(times: Iterable[Time], activities: int, asked: Body | None = None) -> Tally:
    """Count times: of all bodies, or what one of them owes."""
    counting = [time for time in times if time.status is not None]
    owing = [time for time in counting if time.status not in UNANSWERED or asked in time.awaited] if asked else counting
    counted = Counter(map(_status, owing))
    counted["answered"] += len(counting) - len(owing)  # others have not, but the body itself has
    oldest = min((time.deadline for time in owing if time.status == "late" and time.deadline), default=None)
    answered, waived, late, waiting = (counted[name] for name in ("answered", "waived", "late", "waiting"))
    return Tally(activities, answered + waived + late + waiting, answered, waived, late, waiting, counted["moved"], oldest)


_status = attrgetter("status")


def status_of(occurrence: Occurrence, day: date, year: int | None = None) -> str | None:
    """Return where a time counts as of a day, of all years or of one: answered, waived, late, waiting or moved.

    None: its deadline has not come, or it is not owed.
    """
    deadline, original, closed_by = occurrence.deadline, occurrence.original_deadline, occurrence.closed_by
    if deadline is None or original is None or closed_by in NOT_OWED:
        return None
    if deadline > day:
        return "moved" if original <= day and closed_by is None and (year is None or year == original.year) else None
    if year is not None and year != deadline.year:
        return None
    if closed_by is not None:
        return "waived" if closed_by in WAIVED else "answered"
    return "late" if occurrence.state == OVERDUE else "waiting"


def together(tallies: Iterable[Tally]) -> Tally:
    """Add tallies of different times."""
    held = list(tallies)
    names = ("activities", "fallen", "answered", "waived", "late", "waiting", "moved")
    sums = {name: sum(getattr(tally, name) for tally in held) for name in names}
    return Tally(**sums, oldest=min((tally.oldest for tally in held if tally.oldest), default=None))


def by_state(latest: Iterable[Entry | None]) -> Counts:
    """Count activities by the state of their latest progress; None: nobody has told."""
    counted: Counter[str | None] = Counter(entry.state if entry else None for entry in latest)
    return tuple((state, counted[state]) for state in (*PROGRESS_STATES, None))


def by_light(latest: Iterable[Entry | None]) -> Counts:
    """Count activities by the light of their latest progress; None: not judged."""
    counted: Counter[str | None] = Counter(entry.light if entry else None for entry in latest)
    return tuple((light, counted[light]) for light in (*LIGHTS, None))


def added(counts: Iterable[Counts]) -> Counts:
    """Add counts by the same names."""
    held = list(counts)
    return tuple((name, sum(dict(each)[name] for each in held)) for name, _ in held[0]) if held else ()
