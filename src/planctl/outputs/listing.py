"""The plans at a glance → a table for a terminal, JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planctl.messages import count, word
from planctl.outputs.terminal import Cell, Column, table

if TYPE_CHECKING:
    from planctl.outputs.style import Style
    from planctl.views.portfolio import Portfolio


def data(view: Portfolio) -> dict[str, Any]:
    """Return the `planctl/plans/v1` object."""
    return {"schema": "planctl/plans/v1", "as_of": view.as_of.isoformat(), "rows": list(view.plans)}


def text(view: Portfolio, language: str, style: Style, width: int) -> str:
    """Return the plans as people read them: title and owner, period and standing, how much there is, what is late."""
    columns = (
        Column(word(language, "list.plan"), ratio=6),
        Column(word(language, "list.period"), width=13),
        Column(word(language, "list.activities"), width=11, right=True),
        Column(word(language, "list.late"), width=9, right=True),
    )
    rows = [
        (
            Cell.of((row["title"], "bold"), row["owner_name"], (row["plan"], "dim"), ""),
            Cell.of(row["period"], word(language, f"standing.{row['standing']}")),
            Cell.of(str(row["activities"])),
            Cell.of((str(row["overdue"]), "bold red" if row["overdue"] else "")),
        )
        for row in view.plans
    ]
    late = sum(row["overdue"] for row in view.plans)
    line = f"{count(language, 'plans', len(view.plans))} · {count(language, 'due.count.overdue', late)} ({view.as_of.isoformat()})\n"
    return table(columns, rows, style, width) + style.bold(line)
