"""Nothing is lost: every file-touching call fails in turn, or is the last that the process makes; and several write at once."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from builders import PLANS
from planctl.files import TEMPORARY_SUFFIX
from running import ROOT, planctl

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are forked")

ID = "example-2026"
JOURNAL = f"journals/{ID}.yaml"
DAY = "2026-06-30"
ENTRY = (
    "record",
    "guide/deliver@2026-H1",
    f"plans/{ID}.yaml",
    "--by",
    "sf",
    "--state",
    "reported",
    "--as-of",
    "2026-06-30",
    "--lang",
    "en",
)


def plans_in(folder: Path, *, journal: bool = True) -> Path:
    """Copy the made-up plan, its frameworks left out, with or without its journal."""
    plans = folder / "plans"
    plans.mkdir()
    shutil.copy(Path(PLANS) / f"{ID}.yaml", plans)
    if journal:
        (plans / "journals").mkdir()
        shutil.copy(Path(PLANS) / JOURNAL, plans / "journals")
    return plans


def failing(fault: str, plans: Path) -> Any:
    command = [sys.executable, "-W", "error", str(ROOT / "tests" / "failing.py"), fault, str(plans), *ENTRY]
    done = subprocess.run(command, cwd=plans.parent, capture_output=True, check=True, timeout=600)
    return json.loads(done.stdout)


@pytest.mark.parametrize(("fault", "journal"), [("EIO", True), ("EIO", False), ("ENOSPC", True), ("EACCES", True), ("EINTR", True)])
def test_when_a_call_fails_the_journal_is_the_old_or_the_new_and_the_exit_code_tells_which(
    tmp_path: Path,
    fault: str,
    journal: bool,  # noqa: FBT001 - parametrized
) -> None:
    found = failing(fault, plans_in(tmp_path, journal=journal))
    assert found["whole"]["code"] == 0
    assert {"open", "read", "write", "fsync", "replace", "flock", "close"} <= {run["call"] for run in found["runs"]}
    for number, run in enumerate(found["runs"], 1):
        where = f"call {number}, {run['call']}: {run['out']}"
        assert run["code"] in {0, 2}, where
        written = found["after"] if run["code"] == 0 else found["before"]
        assert run["files"] == written, where
        assert ("Wrote in plans/journals/" in run["out"]) == (run["code"] == 0), where
        assert "Traceback" not in run["out"], where
        assert "inside planctl" not in run["out"], where
        assert run["code"] == 0 or len(run["out"].strip().splitlines()[-1]) > 20, where


@pytest.mark.parametrize("journal", [True, False], ids=["added to", "made"])
def test_killed_before_any_call_the_journal_is_the_old_or_the_new(tmp_path: Path, journal: bool) -> None:  # noqa: FBT001 - parametrized
    found = failing("SIGKILL", plans_in(tmp_path, journal=journal))
    outcomes = []
    for number, run in enumerate(found["runs"], 1):
        where = f"call {number}, {run['call']}"
        assert run["code"] == -9, where
        assert run["files"].get(JOURNAL) in {found["before"].get(JOURNAL), found["after"][JOURNAL]}, where
        outcomes.append(run["files"].get(JOURNAL) == found["after"][JOURNAL])
        if "next" in run:  # a temporary file was left: it is gone when the next one has written
            assert any(name.endswith(TEMPORARY_SUFFIX) for name in run["files"]), where
            assert run["next"]["code"] == 0, where
            assert run["next"]["files"] == found["after"], where
    assert outcomes == sorted(outcomes)  # the old until a certain moment, the new from then on
    assert set(outcomes) == {False, True}
    assert sum("next" in run for run in found["runs"]) >= 3


def test_a_write_that_takes_less_than_it_is_given_is_gone_on_with(tmp_path: Path) -> None:
    found = failing("SHORT", plans_in(tmp_path))
    assert found["runs"]
    for run in found["runs"]:
        assert (run["code"], run["files"]) == (0, found["after"])


def test_a_whole_process_is_killed_and_the_next_one_clears_up(tmp_path: Path) -> None:
    plans = plans_in(tmp_path)
    before = (plans / JOURNAL).read_bytes()
    program = (
        "import os, signal, sys\nfrom planctl.cli.program import run\n"
        "os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\nsys.exit(run(sys.argv[1:]))"
    )
    killed = subprocess.run([sys.executable, "-c", program, *ENTRY], cwd=tmp_path, check=False, timeout=60)
    assert killed.returncode == -9
    assert (plans / JOURNAL).read_bytes() == before
    assert len(os.listdir(plans / "journals")) == 2
    assert planctl(*ENTRY, cwd=tmp_path).code == 0
    assert os.listdir(plans / "journals") == [f"{ID}.yaml"]
    assert (plans / JOURNAL).read_bytes().startswith(before)


@pytest.mark.parametrize("journal", [True, False], ids=["added to", "made"])
def test_of_several_who_record_at_once_nothing_is_lost(tmp_path: Path, journal: bool) -> None:  # noqa: FBT001 - parametrized
    plans = plans_in(tmp_path, journal=journal)
    before = (plans / JOURNAL).read_bytes() if journal else b""

    def record(number: int) -> int:
        about, note = f"guide@2026-{number:02}", f"Rad {number}"
        arguments = ("record", about, f"plans/{ID}.yaml", "--by", "sf", "--state", "ongoing", "--note", note, "--as-of", DAY)
        return planctl(*arguments, cwd=tmp_path).code

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(record, range(1, 13))) == [0] * 12
    after = (plans / JOURNAL).read_bytes()
    assert after.startswith(before)
    added = after.removeprefix(before).decode().splitlines()[0 if journal else 3 :]
    assert sorted(line.partition('note: "Rad ')[2].rstrip('"}') for line in added) == sorted(str(number) for number in range(1, 13))
    assert os.listdir(plans / "journals") == [f"{ID}.yaml"]
    assert planctl("validate", "plans", cwd=tmp_path).code == 0
