"""One walk over a plan: everything that has an id, where it stands, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from planctl.finding import Path
from planctl.model.address import PLAN, REPORTING, Address
from planctl.model.funding import Alignment
from planctl.model.plan import Activity, Area, FollowUp, Goal, Indicator, Plan, Round, Step

Item_co = TypeVar("Item_co", Area, Goal, Indicator, Activity, covariant=True)


class Placed(NamedTuple, Generic[Item_co]):
    """A thing with an id, and where it stands: its path in the document and the areas around it, outermost first."""

    kind: str  # area | goal | indicator | activity
    item: Item_co
    path: Path
    areas: tuple[Area, ...]
    gone: bool  # an area around it has been withdrawn

    @property
    def id(self) -> str:
        """The thing's id."""
        return self.item.id

    @property
    def area(self) -> Area | None:
        """The innermost area around it (an area's own parent)."""
        return self.areas[-1] if self.areas else None

    @property
    def withdrawn(self) -> bool:
        """Whether it has been withdrawn, by itself or with an area around it."""
        return self.gone or self.item.withdrawn is not None


AnyPlaced = Placed[Area] | Placed[Goal] | Placed[Indicator] | Placed[Activity]


class Promise(NamedTuple):
    """A follow-up or a round, with what it belongs to and its place there.

    `activity` is None for the plan's own; exactly one of `follow_up` and `round`.
    """

    plan: Plan
    number: int
    activity: Placed[Activity] | None = None
    follow_up: FollowUp | None = None
    round: Round | None = None

    @property
    def item(self) -> FollowUp | Round:
        """The follow-up or round itself."""
        if self.follow_up is not None:
            return self.follow_up
        if self.round is not None:
            return self.round
        message = "a promise is a follow-up or a round"
        raise TypeError(message)

    @property
    def path(self) -> Path:
        """Where it stands in the document. Large plans have tens of thousands: it is made when asked for."""
        if self.round:
            return ("reporting", self.number)
        return (*(self.activity.path if self.activity else ()), "follow_ups", self.number)

    @property
    def name(self) -> str:
        """The last part of its address."""
        return self.follow_up.name if self.follow_up else self.item.id or ""

    @property
    def subject(self) -> str:
        """The part of its address after the plan."""
        if self.round:
            return REPORTING
        return self.activity.id if self.activity else PLAN

    @property
    def address(self) -> Address:
        """Its address, without a period."""
        return Address(self.plan.id, self.subject, self.name)

    @property
    def responsible(self) -> tuple[str, ...]:
        """Who answers: its own, else the activity's, its steps', the plan's; for the plan's own also the coordinator or owner."""
        if self.item.responsible:
            return self.item.responsible
        if self.activity:
            return responsible_for(self.activity.item, self.plan)
        return self.plan.responsible or (self.plan.coordinator or self.plan.owner,)


def responsible_for(activity: Activity, plan: Plan) -> tuple[str, ...]:
    """Return who answers for an activity: those it names, else those its steps name, else those the plan names."""
    return activity.responsible or (tuple(dict.fromkeys(_of_steps(activity.steps))) if activity.steps else ()) or plan.responsible


def _of_steps(steps: tuple[Step, ...]) -> Iterator[str]:
    for step in steps:
        yield from step.responsible
        yield from _of_steps(step.steps)


def steps_of(steps: tuple[Step, ...], path: Path) -> Iterable[tuple[Path, Step, Step | None]]:
    """Return every step with its path and the step it is part of."""
    return _steps(steps, path, None) if steps else ()


def _steps(steps: tuple[Step, ...], path: Path, parent: Step | None) -> Iterator[tuple[Path, Step, Step | None]]:
    for number, step in enumerate(steps):
        here = (*path, "steps", number)
        yield here, step, parent
        if step.steps:
            yield from _steps(step.steps, here, step)


class Index:
    """A plan's things in the order of the document. Of ids used twice the first stands in `by_id`."""

    def __init__(self, plan: Plan) -> None:
        walk = _Walk()
        walk.areas_in(plan.areas, (), ())
        self.plan = plan
        self.subjects: tuple[AnyPlaced, ...] = tuple(walk.subjects)
        self.areas: tuple[Placed[Area], ...] = tuple(walk.areas)
        self.goals: tuple[Placed[Goal], ...] = tuple(walk.goals)
        self.indicators: tuple[Placed[Indicator], ...] = tuple(walk.indicators)
        self.activities: tuple[Placed[Activity], ...] = tuple(walk.activities)

    @cached_property
    def by_id(self) -> dict[str, AnyPlaced]:
        """Everything that has an id, by it."""
        return {placed.id: placed for placed in reversed(self.subjects)}

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """All follow-ups and rounds: the plan's rounds, its own follow-ups, then activity by activity."""
        found = [Promise(self.plan, number, round=item) for number, item in enumerate(self.plan.reporting)]
        found += [Promise(self.plan, number, follow_up=item) for number, item in enumerate(self.plan.follow_ups)]
        for placed in self.activities:
            found += [Promise(self.plan, number, placed, item) for number, item in enumerate(placed.item.follow_ups)]
        return tuple(found)

    @cached_property
    def promise_by_address(self) -> dict[tuple[str, str], Promise]:
        """The promises by (subject, name)."""
        return {(promise.subject, promise.name): promise for promise in reversed(self.promises)}

    @cached_property
    def promises_by_indicator(self) -> dict[str, list[Promise]]:
        """The follow-ups whose figures belong to each indicator."""
        found: dict[str, list[Promise]] = {}
        for promise in self.promises:
            if promise.follow_up and promise.follow_up.indicator:
                found.setdefault(promise.follow_up.indicator, []).append(promise)
        return found


def alignments_of(index: Index) -> Iterator[tuple[str, str, Alignment, Path]]:
    """Yield (kind, id, alignment, path) for every tie of a plan, its areas, goals and activities."""
    for kind, id_, alignments, path in aligned(index):
        for number, alignment in enumerate(alignments):
            yield kind, id_, alignment, (*path, "aligns", number)


def aligned(index: Index) -> Iterator[tuple[str, str, tuple[Alignment, ...], Path]]:
    """Yield (kind, id, its ties, path) for the plan, and for those of its areas, goals and activities that have ties."""
    yield "plan", index.plan.id, index.plan.aligns, ()
    holders: tuple[Placed[Area] | Placed[Goal] | Placed[Activity], ...] = (*index.areas, *index.goals, *index.activities)
    for placed in holders:
        if placed.item.aligns:
            yield placed.kind, placed.item.id, placed.item.aligns, placed.path


class _Walk:
    """Collects what stands in nested areas."""

    def __init__(self) -> None:
        self.subjects: list[AnyPlaced] = []
        self.areas: list[Placed[Area]] = []
        self.goals: list[Placed[Goal]] = []
        self.indicators: list[Placed[Indicator]] = []
        self.activities: list[Placed[Activity]] = []

    def areas_in(self, areas: tuple[Area, ...], path: Path, around: tuple[Area, ...], *, gone: bool = False) -> None:
        for number, area in enumerate(areas):
            here = (*path, "areas", number)
            placed = Placed("area", area, here, around, gone)
            self.areas.append(placed)
            self.subjects.append(placed)
            inside = (*around, area)
            self.things_in(area, here, inside, gone=placed.withdrawn)
            self.areas_in(area.areas, here, inside, gone=placed.withdrawn)

    def things_in(self, area: Area, here: Path, inside: tuple[Area, ...], *, gone: bool) -> None:
        goals = [Placed("goal", item, (*here, "goals", number), inside, gone) for number, item in enumerate(area.goals)]
        indicators = [Placed("indicator", item, (*here, "indicators", number), inside, gone) for number, item in enumerate(area.indicators)]
        activities = [Placed("activity", item, (*here, "activities", number), inside, gone) for number, item in enumerate(area.activities)]
        self.goals += goals
        self.indicators += indicators
        self.activities += activities
        self.subjects += [*goals, *indicators, *activities]
