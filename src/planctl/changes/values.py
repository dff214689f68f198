"""Comparing what is neither a time, a target nor a list: words, sums, withdrawals, and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.changes.nodes import Edit, Pair, differing
from planctl.changes.words import firmness, same_promise, softer

if TYPE_CHECKING:
    from collections.abc import Iterator

_ANNOTATIONS = frozenset({"note", "uncertain", "source"})


def other(pair: Pair, name: str) -> Iterator[Edit]:
    """Say that a field changed: more can't be told."""
    yield pair.edit("field-changed", name)


def wording(pair: Pair, name: str) -> Iterator[Edit]:
    """Say that an editorial field changed."""
    yield pair.edit("reworded", name)


def promise(pair: Pair, name: str) -> Iterator[Edit]:
    """Compare the words of a promise."""
    before, after = pair.both(name)
    if before is None or after is None:
        yield pair.edit("field-changed", name)
    elif same_promise(before, after):
        yield pair.edit("reworded", name)
    else:
        firmer, words = firmness(before, after), softer(before, after)
        change = {-1: "promise-softened", 0: "promise-reworded", 1: "promise-firmed"}[firmer]
        yield pair.edit(change, name, variant="softer" if words and not firmer else "", softer=", ".join(words))


def identity(pair: Pair, name: str) -> Iterator[Edit]:
    """Compare what a thing is called by: an id left out is a follow-up's kind."""
    old, new = pair.old.name, pair.new.name
    yield pair.edit("respelled", name) if old == new else pair.edit("renamed", name, old, new)


def heritage(pair: Pair, name: str) -> Iterator[Edit]:
    """Compare what a thing says that it took over: told already where its own id changed."""
    if pair.old.name == pair.new.name:
        yield pair.edit("reworded", name)


def absence(pair: Pair, name: str) -> Iterator[Edit]:
    """Compare a declared absence: its reason is words, but that it is declared is not."""
    before, after = pair.both(name)
    yield pair.edit("reworded" if isinstance(before, str) and isinstance(after, str) else "field-changed", name)


def answers(pair: Pair, name: str) -> Iterator[Edit]:
    """Compare whether one report is enough."""
    yield pair.edit("answers-tightened" if pair.new.item.answers == "each" else "answers-relaxed", name)


def asks(pair: Pair, name: str) -> Iterator[Edit]:
    """Compare what a round asks for: progress, indicators."""
    before, after = ({*asked} for asked in pair.both(name))
    if before == after:
        yield pair.edit("reordered", name)
    elif before > after or before < after:
        yield pair.edit("answers-relaxed" if before > after else "answers-tightened", name, variant="asks")
    else:
        yield pair.edit("field-changed", name)


def withdrawal(pair: Pair, name: str) -> Iterator[Edit]:
    """Compare whether, and how, a thing is withdrawn."""
    before, after = pair.both(name)
    if before is None:
        yield pair.edit("withdrawn", name, None, str(after.date))
    elif after is None:
        yield pair.edit("reinstated", name, str(before.date), None)
    else:
        old, new = differing(before, after)
        yield pair.edit("reworded" if old.keys() <= _ANNOTATIONS | {"reason"} else "field-changed", name, old, new)


def amount(pair: Pair, name: str) -> Iterator[Edit]:
    """Compare a sum."""
    before, after = pair.both(name)
    yield pair.edit("funding-reduced" if after < before else "funding-increased", name)


def proposed(pair: Pair, name: str) -> Iterator[Edit]:
    """Compare whether money is proposed or decided."""
    yield pair.edit("funding-reduced" if pair.new.item.proposed else "funding-increased", name, variant="proposed")


def decision(pair: Pair, name: str) -> Iterator[Edit]:
    """Say which parts of a decision changed."""
    yield pair.edit("decision-changed", name, *differing(pair.old.item, pair.new.item))
