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

    @classmethod
    def on(cls, journal: Journal | None, day: date) -> Ledger:
        """Return what the journal says on a day; without a journal, nothing."""
        history: dict[str, list[Entry]] = {}
        by_thing: dict[str, list[Entry]] = {}
        for entry in standing_order(journal.entries if journal else (), day):
            history.setdefault(entry.about, []).append(entry)
            by_thing.setdefault(entry.about.partition("@")[0], []).append(entry)
        return cls(_frozen(history), _frozen(by_thing))

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
        return tuple(entry for entry in self.about_any_period(activity) if entry.state in PROGRESS_STATES)

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
        """Return the entry that cancelled an activity when a deadline fell due.

        From the date of `cancelled` until an entry that reopens the activity, deadlines later than the first and earlier than the second
        are not owed, also afterwards.
        """
        began: Entry | None = None
        for entry in self.progress(activity):
            if entry.state == "cancelled":
                began = began or entry
            elif began is not None:
                if began.date < deadline < entry.date:
                    return began
                began = None
        return began if began is not None and began.date < deadline else None


def standing_order(entries: Iterable[Entry], day: date) -> list[Entry]:
    """Return the entries that exist on a day and have not been retracted, by date and then by their order in the file."""
    kept: dict[tuple[str, str], list[tuple[int, Entry]]] = {}
    existing = enumerate(_once(entry for entry in entries if entry.date <= day))
    for position, entry in sorted(existing, key=_by_date):
        said = kept.setdefault((entry.about, entry.by), [])
        if entry.state == RETRACTED:
            said.clear()
        else:
            said.append((position, entry))
    pairs = [pair for said in kept.values() for pair in said]
    return [entry for _, entry in sorted(pairs, key=lambda pair: (pair[1].date, pair[0]))]


def _once(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield each entry but those that have been said before, word for word."""
    seen: set[str] = set()
    for entry in entries:
        said = entry.model_dump_json()
        if said not in seen:
            seen.add(said)
            yield entry


def _frozen(lists: dict[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    return {name: tuple(entries) for name, entries in lists.items()}


def _by_date(pair: tuple[int, Entry]) -> date:
    return pair[1].date


def _latest_by_body(entries: Iterable[Entry]) -> dict[str, Entry]:
    latest: dict[str, Entry] = {}
    for entry in entries:
        latest.pop(entry.by, None)  # a body's later entry takes its place at the end
        latest[entry.by] = entry
    return latest
