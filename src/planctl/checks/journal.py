"""What the journal says, and whether the plan has what it says it about."""

from __future__ import annotations

import os
from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING

from planctl.checks.references import Known, unknown
from planctl.checks.rule import Checked, rule
from planctl.finding import Path, Problem, Related, Severity
from planctl.ledger import standing_order
from planctl.model.address import RESERVED, Address, NotAnAddressError
from planctl.model.period import MonthAndDay, NotAPeriodError, Period
from planctl.model.states import NOTE_REQUIRED, OCCURRENCE_STATES, PROGRESS_STATES, RETRACTED
from planctl.schedule import calendar_of, dates_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.model.index import Index, Promise
    from planctl.model.journal import Entry
    from planctl.model.plan import Plan

ALLOWED = {"occurrence": (*OCCURRENCE_STATES, RETRACTED), "activity": (*PROGRESS_STATES, RETRACTED)}
MOST_LISTED = 6  # occurrences listed in a message; of more, the first three and the last two


def entries_of(checked: Checked) -> Iterator[tuple[Path, Entry, Address | None]]:
    """Yield a journal's entries with their paths and what they are about (None: no address)."""
    for number, entry in enumerate(checked.journal.entries if checked.journal else ()):
        try:
            address = Address.parse_about(entry.about, checked.plan.id)
        except NotAnAddressError:
            address = None
        yield ("entries", number), entry, address


def promise_of(checked: Checked, address: Address | None) -> Promise | None:
    """Return the promise that an address names, if there is one."""
    return checked.index.promise_by_address.get((address.subject or "", address.follow_up or "")) if address else None


class Deadlines:
    """The original deadlines of a plan's promises, by period; computed when first asked for."""

    def __init__(self, plan: Plan) -> None:
        self.decided = sorted(decision.date.first for decision in plan.decisions if decision.period)
        self.found: dict[tuple[str, str, int], dict[str, date]] = {}

    def of(self, promise: Promise, day: date = date.max) -> dict[str, date]:
        """Return the deadlines of one promise as decided up to a day; none of an undated one."""
        stage = promise.subject, promise.name, bisect_right(self.decided, day)
        if stage not in self.found:
            self.found[stage] = {period.text: deadline for period, deadline in dates_of(promise, day)}
        return self.found[stage]


@rule("PLN503", Severity.error, "journal")
def unknown_subject(checked: Checked) -> Iterator[Problem]:
    """A journal entry is about something that the plan does not have.

    What was reported shows up nowhere, and what it was meant for still counts as unanswered. Something that has been reported about is
    never deleted from a plan: it gets `withdrawn`, or another takes over its id with `replaces`.

    Fix: correct the address in `about`.

    Bad:
        - {date: 2026-01-20, about: traffa-foreningar/measure@2025, by: sf, state: reported, value: 3}

    Good:
        - {date: 2026-01-20, about: traffa-foreningarna/measure@2025, by: sf, state: reported, value: 3}
    """
    old_subjects, old_promises = _replaced(checked.index)
    subjects = Known(checked.index.by_id)
    promises = Known(f"{promise.subject}/{promise.name}" for promise in checked.index.promises)
    for path, entry, address in entries_of(checked):
        here = (*path, "about")
        beginning, slash, rest = entry.about.partition("/")
        if slash and beginning == checked.plan.id and beginning not in checked.index.by_id:
            yield Problem("unknown-subject", here, {"rest": rest[:200]}, variant="with-plan")
        elif address is None or address.subject is None or (address.follow_up is None and address.subject in RESERVED):
            yield Problem("unknown-subject", here, {"id": entry.about[:80]}, variant="address")
        elif address.subject in old_subjects or (address.subject, address.follow_up) in old_promises:
            continue
        elif address.follow_up is not None:
            if promise_of(checked, address) is None:
                yield unknown("unknown-subject", here, f"{address.subject}/{address.follow_up}", promises)
        elif address.subject not in subjects:
            yield unknown("unknown-subject", here, address.subject, subjects)
        elif checked.index.by_id[address.subject].kind == "area":
            yield Problem("unknown-subject", here, {"id": address.subject}, variant="area")


def _replaced(index: Index) -> tuple[set[str], set[tuple[str, str | None]]]:
    """Return the ids that others have taken over: of subjects, and of follow-ups and rounds with their subject."""
    subjects = {str(old) for placed in index.subjects for old in placed.item.replaces}
    return subjects, {(promise.subject, old) for promise in index.promises for old in promise.item.replaces}


@rule("PLN504", Severity.error, "journal")
def no_such_occurrence(checked: Checked) -> Iterator[Problem]:
    """A journal entry is about an occurrence that does not exist.

    The report answers nothing, and the occurrence that was meant still counts as unanswered. An occurrence has the name of its period,
    also when it has been deferred.

    Fix: correct the period after `@`; the message lists those that there are.

    Bad:
        - {date: 2026-01-20, about: traffa-foreningarna/measure@2052, by: sf, state: reported, value: 3}

    Good:
        - {date: 2026-01-20, about: traffa-foreningarna/measure@2025, by: sf, state: reported, value: 3}
    """
    deadlines, calendar = Deadlines(checked.plan), calendar_of(checked.plan)
    for path, entry, address in entries_of(checked):
        promise = promise_of(checked, address)
        if address is None or (promise is None and (address.follow_up or address.subject not in checked.index.by_id)):
            continue  # told by unknown-subject
        known = deadlines.of(promise) if promise else {}
        here = (*path, "about")
        if address.period is None:
            example = next(iter(known), f"{checked.plan.period.first.year}")
            yield Problem("no-such-occurrence", here, {"about": address.about, "example": example}, variant="none")
        elif not known or promise is None:
            yield from _faulty_period(here, address.period, calendar)
        elif address.period not in known and address.period not in deadlines.of(promise, entry.date):  # shortened since then
            yield Problem("no-such-occurrence", here, {"period": address.period, "known": _some(list(known))})


def _some(known: list[str]) -> str:
    return ", ".join(known if len(known) <= MOST_LISTED else [*known[:3], "…", *known[-2:]])


def _faulty_period(path: Path, text: str, calendar: dict[str, MonthAndDay]) -> Iterator[Problem]:
    try:
        Period.parse(text, calendar)
    except NotAPeriodError as error:
        yield Problem("no-such-occurrence", path, {"period": text}, variant="point" if error.variant == "point" else "period")


@rule("PLN505", Severity.warning, "journal")
def entry_in_the_future(checked: Checked) -> Iterator[Problem]:
    """A journal entry is dated in the future.

    It does not count until that day. With a mistyped year, what is reported today would be missing from every list.

    Fix: correct the date.

    Bad:
        - {date: 2062-01-20, about: traffa-foreningarna@2025, by: sf, state: ongoing}

    Good:
        - {date: 2026-01-20, about: traffa-foreningarna@2025, by: sf, state: ongoing}
    """
    for path, entry, _ in entries_of(checked):
        if entry.date > checked.day:
            yield Problem("entry-in-the-future", (*path, "date"), {"date": entry.date.isoformat(), "day": checked.day.isoformat()})


@rule("PLN506", Severity.error, "journal")
def note_required(checked: Checked) -> Iterator[Problem]:
    """A journal entry lacks the note that its state needs.

    When something was skipped, deferred, ended, cancelled or retracted, the reader asks why, perhaps years later when nobody remembers.

    Fix: say why in a few words in `note`.

    Bad:
        - {date: 2026-01-20, about: traffa-foreningarna/measure@2025, by: sf, state: skipped}

    Good:
        - {date: 2026-01-20, about: traffa-foreningarna/measure@2025, by: sf, state: skipped, note: "Inga träffar hölls"}
    """
    for path, entry, _ in entries_of(checked):
        if entry.state in NOTE_REQUIRED and not entry.note:
            yield Problem("note-required", (*path, "state"), {"state": entry.state or ""})


@rule("PLN507", Severity.error, "journal")
def wrong_state(checked: Checked) -> Iterator[Problem]:
    """A journal entry's state does not fit what it is about.

    A follow-up is reported, skipped, deferred or ended. An activity is planned, ongoing, done, paused or cancelled. About a goal or an
    indicator there is only a value. An entry of another kind changes nothing, though whoever wrote it believes that it does.

    Fix: choose a state that fits, or correct the address in `about`.

    Bad:
        - {date: 2026-01-20, about: traffa-foreningarna@2025, by: sf, state: reported}

    Good:
        - {date: 2026-01-20, about: traffa-foreningarna/start@2025, by: sf, state: reported}
    """
    for path, entry, address in entries_of(checked):
        about = _about(checked, address)
        if about == "value":
            yield from _wrong_value(path, entry)
        elif about and entry.state is None:
            yield Problem("wrong-state", path, {"allowed": ", ".join(ALLOWED[about])}, variant=f"no-{about}")
        elif about and entry.state not in ALLOWED[about]:
            values = {"state": entry.state or "", "allowed": ", ".join(ALLOWED[about])}
            yield Problem("wrong-state", (*path, "state"), values, variant=about)


def _about(checked: Checked, address: Address | None) -> str | None:
    """Return what an address is about, for its states: an occurrence, an activity, a value; None where the plan has nothing there."""
    if promise_of(checked, address):
        return "occurrence"
    if address is None or address.follow_up or address.subject not in checked.index.by_id:
        return None
    kind = checked.index.by_id[address.subject].kind
    return {"activity": "activity", "goal": "value", "indicator": "value"}.get(kind)


def _wrong_value(path: Path, entry: Entry) -> Iterator[Problem]:
    if entry.state not in {None, RETRACTED}:
        yield Problem("wrong-state", (*path, "state"), {"state": entry.state or ""}, variant="value")
    elif entry.state is None and entry.value is None:
        yield Problem("wrong-state", path, variant="no-value")


@rule("PLN508", Severity.warning, "journal")
def repeated_entry(checked: Checked) -> Iterator[Problem]:
    """The same journal entry is there twice.

    It is usually left from joining two people's files. It counts once, but a reader wonders whether something was reported twice.

    Fix: delete one of the two.

    Bad:
        - {date: 2026-01-20, about: traffa-foreningarna/measure@2025, by: sf, state: reported, value: 3}
        - {date: 2026-01-20, about: traffa-foreningarna/measure@2025, by: sf, state: reported, value: 3}

    Good:
        - {date: 2026-01-20, about: traffa-foreningarna/measure@2025, by: sf, state: reported, value: 3}
    """
    # The same words count again where the same body said something else that day in between.
    latest: dict[tuple[str, str, date], tuple[Path, str]] = {}
    for path, entry, _ in entries_of(checked):
        who, said = (entry.about, entry.by, entry.date), entry.model_dump_json()
        before, before_said = latest.get(who, (path, ""))
        if said == before_said:
            yield Problem("repeated-entry", path, related=(Related(before, "first"),))
        else:
            latest[who] = path, said


@rule("PLN509", Severity.error, "journal")
def deferred_to_when(checked: Checked) -> Iterator[Problem]:
    """A journal entry defers something without saying to when, or to an earlier time.

    A deferral moves the deadline. Without a later time the old deadline stays, and the follow-up becomes late although it was deferred.

    Fix: give the new period in `to`; leave `to` out where nothing is deferred.

    Bad:
        - {date: 2025-11-02, about: traffa-foreningarna/start@2025, by: sf, state: deferred, note: "Tjänsten är vakant"}

    Good:
        - {date: 2025-11-02, about: traffa-foreningarna/start@2025, by: sf, state: deferred, to: 2026, note: "Tjänsten är vakant"}
    """
    deadlines = Deadlines(checked.plan)
    for path, entry, address in entries_of(checked):
        if entry.state != "deferred":
            if entry.to is not None:
                yield Problem("deferred-to-when", (*path, "to"), variant="to", at_key=True)
        elif entry.to is None:
            yield Problem("deferred-to-when", (*path, "state"))
        else:
            promise = promise_of(checked, address)
            deadline = deadlines.of(promise).get(address.period or "") if promise and address else None
            if deadline and entry.to.last < deadline:
                values = {"to": entry.to.text, "deadline": deadline.isoformat()}
                yield Problem("deferred-to-when", (*path, "to"), values, variant="earlier")


@rule("PLN510", Severity.error, "journal")
def journal_without_plan(checked: Checked) -> Iterator[Problem]:
    """A journal belongs to a plan that is not there.

    What was reported belongs to nothing in a plan, and shows up nowhere.

    Fix: correct the plan's id in `plan`, or put the plan's file in the folder above the journal's.

    Bad:
        # plans/exempel-2025-2027.yaml
        # plans/journals/exempel-2025.yaml
        schema: planctl/journal/v1
        plan: exempel-2025

    Good:
        # plans/exempel-2025-2027.yaml
        # plans/journals/exempel-2025-2027.yaml
        schema: planctl/journal/v1
        plan: exempel-2025-2027
    """
    journal = checked.journal
    if journal is None:
        return
    ids = {file.id for file in checked.workspace.plans}
    misnamed = _stem(checked.document.file) in ids or journal.plan in {_stem(file.path) for file in checked.workspace.plans}
    if journal.plan not in ids and not misnamed:  # else told by wrong-file-name
        yield Problem("journal-without-plan", ("plan",), {"id": journal.plan})


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path))[0]


@rule("PLN511", Severity.warning, "journal")
def not_asked(checked: Checked) -> Iterator[Problem]:
    """An organisation reports without having been asked.

    Where each of several is to answer, only their reports count. This one answers nothing, and the one that was meant is still waited for.

    Fix: correct `by`, or add the organisation to those responsible.

    Bad:
        # responsible: [sf, buf], answers: each
        - {date: 2026-01-22, about: traffa-foreningarna/measure@2025, by: ksf, state: reported, value: 1}

    Good:
        # responsible: [sf, buf], answers: each
        - {date: 2026-01-22, about: traffa-foreningarna/measure@2025, by: buf, state: reported, value: 1}
    """
    standing = {id(entry) for entry in standing_order(checked.journal.entries if checked.journal else (), date.max)}
    for path, entry, address in entries_of(checked):
        promise = promise_of(checked, address)
        if promise is None or promise.follow_up is None or promise.follow_up.answers != "each":
            continue
        known = checked.plan.organisations.keys() >= {entry.by, *promise.responsible}  # else told by unknown-organisation
        if entry.state == "reported" and known and entry.by not in promise.responsible and id(entry) in standing:
            yield Problem("not-asked", (*path, "by"), {"id": entry.by, "asked": ", ".join(promise.responsible)})
