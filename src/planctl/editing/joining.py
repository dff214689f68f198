"""Joining two versions of a journal that grew from one: what both added is kept side by side, all else is left to people.

Entries are told apart by what they say, not by their lines. The result is the same whichever version is ours: between two entries that
all three share, what was added goes by date. An entry that either version altered, moved or removed, and two new ones that differ under
the same date, address and body, become a conflict that shows both. Nothing is dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from heapq import merge
from typing import TYPE_CHECKING, NamedTuple

from planctl.document import DEFAULT_LIMITS, Limits, parse
from planctl.document.decoding import BYTE_ORDER_MARK
from planctl.editing.splicing import line_after

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from planctl.document import Document
    from planctl.document.tree import Node

MARKER = 7  # git's usual length of conflict markers
NAMED = ("date", "about", "by")
_DASH = re.compile(r"[ \t]*-[ \t]+\Z")


class Joined(NamedTuple):
    """The joined file, and how many conflicts it holds."""

    content: bytes
    conflicts: int


class Block(NamedTuple):
    """An entry: its lines with the comments above them, what it says, and its date, address and body."""

    text: str
    said: str
    key: tuple[str, ...]

    @property
    def order(self) -> tuple[tuple[str, ...], str]:
        """Where it goes among others: by date."""
        return self.key, self.said


class Parts(NamedTuple):
    """A journal's text: what stands above the entries, they themselves, and what stands below."""

    head: str = ""
    blocks: tuple[Block, ...] = ()
    tail: str = ""


Blocks = tuple[Block, ...]


def join(base: bytes, ours: bytes, theirs: bytes, marker: int = MARKER, limits: Limits = DEFAULT_LIMITS) -> Joined:
    """Return one journal out of two that grew from `base` (empty: both are new), with conflict markers where people must choose."""
    if ours == theirs:
        return Joined(ours, 0)
    documents = [parse("journal", content, limits) for content in (base, ours, theirs)]
    parts = [Parts() if not base and document is documents[0] else _parts(document) for document in documents]
    old, mine, yours = parts
    if old is None or mine is None or yours is None:
        return _side_by_side(ours, theirs, marker)
    joiner = _Joiner(marker)
    joiner.journals(old, mine, yours)
    text = "".join(joiner.written)
    if not joiner.conflicts and (_said_in(text, limits) != joiner.said or _removed_by_one(old, mine, yours)):
        return _side_by_side(ours, theirs, marker)  # their lines don't fit together, or one moved what the other took out
    if ours.partition(b"\n")[0].endswith(b"\r"):
        text = text.replace("\n", "\r\n")
    mark = BYTE_ORDER_MARK if documents[1].marked else ""
    return Joined((mark + text).encode("utf-8"), joiner.conflicts)


@dataclass
class _Joiner:
    """Writes the result piece by piece; `said` is what it must say when it is read again."""

    marker: int
    written: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    conflicts: int = 0

    def journals(self, base: Parts, ours: Parts, theirs: Parts) -> None:
        self.text(base.head, ours.head, theirs.head)
        for old, mine, yours in _segments(base.blocks, ours.blocks, theirs.blocks):
            if len(old) == len(mine) == len(yours) == 1 and old[0].said == mine[0].said == yours[0].said:
                self.text(old[0].text, mine[0].text, yours[0].text)
                self.said.append(old[0].said)
            elif not old:
                self.added(mine, yours)
            elif [block.said for block in mine] == [block.said for block in yours]:
                self.blocks(mine)  # both changed it in the same way
            else:
                self.conflict(mine, yours)
        self.text(base.tail, ours.tail, theirs.tail)

    def text(self, base: str, ours: str, theirs: str) -> None:
        """Write lines that aren't an entry of one version alone: as whoever changed them has them."""
        if theirs in {ours, base}:
            self.written.append(ours)
        elif ours == base:
            self.written.append(theirs)
        else:
            self.marked(ours, theirs)

    def blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self.written.append(block.text)
            self.said.append(block.said)

    def conflict(self, ours: Iterable[Block], theirs: Iterable[Block]) -> None:
        self.marked("".join(block.text for block in ours), "".join(block.text for block in theirs))

    def marked(self, ours: str, theirs: str) -> None:
        self.conflicts += 1
        self.written.append(_marked(ours, theirs, self.marker))

    def added(self, ours: Blocks, theirs: Blocks) -> None:
        """Write what was added in one place: identical entries once, the others by date."""
        both = {block.said for block in ours} & {block.said for block in theirs}
        if [block.said for block in ours if block.said in both] != [block.said for block in theirs if block.said in both]:
            self.conflict(ours, theirs)
            return
        clash = {block.key for block in ours if block.said not in both} & {block.key for block in theirs if block.said not in both}
        mine, yours = (_apart(blocks, lambda block: block.said in both or block.key not in clash) for blocks in (ours, theirs))
        for old, new in zip(_pieces(mine[0], both), _pieces(yours[0], both), strict=True):
            if old and new and old[0].said in both:
                self.text("", old[0].text, new[0].text)
                self.said.append(old[0].said)
            else:
                self.blocks(merge(old, new, key=lambda block: block.order))
        for key in sorted(clash):
            self.conflict(*([block for block in blocks if block.key == key] for blocks in (mine[1], yours[1])))


def _removed_by_one(base: Parts, ours: Parts, theirs: Parts) -> bool:
    """Tell whether one version still has an entry, wherever, that the other has not."""
    old, mine, yours = ({block.said for block in version.blocks} for version in (base, ours, theirs))
    return not old.isdisjoint(mine ^ yours)


def _apart(blocks: Blocks, holds: Callable[[Block], bool]) -> tuple[Blocks, Blocks]:
    return tuple(block for block in blocks if holds(block)), tuple(block for block in blocks if not holds(block))


def _pieces(blocks: Blocks, shared: set[str]) -> Iterator[Blocks]:
    """Yield stretches of unshared blocks and single shared ones in turn, as many for both versions."""
    stretch: list[Block] = []
    for block in blocks:
        if block.said in shared:
            yield tuple(stretch)
            yield (block,)
            stretch = []
        else:
            stretch.append(block)
    yield tuple(stretch)


def _segments(base: Blocks, ours: Blocks, theirs: Blocks) -> Iterator[tuple[Blocks, Blocks, Blocks]]:
    """Yield in turn what lies between two entries that all three share, and such an entry by itself."""
    kept_by_us, kept_by_them = _kept(base, ours), _kept(base, theirs)
    old = mine = yours = 0
    for place in range(len(base)):
        if place in kept_by_us and place in kept_by_them:
            here = (kept_by_us[place], kept_by_them[place])
            yield base[old:place], ours[mine : here[0]], theirs[yours : here[1]]
            yield (base[place],), (ours[here[0]],), (theirs[here[1]],)
            old, mine, yours = place + 1, here[0] + 1, here[1] + 1
    yield base[old:], ours[mine:], theirs[yours:]


def _kept(base: Sequence[Block], version: Sequence[Block]) -> dict[int, int]:
    """Return where a version has the base's entries, in their order."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, [block.said for block in base], [block.said for block in version], autojunk=False)
    return {match.a + step: match.b + step for match in matcher.get_matching_blocks() for step in range(match.size)}


def _parts(document: Document) -> Parts | None:
    """Return a journal's parts, None where its entries don't stand one below the other, each on lines of its own."""
    root, data = document.root, document.data
    found = root.child("entries") if root and isinstance(data, dict) else None
    if document.problems or found is None or not isinstance(data["entries"], list):
        return None
    text = document.written
    if text != document.text:  # entries that differ in a hidden number alone would be taken for one
        return None
    if not data["entries"]:
        start, end = found.start, line_after(text, found.end)
        return Parts(_plain(text[:start].rstrip(" \t") + text[found.end : end]), (), _plain(text[end:]))
    children = [child for _, child in found.items()]
    lines = [_line_before(text, child) for child in children]
    if any(line is None for line in lines) or not all(_is_entry(entry) for entry in data["entries"]):
        return None
    starts = [lines[0] or 0, *(line_after(text, child.end) for child in children)]
    if sorted(set(starts)) != starts:
        return None
    blocks = (
        Block(_plain(text[start:end]), _canonical(entry), tuple(entry[name] for name in NAMED))
        for start, end, entry in zip(starts, starts[1:], data["entries"], strict=False)
    )
    return Parts(_plain(text[: starts[0]]), tuple(blocks), _plain(text[starts[-1] :]))


def _line_before(text: str, node: Node) -> int | None:
    """Return where the line begins on which an entry does, None where more than its dash stands before it."""
    start = text.rfind("\n", 0, node.start) + 1
    return start if _DASH.fullmatch(text, start, node.start) else None


def _plain(text: str) -> str:
    """Return lines that all end alike."""
    text = text.replace("\r\n", "\n")
    return text if not text or text.endswith("\n") else text + "\n"


def _is_entry(entry: object) -> bool:
    return isinstance(entry, dict) and all(isinstance(entry.get(name), str) for name in NAMED)


def _canonical(entry: object) -> str:
    import json

    return json.dumps(entry, sort_keys=True, ensure_ascii=False)


def _said_in(text: str, limits: Limits) -> list[str] | None:
    document = parse("journal", text.encode("utf-8"), limits)
    entries = document.data.get("entries") if isinstance(document.data, dict) and not document.problems else None
    return [_canonical(entry) for entry in entries] if isinstance(entries, list) else None


def _marked(ours: str, theirs: str, marker: int) -> str:
    return f"{'<' * marker} ours\n{ours}{'=' * marker}\n{theirs}{'>' * marker} theirs\n"


def _side_by_side(ours: bytes, theirs: bytes, marker: int) -> Joined:
    """Return both texts, marked where they differ: nothing could be told of their entries."""
    mine, yours = ([line.decode("utf-8", "surrogateescape") for line in content.splitlines(keepends=True)] for content in (ours, theirs))
    shortest = min(len(mine), len(yours))
    first = next((place for place in range(shortest) if mine[place] != yours[place]), shortest)
    most = shortest - first
    last = next((place for place in range(most) if mine[-1 - place] != yours[-1 - place]), most)
    our_middle, their_middle = (_ended("".join(lines[first : len(lines) - last])) for lines in (mine, yours))
    text = _ended("".join(mine[:first])) + _marked(our_middle, their_middle, marker) + "".join(mine[len(mine) - last :])
    return Joined(text.encode("utf-8", "surrogateescape"), 1)


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"
