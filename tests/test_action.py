"""The GitHub action and its companion for comments: their shell steps in a scratch repository, and what zizmor says of them."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from actions import Run, run
from changes.test_output import VIEW
from planctl.changes import KINDS
from planctl.document import parse
from planctl.model.acceptance import Accepted
from planctl.model.reading import read
from planctl.outputs.changes_markdown import MARK, MOST, markdown
from repositories import SMALL, Scratch
from running import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

ACTION, COMMENT = ROOT / "action.yml", ROOT / "comment" / "action.yml"
EXAMPLES = ROOT / "docs" / "ci"
TOOLS = Path(sys.executable).parent
PLAN = "plans/forum.yaml"
BEFORE = SMALL.format(id="forum", title="Plan för forum", due="2025")
AFTER = SMALL.format(id="forum", title="Plan för forum", due="2026")
ACCEPTED = """\
schema: planctl/accepted/v1
accepted:
  - {kind: deadline-later, address: forum/kartlagg/deliver, before: 2025, after: 2026, reason: Lokalen byggs om,
     decision: KS 2026/31, by: Kommunstyrelsen, until: 2199-12-31}
"""
INSTALL = "Install planctl as it is here, with the versions that it is tested with"


@pytest.fixture
def temp(tmp_path: Path) -> Path:
    """The runner's temporary folder, with planctl installed where the action puts it."""
    programs = tmp_path / "temp" / "planctl" / "bin"
    programs.mkdir(parents=True)
    (programs / "planctl").symlink_to(TOOLS / "planctl")
    return tmp_path / "temp"


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Scratch]:
    scratch = Scratch(tmp_path / "repository")
    scratch.write(PLAN, BEFORE)
    scratch.commit("Planen")
    yield scratch
    assert not (scratch.folder / "stolen").exists()


def review(repository: Scratch, temp: Path, *, before: str = "", ref: str = "refs/heads/main", **inputs: str) -> Run:
    context = {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()} | {"github.event.before": before}
    environment = {"GITHUB_REF": ref, "GITHUB_SHA": repository.git("rev-parse", "HEAD"), "HOME": str(repository.home)}
    done = run(ACTION, (repository.folder, temp), context, environment, skip=INSTALL)
    for line in done.log.splitlines():
        assert not line.lstrip().startswith("::") or re.match(
            r"::(error|warning|notice) (file=[^,:]+,line=\d+,(col=\d+,)?(endLine=\d+,endColumn=\d+,)?)?title=", line
        ), line
        assert "##[" not in line
    return done


def test_a_weakening_is_annotated_summed_up_and_fails_when_asked(repository: Scratch, temp: Path) -> None:
    base = repository.git("rev-parse", "HEAD")
    repository.write(PLAN, AFTER)
    repository.commit("Senare")
    done = review(repository, temp, before=base, fail_on="weakens")
    assert done.ran == ["base", "Check the plans", "diff"]
    assert done.failed == {"diff": 1}
    assert done.outputs["diff"]["failed"] == "true"
    assert re.search(rf"^::warning file={PLAN},line=19,title=", done.log, re.MULTILINE)
    assert MARK in done.summary
    assert "senare sista dag (2025 → 2026)" in done.summary
    report = Path(done.outputs["diff"]["report"])
    assert done.summary.endswith(report.read_text(encoding="utf-8"))
    assert json.loads((report.parent / "changes.json").read_text(encoding="utf-8"))["summary"]["weakens"] == 1
    assert "<del" in (report.parent / "changes.html").read_text(encoding="utf-8")


def test_it_passes_when_nobody_asked_and_speaks_the_language_asked_for(repository: Scratch, temp: Path) -> None:
    base = repository.git("rev-parse", "HEAD")
    repository.write(PLAN, AFTER)
    repository.commit("Senare")
    done = review(repository, temp, base=base, language="en")
    assert not done.failed
    assert done.outputs["diff"]["failed"] == "false"
    assert "1 weakens" in done.log
    assert "What the change does to the promises" in done.summary


def test_of_github_s_own_merge_the_first_parent_is_the_base(repository: Scratch, temp: Path) -> None:
    repository.git("switch", "-qc", "change")
    repository.write(PLAN, AFTER)
    repository.commit("Senare")
    repository.commit("Ingenting")  # the commit before the last is no base: it has the weakening already
    repository.git("switch", "-q", "main")
    repository.write("plans/annan.yaml", SMALL.format(id="annan", title="Annan plan", due="2026"))
    main = repository.commit("En annan plan")
    repository.git("merge", "-q", "--no-ff", "-m", "Merge", "change")
    done = review(repository, temp, before="", ref="refs/pull/7/merge", fail_on="weakens")
    assert done.outputs["base"]["base"].endswith("^1")
    assert repository.git("rev-parse", done.outputs["base"]["base"]) == main
    assert done.failed == {"diff": 1}
    assert "Annan plan" not in done.summary


@pytest.mark.parametrize("before", ["", "0" * 40])
def test_a_new_branch_has_nothing_to_compare_with(repository: Scratch, temp: Path, before: str) -> None:
    done = review(repository, temp, before=before, fail_on="any")
    assert not done.failed
    assert done.ran == ["base", "Check the plans"]
    assert "::notice title=planctl::There is nothing to compare with." in done.log


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("f" * 40, "fetch-depth 0"),
        ("--output=stolen", "not a revision"),
        ("$(touch stolen)", "not a revision"),
        ("main\nreport=stolen", "not a revision"),
        ("::error::x", "not a revision"),
    ],
)
def test_a_base_that_is_none_is_refused(repository: Scratch, temp: Path, base: str, said: str) -> None:
    done = review(repository, temp, base=base)
    assert done.failed == {"base": 2}
    assert said in done.log
    assert done.outputs["base"] == {}
    assert done.ran == ["base"]


@pytest.mark.parametrize("accepted_in", ["base", "change"])
def test_what_is_accepted_counts_only_from_the_base(repository: Scratch, temp: Path, accepted_in: str) -> None:
    if accepted_in == "base":
        repository.write("plans/accepted.yaml", ACCEPTED)
    base = repository.commit("Beslutat")
    repository.write(PLAN, AFTER)
    repository.write("plans/accepted.yaml", ACCEPTED)
    repository.commit("Senare")
    done = review(repository, temp, base=base, fail_on="weakens")
    assert done.failed == ({} if accepted_in == "base" else {"diff": 1})
    said = "1 av dem är godtagen" if accepted_in == "base" else "1 av dem vill ändringen själv godta"
    assert said in done.log
    assert said in done.summary


def test_a_faulty_plan_fails_and_the_rest_is_still_told(repository: Scratch, temp: Path) -> None:
    base = repository.git("rev-parse", "HEAD")
    repository.write(PLAN, AFTER.replace("responsible: [sf]", "responsible: [soc]"))
    repository.commit("Fel")
    done = review(repository, temp, base=base)
    assert done.failed == {"Check the plans": 1}
    assert "PLN301" in done.log
    assert "PLN301" in done.summary
    assert "senare sista dag" in done.summary
    assert not review(repository, temp, base=base, validate="false").failed


def test_a_change_is_checked_by_the_base_s_settings_and_for_what_it_brings(repository: Scratch, temp: Path) -> None:
    repository.write(PLAN, BEFORE.replace("responsible: [sf]", "responsible: [soc]"))
    base = repository.commit("Ett fel som fanns")
    repository.write("planctl.toml", 'ignore = ["PLN3"]\n')
    repository.write(PLAN, BEFORE.replace("responsible: [sf]", "responsible: [soc, buf] # planctl: ignore[PLN301] snart"))
    repository.commit("Ett till, som ska tystas")
    done = review(repository, temp, base=base)
    assert done.failed == {"Check the plans": 1}
    assert len(re.findall(r"^::error .*PLN301", done.log, re.MULTILINE)) == 1
    assert len(re.findall(r"^::warning .*PLN911", done.log, re.MULTILINE)) == 2


def test_another_folder_and_hostile_texts(repository: Scratch, temp: Path) -> None:
    folder = "mina planer; touch stolen $(touch stolen)"
    hostile = "x\\n::error::y ##[error]z ::set-output name=a::b"
    repository.write(f"{folder}/forum.yaml", BEFORE)
    base = repository.commit("Flytt")
    repository.write(f"{folder}/forum.yaml", AFTER.replace("title: Kartlägg föreningarna", f'title: "{hostile}"'))
    repository.commit("Senare")
    done = review(repository, temp, base=base, path=folder, fail_on="weakens")
    assert done.failed == {"diff": 1}
    assert "::error::y" not in [line[:10] for line in done.log.splitlines()]
    assert "senare sista dag" in done.summary


@pytest.mark.parametrize("fail_on", ["weakens; touch stolen", "$(touch stolen)", "all"])
def test_inputs_are_no_scripts(repository: Scratch, temp: Path, fail_on: str) -> None:
    base = repository.git("rev-parse", "HEAD")
    repository.write(PLAN, AFTER)
    repository.commit("Senare")
    assert review(repository, temp, base=base, fail_on=fail_on).failed == {"diff": 2}


def test_it_installs_what_the_action_s_own_checkout_holds_with_locked_versions(tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    script(programs / "python", f'echo "$@" >> "{tmp_path}/asked"\nmkdir -p "$3/bin" && cp "$0" "$3/bin/python" || true\n')
    temp = tmp_path / "temp"
    temp.mkdir()
    done = run(ACTION, (tmp_path, temp), {}, {"PATH": f"{programs}:{os.environ['PATH']}"}, only=INSTALL)
    assert not done.failed, done.log
    made, installed = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert made == f"-m venv {temp}/planctl"
    assert installed.startswith("-m pip install ")
    assert installed.endswith(f"--constraint {temp}/planctl-versions.txt {ROOT}")
    versions = (temp / "planctl-versions.txt").read_text(encoding="utf-8").splitlines()
    locked = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", version) and version in locked for version in versions)
    assert {"pydantic", "typer", "jinja2", "pyyaml"} <= {version.partition("==")[0] for version in versions}


# The comment

HEAD = "a" * 40
GH = """\
echo "$@" >> "$ASKED"
case "$*" in
  *"/pulls?"*) [[ "$*" == *"select(.head.sha == \\"$KNOWN\\")"* ]] && echo "$PULLS" ;;
  *"/comments?"*) [[ "$*" == *"<!-- planctl:diff -->"* ]] && echo "$COMMENTS" ;;
esac
exit 0
"""


def comment(tmp_path: Path, report: str | None, *, commit: str = HEAD, pulls: str = "7", comments: str = "") -> tuple[Run, list[str]]:
    programs, temp = tmp_path / "programs", tmp_path / "temp"
    temp.mkdir()
    script(programs / "gh", GH)
    if report is not None:
        (tmp_path / "changes.md").write_text(report, encoding="utf-8")
    context = {"inputs.report": str(tmp_path / "changes.md"), "inputs.commit": commit, "inputs.token": "a token"}
    environment = {"PATH": f"{programs}:{os.environ['PATH']}", "GITHUB_REPOSITORY": "orten/planer", "ASKED": str(tmp_path / "asked")}
    environment |= {"PULLS": pulls, "COMMENTS": comments, "KNOWN": HEAD}
    done = run(COMMENT, (tmp_path, temp), context, environment)
    asked = tmp_path / "asked"
    return done, asked.read_text(encoding="utf-8").splitlines() if asked.exists() else []


def script(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/usr/bin/env bash\n{text}", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_the_first_time_a_comment_is_written_and_then_the_same_one(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    done, asked = comment(tmp_path / "one", markdown(VIEW, "sv"))
    assert not done.failed
    assert asked[-1] == f"api --silent --method POST repos/orten/planer/issues/7/comments --field body=@{tmp_path}/one/changes.md"
    (tmp_path / "two").mkdir()
    done, asked = comment(tmp_path / "two", markdown(VIEW, "sv"), comments="501\n502")
    assert asked[-1] == f"api --silent --method PATCH repos/orten/planer/issues/comments/501 --field body=@{tmp_path}/two/changes.md"


def test_a_full_report_in_swedish_is_not_too_long(tmp_path: Path) -> None:
    done, asked = comment(tmp_path, (MARK + "\n" + "å" * MOST)[:MOST])
    assert not done.failed, done.log
    assert "POST" in asked[-1]


@pytest.mark.parametrize(
    ("report", "commit"),
    [
        ("Köp här!", HEAD),
        (f"x\n{MARK}\n", HEAD),
        (MARK + "\n" + "x" * 70_000, HEAD),
        (MARK, "$(touch stolen)"),
        (MARK, '" or true or "'),
        (MARK, ""),
    ],
)
def test_a_report_that_is_not_ours_is_not_sent(tmp_path: Path, report: str, commit: str) -> None:
    done, asked = comment(tmp_path, report, commit=commit)
    assert list(done.failed.values()) == [2]
    assert not asked
    assert not (tmp_path / "stolen").exists()


@pytest.mark.parametrize(("report", "pulls"), [(None, "7"), (MARK, ""), (MARK, "7; rm"), (MARK, "x")])
def test_without_a_report_or_a_pull_request_nothing_is_written(tmp_path: Path, report: str | None, pulls: str) -> None:
    done, asked = comment(tmp_path, report, pulls=pulls)
    assert not done.failed
    assert not any("--method" in each for each in asked)


# The files themselves


def test_zizmor_finds_no_fault(tmp_path: Path) -> None:
    workflows = tmp_path / ".github" / "workflows"
    workflows.mkdir(parents=True)
    for name in ("review.yml", "comment.yml"):
        shutil.copy(EXAMPLES / name, workflows)
    checked = [str(ACTION), str(COMMENT), str(tmp_path)]
    done = subprocess.run(
        [TOOLS / "zizmor", "--offline", "--pedantic", "--no-progress", "--format", "plain", *checked],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stdout
    assert "No findings to report" in done.stdout


def test_the_only_thing_that_zizmor_is_told_to_pass_is_explained() -> None:
    ignored = [
        line
        for file in (ACTION, COMMENT, *EXAMPLES.glob("*.yml"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if "zizmor:" in line
    ]
    assert [line.strip() for line in ignored] == [
        "workflow_run: # zizmor: ignore[dangerous-triggers] nothing of the change is checked out or run: its report is only sent on"
    ]


def test_the_commenting_workflow_checks_nothing_out_and_the_other_may_write_nothing() -> None:
    comments, reviews = (yaml.safe_load((EXAMPLES / name).read_text(encoding="utf-8")) for name in ("comment.yml", "review.yml"))
    assert not any("checkout" in step["uses"] for step in comments["jobs"]["comment"]["steps"])
    assert "pull_request_target" not in {**comments[True], **reviews[True]}  # YAML 1.1 reads `on` as true
    assert set(reviews["jobs"]["review"]["permissions"].values()) == {"read"}
    assert comments["permissions"] == reviews["permissions"] == {}


def test_the_guide_shows_the_files_as_they_are() -> None:
    guide = (ROOT / "docs" / "review.md").read_text(encoding="utf-8")
    for file in EXAMPLES.glob("*.yml"):
        assert file.read_text(encoding="utf-8") in guide, file.name
    for name in yaml.safe_load(ACTION.read_text(encoding="utf-8"))["inputs"]:
        assert f"`{name}`" in guide


def test_the_guide_s_acceptance_is_one() -> None:
    (block,) = re.findall(
        r"^```yaml\n(schema: planctl/accepted.*?)^```$", (ROOT / "docs" / "review.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    accepted, problems = read(parse("accepted.yaml", block.encode()), Accepted, None)
    assert accepted is not None, problems
    assert accepted.accepted[0].kind in KINDS
