"""One addressed thing, whole: a plan, area, goal, indicator, activity, follow-up, round or occurrence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from planctl import files
from planctl.model.address import PLAN, REPORTING, Address
from planctl.model.index import AnyPlaced, Placed, Promise, responsible_for, steps_of
from planctl.model.plan import Activity, Area, FollowUp, Goal, Indicator
from planctl.schedule import Occurrence, Schedule, period_on, standing
from planctl.views.due import body, entry_data, kind_of
from planctl.views.measured import Measured, Measures
from planctl.views.tables import group_titles, names, titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from planctl.model.base import Noted
    from planctl.model.funding import Alignment
    from planctl.workspace import FrameworkFile, PlanFile

Fact = tuple[str, Any]  # name, and a text, a number or a list of texts


@dataclass(frozen=True, slots=True)
class PartRow:
    """Something that belongs to the thing, with its own address."""

    kind: str
    address: str
    title: str
    state: str | None
    deadline: date | None


@dataclass(frozen=True, slots=True)
class Thing:
    """What stands at an address: facts by name, what belongs to it, and what has been reported about it."""

    as_of: date
    kind: str
    address: str
    title: str
    file: str
    line: int
    facts: dict[str, Any]
    parts: tuple[PartRow, ...]
    entries: tuple[dict[str, Any], ...]
    measured: Measured | None = None  # of an indicator, a goal and a follow-up that asks for a figure


class NoSuchThingError(LookupError):
    """An address that leads nowhere; `known` are the addresses one level up that do."""

    def __init__(self, address: str, known: Sequence[str]) -> None:
        super().__init__(address)
        self.address = address
        self.known = list(known)


def thing(plans: Sequence[PlanFile], frameworks: dict[str, FrameworkFile], address: Address, day: date) -> Thing:
    """Return what stands at an address in sound plans. Raises `NoSuchThingError`."""
    file = next((file for file in plans if file.index.plan.id == address.plan), None)
    if file is None:
        raise NoSuchThingError(address.plan, [file.index.plan.id for file in plans])
    look = _Look(file, frameworks, day)
    if address.subject is None:
        return look.plan()
    if address.follow_up is not None:
        return look.promise(address)
    placed = file.index.by_id.get(address.subject)
    if placed is None:
        known = [f"{file.index.plan.id}/{name}" for name in (*file.index.by_id, PLAN, REPORTING)]
        raise NoSuchThingError(f"{address.plan}/{address.subject}", known)
    return look.subject(placed, address.period)


class _Look:
    """Looks at one plan on one day."""

    def __init__(self, file: PlanFile, frameworks: dict[str, FrameworkFile], day: date) -> None:
        self.file = file
        self.index = file.index
        self.frameworks = frameworks
        self.schedule = Schedule.on(file, day)

    def made(  # noqa: PLR0913 - the fields of a Thing
        self, kind: str, address: Address, title: str, *, path: tuple[str | int, ...], facts: Iterable[Fact], parts: Iterable[PartRow]
    ) -> Thing:
        about = address.about
        history = self.schedule.ledger.history
        said = [
            entry
            for key, entries in history.items()
            if about and (key == about or key.startswith((f"{about}@", f"{about}/")))
            for entry in entries
        ]
        entries = tuple(entry_data(entry) or {} for entry in sorted(said, key=lambda entry: entry.date))
        kept = {name: value for name, value in facts if value not in (None, "", [], ())}
        line = self.file.document.span(path).line
        return Thing(self.schedule.day, kind, str(address), title, files.display(self.file.path), line, kept, tuple(parts), entries)

    def plan(self) -> Thing:
        plan, day = self.index.plan, self.schedule.day
        decisions = [" ".join(str(part) for part in (item.date, item.action, item.period, item.ref) if part) for item in plan.decisions]
        facts: list[Fact] = [
            ("owner", body(self.file, plan.owner).name),
            ("coordinator", body(self.file, plan.coordinator).name if plan.coordinator else None),
            ("responsible", names(self.file, plan.responsible)),
            ("period", period_on(plan, day).text),
            ("standing", standing(plan, day)),
            ("decisions", decisions),
            ("aligns", self.alignments(plan.aligns)),
            ("sources", [source.title for source in plan.sources]),
            *_noted(plan),
        ]
        own = [promise for promise in self.index.promises if promise.activity is None]
        inside = [placed for placed in self.index.subjects if placed.kind in {"area", "activity"}]
        parts = [*self.promise_parts(own), *(self.part(placed) for placed in inside)]
        return self.made("plan", Address(plan.id), plan.title, path=(), facts=facts, parts=parts)

    def subject(self, placed: AnyPlaced, period: str | None) -> Thing:
        address = Address(self.index.plan.id, placed.id, None, period)
        facts, parts = self.about(placed)
        around = [area.title for area in placed.areas]
        facts = [("areas", around), *facts, *_noted(placed.item)]
        made = self.made(placed.kind, address, placed.item.title, path=placed.path, facts=facts, parts=parts)
        return replace(made, measured=Measures(self.file, self.schedule).of(placed))

    def about(self, placed: AnyPlaced) -> tuple[list[Fact], list[PartRow]]:
        item = placed.item
        if isinstance(item, Activity):
            return self.activity(item), self.promise_parts(
                promise for promise in self.index.promises if promise.activity and promise.activity.id == item.id
            )
        if isinstance(item, Area):
            inside = [other for other in self.index.subjects if other.area is item]
            return [("groups", group_titles(self.file, item.groups)), ("aligns", self.alignments(item.aligns)), *_absences(item)], [
                self.part(other) for other in inside
            ]
        serving: tuple[Placed[Indicator] | Placed[Activity], ...] = (*self.index.indicators, *self.index.activities)
        served = [other for other in serving if item.id in other.item.goals]
        if isinstance(item, Goal):
            return self.goal(item), [self.part(other) for other in served]
        return self.indicator(item), self.promise_parts(self.index.promises_by_indicator.get(item.id, ()))

    def activity(self, item: Activity) -> list[Fact]:
        progress = self.schedule.ledger.latest_progress(item.id)
        return [
            ("state", progress.state if progress else None),
            ("light", progress.light if progress else None),
            ("responsible", names(self.file, responsible_for(item, self.index.plan))),
            ("lead", body(self.file, item.lead).name if item.lead else None),
            ("partners", names(self.file, item.partners)),
            ("groups", group_titles(self.file, item.groups)),
            ("goals", titles(self.file, item.goals)),
            ("aligns", self.alignments(item.aligns)),
            ("steps", [step.title for _, step, _ in steps_of(item.steps, ())]),
            ("same_as", f"{self.index.plan.id}/{item.same_as}" if item.same_as else None),
            ("no_follow_ups", item.no_follow_ups),
            ("withdrawn", f"{item.withdrawn.date}: {item.withdrawn.reason}" if item.withdrawn else None),
        ]

    def goal(self, item: Goal) -> list[Fact]:
        return [
            ("term", item.term),
            ("groups", group_titles(self.file, item.groups)),
            ("aligns", self.alignments(item.aligns)),
        ]

    def indicator(self, item: Indicator) -> list[Fact]:
        return [
            ("level", item.level),
            ("measure", item.measure),
            ("unit", item.unit),
            ("term", item.term),
            ("groups", group_titles(self.file, item.groups)),
            ("goals", titles(self.file, item.goals)),
            ("data_from", item.data_from),
            ("marked", item.marked or None),
        ]

    def promise(self, address: Address) -> Thing:
        promise = self.index.promise_by_address.get((address.subject or "", address.follow_up or ""))
        if promise is None:
            own = [str(other.address) for other in self.index.promises if other.subject == address.subject]
            known = own or [str(other.address) for other in self.index.promises]
            raise NoSuchThingError(f"{address.plan}/{address.subject}/{address.follow_up}", known)
        occurrences = list(self.schedule.of(promise))
        if address.period is not None and occurrences and occurrences[0].period is not None:
            chosen = next((item for item in occurrences if item.period and item.period.text == address.period), None)
            if chosen is None:
                raise NoSuchThingError(str(address), [str(item.address) for item in occurrences])
            return self.made(
                "occurrence",
                address,
                promise.item.title,
                path=promise.path,
                facts=[*self.follow_up(promise), *_occurrence(chosen)],
                parts=(),
            )
        kind = "round" if promise.round else "follow-up"
        return self.made(
            kind,
            address,
            promise.item.title,
            path=promise.path,
            facts=self.follow_up(promise),
            parts=[_occurrence_part(item) for item in occurrences],
        )

    def follow_up(self, promise: Promise) -> list[Fact]:
        item = promise.item
        follow_up = item if isinstance(item, FollowUp) else None
        return [
            ("activity", promise.activity.item.title if promise.activity else None),
            ("kind", kind_of(promise)),
            ("due", str(follow_up.due) if follow_up and follow_up.due else None),
            ("every", str(item.every) if item.every else None),
            ("from", str(item.from_) if item.from_ else None),
            ("until", str(item.until) if item.until else None),
            ("event", follow_up.event if follow_up else None),
            ("said", item.said),
            ("indicator", titles(self.file, [follow_up.indicator]) if follow_up and follow_up.indicator else None),
            ("responsible", names(self.file, promise.responsible)),
            ("answers", follow_up.answers if follow_up else None),
            ("grace", self.schedule.grace(promise) or None),
            *_noted(item),
        ]

    def part(self, placed: AnyPlaced) -> PartRow:
        state = None
        if placed.kind == "activity":
            progress = self.schedule.ledger.latest_progress(placed.id)
            state = progress.state if progress else None
        return PartRow(placed.kind, str(Address(self.index.plan.id, placed.id)), placed.item.title, state, None)

    def promise_parts(self, promises: Iterable[Promise]) -> list[PartRow]:
        return [_occurrence_part(occurrence) for promise in promises for occurrence in self.schedule.of(promise)]

    def alignments(self, aligns: Iterable[Alignment]) -> list[str]:
        return list(self._alignments(aligns))

    def _alignments(self, aligns: Iterable[Alignment]) -> Iterator[str]:
        for alignment in aligns:
            file = self.frameworks.get(alignment.framework)
            item = file.items.get(alignment.item or "") if file else None
            title = item.title if item else file.framework.title if file and file.framework else ""
            yield f"{alignment.to} {title}".strip()


def _noted(item: Noted) -> Iterator[Fact]:
    yield "uncertain", item.uncertain
    yield "note", item.note
    yield "source", ": ".join(part for part in (item.source.doc, item.source.at) if part) if item.source else None


def _absences(item: Area) -> list[Fact]:
    absent = item.no_indicators
    reasons = [reason for reason in (absent.all, absent.short, absent.long) if reason] if absent else []
    return [("no_indicators", reasons), ("no_follow_ups", item.no_follow_ups)]


def _occurrence(item: Occurrence) -> list[Fact]:
    moved = item.original_deadline != item.deadline
    return [
        ("state", item.state),
        ("closed_by", item.closed_by),
        ("deadline", item.deadline.isoformat() if item.deadline else None),
        ("original_deadline", item.original_deadline.isoformat() if item.original_deadline and moved else None),
        ("days_late", item.days_late or None),
        ("coverage", f"{item.coverage[0]}/{item.coverage[1]}" if item.coverage else None),
    ]


def _occurrence_part(item: Occurrence) -> PartRow:
    return PartRow("occurrence", str(item.address), item.promise.item.title, item.state, item.deadline)


__all__ = ["NoSuchThingError", "PartRow", "Placed", "Thing", "thing"]
