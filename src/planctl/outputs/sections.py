"""The sections of a packet: a name, a partial in each format, and whether a plan has anything to say there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.views.parts import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planctl.outputs.phrases import Phrases
    from planctl.views.parts import Area, Packet, Plan
    from planctl.views.rollups import Tally

SECTIONS = (
    "answers",
    "plans",
    "changes",
    "wishes",
    "late",
    "coming",
    "status",
    "timeline",
    "targets",
    "areas",
    "own",
    "organisations",
    "funding",
    "missing",
    "about",
    "method",
)


def is_there(name: str, plan: Plan, last: bool) -> bool:  # noqa: FBT001 - a fact about the plan's place
    """Tell whether a plan has a section; how it is counted is told once, after the last plan."""
    summary = plan.summary
    has = {
        "plans": False,
        "changes": bool(summary.since),
        "wishes": bool(summary.wishes),
        "timeline": any(area.activities for area in all_areas(plan.areas)),
        "targets": bool(summary.targets),
        "areas": bool(plan.areas),
        "own": bool(plan.rounds or plan.follow_ups or plan.absences),
        "funding": plan.funding is not None,
        "method": last,
    }
    return has.get(name, True)


def all_areas(areas: Iterable[Area]) -> Iterator[Area]:
    """Yield areas with those below them, in their order."""
    for area in areas:
        yield area
        yield from all_areas(area.areas)


def plan_tallies(packet: Packet) -> list[tuple[Reference, Tally]]:
    """Return how each plan's promises stand."""
    return [(identity.plan, identity.tally) for identity in packet.summary.plans]


def area_tallies(plan: Plan, words: Phrases) -> list[tuple[Reference, Tally]]:
    """Return how promises stand in each area, and last those of the plan itself."""
    from markupsafe import Markup

    found = [(Reference(area.address, words.heading(area)), area.tally) for area in plan.areas]
    own = [(Reference(f"{plan.id}/_own", Markup(words.word("section.own"))), plan.summary.plans_own)]  # noqa: S704 - planctl’s words, not the plan’s
    return found + (own if plan.rounds or plan.follow_ups else [])


def body_tallies(plan: Plan) -> list[tuple[Reference, Tally]]:
    """Return how each body's promises stand, of those that have anything to do."""
    bodies = (body for body in plan.organisations if body.tally.activities or body.tally.fallen or body.tally.moved)
    return [(Reference("", body.name), body.tally) for body in bodies]


def anchors(packet: Packet, sections: Iterable[str]) -> set[str]:
    """Return every address that a page with these sections leads to."""
    shown = set(sections)
    found: set[str] = set()
    for plan in packet.plans:
        found |= {plan.id, *(f"{plan.id}/_{name}" for name in shown if is_there(name, plan, last=True))}
        follows = [*plan.rounds, *plan.follow_ups] if "own" in shown else []
        for area in all_areas(plan.areas) if "areas" in shown else ():
            found.add(area.address)
            found |= {goal.address for goal in area.goals} | {indicator.address for indicator in area.indicators}
            found |= {activity.address for activity in area.activities}
            follows += [follow for activity in area.activities for follow in activity.follow_ups]
        for follow in follows:
            found.add(follow.address)
            found.update([time.address for time in follow.times])
    return found
