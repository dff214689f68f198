"""The stretch of text that goes when one thing of a list or a mapping is taken out, and no other does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.document.tree import span_of

if TYPE_CHECKING:
    from planctl.document import Document
    from planctl.document.tree import Mark, Node
    from planctl.finding import Path, Span

Stretch = tuple["Mark", "Mark"]


def without(document: Document, path: Path) -> Span | None:
    """Return what to cut for a thing to go: in a block its lines, in brackets also the comma.

    None where it is the only one, where more than itself stands on its lines, or where a comment would go with it that is not its own.
    """
    holder = document.root
    for step in path[:-1]:
        holder = holder.child(step) if holder else None
    things = _things(holder) if holder else {}
    if not holder or path[-1] not in things or len(things) == 1:
        return None
    flow = document.text[holder.start.index] in "[{"
    return (
        _from_brackets(document, things, path[-1]) if flow else _lines(document, *things[path[-1]], dash="-" if holder.keys is None else "")
    )


def _things(holder: Node) -> dict[str | int, Stretch]:
    """Return where each thing of a list or a mapping begins (with its key) and ends."""
    if holder.keys is not None:
        return {key: (holder.keys[key][0], child.end) for key, child in holder.children.items()}
    return {number: child.marks for number, child in enumerate(holder.children or ())}


def _from_brackets(document: Document, things: dict[str | int, Stretch], name: str | int) -> Span | None:
    order = list(things)
    at = order.index(name)
    start, end = things[name]
    marks = (start, things[order[at + 1]][0]) if at + 1 < len(order) else (things[order[at - 1]][1], end)
    between = document.text[marks[0].index : start.index] + document.text[end.index : marks[1].index]
    return None if "#" in between else span_of(marks)


def _lines(document: Document, start: Mark, end: Mark, *, dash: str) -> Span | None:
    """Return whole lines, with the line end of the last; nothing but a `dash` may stand before, and a comment after."""
    text = document.text
    line_start = text.rfind("\n", 0, start.index) + 1
    before = text[line_start : start.index].strip()
    line_end = text.find("\n", end.index)
    after = text[end.index : None if line_end < 0 else line_end].strip()
    if before != dash or (after and not after.startswith("#")) or line_end < 0:
        return None
    return span_of((start, end))._replace(column=1, start=line_start, end_line=end.line + 2, end_column=1, end=line_end + 1)
