"""Untrusted text made harmless, once, where it leaves for a terminal or a CI log."""

from __future__ import annotations

import re

from planctl.document.decoding import SUSPECT


class Commands(str):
    """Lines that a CI runner is to obey. Who makes them has made what strangers wrote in them harmless."""

    __slots__ = ()


_CONTROL = r"[\r\n\t]"
_COMMAND_LINE = r"(?m)^(\s*):(?=:)"
_COMMAND_ANYWHERE = r"##(?=\[)"


def printable(text: str) -> str:
    """Return text for one line of a terminal: what could move the cursor or reverse the line is shown as its escape."""
    if text.isprintable():  # nearly all text is, and holds nothing of the kind
        return text
    return SUSPECT.sub(_escape, re.sub(_CONTROL, " ", text))


def _escape(match: re.Match[str]) -> str:
    return f"<U+{ord(match.group()[0]):04X}>"


def for_stream(text: str) -> str:
    """Return output in which no line is a command to a CI runner (`::cmd::` first on a line, `##[cmd]` anywhere)."""
    if isinstance(text, Commands):
        return text
    return re.sub(_COMMAND_ANYWHERE, "# #", re.sub(_COMMAND_LINE, r"\1: ", text)) if "::" in text or "##[" in text else text
