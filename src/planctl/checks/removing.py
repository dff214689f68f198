"""The stretch of text that goes when one thing of a list or a mapping is taken out, and no other does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.document.tree import span_between

if TYPE_CHECKING:
    from planctl.document import Document
    from planctl.document.tree import Extent, Node
    from planctl.finding import Path, Span


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
    flow = document.text[holder.start] in "[{"
    return (
        _from_brackets(document, things, path[-1]) if flow else _lines(document, *things[path[-1]], dash="" if holder.is_mapping else "-")
    )


def _things(holder: Node) -> dict[str | int, Extent]:
    """Return where each thing of a list or a mapping begins (with its key) and ends."""
    return {step: (child.begins, child.end) for step, child in holder.items()}


def _from_brackets(document: Document, things: dict[str | int, Extent], name: str | int) -> Span | None:
    order = list(things)
    at = order.index(name)
    start, end = things[name]
    first, last = (start, things[order[at + 1]][0]) if at + 1 < len(order) else (things[order[at - 1]][1], end)
    between = document.text[first:start] + document.text[end:last]
    return None if "#" in between else span_between(document.text, first, last)


def _lines(document: Document, start: int, end: int, *, dash: str) -> Span | None:
    """Return whole lines, with the line end of the last; nothing but a `dash` may stand before, and a comment after."""
    text = document.text
    line_start = text.rfind("\n", 0, start) + 1
    before = text[line_start:start].strip()
    line_end = text.find("\n", end)
    after = text[end : None if line_end < 0 else line_end].strip()
    if before != dash or (after and not after.startswith("#")) or line_end < 0:
        return None
    return span_between(text, line_start, line_end + 1)
