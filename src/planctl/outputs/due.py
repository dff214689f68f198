"""What is due → a table for a terminal, JSON, CSV."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planctl.messages import count, word
from planctl.outputs import measured
from planctl.outputs.safe import printable
from planctl.outputs.terminal import Cell, Column, table
from planctl.schedule import CLOSED, CURRENT, OVERDUE, STATES, UPCOMING
from planctl.views.values import alphabetical, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planctl.outputs.style import Style
    from planctl.views.due import Due, DueItem

LOOKS = {OVERDUE: "bold red", CURRENT: "yellow", UPCOMING: "", CLOSED: "green"}
WIDEST_DATE = 13


def data(view: Due) -> dict[str, Any]:
    """Return the `planctl/due/v1` object."""
    rows = plain(view)
    names = ("as_of", "year", "items", "older", "moved", "undated", "summary")
    return {"schema": "planctl/due/v1", **{name: rows[name] for name in names}}


def text(view: Due, language: str, style: Style, width: int, group_by: str = "deadline") -> str:
    """Return the answer for people: late first, then current, coming, moved, undated; older debts apart."""
    page = _Page(language, style, width, several=len(view.plan_titles) > 1)
    parts = [_heading(view, language, style)]
    if group_by == "deadline":
        for state in STATES:
            rows = [item for item in view.items if item.state == state]
            parts += _section(rows, word(language, f"due.section.{state}"), page)
    else:
        for title, rows in _grouped(view.items, group_by, view, language):
            parts += _section(rows, title, page, with_state=True)
    parts += _section(view.older, word(language, "due.section.older", year=view.year or ""), page)
    parts += _section(view.moved, word(language, "due.section.moved"), page)
    parts += _section(view.undated, word(language, "due.section.undated"), page)
    parts.append(_summary(view, language, style))
    return "\n".join(parts)


def _heading(view: Due, language: str, style: Style) -> str:
    key = "due.heading.year" if view.year else "due.heading"
    return style.bold(word(language, key, year=view.year or "", as_of=view.as_of.isoformat())) + "\n"


def _grouped(items: Iterable[DueItem], group_by: str, view: Due, language: str) -> list[tuple[str, list[DueItem]]]:
    groups: dict[str, list[DueItem]] = {}
    for item in items:
        for key in _keys(item, group_by, view, language):
            groups.setdefault(key, []).append(item)
    return sorted(groups.items(), key=lambda group: alphabetical(group[0])) if group_by == "responsible" else list(groups.items())


def _keys(item: DueItem, group_by: str, view: Due, language: str) -> list[str]:
    if group_by == "responsible":
        return [body.name for body in item.responsible]
    if group_by == "plan":
        return [view.plan_titles.get(item.plan, item.plan)]
    return [f"{item.area} {item.area_title}" if item.area else word(language, "due.plans-own")]


@dataclass(frozen=True, slots=True)
class _Page:
    """How the answer is to be written."""

    language: str
    style: Style
    width: int
    several: bool  # more than one plan: each row names its own


def _section(items: Iterable[DueItem], title: str, page: _Page, *, with_state: bool = False) -> list[str]:
    rows = list(items)
    if not rows:
        return []
    columns = (Column("", width=WIDEST_DATE), Column("", ratio=4), Column("", ratio=3))
    cells = [_row(item, page, with_state=with_state) for item in rows]
    return [page.style.bold(f"{printable(title)} ({len(rows)})") + "\n" + table(columns, cells, page.style, page.width, heading=False)]


def _row(item: DueItem, page: _Page, *, with_state: bool) -> tuple[Cell, Cell, Cell]:
    language = page.language
    look = LOOKS.get(item.state, "")
    when: list[tuple[str, str]] = [(item.deadline.isoformat() if item.deadline else word(language, "due.no-date"), look)]
    if item.days_late:
        when.append((count(language, "due.late", item.days_late), look))
    if with_state and not item.days_late:
        when.append((word(language, f"state.{item.state}"), look))
    if item.deadline and item.original_deadline != item.deadline:
        when.append((word(language, "due.was", date=item.original_deadline), "dim"))
    if item.closed_by:
        when.append((word(language, f"closed-by.{item.closed_by}"), look))
    what: list[tuple[str, str]] = [(item.title, "bold" if item.state == OVERDUE else "")]
    if item.activity_title:
        what.append((item.activity_title, ""))
    if page.several:
        what.append((item.plan, "dim"))
    if item.said:
        what.append((word(language, "due.said", said=item.said), "italic"))
    if item.uncertain:
        what.append((word(language, "uncertain", why=item.uncertain), "italic"))
    if item.measured:
        what += [(line, "") for line in measured.latest(item.measured, language)]
    what.append((item.address.partition("/")[2], "dim"))
    return Cell(tuple(when)), Cell(tuple(what)), Cell.of(*_who(item, language))


def _who(item: DueItem, language: str) -> list[str]:
    who = [body.name for body in item.responsible]
    if item.answers.of == "each":
        who.append(word(language, "due.answers", reported=item.answers.reported, needed=item.answers.needed))
    if item.coverage:
        who.append(word(language, "due.coverage", reported=item.coverage.reported, of=item.coverage.of))
    return who


def _summary(view: Due, language: str, style: Style) -> str:
    told = [count(language, f"due.count.{name}", number) for name, number in view.summary.items() if number]
    line = " · ".join(told) if told else word(language, "due.nothing")
    owed = view.summary["overdue"] or view.summary["older"]
    return style.bold(line) + "\n" + (word(language, "due.next") + "\n" if owed else "")


def rows(view: Due) -> list[dict[str, Any]]:
    """Return all items as rows."""
    return [plain(item) for group in (view.items, view.older, view.moved, view.undated) for item in group]
