"""The packet: a plan as it stands on a day, whole, as a steering group reads it before it decides."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from planctl.indicators import series
from planctl.model.base import Noted
from planctl.model.funding import RECIPIENTS, Alignment, FundingPart, StatedAmount
from planctl.model.index import responsible_for
from planctl.model.plan import Activity, Area, Decision, FollowUp, Goal, Indicator, Round, Withdrawal
from planctl.model.states import PROGRESS_STATES
from planctl.schedule import CLOSED, NOT_OWED, OVERDUE, Schedule, period_on, standing
from planctl.views import parts
from planctl.views.due import DEFAULT_WITHIN, Body, body, item_of, kind_of
from planctl.views.measured import Measures, remarks_of
from planctl.views.parts import Packet
from planctl.views.values import alphabetical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planctl.model.index import AnyPlaced, Placed, Promise
    from planctl.model.journal import Entry
    from planctl.model.plan import Step
    from planctl.schedule import Occurrence
    from planctl.views.aims import Remarks
    from planctl.workspace import PlanFile, Workspace

LIGHTS = ("green", "yellow", "red")
WAIVED = frozenset({"skipped", "ended"})


def packet(file: PlanFile, workspace: Workspace, day: date, version: str) -> Packet:
    """Return a sound plan's packet as of a day. `version` is planctl's own; frameworks' titles come from the workspace."""
    return _Reader(file, workspace, day).packet(version)


class _Reader:
    """Reads one plan on one day."""

    def __init__(self, file: PlanFile, workspace: Workspace, day: date) -> None:
        self.file = file
        self.index = file.index
        self.plan = file.index.plan
        self.frameworks = workspace.frameworks_by_id
        self.day = day
        self.schedule = Schedule.on(file, day)
        self.ledger = self.schedule.ledger
        self.measures = Measures(file, self.schedule)
        holders: tuple[Placed[Goal] | Placed[Indicator], ...] = (*self.index.goals, *self.index.indicators)
        self.held = {id(placed.item): placed for placed in holders}  # an id may be used twice
        self.periods: dict[str, list[str]] = {}  # of what the journal speaks about: the addresses, by what stands before the period
        for about in self.ledger.history:
            self.periods.setdefault(about.partition("@")[0], []).append(about)
        self.withdrawn = {
            placed.id for placed in self.index.activities if self.schedule.activity_withdrawn(placed, day + timedelta(days=1))
        }
        self.counted = {placed.id for placed in self.index.activities if not placed.item.same_as and placed.id not in self.withdrawn}
        self.times: dict[tuple[str, str], tuple[parts.Time, ...]] = {
            (promise.subject, promise.name): tuple(self.time(occurrence) for occurrence in self.schedule.of(promise))
            for promise in self.index.promises
        }

    def packet(self, version: str) -> Packet:
        plan = self.plan
        entries = [entry for said in self.ledger.history.values() for entry in said]
        return Packet(
            version=version,
            id=plan.id,
            title=plan.title,
            language=plan.language,
            as_of=self.day,
            owner=self.body(plan.owner),
            coordinator=self.body(plan.coordinator) if plan.coordinator else None,
            responsible=self.bodies(plan.responsible),
            period=period_on(plan, self.day).text,
            standing=standing(plan, self.day),
            decisions=tuple(self.decisions()),
            entries=len(entries),
            latest_entry=max((entry.date for entry in entries), default=None),
            summary=self.summary(),
            groups=tuple(group.title for group in plan.groups.values()),
            ties=self.ties(plan.aligns),
            areas=tuple(self.area(area) for area in plan.areas),
            rounds=tuple(self.follow(promise, ()) for promise in self.index.promises if promise.round),
            follow_ups=tuple(self.follow(promise, ()) for promise in self.index.promises if promise.follow_up and not promise.activity),
            absences=tuple(self.absences_of(plan)),
            organisations=self.organisations(),
            funding=self.funding(),
            sources=tuple(parts.Source(source.title, source.file, source.url, self.remarks(source)) for source in plan.sources),
            remarks=self.remarks(plan),
        )

    # Small things

    def body(self, name: str) -> Body:
        return body(self.file, name)

    def bodies(self, names: Iterable[str]) -> tuple[Body, ...]:
        return tuple(self.body(name) for name in names)

    def address(self, name: str) -> str:
        return f"{self.plan.id}/{name}"

    def reference(self, name: str) -> parts.Reference:
        placed = self.index.by_id.get(name)
        return parts.Reference(self.address(name), placed.item.title if placed else name)

    def groups(self, names: Iterable[str]) -> tuple[str, ...]:
        declared: dict[str, str] = {name: group.title for name, group in self.plan.groups.items()}
        return tuple(declared.get(name, name) for name in names)

    def remarks(self, thing: Noted) -> Remarks:
        return remarks_of(thing, self.plan)

    def gone(self, withdrawal: Withdrawal | None) -> Withdrawal | None:
        """Return a withdrawal that had been made by the day."""
        return withdrawal if withdrawal and withdrawal.date.first <= self.day else None

    def tie(self, alignment: Alignment) -> parts.Tie:
        framework = self.frameworks.get(alignment.framework)
        item = framework.items.get(alignment.item) if framework and alignment.item else None
        title = framework.framework.title if framework and framework.framework else None
        return parts.Tie(
            alignment.framework, title, alignment.item, item.title if item else None, alignment.relation, self.remarks(alignment)
        )

    def ties(self, alignments: Iterable[Alignment]) -> tuple[parts.Tie, ...]:
        return tuple(self.tie(alignment) for alignment in alignments)

    def decisions(self) -> Iterator[parts.Decision]:
        for decision in self.plan.decisions:
            if decision.date.first <= self.day:
                by = self.body(decision.by) if decision.by else None
                period = decision.period.text if decision.period else None
                yield parts.Decision(decision.action, decision.date.text, by, period, decision.ref, self.remarks(decision))

    # What has been reported

    def report(self, entry: Entry) -> parts.Report:
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

    def standing_about(self, name: str) -> list[Entry]:
        """Return each body's latest entry about each period of a thing, oldest first."""
        found = [entry for about in self.periods.get(name, ()) for entry in self.ledger.standing(about).values()]
        return sorted(found, key=lambda entry: entry.date)

    def time(self, occurrence: Occurrence) -> parts.Time:
        promise, about = occurrence.promise, occurrence.address.about
        said = list(self.ledger.standing(about).values()) if occurrence.period else self.standing_about(about)
        if occurrence.entry is not None and occurrence.entry not in said:  # what closed it was said about something else, or earlier
            said.append(occurrence.entry)
        reported = {entry.by for entry in said if entry.state == "reported"}
        each = isinstance(promise.item, FollowUp) and promise.item.answers == "each"
        awaited = tuple(name for name in promise.responsible if not (each and name in reported)) if occurrence.owed else ()
        point = self.plan.calendar.get(occurrence.period.text[5:]) if occurrence.period else None
        reports = tuple(self.report(entry) for entry in sorted(said, key=lambda entry: entry.date))
        return parts.Time(item_of(occurrence, self.file), reports, self.bodies(awaited), point.uncertain if point else None)

    def values(self, subject: str) -> tuple[parts.Report, ...]:
        """Return the values reported about a thing and by its follow-ups, by period."""
        return tuple(self.report(point.entry) for point in series(self.schedule, subject))

    # Roll-ups

    def status(self, time: parts.Time, asked: Body | None) -> str | None:
        """Return where a time counts in a tally: of all, or of one body's. None: its deadline has not come, or it is not owed."""
        item = time.item
        if item.deadline is None or item.original_deadline is None or item.closed_by in NOT_OWED:
            return None
        if item.deadline > self.day:
            return "moved" if item.original_deadline <= self.day and item.state != CLOSED else None
        if item.closed_by in WAIVED:
            return "waived"
        if item.state == CLOSED or (asked and asked not in time.awaited):
            return "answered"
        return "late" if item.state == OVERDUE else "waiting"

    def tally(self, times: Iterable[parts.Time], activities: int, asked: Body | None = None) -> parts.Tally:
        marked = [(self.status(time, asked), time.item.deadline) for time in times]
        counted = Counter(status for status, _ in marked)
        answered, waived, late, waiting = (counted[name] for name in ("answered", "waived", "late", "waiting"))
        oldest = min((deadline for status, deadline in marked if status == "late" and deadline), default=None)
        return parts.Tally(activities, answered + waived + late + waiting, answered, waived, late, waiting, counted["moved"], oldest)

    def times_of(self, activity: Activity) -> Iterator[parts.Time]:
        for follow_up in activity.follow_ups:
            yield from self.times.get((activity.id, follow_up.name), ())

    def activities_in(self, area: Area) -> Iterator[Activity]:
        yield from area.activities
        for below in area.areas:
            yield from self.activities_in(below)

    def tally_of_area(self, area: Area) -> parts.Tally:
        activities = list(self.activities_in(area))
        times = (time for activity in activities for time in self.times_of(activity))
        return self.tally(times, sum(activity.id in self.counted for activity in activities))

    def organisations(self) -> tuple[parts.Organisation, ...]:
        times: dict[str, list[parts.Time]] = {}
        for said in self.times.values():
            for time in said:
                for asked in time.item.responsible:
                    times.setdefault(asked.id, []).append(time)
        activities = Counter(
            name for placed in self.index.activities if placed.id in self.counted for name in responsible_for(placed.item, self.plan)
        )
        found = [
            parts.Organisation(
                id=name,
                name=declared.name,
                kind=declared.kind,
                part_of=self.body(declared.part_of) if declared.part_of else None,
                members=self.bodies(declared.members),
                until=declared.until.text if declared.until else None,
                replaced_by=self.body(declared.replaced_by) if declared.replaced_by else None,
                tally=self.tally(times.get(name, ()), activities[name], self.body(name)),
                remarks=self.remarks(declared),
            )
            for name, declared in self.plan.organisations.items()
        ]
        return tuple(sorted(found, key=lambda organisation: alphabetical(organisation.name)))

    def summary(self) -> parts.Summary:
        times = [time for said in self.times.values() for time in said]
        until = self.day + timedelta(days=DEFAULT_WITHIN)
        coming = [time for time in times if time.item.deadline and time.item.state not in {CLOSED, OVERDUE} and time.item.deadline <= until]
        latest = [self.ledger.latest_progress(placed.id) for placed in self.index.activities if placed.id in self.counted]
        states: Counter[str | None] = Counter(entry.state if entry else None for entry in latest)
        lights: Counter[str | None] = Counter(entry.light if entry else None for entry in latest)
        things = (self.plan, *(placed.item for placed in self.index.subjects if placed.kind in {"area", "activity"}))
        return parts.Summary(
            tally=self.tally(times, len(self.counted)),
            by_state=tuple((state, states[state]) for state in (*PROGRESS_STATES, None)),
            by_light=tuple((light, lights[light]) for light in (*LIGHTS, None)),
            named_again=sum(placed.item.same_as is not None for placed in self.index.activities),
            withdrawn=len(self.withdrawn),
            late=self.owed(time for time in times if time.item.state == OVERDUE),
            coming=self.owed(coming),
            coming_times=len(coming),
            within=DEFAULT_WITHIN,
            until=until,
            plans_own=self.tally(
                (time for (subject, _), said in self.times.items() if subject not in self.index.by_id for time in said), 0
            ),
            wishes=tuple(self.wishes()),
            absences=tuple(absence for thing in things for absence in self.absences_of(thing)),
            doubts=tuple(self.doubts(self.plan, self.plan.id, self.plan.title)),
        )

    def owed(self, times: Iterable[parts.Time]) -> tuple[parts.Owed, ...]:
        """Return times by activity, or by promise of the plan's own: the one with the earliest deadline first."""
        groups: dict[parts.Reference, list[parts.Time]] = {}
        for time in sorted(times, key=lambda time: time.item.deadline or date.max):
            item = time.item
            about = self.reference(item.activity) if item.activity else parts.Reference(item.address.partition("@")[0], item.title)
            groups.setdefault(about, []).append(time)
        return tuple(
            parts.Owed(about, held[0].awaited if len({time.awaited for time in held}) == 1 else (), tuple(held))
            for about, held in groups.items()
        )

    def wishes(self) -> Iterator[parts.Wish]:
        """Yield the decisions asked for: in each body's latest progress of an activity, and in all that stands about anything else."""
        for placed in self.index.activities:
            yield from self.wishes_in(self.reference(placed.id), map(self.report, self.ledger.latest_progress_by_body(placed.id).values()))
        for time in (time for said in self.times.values() for time in said):
            reports = (report for report in time.reports if report.state not in PROGRESS_STATES)
            yield from self.wishes_in(parts.Reference(time.item.address, time.item.title), reports)
        holders: tuple[AnyPlaced, ...] = (*self.index.goals, *self.index.indicators)
        for holder in holders:
            yield from self.wishes_in(self.reference(holder.id), map(self.report, self.standing_about(holder.id)))

    def wishes_in(self, about: parts.Reference, reports: Iterable[parts.Report]) -> Iterator[parts.Wish]:
        return (parts.Wish(about, report) for report in reports if report.decision_wanted)

    def absences_of(self, thing: Any) -> Iterator[parts.Absence]:
        """Yield what a plan, an area or an activity declares not to have."""
        of = parts.Reference(self.plan.id if thing is self.plan else self.address(thing.id), thing.title)
        if thing.no_follow_ups:
            yield parts.Absence("follow-ups", of, thing.no_follow_ups)
        absent = thing.no_indicators if isinstance(thing, Area) else None
        for term in ("all", "short", "long"):
            why = getattr(absent, term) if absent else None
            if why:
                yield parts.Absence("indicators" if term == "all" else f"indicators-{term}", of, why)

    def doubts(self, part: BaseModel, address: str, title: str) -> Iterator[parts.Doubt]:
        """Yield everything uncertain in a part of the plan, in the order of the document, but for what has not been decided yet."""
        if isinstance(part, Decision | Withdrawal) and part.date.first > self.day:
            return
        if isinstance(part, Noted) and part.uncertain:
            yield parts.Doubt(type(part).__name__.lower(), title, address, part.uncertain)
        for name in type(part).model_fields:
            value = getattr(part, name)
            named: Iterable[tuple[str, Any]] = value.items() if isinstance(value, dict) else ()
            held = [("", value)] if isinstance(value, BaseModel) else [("", item) for item in value] if isinstance(value, tuple) else named
            for key, item in held:
                if isinstance(item, BaseModel):
                    yield from self.doubts(item, self.address_of(item, address), self.title_of(item, key or title))

    def address_of(self, part: BaseModel, around: str) -> str:
        if isinstance(part, Area | Goal | Indicator | Activity):
            return self.address(part.id)
        if isinstance(part, FollowUp):
            return f"{around if around != self.plan.id else self.address('plan')}/{part.name}"
        return self.address(f"reporting/{part.id}") if isinstance(part, Round) else around

    def title_of(self, part: BaseModel, inherited: str) -> str:
        if isinstance(part, Alignment | FundingPart):
            tie = self.tie(part if isinstance(part, Alignment) else Alignment.model_construct(to=part.item))
            return tie.item_title or tie.framework_title or tie.framework
        if isinstance(part, Decision):
            return part.date.text
        return getattr(part, "title", None) or getattr(part, "name", None) or inherited

    # The plan, from its areas to each time

    def area(self, area: Area, around: Withdrawal | None = None) -> parts.Area:
        """Return an area; `around` is the withdrawal of one that it stands in."""
        withdrawn = self.gone(area.withdrawn) or around
        return parts.Area(
            address=self.address(area.id),
            id=area.id,
            title=area.title,
            groups=self.groups(area.groups),
            ties=self.ties(area.aligns),
            goals=tuple(self.goal(goal) for goal in area.goals),
            indicators=tuple(self.indicator(indicator) for indicator in area.indicators),
            absences=tuple(self.absences_of(area)),
            activities=tuple(self.activity(activity, withdrawn) for activity in area.activities),
            areas=tuple(self.area(below, withdrawn) for below in area.areas),
            tally=self.tally_of_area(area),
            withdrawn=withdrawn,
            remarks=self.remarks(area),
        )

    def goal(self, goal: Goal) -> parts.Goal:
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
        latest = self.ledger.latest_progress(activity.id)
        by_body = sorted(
            self.ledger.latest_progress_by_body(activity.id).values(), key=self.ledger.progress(activity.id).index, reverse=True
        )
        responsible = responsible_for(activity, self.plan)
        promises = (self.index.promise_by_address[activity.id, item.name] for item in activity.follow_ups)
        return parts.Activity(
            address=self.address(activity.id),
            title=activity.title,
            responsible=self.bodies(responsible),
            lead=self.body(activity.lead) if activity.lead else None,
            partners=self.bodies(activity.partners),
            groups=self.groups(activity.groups),
            goals=tuple(self.reference(name) for name in activity.goals),
            ties=self.ties(activity.aligns),
            steps=self.steps(activity.steps),
            state=latest.state if latest else None,
            light=latest.light if latest else None,
            progress=tuple(self.report(entry) for entry in by_body),
            follow_ups=tuple(self.follow(promise, responsible) for promise in promises),
            no_follow_ups=activity.no_follow_ups,
            same_as=self.reference(activity.same_as) if activity.same_as else None,
            withdrawn=self.gone(activity.withdrawn) or around,
            remarks=self.remarks(activity),
        )

    def steps(self, steps: Iterable[Step]) -> tuple[parts.Step, ...]:
        return tuple(
            parts.Step(
                title=step.title,
                responsible=self.bodies(step.responsible),
                lead=self.body(step.lead) if step.lead else None,
                partners=self.bodies(step.partners),
                groups=self.groups(step.groups),
                steps=self.steps(step.steps),
                remarks=self.remarks(step),
            )
            for step in steps
        )

    def follow(self, promise: Promise, around: Sequence[str]) -> parts.Follow:
        """Return a follow-up or a round; who answers only where it is not who answers `around` it."""
        item = promise.item
        follow_up = item if isinstance(item, FollowUp) else None
        placed = self.index.by_id.get(follow_up.indicator) if follow_up and follow_up.indicator else None
        indicator = placed.item if placed and isinstance(placed.item, Indicator) else None
        return parts.Follow(
            address=str(promise.address),
            kind=kind_of(promise),
            title=item.title,
            every=str(item.every) if item.every else None,
            event=follow_up.event if follow_up else None,
            said=item.said,
            indicator=self.reference(indicator.id) if indicator else None,
            measure=indicator.measure if indicator else None,
            unit=indicator.unit if indicator else None,
            each_answers=follow_up is not None and follow_up.answers == "each",
            responsible=self.bodies(promise.responsible) if tuple(promise.responsible) != tuple(around) else (),
            withdrawn=self.gone(item.withdrawn),
            times=self.times[promise.subject, promise.name],
            remarks=self.remarks(item),
        )

    # Money

    def funding(self) -> parts.Funding | None:
        funding = self.plan.funding
        if funding is None:
            return None
        stated, held = tuple(self.stated(amount) for amount in funding.stated), tuple(self.part(part) for part in funding.parts)
        total, proposed = (sum(part.amount for part in held if part.proposed or not only) for only in (False, True))
        return parts.Funding(stated, held, total, proposed, self.remarks(funding))

    def stated(self, amount: StatedAmount) -> parts.Money:
        tie = self.tie(Alignment.model_construct(to=amount.item)) if amount.item else None
        recipients = tuple(self.recipient(name) for name in amount.recipients)
        return parts.Money(amount.title, tie, recipients, amount.amount, amount.precision, amount.proposed, self.remarks(amount))

    def part(self, part: FundingPart) -> parts.Money:
        recipients = (self.recipient(part.recipient),) if part.recipient else ()
        return parts.Money(
            None, self.tie(Alignment.model_construct(to=part.item)), recipients, part.amount, 1, part.proposed, self.remarks(part)
        )

    def recipient(self, name: str) -> Body:
        return Body(name, name) if name in RECIPIENTS else self.body(name)
