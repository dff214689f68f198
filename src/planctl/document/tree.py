"""What parsing makes of a text: its data, and where every key and value stands."""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol

from planctl.document.decoding import span_at
from planctl.finding import Path, Problem, Span


class Mark(Protocol):
    """A place in the text, counted in characters from 0; libyaml's own marks are such."""

    @property
    def index(self) -> int:
        """Offset from the start of the text."""

    @property
    def line(self) -> int:
        """Lines above."""

    @property
    def column(self) -> int:
        """Characters to the left."""


class Place:
    """A mark of our own, where libyaml's would be of no use."""

    __slots__ = ("column", "index", "line")

    def __init__(self, index: int, line: int, column: int) -> None:
        self.index = index
        self.line = line
        self.column = column


Marks = tuple[Mark, Mark]


class Node:
    """Where one value stands, and where its children do: by key for a mapping, by index for a list."""

    __slots__ = ("children", "end", "keys", "start")

    def __init__(self, start: Mark, end: Mark) -> None:
        self.start = start
        self.end = end
        self.children: Any = None  # dict[str, Node] for a mapping, list[Node] for a list, None for a scalar
        self.keys: dict[str, Marks] | None = None  # a mapping's: the marks of each key

    @property
    def marks(self) -> Marks:
        """Where it begins and ends."""
        return self.start, self.end

    def child(self, step: str | int) -> Node | None:
        """Return the value at a key or an index, None where there is none."""
        found: Node | None = None
        if self.keys is not None:
            found = self.children.get(step)
        elif isinstance(self.children, list) and isinstance(step, int) and 0 <= step < len(self.children):
            found = self.children[step]
        return found


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
                return first_line(span_of(node.marks), self.text)
            if at_key and node.keys is not None and position == len(path) - 1:
                return span_of(node.keys[str(step)])
            node = child
        span = span_of(node.marks)
        return span if node.children is None else first_line(span, self.text)

    def raw(self, path: Path) -> str:
        """Return the text of what `span` points at: a scalar just as it is written, the first line of a mapping or list."""
        span = self.span(path)
        return self.text[span.start : span.end]


def span_of(marks: Marks) -> Span:
    """Return the span between two marks."""
    start, end = marks
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1, start.index, end.index)


def first_line(span: Span, text: str) -> Span:
    """Cut a span at the end of its first line."""
    if span.line == span.end_line:
        return span
    line_end = text.find("\n", span.start)
    length = len(text[span.start : None if line_end < 0 else line_end].rstrip(" \t\r"))
    return Span(span.line, span.column, span.line, span.column + length, span.start, span.start + length)
