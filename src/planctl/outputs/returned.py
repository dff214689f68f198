"""What returned forms bring: the answers to record as a change in meaning, what can't be recorded and where, and a line that sums up."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from planctl.changes import compare
from planctl.messages import count, word
from planctl.outputs import changes
from planctl.outputs.recorded import refusal
from planctl.outputs.safe import printable
from planctl.views.changes import compared

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planctl.editing.answers import CellFault
    from planctl.editing.returning import Incoming, RowFault
    from planctl.outputs.style import Style
    from planctl.workspace import PlanFile

NARROWEST = 40


def text(found: Incoming, plans: Iterable[PlanFile], day: date, language: str, look: tuple[Style, int]) -> str:
    """Return the preview: what each journal would tell anew, then each fault with its place. `look`: style and width."""
    style, width = look
    before = {file.index.plan.id: file for file in plans}
    parts = []
    for edit in found.edits:
        told = changes.text(compared(compare(before[edit.file.id], edit.file, day)), language, style.colour, width)
        parts.append(style.bold(printable(edit.file.index.plan.title)) + "\n" + told)
    if found.faults:
        named = len({fault.workbook for fault in found.faults}) > 1
        lines = [style.bold(word(language, "form.faults", n=len(found.faults)))]
        lines += [_lines(fault, language, look, named=named) for fault in found.faults]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _lines(fault: RowFault, language: str, look: tuple[Style, int], *, named: bool) -> str:
    """Return a fault: its place, which is never folded, and what to do about it."""
    style, width = look
    place = printable(f"{fault.workbook}: {fault.place}" if named else fault.place)
    said = textwrap.wrap(f"{place}  {printable(_why(fault, language))}", max(width, NARROWEST) - 4, break_on_hyphens=False)
    said[0] = said[0].replace(place, style.paint(place, "red"), 1)
    return "  " + "\n    ".join(said)


def _why(fault: RowFault, language: str) -> str:
    if fault.refused is not None and fault.refused.key != "older":
        return refusal(fault.refused, language)
    key = "older" if fault.refused else fault.fault.key
    return word(language, f"form.fault.{key}", **_values(fault.fault, language), **(fault.refused.values if fault.refused else {}))


def _values(fault: CellFault, language: str) -> dict[str, str]:
    values = dict(fault.values)
    if "aspects" in values:
        values["aspects"] = ", ".join(word(language, f"form.aspect.{aspect}") for aspect in values["aspects"].split())
    if "state" in values:
        values["state"] = word(language, f"form.choice.state.{values['state']}")
    return values


def summary(found: Incoming, language: str) -> str:
    """Return how many answers are new, recorded already, faulty, and how many rows were left unanswered."""
    numbers = {
        "new": sum(len(edit.entries) for edit in found.edits),
        "already": found.already,
        "faults": len(found.faults),
        "unanswered": found.unanswered,
    }
    told = [count(language, f"form.count.{name}", number) for name, number in numbers.items() if number or name == "new"]
    return " · ".join(told)
