"""Who is named, and whether the plan lists them."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from planctl.checks.references import LISTS_OF_IDS, Known, unknown
from planctl.checks.rule import Checked, rule
from planctl.finding import Path, Problem, Severity
from planctl.model.funding import RECIPIENTS, Funding
from planctl.model.index import responsible_for, steps_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from planctl.model.base import Id
    from planctl.model.index import Index, Placed
    from planctl.model.plan import Activity, Goal, Indicator, Organisation, Plan, Step

Mention = tuple[tuple[str, ...], Path, str | int]  # who is mentioned, the path of what mentions them, and there in which field
Lead = tuple[str, tuple[str, ...], Path]  # who leads, who answers, where it stands


@lru_cache(maxsize=1)  # two rules ask in turn of the same plan
def mentioned(index: Index) -> frozenset[str]:
    """Return every organisation id that a plan mentions outside its own list of organisations."""
    return frozenset(chain.from_iterable(names for names, _, _ in mentions(index)))


def mentions(index: Index) -> Iterator[Mention]:
    """Yield every mention of organisations in a plan outside its own list of organisations."""
    yield from _by_plan(index.plan)
    for promise in index.promises:
        if promise.item.responsible:
            yield promise.item.responsible, promise.path, "responsible"
        if promise.follow_up and promise.follow_up.lead:
            yield (promise.follow_up.lead,), promise.path, "lead"
    for placed in index.activities:
        yield from _of_work(placed.item, placed.path)
    measured: list[Placed[Indicator] | Placed[Goal]] = [*index.indicators, *index.goals]
    for thing in measured:
        for number, target in enumerate(thing.item.targets):
            yield target.responsible, (*thing.path, "targets", number), "responsible"
    yield from _recipients(index.plan.funding)


def _by_plan(plan: Plan) -> Iterator[Mention]:
    yield (plan.owner,), (), "owner"
    if plan.coordinator:
        yield (plan.coordinator,), (), "coordinator"
    yield plan.responsible, (), "responsible"
    if plan.lead:
        yield (plan.lead,), (), "lead"
    for number, decision in enumerate(plan.decisions):
        if decision.by:
            yield (decision.by,), ("decisions", number), "by"


def _of_work(item: Activity | Step, path: Path) -> Iterator[Mention]:
    """Yield the mentions of an activity or a step and of its own steps."""
    if item.responsible:
        yield item.responsible, path, "responsible"
    if item.partners:
        yield item.partners, path, "partners"
    if item.lead:
        yield (item.lead,), path, "lead"
    for number, step in enumerate(item.steps):
        yield from _of_work(step, (*path, "steps", number))


def _recipients(funding: Funding | None) -> Iterator[Mention]:
    """Yield recipients that are organisations rather than one of the three words."""
    if funding is None:
        return
    for number, stated in enumerate(funding.stated):
        for position, name in enumerate(stated.recipients):
            if name not in RECIPIENTS:
                yield (name,), ("funding", "stated", number, "recipients"), position
    for number, part in enumerate(funding.parts):
        if part.recipient and part.recipient not in RECIPIENTS:
            yield (part.recipient,), ("funding", "parts", number), "recipient"


def _among_organisations(organisations: Mapping[Id, Organisation]) -> Iterator[Mention]:
    """Yield the ids by which listed organisations refer to each other."""
    for name, organisation in organisations.items():
        if organisation.part_of:
            yield (organisation.part_of,), ("organisations", name), "part_of"
        if organisation.replaced_by:
            yield (organisation.replaced_by,), ("organisations", name), "replaced_by"
        if organisation.members:
            yield organisation.members, ("organisations", name), "members"


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
        named: Iterable[Mention] = (((entry.by,), ("entries", number), "by") for number, entry in enumerate(checked.journal.entries))
    elif checked.framework:
        organisations = checked.framework.organisations
        named = chain(_recipients(checked.framework.funding), _among_organisations(organisations))
    else:
        organisations = checked.plan.organisations
        all_listed = mentioned(checked.index) <= organisations.keys()  # then nobody needs to know where
        named = chain(() if all_listed else mentions(checked.index), _among_organisations(organisations))
    listed = Known(organisations)
    for names, path, field in named:
        for number, name in enumerate(names):
            if name not in listed.names:
                here = (*path, field, number) if field in LISTS_OF_IDS else (*path, field)
                yield unknown("unknown-organisation", here, name, listed)


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
    used = {*mentioned(checked.index)}
    used |= {name for names, path, _ in _among_organisations(listed) for name in names if name != path[1]}
    if checked.journal_file:
        if checked.journal_file.journal is None:
            return  # a journal that can't be read may name any of them
        used |= {entry.by for entry in checked.journal_file.journal.entries}
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
        if not responsible or lead in responsible:
            continue
        if all(name in listed for name in (lead, *responsible)):  # else told by unknown-organisation
            yield Problem("lead-not-responsible", (*path, "lead"), {"id": lead, "responsible": ", ".join(responsible)})


def _leads(index: Index) -> Iterator[Lead]:
    plan = index.plan
    if plan.lead:
        yield plan.lead, plan.responsible or (plan.coordinator or plan.owner,), ()
    for placed in index.activities:
        if placed.item.lead:
            yield placed.item.lead, responsible_for(placed.item, plan), placed.path
        for path, step, parent in steps_of(placed.item.steps, placed.path):
            if step.lead:
                responsible = step.responsible or (parent.responsible if parent else ()) or responsible_for(placed.item, plan)
                yield step.lead, responsible, path
    for promise in index.promises:
        if promise.follow_up and promise.follow_up.lead:
            yield promise.follow_up.lead, promise.responsible, promise.path
