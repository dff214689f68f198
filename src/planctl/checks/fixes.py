"""What mends a finding: one small function a rule, a document and a problem → edits, and what they do to the data.

An edit touches nothing but the fault. Nothing is invented: what is put there stood there already, or is the one word that was meant.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from planctl.checks.removing import without
from planctl.document.scalars import NumberOutOfRangeError, resolve
from planctl.document.tree import span_between
from planctl.finding import Change, Edit, Fix, Span
from planctl.model.address import fault_of_id
from planctl.model.paths import value_at
from planctl.model.reading import SWEDISH_FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from planctl.document import Document
    from planctl.finding import Path, Problem

ALIKE = 0.8  # how much of a misspelt field's letters must be those of the field that was meant
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|.)")
_LISTED = re.compile(r"[^\s,]+")
_WORD = re.compile(r"[A-Za-z0-9][\w.-]*\Z")


def fix_of(document: Document, problem: Problem) -> Fix | None:
    """Return what mends a problem, None where nobody but its author can.

    A journal's entries are what somebody has said: what can be read there stays as it is.
    """
    return FIXES[problem.name](document, problem)


def composed(document: Document, problem: Problem) -> Fix | None:
    """Letters stored in parts are put together; they look the same."""
    span = _written(document, problem.path, at_key=problem.at_key)
    if span is None:
        return None
    raw = document.text[span.start : span.end]
    meant = raw if problem.at_key else value_at(document.data, problem.path)
    put = unicodedata.normalize("NFC", _ESCAPE.sub(_unescaped, raw) if raw.startswith('"') else raw)
    if put == raw:
        return None
    change = () if problem.at_key else (Change("put", problem.path, unicodedata.normalize("NFC", str(meant))),)
    return Fix(safe=True, edits=(Edit(span, put),), changes=change)


def quoted(document: Document, problem: Problem) -> Fix | None:
    """A number where an id or a text is needed is put in quotes, as it is written: `0180` stays `0180`."""
    value = value_at(document.data, problem.path)
    span = _written(document, problem.path)
    if span is None or isinstance(value, str):
        return None
    raw = document.text[span.start : span.end]
    if not _is_plain(raw, value) or (problem.name == "not-an-id" and fault_of_id(raw) is not None):
        return None
    return Fix(safe=True, edits=(Edit(span, f'"{raw}"'),), changes=(Change("put", problem.path, raw),))


def typed(document: Document, problem: Problem) -> Fix | None:
    """A text without quotes gets them, and a single name where a list is needed gets its brackets."""
    if problem.variant in {"text", "text-or-mapping"}:
        return quoted(document, problem)
    value = value_at(document.data, problem.path)
    span = _written(document, problem.path)
    if problem.variant != "list" or span is None or not isinstance(value, str) or fault_of_id(value) is not None:
        return None
    raw = document.text[span.start : span.end]
    return Fix(safe=True, edits=(Edit(span, f"[{raw}]"),), changes=(Change("put", problem.path, [value]),)) if raw in _ways(value) else None


def renamed(document: Document, problem: Problem) -> Fix | None:
    """A misspelt field gets its name, where only one can be meant, it is not there yet, and no other field is meant by it."""
    known = problem.values["known"].split(", ")
    holder = value_at(document.data, problem.path[:-1])
    meant = _meant(str(problem.path[-1]), known)
    span = _written(document, problem.path, at_key=True)
    if meant is None or span is None or meant in holder:
        return None
    others = (name for name in holder if name not in known and name != problem.path[-1])
    if any(_meant(name, known) == meant for name in others):
        return None
    return Fix(safe=True, edits=(Edit(span, meant),), changes=(Change("rename", problem.path, meant),))


def reworded(document: Document, problem: Problem) -> Fix | None:
    """A misspelt word becomes the one that it is like. In a journal it would change what somebody has said."""
    meant, span = problem.values.get("suggestion"), _written(document, problem.path)
    if meant is None or span is None or problem.path[:1] == ("entries",) or not isinstance(value_at(document.data, problem.path), str):
        return None
    return Fix(safe=False, edits=(Edit(span, meant),), changes=(Change("put", problem.path, meant),))


def removed(document: Document, problem: Problem) -> Fix | None:
    """What nothing refers to, or stands there twice, goes. It may be that something should have referred to it."""
    span = without(document, problem.path)
    return Fix(safe=False, edits=(Edit(span, ""),), changes=(Change("remove", problem.path),)) if span else None


def uncommented(document: Document, problem: Problem) -> Fix | None:
    """A comment that ignores nothing goes, alone on its line with the line; of several rules only the one that is not found."""
    if problem.span is None:
        return None
    text, at = document.text, problem.span.start
    line_start, line_end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line_end = len(text) if line_end < 0 else line_end
    opening = text.rfind("[", line_start, at)
    start, closing = text.rfind("#", line_start, opening), text.find("]", at, line_end)
    if min(opening, start, closing) < 0:
        return None
    listed = list(_LISTED.finditer(text, opening + 1, closing))
    if len(listed) > 1:
        number = next(number for number, one in enumerate(listed) if one.start() == at)
        begin, end = (listed[number - 1].end(), listed[number].end()) if number else (listed[0].start(), listed[1].start())
    elif not text[line_start:start].strip():
        begin, end = line_start, min(line_end + 1, len(text))
    else:
        begin, end = line_start + len(text[line_start:start].rstrip(" \t")), line_start + len(text[line_start:line_end].rstrip("\r"))
    return Fix(safe=True, edits=(Edit(span_between(text, begin, end), ""),))


FIXES: dict[str, Callable[[Document, Problem], Fix | None]] = {
    "not-nfc": composed,
    "not-an-id": quoted,
    "wrong-type": typed,
    "unknown-field": renamed,
    "unknown-value": reworded,
    "doubled-name": removed,
    "unused-organisation": removed,
    "unused-group": removed,
    "unused-suppression": uncommented,
}


def _written(document: Document, path: Path, *, at_key: bool = False) -> Span | None:
    """Return the whole span of the single value at a path, or of its key; None where there is none, or where it holds what is hidden."""
    node = document.root
    for step in path[:-1]:
        node = node.child(step) if node else None
    if node is None or not path:
        return None
    found = node.child(path[-1])
    extent = None if found is None else found.key_extent if at_key else (found.start, found.end) if found.is_single else None
    span = span_between(document.text, *extent) if extent else None
    return span if span and document.text[span.start : span.end] == document.written[span.start : span.end] else None


def _unescaped(match: re.Match[str]) -> str:
    """Return the part of a letter that an escape stands for; every other escape as it is."""
    letter = chr(int(next(filter(None, match.groups()), "0"), 16))
    return letter if unicodedata.combining(letter) else match[0]


def _is_plain(raw: str, value: Any) -> bool:
    """Tell whether a number, true or false is written without anything around it."""
    try:
        read = resolve(raw)
    except NumberOutOfRangeError:
        return False
    return read is not None and type(read) is type(value) and read == value


def _ways(value: str) -> tuple[str, str, str]:
    return value, f'"{value}"', f"'{value}'"


def _meant(field: str, known: list[str]) -> str | None:
    """Return the one field that can be meant by a word: its name in Swedish, or a misspelling that is like no other."""
    from difflib import get_close_matches

    swedish = SWEDISH_FIELDS.get(field.lower())
    if swedish in known:
        return swedish
    alike = get_close_matches(field.lower(), known, 2, ALIKE)
    return alike[0] if len(alike) == 1 and _WORD.match(field) else None
