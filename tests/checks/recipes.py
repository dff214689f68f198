"""Faults that no stored file can have: made of a good case's file when the test runs.

A case folder with a `recipe.txt` has one recipe a line, `<name> <file>`, then an empty line and why. The bad case is the good one
(with what lies in `bad/` put over it) after these changes.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MEBIBYTE = 1024 * 1024


def link(file: Path) -> None:
    elsewhere = file.parent.parent / f"elsewhere-{file.name}"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)


def pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def pad(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "# utfyllnad\n" * (MEBIBYTE // len("# utfyllnad\n")), encoding="utf-8")


def latin_1(file: Path) -> None:
    file.write_bytes(file.read_text(encoding="utf-8").replace("–", "-").encode("latin-1"))


def utf_16(file: Path) -> None:
    file.write_bytes(b"\xff\xfe" + file.read_text(encoding="utf-8").encode("utf-16-le"))


def turn(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Träffa föreningarna", "Träffa \u202eföreningarna"), encoding="utf-8")


def fill(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "responsible:\n" + "  - sf\n" * 100_000, encoding="utf-8")


def centuries(file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace("period: 2025..2027", "period: 1900..2199")
    monthly = "".join(f"          - {{id: antal-{number}, kind: measure, every: month, title: Antal träffar}}\n" for number in range(30))
    file.write_text(text + monthly, encoding="utf-8")


RECIPES: dict[str, Callable[[Path], None]] = {
    "link": link,
    "pipe": pipe,
    "pad": pad,
    "latin-1": latin_1,
    "utf-16": utf_16,
    "turn": turn,
    "fill": fill,
    "centuries": centuries,
}


def apply(recipe: str, folder: Path) -> None:
    """Change the files of a case by its recipe."""
    for line in recipe.partition("\n\n")[0].splitlines():
        name, _, file = line.partition(" ")
        RECIPES[name](folder / file)
