"""A personal identity number in a plan or journal is shown by no command, in no format; validate tells where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from running import planctl

if TYPE_CHECKING:
    from pathlib import Path

NUMBER, COORDINATION = "811228-9874", "701063-2391"
PLAN = f"""schema: planctl/plan/v1
id: exempel
title: Handlingsplan {NUMBER}
note: Gäller {NUMBER}
owner: exempel
period: 2025..2027
organisations:
  exempel: {{name: Exempels kommun {COORDINATION}, kind: municipality}}
areas:
  - id: "1"
    title: Samverkan med {COORDINATION}
    activities:
      - id: traffa-foreningarna
        title: Träffa {NUMBER}
        responsible: [exempel]
        follow_ups:
          - {{kind: start, due: 2025, title: Träffat {NUMBER}}} # {COORDINATION}
"""
JOURNAL = f"""schema: planctl/journal/v1
plan: exempel
entries:
  - {{date: 2025-03-01, about: traffa-foreningarna@2025, by: exempel, state: planned, note: "Om {COORDINATION}"}}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hidden")
    (folder / "plans" / "journals").mkdir(parents=True)
    (folder / "plans" / "exempel.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "plans" / "journals" / "exempel.yaml").write_text(JOURNAL, encoding="utf-8")
    (folder / "before.yaml").write_text(PLAN.replace("Träffa ", "Möta "), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        "validate",
        "validate --format concise",
        "validate --format json",
        "list --format json",
        "show exempel",
        "show exempel/traffa-foreningarna --format json",
        "due --year 2025",
        "due --year 2025 --format ics",
        "diff before.yaml plans/exempel.yaml",
        "diff before.yaml plans/exempel.yaml --format html",
        "diff before.yaml plans/exempel.yaml --format json",
        "render plans/exempel.yaml --format html",
        "export --table activities --format csv",
        "export --table journal --format json",
    ],
)
def test_no_output_shows_it(folder: Path, arguments: str) -> None:
    ran = planctl(*arguments.split(), cwd=folder)
    assert "XXXXXX-XXXX" in ran.out or arguments.startswith("validate --format"), ran.err  # which show no line of the plan
    for number in (NUMBER, COORDINATION):
        assert not [digits for digits in number.split("-") if digits in ran.out + ran.err]


def test_validate_tells_every_place(folder: Path) -> None:
    found = [finding for finding in planctl("validate", "--format", "json", cwd=folder).json["findings"] if finding["code"] == "PLN811"]
    places = [(finding["file"], finding["line"]) for finding in found]
    lines = [number for number, line in enumerate(PLAN.splitlines(), 1) for _ in range(line.count(NUMBER) + line.count(COORDINATION))]
    assert places == [*(("plans/exempel.yaml", line) for line in lines), ("plans/journals/exempel.yaml", 4)]
    assert found[4]["address"] == "exempel/traffa-foreningarna"
    assert {finding["severity"] for finding in found} == {"error"}


def test_recording_keeps_what_stands_in_the_file_and_lets_no_number_in(folder: Path) -> None:
    """What planctl hides it does not take away: a journal with a number keeps it, to the letter."""
    journal = folder / "plans" / "journals" / "exempel.yaml"
    about, note = "exempel/traffa-foreningarna/start@2025", f"Om {NUMBER}"
    refused = planctl("record", about, "--by", "exempel", "--state", "reported", "--note", note, "--date", "2025-04-01", cwd=folder)
    assert refused.code == 2
    assert "personnummer" in refused.err
    assert NUMBER not in refused.out + refused.err
    assert journal.read_text(encoding="utf-8") == JOURNAL
    written = planctl("record", about, "--by", "exempel", "--state", "reported", "--date", "2025-04-01", cwd=folder)
    assert written.code == 0, written.err
    assert journal.read_text(encoding="utf-8").startswith(JOURNAL)
    assert COORDINATION not in written.out + written.err
    journal.write_text(JOURNAL, encoding="utf-8")
