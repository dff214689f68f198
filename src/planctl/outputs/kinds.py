"""Kinds of change explained → text, Markdown, JSON. One source: the table that judges them, its words, and their examples."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from planctl.changes import KINDS
from planctl.changes.examples import EXAMPLES
from planctl.messages import word
from planctl.outputs.terminal import Cell, Column, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planctl.outputs.style import Style


@dataclass(frozen=True, slots=True)
class ExplainedKind:
    """A kind of change in one language. `look_at` is empty where the text tells what it means; `mirror` is a kind's name."""

    code: str
    name: str
    impact: str
    what: str
    why: str
    look_at: str
    before: str
    after: str
    mirror: str


def explained(language: str) -> list[ExplainedKind]:
    """Return all kinds of change, by code."""
    return [
        ExplainedKind(
            kind.code,
            kind.name,
            kind.impact,
            word(language, f"change.what.{kind.name}"),
            word(language, f"change.why.{kind.name}"),
            word(language, f"change.look.{kind.look_at}") if kind.look_at else "",
            *EXAMPLES[kind.name],
            kind.mirror,
        )
        for kind in KINDS.values()
    ]


def data(kinds: Sequence[ExplainedKind]) -> list[dict[str, Any]]:
    """Return the rows of the `changes` in a `planctl/rules/v1` object."""
    return [asdict(kind) for kind in kinds]


def text(kinds: Sequence[ExplainedKind], language: str, style: Style, width: int, *, whole: bool) -> str:
    """Return a kind's page, or a table of all."""
    if whole:
        return "\n".join(_page(kind, language, style, width) for kind in kinds)
    rows = [
        (Cell.of((kind.code, "bold")), Cell.of(word(language, f"change.impact.{kind.impact}")), Cell.of(kind.name, (kind.what, "dim")))
        for kind in kinds
    ]
    return table((Column("", width=6), Column("", width=13), Column("", ratio=1)), rows, style, width, heading=False)


def _page(kind: ExplainedKind, language: str, style: Style, width: int) -> str:
    import textwrap

    parts = [f"{style.bold(f'{kind.code} {kind.name}')} ({word(language, f'change.impact.{kind.impact}')})"]
    parts += [textwrap.fill(said, width) for said in (kind.what, kind.why, _look_at(kind, language)) if said]
    for key, snippet in (("before", kind.before), ("after", kind.after)):
        parts.append(f"{style.bold(word(language, f'rule.{key}'))}\n{textwrap.indent(snippet, '    ')}")
    return "\n\n".join([*parts, textwrap.fill(_mirror(kind, language), width)]) + "\n"


def _look_at(kind: ExplainedKind, language: str) -> str:
    return word(language, "rule.look-at", what=kind.look_at) if kind.look_at else ""


def _mirror(kind: ExplainedKind, language: str) -> str:
    if kind.mirror == kind.name:
        return word(language, "rule.mirror.same")
    mirror = KINDS[kind.mirror]
    return word(language, "rule.mirror", code=mirror.code, name=mirror.name, impact=word(language, f"change.impact.{mirror.impact}"))


def markdown(kinds: Sequence[ExplainedKind], language: str, *, whole: bool) -> str:
    """Return the kinds as Markdown pages, or as one table."""
    if not whole:
        head = f"| {word(language, 'rule.kind')} | {word(language, 'rule.impact')} | {word(language, 'rule.what')} |\n|---|---|---|\n"
        rows = (f"| {kind.code} {kind.name} | {word(language, f'change.impact.{kind.impact}')} | {kind.what} |\n" for kind in kinds)
        return head + "".join(rows)
    return "\n".join(_markdown_page(kind, language) for kind in kinds)


def _markdown_page(kind: ExplainedKind, language: str) -> str:
    parts = [f"# {kind.code} {kind.name}", f"**{word(language, f'change.impact.{kind.impact}')}** – {kind.what}", kind.why]
    parts += [_look_at(kind, language)] * bool(kind.look_at)
    for key, snippet in (("before", kind.before), ("after", kind.after)):
        parts += [word(language, f"rule.{key}"), f"```yaml\n{snippet}\n```"]
    return "\n\n".join([*parts, _mirror(kind, language)]) + "\n"
