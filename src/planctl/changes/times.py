"""Comparing when things fall due."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from planctl.model.period import Period
from planctl.model.plan import ONGOING, Every

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planctl.changes.nodes import Edit, Node, Pair

_PER_YEAR = {"year": 1.0, "half-year": 2.0, "tertial": 3.0, "quarter": 4.0, "month": 12.0}


def timing(pair: Pair, _name: str) -> Iterator[Edit]:
    """Compare a promise's time as a whole: `due`, `every` within `from` and `until`, `event`."""
    old, new = _time(pair.old), _time(pair.new)
    name = new[0] or old[0]
    if _dated(pair.old) is not _dated(pair.new):
        yield pair.edit("deadline-added" if _dated(pair.new) else "deadline-removed", name, old[1], new[1])
    elif old[0] == new[0] == "due":
        yield from deadline(pair, "due")
    elif old[0] != new[0]:
        yield pair.edit("field-changed", name, old[1], new[1])
    elif name == "event":
        yield pair.edit("field-changed", "event")
    elif name == "every":
        yield from _recurrence(pair)


def _time(node: Node) -> tuple[str, object]:
    """Return the field that says when, and its value."""
    return next(((name, value) for name in ("due", "every", "event") if (value := getattr(node.item, name, None)) is not None), ("", None))


def _dated(node: Node) -> bool:
    name, value = _time(node)
    return name == "due" or (isinstance(value, Every) and value.dated)


def deadline(pair: Pair, name: str) -> Iterator[Edit]:
    """Compare a single deadline: a period's last day, or a calendar point's day."""
    before, after = pair.both(name)
    if before is None or after is None:
        yield pair.edit("deadline-removed" if after is None else "deadline-added", name)
        return
    old, new = (before.last, after.last) if isinstance(before, Period) else (before, after)
    if old == new:  # another beginning or another spelling: occurrences are named by it
        yield pair.edit("field-changed", name)
    else:
        shift = {"shift": _shift(before, after)} if isinstance(before, Period) else {}
        yield pair.edit("deadline-later" if new > old else "deadline-earlier", name, **shift)


def _shift(before: Period, after: Period) -> str:
    """Return how far a deadline moved: `3 year`, `-2 month`, `10 day`.

    Months are whole where the day of the month stays, or how far it is from the last one.
    """
    months = (after.last.year - before.last.year) * 12 + after.last.month - before.last.month
    ends = [monthrange(day.year, day.month)[1] - day.day for day in (before.last, after.last)]
    if not months or (ends[0] != ends[1] and before.last.day != after.last.day):
        return f"{(after.last - before.last).days} day"
    return f"{months} month" if months % 12 else f"{months // 12} year"


def grace(pair: Pair, name: str) -> Iterator[Edit]:
    """Compare the days after a deadline, the plan's own where a promise has none."""
    old, new = ((node.item.grace if node.item.grace is not None else node.plan.grace) or 0 for node in (pair.old, pair.new))
    if old == new:
        yield pair.edit("respelled", name)
    else:
        yield pair.edit("deadline-later" if new > old else "deadline-earlier", name, old, new, "grace")


def period(pair: Pair, name: str) -> Iterator[Edit]:
    """Compare the plan's period."""
    before, after = pair.both(name)
    yield pair.edit(_span((before.first, before.last), (after.first, after.last), "period-shortened", "period-lengthened"), name)


def _recurrence(pair: Pair) -> Iterator[Edit]:
    before, after = pair.both("every")
    if before != after:
        yield _how_often(pair, before, after)
    changed = next((name for name in ("from_", "until") if pair.both(name)[0] != pair.both(name)[1]), None)
    if changed is None or ONGOING in (before.word, after.word):
        if changed is not None:
            yield pair.edit("field-changed", changed)
        return
    if changed == "from_" and (before.years or after.years):  # the years are counted from it
        yield pair.edit("field-changed", changed)
        return
    old, new = _bounds(pair.old), _bounds(pair.new)
    said = (f"{old[0]}..{old[1]}", f"{new[0]}..{new[1]}")
    yield pair.edit(_span(old, new, "recurrence-reduced", "recurrence-increased"), changed, *said, variant="span")


def _how_often(pair: Pair, before: Every, after: Every) -> Edit:
    if set(before) == set(after):
        return pair.edit("reordered", "every")
    old, new = _per_year(before), _per_year(after)
    if old is None or new is None or old == new:
        return pair.edit("field-changed", "every")
    return pair.edit("recurrence-reduced" if new < old else "recurrence-increased", "every")


def _per_year(every: Every) -> float | None:
    if every.word is None:
        return float(len(every))
    return 1 / every.years if every.years else _PER_YEAR.get(every.word)


def _bounds(node: Node) -> tuple[date, date]:
    item, plan = node.item, node.plan
    return (item.from_ or plan.period).first, (item.until or plan.period).last


def _span(old: tuple[date, date], new: tuple[date, date], shorter: str, longer: str) -> str:
    """Return how a stretch of days changed: it became shorter or longer; no more can be told where it moved."""
    if old == new:
        return "respelled"
    if old[0] <= new[0] and new[1] <= old[1]:
        return shorter
    return longer if new[0] <= old[0] and old[1] <= new[1] else "field-changed"
