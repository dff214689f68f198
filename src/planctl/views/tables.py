"""Tidy tables: one row for each thing, every reference both as id and as readable name.

Each table is a function from plans to rows; its columns are declared beside it, so that an empty table has its heading too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planctl import files
from planctl.indicators import latest, series
from planctl.model.index import AnyPlaced, Placed, alignments_of, responsible_for, steps_of
from planctl.schedule import Schedule
from planctl.views.due import OCCURRENCE_COLUMNS, body, entry_data, flat, item_of
from planctl.views.measured import Measures
from planctl.views.portfolio import plan_row
from planctl.views.values import plain

if TYPE_CHECKING:
    from datetime import date

    from planctl.model.funding import Alignment
    from planctl.model.plan import Activity, Target
    from planctl.workspace import FrameworkFile, PlanFile

Row = dict[str, Any]
Rows = Iterator[Row]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the tables are made of: sound plans, the frameworks beside them, and the day."""

    plans: Sequence[PlanFile]
    frameworks: dict[str, FrameworkFile]
    day: date


@dataclass(frozen=True, slots=True)
class Table:
    """A table's columns in their order, how to fill it, and how a row is flattened for CSV where it is nested in JSON."""

    columns: tuple[str, ...]
    rows: Callable[[Asked], Rows]
    flatten: Callable[[Row], Row] | None = None


def names(file: PlanFile, ids: Iterable[str]) -> list[str]:
    """Return organisations' names."""
    return [body(file, name).name for name in ids]


def titles(file: PlanFile, ids: Iterable[str]) -> list[str]:
    """Return the titles of things with an id."""
    by_id = file.index.by_id
    return [by_id[name].item.title if name in by_id else name for name in ids]


def group_titles(file: PlanFile, ids: Iterable[str]) -> list[str]:
    """Return groups' titles."""
    declared = file.index.plan.groups
    return [declared[name].title if name in declared else name for name in ids]


def _place(placed: AnyPlaced) -> Row:
    area = placed.area
    return {
        "area": area.id if area else None,
        "area_title": area.title if area else None,
        "area_path": [around.title for around in placed.areas],
    }


def _plans(asked: Asked) -> Rows:
    for file in asked.plans:
        yield plan_row(file, Schedule.on(file, asked.day))


def _areas(asked: Asked) -> Rows:
    for file in asked.plans:
        for order, placed in enumerate(file.index.areas, 1):
            parent = placed.area
            path = [*(area.title for area in placed.areas), placed.item.title]
            yield {
                "plan": file.index.plan.id,
                "area": placed.id,
                "area_title": placed.item.title,
                "area_path": path,
                "parent": parent.id if parent else None,
                "order": order,
            }


def _goals(asked: Asked) -> Rows:
    for file in asked.plans:
        for placed in file.index.goals:
            goal = placed.item
            yield {
                "plan": file.index.plan.id,
                **_place(placed),
                "goal": goal.id,
                "title": goal.title,
                "term": goal.term,
                "groups": list(goal.groups),
                "group_titles": group_titles(file, goal.groups),
            }


def _activities(asked: Asked) -> Rows:
    for file in asked.plans:
        schedule = Schedule.on(file, asked.day)
        for order, placed in enumerate(file.index.activities, 1):
            yield _activity(file, schedule, placed, order)


def _activity(file: PlanFile, schedule: Schedule, placed: Placed[Activity], order: int) -> Row:
    activity, plan = placed.item, file.index.plan
    responsible = responsible_for(activity, plan)
    progress = schedule.ledger.latest_progress(activity.id)
    return {
        "plan": plan.id,
        **_place(placed),
        "activity": activity.id,
        "title": activity.title,
        "order": order,
        "responsible": list(responsible),
        "responsible_names": names(file, responsible),
        "partners": list(activity.partners),
        "partner_names": names(file, activity.partners),
        "groups": list(activity.groups),
        "group_titles": group_titles(file, activity.groups),
        "goals": list(activity.goals),
        "goal_titles": titles(file, activity.goals),
        "alignments": [alignment.to for alignment in activity.aligns],
        "steps": sum(1 for _ in steps_of(activity.steps, ())),
        "follow_ups": len(activity.follow_ups),
        "indicators": len({follow_up.indicator for follow_up in activity.follow_ups if follow_up.indicator}),
        "same_as": activity.same_as,
        "state": progress.state if progress else None,
        "light": progress.light if progress else None,
        "file": files.display(file.path),
        "line": file.document.span(placed.path).line,
    }


def _steps(asked: Asked) -> Rows:
    for file in asked.plans:
        for placed in file.index.activities:
            own = responsible_for(placed.item, file.index.plan)
            for _, step, parent in steps_of(placed.item.steps, placed.path):
                responsible = step.responsible or (parent.responsible if parent else ()) or own
                yield {
                    "plan": file.index.plan.id,
                    "activity": placed.id,
                    "parent": parent.title if parent else None,
                    "title": step.title,
                    "responsible": list(responsible),
                    "responsible_names": names(file, responsible),
                }


def _follow_ups(asked: Asked) -> Rows:
    for file in asked.plans:
        for promise in file.index.promises:
            item, follow_up = promise.item, promise.follow_up
            yield {
                "plan": file.index.plan.id,
                "activity": promise.activity.id if promise.activity else None,
                "follow_up": promise.name,
                "kind": follow_up.kind if follow_up else "round",
                "title": item.title,
                "due": str(follow_up.due) if follow_up and follow_up.due else None,
                "every": str(item.every) if item.every else None,
                "from": str(item.from_) if item.from_ else None,
                "until": str(item.until) if item.until else None,
                "said": item.said,
                "event": follow_up.event if follow_up else None,
                "indicator": follow_up.indicator if follow_up else None,
                "answers": follow_up.answers if follow_up else "any",
                "responsible": list(promise.responsible),
                "responsible_names": names(file, promise.responsible),
                "uncertain": item.uncertain,
            }


def _occurrences(asked: Asked) -> Rows:
    for file in asked.plans:
        schedule = Schedule.on(file, asked.day)
        measures = Measures(file, schedule)
        for occurrence in schedule.occurrences():
            yield plain(item_of(occurrence, file, measures))


def _journal(asked: Asked) -> Rows:
    for file in asked.plans:
        for entry in file.journal.journal.entries if file.journal and file.journal.journal else ():
            if entry.date <= asked.day:
                said = entry_data(entry) or {}
                deviation = said.pop("deviation", None) or {}
                yield {
                    "plan": file.index.plan.id,
                    **said,
                    "by_name": body(file, entry.by).name,
                    **{name: deviation.get(name) for name in DEVIATION},
                }


def _indicators(asked: Asked) -> Rows:
    for file in asked.plans:
        schedule = Schedule.on(file, asked.day)
        for placed in file.index.indicators:
            indicator = placed.item
            last = next(reversed(latest(series(schedule, indicator.id))), None)
            yield {
                "plan": file.index.plan.id,
                **_place(placed),
                "indicator": indicator.id,
                "title": indicator.title,
                "level": indicator.level,
                "measure": indicator.measure,
                "unit": indicator.unit,
                "term": indicator.term,
                "goals": list(indicator.goals),
                "goal_titles": titles(file, indicator.goals),
                "groups": list(indicator.groups),
                "group_titles": group_titles(file, indicator.groups),
                "targets": [target_text(target) for target in indicator.targets],
                "marked": indicator.marked,
                "data_from": indicator.data_from,
                "last_value": last.value if last else None,
                "last_period": last.name if last else None,
            }


def target_text(target: Target) -> str:
    """Return a target in a few signs: `≥ 2 / year`, `-20 %`, `= true`."""
    signs = (("at_least", "≥"), ("at_most", "≤"), ("equals", "="), ("change", "Δ"))
    name, sign = next(((name, sign) for name, sign in signs if getattr(target, name) is not None), ("", ""))
    value = getattr(target, name) if name else ""
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    parts = [f"{sign} {shown}" if name else "", f"/ {target.per}" if target.per else "", f"({target.due})" if target.due else ""]
    return " ".join(part for part in parts if part)


def _values(asked: Asked) -> Rows:
    for file in asked.plans:
        schedule = Schedule.on(file, asked.day)
        for placed in file.index.indicators:
            for point in series(schedule, placed.id):
                yield {
                    "plan": file.index.plan.id,
                    "indicator": placed.id,
                    "period": point.name,
                    "by": point.entry.by,
                    "by_name": body(file, point.entry.by).name,
                    "value": point.value,
                    "date": point.entry.date.isoformat(),
                    "about": point.entry.about,
                }


def _decisions(asked: Asked) -> Rows:
    for file in asked.plans:
        for decision in file.index.plan.decisions:
            yield {
                "plan": file.index.plan.id,
                "date": str(decision.date),
                "by": decision.by,
                "by_name": body(file, decision.by).name if decision.by else None,
                "action": decision.action,
                "period": str(decision.period) if decision.period else None,
                "ref": decision.ref,
                "uncertain": decision.uncertain,
            }


def _alignments(asked: Asked) -> Rows:
    for file in asked.plans:
        for kind, subject, alignment, _ in alignments_of(file.index):
            yield _alignment(asked, file.index.plan.id, kind, subject, alignment)
    for name, framework in asked.frameworks.items():
        for item in framework.items.values():
            for alignment in item.aligns:
                yield _alignment(asked, None, "item", f"{name}:{item.id}", alignment)


def _alignment(asked: Asked, plan: str | None, kind: str, subject: str, alignment: Alignment) -> Row:
    framework = asked.frameworks.get(alignment.framework)
    item = framework.items.get(alignment.item or "") if framework else None
    return {
        "plan": plan,
        "subject_kind": kind,
        "subject": subject,
        "framework": alignment.framework,
        "item": alignment.item,
        "item_title": item.title if item else None,
        "relation": alignment.relation,
        "uncertain": alignment.uncertain,
    }


def _funding(asked: Asked) -> Rows:
    held = [(file.path, file.index.plan.funding) for file in asked.plans]
    held += [(file.path, file.framework.funding) for file in asked.frameworks.values() if file.framework]
    for path, funding in held:
        for part in funding.parts if funding else ():
            yield {
                "file": files.display(path),
                "item": part.item,
                "recipient": part.recipient,
                "amount": part.amount,
                "uncertain": part.uncertain,
                "proposed": part.proposed,
            }


DEVIATION = ("cause", "consequence", "action")
_PLACE = ("area", "area_title", "area_path")

TABLES: dict[str, Table] = {
    "plans": Table(
        (
            "plan",
            "title",
            "owner",
            "owner_name",
            "period",
            "standing",
            "areas",
            "goals",
            "activities",
            "indicators",
            "targets",
            "follow_ups",
            "amounts",
            "overdue",
            "file",
        ),
        _plans,
    ),
    "areas": Table(("plan", "area", "area_title", "area_path", "parent", "order"), _areas),
    "goals": Table(("plan", *_PLACE, "goal", "title", "term", "groups", "group_titles"), _goals),
    "activities": Table(
        (
            "plan",
            *_PLACE,
            "activity",
            "title",
            "order",
            "responsible",
            "responsible_names",
            "partners",
            "partner_names",
            "groups",
            "group_titles",
            "goals",
            "goal_titles",
            "alignments",
            "steps",
            "follow_ups",
            "indicators",
            "same_as",
            "state",
            "light",
            "file",
            "line",
        ),
        _activities,
    ),
    "steps": Table(("plan", "activity", "parent", "title", "responsible", "responsible_names"), _steps),
    "follow-ups": Table(
        (
            "plan",
            "activity",
            "follow_up",
            "kind",
            "title",
            "due",
            "every",
            "from",
            "until",
            "said",
            "event",
            "indicator",
            "answers",
            "responsible",
            "responsible_names",
            "uncertain",
        ),
        _follow_ups,
    ),
    "indicators": Table(
        (
            "plan",
            *_PLACE,
            "indicator",
            "title",
            "level",
            "measure",
            "unit",
            "term",
            "goals",
            "goal_titles",
            "groups",
            "group_titles",
            "targets",
            "marked",
            "data_from",
            "last_value",
            "last_period",
        ),
        _indicators,
    ),
    "occurrences": Table(OCCURRENCE_COLUMNS, _occurrences, flat),
    "journal": Table(
        (
            "plan",
            "date",
            "about",
            "by",
            "by_name",
            "state",
            "value",
            "light",
            "forecast",
            "note",
            "cause",
            "consequence",
            "action",
            "decision_wanted",
            "evidence",
            "to",
        ),
        _journal,
    ),
    "values": Table(("plan", "indicator", "period", "by", "by_name", "value", "date", "about"), _values),
    "alignments": Table(("plan", "subject_kind", "subject", "framework", "item", "item_title", "relation", "uncertain"), _alignments),
    "funding": Table(("file", "item", "recipient", "amount", "uncertain", "proposed"), _funding),
    "decisions": Table(("plan", "date", "by", "by_name", "action", "period", "ref", "uncertain"), _decisions),
}
