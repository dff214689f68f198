"""An edit → a change: its weight, its words and its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl import files
from planctl.changes.bodies import called
from planctl.changes.change import Change
from planctl.changes.judgement import KINDS, LOOK_AT, Kind
from planctl.model.paths import address_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planctl.changes.change import Impact
    from planctl.changes.guards import Guards
    from planctl.changes.nodes import Edit, Node, Side
    from planctl.document import Document
    from planctl.workspace import PlanFile

SUBJECTS = frozenset({"area", "goal", "indicator", "activity"})


class Judge:
    """Two versions, with what makes their changes weigh less, and what may have become what."""

    def __init__(self, base: PlanFile, head: PlanFile, guards: Guards, possible: Mapping[Node, Node]) -> None:
        self.base = base
        self.head = head
        self.guards = guards
        self.possible = possible

    def change(self, edit: Edit) -> Change:
        """Return an edit with its weight; what it is about is called as the head calls it, while the head has it."""
        kind = KINDS[edit.name]
        guard = self.guards.of(edit) if kind.impact == "weakens" else ""
        impact: Impact = "alters" if guard else kind.impact
        document = self._document(edit.node, edit.side)
        subject = _subject(edit)
        placed = self.head.index.by_id.get(subject) or self.base.index.by_id.get(subject)
        area = (placed.item if placed.kind == "area" else placed.area) if placed else None
        return Change(
            kind.code,
            kind.name,
            impact,
            address_at(document.data, edit.path),
            edit.path,
            edit.before,
            edit.after,
            files.display(document.file),
            document.span(edit.path).line,
            area.id if area else "",
            edit.variant,
            self._words(edit, placed.item.title if placed else self.head.index.plan.title, area.title if area else ""),
            self._address(edit.within, "head"),
            guard,
            (f"guard-{guard}" if guard else _look_at(edit, kind)) if impact == "alters" else "",
            self._address(self.possible.get(edit.node), "base" if edit.side == "head" else "head"),
        )

    def _words(self, edit: Edit, title: str, area_title: str) -> dict[str, str]:
        label = title if edit.node.kind in SUBJECTS else edit.node.label
        values = {"kind": edit.node.kind, "label": label, "title": title, "area_title": area_title, **edit.values}
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
    return next((node.name for node in edit.node.chain() if node.kind in SUBJECTS), "")


def _look_at(edit: Edit, kind: Kind) -> str:
    """Return what to look at: what the field says, else what the kind of change does."""
    if edit.variant == "softer":
        return "softer"
    field = edit.values.get("field", "")
    names = (f"{type(edit.node.item).__name__}.{field}", f"*.{field}") if edit.name == "field-changed" else ()
    return next((LOOK_AT[name] for name in names if name in LOOK_AT), kind.look_at)
