"""Running planctl as a user does: a process of its own, at 80 columns, without colour."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest

ROOT = Path(__file__).resolve().parent.parent
PLAN = "plans/huddinge-2022-2024.yaml"
DAY = "2024-06-30"
CHROMIUM = "/usr/bin/chromium"
REQUIRED = "PLANCTL_REQUIRE_TOOLS"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of planctl left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)


def planctl(*arguments: str, cwd: Path = ROOT, stdin: bytes = b"", **environment: str) -> Ran:
    """Run `python -m planctl` and return its exit code and output, decoded strictly."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PLANCTL_", "GITHUB_", "_PLANCTL"))}
    settings = {**inherited, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1", **environment}
    command = [sys.executable, "-W", "error", "-m", "planctl", *arguments]
    run = subprocess.run(command, cwd=cwd, env=settings, input=stdin, capture_output=True, check=False, timeout=120)
    return Ran(run.returncode, run.stdout.decode("utf-8"), run.stderr.decode("utf-8"))


def missing_tool(reason: str) -> NoReturn:
    """Skip what needs a tool that isn't there; where tools are required, fail."""
    if os.environ.get(REQUIRED) == "1":
        pytest.fail(reason)
    pytest.skip(reason)
