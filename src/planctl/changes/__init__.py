"""Two versions of a plan → what changed in meaning: detected without an opinion, then judged by a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl import files
from planctl.changes.change import FAIL_ON, IMPACTS, Change, Impact, reaches, summary
from planctl.changes.detection import edits
from planctl.changes.entries import entry_edits
from planctl.changes.judgement import KINDS, Kind
from planctl.model.paths import address_at, title_at

if TYPE_CHECKING:
    from planctl.changes.nodes import Edit
    from planctl.document import Document
    from planctl.workspace import PlanFile

__all__ = ["FAIL_ON", "IMPACTS", "KINDS", "Change", "Impact", "Kind", "compare", "reaches", "summary"]


def compare(base: PlanFile, head: PlanFile) -> tuple[Change, ...]:
    """Return what changed from one version of a plan and its journal to another, gravest first, else in the order of the files.

    Both plans must have been read without structural errors. A version without a journal has reported nothing.
    """
    found = [_judged(edit, base if edit.side == "base" else head) for edit in edits(base.index, head.index)]
    journals = [file.journal.journal if file.journal else None for file in (base, head)]
    found += [_judged_entry(edit, base if edit.side == "base" else head) for edit in entry_edits(*journals)]
    return tuple(sorted(found, key=lambda change: IMPACTS.index(change.impact)))


def _judged(edit: Edit, file: PlanFile) -> Change:
    data = file.document.data
    area = _area(edit)
    title = title_at(data, edit.path) or str(data["title"])
    return _change(edit, file.document, address_at(data, edit.path), {"title": title}, area)


def _area(edit: Edit) -> tuple[str, str]:
    around = next((node for node in edit.node.chain() if node.kind == "area"), None)
    return (around.name, around.item.title) if around else ("", "")


def _judged_entry(edit: Edit, file: PlanFile) -> Change:
    """Place an entry's edit: its address is what the entry is about, its area and title are that thing's in the plan beside it."""
    assert file.journal is not None  # noqa: S101 - an entry stands in a journal
    document = file.journal.document
    placed = file.index.by_id.get(edit.node.name.partition("@")[0].partition("/")[0])
    title = placed.item.title if placed else str(file.document.data["title"])
    area = (placed.area.id, placed.area.title) if placed and placed.area else ("", "")
    return _change(edit, document, address_at(document.data, edit.path), {"title": title}, area)


def _change(edit: Edit, document: Document, address: str, values: dict[str, str], area: tuple[str, str]) -> Change:
    kind = KINDS[edit.name]
    line = document.span(edit.path).line
    values = {"kind": edit.node.kind, "label": edit.node.label, "area_title": area[1], **values, **edit.values}
    where = (files.display(document.file), line, area[0])
    return Change(kind.code, kind.name, kind.impact, address, edit.path, edit.before, edit.after, *where, edit.variant, values)
