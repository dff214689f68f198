"""Goals and the activities that serve them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.checks.rule import Checked, rule
from planctl.finding import Path, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.model.index import Placed
    from planctl.model.plan import Activity

FEW = 3  # in a heading of fewer activities one can't tell a forgotten tie from none


@rule("PLN314", Severity.warning, "plan")
def goal_without_activity(checked: Checked) -> Iterator[Problem]:
    """No activity serves a goal.

    The plan says what shall be true, but nobody is to do anything for it. Often the tie was forgotten on an activity, or the activity has
    left the plan.

    The activities that name a goal serve it. Where no activities in its area name goals, or only some of them do, all in the area serve it.

    Fix: name the goal on the activities that serve it, add an activity, or take the goal out with `withdrawn`.

    Bad:
        goals:
          - {id: samordnat-stod, title: Stödet är samordnat}
          - {id: trygga-unga, title: Unga känner sig trygga}
        activities:
          - {id: foreningarna, title: Träffa föreningarna, goals: [samordnat-stod]}

    Good:
        goals:
          - {id: samordnat-stod, title: Stödet är samordnat}
          - {id: trygga-unga, title: Unga känner sig trygga}
        activities:
          - {id: foreningarna, title: Träffa föreningarna, goals: [samordnat-stod, trygga-unga]}
    """
    index = checked.index
    served = {goal for placed in index.activities for goal in placed.item.goals}
    if not served <= {placed.item.id for placed in index.goals}:
        return  # told by unknown-goal: it may be any of these that was meant
    with_untied = [placed.path for placed in index.areas if any(not activity.goals for activity in placed.item.activities)]
    untied = {path[:length] for path in with_untied for length in range(2, len(path) + 1, 2)}  # and the headings around them
    for goal in index.goals:
        if goal.id not in served and goal.path[:-2] not in untied and not goal.withdrawn:
            yield Problem("goal-without-activity", (*goal.path, "id"), {"id": goal.id})


@rule("PLN315", Severity.warning, "plan")
def activity_without_goal(checked: Checked) -> Iterator[Problem]:
    """An activity names no goal, though all others in its area do.

    Under each goal readers see what is done for it; this activity is nowhere. Usually the tie was forgotten.

    Fix: name the goals that it serves in `goals`.

    Bad:
        activities:
          - {id: foreningarna, title: Träffa föreningarna, goals: [samordnat-stod]}
          - {id: skolorna, title: Träffa skolorna, goals: [samordnat-stod]}
          - {id: varden, title: Träffa vården}

    Good:
        activities:
          - {id: foreningarna, title: Träffa föreningarna, goals: [samordnat-stod]}
          - {id: skolorna, title: Träffa skolorna, goals: [samordnat-stod]}
          - {id: varden, title: Träffa vården, goals: [samordnat-stod]}
    """
    by_heading: dict[Path, list[Placed[Activity]]] = {}
    for placed in checked.activities():
        by_heading.setdefault(placed.path[:-2], []).append(placed)
    for activities in by_heading.values():
        without = [placed for placed in activities if not placed.item.goals]
        if len(activities) >= FEW and len(without) == 1:
            yield Problem("activity-without-goal", (*without[0].path, "id"))
