"""The geometry of the pictures: where a day, a share or a figure lies. What is drawn there, and how, the templates say."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planctl.views.aims import Aim
    from planctl.views.parts import Activity, Area, Goal, Indicator, Plan
    from planctl.views.rollups import Tally

BAR = 240  # units from end to end
TIME = 480
MOST_QUARTERS = 48
CHART, TALL = 480, 120
EDGE = 8  # between what is drawn in a chart and its edges
ROOM_FOR_QUARTERS = 16
SIGNS = {"overdue": "▲", "current": "●", "upcoming": "○", "closed": "■", "waived": "−"}
GRAVEST = tuple(SIGNS)
MARKERS = ("circle", "square", "triangle", "diamond")


class Segment(NamedTuple):
    """A stretch of a bar: what it stands for, how many, where it begins and how long it is."""

    name: str
    number: int
    x: float
    width: float


def segments(counts: Iterable[tuple[str | None, int]], most: int) -> list[Segment]:
    """Return the stretches of a bar that is full at `most`; those of none are left out."""
    found: list[Segment] = []
    before = 0
    for name, number in counts:
        if number:
            found.append(Segment(name or "none", number, round(BAR * before / most, 1), round(BAR * number / most, 1)))
        before += number
    return found


def timely(tally: Tally) -> tuple[tuple[str, int], ...]:
    """Return how promises have been answered as counts, in the order of a bar."""
    return (("answered", tally.answered), ("waived", tally.waived), ("waiting", tally.waiting), ("overdue", tally.late))


class Row(NamedTuple):
    """An activity on a line of time: where its deadlines lie and what each is drawn as, and where reports about it do."""

    marks: tuple[tuple[float, str], ...]
    reports: tuple[float, ...]

    @property
    def figures(self) -> tuple[Counter[str], int]:
        """How many of each are drawn, and how many reports."""
        return Counter(name for _, name in self.marks), len(self.reports)


class Axis:
    """A line of time in whole quarters."""

    first: date
    last: date

    def __init__(self, first: date, last: date) -> None:
        self.first = first
        self.last = last
        self._places: dict[date, float] = {}

    @classmethod
    def of(cls, plan: Plan) -> Axis:
        """Return the line on which all that falls due in a plan has its place."""
        first = date(plan.begins.year, (plan.begins.month - 1) // 3 * 3 + 1, 1)
        return cls(first, _next_quarter(plan.ends) - timedelta(days=1))

    @cached_property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def x(self, day: date) -> float:
        """Return where a day lies; one outside, at the nearest end."""
        if day not in self._places:  # a plan's deadlines fall on a few days
            self._places[day] = round(TIME * min(max((day - self.first).days, 0), self.days) / self.days, 1)
        return self._places[day]

    def holds(self, day: date) -> bool:
        """Tell whether a day lies on the line."""
        return self.first <= day <= self.last

    @cached_property
    def quarters(self) -> list[tuple[float, date]]:
        """Where quarters begin, and the day; years only, where there are too many quarters."""
        found = [self.first]
        while (following := _next_quarter(found[-1])) <= self.last:
            found.append(following)
        return [(self.x(day), day) for day in found if len(found) <= MOST_QUARTERS or day.month == 1]

    @cached_property
    def grid(self) -> str:
        """The lines between quarters, as an SVG path through a row."""
        return "".join(f"M{x:g} 0v20" for x, _ in self.quarters[1:])

    def row(self, activity: Activity) -> Row:
        """Return what is drawn of an activity."""
        times = [time for follow in activity.follow_ups for time in follow.times]
        told = {report.date for time in times if time.reports for report in time.reports} | {report.date for report in activity.progress}
        marks = [(self.x(time.deadline), _drawn(time.state, time.closed_by)) for time in times if time.deadline]
        return Row(tuple(marks), tuple(self.x(day) for day in sorted(told) if self.holds(day)))

    def rows(self, areas: Iterable[Area]) -> list[tuple[Area, list[tuple[Activity, Row]]]]:
        """Return the areas of which something stands on the line, each with those of its activities of which something does."""
        drawn = [(area, [(activity, self.row(activity)) for activity in area.activities]) for area in areas]
        held = [(area, [(activity, row) for activity, row in rows if any(row)]) for area, rows in drawn]
        return [(area, rows) for area, rows in held if rows]

    def signs(self, row: Row, day: date) -> str:
        """Return a row in signs, one for each quarter, the gravest of what stands in it; a bar before the day's own."""
        begins = [x for x, _ in self.quarters]
        held: dict[int, list[str]] = {}
        for x, name in row.marks:
            held.setdefault(bisect_right(begins, x) - 1, []).append(name)
        signs = [next((SIGNS[name] for name in GRAVEST if name in held.get(number, ())), "·") for number in range(len(begins))]
        if self.holds(day):
            signs.insert(bisect_right(begins, self.x(day)) - 1, "│")
        return "".join(signs)

    def label(self, day: date, quarter: str) -> str:
        """Return what stands where a quarter begins: the year where one begins, else the quarter's number where there is room."""
        if day.month == 1 or day == self.first:
            return str(day.year)
        return f"{quarter}{(day.month + 2) // 3}" if len(self.quarters) <= ROOM_FOR_QUARTERS else ""


def _next_quarter(day: date) -> date:
    month = (day.month - 1) // 3 * 3 + 4
    return date(day.year + month // 13, (month - 1) % 12 + 1, 1)


def _drawn(state: str, closed_by: str | None) -> str:
    if closed_by:
        return "closed" if closed_by in {"reported", "start"} else "waived"
    return state


class Dot(NamedTuple):
    """A figure's place."""

    x: float
    y: float
    figure: float


class Curve(NamedTuple):
    """The figures of one body, or of one part of them."""

    whose: str
    marker: str
    dots: tuple[Dot, ...]

    @property
    def path(self) -> str:
        """Its line, as an SVG path."""
        return "M" + "L".join(f"{dot.x:g} {dot.y:g}" for dot in self.dots)


class Trend(NamedTuple):
    """How figures have gone: periods with their places, curves, the limits of targets, and the least and the most with their places."""

    periods: tuple[tuple[str, float], ...]
    curves: tuple[Curve, ...]
    limits: tuple[tuple[Aim, float], ...]
    ends: tuple[tuple[float, float], ...]

    def figure(self, curve: Curve, x: float) -> float | None:
        """Return a curve's figure at a place."""
        return next((dot.figure for dot in curve.dots if dot.x == x), None)


def trend(measured: Indicator | Goal) -> Trend | None:
    """Return how the figures of an indicator or a goal have gone; None where fewer than two periods have any."""
    series: dict[str, dict[str, float]] = {}
    for report in measured.values:
        parts = report.value if isinstance(report.value, dict) else {"": report.value}
        for part, figure in parts.items():
            if isinstance(figure, int | float) and not isinstance(figure, bool):
                series.setdefault(f"{report.by.name}, {part}" if part else report.by.name, {})[report.period] = figure
    periods = list(dict.fromkeys(report.period for report in measured.values if any(report.period in each for each in series.values())))
    if len(periods) < 2:  # noqa: PLR2004 - a trend has two ends
        return None
    limits = [(aim, limit) for aim in measured.targets if (limit := _limit(aim)) is not None]
    figures = [*(figure for each in series.values() for figure in each.values()), *(limit for _, limit in limits), 0]
    place = _Places(periods, figures)
    curves = tuple(
        Curve(whose, MARKERS[number % len(MARKERS)], tuple(Dot(place.x(period), place.y(each[period]), each[period]) for period in each))
        for number, (whose, each) in enumerate(series.items())
    )
    at_limits = tuple((aim, place.y(limit)) for aim, limit in limits)
    ends = tuple((figure, place.y(figure)) for figure in sorted({min(figures), max(figures)}))
    return Trend(tuple((period, place.x(period)) for period in periods), curves, at_limits, ends)


def _limit(aim: Aim) -> float | None:
    given = (aim.verdict.limit, aim.at_least, aim.at_most, aim.equals)
    return next((limit for limit in given if limit is not None and not isinstance(limit, bool)), None)


class _Places:
    """Periods evenly from left to right; figures from the least (or none) up to the most."""

    def __init__(self, periods: Sequence[str], figures: Sequence[float]) -> None:
        step = (CHART - 2 * EDGE) / (len(periods) - 1)
        self._x = {period: round(EDGE + number * step, 1) for number, period in enumerate(periods)}
        self._low, self._high = float(min(figures)), float(max(figures))

    def x(self, period: str) -> float:
        return self._x[period]

    def y(self, figure: float) -> float:
        share = (figure - self._low) / (self._high - self._low) if self._high > self._low else 0.5
        return round(TALL - EDGE - share * (TALL - 2 * EDGE), 1)
