"""The rules, and running them: workspace → findings in one pass, schema and domain together."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from planctl import files
from planctl.checks import (
    acceptances,
    answering,
    answers,
    follow_up,
    frameworks,
    goals,
    indicators,
    journal,
    money,
    organisations,
    privacy,
    references,
    structure,
    targets,
    texts,
    time,
    timing,
)
from planctl.checks.controls import CONTROLS
from planctl.checks.reading import READING
from planctl.checks.rule import Check, Checked, Page, Reads, Rule, page_of, parse_page
from planctl.finding import Finding, Location, Path, Problem, RelatedFinding, Severity, Span
from planctl.model.paths import address_at
from planctl.settings import DISCLOSED
from planctl.workspace import AcceptedFile, AnyFile, FrameworkFile, JournalFile, PlanFile, Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from planctl.checks.partial import Mended
    from planctl.document import Document
    from planctl.model.index import Index

__all__ = [
    "RULES",
    "WRONG_NAME",
    "Page",
    "Rule",
    "Told",
    "by_name",
    "findings",
    "is_sound",
    "page_of",
    "parse_page",
    "remarks",
    "remarks_meanwhile",
]


class Told(NamedTuple):
    """The findings to tell, the documents that they stand in by displayed path, and how many are left out for which reason."""

    findings: list[Finding]
    documents: dict[str, Document]
    left_out: dict[str, int]


MANY_THINGS = 1_000  # areas, goals, indicators and activities of a plan: to look through more takes longer than to start a process
WRONG_NAME = "wrong-file-name"
RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *READING,
            *CONTROLS,
            structure.duplicate_id,
            structure.reserved_id,
            structure.wrong_file_name,
            structure.conflicting_fields,
            structure.too_many_occurrences,
            organisations.unknown_organisation,
            organisations.unused_organisation,
            organisations.lead_not_responsible,
            references.unknown_goal,
            references.unknown_indicator,
            references.unknown_group,
            references.unknown_activity,
            references.unknown_source,
            references.unused_group,
            references.doubled_name,
            frameworks.unknown_framework,
            frameworks.unknown_framework_item,
            frameworks.doubled_alignment,
            time.backwards_period,
            time.outside_plan_period,
            time.decided_after_start,
            time.period_not_decided,
            time.never_falls_due,
            time.extended_without_period,
            time.run_out,
            follow_up.nobody_responsible,
            follow_up.nothing_to_follow_up,
            follow_up.declared_absence,
            journal.unknown_subject,
            journal.no_such_occurrence,
            journal.entry_in_the_future,
            journal.note_required,
            journal.wrong_state,
            journal.repeated_entry,
            journal.deferred_to_when,
            journal.journal_without_plan,
            journal.not_asked,
            indicators.unused_indicator,
            indicators.silent_about_indicators,
            money.sum_does_not_add_up,
            money.uncertain_recipient,
            texts.not_a_link,
            texts.unfinished_text,
            texts.repeated_title,
            goals.goal_without_activity,
            goals.activity_without_goal,
            answering.nobody_leads,
            answering.partner_answers_too,
            answering.ended_organisation,
            answering.part_of_itself,
            references.replaced_still_there,
            timing.follow_ups_end_early,
            timing.only_when_needed,
            timing.said_otherwise,
            timing.ready_before_it_starts,
            time.decision_in_the_future,
            answers.unanswered_round,
            answers.done_while_open,
            answers.reported_before_it_began,
            targets.target_without_time,
            targets.target_without_baseline,
            targets.figure_without_unit,
            targets.target_does_not_fit,
            answers.value_does_not_fit,
            money.thousandfold,
            answers.small_count,
            privacy.identity_number,
            privacy.telephone_number,
            privacy.persons_email,
            acceptances.unknown_change,
            acceptances.acceptance_without_plan,
            acceptances.acceptance_run_out,
        ),
        key=lambda rule: rule.code,
    )
)

by_name: dict[str, Rule] = {rule.name: rule for rule in RULES}

# Rules whose findings `checks.fixes` may mend.
FIXABLE = frozenset(
    {
        "not-nfc",
        "not-an-id",
        "wrong-type",
        "unknown-field",
        "unknown-value",
        "doubled-name",
        "unused-organisation",
        "unused-group",
        "unused-suppression",
    }
)
# Rules that read a journal also where its plan is not there, or not whole.
NEEDS_NO_PLAN = (journal.journal_without_plan, structure.wrong_file_name)


def findings(workspace: Workspace, day: date, disclosed: int = DISCLOSED) -> list[Finding]:
    """Return every finding about the files that were asked for, by file and place. Counts of people below `disclosed` are found."""
    if workspace.found is not None:
        return workspace.found
    found: list[Finding] = []
    for file in workspace.files():
        if file.document.file in workspace.named:
            shown = files.display(file.document.file)
            found += [located(problem, file.document, shown) for problem in problems_of(file, workspace, day, disclosed)]
    return sorted(found, key=Finding.sort_key)


def remarks(file: PlanFile, workspace: Workspace, day: date) -> list[Finding]:
    """Return the findings about a sound plan and its journal, by file and place, as far as they were asked for.

    Their structure is not looked at again: `is_sound` has.
    """
    held = [each for each in (file, file.journal) if each is not None and each.document.file in workspace.named]
    if workspace.found is not None:
        own = {files.display(each.document.file) for each in held}
        return [finding for finding in workspace.found if finding.location.file in own]
    found = [located(problem, each.document) for each in held for problem in problems_of(each, workspace, day, sound=True)]
    return sorted(found, key=Finding.sort_key)


def remarks_meanwhile(file: PlanFile, workspace: Workspace, day: date) -> Callable[[], list[Finding]]:
    """Return what returns `remarks`: of a large plan another process looks for them meanwhile."""

    def asked() -> list[Finding]:
        return remarks(file, workspace, day)

    if workspace.found is not None or len(file.index.subjects) < MANY_THINGS:
        return asked
    from planctl.processes import meanwhile, processors

    return meanwhile(asked) if processors() > 1 else asked


def problems_of(file: AnyFile, workspace: Workspace, day: date, disclosed: int = DISCLOSED, *, sound: bool = False) -> Iterator[Problem]:
    """Yield everything that is wrong with one file in one pass: what reading found, then each rule's problems. `sound`: see `remarks`.

    Where reading found faults, the rules run on what is whole, and what may be but the shadow of such a fault is left out.
    """
    yield from _run(Checked(file.document, workspace, day), "text", structural=False)
    whole, mended = file, None
    if file.problems:
        from planctl.checks.partial import own_faults

        yield from own_faults(file.document, file.problems)
        whole, mended = _whole(file)
    checked, reads = _checked(whole, workspace, day)
    if checked is None:
        return
    checked.disclosed = disclosed
    structural = [] if sound else list(_run(checked, reads, structural=True))
    yield from (problem for problem in structural if not (mended and mended.caused(problem)))
    if all(problem.name != "too-many-occurrences" for problem in structural):
        yield from (problem for problem in _run(checked, reads, structural=False) if not (mended and mended.caused(problem)))


def is_sound(file: PlanFile, workspace: Workspace, day: date, *, any_name: bool = False) -> bool:
    """Tell whether a plan and its journal have no structural errors: what due, show, render and the rest need.

    `any_name`: it doesn't matter what the files are called. A draft, and a version of long ago, can be compared all the same.
    """
    return all(_holds(document, workspace, day, any_name=any_name) for document in (file, file.journal) if document is not None)


def _holds(file: PlanFile | JournalFile, workspace: Workspace, day: date, *, any_name: bool) -> bool:
    if any(by_name[problem.name].severity is Severity.error for problem in file.problems):
        return False
    checked, reads = _checked(file, workspace, day)
    allowed = {WRONG_NAME} if any_name else set()
    return checked is not None and all(problem.name in allowed for problem in _run(checked, reads, structural=True))


def _whole(file: AnyFile) -> tuple[AnyFile, Mended | None]:
    """Return the file with a model of what is whole in it, and what was mended for that: None where nothing was, or could be."""
    from planctl.checks.partial import mend
    from planctl.model.framework import Framework
    from planctl.model.journal import Journal
    from planctl.model.plan import Plan

    document, told = file.document, file.problems
    if isinstance(file, PlanFile) and file.plan is None:
        plan = mend(document, Plan, told)
        return (PlanFile(file.path, document, plan[0], told, file.journal), plan[1]) if plan else (file, None)
    if isinstance(file, JournalFile) and file.journal is None:
        journal = mend(document, Journal, told)
        return (JournalFile(file.path, document, journal[0], told), journal[1]) if journal else (file, None)
    if isinstance(file, FrameworkFile) and file.framework is None:
        framework = mend(document, Framework, told)
        return (FrameworkFile(file.path, document, framework[0], told), framework[1]) if framework else (file, None)
    return file, None


def _checked(file: AnyFile, workspace: Workspace, day: date) -> tuple[Checked | None, Reads]:
    """Return the document as rules read it (None: nothing was made of it), and as what they read it."""
    if isinstance(file, AcceptedFile):
        return (Checked(file.document, workspace, day, accepted=file.accepted) if file.accepted else None), "accepted"
    if isinstance(file, FrameworkFile):
        return (Checked(file.document, workspace, day, framework=file.framework) if file.framework else None), "framework"
    if isinstance(file, PlanFile):
        return (Checked(file.document, workspace, day, file.index, journal_file=file.journal) if file.plan else None), "plan"
    if file.journal is None:
        return None, "journal"
    return Checked(file.document, workspace, day, _index_for(file, workspace, day), journal=file.journal), "journal"


def _index_for(file: JournalFile, workspace: Workspace, day: date) -> Index | None:
    """Return the index of a journal's plan, None where that plan is not there or its structure does not hold."""
    plan = next((plan for plan in workspace.plans if plan.journal and plan.journal.document is file.document), None)
    checked, reads = _checked(plan, workspace, day) if plan else (None, "plan")
    return None if checked is None or any(True for _ in _run(checked, reads, structural=True)) else checked.index


def _run(checked: Checked, reads: Reads, *, structural: bool) -> Iterator[Problem]:
    planless = reads == "journal" and checked.plan_index is None
    for check in _checks(reads, structural=structural, planless=planless):
        yield from check(checked)


@cache
def _checks(reads: Reads, *, structural: bool, planless: bool) -> list[Check]:
    """Return the functions of the rules that read such a document; `planless`: a journal's whose plan is not there."""
    found = (rule for rule in RULES if reads in rule.reads and rule.structural is structural)
    return [rule.check for rule in found if rule.check is not None and (not planless or rule in NEEDS_NO_PLAN)]


def located(problem: Problem, document: Document, shown: str = "") -> Finding:
    """Give a problem its line and column, its rule's code and severity, and the address of what it is about.

    `shown` is the file as people read it, where that is known: with many findings of a file, asking for each takes time.
    """
    rule = by_name[problem.name]
    file = shown or files.display(document.file)

    def place(path: Path, span: Span | None, *, at_key: bool) -> Location:
        return Location(file, span or document.span(path, at_key=at_key))

    related = tuple(RelatedFinding(place(other.path, other.span, at_key=other.at_key), other.label) for other in problem.related)
    location = place(problem.path, problem.span, at_key=problem.at_key)
    address = address_at(document.data, problem.path)
    fix = None
    if problem.name in FIXABLE:
        from planctl.checks.fixes import fix_of

        fix = fix_of(document, problem)
    return Finding(rule.code, rule.name, rule.severity, problem.values, problem.variant, location, problem.path, address, related, fix)
