"""Comparing lists of ids: who answers, who takes part, for whom, and what serves what."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planctl.changes.nodes import Edit, Node, Pair, spelled
from planctl.model.base import Id
from planctl.model.index import responsible_for
from planctl.model.plan import Activity, Plan, Target

Comparer = Callable[[Pair, str], Iterator[Edit]]


def responsible(pair: Pair, name: str) -> Iterator[Edit]:
    """Compare who answers; where one version names nobody, with those who then do."""
    yield from _members(pair, name, (_answering(pair.old), _answering(pair.new)), "responsible-removed", "responsible-added")


def _answering(node: Node) -> tuple[str, ...]:
    item = node.item
    if isinstance(item, Activity):
        return responsible_for(item, node.plan)
    if item.responsible or isinstance(item, Plan | Target) or node.parent is None:
        own: tuple[str, ...] = item.responsible
        return own
    if isinstance(node.parent.item, Plan):
        return node.plan.responsible or (node.plan.coordinator or node.plan.owner,)
    return _answering(node.parent)


def partners(pair: Pair, name: str) -> Iterator[Edit]:
    """Compare who takes part."""
    yield from _members(pair, name, pair.both(name), "partner-removed", "partner-added")


def audience(pair: Pair, name: str) -> Iterator[Edit]:
    """Compare for whom something is; to name nobody says nothing about for whom."""
    before, after = pair.both(name)
    if before and after:
        yield from _members(pair, name, (before, after), "audience-narrowed", "audience-widened")
    else:
        yield pair.edit("field-changed", name)


def links(pair: Pair, name: str) -> Iterator[Edit]:
    """Compare what a thing is tied to in the plan."""
    yield from _members(pair, name, pair.both(name), "link-removed", "link-added")


def link(pair: Pair, name: str) -> Iterator[Edit]:
    """Compare a single tie."""
    before, after = pair.both(name)
    change = "link-added" if before is None else "link-removed" if after is None else "field-changed"
    yield pair.edit(change, name, variant="" if change == "field-changed" else "field")


def _members(pair: Pair, name: str, lists: tuple[tuple[str, ...], tuple[str, ...]], removed: str, added: str) -> Iterator[Edit]:
    old, new = (tuple(dict.fromkeys(ids)) for ids in lists)
    for position, member in enumerate(old):
        if member not in new:
            yield _member(removed, pair.old, name, position, member)
    for position, member in enumerate(new):
        if member not in old:
            yield _member(added, pair.new, name, position, member)
    if {*old} == {*new}:
        yield pair.edit("respelled" if old == new else "reordered", name)


def _member(change: str, node: Node, name: str, position: int, member: str) -> Edit:
    """Return an edit of one of a list, in the version where it stands."""
    spelling = spelled(node.item, name)
    own = member in getattr(node.item, name)  # where it inherits, the list stands elsewhere
    path = (*node.path, spelling, position) if own else (*node.path, spelling)
    plan = node.plan
    group = plan.groups.get(Id(member)) if name == "groups" else None
    said = f"{group.title} ({member})" if group else called(plan, member) if name in {"responsible", "partners"} else member
    values = {"member": said, "field": spelling}
    if change.endswith(("-removed", "-narrowed")):
        return Edit(change, node, "base", path, before=str(member), variant="member", values=values)
    return Edit(change, node, "head", path, after=str(member), variant="member", values=values)


def called(plan: Plan, body: str) -> str:
    """Return a body's id with the name that it has in the plan."""
    found = plan.organisations.get(Id(body))
    return f"{found.name} ({body})" if found else body
