"""A settings file → what it sets, and what is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from planctl import files
from planctl.document import Document
from planctl.document.decoding import decode, span_at
from planctl.document.personal import hidden
from planctl.finding import Problem
from planctl.settings import LARGEST, OWN, Packet, Settings
from planctl.settings.places import Keys, names_table, span_of_key, too_deep

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from planctl.workspace import Source

LEVELS = ("error", "warning", "note")
COLOURS = ("accent", "accent-dark")
PICTURE = ".png"  # the only kind that every packet can show: outputs/look.py holds the file itself to it
LONGEST_TEXT = 200
# Where but one or two are counted, each of them learns about the other: below three the rule would protect nobody.
THRESHOLDS = range(3, 101)
MOST = 1_000  # things in a list or a table

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_BROKEN_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


def read(source: Source, path: str, folder: str, table: Keys) -> Settings | None:
    """Return the settings of a file: all of it, or its `table`; None where it has none of that name."""
    document = Document(source.named(path), "", None, ())
    try:
        content = source.read(path, LARGEST)
    except files.FileFault as fault:
        values = {"limit": str(LARGEST), **fault.values}
        problem = Problem("unreadable-settings", variant="size" if fault.variant == files.SIZE else "file", values=values)
        return None if table else _unread(document, folder, problem)
    written, marked, problems = decode(content)
    text = hidden(written)
    document = document._replace(text=text, marked=marked)
    data = None if problems else _parsed(text)
    if isinstance(data, Problem):
        problems = [data]
    if problems:
        return _unread(document, folder, *problems) if not table or names_table(text, table) else None
    for step in table:
        data = data.get(step) if isinstance(data, dict) else None
    return None if data is None else _Reader(document, folder, table).settings(data)


def _unread(document: Document, folder: str, *problems: Problem) -> Settings:
    return Settings(document=document, folder=folder, problems=problems)


def _parsed(text: str) -> Any:
    """Return a TOML text's data, or the problem that keeps it from being read."""
    import tomllib

    deep = too_deep(text)
    if deep is not None:
        return Problem("unreadable-settings", span=span_at(text, deep))
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # of dates and numbers that there are not, too
        place = _BROKEN_AT.search(str(error))
        lines = text.split("\n")
        offset = sum(len(line) + 1 for line in lines[: int(place[1]) - 1]) + int(place[2]) - 1 if place else len(text)
        return Problem("unreadable-settings", span=span_at(text, min(offset, len(text.rstrip()))))


class _Reader:
    """Takes what is right of a table of settings, and tells of the rest."""

    def __init__(self, document: Document, folder: str, table: Keys) -> None:
        self.document = document
        self.folder = folder
        self.table = table
        self.problems: list[Problem] = []

    def settings(self, data: Any) -> Settings:
        known: dict[str, Callable[[Any, Keys], Any]] = {
            "select": self.names,
            "ignore": self.names,
            "severity": self.severities,
            "per-file-ignores": self.per_file,
            "disclosure-threshold": self.threshold,
            "packet": self.packet,
        }
        found = {name.replace("-", "_"): value for name, value in self.known(data, (), known).items()}
        document, folder, table = self.document, self.folder, self.table
        return Settings(**found, document=document, folder=folder, table=table, problems=tuple(self.problems))

    def known(self, data: Any, keys: Keys, known: Mapping[str, Callable[[Any, Keys], Any]]) -> dict[str, Any]:
        """Read each key of a table by its reader. What means nothing is left out."""
        found = {}
        for name, value in self.table_at(data, keys).items():
            if name in known:
                found[name] = known[name](value, (*keys, name))
            else:
                self.unknown(name, keys, list(known))
        return {name: value for name, value in found.items() if value is not None}

    def table_at(self, data: Any, keys: Keys) -> dict[str, Any]:
        if isinstance(data, dict):
            return data if self.is_few(data, keys) else {}
        self.wrong("table", keys)
        return {}

    def is_few(self, things: Collection[Any], keys: Keys) -> bool:
        """Tell whether a list or a table is no longer than anybody writes."""
        if len(things) > MOST:
            self.wrong("many", keys, most=str(MOST))
        return len(things) <= MOST

    def unknown(self, name: str, keys: Keys, known: list[str]) -> None:
        from planctl.model.reading import closest

        near = closest(name, known)
        values = {"key": _shown((*keys, name)), "near": _shown((*keys, near or "")), "known": ", ".join(known)}
        self.report("unknown-setting", (*keys, name), "near" if near else "", values)

    def wrong(self, variant: str, keys: Keys, **values: str) -> None:
        self.report("wrong-setting", keys, variant, {"key": _shown(keys or self.table or (OWN,)), **values})

    def report(self, name: str, keys: Keys, variant: str, values: dict[str, str]) -> None:
        span = span_of_key(self.document.text, (*self.table, *keys))
        self.problems.append(Problem(name, variant=variant, values=values, span=span))

    # What may stand in a setting. Each returns what it means, None where it means nothing.

    def names(self, value: Any, keys: Keys) -> Keys | None:
        if isinstance(value, list) and all(isinstance(name, str) for name in value):
            return tuple(value) if self.is_few(value, keys) else None
        self.wrong("list", keys)
        return None

    def severities(self, value: Any, keys: Keys) -> dict[str, str]:
        return {name: level for name, level in self.table_at(value, keys).items() if self.is_level(level, (*keys, name))}

    def is_level(self, level: Any, keys: Keys) -> bool:
        if level in LEVELS:
            return True
        self.wrong("level", keys, known=", ".join(LEVELS))
        return False

    def per_file(self, value: Any, keys: Keys) -> dict[str, Keys]:
        found = {pattern: self.names(names, (*keys, pattern)) for pattern, names in self.table_at(value, keys).items()}
        return {pattern: names for pattern, names in found.items() if names is not None}

    def threshold(self, value: Any, keys: Keys) -> int | None:
        if isinstance(value, int) and value in THRESHOLDS:
            return value
        self.wrong("threshold", keys, least=str(THRESHOLDS[0]), most=str(THRESHOLDS[-1]))
        return None

    def packet(self, value: Any, keys: Keys) -> Packet:
        return Packet(**self.known(value, keys, {"name": self.text, "logo": self.logo, "colours": self.colours}))

    def text(self, value: Any, keys: Keys) -> str | None:
        return self.fitting(value, keys, "text", lambda text: bool(text.strip()) and text.isprintable() and len(text) <= LONGEST_TEXT)

    def logo(self, value: Any, keys: Keys) -> str | None:
        return self.fitting(value, keys, "logo", lambda path: path.lower().endswith(PICTURE) and _leads_below(path))

    def colours(self, value: Any, keys: Keys) -> dict[str, str]:
        return self.known(value, keys, dict.fromkeys(COLOURS, self.colour))

    def colour(self, value: Any, keys: Keys) -> str | None:
        return self.fitting(value, keys, "colour", lambda colour: _COLOUR.fullmatch(colour) is not None)

    def fitting(self, value: Any, keys: Keys, variant: str, fits: Callable[[str], bool]) -> str | None:
        if isinstance(value, str) and fits(value):
            return value
        self.wrong(variant, keys)
        return None


def _leads_below(path: str) -> bool:
    """Tell whether a path can lead nowhere but below the folder it starts from."""
    return path.isprintable() and not re.match(r"[/\\]|[A-Za-z]:", path) and ".." not in re.split(r"[/\\]", path)


def _shown(keys: Keys) -> str:
    """Return a key as people write it, cut short."""
    return ".".join(keys)[:80]
