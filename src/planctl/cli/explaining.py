"""`planctl due --explain`: why one occurrence stands as it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.cli.addresses import MOST_NAMED, address_in, unknown
from planctl.cli.common import width
from planctl.cli.failure import failure
from planctl.cli.language import language
from planctl.outputs import data, explanation
from planctl.views.explanation import WhichOneError, explain
from planctl.views.thing import NoSuchThingError

if TYPE_CHECKING:
    from datetime import date

    from planctl.outputs.style import Style
    from planctl.views.explanation import Explanation
    from planctl.workspace import PlanFile


def explained(text: str, plans: list[PlanFile], day: date, lang: str | None) -> tuple[Explanation, str]:
    """Return the explanation of what is at an address, and the language to tell it in."""
    address = address_in(text, plans, lang)
    spoken = language(lang, [file for file in plans if file.index.plan.id == address.plan])
    try:
        return explain(plans, address, day), spoken
    except NoSuchThingError as error:
        raise unknown(error, plans, lang) from error
    except WhichOneError as error:
        if error.period is not None:
            raise failure(spoken, "explain.not-then", address=error.address, as_of=day.isoformat(), period=error.period) from error
        rest = ["…"] if len(error.known) > MOST_NAMED else []
        known = ", ".join(error.known[:MOST_NAMED] + rest)
        raise failure(spoken, "explain.which" if known else "explain.which.none", address=error.address, known=known) from error


def made(view: Explanation, name: str, spoken: str, style: Style) -> str:
    """Return an explanation in a format: `table` or `json`."""
    return explanation.text(view, spoken, style, width()) if name == "table" else data.dumped(explanation.data(view))
