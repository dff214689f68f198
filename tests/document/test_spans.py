"""Where everything stands: lines and columns from 1, in characters, whatever stands around."""

from __future__ import annotations

import io
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from planctl.document import Document, parse
from planctl.document.personal import hidden
from planctl.document.tree import span_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.document.tree import Node
    from planctl.finding import Path

TEXT = dedent("""\
    å: 🙂🙂   # emoji are one character each here
    plain: två  ord
    single: 'it''s'
    double: "a\\tb"
    flow: {a: [1, {b: c}], 'd': "e"}
    block:
      - x
      -   - y
          - z: 1
            w: 2
    dash:
    - id: p
      due: 2022
    - id: q
    last: end
    """)

PLACES: list[tuple[Path, str, int, int]] = [
    (("å",), "🙂🙂", 1, 4),
    (("plain",), "två  ord", 2, 8),
    (("single",), "'it''s'", 3, 9),
    (("double",), '"a\\tb"', 4, 9),
    (("flow",), "{a: [1, {b: c}], 'd': \"e\"}", 5, 7),
    (("flow", "a"), "[1, {b: c}]", 5, 11),
    (("flow", "a", 0), "1", 5, 12),
    (("flow", "a", 1), "{b: c}", 5, 15),
    (("flow", "a", 1, "b"), "c", 5, 19),
    (("flow", "d"), '"e"', 5, 29),
    (("block", 0), "x", 7, 5),
    (("block", 1), "- y", 8, 7),
    (("block", 1, 0), "y", 8, 9),
    (("block", 1, 1), "z: 1", 9, 9),
    (("block", 1, 1, "w"), "2", 10, 12),
    (("dash",), "- id: p", 12, 1),
    (("dash", 0, "due"), "2022", 13, 8),
    (("dash", 1), "id: q", 14, 3),
    (("last",), "end", 15, 7),
]
KEYS: list[tuple[Path, str, int, int]] = [
    (("å",), "å", 1, 1),
    (("flow",), "flow", 5, 1),
    (("flow", "a"), "a", 5, 8),
    (("flow", "a", 1, "b"), "b", 5, 16),
    (("flow", "d"), "'d'", 5, 24),
    (("block", 1, 1, "z"), "z", 9, 9),
    (("dash", 1, "id"), "id", 14, 3),
]
FORMS = [
    pytest.param(TEXT, id="LF"),
    pytest.param(TEXT.replace("\n", "\r\n"), id="CRLF"),
    pytest.param("\ufeff" + TEXT, id="BOM"),
    pytest.param("\ufeff" + TEXT.replace("\n", "\r\n"), id="BOM and CRLF"),
]


def shown(found: Document, path: Path, *, at_key: bool = False) -> tuple[str, int, int]:
    span = found.span(path, at_key=at_key)
    assert span.end_line == span.line
    assert span.end_column - span.column == span.end - span.start
    return found.text[span.start : span.end], span.line, span.column


@pytest.mark.parametrize("text", FORMS)
@pytest.mark.parametrize(("path", "written", "line", "column"), PLACES)
def test_values_stand_where_they_are_written(text: str, path: Path, written: str, line: int, column: int) -> None:
    found = parse("x.yaml", text.encode())
    assert shown(found, path) == (written, line, column)
    assert found.raw(path) == written


@pytest.mark.parametrize("text", FORMS)
@pytest.mark.parametrize(("path", "written", "line", "column"), KEYS)
def test_keys_stand_where_they_are_written(text: str, path: Path, written: str, line: int, column: int) -> None:
    assert shown(parse("x.yaml", text.encode()), path, at_key=True) == (written, line, column)


def test_the_key_of_an_item_is_the_item() -> None:
    found = parse("x.yaml", b"a:\n- b: 1\n  c: 2\n- d\n")
    assert shown(found, ("a", 0), at_key=True) == ("b: 1", 2, 3)
    assert shown(found, ("a", 1), at_key=True) == ("d", 4, 3)


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (("x",), "a:"),
        (("a", "x"), "b: [1, 2]"),
        (("a", "x", 3), "b: [1, 2]"),
        (("a", 0), "b: [1, 2]"),
        (("a", "b", "c"), "[1, 2]"),
        (("a", "b", 2), "[1, 2]"),
        (("a", "b", -1), "[1, 2]"),
        (("a", "b", 0, "c"), "1"),
    ],
)
def test_what_is_not_there_is_shown_at_its_nearest_ancestor(path: Path, written: str) -> None:
    assert parse("x.yaml", b"a:\n  b: [1, 2]\nz: 1\n").raw(path) == written


def test_a_misspelt_field_is_not_looked_for_deeper_down() -> None:
    found = parse("x.yaml", b"a: {b: {c: 1}}\n")
    assert found.raw(("x", "b")) == "a: {b: {c: 1}}"
    assert found.raw(("a", "x", "c")) == "{b: {c: 1}}"


def test_a_collection_over_several_lines_is_shown_by_its_first() -> None:
    found = parse("x.yaml", b"a:  {b: 1,   \r\n  c: 2}\r\nd:\r\n  e: 1 # why\r\n  f: 2\r\n")
    assert shown(found, ("a",)) == ("{b: 1,", 1, 5)
    assert shown(found, ("d",)) == ("e: 1 # why", 4, 3)
    assert shown(found, ()) == ("a:  {b: 1,", 1, 1)


def test_a_text_over_several_lines_is_shown_whole() -> None:
    found = parse("x.yaml", b"a: one\n  two\nb: 'x\n\n  y'\n")
    assert (found.raw(("a",)), found.raw(("b",))) == ("one\n  two", "'x\n\n  y'")
    assert (found.span(("b",)).end_line, found.span(("b",)).end_column) == (5, 5)


@pytest.mark.parametrize(
    ("text", "written", "end_line", "end_column"),
    [
        pytest.param("a: |\n  x\n\n  y  \n\n\nb: 1\n", "|\n  x\n\n  y  ", 4, 6, id="blank lines below"),
        pytest.param("a: >+\n  x\n\n# bara en kommentar\n", ">+\n  x", 2, 4, id="kept blank lines"),
        pytest.param("a: |-\n  x", "|-\n  x", 2, 4, id="no line end"),
        pytest.param("a: |\r\n  x\r\n  y\r\nb: 1\r\n", "|\r\n  x\r\n  y", 3, 4, id="CRLF"),
        pytest.param("a: |\nb: 1\n", "|", 1, 5, id="nothing in it"),
        pytest.param("a: | # varför\n  x\n  \u00a0\nb: 1\n", "| # varför\n  x\n  \u00a0", 3, 4, id="a no-break space is no blank"),
    ],
)
def test_a_block_of_text_ends_with_its_last_line(text: str, written: str, end_line: int, end_column: int) -> None:
    found = parse("x.yaml", text.encode())
    span = found.span(("a",))
    assert found.raw(("a",)) == written
    assert (span.end_line, span.end_column) == (end_line, end_column)


def test_nothing_stands_behind_its_colon_or_dash() -> None:
    found = parse("x.yaml", b"a:\n\nb:\n-\n- c\nd: {e\n  , f: }\n? g\n\n? h")
    places = {path: shown(found, path)[1:] for path in found.holes}
    assert places == {("a",): (1, 3), ("b", 0): (4, 2), ("d", "e"): (6, 6), ("d", "f"): (7, 8), ("g",): (8, 4), ("h",): (10, 4)}


@pytest.mark.parametrize("text", [b"? a: 1\n", b"? *a", b"? [a]\n", b"x: 1\n? - a\n"])
def test_nothing_behind_a_key_that_is_no_text_stands_in_the_text(text: bytes) -> None:
    found = parse("x.yaml", text)
    assert found.root is not None
    assert 0 <= found.root.start <= found.root.end <= len(found.text)
    assert not found.holes


def test_a_block_ends_with_its_last_value_also_when_that_is_dropped() -> None:
    found = parse("x.yaml", b"a:\n  b: 1\n  b: 22\n\n# kommentar\nc: 3\n")
    assert found.root is not None
    node = found.root.child("a")
    assert node is not None
    assert found.text[node.start : node.end] == "b: 1\n  b: 22"


def test_an_unreadable_document_is_shown_at_its_beginning() -> None:
    found = parse("x.yaml", b"a: [")
    assert found.span(("a", 0)) == found.span(())
    assert (found.span(()).line, found.span(()).column) == (1, 1)


# Laws

LETTERS = st.characters(codec="utf-8", categories=["L", "N", "P", "S"], exclude_characters="\u0340\u0341\u0374\u037e\u0387")
TEXTS = st.text(LETTERS | st.just(" "), max_size=30) | st.sampled_from(
    ["true", "1", "~", "2022-03-31", "a: b", "# c", "- d", "å", "🙂", "a\nb\n", "x\ty"]
)
# In flow style ruamel.yaml leaves a text plain that begins with a colon or a question mark, which libyaml can't read: docs/yaml.md.
TEXTS = TEXTS.filter(lambda text: not text.startswith((":", "?")))
SCALARS = TEXTS | st.integers(-(10**17), 10**17) | st.booleans() | st.floats(allow_nan=False, allow_infinity=False, width=32)
# And it folds long keys, which is no YAML.
KEY_TEXTS = TEXTS.filter(lambda text: not {" ", "\n"} & set(text))
NESTED = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEY_TEXTS, inner, max_size=4), max_leaves=20)
TREES = st.lists(NESTED, min_size=1, max_size=4) | st.dictionaries(KEY_TEXTS, NESTED, min_size=1, max_size=4)


def dumped(data: Any, *, flow: bool, width: int) -> str:
    """Write data as ruamel.yaml does."""
    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style = flow
    writer.width = width
    writer.allow_unicode = True
    stream = io.StringIO()
    writer.dump(data, stream)
    return stream.getvalue()


def walk(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every path with what stands there."""
    yield path, data
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, inner in steps:
        yield from walk(inner, (*path, step))


def nodes(node: Node) -> Iterator[tuple[Node, list[Node]]]:
    """Yield every node with its children."""
    children = [child for _, child in node.items()]
    yield node, children
    for child in children:
        yield from nodes(child)


@settings(deadline=None)
@given(TREES, st.booleans(), st.sampled_from([20, 1000]), st.booleans())
def test_what_stands_at_a_path_is_its_data(data: Any, flow: bool, width: int, windows: bool) -> None:  # noqa: FBT001 - given
    text = dumped(data, flow=flow, width=width)
    assume(hidden(text) == text)  # of a personal identity number nothing is kept
    found = parse("x.yaml", (text.replace("\n", "\r\n") if windows else text).encode())
    assert {problem.name for problem in found.problems} <= {"not-nfc"}
    if found.problems:  # keys are kept composed
        return
    assert found.data == data
    for path, value in walk(data):
        if not isinstance(value, dict | list):
            # A line end closes a block scalar; the indentation of what follows it does not matter to its text.
            again = parse("y.yaml", found.raw(path).encode() + b"\n")
            assert again.data == value or (value == "" and again.data == "")
        if path and isinstance(path[-1], str):
            span = found.span(path, at_key=True)
            key = parse("z.yaml", found.text[span.start : span.end].encode())
            assert str(key.data) == path[-1]


@settings(deadline=None)
@given(TREES, st.booleans())
def test_children_stand_inside_their_parents_and_after_each_other(data: Any, flow: bool) -> None:  # noqa: FBT001 - given
    found = parse("x.yaml", dumped(data, flow=flow, width=60).encode())
    assert found.root is not None
    for node, children in nodes(found.root):
        places = [node.start, *(place for child in children for place in _places(child)), node.end]
        assert places == sorted(places)
        if children and not flow:
            assert node.end == children[-1].end


def _places(node: Node) -> list[int]:
    return [*(node.key_extent or ()), node.start, node.end]


@settings(deadline=None)
@given(TREES, st.booleans())
def test_lines_and_columns_agree_with_offsets(data: Any, windows: bool) -> None:  # noqa: FBT001 - given
    text = dumped(data, flow=False, width=40)
    found = parse("x.yaml", (text.replace("\n", "\r\n") if windows else text).encode())
    assert found.root is not None
    for node, _ in nodes(found.root):
        span = span_between(found.text, node.start, node.end)
        for line, column, offset in ((span.line, span.column, span.start), (span.end_line, span.end_column, span.end)):
            before = found.text[:offset]
            assert (line - 1, column - 1) == (before.count("\n"), len(before.rpartition("\n")[2]))
