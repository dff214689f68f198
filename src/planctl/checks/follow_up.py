"""Who answers for what, and what is followed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.checks.rule import Checked, rule
from planctl.checks.structure import absences_of, has_indicators
from planctl.finding import Path, Problem, Severity
from planctl.model.index import responsible_for
from planctl.model.plan import Activity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.model.plan import Area, Plan


@rule("PLN501", Severity.error, "plan")
def nobody_responsible(checked: Checked) -> Iterator[Problem]:
    """Nobody is responsible for an activity.

    What nobody is responsible for is in no department's list: nobody is reminded of it, and nobody reports on it.

    Fix: name one or several organisations under `responsible`: on the activity, on its steps, or once for the whole plan.

    Bad:
        activities:
          - id: traffa-foreningarna
            title: Träffa föreningarna

    Good:
        activities:
          - id: traffa-foreningarna
            title: Träffa föreningarna
            responsible: [sf]
    """
    for placed in checked.activities():
        if not responsible_for(placed.item, checked.plan):
            yield Problem("nobody-responsible", (*placed.path, "id"))


@rule("PLN502", Severity.warning, "plan")
def nothing_to_follow_up(checked: Checked) -> Iterator[Problem]:
    """An activity has no follow-up.

    Nobody will be asked how it went, and later nobody can tell whether it was done. Where that was decided, say so, and readers see that it
    was not forgotten. A reporting round that asks for the progress of every activity counts too.

    Fix: add `follow_ups`, or say why there are none in `no_follow_ups` on the activity, its area or the plan.

    Bad:
        activities:
          - id: traffa-foreningarna
            title: Träffa föreningarna
            responsible: [sf]

    Good:
        activities:
          - id: traffa-foreningarna
            title: Träffa föreningarna
            responsible: [sf]
            follow_ups:
              - {kind: measure, every: year, title: Antal träffar}
    """
    plan = checked.plan
    if plan.no_follow_ups or any("progress" in item.asks for item in plan.reporting if not item.withdrawn):
        return
    for placed in checked.activities():
        said = placed.item.follow_ups or placed.item.no_follow_ups or any(area.no_follow_ups for area in placed.areas)
        if not said:
            yield Problem("nothing-to-follow-up", (*placed.path, "id"))


@rule("PLN512", Severity.note, "plan")
def declared_absence(checked: Checked) -> Iterator[Problem]:
    """The plan itself says that something is missing.

    This is no fault. It is shown so that one sees what is known to be missing, apart from what was forgotten.

    Fix: nothing; delete the line once the plan has what was missing.

    Bad:
        areas:
          - id: "1"
            title: Samverkan
            no_indicators: {long: Saknas enligt planen}

    Good:
        areas:
          - id: "1"
            title: Samverkan
            indicators:
              - {id: trygghet, title: Andel som känner sig trygga, term: long}
    """
    index = checked.index
    holders: list[tuple[Plan | Area | Activity, Path]] = [(checked.plan, ())]
    holders += [(placed.item, placed.path) for placed in index.areas]
    holders += [(placed.item, placed.path) for placed in index.activities if placed.item.no_follow_ups]
    for holder, path in holders:
        if holder.no_follow_ups and not (isinstance(holder, Activity) and holder.follow_ups):  # else told by conflicting-fields
            yield _absent((*path, "no_follow_ups"), "follow-ups", holder.no_follow_ups)
    for placed in index.areas:
        for path, term, reason in absences_of(placed):
            if not has_indicators(placed.item, term):
                yield _absent(path, f"indicators-{term}", reason)


def _absent(path: Path, variant: str, reason: str) -> Problem:
    return Problem("declared-absence", path, {"reason": reason}, variant=variant, at_key=True)
