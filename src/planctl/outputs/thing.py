"""One addressed thing → text, Markdown, JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planctl.messages import word
from planctl.outputs.safe import printable
from planctl.outputs.terminal import Cell, Column, table
from planctl.views.values import plain

if TYPE_CHECKING:
    from planctl.outputs.style import Style
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
    if view.parts:
        blocks.append(style.bold(word(language, "thing.parts")) + "\n" + _parts(view.parts, language, style, width))
    if view.entries:
        rows = [(Cell.of(entry["date"]), Cell.of(entry["by"]), Cell.of(*_entry(entry, language))) for entry in view.entries]
        drawn = table((Column("", width=10), Column("", ratio=1), Column("", ratio=4)), rows, style, width, heading=False)
        blocks.append(style.bold(word(language, "thing.entries")) + "\n" + drawn)
    blocks.append(style.dim(f"{printable(view.file)}:{view.line}") + "\n")
    return "\n".join(blocks)


def _shown(name: str, value: Any, language: str) -> list[str]:
    if isinstance(value, list | tuple):
        return [str(item) for item in value]
    if name in CODED:
        return [word(language, f"{CODED[name]}.{value}")]
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
    lines = [f"# {_literal(view.title)}", "", f"{word(language, f'thing.{view.kind}')} `{view.address}`", ""]
    for name, value in view.facts.items():
        shown = "; ".join(_literal(item) for item in _shown(name, value, language))
        lines.append(f"- **{word(language, f'fact.{name}')}:** {shown}")
    if view.parts:
        lines += ["", f"## {word(language, 'thing.parts')}", ""]
        for part in view.parts:
            state = f" – {word(language, f'state.{part.state}')}" if part.state else ""
            deadline = f" ({part.deadline.isoformat()})" if part.deadline else ""
            lines.append(f"- {_literal(part.title)}{state}{deadline} `{part.address}`")
    if view.entries:
        lines += ["", f"## {word(language, 'thing.entries')}", ""]
        lines += [f"- {entry['date']} {_literal(entry['by'])}: {_literal(' · '.join(_entry(entry, language)))}" for entry in view.entries]
    return "\n".join(lines) + "\n"


def _literal(text: str) -> str:
    """Escape what Markdown or HTML would read as markup."""
    import re

    flat = printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_{}\[\]()#+!|~])", r"\\\1", flat)
