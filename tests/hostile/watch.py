"""Holds what runs to reading what it may: the plans it was given and planctl's own files; and to asking nothing of the network."""

from __future__ import annotations

import os
import sys
import zoneinfo
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from running import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OURS = [str(ROOT), sys.prefix, sys.base_prefix, *zoneinfo.TZPATH, os.devnull, *(path for path in sys.path if path)]
FETCHES = ("socket.", "urllib.", "http.", "ftplib.", "webbrowser.", "os.system", "os.exec", "os.posix_spawn")

_watching: list[tuple[list[str], list[str]]] = []  # the folders allowed, and what was asked for besides


def _heard(event: str, arguments: tuple[Any, ...]) -> None:
    for allowed, asked in _watching:
        if event.startswith(FETCHES) or (event == "subprocess.Popen" and os.path.basename(arguments[0]) != "git"):
            asked.append(f"{event} {arguments!r:.200}")
        elif event == "open" and isinstance(arguments[0], str | bytes):
            path = os.path.realpath(os.fsdecode(arguments[0]))
            if not any(os.path.commonpath([path, os.path.realpath(folder)]) == os.path.realpath(folder) for folder in allowed):
                asked.append(f"open {path}")


sys.addaudithook(_heard)


@contextmanager
def nothing_fetched(*folders: Path) -> Iterator[list[str]]:
    """Fail where anything outside the folders and our own files is opened, a program but git is run, or the network is asked."""
    asked: list[str] = []
    watching = ([*OURS, *map(str, folders)], asked)
    _watching.append(watching)
    try:
        yield asked
    finally:
        _watching.remove(watching)
    assert asked == [], asked  # shown also where pytest rewrites no assertion
