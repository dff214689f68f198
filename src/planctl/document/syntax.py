"""libyaml's words for what it can't read → our problems: a rule, a variant of its message, a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.document.decoding import span_at
from planctl.finding import Problem

if TYPE_CHECKING:
    from yaml import YAMLError

# What planctl would refuse anyway, and libyaml stumbles over first: `*viktigt*`, `&å`, `!akut!`, `%PLAN`.
_REFUSED = (
    ("directive", "directive"),
    ("incompatible YAML document", "directive"),
    ("scanning an anchor", "anchor"),
    ("scanning an alias", "alias"),
    ("parsing a tag", "tag"),
    ("scanning a tag", "tag"),
    ("undefined tag handle", "tag"),
)
# Variants of `broken-yaml`; the rest gets the general one.
_VARIANTS = (
    ("mapping values are not allowed", "colon"),
    ("could not find expected ':'", "no-colon"),
    ("found character that cannot start any token", "character"),
    ("found unexpected end of stream", "unclosed"),
    ("did not find expected ',' or", "bracket"),
    ("parsing a flow node", "bracket"),
    ("did not find expected key", "indentation"),
    ("did not find expected '-' indicator", "indentation"),
    ("did not find expected <document start>", "indentation"),
    ("found a tab character", "tab"),
    ("unknown escape character", "escape"),
)
_AT_ITS_START = frozenset({"unclosed"})  # the end of the file says nothing about which quote was left open


def syntax_problem(error: YAMLError, text: str) -> Problem:
    """Return the problem for what stopped libyaml, placed where the reader should look."""
    words = f"{getattr(error, 'context', '') or ''}: {getattr(error, 'problem', '') or ''}"
    opened, stopped = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    name = _first(_REFUSED, words)
    variant = "" if name else _first(_VARIANTS, words)
    at_start = name or variant in _AT_ITS_START
    mark = (opened or stopped) if at_start else stopped
    offset = min(mark.index, len(text)) if mark is not None else 0
    return Problem(name or "broken-yaml", variant=variant, span=span_at(text, offset))


def _first(table: tuple[tuple[str, str], ...], words: str) -> str:
    return next((name for fragment, name in table if fragment in words), "")
