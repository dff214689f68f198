"""Running planctl as a program, and what must hold for all that it prints, whatever it was given to read."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import planctl

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SAFETY_NET = 120  # seconds; inputs are bounded by bytes and nodes, so that nothing should come near
DAY = "2025-06-30"

# What a terminal could obey or be fooled by: C0 but tab and line ends, DEL, C1, line and paragraph separators, bidirectional controls.
OBEYED_BY_A_TERMINAL = re.compile("\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
OBEYED_BY_A_RUNNER = re.compile(r"^\s*::|##\[", re.MULTILINE)


@dataclass(frozen=True)
class Run:
    """What a run left behind."""

    arguments: tuple[str, ...]
    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """Return an environment that is no CI's, in which an internal error shows its traceback."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PLANCTL_", "GITHUB_", "CI", "NO_COLOR", "PYTHON"))}
    source = os.path.dirname(os.path.dirname(os.path.abspath(planctl.__file__)))
    return {**kept, "PYTHONPATH": source, "PYTHONUTF8": "1", "PLANCTL_DEBUG": "1", **more}


def run(arguments: Iterable[str], folder: Path, content: bytes = b"", **more: str) -> Run:
    """Run `python -m planctl` in a folder, with `content` as standard input."""
    given = tuple(arguments)
    done = subprocess.run(
        [sys.executable, "-m", "planctl", *given],
        cwd=folder,
        input=content,
        capture_output=True,
        timeout=SAFETY_NET,
        check=False,
        env=environment(**more),
    )
    return Run(given, done.returncode, done.stdout.decode(), done.stderr.decode())


def run_all(commands: Iterable[tuple[str, ...]], folder: Path) -> list[Run]:
    """Run several commands side by side in one folder; results in the order of the commands, each held to be harmless."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = list(pool.map(lambda command: run(command, folder), commands))
    for done in runs:
        assert_harmless(done)
    return runs


def assert_harmless(done: Run) -> None:
    """Hold a run to what is true of every run."""
    what = f"planctl {' '.join(map(ascii, done.arguments))}: exit {done.code}\n{done.err[-2000:]!a}"
    assert done.code >= 0, f"killed by a signal: {what}"
    assert done.code in {0, 1, 2}, what
    for stream in (done.out, done.err):
        assert "Traceback" not in stream, what
        for pattern in (OBEYED_BY_A_TERMINAL, OBEYED_BY_A_RUNNER):
            found = pattern.search(stream)
            assert not found, f"{stream[max(0, found.start() - 60) : found.end() + 60]!a} in {what}"
