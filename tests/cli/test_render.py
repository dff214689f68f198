"""`planctl render` as a user runs it: the options, what git knows, and where the files go."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builders import FULL, PLANS
from planctl import workspace
from planctl.cli.asked import sections_option
from planctl.cli.failure import Failure
from planctl.cli.progress import Steps, is_shown
from repositories import Scratch
from running import planctl

AS_OF = ("--as-of", "2026-06-30")
KNOWN = ("answers", "late", "areas")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(PLANS, tmp_path / "plans")
    return tmp_path


def test_what_changed_since_a_revision_and_from_which_one_it_was_read(folder: Path) -> None:
    made = Scratch(folder)
    first = made.commit("Första")
    path = folder / "plans" / f"{FULL}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("due: 2026-06-20", "due: 2026-09-20"), encoding="utf-8")
    ran = planctl("render", f"plans/{FULL}.yaml", *AS_OF, "--since", "HEAD", "--sections", "answers", cwd=folder)
    assert ran.code == 0, ran.err
    assert f"Version: {first[:10]}, ändrad " in ran.out
    assert "och ändrad sedan dess utan att det har sparats i git" in ran.out
    assert "senare sista dag (2026-06-20 → 2026-09-20)" in ran.out
    second = made.commit("Andra")
    again = planctl("render", f"plans/{FULL}.yaml", *AS_OF, "--sections", "answers", cwd=folder)
    assert f"Version: {second[:10]}, ändrad " in again.out
    assert "sedan dess" not in again.out
    (folder / "annat.txt").write_text("x", encoding="utf-8")
    made.commit("Något annat")
    assert planctl("render", f"plans/{FULL}.yaml", *AS_OF, "--sections", "answers", cwd=folder).out == again.out
    unknown = planctl("render", f"plans/{FULL}.yaml", "--since", "finns-inte", cwd=folder)
    assert (unknown.code, unknown.out) == (2, "")
    assert "finns-inte" in unknown.err


def test_without_git_it_says_that_no_revision_can_be_given(folder: Path) -> None:
    ran = planctl("render", f"plans/{FULL}.yaml", *AS_OF, "--sections", "answers", cwd=folder)
    assert "Version: går inte att ange: planen ligger inte i git" in ran.out


def test_a_departments_packet_has_a_file_of_its_own(folder: Path) -> None:
    for extra in ([], ["--responsible", "buf"], ["--year", "2026"]):
        assert planctl("render", f"plans/{FULL}.yaml", *AS_OF, "--out", "ut", "-f", "html", *extra, cwd=folder).code == 0
    assert sorted(path.name for path in (folder / "ut").iterdir()) == [f"{FULL}-2026.html", f"{FULL}-buf.html", f"{FULL}.html"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--responsible", "buff"], "buf"),
        (["--area", "9"], "--area"),
        (["--group", "ungaa"], "--group"),
        (["--year", "26"], "26"),
        (["--next-meeting", "i höst"], "i höst"),
        (["--next-meeting", "2026-06-29"], "2026-06-29"),
        (["--sections", "answers,lat"], "late"),
    ],
)
def test_what_is_mistaken_is_told_in_one_line(folder: Path, options: list[str], said: str) -> None:
    ran = planctl("render", f"plans/{FULL}.yaml", *AS_OF, *options, cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


def test_sections_are_named_or_left_out() -> None:
    assert sections_option(None, KNOWN, "sv") == KNOWN
    assert sections_option("areas, late,areas", KNOWN, "sv") == ("areas", "late")
    assert sections_option("-late", KNOWN, "sv") == ("answers", "areas")
    for text in ("", "late,-areas", "nej", "-nej"):
        with pytest.raises(Failure):
            sections_option(text, KNOWN, "sv")


def test_a_bar_is_drawn_only_for_a_person_who_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    few = workspace.load([PLANS]).sound()[:1]
    many = few * 6
    monkeypatch.setenv("TERM", "xterm")
    assert not is_shown(many, quiet=False)  # no terminal
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert is_shown(many, quiet=False)
    assert not is_shown(few, quiet=False)
    assert not is_shown(many, quiet=True)
    monkeypatch.setenv("TERM", "dumb")
    assert not is_shown(many, quiet=False)


def test_a_bar_tells_each_step_as_it_begins_and_leaves_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    def work(*, shown: bool) -> None:
        with Steps(4, "sv", shown=shown) as steps:
            assert list(steps.each("abc", "counting")) == ["a", "b", "c"]
            steps.begin("making", format="html")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work(shown=True)
    screen, seen = "", []
    for drawn in capsys.readouterr().err.split("\r"):
        screen = drawn + screen[len(drawn) :]
        seen.append((screen.count("#"), screen.partition("] ")[2].rstrip()))
    assert seen[1:5] == [(0, "Räknar samman"), (7, "Räknar samman"), (15, "Räknar samman"), (22, "Skriver html")]
    assert not screen.strip()
    with pytest.raises(KeyboardInterrupt):
        work(shown=False)
    assert capsys.readouterr().err == ""


def test_the_packet_tells_the_findings_that_validate_tells(folder: Path) -> None:
    def told() -> tuple[str, list[str]]:
        ran = planctl("render", f"plans/{FULL}.yaml", *AS_OF, "--sections", "missing", cwd=folder)
        assert ran.code == 0, ran.err
        checked = planctl("validate", f"plans/{FULL}.yaml", *AS_OF, "--format", "json", "--fail-on", "error", cwd=folder)
        return ran.out, [finding["code"] for finding in checked.json["findings"]]

    whole, codes = told()
    early = "aktiviteten följs upp för sista gången"
    assert early in whole
    assert "PLN413" in codes
    (folder / "planctl.toml").write_text('ignore = ["PLN413"]\n', encoding="utf-8")
    fewer, left = told()
    assert "PLN413" not in left
    assert early not in fewer
    plan = folder / "plans" / f"{FULL}.yaml"
    (folder / "planctl.toml").unlink()
    text, line = plan.read_text(encoding="utf-8"), "          - id: narvaroteam\n"
    plan.write_text(text.replace(line, f"          # planctl: ignore[PLN413] Följs upp som helhet därefter\n{line}"), encoding="utf-8")
    assert f"{early} 2026-10-31" in whole
    assert f"{early} 2026-10-31" not in told()[0]
    assert f"{early} 2026-12-31" in told()[0]
