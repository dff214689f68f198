"""Comparing two versions of a plan, without an opinion. Linear in their size: everything is looked up by id or by declared keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from planctl.changes.fields import FIELDS, TOGETHER, ById, Children
from planctl.changes.matching import match
from planctl.changes.nodes import Edit, Key, Node, Pair, nodes, plain, same, spelled
from planctl.model.funding import Funding, FundingPart, StatedAmount
from planctl.model.plan import Activity

if TYPE_CHECKING:
    from planctl.model.index import Index

Nodes = Mapping[Key, Node]


def edits(base: Index, head: Index) -> Iterator[Edit]:
    """Yield what differs: thing by thing in the head's order, then what stands only in the base."""
    old, new = nodes(base), nodes(head)
    taken = _taken(new.values())
    claims = _claims(new, old)
    for key, node in new.items():
        if key in old:
            yield from _moved(Pair(old[key], node))
            yield from differences(Pair(old[key], node))
        elif key in claims:
            yield _added("added", node, claims[key])
    claims = _claims(old, new)
    for key, node in old.items():
        if key in claims:
            yield _removed("removed", node, taken, claims[key])


def _claims(ours: Nodes, theirs: Nodes) -> dict[Key, int]:
    """Return the things that only we have, outermost ones alone, with how many such things lie under each."""
    found: dict[Key, int] = {}
    for key, node in ours.items():
        if key in theirs:
            continue
        outermost = node
        while outermost.parent is not None and outermost.parent.key not in theirs:
            outermost = outermost.parent
        found[outermost.key] = found.get(outermost.key, -1) + 1
    return found


def _taken(heads: Iterable[Node]) -> dict[str, str]:
    """Return who took over which id."""
    return {old: node.name for node in heads for old in getattr(node.item, "replaces", ())}


def _moved(pair: Pair) -> Iterator[Edit]:
    before, after = pair.old.parent, pair.new.parent
    if before is not None and after is not None and before.key != after.key:
        values = {"from": _place(before), "to": _place(after)}
        yield Edit("moved", pair.new, "head", pair.new.path, before.name or None, after.name or None, values=values)


def _place(node: Node) -> str:
    return f"{node.name} {node.label}".strip()


def differences(pair: Pair) -> Iterator[Edit]:
    """Yield how one thing differs in its own fields, and in what is matched within it."""
    done = set()
    for name, rule in FIELDS[type(pair.new.item)].items():
        before, after = pair.both(name)
        if isinstance(rule, ById):
            yield from _order(pair, name, [item.id for item in before], [item.id for item in after])
        elif isinstance(rule, Children):
            if before or after:
                yield from _within(pair, name, rule)
        elif rule not in done and not same(before, after):
            if rule in TOGETHER:
                done.add(rule)
            yield from rule(pair, name)


def _within(pair: Pair, name: str, rule: Children) -> Iterator[Edit]:
    old, new = _children(pair.old, name, rule), _children(pair.new, name, rule)
    pairs, removed, added = match(old, new, rule.keys, rule.alike)
    for found in pairs:
        yield from differences(found)
    taken = _taken(new)
    for node in removed:
        yield _removed(rule.removed, node, taken)
    for node in added:
        yield _added(rule.added, node)
    others = {found.new: found.old for found in pairs}
    in_new_order = [others[node] for node in new if node in others]
    kept = set(in_new_order)
    yield from _order(pair, name, [node for node in old if node in kept], in_new_order)


def _children(parent: Node, name: str, rule: Children) -> list[Node]:
    held = getattr(parent.item, name)
    path = (*parent.path, spelled(parent.item, name))
    if isinstance(held, dict):
        return [Node(rule.kind, key, item, (*path, key), parent) for key, item in held.items()]
    if isinstance(held, tuple):
        return [Node(rule.kind, _name_of(item), item, (*path, number), parent) for number, item in enumerate(held)]
    return [] if held is None else [Node(rule.kind, "", held, path, parent)]


def _name_of(item: Any) -> str:
    """Return what a thing is named by in its list; "" for a thing without a name."""
    return getattr(item, "name", None) or getattr(item, "id", None) or ""


def _order(pair: Pair, name: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Edit]:
    """Say once that what stands in both lists stands in another order."""
    if old == new:
        return
    before, after = set(old), set(new)
    if [item for item in old if item in after] != [item for item in new if item in before]:
        spelling = spelled(pair.new.item, name)
        yield Edit("reordered", pair.new, "head", (*pair.new.path, spelling), values={"field": spelling})


def _added(name: str, node: Node, under: int = 0) -> Edit:
    variant = "added" if name == "register-changed" else "with" if under else ""
    return Edit(name, node, "head", node.path, None, _told(node), variant, {"under": str(under)})


def _removed(name: str, node: Node, taken: Mapping[str, str], under: int = 0) -> Edit:
    values = {"under": str(under)}
    if name in {"removed", "follow-up-removed"}:
        if any(getattr(around.item, "withdrawn", None) for around in node.chain()):
            return Edit("retired", node, "base", node.path, _told(node), None, "withdrawn", values)
        if node.name in taken:
            return Edit("retired", node, "base", node.path, node.name, taken[node.name], "replaced", values)
        if isinstance(node.item, Activity) and node.item.same_as:
            return Edit("retired", node, "base", node.path, _told(node), None, "same-as", values)
        if node.kind == "area" and not under:
            return Edit("retired", node, "base", node.path, _told(node), None, "empty", values)
    variant = "removed" if name == "register-changed" else "with" if under else ""
    return Edit(name, node, "base", node.path, _told(node), None, variant, values)


def _told(node: Node) -> Any:
    """Return what stands for a thing that came or went: its sum, else its title."""
    if isinstance(node.item, Funding):
        return sum(part.amount for part in node.item.parts)
    return plain(node.item.amount) if isinstance(node.item, FundingPart | StatedAmount) else node.label
