"""Ten different faults in one file are told in one pass, each once and where it stands: YAML, fields, ids, references, times, follow-up.

Where a fault stands is said by a mark in the changed text, and counted here, not by planctl.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checks.cases import found_in

if TYPE_CHECKING:
    from planctl.finding import Finding

PLANS = Path(__file__).parent.parent.parent / "plans"
PLAN = "huddinge-2022-2024.yaml"
HERE = "¤"  # stands before what the finding is to point at


class Fault(NamedTuple):
    """A change of one stretch of text, which stands there once, and the finding that it is to give."""

    old: str
    new: str
    finding: str


FAULTS = (
    Fault("coordinator: sf\n", "¤kordinator: sf\n", "PLN102 unknown-field"),
    Fault("  arsslut: 12-31\n", "  arsslut: ¤31 december\n", "PLN404 not-a-day-of-the-year"),
    Fault("{to: skr-overenskommelse-2020,", "{to: ¤skr-overenskommelse-2002,", "PLN305 unknown-framework"),
    Fault('  - id: "5.3"\n', '  - id: ¤"5.2"\n', "PLN101 duplicate-id"),
    Fault("        responsible: [buf, gaf, kff, sf]\n", "        responsible: [buf, gaf, ¤kultur, sf]\n", "PLN301 unknown-organisation"),
    Fault("            due: 2023\n", "            due: ¤2032\n", "PLN407 outside-plan-period"),
    Fault("            due: 2022-Q4\n", "            due: ¤sista kvartalet 2022\n", "PLN401 not-a-period"),
    Fault("            every: ongoing\n", "            due: 2023\n            ¤every: ongoing\n", "PLN109 conflicting-fields"),
    Fault('        source: "5.1, rad 4"\n', '        source: "5.1, rad 4"\n        ¤source: "5.1, rad 5"\n', "PLN009 duplicate-key"),
    Fault(
        "      - id: utvardera-socionom\n",
        "      - {id: ¤samordna-stodet, title: Samordna stödet}\n      - id: utvardera-socionom\n",
        "PLN501 nobody-responsible",
    ),
)


def copy_of_plans(to: Path) -> Path:
    shutil.copytree(PLANS, to / "plans")
    return to / "plans" / PLAN


def mine(folder: Path) -> list[Finding]:
    return [finding for finding in found_in(folder) if finding.location.file == f"plans/{PLAN}"]


def test_ten_faults_give_ten_findings_each_in_its_place(tmp_path: Path) -> None:
    plan = copy_of_plans(tmp_path)
    told_before = [(finding.code, finding.path) for finding in mine(tmp_path)]
    text = plan.read_text(encoding="utf-8")
    for fault in FAULTS:
        assert text.count(fault.old) == 1, fault
        text = text.replace(fault.old, fault.new)
    plan.write_text(text.replace(HERE, ""), encoding="utf-8")

    found = [finding for finding in mine(tmp_path) if (finding.code, finding.path) not in told_before]
    told = sorted((finding.location.span.line, finding.location.span.column, f"{finding.code} {finding.name}") for finding in found)
    assert told == sorted((*place, fault.finding) for fault in FAULTS for place in places_of(fault, text))


def places_of(fault: Fault, marked: str) -> list[tuple[int, int]]:
    """Return where a fault's mark stands in the marked text: line and column from 1. No line holds two marks."""
    at = marked.index(fault.new) + fault.new.index(HERE)
    before = marked[:at]
    return [(before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1)]


def test_each_of_them_alone_gives_one(tmp_path: Path) -> None:
    plan = copy_of_plans(tmp_path)
    sound = plan.read_text(encoding="utf-8")
    told_before = {(finding.code, finding.path) for finding in mine(tmp_path)}
    for fault in FAULTS:
        plan.write_text(sound.replace(fault.old, fault.new).replace(HERE, ""), encoding="utf-8")
        found = [finding for finding in mine(tmp_path) if (finding.code, finding.path) not in told_before]
        assert [f"{finding.code} {finding.name}" for finding in found] == [fault.finding]
