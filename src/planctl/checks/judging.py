"""Findings → those that are told: what comments excuse, what settings and options choose, what a baseline knows, what a change has brought.

With a base, the settings, baseline and comments of the base hold: what a change adds to them is told, but does not silence its own check.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from planctl import files
from planctl.checks import Told, located
from planctl.checks import findings as found_in
from planctl.checks.baseline import Baseline, key_of
from planctl.checks.choosing import Chosen, faults
from planctl.checks.suppression import Suppression, run_out, suppressions, unused
from planctl.checks.weakening import added_comments, added_findings, loosened
from planctl.finding import Finding, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from planctl.document import Document
    from planctl.settings import Settings
    from planctl.workspace import Workspace


class Controls(NamedTuple):
    """What decides which findings are told: settings, options, a baseline."""

    settings: Settings
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    baseline: Baseline | None = None


class Base(NamedTuple):
    """What a change is compared with: what lay there, and what decided there."""

    workspace: Workspace
    controls: Controls


class Side:
    """A workspace's findings, those about its settings and comments among them, and what its comments cover."""

    def __init__(self, workspace: Workspace, day: date, settings: Settings, disclosed: int) -> None:
        self.documents = {files.display(file.document.file): file.document for file in workspace.files()}
        self.findings = found_in(workspace, day, disclosed)
        self.comments: dict[str, list[Suppression]] = {}
        self.checked = {files.display(name) for name in workspace.named}
        for file in sorted(self.checked & self.documents.keys()):
            self._read_comments(file, day)
        if settings.document is not None:
            self.documents[files.display(settings.document.file)] = settings.document
            self._tell(faults(settings), settings.document)

    def _read_comments(self, file: str, day: date) -> None:
        document = self.documents[file]
        items, problems = suppressions(document)
        if not items and not problems:
            return
        own = [finding for finding in self.findings if finding.location.file == file]
        problems += [run_out(item, document) for item in items if not item.holds(day)]
        self.comments[file] = [item for item in items if item.holds(day)]
        problems += [unused(item, document) for item in self.comments[file] if not any(map(item.covers_finding, own))]
        self._tell(problems, document)

    def _tell(self, problems: Iterable[Problem], document: Document) -> None:
        self.findings = sorted([*self.findings, *(located(problem, document) for problem in problems)], key=Finding.sort_key)

    def excused(self, finding: Finding, known: Counter[tuple[str, ...]] | None) -> bool:
        """Tell whether a comment covers a finding: one of those `known`, where that is asked."""
        return any(
            item.covers_finding(finding) and (known is None or known[item.key] > 0) for item in self.comments.get(finding.location.file, ())
        )


def judged(workspace: Workspace, day: date, controls: Controls, base: Base | None = None) -> Told:
    """Check a workspace, and return what is to be told of it."""
    holding, known = (base.controls if base else controls), None
    disclosed = holding.settings.disclosure_threshold
    head = Side(workspace, day, controls.settings, disclosed)
    found, left_out = head.findings, {}
    if base is not None:
        before = Side(base.workspace, day, base.controls.settings, disclosed)
        found = brought(head, before)
        left_out["unchanged"] = len(head.findings) - len(found)
        known = Counter(item.key for items in before.comments.values() for item in items)
        found += weakened(head, known, controls, base.controls)
    excused = [finding for finding in found if head.excused(finding, known)]
    chosen = Chosen(holding.settings, controls.select, controls.ignore)
    found = chosen.of(finding for finding in found if finding not in excused)
    left_out["suppressed"] = len(excused)
    if holding.baseline:
        found, left_out["baselined"], left = holding.baseline.parted(found, head.documents)
        if base is None:
            stale = holding.baseline.stale(left, head.checked, chosen.codes)
            head.documents[files.display(holding.baseline.document.file)] = holding.baseline.document
            found += chosen.of(located(problem, holding.baseline.document) for problem in stale)
    for controlling in (controls.settings.document, controls.baseline.document if controls.baseline else None):
        if controlling is not None:
            head.documents[files.display(controlling.file)] = controlling
    return Told(sorted(found, key=Finding.sort_key), head.documents, left_out)


def brought(head: Side, before: Side) -> list[Finding]:
    """Return the head's findings that the base does not have; of several alike the last."""
    left = Counter(_same(finding, before) for finding in before.findings)
    fresh: list[Finding] = []
    for finding in head.findings:
        same = _same(finding, head)
        if left[same] > 0:
            left[same] -= 1
        else:
            fresh.append(finding)
    return fresh


def _same(finding: Finding, side: Side) -> tuple[object, ...]:
    """Return what a finding is the same by on both sides: its address rather than its file, which may have moved."""
    code, file, address, place = key_of(finding, side.documents, ".")
    values = () if finding.path else tuple(sorted(finding.values.items()))
    return code, address or file.rpartition("/")[2].rpartition(":")[2], place, values


def weakened(head: Side, known: Counter[tuple[str, ...]], controls: Controls, before: Controls) -> list[Finding]:
    """Return a finding for all that a change adds to what keeps findings back."""
    left = Counter(known)
    found = [
        located(problem, head.documents[file])
        for file, items in head.comments.items()
        for problem in added_comments(items, left, head.documents[file])
    ]
    settings = controls.settings.document or before.settings.document
    if settings:
        found += [located(problem, settings) for problem in loosened(controls.settings, before.settings)]
    if controls.baseline:
        found += [located(problem, controls.baseline.document) for problem in added_findings(controls.baseline, before.baseline)]
    return found
