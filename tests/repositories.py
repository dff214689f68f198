"""Scratch repositories: made by a test, with a home of their own and nothing of this machine's settings."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

SETTINGS = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Åsa Öberg",
    "GIT_AUTHOR_EMAIL": "asa@example.org",
    "GIT_COMMITTER_NAME": "Åsa Öberg",
    "GIT_COMMITTER_EMAIL": "asa@example.org",
    "GIT_MERGE_AUTOEDIT": "no",
    "LC_ALL": "C.UTF-8",
}
SMALL = """\
schema: planctl/plan/v1
id: {id}
title: {title}
owner: ort
period: 2025..2027
decisions:
  - {{action: adopted, date: 2024-11, by: ort, period: 2025..2027}}
organisations:
  ort: {{name: Orten, kind: municipality}}
  sf: {{name: Socialförvaltningen, kind: department}}
areas:
  - id: samverkan
    title: Samverkan
    activities:
      - id: kartlagg
        title: Kartlägg föreningarna
        responsible: [sf]
        follow_ups:
          - {{kind: deliver, due: {due}, title: Kartläggningen klar}}
"""


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a user whose home is a scratch folder: the repository's neighbour."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, **SETTINGS, "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config")}


class Scratch:
    """A repository in `folder`; commits are a day apart."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self.home = folder.parent / f"{folder.name}-home"
        self.home.mkdir(parents=True, exist_ok=True)
        self.commits = 0
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main", *options)

    def git(self, *arguments: str, check: bool = True) -> str:
        """Run git in it and return what it says."""
        when = f"2025-01-{1 + self.commits % 28:02}T12:00:00+0100"
        settings = {**environment(self.home), "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        done = subprocess.run(["git", *arguments], cwd=self.folder, env=settings, capture_output=True, check=False, encoding="utf-8")
        assert not check or done.returncode == 0, done.stderr
        return done.stdout.strip() if done.returncode == 0 else done.stdout + done.stderr

    def write(self, path: str, text: str) -> Path:
        """Write a file in its work tree."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
        return file

    def commit(self, message: str) -> str:
        """Commit all that lies in the work tree, and return the hash."""
        self.git("add", "--all")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        self.commits += 1
        return self.git("rev-parse", "HEAD")


def own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Scratch:
    """Return a new repository, whose user this process is from now on."""
    made = Scratch(folder)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in environment(made.home).items():
        monkeypatch.setenv(name, value)
    return made


def entered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Scratch:
    """Return a new repository in which this process stands, as a user of its own."""
    made = own(folder, monkeypatch)
    monkeypatch.chdir(made.folder)
    return made


def small(due: str = "2025", *, plan: str = "p", title: str = "Plan") -> str:
    """Return a small sound plan."""
    return SMALL.format(id=plan, title=title, due=due)
