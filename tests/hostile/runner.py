"""Running planctl as a program, and what must hold for all that it prints, whatever it was given to read."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unittest import mock

import planctl
from planctl.cli import program

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SAFETY_NET = 120  # seconds; inputs are bounded by bytes and nodes, so that nothing should come near
DAY = "2025-06-30"

# What a terminal could obey or be fooled by: C0 but tab and line ends, DEL, C1, line and paragraph separators, bidirectional controls.
OBEYED_BY_A_TERMINAL = re.compile("\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
OBEYED_BY_A_RUNNER = re.compile(r"^\s*::|##\[", re.MULTILINE)
# Of commands that are ours: any other than these, and any whose properties a stranger has written.
NO_ANNOTATION = re.compile(
    r"^\s*::(?!(?:error|warning|notice) (?:file=(?!x,)[^:,\n]+,line=\d+,(?:col=[^:\n]*,)?)?title=)|##\[", re.MULTILINE
)


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


def inside(arguments: Iterable[str], folder: Path, content: bytes = b"", **more: str) -> Run:
    """Run planctl in this process, which spares its start; an internal error is raised, and so is anything that takes too long."""
    given = tuple(arguments)
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    stdin = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")
    settings = {**environment(**more), "HOME": str(folder), "XDG_CONFIG_HOME": str(folder / ".config")}
    patched = (
        mock.patch.dict(os.environ, settings, clear=True),
        mock.patch.object(sys, "stdin", stdin),
        mock.patch.object(sys, "argv", ["", *given]),
    )
    before = os.getcwd()
    os.chdir(folder)
    try:
        with patched[0], patched[1], patched[2], redirect_stdout(out), redirect_stderr(err), _in_time():
            code = program.run(list(given))
    finally:
        os.chdir(before)
    said: list[Any] = [stream.buffer for stream in (out, err)]
    return Run(given, code, *(buffer.getvalue().decode() for buffer in said))


@contextmanager
def _in_time() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError

    previous = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SAFETY_NET)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, previous)


def run_all(commands: Iterable[tuple[str, ...]], folder: Path) -> list[Run]:
    """Run several commands side by side in one folder; results in the order of the commands, each held to be harmless."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = list(pool.map(lambda command: run(command, folder), commands))
    for done in runs:
        assert_harmless(done)
    return runs


def assert_harmless(done: Run, *, for_github: bool = False) -> None:
    """Hold a run to what is true of every run. `for_github`: annotations are asked for by the environment."""
    what = f"planctl {' '.join(map(ascii, done.arguments))}: exit {done.code}\n{done.err[-2000:]!a}"
    assert done.code >= 0, f"killed by a signal: {what}"
    assert done.code in {0, 1, 2}, what
    for stream in (done.out, done.err):
        assert "Traceback" not in stream, what
        annotated = stream is done.out and (for_github or "github" in done.arguments)
        for pattern in (OBEYED_BY_A_TERMINAL, NO_ANNOTATION if annotated else OBEYED_BY_A_RUNNER):
            found = pattern.search(stream)
            assert not found, f"{stream[max(0, found.start() - 60) : found.end() + 60]!a} in {what}"
