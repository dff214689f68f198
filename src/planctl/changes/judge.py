"""An edit → a change: its weight, its words and its place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from planctl import files
from planctl.changes.bodies import called
from planctl.changes.change import Change
from planctl.changes.judgement import KINDS, LOOK_AT, Kind
from planctl.changes.nodes import SUBJECTS
from planctl.model.paths import address_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planctl.changes.change import Impact
    from planctl.changes.guards import Guards
    from planctl.changes.nodes import Edit, Node, Side
    from planctl.document import Document
    from planctl.finding import Path
    from planctl.workspace import JournalFile, PlanFile


class Judge:
    """Two versions, with what makes their changes weigh less, and what may have become what."""

    def __init__(self, base: PlanFile, head: PlanFile, guards: Guards, possible: Mapping[Node, Node]) -> None:
        self.base = base
        self.head = head
        self.guards = guards
        self.possible = possible
        self.display = cache(files.display)  # every change names its file, and asking where we are takes time

    def change(self, edit: Edit) -> Change:
        """Return an edit with its weight; what it is about is called as the head calls it, while the head has it."""
        kind = KINDS[edit.name]
        guard = self.guards.of(edit) if kind.impact == "weakens" else ""
        impact: Impact = "alters" if guard else kind.impact
        document = self._document(edit.node, edit.side)
        subject = _subject(edit)
        placed = self.head.index.by_id.get(subject) or self.base.index.by_id.get(subject)
        area = (placed.item if placed.kind == "area" else placed.area) if placed else None
        head_file, head_line = self._place_in_head(edit)
        return Change(
            kind.code,
            kind.name,
            impact,
            address_at(document.data, edit.path),
            edit.path,
            edit.before,
            edit.after,
            self.display(document.file),
            document.span(edit.path).line,
            area.id if area else "",
            edit.variant,
            self._words(edit, placed.item.title if placed else self.head.index.plan.title, area.title if area else ""),
            self._address(edit.within, "head"),
            guard,
            (f"guard-{guard}" if guard else _look_at(edit, kind)) if impact == "alters" else "",
            self._address(self.possible.get(edit.node), "base" if edit.side == "head" else "head"),
            head_file=head_file,
            head_line=head_line,
        )

    def _place_in_head(self, edit: Edit) -> tuple[str, int]:
        """Return the file and line where a reader of the head finds a change: of what is gone, the field that it was part of."""
        file: PlanFile | JournalFile = self.head
        path = edit.path if edit.side == "head" else self._left_of(edit)
        if edit.node.kind == "entry":
            if self.head.journal is None:
                return self.display(file.path), 1
            file, path = self.head.journal, edit.path if edit.side == "head" else ("entries",)
        return self.display(file.path), file.document.span(path, at_key=edit.side == "base").line

    def _left_of(self, edit: Edit) -> Path:
        """Return the field of the innermost thing still there that held what the head has no more."""
        for around in edit.node.chain():
            placed = self.head.index.by_id.get(around.name) if around.kind in SUBJECTS else None
            if placed or around.parent is None:
                return (*(placed.path if placed else ()), *edit.path[len(around.path) :][:1])
        return ()

    def _words(self, edit: Edit, title: str, area_title: str) -> dict[str, str]:
        label = title if edit.node.kind in SUBJECTS else edit.node.label
        plan = self.head.index.plan
        values = {"kind": edit.node.kind, "label": label, "title": title, "area_title": area_title}
        values |= {"plan_title": plan.title, "plan_language": plan.language, **edit.values}
        other = self.possible.get(edit.node)
        if other is not None and "replaces" not in type(other.item).model_fields:
            values["alike"] = other.label  # what has no id is known by its words
        if "by" in values:
            values["by"] = called(self._file(edit.side).index.plan, values["by"])
        return values

    def _address(self, node: Node | None, side: Side) -> str:
        return address_at(self._document(node, side).data, node.path) if node else ""

    def _document(self, node: Node, side: Side) -> Document:
        file = self._file(side)
        if node.kind != "entry":
            return file.document
        assert file.journal is not None  # noqa: S101 - an entry stands in a journal
        return file.journal.document

    def _file(self, side: Side) -> PlanFile:
        return self.base if side == "base" else self.head


def _subject(edit: Edit) -> str:
    """Return the id of the area, goal, indicator or activity that an edit is about, "" for none."""
    if edit.node.kind == "entry":
        return edit.node.name.partition("@")[0].partition("/")[0]
    if edit.within is not None:
        return edit.within.name
    return next((node.name for node in edit.node.chain() if node.kind in SUBJECTS), "")


def _look_at(edit: Edit, kind: Kind) -> str:
    """Return what to look at: what the field says, else what the kind of change does."""
    if edit.variant == "softer":
        return "softer"
    field = edit.values.get("field", "")
    names = (f"{type(edit.node.item).__name__}.{field}", f"*.{field}") if edit.name == "field-changed" else ()
    return next((LOOK_AT[name] for name in names if name in LOOK_AT), kind.look_at)
