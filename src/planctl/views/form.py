"""What one body has to answer on a day: the rows of the workbook it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from planctl.editing.question import ACTIVITIES, FOLLOW_UPS, INDICATORS, Question, of_activity, of_indicator, of_occurrence
from planctl.model.address import Address
from planctl.model.index import responsible_for
from planctl.model.plan import FollowUp
from planctl.schedule import CURRENT, OVERDUE, UNDATED, UPCOMING, Occurrence, Schedule, period_on
from planctl.views.due import Answers, Body, Coverage, body, kind_of
from planctl.views.measured import Measures
from planctl.views.values import alphabetical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planctl.model.index import Placed
    from planctl.model.journal import Entry
    from planctl.model.plan import Activity, Area, Indicator
    from planctl.views.aims import Aim
    from planctl.workspace import PlanFile

SHEETS = (FOLLOW_UPS, ACTIVITIES, INDICATORS)
ORDER = (OVERDUE, CURRENT, UPCOMING, UNDATED)


@dataclass(frozen=True, slots=True)
class Row:
    """One question. Of an activity or an indicator `round` is the plan's round that asks for it, None where the plan has none."""

    address: str
    question: Question
    plan: str
    plan_title: str
    area: tuple[str, str] | None  # id and title
    activity: str | None
    title: str
    kind: str  # start | deliver | measure | review | round | activity | indicator
    period: str
    deadline: date | None
    original_deadline: date | None
    state: str
    days_late: int
    round: str | None
    said: str | None
    event: str | None
    uncertain: str | None
    by: str  # the body that is asked
    own: Entry | None  # what the body has answered, as it stands
    others: tuple[tuple[Body, Entry], ...]
    answers: Answers | None
    coverage: Coverage | None
    targets: tuple[Aim, ...]

    @property
    def owed(self) -> bool:
        """Whether an answer is owed: asked by a promise with a deadline, or by a round."""
        return self.deadline is not None


@dataclass(frozen=True, slots=True)
class Form:
    """All that one body is asked, of one plan or several, with deadlines up to the end of a year."""

    body: Body
    as_of: date
    year: int
    version: str
    plans: tuple[Body, ...]  # id and title
    rows: tuple[Row, ...]  # by sheet; what is late first

    def on(self, sheet: str) -> tuple[Row, ...]:
        """Return the rows of one sheet."""
        return tuple(row for row in self.rows if row.question.sheet == sheet)

    @property
    def late(self) -> int:
        """How many of the follow-ups are overdue."""
        return sum(row.state == OVERDUE for row in self.on(FOLLOW_UPS))


def forms(plans: Iterable[PlanFile], day: date, year: int, version: str, *, responsible: str | None = None) -> list[Form]:
    """Return a form for each body that owes something in sound plans, by name; with `responsible`, for that body if it is asked anything.

    Bodies of two plans are the same when they have both id and name in common.
    """
    found: dict[Body, list[tuple[Body, Row]]] = {}
    for file in plans:
        title = Body(file.index.plan.id, file.index.plan.title)
        for asked, row in _Asking(file, day, year).rows():
            if responsible in {None, asked.id}:
                found.setdefault(asked, []).append((title, row))
    made = [_form(asked, pairs, day, year, version) for asked, pairs in found.items()]
    return sorted(
        (form for form in made if responsible or any(row.owed for row in form.rows)), key=lambda form: alphabetical(form.body.name)
    )


def _form(asked: Body, pairs: list[tuple[Body, Row]], day: date, year: int, version: str) -> Form:
    rows = sorted((row for _, row in pairs), key=_place)
    return Form(asked, day, year, version, tuple(dict.fromkeys(title for title, _ in pairs)), tuple(rows))


def _place(row: Row) -> tuple[int, int, date]:
    """Return what rows are sorted by: follow-ups by how they stand and by deadline; the others stay in the plan's order."""
    sheet = SHEETS.index(row.question.sheet)
    return (sheet, ORDER.index(row.state), row.deadline or date.max) if sheet == 0 else (sheet, 0, date.min)


class Around(NamedTuple):
    """The period that activities or indicators are asked about, and the round that asks, if any does."""

    period: str
    occurrence: Occurrence | None


class _Asking:
    """One plan on a day."""

    def __init__(self, file: PlanFile, day: date, year: int) -> None:
        self.file = file
        self.plan = file.index.plan
        self.schedule = Schedule.on(file, day)
        self.measures = Measures(file, self.schedule)
        self.day = day
        self.year = year
        self.journal = file.journal.journal if file.journal else None
        entries = sorted(self.journal.entries if self.journal else (), key=lambda entry: (entry.about, entry.by))
        self.said = {key: tuple(group) for key, group in groupby(entries, lambda entry: (entry.about, entry.by))}

    def rows(self) -> Iterator[tuple[Body, Row]]:
        """Yield each question with each body that is asked it."""
        for occurrence in self.schedule.occurrences():
            if self.wanted(occurrence):
                for by in dict.fromkeys(occurrence.promise.responsible):
                    yield body(self.file, by), self.occurrence(occurrence, by)
        yield from self.activities(self.round("progress"))
        yield from self.indicators(self.round("indicators"))

    def wanted(self, occurrence: Occurrence) -> bool:
        """Tell whether an occurrence is asked: owed with a deadline up to the end of the year, or without deadline and not closed."""
        if occurrence.deadline is None:
            return occurrence.state == UNDATED and occurrence.promise.round is None
        return occurrence.owed and occurrence.deadline <= date(self.year, 12, 31)

    def own(self, about: str, by: str) -> tuple[Entry, ...]:
        """Return all that a body has said about an address, in the order of the file."""
        return self.said.get((about, by), ())

    def occurrence(self, occurrence: Occurrence, by: str) -> Row:
        promise = occurrence.promise
        period = occurrence.period.text if occurrence.period else str(self.year)
        address = Address(self.plan.id, promise.subject, promise.name, period)
        item = promise.item
        follow_up = item if isinstance(item, FollowUp) else None
        return self.row(
            address,
            of_occurrence(self.file.index, occurrence, address.about, self.own(address.about, by)),
            by,
            area=promise.activity.area if promise.activity else None,
            activity=promise.activity.item.title if promise.activity else None,
            title=item.title,
            kind=kind_of(promise),
            occurrence=occurrence,
            said=item.said,
            event=follow_up.event if follow_up else None,
            uncertain=item.uncertain,
            answers=Answers(follow_up.answers if follow_up else "any", occurrence.answered, occurrence.needed),
        )

    # What is asked in rounds

    def round(self, asks: str) -> Around | None:
        """Return the period to tell about, and the round that asks: of those unanswered the one whose deadline is nearest to the day.

        A plan without such rounds is asked about the year, if it then holds. None: nothing is asked.
        """
        rounds = [promise for promise in self.file.index.promises if promise.round and asks in promise.round.asks]
        if not rounds:
            period, year = period_on(self.plan, self.day), self.year
            return Around(str(year), None) if period.first.year <= year <= period.last.year else None
        times = [item for promise in rounds for item in self.schedule.of(promise) if self.wanted(item)]
        nearest = min(times, key=lambda item: abs((_deadline(item) - self.day).days), default=None)
        return Around(nearest.period.text, nearest) if nearest and nearest.period else None

    def activities(self, around: Around | None) -> Iterator[tuple[Body, Row]]:
        if around is None:
            return
        for placed in self.schedule.counted_activities(self.day):
            for by in dict.fromkeys(responsible_for(placed.item, self.plan)):
                yield body(self.file, by), self.activity(placed, around, by)

    def activity(self, placed: Placed[Activity], around: Around, by: str) -> Row:
        address = Address(self.plan.id, placed.id, None, around.period)
        question = of_activity(self.schedule, placed, address.about, self.own(address.about, by))
        others = tuple((body(self.file, name), entry) for name, entry in self.schedule.ledger.latest_progress_by_body(placed.id).items())
        return self.row(
            address,
            question,
            by,
            area=placed.area,
            title=placed.item.title,
            kind="activity",
            occurrence=around.occurrence,
            uncertain=placed.item.uncertain,
            others=others,
        )

    def indicators(self, around: Around | None) -> Iterator[tuple[Body, Row]]:
        """Yield the indicators that no follow-up measures, with those who tell their values."""
        if around is None:
            return
        for placed in self.file.index.indicators:
            if placed.id not in self.file.index.promises_by_indicator and not self.schedule.activity_withdrawn(placed, self.day):
                for by in self.tellers(placed):
                    yield body(self.file, by), self.indicator(placed, around, by)

    def tellers(self, placed: Placed[Indicator]) -> tuple[str, ...]:
        """Return who tells an indicator's value: those its targets name, those who have told it before; else those of the plan's rounds."""
        named = [name for target in placed.item.targets for name in target.responsible]
        told = [entry.by for entry in self.schedule.ledger.about_any_period(placed.id)]
        rounds = [promise.responsible for promise in self.file.index.promises if promise.round and "indicators" in promise.round.asks]
        plans_own = self.plan.responsible or (self.plan.coordinator or self.plan.owner,)
        return tuple(dict.fromkeys([*named, *told])) or (rounds[0] if rounds else plans_own)

    def indicator(self, placed: Placed[Indicator], around: Around, by: str) -> Row:
        address = Address(self.plan.id, placed.id, None, around.period)
        question = of_indicator(self.schedule, placed, address.about, self.own(address.about, by))
        told = self.schedule.ledger.about_any_period(placed.id)[-1:]
        return self.row(
            address,
            question,
            by,
            area=placed.area,
            title=placed.item.title,
            kind="indicator",
            occurrence=around.occurrence,
            uncertain=placed.item.uncertain,
            others=tuple((body(self.file, entry.by), entry) for entry in told),
            targets=self.measures.targets(placed),
        )

    def row(  # noqa: PLR0913 - the fields of a Row
        self,
        address: Address,
        question: Question,
        by: str,
        *,
        title: str,
        kind: str,
        occurrence: Occurrence | None,
        area: Area | None,
        activity: str | None = None,
        said: str | None = None,
        event: str | None = None,
        uncertain: str | None = None,
        others: tuple[tuple[Body, Entry], ...] | None = None,
        answers: Answers | None = None,
        targets: tuple[Aim, ...] = (),
    ) -> Row:
        standing = self.schedule.ledger.standing(address.about)
        told = others if others is not None else tuple((body(self.file, name), entry) for name, entry in standing.items())
        own = standing.get(by)
        return Row(
            address=str(address),
            question=question,
            plan=self.plan.id,
            plan_title=self.plan.title,
            area=(area.id, area.title) if area else None,
            activity=activity,
            title=title,
            kind=kind,
            period=address.period or "",
            deadline=occurrence.deadline if occurrence else None,
            original_deadline=occurrence.original_deadline if occurrence else None,
            state=occurrence.state if occurrence else UNDATED,
            days_late=occurrence.days_late if occurrence else 0,
            round=occurrence.promise.item.title if occurrence and question.sheet != FOLLOW_UPS else None,
            said=said,
            event=event,
            uncertain=uncertain,
            by=by,
            own=own,
            others=tuple((name, entry) for name, entry in told if entry is not own),
            answers=answers,
            coverage=Coverage(*occurrence.coverage) if occurrence and occurrence.coverage else None,
            targets=targets,
        )


def _deadline(occurrence: Occurrence) -> date:
    return occurrence.deadline or date.max
