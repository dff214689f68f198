"""Section 5 of the domain, sentence by sentence: when something is due, and how it stands on a day."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from dateutil.rrule import MONTHLY, YEARLY, rrule
from hypothesis import assume, given
from hypothesis import strategies as st

from builders import (
    PLANS,
    TODAY,
    deadlines,
    entry,
    findings_in,
    full_schedule,
    journal_text,
    occurrence,
    plan_of,
    plan_text,
    promising,
    schedule_of,
    states,
)
from planctl import checks, workspace
from planctl.finding import Severity
from planctl.model.index import Index
from planctl.model.period import Period
from planctl.schedule import (
    CLOSED_BY,
    NOT_OWED,
    STATE_BY_RULE,
    STATES,
    Occurrence,
    Schedule,
    dates_of,
    most_occurrences,
    period_on,
    stages,
    standing,
)

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from planctl.model.index import Promise
    from planctl.model.plan import Plan

CALENDAR = "calendar: {delar: 08-31, arsslut: 12-31}"
QUARTERS = ("2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31")


def state_on(plan: Plan, *entries: str, on: str, about: str = "a/f") -> tuple[str, str | None]:
    """How the occurrence at an address stands on a day, and what closed it."""
    found = occurrence(schedule_of(plan, *entries, on=on), about)
    return found.state, found.closed_by


def reported(day: str, about: str, by: str = "sf") -> str:
    return entry(day, about, "reported", by=by)


def closed_by(plan: Plan, *entries: str, on: str = "2030-01-01") -> dict[str, str | None]:
    """What closed each occurrence, by its address."""
    return {each.address.about: each.closed_by for each in schedule_of(plan, *entries, on=on).occurrences()}


def decided(*decisions: str) -> str:
    """YAML of decisions, each given as `<action> <date> <period>`, and the plan's period as last decided."""
    lines = ["  - {{action: {}, date: {}, period: {}}}".format(*decision.split()) for decision in decisions]
    return "\n".join([f"period: {decisions[-1].split()[-1]}", "decisions:", *lines])


# A follow-up has at most one of `due` (a Period), `every` and `event`.


@pytest.mark.parametrize("times", ["due: 2025\nevery: year", "every: year\nevent: vid avslut", "due: 2025\nevent: vid avslut"])
def test_a_follow_up_has_at_most_one_of_due_every_and_event(times: str, tmp_path: Path) -> None:
    lines = "\n".join(f"    {line}" for line in times.splitlines())
    found = findings_in(tmp_path, plan_text(f"follow_ups:\n  - kind: review\n    title: T\n{lines}"))
    assert "conflicting-fields" in {finding.name for finding in found}


# Its deadline is the last day of the period.


@pytest.mark.parametrize(
    ("due", "deadline"),
    [
        ("2025", "2025-12-31"), ("2025-H1", "2025-06-30"), ("2025-T2", "2025-08-31"), ("2025-Q1", "2025-03-31"), ("2026-02", "2026-02-28"),
        ("2024-02", "2024-02-29"), ("2025-05-17", "2025-05-17"), ("2025-delar", "2025-08-31"), ("2025..2027", "2027-12-31"),
        ("2025-Q3..2026-delar", "2026-08-31"),
    ],
)  # fmt: skip
def test_its_deadline_is_the_last_day_of_the_period(due: str, deadline: str) -> None:
    assert deadlines(promising(f"due: {due}", plan=CALENDAR)) == {due: deadline}


def test_an_occurrence_begins_on_the_first_day_of_its_period() -> None:
    plan = promising("due: 2025-Q3")
    assert state_on(plan, on="2025-06-30") == ("upcoming", None)
    assert state_on(plan, on="2025-07-01") == ("current", None)


# `every`: … within `from`/`until`, by default the plan's period, inclusive.


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        ("year", ["2025", "2026"]),
        ("half-year", ["2025-H1", "2025-H2", "2026-H1", "2026-H2"]),
        ("tertial", ["2025-T1", "2025-T2", "2025-T3", "2026-T1", "2026-T2", "2026-T3"]),
        ("quarter", ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]),
        ("month", [f"{year}-{month:02}" for year in (2025, 2026) for month in range(1, 13)]),
        ("2y", ["2025..2026"]),
        ("[delar, arsslut]", ["2025-delar", "2025-arsslut", "2026-delar", "2026-arsslut"]),
        ("[arsslut, delar]", ["2025-delar", "2025-arsslut", "2026-delar", "2026-arsslut"]),
    ],
)
def test_every_recurs_by_default_within_the_plans_period_inclusive(every: str, expected: list[str]) -> None:
    found = deadlines(promising(f"every: {every}", plan=f"{CALENDAR}\nperiod: 2025..2026"))
    assert list(found) == expected
    calendar = {"delar": (8, 31), "arsslut": (12, 31)}
    assert found == {period: Period.parse(period, calendar).last.isoformat() for period in found}


@pytest.mark.parametrize(
    ("follow_up", "expected"),
    [
        ("every: year\nfrom: 2026", ["2026", "2027"]),
        ("every: year\nuntil: 2026", ["2025", "2026"]),
        ("every: quarter\nfrom: 2026-Q2\nuntil: 2026-Q4", ["2026-Q2", "2026-Q3", "2026-Q4"]),
        ("every: month\nfrom: 2026-03-15\nuntil: 2026-05", ["2026-03", "2026-04", "2026-05"]),
        ("every: year\nfrom: 2023\nuntil: 2029", ["2023", "2024", "2025", "2026", "2027", "2028", "2029"]),
        ("every: [delar]\nfrom: 2026\nuntil: 2026", ["2026-delar"]),
        ("every: [delar, arsslut]\nfrom: 2025-09\nuntil: 2026-08", ["2025-arsslut", "2026-delar"]),
        ("every: year\nfrom: 2028\nuntil: 2026", []),
    ],
)
def test_from_and_until_limit_it_inclusive(follow_up: str, expected: list[str]) -> None:
    assert list(deadlines(promising(follow_up, plan=CALENDAR))) == expected


# Without `due` or a dated `every` there are no occurrences: it is shown as undated, may be reported for any period, and is never late.

UNDATED_TIMES = ["every: ongoing", "event: vid avslut", "note: ingen tid alls"]


@pytest.mark.parametrize("time", UNDATED_TIMES)
def test_without_due_or_a_dated_every_it_is_shown_as_undated(time: str) -> None:
    found = occurrence(schedule_of(promising(time)))
    assert (found.state, found.period, found.deadline, found.original_deadline, found.address.about) == ("undated", None, None, None, "a/f")
    assert not found.owed


@pytest.mark.parametrize("time", UNDATED_TIMES)
def test_what_is_undated_may_be_reported_for_any_period(time: str, tmp_path: Path) -> None:
    plan = promising(time)
    found = occurrence(schedule_of(plan, reported("2025-03-01", "a/f@2025-02"), reported("2026-03-01", "a/f@2025-Q4")))
    assert found.state == "undated"
    assert found.entry is not None
    assert found.entry.about == "a/f@2025-Q4"
    text = plan_text(f"follow_ups: [{{id: f, kind: review, title: T, {time}}}]")
    entries = [reported("2025-03-01", f"plan/f@{period}") for period in ("2025-02", "2025", "2025-01-15", "2024..2025")]
    assert not [finding for finding in findings_in(tmp_path, text, journal_text("p", *entries)) if finding.severity is Severity.error]


@given(st.dates(date(1990, 1, 1), date(2190, 1, 1)), st.sampled_from(UNDATED_TIMES))
def test_what_is_undated_is_never_late(day: date, time: str) -> None:
    found = occurrence(schedule_of(promising(time), on=day))
    assert (found.state, found.days_late) == ("undated", 0)


def test_what_is_undated_can_be_ended_withdrawn_cancelled_and_begun() -> None:
    ongoing = promising("every: ongoing")
    assert state_on(ongoing, entry("2025-03-01", "a/f@2025", "ended", note="Klart"), on="2025-03-01") == ("closed", "ended")
    cancelled = entry("2025-03-01", "a@2025", "cancelled", note="Inga medel")
    assert state_on(ongoing, cancelled, on="2025-03-01") == ("closed", "cancelled")
    assert state_on(ongoing, cancelled, entry("2025-04-01", "a@2025", "ongoing"), on="2025-04-01") == ("undated", None)
    assert state_on(promising("every: ongoing\nwithdrawn: {date: 2025-03-01, reason: R}"), on="2025-03-01") == ("closed", "withdrawn")
    start = promising("kind: start")
    assert state_on(start, on="2030-01-01") == ("undated", None)
    assert state_on(start, entry("2025-03-01", "a@2025", "ongoing"), on="2025-03-01") == ("closed", "start")


# Occurrences are computed, never stored, so they don't drift: `year` … `month` are the calendar units that overlap from..until.


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        ("year", {"2025": "2025-12-31", "2026": "2026-05-14"}),
        ("half-year", {"2025-H1": "2025-06-30", "2025-H2": "2025-12-31", "2026-H1": "2026-05-14"}),
        (
            "tertial",
            {"2025-T1": "2025-04-30", "2025-T2": "2025-08-31", "2025-T3": "2025-12-31", "2026-T1": "2026-04-30", "2026-T2": "2026-05-14"},
        ),
        (
            "quarter",
            {f"2025-Q{number}": day for number, day in enumerate(QUARTERS, 1)} | {"2026-Q1": "2026-03-31", "2026-Q2": "2026-05-14"},
        ),
    ],
)
def test_units_are_those_of_the_calendar_that_overlap_from_until(every: str, expected: dict[str, str]) -> None:
    assert deadlines(promising(f"every: {every}\nfrom: 2025-03-15\nuntil: 2026-05-14")) == expected


def test_a_unit_that_overlaps_by_one_day_counts() -> None:
    assert deadlines(promising("every: half-year\nfrom: 2025-06-30\nuntil: 2025-07-01")) == {
        "2025-H1": "2025-06-30",
        "2025-H2": "2025-07-01",
    }


def test_points_count_when_their_day_lies_within() -> None:
    point = "every: [delar]\nfrom: {}\nuntil: {}"
    assert deadlines(promising(point.format("2025-08-31", "2026-08-31"), plan=CALENDAR)) == {
        "2025-delar": "2025-08-31", "2026-delar": "2026-08-31",
    }  # fmt: skip
    assert deadlines(promising(point.format("2025-09-01", "2026-08-30"), plan=CALENDAR)) == {}


def test_a_point_of_the_first_year_begins_with_the_year_even_before_from() -> None:
    found = occurrence(schedule_of(promising("every: [delar]\nfrom: 2025-08\nuntil: 2025-08", plan=CALENDAR)))
    assert found.period is not None
    assert found.period.first == date(2025, 1, 1)


@pytest.mark.parametrize(
    ("follow_up", "period", "expected"),
    [
        ("every: 3y", "2025..2030", {"2025..2027": "2027-12-31", "2028..2030": "2030-12-31"}),
        ("every: 3y", "2025-07..2031-06", {"2025-07..2028-06": "2028-06-30", "2028-07..2031-06": "2031-06-30"}),
        ("every: 3y\nfrom: 2026", "2025..2031", {"2026..2028": "2028-12-31", "2029..2031": "2031-12-31"}),
        (
            "every: 2y\nfrom: 2025-03-15",
            "2025..2028-12-31",
            {"2025-03-15..2027-03-14": "2027-03-14", "2027-03-15..2029-03-14": "2028-12-31"},
        ),
        ("every: 3y", "2025", {"2025..2027": "2025-12-31"}),
    ],
)
def test_ny_counts_from_from_else_from_the_start_of_the_plan(follow_up: str, period: str, expected: dict[str, str]) -> None:
    assert deadlines(promising(follow_up, plan=f"period: {period}")) == expected


def test_ny_counts_from_the_start_of_the_first_decided_period() -> None:
    plan = promising(
        "every: 3y",
        plan="""
            period: 2028..2033
            decisions:
              - {action: adopted, date: 2024, period: 2025..2027}
              - {action: extended, date: 2027-06, period: 2026..2030}
              - {action: extended, date: 2030-06, period: 2028..2033}
        """,
    )
    assert deadlines(plan) == {"2025..2027": "2027-12-31", "2028..2030": "2030-12-31", "2031..2033": "2033-12-31"}
    assert deadlines(plan, on=date(2028, 1, 1)) == {"2025..2027": "2027-12-31", "2028..2030": "2030-12-31"}


@pytest.mark.parametrize(
    ("every", "period", "expected"),
    [
        ("year", "2025..2026-05", {"2025": "2025-12-31", "2026": "2026-05-31"}),
        ("quarter", "2025..2025-05-14", {"2025-Q1": "2025-03-31", "2025-Q2": "2025-05-14"}),
        ("month", "2025-01..2025-02-14", {"2025-01": "2025-01-31", "2025-02": "2025-02-14"}),
        ("3y", "2025..2029", {"2025..2027": "2027-12-31", "2028..2030": "2029-12-31"}),
    ],
)
def test_a_last_one_is_cut_to_until_it_keeps_its_full_name_only_its_deadline_is_cut(
    every: str, period: str, expected: dict[str, str]
) -> None:
    assert deadlines(promising(f"every: {every}", plan=f"period: {period}")) == expected


# Laws of recurrence.

YEARS = st.integers(1950, 2150)
UNITS = {"year": 12, "half-year": 6, "tertial": 4, "quarter": 3, "month": 1}


@given(YEARS, st.integers(0, 12), st.sampled_from(sorted(UNITS)))
def test_units_agree_with_rrule(first: int, more: int, unit: str) -> None:
    found = deadlines(promising(f"every: {unit}", plan=f"period: {first}..{first + more}"))
    months = range(UNITS[unit], 13, UNITS[unit])
    begin, end = date(first, 1, 1), date(first + more, 12, 31)
    expected = rrule(MONTHLY, dtstart=_midnight(begin), until=_midnight(end), bymonth=list(months), bymonthday=-1)
    assert list(found.values()) == [day.date().isoformat() for day in expected]


@given(YEARS, st.integers(0, 20), st.integers(1, 12), st.integers(1, 28))
def test_points_agree_with_rrule(first: int, more: int, month: int, day: int) -> None:
    plan = promising("every: [punkt]", plan=f"calendar: {{punkt: {month:02}-{day:02}}}\nperiod: {first}..{first + more}")
    expected = rrule(
        YEARLY, dtstart=_midnight(date(first, 1, 1)), until=_midnight(date(first + more, 12, 31)), bymonth=month, bymonthday=day
    )
    assert list(deadlines(plan).values()) == [found.date().isoformat() for found in expected]


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.integers(0, 1500), st.sampled_from(sorted(UNITS)))
def test_units_between_any_two_days_agree_with_rrule_but_for_the_last_one_s_cut(first: date, length: int, unit: str) -> None:
    last = first + timedelta(days=length)
    found = list(deadlines(promising(f"every: {unit}\nfrom: {first}\nuntil: {last}")).values())
    months = list(range(UNITS[unit], 13, UNITS[unit]))
    whole = rrule(MONTHLY, dtstart=_midnight(first), until=_midnight(last), bymonth=months, bymonthday=-1)
    expected = [day.date().isoformat() for day in whole]
    assert found == (expected if expected[-1:] == [last.isoformat()] else [*expected, last.isoformat()])


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(0, 1000), st.sampled_from(sorted(UNITS)))
def test_there_is_one_unit_for_every_day_between_and_no_other(first: date, length: int, unit: str) -> None:
    days = [first + timedelta(days=number) for number in range(length + 1)]
    letter = {"half-year": "H", "tertial": "T", "quarter": "Q"}.get(unit)

    def spelled(day: date) -> str:
        if unit in {"year", "month"}:
            return day.isoformat()[: 4 if unit == "year" else 7]
        return f"{day.year}-{letter}{(day.month - 1) // UNITS[unit] + 1}"

    last_day_in = {spelled(day): day.isoformat() for day in days}
    assert deadlines(promising(f"every: {unit}\nfrom: {first}\nuntil: {days[-1]}")) == last_day_in


@given(
    st.dates(date(1990, 1, 1), date(2060, 12, 31)),
    st.integers(0, 1500),
    st.lists(st.sampled_from(["delar", "arsslut", "varen"]), unique=True, min_size=1),
)
def test_points_are_those_days_that_lie_between(first: date, length: int, points: list[str]) -> None:
    calendar = {"delar": (8, 31), "arsslut": (12, 31), "varen": (5, 31)}
    plan = "calendar: {delar: 08-31, arsslut: 12-31, varen: 05-31}"
    days = [first + timedelta(days=number) for number in range(length + 1)]
    expected = {f"{day.year}-{name}": day.isoformat() for day in days for name in points if calendar[name] == (day.month, day.day)}
    assert deadlines(promising(f"every: [{', '.join(points)}]\nfrom: {first}\nuntil: {days[-1]}", plan=plan)) == expected


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.integers(2, 9), st.integers(0, 40))
def test_cycles_of_years_agree_with_rrule(anchor: date, years: int, more: int) -> None:
    assume((anchor.month, anchor.day) != (2, 29))  # RRULE leaves the years without such a day out
    until = date(anchor.year + more, 12, 31)
    found = list(dates_of(_promise(promising(f"every: {years}y\nfrom: {anchor}\nuntil: {until}")), date.max))
    expected = rrule(YEARLY, interval=years, dtstart=_midnight(anchor), until=_midnight(until))
    assert [period.first for period, _ in found] == [day.date() for day in expected]


@pytest.mark.parametrize("anchor", ["2024-02-29", "2024-01-31", "2024-12-31", "2025-03-31"])
@pytest.mark.parametrize("years", [2, 3, 4])
def test_cycles_of_years_follow_on_each_other_and_never_drift(anchor: str, years: int) -> None:
    found = [period for period, _ in dates_of(_promise(promising(f"every: {years}y\nfrom: {anchor}\nuntil: 2064")), date.max)]
    begins = date.fromisoformat(anchor)
    for number, period in enumerate(found):
        assert (period.first.year, period.first.month) == (begins.year + number * years, begins.month)
        leap = (begins.month, begins.day) == (2, 29) and not _is_leap(period.first.year)
        assert period.first.day == (28 if leap else begins.day)
        assert number == 0 or period.first - found[number - 1].last == timedelta(days=1)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def test_the_31st_and_29_february_dont_drift() -> None:
    months = deadlines(promising("every: month\nfrom: 2024-01-31\nuntil: 2025-03-31"))
    assert list(months.values()) == [
        "2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31", "2024-06-30", "2024-07-31", "2024-08-31", "2024-09-30",
        "2024-10-31", "2024-11-30", "2024-12-31", "2025-01-31", "2025-02-28", "2025-03-31",
    ]  # fmt: skip
    years = deadlines(promising("every: year\nfrom: 2024-02-29\nuntil: 2028-02-29"))
    assert years == {"2024": "2024-12-31", "2025": "2025-12-31", "2026": "2026-12-31", "2027": "2027-12-31", "2028": "2028-02-29"}


EVERY = st.sampled_from([*UNITS, "[delar, arsslut]", "[delar]", "2y", "3y"])


@given(EVERY, YEARS, st.integers(0, 10))
def test_the_union_of_years_equals_the_whole(every: str, first: int, more: int) -> None:
    plan = f"{CALENDAR}\nperiod: {first}..{first + more}"
    whole = deadlines(promising(f"every: {every}", plan=plan))
    years = range(first, first + more + 1)
    by_year = [{period: day for period, day in whole.items() if day.startswith(str(year))} for year in years]
    assert [item for part in by_year for item in part.items()] == list(whole.items())
    if not every.endswith("y"):
        alone = [deadlines(promising(f"every: {every}\nfrom: {year}\nuntil: {year}", plan=plan)) for year in years]
        assert by_year == alone


@given(EVERY, st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(0, 3000), st.integers(0, 3000))
def test_a_later_end_adds_occurrences_and_renames_none(every: str, first: date, length: int, more: int) -> None:
    def until(last: date) -> dict[str, str]:
        return deadlines(promising(f"every: {every}\nfrom: {first}\nuntil: {last}", plan=CALENDAR))

    last = first + timedelta(days=length)
    before, after = until(last), until(last + timedelta(days=more))
    assert list(after)[: len(before)] == list(before)
    changed = [period for period in before if after[period] != before[period]]
    assert all(before[period] == last.isoformat() for period in changed)  # only what was cut moves


@given(EVERY, st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(0, 3000))
def test_occurrences_are_named_apart_ordered_and_within(every: str, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    plan = promising(f"every: {every}\nfrom: {first}\nuntil: {last}", plan=CALENDAR)
    found = dates_of(_promise(plan), date.max)
    assert len({period.text for period, _ in found}) == len(found)
    assert [deadline for _, deadline in found] == sorted(deadline for _, deadline in found)
    for period, deadline in found:
        assert first <= deadline <= last
        assert period.first <= deadline <= period.last
        assert Period.parse(period.text, {"delar": (8, 31), "arsslut": (12, 31)}) == period
    assert most_occurrences(Index(plan)) >= len(found)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - rrule counts in datetimes; the domain has no times of day


def _promise(plan: Plan) -> Promise:
    return Index(plan).promise_by_address["a", "f"]


# Closed: entries about it with `state: reported` — by anyone (`answers: any`, the default), or by every responsible (`answers: each`).


@pytest.mark.parametrize("by", ["sf", "buf", "kff"])
def test_it_is_closed_by_a_report_by_anyone(by: str) -> None:
    assert state_on(promising("due: 2025"), reported("2025-05-01", "a/f@2025", by), on="2025-05-01") == ("closed", "reported")


def test_it_is_closed_by_a_report_of_every_responsible_where_each_answers() -> None:
    plan = promising("due: 2025\nanswers: each", activity="responsible: [sf, buf, kff]")
    sf, buf, kff, ort = (reported(f"2025-05-0{day}", "a/f@2025", by) for day, by in enumerate(("sf", "buf", "kff", "ort"), 1))
    found = occurrence(schedule_of(plan, sf, kff, ort, on="2025-06-01"))
    assert (found.state, found.answered, found.needed) == ("current", 2, 3)  # "2 av 3": one who isn't asked doesn't count
    found = occurrence(schedule_of(plan, sf, kff, ort, buf, on="2025-06-01"))
    assert (found.state, found.closed_by, found.answered, found.needed) == ("closed", "reported", 3, 3)


def test_each_answers_once_also_when_named_twice() -> None:
    plan = promising("due: 2025\nanswers: each\nresponsible: [sf, buf, sf]")
    found = occurrence(schedule_of(plan, reported("2025-05-01", "a/f@2025"), reported("2025-05-02", "a/f@2025", "buf"), on="2025-06-01"))
    assert (found.state, found.answered, found.needed) == ("closed", 2, 2)


def test_who_must_answer_is_the_follow_ups_own_responsible_where_it_names_any() -> None:
    plan = promising("due: 2025\nanswers: each\nresponsible: [kff]")
    assert state_on(plan, reported("2025-05-01", "a/f@2025", "kff"), on="2025-06-01") == ("closed", "reported")
    assert state_on(plan, reported("2025-05-01", "a/f@2025"), on="2025-06-01") == ("current", None)


def test_one_answer_is_needed_where_anyone_may_give_it() -> None:
    found = occurrence(schedule_of(promising("due: 2025"), reported("2025-05-01", "a/f@2025"), reported("2025-05-02", "a/f@2025", "buf")))
    assert (found.answered, found.needed) == (1, 1)


def test_a_report_before_the_period_begins_closes_it_too() -> None:
    assert state_on(promising("due: 2026"), reported("2025-05-01", "a/f@2026"), on="2025-06-01") == ("closed", "reported")


def test_a_report_about_one_occurrence_closes_no_other() -> None:
    plan = promising("every: year")
    assert closed_by(plan, reported("2025-05-01", "a/f@2026")) == {"a/f@2025": None, "a/f@2026": "reported", "a/f@2027": None}


@given(st.sampled_from(["reported", "skipped", "deferred"]), st.integers(0, 11), st.dates(date(2025, 1, 1), date(2028, 6, 1)))
def test_closing_one_occurrence_changes_no_other(state: str, number: int, day: date) -> None:
    plan = promising("every: quarter")
    period = list(deadlines(plan))[number]
    before = {each.address: each for each in schedule_of(plan, on=day).occurrences()}
    fields = {"note": "N"} | ({"to": "2028"} if state == "deferred" else {})
    after = {each.address: each for each in schedule_of(plan, entry("2025-01-01", f"a/f@{period}", state, **fields), on=day).occurrences()}
    assert before.keys() == after.keys()
    assert [address.period for address in before if shown(before[address]) != shown(after[address])] in ([period], [])
    if state != "deferred":
        assert next(each.state for each in after.values() if each.address.period == period) == "closed"


def shown(each: Occurrence) -> tuple[object, ...]:
    """What an occurrence shows, but for the plan it was made from."""
    answers = (each.answered, each.needed, each.coverage)
    return (str(each.address), each.original_deadline, each.deadline, each.state, each.closed_by, each.days_late, answers, each.entry)


# … or `skipped` (note required).


@pytest.mark.parametrize("state", ["skipped", "ended", "deferred"])
def test_skipped_ended_and_deferred_require_a_note(state: str, tmp_path: Path) -> None:
    plan = plan_text("follow_ups: [{id: f, kind: review, title: T, due: 2025}]")
    fields = {"to": "2026"} if state == "deferred" else {}
    found = findings_in(tmp_path, plan, journal_text("p", entry("2025-03-01", "plan/f@2025", state, **fields)))
    assert [finding.name for finding in found if finding.severity is Severity.error] == ["note-required"]


def test_skipped_closes_it() -> None:
    plan = promising("every: year")
    assert closed_by(plan, entry("2025-05-01", "a/f@2025", "skipped", note="N")) == {
        "a/f@2025": "skipped",
        "a/f@2026": None,
        "a/f@2027": None,
    }


# `ended` (note required) closes this and all later ones.


def test_ended_closes_this_and_all_later_ones() -> None:
    plan = promising("every: half-year", plan="period: 2025..2026")
    assert closed_by(plan, entry("2025-10-01", "a/f@2025-H2", "ended", note="N")) == {
        "a/f@2025-H1": None, "a/f@2025-H2": "ended", "a/f@2026-H1": "ended", "a/f@2026-H2": "ended",
    }  # fmt: skip


def test_an_earlier_one_that_was_deferred_past_the_end_is_not_ended() -> None:
    plan = promising("every: half-year", plan="period: 2025")
    deferred = entry("2025-06-01", "a/f@2025-H1", "deferred", note="N", to="2026")
    assert closed_by(plan, deferred, entry("2025-10-01", "a/f@2025-H2", "ended", note="N")) == {"a/f@2025-H1": None, "a/f@2025-H2": "ended"}


def test_what_was_reported_before_or_after_the_end_stays_reported() -> None:
    plan = promising("every: half-year", plan="period: 2025..2026")
    ended = entry("2025-10-01", "a/f@2025-H2", "ended", note="N")
    assert closed_by(plan, reported("2025-07-01", "a/f@2025-H1"), ended, reported("2026-07-01", "a/f@2026-H1", "buf")) == {
        "a/f@2025-H1": "reported", "a/f@2025-H2": "ended", "a/f@2026-H1": "reported", "a/f@2026-H2": "ended",
    }  # fmt: skip


def test_only_a_retraction_undoes_ended() -> None:
    plan = promising("every: year")
    ended = entry("2025-10-01", "a/f@2025", "ended", note="N")
    later = [
        reported("2025-11-01", "a/f@2025"),
        entry("2025-11-02", "a/f@2025", "deferred", note="N", to="2026"),
        reported("2026-01-01", "a/f@2025", "buf"),
    ]
    assert closed_by(plan, ended, *later)["a/f@2026"] == "ended"
    assert closed_by(plan, ended, entry("2025-12-01", "a/f@2025", "retracted", by="buf", note="N"))["a/f@2026"] == "ended"
    assert set(closed_by(plan, ended, entry("2025-12-01", "a/f@2025", "retracted", note="N")).values()) == {None}


# `deferred` (note and `to:` a Period required) moves the deadline; the original one stays visible.


def test_deferred_moves_the_deadline_and_the_original_one_stays_visible() -> None:
    deferred = entry("2025-10-01", "a/f@2025", "deferred", note="N", to="2026-H1")
    found = occurrence(schedule_of(promising("due: 2025"), deferred, on="2026-06-30"))
    assert (str(found.original_deadline), str(found.deadline), found.state, found.address.about) == (
        "2025-12-31", "2026-06-30", "current", "a/f@2025",
    )  # fmt: skip
    assert state_on(promising("due: 2025"), deferred, on="2026-07-01") == ("overdue", None)


def test_deferred_requires_to(tmp_path: Path) -> None:
    plan = plan_text("follow_ups: [{id: f, kind: review, title: T, due: 2025}]")
    found = findings_in(tmp_path, plan, journal_text("p", entry("2025-03-01", "plan/f@2025", "deferred", note="N")))
    assert [finding.name for finding in found if finding.severity is Severity.error] == ["deferred-to-when"]


def test_a_deferral_may_also_bring_the_deadline_forward() -> None:
    deferred = entry("2025-02-01", "a/f@2025", "deferred", note="N", to="2025-H1")
    assert state_on(promising("due: 2025"), deferred, on="2025-07-01") == ("overdue", None)


def test_a_deferral_moves_no_other_occurrence() -> None:
    plan = promising("every: year")
    found = {
        each.address.about: str(each.deadline)
        for each in schedule_of(plan, entry("2025-10-01", "a/f@2025", "deferred", note="N", to="2027-03")).occurrences()
    }
    assert found == {"a/f@2025": "2027-03-31", "a/f@2026": "2026-12-31", "a/f@2027": "2027-12-31"}


# These three concern all who answer.


@pytest.mark.parametrize(
    ("state", "expected"),
    [("skipped", ("closed", "skipped")), ("ended", ("closed", "ended")), ("deferred", ("current", None)), (None, ("overdue", None))],
)
def test_skipped_ended_and_deferred_concern_all_who_answer(state: str | None, expected: tuple[str, str | None]) -> None:
    plan = promising("due: 2025\nanswers: each")
    fields = {"to": "2026"} if state == "deferred" else {}
    entries = [entry("2025-05-01", "a/f@2025", state, note="N", **fields)] if state else []
    assert state_on(plan, *entries, on="2026-02-01") == expected


# A deferral stands until a later `deferred` about the same occurrence, by anyone, or its retraction; a report doesn't replace it.


def deadline_after(*entries: str, follow_up: str = "due: 2025") -> str:
    return str(occurrence(schedule_of(promising(follow_up), *entries, on="2027-12-31")).deadline)


FIRST_DEFERRAL = entry("2025-10-01", "a/f@2025", "deferred", note="N", to="2026-03")


@pytest.mark.parametrize("by", ["sf", "buf", "kff"])
def test_a_deferral_stands_until_a_later_one_by_anyone(by: str) -> None:
    later = entry("2025-11-01", "a/f@2025", "deferred", by=by, note="N", to="2026-09")
    assert deadline_after(FIRST_DEFERRAL, later) == "2026-09-30"
    assert deadline_after(later, FIRST_DEFERRAL) == "2026-09-30"  # later by its date, not by its line


def test_a_deferral_stands_until_its_retraction() -> None:
    assert deadline_after(FIRST_DEFERRAL, entry("2025-11-01", "a/f@2025", "retracted", note="N")) == "2025-12-31"
    assert deadline_after(FIRST_DEFERRAL, entry("2025-11-01", "a/f@2025", "retracted", by="buf", note="N")) == "2026-03-31"


def test_when_a_later_deferral_is_retracted_the_one_before_by_another_body_stands_again() -> None:
    by_buf = entry("2025-11-01", "a/f@2025", "deferred", by="buf", note="N", to="2026-09")
    assert deadline_after(FIRST_DEFERRAL, by_buf, entry("2025-12-01", "a/f@2025", "retracted", by="buf", note="N")) == "2026-03-31"


def test_a_report_does_not_replace_a_deferral() -> None:
    one_of_two = reported("2025-11-01", "a/f@2025")
    assert deadline_after(FIRST_DEFERRAL, one_of_two, follow_up="due: 2025\nanswers: each") == "2026-03-31"
    assert deadline_after(FIRST_DEFERRAL, one_of_two) == "2026-03-31"


def test_a_deferral_about_another_occurrence_does_not_replace_it() -> None:
    other = entry("2025-11-01", "a/f@2026", "deferred", note="N", to="2027")
    found = occurrence(schedule_of(promising("every: year"), FIRST_DEFERRAL, other), "a/f@2025")
    assert str(found.deadline) == "2026-03-31"


# A `start` is also closed by the activity's first progress `ongoing` or `done`.


@pytest.mark.parametrize("state", ["ongoing", "done"])
def test_a_start_is_also_closed_by_the_activitys_first_progress(state: str) -> None:
    plan = promising("kind: start\ndue: 2025")
    assert state_on(plan, entry("2025-05-01", "a@2025-H1", state, by="kff"), on="2025-04-30") == ("current", None)
    found = occurrence(
        schedule_of(plan, entry("2025-05-01", "a@2025-H1", state, by="kff"), entry("2025-06-01", "a@2025", state), on="2025-07-01")
    )
    assert (found.state, found.closed_by, found.answered) == ("closed", "start", 0)
    assert found.entry is not None
    assert str(found.entry.date) == "2025-05-01"


@pytest.mark.parametrize("state", ["planned", "paused"])
def test_a_start_is_not_closed_by_other_progress(state: str) -> None:
    assert state_on(promising("kind: start\ndue: 2025"), entry("2025-05-01", "a@2025", state), on="2026-01-01") == ("overdue", None)


@pytest.mark.parametrize("kind", ["deliver", "measure", "review"])
@pytest.mark.parametrize("state", ["ongoing", "done", "paused"])
def test_done_and_paused_close_nothing(kind: str, state: str) -> None:
    assert state_on(promising(f"kind: {kind}\ndue: 2025"), entry("2025-05-01", "a@2025", state), on="2026-01-01") == ("overdue", None)


def test_a_start_once_made_stays_made_when_the_activity_pauses() -> None:
    entries = [
        entry("2025-05-01", "a@2025", "ongoing"),
        entry("2025-09-01", "a@2025", "paused"),
        entry("2025-10-01", "a@2025", "cancelled", note="N"),
    ]
    assert state_on(promising("kind: start\ndue: 2025"), *entries, on="2026-01-01") == ("closed", "start")


def test_a_start_is_not_made_by_progress_that_was_corrected_to_planned_or_retracted() -> None:
    plan = promising("kind: start\ndue: 2025")
    ongoing = entry("2025-05-01", "a@2025", "ongoing")
    assert state_on(plan, ongoing, entry("2025-05-02", "a@2025", "planned"), on="2026-01-01") == ("overdue", None)
    assert state_on(plan, ongoing, entry("2025-05-02", "a@2025", "planned", by="buf"), on="2026-01-01") == ("closed", "start")
    assert state_on(plan, ongoing, entry("2025-05-02", "a@2025", "retracted", note="N"), on="2026-01-01") == ("overdue", None)


def test_a_start_of_the_plans_own_is_closed_by_no_activity() -> None:
    plan = plan_of("follow_ups: [{kind: start, title: T, due: 2025}]\nareas: [{id: o, title: O, activities: [{id: a, title: A}]}]")
    assert state_on(plan, entry("2025-05-01", "a@2025", "ongoing"), on="2026-01-01", about="plan/start") == ("overdue", None)


# From the date of an activity's `cancelled` until an entry that reopens it, occurrences whose current deadline is later than the first and
# earlier than the second are not owed, also afterwards; older debts stay.

CANCELLED = entry("2025-06-30", "a@2025", "cancelled", note="N")


def test_from_cancelled_on_later_deadlines_are_not_owed_and_older_debts_stay() -> None:
    plan = promising("every: quarter", plan="period: 2025..2026-03")
    assert closed_by(plan, CANCELLED) == {
        "a/f@2025-Q1": None,
        "a/f@2025-Q2": None,  # falls due on the very day
        "a/f@2025-Q3": "cancelled",
        "a/f@2025-Q4": "cancelled",
        "a/f@2026-Q1": "cancelled",
    }


@pytest.mark.parametrize("state", ["ongoing", "planned", "paused", "done"])
def test_until_an_entry_reopens_it_they_are_not_owed_also_afterwards(state: str) -> None:
    plan = promising("every: quarter", plan="period: 2025..2026-06")
    assert closed_by(plan, CANCELLED, entry("2026-03-31", "a@2026", state, by="buf")) == {
        "a/f@2025-Q1": None,
        "a/f@2025-Q2": None,
        "a/f@2025-Q3": "cancelled",
        "a/f@2025-Q4": "cancelled",
        "a/f@2026-Q1": None,  # falls due on the day of reopening
        "a/f@2026-Q2": None,
    }


def test_it_may_be_reopened_about_the_same_period_by_the_same_body() -> None:
    plan = promising("every: quarter", plan="period: 2025")
    assert closed_by(plan, CANCELLED, entry("2025-12-01", "a@2025", "ongoing")) == {
        "a/f@2025-Q1": None, "a/f@2025-Q2": None, "a/f@2025-Q3": "cancelled", "a/f@2025-Q4": None,
    }  # fmt: skip


def test_a_retracted_cancellation_never_was() -> None:
    plan = promising("every: quarter", plan="period: 2025")
    assert set(closed_by(plan, CANCELLED, entry("2025-12-01", "a@2025", "retracted", note="N")).values()) == {None}


def test_cancelled_twice_counts_from_the_first_time() -> None:
    plan = promising("every: quarter", plan="period: 2025")
    again = entry("2025-11-01", "a@2025-arsslut", "cancelled", by="buf", note="N")
    assert closed_by(plan, CANCELLED, again)["a/f@2025-Q3"] == "cancelled"


def test_it_is_the_current_deadline_that_counts() -> None:
    plan = promising("due: 2025-H1")
    assert closed_by(plan, CANCELLED) == {"a/f@2025-H1": None}
    assert closed_by(plan, CANCELLED, entry("2025-06-01", "a/f@2025-H1", "deferred", note="N", to="2025-H2")) == {
        "a/f@2025-H1": "cancelled"
    }


def test_what_is_cancelled_may_still_be_reported() -> None:
    assert closed_by(promising("due: 2025"), CANCELLED, reported("2025-12-01", "a/f@2025")) == {"a/f@2025": "reported"}


def test_cancelling_one_activity_cancels_no_other_and_not_what_is_the_plans_own() -> None:
    plan = plan_of("""
        follow_ups: [{kind: review, title: T, due: 2025}]
        areas: [{id: o, title: O, activities: [
          {id: a, title: A, responsible: [sf], follow_ups: [{kind: review, title: T, due: 2025}]},
          {id: b, title: B, responsible: [sf], follow_ups: [{kind: review, title: T, due: 2025}]}]}]
    """)
    assert closed_by(plan, CANCELLED) == {"plan/review@2025": None, "a/review@2025": "cancelled", "b/review@2025": None}


# `closed_by` tells: reported, skipped, ended, cancelled, withdrawn, start; what isn't owed is never counted as answered.


@pytest.mark.parametrize("fields", ["withdrawn: {date: 2025-06-30, reason: R}"])
@pytest.mark.parametrize("level", ["follow_up", "activity", "area"])
def test_what_is_withdrawn_is_not_owed_from_that_day_and_older_debts_stay(fields: str, level: str) -> None:
    levels = {"follow_up": "every: half-year", "activity": "", "area": "", "plan": "period: 2025..2026-06"}
    levels[level] += f"\n{fields}"
    plan = promising(levels["follow_up"], activity=levels["activity"], area=levels["area"], plan=levels["plan"])
    assert closed_by(plan) == {"a/f@2025-H1": None, "a/f@2025-H2": "withdrawn", "a/f@2026-H1": "withdrawn"}


def test_of_what_is_withdrawn_too_it_is_the_current_deadline_that_counts() -> None:
    plan = promising("due: 2025-H1\nwithdrawn: {date: 2025-07-15, reason: R}")
    assert closed_by(plan) == {"a/f@2025-H1": None}
    assert closed_by(plan, entry("2025-06-01", "a/f@2025-H1", "deferred", note="N", to="2025-H2")) == {"a/f@2025-H1": "withdrawn"}


def test_an_activity_named_again_in_another_place_has_no_occurrences_of_its_own() -> None:
    assert not states(schedule_of(promising("every: year", activity="same_as: b")))


def test_an_area_around_the_area_may_be_withdrawn() -> None:
    plan = plan_of("""
        areas: [{id: o, title: O, withdrawn: {date: 2025-03, reason: R}, areas: [{id: i, title: I, activities: [
          {id: a, title: A, responsible: [sf], follow_ups: [{kind: review, title: T, due: 2025}]}]}]}]
    """)
    assert closed_by(plan) == {"a/review@2025": "withdrawn"}


def test_what_is_not_owed_is_never_counted_as_answered() -> None:
    not_owed = [each for each in full_schedule().occurrences() if each.closed_by in NOT_OWED]
    assert {each.closed_by for each in not_owed} == {"cancelled", "withdrawn"}
    assert {each.answered for each in not_owed} == {0}
    assert not any(each.owed for each in not_owed)


def test_closed_by_tells_each_of_the_six() -> None:
    found = {each.closed_by for each in full_schedule().occurrences() if each.state == "closed"}
    assert found == {"reported", "skipped", "ended", "cancelled", "withdrawn", "start"}


# State on a day: `closed`, else `overdue` if deadline + grace < as-of, `current` if its period has begun, else `upcoming`.


@pytest.mark.parametrize(
    ("day", "state", "late"),
    [
        ("2025-06-30", "upcoming", 0),
        ("2025-07-01", "current", 0),
        ("2025-09-30", "current", 0),
        ("2025-10-01", "overdue", 1),
        ("2025-10-31", "overdue", 31),
        ("2030-01-01", "overdue", 1554),
    ],
)
def test_state_on_a_day(day: str, state: str, late: int) -> None:
    found = occurrence(schedule_of(promising("due: 2025-Q3"), on=day))
    assert (found.state, found.days_late) == (state, late)


@given(EVERY, st.dates(date(2024, 1, 1), date(2029, 12, 31)), st.integers(0, 90))
def test_the_deadline_day_itself_is_never_overdue(every: str, day: date, grace: int) -> None:
    for each in schedule_of(promising(f"every: {every}\ngrace: {grace}", plan=CALENDAR), on=day).occurrences():
        assert each.deadline is not None
        if day <= each.deadline:
            assert each.state != "overdue"
        assert (each.state == "overdue") == (each.deadline + timedelta(days=grace) < day)


# `grace` (days, default 0) on a plan, a round or a follow-up, the innermost holds, also after a deferral; days late count after it.


@pytest.mark.parametrize(
    ("plan", "follow_up", "last_day"),
    [
        ("", "", "2025-12-31"),
        ("grace: 10", "", "2026-01-10"),
        ("grace: 10", "\ngrace: 3", "2026-01-03"),
        ("grace: 10", "\ngrace: 0", "2025-12-31"),
        ("", "\ngrace: 31", "2026-01-31"),
    ],
)
def test_the_innermost_grace_holds(plan: str, follow_up: str, last_day: str) -> None:
    found = promising(f"due: 2025{follow_up}", plan=plan)
    day = date.fromisoformat(last_day)
    assert occurrence(schedule_of(found, on=day)).state == "current"
    after = occurrence(schedule_of(found, on=day + timedelta(days=1)))
    assert (after.state, after.days_late) == ("overdue", 1)  # days late count after it


@pytest.mark.parametrize(("own", "last_day"), [("", "2026-01-10"), (", grace: 3", "2026-01-03"), (", grace: 0", "2025-12-31")])
def test_a_round_has_its_own_grace_or_the_plans(own: str, last_day: str) -> None:
    plan = plan_of(f"grace: 10\n{CALENDAR}\nperiod: 2025\nreporting: [{{id: r, every: [arsslut], asks: [progress], title: T{own}}}]")
    day = date.fromisoformat(last_day)
    assert state_on(plan, on=last_day, about="reporting/r")[0] == "current"
    assert state_on(plan, on=(day + timedelta(days=1)).isoformat(), about="reporting/r")[0] == "overdue"


def test_grace_holds_also_after_a_deferral() -> None:
    plan = promising("due: 2025\ngrace: 10")
    deferred = entry("2025-12-01", "a/f@2025", "deferred", note="N", to="2026-03")
    assert state_on(plan, deferred, on="2026-04-10") == ("current", None)
    found = occurrence(schedule_of(plan, deferred, on="2026-04-12"))
    assert (found.state, found.days_late) == ("overdue", 2)


# Entries, decisions and withdrawals dated after as-of don't exist yet: any past day can be reconstructed.


def test_entries_dated_after_as_of_dont_exist_yet() -> None:
    plan = promising("due: 2025")
    assert state_on(plan, reported("2026-02-01", "a/f@2025"), on="2026-01-31") == ("overdue", None)
    assert state_on(plan, reported("2026-02-01", "a/f@2025"), on="2026-02-01") == ("closed", "reported")
    retracted = [reported("2026-02-01", "a/f@2025"), entry("2026-03-01", "a/f@2025", "retracted", note="N")]
    assert [state_on(plan, *retracted, on=day)[0] for day in ("2026-01-31", "2026-02-28", "2026-03-01")] == ["overdue", "closed", "overdue"]


def test_withdrawals_dated_after_as_of_dont_exist_yet() -> None:
    plan = promising("due: 2025\nwithdrawn: {date: 2025-06, reason: R}")
    assert [state_on(plan, on=day) for day in ("2025-05-31", "2025-06-01")] == [("current", None), ("closed", "withdrawn")]


def test_decisions_dated_after_as_of_dont_exist_yet() -> None:
    plan = promising("every: year", plan=EXTENDED)
    assert list(states(schedule_of(plan, on="2026-05-31"))) == ["a/f@2025", "a/f@2026"]
    assert list(states(schedule_of(plan, on="2026-06-01"))) == ["a/f@2025", "a/f@2026", "a/f@2027"]


# Unreported occurrences stay owed after the plan has ended.


@pytest.mark.parametrize(
    "decisions", ["", "decisions: [{action: adopted, date: 2024, period: 2025..2027}, {action: closed, date: 2027-06}]"]
)
def test_unreported_occurrences_stay_owed_after_the_plan_has_ended(decisions: str) -> None:
    plan = promising("every: year", plan=decisions)
    assert set(states(schedule_of(plan, on="2035-01-01")).values()) == {"overdue"}


# The period on a day is that of the latest decision then dated which names one (a decision dated by a Period counts from its first day).

EXTENDED = """
period: 2025..2027
decisions:
  - {action: adopted, date: 2024-11-20, period: 2025..2026}
  - {action: revised, date: 2026-03-01}
  - {action: extended, date: 2026-06, period: 2025..2027}
"""


@pytest.mark.parametrize(
    ("day", "period"),
    [
        ("2020-01-01", "2025..2026"),
        ("2024-11-20", "2025..2026"),
        ("2026-05-31", "2025..2026"),
        ("2026-06-01", "2025..2027"),
        ("2030-01-01", "2025..2027"),
    ],
)
def test_the_period_on_a_day_is_that_of_the_latest_decision_then_dated_which_names_one(day: str, period: str) -> None:
    assert period_on(plan_of(EXTENDED), date.fromisoformat(day)).text == period


def test_decisions_count_by_their_date_whatever_their_order_in_the_file() -> None:
    decisions = [
        "{action: adopted, date: 2024, period: 2025..2026}",
        "{action: extended, date: 2026-06, period: 2025..2027}",
        "{action: extended, date: 2027-06, period: 2025..2028}",
    ]
    one = plan_of(f"period: 2025..2028\ndecisions: [{', '.join(decisions)}]")
    other = plan_of(f"period: 2025..2028\ndecisions: [{', '.join(reversed(decisions))}]")
    assert stages(one, date.max) == stages(other, date.max)


def test_a_plan_without_decisions_has_its_period() -> None:
    assert period_on(plan_of("period: 2025..2026"), date(2030, 1, 1)).text == "2025..2026"


def test_the_plans_period_must_equal_the_last_ones(tmp_path: Path) -> None:
    found = findings_in(tmp_path, plan_text(EXTENDED.replace("period: 2025..2027\n", "period: 2025..2026\n", 1)))
    assert "period-not-decided" in {finding.name for finding in found}
    assert "period-not-decided" not in {finding.name for finding in findings_in(tmp_path, plan_text(EXTENDED))}


# Occurrences whose deadline had passed when a new period was decided stay: extending a plan never makes a debt vanish or renames it.


def test_occurrences_whose_deadline_had_passed_stay_also_when_the_new_period_begins_later() -> None:
    moved = EXTENDED.replace("2025..2027", "2027..2028")
    plan = promising("every: half-year", plan=moved)
    assert deadlines(plan) == {
        "2025-H1": "2025-06-30", "2025-H2": "2025-12-31", "2027-H1": "2027-06-30", "2027-H2": "2027-12-31", "2028-H1": "2028-06-30",
        "2028-H2": "2028-12-31",
    }  # fmt: skip


def test_what_had_not_yet_fallen_due_follows_the_new_period() -> None:
    in_time = decided("adopted 2024 2025..2026-03", "extended 2026-03-31 2025..2027")
    assert deadlines(promising("every: year", plan=in_time))["2026"] == "2026-12-31"  # on the deadline day itself it has not passed
    late = decided("adopted 2024 2025..2026-03", "extended 2026-04-01 2025..2027")
    assert deadlines(promising("every: year", plan=late))["2026"] == "2026-03-31"


def test_a_shortened_plan_keeps_what_had_fallen_due_and_drops_the_rest() -> None:
    plan = promising("every: quarter", plan=decided("adopted 2024 2025..2027", "revised 2026-04 2025..2026-06"))
    assert deadlines(plan) == {
        "2025-Q1": "2025-03-31", "2025-Q2": "2025-06-30", "2025-Q3": "2025-09-30", "2025-Q4": "2025-12-31", "2026-Q1": "2026-03-31",
        "2026-Q2": "2026-06-30",
    }  # fmt: skip


@given(
    EVERY,
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    st.dates(date(2025, 1, 1), date(2030, 12, 31)),
    st.integers(0, 1500),
    st.sampled_from(["2025-01-01", "2025-07-15", "2027-01-01"]),
)
def test_extending_a_plan_never_removes_a_debt_or_renames_it(every: str, last: date, on: date, more: int, begins: str) -> None:
    new_last = max(last, on) + timedelta(days=more)
    adopted, extended = f"adopted 2024 2025-01-01..{last}", f"extended {on} {min(begins, new_last.isoformat())}..{new_last}"
    before = promising(f"every: {every}", plan=f"{CALENDAR}\n{decided(adopted)}")
    after = promising(f"every: {every}", plan=f"{CALENDAR}\n{decided(adopted, extended)}")
    debts = {each.address: each.deadline for each in schedule_of(before, on=on).occurrences() if each.state == "overdue"}
    for day in (on, on + timedelta(days=1), on + timedelta(days=2000)):
        now = {each.address: each for each in schedule_of(after, on=day).occurrences()}
        assert {address: now[address].deadline for address in debts} == debts
        assert {now[address].state for address in debts} <= {"overdue"}


# A round has an occurrence at each of its points, with its coverage; cancelled and withdrawn activities apart.

ROUND = f"""
{CALENDAR}
period: 2025..2026
reporting: [{{id: r, every: [delar, arsslut], asks: [progress], title: T}}]
areas:
  - id: o
    title: O
    activities:
      - {{id: a, title: A, responsible: [sf]}}
      - {{id: b, title: B, responsible: [sf]}}
      - {{id: c, title: C, responsible: [sf]}}
      - {{id: d, title: D, same_as: a}}
"""


def coverage(plan: Plan, *entries: str, about: str = "reporting/r@2025-delar", on: str = "2026-06-30") -> tuple[int, int] | None:
    return occurrence(schedule_of(plan, *entries, on=on), about).coverage


def test_a_round_has_an_occurrence_at_each_of_its_points() -> None:
    assert list(states(schedule_of(plan_of(ROUND)))) == [
        "reporting/r@2025-delar", "reporting/r@2025-arsslut", "reporting/r@2026-delar", "reporting/r@2026-arsslut",
    ]  # fmt: skip


def test_a_rounds_coverage_is_how_many_activities_have_an_entry_for_it() -> None:
    plan = plan_of(ROUND)
    assert coverage(plan) == (0, 3)  # an activity named again in another place is counted once
    one = entry("2025-08-01", "a@2025-delar", "ongoing")
    assert coverage(plan, one, entry("2025-08-02", "a@2025-delar", "paused", by="buf")) == (1, 3)
    assert coverage(plan, one, entry("2025-08-01", "b@2025-arsslut", "done")) == (1, 3)
    assert coverage(plan, one, entry("2025-08-03", "a@2025-delar", "retracted", note="N")) == (0, 3)
    assert coverage(plan, one, on="2025-07-31") == (0, 3)


def test_cancelled_and_withdrawn_activities_are_not_counted() -> None:
    cancelled = entry("2025-08-01", "a@2025-delar", "cancelled", note="N")
    assert coverage(plan_of(ROUND), cancelled) == (0, 2)
    withdrawn = plan_of(ROUND.replace("id: b,", "id: b, withdrawn: {date: 2025-08-01, reason: R},"))
    assert coverage(withdrawn, cancelled) == (0, 1)
    assert coverage(withdrawn, cancelled, on="2025-07-31") == (0, 3)
    assert coverage(plan_of(ROUND), entry("2025-09-15", "a@2025-arsslut", "cancelled", note="N")) == (0, 3)  # was still to tell at delår


def test_a_round_closes_when_all_have() -> None:
    plan = plan_of(ROUND)
    entries = [entry(f"2025-08-0{day}", f"{name}@2025-delar", "ongoing") for day, name in enumerate("abc", 1)]
    found = occurrence(schedule_of(plan, *entries, on="2025-08-03"), "reporting/r@2025-delar")
    assert (found.state, found.closed_by, found.coverage) == ("closed", "reported", (3, 3))
    found = occurrence(schedule_of(plan, *entries, on="2025-08-02"), "reporting/r@2025-delar")
    assert (found.state, found.coverage) == ("current", (2, 3))


def test_a_round_closes_by_an_entry_about_it() -> None:
    found = occurrence(
        schedule_of(plan_of(ROUND), reported("2025-09-01", "reporting/r@2025-delar"), on="2025-09-01"), "reporting/r@2025-delar"
    )
    assert (found.state, found.closed_by, found.coverage) == ("closed", "reported", (0, 3))


def test_a_round_of_nothing_does_not_close_by_silence() -> None:
    plan = plan_of(ROUND.partition("areas:")[0])
    found = occurrence(schedule_of(plan, on="2026-01-01"), "reporting/r@2025-delar")
    assert (found.state, found.coverage) == ("overdue", (0, 0))


INDICATORS = f"""
{CALENDAR}
period: 2025
reporting: [{{id: r, every: [arsslut], asks: [indicators], title: T}}]
areas:
  - id: o
    title: O
    indicators: [{{id: i, title: I}}, {{id: j, title: J}}, {{id: k, title: K, withdrawn: {{date: 2025-02, reason: R}}}}]
    activities:
      - {{id: a, title: A, responsible: [sf], follow_ups: [{{kind: measure, title: T, every: [arsslut], indicator: j}}]}}
"""


def test_where_a_round_asks_for_indicators_its_coverage_is_how_many_have_a_value_for_it() -> None:
    plan, about = plan_of(INDICATORS), "reporting/r@2025-arsslut"
    assert coverage(plan, about=about) == (0, 2)
    own = entry("2026-01-10", "i@2025-arsslut", value=0)
    through_follow_up = entry("2026-01-11", "a/measure@2025-arsslut", "reported", value=False)
    assert coverage(plan, own, about=about) == (1, 2)
    assert coverage(plan, own, through_follow_up, about=about) == (2, 2)
    assert coverage(plan, own, reported("2026-01-11", "a/measure@2025-arsslut"), about=about) == (1, 2)  # a report without a value
    assert coverage(plan, entry("2026-01-10", "i@2024-arsslut", value=3), about=about) == (0, 2)
    assert state_on(plan, own, through_follow_up, on="2026-01-11", about="reporting/r") == ("closed", "reported")


def test_a_round_may_ask_for_both() -> None:
    plan = plan_of(INDICATORS.replace("[indicators]", "[progress, indicators]"))
    assert coverage(plan, entry("2026-01-10", "a@2025-arsslut", "done"), about="reporting/r@2025-arsslut") == (1, 3)


def test_only_rounds_have_a_coverage() -> None:
    assert {each.coverage is not None for each in full_schedule().occurrences() if each.promise.round} == {True}
    assert {each.coverage is not None for each in full_schedule().occurrences() if not each.promise.round} == {False}


# A plan's standing is derived, not written, from its decisions, period and the day (section 6).

STANDINGS = """
period: 2025..2027
decisions:
  - {action: adopted, date: 2024-11-20, period: 2025..2026}
  - {action: extended, date: 2026-06, period: 2025..2027}
  - {action: closed, date: 2028-03-01}
"""


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-11-19", "undecided"),
        ("2024-11-20", "adopted"),
        ("2024-12-31", "adopted"),
        ("2025-01-01", "in-force"),
        ("2026-05-31", "in-force"),
        ("2026-06-01", "extended"),
        ("2027-12-31", "extended"),
        ("2028-01-01", "run-out"),
        ("2028-02-29", "run-out"),
        ("2028-03-01", "closed"),
        ("2040-01-01", "closed"),
    ],
)
def test_a_plans_standing_is_derived_from_its_decisions_period_and_the_day(day: str, expected: str) -> None:
    assert standing(plan_of(STANDINGS), date.fromisoformat(day)) == expected


def test_a_plan_without_a_decision_is_undecided_until_its_period_is_over() -> None:
    plan = plan_of("period: 2025")
    assert [standing(plan, date(year, 6, 1)) for year in (2024, 2025, 2026)] == ["undecided", "undecided", "run-out"]


def test_a_plan_that_was_extended_too_late_had_run_out() -> None:
    plan = plan_of(decided("adopted 2024 2025", "extended 2026-03 2025..2026"))
    found = [standing(plan, date.fromisoformat(day)) for day in ("2025-12-31", "2026-02-28", "2026-03-01")]
    assert found == ["in-force", "run-out", "extended"]


def test_a_plan_decided_again_after_it_was_closed_is_closed_no_more() -> None:
    plan = plan_of("""
        period: 2025..2028
        decisions:
          - {action: adopted, date: 2024, period: 2025..2027}
          - {action: closed, date: 2026}
          - {action: extended, date: 2027, period: 2025..2028}
    """)
    assert [standing(plan, date(year, 6, 1)) for year in (2025, 2026, 2027)] == ["in-force", "closed", "extended"]


# Laws of a schedule with a journal.

BODIES = ["sf", "buf", "kff"]
LAW_PLAN = """
    grace: 5
    calendar: {delar: 08-31, arsslut: 12-31}
    period: 2025..2026
    reporting: [{id: r, every: [delar, arsslut], asks: [progress, indicators], title: T}]
    follow_ups: [{kind: review, title: T, every: 2y}]
    areas:
      - id: o
        title: O
        indicators: [{id: i, title: I}]
        activities:
          - id: a
            title: A
            responsible: [sf, buf]
            follow_ups:
              - {kind: start, title: T, due: 2025-H1}
              - {kind: measure, title: T, every: half-year, answers: each, indicator: i}
              - {kind: review, title: T, every: ongoing}
          - {id: b, title: B, responsible: [sf], follow_ups: [{kind: deliver, title: T, every: quarter, grace: 30}]}
"""
LAW_INDEX = Index(plan_of(LAW_PLAN))
ABOUTS = [each.address.about for each in Schedule(LAW_INDEX, None, date(2026, 6, 30)).occurrences() if each.period]
DAYS = st.dates(date(2024, 12, 1), date(2027, 3, 31))


@st.composite
def entries(draw: st.DrawFn) -> str:
    day, by = draw(DAYS).isoformat(), draw(st.sampled_from(BODIES))
    if draw(st.booleans()):
        state = draw(st.sampled_from(["reported", "skipped", "deferred", "ended", "retracted"]))
        fields = {"to": draw(st.sampled_from(["2025-delar", "2026-H2", "2027-03-31"]))} if state == "deferred" else {}
        return entry(day, draw(st.sampled_from(ABOUTS)), state, by=by, note="N", **fields)
    if draw(st.booleans()):
        return entry(day, draw(st.sampled_from(["i@2025-delar", "i@2026-arsslut"])), by=by, value=draw(st.integers(0, 9)))
    state = draw(st.sampled_from(["planned", "ongoing", "done", "paused", "cancelled", "retracted"]))
    return entry(day, draw(st.sampled_from(["a@2025-delar", "b@2025-delar", "a@2026", "b@2026-arsslut"])), state, by=by, note="N")


def law_schedule(journal: list[str], day: date) -> list[tuple[object, ...]]:
    return [shown(each) for each in schedule_of(LAW_INDEX.plan, *journal, on=day).occurrences()]


@given(st.lists(entries(), max_size=12), DAYS)
def test_the_states_partition_the_occurrences(journal: list[str], day: date) -> None:
    found = list(schedule_of(LAW_INDEX.plan, *journal, on=day).occurrences())
    assert len({each.address for each in found}) == len(found)
    for each in found:
        assert each.state in STATES
        assert (each.state == "closed") == (each.closed_by is not None)
        assert each.owed == (each.state in {"overdue", "current", "upcoming"})
        assert (each.days_late > 0) == (each.state == "overdue")
        assert 0 <= each.answered <= each.needed
        if each.period is None or each.deadline is None:
            assert each.state in {"undated", "closed"}
        elif each.owed:
            late = (day - each.deadline).days - (30 if each.promise.subject == "b" else 5)
            assert each.days_late == max(late, 0)
            assert each.state == ("overdue" if late > 0 else "current" if each.period.first <= day else "upcoming")


CLOSING = st.tuples(DAYS, st.sampled_from(ABOUTS), st.sampled_from(["reported", "skipped"]), st.sampled_from(BODIES))


@given(st.lists(entries(), max_size=10), CLOSING, DAYS)
def test_closing_one_changes_no_other_whatever_was_said_before(journal: list[str], told: tuple[date, str, str, str], day: date) -> None:
    on, about, state, by = told
    one_more = entry(on.isoformat(), about, state, by=by, note="En till")
    before = {each.address.about: shown(each) for each in schedule_of(LAW_INDEX.plan, *journal, on=day).occurrences()}
    after = {each.address.about: shown(each) for each in schedule_of(LAW_INDEX.plan, *journal, one_more, on=day).occurrences()}
    assert before.keys() == after.keys()
    assert {address for address in before if before[address] != after[address]} <= {about}


@given(st.lists(entries(), max_size=12), DAYS, st.integers(0, 900))
def test_time_alone_neither_closes_nor_reopens_and_only_ever_brings_nearer(journal: list[str], day: date, more: int) -> None:
    later = day + timedelta(days=more)
    told = [line for line in journal if not day < date.fromisoformat(json.loads(line)["date"]) <= later]
    ranks = {"upcoming": 0, "current": 1, "overdue": 2}
    now = list(schedule_of(LAW_INDEX.plan, *told, on=day).occurrences())
    then = list(schedule_of(LAW_INDEX.plan, *told, on=later).occurrences())
    for one, other in zip(now, then, strict=True):
        assert (one.address, one.closed_by, one.deadline) == (other.address, other.closed_by, other.deadline)
        if one.owed:
            assert ranks[one.state] <= ranks[other.state]
            assert other.days_late - one.days_late <= more


@given(st.lists(entries(), max_size=12), DAYS)
def test_the_state_is_read_off_the_rule(journal: list[str], day: date) -> None:
    for each in schedule_of(LAW_INDEX.plan, *journal, on=day).occurrences():
        assert (each.state, each.closed_by) == (STATE_BY_RULE[each.rule], CLOSED_BY.get(each.rule))
        assert (each.deferral is None) or (each.deferral.to is not None and each.deferral.to.last == each.deadline)


WITHDRAWING = plan_of(f"""{LAW_PLAN.rstrip()}
          - {{id: c, title: C, withdrawn: {{date: 2025-10-01, reason: V}}, follow_ups: [{{kind: start, title: T, due: 2026}}]}}
          - id: d
            title: D
            follow_ups:
              - {{kind: deliver, title: T, every: quarter, withdrawn: {{date: 2026-02, reason: V}}}}
              - {{kind: measure, title: T, every: [delar]}}
          - id: f
            title: F
            responsible: [sf, buf]
            follow_ups:
              - {{kind: start, title: T, due: 2026}}
              - {{kind: deliver, title: T, every: quarter, grace: 30}}
              - {{kind: measure, title: T, every: quarter}}
              - {{kind: review, title: T, every: [delar, arsslut], grace: 9}}
          - id: g
            title: G
            responsible: [sf, buf]
            follow_ups:
              - {{kind: deliver, title: T, every: quarter}}
              - {{kind: measure, title: T, every: quarter, answers: each}}
              - {{kind: review, title: T, every: quarter, answers: each, responsible: [sf]}}
          - {{id: h, title: H, same_as: f, follow_ups: [{{kind: start, title: T, due: 2026}}]}}
      - id: p
        title: P
        withdrawn: {{date: 2026-01-15, reason: V}}
        activities: [{{id: e, title: E, follow_ups: [{{kind: review, title: T, every: [delar, arsslut], grace: 9}}]}}]
""")


@given(st.lists(entries(), max_size=6), DAYS)
def test_promises_that_are_alike_differ_in_nothing_but_the_promise(journal: list[str], day: date) -> None:
    schedule = schedule_of(WITHDRAWING, *journal, on=day)
    seen: dict[object, object] = {}
    for promise in schedule.index.promises:
        alike = schedule.alike(promise, f"{promise.subject}/{promise.name}")
        found = [(getattr(promise.item, "answers", "any"), *each[1:]) for each in schedule.of(promise)]
        if alike is not None:
            assert found == seen.setdefault(alike, found)
            assert {(each.entry, each.coverage, each.deferral) for each in schedule.of(promise)} <= {(None, None, None)}


@given(st.lists(entries(), max_size=12), DAYS)
def test_entries_dated_after_as_of_change_nothing(journal: list[str], day: date) -> None:
    past = [line for line in journal if date.fromisoformat(json.loads(line)["date"]) <= day]
    assert law_schedule(journal, day) == law_schedule(past, day)


@given(st.lists(entries(), max_size=10, unique_by=lambda line: json.loads(line)["date"]), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_lines_is_nothing_where_dates_tell(journal: list[str], day: date, random: Random) -> None:
    mixed = random.sample(journal, len(journal))
    assert law_schedule(mixed, day) == law_schedule(journal, day)


def about_and_by(line: str) -> tuple[str, ...]:
    said = json.loads(line)
    return said["about"], said["by"]


def told_by_order(line: str) -> tuple[str, ...]:
    """What of one day only the order of the lines tells apart, whoever wrote them: two deferrals, two states of an activity."""
    said = json.loads(line)
    about, state = said["about"], said.get("state", "")
    if state == "deferred":
        return about, state
    return (about.partition("@")[0],) if "/" not in about and state else (about, said["by"], state)


@given(st.lists(entries(), max_size=10, unique_by=(about_and_by, told_by_order)), DAYS, st.randoms(use_true_random=False))
def test_permuting_entries_of_different_bodies_and_abouts_changes_nothing(journal: list[str], day: date, random: Random) -> None:
    of_one_day = [json.dumps(json.loads(line) | {"date": "2025-06-01"}) for line in journal]
    mixed = random.sample(of_one_day, len(of_one_day))
    but_for_the_entry = slice(-1)  # of two reports it is the last one's
    found, expected = law_schedule(mixed, day), law_schedule(of_one_day, day)
    assert [each[but_for_the_entry] for each in found] == [each[but_for_the_entry] for each in expected]


@given(st.lists(entries(), max_size=10), st.data(), DAYS)
def test_identical_lines_count_once(journal: list[str], data: st.DataObject, day: date) -> None:
    doubled = journal + (data.draw(st.lists(st.sampled_from(journal), max_size=4)) if journal else [])
    assert law_schedule(doubled, day) == law_schedule(journal, day)


# The plans that all tests share show every state there is.


@pytest.fixture(scope="module")
def shared() -> workspace.Workspace:
    return workspace.load([PLANS])


def test_the_shared_plans_have_no_errors_and_only_the_findings_they_mean_to_have(shared: workspace.Workspace) -> None:
    found = [(finding.name, finding.location.file.rpartition("/")[2]) for finding in checks.findings(shared, TODAY)]
    assert Counter(found) == {
        ("declared-absence", "exempel-2025-2027.yaml"): 4,
        ("declared-absence", "kommande-2027-2029.yaml"): 1,
        ("decided-after-start", "utgangen-2023-2025.yaml"): 1,
        ("run-out", "utgangen-2023-2025.yaml"): 1,
        ("figure-without-unit", "exempel-2025-2027.yaml"): 3,
        ("follow-ups-end-early", "exempel-2025-2027.yaml"): 2,
        ("follow-ups-end-early", "kommande-2027-2029.yaml"): 1,
        ("silent-about-indicators", "exempel-2025-2027.yaml"): 1,
    }


def test_the_shared_plans_stand_in_every_way(shared: workspace.Workspace) -> None:
    assert {file.id: standing(file.index.plan, TODAY) for file in shared.sound()} == {
        "exempel-2025-2027": "extended",
        "example-2026": "in-force",
        "kommande-2027-2029": "adopted",
        "utkast-2026-2028": "undecided",
        "utgangen-2023-2025": "run-out",
        "avslutad-2024-2026": "closed",
    }


def test_the_shared_plan_shows_every_state() -> None:
    found = list(full_schedule().occurrences())
    assert Counter(each.state for each in found) == {"closed": 40, "overdue": 11, "current": 22, "upcoming": 36, "undated": 4}
    assert Counter(each.closed_by for each in found if each.closed_by) == {
        "reported": 20, "withdrawn": 7, "cancelled": 5, "ended": 5, "start": 2, "skipped": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("about", "state", "closed"),
    [
        ("kartlagg-samverkan/start@2025", "closed", "start"),
        ("kartlagg-samverkan/insatser@2025", "closed", "reported"),
        ("samverkansforum/traffar@2025-Q4", "closed", "skipped"),
        ("forsta-hjalpen/kurser@2026-H1", "closed", "ended"),
        ("chefsutbildning/utbildade@2025-Q3", "overdue", None),  # older than the cancellation
        ("chefsutbildning/utbildade@2025-Q4", "closed", "cancelled"),  # while it was cancelled
        ("chefsutbildning/utbildade@2026-Q1", "closed", "reported"),  # reopened
        ("motesplatser/deliver@2025-06", "overdue", None),  # older than the withdrawal
        ("motesplatser/review@2025", "closed", "withdrawn"),
        ("halsoframjande-arbetsplatser/natverkstraff@2025-H2", "overdue", None),  # retracted
        ("arbetstraning/deltagare@2026-06-30", "current", None),  # the deadline day itself
        ("arbetstraning/deliver@2026-06-20", "current", None),  # the plan's grace
        ("arbetstraning/review@2026-05-31", "current", None),  # its own grace
        ("narvaroteam/measure@2026-05", "overdue", None),  # its own grace of no days
        ("reporting/lage@2025-delar", "overdue", None),
        ("reporting/lage@2025-arsslut", "closed", "reported"),
        ("plan/slutrapport", "undated", None),
        ("plan/revidering@2025..2027", "current", None),
        ("program-suicid/review@2027", "upcoming", None),
    ],
)
def test_how_the_shared_plan_stands(about: str, state: str, closed: str | None) -> None:
    found = occurrence(full_schedule(), about)
    assert (found.state, found.closed_by) == (state, closed)


def test_the_shared_plan_has_a_deadline_that_was_deferred_twice() -> None:
    found = occurrence(full_schedule(), "avtal-foreningar/deliver@2025-Q4")
    assert (found.state, str(found.original_deadline), str(found.deadline), found.days_late) == ("overdue", "2025-12-31", "2026-05-31", 16)


def test_the_shared_plan_has_one_that_two_of_three_have_answered() -> None:
    found = occurrence(full_schedule(), "samverkansforum/traffar@2026-Q1")
    assert (found.state, found.answered, found.needed) == ("overdue", 2, 3)
