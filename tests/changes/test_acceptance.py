"""Accepted changes: just the one that was decided, only when the base says so, only until its day; and what covers nothing is told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from changes.versions import PLAN, edited, version
from planctl.changes import Change, Unused, compare, reaches, weighed
from planctl.document import parse
from planctl.messages import LANGUAGES
from planctl.model.acceptance import Accepted
from planctl.model.reading import read
from planctl.outputs import changes as output
from planctl.outputs.change_words import message
from planctl.views.changes import compared
from planctl.workspace import AcceptedFile, PlanFile, Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = date(2026, 6, 30)
LATER = ("due: 2025,", "due: 2026-H1,")
REMOVED = ("responsible: [sf, buf]", "responsible: [sf]")
ACCEPTED = """\
schema: planctl/accepted/v1
accepted:
"""
POSTPONED = """\
  - kind: deadline-later
    address: p/a/start
    before: 2025
    after: 2026-H1
    reason: Lokalen byggs om
    decision: KS 2026/31
    by: Kommunstyrelsen
    until: 2026-12-31
"""
NOBODY = """\
  - {kind: responsible-removed, address: p/a, before: buf, reason: Omorganisation, decision: KS 2026/32, by: Kommunstyrelsen,
     until: 2026-12-31}
"""


def side(plan: PlanFile, *acceptances: str) -> Workspace:
    workspace = Workspace([plan])
    if acceptances:
        document = parse("accepted.yaml", (ACCEPTED + "".join(acceptances)).encode())
        accepted, problems = read(document, Accepted, None)
        assert accepted is not None, problems
        workspace.accepted.append(AcceptedFile("plans/accepted.yaml", document, accepted, []))
    return workspace


def diff(
    edits: Sequence[tuple[str, str]], base: Sequence[str] = (), head: Sequence[str] = (), day: date = DAY
) -> tuple[tuple[Change, ...], tuple[Unused, ...]]:
    before, after = version(PLAN, name="base"), edited(*edits)
    return weighed(compare(before, after), side(before, *base), side(after, *head), day)


def test_what_is_not_accepted_fails() -> None:
    changes, unused = diff([LATER])
    assert reaches(changes, "weakens")
    assert not unused


def test_what_the_base_has_accepted_passes_and_is_said() -> None:
    changes, unused = diff([LATER], [POSTPONED], [POSTPONED])
    assert [(change.name, change.accepted) for change in changes] == [("deadline-later", True)]
    assert not reaches(changes, "weakens")
    assert not reaches(changes, "any")
    assert not unused
    text = output.text(compared(changes), "sv", colour=False, width=200)
    assert "1 av dem är godtagen och räknas inte av --fail-on." in text
    assert "Godtagen till och med 2026-12-31: KS 2026/31, Kommunstyrelsen. Lokalen byggs om" in text
    assert text.startswith("1 försvagar\n")  # the count does not hide it
    (row,) = output.data(compared(changes), "sv")["changes"]
    assert row["accepted"] == {"reason": "Lokalen byggs om", "decision": "KS 2026/31", "by": "Kommunstyrelsen", "until": "2026-12-31"}


def test_the_rest_still_fails() -> None:
    changes, _ = diff([LATER, REMOVED], [POSTPONED], [POSTPONED])
    assert reaches(changes, "weakens")
    assert [change.name for change in changes if not change.accepted] == ["responsible-removed"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("after: 2026-H1", "after: 2027"),
        ("before: 2025", "before: 2024"),
        ("kind: deadline-later", "kind: deadline-removed"),
        ("address: p/a/start", "address: p/a/review"),
        ("address: p/a/start", "address: p/a"),
        ("    before: 2025\n", ""),
        ("    after: 2026-H1\n", ""),
    ],
)
def test_another_change_than_the_one_decided_is_not_covered(old: str, new: str) -> None:
    assert old in POSTPONED
    acceptance = POSTPONED.replace(old, new)
    changes, unused = diff([LATER], [acceptance], [acceptance])
    assert reaches(changes, "weakens")
    assert [each.because for each in unused] == ["no-change"]


def test_a_change_does_not_excuse_itself() -> None:
    changes, _ = diff([LATER], head=[POSTPONED])
    assert [(change.name, change.accepted) for change in changes] == [("deadline-later", False), ("acceptance-added", False)]
    assert all(change.impact == "weakens" for change in changes)
    assert reaches(changes, "weakens")
    text = output.text(compared(changes), "sv", colour=False, width=200)
    assert "1 av dem vill ändringen själv godta." in text
    assert "det räknas först när godtagandet står i versionen före" in text


def test_to_accept_more_is_shown_as_a_weakening_and_to_accept_less_as_none() -> None:
    (added,), _ = diff([], [POSTPONED], [POSTPONED, NOBODY])
    assert (added.code, added.impact, added.address, added.file) == ("CHG901", "weakens", "p/a", "accepted.yaml")
    assert (added.head_file, added.head_line) == ("plans/accepted.yaml", 11)
    (removed,), _ = diff([], [POSTPONED, NOBODY], [POSTPONED])
    assert (removed.code, removed.impact, removed.before, removed.after) == ("CHG902", "editorial", added.after, None)
    for language in LANGUAGES:
        assert "KS 2026/32" in message(added, language)


def test_a_loose_copy_without_the_file_removes_nothing() -> None:
    assert diff([], [POSTPONED])[0] == ()


def test_the_last_day_counts_and_the_day_after_does_not() -> None:
    last, _ = diff([LATER], [POSTPONED], [POSTPONED], date(2026, 12, 31))
    assert not reaches(last, "weakens")
    after, unused = diff([LATER], [POSTPONED], [POSTPONED], date(2027, 1, 1))
    assert reaches(after, "weakens")
    assert [(each.because, each.file, each.line) for each in unused] == [("expired", "accepted.yaml", 3)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_covers_nothing_is_told(language: str) -> None:
    changes, unused = diff([], [POSTPONED], [POSTPONED])
    view = compared(changes, unused=unused)
    text = output.text(view, language, colour=False, width=200)
    assert "accepted.yaml:3" in text
    assert "p/a/start" in text
    assert output.data(view, language)["unused_acceptances"] == [
        {"kind": "deadline-later", "address": "p/a/start", "because": "no-change", "file": "accepted.yaml", "line": 3}
    ]


def test_acceptances_of_plans_that_are_not_compared_are_left_alone() -> None:
    other = POSTPONED.replace("p/a/start", "another-plan/a/start")
    changes, unused = diff([LATER], [other], [other, other])
    assert [change.name for change in changes] == ["deadline-later"]
    assert not unused


def test_many_told_at_once_are_accepted_only_one_by_one() -> None:
    three = [
        ("          - {kind: start, due: 2025,", "          - {kind: start, due: 2026,"),
        ("{title: Andel som vet vart, at_least: 60, due: 2026}", "{title: Andel som vet vart, at_least: 60, due: 2027}"),
        ("{kind: deliver, due: 2026,", "{kind: deliver, due: 2027,"),
        ("{equals: 12, due: 2027}", "{equals: 12, due: 2028}"),
        ("{change: -20 %, due: 2027}", "{change: -20 %, due: 2028}"),
    ]
    (compound,) = [change for change in diff(three)[0] if change.parts]
    whole = POSTPONED.replace("p/a/start", compound.address).replace("    before: 2025\n    after: 2026-H1\n", "")
    assert not any(change.accepted for change in diff(three, [whole], [whole])[0])

    def of(parts: Sequence[Change]) -> list[str]:
        return [
            POSTPONED.replace("p/a/start", part.address).replace("2025", str(part.before)).replace("2026-H1", str(part.after))
            for part in parts
        ]

    some, every = of(compound.parts[1:]), of(compound.parts)
    assert not any(change.accepted for change in diff(three, some, some)[0] if change.parts)
    assert all(change.accepted for change in diff(three, every, every)[0] if change.parts)


def test_texts_and_numbers_are_compared_by_what_they_say() -> None:
    edits = [
        ("title: Skriv avtal\n", "title: Skriv gärna   avtal\n"),
        ("every: half-year", "every: [delar, arsslut]"),
        ("at_least: 60", "at_least: 50"),
    ]
    found = compare(version(PLAN), edited(*edits))
    acceptances = [
        f"  - {{kind: {change.name}, address: {change.address}, before: {before}, after: {after}, {REST}}}\n"
        for change, before, after in zip(
            sorted(found, key=lambda change: change.address),
            ("Skriv avtal", "60", "half-year"),
            ('"Skriv gärna avtal"', '"50"', '"delar, arsslut"'),
            strict=True,
        )
    ]
    changes, unused = diff(edits, acceptances, acceptances)
    assert all(change.accepted for change in changes), [(change.address, change.before, change.after) for change in changes]
    assert not unused


REST = "reason: R, decision: D, by: B, until: 2027-01-01"
