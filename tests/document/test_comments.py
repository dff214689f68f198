"""Comments of a YAML text: a `#` inside a value is none, and what begins on a line is an item or a key with its value."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import builders  # noqa: F401 - its profile of hypothesis
from planctl.document import parse
from planctl.document.comments import comments, entries_by_line

MARK = "planctl: x"


def found(text: str) -> list[tuple[int, bool, str]]:
    document = parse("p.yaml", text.encode())
    assert document.readable, document.problems
    return [(each.line, each.alone, document.text[each.start : each.end]) for each in comments(document, r"\s*planctl:")]


@pytest.mark.parametrize(
    "text",
    [
        f"# {MARK}\na: 1",
        f"a: 1 # {MARK}",
        f"a: 'b' # {MARK}",
        f"a: | # {MARK}\n  b",
        f"a:\n  - b\n  # {MARK}\n  - c",
        f"a: [b, # {MARK}\n  c]",
        f"a: |\n  b\n# {MARK}\nc: 1",
        f"a: |\n  b\n\n# {MARK}",
        f"a: b\n  c # {MARK}",
        f"a: 1 #{MARK}",
        f"a: 1\t# {MARK}",
        f"a: 1 # see the minutes # {MARK}",  # a line has but one end
        f"a: 1\r\n# {MARK}\r\nb: 1\r\n",
    ],
)
def test_a_comment_is_found(text: str) -> None:
    assert [each[2].lstrip("# ") for each in found(text)] == [MARK]


@pytest.mark.parametrize(
    "text",
    [
        f"a: |\n  # {MARK}\n  b",
        f"a: >-\n  b\n  # {MARK}",
        f"a: |\n  b\n\n  # {MARK}\n",
        f"a: '# {MARK}'",
        f'a: "b\n  # {MARK}"',
        f"'# {MARK}': 1",
        "a: b#planctl:x",
        "a: 1 # plan",
    ],
)
def test_what_only_looks_like_one_is_not(text: str) -> None:
    assert found(text) == []


def test_the_value_of_a_doubled_key_is_no_comment_either() -> None:
    assert found(f"a: 1\na: |\n  # {MARK}\n") == []


@given(st.text(max_size=40), st.sampled_from(["plain", "double", "literal", "key"]))
def test_no_value_is_taken_for_a_comment(text: str, style: str) -> None:
    """Whatever a text holds: as a value it brings no comment, and a comment after it is found."""
    said = f"{text} # {MARK}"
    written = json.dumps(said)
    yaml = {"plain": f"a: {written}", "double": f"- {written}", "key": f"{written}: 1"}.get(style)
    if yaml is None:
        lines = [line for line in said.replace("\r", "\n").splitlines() if line.isprintable()] or [f"# {MARK}"]
        yaml = "a: |2\n" + "".join(f"  {line}\n" for line in lines)
    document = parse("p.yaml", f"{yaml}\n# {MARK}\n".encode())
    if document.readable:
        assert [each.alone for each in comments(document, r"\s*planctl:")] == [True]


def test_what_begins_on_a_line() -> None:
    document = parse("p.yaml", b"a: 1\nb:\n  - id: x\n    c: [1,\n      2]\n  - - 3\nd: {e: 1, f: 2}\n")
    assert {line: entry.path for line, entry in entries_by_line(document).items()} == {
        1: ("a",),
        2: ("b",),
        3: ("b", 0),
        4: ("b", 0, "c"),
        5: ("b", 0, "c", 1),
        6: ("b", 1),
        7: ("d",),
    }
    item = entries_by_line(document)[3]
    assert document.text[item.start : item.end] == "id: x\n    c: [1,\n      2]"
