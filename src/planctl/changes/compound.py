"""Telling like changes at once: twenty deadlines moved by a year are one change with a count."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from planctl.changes.change import Change

FEWEST = 3  # two are read as quickly one by one, each beneath its own title
ALONE = frozenset({  # each of these says something of its own
    "removed", "added", "follow-up-removed", "follow-up-added", "renamed", "split", "merged",
    "entry-removed", "entry-added", "entry-changed", "decision-removed", "decision-added", "decision-changed",
    "promise-reworded", "promise-softened", "promise-firmed", "register-changed",
})  # fmt: skip


def told_at_once(changes: Iterable[Change], plan: str) -> list[Change]:
    """Return the changes, with those that do the same to many things told as one, where the first of them stood. `plan`: its title."""
    changes = list(changes)
    holders = {change.within for change in changes}
    groups: dict[Hashable, list[Change]] = {}
    for number, change in enumerate(changes):
        alone = change.name in ALONE or change.within or change.values["kind"] == "entry" or change.address in holders
        groups.setdefault(number if alone else _alike(change), []).append(change)
    return [told for group in groups.values() for told in _told(group, plan)]


def _alike(change: Change) -> Hashable:
    if change.name == "reordered":
        return change.name
    values = change.values
    done = values.get("shift") or _values(change)
    return change.name, change.variant, change.impact, change.guard, change.look_at, values["kind"], values.get("field"), done


def _told(group: list[Change], plan: str) -> list[Change]:
    first = group[0]
    if len(group) < (2 if first.name == "reordered" else FEWEST):
        return group
    area = first.area if len({change.area for change in group}) == 1 else ""
    address = _shared([change.address for change in group])
    about = {"title": first.values["title"], "area_title": first.values["area_title"]}
    if "/" not in address and area:
        address, about["title"] = f"{address}/{area}", about["area_title"]
    elif "/" not in address:
        about = {"title": plan, "area_title": ""}
    one_value = len({_values(change) for change in group}) == 1
    before, after = (first.before, first.after) if one_value else (None, None)
    values = {**first.values, **about, "label": "", "count": str(len(group))}
    return [replace(first, address=address, area=area, before=before, after=after, values=values, parts=tuple(group))]


def _shared(addresses: Iterable[str]) -> str:
    """Return what all the addresses begin with, whole parts only."""
    parts = zip(*(address.split("/") for address in addresses), strict=False)
    return "/".join(names[0] for names in takewhile(lambda names: len({*names}) == 1, parts))


def _values(change: Change) -> str:
    import json

    return json.dumps([change.before, change.after], sort_keys=True)
