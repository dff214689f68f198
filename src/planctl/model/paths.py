"""Paths into a document: what stands there, and its address, also in documents that are no sound plan."""

from __future__ import annotations

from typing import Any

from planctl.finding import Path
from planctl.model.address import PLAN, REPORTING, fault_of_id

HOLDERS = frozenset({"areas", "goals", "indicators", "activities"})


def address_at(data: Any, path: Path) -> str:
    """Return the address of the innermost addressable thing on a path; the plan's own where there is none, "" where it has no id."""
    plan = _id(data.get("plan" if "entries" in data else "id")) if isinstance(data, dict) else None
    if plan is None:
        return ""
    subject = follow_up = None
    here = data
    for position, step in enumerate(path):
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            break
        before = path[position - 1] if position else None
        if not isinstance(here, dict) or not isinstance(step, int):
            continue
        if before in HOLDERS:
            subject, follow_up = _id(here.get("id")), None
        elif before == "follow_ups":
            subject, follow_up = subject or PLAN, _id(here.get("id")) or _id(here.get("kind"))
        elif before == REPORTING:
            subject, follow_up = REPORTING, _id(here.get("id"))
        elif before == "entries":
            about = here.get("about")
            return f"{plan}/{about}" if isinstance(about, str) else plan
    return "/".join(part for part in (plan, subject, follow_up) if part)


def place_at(data: Any, path: Path) -> str:
    """Return where in its addressable thing (see `address_at`) a path leads, by ids and names rather than by numbers.

    `responsible/sf` stays the same when others are put before it; what has no name of its own is told by what holds it.
    """
    parts: list[str] = []
    here = data
    for position, step in enumerate(path):
        before = path[position - 1] if position else None
        here = value_at(here, (step,))
        name = str(step) if isinstance(step, str) else _name_of(here)
        if isinstance(step, int) and before in _ADDRESSED and name:
            parts = []  # the address says so far
        elif name:
            parts.append(name)
    return "/".join(parts)


_ADDRESSED = frozenset({*HOLDERS, "follow_ups", REPORTING})
_NAMES = ("id", "kind", "date", "by", "state", "title", "name", "framework", "item", "recipient", "period")


def _name_of(item: Any) -> str:
    """Return what tells a list's item from the others: itself, its id, else what else would."""
    if not isinstance(item, dict):
        return "" if isinstance(item, list) or item is None else str(item)
    names = [str(item[name]) for name in _NAMES if isinstance(item.get(name), str | int)]
    return names[0] if isinstance(item.get("id"), str) else " ".join(names[:4])


def title_at(data: Any, path: Path) -> str:
    """Return the title of the innermost activity, goal, indicator or area on a path, "" where there is none."""
    found = ""
    here = data
    for position, step in enumerate(path):
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(here, dict) and position and path[position - 1] in HOLDERS and isinstance(here.get("title"), str):
            found = here["title"]
    return found


def _id(value: Any) -> str | None:
    return value if isinstance(value, str) and fault_of_id(value) is None else None


def value_at(data: Any, path: Path) -> Any:
    """Return what stands at a path, None where it leads nowhere."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data
