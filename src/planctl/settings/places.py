"""Where a TOML text gives a key: tomllib tells what, but not where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planctl.document.decoding import span_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.finding import Span

Keys = tuple[str, ...]

LONGEST = 300  # of a line, what is looked at

_HEADER = re.compile(r"\s*\[\[?([^\[\]]+)\]")
_GIVEN = re.compile(r"""\s*((?:[\w.\s-]|"[^"]*"|'[^']*')+?)\s*=""")
_KEY = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


def span_of_key(text: str, wanted: Keys) -> Span:
    """Return the first line that gives a key or something in it, else that of the nearest table around it, else the start of the file."""
    nearest, found = 0, span_at(text, 0)
    for offset, line, keys in _places(text):
        shared = min(len(keys), len(wanted))
        if shared > nearest and keys[:shared] == wanted[:shared]:
            nearest = shared
            found = span_at(text, offset + len(line) - len(line.lstrip()), len(line.strip()))
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
