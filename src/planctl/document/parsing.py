"""libyaml's events → plain data and a tree of spans, on an explicit stack and within limits.

Composing and constructing crash or hang on hostile text; events alone do not. What a plan has no use for (anchors, aliases, tags,
merge keys, directives, a second document) is a problem with its place, and reading goes on wherever that makes sense.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Any

from yaml import YAMLError
from yaml import events as yaml_events
from yaml.cyaml import CParser

from planctl.document.decoding import FORBIDDEN, decode, name_of, span_at
from planctl.document.scalars import NumberOutOfRange, resolve
from planctl.finding import Path, Problem, Related, Span

LONGEST_KEY = 200
MERGE_KEY = "<<"

_SCALAR = yaml_events.ScalarEvent
_MAPPING_START = yaml_events.MappingStartEvent
_MAPPING_END = yaml_events.MappingEndEvent
_SEQUENCE_START = yaml_events.SequenceStartEvent
_SEQUENCE_END = yaml_events.SequenceEndEvent
_ALIAS = yaml_events.AliasEvent
_DOCUMENT_START = yaml_events.DocumentStartEvent
_DOCUMENT_END = yaml_events.DocumentEndEvent
_STREAM_END = yaml_events.StreamEndEvent

# libyaml's words → our variant of `broken-yaml`; the rest gets the general one.
_SYNTAX_VARIANTS = (
    ("mapping values are not allowed", "colon"),
    ("could not find expected ':'", "no-colon"),
    ("found character that cannot start any token", "character"),
    ("found unexpected end of stream", "unclosed"),
    ("did not find expected ',' or", "bracket"),
    ("did not find expected key", "indentation"),
    ("did not find expected '-' indicator", "indentation"),
    ("did not find expected <document start>", "indentation"),
    ("found a tab character", "tab"),
    ("unknown escape character", "escape"),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read: bytes, nodes and depth bound both time and memory."""

    bytes: int = 1024 * 1024
    nodes: int = 100_000
    depth: int = 32

    def scaled(self, mebibytes: int) -> Limits:
        """Return limits for larger files, nodes in proportion."""
        return Limits(self.bytes * mebibytes, self.nodes * mebibytes, self.depth)


DEFAULT_LIMITS = Limits()


class Node:
    """Where one value stands, and where its children do: by key for a mapping, by index for a list."""

    __slots__ = ("children", "end", "keys", "start")

    def __init__(self, start: Any, end: Any) -> None:
        self.start = start  # libyaml marks: index, line and column from 0, in characters
        self.end = end
        self.children: Any = None  # dict[str, Node] | list[Node] | None
        self.keys: dict[str, tuple[Any, Any]] | None = None  # marks of each key


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed file: its data (None when it can't be read), its problems, and where everything stands."""

    file: str
    text: str
    data: Any
    problems: tuple[Problem, ...]
    root: Node | None = None
    marked: bool = False  # began with a byte order mark
    holes: frozenset[Path] = field(default_factory=frozenset)  # values refused with a problem of their own

    @property
    def readable(self) -> bool:
        """Whether there is data to make a model of."""
        return self.root is not None

    def span(self, path: Path, *, at_key: bool = False) -> Span:
        """Return where the value at a path stands (`at_key`: its key), or its nearest ancestor where the path leads nowhere."""
        node = self.root
        if node is None:
            return span_at(self.text, 0)
        marks = (node.start, node.end)
        for position, step in enumerate(path):
            keys, children = node.keys, node.children
            if keys is not None and isinstance(step, str) and step in children:
                marks = keys[step] if at_key and position == len(path) - 1 else (children[step].start, children[step].end)
                node = children[step]
            elif keys is None and isinstance(children, list) and isinstance(step, int) and step < len(children):
                node = children[step]
                marks = (node.start, node.end)
            else:
                return self._first_line(marks)
        if at_key or node.children is None:
            return _span(*marks)
        return self._first_line(marks)

    def raw(self, path: Path) -> str:
        """Return a value's text just as it is written."""
        span = self.span(path)
        return self.text[span.start : span.end]

    def _first_line(self, marks: tuple[Any, Any]) -> Span:
        """A mapping or list is shown by its first line: carets under fifty lines help nobody."""
        span = _span(*marks)
        if span.line == span.end_line:
            return span
        end = self.text.find("\n", span.start)
        end = len(self.text) if end < 0 else end
        while end > span.start and self.text[end - 1] in "\r ":
            end -= 1
        return Span(span.line, span.column, span.line, span.column + end - span.start, span.start, end)


def _span(start: Any, end: Any) -> Span:
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1, start.index, end.index)


def parse(file: str, content: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read one YAML document. Problems carry their place; `data` is None when nothing can be made of the text."""
    text, marked, problems = decode(content)
    if problems:
        return Document(file, text, None, tuple(problems), marked=marked)
    builder = _Builder(text, limits)
    try:
        builder.run()
    except YAMLError as error:
        builder.problems.append(_syntax_problem(error, text))
        return Document(file, text, None, tuple(builder.problems), marked=marked)
    except _StoppedError:
        return Document(file, text, None, tuple(builder.problems), marked=marked)
    if builder.root is None or builder.data is None:
        builder.problems.append(Problem("empty-file", span=span_at(text, 0)))
        return Document(file, text, None, tuple(builder.problems), marked=marked)
    return Document(file, text, builder.data, tuple(builder.problems), builder.root, marked, frozenset(builder.holes))


def _syntax_problem(error: YAMLError, text: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    words = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
    variant = next((variant for fragment, variant in _SYNTAX_VARIANTS if fragment in words), "")
    offset = min(mark.index, len(text)) if mark is not None else 0
    return Problem("broken-yaml", variant=variant, span=span_at(text, offset))


class _StoppedError(Exception):
    """A limit was met: nothing more is read."""


class _Builder:
    """The stack machine behind `parse`. One frame per open mapping or list."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.text = text
        self.limits = limits
        self.problems: list[Problem] = []
        self.holes: set[Path] = set()
        self.data: Any = None
        self.root: Node | None = None
        self.nodes = 0
        # The open collection and its node; for a mapping the key that awaits its value; the ones around it lie on the stack.
        self.container: Any = None
        self.node: Node | None = None
        self.key: str | None = None
        self.key_event: Any = None
        self.skipping = False  # the value of a refused key is read and dropped
        self.stack: list[tuple[Any, Node | None, str | None, Any, bool]] = []
        self.path: list[str | int] = []

    def run(self) -> None:
        parser: Any = CParser(self.text)
        documents = 0
        while True:
            event = parser.get_event()
            kind = type(event)
            if kind is _SCALAR:
                self.scalar(event)
            elif kind is _MAPPING_START or kind is _SEQUENCE_START:
                self.open(event, mapping=kind is _MAPPING_START)
            elif kind is _MAPPING_END or kind is _SEQUENCE_END:
                self.close(event)
            elif kind is _ALIAS:
                self.report("alias", event)
                self.put(None, Node(event.start_mark, event.end_mark), hole=True)
            elif kind is _DOCUMENT_START:
                documents += 1
                if documents > 1:
                    self.report("second-document", event)
                    return
                if event.version or event.tags:
                    self.report("directive", event)
            elif kind is _STREAM_END:
                return

    def report(self, name: str, event: Any, **values: str) -> None:
        self.problems.append(Problem(name, span=_span(event.start_mark, event.end_mark), values=values))

    def count(self, event: Any) -> None:
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            self.report("too-complex", event, limit=str(self.limits.nodes))
            raise _StoppedError

    def decorations(self, event: Any) -> None:
        if event.anchor is not None:
            self.report("anchor", event)
        if event.tag is not None:
            self.report("tag", event)

    def scalar(self, event: Any) -> None:
        self.count(event)
        if event.anchor is not None or event.tag is not None:
            self.decorations(event)
        text = event.value
        if self.node is not None and self.node.keys is not None and self.key is None:
            self.take_key(text, event)
            return
        value: Any = text
        hole = False
        if event.implicit[0] and event.style == "":
            try:
                value = resolve(text)
            except NumberOutOfRange:
                self.report("number-out-of-range", event)
                value, hole = None, True
        if value is None and not hole and self.node is not None:
            self.report("empty-value", event)
            hole = True
        if not text.isascii() or event.style == '"':
            hole = self.check_text(text, event) or hole
        self.put(value, Node(event.start_mark, event.end_mark), hole=hole)

    def check_text(self, text: str, event: Any) -> bool:
        """Report what escapes may have smuggled in, and text that is not NFC. True when the value must not be used."""
        found = FORBIDDEN.search(text.replace("\r\n", "\n"))
        if found:
            self.report("forbidden-character", event, character=name_of(found.group()))
            return True
        if not unicodedata.is_normalized("NFC", text):
            self.report("not-nfc", event)
        return False

    def take_key(self, text: str, event: Any) -> None:
        """Remember a mapping's key until its value comes; refused keys have their values dropped."""
        keys = self.node.keys if self.node is not None else None
        assert keys is not None  # noqa: S101 - the caller looked
        name = text if text.isascii() else unicodedata.normalize("NFC", text)
        self.key, self.key_event, self.skipping = name, event, True
        plain = event.implicit[0] and event.style == ""
        if len(name) > LONGEST_KEY:
            self.report("key-too-long", event, limit=str(LONGEST_KEY))
        elif plain and name == MERGE_KEY:
            self.report("merge-key", event)
        elif name in keys:
            first = _span(*keys[name])
            related = (Related((), "first", span=first),)
            span = _span(event.start_mark, event.end_mark)
            self.problems.append(Problem("duplicate-key", span=span, values={"key": name}, related=related))
        elif (plain and _not_text(name)) or FORBIDDEN.search(name):
            self.report("key-not-text", event)
        else:
            self.skipping = False

    def open(self, event: Any, *, mapping: bool) -> None:
        self.count(event)
        if event.anchor is not None or event.tag is not None:
            self.decorations(event)
        if self.node is not None and self.node.keys is not None and self.key is None:
            self.report("key-not-text", event)
            raise _StoppedError  # a mapping or list as a key: what follows can't be told apart
        if len(self.stack) >= self.limits.depth:
            self.report("too-deep", event, limit=str(self.limits.depth))
            raise _StoppedError
        node = Node(event.start_mark, event.end_mark)
        if mapping:
            node.children, node.keys = {}, {}
            container: Any = {}
        else:
            node.children = []
            container = []
        self.stack.append((self.container, self.node, self.key, self.key_event, self.skipping))
        self.container, self.node, self.key, self.skipping = container, node, None, False

    def close(self, event: Any) -> None:
        value, node = self.container, self.node
        assert node is not None  # noqa: S101 - libyaml pairs its events
        node.end = event.end_mark
        if event.end_mark.index == event.start_mark.index and node.children:
            # The end mark of a block collection lies at the next token: end with its last child instead.
            last = node.children[-1] if node.keys is None else node.children[next(reversed(node.children))]
            node.end = last.end
        self.container, self.node, self.key, self.key_event, self.skipping = self.stack.pop()
        self.put(value, node)

    def put(self, value: Any, node: Node, *, hole: bool = False) -> None:
        parent = self.node
        if parent is None:
            self.data, self.root = value, node
            return
        if parent.keys is None:
            if hole:
                self.holes.add(self.path_to(len(self.container)))
            self.container.append(value)
            parent.children.append(node)
            return
        key, event = self.key, self.key_event
        assert key is not None  # noqa: S101 - a value follows its key
        if not self.skipping:
            if hole:
                self.holes.add(self.path_to(key))
            self.container[key] = value
            parent.children[key] = node
            parent.keys[key] = (event.start_mark, event.end_mark)
        self.key, self.skipping = None, False

    def path_to(self, last: str | int) -> Path:
        steps: list[str | int] = []
        for container, node, key, _, _ in self.stack[1:]:
            steps.append(len(container) if node is not None and node.keys is None else str(key))
        return (*steps, last)


def _not_text(name: str) -> bool:
    try:
        return not isinstance(resolve(name), str)
    except NumberOutOfRange:
        return True
