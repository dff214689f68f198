"""Families of hostile files: what strangers could write where plans are read. Each says what `validate` must find in it."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Hostile:
    """One file: its content, and rules that must be among its errors (none: it is sound)."""

    content: bytes
    rules: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Family:
    """Files to lie in one `plans/` folder, by path there."""

    name: str
    files: dict[str, Hostile] = field(default_factory=dict)

    @property
    def code(self) -> int:
        """The exit code of `validate`: 1 when anything in it is broken."""
        return int(any(file.rules for file in self.files.values()))


FAMILIES: list[Callable[[], Family]] = []


def family(make: Callable[[], dict[str, Hostile]]) -> Callable[[], Family]:
    """List a function that makes files as a family; files without an ending are `<name>.yaml`."""

    def made() -> Family:
        files = {name if "." in name else f"{name}.yaml": file for name, file in make().items()}
        return Family(make.__name__, files)

    made.__name__ = make.__name__
    FAMILIES.append(made)
    return made


def broken(content: str | bytes, *rules: str) -> Hostile:
    return Hostile(content.encode() if isinstance(content, str) else content, frozenset(rules))


def plan(plan_id: str, text: str = "Text", *, more: str = "", activity: str = "", rules: tuple[str, ...] = ()) -> Hostile:
    """Return a plan with `text` wherever a plan holds text; `more` are further lines of the plan, `activity` of its activity."""
    title = json.dumps(text[:500], ensure_ascii=False)
    long = json.dumps(text, ensure_ascii=False)
    lines = f"""\
schema: planctl/plan/v1
id: {plan_id}
title: {title}
owner: o
period: 2025
note: {long}
decisions:
  - {{action: adopted, date: 2024-11-20, by: o, period: 2025, ref: {title}}}
organisations:
  o: {{name: {title}, kind: municipality}}
groups:
  g: {title}
areas:
  - id: a
    title: {title}
    goals:
      - {{id: mal, title: {title}, groups: [g]}}
    indicators:
      - {{id: matt, title: {title}, level: local, measure: text}}
    activities:
      - id: k
        title: {title}
        responsible: [o]
        uncertain: {long}
        steps: [{{title: {title}}}]
        follow_ups:
          - {{kind: deliver, due: 2025-03, said: {title}, title: {title}}}
          - {{kind: measure, event: {title}, title: {title}, indicator: matt}}
{activity}
{more}
"""
    return broken(lines, *rules)


def journal(plan_id: str, text: str) -> Hostile:
    """Return a journal with `text` in its notes."""
    note = json.dumps(text, ensure_ascii=False)
    return broken(
        f"schema: planctl/journal/v1\nplan: {plan_id}\nentries:\n"
        f"  - {{date: 2025-02-01, about: k@2025, by: o, state: ongoing, light: yellow, note: {note}}}\n"
        f"  - {{date: 2025-02-02, about: k/deliver@2025-03, by: o, state: reported, note: {note}}}\n"
        f"  - {{date: 2025-02-03, about: matt@2025, by: o, value: {note}}}\n"
    )


TEXTS = {
    "rich-closing": "[/] [/red] [/bold",
    "rich-colour": "[red]inte röd[/red] [link=https://example.com]x[/link] [bold",
    "rich-emoji": ":bug: :smile: :no_entry:",
    "github-command": "::error file=x,line=1::påhittat",
    "github-indented": "   ::set-output name=x::y",
    "github-stop": "::stop-commands::pause",
    "runner-command": "##[group]hopfällt ##[error]påhittat",
    "on-a-new-line": "först\n::error::sedan\n##[error]sist\n   ::warning::x",
    "windows-lines": "först\r\n::error::sedan\r\n##[group]",
    "tabs": "a\tb\t::error::",
    "percent": "%0A::error::x %25 %s %(x)s %n",
    "braces": "{} {0} {x} {{x}} {file!r} {0.__class__}",
    "templates": "{{ 1234*5678 }} {% raise %} {{ config.__class__ }} ${1234*5678} #{x}",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)> & \"quoted\" 'so'",
    "markdown": "**x** [a](javascript:alert(1)) ![b](https://example.com/x.png) `c` | d | <b>",
    "formula": '=HYPERLINK("https://example.com";"x") +1 -1 @x',
    "right-to-left": "שלום مرحبا \u200f\u200e",
    "joined": "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 a\u0336\u0335 \u200b\u2060",
    "one-word": "x" * 10_000,
    "wide-word": "界" * 10_000,
    "combining": "e" + "\u0323\u0331" * 2_000,
    "blanks": " \u00a0\u3000\u2003x ",
    "quotes": "\"'`\\",
}


def composed(text: str) -> str:
    """Return the text as planctl wants texts, without its warning."""
    return unicodedata.normalize("NFC", text)


@family
def texts() -> dict[str, Hostile]:
    """Sound plans whose every text means something to a terminal, a CI log, a template or a spreadsheet."""
    files = {name: plan(name, composed(text)) for name, text in TEXTS.items()}
    return files | {f"journals/{name}.yaml": journal(name, composed(text)) for name, text in TEXTS.items()}


@family
def escapes() -> dict[str, Hostile]:
    """What a terminal obeys, written as an escape of YAML's in a double-quoted text."""
    texts = {
        "esc": r"\e[31mröd\e[0m",
        "osc-8": r"\e]8;;https://example.com\e\\länk\e]8;;\e\\",
        "title": r"\e]0;x\a",
        "csi": r"\x9b31m",
        "c1": r"\x85 \x90 \x9d",
        "nul": r"\0",
        "backspace": r"bra\b\b\bdåligt",
        "return": r"dåligt\rbra",
        "override": r"\u202egnalp\u202c",
        "isolate": r"\u2066x\u2069",
        "separators": r"a\Lb\Pc\Nd",
        "mark": r"\ufeff",
        "big": r"\U0000001b[2J",
    }
    files = {name: plan(name, rules=("forbidden-character",)) for name in texts}
    for name, text in texts.items():
        content = files[name].content.replace(b'"Text"', f'"{text}"'.encode())
        files[name] = Hostile(content, files[name].rules)
    files["key"] = broken('schema: planctl/plan/v1\n"\\e[31m": 1\n', "forbidden-character")
    files["surrogate"] = broken('a: "\\ud800"\n', "broken-yaml")
    return files


@family
def raw_bytes() -> dict[str, Hostile]:
    """What is no text, or text with something in it that can't be seen."""
    files = {
        "latin-1": broken("titel: Åtgärd för äldre\n".encode("latin-1"), "not-utf-8"),
        "utf-16": broken("titel: Åtgärd\n".encode("utf-16"), "not-utf-8"),
        "surrogate": broken(b"a: \xed\xa0\x80\n", "not-utf-8"),
        "overlong": broken(b"a: \xc0\xaf\n", "not-utf-8"),
        "cut": broken("a: å".encode()[:-1], "not-utf-8"),
        "binary": broken(bytes(range(255, -1, -1)) * 500, "not-utf-8"),
        "mark-only": broken(b"\xef\xbb\xbf", "empty-file"),
        "nul": broken(b"a: \0\n", "forbidden-character"),
        "esc": broken(b"a: \x1b[2J\x1b]0;x\x07\n", "forbidden-character"),
        "c1": broken("a: \x9b31m\n", "forbidden-character"),
        "override": broken("a: \u202eb\u202c\n", "forbidden-character"),
        "empty": broken(b"", "empty-file"),
    }
    # The C parser reads `dold` as a field, a reader as the end of a comment.
    hidden = {"nel": "\x85", "ls": "\u2028", "ps": "\u2029", "cr": "\r", "vt": "\x0b", "ff": "\x0c"}
    files |= {
        f"after-comment-{name}": plan(f"after-comment-{name}", more=f"# kommentar{end}dold: 1", rules=("forbidden-character",))
        for name, end in hidden.items()
    }
    return files


@family
def nesting() -> dict[str, Hostile]:
    """What crashes recursive readers, and C ones too."""
    openings = {"brackets": "[", "dashes": "- ", "braces": "{a: ", "questions": "? ", "mixed": "[{", "pairs": "[a: ", "quoted": '{"a":'}
    files = {name: broken(opening * 100_000, "too-deep") for name, opening in openings.items()}
    files["lines"] = broken("".join(f"{' ' * depth}a:\n" for depth in range(1000)), "too-deep")
    files["closed"] = broken("[" * 100_000 + "]" * 100_000, "too-deep")
    return files


@family
def references() -> dict[str, Hostile]:
    """Anchors, aliases and merges: hangs, recursion, values out of nothing."""
    laughs = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40))
    merges = "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 500))
    return {
        "billion-laughs": broken(laughs, "anchor", "alias"),
        "many-aliases": broken("a: &a [x]\nb: [" + ", ".join(["*a"] * 10_000) + "]\n", "anchor", "alias"),
        "recursion": broken("&a [*a]\n", "anchor", "alias"),
        "recursive-mapping": broken("a: &a\n  b: *a\n", "anchor", "alias"),
        "recursive-key": broken("&a\n? *a\n: b\n", "alias"),
        "merges": broken(merges, "anchor", "merge-key", "alias"),
        "merge-itself": broken("a: &a\n  <<: *a\n", "anchor", "merge-key", "alias"),
        "merge-list": broken("<<: [1, 2]\n<<: x\n", "merge-key"),
        "unknown-alias": broken("a: *nobody\n", "alias"),
        "alias-key": broken("*a : 1\n", "alias"),
    }


@family
def sizes() -> dict[str, Hostile]:
    """More than anybody reads: bounded by bytes and by values."""
    return {
        "one-text": broken("title: " + "x" * 2 * MEBIBYTE + "\n", "too-large"),
        "million-keys": broken("".join(f"k{number}: 1\n" for number in range(1_000_000)), "too-large"),
        "keys-within-bytes": broken("".join(f"k{number}: 1\n" for number in range(60_000)), "too-complex"),
        "items-within-bytes": broken("a: [" + "1," * 120_000 + "]\n", "too-complex"),
        "aliases-within-bytes": broken("a: [" + "*a," * 120_000 + "]\n", "alias", "too-complex"),
        "text-within-bytes": plan("text-within-bytes", more="uncertain: " + "x" * 900_000, rules=("too-long",)),
        "doubled-keys": broken("".join(f"k{number % 2}: 1\n" for number in range(60_000)), "duplicate-key", "too-complex"),
        "keys-that-are-none": broken("".join(f"{number}: 1\n" for number in range(60_000)), "key-not-text", "too-complex"),
        "unknown-fields": plan("unknown-fields", more="".join(f"titl{number}: 1\n" for number in range(1_000)), rules=("unknown-field",)),
        "long-key": broken("? " + "x" * 100_000 + "\n: 1\n", "key-too-long"),
        "long-digits": plan("long-digits", more="grace: " + "9" * 100_000, rules=("number-out-of-range",)),
        "long-float": plan("long-float", more="grace: 1." + "9" * 100_000, rules=("number-out-of-range",)),
        "huge-exponent": plan("huge-exponent", more="grace: 1e999999999", rules=("number-out-of-range",)),
        "long-comment": plan("long-comment", more="# " + "x" * 900_000),
        "blank-lines": plan("blank-lines", more="\n" * 900_000),
        "many-quotes": broken("'" * 899_999, "broken-yaml"),
        "many-colons": broken(": " * 400_000, "broken-yaml"),
    }


@family
def yaml_features() -> dict[str, Hostile]:
    """YAML that forces types, changes the rules or says things twice."""
    return {
        "python-object": broken('!!python/object/apply:os.system ["touch OBEYED"]\n', "tag"),
        "python-name": plan("python-name", more="grace: !!python/name:os.system", rules=("tag",)),
        "empty-int": plan("empty-int", more='grace: !!int ""', rules=("tag",)),
        "bad-timestamp": plan("bad-timestamp", more="grace: !!timestamp 2022-02-31", rules=("tag",)),
        "bad-binary": plan("bad-binary", more="grace: !!binary ###", rules=("tag",)),
        "unknown-tag": plan("unknown-tag", more="grace: !x!y 1", rules=("tag",)),
        "a-directive-first": broken("%YAML 1.1\n---\nschema: planctl/plan/v1\n", "directive"),
        "future": broken("%YAML 9.9\n---\na: 1\n", "directive"),
        "tag-directive": broken("%TAG ! tag:example.com,2025:\n---\na: !x 1\n", "directive", "tag"),
        "unknown-directive": broken("%PLAN\n---\na: 1\n", "directive"),
        # After a file that says YAML 1.1: `no` is still text.
        "b-after-it": broken(
            plan("b-after-it")
            .content.replace(b"\n  o: {", b"\n  no: {")
            .replace(b"[o]", b"[no]")
            .replace(b" o,", b" no,")
            .replace(b"owner: o\n", b"owner: no\n")
        ),
        "second-document": plan("second-document", more="---\na: 1", rules=("second-document",)),
        "doubled": plan("doubled", more="title: Igen\nowner: o", rules=("duplicate-key",)),
        "unclosed": broken("a: 'x\n" * 3 + "b: [", "broken-yaml"),
        "only-null": broken("~\n", "empty-file"),
        "only-text": broken("hej\n", "wrong-type"),
        "only-list": broken("[1, [2, {a: b}]]\n", "wrong-type"),
    }


@family
def strictness() -> dict[str, Hostile]:
    """Values of nearly the right type."""
    fields = {
        "yes-as-number": "grace: true",
        "text-as-number": 'grace: "1"',
        "float-as-number": "grace: 1.0",
        "number-as-text": "note: 5",
        "yes-as-text": "note: true",
        "date-as-text": "language: 2025",
        "list-as-text": "note: [a]",
        "mapping-as-text": "note: {a: b}",
        "text-as-list": "aligns: x",
        "mapping-as-list": "sources: {a: b}",
        "list-as-mapping": "calendar: [a]",
        "float-as-id": "coordinator: 1.5",
        "number-as-id": "coordinator: 1",
        "yes-as-id": "coordinator: true",
        "path-as-id": "coordinator: ../../etc/passwd",
        "negative": "grace: -1",
        "yes-as-amount": "funding: {parts: [{item: 'a:b', recipient: region, amount: true}]}",
        "float-as-amount": "funding: {parts: [{item: 'a:b', recipient: region, amount: 1.5}]}",
        "yes-as-period": "follow_ups: [{kind: review, due: true, title: x}]",
        "float-as-period": "follow_ups: [{kind: review, due: 2025.0, title: x}]",
        "no-such-day": "follow_ups: [{kind: review, due: 2022-02-31, title: x}]",
        "no-such-month": "follow_ups: [{kind: review, due: 2022-13, title: x}]",
        "year-zero": "follow_ups: [{kind: review, due: 0000, title: x}]",
        "leap-day": "calendar: {delar: 02-29}",
    }
    return {name: plan(name, more=line, rules=("any",)) for name, line in fields.items()}


@family
def quoted_back() -> dict[str, Hostile]:
    """What messages repeat: names, words and ids that mean something to a terminal, a CI log or a template."""
    words = [
        "::error::x",
        "##[group]x",
        "[/]",
        "[red]",
        ":bug:",
        "{} {0} {x.y}",
        "%0A",
        "a\n::error::b\n##[error]c",
        "<script>",
        "x" * 10_000,
        "\u00a0",
        "",
    ]
    files = {}
    for number, word in enumerate(words):
        written = json.dumps(word, ensure_ascii=False)
        key = json.dumps(word[:150], ensure_ascii=False)
        files[f"value-{number}"] = plan(
            f"value-{number}", more=f"language: {written}\naligns: [{written}]\ncoordinator: {written}", rules=("any",)
        )
        files[f"field-{number}"] = plan(f"field-{number}", more=f"{key}: 1\n", rules=("unknown-field",))
        files[f"doubled-{number}"] = plan(f"doubled-{number}", more=f"{key}: 1\n{key}: 2\n", rules=("duplicate-key",))
        files[f"schema-{number}"] = broken(f"schema: {written}\n", "any")
        files[f"id-{number}"] = broken(f"schema: planctl/plan/v1\nid: {written}\ntitle: {written}\n", "any")
        files[f"period-{number}"] = broken(plan(f"period-{number}").content.replace(b"due: 2025-03", f"due: {written}".encode()), "any")
        files[f"organisation-{number}"] = broken(plan(f"organisation-{number}").content.replace(b"[o]", f"[{written}]".encode()), "any")
    files["journals/value-0.yaml"] = broken(
        "schema: planctl/journal/v1\nplan: value-0\nentries:\n"
        '  - {date: "::error::", about: "##[x]", by: "[/]", state: "::x::", value: {"::error::": 1}}\n',
        "any",
    )
    files["journals/nobodys.yaml"] = broken('schema: planctl/journal/v1\nplan: "../../etc/passwd"\nentries: []\n', "any")
    files["frameworks/broken.yaml"] = broken('schema: planctl/framework/v1\nid: "::error::"\ntitle: "##[x]"\nitems: "[/]"\n', "any")
    return files


FILE_NAMES = [
    "mellan slag",
    "åäö-sammansatt",
    unicodedata.normalize("NFD", "åäö-isär"),
    "rad\nbrytning",
    "\x1b[31mröd",
    "\x9b31m",
    "\u202egnalp",
    "::error::påhittat",
    "##[group]x",
    "[red]x :bug:",
    "{0} {} %s %0A",
    "--help",
    "-",
    "'; rm -rf x; '",
    "$(touch OBEYED)",
    "<script>alert(1)<",
    "l" * 200,
    "\udce5 latin-1",  # a byte that is no UTF-8, as Python spells it
]


@family
def file_names() -> dict[str, Hostile]:
    """Names of files that mean something to a terminal, a CI log, a shell or a template; one sound plan and one broken one each."""
    files = {}
    for number, name in enumerate(FILE_NAMES):
        files[f"{name}.yaml"] = plan(f"p{number}", rules=("any",))
        files[f"{name} trasig.yaml"] = broken(b"a: [\n", "broken-yaml")
    return files
