"""Bytes → text: what is let through unchanged, what is refused, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planctl.document import parse
from planctl.document.decoding import FORBIDDEN, MOST_REPORTED, decode

if TYPE_CHECKING:
    from planctl.finding import Problem


def places(problems: list[Problem]) -> list[tuple[str, str, int, int]]:
    """Name, what was found, line and column of each problem."""
    return [
        (problem.name, problem.values.get("character") or problem.values["byte"], problem.span.line, problem.span.column)
        for problem in problems
        if problem.span
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: b\n",
        "titel: Åtgärd för äldre – och övriga\n",
        "a:\tb\n",
        "a: 🙂👩‍👩‍👧\n",
        "a: b\r\nc: d\r\n",
        "a: \u00a0\u200d\ue000\n",
        "a: \U0001fffe\n",
    ],
)
def test_ordinary_text_comes_through_unchanged(text: str) -> None:
    assert decode(text.encode()) == (text, False, [])


def test_a_byte_order_mark_is_held_aside() -> None:
    assert decode("\ufeffå: 1\n".encode()) == ("å: 1\n", True, [])


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "U+0000"),
        ("\x07", "U+0007"),
        ("\x08", "U+0008"),
        ("\x0b", "U+000B"),
        ("\x0c", "U+000C"),
        ("\x1b", "U+001B"),
        ("\x7f", "U+007F"),
        ("\x80", "U+0080"),
        ("\x85", "U+0085"),  # NEL, a line end to YAML 1.1
        ("\x9b", "U+009B"),  # CSI, what ESC [ is in one byte
        ("\u2028", "U+2028"),
        ("\u2029", "U+2029"),
        ("\u202e", "U+202E"),
        ("\u2066", "U+2066"),
        ("\ufeff", "U+FEFF"),
        ("\uffff", "U+FFFF"),
        ("\r", "U+000D"),
    ],
)
def test_what_could_fool_a_reader_is_refused_where_it_stands(character: str, name: str) -> None:
    # Behind a comment is where it does most harm: the C parser would read `dold` as a key.
    content = f"a: å\nb: 🙂 # rad två{character}dold: 1\n".encode()
    _, _, problems = decode(content)
    assert places(problems) == [("forbidden-character", name, 2, 15)]
    assert parse("x.yaml", content).data is None


def test_only_a_lone_carriage_return_is_refused() -> None:
    _, _, problems = decode(b"a: 1\r\nb: 2\r\r\nc: 3\r")
    assert places(problems) == [("forbidden-character", "U+000D", 2, 5), ("forbidden-character", "U+000D", 3, 5)]


def test_every_byte_that_is_not_utf_8_is_told_with_its_line() -> None:
    _, _, problems = decode("a: Åtgärd\nb: 1\nc: Huddinge\nd: för\n".encode("latin-1"))
    assert places(problems) == [("not-utf-8", "0xc5", 1, 4), ("not-utf-8", "0xe4", 1, 7), ("not-utf-8", "0xf6", 4, 5)]


@pytest.mark.parametrize(
    ("content", "byte"),
    [
        pytest.param(b"\xc0\xaf", "0xc0", id="overlong slash"),
        pytest.param(b"\xed\xa0\x80", "0xed", id="surrogate"),
        pytest.param(b"\xf4\x90\x80\x80", "0xf4", id="beyond Unicode"),
        pytest.param(b"\xe2\x82", "0xe2", id="cut short"),
        pytest.param(b"\x80", "0x80", id="continuation alone"),
    ],
)
def test_bytes_that_only_look_like_utf_8_are_one_fault_each(content: bytes, byte: str) -> None:
    _, _, problems = decode(b"a: " + content + b" b\n")
    assert places(problems) == [("not-utf-8", byte, 1, 4)]


def test_columns_do_not_count_the_byte_order_mark() -> None:
    _, _, problems = decode(b"\xef\xbb\xbfa: \xff\x1b")
    assert places(problems) == [("not-utf-8", "0xff", 1, 4), ("forbidden-character", "U+001B", 1, 5)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_is_one_fault_not_thousands(encoding: str) -> None:
    mark = "" if encoding == "utf-16" else "\ufeff"
    _, _, (problem,) = decode(f"{mark}a: 1\n".encode(encoding))
    assert (problem.name, problem.variant) == ("not-utf-8", "utf-16")


def test_a_binary_file_is_not_reported_byte_by_byte() -> None:
    _, _, problems = decode(bytes(range(256)) * 1000)
    assert len(problems) == MOST_REPORTED


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
@example(b"\xef\xbb\xbf")
@example(b"\r\n\r")
@example(b"\xe1\x80\x80\r\n")
def test_decoding_loses_nothing_or_says_where_it_stopped(content: bytes) -> None:
    text, marked, problems = decode(content)
    text.encode()  # what is shown of a refused file can be printed
    if not problems:
        assert ("\ufeff" if marked else "") + text == content.decode()
        assert not re.search(FORBIDDEN, text)
    for problem in problems:
        assert problem.span is not None
        assert problem.span.start <= len(text)
        assert text[: problem.span.start].count("\n") == problem.span.line - 1
        assert len(text[: problem.span.start].rpartition("\n")[2]) == problem.span.column - 1
