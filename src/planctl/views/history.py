"""A plan's history: what each revision changed in meaning, newest first.

A revision is compared with those that it was made from. Of a merge only that is told which none of its sides had done by itself: what they
had done stands at their own revisions, and what the merge lost or altered stands at the merge.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from planctl.changes.plans import by_id, compare_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from planctl.changes import Change
    from planctl.finding import Finding
    from planctl.model.plan import Decision
    from planctl.workspace import PlanFile

AROUND = frozenset({"removed", "added", "moved", "withdrawn", "reinstated", "renamed"})  # what befalls an area befalls what is in it
WHOLE = frozenset({"plan-added", "plan-removed"})


class Version(NamedTuple):
    """The plan in one revision, read: None where it was not there, or could not be read; then `problems` tell why."""

    key: tuple[str, ...] = ()  # see Source.key
    plan: PlanFile | None = None
    problems: tuple[Finding, ...] = ()

    @property
    def is_broken(self) -> bool:
        """Whether it was there but could not be read."""
        return bool(self.key) and self.plan is None


class CutError(Exception):
    """What must be known lies before the beginning of a shallow clone."""


class Source(Protocol):
    """Where versions come from: a repository."""

    def key(self, commit: str) -> tuple[str, ...]: ...  # noqa: D102 - equal for commits with equal files of the plan; () without
    def version(self, commit: str) -> Version: ...  # noqa: D102 - the plan in a commit, read
    def parted(self, commits: Sequence[str]) -> str | None: ...  # noqa: D102 - where commits parted, if they hang together


class Said(NamedTuple):
    """What a commit says of itself."""

    id: str
    day: str
    author: str
    subject: str


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of a plan. `decisions` are those that came with it; `cut`: what lies before it is not in this copy."""

    said: Said
    changes: tuple[Change, ...] = ()
    decisions: tuple[Decision, ...] = ()
    problems: tuple[Finding, ...] = ()
    cut: bool = False

    @property
    def decides(self) -> bool:
        """Whether it has to do with a decision: a new one, or an older one that was altered."""
        return bool(self.decisions) or any(change.name.startswith("decision-") for change in self.changes)


@dataclass(frozen=True, slots=True)
class History:
    """A plan's revisions, newest first. `activity` is the one that was followed, if any; `ids` those that it has had."""

    plan: str
    title: str
    revisions: tuple[Revision, ...]
    activity: str | None = None
    ids: tuple[str, ...] = ()


class Commits(NamedTuple):
    """The commits to look at, newest first, each with those it was made from, and the ones at which a shallow clone ends."""

    listed: Sequence[tuple[str, tuple[str, ...]]]
    cut: frozenset[str]


def revisions(commits: Commits, source: Source, said: Callable[[str], Said], day: date) -> Iterator[tuple[Revision, Version, Version]]:
    """Yield each revision that changed the plan's file or its journal, with the plan after it and before it."""
    walk = _Walk(commits, source, day)
    for commit, parents in commits.listed:
        key, before = source.key(commit), [source.key(parent) for parent in parents]
        if all(other == key for other in before or [()]):
            continue
        now, first = source.version(commit), source.version(parents[0]) if parents else Version()
        if now.is_broken:
            yield Revision(said(commit), problems=now.problems), now, first
        elif (changes := walk.changes(commit, parents)) is None:
            yield Revision(said(commit), cut=True), now, first
        elif changes or len(parents) <= 1:  # a merge that did nothing by itself is no revision of the plan
            yield Revision(said(commit), changes, tuple(_decided(changes, now))), now, first


@dataclass(eq=False)
class _Walk:
    commits: Commits
    source: Source
    day: date

    def __post_init__(self) -> None:
        self.parents = dict(self.commits.listed)

    def changes(self, commit: str, parents: tuple[str, ...]) -> tuple[Change, ...] | None:
        """Return what a commit changed; None where this copy lacks what it was made from."""
        if commit in self.commits.cut:
            return None
        try:
            return self.own(commit, parents)
        except CutError:
            return None

    def own(self, commit: str, parents: tuple[str, ...]) -> tuple[Change, ...]:
        """Return what a commit changed; of a merge, what none of its sides had."""
        now = self.source.version(commit)
        sides = [self.sound(parent) for parent in parents]
        if len(sides) <= 1:
            return self.between(sides[0] if sides else Version(), now)
        parted = self.source.parted(parents)
        origin = self.source.version(parted) if parted else Version()
        known = [{_identity(each) for change in self.between(origin, side) for each in (change, *change.parts)} for side in sides]
        found: dict[str, Change] = {}
        for place, side in enumerate(sides):
            elsewhere = set().union(*(known[other] for other in range(len(sides)) if other != place))
            for change in self.between(side, now):
                if not {_identity(each) for each in (change.parts or (change,))} <= elsewhere:
                    found.setdefault(_identity(change), change)
        return tuple(found.values())

    def sound(self, commit: str) -> Version:
        """Return the version of a commit, where it is broken that of the one that it was made from, and so on."""
        version = self.source.version(commit)
        while version.is_broken and self.parents.get(commit):
            commit = self.parents[commit][0]
            version = self.source.version(commit)
        return version

    def between(self, base: Version, head: Version) -> tuple[Change, ...]:
        if base.key == head.key or base.is_broken or head.is_broken:
            return ()
        plans = [[version.plan] if version.plan else [] for version in (base, head)]
        found = by_id(*plans)
        if found.removed and found.added:  # its id was changed where it lay
            found = found._replace(pairs=((found.removed[0], found.added[0]),), removed=(), added=())
        return compare_all(found, self.day)


def _identity(change: Change) -> str:
    return repr((change.name, change.address, change.before, change.after, change.variant, change.values.get("field")))


def _decided(changes: Iterable[Change], now: Version) -> Iterator[Decision]:
    """Yield the decisions that came with a revision, in the plan's order."""
    new = {change.path for change in changes if change.name == "decision-added"}
    is_new = any(change.name == "plan-added" for change in changes)
    for number, decision in enumerate(now.plan.index.plan.decisions if now.plan else ()):
        if is_new or ("decisions", number) in new:
            yield decision


class Follower:
    """Follows one activity from the newest revision backwards, through what it took over (`replaces`)."""

    def __init__(self, activity: str) -> None:
        self.activity = activity
        self.ids: dict[str, None] = {activity: None}  # in the order in which they were found
        self.is_known = False

    def followed(self, revision: Revision, now: Version, before: Version) -> Revision | None:
        """Return what a revision did to the activity, None where it did nothing."""
        sides = [version.plan for version in (now, before) if version.plan]
        for side in sides:
            self._take_over(side)
        around = {area.id for side in sides for id_ in self.ids if (placed := side.index.by_id.get(id_)) for area in placed.areas}
        there = [any(id_ in side.index.by_id for id_ in self.ids) for side in sides]
        self.is_known = self.is_known or any(there)
        changes = tuple(own for change in revision.changes for own in self._own(change, around, there))
        return replace(revision, changes=changes) if changes or revision.problems or (revision.cut and any(there)) else None

    def _take_over(self, side: PlanFile) -> None:
        for id_ in list(self.ids):
            placed = side.index.by_id.get(id_)
            for old in placed.item.replaces if placed and placed.kind == "activity" else ():
                self.ids.setdefault(old)

    def _own(self, change: Change, around: set[str], there: list[bool]) -> tuple[Change, ...]:
        """Return a change if it is about the activity; of changes told at once, those that are."""
        if change.parts:
            parts = tuple(own for part in change.parts for own in self._own(part, around, there))
            return (change,) if parts == change.parts else parts
        subjects = {_subject(change.address), _subject(change.within)}
        about = bool(subjects & self.ids.keys()) or (change.name in AROUND and bool(subjects & around))
        return (change,) if about or (change.name in WHOLE and any(there)) else ()


def _subject(address: str) -> str:
    return address.partition("@")[0].partition("/")[2].partition("/")[0]
