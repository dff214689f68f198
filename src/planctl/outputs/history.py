"""A plan's history → text for a terminal, Markdown, JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planctl.changes.nodes import plain
from planctl.messages import told, word
from planctl.outputs import changes as output
from planctl.outputs.change_words import message
from planctl.outputs.findings import concise
from planctl.outputs.page import literal
from planctl.outputs.safe import printable
from planctl.outputs.style import Style
from planctl.views.changes import compared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.model.plan import Decision
    from planctl.views.history import History, Revision

SCHEMA = "planctl/log/v1"
HASH_SHOWN = 10
INDENT = "  "


def data(view: History, language: str) -> dict[str, Any]:
    """Return the `planctl/log/v1` object; messages are in the language, keys never are."""
    return {
        "schema": SCHEMA,
        "plan": view.plan,
        "activity": view.activity,
        "ids": list(view.ids),
        "revisions": [_row(revision, language) for revision in view.revisions],
    }


def _row(revision: Revision, language: str) -> dict[str, Any]:
    made = output.data(compared(revision.changes), language)
    return {
        "revision": revision.said.id,
        "date": revision.said.day,
        "author": revision.said.author,
        "subject": revision.said.subject,
        "decisions": [plain(decision) for decision in revision.decisions],
        "shallow": revision.cut,
        "problems": [
            {
                "code": finding.code,
                "message": told(finding, language)[0],
                "file": finding.location.file,
                "line": finding.location.span.line,
            }
            for finding in revision.problems
        ],
        "summary": made["summary"],
        "changes": made["changes"],
    }


def text(view: History, language: str, style: Style, width: int) -> str:
    """Return the history as people read it: revision by revision, each with what it did."""
    if not view.revisions:
        return word(language, "history.none") + "\n"
    lines = [style.bold(printable(f"{view.plan}  {view.title}")), *([_followed(view, language)] if view.activity else [])]
    for revision in view.revisions:
        said = revision.said
        lines += ["", style.bold(printable(f"{said.day}  {said.id[:HASH_SHOWN]}  {said.author}")), INDENT + printable(said.subject)]
        lines += [style.bold(INDENT + mark) for mark in _marks(revision, language)]
        lines += [INDENT + line if line else "" for line in _what(revision, language, style, width - len(INDENT))]
    return "\n".join(lines) + "\n"


def _followed(view: History, language: str) -> str:
    return word(language, "history.followed", ids=printable(" ← ".join(view.ids)))


def _marks(revision: Revision, language: str) -> Iterator[str]:
    """Yield a line for each decision, and one where an older decision was altered."""
    for decision in revision.decisions:
        yield word(language, "history.decision", decision=printable(_decision(decision, language)))
    if revision.decides and not revision.decisions:
        yield word(language, "history.decision-touched")


def _decision(decision: Decision, language: str) -> str:
    parts = (
        f"{word(language, f'change.action.{decision.action}')} {decision.date.text}",
        decision.by or "",
        decision.period.text if decision.period else "",
        decision.ref or "",
    )
    return ", ".join(part for part in parts if part)


def _what(revision: Revision, language: str, style: Style, width: int) -> list[str]:
    if revision.problems:
        return [word(language, "history.broken"), *concise(list(revision.problems), language, style).splitlines()]
    if revision.cut:
        return [word(language, "history.cut")]
    if not revision.changes:
        return [word(language, "history.nothing")]
    return output.text(compared(revision.changes), language, style.colour, width).splitlines()


def markdown(view: History, language: str) -> str:
    """Return the history as Markdown; text from the plan and from commits is literal."""
    lines = [f"# {_literal(view.title or view.plan)}", "", _literal(view.plan), ""]
    if view.activity:
        lines += [_literal(_followed(view, language)), ""]
    if not view.revisions:
        lines += [word(language, "history.none"), ""]
    for revision in view.revisions:
        said = revision.said
        lines += [f"## {said.day} – {_literal(said.subject)}", "", f"`{said.id[:HASH_SHOWN]}` {_literal(said.author)}", ""]
        lines += [f"**{_literal(mark)}**\n" for mark in _marks(revision, language)]
        lines += [*_items(revision, language), ""]
    return "\n".join(lines).rstrip() + "\n"


def _items(revision: Revision, language: str) -> list[str]:
    if revision.changes:
        return [
            f"- **{word(language, f'change.impact.{change.impact}')}** – {_literal(change.values['title'])}: "
            f"{_literal(message(change, language, under_its_title=True))} `{change.address}`"
            for change in compared(revision.changes).changes
        ]
    return [f"- {_literal(line)}" for line in _what(revision, language, Style(), 10_000)]


def _literal(text: str) -> str:
    """Return text as it is, for Markdown; what commits say may hold anything."""
    return literal(printable(text))
