"""Ties to frameworks and their items: each must lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.checks.references import Known, unknown
from planctl.checks.rule import Checked, rule
from planctl.checks.structure import items_of
from planctl.finding import Path, Problem, Related, Severity
from planctl.model.index import aligned
from planctl.model.paths import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.model.funding import Alignment, Funding


@rule("PLN305", Severity.error, "plan", "framework")
def unknown_framework(checked: Checked) -> Iterator[Problem]:
    """A framework is named whose file is not there.

    A plan says which strategy or agreement it follows, so that one can see what is answered and what is not. That takes the framework's
    file beside the plans. Each missing framework is mentioned once, where it is first named.

    Fix: correct the id, or add the framework's file in the folder `frameworks`.

    Bad:
        aligns: ["nationell-strategi-2205:3"]

    Good:
        aligns: ["nationell-strategi-2025:3"]
    """
    known = Known(checked.frameworks)
    told: set[str] = set()
    for name, path in _names(checked):
        framework = name.partition(":")[0]
        if framework not in known and framework not in told:
            told.add(framework)
            yield unknown("unknown-framework", _as_written(checked, path), framework, known)


@rule("PLN306", Severity.error, "plan", "framework")
def unknown_framework_item(checked: Checked) -> Iterator[Problem]:
    """An item is named that its framework does not have.

    When plans are compared with the framework, the tie is counted nowhere, and the item that was meant looks as if no plan answered it.

    Fix: correct the id after the colon, or add the item to the framework's file.

    Bad:
        aligns: ["nationell-strategi-2025:77"]

    Good:
        aligns: ["nationell-strategi-2025:7"]
    """
    known: dict[str, Known] = {}
    for name, path in _names(checked):
        framework, colon, item = name.partition(":")
        file = checked.frameworks.get(framework) if colon else None
        if file and file.framework and item not in file.items:
            items = known.setdefault(framework, Known(file.items))
            yield _unknown_item(_as_written(checked, path), item, framework, items)
    if checked.framework:
        own = Known(item.id for _, item in items_of(checked.framework.items, ()))
        for item, path in _funded(checked.framework.funding):
            if item not in own:
                yield _unknown_item(path, item, checked.framework.id, own)


def _unknown_item(path: Path, item: str, framework: str, known: Known) -> Problem:
    problem = unknown("unknown-framework-item", path, item, known)
    return Problem(problem.name, path, {**problem.values, "framework": framework}, variant=problem.variant)


@rule("PLN313", Severity.warning, "plan", "framework")
def doubled_alignment(checked: Checked) -> Iterator[Problem]:
    """The same framework, or the same item of it, is named twice in one place.

    Often another item was meant the second time, and then it looks as if no plan answered that one.

    Fix: write the item that was meant, or delete the second.

    Bad:
        aligns: ["nationell-strategi-2025:3", "nationell-strategi-2025:3"]

    Good:
        aligns: ["nationell-strategi-2025:3", "nationell-strategi-2025:5"]
    """
    for ties, path in _ties(checked):
        first: dict[str, Path] = {}
        for number, tie in enumerate(ties if len(ties) > 1 else ()):
            here = (*path, "aligns", number)
            if tie.to in first:
                related = (Related(_as_written(checked, first[tie.to]), "first"),)
                yield Problem("doubled-alignment", _as_written(checked, here), {"id": tie.to}, related=related)
            first.setdefault(tie.to, here)


def _names(checked: Checked) -> Iterator[tuple[str, Path]]:
    """Yield every `<framework>` and `<framework>:<item>` that a plan or framework names."""
    for ties, path in _ties(checked):
        for number, tie in enumerate(ties):
            yield tie.to, (*path, "aligns", number)
    if not checked.framework:
        yield from _funded(checked.plan.funding)


def _ties(checked: Checked) -> Iterator[tuple[tuple[Alignment, ...], Path]]:
    """Yield the ties of a plan or framework: those of each thing together, with the thing's path."""
    if checked.framework:
        yield checked.framework.aligns, ()
        yield from ((item.aligns, path) for path, item in items_of(checked.framework.items, ()))
        return
    for _, _, ties, path in aligned(checked.index):
        yield ties, path


def _as_written(checked: Checked, path: Path) -> Path:
    """Return the path of the name at a path: a tie may be written out as a mapping."""
    return (*path, "to") if isinstance(value_at(checked.document.data, path), dict) else path


def _funded(funding: Funding | None) -> Iterator[tuple[str, Path]]:
    """Yield what money is said to be for, with its path."""
    for number, stated in enumerate(funding.stated if funding else ()):
        if stated.item:
            yield stated.item, ("funding", "stated", number, "item")
    for number, part in enumerate(funding.parts if funding else ()):
        yield part.item, ("funding", "parts", number, "item")
