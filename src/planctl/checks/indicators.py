"""Indicators: what nothing asks for, and areas that say nothing of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.checks.references import Known
from planctl.checks.rule import Checked, rule
from planctl.checks.structure import TERMS
from planctl.finding import Path, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.model.index import Placed
    from planctl.model.plan import Indicator

HOW_LONG = ("short", "long")


@rule("PLN601", Severity.warning, "plan")
def unused_indicator(checked: Checked) -> Iterator[Problem]:
    """An indicator is not used: it has no goal, no target and no follow-up.

    Nobody will be asked for the figure, and nobody could tell what it would say. It is used when it names its goals, has a target, when a
    follow-up asks for it, when a value has been reported, or when a reporting round asks for all indicators. Where the plan or the area
    says in `no_follow_ups` that nothing is followed up, that explains it.

    Fix: name its goals, give it a target, or let a follow-up ask for it; or delete it.

    Bad:
        indicators:
          - {id: antal-traffar, title: Antal träffar}
        follow_ups:
          - {kind: measure, every: year, title: Antal träffar}

    Good:
        indicators:
          - {id: antal-traffar, title: Antal träffar}
        follow_ups:
          - {kind: measure, every: year, title: Antal träffar, indicator: antal-traffar}
    """
    plan = checked.plan
    if plan.no_follow_ups or any("indicators" in item.asks for item in plan.reporting if not item.withdrawn):
        return
    known = Known(placed.id for placed in checked.index.indicators)
    asked = {promise.follow_up.indicator for promise in checked.promises() if promise.follow_up and promise.follow_up.indicator}
    asked |= {known.nearest(name) or name for name in sorted(asked - known.names.keys())}  # told by unknown-indicator
    asked |= _reported(checked)
    for placed in _standing(checked):
        explained = any(area.no_follow_ups for area in placed.areas)
        if not (placed.item.goals or placed.item.targets or placed.id in asked or explained):
            yield Problem("unused-indicator", (*placed.path, "id"), {"id": placed.id})


def _reported(checked: Checked) -> set[str]:
    """Return what the plan's journal tells values of; all indicators, where it can't be read."""
    beside = checked.journal_file
    if beside is None:
        return set()
    if beside.journal is None:
        return {placed.id for placed in checked.index.indicators}
    return {entry.about.partition("@")[0] for entry in beside.journal.entries}


def _standing(checked: Checked) -> Iterator[Placed[Indicator]]:
    """Yield the indicators that have not been withdrawn, by themselves or with an area."""
    for placed in checked.index.indicators:
        if not placed.withdrawn:
            yield placed


@rule("PLN603", Severity.note, "plan")
def silent_about_indicators(checked: Checked) -> Iterator[Problem]:
    """An area with activities says nothing of indicators, though other areas of the plan have them.

    Readers can't tell whether the figures were forgotten or are meant to be missing. Where indicators have a term, the short and the long
    one are each looked for. Indicators of an area around this one, or below it, count as its own.

    Fix: add the indicators, or say in `no_indicators` why there are none.

    Bad:
        areas:
          - {id: "1", title: Stöd, indicators: [{id: antal, title: Antal träffar}]}
          - {id: "2", title: Vård, activities: [{id: besok, title: Besök alla}]}

    Good:
        areas:
          - {id: "1", title: Stöd, indicators: [{id: antal, title: Antal träffar}]}
          - {id: "2", title: Vård, activities: [{id: besok, title: Besök alla}], no_indicators: Saknas}
    """
    areas = [placed for placed in checked.index.areas if not placed.withdrawn]
    own: dict[Path, set[str | None]] = {
        placed.path: {item.term for item in placed.item.indicators if not item.withdrawn} for placed in areas
    }
    below: dict[Path, set[str | None]] = {}
    for place, terms in own.items():
        for length in range(2, len(place) + 1, 2):
            below.setdefault(place[:length], set()).update(terms)
    wanted = {term for terms in own.values() for term in terms}
    for area in areas if wanted else ():
        if all(activity.same_as or activity.withdrawn for activity in area.item.activities):
            continue
        has = set(below.get(area.path, ()))
        for length in range(2, len(area.path), 2):
            has |= own.get(area.path[:length], set())
        absent = {term for holder in (*area.areas, area.item) for term in TERMS if getattr(holder.no_indicators, term, None)}
        if "all" in absent or None in has:
            continue
        if not has and not absent:
            yield Problem("silent-about-indicators", (*area.path, "id"))
            continue
        for term in HOW_LONG:
            if term in wanted and term not in has | absent:
                yield Problem("silent-about-indicators", (*area.path, "id"), variant=term)
