"""One plan's file → the plan as a reader sees it on a day, or the part of it that is asked for."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from planctl.indicators import series
from planctl.model.funding import RECIPIENTS, Alignment, FundingPart, StatedAmount
from planctl.model.index import Promise, responsible_for
from planctl.model.plan import Activity, Area, FollowUp, Goal, Indicator, Withdrawal
from planctl.model.states import PROGRESS_STATES
from planctl.schedule import OVERDUE, Schedule
from planctl.views import parts, rollups
from planctl.views.due import Answers, Body, Coverage, body, kind_of
from planctl.views.measured import Measures, remarks_of
from planctl.views.scope import Scope
from planctl.views.summary import Wish
from planctl.views.values import alphabetical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planctl.model.base import Noted
    from planctl.model.index import Placed
    from planctl.model.journal import Entry
    from planctl.model.period import Period
    from planctl.model.plan import Step
    from planctl.schedule import Occurrence
    from planctl.views.aims import Remarks
    from planctl.views.rollups import Tally
    from planctl.workspace import PlanFile, Workspace

NOTHING = Scope()
_spelled = lru_cache(200)(str)  # a plan promises at the same few times again and again


class Question(NamedTuple):
    """What is asked: as of which day, of which part, of which year's deadlines, and up to which meeting."""

    day: date
    scope: Scope = NOTHING
    year: int | None = None
    next_meeting: date | None = None

    @property
    def before(self) -> int:
        """The year before which what is owed is a debt from before."""
        return self.year or self.day.year


class Promised(NamedTuple):
    """A promise with its address, who answers for it, and those times of it that are asked about."""

    promise: Promise
    address: str
    answering: tuple[Body, ...]
    times: tuple[parts.Time, ...]


class Judged(NamedTuple):
    """What times that fall due alike and are judged alike have in common, whatever they are of."""

    shared: tuple[
        str | None, date | None, date | None, date | None, str, str | None, int, str | None, bool, Answers
    ]  # `period` to `answers`
    owed: bool
    uncertain: str | None  # why the calendar point is


class PlanReader:
    """Reads one sound plan; frameworks' titles come from the workspace."""

    def __init__(self, file: PlanFile, workspace: Workspace, question: Question) -> None:
        self.file = file
        self.index = file.index
        self.plan = file.index.plan
        self.by_id = file.index.by_id
        self.frameworks = workspace.frameworks_by_id
        self.question = question
        self.day = question.day
        self.scope = question.scope
        self.schedule = Schedule.on(file, question.day)
        self.ledger = self.schedule.ledger
        self.measures = Measures(file, self.schedule)
        self.known_bodies = {name: body(file, name) for name in self.plan.organisations}
        self.known_together: dict[tuple[str, ...], tuple[Body, ...]] = {}
        self.judged_alike: dict[tuple[object, ...], list[Judged]] = {}  # large plans promise at the same few times
        self.group_titles = {name: group.title for name, group in self.plan.groups.items()}
        self.activities = {id(placed.item): placed for placed in self.index.activities if self.scope.has_activity(placed, self.index)}
        holders: tuple[Placed[Goal] | Placed[Indicator], ...] = (*self.index.goals, *self.index.indicators)
        self.held = {id(placed.item): placed for placed in holders if self.is_measured_here(placed)}  # an id may be used twice
        tomorrow = self.day + timedelta(days=1)
        self.withdrawn = {placed.id for placed in self.activities.values() if self.schedule.activity_withdrawn(placed, tomorrow)}
        self.counted = [placed for placed in self.activities.values() if not placed.item.same_as and placed.id not in self.withdrawn]
        self.counts = {id(placed.item) for placed in self.counted}
        self.latest = {placed.id: self.ledger.latest_progress(placed.id) for placed in self.activities.values()}
        whole = self.scope.whole
        self.promised = {  # by its address, without the plan
            (thing := f"{promise.subject}/{promise.name}"): self.with_times(promise, thing)
            for promise in self.index.promises
            if whole or self.scope.has_promise(promise, self.index)
        }
        self.times = [time for promised in self.promised.values() for time in promised.times]
        self.found_promised: dict[int, list[Promised]] = {}  # by activity: each is asked for several times
        self.own = [promised for promised in self.promised.values() if not promised.promise.activity]

    # Small things

    def body(self, name: str) -> Body:
        """Return an organisation by id."""
        return self.known_bodies.get(name) or body(self.file, name)

    def bodies(self, names: tuple[str, ...]) -> tuple[Body, ...]:
        """Return organisations by id; large plans name the same ones together again and again."""
        bodies = self.known_together.get(names)
        if bodies is None:
            bodies = self.known_together[names] = tuple(map(self.body, names))
        return bodies

    def address(self, name: str) -> str:
        """Return the address of a thing of the plan."""
        return f"{self.plan.id}/{name}"

    def reference(self, name: str) -> parts.Reference:
        """Return a thing of the plan by address and title."""
        placed = self.by_id.get(name)
        return parts.Reference(f"{self.plan.id}/{name}", placed.item.title if placed else name)

    def groups(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the titles of groups."""
        return tuple(map(self.group_titles.get, names, names)) if names else ()

    def remarks(self, thing: Noted) -> Remarks:
        """Return what stands on a thing: note, doubt, place in the source."""
        return remarks_of(thing, self.plan)

    def gone(self, withdrawal: Withdrawal | None) -> Withdrawal | None:
        """Return a withdrawal that had been made by the day."""
        return withdrawal if withdrawal and withdrawal.date.first <= self.day else None

    def tie(self, alignment: Alignment) -> parts.Tie:
        """Return an alignment with the titles of what it is to."""
        framework = self.frameworks.get(alignment.framework)
        item = framework.items.get(alignment.item) if framework and alignment.item else None
        title = framework.framework.title if framework and framework.framework else None
        return parts.Tie(
            alignment.framework, title, alignment.item, item.title if item else None, alignment.relation, self.remarks(alignment)
        )

    def ties(self, alignments: Sequence[Alignment]) -> tuple[parts.Tie, ...]:
        """Return alignments with the titles of what they are to."""
        return tuple(self.tie(alignment) for alignment in alignments) if alignments else ()

    def decisions(self) -> Iterator[parts.Decision]:
        """Yield the decisions that had been made by the day."""
        for decision in self.plan.decisions:
            if decision.date.first <= self.day:
                by = self.body(decision.by) if decision.by else None
                period = decision.period.text if decision.period else None
                yield parts.Decision(decision.action, decision.date.text, by, period, decision.ref, self.remarks(decision))

    # What has been reported

    def report(self, entry: Entry) -> parts.Report:
        """Return an entry of the journal as a reader sees it."""
        return parts.Report(
            date=entry.date,
            by=self.body(entry.by),
            period=entry.about.partition("@")[2],
            state=entry.state,
            value=entry.value,
            light=entry.light,
            forecast=entry.forecast,
            note=entry.note,
            deviation=entry.deviation,
            decision_wanted=entry.decision_wanted,
            evidence=entry.evidence,
            to=entry.to.text if entry.to else None,
        )

    def standing_about(self, thing: str) -> list[Entry]:
        """Return each body's latest entry about each period of a thing, oldest first."""
        abouts = dict.fromkeys(entry.about for entry in self.ledger.about_any_period(thing))
        found = [entry for about in abouts for entry in self.ledger.standing(about).values()]
        return sorted(found, key=lambda entry: entry.date)

    def with_times(self, promise: Promise, thing: str) -> Promised:
        """Return a promise with its times; where a year is asked for, those of that year and the debts from before."""
        address, answering = self.address(thing), self.bodies(promise.responsible)
        alike = self.schedule.alike(promise, thing)
        if alike is None:
            times = [self.time(occurrence, address, answering) for occurrence in self.schedule.of(promise, thing)]
        else:
            judged = self.judged_alike.get(alike)
            if judged is None:
                judged = self.judged_alike[alike] = [self.judged(occurrence) for occurrence in self.schedule.of(promise, thing)]
            times = self.times_alike(promise, address, answering, judged)
        return Promised(promise, address, answering, tuple(filter(self.is_asked, times) if self.question.year else times))

    def times_alike(self, promise: Promise, address: str, answering: tuple[Body, ...], alike: list[Judged]) -> list[parts.Time]:
        """Return the times of a promise as `time` does, of which nothing has been said: they are judged as others are."""
        title, doubtful = promise.item.title, promise.item.uncertain is not None
        return [
            parts.Time(
                f"{address}@{shared[0]}" if shared[0] else address,
                title,
                *shared,
                None,
                (),
                answering if owed else (),
                doubtful,
                uncertain,
            )
            for shared, owed, uncertain in alike
        ]

    def is_asked(self, time: parts.Time) -> bool:
        """Tell whether a time belongs to the year that is asked for, or is a debt from before it."""
        if time.deadline is None or time.original_deadline is None:
            return True
        return time.debt or self.question.year in {time.deadline.year, time.original_deadline.year}

    def is_debt(self, occurrence: Occurrence) -> bool:
        """Tell whether an occurrence is owed from before the year in question."""
        late = occurrence.state == OVERDUE or (self.question.year is not None and occurrence.owed)
        return late and occurrence.deadline is not None and occurrence.deadline.year < self.question.before

    def time(self, occurrence: Occurrence, promised: str, answering: tuple[Body, ...]) -> parts.Time:
        """Return an occurrence of what is promised at an address, with who answers for it."""
        item, period, entry = occurrence.promise.item, occurrence.period, occurrence.entry
        address = f"{promised}@{period.text}" if period else promised
        said = self.said_of(address, period)
        if entry is not None and entry not in said:  # what closed it was said about something else, or earlier
            said.append(entry)
        shared, owed, uncertain = self.judged(occurrence)
        awaited = answering if owed else ()
        if isinstance(item, FollowUp) and item.answers == "each":
            reported = {entry.by for entry in said if entry.state == "reported"}
            awaited = tuple(each for each in awaited if each.id not in reported)
        return parts.Time(
            address,
            item.title,
            *shared,
            Coverage(*occurrence.coverage) if occurrence.coverage else None,
            tuple(self.report(entry) for entry in sorted(said, key=lambda entry: entry.date)),
            awaited,
            item.uncertain is not None,
            uncertain,
        )

    def judged(self, occurrence: Occurrence) -> Judged:
        """Return what a time has in common with all that fall due alike and are judged alike, whatever they are of."""
        item, period = occurrence.promise.item, occurrence.period
        point = self.plan.calendar.get(period.text[5:]) if period else None
        of = item.answers if isinstance(item, FollowUp) else "any"
        shared = (
            period.text if period else None,
            period.first if period else None,
            occurrence.deadline,
            occurrence.original_deadline,
            occurrence.state,
            occurrence.closed_by,
            occurrence.days_late,
            rollups.status_of(occurrence, self.day, self.question.year),
            self.is_debt(occurrence),
            Answers(of, occurrence.answered, occurrence.needed),
        )
        return Judged(shared, occurrence.owed, point.uncertain if point else None)

    def said_of(self, address: str, period: Period | None) -> list[Entry]:
        """Return what stands about a time; of an undated one, about any period."""
        about = address.removeprefix(f"{self.plan.id}/")
        return list(self.ledger.standing(about).values()) if period else self.standing_about(about)

    def values(self, subject: str) -> tuple[parts.Report, ...]:
        """Return the values reported about a thing and by its follow-ups, by period."""
        return tuple(self.report(point.entry) for point in series(self.schedule, subject))

    def is_measured_here(self, placed: Placed[Goal] | Placed[Indicator]) -> bool:
        """Tell whether a goal or an indicator is asked for: a body's are those that stand where it has something to do."""
        if not self.scope.has_measured(placed):
            return False
        return self.scope.responsible is None or any(each.area is placed.area for each in self.activities.values())

    # Roll-ups

    def owes(self, time: parts.Time) -> bool:
        """Tell whether a time is owed by the body that is asked for; without one, by anybody."""
        return self.scope.responsible is None or any(body.id == self.scope.responsible for body in time.awaited)

    def tally(self, times: Iterable[parts.Time], activities: int) -> Tally:
        """Count times, in the year and of the body that are asked for."""
        asked = self.body(self.scope.responsible) if self.scope.responsible else None
        return rollups.tally(times, activities, asked)

    def promised_by(self, activity: Activity) -> list[Promised]:
        """Return the follow-ups of an activity that are asked for."""
        found = self.found_promised.get(id(activity))
        if found is None:
            found = self.found_promised[id(activity)] = []
            for follow_up in activity.follow_ups:
                promised = self.promised.get(f"{activity.id}/{follow_up.name}")
                if promised:
                    found.append(promised)
        return found

    def activities_in(self, area: Area) -> Iterator[Activity]:
        """Yield the activities of an area and of those below it."""
        yield from (activity for activity in area.activities if id(activity) in self.activities)
        for below in area.areas:
            yield from self.activities_in(below)

    def organisations(self) -> tuple[parts.Organisation, ...]:
        """Return the bodies that the plan names, with what each of them owes."""
        times: dict[str, list[parts.Time]] = {}
        for promised in self.promised.values():
            counting = [time for time in promised.times if time.status is not None]
            if counting:
                for each in promised.answering:
                    times.setdefault(each.id, []).extend(counting)
        activities = Counter(name for placed in self.counted for name in set(responsible_for(placed.item, self.plan)))
        found = [
            parts.Organisation(
                id=name,
                name=declared.name,
                kind=declared.kind,
                part_of=self.body(declared.part_of) if declared.part_of else None,
                members=self.bodies(declared.members),
                until=declared.until.text if declared.until else None,
                replaced_by=self.body(declared.replaced_by) if declared.replaced_by else None,
                tally=rollups.tally(times.get(name, ()), activities[name], self.body(name)),
                remarks=self.remarks(declared),
            )
            for name, declared in self.plan.organisations.items()
        ]
        return tuple(sorted(found, key=lambda organisation: alphabetical(organisation.name)))

    def wishes(self) -> Iterator[Wish]:
        """Yield the decisions asked for: in each body's latest progress of an activity, and in all that stands about anything else."""
        for placed in (placed for placed in self.activities.values() if self.latest[placed.id]):
            yield from self.wishes_in(self.reference(placed.id), map(self.report, self.ledger.latest_progress_by_body(placed.id).values()))
        for time in (time for time in self.times if time.reports):
            reports = (report for report in time.reports if report.state not in PROGRESS_STATES)
            yield from self.wishes_in(parts.Reference(time.address, time.title), reports)
        for holder in self.held.values():
            yield from self.wishes_in(self.reference(holder.id), map(self.report, self.standing_about(holder.id)))

    def wishes_in(self, about: parts.Reference, reports: Iterable[parts.Report]) -> Iterator[Wish]:
        """Return the decisions asked for in reports."""
        return (Wish(about, report) for report in reports if report.decision_wanted)

    def absences_of(self, thing: Any) -> Iterator[parts.Absence]:
        """Yield what a plan, an area or an activity declares not to have."""
        absent = thing.no_indicators if isinstance(thing, Area) else None
        if not (absent or thing.no_follow_ups):
            return
        of = parts.Reference(self.plan.id if thing is self.plan else self.address(thing.id), thing.title)
        if thing.no_follow_ups:
            yield parts.Absence("follow-ups", of, thing.no_follow_ups)
        for term in ("all", "short", "long"):
            why = getattr(absent, term) if absent else None
            if why:
                yield parts.Absence("indicators" if term == "all" else f"indicators-{term}", of, why)

    # The plan, from its areas to each time

    def areas(self, areas: Iterable[Area], around: Withdrawal | None = None) -> tuple[parts.Area, ...]:
        """Return areas; where a part of the plan is asked for, those in which something is."""
        made = (self.area(area, around) for area in areas)
        return tuple(area for area in made if self.scope.whole or area.id == self.scope.area or area.activities or area.areas)

    def area(self, area: Area, around: Withdrawal | None = None) -> parts.Area:
        """Return an area; `around` is the withdrawal of one that it stands in."""
        withdrawn = self.gone(area.withdrawn) or around
        inside = list(self.activities_in(area))
        latest = [self.latest[activity.id] for activity in inside if id(activity) in self.counts]
        return parts.Area(
            address=self.address(area.id),
            id=area.id,
            title=area.title,
            groups=self.groups(area.groups),
            ties=self.ties(area.aligns),
            goals=tuple(self.goal(goal) for goal in area.goals if id(goal) in self.held),
            indicators=tuple(self.indicator(indicator) for indicator in area.indicators if id(indicator) in self.held),
            absences=tuple(self.absences_of(area)),
            activities=tuple(self.activity(activity, withdrawn) for activity in area.activities if id(activity) in self.activities),
            areas=self.areas(area.areas, withdrawn),
            tally=self.tally(
                [time for activity in inside for promised in self.promised_by(activity) for time in promised.times], len(latest)
            ),
            by_state=rollups.by_state(latest),
            by_light=rollups.by_light(latest),
            withdrawn=withdrawn,
            remarks=self.remarks(area),
        )

    def goal(self, goal: Goal) -> parts.Goal:
        """Return a goal with its targets and values."""
        return parts.Goal(
            address=self.address(goal.id),
            title=goal.title,
            term=goal.term,
            groups=self.groups(goal.groups),
            ties=self.ties(goal.aligns),
            targets=self.measures.targets(self.held[id(goal)]),
            values=self.values(goal.id),
            withdrawn=self.gone(goal.withdrawn),
            remarks=self.remarks(goal),
        )

    def indicator(self, indicator: Indicator) -> parts.Indicator:
        """Return an indicator with its targets and values."""
        return parts.Indicator(
            address=self.address(indicator.id),
            title=indicator.title,
            level=indicator.level,
            measure=indicator.measure,
            unit=indicator.unit,
            term=indicator.term,
            groups=self.groups(indicator.groups),
            goals=tuple(self.reference(name) for name in indicator.goals),
            data_from=indicator.data_from,
            marked=indicator.marked,
            targets=self.measures.targets(self.held[id(indicator)]),
            values=self.values(indicator.id),
            withdrawn=self.gone(indicator.withdrawn),
            remarks=self.remarks(indicator),
        )

    def activity(self, activity: Activity, around: Withdrawal | None) -> parts.Activity:
        """Return an activity with all that is promised and reported; `around` is the withdrawal of an area that it stands in."""
        latest = self.latest[activity.id]
        by_body = reversed(self.ledger.latest_progress_by_body(activity.id).values()) if latest else ()
        responsible = self.bodies(responsible_for(activity, self.plan))
        lead, goals, steps, same_as = activity.lead, activity.goals, activity.steps, activity.same_as
        return parts.Activity(
            self.address(activity.id),
            activity.title,
            responsible,
            self.body(lead) if lead else None,
            self.bodies(activity.partners),
            self.groups(activity.groups),
            tuple(map(self.reference, goals)) if goals else (),
            self.ties(activity.aligns),
            self.steps(steps) if steps else (),
            latest.state if latest else None,
            latest.light if latest else None,
            tuple(map(self.report, by_body)),
            tuple([self.follow(promised, responsible) for promised in self.promised_by(activity)]),
            activity.no_follow_ups,
            self.reference(same_as) if same_as else None,
            self.gone(activity.withdrawn) or around,
            self.remarks(activity),
        )

    def steps(self, steps: Iterable[Step]) -> tuple[parts.Step, ...]:
        """Return the parts of an activity."""
        return tuple(
            [
                parts.Step(
                    step.title,
                    self.bodies(step.responsible) if step.responsible else (),
                    self.body(step.lead) if step.lead else None,
                    self.bodies(step.partners) if step.partners else (),
                    self.groups(step.groups) if step.groups else (),
                    self.steps(step.steps) if step.steps else (),
                    self.remarks(step),
                )
                for step in steps
            ]
        )

    def follow(self, promised: Promised, around: Sequence[Body]) -> parts.Follow:
        """Return a follow-up or a round; who answers only where it is not who answers `around` it."""
        promise, address, answering, times = promised
        follow_up, item = promise.follow_up, promise.item
        indicator = self.indicator_of(follow_up) if follow_up else None
        return parts.Follow(
            address,
            kind_of(promise),
            item.title,
            _spelled(item.every) if item.every else None,
            follow_up.event if follow_up else None,
            item.said,
            self.reference(indicator.id) if indicator else None,
            indicator.measure if indicator else None,
            indicator.unit if indicator else None,
            follow_up is not None and follow_up.answers == "each",
            answering if answering != around else (),
            self.gone(item.withdrawn),
            times,
            self.remarks(item),
        )

    def indicator_of(self, follow_up: FollowUp) -> Indicator | None:
        """Return the indicator that a follow-up gives figures of."""
        placed = self.by_id.get(follow_up.indicator) if follow_up.indicator else None
        return placed.item if placed and isinstance(placed.item, Indicator) else None

    # Money

    def funding(self) -> parts.Funding | None:
        """Return the money tied to the plan."""
        funding = self.plan.funding
        if funding is None:
            return None
        stated, held = tuple(self.stated(amount) for amount in funding.stated), tuple(self.part(part) for part in funding.parts)
        total, proposed = (sum(part.amount for part in held if part.proposed or not only) for only in (False, True))
        return parts.Funding(stated, held, total, proposed, self.remarks(funding))

    def stated(self, amount: StatedAmount) -> parts.Money:
        """Return a sum that the source states."""
        tie = self.tie(Alignment.model_construct(to=amount.item)) if amount.item else None
        recipients = tuple(self.recipient(name) for name in amount.recipients)
        return parts.Money(amount.title, tie, recipients, amount.amount, amount.precision, amount.proposed, self.remarks(amount))

    def part(self, part: FundingPart) -> parts.Money:
        """Return an amount for one purpose."""
        recipients = (self.recipient(part.recipient),) if part.recipient else ()
        return parts.Money(
            None, self.tie(Alignment.model_construct(to=part.item)), recipients, part.amount, 1, part.proposed, self.remarks(part)
        )

    def recipient(self, name: str) -> Body:
        """Return who gets money."""
        return Body(name, name) if name in RECIPIENTS else self.body(name)
