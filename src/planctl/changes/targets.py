"""Comparing targets: judged easier or harder only where the plan says which way is better."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planctl.changes.nodes import Edit, Node, Pair, described, same
from planctl.model.plan import Indicator, Target

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELDS = ("at_least", "at_most", "equals", "change", "per", "baseline", "better")
_SHAPES = FIELDS[:4]
_CHANGE = re.compile(r"([-+]?[0-9]+(?:[.,][0-9]+)?)\s?(%|pp)\Z")
_PLAIN = {"at_least": "higher", "at_most": "lower"}


def target(pair: Pair, name: str) -> Iterator[Edit]:
    """Compare what a target demands, as a whole."""
    changed = [field for field in FIELDS if not same(*pair.both(field))]
    shape = changed[0]
    if changed == [shape] and shape in _SHAPES and None not in pair.both(shape):
        yield pair.edit(_moved(pair, shape), shape)
    elif {*changed} & {*_SHAPES, "per"}:
        yield pair.edit("target-changed", shape, described(pair.old.item), described(pair.new.item))
    else:
        yield pair.edit("target-changed", name)


def _moved(pair: Pair, shape: str) -> str:
    better = {_better(pair.old, shape), _better(pair.new, shape)}
    old, new = (_amount(value) for value in pair.both(shape))
    if old is None or new is None or old[1] != new[1] or len(better) > 1 or None in better:
        return "target-changed"
    if old == new:
        return "respelled"
    return "target-raised" if (new[0] > old[0]) is (better == {"higher"}) else "target-lowered"


def _better(node: Node, shape: str) -> str | None:
    """Return which way is better, by the target's own shape and by what it or its indicator says; None where they don't say or disagree."""
    item: Target = node.item
    holder = node.parent.item if node.parent else None
    declared = item.better or (holder.better if isinstance(holder, Indicator) else None)
    stated = _PLAIN.get(shape)
    return (stated or declared) if None in (stated, declared) or stated == declared else None


def _amount(value: object) -> tuple[float, str] | None:
    """Return a number with its unit: `-20 %`, `halved` (-50 %), 3; None for what has no size."""
    if isinstance(value, str):
        match = _CHANGE.match("-50 %" if value == "halved" else value)
        return (float(match[1].replace(",", ".")), match[2]) if match else None
    return (value, "") if isinstance(value, int | float) and not isinstance(value, bool) else None
