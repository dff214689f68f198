"""Ids and shape: what must hold before anything can be computed of a plan."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from planctl.checks.rule import Checked, rule
from planctl.finding import Path, Problem, Related, Severity
from planctl.model.address import RESERVED
from planctl.model.framework import FrameworkItem
from planctl.model.plan import FollowUp, Target
from planctl.schedule import MOST_OCCURRENCES, most_occurrences

NEVER_FILES = frozenset({"<stdin>"})


@rule("PLN101", Severity.error, "plan", "framework")
def duplicate_id(checked: Checked) -> Iterator[Problem]:
    """Two things share an id."""
    if checked.framework:
        yield from _doubled((item.id, (*path, "id")) for path, item in _items(checked.framework.items, ()))
        return
    index, plan = checked.index, checked.plan
    yield from _doubled((placed.id, (*placed.path, "id")) for placed in index.subjects)
    yield from _doubled((item.id, ("reporting", number, "id")) for number, item in enumerate(plan.reporting))
    yield from _doubled((item.id, ("sources", number, "id")) for number, item in enumerate(plan.sources))
    yield from _doubled_follow_ups(plan.follow_ups, ())
    for placed in index.activities:
        yield from _doubled_follow_ups(placed.item.follow_ups, placed.path)


def _doubled_follow_ups(follow_ups: tuple[FollowUp, ...], path: Path) -> Iterator[Problem]:
    named = ((item.name, (*path, "follow_ups", number, "id" if item.id else "kind")) for number, item in enumerate(follow_ups))
    yield from _doubled(named, variant="follow-up")


def _doubled(named: Iterable[tuple[str, Path]], variant: str = "") -> Iterator[Problem]:
    first: dict[str, Path] = {}
    for name, path in named:
        if name in first:
            yield Problem("duplicate-id", path, {"id": name}, variant=variant, related=(Related(first[name], "first"),))
        else:
            first[name] = path


def _items(items: tuple[FrameworkItem, ...], path: Path) -> Iterator[tuple[Path, FrameworkItem]]:
    for number, item in enumerate(items):
        here = (*path, "items", number)
        yield here, item
        yield from _items(item.items, here)


@rule("PLN107", Severity.error, "plan")
def reserved_id(checked: Checked) -> Iterator[Problem]:
    """An id is one of the words that addresses keep for the plan itself and its rounds."""
    for placed in checked.index.subjects:
        if placed.id in RESERVED:
            yield Problem("reserved-id", (*placed.path, "id"), {"id": placed.id})


@rule("PLN108", Severity.error, "plan", "journal", "framework")
def wrong_file_name(checked: Checked) -> Iterator[Problem]:
    """A file is not named by the id in it."""
    field = "plan" if checked.journal else "id"
    wanted = checked.document.data[field]
    name = os.path.basename(checked.document.file)
    if name not in {f"{wanted}.yaml", f"{wanted}.yml"} | NEVER_FILES:
        yield Problem("wrong-file-name", (field,), {"id": wanted, "file": name})


@rule("PLN109", Severity.error, "plan")
def conflicting_fields(checked: Checked) -> Iterator[Problem]:
    """Fields stand together that exclude each other, or one stands without another that it needs."""
    index = checked.index
    for promise in index.promises:
        if promise.follow_up:
            yield from _conflicts_of_follow_up(promise.follow_up, promise.path)
    for indicator in index.indicators:
        yield from _conflicts_of_targets(indicator.item.targets, indicator.path)
    for goal in index.goals:
        yield from _conflicts_of_targets(goal.item.targets, goal.path)
    for activity in index.activities:
        if activity.item.same_as and activity.item.follow_ups:
            yield Problem("conflicting-fields", (*activity.path, "follow_ups"), {"fields": "same_as, follow_ups"}, variant="same-as", at_key=True)
        if activity.item.no_follow_ups and activity.item.follow_ups:
            fields = {"fields": "no_follow_ups, follow_ups"}
            yield Problem("conflicting-fields", (*activity.path, "no_follow_ups"), fields, variant="together", at_key=True)


def _conflicts_of_follow_up(item: FollowUp, path: Path) -> Iterator[Problem]:
    times = [name for name in ("due", "every", "event") if getattr(item, name) is not None]
    if len(times) > 1:
        yield Problem("conflicting-fields", (*path, times[1]), {"fields": ", ".join(times)}, variant="times", at_key=True)
    for field, value in (("from", item.from_), ("until", item.until)):
        if value is not None and item.every is None:
            yield Problem("conflicting-fields", (*path, field), {"fields": field, "needed": "every"}, variant="needs", at_key=True)


def _conflicts_of_targets(targets: tuple[Target, ...], path: Path) -> Iterator[Problem]:
    for number, target in enumerate(targets):
        here = (*path, "targets", number)
        forms = [name for name in ("at_least", "at_most", "equals", "change") if getattr(target, name) is not None]
        if len(forms) > 1:
            yield Problem("conflicting-fields", (*here, forms[1]), {"fields": ", ".join(forms)}, variant="target", at_key=True)
        elif not forms:
            yield Problem("conflicting-fields", here, {"fields": ""}, variant="target")


@rule("PLN406", Severity.error, "plan")
def too_many_occurrences(checked: Checked) -> Iterator[Problem]:
    """The plan's promises would fall due so many times that nobody could follow them up."""
    index = checked.index
    total = most_occurrences(index.plan, index)
    if total > MOST_OCCURRENCES:
        yield Problem("too-many-occurrences", ("period",), {"count": str(total), "limit": str(MOST_OCCURRENCES)})
