"""What falls due, and what is owed: one row for each occurrence, the same for every format."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from planctl import files
from planctl.model.plan import FollowUp
from planctl.schedule import CLOSED, CURRENT, NOT_OWED, OVERDUE, UNDATED, UPCOMING, Occurrence, Schedule
from planctl.views.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planctl.model.index import Promise
    from planctl.model.journal import Entry
    from planctl.views.measured import Measured, Measures
    from planctl.workspace import PlanFile

DEFAULT_WITHIN = 90


class Body(NamedTuple):
    """An organisation: id and name."""

    id: str
    name: str


class Answers(NamedTuple):
    """How many bodies have answered of those that must: `of` is any or each."""

    of: str
    reported: int
    needed: int


class Coverage(NamedTuple):
    """Of a round: how many of the activities and indicators it asks for have been reported."""

    reported: int
    of: int


class DueItem(NamedTuple):
    """One occurrence as a row. Of a plan's own promise there is no activity; of an undated one no period and no deadline."""

    address: str
    plan: str
    area: str | None
    area_title: str | None
    activity: str | None
    activity_title: str | None
    follow_up: str
    kind: str  # start | deliver | measure | review | round
    title: str
    indicator: str | None
    responsible: tuple[Body, ...]
    period: str | None
    begins: date | None
    deadline: date | None
    original_deadline: date | None
    state: str
    closed_by: str | None
    days_late: int
    said: str | None
    file: str
    line: int
    answers: Answers
    entry: dict[str, Any] | None
    coverage: Coverage | None
    uncertain: str | None
    measured: Measured | None = None  # of a follow-up that asks for a figure: the latest values, and the targets


class Query(NamedTuple):
    """What is asked for. `first`..`last` are the deadlines looked at; without `first` everything up to `last`."""

    first: date | None
    last: date
    year: int | None = None
    responsible: str | None = None
    area: str | None = None
    group: str | None = None
    kind: str | None = None
    states: tuple[str, ...] = ()
    closed_too: bool = False


class Due(NamedTuple):
    """The answer: the asked deadlines, older debts, what was moved out of the asked time, and what has no deadline.

    `first`, `last` and `responsible` are what was asked for; `answered` the addresses that this body has answered, others not yet.
    """

    as_of: date
    year: int | None
    items: tuple[DueItem, ...]
    older: tuple[DueItem, ...]
    moved: tuple[DueItem, ...]
    undated: tuple[DueItem, ...]
    summary: dict[str, int]
    first: date | None
    last: date
    plan_titles: dict[str, str]
    responsible: Body | None = None
    answered: frozenset[str] = frozenset()


def year_query(year: int, **filters: Any) -> Query:
    """Ask which deadlines lie in a year."""
    return Query(date(year, 1, 1), date(year, 12, 31), year=year, **filters)


def within_query(day: date, days: int, **filters: Any) -> Query:
    """Ask for everything unclosed with a deadline up to some days from now."""
    return Query(None, day + timedelta(days=days), **filters)


def due(plans: Iterable[PlanFile], day: date, query: Query) -> Due:
    """Return what falls due in sound plans on a day."""
    from planctl.views import measured  # which is made of what stands here

    found: dict[str, list[DueItem]] = {"items": [], "older": [], "moved": [], "undated": []}
    closed = 0
    titles: dict[str, str] = {}
    asked: Body | None = None
    answered: set[str] = set()
    for file in plans:
        if query.responsible and (asked is None or query.responsible in file.index.plan.organisations):
            asked = body(file, query.responsible)
        titles[file.index.plan.id] = file.index.plan.title
        schedule = Schedule.on(file, day)
        measures = measured.Measures(file, schedule)
        for occurrence in schedule.occurrences():
            if not _asked(occurrence.promise, file, query):
                continue
            place = _place(occurrence, query)
            closed += place == "items" and occurrence.state == CLOSED and occurrence.closed_by not in NOT_OWED
            if place and (occurrence.state != CLOSED or query.closed_too) and (not query.states or occurrence.state in query.states):
                found[place].append(item_of(occurrence, file, measures))
                if occurrence.answered and occurrence.owed and query.responsible in schedule.reported(occurrence.address.about):
                    answered.add(str(occurrence.address))
    for rows in found.values():
        rows.sort(key=_order)
    counted = [row.state for row in found["items"]]
    summary = {state: counted.count(state) for state in (OVERDUE, CURRENT, UPCOMING)}
    summary |= {"closed": closed, "older": len(found["older"]), "undated": len(found["undated"])}
    groups = {name: tuple(rows) for name, rows in found.items()}
    return Due(
        day,
        query.year,
        **groups,
        summary=summary,
        first=query.first,
        last=query.last,
        responsible=asked,
        answered=frozenset(answered),
        plan_titles=titles,
    )


def _place(occurrence: Occurrence, query: Query) -> str | None:
    """Return the list that an occurrence belongs to, if any."""
    if occurrence.deadline is None or occurrence.original_deadline is None:
        return "undated"
    if occurrence.deadline <= query.last and (query.first is None or occurrence.deadline >= query.first):
        return "items"
    if query.first is not None and query.first <= occurrence.original_deadline <= query.last:
        return "moved"
    if query.first is not None and occurrence.deadline < query.first and occurrence.owed:
        return "older"
    return None


def _asked(promise: Promise, file: PlanFile, query: Query) -> bool:
    """Tell whether a promise passes the filters."""
    if query.kind and kind_of(promise) != query.kind:
        return False
    return Scope(query.responsible, query.area, query.group).has_promise(promise, file.index)


def kind_of(promise: Promise) -> str:
    """Return the follow-up's kind, or `round`."""
    return promise.follow_up.kind if promise.follow_up else "round"


def item_of(occurrence: Occurrence, file: PlanFile, measures: Measures | None = None) -> DueItem:
    """Make a row of an occurrence; with what has been measured, where that is asked for."""
    promise, plan = occurrence.promise, file.index.plan
    item, placed = promise.item, promise.activity
    area = placed.area if placed else None
    follow_up = item if isinstance(item, FollowUp) else None
    return DueItem(
        address=str(occurrence.address),
        plan=plan.id,
        area=area.id if area else None,
        area_title=area.title if area else None,
        activity=placed.id if placed else None,
        activity_title=placed.item.title if placed else None,
        follow_up=promise.name,
        kind=kind_of(promise),
        title=item.title,
        indicator=follow_up.indicator if follow_up else None,
        responsible=tuple(body(file, name) for name in promise.responsible),
        period=occurrence.period.text if occurrence.period else None,
        begins=occurrence.period.first if occurrence.period else None,
        deadline=occurrence.deadline,
        original_deadline=occurrence.original_deadline,
        state=occurrence.state,
        closed_by=occurrence.closed_by,
        days_late=occurrence.days_late,
        said=item.said,
        file=files.display(file.path),
        line=file.document.span(promise.path).line,
        answers=Answers(follow_up.answers if follow_up else "any", occurrence.answered, occurrence.needed),
        entry=entry_data(occurrence.entry),
        coverage=Coverage(*occurrence.coverage) if occurrence.coverage else None,
        uncertain=item.uncertain,
        measured=measures.last(promise) if measures else None,
    )


def body(file: PlanFile, name: str) -> Body:
    """Return an organisation by id; one that is not declared goes by its id."""
    declared = file.index.plan.organisations.get(name)
    return Body(name, declared.name if declared else name)


def entry_data(entry: Entry | None) -> dict[str, Any] | None:
    """Return an entry's fields as in the journal, those that are set."""
    if entry is None:
        return None
    return {name: value for name, value in entry.model_dump(mode="json").items() if value is not None}


def _order(row: DueItem) -> tuple[Any, ...]:
    states = (OVERDUE, CURRENT, UPCOMING, UNDATED, CLOSED)
    return states.index(row.state), row.deadline or date.max


OCCURRENCE_COLUMNS = (
    "address",
    "plan",
    "area",
    "area_title",
    "activity",
    "activity_title",
    "follow_up",
    "kind",
    "title",
    "indicator",
    "responsible",
    "responsible_names",
    "period",
    "begins",
    "deadline",
    "original_deadline",
    "state",
    "closed_by",
    "days_late",
    "said",
    "answers",
    "reported",
    "needed",
    "coverage",
    "entry_date",
    "entry_by",
    "entry_value",
    "entry_note",
    "uncertain",
    "file",
    "line",
)


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """Return a plain due item as flat cells: bodies by id and by name, the entry's date, body, value and note."""
    cells = dict(row)
    entry, answers, coverage, bodies = cells.pop("entry") or {}, cells.pop("answers"), cells.pop("coverage"), cells.pop("responsible")
    cells["responsible"] = [each["id"] for each in bodies]
    cells["responsible_names"] = [each["name"] for each in bodies]
    cells |= {"answers": answers["of"], "reported": answers["reported"], "needed": answers["needed"]}
    cells["coverage"] = f"{coverage['reported']}/{coverage['of']}" if coverage else None
    cells |= {f"entry_{name}": entry.get(name) for name in ("date", "by", "value", "note")}
    return cells
