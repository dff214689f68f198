"""`planctl validate` with a selection, a baseline, settings, and a revision to compare with: whole runs in a repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from repositories import Scratch, small
from running import Ran, planctl

DAY = "2025-06-30"
FAULTY = small().replace("responsible: [sf]", "responsible: [sf, xx]")


@pytest.fixture
def repository(tmp_path: Path) -> Scratch:
    scratch = Scratch(tmp_path / "repo")
    scratch.write("plans/p.yaml", small())
    scratch.commit("a plan")
    return scratch


def validate(scratch: Scratch, *options: str, folder: str = ".") -> Ran:
    return planctl("validate", *options, "--format", "concise", "--as-of", DAY, "--lang", "en", cwd=scratch.folder / folder)


def rules(ran: Ran) -> list[str]:
    return [line.split(": ")[1].split()[2] for line in ran.out.splitlines()]


def test_what_a_change_brings_and_what_keeps_it_back(repository: Scratch) -> None:
    repository.write("plans/p.yaml", FAULTY.replace("sf, xx]", "sf, xx] # planctl: ignore[PLN301] being founded"))
    repository.write("planctl.toml", 'ignore = ["unknown-organisation"]\n')
    assert validate(repository).code == 0
    ran = validate(repository, "--new-from", "HEAD")
    assert (ran.code, rules(ran)) == (1, ["weakened-check", "unknown-organisation", "weakened-check"])
    assert rules(validate(repository, "--new-from", "HEAD", folder="plans")) == rules(ran)
    assert rules(validate(repository, "plans/p.yaml", "--new-from", "HEAD")) == rules(ran)
    repository.commit("accepted")
    assert validate(repository, "--new-from", "HEAD").code == 0


def test_since_a_branch_and_the_work_parted(repository: Scratch) -> None:
    repository.git("switch", "-q", "-c", "work")
    repository.git("switch", "-q", "main")
    repository.write("plans/q.yaml", small(plan="q"))
    repository.commit("another plan")
    repository.git("switch", "-q", "work")
    repository.write("plans/p.yaml", FAULTY)
    assert rules(validate(repository, "--new-from", "main...")) == ["unknown-organisation"]


def test_a_baseline_is_written_known_and_taken_from_the_revision(repository: Scratch) -> None:
    repository.write("plans/p.yaml", FAULTY)
    assert validate(repository).code == 1
    written = validate(repository, "--write-baseline", "known.json")
    assert (written.code, written.out) == (0, "")
    assert written.err.startswith("1 finding written to known.json.")
    known = validate(repository, "--baseline", "known.json")
    assert (known.code, known.out) == (0, "")
    assert "1 known from the baseline" in known.err
    assert validate(repository, "--baseline", "../known.json", folder="plans").code == 0
    assert rules(validate(repository, "--baseline", "known.json", "--new-from", "HEAD")) == ["weakened-check", "unknown-organisation"]
    repository.write("plans/p.yaml", small())
    assert rules(validate(repository, "--baseline", "known.json")) == ["stale-baseline"]
    assert validate(repository, "--write-baseline", "known.json").code == 0
    assert json.loads((repository.folder / "known.json").read_text(encoding="utf-8"))["findings"] == []


def test_settings_are_heeded_without_options_too(repository: Scratch) -> None:
    repository.write("plans/p.yaml", FAULTY)
    repository.write("pyproject.toml", '[tool.planctl.severity]\nunknown-organisation = "note"\n')
    ran = planctl("validate", cwd=repository.folder)
    assert (ran.code, "PLN301" in ran.out) == (0, True)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--select", "PLN39"), "PLN39"),
        (("--select", "unused-gruop"), "unused-group"),
        (("--ignore", "PLN8"), "--ignore"),
        (("--ignore", "broken-yaml,PLN3"), "--ignore"),
        (("--baseline", "missing.json"), "missing.json"),
        (("--baseline", "plans/p.yaml"), "plans/p.yaml"),
        (("--write-baseline", "plans/p.yaml"), "plans/p.yaml"),
        (("--new-from", "nowhere"), "nowhere"),
        (("--new-from", "--output=x"), "--output=x"),
        (("--new-from", "HEAD", "--write-baseline", "b.json"), "--new-from"),
    ],
)
def test_what_can_not_be_is_one_line(repository: Scratch, options: tuple[str, ...], said: str) -> None:
    ran = validate(repository, *options)
    assert ran.code == 2
    assert ran.out == ""
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert (repository.folder / "plans" / "p.yaml").read_text(encoding="utf-8") == small()
