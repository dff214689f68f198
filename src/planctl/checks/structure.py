"""Ids and shape: what must hold before anything can be computed of a plan."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from planctl.checks.rule import Checked, rule
from planctl.finding import Path, Problem, Related, Severity
from planctl.model.address import RESERVED
from planctl.schedule import MOST_OCCURRENCES, most_occurrences
from planctl.workspace import ACCEPTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planctl.model.framework import Framework, FrameworkItem
    from planctl.model.index import Placed, Promise
    from planctl.model.plan import Activity, Area, FollowUp, Goal, Indicator, Source, Target

NEVER_FILES = frozenset({"<stdin>"})
TARGET_FORMS = ("at_least", "at_most", "equals", "change")
TERMS = ("all", "short", "long")
TIMES = ("due", "every", "event")

Conflict = tuple[str, Path, str]  # variant, path of the field that is shown, the fields in words


@rule("PLN101", Severity.error, "plan", "framework")
def duplicate_id(checked: Checked) -> Iterator[Problem]:
    """Two things have the same id.

    Reports, links and reminders find a thing by its id. With two of the same, a report about one would count for the other.

    Fix: give one of them another id; if something has been reported about it already, keep its id and change the other's.

    Bad:
        activities:
          - {id: traffar, title: Träffa föreningarna}
          - {id: traffar, title: Träffa skolorna}

    Good:
        activities:
          - {id: traffar, title: Träffa föreningarna}
          - {id: traffar-skolor, title: Träffa skolorna}
    """
    if checked.framework:
        yield from _doubled_in_framework(checked.framework)
        return
    index, plan = checked.index, checked.plan
    yield from _doubled([placed.item.id for placed in index.subjects], lambda number: (*index.subjects[number].path, "id"))
    yield from _doubled([item.id for item in plan.reporting], lambda number: ("reporting", number, "id"), "other")
    yield from _doubled_sources(plan.sources)
    yield from _doubled_follow_ups(plan.follow_ups, ())
    for placed in index.activities:
        if len(placed.item.follow_ups) > 1:
            yield from _doubled_follow_ups(placed.item.follow_ups, placed.path)


def _doubled_in_framework(framework: Framework) -> Iterator[Problem]:
    items = list(items_of(framework.items, ()))
    yield from _doubled([item.id for _, item in items], lambda number: (*items[number][0], "id"), "other")
    yield from _doubled_sources(framework.sources)


def _doubled_sources(sources: tuple[Source, ...]) -> Iterator[Problem]:
    yield from _doubled([source.id for source in sources], lambda number: ("sources", number, "id"), "other")


def _doubled_follow_ups(follow_ups: tuple[FollowUp, ...], path: Path) -> Iterator[Problem]:
    def place(number: int) -> Path:
        return (*path, "follow_ups", number, "id" if follow_ups[number].id else "kind")

    yield from _doubled([item.name for item in follow_ups], place, "follow-up")


def _doubled(ids: list[str], place: Callable[[int], Path], variant: str = "") -> Iterator[Problem]:
    """Yield the ids that there are twice; `place` gives the path of one by its number."""
    if len(set(ids)) == len(ids):
        return
    first: dict[str, int] = {}
    for number, name in enumerate(ids):
        if first.setdefault(name, number) != number:
            related = (Related(place(first[name]), "first"),)
            yield Problem("duplicate-id", place(number), {"id": name}, variant=variant, related=related)


def items_of(items: tuple[FrameworkItem, ...], path: Path) -> Iterator[tuple[Path, FrameworkItem]]:
    """Yield a framework's items with their paths, nested ones too."""
    for number, item in enumerate(items):
        here = (*path, "items", number)
        yield here, item
        yield from items_of(item.items, here)


@rule("PLN107", Severity.error, "plan")
def reserved_id(checked: Checked) -> Iterator[Problem]:
    """An id is a word that addresses keep for the plan itself.

    In addresses `plan` stands for the plan's own follow-ups and `reporting` for its reporting rounds. An activity of that name could not be
    told apart from them.

    Fix: choose another id.

    Bad:
        activities:
          - {id: plan, title: Ta fram en plan för anhörigstöd}

    Good:
        activities:
          - {id: plan-anhorigstod, title: Ta fram en plan för anhörigstöd}
    """
    for placed in checked.index.subjects:
        if placed.item.id in RESERVED:
            yield Problem("reserved-id", (*placed.path, "id"), {"id": placed.id})


@rule("PLN108", Severity.error, "plan", "journal", "framework", "accepted")
def wrong_file_name(checked: Checked) -> Iterator[Problem]:
    """A file is not named by the id in it.

    A plan is found by its file's name. Its journal, the links to it and its history would be looked for under another name.

    Fix: rename the file, or correct the id in it; of a plan that is in use, keep the id.

    Bad:
        # plans/handlingsplan.yaml
        schema: planctl/plan/v1
        id: exempel-2025-2027

    Good:
        # plans/exempel-2025-2027.yaml
        schema: planctl/plan/v1
        id: exempel-2025-2027
    """
    if checked.accepted:
        field, variant, wanted = "schema", "accepted", os.path.splitext(ACCEPTED)[0]
    elif checked.journal:
        field, variant, wanted = "plan", "journal", checked.journal.plan
    else:
        field, variant, wanted = "id", "", (checked.framework or checked.plan).id
    name = os.path.basename(checked.document.file)
    if name not in {f"{wanted}.yaml", f"{wanted}.yml"} | NEVER_FILES:
        yield Problem("wrong-file-name", (field,), {"id": wanted, "file": name}, variant=variant)


@rule("PLN109", Severity.error, "plan")
def conflicting_fields(checked: Checked) -> Iterator[Problem]:
    """Fields contradict each other, or one lacks another that it needs.

    Nobody can tell which of them was meant. Two times for one follow-up would be two deadlines; follow-ups beside `no_follow_ups` would be
    asked for and not asked for.

    Fix: keep what was decided, and delete the other; if they are two follow-ups, write each by itself.

    Bad:
        follow_ups:
          - {kind: measure, due: 2025, every: year, title: Antal träffar}

    Good:
        follow_ups:
          - {kind: measure, every: year, title: Antal träffar}
    """
    for variant, path, fields in _conflicts(checked):
        needed = {"needed": "every"} if variant == "needs" else {}
        yield Problem("conflicting-fields", path, {"fields": fields, **needed}, variant=variant, at_key=bool(fields))


def _conflicts(checked: Checked) -> Iterator[Conflict]:
    index = checked.index
    for promise in index.promises:
        if promise.follow_up:
            yield from _in_follow_up(promise.follow_up, promise)
    measured: list[Placed[Indicator] | Placed[Goal]] = [*index.indicators, *index.goals]
    for placed in measured:
        if placed.item.targets:
            yield from _in_targets(placed.item.targets, placed.path)
    for activity in index.activities:
        if activity.item.follow_ups:
            yield from _in_activity(activity)
    for area in index.areas:
        if area.item.no_indicators:
            yield from _in_area(area)


def _in_follow_up(item: FollowUp, promise: Promise) -> Iterator[Conflict]:
    times = [name for name in TIMES if getattr(item, name) is not None]
    if len(times) > 1:
        yield "times", (*promise.path, times[1]), _fields(times)
    if item.every is None:
        if item.from_ is not None:
            yield "needs", (*promise.path, "from"), _fields(["from"])
        if item.until is not None:
            yield "needs", (*promise.path, "until"), _fields(["until"])


def _in_targets(targets: tuple[Target, ...], path: Path) -> Iterator[Conflict]:
    for number, target in enumerate(targets):
        here = (*path, "targets", number)
        forms = [name for name in TARGET_FORMS if getattr(target, name) is not None]
        if len(forms) > 1:
            yield "target", (*here, forms[1]), _fields(forms)
        elif not forms:
            yield "no-target", here, ""


def _in_activity(placed: Placed[Activity]) -> Iterator[Conflict]:
    """Yield what an activity with follow-ups can't have beside them."""
    activity = placed.item
    if activity.same_as:
        yield "same-as", (*placed.path, "follow_ups"), _fields(["same_as", "follow_ups"])
    if activity.no_follow_ups:
        yield "together", (*placed.path, "no_follow_ups"), _fields(["no_follow_ups", "follow_ups"])


def _in_area(placed: Placed[Area]) -> Iterator[Conflict]:
    """Yield declared absences of indicators that the area has."""
    for path, term, _ in absences_of(placed):
        if has_indicators(placed.item, term):
            yield "indicators", path, _fields(["no_indicators", "indicators"])


def absences_of(placed: Placed[Area]) -> Iterator[tuple[Path, str, str]]:
    """Yield (path, term, reason) of the indicators that an area says are missing; the term is all, short or long."""
    for term in TERMS:
        reason = getattr(placed.item.no_indicators, term, None)
        if reason:
            path = (*placed.path, "no_indicators")
            yield (path if term == "all" else (*path, term)), term, reason


def has_indicators(area: Area, term: str) -> bool:
    """Tell whether an area has indicators of a term (all: any)."""
    return any(term in {"all", indicator.term} for indicator in area.indicators)


def _fields(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


@rule("PLN406", Severity.error, "plan")
def too_many_occurrences(checked: Checked) -> Iterator[Problem]:
    """The plan's follow-ups would fall due more often than anyone could answer.

    It is nearly always a mistyped year. planctl stops here instead of listing deadlines by the hundred thousand.

    Fix: correct the years, or ask less often.

    Bad:
        period: 1925..2127

    Good:
        period: 2025..2027
    """
    total = most_occurrences(checked.index)
    if total > MOST_OCCURRENCES:
        yield Problem("too-many-occurrences", ("period",), {"count": str(total), "limit": str(MOST_OCCURRENCES)})
