"""What `planctl diff` compares: files, folders, revisions, `REV:path`, ranges, nothing; and what it says where it can't."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest

from planctl.changes.plans import compare_all
from planctl.cli.failure import Failure
from planctl.cli.sides import Sides, matched, sides
from planctl.views.changes import NotCompared
from repositories import Scratch, entered, small
from running import planctl

DAY = date(2026, 6, 30)
JOURNAL = (
    'schema: planctl/journal/v1\nplan: p\nentries:\n  - {date: 2025-05-01, about: kartlagg@2025, by: sf, state: ongoing, note: "ett"}\n'
)


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scratch:
    """Hold a plan that was put off twice (v1 2025, v2 2026, the work tree 2027), and another that never changed."""
    made = entered(tmp_path / "r", monkeypatch)
    made.write("plans/q.yaml", small(plan="q"))
    for tag, due in (("v1", "2025"), ("v2", "2026")):
        made.write("plans/p.yaml", small(due))
        made.commit(tag)
        made.git("tag", tag)
    made.write("plans/p.yaml", small("2027"))
    return made


def found(base: str | None = None, head: str | None = None) -> Sides:
    return sides(base, head, DAY, "sv")


def told(base: str | None = None, head: str | None = None) -> list[str]:
    changes = compare_all(matched(found(base, head)), DAY)
    return [f"{change.name} {change.before} → {change.after}" for change in changes]


def refusal(base: str | None = None, head: str | None = None) -> str:
    with pytest.raises(Failure) as caught:
        found(base, head)
    assert caught.value.code == 2
    return caught.value.text


@pytest.mark.parametrize(
    ("base", "head", "before", "after"),
    [
        (None, None, "2026", "2027"),
        ("v1", None, "2025", "2027"),
        ("v1", "v2", "2025", "2026"),
        ("v2", "v1", "2026", "2025"),
        ("v1..v2", None, "2025", "2026"),
        ("v1..", None, "2025", "2026"),
        ("..v1", None, "2026", "2025"),
        ("v1...v2", None, "2025", "2026"),
        ("plans", None, "2026", "2027"),
        ("plans/p.yaml", None, "2026", "2027"),
        ("./plans/p.yaml", None, "2026", "2027"),
        ("v1:plans/p.yaml", None, "2025", "2027"),
        ("v1:plans", None, "2025", "2027"),
        ("v1", "plans/p.yaml", "2025", "2027"),
        ("plans/p.yaml", "v1", "2027", "2025"),
        ("v1:plans/p.yaml", "plans/p.yaml", "2025", "2027"),
        ("v1:plans/p.yaml", "v2:plans/p.yaml", "2025", "2026"),
        ("v1:plans/p.yaml", "v2", "2025", "2026"),
        ("v1:plans/p.yaml..v2:plans/p.yaml", None, "2025", "2026"),
        ("HEAD^{/v1}", "v2", "2025", "2026"),
    ],
)
def test_what_is_compared(base: str | None, head: str | None, before: str, after: str, scratch: Scratch) -> None:
    name = "deadline-later" if before < after else "deadline-earlier"
    assert told(base, head) == [f"{name} {before} → {after}"]
    if not any(text and text.endswith(("plans", "plans/p.yaml")) and ":" not in text for text in (base, head)):
        os.chdir(scratch.folder / "plans")  # from below it is the same, where no path leads from here
        assert told(base, head) == [f"{name} {before} → {after}"]


def test_where_two_branches_parted(scratch: Scratch) -> None:
    scratch.git("checkout", "-q", "-f", "-b", "topic", "v1")
    scratch.write("plans/p.yaml", small("2027"))
    scratch.commit("topic")
    assert told("main..topic") == ["deadline-later 2026 → 2027"]
    assert told("main...topic") == ["deadline-later 2025 → 2027"]
    assert found("main...topic").base.name == scratch.git("rev-parse", "v1")[:10]


def test_plans_come_go_and_take_other_names(scratch: Scratch) -> None:
    scratch.git("mv", "plans/q.yaml", "plans/ny å.yaml")
    scratch.write("plans/p.yaml", small("2026"))
    scratch.write("plans/r.yaml", small(plan="r", title="Den nya"))
    assert told() == ["plan-added None → Den nya", "plan-file-renamed q.yaml → ny å.yaml"]
    assert told("plans/ny å.yaml") == ["plan-file-renamed q.yaml → ny å.yaml"]
    assert told("v1:plans/q.yaml") == ["plan-file-renamed q.yaml → ny å.yaml"]
    scratch.commit("Flyttat")
    assert told("HEAD", "v2") == ["plan-removed Den nya → None", "plan-file-renamed ny å.yaml → q.yaml"]
    (gone,) = [change for change in compare_all(matched(found("HEAD", "v2"))) if change.name == "plan-removed"]
    assert gone.impact == "rewrites"  # it had been decided
    assert (gone.file, gone.address) == ("HEAD:plans/r.yaml", "r")


def test_a_plan_that_was_not_decided_weakens_as_it_goes(scratch: Scratch) -> None:
    scratch.write("plans/p.yaml", small("2026"))
    scratch.write("plans/r.yaml", re.sub("decisions:.*?(?=organisations)", "", small(plan="r"), flags=re.DOTALL))
    scratch.commit("Utkast")
    (scratch.folder / "plans" / "r.yaml").unlink()
    (change,) = compare_all(matched(found()))
    assert (change.name, change.impact, change.guard) == ("plan-removed", "weakens", "")


def test_a_plan_that_goes_with_its_journal_rewrites(scratch: Scratch) -> None:
    scratch.write("plans/journals/p.yaml", JOURNAL)
    scratch.write("plans/p.yaml", small("2026"))
    scratch.commit("Rapport")
    (scratch.folder / "plans" / "p.yaml").unlink()
    (scratch.folder / "plans" / "journals" / "p.yaml").unlink()
    (change,) = compare_all(matched(found()))
    assert (change.name, change.impact, change.values["entries"]) == ("plan-removed", "rewrites", "1")


def test_a_journal_that_goes_rewrites_but_a_loose_copy_has_none(scratch: Scratch, tmp_path: Path) -> None:
    scratch.write("plans/journals/p.yaml", JOURNAL)
    scratch.write("plans/p.yaml", small("2026"))
    scratch.commit("Rapport")
    copy = tmp_path / "kopia.yaml"
    copy.write_text(small("2026"), encoding="utf-8")
    assert told("plans/p.yaml", str(copy)) == []
    assert told("HEAD", str(copy)) == []
    assert [text.split()[0] for text in told(str(copy), "plans/p.yaml")] == ["entry-added"]
    (scratch.folder / "plans" / "journals" / "p.yaml").unlink()
    for base, head in ((None, None), ("HEAD", None), ("plans/p.yaml", None), ("HEAD:plans/p.yaml", "plans/p.yaml")):
        assert [text.split()[0] for text in told(base, head)] == ["entry-removed"], (base, head)


def test_two_files_are_compared_whatever_they_are_called(scratch: Scratch) -> None:
    scratch.write("utkast.yaml", small("2026", plan="utkast"))
    names = {text.split()[0] for text in told("plans/p.yaml", "utkast.yaml")}
    assert "deadline-earlier" in names
    assert not {"plan-added", "plan-removed", "plan-file-renamed"} & names


def test_plans_that_were_never_there_are_new(scratch: Scratch) -> None:
    empty = scratch.git("commit-tree", "-m", "tom", scratch.git("hash-object", "-t", "tree", "-w", "/dev/null"))
    assert [text.split()[0] for text in told(empty, "v1")] == ["plan-added", "plan-added"]
    assert [text.split()[0] for text in told("v1", empty)] == ["plan-removed", "plan-removed"]


def test_a_bare_repository(scratch: Scratch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
    monkeypatch.chdir(tmp_path / "bare.git")
    assert told("v1", "v2") == told("v1:plans/p.yaml", "v2:plans/p.yaml") == ["deadline-later 2025 → 2026"]
    assert "bare" in refusal()
    assert "bare" in refusal("v1")
    assert "bare" in refusal("v1:plans/p.yaml")


def test_a_linked_work_tree(scratch: Scratch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch.git("worktree", "add", "-q", "--detach", str(tmp_path / "linked"), "v1")
    monkeypatch.chdir(tmp_path / "linked")
    assert told() == []
    assert told("main") == ["deadline-earlier 2026 → 2025"]


def test_a_shallow_clone(scratch: Scratch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch.git("clone", "-q", "--depth", "1", f"file://{scratch.folder}", str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    assert told() == []
    assert "git fetch --unshallow" in refusal("HEAD~1")


def test_a_file_and_a_revision_of_one_name(scratch: Scratch) -> None:
    scratch.git("branch", "plans", "v1")
    assert "./plans" in refusal("plans")
    assert told("./plans") == ["deadline-later 2026 → 2027"]
    assert told("plans^0") == ["deadline-later 2025 → 2027"]


def test_what_is_not_there(scratch: Scratch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal("nope").startswith("nope finns inte")
    assert refusal("nope.yaml").startswith("nope.yaml finns inte. Kontrollera")
    assert refusal("v1..nope").startswith("nope finns inte")
    assert refusal("v1:plans/x.yaml") == "plans/x.yaml fanns inte i v1."
    monkeypatch.chdir(scratch.folder / "plans")
    assert refusal("v1:p.yaml") == "p.yaml fanns inte i v1. Menade du v1:plans/p.yaml?"
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (tmp_path / "outside").mkdir()
    monkeypatch.chdir(tmp_path / "outside")
    assert "inte i något git-förråd" in refusal()
    assert "inte i något git-förråd" in refusal("main")
    monkeypatch.chdir(scratch.folder)
    monkeypatch.setenv("PATH", str(tmp_path / "outside"))
    assert "git finns inte på datorn" in refusal()
    assert told("plans/p.yaml", "plans/p.yaml") == []  # files need no git


def test_a_broken_revision_is_told_and_the_rest_goes_on(scratch: Scratch, capsys: pytest.CaptureFixture[str]) -> None:
    scratch.write("plans/p.yaml", small("nyår"))
    scratch.commit("Trasig")
    scratch.write("plans/p.yaml", small("2027"))
    scratch.write("plans/q.yaml", small("2026", plan="q"))
    compared = found()
    assert compared.code == 2
    assert [change.address for change in compare_all(matched(compared))] == ["q/kartlagg/deliver"]  # p neither came nor went
    said = capsys.readouterr().err
    assert "HEAD:plans/p.yaml" in said
    assert "nyår" in said
    assert "planctl validate" not in said  # which reads no revisions
    assert compared.left_out == (NotCompared("p", ("HEAD:plans/p.yaml",)),)
    for alone in (found("HEAD:plans/p.yaml"), found("HEAD:plans/p.yaml", "v1:plans/p.yaml")):
        assert (alone.code, alone.base.plans, alone.head.plans) == (2, [], [])
        assert alone.left_out == compared.left_out


def test_a_plan_that_can_t_even_say_its_id_did_not_go(scratch: Scratch) -> None:
    scratch.write("plans/gammalt-namn.yaml", small(plan="nytt"))
    scratch.commit("En plan vars fil heter något annat")
    scratch.write("plans/gammalt-namn.yaml", "id: [\n")
    scratch.git("checkout", "-q", "plans/p.yaml")
    compared = found()
    assert (compared.code, compare_all(matched(compared))) == (2, ())
    assert compared.left_out == (NotCompared("gammalt-namn", ("plans/gammalt-namn.yaml",)),)


def test_on_the_command_line(scratch: Scratch) -> None:
    ran = planctl("diff", "--fail-on", "weakens", "--format", "json", cwd=scratch.folder)
    assert (ran.code, ran.err) == (1, "")
    assert (ran.json["base"], ran.json["head"], [change["file"] for change in ran.json["changes"]]) == ("HEAD", "plans", ["plans/p.yaml"])
    ran = planctl("diff", "--", "--output=x", cwd=scratch.folder)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("planctl: --output=x finns inte")
    assert not (scratch.folder / "x").exists()


def test_two_folders_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for folder, due, other in (("före", "2025", "q"), ("efter", "2026", "r")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "p.yaml").write_text(small(due), encoding="utf-8")
        (tmp_path / folder / f"{other}.yaml").write_text(small(plan=other, title=other), encoding="utf-8")
    assert told("före", "efter") == ["plan-removed q → None", "deadline-later 2025 → 2026", "plan-added None → r"]
