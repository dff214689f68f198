"""The plans at a glance: period, standing, owner, how much there is, what is late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planctl import files
from planctl.schedule import OVERDUE, Schedule, period_on, standing
from planctl.views.due import body

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planctl.workspace import PlanFile


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All plans, one row each."""

    as_of: date
    plans: tuple[dict[str, Any], ...]


def portfolio(plans: Iterable[PlanFile], day: date) -> Portfolio:
    """Return the plans on a day."""
    return Portfolio(day, tuple(plan_row(file, Schedule.on(file, day)) for file in plans))


def plan_row(file: PlanFile, schedule: Schedule) -> dict[str, Any]:
    """Return one plan as a row; activities named again elsewhere are counted once."""
    index = file.index
    plan = index.plan
    states = [occurrence.state for occurrence in schedule.occurrences()]
    return {
        "plan": plan.id,
        "title": plan.title,
        "owner": plan.owner,
        "owner_name": body(file, plan.owner).name,
        "period": period_on(plan, schedule.day).text,
        "standing": standing(plan, schedule.day),
        "areas": len(index.areas),
        "goals": len(index.goals),
        "activities": sum(not placed.item.same_as for placed in index.activities),
        "indicators": len(index.indicators),
        "targets": sum(len(placed.item.targets) for placed in index.indicators) + sum(len(placed.item.targets) for placed in index.goals),
        "follow_ups": len(index.promises),
        "amounts": len(plan.funding.parts) if plan.funding else 0,
        "overdue": states.count(OVERDUE),
        "file": files.display(file.path),
    }
