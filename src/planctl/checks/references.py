"""Every name must lead somewhere, and every declared body should be used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planctl.checks.rule import Checked, rule
from planctl.finding import Path, Problem, Related, Severity
from planctl.model.framework import Framework, FrameworkItem
from planctl.model.funding import RECIPIENTS, Alignment, Funding
from planctl.model.index import Index, steps_of
from planctl.model.plan import Organisation, Plan
from planctl.model.reading import closest


def unknown(name: str, path: Path, wanted: str, known: Iterable[str]) -> Problem:
    """Return the problem of a name that leads nowhere, with the nearest known one where there is any."""
    values = {"id": wanted[:80]}
    near = closest(wanted, list(known))
    if near:
        values["suggestion"] = near
    return Problem(name, path, values, variant="suggestion" if near else "")


def mentions(plan: Plan, index: Index) -> Iterator[tuple[str, Path]]:
    """Yield every organisation id that a plan mentions outside its own declaration, with its path."""
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
        yield from _named(placed.item.responsible, (*placed.path, "responsible"))
        yield from _named(placed.item.partners, (*placed.path, "partners"))
        yield from _lead(placed.item.lead, placed.path)
        for path, step, _ in steps_of(placed.item.steps, placed.path):
            yield from _named(step.responsible, (*path, "responsible"))
            yield from _named(step.partners, (*path, "partners"))
            yield from _lead(step.lead, path)
    for holder in (*index.indicators, *index.goals):
        for number, target in enumerate(holder.item.targets):
            yield from _named(target.responsible, (*holder.path, "targets", number, "responsible"))
    yield from _recipients(plan.funding)


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


def _among_organisations(organisations: dict[str, Organisation]) -> Iterator[tuple[str, Path]]:
    """Yield the ids by which declared organisations refer to each other."""
    for name, organisation in organisations.items():
        here = ("organisations", name)
        if organisation.part_of:
            yield organisation.part_of, (*here, "part_of")
        if organisation.replaced_by:
            yield organisation.replaced_by, (*here, "replaced_by")
        yield from _named(organisation.members, (*here, "members"))


@rule("PLN301", Severity.error, "plan", "journal", "framework")
def unknown_organisation(checked: Checked) -> Iterator[Problem]:
    """A body is named that `organisations` does not declare."""
    if checked.journal:
        declared = checked.plan.organisations
        named: Iterable[tuple[str, Path]] = ((entry.by, ("entries", number, "by")) for number, entry in enumerate(checked.journal.entries))
    elif checked.framework:
        declared = checked.framework.organisations
        named = (*_recipients(checked.framework.funding), *_among_organisations(declared))
    else:
        declared = checked.index.plan.organisations
        named = (*mentions(checked.index.plan, checked.index), *_among_organisations(declared))
    for name, path in named:
        if name not in declared:
            yield unknown("unknown-organisation", path, name, declared)


@rule("PLN302", Severity.error, "plan")
def unknown_goal(checked: Checked) -> Iterator[Problem]:
    """An activity or indicator names a goal that the plan does not have."""
    index = checked.index
    goals = {placed.id for placed in index.goals}
    for placed in (*index.activities, *index.indicators):
        for number, goal in enumerate(placed.item.goals):
            if goal not in goals:
                yield unknown("unknown-goal", (*placed.path, "goals", number), goal, goals)


@rule("PLN303", Severity.error, "plan")
def unknown_indicator(checked: Checked) -> Iterator[Problem]:
    """A follow-up names an indicator that the plan does not have."""
    index = checked.index
    indicators = {placed.id for placed in index.indicators}
    for promise in index.promises:
        name = promise.follow_up.indicator if promise.follow_up else None
        if name and name not in indicators:
            yield unknown("unknown-indicator", (*promise.path, "indicator"), name, indicators)


@rule("PLN304", Severity.error, "plan")
def unknown_group(checked: Checked) -> Iterator[Problem]:
    """Something is for a group that `groups` does not declare."""
    index = checked.index
    declared = index.plan.groups
    holders = [(placed.item.groups, placed.path) for placed in index.subjects]
    holders += [(step.groups, path) for placed in index.activities for path, step, _ in steps_of(placed.item.steps, placed.path)]
    for groups, path in holders:
        for number, group in enumerate(groups):
            if group not in declared:
                yield unknown("unknown-group", (*path, "groups", number), group, declared)


def alignments_of(index: Index) -> Iterator[tuple[str, str, Alignment, Path]]:
    """Yield (kind, id, alignment, path) for every tie of a plan, its areas, goals and activities."""
    for number, alignment in enumerate(index.plan.aligns):
        yield "plan", index.plan.id, alignment, ("aligns", number)
    for placed in (*index.areas, *index.goals, *index.activities):
        for number, alignment in enumerate(placed.item.aligns):
            yield placed.kind, placed.id, alignment, (*placed.path, "aligns", number)


def _framework_alignments(framework: Framework) -> Iterator[tuple[Alignment, Path]]:
    for number, alignment in enumerate(framework.aligns):
        yield alignment, ("aligns", number)
    yield from _item_alignments(framework.items, ())


def _item_alignments(items: tuple[FrameworkItem, ...], path: Path) -> Iterator[tuple[Alignment, Path]]:
    for position, item in enumerate(items):
        here = (*path, "items", position)
        for number, alignment in enumerate(item.aligns):
            yield alignment, (*here, "aligns", number)
        yield from _item_alignments(item.items, here)


def _framework_names(checked: Checked) -> Iterator[tuple[str, Path]]:
    """Yield every `<framework>` and `<framework>:<item>` that a plan or framework names."""
    if checked.framework:
        for alignment, path in _framework_alignments(checked.framework):
            yield alignment.to, path
        return
    index = checked.index
    for _, _, alignment, path in alignments_of(index):
        yield alignment.to, path
    funding = index.plan.funding
    for number, stated in enumerate(funding.stated if funding else ()):
        if stated.item:
            yield stated.item, ("funding", "stated", number, "item")
    for number, part in enumerate(funding.parts if funding else ()):
        yield part.item, ("funding", "parts", number, "item")


@rule("PLN305", Severity.error, "plan", "framework")
def unknown_framework(checked: Checked) -> Iterator[Problem]:
    """A framework is named that does not lie in `frameworks/`."""
    reported: set[str] = set()
    for name, path in _framework_names(checked):
        framework = name.partition(":")[0]
        if framework not in checked.frameworks and framework not in reported:
            reported.add(framework)
            yield unknown("unknown-framework", path, framework, checked.frameworks)


@rule("PLN306", Severity.error, "plan", "framework")
def unknown_framework_item(checked: Checked) -> Iterator[Problem]:
    """An item is named that its framework does not have."""
    for name, path in _framework_names(checked):
        framework, colon, item = name.partition(":")
        file = checked.frameworks.get(framework)
        if file and file.framework and colon and item not in file.items:
            problem = unknown("unknown-framework-item", path, item, file.items)
            yield Problem(problem.name, path, {**problem.values, "framework": framework}, variant=problem.variant)
    if checked.framework:
        yield from _unknown_own_items(checked)


def _unknown_own_items(checked: Checked) -> Iterator[Problem]:
    framework = checked.framework
    own = checked.frameworks[framework.id].items if framework.id in checked.frameworks else {}
    funding = framework.funding
    named = [(part.item, ("funding", "parts", number, "item")) for number, part in enumerate(funding.parts if funding else ())]
    named += [(stated.item, ("funding", "stated", number, "item")) for number, stated in enumerate(funding.stated if funding else ()) if stated.item]
    for item, path in named:
        if item not in own:
            problem = unknown("unknown-framework-item", path, item, own)
            yield Problem(problem.name, path, {**problem.values, "framework": framework.id}, variant=problem.variant)


@rule("PLN307", Severity.error, "plan")
def unknown_activity(checked: Checked) -> Iterator[Problem]:
    """`same_as` names no activity, the activity itself, or one that is itself named elsewhere."""
    index = checked.index
    counted = {placed.id for placed in index.activities if not placed.item.same_as}
    every = {placed.id: placed for placed in index.activities}
    for placed in index.activities:
        wanted = placed.item.same_as
        if wanted is None or wanted in counted:
            continue
        path = (*placed.path, "same_as")
        if wanted in every:
            variant = "itself" if wanted == placed.id else "chain"
            yield Problem("unknown-activity", path, {"id": wanted}, variant=variant, related=(Related((*every[wanted].path, "id"), "here"),))
        else:
            yield unknown("unknown-activity", path, wanted, counted)


@rule("PLN308", Severity.error, "plan")
def unknown_source(checked: Checked) -> Iterator[Problem]:
    """`source: {doc: …}` names a document that `sources` does not list."""
    plan = checked.plan
    known = {source.id for source in plan.sources}
    for path, value in _values_of(checked.document.data, "doc"):
        if path[-2:-1] == ("source",) and value not in known:
            yield unknown("unknown-source", path, str(value), known)


def _values_of(data: object, field: str) -> Iterator[tuple[Path, object]]:
    """Yield every value of a field anywhere in a document, on an explicit stack."""
    stack: list[tuple[Path, object]] = [((), data)]
    while stack:
        path, here = stack.pop()
        if isinstance(here, dict):
            if field in here:
                yield (*path, field), here[field]
            stack.extend(((*path, key), value) for key, value in reversed(here.items()) if isinstance(value, dict | list))
        elif isinstance(here, list):
            stack.extend(((*path, number), value) for number, value in reversed(list(enumerate(here))) if isinstance(value, dict | list))


@rule("PLN309", Severity.warning, "plan")
def unused_organisation(checked: Checked) -> Iterator[Problem]:
    """A body is declared that nothing in the plan, its journal or another body refers to."""
    index = checked.index
    declared = index.plan.organisations
    used = {name for name, _ in mentions(index.plan, index)} | {name for name, path in _among_organisations(declared) if name != path[1]}
    file = next((file for file in checked.workspace.plans if file.document is checked.document), None)
    journal = file.journal.journal if file and file.journal else None
    used |= {entry.by for entry in journal.entries} if journal else set()
    for name in declared:
        if name not in used:
            yield Problem("unused-organisation", ("organisations", name), {"id": name, "title": declared[name].name}, at_key=True)


@rule("PLN310", Severity.warning, "plan")
def lead_not_responsible(checked: Checked) -> Iterator[Problem]:
    """The body that leads is not one of those that answer."""
    index = checked.index
    leads: list[tuple[str | None, tuple[str, ...], Path]] = [(index.plan.lead, index.plan.responsible, ("lead",))]
    for placed in index.activities:
        leads.append((placed.item.lead, placed.item.responsible, (*placed.path, "lead")))
        leads += [(step.lead, step.responsible, (*path, "lead")) for path, step, _ in steps_of(placed.item.steps, placed.path)]
    leads += [(promise.follow_up.lead, promise.responsible, (*promise.path, "lead")) for promise in index.promises if promise.follow_up]
    for lead, responsible, path in leads:
        if lead and responsible and lead not in responsible:
            yield Problem("lead-not-responsible", path, {"id": lead})
