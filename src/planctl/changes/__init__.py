"""Two versions of a plan → what changed in meaning: detected without an opinion, then judged by a table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planctl.changes.acceptance import Unused, weighed
from planctl.changes.change import FAIL_ON, IMPACTS, Change, Impact, reaches, summary
from planctl.changes.compound import told_at_once
from planctl.changes.detection import edits
from planctl.changes.entries import entry_edits
from planctl.changes.guards import Guards
from planctl.changes.judge import Judge
from planctl.changes.judgement import KINDS, Kind
from planctl.changes.possible import possible_pairs
from planctl.model.period import LAST_YEAR

if TYPE_CHECKING:
    from planctl.workspace import PlanFile

__all__ = ["FAIL_ON", "IMPACTS", "KINDS", "Change", "Impact", "Kind", "Unused", "compare", "reaches", "summary", "weighed"]

LATEST = date(LAST_YEAR, 12, 31)


def compare(base: PlanFile, head: PlanFile, day: date = LATEST, *, order: bool = False) -> tuple[Change, ...]:
    """Return what changed from one version of a plan and its journal to another, gravest first, else in the order of the files.

    Both plans must have been read without structural errors. A version without a journal has reported nothing. Entries and decisions
    later than `day` don't exist yet. `order`: also tell where things merely stand in another order.
    """
    journals = [file.journal.journal if file.journal else None for file in (base, head)]
    found = [edit for edit in (*edits(base.index, head.index), *entry_edits(*journals)) if order or edit.name != "reordered"]
    judge = Judge(base, head, Guards(base, head, day), possible_pairs(found))
    changes = [judge.change(edit) for edit in found]
    told = told_at_once(changes, head.index.plan.title)
    return tuple(sorted(told, key=lambda change: IMPACTS.index(change.impact)))
