"""What is due → a table for a terminal, JSON, CSV."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from planctl.messages import count, word
from planctl.outputs import measured
from planctl.outputs.safe import printable
from planctl.outputs.terminal import Cell, Column, Line, folded, table
from planctl.schedule import CLOSED, CURRENT, OVERDUE, STATES, UPCOMING
from planctl.views.values import alphabetical, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planctl.outputs.style import Style
    from planctl.views.due import Due, DueItem

LOOKS = {OVERDUE: "bold red", CURRENT: "yellow", UPCOMING: "", CLOSED: "green"}
WIDEST_DATE = 14  # "1234 dagar sen"


def data(view: Due) -> dict[str, Any]:
    """Return the `planctl/due/v1` object."""
    rows = plain(view)
    names = ("as_of", "year", "items", "older", "moved", "undated", "summary")
    return {"schema": "planctl/due/v1", **{name: rows[name] for name in names}}


def rows(view: Due) -> list[dict[str, Any]]:
    """Return all items as rows."""
    return [plain(item) for group in (view.items, view.older, view.moved, view.undated) for item in group]


def text(view: Due, language: str, style: Style, width: int, group_by: str = "deadline") -> str:
    """Return the answer for people: late first, then current, coming, moved, undated."""
    parts = [style.bold(heading(view, language)) + "\n"]
    for section in sections(view, language, group_by):
        cells = [_row(item, view.as_of, language, with_state=section.mixed) for item in section.items]
        drawn = table((Column("", width=WIDEST_DATE), Column("", ratio=1)), cells, style, width, heading=False)
        title = folded(printable(f"{_loud(section.title, group_by)} ({len(section.items)})"), width)
        parts.append("".join(f"{style.bold(line)}\n" for line in title) + drawn)
    hint = word(language, "due.next") + "\n" if _owed(view) else ""
    parts.append(style.bold(summary(view, language)) + "\n" + hint)
    return "\n".join(parts)


def _loud(title: str, group_by: str) -> str:
    """Return a heading of ours in capitals, to be found without colour; names stay as they are."""
    ours, bracket, rest = title.partition(" (")
    return ours.upper() + bracket + rest if group_by == "deadline" else title


def heading(view: Due, language: str) -> str:
    """Return what was asked for, and of which day."""
    if view.year:
        key = "due.heading.year"
    elif view.last == date.max:
        key = "due.heading.from" if view.first else "due.heading"
    else:
        key = "due.heading.from-to" if view.first else "due.heading.to"
    return word(language, key, year=view.year or "", first=view.first, last=view.last, as_of=view.as_of)


def summary(view: Due, language: str) -> str:
    """Return how many there are of each."""
    told = [count(language, f"due.count.{name}", number) for name, number in view.summary.items() if number]
    return " · ".join(told) if told else word(language, "due.nothing")


def _owed(view: Due) -> bool:
    return any(view.summary[name] for name in (OVERDUE, CURRENT, "older"))


class Section(NamedTuple):
    """Items under a heading. `mixed`: of several states, so that each must tell its own."""

    title: str
    items: tuple[DueItem, ...]
    mixed: bool


def sections(view: Due, language: str, group_by: str) -> list[Section]:
    """Return the items under headings: late first, then current, coming, closed, moved, undated; or by who answers, area or plan."""
    by_state = {state: tuple(item for item in view.items if item.state == state) for state in STATES}
    older = word(language, "due.section.older", day=view.year or view.first)
    found = [Section(word(language, f"due.section.{state}"), items, mixed=False) for state, items in by_state.items()]
    found.insert(1, Section(older, view.older, mixed=True))
    found.append(Section(word(language, "due.section.moved"), view.moved, mixed=True))
    found.append(Section(word(language, "due.section.undated"), view.undated, mixed=False))
    if group_by != "deadline":
        found = _grouped([item for section in found for item in section.items], group_by, view, language)
    return [section for section in found if section.items]


def _grouped(items: Iterable[DueItem], group_by: str, view: Due, language: str) -> list[Section]:
    """Return the items by who answers, in the alphabet's order, else by area or plan, in that of the documents."""
    groups: dict[tuple[str, str], list[DueItem]] = {}
    for item in items:
        for key in _keys(item, group_by, view, language):
            groups.setdefault(key, []).append(item)
    if group_by == "responsible":
        ordered = sorted(groups.items(), key=lambda group: alphabetical(group[0][1]))
    else:
        ordered = sorted(groups.items(), key=lambda group: min((item.file, item.line) for item in group[1]))
    return [Section(title, tuple(found), mixed=True) for (_, title), found in ordered]


def _keys(item: DueItem, group_by: str, view: Due, language: str) -> list[tuple[str, str]]:
    """Return (what tells a group from others, its heading) for each group that an item belongs to."""
    if group_by == "responsible":
        return [("", body.name) for body in item.responsible]
    if group_by == "plan":
        return [(item.file, view.plan_titles.get(item.plan, item.plan))]
    title = item.area_title or word(language, "due.plans-own")
    heading = f"{item.area} {title}" if (item.area or "")[:1].isdigit() else title
    return [(f"{item.file} {item.area}", f"{heading} · {item.plan}" if len(view.plan_titles) > 1 else heading)]


def _row(item: DueItem, day: date, language: str, *, with_state: bool) -> tuple[Cell, Cell]:
    look = LOOKS.get(item.state, "")
    when = [(capital(said), look) for said in standing(item, day, language, with_state=with_state)]
    what: list[Line] = [(item.title, "bold" if item.state == OVERDUE else "")]
    what += [(said, "") for said in (item.activity_title,) if said]
    what += [(said, "italic") for said in _sources_words(item, language)]
    what += [(capital(line), "") for line in (measured.latest(item.measured, language) if item.measured else ())]
    what += [(word(language, "due.who", who=who(item, language)), ""), (item.address, "dim")]
    return Cell(tuple(when)), Cell(tuple(what))


def standing(item: DueItem, day: date, language: str, *, with_state: bool = False) -> Iterator[str]:
    """Yield the deadline, how late it is or that its days of grace run, how it stands where no heading tells, and what closed it."""
    yield item.deadline.isoformat() if item.deadline else word(language, "due.no-date")
    if item.days_late:
        yield count(language, "due.late", item.days_late)
    elif item.state == CURRENT and item.deadline and item.deadline < day:
        yield word(language, "due.grace")
    elif with_state and item.deadline and not item.closed_by:
        yield word(language, f"state.{item.state}")
    if item.closed_by:
        yield word(language, f"closed-by.{item.closed_by}")


def capital(text: str) -> str:
    """Return a phrase as a line of its own begins."""
    return text[:1].upper() + text[1:]


def _sources_words(item: DueItem, language: str) -> Iterator[str]:
    """Yield what was moved, the source's own words, and what is uncertain."""
    if item.original_deadline != item.deadline:
        yield capital(word(language, "due.was", date=item.original_deadline))
    if item.said:
        yield word(language, "due.said", said=item.said)
    if item.uncertain:
        yield word(language, "uncertain", why=item.uncertain)


def who(item: DueItem, language: str) -> str:
    """Return who answers, how many have where each is to, and how much of a round has been told."""
    said = ", ".join(body.name for body in item.responsible)
    if item.answers.of == "each":
        said += f" ({word(language, 'due.answers', reported=item.answers.reported, needed=item.answers.needed)})"
    if item.coverage:
        said += f" ({word(language, 'due.coverage', reported=item.coverage.reported, of=item.coverage.of)})"
    return said
