"""Many things that change alike are told at once."""

from __future__ import annotations

import re

import pytest

from changes.versions import of_example
from planctl.changes import compare, reaches, summary
from planctl.messages import LANGUAGES
from planctl.outputs.change_words import message

TWENTY = "areas:\n" + "".join(
    f"  - id: '{area}'\n    title: Område {area}\n    activities:\n"
    + "".join(
        f"      - {{id: a{area}-{number}, title: Gör {number}, responsible: [sf, buf],"
        f" follow_ups: [{{kind: start, due: {2025 + number % 3}, title: Börjat {number}}}]}}\n"
        for number in range(10)
    )
    for area in (1, 2)
)


def later(text: str) -> str:
    return re.sub(r"due: (\d+)", lambda match: f"due: {int(match[1]) + 1}", text)


def test_twenty_deadlines_moved_by_a_year_are_one_change_with_a_count() -> None:
    base, head = of_example(TWENTY, "base"), of_example(later(TWENTY))
    (change,) = compare(base, head)
    assert (change.name, change.impact, change.count, change.address, change.area) == ("deadline-later", "weakens", 20, "p", "")
    assert (change.before, change.after) == (None, None)  # not the same for all
    assert [part.address for part in change.parts] == [f"p/a{area}-{number}/start" for area in (1, 2) for number in range(10)]
    assert (change.parts[0].before, change.parts[0].after) == ("2025", "2026")
    assert message(change, "sv") == "20 uppföljningar: sista dag senareläggs 1 år"
    assert message(change, "en") == "20 follow-ups: deadline moved 1 year later"
    assert summary([change])["weakens"] == 1
    assert reaches([change], "weakens")
    (mirrored,) = compare(head, base)
    assert message(mirrored, "sv") == "20 uppföljningar: sista dag tidigareläggs 1 år"


def test_what_changes_otherwise_is_told_by_itself() -> None:
    head = later(TWENTY).replace("due: 2028, title: Börjat 2", "due: 2029, title: Börjat 2")
    changes = compare(of_example(TWENTY, "base"), of_example(head))
    assert [change.count for change in changes] == [18, 1, 1]  # two are read one by one


def test_in_one_area_it_is_told_there() -> None:
    first, second = TWENTY.split("  - id: '2'")
    (change,) = compare(of_example(TWENTY, "base"), of_example(f"{later(first)}  - id: '2'{second}"))
    assert (change.count, change.address, change.area, change.values["title"]) == (10, "p/1", "1", "Område 1")


def test_a_body_that_leaves_many_things_leaves_once() -> None:
    (change,) = compare(of_example(TWENTY, "base"), of_example(TWENTY.replace("[sf, buf]", "[sf]")))
    assert (change.name, change.count, change.before) == ("responsible-removed", 20, "buf")
    assert message(change, "sv") == "20 aktiviteter: buf (buf) ansvarar inte längre"


def test_what_is_removed_is_told_one_by_one() -> None:
    head = re.sub(r"      - \{id: a1-[0-4].*\n", "", TWENTY)
    changes = compare(of_example(TWENTY, "base"), of_example(head))
    assert [(change.name, change.count) for change in changes] == [("removed", 1)] * 5


def test_what_moves_with_edits_of_its_own_is_told_apart_from_those_that_only_move() -> None:
    lines = re.findall(r"      - \{id: a1-[0-4].*\n", TWENTY)
    moved = TWENTY
    for line in lines:
        moved = moved.replace(line, "")
    moved += "".join(lines).replace("due: 2025, title: Börjat 0", "due: 2026, title: Börjat 0")
    changes = compare(of_example(TWENTY, "base"), of_example(moved))
    assert [(change.name, change.count, change.within) for change in changes] == [
        ("deadline-later", 1, "p/a1-0"),
        ("moved", 1, ""),
        ("moved", 4, ""),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[sf, buf]", "[sf, buf], partners: [kff]"),
        ("[sf, buf]", "[buf, sf]"),
        ("[sf, buf]", "[sf, buf], lead: sf"),
        ("[sf, buf]", "[sf, buf], goals: [m]"),
        ("[sf, buf]", "[sf, buf], aligns: ['r:1']"),
        ("[sf, buf]", "[sf, buf], groups: [barn]"),
        ("[sf, buf]", "[sf, buf], note: Sent"),
        ("[sf, buf]", "[sf, buf], withdrawn: {date: 2026, reason: X}"),
        ("kind: start", "grace: 5, kind: start"),
        ("kind: start", "answers: each, kind: start"),
        ("kind: start", "indicator: i, kind: start"),
        (re.compile(r"due: \d+"), "every: year"),
        (re.compile(r"due: \d+"), "event: sedan"),
    ],
)
def test_all_that_is_told_at_once_reads_as_one(before: str | re.Pattern[str], after: str, language: str) -> None:
    for old, new in ((TWENTY, re.sub(before if isinstance(before, re.Pattern) else re.escape(before), after, TWENTY)),):
        for ways in ((old, new), (new, old)):
            for change in compare(of_example(ways[0], "base"), of_example(ways[1]), order=True):
                assert change.count > 1 or change.before is not None or change.after is not None
                assert "{" not in message(change, language)
                assert change.count == 1 or str(change.count) in message(change, language)
