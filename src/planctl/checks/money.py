"""Money: what is stated adds up to its parts, and each part says whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.checks.rule import Checked, rule
from planctl.checks.structure import items_of
from planctl.finding import Problem, Severity
from planctl.model.funding import RECIPIENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planctl.model.framework import FrameworkItem
    from planctl.model.funding import Funding, FundingPart, StatedAmount


@rule("PLN701", Severity.error, "plan", "framework")
def sum_does_not_add_up(checked: Checked) -> Iterator[Problem]:
    """A stated amount is not the sum of the parts that it covers.

    A digit is wrong somewhere, or a part is missing or stands twice. Nobody can then tell what there is to use for what.

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
    funding = _funding(checked)
    if funding is None or not funding.parts or not _all_known(checked, funding):
        return
    for number, stated in enumerate(funding.stated):
        within = _with_all_below(checked, stated.item) if stated.item else None
        covered = [part for part in funding.parts if within is None or part.item in within]
        counted = [part for part in covered if not stated.recipients or part.recipient in stated.recipients]
        total = sum(part.amount for part in counted)
        if abs(stated.amount - total) >= stated.precision:
            yield _off(number, stated, total, [part for part in covered if part.recipient is None] if stated.recipients else [])


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
