"""Ids that another took over, surely (`replaces`) or possibly."""

from __future__ import annotations

from collections import Counter

import pytest

from changes.versions import of_example
from planctl.changes import compare
from planctl.changes.nodes import Node
from planctl.changes.possible import MOST_COMPARED, _sharing
from planctl.model.plan import Goal
from planctl.outputs.change_words import message


def told(before: str, after: str) -> list[str]:
    changes = compare(of_example(before, "base"), of_example(after))
    return [f"{change.name} {change.address}{f' in {change.within}' if change.within else ''}" for change in changes]


def possible(before: str, after: str) -> dict[str, str]:
    return {change.address: change.possible for change in compare(of_example(before, "base"), of_example(after)) if change.possible}


RING = "activities:\n  - {id: a, title: Ring föreningarna, responsible: [sf], follow_ups: [{kind: review, due: 2026, title: Ringt}]}\n"
RENAMED = RING.replace("id: a", "id: b, replaces: [a]")
TWO = (
    "activities:\n  - {id: a, title: Ring, follow_ups: [{kind: review, due: 2026, title: Ringt}]}\n"
    "  - {id: b, title: Skriv, follow_ups: [{kind: deliver, due: 2026, title: Skrivet}]}\n"
)


def test_what_takes_another_id_has_its_own_edits_within() -> None:
    assert told(RING, RENAMED.replace("due: 2026", "due: 2027")) == ["deadline-later p/b/review in p/b", "renamed p/b"]
    assert told(RENAMED.replace("due: 2026", "due: 2027"), RING) == ["renamed p/a", "deadline-earlier p/a/review in p/a"]


def test_what_moves_and_takes_another_id_is_told_of_under_its_move() -> None:
    areas = "areas:\n  - {{id: '1', title: Samverkan, activities: [{0}]}}\n  - {{id: '2', title: Barn, activities: [{1}]}}\n"
    assert told(areas.format("{id: a, title: Ring}", ""), areas.format("", "{id: b, title: Ring, replaces: [a]}")) == [
        "moved p/b",
        "renamed p/b in p/b",
    ]


def test_a_heading_that_takes_another_id_does_not_move_what_stands_under_it() -> None:
    before = "areas: [{id: '1', title: Samverkan, activities: [{id: a, title: Ring}]}]\n"
    assert told(before, before.replace("id: '1'", "id: '9', replaces: ['1']")) == ["renamed p/9"]


def test_headings_that_merge_do_not_move_what_stands_under_them() -> None:
    areas = (
        "  - {id: '1', title: Ett, activities: [{id: a, title: Ring}]}",
        "  - {id: '2', title: Två, activities: [{id: b, title: Skriv}]}",
    )
    before = "\n".join(("areas:", *areas, ""))
    after = "areas:\n  - {id: '3', title: Allt, replaces: ['1', '2'], activities: [{id: a, title: Ring}, {id: b, title: Skriv}]}\n"
    assert told(before, after) == ["merged p/3"]
    assert told(after, before) == ["split p/1"]


def test_a_merger_loses_no_promise_silently() -> None:
    kept = "[{kind: review, due: 2026, title: Ringt}, {kind: deliver, due: 2026, title: Skrivet}]"
    merged = "activities:\n  - {{id: c, title: Ring och skriv, replaces: [a, b], follow_ups: {0}}}\n"
    assert told(TWO, merged.format(kept)) == ["merged p/c"]
    assert told(TWO, merged.format(kept.replace("2026, title: S", "2027, title: S"))) == ["deadline-later p/c/deliver in p/c", "merged p/c"]
    assert told(TWO, merged.format("[{kind: review, due: 2026, title: Ringt}]")) == ["follow-up-removed p/b/deliver in p/c", "merged p/c"]


def test_what_takes_over_another_keeps_its_own_id() -> None:
    after = (
        "activities:\n  - {id: a, title: Ring, replaces: [b], lead: sf,"
        " follow_ups: [{kind: review, due: 2026, title: Ringt}, {kind: deliver, due: 2026, title: Skrivet}]}\n"
    )
    assert told(TWO, after) == ["merged p/a", "field-changed p/a in p/a"]
    assert told(after, TWO) == ["split p/a", "field-changed p/a in p/a"]


def test_an_id_that_still_stands_was_not_taken_over() -> None:
    assert told(RING, RING + "  - {id: c, title: Mejla, replaces: [a]}\n") == ["added p/c"]


def test_what_another_kind_of_thing_takes_over_is_gone_but_weighs_less() -> None:
    after = "activities: []\ngoals:\n  - {id: m, title: Alla är uppringda, replaces: [a]}\n"
    changes = compare(of_example(RING, "base"), of_example(after))
    assert [(change.name, change.impact, change.guard) for change in changes] == [("removed", "alters", "replaced"), ("added", "adds", "")]


def test_a_follow_up_that_takes_over_anothers_id_is_the_same() -> None:
    before = "follow_ups:\n  - {id: x, kind: review, due: 2026, title: Ringt}\n"
    after = "follow_ups:\n  - {id: y, kind: measure, replaces: [x], due: 2027, title: Antal samtal}\n"
    names = ["deadline-later", "field-changed", "promise-reworded", "renamed"]
    assert sorted(told(before, after)) == [f"{name} p/plan/y" for name in names]


def test_a_possible_new_id_is_only_said() -> None:
    after = RING.replace("id: a", "id: b").replace("Ring föreningarna", "Ring alla föreningarna")
    changes = compare(of_example(RING, "base"), of_example(after))
    assert [(change.name, change.impact, change.possible) for change in changes] == [
        ("removed", "weakens", "p/b"),
        ("added", "adds", "p/a"),
    ]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Ring föreningarna", True),
        ("ring föreningarna.", True),
        ("Ring alla föreningarna snart", True),
        ("Ring skolorna", False),
        ("Håll en utbildning", False),
    ],
)
def test_what_is_possible_depends_on_the_words(title: str, found: bool) -> None:  # noqa: FBT001 - what is expected
    assert bool(possible(RING, RING.replace("id: a", "id: b").replace("Ring föreningarna", title))) is found


def test_each_thing_possibly_became_one_other_the_likest() -> None:
    before = "activities:\n  - {id: a, title: Ring alla föreningar i kommunen}\n"
    after = "activities:\n  - {id: b, title: Ring några föreningar i kommunen}\n  - {id: c, title: Ring alla föreningar i kommunen nu}\n"
    assert possible(before, after) == {"p/a": "p/c", "p/c": "p/a"}


def test_a_step_is_possibly_another_of_the_same_activity() -> None:
    before = "activities:\n  - {id: a, title: Ring, steps: [{title: Skriv ett brev till föreningarna}]}\n  - {id: b, title: Mejla}\n"
    gone, come = compare(of_example(before, "base"), of_example(before.replace("Skriv ett", "Skicka ett")))
    assert (gone.possible, come.possible) == ("p/a", "p/a")  # a step has no address of its own
    assert message(gone, "sv").endswith("tas bort – kanske nu ”Skicka ett brev till föreningarna”")
    assert message(come, "sv").endswith("läggs till – kanske förut ”Skriv ett brev till föreningarna”")
    moved = before.replace(", steps: [{title: Skriv ett brev till föreningarna}]", "").replace(
        "Mejla", "Mejla, steps: [{title: Skicka ett brev till föreningarna}]"
    )
    assert not possible(before, moved)


def test_many_that_went_and_came_are_compared_within_bounds() -> None:
    def many(way: str) -> list[Node]:
        return [
            Node("goal", f"{way}{number}", Goal(id=f"{way}{number}", title=f"Ring {way} förening {number}"), ()) for number in range(300)
        ]

    compared = list(_sharing(many("x"), many("y"), Counter()))
    assert MOST_COMPARED <= len(compared) <= MOST_COMPARED + 300  # of 90,000 pairs
