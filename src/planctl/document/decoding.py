"""Bytes → text, refusing what a terminal, an editor or YAML's own line rules could be fooled by."""

from __future__ import annotations

import re

from planctl.finding import Problem, Span

BYTE_ORDER_MARK = "\ufeff"
MOST_REPORTED = 20  # forbidden characters shown one by one; a binary file has thousands

# C0 but tab and line ends, DEL and C1 (NEL among them), line and paragraph separators, bidirectional overrides and isolates,
# a byte order mark inside, surrogates and noncharacters.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]|\r(?!\n)")


def decode(content: bytes) -> tuple[str, bool, list[Problem]]:
    """Return the text without its byte order mark, whether it had one, and the problems (then the text is not to be parsed)."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        readable = content[: error.start].decode("utf-8")
        byte = f"0x{content[error.start]:02x}"
        return readable, False, [Problem("not-utf-8", span=span_at(readable, len(readable)), values={"byte": byte})]
    marked = text.startswith(BYTE_ORDER_MARK)
    if marked:
        text = text[1:]
    problems = [
        Problem("forbidden-character", span=span_at(text, match.start(), 1), values={"character": name_of(match.group())})
        for match, _ in zip(FORBIDDEN.finditer(text), range(MOST_REPORTED), strict=False)
    ]
    return text, marked, problems


def name_of(character: str) -> str:
    """Return `U+001B`, never the character itself."""
    return f"U+{ord(character[0]):04X}"


def span_at(text: str, offset: int, length: int = 0) -> Span:
    """Return the span of `length` characters at an offset; a lone CR, NEL and the like do not count as line ends."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Span(line, column, line, column + length, offset, offset + length)
