"""Rules explained → text, Markdown, JSON. One source: the rule's page."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from planctl import url_of
from planctl.checks import RULES
from planctl.checks.rule import page_of
from planctl.messages import word
from planctl.outputs.terminal import Cell, Column, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planctl.outputs.style import Style


@dataclass(frozen=True, slots=True)
class Explained:
    """A rule in one language."""

    code: str
    name: str
    severity: str
    what: str
    why: str
    fix: str
    bad: str
    good: str
    since: str
    url: str


def explained(language: str) -> list[Explained]:
    """Return all rules, by code."""
    return [Explained(rule.code, rule.name, rule.severity.name, *page_of(rule, language), rule.since, url_of(rule.code)) for rule in RULES]


def data(rules: Sequence[Explained]) -> dict[str, Any]:
    """Return the `planctl/rules/v1` object."""
    return {"schema": "planctl/rules/v1", "rows": [asdict(rule) for rule in rules]}


def text(rules: Sequence[Explained], language: str, style: Style, width: int, *, whole: bool) -> str:
    """Return one rule's page, or a table of all."""
    if whole:
        return "\n".join(_page(rule, language, style, width) for rule in rules)
    rows = [
        (Cell.of((rule.code, "bold")), Cell.of(word(language, f"severity.{rule.severity}")), Cell.of(rule.name, (rule.what, "dim")))
        for rule in rules
    ]
    return table((Column("", width=6), Column("", width=8), Column("", ratio=1)), rows, style, width, heading=False)


def _page(rule: Explained, language: str, style: Style, width: int) -> str:
    import textwrap

    def wrapped(text: str) -> str:
        return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in text.split("\n\n"))

    severity, since = word(language, f"severity.{rule.severity}"), word(language, "rule.since", version=rule.since)
    heading = f"{style.bold(f'{rule.code} {rule.name}')} ({severity}, {since})"
    parts = [heading, wrapped(rule.what), wrapped(rule.why), wrapped(f"{word(language, 'rule.fix')}: {rule.fix}")]
    for key, snippet in (("bad", rule.bad), ("good", rule.good)):
        parts.append(f"{style.bold(word(language, f'rule.{key}'))}\n{textwrap.indent(snippet, '    ')}")
    return "\n\n".join(parts) + "\n"


def markdown(rules: Sequence[Explained], language: str, *, whole: bool) -> str:
    """Return the rules as Markdown pages, or as one table."""
    if not whole:
        head = f"| {word(language, 'rule.code')} | {word(language, 'rule.severity')} | {word(language, 'rule.what')} |\n|---|---|---|\n"
        return head + "".join(
            f"| {rule.code} {rule.name} | {word(language, f'severity.{rule.severity}')} | {rule.what} |\n" for rule in rules
        )
    return "\n".join(rule_page(rule, language) for rule in rules)


def rule_page(rule: Explained, language: str) -> str:
    """Return a rule's page as Markdown."""
    severity, since = word(language, f"severity.{rule.severity}"), word(language, "rule.since", version=rule.since)
    parts = [f"# {rule.code} {rule.name}", f"**{severity}** – {rule.what}", rule.why, f"**{word(language, 'rule.fix')}:** {rule.fix}"]
    for key, snippet in (("bad", rule.bad), ("good", rule.good)):
        parts += [word(language, f"rule.{key}"), f"```yaml\n{snippet}\n```"]
    return "\n\n".join([*parts, f"{since[:1].upper()}{since[1:]}."]) + "\n"
