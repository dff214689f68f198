"""One addressed thing → text, Markdown, JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planctl.messages import word
from planctl.outputs import measured
from planctl.outputs.page import literal
from planctl.outputs.phrases import Phrases
from planctl.outputs.safe import printable
from planctl.outputs.terminal import Cell, Column, table
from planctl.views.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.outputs.style import Style
    from planctl.views.measured import Measured, Value
    from planctl.views.thing import PartRow, Thing

# Facts whose values are words of ours: translated for people, never in data.
CODED = {
    "standing": "standing",
    "state": "state",
    "light": "light",
    "kind": "kind",
    "term": "term",
    "closed_by": "closed-by",
    "level": "level",
    "measure": "measure",
    "answers": "answers",
}
LABEL_WIDTH = 16
LOOKS = {"met": "green", "missed": "bold red", "unknown": ""}


def data(view: Thing) -> dict[str, Any]:
    """Return the `planctl/thing/v1` object."""
    return {"schema": "planctl/thing/v1", **plain(view)}


def text(view: Thing, language: str, style: Style, width: int) -> str:
    """Return the thing as people read it: what it is, its facts, what belongs to it with addresses, what was reported."""
    heading = f"{style.bold(printable(view.title))}\n{word(language, f'thing.{view.kind}')} · {printable(view.address)}\n"
    facts = [
        (Cell.of((word(language, f"fact.{name}"), "dim")), Cell.of(*_shown(name, value, language))) for name, value in view.facts.items()
    ]
    blocks = [heading]
    if facts:
        blocks.append(table((Column("", width=LABEL_WIDTH), Column("", ratio=1)), facts, style, width, heading=False))
    blocks += [style.bold(title) + "\n" + drawn for title, drawn in _measured(view.measured, language, style, width)]
    if view.parts:
        blocks.append(style.bold(word(language, "thing.parts")) + "\n" + _parts(view.parts, language, style, width))
    entries = _not_in_series(view)
    if entries:
        rows = [(Cell.of(entry["date"]), Cell.of(entry["by"]), Cell.of(*_entry(entry, language))) for entry in entries]
        drawn = table((Column("", width=10), Column("", ratio=1), Column("", ratio=4)), rows, style, width, heading=False)
        blocks.append(style.bold(word(language, "thing.entries")) + "\n" + drawn)
    blocks.append(style.dim(f"{printable(view.file)}:{view.line}") + "\n")
    return "\n".join(blocks)


def _measured(view: Measured | None, language: str, style: Style, width: int) -> Iterator[tuple[str, str]]:
    """Yield the targets with their verdicts, the series, and how it has gone: each with its heading."""
    if view is None:
        return
    aims = [(Cell.of((verdict, LOOKS[state])), Cell.of(said, (reason, "dim"))) for state, verdict, said, reason in _judged(view, language)]
    values = [(Cell.of(told.period), Cell.of(measured.value(told, view, language)), Cell.of(*_by(told))) for told in view.values]
    trends = [(Cell.of(trend.whose), Cell.of(trend.picture, trend.words)) for trend in measured.trends(view, language)]
    label, wide = Column("", width=LABEL_WIDTH), Column("", ratio=1)
    for key, columns, rows in (
        ("targets", (label, wide), aims),
        ("values", (label, wide, wide), values),
        ("trends", (wide, Column("", ratio=2)), trends),
    ):
        if rows:
            yield word(language, f"measured.{key}"), table(columns, rows, style, width, heading=False)


def _by(told: Value) -> list[str]:
    return [told.by.name, *([told.note] if told.note else [])]


def _judged(view: Measured, language: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield each target's verdict, as it is in data and in words, the target in words, and the reason."""
    phrases = Phrases(language)
    for aim in view.targets:
        reason = phrases.reason(aim, phrases.unit(view))
        yield aim.verdict.state, phrases.verdict(aim), measured.target(aim, view, language), reason


def _not_in_series(view: Thing) -> list[dict[str, Any]]:
    """Return the entries that the series does not show already."""
    shown = {(told.about, told.by.id, told.date.isoformat()) for told in view.measured.values} if view.measured else set()
    return [entry for entry in view.entries if (entry["about"], entry["by"], entry["date"]) not in shown]


def _shown(name: str, value: Any, language: str) -> list[str]:
    if isinstance(value, list | tuple):
        return [str(item) for item in value]
    if name in CODED:
        return [word(language, f"{CODED[name]}.{value}")]
    if name == "every":
        return [Phrases(language).recurrence(value)]
    if isinstance(value, bool):
        return [word(language, "yes" if value else "no")]
    return [str(value)]


def _parts(parts: tuple[PartRow, ...], language: str, style: Style, width: int) -> str:
    rows = []
    for part in parts:
        state = word(language, f"state.{part.state}") if part.state else word(language, f"thing.{part.kind}")
        when = [state, *([part.deadline.isoformat()] if part.deadline else [])]
        rows.append((Cell.of(*when), Cell.of(part.title, (part.address, "dim"))))
    return table((Column("", width=LABEL_WIDTH), Column("", ratio=1)), rows, style, width, heading=False)


def _entry(entry: dict[str, Any], language: str) -> list[str]:
    state = word(language, f"state.{entry['state']}") if entry.get("state") else ""
    value = entry.get("value")
    parts = [
        state,
        "" if value is None else str(value),
        word(language, f"light.{entry['light']}") if entry.get("light") else "",
        entry.get("to") or "",
    ]
    lines = [f"{entry['about']}", " · ".join(part for part in parts if part), entry.get("note") or ""]
    return [line for line in lines if line]


def markdown(view: Thing, language: str) -> str:
    """Return the thing as Markdown; text from the plan is literal."""
    lines = [f"# {literal(view.title)}", "", f"{word(language, f'thing.{view.kind}')} `{view.address}`", ""]
    for name, value in view.facts.items():
        shown = "; ".join(literal(item) for item in _shown(name, value, language))
        lines.append(f"- **{word(language, f'fact.{name}')}:** {shown}")
    lines += _measured_markdown(view.measured, language)
    if view.parts:
        lines += ["", f"## {word(language, 'thing.parts')}", ""]
        for part in view.parts:
            state = f" – {word(language, f'state.{part.state}')}" if part.state else ""
            deadline = f" ({part.deadline.isoformat()})" if part.deadline else ""
            lines.append(f"- {literal(part.title)}{state}{deadline} `{part.address}`")
    entries = _not_in_series(view)
    if entries:
        lines += ["", f"## {word(language, 'thing.entries')}", ""]
        lines += [f"- {entry['date']} {literal(entry['by'])}: {literal(' · '.join(_entry(entry, language)))}" for entry in entries]
    return "\n".join(lines) + "\n"


def _measured_markdown(view: Measured | None, language: str) -> list[str]:
    if view is None:
        return []
    lists = {
        "targets": [f"**{verdict}:** {literal(said)} – {literal(reason)}" for _, verdict, said, reason in _judged(view, language)],
        "values": [
            f"{told.period}: **{literal(measured.value(told, view, language))}**, {literal('. '.join(_by(told)))}" for told in view.values
        ],
        "trends": [f"{literal(trend.whose)}: {trend.picture} {literal(trend.words)}" for trend in measured.trends(view, language)],
    }
    return [
        line
        for key, rows in lists.items()
        if rows
        for line in ("", f"## {word(language, f'measured.{key}')}", "", *(f"- {row}" for row in rows))
    ]
