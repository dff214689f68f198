"""YAML text → data and problems: several faults in one pass, each at its place, and reading goes on."""

from __future__ import annotations

from datetime import date
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planctl import checks, document, workspace
from planctl.document import DEFAULT_LIMITS, Document, Limits, MissingParserError, parse
from planctl.document.parsing import LONGEST_KEY

if TYPE_CHECKING:
    from pathlib import Path

Told = tuple[str, int, int, str]


def read(text: str, limits: Limits = DEFAULT_LIMITS) -> Document:
    return parse("plan.yaml", text.encode(), limits)


def told(found: Document) -> list[Told]:
    """Name (with variant), line, column and the text that is pointed at, of each problem."""
    return [
        (
            problem.name + (f".{problem.variant}" if problem.variant else ""),
            problem.span.line,
            problem.span.column,
            found.text[problem.span.start : problem.span.end],
        )
        for problem in found.problems
        if problem.span
    ]


# What is read


def test_mappings_lists_and_scalars_in_both_styles() -> None:
    found = read(
        dedent("""\
            title: Åtgärder 🙂
            period: 2022..2024
            date: 2022-02-31
            list:
            - 1
            -   - nested
                - {a: 1.5, "b": [true, 'it''s']}
            text: >-
              två rader
              blir en
            """)
    )
    assert told(found) == []
    assert found.data == {
        "title": "Åtgärder 🙂",
        "period": "2022..2024",
        "date": "2022-02-31",
        "list": [1, ["nested", {"a": 1.5, "b": [True, "it's"]}]],
        "text": "två rader blir en",
    }


@pytest.mark.parametrize(("text", "data"), [("a\n", "a"), ("[]\n", []), ("{}\n", {}), ('""\n', ""), ("12\n", 12), ("--- a: 1\n", None)])
def test_a_document_is_read_whatever_its_root(text: str, data: Any) -> None:
    assert read(text).data == data


@pytest.mark.parametrize("text", ['"12"', "'12'", "|-\n  12", ">-\n  12"])
def test_only_plain_scalars_are_resolved(text: str) -> None:
    assert read(f"a: {text}\n").data == {"a": "12"}


def test_escapes_for_tab_and_line_ends_are_fine() -> None:
    assert read(r'a: "1\t2\n3\r\n4"').data == {"a": "1\t2\n3\r\n4"}


def test_windows_line_ends_and_a_byte_order_mark_change_nothing_in_the_data() -> None:
    text = "a: |\n  x\n  y\nb: [1,\n  2]\n"
    windows = parse("x.yaml", ("\ufeff" + text.replace("\n", "\r\n")).encode())
    assert windows.data == read(text).data == {"a": "x\ny\n", "b": [1, 2]}
    assert windows.marked
    assert windows.problems == ()


def test_keys_are_compared_and_kept_in_composed_form() -> None:
    found = read("a\u030a: 1\n")
    assert found.data == {"å": 1}
    assert told(found) == [("not-nfc", 1, 1, "a\u030a")]


# Several faults in one pass


def test_every_doubled_key_is_told_and_points_at_the_first() -> None:
    found = read("a: 1\nb:\n  a: 2\n  a: 3\na: 4\nc: 5\n'a': 6\n")
    assert found.data == {"a": 1, "b": {"a": 2}, "c": 5}
    assert told(found) == [("duplicate-key", 4, 3, "a"), ("duplicate-key", 5, 1, "a"), ("duplicate-key", 7, 1, "'a'")]
    firsts = [(other.label, other.span.line, other.span.column) for problem in found.problems for other in problem.related if other.span]
    assert firsts == [("first", 3, 3), ("first", 1, 1), ("first", 1, 1)]


def test_doubled_keys_and_a_misspelt_field_are_all_told_at_once(tmp_path: Path) -> None:
    plan = tmp_path / "plans" / "liten-2025.yaml"
    plan.parent.mkdir()
    plan.write_text(
        dedent("""\
            schema: planctl/plan/v1
            id: liten-2025
            title: Liten plan
            title: Ännu en titel
            owner: o
            period: 2025
            organisations:
              o: {name: Kommunen, kind: municipality, name: Regionen}
            areas:
              - {id: "1", titel: Samverkan}
            """),
        encoding="utf-8",
    )
    findings = checks.findings(workspace.load([str(plan)]), date(2025, 6, 1))
    errors = [(found.name, found.location.span.line, found.location.span.column) for found in findings if found.severity > 1]
    assert errors == [("duplicate-key", 4, 1), ("duplicate-key", 8, 43), ("unknown-field", 10, 15)]


def test_what_plans_have_no_use_for_is_refused_and_reading_goes_on() -> None:
    found = read(
        dedent("""\
            %YAML 1.2
            ---
            a: &grund {x: 1}
            b: *grund
            <<: *grund
            c: !!python/object:os.system [ls]
            d: 99999999999999999999
            e:
            2024: f
            ? [g]
            : h
            last: read
            --- again
            """)
    )
    assert found.data == {"a": {"x": 1}, "b": None, "c": ["ls"], "d": None, "e": None, "last": "read"}
    assert told(found) == [
        ("directive", 1, 1, "%YAML 1.2"),
        ("anchor", 3, 4, "&grund"),
        ("alias", 4, 4, "*grund"),
        ("merge-key", 5, 1, "<<"),
        ("alias", 5, 5, "*grund"),
        ("tag", 6, 4, "!!python/object:os.system"),
        ("number-out-of-range", 7, 4, "99999999999999999999"),
        ("empty-value", 8, 3, ""),
        ("key-not-text", 9, 1, "2024"),
        ("key-not-text", 10, 3, "["),
        ("second-document", 13, 1, "---"),
    ]


# Refusals, one by one


@pytest.mark.parametrize(
    ("text", "expected", "data"),
    [
        pytest.param("a: &x 1\n", ("anchor", 1, 4, "&x"), {"a": 1}, id="anchor on a scalar"),
        pytest.param("a: &x\n  b: 1\n", ("anchor", 1, 4, "&x"), {"a": {"b": 1}}, id="anchor on a mapping"),
        pytest.param("a: &x\n- b\n", ("anchor", 1, 4, "&x"), {"a": ["b"]}, id="anchor on a list"),
        pytest.param("&x a: 1\n", ("anchor", 1, 1, "&x"), {"a": 1}, id="anchor on a key"),
        pytest.param("a: [*x, 2]\n", ("alias", 1, 5, "*x"), {"a": [None, 2]}, id="alias in a list"),
        pytest.param("*x : 1\nb: 2\n", ("alias", 1, 1, "*x"), {"b": 2}, id="alias as a key"),
        pytest.param("*x\n", ("alias", 1, 1, "*x"), None, id="alias alone"),
        pytest.param("&x [*x]\n", ("anchor", 1, 1, "&x"), [None], id="recursion"),
        pytest.param("a: !!int 5\n", ("tag", 1, 4, "!!int"), {"a": None}, id="tag on a scalar"),
        pytest.param('a: !!int ""\n', ("tag", 1, 4, "!!int"), {"a": None}, id="tag that breaks constructors"),
        pytest.param("a: !x {b: 1}\n", ("tag", 1, 4, "!x"), {"a": {"b": 1}}, id="tag on a mapping"),
        pytest.param("a: ! b\n", ("tag", 1, 4, "!"), {"a": None}, id="non-specific tag"),
        pytest.param("!!str 1: a\n", ("tag", 1, 1, "!!str"), {"1": "a"}, id="tag on a key"),
        pytest.param("a: !<tag:x.org,2002:y> b\n", ("tag", 1, 4, "!<tag:x.org,2002:y>"), {"a": None}, id="verbatim tag"),
        pytest.param("<<: {a: 1}\nb: 2\n", ("merge-key", 1, 1, "<<"), {"b": 2}, id="merge key"),
        pytest.param("a: {<<: [], b: 1}\n", ("merge-key", 1, 5, "<<"), {"a": {"b": 1}}, id="merge key in flow"),
        pytest.param("%TAG ! tag:x,2002:\n---\na: 1\n", ("directive", 1, 1, "%TAG ! tag:x,2002:"), {"a": 1}, id="TAG directive"),
        pytest.param("a: 1\n---\nb: 2\n", ("second-document", 2, 1, "---"), {"a": 1}, id="second document"),
        pytest.param("a: 1\n...\n---\nb: @\n", ("second-document", 3, 1, "---"), {"a": 1}, id="second document that is broken"),
        pytest.param("true: 1\nb: 2\n", ("key-not-text", 1, 1, "true"), {"b": 2}, id="yes as a key"),
        pytest.param("2022: 1\nb: 2\n", ("key-not-text", 1, 1, "2022"), {"b": 2}, id="year as a key"),
        pytest.param("~: 1\nb: 2\n", ("key-not-text", 1, 1, "~"), {"b": 2}, id="null as a key"),
        pytest.param("? \n: 1\nb: 2\n", ("key-not-text", 1, 2, ""), {"b": 2}, id="nothing as a key"),
        pytest.param("1.5: 1\nb: 2\n", ("key-not-text", 1, 1, "1.5"), {"b": 2}, id="number as a key"),
        pytest.param(".inf: 1\nb: 2\n", ("key-not-text", 1, 1, ".inf"), {"b": 2}, id="infinity as a key"),
        pytest.param("{a: 1}: 1\nb: 2\n", ("key-not-text", 1, 1, "{"), {"b": 2}, id="mapping as a key"),
        pytest.param("? - a\n  - b\n: c\nd: 2\n", ("key-not-text", 1, 3, ""), {"d": 2}, id="list as a key"),
        pytest.param("a: ~\nb: 2\n", ("empty-value", 1, 4, "~"), {"a": None, "b": 2}, id="null"),
        pytest.param("a:\nb: 2\n", ("empty-value", 1, 3, ""), {"a": None, "b": 2}, id="nothing"),
        pytest.param("- a\n-\n- c\n", ("empty-value", 2, 2, ""), ["a", None, "c"], id="nothing in a list"),
        pytest.param("{a, b: 1}\n", ("empty-value", 1, 3, ""), {"a": None, "b": 1}, id="nothing in flow"),
        pytest.param("a: .nan\n", ("number-out-of-range", 1, 4, ".nan"), {"a": None}, id="not a number"),
        pytest.param("a: 1e999\n", ("number-out-of-range", 1, 4, "1e999"), {"a": None}, id="too large a float"),
        pytest.param(r'a: "x\e]8;;y"', ("forbidden-character", 1, 4, r'"x\e]8;;y"'), {"a": None}, id="escaped ESC"),
        pytest.param(r'a: "\x9b31m"', ("forbidden-character", 1, 4, r'"\x9b31m"'), {"a": None}, id="escaped C1"),
        pytest.param(r'a: "\u202eb"', ("forbidden-character", 1, 4, r'"\u202eb"'), {"a": None}, id="escaped bidi"),
        pytest.param(r'a: "\0"', ("forbidden-character", 1, 4, r'"\0"'), {"a": None}, id="escaped NUL"),
        pytest.param(r'a: "\N"', ("forbidden-character", 1, 4, r'"\N"'), {"a": None}, id="escaped NEL"),
        pytest.param(r'a: "b\rc"', ("forbidden-character", 1, 4, r'"b\rc"'), {"a": None}, id="escaped lone CR"),
        pytest.param('"\\e": 1\nb: 2\n', ("forbidden-character", 1, 1, r'"\e"'), {"b": 2}, id="escaped ESC in a key"),
        pytest.param("a: e\u0301\n", ("not-nfc", 1, 4, "e\u0301"), {"a": "e\u0301"}, id="decomposed text"),
        pytest.param("{?a: 1, b: 2}\n", ("broken-yaml.character", 1, 2, "?"), {"b": 2}, id="question mark that libyaml would swallow"),
    ],
)
def test_each_refusal_by_name_and_place(text: str, expected: Told, data: Any) -> None:
    found = read(text)
    assert told(found)[0] == expected
    assert found.data == data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: b: c\n", ("broken-yaml.colon", 1, 5, ""), id="colon in a text"),
        pytest.param("a: 1\n  b: 2\n", ("broken-yaml.colon", 2, 4, ""), id="too far in"),
        pytest.param("a: 1\nb\nc: 2\n", ("broken-yaml.no-colon", 3, 1, ""), id="no colon"),
        pytest.param("a: @x\n", ("broken-yaml.character", 1, 4, ""), id="reserved character"),
        pytest.param("a: `x`\n", ("broken-yaml.character", 1, 4, ""), id="backtick"),
        pytest.param("a: %x\n", ("broken-yaml.character", 1, 4, ""), id="per cent sign"),
        pytest.param("a:\n\tb: 1\n", ("broken-yaml.character", 2, 1, ""), id="tab before a field"),
        pytest.param("a: 1\n\tb: 1\n", ("broken-yaml.tab", 2, 1, ""), id="tab after a value"),
        pytest.param("x: 1\na: 'b\nc: d\ne: f\n", ("broken-yaml.unclosed", 2, 4, ""), id="single quote left open"),
        pytest.param('x: 1\na: "b\nc: d\ne: f\n', ("broken-yaml.unclosed", 2, 4, ""), id="double quote left open"),
        pytest.param("a: [1, 2\nb: 3\n", ("broken-yaml.bracket", 2, 2, ""), id="bracket left open"),
        pytest.param("a: {b: 1\n", ("broken-yaml.bracket", 2, 1, ""), id="brace left open"),
        pytest.param('a: ["b" "c"]\n', ("broken-yaml.bracket", 1, 9, ""), id="no comma"),
        pytest.param("a: 1\n- b\n", ("broken-yaml.indentation", 2, 1, ""), id="list among fields"),
        pytest.param("- a\nb: 1\n", ("broken-yaml.indentation", 2, 1, ""), id="field among items"),
        pytest.param("a:\n    b: 1\n  c: 2\n", ("broken-yaml.indentation", 3, 3, ""), id="neither here nor there"),
        pytest.param(r'a: "c:\dokument"', ("broken-yaml.escape", 1, 7, ""), id="Windows path"),
        pytest.param("a: *viktigt* text\n", ("alias", 1, 4, ""), id="emphasis"),
        pytest.param("a: &å b\n", ("anchor", 1, 4, ""), id="and sign before a letter"),
        pytest.param("a: !akut! b\n", ("tag", 1, 4, ""), id="exclamation mark"),
        pytest.param("a: !x!y b\n", ("tag", 1, 4, ""), id="unknown tag handle"),
        pytest.param("%PLAN x\n---\na: 1\n", ("directive", 1, 1, ""), id="unknown directive"),
        pytest.param("%YAML 2.0\n---\na: 1\n", ("directive", 1, 1, ""), id="YAML of the future"),
        pytest.param("a: | text\n  b\n", ("broken-yaml", 1, 6, ""), id="text behind a block's sign"),
    ],
)
def test_broken_yaml_is_told_where_the_reader_should_look(text: str, expected: Told) -> None:
    found = read(text)
    assert told(found) == [expected]
    assert found.data is None
    assert not found.readable


def test_faults_before_the_yaml_breaks_are_told_too() -> None:
    found = read("a: 1\na: 2\nb: &x 3\nc: [\n")
    assert told(found) == [("duplicate-key", 2, 1, "a"), ("anchor", 3, 4, "&x"), ("broken-yaml.bracket", 5, 1, "")]


@pytest.mark.parametrize("text", ["", "\n\n", "# bara en kommentar\n", "---\n", "~\n", "null\n", "\ufeff"])
def test_nothing_is_told_as_nothing(text: str) -> None:
    found = read(text)
    assert told(found) == [("empty-file", 1, 1, "")]
    assert found.data is None


# Holes: what was refused is not blamed a second time


def test_holes_are_the_paths_of_refused_values() -> None:
    found = read("a: *x\nb: [1, ~, {c: .inf, d: 2}]\ne: {f: {g: }}\nh: !t i\n")
    assert found.holes == {("a",), ("b", 1), ("b", 2, "c"), ("e", "f", "g"), ("h",)}


def test_what_is_dropped_leaves_no_holes() -> None:
    found = read("a: {b: 1}\na: {b: , c: [~]}\n<<: {d: }\n? {e: }\n: {f: }\n")
    assert found.holes == frozenset()
    assert found.data == {"a": {"b": 1}}
    assert [name for name, *_ in told(found)] == ["duplicate-key", "merge-key", "key-not-text"]


# Limits, by counts


@pytest.mark.parametrize(("depth", "sound"), [(32, True), (33, False)])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("- ", ""), ("{a: ", "}"), ("- - ", ""), ("[{a: ", "}]")])
def test_depth(opening: str, closing: str, depth: int, sound: bool) -> None:  # noqa: FBT001 - the expected value
    levels = 2 if opening in {"- - ", "[{a: "} else 1
    times = depth // levels + depth % levels
    found = read(opening * times + "x" + closing * times)
    assert found.readable is sound
    assert [name for name, *_ in told(found)] == ([] if sound else ["too-deep"])
    if not sound:
        assert found.problems[0].values == {"limit": "32"}


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 100_000, "? " * 100_000, "[{" * 50_000])
def test_depth_stops_what_crashes_other_readers(text: str) -> None:
    assert "too-deep" in [name for name, *_ in told(read(text))]


def test_nodes_are_keys_values_and_aliases() -> None:
    limits = Limits(nodes=6)
    assert read("a: [1, 2]\nb: 3\n", Limits(nodes=7)).problems == ()
    found = read("a: [1, 2]\nb: 3\n", limits)
    assert told(found) == [("too-complex", 2, 4, "3")]
    assert found.problems[0].values == {"limit": "6"}
    assert found.data is None
    assert told(read("a: |", Limits(nodes=2))) == [("too-complex", 1, 4, "|")]
    aliases = read("[*a, *b, *c, *d, *e, *f]", limits)
    assert [name for name, *_ in told(aliases)] == ["alias"] * 5 + ["too-complex"]


def test_faults() -> None:
    found = read("a: 1\n" * 5, Limits(faults=3))
    assert told(found) == [*(("duplicate-key", line, 1, "a") for line in (2, 3, 4)), ("too-complex.faults", 5, 1, "a")]
    assert found.problems[-1].values == {"limit": "3"}
    assert found.data is None
    assert len(read("a: 1\n" * 4, Limits(faults=3)).problems) == 3


def test_bytes() -> None:
    text = "a: åå\n"
    assert read(text, Limits(bytes=8)).data == {"a": "åå"}
    found = read(text, Limits(bytes=7))
    assert told(found) == [("too-large", 1, 1, "")]
    assert found.problems[0].values == {"size": "8", "limit": "7"}
    assert found.text == ""


def test_larger_limits_are_for_more_of_the_same() -> None:
    assert Limits().scaled(3) == Limits(bytes=3 * 1024 * 1024, nodes=300_000, depth=32, faults=1_000)


def test_a_key_of_200_characters_is_read_and_a_longer_one_is_not() -> None:
    longest = "å" * LONGEST_KEY
    assert read(f"{longest}: 1\n").data == {longest: 1}
    found = read(f"? {longest}a\n: 1\nb: 2\n")
    assert told(found) == [("key-too-long", 1, 3, f"{longest}a")]
    assert found.data == {"b": 2}


def test_keys_that_are_one_after_composition_are_doubled() -> None:
    found = read("\u00e5: 1\na\u030a: 2\n")
    assert found.data == {"å": 1}
    assert [name for name, *_ in told(found)] == ["duplicate-key", "not-nfc"]


def test_without_the_c_parser_nothing_is_read_and_the_reason_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document.libyaml, "_yaml", None)
    with pytest.raises(MissingParserError, match="pip install"):
        read("a: 1\n")


# Whatever the input

FRAGMENTS = st.sampled_from(
    [
        *"-?:,[]{}#&*!|>'\"%@` \t\n\\~<=ax1.å🙂",
        "\r\n",
        ": ",
        "- ",
        "? ",
        "<<: ",
        "&a ",
        "*a",
        "!!int ",
        "---\n",
        "...\n",
        "|\n  ",
        "\n  ",
        "%YAML 1.1\n",
    ]
)


@given(st.text(max_size=300) | st.lists(FRAGMENTS, max_size=60).map("".join) | st.binary(max_size=300))
@example("? | ")
def test_parse_never_raises_and_always_has_data_or_a_reason(given_content: str | bytes) -> None:
    content = given_content.encode("utf-8", "surrogatepass") if isinstance(given_content, str) else given_content
    found = parse("x.yaml", content, Limits(nodes=50, depth=5))
    assert found.readable == (found.data is not None)
    assert found.readable or found.problems
    for problem in found.problems:
        assert problem.span is not None
        assert 0 <= problem.span.start <= problem.span.end <= len(found.text)
        assert problem.span.line <= found.text.count("\n") + 1
    for path in found.holes:
        assert at(found.data, path) is None


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data
