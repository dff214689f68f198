"""A commit of one file, by the user's own git: its settings and hooks hold. Nothing else goes into it."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from planctl import git
from planctl.cli.failure import Failure, failure
from planctl.files import display
from planctl.outputs.safe import printable

if TYPE_CHECKING:
    from planctl.workspace import PlanFile

IGNORED = b"!!"
LONGEST_REASON = 600


def check_committed(path: str, beside: PlanFile, language: str) -> None:
    """Refuse a file with uncommitted edits, one that git is to ignore, and one outside a repository. The file need not be there yet."""
    folder, name = _place(path, beside)
    try:
        status = git.run("--literal-pathspecs", "status", "--porcelain", "-z", "--ignored", "--", name, folder=folder)
    except git.GitFault as fault:
        key = "commit.no-repository" if fault.variant == git.NO_REPOSITORY else f"git.{fault.variant}"
        raise failure(language, key, **fault.values) from fault
    if status:
        key = "commit.ignored" if status.startswith(IGNORED) else "commit.edited"
        raise failure(language, key, file=printable(display(path)))


def commit(path: str, beside: PlanFile, message: str, language: str) -> None:
    """Commit a file that has been written; what else is staged stays so. When git or a hook refuses, the file stays as it was written."""
    folder, name = _place(path, beside)
    added = _own_git(folder, "add", "--", name)
    done = _own_git(folder, "commit", "--quiet", "--only", "--message", message, "--", name) if added.returncode == 0 else added
    if done.returncode:
        if added.returncode == 0:
            _own_git(folder, "reset", "--quiet", "--", name)
        said = " ".join(f"{done.stderr}\n{done.stdout}".split())[:LONGEST_REASON]
        raise Failure(printable(f"{_refused(path, language)} {said}".rstrip()))


def _refused(path: str, language: str) -> str:
    return failure(language, "commit.refused", file=display(path)).text


def _place(path: str, beside: PlanFile) -> tuple[str, str]:
    """Return the plan's folder, which is there, and the file's path from it."""
    folder = os.path.dirname(os.path.abspath(beside.path))
    return folder, os.path.relpath(os.path.abspath(path), folder)


def _own_git(folder: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [git.program(), "-C", folder, "--literal-pathspecs", *arguments]
    return subprocess.run(command, capture_output=True, check=False, text=True, errors="replace")  # noqa: S603 - ids and our own words
