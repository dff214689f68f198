"""`planctl git`: what it tells git, what git then shows, and that all of it can be undone. Real git, in scratch repositories."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builders import journal_text
from planctl.cli import drivers
from planctl.cli import git as command
from planctl.document import parse
from planctl.outputs import facts
from repositories import Scratch, entered, small

DAY = date(2026, 6, 30)
ONE = "{date: 2025-02-01, about: kartlagg@2025, by: sf, state: ongoing}"
TWO = "{date: 2025-03-01, about: kartlagg@2025, by: ort, state: paused, note: Vänta}"
THREE = "{date: 2025-03-02, about: kartlagg@2025, by: sf, state: done}"


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scratch:
    made = entered(tmp_path / "r", monkeypatch)
    monkeypatch.setenv("PLANCTL_LANG", "sv")
    made.write("plans/p.yaml", small())
    made.write("plans/journals/p.yaml", journal_text("p", ONE))
    made.commit("Planen")
    return made


def call(action: str, *arguments: str, everywhere: bool = False) -> int:
    return command.git(action, list(arguments), everywhere=everywhere, quiet=True)


def test_install_and_uninstall_leave_everything_as_it_was(scratch: Scratch) -> None:
    scratch.write(".git/info/attributes", "*.txt text")  # without a line end
    config = scratch.folder / ".git" / "config"
    before = config.read_bytes()
    assert call("install") == 0
    once = config.read_bytes(), scratch.folder.joinpath(".git/info/attributes").read_bytes()
    assert call("install") == 0  # again changes nothing
    assert (config.read_bytes(), scratch.folder.joinpath(".git/info/attributes").read_bytes()) == once
    assert "planctl-journal" in once[0].decode()
    assert call("uninstall") == call("uninstall") == 0
    assert config.read_bytes() == before
    assert scratch.folder.joinpath(".git/info/attributes").read_text() == "*.txt text\n"
    assert scratch.git("status", "--porcelain") == ""  # nothing of it lies among the files that are shared


def test_for_everything_that_a_user_does(scratch: Scratch) -> None:
    assert call("install", everywhere=True) == 0
    assert "planctl" not in (scratch.folder / ".git" / "config").read_text()
    assert "merge: planctl-journal" in scratch.git("check-attr", "merge", "--", "plans/journals/p.yaml")
    assert call("uninstall", everywhere=True) == 0
    assert "planctl" not in (scratch.home / ".gitconfig").read_text()


def test_status_tells_what_is_there(scratch: Scratch, capsys: pytest.CaptureFixture[str]) -> None:
    call("status")
    assert {line.split()[0] for line in capsys.readouterr().out.splitlines()} == {"saknas"}
    call("install")
    scratch.git("config", "diff.planctl.textconv", "cat")
    call("status")
    states = {line.split()[1]: line.split()[0] for line in capsys.readouterr().out.splitlines()}
    assert states.pop("diff.planctl.textconv") == "annan"
    assert set(states.values()) == {"finns"}


def test_git_shows_facts_with_the_activity_above(scratch: Scratch) -> None:
    call("install")
    scratch.write("plans/p.yaml", small("2026"))
    shown = scratch.git("diff", "-U0")
    assert "@@ activity kartlagg: Kartlägg föreningarna" in shown
    assert "-activity kartlagg · follow_ups deliver · due: 2025\n+activity kartlagg · follow_ups deliver · due: 2026" in shown
    scratch.commit("Senare")
    assert "+activity kartlagg · follow_ups deliver · due: 2026" in scratch.git("log", "-p", "-1")


def test_git_shows_changes_in_meaning_where_it_is_told_to(scratch: Scratch) -> None:
    call("install")
    scratch.write(".git/info/attributes", "*.yaml diff=planctl-changes\n")
    scratch.write("plans/p.yaml", small("2026"))
    scratch.write("plans/journals/p.yaml", journal_text("p", ONE.replace("ongoing", "done")))
    shown = scratch.git("diff")
    assert "CHG204" in shown
    assert "CHG603" in shown
    scratch.git("mv", "plans/journals/p.yaml", "plans/journals/å p.yaml")
    assert scratch.git("diff", "-M", "HEAD")  # renamed: nine arguments


def test_journals_are_joined_by_git(scratch: Scratch) -> None:
    call("install")
    scratch.git("checkout", "-q", "-b", "theirs")
    scratch.write("plans/journals/p.yaml", journal_text("p", ONE, TWO))
    scratch.commit("Deras")
    scratch.git("checkout", "-q", "main")
    scratch.write("plans/journals/p.yaml", journal_text("p", ONE, THREE))
    scratch.commit("Vår")
    scratch.git("merge", "-q", "theirs")
    assert (scratch.folder / "plans/journals/p.yaml").read_text(encoding="utf-8") == journal_text("p", ONE, TWO, THREE)
    scratch.git("checkout", "-q", "theirs")
    scratch.write("plans/journals/p.yaml", journal_text("p", TWO))
    scratch.commit("Tar bort")
    scratch.git("checkout", "-q", "main")
    said = scratch.git("merge", "-q", "theirs", check=False)
    assert "CONFLICT" in said
    assert "plans/journals/p.yaml: 1 ställen" in said
    left = (scratch.folder / "plans/journals/p.yaml").read_text(encoding="utf-8")
    assert f"<<<<<<< ours\n  - {ONE}\n=======\n>>>>>>> theirs\n" in left
    assert scratch.git("diff", "--name-only", "--diff-filter=U") == "plans/journals/p.yaml"


def test_the_drivers_never_fail(scratch: Scratch, capsys: pytest.CaptureFixture[str]) -> None:
    broken = str(scratch.write("b.yaml", "a: [\n\x1b[31m"))
    plan = str(scratch.folder / "plans" / "p.yaml")
    missing = str(scratch.folder / "nope.yaml")
    for old in (broken, plan, missing, "/dev/null"):
        for new in (broken, plan, missing, "/dev/null"):
            assert drivers.diff(["plans/p.yaml", old, "0", "0", new, "0", "0"], DAY, "sv") == 0
            assert drivers.diff(["plans/p.yaml", old, "0", "0", new, "0", "0", "plans/q.yaml", "similarity 90%"], DAY, "sv") == 0
    assert drivers.diff(["plans/p.yaml"], DAY, "sv") == 0  # unmerged
    for file in (broken, plan, missing, "/dev/null"):
        assert drivers.textconv([file]) == 0
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize("name", ["helsingborg-2026", "huddinge-2022-2024", "harryda-2019-2022", "frameworks/kraftsamling"])
def test_facts_tell_every_change_of_a_line(name: str) -> None:
    """A line of a file without its comment can't be altered without its facts being others."""
    text = (Path(__file__).parent.parent.parent / "plans" / f"{name}.yaml").read_text(encoding="utf-8")
    lines = text.splitlines()
    plain = facts.text(parse("p.yaml", text.encode()))
    tried = 0
    for number in range(5, len(lines), 23):
        cut = parse("p.yaml", "\n".join([*lines[:number], *lines[number + 1 :]]).encode())
        if not cut.problems and cut.data != parse("p.yaml", text.encode()).data:
            assert facts.text(cut) != plain, lines[number]
            tried += 1
    assert tried
    assert all(line == line.strip() or line.endswith(": ") for line in plain.splitlines())


def test_facts_of_what_cannot_be_read_are_its_lines() -> None:
    assert facts.text(parse("p.yaml", b"a: [\nb\x1b\n")) == "a: [\nb<U+001B>\n"
    assert facts.text(parse("p.yaml", b"schema: planctl/plan/v1\nid: p\nnote: |\n  ett\n  tre\nday: '3'\nn: 3\n")) == (
        "plan p: \nplan p · schema: planctl/plan/v1\nplan p · note: ett\nplan p · note: tre\nplan p · note: \n"
        'plan p · day: "3"\nplan p · n: 3\n'
    )
