"""Runs planctl again and again in processes of their own, each time letting one call more through before a file-touching call fails.

`python failing.py FAULT FOLDER ARGUMENT…`: prints, as JSON, what each run left behind: its exit code (negative: the signal), what it wrote
and the files below FOLDER; where there are others than those before or after an undisturbed run, also what a second run leaves, in which
nothing fails. FOLDER is put back to what it was before every run.
"""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import signal
import sys
from importlib import import_module
from itertools import count
from typing import Any

from planctl.cli.program import run as planctl

CALLS = ("open", "read", "write", "close", "fsync", "fstat", "lstat", "stat", "replace", "unlink", "scandir", "fchmod", "mkdir")
KILLED, SHORT = "SIGKILL", "SHORT"


class Fault:
    """Counts the calls; the one whose number is up fails."""

    def __init__(self, kind: str, number: int, told: int) -> None:
        self.kind = kind
        self.left = number
        self.told = told
        self.write = os.write

    def install(self) -> None:
        for name in ("write",) if self.kind == SHORT else CALLS:
            setattr(os, name, self.failing(name, getattr(os, name)))
        if self.kind != SHORT:
            locks = import_module("fcntl")
            locks.flock = self.failing("flock", locks.flock)  # type: ignore[attr-defined]

    def failing(self, name: str, call: Any) -> Any:
        def counted(*arguments: Any, **named: Any) -> Any:
            self.left -= 1
            if self.left:
                return call(*arguments, **named)
            self.write(self.told, name.encode())
            if self.kind == KILLED:
                os.kill(os.getpid(), signal.SIGKILL)
            if self.kind == SHORT:
                handle, data = arguments
                return call(handle, bytes(data[:7]))
            number = getattr(errno, self.kind)
            raise OSError(number, os.strerror(number))

        return counted


def run(arguments: list[str], kind: str | None, number: int) -> dict[str, Any]:
    """Run planctl in a child; return its exit code, what it wrote, and the call that failed."""
    reading, writing = os.pipe()
    said, saying = os.pipe()
    child = os.fork()
    if not child:
        os.dup2(writing, 1)
        os.dup2(writing, 2)
        if kind:
            Fault(kind, number, saying).install()
        code = planctl(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    os.close(writing)
    os.close(saying)
    with open(reading, "rb") as written, open(said, "rb") as failed:
        out, call = written.read().decode(), failed.read().decode()
    return {"code": os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), "out": out, "call": call}


def content(folder: str) -> dict[str, str]:
    """Return every file below a folder by its path in it."""
    found = {}
    for here, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(here, name)
            with open(path, encoding="utf-8", newline="") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def restore(folder: str, files: dict[str, str]) -> None:
    for name in content(folder):
        if name not in files:
            os.unlink(os.path.join(folder, name))
    for here, folders, _ in os.walk(folder, topdown=False):
        for name in folders:
            if not os.listdir(os.path.join(here, name)):
                os.rmdir(os.path.join(here, name))
    for name, text in files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)


def main(kind: str, folder: str, arguments: list[str]) -> None:
    os.chdir(os.path.dirname(folder))
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        planctl([*arguments, "--dry-run", "--quiet"])  # what is imported here is not imported in each child
    before = content(folder)
    whole = run(arguments, None, 0)
    after = content(folder)
    runs = []
    for number in count(1):
        restore(folder, before)
        ran = run(arguments, kind, number)
        if not ran["call"]:
            break
        ran["files"] = content(folder)
        if ran["files"].keys() - before.keys() - after.keys():
            ran["next"] = run(arguments, None, 0) | {"files": content(folder)}
        runs.append(ran)
    restore(folder, before)
    json.dump({"before": before, "after": after, "whole": whole, "runs": runs}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
