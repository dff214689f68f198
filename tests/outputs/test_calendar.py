"""The calendar, read back: which events there are, what moves and cancels them, and that the file is what RFC 5545 asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from builders import FULL, PLANS, TODAY, entry, journal_text, plan_text
from planctl import workspace
from planctl.messages import LANGUAGES
from planctl.outputs.calendar import ics
from planctl.views.calendar import Event, events
from planctl.views.due import Query, due, year_query
from running import planctl

ALL = Query(None, date(2035, 12, 31))
PLAN = """
decisions: [{action: adopted, date: 2025-01-10, period: 2025..2027}]
areas:
  - id: o
    title: Område
    activities:
      - id: a
        title: "Aktivitet: å, ä; ö"
        responsible: [sf]
        follow_ups:
          - {id: f, kind: deliver, due: 2026-Q3, title: Färdigt}
          - {id: g, kind: review, every: year, title: Årligen, responsible: [buf]}
"""


def made(folder: Path, *entries: str, plan: str = PLAN, on: str = "2026-06-30", query: Query = ALL) -> tuple[Event, ...]:
    (folder / "journals").mkdir(exist_ok=True)
    (folder / "p.yaml").write_text(plan_text(plan), encoding="utf-8")
    (folder / "journals" / "p.yaml").write_text(journal_text("p", *entries), encoding="utf-8")
    return events(workspace.load([str(folder)]).sound(), date.fromisoformat(on), query)


def read(text: str) -> dict[str, Any]:
    """Return the events of a calendar by UID."""
    found = Calendar.from_ical(text).walk("VEVENT")
    by_uid = {str(each["UID"]): each for each in found}
    assert len(by_uid) == len(found)
    return by_uid


def of(folder: Path, address: str, *entries: str, on: str = "2026-06-30", plan: str = PLAN, query: Query = ALL) -> Any:
    """Return the event that describes itself by an address; None where there is none."""
    found = [
        each
        for each in read(ics(made(folder, *entries, on=on, plan=plan, query=query), "sv")).values()
        if each["DESCRIPTION"].endswith(address)
    ]
    assert len(found) < 2
    return found[0] if found else None


def full(day: date = TODAY, query: Query = ALL) -> str:
    return ics(events(workspace.load([PLANS]).sound(), day, query), "sv")


def test_one_event_for_each_time_that_is_owed_on_its_deadline_all_day() -> None:
    owed = due(workspace.load([PLANS]).sound(), TODAY, ALL).items
    confirmed = [each for each in read(full()).values() if each["STATUS"] == "CONFIRMED"]
    assert sorted(each["DTSTART"].dt for each in confirmed) == sorted(item.deadline for item in owed if item.deadline)
    assert all(type(each["DTSTART"].dt) is date and each["DTEND"].dt - each["DTSTART"].dt == timedelta(days=1) for each in confirmed)
    assert {each["DESCRIPTION"].splitlines()[-1] for each in confirmed} == {item.address for item in owed}


def test_an_alarm_at_nine_a_week_before_where_the_deadline_is_to_come() -> None:
    for each in read(full()).values():
        alarms = each.walk("VALARM")
        assert len(alarms) == (each["STATUS"] == "CONFIRMED" and each["DTSTART"].dt >= TODAY)
        for alarm in alarms:
            assert (alarm["ACTION"], alarm["TRIGGER"].to_ical()) == ("DISPLAY", b"-P6DT15H")
            at = datetime.combine(each["DTSTART"].dt, datetime.min.time()) + alarm["TRIGGER"].dt
            assert (at.hour, each["DTSTART"].dt - at.date()) == (9, timedelta(days=7))


def test_a_deferral_moves_the_event_and_raises_its_sequence(tmp_path: Path) -> None:
    before = of(tmp_path, "p/a/f@2026-Q3")
    later = entry("2026-06-15", "a/f@2026-Q3", "deferred", to="2027", note="Väntar")
    after = of(tmp_path, "p/a/f@2026-Q3", later)
    assert (before["UID"], before["DTSTART"].dt) == (after["UID"], date(2026, 9, 30))
    assert after["DTSTART"].dt == date(2027, 12, 31)
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTAMP"].dt == datetime(2026, 6, 15, tzinfo=UTC)
    taken_back = of(tmp_path, "p/a/f@2026-Q3", later, entry("2026-06-20", "a/f@2026-Q3", "retracted", note="Nej"))
    assert taken_back["DTSTART"].dt == date(2026, 9, 30)
    assert taken_back["SEQUENCE"] > after["SEQUENCE"]


def test_a_deadline_moved_out_of_the_year_asked_for_is_still_told(tmp_path: Path) -> None:
    later = entry("2026-06-15", "a/f@2026-Q3", "deferred", to="2027", note="Väntar")
    assert of(tmp_path, "p/a/f@2026-Q3", later, query=year_query(2026))["DTSTART"].dt == date(2027, 12, 31)


def test_a_new_time_decided_in_the_plan_moves_the_same_event(tmp_path: Path) -> None:
    before = of(tmp_path, "p/a/f@2026-Q3")
    plan = PLAN.replace("2026-Q3", "2026-11").replace("2025..2027}]", "2025..2027}, {action: revised, date: 2026-05-02}]")
    after = of(tmp_path, "p/a/f@2026-11", plan=plan)
    assert (after["UID"], after["DTSTART"].dt) == (before["UID"], date(2026, 11, 30))
    assert after["SEQUENCE"] > before["SEQUENCE"]


@pytest.mark.parametrize(
    "said",
    [
        entry("2026-05-01", "a@2026", "cancelled", note="Inga medel"),
        entry("2026-05-01", "a/f@2026-Q3", "skipped", note="Behövs inte"),
        entry("2026-05-01", "a/f@2026-Q3", "ended", note="Behövs inte"),
    ],
)
def test_what_is_no_longer_to_be_done_is_cancelled(tmp_path: Path, said: str) -> None:
    before, after = of(tmp_path, "p/a/f@2026-Q3"), of(tmp_path, "p/a/f@2026-Q3", said)
    assert (before["UID"], before["STATUS"]) == (after["UID"], "CONFIRMED")
    assert after["STATUS"] == "CANCELLED"
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert of(tmp_path, "p/a/f@2026-Q3", said, on="2026-04-30")["STATUS"] == "CONFIRMED"


def test_what_is_withdrawn_is_cancelled_and_what_is_reopened_stands_again(tmp_path: Path) -> None:
    plan = PLAN.replace("responsible: [sf]", "responsible: [sf]\n        withdrawn: {date: 2026-03-01, reason: Slut}")
    assert of(tmp_path, "p/a/f@2026-Q3", plan=plan)["STATUS"] == "CANCELLED"
    said = entry("2026-05-01", "a@2026", "cancelled", note="Inga medel"), entry("2026-06-01", "a@2026", "ongoing")
    cancelled, again = of(tmp_path, "p/a/f@2026-Q3", *said, on="2026-05-02"), of(tmp_path, "p/a/f@2026-Q3", *said)
    assert (cancelled["STATUS"], again["STATUS"]) == ("CANCELLED", "CONFIRMED")
    assert again["SEQUENCE"] > cancelled["SEQUENCE"]


def test_what_is_reported_is_left_out_unless_asked_for(tmp_path: Path) -> None:
    said = entry("2026-05-01", "a/f@2026-Q3", "reported")
    assert of(tmp_path, "p/a/f@2026-Q3", said) is None
    closed = of(tmp_path, "p/a/f@2026-Q3", said, query=Query(None, date(2035, 12, 31), closed_too=True))
    assert closed["STATUS"] == "CONFIRMED"
    assert not closed.walk("VALARM")


def test_two_plans_of_one_id_in_two_folders_are_each_read_by_themselves(tmp_path: Path) -> None:
    for name, follow_up in (("one", "f"), ("two", "h")):
        (tmp_path / name).mkdir()
        made(tmp_path / name, plan=PLAN.replace("id: f,", f"id: {follow_up},"))
    found = events(workspace.load([str(tmp_path / "one"), str(tmp_path / "two")]).sound(), TODAY, ALL)
    assert {event.item.follow_up for event in found} == {"f", "g", "h"}


def test_each_department_has_its_own(tmp_path: Path) -> None:
    own = made(tmp_path, query=Query(None, date(2035, 12, 31), responsible="buf"))
    assert {event.item.follow_up for event in own} == {"g"}


@settings(max_examples=15)
@given(st.dates(date(2025, 1, 1), date(2027, 12, 31)), st.integers(0, 400))
def test_a_later_calendar_never_loses_an_event_s_identity_nor_goes_back(day: date, days: int) -> None:
    plans = [file for file in workspace.load([PLANS]).sound() if file.id == FULL]
    asked = Query(None, date(2035, 12, 31), closed_too=True)
    earlier, later = (read(ics(events(plans, when, asked), "sv")) for when in (day, day + timedelta(days=days)))
    for uid in earlier.keys() & later.keys():
        old, new = earlier[uid], later[uid]
        assert (old["SEQUENCE"], old["DTSTAMP"].dt) <= (new["SEQUENCE"], new["DTSTAMP"].dt)
        if (old["DTSTART"].dt, old["STATUS"]) != (new["DTSTART"].dt, new["STATUS"]):
            assert old["SEQUENCE"] < new["SEQUENCE"]
    if plans[0].index.plan.period.last >= day + timedelta(days=days):
        decided = {event.identity for event in events(plans, day, asked)}
        assert decided <= {event.identity for event in events(plans, day + timedelta(days=days), asked)}


def held_to_the_standard(text: str) -> None:
    """Hold every line to RFC 5545: CRLF, at most 75 octets, no control characters, nothing but names and values."""
    assert text.endswith("\r\n")
    lines = text.removesuffix("\r\n").split("\r\n")
    for line in lines:
        assert len(line.encode()) <= 75
        assert not [sign for sign in line if ord(sign) < 32 or ord(sign) in {127, 0x85, 0x2028, 0x2029}]
    unfolded = text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    known = {"BEGIN", "END", "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "STATUS", "TRANSP", "ACTION"}
    known |= {"TRIGGER", "PRODID", "VERSION", "METHOD", "X-WR-CALNAME"}
    assert {line.partition(":")[0].partition(";")[0] for line in unfolded} <= known
    assert {line for line in unfolded if line.startswith("BEGIN")} <= {"BEGIN:VCALENDAR", "BEGIN:VEVENT", "BEGIN:VALARM"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_is_what_the_standard_asks_for_and_the_same_each_time(language: str) -> None:
    plans = workspace.load([PLANS]).sound()
    text = ics(events(plans, TODAY, ALL), language)
    held_to_the_standard(text)
    assert text == ics(events(plans, TODAY, ALL), language)


hostile = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.sampled_from('\t\n:;,\\"åäö–😀'), min_size=1, max_size=90
)


@settings(max_examples=60)
@given(title=hostile, said=hostile)
def test_no_text_becomes_anything_but_text(title: str, said: str) -> None:
    event = next(iter(events(workspace.load([PLANS]).sound(), TODAY, ALL)))
    item = event.item._replace(title=title, said=said)
    text = ics([replace(event, item=item)], "sv")
    held_to_the_standard(text)
    (found,) = read(text).values()
    assert found["STATUS"] == ("CANCELLED" if event.dropped else "CONFIRMED")
    assert str(item.address) == found["DESCRIPTION"].splitlines()[-1]


def test_line_ends_and_a_property_in_a_title_stay_in_it() -> None:
    event = next(iter(events(workspace.load([PLANS]).sound(), TODAY, ALL)))
    title = "Möte\r\nATTENDEE:mailto:x@example.com\rEND:VEVENT\x85x\u2028y\x00"
    text = ics([replace(event, item=event.item._replace(title=title))], "sv")
    held_to_the_standard(text)
    (found,) = read(text).values()
    assert found["SUMMARY"].startswith("Möte  ATTENDEE:mailto:x@example.com END:VEVENT<U+0085>x<U+2028>y<U+0000>")


def test_the_command_writes_it_and_replaces_only_its_own(tmp_path: Path) -> None:
    arguments = ("due", PLANS, "--as-of", "2026-06-30", "--year", "2026", "--responsible", "buf")
    file = tmp_path / "buf.ics"
    first = planctl(*arguments, "--format", f"ics={file}")
    assert (first.code, first.out) == (0, "")
    content = file.read_bytes()
    held_to_the_standard(content.decode())
    assert planctl(*arguments, "--format", f"ics={file}").code == 0
    assert file.read_bytes() == content
    file.write_text("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Another//EN\r\n", encoding="utf-8")
    assert planctl(*arguments, "--format", f"ics={file}").code == 2


def test_without_the_extra_one_line_says_what_is_needed(tmp_path: Path) -> None:
    (tmp_path / "icalendar.py").write_text("raise ModuleNotFoundError('No module named icalendar', name='icalendar')\n", encoding="utf-8")
    ran = planctl("due", PLANS, "--as-of", "2026-06-30", "--format", "ics", PYTHONPATH=str(tmp_path))
    assert (ran.code, ran.out) == (2, "")
    (line,) = ran.err.splitlines()
    assert "planctl[calendar]" in line
