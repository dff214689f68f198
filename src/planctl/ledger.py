"""The journal on a day: which entries exist, which stand, and what they say of each thing.

Entries dated after the day don't exist yet. A correction replaces the same body's earlier entry about the same thing; `retracted` withdraws
all that body has said about it. Identical entries count once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from planctl.model.states import PROGRESS_STATES, RETRACTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planctl.model.journal import Entry, Journal


class Ledger(NamedTuple):
    """A journal's entries as of a day, oldest first (of one day: in the order of the file), retracted ones left out."""

    history: dict[str, tuple[Entry, ...]]  # by `about`
    by_thing: dict[str, tuple[Entry, ...]]  # by what it is about, whatever the period: `<activity>`, `<activity>/<follow-up>`
    progressed: dict[str, tuple[Entry, ...]]  # by activity: what has been said of its progress

    @classmethod
    def on(cls, journal: Journal | None, day: date) -> Ledger:
        """Return what the journal says on a day; without a journal, nothing."""
        history: dict[str, list[Entry]] = {}
        by_thing: dict[str, list[Entry]] = {}
        progressed: dict[str, list[Entry]] = {}
        for entry in standing_order(journal.entries if journal else (), day):
            history.setdefault(entry.about, []).append(entry)
            thing = entry.about.partition("@")[0]
            by_thing.setdefault(thing, []).append(entry)
            if entry.state in PROGRESS_STATES:
                progressed.setdefault(thing, []).append(entry)
        return cls(_frozen(history), _frozen(by_thing), _frozen(progressed))

    def about(self, about: str) -> tuple[Entry, ...]:
        """Return all that has been said and not retracted about an address (without the plan)."""
        return self.history.get(about, ())

    def about_any_period(self, thing: str) -> tuple[Entry, ...]:
        """Return all that has been said and not retracted about a thing, whatever the period."""
        return self.by_thing.get(thing, ())

    def standing(self, about: str) -> dict[str, Entry]:
        """Return each body's latest entry about an address, in the order they were made."""
        return _latest_by_body(self.about(about))

    def progress(self, activity: str) -> tuple[Entry, ...]:
        """Return an activity's progress entries, of all periods and bodies."""
        return self.progressed.get(activity, ())

    def latest_progress(self, activity: str) -> Entry | None:
        """Return the progress entry that gives an activity its state and light: the latest standing, whatever body or period."""
        entries = self.progress(activity)
        return entries[-1] if entries else None

    def latest_progress_by_body(self, activity: str) -> dict[str, Entry]:
        """Return each body's latest progress entry about an activity."""
        return _latest_by_body(self.progress(activity))

    def begun(self, activity: str) -> Entry | None:
        """Return the first progress that says an activity has begun, but for what the same body has corrected to `planned`."""
        said = (entry for entry in self.progress(activity) if entry.state in {"ongoing", "done"})
        return next((entry for entry in said if self.standing(entry.about)[entry.by].state != "planned"), None)

    def cancelled(self, activity: str, deadline: date) -> Entry | None:
        """Return the entry that cancelled an activity when a deadline fell due: of the first time, where that was more than one."""
        if activity not in self.progressed:
            return None
        return next((began for began, reopened in self.cancellations(activity) if waives(began, reopened, deadline)), None)

    def cancellations(self, activity: str) -> Iterator[tuple[Entry, Entry | None]]:
        """Yield (what cancelled an activity, what reopened it) for each time it was; None where it still is cancelled."""
        began: Entry | None = None
        for entry in self.progress(activity):
            if entry.state == "cancelled":
                began = began or entry
            elif began is not None:
                yield began, entry
                began = None
        if began is not None:
            yield began, None


def waives(began: Entry, reopened: Entry | None, deadline: date) -> bool:
    """Tell whether a cancellation waives a deadline: later than its date, earlier than that of the reopening; also afterwards."""
    return began.date < deadline and (reopened is None or deadline < reopened.date)


# What has become of an entry by a day.
STANDS, RETRACTED_LATER, RETRACTION, REPEATED, NOT_YET = "stands", "retracted", "retraction", "repeated", "not-yet"


def fates(entries: Iterable[Entry], day: date) -> list[tuple[Entry, str]]:
    """Return every entry with what has become of it by a day, by date and then by their order in the file.

    It stands; or the same body has retracted all it had said about that, or it is that retraction; or it repeats another word for word; or
    it is dated later.
    """
    ordered = sorted(entries, key=lambda entry: entry.date)
    fate: list[str] = []
    kept: dict[tuple[str, str], list[int]] = {}
    seen: set[str] = set()
    for position, entry in enumerate(ordered):
        said = kept.setdefault((entry.about, entry.by), [])
        fate.append(_fate(entry, day, seen))
        if fate[-1] == STANDS:
            said.append(position)
        elif fate[-1] == RETRACTION:
            for number in said:
                fate[number] = RETRACTED_LATER
            said.clear()
    return list(zip(ordered, fate, strict=True))


def _fate(entry: Entry, day: date, seen: set[str]) -> str:
    """Return what becomes of an entry where none comes after it; `seen` are those before it, word for word, and takes it up."""
    if entry.date > day:
        return NOT_YET
    text = entry.model_dump_json()
    if text in seen:
        return REPEATED
    seen.add(text)
    return RETRACTION if entry.state == RETRACTED else STANDS


def standing_order(entries: Iterable[Entry], day: date) -> list[Entry]:
    """Return the entries that exist on a day and have not been retracted, by date and then by their order in the file."""
    return [entry for entry, fate in fates(entries, day) if fate == STANDS]


def _frozen(lists: dict[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    return {name: tuple(entries) for name, entries in lists.items()}


def _latest_by_body(entries: Iterable[Entry]) -> dict[str, Entry]:
    latest: dict[str, Entry] = {}
    for entry in entries:
        latest.pop(entry.by, None)  # a body's later entry takes its place at the end
        latest[entry.by] = entry
    return latest
