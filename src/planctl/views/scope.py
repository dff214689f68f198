"""What part of a plan is asked for: one department's, one area's, one group's."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planctl.model.index import responsible_for, steps_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.model.index import AnyPlaced, Index, Placed, Promise
    from planctl.model.plan import Activity


class Scope(NamedTuple):
    """Ids of what is asked for; None: all."""

    responsible: str | None = None
    area: str | None = None
    group: str | None = None

    @property
    def whole(self) -> bool:
        """Whether all of the plan is asked for."""
        return not (self.responsible or self.area or self.group)

    def has_promise(self, promise: Promise, index: Index) -> bool:
        """Tell whether a promise is asked for: who answers for it, where it stands and whom its activity is for."""
        if self.responsible and self.responsible not in promise.responsible:
            return False
        placed = promise.activity
        return not (self.area or self.group) if placed is None else self._has_place(placed) and self._has_group(placed, index)

    def has_activity(self, placed: Placed[Activity], index: Index) -> bool:
        """Tell whether an activity is asked for; a body's are also those of which it answers for a step or a follow-up."""
        return (
            self._has_place(placed)
            and self._has_group(placed, index)
            and (self.responsible is None or self.responsible in set(_answering(placed.item, index)))
        )

    def has_measured(self, placed: AnyPlaced) -> bool:
        """Tell whether a goal or an indicator is asked for; one that names no groups is for all."""
        groups = placed.item.groups
        return self._has_place(placed) and (not self.group or not groups or self.group in groups)

    def _has_place(self, placed: AnyPlaced) -> bool:
        return not self.area or any(area.id == self.area for area in placed.areas)

    def _has_group(self, placed: Placed[Activity], index: Index) -> bool:
        return not self.group or self.group in _groups(placed, index)


def _groups(placed: Placed[Activity], index: Index) -> Iterator[str]:
    """Yield whom an activity is for: its groups, those of its goals and of the areas around it."""
    yield from placed.item.groups
    for area in placed.areas:
        yield from area.groups
    for goal in placed.item.goals:
        found = index.by_id.get(goal)
        if found is not None:
            yield from found.item.groups


def _answering(activity: Activity, index: Index) -> Iterator[str]:
    yield from responsible_for(activity, index.plan)
    for _, step, _ in steps_of(activity.steps, ()):
        yield from step.responsible
    for follow_up in activity.follow_ups:
        yield from follow_up.responsible
