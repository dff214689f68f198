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
    if _has_command_line(text):
        text = re.sub(_COMMAND_LINE, r"\1: ", text)
    return re.sub(_COMMAND_ANYWHERE, "# #", text) if text.rfind("##[") >= 0 else text


def _has_command_line(text: str) -> bool:
    """Tell whether two colons stand first on any line. Pages of many megabytes have a few of them elsewhere, in their style.

    It is looked for from the end, as `##[` is, which Python does in half the time.
    """
    found = text.rfind("::")
    while found >= 0:
        before = text.rfind("::", 0, found + 1)
        line_end = text.rfind("\n", max(before, 0), found)
        if (line_end >= 0 or before < 0) and not text[line_end + 1 : found].strip():
            return True
        found = before
    return False
