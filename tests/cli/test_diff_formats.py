"""`planctl diff` from the command line: its formats, its changelog, what it writes over, and accepted changes that can't be read."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from planctl.workspace import load
from repositories import SMALL
from running import ROOT, planctl

ACCEPTED = """\
schema: planctl/accepted/v1
accepted:
  - {kind: deadline-later, address: forum/kartlagg/deliver, before: 2025, after: 2026, reason: Lokalen byggs om,
     decision: KS 2026/31, by: Kommunstyrelsen, until: 2199-12-31}
"""


NOTHING = ("Inga ändringar", "No changes", "Ingenting har ändrats", "Nothing has changed.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two folders of plans, before and after: one deadline is later, and two bodies have changed places."""
    for name, due in (("before", "2025"), ("after", "2026")):
        (tmp_path / name).mkdir()
        plan = SMALL.format(id="forum", title="Plan för forum", due=due)
        bodies = "[sf, ort]" if name == "before" else "[ort, sf]"
        (tmp_path / name / "forum.yaml").write_text(plan.replace("[sf]", bodies), encoding="utf-8")
    return tmp_path


def test_one_run_prints_and_writes_every_format(folder: Path) -> None:
    written = ["md=ut/changes.md", "html=ut/changes.html", "json=ut/changes.json", "github=ut/github.txt"]
    arguments = [part for each in ("text", *written) for part in ("--format", each)]
    first = planctl("diff", "before", "after", *arguments, "--fail-on", "weakens", cwd=folder)
    assert (first.code, first.err) == (1, "")
    assert first.out.startswith("1 försvagar\n")
    texts = {file.name: file.read_text(encoding="utf-8") for file in (folder / "ut").iterdir()}
    assert texts["changes.md"].startswith("<!-- planctl:diff -->\n")
    assert texts["changes.html"].startswith("<!doctype html>")
    assert texts["github.txt"].splitlines()[1].startswith("::warning file=after/forum.yaml,line=19,title=")
    schema = json.loads((ROOT / "schemas" / "changes.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(texts["changes.json"]), schema)
    again = planctl("diff", "before", "after", *arguments, cwd=folder)
    assert again.code == 0, "its own earlier output may be written over"
    assert {file.name: file.read_text(encoding="utf-8") for file in (folder / "ut").iterdir()} == texts


@pytest.mark.parametrize(
    ("language", "incomplete", "left_out"),
    [
        ("sv", "Jämförelsen är inte fullständig.", "Planen forum kunde inte jämföras: after/forum.yaml har fel som måste rättas först."),
        (
            "en",
            "The comparison is incomplete.",
            "The plan forum could not be compared: faults in after/forum.yaml must be corrected first.",
        ),
    ],
)
@pytest.mark.parametrize("others", [True, False], ids=["another-plan-too", "nothing-else"])
def test_what_could_not_be_compared_is_told_in_every_format(
    folder: Path, language: str, incomplete: str, left_out: str, *, others: bool
) -> None:
    """Nobody may take a plan that can't be read for one that has not changed."""
    (folder / "after" / "forum.yaml").write_text("id: [\n", encoding="utf-8")
    for side in ("before", "after") if others else ():
        (folder / side / "annan.yaml").write_text(SMALL.format(id="annan", title="Annan plan", due="2025"), encoding="utf-8")
    arguments = [part for name in ("md", "html", "json", "github") for part in ("--format", f"{name}=ut/{name}")]
    ran = planctl("diff", "before", "after", "--format", "text", *arguments, "--lang", language, cwd=folder)
    assert ran.code == 2
    assert "after/forum.yaml" in ran.err
    log = planctl("diff", "before", "after", "--changelog", "--format", "text", "--format", "md=ut/log", "--lang", language, cwd=folder)
    assert log.code == 2
    told = {file.name: file.read_text(encoding="utf-8") for file in (folder / "ut").iterdir()}
    made = json.loads(told.pop("json"))
    assert made["not_compared"] == [{"plan": "forum", "files": ["after/forum.yaml"]}]
    jsonschema.validate(made, json.loads((ROOT / "schemas" / "changes.schema.json").read_text(encoding="utf-8")))
    for name, text in {"text": ran.out, "changelog": log.out, **told}.items():
        said = " ".join(text.replace("\\", "").split())
        assert incomplete in said, name
        assert left_out in said, name
        assert not any(nothing in said for nothing in NOTHING), name


def test_what_is_accepted_of_a_plan_that_could_not_be_compared_is_not_called_unused(folder: Path) -> None:
    (folder / "before" / "accepted.yaml").write_text(ACCEPTED, encoding="utf-8")
    (folder / "after" / "forum.yaml").write_text("id: [\n", encoding="utf-8")
    assert planctl("diff", "before", "after", "--format", "json", cwd=folder).json["unused_acceptances"] == []


def test_what_was_read_is_never_written_over(folder: Path) -> None:
    (folder / "before" / "accepted.yaml").write_text(ACCEPTED, encoding="utf-8")
    for file in ("before/forum.yaml", "after/forum.yaml", "before/accepted.yaml"):
        text = (folder / file).read_text(encoding="utf-8")
        assert planctl("diff", "before", "after", "--format", f"md={file}", "--force", cwd=folder).code == 2
        assert (folder / file).read_text(encoding="utf-8") == text


@pytest.mark.parametrize(("language", "said"), [("sv", "skjuts upp från 2025 till 2026."), ("en", "is postponed from 2025 to 2026.")])
def test_the_changelog(folder: Path, language: str, said: str) -> None:
    ran = planctl("diff", "before", "after", "--changelog", "--format", "text", "--format", "md=log.md", "--lang", language, cwd=folder)
    assert ran.code == 0
    assert said in " ".join(ran.out.split())
    assert said in (folder / "log.md").read_text(encoding="utf-8")
    refused = planctl("diff", "before", "after", "--changelog", "--format", "json", cwd=folder)
    assert (refused.code, "text, md" in refused.err) == (2, True)


def test_order_is_shown_when_asked_for(folder: Path) -> None:
    assert "CHG802" not in planctl("diff", "before", "after", cwd=folder).out
    assert "CHG802" in planctl("diff", "before", "after", "--order", cwd=folder).out


def test_what_is_accepted_passes_until_it_can_t_be_read(folder: Path) -> None:
    accepted = folder / "before" / "accepted.yaml"
    accepted.write_text(ACCEPTED, encoding="utf-8")
    ran = planctl("diff", "before", "after", "--fail-on", "weakens", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    assert "Godtagen till och med 2199-12-31: KS 2026/31, Kommunstyrelsen. Lokalen byggs om" in " ".join(ran.out.split())
    accepted.write_text(ACCEPTED.replace("until:", "till:"), encoding="utf-8")
    ran = planctl("diff", "before", "after", "--fail-on", "weakens", cwd=folder)
    assert ran.code == 1
    assert "before/accepted.yaml" in ran.err


def test_acceptances_bring_no_other_plans_along(folder: Path) -> None:
    plans = folder / "before"
    (plans / "annan.yaml").write_text(SMALL.format(id="annan", title="Annan plan", due="2025"), encoding="utf-8")
    (plans / "accepted.yaml").write_text(ACCEPTED.replace("forum/", "annan/"), encoding="utf-8")
    assert [plan.id for plan in load([str(plans / "forum.yaml")]).plans] == ["forum"]
    assert {plan.id for plan in load([str(plans)]).plans} == {"forum", "annan"}


def test_a_folder_s_acceptances_are_checked_with_its_plans(folder: Path) -> None:
    (folder / "before" / "accepted.yaml").write_text(ACCEPTED.replace("deadline-later", "deadline-latr"), encoding="utf-8")
    ran = planctl("validate", "before", "--format", "concise", cwd=folder)
    assert ran.code == 1
    assert "PLN921" in ran.out
    alone = planctl("validate", "before/accepted.yaml", "--format", "concise", cwd=folder)
    assert "PLN921" in alone.out
    assert "PLN922" not in alone.out, "the plan beside it is found"
    assert "forum.yaml" not in alone.out, "but it is not what was asked about"
    (folder / "before" / "accepted.yaml").write_text("accepted: hej\n", encoding="utf-8")
    broken = planctl("validate", "before/accepted.yaml", "--format", "concise", cwd=folder)
    assert broken.code == 1
    assert "PLN019" in broken.out
