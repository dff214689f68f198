"""A plan, journal or framework → one line for each fact, for git's own diff: every line says what it is about.

The lines stand in the order of the file. What a thing is called stands on a line of its own, which git shows above each hunk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planctl.document.scalars import resolve
from planctl.model.paths import HOLDERS
from planctl.model.reading import kind_of
from planctl.outputs.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.document import Document

# git shows what the parenthesis holds of the nearest such line above a hunk: a thing and its title.
HEADING = "^((plan|area|goal|indicator|activity|framework|item|journal) [^ ]+: .*)$"
SINGULAR = {"areas": "area", "goals": "goal", "indicators": "indicator", "activities": "activity", "items": "item"}
NAMES = ("id", "kind", "to", "item", "title")  # what a list's thing is known by, the first that it has
PART = " · "
ENTRY = ("date", "about", "by")


def text(document: Document) -> str:
    """Return the facts; of a file that can't be read the lines as they are."""
    data = document.data
    kind = kind_of(data)
    if not isinstance(data, dict) or document.problems:
        lines = (line.rstrip("\r") for line in document.text.split("\n"))
        return "\n".join(printable(line) for line in lines)
    found = _journal(data) if kind == "journal" else _thing(kind or "plan", data)
    return "".join(f"{printable(line)}\n" for line in found)


def _journal(data: dict[str, Any]) -> Iterator[str]:
    yield f"journal {data.get('plan')}: "
    yield from _facts("journal", {name: value for name, value in data.items() if name not in {"plan", "entries"}})
    entries = data.get("entries")
    for entry in entries if isinstance(entries, list) else [entries]:
        if isinstance(entry, dict):
            head = PART.join(_said(entry.get(name)) for name in ENTRY)
            yield PART.join([f"entry {head}", *_facts("", {name: entry[name] for name in entry if name not in ENTRY})])
        else:
            yield f"entry {_said(entry)}"


def _thing(kind: str, data: dict[str, Any]) -> Iterator[str]:
    """Yield a thing's title, its facts, and then the things within it, each in the same way."""
    name = f"{kind} {data.get('id', '')}"
    yield f"{name}: {_said(data.get('title'))}"
    within = HOLDERS | {"items"} if kind in {"framework", "item"} else HOLDERS
    yield from _facts(name, {key: value for key, value in data.items() if key not in {"id", "title", *within}})
    for key, value in data.items():
        if key in within and isinstance(value, list):
            for each in value:
                yield from _thing(SINGULAR[key], each) if isinstance(each, dict) else [f"{SINGULAR[key]} {_said(each)}"]
        elif key in within:
            yield from _fact(PART.join((name, key)), value)


def _facts(name: str, data: dict[str, Any]) -> Iterator[str]:
    for key, value in data.items():
        yield from _fact(PART.join((name, key)) if name else key, value)


def _fact(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from _facts(name, value) if value else [f"{name}: {{}}"]
    elif isinstance(value, list):
        for number, each in enumerate(value, start=1):
            yield from _fact(name, each) if not isinstance(each, dict) else _facts(f"{name} {_known_by(each, number)}", each)
        if not value:
            yield f"{name}: []"
    else:
        for line in _said(value).split("\n"):
            yield f"{name}: {line}"


def _known_by(thing: dict[str, Any], number: int) -> str:
    found = next((thing[name] for name in NAMES if isinstance(thing.get(name), str)), None)
    return found or str(number)


def _said(value: Any) -> str:
    """Return a value; text that would be read as something else stands in quotation marks."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value if _reads_as_text(value) else f'"{value}"'
    return "" if value is None else str(value)


def _reads_as_text(value: str) -> bool:
    try:
        return isinstance(resolve(value), str)
    except ValueError:
        return False
