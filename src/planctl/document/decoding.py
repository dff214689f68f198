"""Bytes → text, refusing what a terminal, an editor or YAML's own line rules could be fooled by."""

from __future__ import annotations

import re
from itertools import islice

from planctl.finding import Problem, Span

BYTE_ORDER_MARK = "\ufeff"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
MOST_REPORTED = 20  # places shown one by one; a binary file has thousands

# C0 but tab and line ends, DEL and C1 (NEL among them), line and paragraph separators, bidirectional overrides and isolates,
# a byte order mark inside, surrogates, U+FFFE and U+FFFF.
_NEVER = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff"
# A pattern: these, and a CR that no LF follows.
FORBIDDEN = f"[{_NEVER}]|\r(?!\n)"
_USUAL = re.compile("[\t\n -~\xa0-\u2027]*")  # nearly all of nearly all texts: twice as fast to match as to search for the others
SUSPECT = re.compile(f"[{_NEVER}\r]")  # one class of characters, which is searched for five times as fast
# Python's stand-ins for bytes that are not UTF-8: 0xE5 becomes U+DCE5. A run of them is one fault.
_ESCAPED_BYTES = "[\udc80-\udcff]+"
_REPLACEMENT = "\ufffd"


def decode(content: bytes) -> tuple[str, bool, list[Problem]]:
    """Return the text without its byte order mark, whether it had one, and the problems (then the text is not to be parsed).

    The text can always be encoded again: each byte that is not UTF-8 stands in it as U+FFFD.
    """
    if content.startswith(UTF_16_MARKS):
        return "", True, [Problem("not-utf-8", variant="utf-16", span=span_at("", 0), values={"byte": f"0x{content[0]:02x}"})]
    text = content.decode("utf-8", "surrogateescape")
    marked = text.startswith(BYTE_ORDER_MARK)
    text = text.removeprefix(BYTE_ORDER_MARK)
    usual = _USUAL.match(text)
    if not SUSPECT.search(text, usual.end() if usual else 0):
        return text, marked, []
    refused = re.finditer(f"{_ESCAPED_BYTES}|{FORBIDDEN}", text)
    problems = [_problem(match, text) for match in islice(refused, MOST_REPORTED)]
    if problems:
        text = re.sub(_ESCAPED_BYTES, lambda match: _REPLACEMENT * len(match.group()), text)
    return text, marked, problems


def without_mark(content: bytes) -> bytes:
    """Return the bytes of what `decode` returns, where nothing of it was refused."""
    return content.removeprefix(BYTE_ORDER_MARK.encode())


def _problem(match: re.Match[str], text: str) -> Problem:
    found = match.group()
    span = span_at(text, match.start(), len(found))
    if re.match(_ESCAPED_BYTES, found):
        return Problem("not-utf-8", span=span, values={"byte": f"0x{ord(found[0]) - 0xDC00:02x}"})
    return Problem("forbidden-character", span=span, values={"character": name_of(found)})


def name_of(character: str) -> str:
    """Return `U+001B`, never the character itself."""
    return f"U+{ord(character[0]):04X}"


def span_at(text: str, offset: int, length: int = 0) -> Span:
    """Return the span of `length` characters at an offset; a lone CR, NEL and the like do not count as line ends."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Span(line, column, line, column + length, offset, offset + length)
