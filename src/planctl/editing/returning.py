"""Returned forms and the plans they ask about → the entries to record, what is recorded already, and what is refused, row by row."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from planctl.editing.answers import CellFault, answered, fields_of
from planctl.editing.entry import NewEntry
from planctl.editing.question import is_digest, question
from planctl.editing.record import Edit, recorded
from planctl.editing.refusal import Refused
from planctl.model.address import Address, NotAnAddressError
from planctl.model.states import RETRACTED
from planctl.schedule import Schedule, calendar_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from planctl.editing.sheets import Filled, Returned
    from planctl.model.journal import Entry
    from planctl.workspace import PlanFile


class RowFault(NamedTuple):
    """Why a row is not recorded: its workbook, sheet and row, and what is wrong with which cell; or what recording it is refused for."""

    workbook: str
    sheet: str
    row: int
    fault: CellFault
    refused: Refused | None = None

    @property
    def place(self) -> str:
        """Where it stands, as a spreadsheet names it: `Uppföljning!F12`, of a whole row `Uppföljning!12`."""
        return f"{self.sheet}!{self.fault.column}{self.row}"


class Answer(NamedTuple):
    """A row that can be recorded."""

    workbook: str
    filled: Filled
    entry: NewEntry


@dataclass(slots=True)
class Incoming:
    """What comes in: an edit of each plan's journal, rows that are in it already, faults by place, rows left unanswered."""

    edits: list[Edit] = field(default_factory=list)
    already: int = 0
    unanswered: int = 0
    faults: list[RowFault] = field(default_factory=list)


def incoming(plans: Iterable[PlanFile], workbooks: Sequence[tuple[str, Returned]], day: date, *, correct: bool = False) -> Incoming:
    """Judge every filled row of several workbooks (name and content) against sound plans and their journals; nothing is written.

    Rows without faults go on when others have some: importing again records none of them twice. `correct` lets a row in that its body
    has answered otherwise since the form was made.
    """
    found = Incoming(unanswered=sum(content.unanswered for _, content in workbooks))
    by_id = {file.index.plan.id: _Plan(file, day, correct=correct) for file in plans}
    answers: dict[str, list[Answer]] = defaultdict(list)
    for name, row in _sound_rows(workbooks, found):
        plan, _, about = row.address.partition("/")
        made = by_id[plan].answer(row, about) if plan in by_id else CellFault(_why_unknown(row.address), values={"plan": plan})
        if made is None:
            found.already += 1
        elif isinstance(made, NewEntry):
            answers[plan].append(Answer(name, row, made))
        else:
            faults = [made] if isinstance(made, CellFault) else made
            found.faults += [RowFault(name, row.sheet, row.row, fault) for fault in faults]
    for plan, rows in answers.items():
        _record(by_id[plan].file, _unequivocal(rows, found), day, found)
    found.faults.sort(key=lambda fault: [name for name, _ in workbooks].index(fault.workbook))
    return found


def _sound_rows(workbooks: Sequence[tuple[str, Returned]], found: Incoming) -> list[tuple[str, Filled]]:
    """Return the filled rows but those under merged cells, which are told."""
    rows = []
    for name, content in workbooks:
        for area in content.merged:
            column = area.place.rstrip("0123456789").partition(":")[0].rstrip("0123456789")
            found.faults.append(RowFault(name, area.sheet, area.rows[0], CellFault("merged", column, {"place": area.place})))
        hidden = {(area.sheet, number) for area in content.merged for number in area.rows}
        rows += [(name, row) for row in content.filled if (row.sheet, row.row) not in hidden]
    return rows


def _why_unknown(address: str) -> str:
    try:
        Address.parse(address)
    except NotAnAddressError:
        return "no-address"
    return "no-plan"


class _Plan:
    """A plan as it stands now, which answers are held against."""

    def __init__(self, file: PlanFile, day: date, *, correct: bool) -> None:
        self.file = file
        self.day = day
        self.correct = correct
        self.schedule = Schedule.on(file, day)
        self.calendar = calendar_of(file.index.plan)

    def answer(self, row: Filled, about: str) -> NewEntry | CellFault | list[CellFault] | None:
        """Return the entry that a row makes; None where it is in the journal already; else its faults."""
        journal = self.file.journal.journal if self.file.journal else None
        asked = question(self.schedule, journal, about, row.by)
        if asked is None:
            return CellFault("gone")
        if not is_digest(row.digest):
            return CellFault("no-digest")
        since = asked.answered_since(row.digest)
        known = asked.own[: len(asked.own) - len(since)] if since is not None else ()
        earlier = _standing(known)
        fields, faults = answered(asked, row.cells, earlier, self.calendar)
        if faults:
            return faults
        said = [*(since if since is not None else asked.own), *([earlier] if earlier else [])]
        if any(fields_of(entry) == fields for entry in said):
            return None
        return self.stale(asked.changed(row.digest), since) or NewEntry(self.day, about, row.by, **fields)

    def stale(self, changed: tuple[str, ...], since: tuple[Entry, ...] | None) -> CellFault | None:
        """Return why a row no longer asks what the plan and the journal ask."""
        if "closed" in changed:
            return CellFault("closed")
        if changed:
            return CellFault("changed", values={"aspects": " ".join(changed)})
        if since and not self.correct:
            return CellFault("answered", values={"date": since[-1].date.isoformat()})
        return CellFault("rewritten") if since is None and not self.correct else None


def _standing(entries: Sequence[Entry]) -> Entry | None:
    """Return what of a body's entries about one thing stands: the latest, unless taken back."""
    if not entries:
        return None
    latest = max(enumerate(entries), key=lambda pair: (pair[1].date, pair[0]))[1]
    return None if latest.state == RETRACTED else latest


def _unequivocal(rows: list[Answer], found: Incoming) -> list[Answer]:
    """Return one row for each question: equal copies of a row count once, and differing ones are refused all."""
    same: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for row in rows:
        same[row.entry.about, row.entry.by].append(row)
    kept = []
    for copies in same.values():
        if all(copy.entry == copies[0].entry for copy in copies):
            kept.append(copies[0])
            continue
        for copy in copies:
            others = ", ".join(f"{other.filled.sheet}!{other.filled.row}" for other in copies if other is not copy)
            found.faults.append(RowFault(copy.workbook, copy.filled.sheet, copy.filled.row, CellFault("twice", values={"others": others})))
    return kept


def _record(file: PlanFile, rows: list[Answer], day: date, found: Incoming) -> None:
    """Add the edit that records the rows; where recording them together is refused, without those that are refused by themselves."""
    if not rows:
        return
    try:
        found.edits.append(recorded(file, [row.entry for row in rows], day, correct=True))
    except Refused as refused:
        alone = {number: _refusal(file, row.entry, day) for number, row in enumerate(rows)}
        sound = [row for number, row in enumerate(rows) if alone[number] is None]
        if len(sound) == len(rows):  # refused only together
            alone, sound = dict.fromkeys(alone, refused), []
        for number, row in enumerate(rows):
            why = alone[number]
            if why is not None:
                found.faults.append(RowFault(row.workbook, row.filled.sheet, row.filled.row, CellFault("refused"), why))
        _record(file, sound, day, found)


def _refusal(file: PlanFile, entry: NewEntry, day: date) -> Refused | None:
    try:
        recorded(file, [entry], day, correct=True)
    except Refused as refused:
        return refused
    return None
