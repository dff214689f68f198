"""Addresses on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.cli.failure import Failure, failure
from planctl.cli.language import language
from planctl.model.address import Address, NotAnAddressError
from planctl.model.reading import closest

if TYPE_CHECKING:
    from planctl.views.thing import NoSuchThingError
    from planctl.workspace import PlanFile

MOST_NAMED = 10


def address_in(text: str, plans: list[PlanFile], lang: str | None) -> Address:
    """Read an address; its plan may be left out where just one plan holds what comes first in it."""
    try:
        address = Address.parse(text)
    except NotAnAddressError:
        raise failure(language(lang, plans), "show.not-an-address", address=text) from None
    if any(file.index.plan.id == address.plan for file in plans):
        return address
    whole = [f"{file.index.plan.id}/{text}" for file in plans if text.count("/") <= 1 and _holds(file, address)]
    if len(whole) > 1:
        raise failure(language(lang, plans), "show.which-plan", address=text, known=", ".join(whole[:MOST_NAMED]))
    return Address.parse(whole[0]) if whole else address


def _holds(file: PlanFile, address: Address) -> bool:
    """Tell whether a plan has what an address without its plan begins with: a thing, or one of its own promises."""
    return address.plan in file.index.by_id or (address.plan, address.subject) in file.index.promise_by_address


def unknown(error: NoSuchThingError, plans: list[PlanFile], lang: str | None) -> Failure:
    """Return the failure that tells of an address that names nothing, with the nearest that does."""
    near = closest(error.address, error.known)
    key = "show.unknown.near" if near else "show.unknown"
    return failure(language(lang, plans), key, address=error.address, near=near or "", known=", ".join(error.known[:MOST_NAMED]))
