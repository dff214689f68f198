"""Untrusted text made harmless, once, where it leaves for a terminal or a CI log."""

from __future__ import annotations

import re

from planctl.document.decoding import FORBIDDEN


class Commands(str):
    """Lines that a CI runner is to obey. Who makes them has made what strangers wrote in them harmless."""

    __slots__ = ()


_CONTROL = re.compile(r"[\r\n\t]")
_COMMAND_LINE = re.compile(r"^(\s*):(?=:)", re.MULTILINE)
_COMMAND_ANYWHERE = re.compile(r"##(?=\[)")


def printable(text: str) -> str:
    """Return text for one line of a terminal: what could move the cursor or reverse the line is shown as its escape."""
    return FORBIDDEN.sub(_escape, _CONTROL.sub(" ", text))


def _escape(match: re.Match[str]) -> str:
    return f"<U+{ord(match.group()[0]):04X}>"


def for_stream(text: str) -> str:
    """Return output in which no line is a command to a CI runner (`::cmd::` first on a line, `##[cmd]` anywhere)."""
    if isinstance(text, Commands):
        return text
    return _COMMAND_ANYWHERE.sub("# #", _COMMAND_LINE.sub(r"\1: ", text)) if "::" in text or "##[" in text else text
