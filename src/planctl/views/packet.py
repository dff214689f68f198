"""The packet: plans as they stand on a day, whole, as a steering group reads them before it decides."""

from __future__ import annotations

from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from planctl.checks import remarks_meanwhile
from planctl.model.funding import Alignment
from planctl.model.plan import Indicator
from planctl.schedule import CLOSED, OVERDUE, period_on, stages, standing
from planctl.views import parts, rollups
from planctl.views.doubts import Doubts
from planctl.views.due import DEFAULT_WITHIN
from planctl.views.reader import PlanReader, Question
from planctl.views.summary import Identity, Judged, Money, Owed, Since, Summary, together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from planctl.changes import Change
    from planctl.finding import Finding
    from planctl.views.parts import Packet, Plan, Reference, Revision, Time
    from planctl.workspace import PlanFile, Workspace

__all__ = ["Earlier", "History", "Question", "packet"]

TOLD_ELSEWHERE = frozenset({"declared-absence"})  # findings that the packet has a place of its own for


class Earlier(NamedTuple):
    """An earlier revision to compare with: its name as it was asked for, and the sound plans that it holds, by id."""

    name: str
    revision: Revision
    plans: Mapping[str, PlanFile]


class History(NamedTuple):
    """What git knows: by id which commit each plan stands in, and what to compare with."""

    revisions: Mapping[str, Revision] = MappingProxyType({})
    earlier: Earlier | None = None


NO_HISTORY = History()


def packet(
    files: Iterable[PlanFile],
    workspace: Workspace,
    question: Question,
    version: str,
    history: History = NO_HISTORY,
) -> Packet:
    """Return the packet of sound plans, at least one. `version` is planctl's own."""
    readers: list[PlanReader] = []
    plans: list[Plan] = []
    for file in files:
        found = remarks_meanwhile(file, workspace, question.day)
        readers.append(PlanReader(file, workspace, question))
        plans.append(_plan(readers[-1], history, found))
    scope = question.scope
    areas = (parts.Heading(each.id, each.item.title) for reader in readers for each in reader.index.areas if each.id == scope.area)
    groups = (parts.Heading(name, group.title) for reader in readers for name, group in reader.plan.groups.items() if name == scope.group)
    bodies = (reader.body(scope.responsible) for reader in readers if scope.responsible in reader.plan.organisations)
    return parts.Packet(
        version=version,
        as_of=question.day,
        year=question.year,
        responsible=next(bodies, None),
        area=next(areas, None),
        group=next(groups, None),
        summary=together([plan.summary for plan in plans]),
        plans=tuple(plans),
    )


def _plan(reader: PlanReader, history: History, found: Callable[[], Iterable[Finding]]) -> Plan:
    plan, day, whole = reader.plan, reader.day, reader.scope.whole
    entries = [entry for said in reader.ledger.history.values() for entry in said]
    begins, ends = _span(reader)
    areas = reader.areas(plan.areas)  # before asking what was found, as that may still be looked for
    return parts.Plan(
        id=plan.id,
        title=plan.title,
        language=plan.language,
        revision=history.revisions.get(plan.id),
        owner=reader.body(plan.owner),
        coordinator=reader.body(plan.coordinator) if plan.coordinator else None,
        responsible=reader.bodies(plan.responsible),
        period=period_on(plan, day).text,
        begins=begins,
        ends=ends,
        standing=standing(plan, day),
        decisions=tuple(reader.decisions()),
        entries=len(entries),
        latest_entry=max((entry.date for entry in entries), default=None),
        summary=_summary(reader, history, found()),
        groups=tuple(group.title for group in plan.groups.values()),
        ties=reader.ties(plan.aligns),
        areas=areas,
        rounds=tuple(reader.follow(promised, ()) for promised in reader.own if promised.promise.round),
        follow_ups=tuple(reader.follow(promised, ()) for promised in reader.own if promised.promise.follow_up),
        absences=tuple(reader.absences_of(plan)) if whole else (),
        organisations=reader.organisations(),
        funding=reader.funding(),
        sources=tuple(parts.Source(source.title, source.file, source.url, reader.remarks(source)) for source in plan.sources),
        remarks=reader.remarks(plan),
    )


def _span(reader: PlanReader) -> tuple[date, date]:
    """Return the first and the last day of the plan's periods and of all that falls due."""
    periods = [period for _, period in stages(reader.plan, reader.day)]
    deadlines = [day for time in reader.times for day in (time.deadline, time.original_deadline) if day]
    return min([*(period.first for period in periods), *deadlines]), max([*(period.last for period in periods), *deadlines])


def _summary(reader: PlanReader, history: History, found: Iterable[Finding]) -> Summary:
    question, plan, index = reader.question, reader.plan, reader.index
    times = reader.times
    until = question.next_meeting or question.day + timedelta(days=DEFAULT_WITHIN)
    owed = [time for time in times if time.state != CLOSED and reader.owes(time)]
    coming = (time for time in owed if time.deadline and time.state != OVERDUE and not time.debt and time.deadline <= until)
    latest = [reader.latest[placed.id] for placed in reader.counted]
    here, revision = parts.Reference(plan.id, plan.title), history.revisions.get(plan.id)
    tally = reader.tally(times, len(reader.counted))
    things = [plan, *(placed.item for placed in index.areas)] if reader.scope.whole else []
    return Summary(
        plans=(Identity(here, reader.body(plan.owner), period_on(plan, question.day).text, standing(plan, question.day), revision, tally),),
        tally=tally,
        by_state=rollups.by_state(latest),
        by_light=rollups.by_light(latest),
        named_again=sum(placed.item.same_as is not None for placed in reader.activities.values()),
        withdrawn=len(reader.withdrawn),
        year=question.before,
        only_year=question.year is not None,
        late=_owed(reader, (time for time in owed if time.state == OVERDUE and not time.debt)),
        debts=_owed(reader, (time for time in owed if time.debt)),
        coming=_owed(reader, coming),
        until=until,
        days=(until - question.day).days,
        meeting=question.next_meeting is not None,
        plans_own=reader.tally((time for promised in reader.own for time in promised.times), 0),
        wishes=tuple(reader.wishes()),
        targets=tuple(_targets(reader)),
        money=(_money(reader, here),),
        absences=tuple(
            absence for thing in (*things, *(placed.item for placed in reader.activities.values())) for absence in reader.absences_of(thing)
        ),
        doubts=tuple(_doubts(reader)),
        findings=tuple(_told_of(reader, found)),
        since=(_since(reader, here, history.earlier),) if history.earlier else (),
    )


def _owed(reader: PlanReader, times: Iterable[Time]) -> tuple[Owed, ...]:
    """Return times by activity, or by promise of the plan's own: the one with the earliest deadline first."""
    by_id = reader.by_id
    groups: dict[str, list[Time]] = {}
    for time in sorted(times, key=lambda time: time.deadline or date.max):
        thing = time.address.partition("@")[0]
        subject = thing.split("/", 2)[1]
        groups.setdefault(subject if subject in by_id else thing, []).append(time)
    return tuple(
        Owed(
            reader.reference(of) if of in by_id else parts.Reference(of, held[0].title),
            held[0].awaited if len(held) == 1 or all(time.awaited == held[0].awaited for time in held) else (),
            tuple(held),
        )
        for of, held in groups.items()
    )


def _targets(reader: PlanReader) -> Iterator[Judged]:
    for placed in reader.held.values():
        of, item = reader.reference(placed.id), placed.item
        measure, unit = (item.measure, item.unit) if isinstance(item, Indicator) else (None, None)
        yield from (Judged(of, measure, unit, aim) for aim in reader.measures.targets(placed))


def _money(reader: PlanReader, here: Reference) -> Money:
    funding = reader.funding()
    return Money(here, funding.total if funding else None, funding.proposed if funding else 0)


def _doubts(reader: PlanReader) -> Iterator[parts.Doubt]:
    """Yield the doubts in what is asked for."""
    if "uncertain" not in reader.file.document.text:  # then there is nothing to walk for
        return
    plan = reader.plan

    def named(to: str) -> str:
        tie = reader.tie(Alignment.model_construct(to=to))
        return tie.item_title or tie.framework_title or tie.framework

    doubts = Doubts(plan.id, reader.day, named)
    if reader.scope.whole:
        yield from doubts.within(plan, plan.id, plan.title)
        return
    for placed in (*reader.activities.values(), *reader.held.values()):
        yield from doubts.within(placed.item, reader.address(placed.id), placed.item.title)


def _told_of(reader: PlanReader, found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings to tell about the plan and its journal, the gravest first."""
    own = (finding for finding in found if finding.name not in TOLD_ELSEWHERE)
    asked = (finding for finding in own if reader.scope.whole or _is_asked(reader, finding.address))
    yield from sorted(asked, key=lambda finding: -finding.severity)


def _since(reader: PlanReader, here: Reference, earlier: Earlier) -> Since:
    from planctl.changes import compare

    before = earlier.plans.get(reader.plan.id)
    if before is None:
        return Since(here, earlier.name, earlier.revision, None)
    changes = compare(before, reader.file, reader.day)
    return Since(here, earlier.name, earlier.revision, tuple(change for change in changes if _is_told(reader, change)))


def _is_told(reader: PlanReader, change: Change) -> bool:
    """Tell whether a change is asked about, and had been made by the day."""
    entry = change.after if change.after is not None else change.before
    if change.values.get("kind") == "entry" and isinstance(entry, dict) and str(entry.get("date", "")) > reader.day.isoformat():
        return False
    return reader.scope.whole or _is_asked(reader, change.address)


def _is_asked(reader: PlanReader, address: str) -> bool:
    """Tell whether an address names one of the activities, goals and indicators that are asked for."""
    subject = address.partition("@")[0].split("/")[1:2]
    known = {placed.id for placed in (*reader.activities.values(), *reader.held.values())}
    return bool(subject) and subject[0] in known
