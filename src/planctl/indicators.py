"""Indicators: the series that the journal holds of a thing that is measured, and whether its targets are met on a day.

A series is each body's standing value for each period. Values are compared with a target, never added up: not over bodies, not over
parts, not over time. Where the plan does not tell how several values belong together, the verdict is unknown, with the reason.
"""

from __future__ import annotations

import operator
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from planctl.model.period import MONTHS_IN_YEAR, NotAPeriodError, Period, months
from planctl.model.plan import Indicator
from planctl.schedule import TIMES_A_YEAR, calendar_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from planctl.model.index import Placed, Promise
    from planctl.model.journal import Entry, Value
    from planctl.model.plan import Goal, Target
    from planctl.schedule import Schedule

MET, MISSED, UNKNOWN = "met", "missed", "unknown"
COMPARED = "compared"  # the reason of what is met or missed: the value was held to the limit
REASONS = (  # of what is unknown
    "no-value",
    "other-time",
    "not-yet",
    "several",
    "parts",
    "text",
    "other-kind",
    "not-a-share",
    "no-baseline",
    "zero-baseline",
    "other-length",
    "all-of-what",
    "no-limit",
    "withdrawn",
)
WHOLE_SHARE = 100

Figure = Fraction | bool  # what is compared: exact, so that 80 % of 7.1 is 5.68


class Point(NamedTuple):
    """A body's standing value for a period. `period` is None where it is spelled as none of the plan's."""

    value: Value
    entry: Entry
    period: Period | None
    shared: bool  # others are to give theirs for the same time: each answers

    @property
    def name(self) -> str:
        """Its period as it was spelled."""
        return self.entry.about.partition("@")[2]

    @property
    def span(self) -> tuple[date, date]:
        """The last and the first day of its period, which is the order of a series; without a period after all others."""
        return (self.period.last, self.period.first) if self.period else (date.max, date.max)


class Verdict(NamedTuple):
    """Whether a target is met, and why: the value that was looked at, the limit it was held to, the baseline that the limit comes from."""

    state: str  # met | missed | unknown
    reason: str  # compared, or one of REASONS
    point: Point | None = None
    limit: float | bool | None = None
    baseline: float | None = None


class _Unknown(Exception):
    """Why nothing can be said of a target."""

    def __init__(self, reason: str, point: Point | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.point = point


class _Limit(NamedTuple):
    """What a value is held to."""

    holds: Callable[[Figure, Figure], bool]
    value: Figure
    baseline: Fraction | None = None


# The series


def series(schedule: Schedule, subject: str) -> tuple[Point, ...]:
    """Return the values of an indicator or a goal, told about itself and by its follow-ups, oldest period first."""
    promises = schedule.index.promises_by_indicator.get(subject, ())
    told = [*_told(schedule, subject), *(point for promise in promises for point in series_of(schedule, promise))]
    return tuple(sorted(told, key=lambda point: (point.span, point.entry.date)))


def series_of(schedule: Schedule, promise: Promise) -> tuple[Point, ...]:
    """Return the values that a follow-up has been answered with, oldest period first."""
    follow_up = promise.follow_up
    each = follow_up is not None and follow_up.answers == "each" and len(set(promise.responsible)) > 1
    told = _told(schedule, f"{promise.subject}/{promise.name}", shared=each)
    return tuple(sorted(told, key=lambda point: (point.span, point.entry.date)))


def _told(schedule: Schedule, thing: str, *, shared: bool = False) -> Iterator[Point]:
    calendar = calendar_of(schedule.plan)
    for about in dict.fromkeys(entry.about for entry in schedule.ledger.about_any_period(thing)):
        try:
            period = Period.parse(about.partition("@")[2], calendar)
        except NotAPeriodError:
            period = None
        for entry in schedule.ledger.standing(about).values():
            if entry.value is not None:
                yield Point(entry.value, entry, period, shared)


def latest(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the points of a series' latest period: of those that end last, the longest."""
    if not points:
        return ()
    last = max((point.span for point in points if point.period), key=_latest_then_longest, default=points[-1].span)
    return tuple(point for point in points if point.span == last)


def _latest_then_longest(span: tuple[date, date]) -> tuple[date, int]:
    return span[0], -span[1].toordinal()


# The verdict


def verdicts(schedule: Schedule, placed: Placed[Indicator] | Placed[Goal]) -> list[Verdict]:
    """Return the verdict on each target of an indicator or a goal, on the schedule's day."""
    if schedule.activity_withdrawn(placed, schedule.day + timedelta(days=1)):
        return [Verdict(UNKNOWN, "withdrawn") for _ in placed.item.targets]
    points = series(schedule, placed.id)
    return [verdict(target, placed.item, points, schedule.day) for target in placed.item.targets]


def verdict(target: Target, holder: Indicator | Goal, points: Sequence[Point], day: date) -> Verdict:
    """Judge one target by a series as of a day.

    It is met as soon as the value that counts reaches it. It is missed when that value does not, and its time is over: the last day of
    its `due`, else of the value's own period.
    """
    try:
        return _judged(target, holder, points, day)
    except _Unknown as unknown:
        return Verdict(UNKNOWN, unknown.reason, unknown.point)


def _judged(target: Target, holder: Indicator | Goal, points: Sequence[Point], day: date) -> Verdict:
    limit = _limit(target, holder, points)
    point = _counting(target, points)
    figure = _figure(point, holder)
    if isinstance(figure, bool) is not isinstance(limit.value, bool):
        raise _Unknown("other-kind", point)
    if limit.baseline is not None and not _alike(target, holder, point):
        raise _Unknown("other-length", point)
    state, reason = (MET, COMPARED) if limit.holds(figure, limit.value) else _short(target, point, day)
    baseline = _plain(limit.baseline) if limit.baseline is not None else None
    return Verdict(state, reason, point, _plain(limit.value), baseline)


def _short(target: Target, point: Point, day: date) -> tuple[str, str]:
    """Return what it means that the value does not reach: missed, or that its time is not over, or that the value is from before it."""
    ends, begins = (target.due.last, target.due.first) if target.due else point.span
    if day <= ends:
        return UNKNOWN, "not-yet"
    return (MISSED, COMPARED) if point.span[0] >= begins else (UNKNOWN, "other-time")


def _counting(target: Target, points: Sequence[Point]) -> Point:
    """Return the value that counts: that of the target's due period, else the latest before it; with `per`, of a whole such unit."""
    if not points:
        raise _Unknown("no-value")
    fitting = latest([point for point in points if _fits(point, target)])
    if not fitting:
        raise _Unknown("other-time", latest(points)[-1])
    return _one(fitting, target)


def _fits(point: Point, target: Target) -> bool:
    period = point.period
    if period is None or (target.due and period.last > target.due.last):
        return False
    if target.baseline and target.baseline.period and period.last <= target.baseline.period.last:
        return False  # the baseline itself, or from before it
    return target.per is None or _is_whole(period, target.per)


def _is_whole(period: Period, unit: str) -> bool:
    """Tell whether a period is just one such calendar unit."""
    length = MONTHS_IN_YEAR // TIMES_A_YEAR[unit]
    aligned = period.first.day == 1 and (period.first.month - 1) % length == 0
    return aligned and (period.first, period.last) == months(period.first, length)


def _one(points: Iterable[Point], target: Target) -> Point:
    """Return the one value among those of a period: the only one, or that of the body which alone answers for the target."""
    told = list({(point.entry.by, str(point.value)): point for point in points}.values())
    if len(told) == 1 and not told[0].shared:
        return told[0]
    own = [point for point in told if (point.entry.by,) == target.responsible]
    if len(own) == 1:
        return own[0]
    raise _Unknown("several")


def _figure(point: Point, holder: Indicator | Goal) -> Figure:
    value = point.value
    if isinstance(value, bool):
        return value
    if isinstance(value, dict):
        raise _Unknown("parts", point)
    if isinstance(value, str):
        raise _Unknown("text", point)
    figure = _exact(value)
    if _measure(holder) == "share" and not 0 <= figure <= WHOLE_SHARE:
        raise _Unknown("not-a-share", point)
    return figure


def _measure(holder: Indicator | Goal) -> str | None:
    return holder.measure if isinstance(holder, Indicator) else None


# The limit


def _limit(target: Target, holder: Indicator | Goal, points: Sequence[Point]) -> _Limit:
    if _measure(holder) == "text":
        raise _Unknown("text")
    if target.at_least is not None:
        return _Limit(operator.ge, _exact(target.at_least))
    if target.at_most is not None:
        return _Limit(operator.le, _exact(target.at_most))
    if target.equals is not None:
        return _Limit(operator.eq, target.equals if isinstance(target.equals, bool) else _exact(target.equals))
    if target.change == "all":
        return _all(holder)
    if target.change is None:
        raise _Unknown("no-limit")
    return _changed(target.change, target, holder, _baseline(target, holder, points))


def _all(holder: Indicator | Goal) -> _Limit:
    if _measure(holder) == "share":
        return _Limit(operator.ge, Fraction(WHOLE_SHARE))
    if _measure(holder) == "yes-no":
        return _Limit(operator.eq, value=True)
    raise _Unknown("all-of-what")


def _changed(change: str, target: Target, holder: Indicator | Goal, baseline: Fraction) -> _Limit:
    """Return the limit that a change against the baseline gives. Its sign says which way; without one, what is better."""
    text = "-50 %" if change == "halved" else change.replace(",", ".")
    amount, points = Fraction(text.rstrip("%p ").strip()), text.endswith("pp")
    if text[0] not in "+-" and (target.better or getattr(holder, "better", None)) == "lower":
        amount = -amount
    if not points and baseline <= 0:
        raise _Unknown("zero-baseline")
    limit = baseline + (amount if points else baseline * amount / 100)
    return _Limit(operator.le if amount < 0 else operator.ge, limit, baseline)


def _baseline(target: Target, holder: Indicator | Goal, points: Sequence[Point]) -> Fraction:
    """Return what a change is measured against: the value that the target gives, else that of the series for the baseline's period."""
    given = target.baseline
    if given is None:
        raise _Unknown("no-baseline")
    if given.value is not None:
        return _exact(given.value)
    period = given.period
    same = [point for point in points if period and point.period and point.span == (period.last, period.first)]
    if not same:
        raise _Unknown("no-baseline")
    figure = _figure(_one(same, target), holder)
    if isinstance(figure, bool):
        raise _Unknown("other-kind", same[0])
    return figure


def _alike(target: Target, holder: Indicator | Goal, point: Point) -> bool:
    """Tell whether a count was made over as long a time as the baseline's; shares can be compared over any."""
    period = target.baseline.period if target.baseline else None
    if period is None or point.period is None or _measure(holder) != "count":
        return True
    return _months(period) == _months(point.period)


def _months(period: Period) -> int:
    return (period.last.year - period.first.year) * MONTHS_IN_YEAR + period.last.month - period.first.month


def _exact(number: float) -> Fraction:
    return Fraction(str(number))


def _plain(figure: Figure) -> float | bool:
    if isinstance(figure, bool):
        return figure
    return figure.numerator if figure.denominator == 1 else float(figure)
