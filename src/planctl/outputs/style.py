"""Colour and weight for a terminal, or none."""

from __future__ import annotations

from typing import NamedTuple

_CODES = {"bold": 1, "dim": 2, "italic": 3, "red": 31, "green": 32, "yellow": 33, "blue": 34, "magenta": 35}


class Style(NamedTuple):
    """Paints text with ANSI codes when `colour` is on; the text itself must already be printable."""

    colour: bool = False

    def paint(self, text: str, names: str) -> str:
        """Return the text in colours and weights, named with spaces between."""
        if not self.colour:
            return text
        codes = ";".join(str(_CODES[name]) for name in names.split())
        return f"\x1b[{codes}m{text}\x1b[0m"

    def bold(self, text: str) -> str:
        """Return the text in bold."""
        return self.paint(text, "bold")

    def dim(self, text: str) -> str:
        """Return the text dimmed."""
        return self.paint(text, "dim")
