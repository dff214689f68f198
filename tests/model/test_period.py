"""Section 4 of the domain: one type, `Period`, in calendar years."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter

from builders import entry, journal_text, plan_of, problems_in
from planctl.model.base import Day
from planctl.model.journal import Journal
from planctl.model.period import NotAPeriodError, Period, parse_day, parse_month_and_day

if TYPE_CHECKING:
    from collections.abc import Callable

CALENDAR = {"delar": (8, 31), "arsslut": (12, 31), "sista-mars": (3, 31), "start": (1, 1)}

years = st.integers(1900, 2199)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
units = st.one_of(
    years.map(lambda year: f"{year}"),
    st.builds(lambda year, half: f"{year}-H{half}", years, st.integers(1, 2)),
    st.builds(lambda year, tertial: f"{year}-T{tertial}", years, st.integers(1, 3)),
    st.builds(lambda year, quarter: f"{year}-Q{quarter}", years, st.integers(1, 4)),
    st.builds(lambda year, month: f"{year}-{month:02}", years, st.integers(1, 12)),
    days.map(date.isoformat),
    st.builds(lambda year, point: f"{year}-{point}", years, st.sampled_from(sorted(CALENDAR))),
)


@st.composite
def spellings(draw: Callable[[st.SearchStrategy[str]], str]) -> str:
    """Every spelling there is: a unit, or an interval of two in the right order."""
    begin, end = draw(units), draw(st.one_of(st.just(""), units))
    if not end:
        return begin
    if Period.parse(end, CALENDAR).last < Period.parse(begin, CALENDAR).first:
        begin, end = end, begin
    return f"{begin}..{end}"


@pytest.mark.parametrize(
    ("spelling", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-H1", "2022-01-01", "2022-06-30"),
        ("2022-H2", "2022-07-01", "2022-12-31"),
        ("2022-T1", "2022-01-01", "2022-04-30"),
        ("2022-T2", "2022-05-01", "2022-08-31"),
        ("2022-T3", "2022-09-01", "2022-12-31"),
        ("2022-Q1", "2022-01-01", "2022-03-31"),
        ("2022-Q2", "2022-04-01", "2022-06-30"),
        ("2022-Q3", "2022-07-01", "2022-09-30"),
        ("2022-Q4", "2022-10-01", "2022-12-31"),
        ("2022-03", "2022-03-01", "2022-03-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-03-31", "2022-03-31", "2022-03-31"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2022-delar", "2022-01-01", "2022-08-31"),
        ("2022-arsslut", "2022-01-01", "2022-12-31"),
        ("2022..2024", "2022-01-01", "2024-12-31"),
        ("2022-H2..2023-T1", "2022-07-01", "2023-04-30"),
        ("2022-11..2023-01-15", "2022-11-01", "2023-01-15"),
        ("2022-delar..2023-delar", "2022-01-01", "2023-08-31"),
        ("2022..2022", "2022-01-01", "2022-12-31"),
        ("2022-03..2022-delar", "2022-03-01", "2022-08-31"),
        ("2022..2022-delar", "2022-01-01", "2022-08-31"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(spelling: str, first: str, last: str) -> None:
    period = Period.parse(spelling, CALENDAR)
    assert (period.first.isoformat(), period.last.isoformat(), str(period)) == (first, last, spelling)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("due: 2022", "2022-01-01", "2022-12-31"),  # påbörjas under 2022
        ("due: 2022-Q4", "2022-10-01", "2022-12-31"),  # sista kvartalet 2022
        ("due: 2022-12", "2022-12-01", "2022-12-31"),  # i slutet av 2022
        ('due: "2022"', "2022-01-01", "2022-12-31"),
        ('due: "2022-12-24"', "2022-12-24", "2022-12-24"),
        ("due: 2022-12-24", "2022-12-24", "2022-12-24"),
        ("due: 2022..2024", "2022-01-01", "2024-12-31"),  # 2022–2024, samlat
    ],
)
def test_yamls_own_ints_and_dates_mean_the_same_as_the_quoted_text(said: str, first: str, last: str) -> None:
    plan = plan_of(f"period: 2022..2024\nfollow_ups: [{{kind: review, title: T, {said}}}]")
    due = plan.follow_ups[0].due
    assert due is not None
    assert (due.first.isoformat(), due.last.isoformat()) == (first, last)
    assert str(due) == said.removeprefix("due: ").strip('"')


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("", ""),
        ("22", ""),
        ("20222", ""),
        (" 2022", ""),
        ("2022 ", ""),
        ("2022\n", ""),
        ("２０２２", ""),
        ("2022-3", ""),
        ("2022-H3", ""),
        ("2022-H0", ""),
        ("2022-T4", ""),
        ("2022-Q5", ""),
        ("2022-h1", "point"),
        ("2022H1", ""),
        ("2022-03-1", ""),
        ("2022/03", ""),
        ("2022-W12", ""),
        ("våren 2022", ""),
        ("2022..", ""),
        ("..2022", ""),
        ("2022...2024", ""),
        ("2022..2023..2024", ""),
        ("2022-2024", ""),
        ("2022–2024", ""),
        ("2022-Delar", ""),
        ("2022-sommar", "point"),
        ("2022-13", "day"),
        ("2022-00", "day"),
        ("2022-02-30", "day"),
        ("2023-02-29", "day"),
        ("2022-01-32", "day"),
        ("1899", "years"),
        ("2200", "years"),
        ("2022..2200", "years"),
        ("2024..2022", "backwards"),
        ("2022-03-02..2022-03-01", "backwards"),
    ],
)
def test_anything_else_is_an_error(text: str, variant: str) -> None:
    with pytest.raises(NotAPeriodError) as caught:
        Period.parse(text, CALENDAR)
    assert (caught.value.text, caught.value.variant) == (text, variant)


@pytest.mark.parametrize("value", [True, False, 2022.0, 22, None, ["2022"], {"year": 2022}, date(2022, 1, 1)])
def test_what_is_neither_text_nor_a_whole_number_is_no_period(value: object) -> None:
    with pytest.raises(ValueError, match="not a period"):
        TypeAdapter(Period).validate_python(value)


def test_calendar_points_are_the_plans_own() -> None:
    one, other = {"delar": (8, 31)}, {"delar": (7, 31)}
    assert Period.parse("2025-delar", one).last == date(2025, 8, 31)
    assert Period.parse("2025-delar", other).last == date(2025, 7, 31)


def test_a_point_in_a_journal_whose_plan_is_not_known_is_read_as_the_whole_year() -> None:
    assert Period.parse("2025-delar").last == date(2025, 12, 31)


def test_the_calendar_of_a_plan_dates_its_periods_and_those_of_its_journal() -> None:
    calendar = "calendar: {delar: 07-31, tertial-1: {day: 04-30, uncertain: Står inte i källan}}"
    plan = plan_of(f"{calendar}\nfollow_ups: [{{kind: review, title: T, due: 2025-tertial-1}}]")
    due = plan.follow_ups[0].due
    assert due is not None
    assert due.last == date(2025, 4, 30)
    assert plan.calendar["tertial-1"].uncertain == "Står inte i källan"
    text = journal_text("p", entry("2025-01-02", "plan/review@2025", "deferred", to="2025-delar"))
    journal, problems = problems_in(Journal, text, {"calendar": {"delar": "07-31"}})
    assert not problems
    assert journal is not None
    assert journal.entries[0].to == Period("2025-delar", date(2025, 1, 1), date(2025, 7, 31))


@pytest.mark.parametrize(("text", "day"), [("08-31", (8, 31)), ("12-31", (12, 31)), ("01-01", (1, 1)), ("02-28", (2, 28))])
def test_a_calendar_point_is_a_day_that_every_year_has(text: str, day: tuple[int, int]) -> None:
    assert parse_month_and_day(text) == day


@pytest.mark.parametrize(
    ("text", "variant"), [("02-29", "leap-day"), ("02-30", "day"), ("13-01", "day"), ("8-31", ""), ("31/8", ""), ("", "")]
)
def test_29_february_is_no_calendar_point(text: str, variant: str) -> None:
    with pytest.raises(NotAPeriodError) as caught:
        parse_month_and_day(text)
    assert caught.value.variant == variant


@given(spellings())
def test_parse_and_print_are_inverse_for_every_spelling_and_interval(spelling: str) -> None:
    period = Period.parse(spelling, CALENDAR)
    assert str(period) == spelling
    assert Period.parse(str(period), CALENDAR) == period
    assert period.first <= period.last


@given(spellings())
def test_the_published_pattern_knows_every_spelling(spelling: str) -> None:
    schema = TypeAdapter(Period).json_schema()
    assert re.search(schema["anyOf"][1]["pattern"], spelling)


@given(units, units)
def test_an_interval_goes_from_the_first_day_of_one_to_the_last_of_the_other(begin: str, end: str) -> None:
    first, last = Period.parse(begin, CALENDAR).first, Period.parse(end, CALENDAR).last
    if last < first:
        with pytest.raises(NotAPeriodError):
            Period.parse(f"{begin}..{end}", CALENDAR)
    else:
        interval = Period.parse(f"{begin}..{end}", CALENDAR)
        assert (interval.first, interval.last) == (first, last)


@given(years)
def test_halves_tertials_quarters_and_months_divide_the_year(year: int) -> None:
    for letter, number in (("H", 2), ("T", 3), ("Q", 4), ("", 12)):
        parts = [Period.parse(f"{year}-{letter}{part}" if letter else f"{year}-{part:02}") for part in range(1, number + 1)]
        assert parts[0].first == date(year, 1, 1)
        assert parts[-1].last == date(year, 12, 31)
        for before, after in pairwise(parts):
            assert after.first - before.last == timedelta(days=1)
            assert before.last.day == monthrange(before.last.year, before.last.month)[1]


@given(days, days)
def test_a_span_of_days_is_spelled_so_that_it_is_read_back(one: date, other: date) -> None:
    first, last = sorted((one, other))
    span = Period.spanning(first, last)
    assert Period.parse(str(span)) == span
    assert (span.first, span.last) == (first, last)


@pytest.mark.parametrize(
    ("first", "last", "spelling"),
    [
        (date(2022, 1, 1), date(2024, 12, 31), "2022..2024"),
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2022, 7, 1), date(2025, 6, 30), "2022-07..2025-06"),
        (date(2022, 3, 1), date(2022, 3, 31), "2022-03"),
        (date(2022, 3, 15), date(2025, 3, 14), "2022-03-15..2025-03-14"),
        (date(2022, 3, 15), date(2022, 3, 15), "2022-03-15"),
    ],
)
def test_a_span_has_the_shortest_spelling(first: date, last: date, spelling: str) -> None:
    assert Period.spanning(first, last).text == spelling


@given(st.text(max_size=30))
def test_no_text_is_read_but_as_one_of_the_spellings(text: str) -> None:
    try:
        period = Period.parse(text, CALENDAR)
    except NotAPeriodError:
        return
    assert period.first <= period.last
    assert period.text == text


def test_a_period_is_written_as_it_was_spelled() -> None:
    class Holder(BaseModel):
        period: Period
        day: Day

    holder = Holder.model_validate({"period": 2022, "day": "2022-03-31"})
    assert holder.model_dump(mode="json") == {"period": "2022", "day": "2022-03-31"}


@given(days)
def test_a_day_is_read_back(day: date) -> None:
    assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "value", ["2022", "2022-03", "2022-02-30", "2022-03-31..2022-04-01", "2022-03-31T12:00", "idag", 20220331, None, True]
)
def test_times_of_day_dont_exist_and_a_day_is_a_whole_day(value: object) -> None:
    with pytest.raises(ValueError, match="not a day"):
        TypeAdapter(Day).validate_python(value)
