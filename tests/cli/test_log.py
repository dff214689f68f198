"""`planctl log`: what each revision of a plan did, newest first, through moves, renames, merges and what can't be read."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from builders import journal_text
from planctl.cli.failure import Failure
from planctl.cli.log import log
from planctl.outputs.schemas import published
from repositories import Scratch, entered, small

ONE = "{date: 2025-02-01, about: kartlagg@2025, by: sf, state: ongoing}"
TWO = "{date: 2025-03-01, about: kartlagg@2025, by: sf, state: done}"
OTHER = "      - {id: annan, title: Något annat, responsible: [ort], no_follow_ups: Behövs inte}\n"


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scratch:
    made = entered(tmp_path / "r", monkeypatch)
    made.write("plans/p.yaml", small())
    made.commit("Antagen")
    return made


def history(capsys: pytest.CaptureFixture[str], plan: str = "plans/p.yaml", code: int = 0, **options: Any) -> dict[str, Any]:
    assert log(plan, formats=["json"], lang="sv", **options) == code
    made: dict[str, Any] = json.loads(capsys.readouterr().out)
    jsonschema.validate(made, json.loads(published("log")))
    return made


def said(made: dict[str, Any]) -> list[tuple[str, list[str]]]:
    return [(revision["subject"], [change["name"] for change in revision["changes"]]) for revision in made["revisions"]]


def test_newest_first_equal_files_skipped(scratch: Scratch, capsys: pytest.CaptureFixture[str]) -> None:
    scratch.write("README", "x")
    scratch.write("plans/q.yaml", small(plan="q"))
    scratch.commit("Annat")
    scratch.write("plans/p.yaml", small("2026"))
    head = scratch.commit("Senare")
    scratch.write("plans/journals/p.yaml", journal_text("p", ONE))
    scratch.commit("Rapport")
    scratch.write("plans/p.yaml", "# en kommentar\n" + small("2026"))
    scratch.commit("Kommentar")
    made = history(capsys)
    assert said(made) == [("Kommentar", []), ("Rapport", ["entry-added"]), ("Senare", ["deadline-later"]), ("Antagen", ["plan-added"])]
    assert made["revisions"][2]["revision"] == head
    assert made["revisions"][2]["changes"][0]["file"] == f"{head[:10]}:plans/p.yaml"
    assert said(history(capsys, since=head)) == said(made)[:2]
    assert said(history(capsys, since="HEAD")) == []
    for plan in ("p", "HEAD:plans/p.yaml", str(scratch.folder / "plans" / "p.yaml")):
        assert history(capsys, plan) == made
    assert said(history(capsys, "HEAD~2:plans/p.yaml")) == said(made)[2:]


def test_decisions_are_marked(scratch: Scratch, capsys: pytest.CaptureFixture[str]) -> None:
    plan = small().replace("period: 2025..2027\nd", "period: 2025..2028\nd")
    extended = "  - {action: extended, date: 2026-11-20, by: ort, period: 2025..2028, ref: KS 2026/7}\norganisations:"
    scratch.write("plans/p.yaml", plan.replace("organisations:", extended))
    scratch.commit("Förlängd")
    made = history(capsys, as_of="2027-01-01")
    assert [[decision["action"] for decision in revision["decisions"]] for revision in made["revisions"]] == [["extended"], ["adopted"]]
    log("plans/p.yaml", lang="sv", color="never", as_of="2027-01-01")
    shown = capsys.readouterr().out
    assert "◆ Beslut: förlängdes 2026-11-20, ort, 2025..2028, KS 2026/7" in shown
    assert shown.index("Förlängd") < shown.index("Antagen")
    log("plans/p.yaml", lang="sv", formats=["md"], as_of="2027-01-01")
    assert "**◆ Beslut: förlängdes 2026-11-20" in capsys.readouterr().out


def test_files_that_took_other_names(scratch: Scratch, capsys: pytest.CaptureFixture[str]) -> None:
    scratch.write("planer/å p.yaml", small("2026"))
    scratch.git("rm", "-q", "plans/p.yaml")
    scratch.commit("Flyttad och ändrad")
    scratch.git("mv", "planer", "plans")
    scratch.git("mv", "plans/å p.yaml", "plans/p.yaml")
    scratch.write("plans/p.yaml", small("2027"))
    scratch.commit("Tillbaka")
    assert said(history(capsys)) == [
        ("Tillbaka", ["deadline-later", "plan-file-renamed"]),
        ("Flyttad och ändrad", ["deadline-later", "plan-file-renamed"]),
        ("Antagen", ["plan-added"]),
    ]


def test_a_plan_that_went_and_came_back(scratch: Scratch, capsys: pytest.CaptureFixture[str]) -> None:
    scratch.git("rm", "-q", "plans/p.yaml")
    scratch.commit("Bort")
    assert said(history(capsys, "p")) == said(history(capsys)) == [("Bort", ["plan-removed"]), ("Antagen", ["plan-added"])]
    scratch.write("plans/p.yaml", small("2026"))
    scratch.commit("Åter")
    assert said(history(capsys)) == [("Åter", ["plan-added"]), ("Bort", ["plan-removed"]), ("Antagen", ["plan-added"])]


def test_an_activity_is_followed_through_its_ids(scratch: Scratch, capsys: pytest.CaptureFixture[str]) -> None:
    scratch.write("plans/p.yaml", small() + OTHER)
    scratch.commit("En annan aktivitet")
    scratch.write("plans/p.yaml", small("2026") + OTHER)
    scratch.commit("Senare")
    renamed = small("2026").replace("id: kartlagg", "id: kartlaggning\n        replaces: [kartlagg]")
    scratch.write("plans/p.yaml", renamed + OTHER)
    scratch.commit("Nytt id")
    moved = renamed.replace("  - id: samverkan\n    title: Samverkan\n", "  - id: ny\n    title: Ny rubrik\n")
    scratch.write("plans/p.yaml", moved + OTHER.replace("Något annat", "Något helt annat"))
    scratch.commit("Flyttad")
    scratch.write("plans/journals/p.yaml", journal_text("p", ONE.replace("kartlagg@", "kartlaggning@")))
    scratch.commit("Rapport")
    made = history(capsys, activity="kartlaggning")
    assert [subject for subject, _ in said(made)] == ["Rapport", "Flyttad", "Nytt id", "Senare", "Antagen"]
    assert made["ids"] == ["kartlaggning", "kartlagg"]
    assert {change["address"].split("/")[1] for change in made["revisions"][3]["changes"]} == {"kartlagg"}
    with pytest.raises(Failure, match="Menade du kartlaggning"):
        history(capsys, activity="kartlagning")


def test_a_merge_tells_only_what_it_did_itself(scratch: Scratch, capsys: pytest.CaptureFixture[str]) -> None:
    scratch.write("plans/journals/p.yaml", journal_text("p", ONE))
    scratch.commit("Grunden")
    scratch.git("checkout", "-q", "-b", "gren")
    scratch.write("plans/p.yaml", small("2026"))
    scratch.commit("Gren")
    scratch.git("checkout", "-q", "main")
    scratch.write("plans/journals/p.yaml", journal_text("p", ONE, TWO))
    scratch.commit("Rapport")
    scratch.git("merge", "-q", "--no-ff", "--no-commit", "gren")
    scratch.commit("Sammanslagen")
    told = said(history(capsys))
    assert ("Sammanslagen", []) not in told
    assert sorted(subject for subject, _ in told) == ["Antagen", "Gren", "Grunden", "Rapport"]
    scratch.git("reset", "-q", "--hard", "HEAD~1")
    scratch.git("merge", "-q", "--no-ff", "--no-commit", "gren")
    scratch.write("plans/journals/p.yaml", journal_text("p", ONE))  # and the report is lost
    scratch.commit("Slarvig")
    assert said(history(capsys))[0] == ("Slarvig", ["entry-removed"])
    scratch.git("reset", "-q", "--hard", "HEAD~1")
    scratch.git("merge", "-q", "-s", "ours", "--no-ff", "-m", "Vår vinner", "gren")
    assert said(history(capsys))[0] == ("Vår vinner", ["deadline-earlier"])
    scratch.git("clone", "-q", "--depth", "2", f"file://{scratch.folder}", "../shallow")
    os.chdir(scratch.folder.parent / "shallow")
    made = history(capsys)
    assert next((revision["subject"], revision["shallow"]) for revision in made["revisions"]) == ("Vår vinner", True)
    assert all(not revision["changes"] for revision in made["revisions"])  # where its sides parted is not there


def test_histories_that_had_nothing_in_common(scratch: Scratch, capsys: pytest.CaptureFixture[str]) -> None:
    scratch.git("checkout", "-q", "--orphan", "annan")
    scratch.git("rm", "-q", "-rf", ".")
    scratch.write("plans/q.yaml", small(plan="q"))
    scratch.commit("En annan början")
    scratch.git("merge", "-q", "--allow-unrelated-histories", "-m", "Tillsammans", "main")
    for plan, subject in (("p", "Antagen"), ("q", "En annan början")):
        assert said(history(capsys, plan)) == [(subject, ["plan-added"])]


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(scratch: Scratch, capsys: pytest.CaptureFixture[str]) -> None:
    scratch.write("plans/p.yaml", small("nyår"))
    broken = scratch.commit("Trasig")
    scratch.write("plans/p.yaml", "a: [\n")
    scratch.commit("Värre")
    scratch.write("plans/p.yaml", small("2027"))
    scratch.commit("Lagad")
    made = history(capsys, code=2)
    assert said(made) == [("Lagad", ["deadline-later"]), ("Värre", []), ("Trasig", []), ("Antagen", ["plan-added"])]
    (problem,) = made["revisions"][2]["problems"]
    assert problem["file"] == f"{broken[:10]}:plans/p.yaml"
    assert "nyår" in problem["message"]
    assert log("plans/p.yaml", lang="sv", color="never") == 2
    assert "går inte att läsa i denna version" in capsys.readouterr().out


def test_a_shallow_clone_says_where_it_begins(
    scratch: Scratch, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for due in ("2026", "2027"):
        scratch.write("plans/p.yaml", small(due))
        scratch.commit(due)
    scratch.git("clone", "-q", "--depth", "2", f"file://{scratch.folder}", str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    made = history(capsys)
    assert [(revision["subject"], revision["shallow"], len(revision["changes"])) for revision in made["revisions"]] == [
        ("2027", False, 1),
        ("2026", True, 0),
    ]
    log("plans/p.yaml", lang="sv")
    assert "git fetch --unshallow" in capsys.readouterr().out


def test_bare_and_strange(scratch: Scratch, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    scratch.write("plans/röd\nplan.yaml", small(plan="q", title="Röd <b> [x](javascript:1)"))
    scratch.commit("## [x](javascript:1)\x1b[31m")
    assert said(history(capsys, "plans/röd\nplan.yaml"))[0][1] == ["plan-added"]
    log("q", lang="sv", formats=["md"])
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "<b>" not in shown
    assert "[x](javascript" not in shown
    log("q", lang="sv")
    assert "\x1b" not in capsys.readouterr().out
    scratch.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
    monkeypatch.chdir(tmp_path / "bare.git")
    assert said(history(capsys, "p")) == said(history(capsys, "main:plans/p.yaml")) == [("Antagen", ["plan-added"])]


def test_what_is_not_there(scratch: Scratch, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Failure, match="finns inte i gits historik"):
        history(capsys, "nope")
    with pytest.raises(Failure, match="nope finns inte"):
        history(capsys, since="nope")
    scratch.write("plans/q.yaml", small(plan="q"))
    with pytest.raises(Failure, match=r"inte exakt en plan.*p, q"):
        history(capsys, "plans")
