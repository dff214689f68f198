"""What falls due → a calendar file (RFC 5545) that Outlook, Google and others import: one event for each time, on its deadline."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from planctl.messages import word
from planctl.outputs.phrases import Phrases
from planctl.outputs.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    import icalendar

    from planctl.views.calendar import Event

PRODUCT = "-//planctl//planctl//SV"
A_WEEK_BEFORE = timedelta(days=-7, hours=9)  # at nine in the morning: a day without a time begins at midnight


def ics(events: Iterable[Event], language: str) -> str:
    """Return the events as a calendar. Needs the extra `calendar`: raises `ImportError` without it."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", word(language, "calendar.name"))
    for event in events:
        calendar.add_component(_event(event, language))
    content: bytes = calendar.to_ical(sorted=False)
    return content.decode("utf-8")


def _event(event: Event, language: str) -> icalendar.Event:
    from icalendar import Event as Component

    deadline = event.item.deadline
    made = Component()
    made.add("uid", f"{uuid5(NAMESPACE_URL, f'planctl:{event.identity}')}@planctl")
    made.add("dtstamp", _midnight(event.changed))
    made.add("sequence", event.revision)
    made.add("dtstart", deadline)
    made.add("dtend", deadline + timedelta(days=1) if deadline else None)
    made.add("summary", printable(_summary(event)))
    made.add("description", "\n".join(printable(line) for line in _description(event, language)))
    made.add("status", "CANCELLED" if event.dropped else "CONFIRMED")
    made.add("transp", "TRANSPARENT")
    if event.alarmed:
        made.add_component(_alarm(event))
    return made


def _alarm(event: Event) -> icalendar.Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", A_WEEK_BEFORE)
    alarm.add("description", printable(_summary(event)))
    return alarm


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


def _summary(event: Event) -> str:
    item = event.item
    return f"{item.title} – {item.activity_title}" if item.activity_title else item.title


def _description(event: Event, language: str) -> Iterator[str]:
    """Yield who answers, for what time, what was moved, the source's words, the plan and the address."""
    item = event.item
    yield Phrases(language).names(item.responsible)
    yield word(language, "calendar.period", period=Phrases(language).period(item.period or ""))
    if item.original_deadline != item.deadline:
        yield word(language, "due.was", date=item.original_deadline)
    if item.closed_by:
        yield word(language, f"closed-by.{item.closed_by}")
    if item.said:
        yield word(language, "due.said", said=item.said)
    if item.uncertain:
        yield word(language, "uncertain", why=item.uncertain)
    yield event.plan_title
    yield item.address
