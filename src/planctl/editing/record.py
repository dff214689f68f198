"""Entries into a plan's journal: what it would hold, whether that may be written, and the write itself.

Nothing but the new lines differs from what stood there: the result is read again and compared before anything is written, and in doubt
nothing is. Other outputs of people's answers (forms) come this way too.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planctl import files
from planctl.checks import by_name, located, problems_of
from planctl.document import parse
from planctl.document.personal import hidden
from planctl.editing.entry import line
from planctl.editing.refusal import Refused
from planctl.editing.splicing import new_journal, with_entries
from planctl.finding import Severity
from planctl.model.journal import Journal
from planctl.model.reading import calendar_of, read
from planctl.model.states import RETRACTED
from planctl.schedule import CLOSED, Schedule
from planctl.workspace import JOURNALS, JournalFile, PlanFile, Workspace, limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planctl.document import Document
    from planctl.editing.entry import NewEntry
    from planctl.finding import Problem
    from planctl.model.journal import Entry

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
ATTEMPTS = 20  # each time, another writer came first
ANSWERED = frozenset({"reported", "skipped", "ended"})


@dataclass(frozen=True, slots=True)
class Edit:
    """A journal with entries more: the bytes before (None: no journal yet) and after, the entries as they are read, the plan with them."""

    path: str
    before: bytes | None
    after: bytes
    entries: tuple[Entry, ...]
    file: PlanFile


def record(file: PlanFile, entries: Sequence[NewEntry], day: date, *, correct: bool = False) -> Edit:
    """Write entries into the journal of a sound plan, and return what was written.

    Where somebody else writes at the same time, theirs stays: the journal is read again and the entries are judged anew. Raises `Refused`
    and `FileFault`; then nothing has been written.
    """
    for _ in range(ATTEMPTS - 1):
        edit = recorded(file, entries, day, correct=correct)
        try:
            write(edit)
        except files.FileFault as fault:
            if fault.variant != files.CHANGED:
                raise
            file = reread(file)
        else:
            return edit
    edit = recorded(file, entries, day, correct=correct)
    write(edit)
    return edit


def recorded(file: PlanFile, entries: Sequence[NewEntry], day: date, *, correct: bool = False) -> Edit:
    """Return what the journal of a sound plan would be with entries more; nothing is written.

    `day` is the day on which it is judged; `correct` lets an entry through that concerns what is already closed. Raises `Refused`: an
    entry that says nothing new, that would be a correction, that breaks a rule, or a journal whose layout is not understood.
    """
    edit = _edit(file, entries)
    for entry in edit.entries:
        _refuse_nothing_new(file, entry)
    _refuse_findings(file, edit, day)
    for entry in edit.entries if not correct else ():
        _refuse_correction(file, entry, day)
    return edit


def write(edit: Edit) -> None:
    """Write a journal if it still is what it was. Raises `FileFault`: `changed` when it isn't."""
    files.make_folder(os.path.dirname(edit.path) or ".")
    files.write(edit.path, edit.after, expected=edit.before, new=edit.before is None)


def reread(file: PlanFile) -> PlanFile:
    """Return the plan with its journal as it is on disk now. Raises `FileFault`."""
    path = journal_path(file)
    try:
        content = files.read(path, limits().bytes)
    except files.FileFault as fault:
        if fault.variant == files.MISSING:
            return file.with_journal(None)
        raise
    return file.with_journal(_journal(file, parse(path, content, limits())))


def journal_path(file: PlanFile) -> str:
    """Return where a plan's journal is, or would be."""
    return file.journal.path if file.journal else os.path.join(os.path.dirname(file.path), JOURNALS, f"{file.id}.yaml")


def _journal(file: PlanFile, document: Document) -> JournalFile:
    journal, problems = read(document, Journal, calendar_of(file.document.data))
    return JournalFile(document.file, document, journal, [*document.problems, *problems])


def _edit(file: PlanFile, entries: Sequence[NewEntry]) -> Edit:
    """Return the journal with the entries; what is read of it is what was read before, and they."""
    said = [entry.data() for entry in entries]
    lines = [line(data) for data in said]
    path = journal_path(file)
    if file.journal is None:
        wanted: dict[str, Any] = {"schema": "planctl/journal/v1", "plan": file.id, "entries": said}
        return _made(file, path, None, new_journal(file.id, lines).encode("utf-8"), wanted)
    document = file.journal.document
    if file.journal.journal is None:
        raise Refused("broken")
    mark = BYTE_ORDER_MARK if document.marked else b""
    before = mark + document.written.encode("utf-8")
    wanted = {**document.data, "entries": [*document.data.get("entries", ()), *said]}
    unsure = Refused("unsure")
    for text in with_entries(document, lines):
        try:
            return _made(file, path, before, mark + text.encode("utf-8"), wanted)
        except Refused as refused:
            unsure = refused
    raise unsure


def _made(file: PlanFile, path: str, before: bytes | None, after: bytes, wanted: dict[str, Any]) -> Edit:
    """Return the edit if its text reads as was wanted, to the type of every value."""
    document = parse(path, after, limits())
    journal = _journal(file, document)
    known = Counter(_kind(problem) for problem in file.journal.problems) if file.journal else Counter[Any]()
    faults = [problem for problem in journal.problems if not known[_kind(problem)]]
    if faults:
        raise Refused("findings", tuple(located(problem, document) for problem in faults))
    if journal.journal is None or _typed(document.data) != hidden(_typed(wanted)):
        raise Refused("unsure")
    added = journal.journal.entries[len(file.journal.journal.entries) if file.journal and file.journal.journal else 0 :]
    return Edit(path, before, after, added, file.with_journal(journal))


def _typed(data: Any) -> str:
    """Return data as text, so that 1, 1.0 and true differ."""
    from json import dumps

    return dumps(data, ensure_ascii=False)


def _refuse_findings(file: PlanFile, edit: Edit, day: date) -> None:
    """Refuse what the rules would find in the journal that they don't find now. Notes alone keep nobody from reporting."""
    after = [problem for problem in _problems(edit.file, day) if by_name[problem.name].severity >= Severity.warning]
    before = Counter(_kind(problem) for problem in _problems(file, day)) if after else Counter[Any]()
    found = []
    for problem in after:
        if before[_kind(problem)]:
            before[_kind(problem)] -= 1
        elif edit.file.journal:
            found.append(located(problem, edit.file.journal.document))
    if found:
        raise Refused("findings", tuple(found))


def _problems(file: PlanFile, day: date) -> Iterator[Problem]:
    if file.journal:
        yield from problems_of(file.journal, Workspace(plans=[file], journals=[file.journal]), day)


def _kind(problem: Problem) -> tuple[object, ...]:
    return problem.name, problem.path, problem.variant, tuple(sorted(problem.values.items()))


def _refuse_nothing_new(file: PlanFile, entry: Entry) -> None:
    """Refuse what the same body has said already, what comes too late to count, and a retraction of nothing."""
    entries = file.journal.journal.entries if file.journal and file.journal.journal else ()
    said = [other.date for other in entries if (other.about, other.by) == (entry.about, entry.by)]
    if said and max(said) > entry.date:
        raise Refused("older", about=entry.about, by=entry.by, date=max(said).isoformat())
    latest = Schedule.on(file, entry.date).ledger.standing(entry.about).get(entry.by)
    if latest is None and entry.state == RETRACTED:
        raise Refused("nothing-to-retract", about=entry.about, by=entry.by)
    if latest is not None and entry.model_copy(update={"date": latest.date}) == latest:
        raise Refused("nothing-new", about=entry.about, by=entry.by, date=latest.date.isoformat())


def _refuse_correction(file: PlanFile, entry: Entry, day: date) -> None:
    """Refuse an entry about what is closed, and one that replaces the same body's answer or value."""
    schedule = Schedule.on(file, day)
    closed = next((each for each in schedule.named(entry.about) if each.state == CLOSED), None)
    if closed is not None:
        by, on = (closed.entry.by, closed.entry.date.isoformat()) if closed.entry else ("", "")
        raise Refused("correction", about=entry.about, closed_by=closed.closed_by or "", by=by, date=on)
    latest = schedule.ledger.standing(entry.about).get(entry.by)
    if latest is not None and (latest.state in ANSWERED or (latest.state is None and latest.value is not None)):
        raise Refused("correction", about=entry.about, closed_by="", by=latest.by, date=latest.date.isoformat())
