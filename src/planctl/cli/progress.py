"""What long work is at, as a line with a bar on standard error: only where a person looks at a terminal, and gone when the work is done.

The bar counts steps, and says in words which one it is at: they take no equal time, and a PDF takes longer than all the rest.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TypeVar

from planctl.messages import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Self

    from planctl.workspace import PlanFile

WIDTH = 30
MANY_PLANS, MANY_ACTIVITIES = 5, 500  # from which the work is long

Thing = TypeVar("Thing")


class Steps:
    """Tells each step as it begins; within `with`, so that nothing of it is left behind."""

    def __init__(self, number: int, language: str, *, shown: bool) -> None:
        self.number = number
        self.language = language
        self.shown = shown
        self.begun = 0
        self.length = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._draw("")

    def begin(self, name: str, **values: str) -> None:
        """Tell which step begins."""
        filled = WIDTH * self.begun // self.number
        self._draw(f"[{'#' * filled}{' ' * (WIDTH - filled)}] {word(self.language, f'progress.{name}', **values)}")
        self.begun += 1

    def each(self, things: Iterable[Thing], name: str) -> Iterator[Thing]:
        """Yield things, each a step of its own."""
        for thing in things:
            self.begin(name)
            yield thing

    def _draw(self, line: str) -> None:
        if self.shown:
            sys.stderr.write(f"\r{line.ljust(self.length)}" if line else f"\r{' ' * self.length}\r")
            sys.stderr.flush()
            self.length = len(line)


def is_shown(plans: Sequence[PlanFile], *, quiet: bool) -> bool:
    """Tell whether somebody waits: the work is long, and a person looks at the terminal."""
    looking = not quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return looking and (len(plans) > MANY_PLANS or sum(len(plan.index.activities) for plan in plans) > MANY_ACTIVITIES)
