"""What is told once, what is told beside, and what is no change at all."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from changes.versions import JOURNAL, PLAN, edited, of_data, replaced, version
from planctl import workspace
from planctl.changes import IMPACTS, compare, reaches, summary

if TYPE_CHECKING:
    from planctl.workspace import PlanFile

TOP = Path(__file__).parents[2]
PLANS = sorted([*TOP.glob("plans/*.yaml"), *TOP.glob("tests/plans/*.yaml")])
BASE = version(PLAN, JOURNAL, "base")
B = "      - id: b\n        title: Skriv avtal\n        responsible: [kff]\n"


def told(base: PlanFile, head: PlanFile) -> list[str]:
    return [f"{change.name} {change.address}" for change in compare(base, head, order=True)]


def told_of(*pairs: tuple[str, str]) -> list[str]:
    return told(version(PLAN, name="base"), edited(*pairs))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_nothing_differs_from_itself(path: Path) -> None:
    (base,), (head,) = (workspace.load([str(path)]).sound() for _ in range(2))
    assert compare(base, head) == ()


def test_an_activity_that_goes_takes_its_parts_with_it() -> None:
    start, end = PLAN.index("      - id: a\n"), PLAN.index("      - id: b\n")
    assert told_of((PLAN[start:end], "")) == ["removed p/a"]


def test_an_area_that_goes_says_how_much_goes_with_it() -> None:
    start, end = PLAN.index('  - id: "1"\n'), PLAN.index('  - id: "2"\n')
    (change,) = compare(version(PLAN, name="base"), edited((PLAN[start:end], "")))
    assert (change.name, change.address, change.variant, change.values["under"]) == ("removed", "p/1", "with", "7")


def test_a_move_has_its_own_edits_beside_it() -> None:
    assert told_of(
        (B, ""), ('  - id: "3"\n    title: Tom rubrik\n', '  - id: "3"\n    title: Tom rubrik\n    activities:\n' + B.replace("kff", "sf"))
    ) == [
        "responsible-removed p/b",
        "moved p/b",
        "responsible-added p/b",
    ]


def test_an_area_that_moves_takes_its_things_along_silently() -> None:
    start, end = PLAN.index('      - id: "2.1"\n'), PLAN.index('  - id: "3"\n')
    area = PLAN[start:end]
    assert told_of((f"    areas:\n{area}", ""), ("title: Tom rubrik\n", f"title: Tom rubrik\n    areas:\n{area}")) == ["moved p/2.1"]


def test_a_heading_dissolved_into_another_loses_no_promise() -> None:
    assert told_of(
        (
            '      - id: "2.1"\n        title: Skolan\n        activities:\n',
            '      - id: "2.2"\n        title: Skolan\n        activities:\n',
        ),
    ) == ["moved p/e", "removed p/2.1", "added p/2.2"]


def test_what_moves_out_of_a_heading_that_goes_is_not_counted_under_it() -> None:
    start, end = PLAN.index('  - id: "1"\n'), PLAN.index('  - id: "2"\n')
    changes = compare(
        version(PLAN, name="base"), edited((PLAN[start:end], ""), ("title: Tom rubrik\n", f"title: Tom rubrik\n    activities:\n{B}"))
    )
    assert [(change.name, change.address) for change in changes] == [("removed", "p/1"), ("moved", "p/b")]
    assert changes[0].values["under"] == "6"


def test_one_body_for_another_is_one_gone_and_one_come() -> None:
    assert told_of(("responsible: [kff]", "responsible: [buf]")) == ["responsible-removed p/b", "responsible-added p/b"]


def test_who_inherits_is_compared_with_whom_they_inherited_from() -> None:
    assert told_of(("        responsible: [kff]\n", "")) == [
        "responsible-removed p/b",
        "responsible-added p/b",
    ]  # sf, the plan's own, for kff


def test_an_id_that_becomes_another_kind_of_thing_is_another_thing() -> None:
    assert told_of((B, ""), ("    indicators:\n", "    indicators:\n      - {id: b, title: Skriv avtal}\n")) == ["removed p/b", "added p/b"]


def test_what_takes_over_an_id_is_the_same_thing() -> None:
    (renamed,) = compare(
        version(PLAN, name="base"), edited((B, B.replace("id: b", "id: avtal\n        replaces: [b]")), ("same_as: b", "same_as: b"))
    )
    assert (renamed.name, renamed.address, renamed.before, renamed.after) == ("renamed", "p/avtal", "b", "avtal")


def test_a_withdrawn_heading_excuses_what_stands_under_it() -> None:
    base = version(replaced(PLAN, [("title: Samverkan\n", "title: Samverkan\n    withdrawn: {date: 2025, reason: X}\n")]), name="base")
    head = version(replaced(PLAN, [("title: Samverkan\n", "title: Samverkan\n    withdrawn: {date: 2025, reason: X}\n"), (B, "")]))
    assert told(base, head) == ["removed p/b"]


def test_a_promise_that_changes_hands_is_another_promise() -> None:
    promise = "          - {kind: measure, every: ongoing, title: Antal insatser, indicator: antal}\n"
    assert told_of((promise, ""), (B, f"{B}        follow_ups:\n{promise}")) == [
        "follow-up-removed p/a/measure",
        "follow-up-added p/b/measure",
    ]


def test_steps_of_one_title_are_matched_by_all_they_say() -> None:
    steps = "          - title: Intervjua föreningarna\n          - title: Bjud in till ett möte\n"
    twice = "          - {title: Ring, responsible: [sf]}\n          - {title: Ring, responsible: [buf]}\n"
    base = version(replaced(PLAN, [(steps, twice)]), name="base")
    assert told(base, version(replaced(PLAN, [(steps, "          - {title: Ring, responsible: [buf]}\n")]))) == ["removed p/a"]
    swapped = "          - {title: Ring, responsible: [buf]}\n          - {title: Ring, responsible: [sf]}\n"
    assert told(base, version(replaced(PLAN, [(steps, swapped)]))) == ["reordered p/a"]


def test_a_step_in_other_words_is_another_step() -> None:
    assert told_of(("Bjud in till ett möte", "Skicka ett brev")) == ["removed p/a", "added p/a"]


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("Utbilda personalen", "Utbilda personal.", "reworded"),
        ("Kartlägga föreningarna och klubbarna", "Kartlägg föreningar samt klubbar", "reworded"),
        ("Öka antalet platser", "Minska antalet platser", "promise-reworded"),
        ("Ska erbjuda stöd", "Bör erbjuda stöd", "promise-softened"),
        ("Erbjuda stöd", "Inte erbjuda stöd", "promise-reworded"),
        ("Skolan ska erbjuda stöd", "Skolan avser att erbjuda stöd", "promise-softened"),
        ("Skolan skall stödja föreningar", "Skolan kan stödja föreningarna", "promise-softened"),
        ("Stöd ska ges, och bör utvecklas", "Stöd bör ges, och bör utvecklas", "promise-softened"),
        ("Stöd ska ges, och bör utvecklas", "Stöd bör ges, och ska utvecklas", "promise-reworded"),
        ("The school should offer support", "The school shall offer support", "promise-firmed"),
        ("Skolan ska erbjuda stöd", "Skolan måste erbjuda stöd", "promise-reworded"),
        ("Skolan ska erbjuda stöd", "Skolan bör pröva stöd", "promise-reworded"),
        ("Erbjuda stöd", "Kan erbjuda stöd", "promise-reworded"),
        ("Hålla 4 träffar", "Hålla 2 träffar", "promise-reworded"),
        ("Bör pröva", "Börja pröva", "promise-reworded"),
        ("Minst tre skolor", "Minskas tre skolor", "promise-reworded"),
        ("Barn stöder vuxna", "Vuxna stöder barn", "promise-reworded"),
        ("Förskola och skola", "Förskola", "promise-reworded"),
    ],
)
def test_other_words_are_another_promise_until_somebody_has_looked(before: str, after: str, name: str) -> None:
    base, head = (edited(("title: Utbilda personalen", f"title: {title}")) for title in (before, after))
    assert [change.name for change in compare(base, head)] == [name]


@pytest.mark.parametrize(
    ("before", "after", "pointed_out"),
    [
        ("Erbjuda stöd", "Vid behov erbjuda stöd", "vid behov"),
        ("Skolan ska erbjuda stöd", "Skolan bör, om möjligt, pröva stöd", "bör, om möjligt"),
        ("Skolan bör erbjuda stöd", "Skolan bör pröva stöd", ""),
        ("Ge stöd", "Ge kanoter", ""),
    ],
)
def test_words_that_soften_are_pointed_out(before: str, after: str, pointed_out: str) -> None:
    base, head = (edited(("title: Skriv avtal\n", f"title: {title}\n")) for title in (before, after))
    (change,) = compare(base, head)
    assert (change.name, change.look_at) == ("promise-reworded", "softer" if pointed_out else "wording")
    assert change.values["softer"] == pointed_out


def test_a_step_that_softens_is_the_same_step() -> None:
    ska, bor = (version(replaced(PLAN, [("Bjud in till ett möte", f"Alla {verb} bjudas in")])) for verb in ("ska", "bör"))
    assert told(ska, bor) == ["promise-softened p/a"]


def test_a_target_in_other_words_is_another_target() -> None:
    assert told_of(("Andel som vet vart", "Antal träffar")) == ["removed p/mal", "added p/mal"]
    assert told_of(("Andel som vet vart", "Andelar som vet vart")) == ["reworded p/mal"]


def test_to_be_counted_elsewhere_adds_nothing() -> None:
    assert [change.impact for change in compare(BASE, version(replaced(PLAN, [("        same_as: b\n", "")]), JOURNAL))] == ["alters"]


def test_parts_of_a_step_are_compared() -> None:
    deep = (
        "          - title: Bjud in till ett möte\n            steps:\n              - title: Boka sal\n                responsible: [sf]\n"
    )
    base = version(replaced(PLAN, [("          - title: Bjud in till ett möte\n", deep)]), name="base")
    head = version(replaced(PLAN, [("          - title: Bjud in till ett möte\n", deep.replace("[sf]", "[sf, kff]"))]))
    (change,) = compare(base, head)
    assert (change.name, change.after) == ("responsible-added", "kff")
    assert change.path == ("areas", 0, "activities", 0, "steps", 1, "steps", 0, "responsible", 1)


def test_yes_is_not_one() -> None:
    assert told_of(("equals: 12", "equals: true")) == ["target-changed p/antal"]
    base = version(replaced(PLAN, [("equals: 12", "equals: 1")]), name="base")
    assert told(base, edited(("equals: 12", "equals: true"))) == ["target-changed p/antal"]
    assert told(base, edited(("equals: 12", "equals: 1.0"))) == []


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("at_least: 60", "at_least: 60, better: lower", "target-changed"),  # the plan contradicts itself
        ("at_least: 60", "at_least: 60, per: year", "target-changed"),
        ("equals: 12", "at_least: 12", "target-changed"),
        ("change: -20 %", "change: -10 %, better: lower", "target-changed"),  # more than the value changed
        ("change: -20 %", "change: -20 pp", "target-changed"),
    ],
)
def test_a_target_is_judged_only_where_the_plan_says_which_way_is_better(before: str, after: str, name: str) -> None:
    assert [change.name for change in compare(version(PLAN, name="base"), edited((before, after)))] == [name]


@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("-20 %", "-10 %", "target-lowered"),
        ("-20 %", "halved", "target-raised"),
        ("-20 %", "-2.5 pp", "target-changed"),
        ("-20 %", "all", "target-changed"),
        ("-50 %", "halved", "respelled"),
    ],
)
def test_a_change_is_weighed_where_lower_is_better(before: str, after: str, name: str) -> None:
    def said(change: str) -> PlanFile:
        return edited(("measure: share", "measure: share\n        better: lower"), ("change: -20 %", f"change: {change}"))

    assert [change.name for change in compare(said(before), said(after))] == [name]


def test_a_journal_that_goes_takes_what_was_reported() -> None:
    changes = compare(BASE, version(PLAN))
    assert [change.impact for change in changes] == ["rewrites"] * 4
    assert {change.file for change in changes} == {"journals/base.yaml"}
    assert [change.impact for change in compare(version(PLAN), BASE)] == ["reports"] * 4


def test_changes_come_gravest_first() -> None:
    head = version(
        replaced(
            PLAN, [("due: 2025,", "due: 2026,"), ("note: Enligt planen", "note: X"), ("ref: KS 1", "ref: KS 2"), ("grace: 10", "grace: 5")]
        ),
        JOURNAL + "  - {date: 2026-02-01, about: e@2026-delar, by: sf, state: ongoing}\n",
    )
    changes = compare(BASE, head)
    assert [change.impact for change in changes] == ["rewrites", "weakens", "strengthens", "reports", "editorial"]
    assert list(summary(changes)) == list(IMPACTS)
    assert summary(changes) == {"rewrites": 1, "weakens": 1, "alters": 0, "strengthens": 1, "adds": 0, "reports": 1, "editorial": 1}


@pytest.mark.parametrize(
    ("pairs", "reached"),
    [
        ([], {"rewrites": False, "weakens": False, "any": False, "none": False}),
        ([("note: Enligt planen", "note: X")], {"rewrites": False, "weakens": False, "any": True, "none": False}),
        ([("due: 2025,", "due: 2026,")], {"rewrites": False, "weakens": True, "any": True, "none": False}),
        ([("ref: KS 1", "ref: KS 2")], {"rewrites": True, "weakens": True, "any": True, "none": False}),
    ],
)
def test_how_grave_a_change_must_be_to_fail(pairs: list[tuple[str, str]], reached: dict[str, bool]) -> None:
    changes = compare(version(PLAN), edited(*pairs))
    assert {fail_on: reaches(changes, fail_on) for fail_on in reached} == reached


def test_what_stands_only_in_the_base_is_called_as_the_head_calls_it() -> None:
    changes = compare(BASE, edited(("[sf, buf]", "[sf]"), ("kan samverka", "samverkar")))
    assert {change.values["title"] for change in changes if change.address == "p/a"} == {"Kartlägg vilka föreningar kommunen samverkar med"}


def test_ids_used_twice_do_not_stop_it() -> None:
    doubled = edited(("      - id: c\n", "      - id: b\n"))
    assert compare(doubled, doubled) == ()
    assert compare(version(PLAN), doubled)


def test_time_grows_with_the_plan_and_not_faster() -> None:
    def spent(count: int, seed: str) -> float:
        steps = [{"title": f"{seed} {number}"} for number in range(count)]
        base, head = (of_data(_long(count, [{"title": f"{step['title']} {way}"} for step in steps])) for way in ("x", "y"))
        assert len(base.index.activities) == len(head.index.activities)  # walked before the clock starts
        began = time.process_time()
        compare(base, head)
        return time.process_time() - began

    assert spent(2000, "a") < 40 * max(spent(200, "b"), 0.01)


def _long(count: int, steps: list[dict[str, str]]) -> dict[str, object]:
    activities = [{"id": f"a{number}", "title": "Något", "follow_ups": [{"kind": "start", "title": "X"}]} for number in range(count)]
    return {
        "schema": "planctl/plan/v1", "id": "p", "title": "P", "owner": "o", "period": 2025,
        "organisations": {"o": {"name": "O", "kind": "other"}},
        "areas": [{"id": "1", "title": "A", "activities": [*activities, {"id": "sist", "title": "S", "steps": steps}]}],
    }  # fmt: skip
