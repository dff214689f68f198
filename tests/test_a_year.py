"""The guide's year, lived through: its commands are run in their order, its changes are made, and each prints what the guide shows.

`PLANCTL_UPDATE_GOLDEN=1` writes what they print into the guide instead.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builders import FULL, PLANS
from editing.guide import Change, change_in
from planctl import checks, workspace
from planctl.finding import Severity
from running import ROOT, planctl

if TYPE_CHECKING:
    from planctl.model.journal import Entry

GUIDE = ROOT / "docs" / "a-year-with-planctl.md"
PLAN = f"plans/{FULL}.yaml"
JOURNAL = f"plans/journals/{FULL}.yaml"
UPDATE = "PLANCTL_UPDATE_GOLDEN"
BLOCK = re.compile(r"^```(console|diff)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.+?(?:\\\n.+?)*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
REFUSED = "planctl: "  # what a command says that did nothing, with exit code 2


def blocks(text: str) -> list[tuple[str, str]]:
    """Return the guide's blocks of commands and of changes, in their order."""
    return [(match[1], match[2]) for match in BLOCK.finditer(text)]


def turned(change: Change) -> Change:
    """Return what takes a change back."""
    return replace(change, hunks=tuple(replace(hunk, old=hunk.new, new=hunk.old) for hunk in reversed(change.hunks)))


def made_to(folder: Path, change: Change) -> None:
    file = folder / change.path
    file.write_text(change.made_to(file.read_text(encoding="utf-8")), encoding="utf-8")


def begun(folder: Path, text: str) -> None:
    """Lay out the plan as it was before all that the guide changes, with its frameworks, and without a journal."""
    shutil.copytree(Path(PLANS) / "frameworks", folder / "plans" / "frameworks")
    shutil.copy(Path(PLANS) / f"{FULL}.yaml", folder / PLAN)
    for kind, block in reversed(blocks(text)):
        if kind == "diff":
            made_to(folder, turned(change_in(GUIDE.name, block)))


def ran(command: str, folder: Path) -> str:
    """Run a command of the guide, and return what a reader sees of it."""
    program, *arguments = shlex.split(command.replace("\\\n", " "))
    if (program, arguments[0]) == ("cp", "-r"):
        shutil.copytree(folder / arguments[1], folder / arguments[2])
        return ""
    assert program == "planctl", command
    told = planctl(*arguments, cwd=folder)
    assert told.code == (2 if told.err.startswith(REFUSED) else 0), (command, told)
    return told.out + told.err


def lived(text: str, folder: Path) -> str:
    """Return the guide with what its commands print in a folder."""

    def block(match: re.Match[str]) -> str:
        kind, content = match[1], match[2]
        if kind == "diff":
            made_to(folder, change_in(GUIDE.name, content))
            return match[0]
        said = [f"$ {command}\n{ran(command, folder)}" for command, _ in COMMAND.findall(content)]
        return f"```console\n{''.join(said)}```"

    begun(folder, text)
    return BLOCK.sub(block, text)


def entries(folder: Path) -> tuple[Entry, ...]:
    (file,) = [file for file in workspace.load([str(folder)]).plans if file.id == FULL]
    assert file.journal is not None
    assert file.journal.journal is not None
    return file.journal.journal.entries


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """The folder at the end of the year, the guide, and the guide with what its commands print."""
    folder = tmp_path_factory.mktemp("year")
    text = GUIDE.read_text(encoding="utf-8")
    made = lived(text, folder)
    if os.environ.get(UPDATE):
        GUIDE.write_text(made, encoding="utf-8", newline="\n")
        text = made
    return folder, text, made


def test_every_command_prints_what_the_guide_shows(year: tuple[Path, str, str]) -> None:
    _, text, made = year
    assert made.splitlines() == text.splitlines()


def test_the_year_ends_with_the_plan_that_stands_among_the_tests(year: tuple[Path, str, str]) -> None:
    folder, _, _ = year
    assert (folder / PLAN).read_bytes() == (Path(PLANS) / f"{FULL}.yaml").read_bytes()


def test_what_was_recorded_is_what_its_journal_says(year: tuple[Path, str, str]) -> None:
    folder, _, _ = year
    told = entries(folder / "plans")
    assert len(told) >= 15
    assert not [entry for entry in told if entry not in entries(Path(PLANS))]


def test_plan_and_journal_are_in_order_at_the_end(year: tuple[Path, str, str]) -> None:
    folder, _, _ = year
    found = checks.findings(workspace.load([str(folder / "plans")]), date(2026, 3, 31))
    told = [finding for finding in found if finding.severity > Severity.note]
    # The guide shows no indicator's value: that nobody has answered that round is as true as it was.
    assert [(finding.name, finding.address) for finding in told] == [("unanswered-round", "exempel-2025-2027/reporting/siffror")]


def test_the_guide_tells_of_all_that_happens_to_a_plan(year: tuple[Path, str, str]) -> None:
    folder, text, _ = year
    states = {entry.state for entry in entries(folder / "plans")}
    assert states >= {"reported", "deferred", "cancelled", "ongoing", "retracted"}
    assert "--correct" in text
    assert "action: extended" in text


def test_blocks_are_short_and_lines_fit_a_terminal(year: tuple[Path, str, str]) -> None:
    _, text, _ = year
    for _, block in blocks(text):
        lines = block.splitlines()
        assert len(lines) <= 45, block
        assert max(map(len, lines)) <= 180, block
