"""Tables for a terminal, drawn by rich. Cells are text, never markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planctl.outputs.safe import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planctl.outputs.style import Style


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's lines, each with a style that rich knows (or none)."""

    lines: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, *lines: str | tuple[str, str]) -> Cell:
        """Make a cell of plain lines or (line, style) pairs."""
        return cls(tuple((line, "") if isinstance(line, str) else line for line in lines))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and how it takes its share of the width."""

    heading: str
    ratio: int | None = None
    width: int | None = None
    right: bool = False


def table(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], style: Style, width: int, *, heading: bool = True) -> str:
    """Return a table that fills at most `width` columns; long words are folded, nothing is cut."""
    from io import StringIO

    from rich.console import Console
    from rich.table import Table

    drawn = Table(
        box=None,
        show_header=heading,
        header_style="bold",
        pad_edge=False,
        padding=(0, 2, 0, 0),
        expand=any(column.ratio for column in columns),
    )
    for column in columns:
        drawn.add_column(
            column.heading,
            ratio=column.ratio,
            width=column.width,
            justify="right" if column.right else "left",
            overflow="fold",
            no_wrap=False,
        )
    for row in rows:
        drawn.add_row(*(_text(cell) for cell in row))
    stream = StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=style.colour,
        no_color=not style.colour,
        color_system="standard" if style.colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    console.print(drawn)
    return "".join(line.rstrip() + "\n" for line in stream.getvalue().splitlines())


def _text(cell: Cell) -> Any:
    from rich.text import Text

    made = Text()
    for number, (line, look) in enumerate(cell.lines):
        made.append(("\n" if number else "") + printable(line), look or None)
    return made
