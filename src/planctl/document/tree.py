"""What parsing makes of a text: its data, and where every key and value stands.

Places are offsets, in characters from 0; lines and columns are reckoned when something is shown. A large plan has hundreds of thousands of
keys and values, so their places lie in one row of numbers, which is read beside the data.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from planctl.document.decoding import span_at
from planctl.finding import Path, Problem, Span

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator

Extent = tuple[int, int]  # where something begins and ends

# How many numbers a key or single value takes in a row of places, and those of a mapping or list before what is in it.
SINGLE, FIRST = 2, 3


class Places:
    """Where every key and value stands, in the text's order: for each where it begins and where it ends.

    A key stands right before its value. A mapping or list has a third number: how many it takes in all, with what is in it.
    """

    __slots__ = ("_of_children", "row")

    def __init__(self, row: array[int]) -> None:
        self.row = row
        self._of_children: dict[int, Any] = {}  # of what has been asked about: findings often share a way

    def of_children(self, number: int, data: Any) -> Any:
        """Return the numbers of what is in a mapping by key, or in a list by index."""
        found = self._of_children.get(number)
        if found is None:
            found = self._of_children[number] = dict(self._keyed(number, data)) if type(data) is dict else list(self._listed(number, data))
        return found

    def _keyed(self, number: int, data: dict[str, Any]) -> Iterator[tuple[str, int]]:
        following = number + FIRST
        for key, value in data.items():
            yield key, following + SINGLE
            following = number_after(self.row, following + SINGLE, value)

    def _listed(self, number: int, data: list[Any]) -> Iterator[int]:
        following = number + FIRST
        for value in data:
            yield following
            following = number_after(self.row, following, value)


COLLECTIONS = frozenset([dict, list])


def number_after(row: array[int], number: int, value: Any) -> int:
    """Return the number behind all of a value that has a number."""
    return number + (row[number + SINGLE] if type(value) in COLLECTIONS else SINGLE)


class Node:
    """Where one value stands, its key where it has one, and what is in it: by key for a mapping, by index for a list."""

    __slots__ = ("_keyed", "_number", "_places", "data")

    def __init__(self, places: Places, data: Any, number: int = 0, *, keyed: bool = False) -> None:
        self._places = places
        self._number = number
        self._keyed = keyed
        self.data = data

    @property
    def start(self) -> int:
        """Where the value begins."""
        return self._places.row[self._number]

    @property
    def end(self) -> int:
        """Where the value ends."""
        return self._places.row[self._number + 1]

    @property
    def is_mapping(self) -> bool:
        """Whether what is in it is found by key."""
        return type(self.data) is dict

    @property
    def is_single(self) -> bool:
        """Whether it is neither a mapping nor a list."""
        return type(self.data) not in COLLECTIONS

    @property
    def key_extent(self) -> Extent | None:
        """Where its key stands, None where it has none."""
        if not self._keyed:
            return None
        start, end = self._places.row[self._number - SINGLE : self._number]
        return start, end

    @property
    def begins(self) -> int:
        """Where it begins, with its key."""
        return self.key_extent[0] if self.key_extent else self.start

    def child(self, step: str | int) -> Node | None:
        """Return the value at a key or an index, None where there is none."""
        if self.is_mapping:
            return self._child(step) if step in self.data else None
        return self._child(step) if type(self.data) is list and isinstance(step, int) and 0 <= step < len(self.data) else None

    def items(self) -> Iterator[tuple[str | int, Node]]:
        """Yield what is in it, in the text's order."""
        for step in () if self.is_single else self.data if self.is_mapping else range(len(self.data)):
            yield step, self._child(step)

    def _child(self, step: str | int) -> Node:
        number = self._places.of_children(self._number, self.data)[step]
        return Node(self._places, self.data[step], number, keyed=self.is_mapping)


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
        return span if node.is_single else first_line(span, self.text)

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
