"""Tables for a terminal: columns side by side, what is too long goes on below, nothing is cut. Cells are text, never markup.

Drawn here rather than by rich, which takes a quarter of a short run to import and 1.5 ms for each row.
"""

from __future__ import annotations

import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from planctl.outputs.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planctl.outputs.style import Style

GAP = 2
NARROWEST = 4
WIDE = frozenset("WF")
Line = tuple[str, str]


class Cell(NamedTuple):
    """A cell's lines, each with a style (see `Style`) or none."""

    lines: tuple[Line, ...]

    @classmethod
    def of(cls, *lines: str | Line) -> Cell:
        """Make a cell of plain lines or (line, style) pairs."""
        return cls(tuple((line, "") if isinstance(line, str) else line for line in lines))


class Column(NamedTuple):
    """A column: its heading, and how it takes its share of the width: as told, by ratio of what is left, else what its cells need."""

    heading: str
    ratio: int | None = None
    width: int | None = None
    right: bool = False


def table(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], style: Style, width: int, *, heading: bool = True) -> str:
    """Return a table that fills at most `width` columns."""
    drawn = [[Cell.of((column.heading, "bold")) for column in columns], *rows] if heading else rows
    wide = _widths(columns, drawn, width)
    begins = [sum(wide[:number]) + GAP * number for number in range(len(wide))]
    places = list(zip(begins, wide, (column.right for column in columns), strict=True))
    return "".join(line + "\n" for row in drawn for line in _row(row, places, style))


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], width: int) -> list[int]:
    """Return the columns' widths. Those that take what they need share what there is when it is too little, the widest giving first."""
    wide = [column.width or (0 if column.ratio else _need(rows, number)) for number, column in enumerate(columns)]
    left = width - GAP * (len(columns) - 1) - sum(wide)
    shares = sum(column.ratio or 0 for column in columns)
    for number, column in enumerate(columns):
        if column.ratio:
            wide[number] = max(NARROWEST, -(-left * column.ratio // shares))
            left, shares = left - wide[number], shares - column.ratio
    while left < 0 and max(wide) > NARROWEST:
        wide[wide.index(max(wide))] -= 1
        left += 1
    return wide


def _need(rows: Sequence[Sequence[Cell]], number: int) -> int:
    return max((columns_of(printable(line)) for row in rows for line, _ in row[number].lines), default=0)


def _row(cells: Sequence[Cell], places: Sequence[tuple[int, int, bool]], style: Style) -> Iterator[str]:
    """Yield a row's lines. `places` tell where each column begins, how wide it is and whether to the right."""
    parts = [_folded(cell, width) for cell, (_, width, _) in zip(cells, places, strict=True)]
    for line in zip_longest(*parts, fillvalue=("", "")):
        drawn, filled = "", 0
        for (text, look), (begins, width, right) in zip(line, places, strict=True):
            if text:
                taken = columns_of(text)
                begin = begins + width - taken if right else begins
                drawn += " " * (begin - filled) + (style.paint(text, look) if look else text)
                filled = begin + taken
        yield drawn


def _folded(cell: Cell, width: int) -> list[Line]:
    return [(part, look) for line, look in cell.lines for part in folded(printable(line), width)]


def folded(text: str, width: int) -> list[str]:
    """Return a printable text as lines of at most `width` columns, broken between words, or within one that is longer."""
    taken = columns_of(text)
    if taken <= width:
        return [text]
    fits = width if taken == len(text) else max(1, width // 2)  # signs that take two columns: as if all did
    if " " not in text:
        return list(_pieces(text, fits))
    import textwrap

    return textwrap.wrap(text, fits, break_on_hyphens=False) or [""]


def _pieces(word: str, fits: int) -> Iterator[str]:
    """Yield the parts of a word that is too long for a line, an address's after a slash where there is one."""
    while len(word) > fits:
        end = word.rfind("/", 1, fits) + 1 or fits
        yield word[:end]
        word = word[end:]
    yield word


def columns_of(text: str) -> int:
    """Return how many columns a printable text takes: most signs one, those of East Asia and pictures two, marks on others none."""
    if text.isascii() or max(text) < "\u0300":
        return len(text)
    return sum(0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in WIDE else 1 for sign in text)
