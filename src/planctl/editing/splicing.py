"""Lines into a journal's text: what stood there stays as it was, in the order in which it was.

A list item goes right below the last one, so that a comment at the end stays at the end; it is indented as the others are, and its line
ends as theirs do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planctl.editing.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planctl.document import Document
    from planctl.document.tree import Node

_BLANK_LINES = re.compile(r"(?:[ \t]*\r?\n)*(?:[ \t]+\Z)?")


def new_journal(plan: str, entries: Sequence[str]) -> str:
    """Return the text of a journal that has not been there."""
    lines = ["schema: planctl/journal/v1", f"plan: {plan}", "entries:", *(f"  - {entry}" for entry in entries)]
    return "".join(f"{line}\n" for line in lines)


def with_entries(document: Document, entries: Sequence[str]) -> Iterator[str]:
    """Yield the journal's text with entries more, the likeliest first: the caller must see which of them reads right.

    Raises `Refused` (layout) where the entries don't stand one below the other.
    """
    text, root = document.written, document.root
    if root is None or not root.is_mapping or text.startswith("{", root.start):
        raise Refused("layout")
    found = root.child("entries")
    if found is None:
        yield _inserted(text, root.end, ["entries:", *(f"  - {entry}" for entry in entries)], _column(text, root.start))
    elif text.startswith("[", found.start):
        column = _column(text, found.begins) + 2
        before, after = _without_brackets(text, found)
        yield _inserted(before + after, len(before), [f"- {entry}" for entry in entries], column)
    else:
        items = [f"- {entry}" for entry in entries]
        yield _inserted(text, found.end, items, _column(text, found.start))
        # Below a block of text (`|+`) blank lines may belong to it.
        yield _inserted(text, _below_blank_lines(text, found.end), items, _column(text, found.start))


def _without_brackets(text: str, found: Node) -> tuple[str, str]:
    """Return what stands before and after an empty pair of brackets: a list with one entry a line has none."""
    start, end = found.start, found.end
    if text[start + 1 : end - 1].strip(" "):
        raise Refused("layout")
    return text[:start].rstrip(" "), text[end:]


def _inserted(text: str, offset: int, lines: Sequence[str], column: int) -> str:
    """Return the text with lines more below the one that an offset stands on (at a line's beginning: above it)."""
    line_end = "\r\n" if "\r\n" in text[: text.find("\n") + 1] else "\n"
    place = offset if offset and text[offset - 1] == "\n" else line_after(text, offset)
    added = "".join(f"{' ' * column}{line}{line_end}" for line in lines)
    parted = "" if not place or text[place - 1] == "\n" else line_end
    return f"{text[:place]}{parted}{added}{text[place:]}"


def _column(text: str, offset: int) -> int:
    """Return how many characters stand to the left on its line."""
    return offset - text.rfind("\n", 0, offset) - 1


def line_after(text: str, offset: int) -> int:
    """Return where the line below an offset begins, the text's end where there is none."""
    line_end = text.find("\n", offset)
    return len(text) if line_end < 0 else line_end + 1


def _below_blank_lines(text: str, offset: int) -> int:
    match = _BLANK_LINES.match(text, line_after(text, offset))
    return match.end() if match else offset
