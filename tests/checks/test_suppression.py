"""Comments that ignore a rule: where they hold, and what is told of those that don't."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from builders import plan_text
from planctl import workspace
from planctl.checks import Told
from planctl.checks.judging import Controls, judged
from planctl.settings import Settings

DAY = date(2026, 6, 30)
PLAN = """
groups:
  unga: Unga
areas:
  - id: omrade
    title: Område
    activities:
      - id: a
        title: Aktivitet
        responsible: [xx]
        partners: [yy]
        follow_ups: [{kind: review, title: Läget, every: year}]
"""


def told(folder: Path, text: str, settings: Settings | None = None) -> Told:
    (folder / "p.yaml").write_text(plan_text(text), encoding="utf-8")
    return judged(workspace.load([str(folder)]), DAY, Controls(settings or Settings()))


def names(folder: Path, text: str) -> list[str]:
    return sorted(each.name for each in told(folder, text).findings if each.code != "PLN309")


UNKNOWN = ["unknown-organisation", "unknown-organisation", "unused-group"]


def test_without_comments_all_is_told(tmp_path: Path) -> None:
    assert names(tmp_path, PLAN) == UNKNOWN


@pytest.mark.parametrize("rule", ["PLN301", "pln301", "unknown-organisation", "PLN501, PLN301"])
def test_at_the_end_of_a_line_it_covers_that_line_alone(tmp_path: Path, rule: str) -> None:
    text = PLAN.replace("responsible: [xx]", f"responsible: [xx] # planctl: ignore[{rule}] the office is being founded")
    unused = ["unused-suppression"] if "," in rule else []
    assert names(tmp_path, text) == sorted([*UNKNOWN[1:], *unused])


def test_above_an_item_it_covers_all_of_the_item(tmp_path: Path) -> None:
    text = PLAN.replace("      - id: a", "      # planctl: ignore[PLN301] both offices are being founded\n      - id: a")
    found = told(tmp_path, text)
    assert [each.name for each in found.findings if each.code != "PLN309"] == ["unused-group"]
    assert found.left_out["suppressed"] == 2


def test_above_a_key_it_covers_its_value_and_not_its_neighbours(tmp_path: Path) -> None:
    text = PLAN.replace("        partners:", "        # planctl: ignore[PLN301] being founded\n        partners:")
    assert names(tmp_path, text) == UNKNOWN[1:]
    text = PLAN.replace("groups:", "# planctl: ignore[unused-group] from next year on\ngroups:")
    assert names(tmp_path, text) == UNKNOWN[:2]


def test_several_comments_may_stand_above_one_thing(tmp_path: Path) -> None:
    above = "      # planctl: ignore[PLN301] being founded\n      # what the minutes say\n      # planctl: ignore[PLN502] later\n"
    text = PLAN.replace("      - id: a", f"{above}      - id: a").replace(
        "        follow_ups: [{kind: review, title: Läget, every: year}]\n", ""
    )
    assert names(tmp_path, text) == ["unused-group"]


def test_a_blank_line_parts_it_from_what_it_is_about(tmp_path: Path) -> None:
    text = PLAN.replace("      - id: a", "      # planctl: ignore[PLN301] being founded\n\n      - id: a")
    assert names(tmp_path, text) == sorted([*UNKNOWN, "unused-suppression"])


@pytest.mark.parametrize(("day", "holds"), [("2026-06-29", False), ("2026-06-30", True), ("2027-01-01", True)])
def test_it_holds_through_its_last_day(tmp_path: Path, day: str, *, holds: bool) -> None:
    text = PLAN.replace("[xx]", f"[xx] # planctl: ignore[PLN301] until={day} being founded")
    assert names(tmp_path, text) == (UNKNOWN[1:] if holds else sorted([*UNKNOWN, "suppression-run-out"]))


def test_without_a_reason_only_that_is_told(tmp_path: Path) -> None:
    for reason in ("", " ", " until=2027-01-01", " –"):
        text = PLAN.replace("[xx]", f"[xx] # planctl: ignore[PLN301]{reason}")
        assert names(tmp_path, text) == sorted([*UNKNOWN[1:], "suppression-without-reason"]), reason


@pytest.mark.parametrize("written", ["ignore PLN301 later", "ignore[] later", "ignroe[PLN301] later", "ignore[PLN301 later", ""])
def test_what_is_not_written_as_one_covers_nothing_and_is_told(tmp_path: Path, written: str) -> None:
    assert names(tmp_path, PLAN.replace("[xx]", f"[xx] # planctl: {written}")) == sorted([*UNKNOWN, "broken-suppression"])


def test_a_family_is_no_rule(tmp_path: Path) -> None:
    assert names(tmp_path, PLAN.replace("[xx]", "[xx] # planctl: ignore[PLN3] later")) == sorted([*UNKNOWN, "unknown-rule"])


@pytest.mark.parametrize("rule", ["PLN009", "unknown-change", "unused-suppression"])
def test_files_safety_and_comments_can_not_be_ignored(tmp_path: Path, rule: str) -> None:
    assert names(tmp_path, PLAN.replace("[xx]", f"[xx] # planctl: ignore[{rule}] later")) == sorted([*UNKNOWN, "not-to-be-ignored"])


def test_an_error_of_reading_stays_whatever_a_comment_says(tmp_path: Path) -> None:
    text = PLAN.replace("title: Aktivitet\n", "title: Aktivitet\n        title: Annat # planctl: ignore[duplicate-key] both\n")
    assert {"duplicate-key", "not-to-be-ignored"} <= set(names(tmp_path, text))


def test_in_a_text_it_is_no_comment(tmp_path: Path) -> None:
    text = PLAN.replace("title: Aktivitet", "note: |\n          # planctl: ignore[PLN301] later\n        title: Aktivitet")
    assert names(tmp_path, text) == UNKNOWN


def test_in_a_file_that_can_not_be_read_it_says_nothing(tmp_path: Path) -> None:
    assert names(tmp_path, "a: [ # planctl: ignore[PLN005] later\n") == ["broken-yaml"]


def test_it_is_used_even_where_its_rule_is_not_asked_for(tmp_path: Path) -> None:
    text = PLAN.replace("[xx]", "[xx] # planctl: ignore[PLN301] being founded")
    assert "unused-suppression" not in [each.name for each in told(tmp_path, text, Settings(ignore=("PLN301",))).findings]


@settings(max_examples=40)
@example(text="PLN301] yes", alone=True)
@example(text="unused-group,PLN301] until=2026-12-31 yes", alone=False)
@given(st.text(max_size=40), st.booleans())
def test_no_comment_makes_checking_fail_or_silences_what_it_does_not_name(text: str, alone: bool) -> None:  # noqa: FBT001
    said = "".join(letter for letter in text if letter.isprintable())
    comment = f"# planctl: ignore[{said}"
    line = f"        {comment}\n        responsible: [xx]" if alone else f"        responsible: [xx] {comment}"
    with TemporaryDirectory() as folder:
        found = names(Path(folder), PLAN.replace("        responsible: [xx]", line))
    assert "unused-group" in found
    assert "unknown-organisation" in found
    assert found != UNKNOWN  # something is told of the comment, or it has silenced one
