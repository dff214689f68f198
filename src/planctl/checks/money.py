"""Money: what is stated adds up to its parts, and each part says whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planctl.checks.rule import Checked, rule
from planctl.checks.structure import items_of
from planctl.finding import Path, Problem, Severity
from planctl.model.funding import RECIPIENTS

THOUSAND = 1000

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planctl.model.framework import FrameworkItem
    from planctl.model.funding import Funding, FundingPart, StatedAmount


@rule("PLN701", Severity.error, "plan", "framework")
def sum_does_not_add_up(checked: Checked) -> Iterator[Problem]:
    """A stated amount is not the sum of the parts that it covers.

    A digit is wrong somewhere, or a part is missing or is there twice. Nobody can then tell what there is to use for what.

    It covers the parts of its `recipients` and of its `item` with all below it; all parts, where it names neither. A part without a
    recipient belongs to no recipient's sum, only to sums that name none. What is stated may differ from the sum by less than its
    `precision`; without one it is exact to the krona. Where there are no parts at all, nothing is added up.

    Fix: correct the amount that is wrong, or add the missing part; for a rounded amount, say how exact it is in `precision`.

    Bad:
        funding:
          stated:
            - {amount: 100000000}
          parts:
            - {item: "3.1", recipient: municipalities, amount: 70000000}
            - {item: "3.2", recipient: region, amount: 3000000}

    Good:
        funding:
          stated:
            - {amount: 100000000}
          parts:
            - {item: "3.1", recipient: municipalities, amount: 70000000}
            - {item: "3.2", recipient: region, amount: 30000000}
    """
    for sum_ in _wrong_sums(checked):
        if not _thousandfold(sum_):
            nobodys = [part for _, part in sum_.covered if part.recipient is None] if sum_.stated.recipients else []
            yield _off(sum_.number, sum_.stated, sum_.total, nobodys)


class Sum(NamedTuple):
    """A stated amount with the parts that it covers, and those of them that its recipients count, each with its place in the list."""

    number: int
    stated: StatedAmount
    covered: list[tuple[int, FundingPart]]
    counted: list[tuple[int, FundingPart]]

    @property
    def total(self) -> int:
        """The sum of what is counted."""
        return sum(part.amount for _, part in self.counted)

    def fits(self, stated: float, total: float) -> bool:
        """Tell whether an amount and a sum agree as exactly as the amount is stated."""
        return abs(stated - total) < self.stated.precision


def _wrong_sums(checked: Checked) -> Iterator[Sum]:
    """Yield the stated amounts that are not the sum of their parts."""
    funding = _funding(checked)
    if funding is None or not funding.parts or not _all_known(checked, funding):
        return
    for number, stated in enumerate(funding.stated):
        within = _with_all_below(checked, stated.item) if stated.item else None
        covered = [(place, part) for place, part in enumerate(funding.parts) if within is None or part.item in within]
        counted = [(place, part) for place, part in covered if not stated.recipients or part.recipient in stated.recipients]
        found = Sum(number, stated, covered, counted)
        if not found.fits(stated.amount, found.total):
            yield found


@rule("PLN703", Severity.error, "plan", "framework")
def thousandfold(checked: Checked) -> Iterator[Problem]:
    """An amount is a thousand times too large or too small compared with the others.

    One was written in kronor, the other in thousands. With it corrected everything adds up.

    Fix: write the amount in whole kronor.

    Bad:
        funding:
          stated: [{amount: 100000000}]
          parts:
            - {item: "3.1", recipient: municipalities, amount: 70000}
            - {item: "3.2", recipient: region, amount: 30000000}

    Good:
        funding:
          stated: [{amount: 100000000}]
          parts:
            - {item: "3.1", recipient: municipalities, amount: 70000000}
            - {item: "3.2", recipient: region, amount: 30000000}
    """
    told: dict[Path, Problem] = {}
    for sum_ in _wrong_sums(checked):
        likely = _thousandfold(sum_)
        if likely and not told.keys() & likely.keys():
            path, amount, variant = next((path, *likely[path]) for path in likely)
            told[path] = Problem("thousandfold", path, {"amount": _spaced(amount)}, variant=variant)
    yield from told.values()


def _thousandfold(sum_: Sum) -> dict[Path, tuple[int, str]]:
    """Return the amounts one of which, a thousand times larger or smaller, would make the sum right: (what it is, which way) by path."""
    stated, total = sum_.stated.amount, sum_.total
    found: dict[Path, tuple[int, str]] = {}
    for path, amount, rest in (
        (("funding", "stated", sum_.number, "amount"), stated, None),
        *((("funding", "parts", place, "amount"), part.amount, total - part.amount) for place, part in sum_.counted),
    ):
        for variant, corrected in (("less", amount * THOUSAND), ("more", amount / THOUSAND)):
            if amount and (sum_.fits(corrected, total) if rest is None else sum_.fits(stated, rest + corrected)):
                found[path] = amount, variant
    return found


def _off(number: int, stated: StatedAmount, total: int, nobodys: list[FundingPart]) -> Problem:
    values = {"stated": _spaced(stated.amount), "sum": _spaced(total), "difference": _spaced(abs(stated.amount - total))}
    variant = "more" if total > stated.amount else "less"
    if nobodys and variant == "less":
        values["unassigned"] = _spaced(sum(part.amount for part in nobodys))
        variant = "unassigned"
    return Problem("sum-does-not-add-up", ("funding", "stated", number, "amount"), values, variant=variant)


def _funding(checked: Checked) -> Funding | None:
    return checked.framework.funding if checked.framework else checked.plan.funding


def _all_known(checked: Checked, funding: Funding) -> bool:
    """Tell whether every item and recipient is there; one that is not has been told, and the sums would but be off by it."""
    organisations = checked.framework.organisations if checked.framework else checked.plan.organisations
    recipients = {part.recipient for part in funding.parts if part.recipient}
    recipients.update(name for stated in funding.stated for name in stated.recipients)
    items = {part.item for part in funding.parts} | {stated.item for stated in funding.stated if stated.item}
    return all(name in RECIPIENTS or name in organisations for name in recipients) and all(_known(checked, item) for item in items)


def _known(checked: Checked, name: str) -> bool:
    if checked.framework:
        return any(item.id == name for _, item in items_of(checked.framework.items, ()))
    framework, colon, item = name.partition(":")
    file = checked.frameworks.get(framework)
    return file is not None and file.framework is not None and (not colon or item in file.items)


def _with_all_below(checked: Checked, name: str) -> set[str]:
    """Return an item's name with the names of all items below it, as parts spell them; of a whole framework, of all its items."""
    if checked.framework:
        own = next(item for _, item in items_of(checked.framework.items, ()) if item.id == name)
        return {name, *_ids(own.items)}
    framework, colon, item = name.partition(":")
    file = checked.frameworks[framework]
    below = file.items[item].items if colon else (file.framework.items if file.framework else ())
    return {name, *(f"{framework}:{id_}" for id_ in _ids(below))}


def _ids(items: tuple[FrameworkItem, ...]) -> Iterable[str]:
    return (item.id for _, item in items_of(items, ()))


def _spaced(amount: int) -> str:
    return f"{amount:,}".replace(",", " ")


@rule("PLN702", Severity.warning, "plan", "framework")
def uncertain_recipient(checked: Checked) -> Iterator[Problem]:
    """An amount says neither who receives it nor why that is not known.

    Whoever plans with the money reads whose it is. Where the source does not tell, readers must see that it was looked for and not found.

    Fix: name the recipient, or say in `uncertain` why it is not known.

    Bad:
        funding:
          parts:
            - {item: "3.1", amount: 70000000}

    Good:
        funding:
          parts:
            - {item: "3.1", recipient: municipalities, amount: 70000000}
    """
    funding = _funding(checked)
    for number, part in enumerate(funding.parts if funding else ()):
        if part.recipient is None and not part.uncertain:
            yield Problem("uncertain-recipient", ("funding", "parts", number, "amount"), {"item": part.item})
