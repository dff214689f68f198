"""One walk over a plan: what has an id, where it stands, and who answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import FULL, PLANS, plan_of
from planctl import workspace
from planctl.model.index import Index, responsible_for, steps_of

if TYPE_CHECKING:
    from planctl.model.plan import Plan

NESTED = """
    areas:
      - id: "1"
        title: Ett
        goals: [{id: g1, title: G1}]
        indicators: [{id: i1, title: I1, goals: [g1]}]
        activities: [{id: a1, title: A1, responsible: [sf]}]
        areas:
          - id: "1.1"
            title: Ett ett
            activities: [{id: a2, title: A2, responsible: [sf]}]
            areas:
              - {id: "1.1.1", title: Ett ett ett, activities: [{id: a3, title: A3, responsible: [sf]}]}
          - {id: "1.2", title: Ett två, goals: [{id: g2, title: G2}]}
      - {id: "2", title: Två, activities: [{id: a4, title: A4, responsible: [sf]}]}
"""


def resolved(plan: Plan, path: tuple[str | int, ...]) -> object:
    here: object = plan
    for step in path:
        here = here[step] if isinstance(step, int) and isinstance(here, tuple) else getattr(here, str(step))
    return here


def test_areas_nest_and_everything_stands_in_the_order_of_the_document() -> None:
    index = Index(plan_of(NESTED))
    assert [placed.id for placed in index.subjects] == ["1", "g1", "i1", "a1", "1.1", "a2", "1.1.1", "a3", "1.2", "g2", "2", "a4"]
    assert [placed.id for placed in index.areas] == ["1", "1.1", "1.1.1", "1.2", "2"]
    assert [placed.id for placed in index.activities] == ["a1", "a2", "a3", "a4"]
    assert [placed.id for placed in index.goals] == ["g1", "g2"]
    assert [placed.id for placed in index.indicators] == ["i1"]


def test_everything_knows_the_areas_around_it_outermost_first() -> None:
    index = Index(plan_of(NESTED))
    around = {placed.id: [area.id for area in placed.areas] for placed in index.subjects}
    assert around["a3"] == ["1", "1.1", "1.1.1"]
    assert around["1.1.1"] == ["1", "1.1"]
    assert around["1"] == []
    innermost = {placed.id: placed.area.id if placed.area else None for placed in index.subjects}
    assert (innermost["a3"], innermost["g2"], innermost["1.1"], innermost["2"]) == ("1.1.1", "1.2", "1", None)


def test_what_is_withdrawn_goes_with_all_that_is_in_it_and_nothing_else() -> None:
    gone = "withdrawn: {date: 2026, reason: Slut}"
    index = Index(
        plan_of(NESTED.replace("title: Ett ett\n", f"title: Ett ett\n            {gone}\n").replace("title: A1,", f"title: A1, {gone},"))
    )
    assert {placed.id for placed in index.subjects if placed.withdrawn} == {"a1", "1.1", "a2", "1.1.1", "a3"}


def test_everything_knows_its_path_in_the_document() -> None:
    file = next(file for file in workspace.load([PLANS]).sound() if file.id == FULL)
    for placed in file.index.subjects:
        assert resolved(file.index.plan, placed.path) is placed.item
    for promise in file.index.promises:
        assert resolved(file.index.plan, promise.path) is promise.item
    for placed in file.index.activities:
        for path, step, _ in steps_of(placed.item.steps, placed.path):
            assert resolved(file.index.plan, path) is step


def test_what_has_an_id_is_found_by_it_and_says_what_it_is() -> None:
    index = Index(plan_of(NESTED))
    assert {name: placed.kind for name, placed in index.by_id.items() if name in {"1.1", "g2", "i1", "a3"}} == {
        "1.1": "area", "g2": "goal", "i1": "indicator", "a3": "activity",
    }  # fmt: skip


def test_of_ids_used_twice_the_first_stands() -> None:
    index = Index(plan_of("areas: [{id: x, title: Första}, {id: x, title: Andra, goals: [{id: x, title: Tredje}]}]"))
    assert index.by_id["x"].item.title == "Första"
    assert len(index.subjects) == 3


PROMISES = """
    calendar: {delar: 08-31}
    coordinator: kff
    reporting:
      - {id: lage, every: [delar], asks: [progress], title: Läget}
    follow_ups:
      - {id: revidering, kind: review, every: 3y, title: Revideras}
    areas:
      - id: x
        title: T
        indicators: [{id: i, title: I}]
        activities:
          - id: a
            title: A
            responsible: [sf, buf]
            follow_ups:
              - {kind: start, due: 2025, title: Påbörjad}
              - {id: m, kind: measure, every: year, title: Mätt, indicator: i, responsible: [buf]}
          - {id: b, title: B, responsible: [sf], follow_ups: [{kind: start, due: 2026, title: Påbörjad, indicator: i}]}
"""


def test_promises_are_the_plans_rounds_its_own_follow_ups_and_then_activity_by_activity() -> None:
    index = Index(plan_of(PROMISES))
    assert [str(promise.address) for promise in index.promises] == [
        "p/reporting/lage", "p/plan/revidering", "p/a/start", "p/a/m", "p/b/start",
    ]  # fmt: skip
    assert [promise.activity.id if promise.activity else None for promise in index.promises] == [None, None, "a", "a", "b"]
    assert index.promise_by_address["a", "m"].item.title == "Mätt"
    assert index.promise_by_address["reporting", "lage"].round is index.plan.reporting[0]


def test_a_value_about_a_follow_up_with_an_indicator_belongs_to_that_indicators_series() -> None:
    index = Index(plan_of(PROMISES))
    assert {name: [promise.name for promise in found] for name, found in index.promises_by_indicator.items()} == {"i": ["m", "start"]}


def test_a_follow_up_may_name_its_own_responsible() -> None:
    found = {str(promise.address): promise.responsible for promise in Index(plan_of(PROMISES)).promises}
    assert found["p/a/m"] == ("buf",)
    assert found["p/a/start"] == ("sf", "buf")


@pytest.mark.parametrize(
    ("fields", "responsible"),
    [
        ("responsible: [sf, buf]\ncoordinator: kff", ("sf", "buf")),
        ("coordinator: kff", ("kff",)),
        ("", ("ort",)),
    ],
)
def test_rounds_and_the_plans_own_follow_ups_have_the_plans_responsible_else_coordinator_else_owner(
    fields: str, responsible: tuple[str, ...]
) -> None:
    own = "reporting: [{id: r, every: year, asks: [progress], title: T}]\nfollow_ups: [{kind: review, title: T}]"
    index = Index(plan_of(f"{fields}\n{own}"))
    assert [promise.responsible for promise in index.promises] == [responsible, responsible]


@pytest.mark.parametrize(
    ("activity", "plan", "responsible"),
    [
        ("responsible: [sf, buf], steps: [{title: T, responsible: [kff]}]", "responsible: [ort]", ("sf", "buf")),
        ("steps: [{title: T, responsible: [kff]}, {title: T, responsible: [sf, kff]}]", "responsible: [ort]", ("kff", "sf")),
        ("steps: [{title: T, steps: [{title: T, responsible: [buf]}]}]", "", ("buf",)),
        ("steps: [{title: T}]", "responsible: [ort]", ("ort",)),
        ("note: N", "responsible: [ort, sf]", ("ort", "sf")),
        ("note: N", "coordinator: sf", ()),
    ],
)
def test_the_plans_own_responsible_holds_where_an_activity_and_its_steps_name_nobody(
    activity: str, plan: str, responsible: tuple[str, ...]
) -> None:
    index = Index(plan_of(f"{plan}\nareas: [{{id: x, title: T, activities: [{{id: a, title: T, {activity}}}]}}]"))
    assert responsible_for(index.activities[0].item, index.plan) == responsible


def test_steps_of_steps_know_the_step_they_are_part_of() -> None:
    steps = "steps: [{title: '1', steps: [{title: '1.1', steps: [{title: '1.1.1'}]}, {title: '1.2'}]}, {title: '2'}]"
    activity = Index(plan_of(f"areas: [{{id: x, title: T, activities: [{{id: a, title: T, {steps}}}]}}]")).activities[0]
    found = [
        (step.title, parent.title if parent else None, path[len(activity.path) :])
        for path, step, parent in steps_of(activity.item.steps, activity.path)
    ]
    assert found == [
        ("1", None, ("steps", 0)),
        ("1.1", "1", ("steps", 0, "steps", 0)),
        ("1.1.1", "1.1", ("steps", 0, "steps", 0, "steps", 0)),
        ("1.2", "1", ("steps", 0, "steps", 1)),
        ("2", None, ("steps", 1)),
    ]
