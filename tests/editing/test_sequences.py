"""A thousand random sequences of record and correction, upon journals as people write them: every law holds after every step."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from typing import Any

from builders import FULL, PLANS, TODAY
from planctl import checks, workspace
from planctl.document import parse
from planctl.editing.entry import NewEntry
from planctl.editing.record import Edit, recorded
from planctl.editing.refusal import Refused
from planctl.finding import Severity
from planctl.model.journal import Journal
from planctl.model.reading import calendar_of, read
from planctl.model.states import NOTE_REQUIRED, PROGRESS_STATES
from planctl.schedule import CLOSED, Occurrence, Schedule
from planctl.workspace import JournalFile, PlanFile, Workspace

SEQUENCES, LONGEST = 1000, 4
FILE = next(file for file in workspace.load([PLANS]).plans if file.id == FULL)
TEXTS = ["Klart", "a: b # c", ": ", '"', "å\nä", "  två  ", "- {x}", "2026-01-01", "ja", "*", "\\", "🙂", "x" * 300, "# inte en kommentar"]
BODIES = ("sf", "buf", "kff", "exempel", "styrgrupp")


class Hand:
    """Writes journals as a person may, and chooses what is reported."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - examples, no secrets
        self.things = [placed for placed in FILE.index.subjects if placed.kind in {"activity", "indicator", "goal"}]
        self.promises = FILE.index.promises

    def journal(self) -> bytes | None:
        """Return a journal in some layout, or None for a plan without one."""
        assert FILE.journal is not None
        written = FILE.journal.document.data["entries"]
        start = self.random.randrange(len(written))
        entries = written[start : start + self.random.randrange(5)]
        if self.random.random() < 0.1:
            return None
        indent = " " * self.random.choice([0, 2, 2, 4])
        lines = [*self.comment(""), "schema: planctl/journal/v1", *self.comment(""), f"plan: {FULL}", *self.blank()]
        lines += ["entries:" if entries else self.random.choice(["entries: []", "entries: [ ]  # än så länge", "# inga poster"])]
        for entry in entries:
            lines += [*self.comment(indent), *self.entry(entry, indent), *self.blank()]
        lines += [*self.comment(indent), *self.comment("")]
        line_end = self.random.choice(["\n", "\n", "\r\n"])
        text = line_end.join(lines) + self.random.choice(["", line_end, line_end, line_end * 2])
        return self.random.choice(["", "", "\ufeff"]).encode() + text.encode()

    def comment(self, indent: str) -> list[str]:
        return self.random.choice([[], [], [f"{indent}# {self.random.choice(TEXTS)[:9].strip()}".replace("\n", " ")]])

    def blank(self) -> list[str]:
        return self.random.choice([[], [], [], ["", ""], ["  "]])

    def entry(self, entry: dict[str, Any], indent: str) -> list[str]:
        fields = {
            name: value if name in {"date", "about", "to"} else json.dumps(value, ensure_ascii=False) for name, value in entry.items()
        }
        if self.random.random() < 0.5:
            after = self.random.choice(["", "", "   # så var det", " "])
            return [f"{indent}- {{{', '.join(f'{name}: {value}' for name, value in fields.items())}}}{after}"]
        note = entry.get("note", "")
        if note.isprintable() and note.strip() == note and note:
            fields.pop("note")
            fields["note"] = self.random.choice(["|", "|-", ">", "|+"]) + f"\n{indent}    {note}"
        (first, *rest) = [f"{name}: {value}" for name, value in fields.items()]
        return "\n".join([f"{indent}- {first}", *(f"{indent}  {line}" for line in rest)]).split("\n")

    def new_entry(self, schedule: Schedule) -> NewEntry:
        """Return something that somebody may report; a rule may be against it."""
        day = TODAY - timedelta(days=self.random.choice([0, 0, 0, 1, 9]))
        fields: dict[str, Any] = {}
        if self.random.random() < 0.65:
            occurrence = self.random.choice(list(schedule.of(self.random.choice(self.promises))) or [self.first(schedule)])
            about = occurrence.address.about if occurrence.period else f"{occurrence.address.about}@2026"
            fields["state"] = self.random.choice(["reported", "reported", "reported", "skipped", "deferred", "ended", "retracted"])
            bodies = (*occurrence.promise.responsible, *occurrence.promise.responsible, *BODIES)
            fields |= {"to": self.random.choice(["2027", "2028-H1", "2030-03-01"])} if fields["state"] == "deferred" else {}
        else:
            placed = self.random.choice(self.things)
            about, bodies = f"{placed.id}@{self.random.choice(['2025-delar', '2026-varen', '2026'])}", BODIES
            fields["state"] = self.random.choice(PROGRESS_STATES) if placed.kind == "activity" else None
        if fields["state"] in {None, "reported"} and (fields["state"] is None or self.random.random() < 0.6):
            fields["value"] = self.random.choice([0, 4, 3.5, True, "Bra", {"norr": 1, "söder": 2.5}])
        if fields["state"] in NOTE_REQUIRED or self.random.random() < 0.4:
            fields["note"] = self.random.choice(TEXTS)
        if self.random.random() < 0.2:
            fields |= {"light": self.random.choice(["green", "yellow", "red"]), "cause": self.random.choice(TEXTS)}
        return NewEntry(day, about, self.random.choice(bodies), **fields)

    def first(self, schedule: Schedule) -> Occurrence:
        return next(schedule.occurrences())


def with_journal(content: bytes | None) -> PlanFile:
    if content is None:
        return FILE.with_journal(None)
    document = parse("plans/journals/p.yaml", content)
    journal, problems = read(document, Journal, calendar_of(FILE.document.data))
    assert journal is not None, (content.decode(), document.problems, problems)
    return FILE.with_journal(JournalFile(document.file, document, journal, [*document.problems, *problems]))


def test_a_thousand_sequences_keep_every_law() -> None:
    told = {"written": 0, "corrected": 0, "refused": 0}
    for seed in range(SEQUENCES):
        hand = Hand(seed)
        file = with_journal(hand.journal())
        known, was = faults(file), how_all_stands(file)
        for _ in range(hand.random.randint(1, LONGEST)):
            edit = attempt(file, hand.new_entry(Schedule.on(file, TODAY)), told, seed)
            if edit is not None:
                keeps_what_was_written(file, edit, seed)
                changes_what_it_says_and_nothing_else(file, edit, seed)
                file, before, was = edit.file, was, how_all_stands(edit.file)
                touched = edit.entries[0].about.partition("/")[0].partition("@")[0]
                assert {key: how for key, how in was.items() if key[0] != touched} == {
                    key: how for key, how in before.items() if key[0] != touched
                }, seed  # closing one occurrence changes none of another activity
        assert faults(file) <= known, seed
    assert told["written"] > SEQUENCES
    assert min(told["corrected"], told["refused"]) > SEQUENCES / 10


def attempt(file: PlanFile, entry: NewEntry, told: dict[str, int], seed: int) -> Edit | None:
    """Record an entry, as a correction where it is one; None where it is refused, and then not for the journal's layout."""
    key = "correction"
    for correct in (False, True):
        if key == "correction":
            try:
                edit = recorded(file, [entry], TODAY, correct=correct)
            except Refused as refused:
                key = refused.key
            else:
                told["corrected" if correct else "written"] += 1
                return edit
    assert key in {"nothing-new", "nothing-to-retract", "older", "findings"}, (seed, key)
    told["refused"] += 1
    return None


def faults(file: PlanFile) -> set[tuple[str, str]]:
    """Return the rules that the journal breaks, and how."""
    if file.journal is None:
        return set()
    found = checks.problems_of(file.journal, Workspace(plans=[file], journals=[file.journal]), TODAY)
    graver = (problem for problem in found if checks.by_name[problem.name].severity > Severity.note)  # a note keeps nobody from reporting
    return {(problem.name, str(sorted(problem.values.items()))) for problem in graver}


def keeps_what_was_written(file: PlanFile, edit: Edit, seed: int) -> None:
    """Every earlier byte is there, in its order, but for the brackets of an empty list; the entries are the earlier ones and the new."""
    before, after = edit.before or b"", edit.after
    if b"entries: [" in before and b"entries: [" not in after:
        before = before.replace(b" []", b"").replace(b" [ ]", b"")
    kept = next((number for number, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(before))
    added = len(after) - len(before)
    # Where the new line begins as the next one does, the common beginning is longer than what stands above it.
    assert any(after[: kept - back] + after[kept - back + added :] == before for back in range(min(kept, 400) + 1)), seed
    comments = [line.strip() for line in before.splitlines() if line.strip().startswith(b"#")]
    assert [line.strip() for line in after.splitlines() if line.strip().startswith(b"#")] == comments, seed
    assert file.journal is None or file.journal.journal is not None
    earlier = file.journal.journal.entries if file.journal and file.journal.journal else ()
    assert edit.file.journal is not None
    assert edit.file.journal.journal is not None
    assert edit.file.journal.journal.entries == (*earlier, *edit.entries), seed
    assert len(edit.entries) == 1
    assert (b"\r\n" in after) == (b"\r\n" in before) or not before.strip().count(b"\n"), seed


def changes_what_it_says_and_nothing_else(file: PlanFile, edit: Edit, seed: int) -> None:
    """Only that body's standing entry about that thing is another, and what it is about stands as it says."""
    (entry,) = edit.entries
    was, now = Schedule.on(file, TODAY), Schedule.on(edit.file, TODAY)
    for about in was.ledger.history.keys() | now.ledger.history.keys():
        before, after = was.ledger.standing(about), now.ledger.standing(about)
        if about == entry.about:
            assert after.get(entry.by) == (None if entry.state == "retracted" else entry), seed
            before, after = ({by: said for by, said in told.items() if by != entry.by} for told in (before, after))
        assert before == after, (seed, about)
    for occurrence in now.named(entry.about):
        stands_as_told(occurrence, entry.state or "", entry.to.last if entry.to else None, now, seed)


def how_all_stands(file: PlanFile) -> dict[tuple[str, str], list[object]]:
    """Return how every occurrence stands, by what it belongs to. Rounds count what is said of others: they are left out."""
    schedule = Schedule.on(file, TODAY)
    return {
        (promise.subject, promise.name): [
            (each.period, each.state, each.closed_by, each.deadline, each.answered, each.entry) for each in schedule.of(promise)
        ]
        for promise in file.index.promises
        if not promise.round
    }


def stands_as_told(occurrence: Occurrence, state: str, to: date | None, schedule: Schedule, seed: int) -> None:
    """The occurrence that was reported about stands as the entry says."""
    if occurrence.period is None:
        assert occurrence.state == (CLOSED if occurrence.closed_by else "undated"), seed
        return
    reported = {by for by, said in schedule.ledger.standing(occurrence.address.about).items() if said.state == "reported"}
    every = occurrence.promise.follow_up is not None and occurrence.promise.follow_up.answers == "each"
    answered = set(occurrence.promise.responsible) <= reported if every else bool(reported)
    if answered:
        assert (occurrence.state, occurrence.closed_by) == (CLOSED, "reported"), seed
    if state in {"skipped", "ended"}:
        assert occurrence.state == CLOSED, seed
    if state == "deferred" and to is not None:
        assert occurrence.deadline == to, seed
