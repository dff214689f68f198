"""A bar on standard error while long work goes on: only where a person looks at a terminal, and gone when the work is done."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planctl.workspace import PlanFile

WIDTH = 30
MANY_PLANS, MANY_ACTIVITIES = 5, 500  # from which the work is long


def watched(plans: Sequence[PlanFile], *, quiet: bool) -> Iterator[PlanFile]:
    """Yield plans, and show how many are left; the last part of the bar is the page that is made of them."""
    shown = not quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and _is_long(plans)
    for number, plan in enumerate(plans):
        if shown:
            _draw(number, len(plans) + 1)
        yield plan
    if shown:
        _draw(len(plans), len(plans) + 1)


def clear(*, quiet: bool) -> None:
    """Take the bar away."""
    if not quiet and sys.stderr.isatty():
        sys.stderr.write("\r" + " " * (WIDTH + 20) + "\r")
        sys.stderr.flush()


def _is_long(plans: Sequence[PlanFile]) -> bool:
    return len(plans) > MANY_PLANS or sum(len(plan.index.activities) for plan in plans) > MANY_ACTIVITIES


def _draw(done: int, of: int) -> None:
    filled = WIDTH * done // of
    sys.stderr.write(f"\r[{'#' * filled}{' ' * (WIDTH - filled)}] {done}/{of}")
    sys.stderr.flush()
