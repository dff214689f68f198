"""What has been reported, held against what was asked: rounds without an answer, work that is done too early, figures that can't be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planctl.checks.journal import entries_of, promise_of
from planctl.checks.rule import Checked, rule
from planctl.checks.targets import fits
from planctl.finding import Problem, Severity
from planctl.schedule import OVERDUE, Schedule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.model.address import Address
    from planctl.model.journal import Entry
    from planctl.model.plan import Indicator

DONE = "done"
# What a figure counts when it counts people, or what happens to them.
_PEOPLE = (
    r"\b(?:person|individ|barn|elev|ungdom|unga\b|vuxna|äldre|flick|pojk|kvinn|män\b|föräld|anhörig|deltag|patient|brukare|klient|invånar|"
    r"medborgar|medarbetar|placerade|suicid|självmord|dödsfall|vårdtagar|hemlös|ensamkommande|people|child|pupil|adult|wom[ae]n|m[ae]n\b)"
)


@rule("PLN513", Severity.warning, "plan")
def unanswered_round(checked: Checked) -> Iterator[Problem]:
    """A reporting round's last day has passed, and nobody has answered.

    The steering group has nothing to read, and what goes wrong is seen a round later. Rounds from before the journal's first entry are
    passed over, and so are those of a plan without a journal.

    Fix: ask those responsible; a round that was not held gets an entry `skipped` with the reason.

    Bad:
        # Rundan 2025-delar är passerad
        entries: []

    Good:
        entries:
          - {date: 2025-09-10, about: traffa-foreningarna@2025-delar, by: sf, state: ongoing}
    """
    journal = checked.journal_file.journal if checked.journal_file else None
    if journal is None or not journal.entries:
        return
    begun = min(entry.date for entry in journal.entries)
    schedule = Schedule(checked.index, journal, checked.day)
    for promise in checked.promises():
        if promise.round is None:
            continue
        open_ = [each for each in schedule.of(promise) if each.state == OVERDUE and each.entry is None]
        silent = [each for each in open_ if each.coverage and not each.coverage[0] and each.deadline and each.deadline >= begun]
        if silent:
            values = {"periods": ", ".join(each.period.text for each in silent if each.period)}
            yield Problem("unanswered-round", (*promise.path, "id"), values)


@rule("PLN514", Severity.note, "journal")
def done_while_open(checked: Checked) -> Iterator[Problem]:
    """An activity is reported as done, though follow-ups of it are still to be answered.

    That it is done answers none of them: they are asked for as before, and become late.

    Fix: report them too; what no longer needs an answer gets `ended`, or `skipped`, and why.

    Bad:
        - {date: 2026-01-20, about: traffa-foreningarna@2026, by: sf, state: done}

    Good:
        - {date: 2026-01-20, about: traffa-foreningarna/measure@2025, by: sf, state: reported, value: 3}
        - {date: 2026-01-20, about: traffa-foreningarna/measure@2026, by: sf, state: ended, note: "Träffarna är slut"}
        - {date: 2026-01-20, about: traffa-foreningarna@2026, by: sf, state: done}
    """
    done = {entry.about.partition("@")[0] for entry in checked.journal.entries if entry.state == DONE} if checked.journal else set()
    if not done:
        return
    schedule = Schedule(checked.index, checked.journal, checked.day)
    for path, entry, address in entries_of(checked):
        if entry.state != DONE or address is None or schedule.ledger.latest_progress(address.subject or "") is not entry:
            continue
        promises = [promise for promise in checked.promises() if promise.activity and promise.activity.id == address.subject]
        owed = [each.address.about for promise in promises for each in schedule.of(promise) if each.owed and each.deadline]
        if owed:
            values = {"first": owed[0], "more": str(len(owed) - 1)}
            yield Problem("done-while-open", (*path, "state"), values, variant="more" if len(owed) > 1 else "")


@rule("PLN515", Severity.warning, "journal")
def reported_before_it_began(checked: Checked) -> Iterator[Problem]:
    """A figure is reported for a time that had not begun on that day.

    Usually the period after `@` is the wrong one, and the year that was meant still counts as unanswered.

    Fix: correct the period, or the date.

    Bad:
        - {date: 2026-01-20, about: traffa-foreningarna/measure@2027, by: sf, state: reported, value: 3}

    Good:
        - {date: 2026-01-20, about: traffa-foreningarna/measure@2025, by: sf, state: reported, value: 3}
    """
    schedule = Schedule(checked.index, None, checked.day)
    for path, entry, address in entries_of(checked):
        promise = promise_of(checked, address)
        if entry.state != "reported" or promise is None or promise.follow_up is None or promise.follow_up.kind != "measure":
            continue
        for each in schedule.named(entry.about):
            if each.period and each.period.first > entry.date:
                values = {"period": each.period.text, "begins": each.period.first.isoformat()}
                yield Problem("reported-before-it-began", (*path, "about"), values)


@rule("PLN608", Severity.warning, "journal")
def value_does_not_fit(checked: Checked) -> Iterator[Problem]:
    """A reported value is not of the kind that its indicator measures.

    It can't be compared with the other years or with the target: 140 is no share, and “about 20” is no number.

    Fix: correct the value with a new entry; what needs words goes in `note`.

    Bad:
        # indikatorn har measure: share
        - {date: 2026-01-20, about: trygga@2025, by: sf, value: 140}

    Good:
        # indikatorn har measure: share
        - {date: 2026-01-20, about: trygga@2025, by: sf, value: 40}
    """
    latest = {id(entry) for entry in _standing(checked)}
    for path, entry, address in entries_of(checked):
        measured = _indicator(checked, address)
        if entry.value is None or measured is None or measured.measure is None or id(entry) not in latest:
            continue
        parts = entry.value.values() if isinstance(entry.value, dict) else [entry.value]
        if not all(fits(measured.measure, part) for part in parts):
            yield Problem("value-does-not-fit", (*path, "value"), {"id": measured.id}, variant=measured.measure)


def _standing(checked: Checked) -> Iterator[Entry]:
    """Yield what has not been corrected: each body's latest entry about each thing."""
    kept: dict[tuple[str, str], Entry] = {}
    for entry in checked.journal.entries if checked.journal else ():
        before = kept.get((entry.about, entry.by))
        if before is None or before.date <= entry.date:
            kept[entry.about, entry.by] = entry
    yield from kept.values()


def _indicator(checked: Checked, address: Address | None) -> Indicator | None:
    """Return the indicator that a value belongs to, if any."""
    promise = promise_of(checked, address)
    name = promise.follow_up.indicator if promise and promise.follow_up else address.subject if address and not address.follow_up else None
    return next((placed.item for placed in checked.index.indicators if placed.id == name), None)


@rule("PLN814", Severity.note, "journal")
def small_count(checked: Checked) -> Iterator[Problem]:
    """A figure counts few people.

    In a small place it is easy to recognise a few people, and with them what the figure says about them. Statistics on people therefore
    often leave out counts from 1 to 4. The limit is five people, or what `disclosure-threshold` says in the settings. A figure that doesn't
    count people is passed over.

    Fix: if somebody could be recognised, report for a larger group or a longer time, or tell it in words; what is public is not forgotten.

    Bad:
        - {date: 2026-01-20, about: barn-i-samtal@2025, by: sf, value: {flickor: 2, pojkar: 31}}

    Good:
        - {date: 2026-01-20, about: barn-i-samtal@2025, by: sf, value: 33}
    """
    for path, entry, address in entries_of(checked):
        if entry.value is None or isinstance(entry.value, bool | str):
            continue
        parts = entry.value if isinstance(entry.value, dict) else {"": entry.value}
        small = [name for name, part in parts.items() if 0 < part < checked.disclosed]
        if small and _counts_people(checked, address, " ".join(parts)):
            yield Problem("small-count", (*path, "value"), {"limit": str(checked.disclosed)})


def _counts_people(checked: Checked, address: Address | None, parts: str) -> bool:
    promise, indicator = promise_of(checked, address), _indicator(checked, address)
    if indicator and indicator.measure not in {None, "count"}:
        return False
    words = [
        parts,
        promise.item.title if promise else "",
        indicator.title if indicator else "",
        (indicator.unit or "") if indicator else "",
    ]
    return bool(re.search(_PEOPLE, " ".join(words).casefold()))
