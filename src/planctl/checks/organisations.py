"""Who is named, and whether the plan lists them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from planctl.checks.references import Known, unknown
from planctl.checks.rule import Checked, rule
from planctl.finding import Path, Problem, Severity
from planctl.model.funding import RECIPIENTS, Funding
from planctl.model.index import Index, responsible_for, steps_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from planctl.model.base import Id
    from planctl.model.plan import Activity, Organisation, Plan, Step, Target

Lead = tuple[str | None, tuple[str, ...], Path]  # who leads, who answers, where it stands


@lru_cache(maxsize=1)  # several rules ask in turn of the same plan
def mentions(index: Index) -> tuple[tuple[str, Path], ...]:
    """Return every organisation id that a plan mentions outside its own list of organisations, with its path."""
    return tuple(_mentions(index.plan, index))


def _mentions(plan: Plan, index: Index) -> Iterator[tuple[str, Path]]:
    yield plan.owner, ("owner",)
    if plan.coordinator:
        yield plan.coordinator, ("coordinator",)
    yield from _named(plan.responsible, ("responsible",))
    yield from _lead(plan.lead, ())
    for number, decision in enumerate(plan.decisions):
        if decision.by:
            yield decision.by, ("decisions", number, "by")
    for promise in index.promises:
        yield from _named(promise.item.responsible, (*promise.path, "responsible"))
        yield from _lead(promise.follow_up.lead if promise.follow_up else None, promise.path)
    for placed in index.activities:
        yield from _of_work(placed.item, placed.path)
        for path, step, _ in steps_of(placed.item.steps, placed.path):
            yield from _of_work(step, path)
    for indicator in index.indicators:
        yield from _of_targets(indicator.item.targets, indicator.path)
    for goal in index.goals:
        yield from _of_targets(goal.item.targets, goal.path)
    yield from _recipients(plan.funding)


def _of_work(item: Activity | Step, path: Path) -> Iterator[tuple[str, Path]]:
    yield from _named(item.responsible, (*path, "responsible"))
    yield from _named(item.partners, (*path, "partners"))
    yield from _lead(item.lead, path)


def _of_targets(targets: tuple[Target, ...], path: Path) -> Iterator[tuple[str, Path]]:
    for number, target in enumerate(targets):
        yield from _named(target.responsible, (*path, "targets", number, "responsible"))


def _named(ids: tuple[str, ...], path: Path) -> Iterator[tuple[str, Path]]:
    for number, name in enumerate(ids):
        yield name, (*path, number)


def _lead(lead: str | None, path: Path) -> Iterator[tuple[str, Path]]:
    if lead:
        yield lead, (*path, "lead")


def _recipients(funding: Funding | None) -> Iterator[tuple[str, Path]]:
    """Yield recipients that are organisations rather than one of the three words."""
    if funding is None:
        return
    for number, stated in enumerate(funding.stated):
        for position, name in enumerate(stated.recipients):
            if name not in RECIPIENTS:
                yield name, ("funding", "stated", number, "recipients", position)
    for number, part in enumerate(funding.parts):
        if part.recipient and part.recipient not in RECIPIENTS:
            yield part.recipient, ("funding", "parts", number, "recipient")


def _among_organisations(organisations: Mapping[Id, Organisation]) -> Iterator[tuple[str, Path]]:
    """Yield the ids by which listed organisations refer to each other."""
    for name, organisation in organisations.items():
        here = ("organisations", name)
        if organisation.part_of:
            yield organisation.part_of, (*here, "part_of")
        if organisation.replaced_by:
            yield organisation.replaced_by, (*here, "replaced_by")
        yield from _named(organisation.members, (*here, "members"))


@rule("PLN301", Severity.error, "plan", "journal", "framework")
def unknown_organisation(checked: Checked) -> Iterator[Problem]:
    """An organisation is named that `organisations` does not list.

    What each department has to do is collected by these names. A misspelt one belongs to nobody, and the work is missing from the right
    department's list.

    Fix: correct the spelling, or add the organisation under `organisations`.

    Bad:
        organisations:
          sf: {name: Socialförvaltningen, kind: department}
        responsible: [sof]

    Good:
        organisations:
          sf: {name: Socialförvaltningen, kind: department}
        responsible: [sf]
    """
    if checked.journal:
        organisations = checked.plan.organisations
        named: Iterable[tuple[str, Path]] = ((entry.by, ("entries", number, "by")) for number, entry in enumerate(checked.journal.entries))
    elif checked.framework:
        organisations = checked.framework.organisations
        named = (*_recipients(checked.framework.funding), *_among_organisations(organisations))
    else:
        organisations = checked.plan.organisations
        named = (*mentions(checked.index), *_among_organisations(organisations))
    listed = Known(organisations)
    for name, path in named:
        if name not in listed.names:
            yield unknown("unknown-organisation", path, name, listed)


@rule("PLN309", Severity.warning, "plan")
def unused_organisation(checked: Checked) -> Iterator[Problem]:
    """An organisation is in the plan, but nothing refers to it.

    It is often one that was meant to be responsible for something and was forgotten there, or one that has left the plan.

    Fix: name it where it belongs, or delete its line.

    Bad:
        owner: exempel
        organisations:
          exempel: {name: Exempels kommun, kind: municipality}
          bibliotek: {name: Biblioteket, kind: unit}

    Good:
        owner: exempel
        responsible: [bibliotek]
        organisations:
          exempel: {name: Exempels kommun, kind: municipality}
          bibliotek: {name: Biblioteket, kind: unit}
    """
    listed = checked.plan.organisations
    used = {str(name) for name, _ in mentions(checked.index)}
    used |= {str(name) for name, path in _among_organisations(listed) if name != path[1]}
    if checked.journal_file:
        if checked.journal_file.journal is None:
            return  # a journal that can't be read may name any of them
        used |= {str(entry.by) for entry in checked.journal_file.journal.entries}
    known = Known(listed)
    meant = {known.nearest(name) for name in sorted(used) if name not in known}  # told by unknown-organisation
    for name in listed:
        if name not in used and name not in meant:
            yield Problem("unused-organisation", ("organisations", name), {"id": name, "title": listed[name].name}, at_key=True)


@rule("PLN310", Severity.warning, "plan")
def lead_not_responsible(checked: Checked) -> Iterator[Problem]:
    """The organisation that leads is not one of those responsible.

    Readers can't tell who is responsible for the work: the lead is shown first, but the work is not in its list.

    Fix: add the lead to `responsible`, or choose one of those named there.

    Bad:
        responsible: [sf, buf]
        lead: ksf

    Good:
        responsible: [sf, buf]
        lead: sf
    """
    listed = checked.plan.organisations
    for lead, responsible, path in _leads(checked.index):
        if not lead or not responsible or lead in responsible:
            continue
        if all(name in listed for name in (lead, *responsible)):  # else told by unknown-organisation
            yield Problem("lead-not-responsible", (*path, "lead"), {"id": lead, "responsible": ", ".join(responsible)})


def _leads(index: Index) -> Iterator[Lead]:
    plan = index.plan
    yield plan.lead, plan.responsible or (plan.coordinator or plan.owner,), ()
    for placed in index.activities:
        of_activity = responsible_for(placed.item, plan)
        yield placed.item.lead, of_activity, placed.path
        for path, step, parent in steps_of(placed.item.steps, placed.path):
            yield step.lead, step.responsible or (parent.responsible if parent else ()) or of_activity, path
    for promise in index.promises:
        yield promise.follow_up.lead if promise.follow_up else None, promise.responsible, promise.path
