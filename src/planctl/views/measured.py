"""What has been measured: a series, its targets and whether they are met; the same for `show`, `due` and the packet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from planctl import indicators
from planctl.model.plan import Indicator
from planctl.views.aims import Aim, Remarks, Start, Verdict
from planctl.views.due import Body, body

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planctl.model.base import Noted
    from planctl.model.index import AnyPlaced, Placed, Promise
    from planctl.model.journal import Value as Reported
    from planctl.model.plan import Goal, Plan, Target
    from planctl.schedule import Schedule
    from planctl.workspace import PlanFile


NOTHING = Remarks()


class Value(NamedTuple):
    """A body's standing value for a period; `about` is the address (without the plan) that it was told about."""

    period: str
    by: Body
    value: Reported
    date: date
    about: str
    note: str | None


class Measured(NamedTuple):
    """A series, oldest period first, and the targets that it is held to. Without an indicator: a follow-up's own figures."""

    indicator: str | None  # the address of the indicator or goal
    measure: str | None
    unit: str | None
    values: tuple[Value, ...]
    targets: tuple[Aim, ...]


class Measures:
    """All that is measured in a plan on a day, each thing looked up once."""

    def __init__(self, file: PlanFile, schedule: Schedule) -> None:
        self.file = file
        self.schedule = schedule
        self._indicators = {placed.id: placed for placed in schedule.index.indicators}
        self._last: dict[str, Measured] = {}

    def of(self, placed: AnyPlaced) -> Measured | None:
        """Return the whole series of an indicator or a goal with its targets; None of anything else."""
        if placed.kind not in {"indicator", "goal"}:
            return None
        held = cast("Placed[Indicator] | Placed[Goal]", placed)
        return self._made(held, indicators.series(self.schedule, placed.id))

    def last(self, promise: Promise) -> Measured | None:
        """Return the latest values of what a follow-up asks for, and the targets; None where it asks for no figure.

        The figures are those of its indicator, else those it has been answered with itself.
        """
        follow_up = promise.follow_up
        placed = self._indicators.get((follow_up.indicator or "") if follow_up else "")
        if follow_up is None or (placed is None and follow_up.kind != "measure"):
            return None
        key = placed.id if placed else str(promise.address)
        if key not in self._last:
            points = indicators.series(self.schedule, placed.id) if placed else indicators.series_of(self.schedule, promise)
            self._last[key] = self._made(placed, indicators.latest(points))
        return self._last[key]

    def targets(self, placed: Placed[Indicator] | Placed[Goal]) -> tuple[Aim, ...]:
        """Return the targets of an indicator or a goal with their verdicts."""
        judged = zip(placed.item.targets, indicators.verdicts(self.schedule, placed), strict=True)
        return tuple(aim(target, verdict, self.file) for target, verdict in judged)

    def _made(self, placed: Placed[Indicator] | Placed[Goal] | None, points: Iterable[indicators.Point]) -> Measured:
        indicator = placed.item if placed and isinstance(placed.item, Indicator) else None
        return Measured(
            indicator=f"{self.schedule.plan.id}/{placed.id}" if placed else None,
            measure=indicator.measure if indicator else None,
            unit=indicator.unit if indicator else None,
            values=self._values(points),
            targets=self.targets(placed) if placed else (),
        )

    def _values(self, points: Iterable[indicators.Point]) -> tuple[Value, ...]:
        return tuple(
            Value(point.name, body(self.file, point.entry.by), point.value, point.entry.date, point.entry.about, point.entry.note)
            for point in points
        )


def aim(target: Target, verdict: indicators.Verdict, file: PlanFile) -> Aim:
    """Make a target with its verdict as a reader sees it."""
    start = target.baseline
    return Aim(
        title=target.title,
        at_least=cast("float | None", target.at_least),
        at_most=cast("float | None", target.at_most),
        equals=cast("float | bool | None", target.equals),
        change=target.change,
        per=target.per,
        baseline=Start(cast("float | None", start.value), start.period.text if start.period else None) if start else None,
        due=target.due.text if target.due else None,
        responsible=tuple(body(file, name) for name in target.responsible),
        remarks=remarks_of(target, file.index.plan),
        verdict=Verdict(
            verdict.state,
            verdict.reason,
            verdict.point.value if verdict.point else None,
            verdict.point.name if verdict.point else None,
            verdict.limit,
            verdict.baseline,
        ),
    )


def remarks_of(thing: Noted, plan: Plan) -> Remarks:
    """Return what may stand on anything: a note, a doubt, and the place in the source, which goes by its title."""
    source = thing.source
    if source is None:
        return Remarks(thing.note, thing.uncertain) if thing.note or thing.uncertain else NOTHING
    title = next((document.title for document in plan.sources if document.id == source.doc), source.doc)
    return Remarks(thing.note, thing.uncertain, f"{title}, {source.at}" if title else source.at)
