"""Which of two lists' things are the same: by declared keys, never by position."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence

from planctl.changes.nodes import Node, Pair

Key = Callable[[Node], Hashable]
MOST_COMPARED = 10_000

Matched = tuple[list[Pair], list[Node], list[Node]]


def match(old: Sequence[Node], new: Sequence[Node], keys: Sequence[Key], alike: Callable[[Node, Node], bool] | None = None) -> Matched:
    """Return (pairs, removed, added).

    The first key names a thing; where several share it, equal ones belong together. Next, what says that it `replaces` another does. Weaker
    keys, and `alike`, are asked in turn about what is left, and count only where they leave no choice.
    """
    pairs: list[Pair] = []
    for position, key in enumerate(keys):
        if not old or not new:
            break
        found = _by_key(old, new, key, strong=position == 0)
        pairs += found
        old, new = _without(found, old, new)
        if position == 0 and old and new:
            found = _by_succession(old, new)
            pairs += found
            old, new = _without(found, old, new)
    if alike is not None and 0 < len(old) * len(new) <= MOST_COMPARED:
        found = _by_likeness(old, new, alike)
        pairs += found
        old, new = _without(found, old, new)
    return pairs, list(old), list(new)


def _by_key(old: Sequence[Node], new: Sequence[Node], key: Key, *, strong: bool) -> list[Pair]:
    olds, news = _grouped(old, key), _grouped(new, key)
    pairs: list[Pair] = []
    for name, group in olds.items():
        others = news.get(name, [])
        if strong and len(group) + len(others) > 2:  # noqa: PLR2004 - one of each is a pair
            equal = _equal(group, others)
            pairs += equal
            group, others = _without(equal, group, others)  # noqa: PLW2901 - what is left of it
        if len(group) == len(others) == 1:
            pairs.append(Pair(group[0], others[0]))
    return pairs


def _by_succession(old: Sequence[Node], new: Sequence[Node]) -> list[Pair]:
    """Pair what took over another thing, one for one, with it; or the other way round."""
    olds, news = ({node.name: node for node in nodes} for nodes in (old, new))
    edges = [(olds[gone], node) for node in new for gone in _replaced(node) if gone in olds]
    edges += [(node, news[gone]) for node in old for gone in _replaced(node) if gone in news]
    links = Counter(node for edge in edges for node in edge)
    return [Pair(*edge) for edge in edges if links[edge[0]] == links[edge[1]] == 1]


def _replaced(node: Node) -> tuple[str, ...]:
    return getattr(node.item, "replaces", ())


def _equal(old: Sequence[Node], new: Sequence[Node]) -> list[Pair]:
    news = _grouped(new, _content)
    return [
        Pair(node, other)
        for content, group in _grouped(old, _content).items()
        for node, other in zip(group, news.get(content, []), strict=False)
    ]


def _content(node: Node) -> str:
    said: str = node.item.model_dump_json()
    return said


def _by_likeness(old: Sequence[Node], new: Sequence[Node], alike: Callable[[Node, Node], bool]) -> list[Pair]:
    likes = {node: [other for other in new if alike(node, other)] for node in old}
    liked = Counter(other for others in likes.values() for other in others)
    return [Pair(node, others[0]) for node, others in likes.items() if len(others) == 1 and liked[others[0]] == 1]


def _grouped(nodes: Iterable[Node], key: Key) -> dict[Hashable, list[Node]]:
    found: dict[Hashable, list[Node]] = {}
    for node in nodes:
        found.setdefault(key(node), []).append(node)
    return found


def _without(pairs: Iterable[Pair], old: Sequence[Node], new: Sequence[Node]) -> tuple[list[Node], list[Node]]:
    taken = {node for pair in pairs for node in (pair.old, pair.new)}
    return [node for node in old if node not in taken], [node for node in new if node not in taken]
