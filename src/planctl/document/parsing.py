"""libyaml's events → plain data and a tree of spans, on an explicit stack and within limits.

Composing and constructing crash or hang on hostile text; events alone do not. What a plan has no use for (anchors, aliases, tags,
merge keys, directives, a second document) is a problem with its place, and reading goes on wherever that makes sense.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any, NamedTuple, NoReturn

from planctl.document.decoding import FORBIDDEN, decode, name_of, span_at
from planctl.document.libyaml import CParser, YAMLError
from planctl.document.libyaml import events as yaml_events
from planctl.document.personal import hidden
from planctl.document.scalars import NumberOutOfRangeError, resolve
from planctl.document.syntax import syntax_problem
from planctl.document.tree import BITS, OFFSET, Child, Document, Node, first_line, node_of, span_between
from planctl.finding import Path, Problem, Related

LONGEST_KEY = 200
MERGE_KEY = "<<"

_SCALAR = yaml_events.ScalarEvent
_MAPPING_START = yaml_events.MappingStartEvent
_MAPPING_END = yaml_events.MappingEndEvent
_SEQUENCE_START = yaml_events.SequenceStartEvent
_SEQUENCE_END = yaml_events.SequenceEndEvent
_ALIAS = yaml_events.AliasEvent
_DOCUMENT_START = yaml_events.DocumentStartEvent
_STREAM_END = yaml_events.StreamEndEvent

_BLOCK_STYLES = frozenset("|>")
_MAY_MEAN_MORE = frozenset(["", *"~+-.0123456789nNtTfF"])  # how plain text begins that may be a number, a yes or no, or nothing
REFUSED = object()  # stands for a value whose problem was reported
_ANCHOR, _TAG = r"&[\w-]+", r"!\S*"


class MissingParserError(Exception):
    """PyYAML has no C parser here, and planctl reads with no other."""

    def __init__(self) -> None:
        super().__init__("PyYAML was installed without its C parser: pip install --force-reinstall --only-binary :all: pyyaml")


class Limits(NamedTuple):
    """How much of a file is read: bytes, nodes (keys, values and aliases), depth and faults bound both time and memory."""

    bytes: int = 1024 * 1024
    nodes: int = 100_000
    depth: int = 32
    faults: int = 1_000

    def scaled(self, mebibytes: int) -> Limits:
        """Return limits for larger files, nodes in proportion."""
        return self._replace(bytes=self.bytes * mebibytes, nodes=self.nodes * mebibytes)


DEFAULT_LIMITS = Limits()


def parse(file: str, content: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read one YAML document. Problems carry their place; `data` is None when nothing can be made of the text.

    Raises `MissingParserError`, and nothing for what the content holds.
    """
    if CParser is None:
        raise MissingParserError
    if len(content) > limits.bytes:
        values = {"size": str(len(content)), "limit": str(limits.bytes)}
        return Document(file, "", None, (Problem("too-large", values=values, span=span_at("", 0)),))
    written, marked, problems = decode(content)
    text = hidden(written)
    if problems:
        return Document(file, text, None, tuple(problems), written, marked=marked)
    builder = _Builder(text, limits)
    if not builder.finished():
        return Document(file, text, None, tuple(builder.problems), written, marked=marked)
    return Document(file, text, builder.data, tuple(builder.problems), written, builder.root, marked, frozenset(builder.holes))


class _StoppedError(Exception):
    """A limit was met: nothing more is read."""


_Frame = tuple[Any, Node | None, str | None, Any, bool]  # container, node, key, key's event, skipping


class _Builder:
    """The stack machine behind `parse`. One frame per open mapping or list."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.text = text
        self.limits = limits
        self.problems: list[Problem] = []
        self.holes: set[Path] = set()
        self.data: Any = None
        self.root: Node | None = None
        self.nodes = self.documents = 0
        # What need not be looked at value by value: any part of an NFC text is NFC, and only escapes bring in what decoding has refused.
        self.composed = text.isascii() or unicodedata.is_normalized("NFC", text)
        self.asked = "?" in text
        self.good_keys: dict[str, str] = {}  # each kept once, however often it is written
        self.end = 0  # of the last value that was read
        # The open collection and its node; for a mapping the key that awaits its value; the ones around it lie on the stack.
        self.container: Any = None
        self.node: Node | None = None
        self.key: str | None = None
        self.key_event: Any = None
        self.skipping = False  # the value of a refused key is read and dropped
        self.stack: list[_Frame] = []

    def finished(self) -> bool:
        """Read everything. True when there is data; else the problems say why not."""
        try:
            self.run()
        except YAMLError as error:
            self.problems.append(syntax_problem(error, self.text))
            return False
        except _StoppedError:
            return False
        if self.data is None and not self.holes:
            self.problems.append(Problem("empty-file", span=span_at(self.text, 0)))
        return self.data is not None

    def run(self) -> None:
        """Take libyaml's events one by one. Raises `YAMLError` and `_StoppedError`."""
        # The last line means the same whether or not it is ended: libyaml would leave a block of text without its last line end, and
        # pass over a last line of blanks alone.
        parser: Any = CParser(self.text if self.text.endswith("\n") else self.text + "\n")
        next_event = parser.get_event
        good_keys, composed, most = self.good_keys, self.composed, self.limits.nodes
        while True:
            event = next_event()
            kind = type(event)
            if kind is not _SCALAR:
                if not self.goes_on_after(event):
                    return
                continue
            # Most scalars are keys met before, or values that are text and nothing else: they are taken here, all others by `scalar`.
            text, style = event.value, event.style
            if self.node is None or self.nodes >= most or event.anchor is not None or event.tag is not None:
                self.scalar(event)
            elif self.key is None and type(self.container) is dict:
                if text in good_keys and style == "" and text not in self.container:
                    self.nodes += 1
                    self.key, self.key_event, self.skipping = good_keys[text], event, False
                else:
                    self.scalar(event)
            elif composed and not self.skipping and (style == "'" or (style == "" and text[:1] not in _MAY_MEAN_MORE)):
                self.nodes += 1
                self.put(text, event.start_mark.index << BITS | event.end_mark.index)
            else:
                self.scalar(event)

    def goes_on_after(self, event: Any) -> bool:
        """Take an event that is no scalar. False when nothing more is to be read."""
        kind = type(event)
        if kind is _MAPPING_START or kind is _SEQUENCE_START:
            self.open(event, mapping=kind is _MAPPING_START)
        elif kind is _MAPPING_END or kind is _SEQUENCE_END:
            self.close(event)
        elif kind is _ALIAS:
            self.alias(event)
        elif kind is _DOCUMENT_START:
            self.documents += 1
            self.document(event, self.documents)
        return kind is not _STREAM_END and self.documents <= 1

    def document(self, event: Any, number: int) -> None:
        """Refuse a second document, and directives before the first."""
        if number > 1:
            self.report("second-document", event)
        elif event.version or event.tags:
            self.report("directive", event)

    def report(self, name: str, event: Any, **values: str) -> None:
        """Add a problem at an event, on the line where it begins."""
        if event.start_mark.index > len(self.text):  # below the line end that we gave libyaml
            span = span_at(self.text, len(self.text))
        else:
            span = first_line(span_between(self.text, event.start_mark.index, event.end_mark.index), self.text)
        self.add(Problem(name, span=span, values=values))

    def add(self, problem: Problem) -> None:
        """Keep a problem; stop when there are so many that nobody would read them."""
        self.problems.append(problem)
        if len(self.problems) > self.limits.faults:
            limit = str(self.limits.faults)
            self.problems[-1] = Problem("too-complex", variant="faults", span=problem.span, values={"limit": limit})
            raise _StoppedError

    def count(self, event: Any) -> None:
        """Stop when there are too many nodes."""
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            self.stop(event)

    def stop(self, event: Any) -> NoReturn:
        """Say that there are too many nodes, and read no further."""
        self.report("too-complex", event, limit=str(self.limits.nodes))
        raise _StoppedError

    def decorations(self, event: Any) -> None:
        """Refuse an anchor and a tag, each where it is written."""
        for name, given, pattern in (("anchor", event.anchor, _ANCHOR), ("tag", event.tag, _TAG)):
            found = re.compile(pattern).search(self.text, event.start_mark.index) if given is not None else None
            if found:
                self.add(Problem(name, span=span_at(self.text, found.start(), len(found.group()))))

    @property
    def awaits_key(self) -> bool:
        """Whether what comes next is a mapping's key."""
        return type(self.container) is dict and self.key is None

    def alias(self, event: Any) -> None:
        """Refuse an alias; what it stands for is not there."""
        self.count(event)
        self.report("alias", event)
        self.put(None, event.start_mark.index << BITS | event.end_mark.index, hole=True)

    def scalar(self, event: Any) -> None:
        """Take a key or a single value."""
        self.count(event)
        decorated = event.anchor is not None or event.tag is not None
        if decorated:
            self.decorations(event)
        if self.awaits_key:
            self.take_key(event)
            return
        value = self.value_of(event)
        # What a tag would make of the text is not what we read.
        hole = value is REFUSED or (decorated and event.tag is not None)
        end = event.end_mark.index if event.style not in _BLOCK_STYLES else self.end_of_block(event)
        self.put(None if hole else value, event.start_mark.index << BITS | end, hole=hole)

    def value_of(self, event: Any) -> Any:
        """Return what a scalar means, or `REFUSED` when its problem was reported."""
        text = event.value
        if event.style == "" and event.implicit[0]:
            try:
                value = resolve(text)
            except NumberOutOfRangeError:
                self.report("number-out-of-range", event)
                return REFUSED
            if value is None and self.node is not None:
                self.refuse_nothing(event)
                return REFUSED
            if value is not text:
                return value
        if (event.style == '"' or not self.composed) and self.refuses(text, event):
            return REFUSED
        return text

    def refuse_nothing(self, event: Any) -> None:
        """Report a missing value behind its key; where there is no colon (`? a`, `{a}`) libyaml has it at the next token."""
        key = self.key_event if self.key is not None else None
        if key is not None and event.start_mark.line > key.end_mark.line:
            event.start_mark = event.end_mark = key.end_mark
        if not self.dropping():
            self.report("empty-value", event)

    def refuses(self, text: str, event: Any) -> bool:
        """Report what escapes may have smuggled in (then True: not to be used), and text that is not NFC."""
        found = re.search(FORBIDDEN, text)
        if found:
            self.report("forbidden-character", event, character=name_of(found.group()))
            return True
        if not unicodedata.is_normalized("NFC", text):
            self.report_apart(event, self.path(), at_key=False)
        return False

    def report_apart(self, event: Any, path: Path, *, at_key: bool) -> None:
        """Report text whose letters are stored in parts: it is used all the same, so there is a path to it."""
        self.report("not-nfc", event)
        if not self.dropping():
            self.problems[-1] = self.problems[-1]._replace(path=path, at_key=at_key)

    def end_of_block(self, event: Any) -> int:
        """Return the end of a block scalar's last line that isn't blank; libyaml's mark lies below the blank ones."""
        start: int = event.start_mark.index
        written = self.text[start : event.end_mark.index]
        length = len(written.rstrip(" \t\r\n"))
        line_end = written.find("\n", length)
        return start + len(written[: None if line_end < 0 else line_end].rstrip("\r"))

    def take_key(self, event: Any) -> None:
        """Remember a mapping's key until its value comes; refused keys have their values dropped."""
        text = event.value
        name = text if text.isascii() else unicodedata.normalize("NFC", text)
        self.key, self.key_event = name, event
        first = self.node.child(name) if self.node else None
        self.skipping = first is not None or self.refuses_key(name, event)
        if first and first.key_extent:
            related = (Related((), "first", span=span_between(self.text, *first.key_extent)),)
            span = span_between(self.text, event.start_mark.index, event.end_mark.index)
            self.add(Problem("duplicate-key", span=span, values={"key": name}, related=related))
        if name is not text and name != text:
            self.report_apart(event, self.path(), at_key=True)
        elif not self.skipping and not self.asked and event.style == "" and event.implicit[0]:
            self.good_keys[text] = text

    def refuses_key(self, name: str, event: Any) -> bool:
        """Report what keeps a key (in NFC) from being one. True when its value is to be dropped."""
        plain = event.style == "" and event.implicit[0]
        if len(name) > LONGEST_KEY:
            self.report("key-too-long", event, limit=str(LONGEST_KEY))
        elif plain and name == MERGE_KEY:
            self.report("merge-key", event)
        elif plain and _not_text(name):
            self.report("key-not-text", event)
        elif self.text[event.start_mark.index - 1 : event.start_mark.index] == "?":
            # `{?a: 1}`: libyaml drops the question mark, YAML 1.2 has it in the key.
            self.add(Problem("broken-yaml", variant="character", span=span_at(self.text, event.start_mark.index - 1, 1)))
        else:
            return event.style == '"' and self.refuses(name, event)
        return True

    def open(self, event: Any, *, mapping: bool) -> None:
        """Begin a mapping or a list."""
        self.count(event)
        if event.anchor is not None or event.tag is not None:
            self.decorations(event)
        if len(self.stack) >= self.limits.depth:
            self.report("too-deep", event, limit=str(self.limits.depth))
            raise _StoppedError
        if self.awaits_key:
            self.report("key-not-text", event)
            self.skipping = True
        node = Node(event.start_mark.index, event.end_mark.index, {} if mapping else [])
        self.stack.append((self.container, self.node, self.key, self.key_event, self.skipping))
        self.container, self.node, self.key, self.skipping = ({} if mapping else []), node, None, False

    def close(self, event: Any) -> None:
        """End the open mapping or list, and put it into the one around it."""
        value, node = self.container, self.node
        assert node is not None  # noqa: S101 - libyaml pairs its events
        # Where a block ends libyaml has a mark of no length, at the next token.
        flow = event.end_mark.index > event.start_mark.index
        node.end = event.end_mark.index if flow else self.end
        self.container, self.node, self.key, self.key_event, self.skipping = self.stack.pop()
        self.put(value, node)

    def put(self, value: Any, place: Child, *, hole: bool = False) -> None:
        """Put a value where it belongs: at the root, at the end of the open list, at the key that awaits it."""
        self.end = place & OFFSET if isinstance(place, int) else place.end
        parent = self.node
        if hole:
            self.add_hole()
        if parent is None:
            self.data, self.root = value, node_of(place)
        elif type(self.container) is list:
            self.container.append(value)
            parent.children.append(place)
        elif self.key is None:  # an alias, a mapping or a list as a key, refused: its value is dropped
            self.key, self.skipping = "", True
        else:
            if not self.skipping:
                key = self.key_event.start_mark.index << BITS | self.key_event.end_mark.index
                self.container[self.key] = value
                if isinstance(place, int):
                    parent.children[self.key] = key << 2 * BITS | place
                else:
                    place.key = key
                    parent.children[self.key] = place
            self.key, self.skipping = None, False

    def frames(self) -> list[_Frame]:
        """Return the open mappings and lists, outermost first, the one at hand last."""
        return [*self.stack, (self.container, self.node, self.key, self.key_event, self.skipping)]

    def dropping(self) -> bool:
        """Whether what is read now belongs to a refused key."""
        return any(skipping for *_, skipping in self.frames())

    def add_hole(self) -> None:
        """Remember that the value at hand was refused, unless it is dropped anyway or stands where a key should."""
        if not self.dropping() and not self.awaits_key:
            self.holes.add(self.path())

    def path(self) -> Path:
        """Return where the value at hand goes (of a key: where its value will)."""
        return tuple(_step(container, key) for container, node, key, _, _ in self.frames() if node is not None)


def _step(container: Any, key: str | None) -> str | int:
    """Return the key or index at which an open mapping or list takes its next value."""
    return len(container) if type(container) is list else str(key)


def _not_text(name: str) -> bool:
    try:
        return not isinstance(resolve(name), str)
    except NumberOutOfRangeError:
        return True
