"""Where a TOML text gives a key: tomllib tells what, but not where."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from planctl.document.decoding import span_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.finding import Span

Keys = tuple[str, ...]

LONGEST = 300  # of a line, what is looked at
DEEPEST = 32  # keys that a setting may lie below; ours lie below four

# Each part of these begins with what the part before can't end with: a stranger's text is gone through once.
_PART = r"""(?:[\w-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_HEADER = re.compile(r"[ \t]*\[\[?([^\[\]]+)\]")
_GIVEN = re.compile(rf"[ \t]*({_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*=")
_KEY = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_DEEP = re.compile(rf"(?<![\w-]){_PART}(?:[ \t]*\.[ \t]*{_PART}){{{DEEPEST}}}")


def too_deep(text: str) -> int | None:
    """Return where a key has more parts than any setting, which tomllib would take minutes and gigabytes over; None where none has."""
    found = _DEEP.search(text)
    return found.start() if found else None


def span_of_key(text: str, wanted: Keys) -> Span:
    """Return the first line that gives a key or something in it, else that of the nearest table around it, else the start of the file."""
    lines = _first_lines(text)
    found = next((lines[wanted[:length]] for length in range(len(wanted), 0, -1) if wanted[:length] in lines), None)
    if found is None:
        return span_at(text, 0)
    offset, line = found
    return span_at(text, offset + len(line) - len(line.lstrip()), len(line.strip()))


@lru_cache(2)
def _first_lines(text: str) -> dict[Keys, tuple[int, str]]:
    """Return the first line, with its offset, of each key and of what lies around it."""
    found: dict[Keys, tuple[int, str]] = {}
    for offset, line, keys in _places(text):
        for length in range(1, min(len(keys), DEEPEST) + 1):
            found.setdefault(keys[:length], (offset, line))
    return found


def names_table(text: str, table: Keys) -> bool:
    """Tell whether a text, perhaps a broken one, has something of a table."""
    return any(keys[: len(table)] == table for _, _, keys in _places(text))


def _places(text: str) -> Iterator[tuple[int, str, Keys]]:
    """Yield (offset, line, keys from the top) for each line that begins a table or gives a key."""
    table: Keys = ()
    offset = 0
    for line in text.split("\n"):
        begun, given = _HEADER.match(line[:LONGEST]), _GIVEN.match(line[:LONGEST])
        if begun:
            table = _keys(begun[1])
            yield offset, line, table
        elif given:
            yield offset, line, (*table, *_keys(given[1]))
        offset += len(line) + 1


def _keys(written: str) -> Keys:
    return tuple(part.strip("\"'") for part in _KEY.findall(written))
