"""The comments of a YAML text. libyaml drops them, and a `#` inside a value is none."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from planctl.document.libyaml import read_events
from planctl.document.tree import span_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.document.tree import Document, Node
    from planctl.finding import Path

_BLOCK_STYLES = frozenset("|>")


class Comment(NamedTuple):
    """A comment from its `#` to the end of its line, by offsets; lines count from 1. `alone`: nothing else stands on its line."""

    start: int
    end: int
    line: int
    alone: bool


class Entry(NamedTuple):
    """What begins on a line: a list's item, or a key with its value; where it stands by offsets, and its path."""

    start: int
    end: int
    path: Path


def comments(document: Document, beginning: str) -> Iterator[Comment]:
    """Yield the comments that begin with a pattern (after the `#`), of a document that could be read; also behind another comment."""
    text = document.text
    starts, ends = _scalars(text)
    for found in re.finditer(rf"(?:^|(?<=[ \t\n]))#(?={beginning})", text):
        offset = found.start()
        before = bisect_right(starts, offset) - 1
        if before >= 0 and offset < ends[before]:
            continue
        line_end = text.find("\n", offset)
        line_start = text.rfind("\n", 0, offset) + 1
        end = line_start + len(text[line_start : None if line_end < 0 else line_end].rstrip())
        yield Comment(offset, end, text.count("\n", 0, offset) + 1, not text[line_start:offset].strip())


def _scalars(text: str) -> tuple[list[int], list[int]]:
    """Return where the texts, numbers and keys of a document begin and end; a block of text begins below the line of its `|`."""
    found = _Scalars(text)
    read_events(text.encode(), found)
    return found.starts, found.ends


class _Scalars:
    """Takes where texts, numbers and keys begin and end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []

    def scalar(self, *event: Any) -> None:
        *_, start, end, style = event
        self.starts.append(self.text.find("\n", start.index) if style in _BLOCK_STYLES else start.index)
        self.ends.append(end.index)

    def mapping(self, *_: Any) -> None:
        """Nothing that is asked for."""

    sequence = ended = mapping

    def other(self, _event: Any) -> bool:
        return True


def entries_by_line(document: Document) -> dict[int, Entry]:
    """Return what begins on each line (from 1), the outermost where that is more: `- id: x` begins an item, `a: 1` a key."""
    found: dict[int, Entry] = {}
    waiting: list[tuple[Path, Node]] = [((), document.root)] if document.root else []
    while waiting:
        path, node = waiting.pop()
        for step, child in node.items():
            entry = Entry(child.begins, child.end, (*path, step))
            line = span_between(document.text, entry.start, entry.end).line
            present = found.get(line)
            if present is None or (entry.start, -entry.end, len(entry.path)) < (present.start, -present.end, len(present.path)):
                found[line] = entry
            if not child.is_single:
                waiting.append((entry.path, child))
    return found
