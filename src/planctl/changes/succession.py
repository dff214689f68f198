"""Which things another took over, as `replaces` says: one thing under another id, a split, a merge.

It is read in both versions, so that a rename that is undone is a rename too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planctl.changes.nodes import Key, Node

    Nodes = Mapping[Key, Node]


class Regrouped(NamedTuple):
    """Things that became other ones, not one for one."""

    old: tuple[Node, ...]
    new: tuple[Node, ...]


class Succession(NamedTuple):
    """What became of what: ids that were exchanged one for one (new → old), what was split or merged, and what another kind took over."""

    renamed: dict[Key, Key]
    regrouped: list[Regrouped]
    taken: dict[Key, str]


def succession(old: Nodes, new: Nodes) -> Succession:
    """Read what took over what. Only what is gone from one version, and stands in the other, can have been taken over."""
    edges = [*_taken_over(new, old), *((theirs, ours) for ours, theirs in _taken_over(old, new))]
    alike = [(ours, theirs) for ours, theirs in edges if ours[0] == theirs[0]]
    taken = {ours: theirs[1] for ours, theirs in edges if ours[0] != theirs[0]}
    renamed: dict[Key, Key] = {}
    regrouped = []
    for olds, news in _joined(alike, old, new):
        if len(olds) == len(news) == 1:
            renamed[news[0]] = olds[0]
        else:
            regrouped.append(Regrouped(tuple(old[key] for key in olds), tuple(new[key] for key in news)))
    return Succession(renamed, regrouped, taken)


def _taken_over(heirs: Nodes, others: Nodes) -> Iterator[tuple[Key, Key]]:
    """Yield (what is gone, what says that it took it over)."""
    named = [(key, str(gone)) for key, node in heirs.items() for gone in getattr(node.item, "replaces", ())]
    if not named:
        return
    standing, by_id = {name for _, name in heirs}, {key[1]: key for key in others}
    for key, gone in named:
        if gone in by_id and gone not in standing:
            yield by_id[gone], key


def _joined(edges: list[tuple[Key, Key]], old: Nodes, new: Nodes) -> Iterator[tuple[list[Key], list[Key]]]:
    """Yield the old and the new things that hang together, in the order of their files. What stands in both hangs together with itself."""
    if not edges:
        return
    orders = [{key: number for number, key in enumerate(nodes)} for nodes in (old, new)]
    heirs: dict[Key, dict[Key, None]] = {}
    origins: dict[Key, dict[Key, None]] = {}
    both = [(key, key) for edge in edges for key in edge if key in old and key in new]
    for ours, theirs in (*edges, *both):
        heirs.setdefault(ours, {})[theirs] = None
        origins.setdefault(theirs, {})[ours] = None
    seen: set[Key] = set()
    for start in heirs:
        if start in seen:
            continue
        olds: dict[Key, None] = {start: None}
        news: dict[Key, None] = {}
        waiting = [start]
        while waiting:
            for theirs in heirs[waiting.pop()]:
                if theirs not in news:
                    news[theirs] = None
                    waiting += [ours for ours in origins[theirs] if ours not in olds]
                    olds |= origins[theirs]
        seen |= olds.keys()
        yield sorted(olds, key=orders[0].__getitem__), sorted(news, key=orders[1].__getitem__)
