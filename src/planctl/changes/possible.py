"""What went and what came that may be one thing under another id. It is only said: nothing is matched by it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from planctl.changes.nodes import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planctl.changes.nodes import Edit, Node

ALIKE = 0.7  # of two titles: the least ratio of difflib
SHARED = 0.4  # the least share of words that two titles have in common, before they are compared letter by letter
LONGEST = 120  # letters of a title that are compared
MOST_SEEN = 200_000  # pairs of titles that share a word
MOST_COMPARED = 2_000  # pairs of titles compared letter by letter
_GONE, _COME = frozenset({"removed", "follow-up-removed"}), frozenset({"added", "follow-up-added"})
_WORD = re.compile(r"\w{3,}")

Pairs = dict["Node", "Node"]


def possible_pairs(edits: Iterable[Edit]) -> Pairs:
    """Return, of things that went and came, the ones that may be the same: each with the other, both ways.

    Things of the plan are looked for in the whole plan; what has no id of the plan's, within what it is part of.
    """
    gone: dict[object, list[Node]] = {}
    come: dict[object, list[Node]] = {}
    for edit in edits:
        if edit.name in _GONE or edit.name in _COME:
            (gone if edit.name in _GONE else come).setdefault(_family(edit.node), []).append(edit.node)
    found: Pairs = {}
    spent: Counter[str] = Counter()
    for family, nodes in gone.items():
        for old, new in _pairs(nodes, come.get(family, ()), spent):
            found[old], found[new] = new, old
    return found


def _family(node: Node) -> object:
    if node.kind in SUBJECTS or node.parent is None:
        return node.kind
    return node.kind, node.parent.key


def _pairs(old: Sequence[Node], new: Sequence[Node], spent: Counter[str]) -> Iterator[tuple[Node, Node]]:
    """Yield the pairs, the likest first; each thing is in one at most."""
    from difflib import SequenceMatcher

    same = _called_alike(old, new)
    yield from same
    likes = []
    named = {node for pair in same for node in pair}
    gone, come = ([node for node in nodes if node not in named] for nodes in (old, new))
    for one, other in _sharing(gone, come, spent):
        before, after = (node.label[:LONGEST].casefold() for node in (one, other))
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        if matcher.quick_ratio() >= ALIKE and (ratio := matcher.ratio()) >= ALIKE:
            likes.append((ratio, one, other))
    taken: set[Node] = set()
    for _, one, other in sorted(likes, key=lambda like: -like[0]):
        if not taken & {one, other}:
            taken |= {one, other}
            yield one, other


def _called_alike(old: Sequence[Node], new: Sequence[Node]) -> list[tuple[Node, Node]]:
    """Return the pairs that have one title, which no third thing has."""
    by_label: dict[str, list[Node]] = {}
    for node in (*old, *new):
        by_label.setdefault(node.label.casefold(), []).append(node)
    ours = set(old)
    pairs = [(group[0], group[1]) for group in by_label.values() if len(group) == 2]  # noqa: PLR2004 - a pair
    return [(one, other) for one, other in pairs if one in ours and other not in ours]


def _sharing(old: Sequence[Node], new: Sequence[Node], spent: Counter[str]) -> Iterator[tuple[Node, Node]]:
    """Yield the pairs that share enough words, within bounds of the whole plan: where much came and went some may be missed."""
    words = {node: dict.fromkeys(_WORD.findall(node.label.casefold())) for node in (*old, *new)}
    by_word: dict[str, list[Node]] = {}
    for node in new:
        for word in words[node]:
            by_word.setdefault(word, []).append(node)
    for node in old:
        if spent["seen"] > MOST_SEEN or spent["compared"] > MOST_COMPARED:
            return
        shared: dict[Node, int] = {}
        for word in words[node]:
            for other in by_word.get(word, ()):
                spent["seen"] += 1
                shared[other] = shared.get(other, 0) + 1
        for other, count in shared.items():
            if count >= SHARED * len(words[node].keys() | words[other].keys()):
                spent["compared"] += 1
                yield node, other
