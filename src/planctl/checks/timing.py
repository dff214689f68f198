"""Times that a careful reader would ask about: too early an end, no time at all, another year than the words say."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planctl.checks.rule import Checked, rule
from planctl.checks.time import bounds, outside
from planctl.finding import Problem, Severity
from planctl.schedule import times_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.model.index import Promise
    from planctl.model.period import Period

ENDING = frozenset({"deliver", "review"})  # with these an activity may be over: something is ready, or it has been evaluated
HALF_A_YEAR = timedelta(days=183)
NEED = ("behov", "needed")
_WHEN_NEEDED = r"(?i)\b(?:vid|efter|utifrån|i mån av) behov|\b(?:as|when|if) needed\b"
_YEAR = re.compile(r"(?<![\d/-])(?:19|20)\d\d(?![\d/])")


@rule("PLN413", Severity.note, "plan")
def follow_ups_end_early(checked: Checked) -> Iterator[Problem]:
    """An activity's last follow-up is well before the plan ends, though the activity may go on.

    After that nobody is asked how it goes, though the plan goes on. It happens when only the beginning is followed up, or when the
    figures stop half a year or more before the plan does. It also happens when a plan is extended and its follow-ups are not. Where the
    last is that something is ready, or evaluated, the activity may be over, and all is well.

    Fix: add a follow-up of what it leads to, or let what recurs go on to the plan's end.

    Bad:
        period: 2025..2027
        follow_ups:
          - {kind: start, due: 2025, title: Träffarna påbörjade}

    Good:
        period: 2025..2027
        follow_ups:
          - {kind: start, due: 2025, title: Träffarna påbörjade}
          - {kind: review, due: 2027, title: Träffarna utvärderade}
    """
    by_activity: dict[str, list[Promise]] = {}
    for promise in checked.promises():
        if promise.activity:
            by_activity.setdefault(promise.activity.id, []).append(promise)
    for promises in by_activity.values():
        if any(promise.follow_up and promise.follow_up.kind in ENDING for promise in promises):
            continue
        times = [_last(promise) for promise in promises]
        if None in times:
            continue
        last = max(time for time in times if time)
        if checked.plan.period.last - last >= HALF_A_YEAR and promises[0].activity:
            values = {"last": last.isoformat(), "end": checked.plan.period.last.isoformat()}
            yield Problem("follow-ups-end-early", (*promises[0].activity.path, "follow_ups"), values, at_key=True)


def _last(promise: Promise) -> date | None:
    times = times_of(promise, date.max)
    return times[-1].deadline if times else None


@rule("PLN414", Severity.note, "plan")
def only_when_needed(checked: Checked) -> Iterator[Problem]:
    """A follow-up is only to be made when needed.

    It is never due and never late: nobody is asked, and nobody can tell whether it wasn't needed or was forgotten.

    Fix: agree on when to check whether it has been needed, such as every year; otherwise leave it as it is.

    Bad:
        - {kind: review, every: ongoing, said: vid behov, title: Rutinen ses över}

    Good:
        - {kind: review, every: year, said: vid behov, title: Rutinen ses över}
    """
    for promise in checked.promises():
        item = promise.follow_up
        if item is None or item.due or (item.every and item.every.dated):
            continue
        for field in ("said", "event", "title"):
            text = getattr(item, field) or ""
            if any(word in text for word in NEED) and re.search(_WHEN_NEEDED, text):
                yield Problem("only-when-needed", (*promise.path, field))
                break


@rule("PLN415", Severity.warning, "plan")
def said_otherwise(checked: Checked) -> Iterator[Problem]:
    """A follow-up's time is in another year than the source's own words for it.

    One of the two is mistyped. Reminders go by the time, readers believe the words.

    Fix: look it up in the source, and correct the one that is wrong.

    Bad:
        - {kind: start, due: 2026, said: påbörjas 2025, title: Träffarna påbörjade}

    Good:
        - {kind: start, due: 2025, said: påbörjas 2025, title: Träffarna påbörjade}
    """
    whole = bounds(checked.plan)
    for promise in checked.promises():
        item = promise.item
        years = _YEAR.findall(item.said) if item.said else []
        times = _times(promise) if years else []
        if not times:
            continue
        first, last = min(time.first.year for _, time in times), max(time.last.year for _, time in times)
        other = next((year for year in years if not first <= int(year) <= last), None)
        if other and not outside(item, whole):  # else told by outside-plan-period
            field, time = times[0]
            yield Problem("said-otherwise", (*promise.path, field), {"field": field, "text": time.text, "said": other})


def _times(promise: Promise) -> list[tuple[str, Period]]:
    """Return the times that a follow-up or a round names, with their fields."""
    due = promise.follow_up.due if promise.follow_up else None
    return [(field, time) for field, time in (("due", due), ("from", promise.item.from_), ("until", promise.item.until)) if time]


@rule("PLN416", Severity.warning, "plan")
def ready_before_it_starts(checked: Checked) -> Iterator[Problem]:
    """Something is to be ready before the activity is to have begun.

    One of the two times is mistyped, or they have changed places.

    Fix: correct the time that is wrong.

    Bad:
        follow_ups:
          - {kind: start, due: 2026, title: Kartläggningen påbörjad}
          - {kind: deliver, due: 2025, title: Kartläggningen klar}

    Good:
        follow_ups:
          - {kind: start, due: 2025, title: Kartläggningen påbörjad}
          - {kind: deliver, due: 2026, title: Kartläggningen klar}
    """
    for placed in checked.activities():
        starts = [item.due for item in placed.item.follow_ups if item.kind == "start" and item.due and not item.withdrawn]
        for number, item in enumerate(placed.item.follow_ups if starts else ()):
            start = min(starts, key=lambda period: period.first)
            if item.kind == "deliver" and item.due and item.due.last < start.first and not item.withdrawn:
                values = {"ready": item.due.text, "start": start.text}
                yield Problem("ready-before-it-starts", (*placed.path, "follow_ups", number, "due"), values)
