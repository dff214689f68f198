"""What is wrong, where, and how bad: the values that every check yields.

They are named tuples, not dataclasses: making a dataclass costs start-up four times as much, and every run makes these.

A `Problem` is language-neutral and placed by a path into the document (`("areas", 0, "title")`); line and
column come late, when a `Finding` is made of it. Texts are looked up by rule name in `planctl.messages`.
"""

from __future__ import annotations

from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Path = tuple[str | int, ...]


class Severity(IntEnum):
    """How bad a finding is; comparable, `error` is the worst."""

    note = 1
    warning = 2
    error = 3


class Span(NamedTuple):
    """A stretch of text: lines and columns from 1 in characters, offsets from 0 into the decoded text."""

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int


class Related(NamedTuple):
    """A second place that a problem speaks of, such as where an id was first used."""

    path: Path
    label: str
    at_key: bool = False
    span: Span | None = None


class Problem(NamedTuple):
    """A fault where it was found, before it has a line or a language.

    `name` is the rule's; `variant` picks one of the rule's messages; `values` are the words they need.
    `span` is given where a path cannot tell the place (a doubled key, broken YAML).
    """

    name: str
    path: Path = ()
    values: Mapping[str, str] = MappingProxyType({})
    variant: str = ""
    at_key: bool = False
    span: Span | None = None
    related: tuple[Related, ...] = ()


class Location(NamedTuple):
    """A place in a file, for people: `file` is relative to the working directory, with `/`."""

    file: str
    span: Span


class RelatedFinding(NamedTuple):
    """A second place, located; `label` is a message key."""

    location: Location
    label: str


class Edit(NamedTuple):
    """A text that is to stand in place of a stretch of a file's text; everything around it stays."""

    span: Span
    text: str


class Change(NamedTuple):
    """What an edit does to a document's data: the value at `path` becomes `value`, or its key that, or it goes."""

    does: Literal["put", "rename", "remove"]
    path: Path
    value: Any = None


class Fix(NamedTuple):
    """What mends a finding. `safe`: what is written keeps its meaning; else somebody has to look.

    `changes` are all that its edits may do to the data.
    """

    safe: bool
    edits: tuple[Edit, ...]
    changes: tuple[Change, ...] = ()


class Finding(NamedTuple):
    """A located problem with its rule's code and severity. Sorts by file and place with `sort_key`."""

    code: str
    name: str
    severity: Severity
    values: Mapping[str, str]
    variant: str
    location: Location
    path: Path
    address: str
    related: tuple[RelatedFinding, ...] = ()
    fix: Fix | None = None

    def sort_key(self) -> tuple[str, int, int, str]:
        """File, line, column, code."""
        return self.location.file, self.location.span.line, self.location.span.column, self.code
