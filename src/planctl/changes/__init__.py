"""Two versions of a plan → what changed in meaning: detected without an opinion, then judged by a table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planctl import files
from planctl.changes.bodies import called
from planctl.changes.change import FAIL_ON, IMPACTS, Change, Impact, reaches, summary
from planctl.changes.detection import edits
from planctl.changes.entries import entry_edits
from planctl.changes.judgement import KINDS, Kind
from planctl.model.paths import address_at

if TYPE_CHECKING:
    from planctl.changes.nodes import Edit
    from planctl.document import Document
    from planctl.workspace import PlanFile

__all__ = ["FAIL_ON", "IMPACTS", "KINDS", "Change", "Impact", "Kind", "compare", "reaches", "summary"]


SUBJECTS = frozenset({"area", "goal", "indicator", "activity"})


def compare(base: PlanFile, head: PlanFile, day: date = date.max, *, order: bool = True) -> tuple[Change, ...]:  # noqa: ARG001
    """Return what changed from one version of a plan and its journal to another, gravest first, else in the order of the files.

    Both plans must have been read without structural errors. A version without a journal has reported nothing. Entries and decisions
    later than `day` don't exist yet. `order`: also tell where things merely stand in another order.
    """
    found = [_judged(edit, base, head) for edit in edits(base.index, head.index)]
    journals = [file.journal.journal if file.journal else None for file in (base, head)]
    found += [_judged(edit, base, head) for edit in entry_edits(*journals)]
    found = [change for change in found if order or change.name != "reordered"]
    return tuple(sorted(found, key=lambda change: IMPACTS.index(change.impact)))


def _judged(edit: Edit, base: PlanFile, head: PlanFile) -> Change:
    """Give an edit its weight, its words, and its place: what it is about is called as the head calls it, while it has it."""
    kind, side = KINDS[edit.name], base if edit.side == "base" else head
    document = _document(edit, side)
    subject = _subject(edit)
    placed = head.index.by_id.get(subject) or base.index.by_id.get(subject)
    area = (placed.item if placed.kind == "area" else placed.area) if placed else None
    title = placed.item.title if placed else head.index.plan.title
    values = {
        "kind": edit.node.kind,
        "label": title if edit.node.kind in SUBJECTS else edit.node.label,
        "title": title,
        "area_title": area.title if area else "",
        **edit.values,
    }
    if "by" in values:
        values["by"] = called(side.index.plan, values["by"])
    return Change(
        kind.code,
        kind.name,
        kind.impact,
        address_at(document.data, edit.path),
        edit.path,
        edit.before,
        edit.after,
        files.display(document.file),
        document.span(edit.path).line,
        area.id if area else "",
        edit.variant,
        values,
    )


def _document(edit: Edit, side: PlanFile) -> Document:
    if edit.node.kind != "entry":
        return side.document
    assert side.journal is not None  # noqa: S101 - an entry stands in a journal
    return side.journal.document


def _subject(edit: Edit) -> str:
    """Return the id of the area, goal, indicator or activity that an edit is about, "" for none."""
    if edit.node.kind == "entry":
        return edit.node.name.partition("@")[0].partition("/")[0]
    return next((node.name for node in edit.node.chain() if node.kind in SUBJECTS), "")
