"""libyaml's events → plain data and a tree of spans, on an explicit stack and within limits.

Composing and constructing crash or hang on hostile text; events alone do not. What a plan has no use for (anchors, aliases, tags,
merge keys, directives, a second document) is a problem with its place, and reading goes on wherever that makes sense.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from itertools import islice
from typing import Any, NamedTuple, NoReturn

from planctl.document.decoding import FORBIDDEN, decode, name_of, span_at, without_mark
from planctl.document.libyaml import YAMLError, read_events
from planctl.document.libyaml import events as yaml_events
from planctl.document.personal import hidden
from planctl.document.scalars import NumberOutOfRangeError, resolve
from planctl.document.syntax import syntax_problem
from planctl.document.tree import FIRST, SINGLE, Document, Node, Places, first_line, number_after, span_between
from planctl.finding import Path, Problem, Related

LONGEST_KEY = 200
MOST_KEYS = 1_000  # that are remembered: ids are keys, too
MERGE_KEY = "<<"

_BLOCK_STYLES = frozenset("|>")
_QUOTES, _SINGLE_QUOTES = frozenset("'\""), frozenset("'")
_MAY_MEAN_MORE = frozenset(["", *"~+-.0123456789nNtTfF"])  # how plain text begins that may be a number, a yes or no, or nothing
REFUSED = object()  # stands for a value whose problem was reported
_GOOD_KEYS: dict[str, str] = {}  # met before, in any text without question marks: each is kept once, however often it is written
_ANCHOR, _TAG = r"&[\w-]+", r"!\S*"


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
    if len(content) > limits.bytes:
        values = {"size": str(len(content)), "limit": str(limits.bytes)}
        return Document(file, "", None, (Problem("too-large", values=values, span=span_at("", 0)),))
    written, marked, problems = decode(content)
    text = hidden(written, content)
    if problems:
        return Document(file, text, None, tuple(problems), written, marked=marked)
    builder = _Builder(text, without_mark(content) if text is written else text.encode(), limits)
    if not builder.finished():
        return Document(file, text, None, tuple(builder.problems), written, marked=marked)
    return Document(file, text, builder.data, tuple(builder.problems), written, builder.root, marked, frozenset(builder.holes))


class _StoppedError(Exception):
    """A limit was met: nothing more is read."""


class _Mark:
    """Where something stands that libyaml has at another place."""

    def __init__(self, index: int) -> None:
        self.index = index


_Frame = tuple[Any, int, str | None, int]  # container, its number, key, from which number on what is read is dropped
NOTHING = -1


class _Builder:
    """The stack machine behind `parse`. One frame per open mapping or list."""

    def __init__(self, text: str, encoded: bytes, limits: Limits) -> None:
        self.text = text
        self.encoded = encoded  # the same, as libyaml reads it fastest
        self.limits = limits
        self.problems: list[Problem] = []
        self.holes: set[Path] = set()
        self.data: Any = None
        self.places = array("I")  # see `Places`
        self.nodes = self.documents = 0
        # What need not be looked at value by value: any part of an NFC text is NFC, and only escapes bring in what decoding has refused.
        self.composed = text.isascii() or unicodedata.is_normalized("NFC", text)
        self.asked = "?" in text
        self.good_keys = {} if self.asked else _GOOD_KEYS
        self.quotes = _QUOTES if "\\" not in text else _SINGLE_QUOTES  # within which nothing is escaped
        self.end = 0  # of the last value that was read
        # The open collection and its number; for a mapping the key that awaits its value; the ones around it lie on the stack.
        self.container: Any = None
        self.number = 0
        self.key: str | None = None
        self.dropped = NOTHING  # the value of a refused key is read and dropped, with all that is numbered from here on
        self.stack: list[_Frame] = []
        self.in_mapping = self.plain = False
        self.add_place = self.places.append
        self.most = limits.nodes
        self.keys: dict[int, tuple[dict[str, int], int]] = {}  # of mappings in which one was repeated: the keys' numbers, and the next

    @property
    def root(self) -> Node:
        """The whole of what was read."""
        return Node(Places(self.places), self.data)

    def finished(self) -> bool:
        """Read everything. True when there is data; else the problems say why not."""
        try:
            read_events(self.encoded, self)
        except YAMLError as error:
            self.problems.append(syntax_problem(error, self.text))
            return False
        except _StoppedError:
            return False
        if self.data is None and not self.holes:
            self.problems.append(Problem("empty-file", span=span_at(self.text, 0)))
        return self.data is not None

    # Most of what comes is keys met before, values that are text and nothing else, and mappings and lists. The next four take it at once;
    # all else is taken by the methods below them.

    def scalar(self, anchor: Any, tag: Any, implicit: Any, value: str, start: Any, end: Any, style: str) -> None:  # noqa: PLR0913, PLR0917 - an event's parts
        """Take a key or a single value."""
        if anchor is None and tag is None and self.nodes < self.most:
            if self.in_mapping and self.key is None:
                if style == "" and value in self.good_keys and value not in self.container:
                    self.nodes += 1
                    self.key, self.dropped = self.good_keys[value], NOTHING
                    self.add_place(start.index)
                    self.add_place(end.index)
                    return
            elif self.plain and self.dropped == NOTHING and (style in self.quotes if style else value[:1] not in _MAY_MEAN_MORE):
                self.nodes += 1
                self.end = end.index
                self.add_place(start.index)
                self.add_place(self.end)
                if self.in_mapping:
                    self.container[self.key] = value
                    self.key = None
                else:
                    self.container.append(value)
                return
        self.uncommon(yaml_events.ScalarEvent(anchor, tag, implicit, value, start, end, style))

    def mapping(self, *event: Any) -> None:
        """Begin a mapping."""
        self.open(event, {})

    def sequence(self, *event: Any) -> None:
        """Begin a list."""
        self.open(event, [])

    def ended(self, start: Any, end: Any) -> None:
        """End the open mapping or list, and put it into the one around it."""
        value, number = self.container, self.number
        if end.index > start.index:  # where a block ends libyaml has a mark of no length, at the next token
            self.end = end.index
        self.places[number + 1] = self.end
        self.places[number + SINGLE] = len(self.places) - number
        self.container, self.number, self.key, self.dropped = self.stack.pop()
        self.in_mapping = type(self.container) is dict
        self.put(value, number)

    def other(self, event: Any) -> bool:
        """Take an alias, or where the text or a document begins or ends. False when nothing more is to be read."""
        if isinstance(event, yaml_events.AliasEvent):
            self.alias(event)
        elif isinstance(event, yaml_events.DocumentStartEvent):
            self.documents += 1
            self.document(event, self.documents)
        return self.documents <= 1

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
        return self.in_mapping and self.key is None

    def alias(self, event: Any) -> None:
        """Refuse an alias; what it stands for is not there."""
        self.count(event)
        self.report("alias", event)
        self.put(None, self.place(event, event.end_mark.index), hole=True)

    def place(self, event: Any, end: int) -> int:
        """Note where a key or a single value stands, and return its number."""
        self.places.extend((event.start_mark.index, end))
        self.end = end
        return len(self.places) - SINGLE

    def uncommon(self, event: Any) -> None:
        """Take any key or single value."""
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
        self.put(None if hole else value, self.place(event, end), hole=hole)

    def value_of(self, event: Any) -> Any:
        """Return what a scalar means, or `REFUSED` when its problem was reported."""
        text = event.value
        if event.style == "" and event.implicit[0]:
            try:
                value = resolve(text)
            except NumberOutOfRangeError:
                self.report("number-out-of-range", event)
                return REFUSED
            if value is None and self.container is not None:
                self.refuse_nothing(event)
                return REFUSED
            if value is not text:
                return value
        if (event.style == '"' or not self.composed) and self.refuses(text, event):
            return REFUSED
        return text

    def refuse_nothing(self, event: Any) -> None:
        """Report a missing value behind its key; where there is no colon (`? a`, `{a}`) libyaml has it at the next token."""
        single = self.dropped in {NOTHING, len(self.places) - SINGLE}  # a key that is a mapping or a list was refused already
        end_of_key = self.places[-1] if single else self.end
        between = self.text[end_of_key : event.start_mark.index]
        if self.key is not None and ("\n" in between or event.start_mark.index > len(self.text)):
            event.start_mark = event.end_mark = _Mark(end_of_key)
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
        self.key = name
        repeated = name in self.container
        refused = repeated or self.refuses_key(name, event)
        number = self.place(event, event.end_mark.index)
        self.dropped = number if refused else NOTHING
        if repeated:
            first = self.number_of_key(name)
            related = (Related((), "first", span=span_between(self.text, *self.places[first : first + SINGLE])),)
            span = span_between(self.text, event.start_mark.index, event.end_mark.index)
            self.add(Problem("duplicate-key", span=span, values={"key": name}, related=related))
        if name is not text and name != text:
            self.report_apart(event, self.path(), at_key=True)
        elif not refused and not self.asked and event.style == "" and event.implicit[0] and len(self.good_keys) < MOST_KEYS:
            self.good_keys[text] = text

    def number_of_key(self, name: str) -> int:
        """Return the number of a key of the open mapping. Those found once are remembered, as a thousand keys may be repeated."""
        known, number = self.keys.get(self.number, ({}, self.number + FIRST))
        for key, value in islice(self.container.items(), len(known), None):
            known[key] = number
            number = number_after(self.places, number + SINGLE, value)
        self.keys[self.number] = known, number
        return known[name]

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

    def open(self, event: tuple[Any, ...], container: Any) -> None:
        """Begin a mapping or a list."""
        anchor, tag, _, start, _, _ = event
        self.nodes += 1
        if anchor is not None or tag is not None or self.nodes > self.most or len(self.stack) >= self.limits.depth or self.awaits_key:
            self.refuse_opening(yaml_events.MappingStartEvent(*event))
        self.stack.append((self.container, self.number, self.key, self.dropped))
        self.container, self.number, self.key, self.dropped = container, len(self.places), None, NOTHING
        self.in_mapping = type(container) is dict
        self.plain = self.composed
        self.places.extend((start.index, 0, 0))

    def refuse_opening(self, event: Any) -> None:
        """Report what is wrong with the beginning of a mapping or list."""
        if self.nodes > self.most:
            self.stop(event)
        self.decorations(event)
        if len(self.stack) >= self.limits.depth:
            self.report("too-deep", event, limit=str(self.limits.depth))
            raise _StoppedError
        if self.awaits_key:
            self.report("key-not-text", event)
            self.dropped = len(self.places)

    def put(self, value: Any, number: int, *, hole: bool = False) -> None:
        """Put a value where it belongs: at the root, at the end of the open list, at the key that awaits it."""
        if hole:
            self.add_hole()
        if self.container is None:
            self.data = value
        elif type(self.container) is list:
            self.container.append(value)
        elif self.key is None:  # an alias, a mapping or a list as a key, refused: its value is dropped
            self.key, self.dropped = "", number
        else:
            if self.dropped == NOTHING:
                self.container[self.key] = value
            else:
                del self.places[self.dropped :]
            self.key, self.dropped = None, NOTHING

    def frames(self) -> list[_Frame]:
        """Return the open mappings and lists, outermost first, the one at hand last."""
        return [*self.stack, (self.container, self.number, self.key, self.dropped)]

    def dropping(self) -> bool:
        """Whether what is read now belongs to a refused key."""
        return any(dropped != NOTHING for *_, dropped in self.frames())

    def add_hole(self) -> None:
        """Remember that the value at hand was refused, unless it is dropped anyway or stands where a key should."""
        if not self.dropping() and not self.awaits_key:
            self.holes.add(self.path())

    def path(self) -> Path:
        """Return where the value at hand goes (of a key: where its value will)."""
        return tuple(_step(container, key) for container, _, key, _ in self.frames() if container is not None)


def _step(container: Any, key: str | None) -> str | int:
    """Return the key or index at which an open mapping or list takes its next value."""
    return len(container) if type(container) is list else str(key)


def _not_text(name: str) -> bool:
    try:
        return not isinstance(resolve(name), str)
    except NumberOutOfRangeError:
        return True
