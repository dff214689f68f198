"""What weighs less than its kind, and why: what was done, withdrawn, never within the plan, or not yet decided."""

from __future__ import annotations

from datetime import date

import pytest

from changes.versions import of_example
from planctl.changes import Change, compare

DAY = date(2026, 6, 30)
DONE = "entries:\n  - {date: 2026-02-01, about: a@2025, by: sf, state: done}\n"
ONGOING = DONE.replace("done", "ongoing")
REPORTED = "entries:\n  - {date: 2026-02-01, about: plan/review@2025, by: sf, state: reported}\n"
A = "activities:\n  - {id: a, title: Ring, steps: [{title: Slå numret}]}\n  - {id: b, title: Skriv}\n"
B = "activities:\n  - {id: b, title: Skriv}\n"
WITHDRAWN = "withdrawn: {date: 2026-01, reason: X}"


def only(before: str, after: str, day: date = DAY) -> Change:
    (change,) = compare(of_example(before, "base"), of_example(after), day)
    return change


def weighed(before: str, after: str, day: date = DAY) -> tuple[str, str, str]:
    change = only(before, after, day)
    assert change.look_at == (f"guard-{change.guard}" if change.guard else "")
    return change.name, change.impact, change.guard


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (f"{A}{DONE}", f"{B}{DONE}", ("removed", "alters", "done")),
        (f"{A}{ONGOING}", f"{B}{ONGOING}", ("removed", "weakens", "")),
        (A, B, ("removed", "weakens", "")),
        (f"{A}{DONE}", f"{A}{DONE}".replace(", steps: [{title: Slå numret}]", ""), ("removed", "alters", "done")),
        (A.replace("Ring,", f"Ring, {WITHDRAWN},"), B, ("removed", "alters", "withdrawn")),
        (A.replace("b,", "b, same_as: a,"), A.replace("  - {id: b, title: Skriv}\n", ""), ("removed", "alters", "same-as")),
    ],
)
def test_an_activity_that_no_longer_counted_weakens_nothing_by_going(before: str, after: str, expected: tuple[str, str, str]) -> None:
    assert weighed(before, after) == expected


def test_what_is_done_only_later_was_not_done_on_the_day() -> None:
    assert weighed(f"{A}{DONE}", f"{B}{DONE}", date(2026, 1, 31)) == ("removed", "weakens", "")


def promised(time: str) -> str:
    return f"follow_ups:\n  - {{kind: review, {time}, title: Planen följs upp}}\n"


@pytest.mark.parametrize(
    ("time", "entries", "impact", "guard"),
    [
        ("due: 2025", REPORTED, "alters", "done"),
        ("due: 2026", REPORTED, "weakens", ""),  # another occurrence was reported
        ("every: year", REPORTED, "weakens", ""),  # two of three are left
        ("due: 2030", "", "alters", "outside"),
        ("due: 2024", "", "alters", "outside"),
        ("due: 2027..2028", "", "weakens", ""),
        ("every: year, from: 2028", "", "alters", "outside"),
        ("every: year, until: 2024", "", "alters", "outside"),
        ("event: vid avslut", "", "weakens", ""),
    ],
)
def test_a_promise_that_was_kept_or_never_fell_due_weakens_nothing(time: str, entries: str, impact: str, guard: str) -> None:
    change = only(promised(time) + entries, f"follow_ups: []\n{entries}")
    assert (change.name, change.impact, change.guard) == ("follow-up-removed", impact, guard)


@pytest.mark.parametrize(("due", "impact"), [("2026", "weakens"), ("2028", "alters")])
def test_a_target_that_was_never_to_be_reached_in_the_period_weakens_nothing(due: str, impact: str) -> None:
    goal = f"goals:\n  - {{id: m, title: Färre väntar, targets: [{{title: Andel, at_most: 5, due: {due}}}]}}\n"
    change = only(goal, "goals:\n  - {id: m, title: Färre väntar}\n")
    assert (change.name, change.impact) == ("removed", impact)


def test_a_heading_weakens_nothing_when_all_under_it_no_longer_counted() -> None:
    heading = "areas:\n  - id: '9'\n    title: Gammalt\n    activities:\n      - {id: a, title: Ring}\n      - {id: c, title: Skriv%s}\n"
    kept = "areas: [{id: '1', title: Samverkan}]\n"
    some, every = (heading % more + "  - {id: '1', title: Samverkan}\n" + DONE for more in ("", f", {WITHDRAWN}"))
    assert weighed(some, kept + DONE) == ("removed", "weakens", "")
    assert weighed(every, kept + DONE) == ("removed", "alters", "done")


def test_what_is_withdrawn_is_not_weakened_further() -> None:
    before = f"activities:\n  - {{id: a, title: Ring, responsible: [sf, buf], {WITHDRAWN}}}\n"
    assert weighed(before, before.replace("sf, buf", "sf")) == ("responsible-removed", "alters", "withdrawn")


def test_a_withdrawal_is_weighed_itself_and_what_it_takes_along_is_not_weighed_again() -> None:
    before = "activities:\n  - {id: a, title: Ring, responsible: [sf, buf]}\n"
    after = f"activities:\n  - {{id: a, title: Ring, responsible: [sf], {WITHDRAWN}}}\n"
    changes = compare(of_example(before, "base"), of_example(after), DAY)
    assert [(change.name, change.impact) for change in changes] == [("withdrawn", "weakens"), ("responsible-removed", "alters")]


@pytest.mark.parametrize(
    ("decisions", "impact", "guard"),
    [
        ("decisions: []\n", "alters", "draft"),
        ("decisions: [{action: adopted, date: 2026-12-01}]\n", "alters", "draft"),  # not decided yet on the day
        ("decisions: [{action: adopted, date: 2026-06-30}]\n", "weakens", ""),
    ],
)
def test_a_draft_is_judged_milder(decisions: str, impact: str, guard: str) -> None:
    change = only(decisions + promised("due: 2026"), decisions + promised("due: 2027"))
    assert (change.name, change.impact, change.guard) == ("deadline-later", impact, guard)


def test_a_draft_that_is_adopted_was_a_draft_and_one_that_loses_its_decision_was_none() -> None:
    decided = "decisions: [{action: adopted, date: 2026-01-01}]\n"
    adopted = compare(of_example("decisions: []\n" + A, "base"), of_example(decided + B), DAY)
    assert [(change.name, change.impact) for change in adopted] == [("removed", "alters"), ("decision-added", "adds")]
    lost = compare(of_example(decided + A, "base"), of_example("decisions: []\n" + B), DAY)
    assert [(change.name, change.impact) for change in lost] == [("decision-removed", "rewrites"), ("removed", "weakens")]


def test_what_was_reported_in_a_draft_is_rewritten_all_the_same() -> None:
    change = only(f"decisions: []\n{A}{DONE}", f"decisions: []\n{A}{ONGOING}")
    assert (change.name, change.impact, change.guard) == ("entry-changed", "rewrites", "")


def test_what_moves_under_a_withdrawn_heading_is_withdrawn_by_it() -> None:
    areas = f"areas:\n  - {{{{id: '1', title: A, activities: [{{0}}]}}}}\n  - {{{{id: '2', title: B, {WITHDRAWN}, activities: [{{1}}]}}}}\n"
    stays, goes = (areas.replace("{{", "{").replace("}}", "}") for _ in range(2))
    stays = stays.replace("{0}", "{id: a, title: Ring, responsible: [sf, buf]}").replace("{1}", "")
    goes = goes.replace("{0}", "").replace("{1}", "{id: a, title: Ring, responsible: [sf]}")
    changes = compare(of_example(stays, "base"), of_example(goes), DAY)
    assert [(change.name, change.impact, change.within) for change in changes] == [
        ("withdrawn", "weakens", "p/a"),
        ("moved", "alters", ""),
        ("responsible-removed", "alters", "p/a"),
    ]
    assert sorted(change.name for change in compare(of_example(goes, "base"), of_example(stays), DAY)) == [
        "moved",
        "reinstated",
        "responsible-added",
    ]
