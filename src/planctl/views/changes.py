"""What changed, as a reader sees it: plan by plan, area by area, thing by thing, the gravest first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from planctl.changes import IMPACTS, Change, Unused
from planctl.model.address import RESERVED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from planctl.model.acceptance import Acceptance

MOVED = "moved"
COUNTED = (*IMPACTS, MOVED)  # moves are counted by themselves, last


@dataclass(frozen=True, slots=True)
class SubjectChanges:
    """What changed about one activity, goal, indicator or area, or about the plan's own."""

    id: str
    title: str
    changes: tuple[Change, ...]
    holders: frozenset[str]  # addresses of changes that others are read below

    def is_nested(self, change: Change) -> bool:
        """Tell whether a change is read below another: below the move of the thing that it is a change of."""
        return change.within in self.holders


@dataclass(frozen=True, slots=True)
class AreaChanges:
    """What changed in one area; `id` is "" for what the plan itself holds."""

    id: str
    title: str
    subjects: tuple[SubjectChanges, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """All of them, subject by subject."""
        return tuple(change for subject in self.subjects for change in subject.changes)


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """What changed in one plan."""

    id: str
    title: str
    language: str
    areas: tuple[AreaChanges, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """All of them, area by area."""
        return tuple(change for area in self.areas for change in area.changes)


class NotCompared(NamedTuple):
    """A plan that one version or both can't be computed with: its id, and the files that keep it from being compared."""

    plan: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions compared: what they were called, and the changes, gravest first, also grouped for reading; and what was left out."""

    base: str
    head: str
    changes: tuple[Change, ...]
    plans: tuple[PlanChanges, ...]
    unused: tuple[Unused, ...]
    left_out: tuple[NotCompared, ...] = ()

    @property
    def counted(self) -> tuple[tuple[str, int], ...]:
        """How many changes there are of each impact, moves by themselves; nothing of which there is none."""
        return counted(self.changes)

    @property
    def accepted(self) -> tuple[Change, ...]:
        """The changes that have been accepted."""
        return tuple(change for change in self.changes if change.accepted)

    @property
    def proposed(self) -> tuple[Change, ...]:
        """The changes that would be accepted if the head's own acceptances counted."""
        return tuple(change for change in self.changes if change.acceptance and not change.accepted)


def counted(changes: Iterable[Change]) -> tuple[tuple[str, int], ...]:
    """Return how many changes there are of each impact, moves by themselves, last; nothing of which there is none."""
    found = Counter(MOVED if change.name == MOVED else change.impact for change in changes)
    return tuple((what, found[what]) for what in COUNTED if found[what])


def compared(
    changes: Iterable[Change], base: str = "", head: str = "", unused: Iterable[Unused] = (), left_out: Iterable[NotCompared] = ()
) -> Compared:
    """Group changes for reading. `base` and `head` are what the user calls the versions; `unused` are acceptances that cover no change.

    Of plans that are left out nothing is known: whether what was accepted of them is of use, neither.
    """
    found = sorted(changes, key=lambda change: IMPACTS.index(change.impact))
    plans = tuple(
        PlanChanges(*plan, its[0].values.get("plan_language", ""), tuple(_areas(its)))
        for plan, its in _grouped(found, lambda each: (_plan(each), each.values.get("plan_title", "")))
    )
    missing = tuple(left_out)
    unknown = {each.plan for each in missing}
    of_use = tuple(each for each in unused if _plan(each.acceptance) not in unknown)
    return Compared(base, head, tuple(found), plans, of_use, missing)


def _areas(changes: Sequence[Change]) -> Iterable[AreaChanges]:
    for area, its in _grouped(changes, lambda change: (change.area, change.values["area_title"])):
        within = sorted(its, key=lambda change: subject_of(change) != area[0])  # the heading's own first
        subjects = _grouped(within, lambda change: (subject_of(change), change.values["title"]))
        yield AreaChanges(*area, tuple(SubjectChanges(*named, *_in_order(of)) for named, of in subjects))


def _in_order(changes: Sequence[Change]) -> tuple[tuple[Change, ...], frozenset[str]]:
    """Return the changes, those of a thing that moved right below its move; and the addresses of such moves."""
    below: dict[str, list[Change]] = {}
    for change in changes:
        below.setdefault(change.within, []).append(change)
    holders = frozenset({change.address for change in below.get("", ())} & below.keys())
    found = []
    for change in changes:
        if change.within not in holders:
            found += [change, *(below.pop(change.address, []) if change.address in holders and not change.within else [])]
    return tuple(found), holders


def subject_of(change: Change) -> str:
    """Return the id of the area, goal, indicator or activity that a change is about; the plan's own where it is about none.

    What was part of a thing that moved or took another id is read with it.
    """
    parts = (change.within or change.address).partition("@")[0].split("/")
    return parts[1] if len(parts) > 1 and parts[1] not in RESERVED else parts[0]


def _plan(said: Change | Acceptance) -> str:
    return said.address.partition("@")[0].partition("/")[0]


def _grouped(changes: Iterable[Change], key: Callable[[Change], tuple[str, str]]) -> Iterable[tuple[tuple[str, str], list[Change]]]:
    found: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        found.setdefault(key(change), []).append(change)
    return found.items()
