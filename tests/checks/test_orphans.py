"""An edit of a plan that leaves journal entries without what they are about is found: once for each of them, and for no other.

Where the edit has broken the plan itself, that is told first, once: its entries are not blamed for it.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checks.cases import DAY
from planctl import workspace
from planctl.checks import findings
from planctl.finding import Severity
from running import ROOT

if TYPE_CHECKING:
    from planctl.finding import Finding

PLAN = "exempel-2025-2027"
ORPHANING = {
    "a calendar point gets another name": ((r"\bdelar\b", "hosten"), "no-such-occurrence", r"@2025-delar\b"),
    "a follow-up recurs otherwise": (
        (r"every: quarter\n( +from: 2025-Q3\n +said: en gång i kvartalet\n +title: Träffarna)", r"every: half-year\n\1"),
        "no-such-occurrence",
        r"samverkansforum/traffar@",
    ),
    "a follow-up begins later": (
        (r"from: 2025-Q3(\n +said: en gång)", r"from: 2026-Q1\1"),
        "no-such-occurrence",
        r"samverkansforum/traffar@2025-",
    ),
    "a follow-up gets another id": ((r"- id: traffar$", "- id: motena"), "unknown-subject", r"samverkansforum/traffar@"),
    "an activity gets another id": ((r"- id: program-skolor$", "- id: livskunskap"), "unknown-subject", r"program-skolor[/@]"),
    "an activity is deleted": (
        (r" +- id: oppettider-um\n(?:(?! +- id: chatt-um).*\n)+", ""),
        "unknown-subject",
        r"oppettider-um[/@]",
    ),
    "an indicator gets another id": ((r"\bmal-kand-vag\b", "mal-vagen"), "unknown-subject", r"mal-kand-vag@"),
    "the plan ends earlier": (
        (r"2025\.\.202[67]$", "2025..2025"),
        "no-such-occurrence",
        r"(?:samverkansforum/traffar|oppettider-um/besok)@2026-",
    ),
}


def edited(folder: Path, pattern: str, replacement: str) -> tuple[list[Finding], list[str]]:
    """Return what is found of a journal whose plan has been edited, and the journal's lines."""
    shutil.copytree(ROOT / "tests" / "plans", folder, dirs_exist_ok=True)
    plan = folder / f"{PLAN}.yaml"
    text, count = re.subn(pattern, replacement, plan.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert count
    plan.write_text(text, encoding="utf-8")
    journal = folder / "journals" / f"{PLAN}.yaml"
    found = [each for each in findings(workspace.load([str(plan)]), DAY) if each.severity > Severity.note]
    return found, journal.read_text(encoding="utf-8").splitlines()


def in_journal(found: list[Finding]) -> list[tuple[str, int]]:
    return [(each.name, each.location.span.line) for each in found if "journals" in Path(each.location.file).parts]


@pytest.mark.parametrize(("edit", "name", "about"), ORPHANING.values(), ids=ORPHANING)
def test_each_entry_that_is_orphaned_is_found_once(edit: tuple[str, str], name: str, about: str, tmp_path: Path) -> None:
    found, lines = edited(tmp_path, *edit)
    orphans = [number for number, line in enumerate(lines, 1) if re.search(rf"about: {about}" if about[0] != "@" else about, line)]
    assert orphans
    assert in_journal(found) == [(name, number) for number in orphans]


@pytest.mark.parametrize("edit", [(r"^  delar: 08-31", "  delar: 09-30"), (r"grace: 14", "grace: 30"), (r"^( +)lead: buf\n", "")])
def test_an_edit_that_orphans_nothing_is_no_fault_of_entries(edit: tuple[str, str], tmp_path: Path) -> None:
    assert in_journal(edited(tmp_path, *edit)[0]) == []


def test_a_broken_plan_is_told_first_and_its_entries_are_not_blamed(tmp_path: Path) -> None:
    found, _ = edited(tmp_path, r"^  delar: 08-31", "  hosten: 08-31")
    assert in_journal(found) == []
    assert [each.name for each in found] == ["not-a-recurrence", "not-a-period"]
