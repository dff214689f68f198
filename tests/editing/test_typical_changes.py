"""A typical change of a plan is one or two lines, and leaves the plan in order: the changes that the guides show, made to real plans."""

from __future__ import annotations

import difflib
import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from editing import guide
from planctl import checks, workspace
from planctl.document import parse
from planctl.model.period import Period
from running import ROOT, planctl

HUDDINGE = "plans/huddinge-2022-2024.yaml"
JOURNAL = "plans/journals/huddinge-2022-2024.yaml"
CHANGES = guide.changes()


def laid_out(folder: Path, path: str, text: str) -> Path:
    """Write a plan or a journal into a folder, with what planctl reads beside it: the frameworks, and the journal's plan."""
    plans = folder / "plans"
    if not plans.exists():
        shutil.copytree(ROOT / "plans" / "frameworks", plans / "frameworks")
        (plans / "journals").mkdir()
    if "/journals/" in path:
        plan = f"plans/{Path(path).name}"
        (folder / plan).write_text(guide.file(plan), encoding="utf-8")
    (folder / path).write_text(text, encoding="utf-8")
    return folder / path


def last_day(path: str) -> date:
    """Return the last day of the plan, as it was before the change."""
    plan = parse(path, guide.file(f"plans/{Path(path).name}").encode()).data
    return Period.parse(str(plan["period"])).last


def told(folder: Path, path: str, text: str) -> Counter[tuple[str, str]]:
    """Return what validate finds about a file while the plan is in force, wherever it stands in it."""
    named = laid_out(folder, path, text)
    found = checks.findings(workspace.load([str(named)]), last_day(path))
    return Counter((finding.name, str(sorted(finding.values.items()))) for finding in found)


def lines_changed(before: str, after: str) -> tuple[int, int]:
    """Return how many lines a unified diff removes and adds."""
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm=""))[2:]
    return sum(line.startswith("-") for line in lines), sum(line.startswith("+") for line in lines)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.place)
def test_a_change_is_at_most_two_lines_and_brings_no_finding(tmp_path: Path, change: guide.Change) -> None:
    before = guide.file(change.path)
    after = change.made_to(before)
    removed, added = lines_changed(before, after)
    assert removed <= added
    assert 1 <= added <= 2
    assert told(tmp_path, change.path, after) - told(tmp_path, change.path, before) == Counter()


def test_most_changes_touch_one_line() -> None:
    sizes = [lines_changed(guide.file(change.path), change.made_to(guide.file(change.path))) for change in CHANGES]
    # Two: a new body is listed and named; a deadline with the words it was read from; a first follow-up; a new period with its decision.
    assert Counter(sizes) == {(0, 1): 7, (1, 1): 2, (0, 2): 1, (1, 2): 3, (2, 2): 1}


def test_the_changes_are_made_to_every_real_plan() -> None:
    assert {change.path for change in CHANGES if "/journals/" not in change.path} >= {f"plans/{name}.yaml" for name in guide.PLANS}
    assert JOURNAL in {change.path for change in CHANGES}


@pytest.mark.parametrize("name", guide.PLANS)
def test_a_body_is_added_anywhere_by_changing_one_line(tmp_path: Path, name: str) -> None:
    path = f"plans/{name}.yaml"
    before = guide.file(path)
    plan = workspace.load([str(ROOT / path)]).plans[0].plan
    assert plan is not None
    some = list(plan.organisations)[:2]
    lists = re.compile(r"^( *(?:- )?(?:responsible|partners|members): \[)(.+)\]$", re.MULTILINE)

    def longer(found: re.Match[str]) -> str:
        named = found[2].split(", ")
        new = next((each for each in some if each not in named), None)
        return f"{found[1]}{', '.join([*named, new] if new else named)}]"

    after = lists.sub(longer, before)
    everywhere = len(re.findall(r"^ *(?:- )?(?:responsible|partners|members):", before, re.MULTILINE))
    full = sum(set(some) <= set(found[1].split(", ")) for found in lists.findall(before))
    changed = [new for old, new in zip(before.splitlines(), after.splitlines(), strict=True) if old != new]
    assert len(changed) == everywhere - full > 0  # all lists of bodies stand on one line
    new = told(tmp_path, path, after) - told(tmp_path, path, before)
    # The YAML bears it; that many answer and nobody leads, or that one does both, is a word about what the bodies do.
    assert {name for name, _ in new} <= {"nobody-leads", "partner-answers-too"}


# What the guide's table writes → the line of the plan or the journal that it takes the place of, and whether it is added to that line.
FAULTS = {
    "responsible: [sf, ksk]": (HUDDINGE, "responsible: [sf, kff]"),
    "responsible: sf, kff": (HUDDINGE, "responsible: [sf, kff]"),
    "responsibel: [sf, kff]": (HUDDINGE, "responsible: [sf, kff]"),
    "responsible [sf, kff]": (HUDDINGE, "responsible: [sf, kff]"),
    "due: hösten 2022": (HUDDINGE, "due: 2022-Q4"),
    "due: 2025-Q4": (HUDDINGE, "due: 2022-Q4"),
    "title: Rutin: skolnärvaro": (HUDDINGE, "title: Upprätta en kommungemensam rutin som främjar skolnärvaro och förebygger frånvaro"),
    "withdrawn: {date: 2023-03-14, reason: Ny metod, nytt beslut}": (HUDDINGE, 'source: "5.2, rad 4"'),
    "- {kind: measure, due: 2024, title: Antal elever}": (HUDDINGE, "- kind: measure\n            due: 2022\n"),
    "about: pax-i-skolan/measure@2023": (JOURNAL, "about: pax-i-skolan/measure@2022"),
}
IN_TABLE = re.findall(r"^\| `([^|]+)` \| (PLN[^|]+) \| [^|]+ \|$", guide.EDITING.read_text(encoding="utf-8"), re.MULTILINE)


def test_every_fault_of_the_table_is_tried() -> None:
    assert [written for written, _ in IN_TABLE] == list(FAULTS)


@pytest.mark.parametrize(("written", "message"), IN_TABLE, ids=[written for written, _ in IN_TABLE])
def test_validate_says_what_the_table_says(tmp_path: Path, written: str, message: str) -> None:
    path, old = FAULTS[written]
    new = f"{written}\n          {old}" if old.endswith("\n") else written  # an item is added before the one that is there
    text = guide.file(path)
    assert text.count(old) == 1
    before, after = (said_about(tmp_path, path, each) for each in (text, text.replace(old, new)))
    [said] = (after - before).elements()
    assert said == message or said.startswith(f"{message} (")  # the activity's title follows


def said_about(folder: Path, path: str, text: str) -> Counter[str]:
    """Return what `planctl validate` says about a file, line by line without the places."""
    named = laid_out(folder, path, text)
    day = last_day(path).isoformat()
    run = planctl("validate", str(named), "--lang", "en", "--as-of", day, "--format", "concise", "--quiet", cwd=folder)
    return Counter(line.partition(": ")[2].partition(" ")[2] for line in run.out.splitlines())


def test_the_settings_measure_lines_as_the_plans_are_written() -> None:
    here = guide.settings()["[yaml]"]
    assert isinstance(here, dict)
    [ruler] = here["editor.rulers"]
    for name in guide.PLANS:
        text = guide.file(f"plans/{name}.yaml")
        assert max(map(len, text.splitlines())) <= ruler
        assert "\t" not in text
        assert text.endswith("\n")
        assert not re.search(r"[ \t]+$", text, re.MULTILINE)
