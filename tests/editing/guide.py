"""What the guides show: files, and changes to files. The tests make these very changes, so the guides can't drift from planctl."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EDITING = ROOT / "docs" / "editing.md"
GETTING_STARTED = ROOT / "docs" / "kom-igang.md"
GUIDES = (EDITING, GETTING_STARTED)
PLANS = ("harryda-2019-2022", "helsingborg-2026", "huddinge-2022-2024", "stockholm-2023")
_NAME = re.compile(r"^(?:id|plan): (\S+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Hunk:
    """Consecutive lines of a file, before and after."""

    old: tuple[str, ...]
    new: tuple[str, ...]

    def made_to(self, text: str) -> str:
        """Return the text with the change made. The old lines stand there exactly once; a comment behind one does not matter."""
        lines = text.splitlines(keepends=True)
        bare = [line.rstrip("\n").partition(" #")[0] for line in lines]
        old = [line.partition(" #")[0] for line in self.old]
        places = [start for start in range(len(bare)) if bare[start : start + len(old)] == old]
        assert len(places) == 1, self.old
        [start] = places
        kept = dict(zip(self.old, lines[start : start + len(old)], strict=True))
        lines[start : start + len(old)] = [kept.get(line, f"{line}\n") for line in self.new]
        return "".join(lines)


@dataclass(frozen=True, slots=True)
class Change:
    """A change that a guide shows, with its place there."""

    place: str
    path: str
    hunks: tuple[Hunk, ...]

    def made_to(self, text: str) -> str:
        """Return the text with the change made."""
        for hunk in self.hunks:
            text = hunk.made_to(text)
        return text


def blocks(guide: Path, language: str) -> list[tuple[str, str]]:
    """Return the blocks of code in a language, each with the line it begins at."""
    text = guide.read_text(encoding="utf-8")
    found = re.finditer(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [(f"{guide.name}:{text.count(chr(10), 0, each.start()) + 1}", each[1]) for each in found]


def changes() -> list[Change]:
    """Return every change that the guides show."""
    return [change_in(place, text) for guide in GUIDES for place, text in blocks(guide, "diff")]


def change_in(place: str, text: str) -> Change:
    """Return the change that a block shows: hunks, each after a line `@@ <path> @@`."""
    parts = re.split(r"^@@ (\S+) @@\n", text, flags=re.MULTILINE)
    assert parts[0] == "", place
    assert len(set(parts[1::2])) == 1, place
    return Change(place, parts[1], tuple(_hunk(part.splitlines()) for part in parts[2::2]))


def _hunk(lines: list[str]) -> Hunk:
    assert {line[0] for line in lines} <= set(" +-"), lines
    return Hunk(tuple(line[1:] for line in lines if line[0] != "+"), tuple(line[1:] for line in lines if line[0] != "-"))


def file(path: str) -> str:
    """Return a file's text: the repository's own, or the one that the guides tell the reader to make."""
    if (ROOT / path).exists():
        return (ROOT / path).read_text(encoding="utf-8")
    kind = "journal" if "/journals/" in path else "plan"
    shown = [text for guide in (*GUIDES, ROOT / "README.md") for _, text in blocks(guide, "yaml")]
    named = [text for text in shown if text.startswith(f"schema: planctl/{kind}/v1\n") and _NAME.findall(text) == [Path(path).stem]]
    assert len(set(named)) == 1, path
    return named[0]


def settings() -> dict[str, object]:
    """Return the editor's settings that the guide shows, as they are written."""
    import json

    (_, text), *others = blocks(EDITING, "json")
    assert not others
    return dict(json.loads(text))
