"""Who answers for what, what is followed up, and what the journal says of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planctl.checks.references import unknown
from planctl.checks.rule import Checked, rule
from planctl.finding import Path, Problem, Related, Severity
from planctl.model.address import REPORTING, Address, NotAnAddressError
from planctl.model.index import Promise, responsible_for
from planctl.model.journal import NOTE_REQUIRED, OCCURRENCE_STATES, PROGRESS_STATES, RETRACTED, Entry
from planctl.model.period import NotAPeriodError, Period
from planctl.schedule import calendar_of, dates_of


@rule("PLN501", Severity.error, "plan")
def nobody_responsible(checked: Checked) -> Iterator[Problem]:
    """Nobody answers for an activity: neither it, its steps nor the plan names a body."""
    for placed in checked.index.activities:
        activity = placed.item
        if not activity.same_as and not activity.withdrawn and not responsible_for(activity, checked.plan):
            yield Problem("nobody-responsible", (*placed.path, "id"), {"title": activity.title})


@rule("PLN502", Severity.warning, "plan")
def nothing_to_follow_up(checked: Checked) -> Iterator[Problem]:
    """Nothing is promised to be reported about an activity, and nobody has said that this is so."""
    plan = checked.plan
    if plan.no_follow_ups or any("progress" in item.asks for item in plan.reporting):
        return
    for placed in checked.index.activities:
        activity = placed.item
        silent = not (activity.follow_ups or activity.no_follow_ups or activity.same_as or activity.withdrawn)
        if silent and not any(area.no_follow_ups for area in placed.areas):
            yield Problem("nothing-to-follow-up", (*placed.path, "id"), {"title": activity.title})


@rule("PLN512", Severity.note, "plan")
def declared_absence(checked: Checked) -> Iterator[Problem]:
    """The plan says that something is missing on purpose: no indicators, nothing to follow up."""
    if checked.plan.no_follow_ups:
        yield Problem("declared-absence", ("no_follow_ups",), {"reason": checked.plan.no_follow_ups}, variant="follow-ups", at_key=True)
    for placed in (*checked.index.areas, *checked.index.activities):
        if placed.item.no_follow_ups:
            values = {"reason": placed.item.no_follow_ups}
            yield Problem("declared-absence", (*placed.path, "no_follow_ups"), values, variant="follow-ups", at_key=True)
    for area in checked.index.areas:
        absent = area.item.no_indicators
        reasons = [(term, getattr(absent, term)) for term in ("all", "short", "long")] if absent else []
        for term, reason in reasons:
            if reason:
                path = (*area.path, "no_indicators") if term == "all" else (*area.path, "no_indicators", term)
                yield Problem("declared-absence", path, {"reason": reason}, variant=f"indicators-{term}", at_key=True)


def entries_of(checked: Checked) -> Iterator[tuple[Path, Entry, Address | None]]:
    """Yield a journal's entries with their paths and what they are about (None: no address)."""
    if checked.journal is None:
        return
    for number, entry in enumerate(checked.journal.entries):
        try:
            address = Address.parse_about(entry.about, checked.plan.id)
        except NotAnAddressError:
            address = None
        yield ("entries", number), entry, address


def promise_of(checked: Checked, address: Address) -> Promise | None:
    """Return the promise that an address names, if there is one."""
    return checked.index.promise_by_address.get((address.subject or "", address.follow_up or ""))


@rule("PLN503", Severity.error, "journal")
def unknown_subject(checked: Checked) -> Iterator[Problem]:
    """An entry is about something that the plan does not have."""
    for path, entry, address in entries_of(checked):
        here = (*path, "about")
        if address is None or address.subject is None:
            yield Problem("unknown-subject", here, {"id": entry.about[:80]}, variant="address")
        elif address.follow_up is not None:
            if promise_of(checked, address) is None:
                yield _unknown_promise(checked, here, address)
        elif address.subject not in checked.index.by_id:
            yield unknown("unknown-subject", here, address.subject, checked.index.by_id)
        elif checked.index.by_id[address.subject].kind == "area":
            yield Problem("unknown-subject", here, {"id": address.subject}, variant="area")


def _unknown_promise(checked: Checked, path: Path, address: Address) -> Problem:
    names = [f"{promise.subject}/{promise.name}" for promise in checked.index.promises]
    return unknown("unknown-subject", path, f"{address.subject}/{address.follow_up}", names)


@rule("PLN504", Severity.error, "journal")
def no_such_occurrence(checked: Checked) -> Iterator[Problem]:
    """An entry is about a time at which the promise does not fall due."""
    calendar = calendar_of(checked.plan)
    for path, _, address in entries_of(checked):
        if address is None:
            continue
        here = (*path, "about")
        if address.period is None:
            yield Problem("no-such-occurrence", here, {"about": address.about}, variant="none")
            continue
        promise = promise_of(checked, address) if address.follow_up else None
        if address.follow_up and promise is None:
            continue  # told by unknown-subject
        known = [period.text for period, _ in dates_of(promise, date.max)] if promise else []
        if known and address.period not in known:
            values = {"period": address.period, "known": _some(known)}
            yield Problem("no-such-occurrence", here, values)
        elif not known and not _is_period(address.period, calendar):
            yield Problem("no-such-occurrence", here, {"period": address.period}, variant="period")


def _some(known: list[str]) -> str:
    return ", ".join(known if len(known) <= 6 else [*known[:3], "…", *known[-2:]])


def _is_period(text: str, calendar: dict[str, tuple[int, int]]) -> bool:
    try:
        Period.parse(text, calendar)
    except NotAPeriodError:
        return False
    return True


@rule("PLN505", Severity.warning, "journal")
def entry_in_the_future(checked: Checked) -> Iterator[Problem]:
    """An entry is dated after the day of the check; until then it does not count."""
    for path, entry, _ in entries_of(checked):
        if entry.date > checked.day:
            yield Problem("entry-in-the-future", (*path, "date"), {"date": entry.date.isoformat(), "day": checked.day.isoformat()})


@rule("PLN506", Severity.error, "journal")
def note_required(checked: Checked) -> Iterator[Problem]:
    """Something is skipped, ended, deferred, cancelled or retracted without a word of why."""
    for path, entry, _ in entries_of(checked):
        if entry.state in NOTE_REQUIRED and not entry.note:
            yield Problem("note-required", (*path, "state"), {"state": entry.state or ""})


@rule("PLN507", Severity.error, "journal")
def wrong_state(checked: Checked) -> Iterator[Problem]:
    """An entry's state does not fit what it is about, or it has none where one is needed."""
    for path, entry, address in entries_of(checked):
        if address is None or address.subject is None:
            continue
        placed = checked.index.by_id.get(address.subject)
        if address.follow_up or address.subject == REPORTING:
            variant, allowed = "occurrence", (*OCCURRENCE_STATES, RETRACTED)
        elif placed is not None and placed.kind == "activity":
            variant, allowed = "activity", (*PROGRESS_STATES, RETRACTED)
        elif placed is not None and placed.kind in {"goal", "indicator"}:
            if entry.state not in {None, RETRACTED} or (entry.state is None and entry.value is None):
                at = (*path, "state") if entry.state else path
                yield Problem("wrong-state", at, {"state": entry.state or ""}, variant="value")
            continue
        else:
            continue
        if entry.state not in allowed:
            at = (*path, "state") if entry.state else path
            values = {"state": entry.state or "", "allowed": ", ".join(allowed)}
            yield Problem("wrong-state", at, values, variant=variant if entry.state else f"no-{variant}")


@rule("PLN508", Severity.warning, "journal")
def repeated_entry(checked: Checked) -> Iterator[Problem]:
    """An entry stands twice, word for word; it counts once."""
    first: dict[str, Path] = {}
    for path, entry, _ in entries_of(checked):
        said = entry.model_dump_json()
        if said in first:
            yield Problem("repeated-entry", path, {}, related=(Related(first[said], "first"),))
        else:
            first[said] = path


@rule("PLN509", Severity.error, "journal")
def deferred_to_when(checked: Checked) -> Iterator[Problem]:
    """Something is deferred without saying to when, or `to` stands on an entry that defers nothing."""
    for path, entry, _ in entries_of(checked):
        if entry.state == "deferred" and entry.to is None:
            yield Problem("deferred-to-when", (*path, "state"), {})
        elif entry.to is not None and entry.state != "deferred":
            yield Problem("deferred-to-when", (*path, "to"), {}, variant="to", at_key=True)


@rule("PLN510", Severity.error, "journal")
def journal_without_plan(checked: Checked) -> Iterator[Problem]:
    """A journal belongs to a plan that isn't there."""
    if checked.plan_index is None and checked.journal is not None:
        yield Problem("journal-without-plan", ("plan",), {"id": checked.journal.plan})


@rule("PLN511", Severity.warning, "journal")
def not_asked(checked: Checked) -> Iterator[Problem]:
    """Each of several bodies is to answer, and one reports that is not among them."""
    for path, entry, address in entries_of(checked):
        promise = promise_of(checked, address) if address and address.follow_up else None
        if promise is None or promise.follow_up is None or promise.follow_up.answers != "each":
            continue
        if entry.state == "reported" and entry.by not in promise.responsible:
            yield Problem("not-asked", (*path, "by"), {"id": entry.by, "asked": ", ".join(promise.responsible)})
