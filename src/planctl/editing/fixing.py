"""Findings → files with their faults mended: each fix is tried, read again, and kept only if the data differ as was meant.

Nothing is written here but by `write`; `--show-fixes` shows the same that `--fix` writes.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple

from planctl import files
from planctl.checks.fixes import FIXES, fix_of
from planctl.document import parse
from planctl.finding import Finding
from planctl.model.paths import value_at
from planctl.model.plan import Plan
from planctl.model.reading import calendar_of, read
from planctl.workspace import AcceptedFile, AnyFile, FrameworkFile, JournalFile, Workspace, limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from planctl.document import Document
    from planctl.finding import Change, Fix, Path, Problem
    from planctl.workspace import Source

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
MOST_ROUNDS = 40  # a mended field may hold fields to mend: no deeper than a file can be
MOST_TRIES = 64  # of one file in one round, so that a file made for it can't keep us busy


class Fixed(NamedTuple):
    """A file that is mended: its bytes before and after, and the findings that its fixes were for, by place."""

    path: str
    before: bytes
    after: bytes
    findings: tuple[Finding, ...]


class Edited:
    """The files on disk, but for those that have been edited in memory."""

    def __init__(self) -> None:
        self.contents: dict[str, bytes] = {}
        self.find, self.exists, self.is_folder = files.find, files.exists, files.is_folder
        self.yaml_files, self.nearest, self.above = files.yaml_files, files.nearest, files.above
        self.identity, self.named = files.identity, files.named

    def read(self, path: str, limit: int, /) -> bytes:
        """Return the bytes of an edited file, or of the one on disk. Raises `FileFault`."""
        edited = self.contents.get(files.identity(path))
        return files.read(path, limit) if edited is None else edited


def fixed(find: Callable[[Workspace], Iterable[Finding]], load: Callable[[Source], Workspace], *, unsafe: bool) -> list[Fixed]:
    """Return the files that fixes change, until there is nothing more to fix: fixing what is fixed changes nothing.

    `load` reads what was asked about from a source, `find` says what is to be fixed in it; `unsafe` takes the unsafe fixes too.
    """
    source = Edited()
    done: dict[str, Fixed] = {}
    for _ in range(MOST_ROUNDS):
        workspace = load(source)
        edits = list(_edits(workspace, find(workspace), unsafe=unsafe))
        for edit in edits:
            first = done.get(edit.path)
            done[edit.path] = edit._replace(before=first.before, findings=first.findings + edit.findings) if first else edit
            source.contents[files.identity(edit.path)] = edit.after
        if not edits:
            break
    return [done[path]._replace(findings=tuple(sorted(done[path].findings, key=Finding.sort_key))) for path in sorted(done)]


def write(edits: Iterable[Fixed]) -> None:
    """Write the files, each if it still is what it was. Raises `FileFault`."""
    for edit in edits:
        files.write(edit.path, edit.after, expected=edit.before)


def _edits(workspace: Workspace, found: Iterable[Finding], *, unsafe: bool) -> Iterator[Fixed]:
    by_file: dict[str, list[Finding]] = {}
    for finding in found:
        if finding.fix and (finding.fix.safe or unsafe):
            by_file.setdefault(finding.location.file, []).append(finding)
    for file in workspace.files():
        fixable = by_file.get(files.display(file.document.file))
        trial = _Trial(file, workspace)
        if fixable and trial.keep(_apart(fixable)):
            after = _edited(file.document, trial.kept)
            yield Fixed(file.path, _encoded(file.document, file.document.written), after, tuple(trial.kept))


def _apart(found: Iterable[Finding]) -> list[Finding]:
    """Return the findings whose edits don't touch, by place; the others' turn comes in the next round."""
    kept: list[Finding] = []
    end = -1
    for finding in sorted(found, key=lambda finding: min(edit.span.start for edit in _fix(finding).edits)):
        edits = _fix(finding).edits
        if min(edit.span.start for edit in edits) > end:
            kept.append(finding)
            end = max(edit.span.end for edit in edits)
    return kept


class _Trial:
    """The fixes of one file that hold: all at once where they do, else by halves."""

    def __init__(self, file: AnyFile, workspace: Workspace) -> None:
        self.file = file
        self.workspace = workspace
        self.kept: list[Finding] = []
        self.tries = 0

    def keep(self, found: Sequence[Finding]) -> bool:
        """Keep those that hold together with the ones that are kept already, and tell whether any is."""
        self.tries += 1
        if self.tries > MOST_TRIES:
            return bool(self.kept)
        together = sorted([*self.kept, *found], key=lambda finding: _fix(finding).edits[0].span.start)
        if self.holds(together):
            self.kept = together
        elif len(found) > 1:
            self.keep(found[: len(found) // 2])
            self.keep(found[len(found) // 2 :])
        return bool(self.kept)

    def holds(self, found: Sequence[Finding]) -> bool:
        """Tell whether the edited text reads as was meant: the data differ in nothing else, and what was put there may stand there."""
        document = self.file.document
        after = parse(document.file, _edited(document, found), limits())
        changes = [change for finding in found for change in _fix(finding).changes]
        if not after.readable or len(after.holes) != len(document.holes) or _typed(after.data) != _typed(_changed(document.data, changes)):
            return False
        renames = {change.path: change.value for change in changes if change.does == "rename"}
        mended = {(finding.name, _renamed(finding.path, renames)) for finding in found if finding.path}
        told = {(problem.name, _renamed(problem.path, renames)) for problem in self.file.problems}
        places = {path for _, path in mended}
        here = (problem for problem in (*after.problems, *self.faults(after)) if problem.path in places)
        faults = {(problem.name, problem.path) for problem in here if not _is_next(problem, after)}
        return not faults & mended and faults <= told

    def faults(self, after: Document) -> list[Problem]:
        """Return what is wrong with the fields of the edited document."""
        if isinstance(self.file, JournalFile):
            from planctl.model.journal import Journal

            owner = next((plan for plan in self.workspace.plans if plan.journal is self.file), None)
            return read(after, Journal, calendar_of(owner.document.data) if owner else None)[1]
        if isinstance(self.file, FrameworkFile):
            from planctl.model.framework import Framework

            return read(after, Framework, None)[1]
        if isinstance(self.file, AcceptedFile):
            from planctl.model.acceptance import Accepted

            return read(after, Accepted, None)[1]
        return read(after, Plan, calendar_of(after.data))[1]


def _is_next(problem: Problem, document: Document) -> bool:
    """Tell whether a fault will be mended in its turn: the single name in a field that was misspelt, and needs a list."""
    fix = fix_of(document, problem) if problem.name in FIXES else None
    return fix is not None and fix.safe


def _fix(finding: Finding) -> Fix:
    assert finding.fix is not None  # noqa: S101 - only such findings come here
    return finding.fix


def _edited(document: Document, found: Sequence[Finding]) -> bytes:
    """Return the bytes of a document with the findings' edits, which don't touch each other."""
    text, pieces, position = document.written, [], 0
    for edit in sorted((edit for finding in found for edit in _fix(finding).edits), key=lambda edit: edit.span.start):
        pieces += [text[position : edit.span.start], edit.text]
        position = edit.span.end
    return _encoded(document, "".join([*pieces, text[position:]]))


def _encoded(document: Document, text: str) -> bytes:
    return (BYTE_ORDER_MARK if document.marked else b"") + text.encode("utf-8")


def _changed(data: Any, changes: Iterable[Change]) -> Any:
    """Return the data as they are meant to be; the innermost change comes first, and the last of a list's."""
    data = deepcopy(data)
    for change in sorted(changes, key=lambda change: (len(change.path), change.path), reverse=True):
        holder, name = value_at(data, change.path[:-1]), change.path[-1]
        if change.does == "put":
            holder[name] = change.value
        else:
            value = holder.pop(name)
            if change.does == "rename":
                holder[change.value] = value
    return data


def _renamed(path: Path, renames: dict[Path, str]) -> Path:
    """Return a path as it leads after fields on it have been renamed."""
    return tuple(renames.get(path[: position + 1], step) for position, step in enumerate(path))


def _typed(data: Any) -> str:
    """Return data as text, so that 1, 1.0 and true differ."""
    from json import dumps

    return dumps(data, ensure_ascii=False, sort_keys=True)
