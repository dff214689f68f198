"""What leaves for a terminal or a CI log obeys nobody."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from planctl.outputs.safe import for_stream, printable

PIECES = st.lists(st.sampled_from([":", "::", "\n", "\r\n", " ", "\t", "\u2003", "x", "##", "##[", "[", "::error::x", "\x0b"]), max_size=30)


@given(PIECES.map("".join))
@example(":::a")
@example("a::b\n \n::c")
@example("p::before { }\n" * 3 + "::add-mask::x")
def test_no_line_is_a_command_and_all_else_stays(text: str) -> None:
    made = for_stream(text)
    assert not re.search(r"(?m)^\s*::", made)
    assert "##[" not in made
    assert made.replace(" ", "") == text.replace(" ", "")
    if not re.search(r"(?m)^\s*::|##\[", text):
        assert made == text


@given(st.text())
@example("\x1b[31m\u202e\u2066\r\n\t\x85\u2028\ufeff")
def test_what_is_printed_moves_no_cursor_and_turns_no_line(text: str) -> None:
    made = printable(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", made)
    if text.isprintable():
        assert made == text
