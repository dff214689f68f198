"""What a change is, once it has been judged, and how grave changes are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planctl.finding import Path
    from planctl.model.acceptance import Acceptance

Impact = Literal["rewrites", "weakens", "alters", "strengthens", "adds", "reports", "editorial"]
IMPACTS: tuple[Impact, ...] = ("rewrites", "weakens", "alters", "strengthens", "adds", "reports", "editorial")  # gravest first
FAIL_ON = ("rewrites", "weakens", "any", "none")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs, with its weight.

    `path`, `file` and `line` point into the head file; into the base file for what stands only there. `before` and `after` are plain JSON
    values. `values` are the words that its message needs: `title` (of the activity, goal, indicator or area), `kind` and `label` of the
    thing itself, `area_title`, `plan_title`, and what the kind of change adds; `variant` picks one of its messages. `head_file` and
    `head_line` are where a reader of the head looks for it: for what stands only in the base, at what it was part of; of a plan that is
    gone there is no file. `acceptance` is what was decided about just this change; it counts (`accepted`) only where the base has it.
    """

    code: str
    name: str
    impact: Impact
    address: str
    path: Path
    before: Any
    after: Any
    file: str
    line: int
    area: str = ""  # id of the innermost area; "" for the plan's own
    variant: str = ""
    values: dict[str, str] = field(default_factory=dict)
    within: str = ""  # address of the thing that moved or took another id, whose own change this is: it is read below that change
    guard: str = ""  # why it weighs less than its kind: draft, withdrawn, done, outside, same-as, replaced, empty
    look_at: str = ""  # what a reader must look at to tell what it means (`change.look.<this>`); "" where the text tells
    possible: str = ""  # of what came or went: the address that it may have been, or have become
    parts: tuple[Change, ...] = ()  # the like changes that are told by this one, at once
    head_file: str = ""
    head_line: int = 1
    acceptance: Acceptance | None = None
    accepted: bool = False

    @property
    def count(self) -> int:
        """How many changes it tells of."""
        return len(self.parts) or 1


def summary(changes: Iterable[Change]) -> dict[Impact, int]:
    """Return how many changes there are of each impact, gravest first."""
    found: dict[Impact, int] = dict.fromkeys(IMPACTS, 0)
    for change in changes:
        found[change.impact] += 1
    return found


def reaches(changes: Iterable[Change], fail_on: str) -> bool:
    """Tell whether any change that has not been accepted is as grave as one of `FAIL_ON` says."""
    if fail_on == "none":
        return False
    grave = IMPACTS if fail_on == "any" else IMPACTS[: IMPACTS.index("weakens") + (fail_on == "weakens")]
    return any(change.impact in grave and not change.accepted for change in changes)
