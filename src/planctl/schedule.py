"""What falls due when, and how it stands on a day.

Occurrences are computed, never stored, so they don't drift: nothing is counted from the one before. The rules are those of docs/due.md; the
clock is always passed in.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from planctl.ledger import Ledger
from planctl.model.address import Address
from planctl.model.period import LAST_YEAR, MonthAndDay, Period, months, parse_month_and_day
from planctl.model.plan import Activity, Area, Decision, Every, FollowUp, Goal, Indicator, Plan, Round, Withdrawal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planctl.model.index import Index, Placed, Promise
    from planctl.model.journal import Entry, Journal
    from planctl.workspace import PlanFile

CLOSED, OVERDUE, CURRENT, UPCOMING, UNDATED = "closed", "overdue", "current", "upcoming", "undated"
STATES = (OVERDUE, CURRENT, UPCOMING, UNDATED, CLOSED)
OWED = frozenset({OVERDUE, CURRENT, UPCOMING})  # an answer still is
# The rules that make a state. A judgement names its rule and the state is read off it, so that no explanation can say otherwise.
CLOSED_BY = {
    "reported": "reported",  # one answer is enough, and there is one
    "all-reported": "reported",  # each was to answer, and has
    "covered": "reported",  # a round: all that it asks for have been told
    "skipped": "skipped",
    "begun": "start",  # a start, and the activity has begun
    "ended": "ended",
    "withdrawn": "withdrawn",
    "cancelled": "cancelled",
}
STATE_BY_RULE = dict.fromkeys(CLOSED_BY, CLOSED) | {
    "late": OVERDUE,  # the deadline and the days of grace have passed
    "in-grace": CURRENT,  # the deadline has passed, the days of grace have not
    "last-day": CURRENT,
    "period-begun": CURRENT,
    "period-ahead": UPCOMING,
    "no-time": UNDATED,
}
NOT_OWED = frozenset({"cancelled", "withdrawn"})
MOST_OCCURRENCES = 100_000
TIMES_A_YEAR = {"year": 1, "half-year": 2, "tertial": 3, "quarter": 4, "month": 12}
Judged = tuple[str, "Entry | None"]  # the rule, and the entry that it rests on
Recurrence = tuple[Period | None, Every | None, Period | None, Period | None]  # what times follow from: due, every, from, until
Stage = tuple[date, Period]  # when a period of the plan was decided, and the period
MONTHS_IN_UNIT = {"half-year": (6, "H"), "tertial": (4, "T"), "quarter": (3, "Q"), "month": (1, "")}


class Occurrence(NamedTuple):
    """One time that a promise falls due, as it stands on a day. Of an undated promise: no period, no deadline."""

    promise: Promise
    period: Period | None
    original_deadline: date | None
    deadline: date | None
    rule: str  # what makes its state: one of STATE_BY_RULE
    days_late: int
    answered: int  # bodies whose report stands
    needed: int
    entry: Entry | None  # what closed it, else the latest that stands about it
    coverage: tuple[int, int] | None = None  # of a round: reported, of
    deferral: Entry | None = None  # what moved its deadline

    @property
    def state(self) -> str:
        """How it stands: one of STATES."""
        return STATE_BY_RULE[self.rule]

    @property
    def closed_by(self) -> str | None:
        """What closed it: reported, skipped, ended, cancelled, withdrawn or start."""
        return CLOSED_BY.get(self.rule)

    @property
    def address(self) -> Address:
        """Its address; an undated promise's has no period."""
        of = self.promise.address
        return Address(of.plan, of.subject, of.follow_up, self.period.text if self.period else None)

    @property
    def owed(self) -> bool:
        """Whether an answer is still owed."""
        return self.state in OWED


def calendar_of(plan: Plan) -> dict[str, MonthAndDay]:
    """Return the plan's calendar points as (month, day)."""
    return {name: parse_month_and_day(point.day) for name, point in plan.calendar.items()}


def standing(plan: Plan, day: date) -> str:
    """Return the plan's standing on a day: closed, run-out, extended, in-force, adopted or undecided."""
    made = [decision for decision in _by_date(plan) if decision.date.first <= day]
    period = period_on(plan, day)
    if made and made[-1].action == "closed":
        return "closed"
    if period.last < day:
        return "run-out"
    if any(decision.action == "extended" for decision in made):
        return "extended"
    if not made:
        return "undecided"
    return "in-force" if period.first <= day else "adopted"


def period_on(plan: Plan, day: date) -> Period:
    """Return the period that the plan has on a day: that of the latest decision then dated which names one."""
    return stages(plan, day)[-1][1]


def stages(plan: Plan, day: date) -> list[Stage]:
    """Return (decided on, period) for each period the plan has had up to a day; before any decision, the first one decided."""
    named = [(decision.date.first, decision.period) for decision in _by_date(plan) if decision.period is not None]
    if not named:
        return [(date.min, plan.period)]
    return [stage for stage in named if stage[0] <= day] or named[:1]


def _by_date(plan: Plan) -> list[Decision]:
    return sorted(plan.decisions, key=lambda decision: decision.date.first)


def dates_of(promise: Promise, day: date) -> list[tuple[Period, date]]:
    """Return (period, original deadline) of every occurrence that a promise has, as decided up to a day; none of an undated one."""
    return [(time.period, time.deadline) for time in times_of(promise, day)]


class Time(NamedTuple):
    """One time of a promise: its period, its original deadline, and which of the plan's decided periods (see `stages`) it follows."""

    period: Period
    deadline: date
    stage: int


def times_of(promise: Promise, day: date) -> tuple[Time, ...]:
    """Return every time of a promise, earliest deadline first, as decided up to a day; none of an undated one."""
    item = promise.item
    if isinstance(item, FollowUp) and item.due is not None:
        return (Time(item.due, item.due.last, 0),)
    if item.every is None or not item.every.dated:
        return ()
    calendar = () if item.every.word else tuple(calendar_of(promise.plan).items())
    return _recurring(item.every, item.from_, item.until, tuple(stages(promise.plan, day)), calendar)


@lru_cache(200)  # a plan promises at the same few times again and again
def _recurring(
    every: Every, from_: Period | None, until: Period | None, decided: tuple[Stage, ...], calendar: tuple[tuple[str, MonthAndDay], ...]
) -> tuple[Time, ...]:
    """Return every time of what recurs from one period until another, else as long as the plan's periods `decided` last."""
    anchor = from_.first if from_ else decided[0][1].first
    found: dict[str, Time] = {}
    for number, (_, period) in enumerate(decided):
        first = from_.first if from_ else period.first
        last = until.last if until else period.last
        next_decided = decided[number + 1][0] if number + 1 < len(decided) else None
        for occurrence, deadline in _recur(every, first, last, anchor, dict(calendar)):
            # A deadline that had passed when a new period was decided stays as it was: extending a plan makes no debt vanish.
            if next_decided is None or deadline < next_decided:
                found.setdefault(occurrence.text, Time(occurrence, deadline, number))
    return tuple(sorted(found.values(), key=lambda time: (time.deadline, time.period.first)))


def _recur(every: Every, first: date, last: date, anchor: date, calendar: dict[str, MonthAndDay]) -> Iterator[tuple[Period, date]]:
    """Yield (period, deadline) within first..last; the last deadline is cut to `last`, its name is not."""
    if last < first:
        return
    if every.word is None:
        yield from _points(every, first, last, calendar)
        return
    units = _cycles(every.years, anchor) if every.years else _units(every.word, first)
    for period in units:
        if period.first > last:
            return
        if period.last >= first:
            yield period, min(period.last, last)


def _points(every: Every, first: date, last: date, calendar: dict[str, MonthAndDay]) -> Iterator[tuple[Period, date]]:
    for year in range(first.year, last.year + 1):
        for point in sorted(every, key=lambda name: calendar[name]):
            day = date(year, *calendar[point])
            if first <= day <= last:
                yield Period(f"{year:04}-{point}", date(year, 1, 1), day), day


def _units(word: str, first: date) -> Iterator[Period]:
    """Yield calendar units from the one that holds `first`, without end but for the last year we know."""
    if word == "year":
        for year in range(first.year, LAST_YEAR + 1):
            yield Period(f"{year:04}", date(year, 1, 1), date(year, 12, 31))
        return
    length, letter = MONTHS_IN_UNIT[word]
    for number in count((first.year * 12 + first.month - 1) // length):
        year, month = divmod(number * length, 12)
        if year > LAST_YEAR:
            return
        name = f"{year:04}-{letter}{month // length + 1}" if letter else f"{year:04}-{month + 1:02}"
        yield Period(name, *months(date(year, month + 1, 1), length))


def _cycles(years: int, anchor: date) -> Iterator[Period]:
    """Yield cycles of N years from a day, each counted from that day itself; 29 February falls on the 28th in other years."""
    for number in count():
        if anchor.year + (number + 1) * years > LAST_YEAR + 100:
            return
        begins, next_begins = _years_after(anchor, number * years), _years_after(anchor, (number + 1) * years)
        yield Period.spanning(begins, next_begins - timedelta(days=1))


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def most_occurrences(index: Index) -> int:
    """Return an upper bound of how many occurrences are gone through, without computing them: each decided period anew."""
    plan = index.plan
    decided = [period for _, period in stages(plan, date.max)]
    periods = [*decided, plan.period]
    earliest, latest = min(period.first for period in periods), max(period.last for period in periods)
    total = 0
    for promise in index.promises:
        item = promise.item
        if item.every is None or not item.every.dated:
            total += 1
            continue
        first = item.from_.first if item.from_ else earliest
        last = item.until.last if item.until else latest
        years = max(last.year - first.year + 1, 1)
        total += years * (len(item.every) if item.every.word is None else TIMES_A_YEAR.get(item.every.word, 1))
    return total * len(decided)


class Schedule:
    """A plan with its journal on a day. Everything that asks how something stands asks here."""

    def __init__(self, index: Index, journal: Journal | None, day: date) -> None:
        self.index = index
        self.plan = index.plan
        self.day = day
        self.ledger = Ledger.on(journal, day)
        self._found: dict[Recurrence, tuple[Time, ...]] = {}

    @classmethod
    def on(cls, file: PlanFile, day: date) -> Schedule:
        """Return the schedule of a plan's file with the journal beside it."""
        return cls(file.index, file.journal.journal if file.journal else None, day)

    def occurrences(self) -> Iterator[Occurrence]:
        """Yield every occurrence of every dated promise, and one undated for each promise without a time."""
        for promise in self.index.promises:
            yield from self.of(promise)

    def of(self, promise: Promise, thing: str | None = None) -> Iterator[Occurrence]:
        """Yield the occurrences of one promise, earliest deadline first. `thing`: its address without the plan, where that is at hand."""
        if promise.activity and promise.activity.item.same_as:
            return
        times = self._times(promise)
        if not times and (promise.item.every is None or not promise.item.every.dated):
            yield self._undated(promise)
            return
        thing = thing or _thing(promise)
        ended = self._ended(thing, times) if self.ledger.about_any_period(thing) else None
        for period, original, _ in times:
            yield self._dated(promise, f"{thing}@{period.text}", period, original, ended)

    def alike(self, promise: Promise, thing: str) -> tuple[object, ...] | None:
        """Return what promises share that are judged alike, so that their occurrences differ in nothing but the promise.

        None where more than the calendar bears on it. Large plans promise at the same few times: the like need be judged only once.
        """
        item, placed = promise.follow_up, promise.activity
        if item is None or item.withdrawn or thing in self.ledger.by_thing:
            return None
        if placed and (placed.withdrawn or placed.item.same_as or placed.item.id in self.ledger.progressed):
            return None
        return item.due, item.every, item.from_, item.until, self.grace(promise), item.answers, _needed(promise)

    def _times(self, promise: Promise) -> tuple[Time, ...]:
        """Return what `times_of` does, each time it is asked of the like."""
        item = promise.item
        alike = item.due if isinstance(item, FollowUp) else None, item.every, item.from_, item.until
        if alike not in self._found:
            self._found[alike] = times_of(promise, self.day)
        return self._found[alike]

    def named(self, about: str) -> Iterator[Occurrence]:
        """Yield the occurrence that an address (without the plan) names, if there is one; an undated promise's whatever the period."""
        thing, _, period = about.partition("@")
        subject, _, name = thing.partition("/")
        promise = self.index.promise_by_address.get((subject, name))
        if promise is not None:
            yield from (each for each in self.of(promise) if each.period is None or each.period.text == period)

    def _ended(self, thing: str, times: Iterable[Time]) -> tuple[date, Entry] | None:
        """Return the original deadline from which on what is promised is ended, and the entry that says so."""
        for period, original, _ in times:
            entry = _last(self.ledger.about(f"{thing}@{period.text}"), "ended")
            if entry is not None:
                return original, entry
        return None

    def _dated(self, promise: Promise, about: str, period: Period, original: date, ended: tuple[date, Entry] | None) -> Occurrence:
        said = self.ledger.about(about)
        standing = self.ledger.standing(about) if said else {}
        deferral = _last(said, "deferred")
        deadline = deferral.to.last if deferral is not None and deferral.to is not None else original
        coverage = self.coverage(promise, period, deadline) if promise.round else None
        answered, needed = self._answers(promise, standing)
        late = (self.day - deadline).days - self.grace(promise)
        rule, entry = (
            self._reported(promise, standing, answered, needed)
            or self._closed(promise, standing, deadline, original, ended)
            or self._covered(coverage)
            or (self._open(period, deadline, late), None)
        )
        if entry is None and said:
            entry = said[-1]
        days_late = late if rule == "late" else 0
        return Occurrence(promise, period, original, deadline, rule, days_late, answered, needed, entry, coverage, deferral)

    def _answers(self, promise: Promise, standing: dict[str, Entry]) -> tuple[int, int]:
        """Return how many bodies have reported and how many must: one is enough unless each is to answer."""
        if _each(promise):
            return len(_reporting(standing).intersection(promise.responsible)), _needed(promise)
        return min(len(_reporting(standing)), 1) if standing else 0, 1

    def reported(self, about: str) -> set[str]:
        """Return the bodies whose report about an address stands."""
        return _reporting(self.ledger.standing(about))

    def _reported(self, promise: Promise, standing: dict[str, Entry], answered: int, needed: int) -> Judged | None:
        """Judge by the answers."""
        if not answered >= needed > 0:
            return None
        return "all-reported" if _each(promise) else "reported", _last(tuple(standing.values()), "reported")

    def _closed(
        self, promise: Promise, standing: dict[str, Entry], deadline: date, original: date, ended: tuple[date, Entry] | None
    ) -> Judged | None:
        """Judge by what else than answers closes an occurrence."""
        skipped = _last(tuple(standing.values()), "skipped") if standing else None
        if skipped is not None:
            return "skipped", skipped
        begun = self._begun(promise)
        if begun is not None:
            return "begun", begun
        if ended is not None and original >= ended[0]:
            return "ended", ended[1]
        if self.withdrawn(promise, deadline):
            return "withdrawn", None
        cancelled = self.ledger.cancelled(promise.activity.id, deadline) if promise.activity else None
        return ("cancelled", cancelled) if cancelled is not None else None

    def _covered(self, coverage: tuple[int, int] | None) -> Judged | None:
        """Judge a round by what it asks for."""
        return ("covered", None) if coverage is not None and coverage[0] >= coverage[1] > 0 else None

    def _open(self, period: Period, deadline: date, late: int) -> str:
        """Judge by the calendar alone. `late`: days since the deadline, after those of grace."""
        if late > 0:
            return "late"
        if period.first > self.day:
            return "period-ahead"
        return "in-grace" if deadline < self.day else "last-day" if deadline == self.day else "period-begun"

    def _begun(self, promise: Promise) -> Entry | None:
        """Return the first progress that says a `start` has been made."""
        if promise.activity is None or promise.follow_up is None or promise.follow_up.kind != "start":
            return None
        return self.ledger.begun(promise.activity.id)

    def _undated(self, promise: Promise) -> Occurrence:
        said = self.ledger.about_any_period(_thing(promise))
        begun, ended, tomorrow = self._begun(promise), _last(said, "ended"), self.day + timedelta(days=1)
        cancelled = self.ledger.cancelled(promise.activity.id, tomorrow) if promise.activity else None
        rules: tuple[tuple[str, object], ...] = (
            ("begun", begun),
            ("ended", ended),
            ("withdrawn", self.withdrawn(promise, tomorrow)),
            ("cancelled", cancelled),
        )
        rule = next((rule for rule, holds in rules if holds), "no-time")
        entry = begun or ended or cancelled or (said[-1] if said else None)
        return Occurrence(promise, None, None, None, rule, 0, 0, _needed(promise), entry)

    def grace(self, promise: Promise) -> int:
        """Return the days of grace: the promise's own, else the plan's, else none."""
        own = promise.item.grace
        return own if own is not None else self.plan.grace or 0

    def withdrawn(self, promise: Promise, deadline: date) -> FollowUp | Round | Activity | Indicator | Goal | Area | None:
        """Return what had been withdrawn when a deadline fell due: a promise, its activity or an area around it."""
        if self._is_withdrawn(promise.item.withdrawn, deadline):
            return promise.item
        return self.activity_withdrawn(promise.activity, deadline) if promise.activity else None

    def activity_withdrawn(
        self, placed: Placed[Activity] | Placed[Indicator] | Placed[Goal], deadline: date
    ) -> Activity | Indicator | Goal | Area | None:
        """Return what had been withdrawn when a deadline fell due: an activity, indicator or goal, or an area around it."""
        for item in (placed.item, *placed.areas):
            if item.withdrawn is not None and self._is_withdrawn(item.withdrawn, deadline):
                return item
        return None

    def _is_withdrawn(self, withdrawal: Withdrawal | None, deadline: date) -> bool:
        return withdrawal is not None and withdrawal.date.first <= self.day and withdrawal.date.first < deadline

    def coverage(self, promise: Promise, period: Period, deadline: date) -> tuple[int, int]:
        """Return (reported, of): how many of the activities (and indicators) that a round asks for have an entry for its period."""
        told = [has_told for _, has_told in self.asked(promise, period, deadline)]
        return sum(told), len(told)

    def asked(self, promise: Promise, period: Period, deadline: date) -> Iterator[tuple[Placed[Activity] | Placed[Indicator], bool]]:
        """Yield (what a round asks for, whether it has an entry for its period): activities, indicators, or both."""
        asks = promise.round.asks if promise.round else ()
        if "progress" in asks:
            for activity in self.counted_activities(deadline):
                about = f"{activity.id}@{period.text}"
                yield activity, any(entry.about == about for entry in self.ledger.progress(activity.id))
        if "indicators" in asks:
            for indicator in self.index.indicators:
                if not self.activity_withdrawn(indicator, deadline):
                    yield indicator, self._has_value(indicator, period)

    def counted_activities(self, deadline: date) -> Iterator[Placed[Activity]]:
        """Yield the activities that count at a deadline: not those named again elsewhere, cancelled or withdrawn."""
        for placed in self.index.activities:
            if placed.item.same_as or self.activity_withdrawn(placed, deadline) or self.ledger.cancelled(placed.id, deadline):
                continue
            yield placed

    def _has_value(self, indicator: Placed[Indicator], period: Period) -> bool:
        abouts = [f"{indicator.id}@{period.text}"]
        abouts += [f"{_thing(promise)}@{period.text}" for promise in self.index.promises_by_indicator.get(indicator.id, ())]
        return any(entry.value is not None for about in abouts for entry in self.ledger.standing(about).values())


def _thing(promise: Promise) -> str:
    """Return a promise's address as a journal spells it: without the plan, here also without a period."""
    return f"{promise.subject}/{promise.name}"


def _each(promise: Promise) -> bool:
    """Tell whether each of those responsible is to answer."""
    return promise.follow_up is not None and promise.follow_up.answers == "each"


def _needed(promise: Promise) -> int:
    """Return how many bodies must report: one is enough unless each is to answer; a body named twice answers once."""
    return len(set(promise.responsible)) if _each(promise) else 1


def _reporting(standing: dict[str, Entry]) -> set[str]:
    """Return the bodies whose report stands."""
    return {by for by, entry in standing.items() if entry.state == "reported"}


def _last(entries: tuple[Entry, ...], state: str) -> Entry | None:
    """Return the latest of the entries that has a state."""
    for entry in reversed(entries):
        if entry.state == state:
            return entry
    return None
