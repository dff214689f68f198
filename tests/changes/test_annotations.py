"""Annotations of GitHub Actions: on the new file's lines, at most ten of a level, and no commands but our own."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from changes.test_output import BASE, CHANGES, HEAD, VIEW
from changes.versions import JOURNAL, PLAN, replaced, version
from planctl.changes import compare
from planctl.messages import LANGUAGES
from planctl.model.acceptance import Acceptance
from planctl.outputs.annotations import MOST, annotation, github
from planctl.outputs.safe import for_stream
from planctl.views.changes import compared

COMMAND = re.compile(r"::(error|warning|notice) file=([^,:]+),line=(\d+),title=([^:,]*)::(.*)\Z")


def commands(text: str) -> list[tuple[str, str, int, str, str]]:
    found = [COMMAND.match(line) for line in text.splitlines() if line.startswith("::")]
    return [(match[1], match[2], int(match[3]), match[4], match[5]) for match in found if match]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gravest_first_each_at_its_line_of_the_new_file(language: str) -> None:
    made = commands(github(VIEW, language))
    told = [change for change in CHANGES if change.impact != "editorial"]
    assert [(file, line) for _, file, line, _, _ in made] == [(change.head_file, change.head_line) for change in told]
    levels = [level for level, *_ in made]
    assert levels == sorted(levels, key=["error", "warning", "notice"].index)
    assert (levels.count("error"), levels.count("warning")) == (2, 3)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("responsible: [sf, buf]", "responsible: [sf]", "responsible: [sf]"),
        ("            - {kind: measure, every: ongoing, title: Antal insatser, indicator: antal}\n", "", "follow_ups:"),
        ("      - id: b\n        title: Skriv avtal\n        responsible: [kff]\n", "", "activities:"),
        ("          - title: Bjud in till ett möte\n", "", "steps:"),
        ("  - {action: adopted, date: 2024-11-20, by: ort, period: 2025..2027, ref: KS 1}\n", "  []\n", "decisions:"),
    ],
)
def test_what_is_gone_is_shown_at_what_it_was_part_of(old: str, new: str, line: str) -> None:
    old = old.replace("            - {kind", "          - {kind")
    head = version(replaced(PLAN, [(old, new)]))
    change = next(change for change in compare(version(PLAN), head) if change.after is None)
    assert line in head.document.text.splitlines()[change.head_line - 1]
    assert change.head_file == "head.yaml"


def test_an_entry_that_is_gone_is_shown_in_the_journal_or_where_there_is_none_in_the_plan() -> None:
    base = version(PLAN, JOURNAL, "base")
    lines = JOURNAL.splitlines(keepends=True)
    (removed,) = compare(base, version(PLAN, "".join(lines[:-1])))
    assert (removed.head_file, removed.head_line) == ("journals/head.yaml", 3)
    assert {(change.head_file, change.head_line) for change in compare(base, version(PLAN))} == {("head.yaml", 1)}


def test_ten_of_a_level_and_the_rest_counted() -> None:
    weakens = next(change for change in CHANGES if change.impact == "weakens")
    made = github(compared([replace(weakens, address=f"p/{number}") for number in range(MOST + 5)]), "sv")
    assert [level for level, *_ in commands(made)] == ["warning"] * MOST
    assert "5 försvagningar till: se sammanfattningen." in made


def test_what_is_accepted_is_but_a_notice() -> None:
    weakens = next(change for change in CHANGES if change.impact == "weakens")
    acceptance = Acceptance.model_validate(
        {"kind": weakens.name, "address": weakens.address, "reason": "R", "decision": "KS 1", "by": "KS", "until": "2027-01-01"}
    )
    ((level, *_, text),) = commands(github(compared([replace(weakens, acceptance=acceptance, accepted=True)]), "sv"))
    assert level == "notice"
    assert "KS 1" in text


@pytest.mark.parametrize(
    "text", ["::error::x", "100 %0A::error::x", "a\n::error::x", "a\r::error::x", "##[error]x", "x,line=1::y", "\x1b[31m"]
)
def test_a_plan_s_text_is_no_command(text: str) -> None:
    made = annotation("warning", f"{text}.yaml", 3, text, text)
    assert made.splitlines() == [made]
    assert made.startswith("::warning file=")
    assert "##[" not in made
    properties, _, said = made.removeprefix("::warning ").partition("::")
    assert len(properties.split(",")) == 3
    assert "\n" not in said
    assert "%0A::error" not in said.replace("%250A", "") or "\n" in text


def test_titles_of_a_plan_are_no_commands() -> None:
    hostile = "x\\n::error::y ##[error]z, a:b %0A"
    head = version(replaced(PLAN, [("title: Skriv avtal\n", f'title: "{hostile}"\n')]))
    made = github(compared(compare(version(PLAN), head)), "sv")
    assert len(commands(made)) == sum(line.startswith("::") for line in made.splitlines()) == 1
    assert "##[" not in made
    assert for_stream(made) == made  # it is printed as it stands


def test_other_output_stays_harmless() -> None:
    assert for_stream("::error::x\n") == ": :error::x\n"


def test_the_versions_are_not_those_of_the_base() -> None:
    assert compare(BASE, HEAD) == CHANGES
    assert {change.head_file for change in CHANGES} == {"head.yaml", "journals/head.yaml"}
