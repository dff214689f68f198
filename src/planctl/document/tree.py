"""What parsing makes of a text: its data, and where every key and value stands.

Places are offsets, in characters from 0; lines and columns are reckoned when something is shown. A large plan has hundreds of thousands of
values, so what has nothing in it is kept as one number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from planctl.document.decoding import span_at
from planctl.finding import Path, Problem, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

Extent = tuple[int, int]  # where something begins and ends

BITS = 31  # an offset's: a file has at most 1 GiB
OFFSET = (1 << BITS) - 1
# An extent is packed as `start << BITS | end`, and what has a key as `key << 2 * BITS | extent`, the key's own extent packed, too.


class Node:
    """Where one value stands, its key where it has one, and what is in it: by key for a mapping, by index for a list.

    `children` is None for a single value. In it single values are packed: `child` and `items` unpack them.
    """

    __slots__ = ("children", "end", "key", "start")

    def __init__(self, start: int, end: int, children: dict[str, Child] | list[Child] | None = None, key: int = 0) -> None:
        self.start = start
        self.end = end
        self.children: Any = children
        self.key = key  # packed; 0 for a list's item and for the whole

    @property
    def is_mapping(self) -> bool:
        """Whether what is in it is found by key."""
        return type(self.children) is dict

    @property
    def key_extent(self) -> Extent | None:
        """Where its key stands, None where it has none."""
        return (self.key >> BITS, self.key & OFFSET) if self.key else None

    @property
    def begins(self) -> int:
        """Where it begins, with its key."""
        return self.key >> BITS if self.key else self.start

    def child(self, step: str | int) -> Node | None:
        """Return the value at a key or an index, None where there is none."""
        found: Child | None = None
        if isinstance(self.children, dict):
            found = self.children.get(step) if isinstance(step, str) else None
        elif self.children is not None and isinstance(step, int) and 0 <= step < len(self.children):
            found = self.children[step]
        return None if found is None else node_of(found)

    def items(self) -> Iterator[tuple[str | int, Node]]:
        """Yield what is in it, in the text's order."""
        for step, child in self.children.items() if isinstance(self.children, dict) else enumerate(self.children or ()):
            yield step, node_of(child)


Child = Node | int


def node_of(child: Child) -> Node:
    """Return a packed value as a node."""
    return Node(child >> BITS & OFFSET, child & OFFSET, key=child >> 2 * BITS) if isinstance(child, int) else child


class Document(NamedTuple):
    """One parsed file: its data (None when it can't be read), its problems, and where everything stands.

    In `text` and `data` personal identity numbers are hidden, so that no output can show one. `written` is the text just as it stands in
    the file: for those alone who put it back there or look for such numbers.
    """

    file: str
    text: str
    data: Any
    problems: tuple[Problem, ...]
    written: str = ""
    root: Node | None = None
    marked: bool = False  # began with a byte order mark
    holes: frozenset[Path] = frozenset()  # values refused with a problem of their own

    @property
    def readable(self) -> bool:
        """Whether there is data to make a model of."""
        return self.root is not None

    def span(self, path: Path, *, at_key: bool = False) -> Span:
        """Return where the value at a path stands, or its nearest ancestor where the path leads nowhere.

        `at_key`: where its key stands (of a list's item: the item). A mapping or list that goes over several lines is shown by its
        first: carets under fifty lines help nobody. A text over several lines is shown whole.
        """
        node = self.root
        if node is None:
            return span_at(self.text, 0)
        for position, step in enumerate(path):
            child = node.child(step)
            if child is None:
                return first_line(span_between(self.text, node.start, node.end), self.text)
            if at_key and child.key_extent and position == len(path) - 1:
                return span_between(self.text, *child.key_extent)
            node = child
        span = span_between(self.text, node.start, node.end)
        return span if node.children is None else first_line(span, self.text)

    def raw(self, path: Path) -> str:
        """Return the text of what `span` points at: a scalar just as it is written, the first line of a mapping or list."""
        span = self.span(path)
        return self.text[span.start : span.end]


def span_between(text: str, start: int, end: int) -> Span:
    """Return the span between two offsets."""
    starts = _line_starts(text)
    first, last = bisect_right(starts, start), bisect_right(starts, end)
    return Span(first, start - starts[first - 1] + 1, last, end - starts[last - 1] + 1, start, end)


@lru_cache(maxsize=2)  # findings come file by file
def _line_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", text))]


def first_line(span: Span, text: str) -> Span:
    """Cut a span at the end of its first line."""
    if span.line == span.end_line:
        return span
    line_end = text.find("\n", span.start)
    length = len(text[span.start : None if line_end < 0 else line_end].rstrip(" \t\r"))
    return Span(span.line, span.column, span.line, span.column + length, span.start, span.start + length)
