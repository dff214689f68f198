"""The rules, and running them: workspace → findings in one pass, schema and domain together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planctl import files
from planctl.checks import follow_up, references, structure, time
from planctl.checks.reading import READING
from planctl.checks.rule import Checked, Reads, Rule
from planctl.document import Document
from planctl.finding import Finding, Location, Problem, RelatedFinding, Severity, Span
from planctl.model.paths import address_at
from planctl.workspace import FrameworkFile, JournalFile, PlanFile, Workspace

__all__ = ["RULES", "Rule", "by_name", "findings", "is_sound"]

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *READING,
            structure.duplicate_id,
            structure.reserved_id,
            structure.wrong_file_name,
            structure.conflicting_fields,
            structure.too_many_occurrences,
            references.unknown_organisation,
            references.unknown_goal,
            references.unknown_indicator,
            references.unknown_group,
            references.unknown_framework,
            references.unknown_framework_item,
            references.unknown_activity,
            references.unknown_source,
            references.unused_organisation,
            references.lead_not_responsible,
            time.backwards_period,
            time.outside_plan_period,
            time.decided_after_start,
            time.period_not_decided,
            time.never_falls_due,
            follow_up.nobody_responsible,
            follow_up.nothing_to_follow_up,
            follow_up.declared_absence,
            follow_up.unknown_subject,
            follow_up.no_such_occurrence,
            follow_up.entry_in_the_future,
            follow_up.note_required,
            follow_up.wrong_state,
            follow_up.repeated_entry,
            follow_up.deferred_to_when,
            follow_up.journal_without_plan,
            follow_up.not_asked,
        ),
        key=lambda rule: rule.code,
    )
)

by_name: dict[str, Rule] = {rule.name: rule for rule in RULES}


def findings(workspace: Workspace, day: date) -> list[Finding]:
    """Return every finding about the files that were asked for, by file and place."""
    found: list[Finding] = []
    for file in (*workspace.plans, *workspace.journals, *workspace.frameworks):
        if file.document.file in workspace.named:
            found += [located(problem, file.document) for problem in problems_of(file, workspace, day)]
    return sorted(found, key=Finding.sort_key)


def problems_of(file: PlanFile | JournalFile | FrameworkFile, workspace: Workspace, day: date) -> Iterator[Problem]:
    """Yield what is wrong with one file: what reading found, then each rule's problems; domain rules only where the structure holds."""
    yield from file.problems
    checked, reads = _checked(file, workspace, day)
    if checked is None:
        return
    yield from _run(checked, reads, structural=True)
    if not any(True for _ in _run(checked, reads, structural=True)):
        yield from _run(checked, reads, structural=False)


def is_sound(file: PlanFile, workspace: Workspace, day: date) -> bool:
    """Tell whether a plan and its journal have no structural errors: what due, show, render and the rest need."""
    documents: list[PlanFile | JournalFile] = [file]
    if file.journal:
        documents.append(file.journal)
    for document in documents:
        if any(by_name[problem.name].severity is Severity.error for problem in document.problems):
            return False
        checked, reads = _checked(document, workspace, day)
        if checked is None or any(True for _ in _run(checked, reads, structural=True)):
            return False
    return True


def _checked(file: PlanFile | JournalFile | FrameworkFile, workspace: Workspace, day: date) -> tuple[Checked | None, Reads]:
    if isinstance(file, FrameworkFile):
        return (Checked(file.document, workspace, day, framework=file.framework) if file.framework else None), "framework"
    if isinstance(file, PlanFile):
        return (Checked(file.document, workspace, day, file.index) if file.plan else None), "plan"
    if file.journal is None:
        return None, "journal"
    plan = next((plan for plan in workspace.plans if plan.journal is file), None)
    index = plan.index if plan and plan.plan else None
    return Checked(file.document, workspace, day, index, journal=file.journal), "journal"


def _run(checked: Checked, reads: Reads, *, structural: bool) -> Iterator[Problem]:
    for rule in RULES:
        if rule.check is None or reads not in rule.reads or rule.structural is not structural:
            continue
        if reads == "journal" and checked.plan_index is None and rule not in NEEDS_NO_PLAN:
            continue
        yield from rule.check(checked)


NEEDS_NO_PLAN = (follow_up.journal_without_plan, structure.wrong_file_name)


def located(problem: Problem, document: Document) -> Finding:
    """Give a problem its line and column, its rule's code and severity, and the address of what it is about."""
    rule = by_name[problem.name]
    file = files.display(document.file)

    def place(path: tuple[str | int, ...], span: Span | None, *, at_key: bool) -> Location:
        return Location(file, span or document.span(path, at_key=at_key))

    related = tuple(RelatedFinding(place(other.path, other.span, at_key=other.at_key), other.label) for other in problem.related)
    location = place(problem.path, problem.span, at_key=problem.at_key)
    address = address_at(document.data, problem.path)
    return Finding(rule.code, rule.name, rule.severity, problem.values, problem.variant, location, problem.path, address, related)
