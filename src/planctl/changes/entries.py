"""Comparing two journals: multisets of whole entries. Entries only grow; all else rewrites what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.changes.matching import match
from planctl.changes.nodes import Edit, Node, differing, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.model.journal import Entry, Journal

_Said = dict[str, list[Node]]


def entry_edits(base: Journal | None, head: Journal | None) -> Iterator[Edit]:
    """Yield what was added to a journal, and what was changed or removed or put in another order in it."""
    old, new = _said(base), _said(head)
    gone = [copies[0] for said, copies in old.items() if said not in new]
    come = [copies[0] for said, copies in new.items() if said not in old]
    pairs, removed, added = match(gone, come, (_whole, _about_and_by))
    for pair in pairs:
        yield Edit("entry-changed", pair.new, "head", pair.new.path, *differing(pair.old.item, pair.new.item), values=_values(pair.new))
    for node in removed:
        yield Edit("entry-removed", node, "base", node.path, plain(node.item), None, values=_values(node))
    for node in added:
        yield Edit("entry-added", node, "head", node.path, None, plain(node.item), values=_values(node))
    yield from _copies(old, new)
    yield from _order(old, new)


def _said(journal: Journal | None) -> _Said:
    """Return the entries by all that they say, with every place where they do."""
    found: _Said = {}
    for number, entry in enumerate(journal.entries if journal else ()):
        found.setdefault(entry.model_dump_json(), []).append(Node("entry", entry.about, entry, ("entries", number)))
    return found


def _whole(node: Node) -> str:
    entry: Entry = node.item
    return entry.model_dump_json()


def _about_and_by(node: Node) -> tuple[object, ...]:
    return node.item.date, node.item.about, node.item.by


def _values(node: Node) -> dict[str, str]:
    return {"date": node.item.date.isoformat(), "by": node.item.by, "about": node.item.about}


def _copies(old: _Said, new: _Said) -> Iterator[Edit]:
    """Say where an entry stands another number of times: identical entries count once."""
    for said, copies in new.items():
        before = len(old.get(said, copies[:1]))
        if before != len(copies):
            yield Edit("respelled", copies[-1], "head", copies[-1].path, before, len(copies), "entry", _values(copies[-1]))


def _order(old: _Said, new: _Said) -> Iterator[Edit]:
    """Of one day's entries about one thing the last counts: only their order says anything."""
    before, after = [said for said in old if said in new], [said for said in new if said in old]
    if before == after:
        return
    was, now = _by_day(before, old), _by_day(after, new)
    rewritten = [nodes[0] for key, nodes in now.items() if [_whole(node) for node in nodes] != [_whole(node) for node in was[key]]]
    for node in rewritten:
        yield Edit("entry-changed", node, "head", node.path, variant="order", values=_values(node))
    if not rewritten:
        node = new[after[0]][0]
        yield Edit("reordered", node, "head", ("entries",), values={"field": "entries"})


def _by_day(said: list[str], entries: _Said) -> dict[tuple[object, ...], list[Node]]:
    found: dict[tuple[object, ...], list[Node]] = {}
    for whole in said:
        node = entries[whole][0]
        found.setdefault((node.item.date, _thing(node.item.about)), []).append(node)
    return found


def _thing(about: str) -> str:
    """Return what an entry tells about: an activity as a whole, whatever the period, or one occurrence."""
    name = about.partition("@")[0]
    return about if "/" in name else name
