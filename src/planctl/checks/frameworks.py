"""Ties to frameworks and their items: each must lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.checks.references import Known, unknown
from planctl.checks.rule import Checked, rule
from planctl.checks.structure import items_of
from planctl.finding import Path, Problem, Related, Severity
from planctl.model.index import alignments_of
from planctl.model.paths import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.model.framework import Framework
    from planctl.model.funding import Funding


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
            yield unknown("unknown-framework", path, framework, known)


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
    known = {name: Known(file.items) for name, file in checked.frameworks.items() if file.framework}
    for name, path in _names(checked):
        framework, colon, item = name.partition(":")
        if colon and framework in known and item not in known[framework]:
            yield _unknown_item(path, item, framework, known[framework])
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
    first: dict[tuple[Path, str], Path] = {}
    for name, path in _ties(checked):
        place = (path[:-1], name) if path[-1] != "to" else (path[:-2], name)
        if place in first:
            yield Problem("doubled-alignment", path, {"id": name}, related=(Related(first[place], "first"),))
        first.setdefault(place, path)


def _names(checked: Checked) -> Iterator[tuple[str, Path]]:
    """Yield every `<framework>` and `<framework>:<item>` that a plan or framework names."""
    yield from _ties(checked)
    if not checked.framework:
        yield from _funded(checked.plan.funding)


def _ties(checked: Checked) -> Iterator[tuple[str, Path]]:
    """Yield what each tie of a plan or framework leads to, with the path of that name."""
    ties = _in_framework(checked.framework) if checked.framework else ((tie.to, path) for _, _, tie, path in alignments_of(checked.index))
    for name, path in ties:
        written_out = isinstance(value_at(checked.document.data, path), dict)
        yield name, (*path, "to") if written_out else path


def _in_framework(framework: Framework) -> Iterator[tuple[str, Path]]:
    for number, alignment in enumerate(framework.aligns):
        yield alignment.to, ("aligns", number)
    for path, item in items_of(framework.items, ()):
        for number, alignment in enumerate(item.aligns):
            yield alignment.to, (*path, "aligns", number)


def _funded(funding: Funding | None) -> Iterator[tuple[str, Path]]:
    """Yield what money is said to be for, with its path."""
    for number, stated in enumerate(funding.stated if funding else ()):
        if stated.item:
            yield stated.item, ("funding", "stated", number, "item")
    for number, part in enumerate(funding.parts if funding else ()):
        yield part.item, ("funding", "parts", number, "item")
