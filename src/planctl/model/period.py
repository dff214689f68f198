"""Periods: stretches of whole days in calendar years, and the calendar points that a plan names.

A period knows its own spelling (it names occurrences in addresses) and its first and last day. Times of day don't exist.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from planctl.model.lean import PydanticCustomError, core_schema

FIRST_YEAR, LAST_YEAR = 1900, 2199
SPELLINGS = "2022 · 2022-H1 · 2022-T1 · 2022-Q1 · 2022-03 · 2022-03-31 · 2022..2024"
MONTHS_IN = {"H": 6, "T": 4, "Q": 3}
MONTHS_IN_YEAR = 12
INTERVAL = ".."

_SPELLING = re.compile(r"(\d{4})(?:-(?:([HTQ])([1-4])|(\d\d)(?:-(\d\d))?|([a-z][a-z0-9-]*)))?\Z", re.ASCII)
_MONTH_AND_DAY = re.compile(r"(\d\d)-(\d\d)\Z", re.ASCII)

MonthAndDay = tuple[int, int]
# Where the plan's calendar is not known (a journal without its plan), any point is read as the whole year.
UNKNOWN_CALENDAR: Mapping[str, MonthAndDay] | None = None


class NotAPeriodError(ValueError):
    """Text that spells no period.

    `variant`: "" (no such spelling), "day" (no such day), "leap-day", "point" (not in the calendar), "backwards", "years".
    """

    def __init__(self, text: str, variant: str = "") -> None:
        super().__init__(f"not a period: {text[:80]!r}")
        self.text = text
        self.variant = variant


class Period(NamedTuple):
    """A stretch of whole days. `text` is its spelling; two periods are equal only when spelled alike."""

    text: str
    first: date
    last: date

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str, calendar: Mapping[str, MonthAndDay] | None = UNKNOWN_CALENDAR) -> Period:
        """Read one of the spellings. `calendar` maps point names to (month, day). Raises `NotAPeriodError`."""
        begin, dots, end = text.partition(INTERVAL)
        first = _unit(begin, text, calendar)
        if not dots:
            return cls(text, *first)
        last = _unit(end, text, calendar)
        if last[1] < first[0]:
            raise NotAPeriodError(text, "backwards")
        return cls(text, first[0], last[1])

    @classmethod
    def spanning(cls, first: date, last: date) -> Period:
        """Return the interval of two days in its shortest spelling: whole years, else whole months, else days."""
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            begin, end = f"{first.year:04}", f"{last.year:04}"
        elif first.day == 1 and (last + timedelta(days=1)).day == 1:
            begin, end = f"{first.year:04}-{first.month:02}", f"{last.year:04}-{last.month:02}"
        else:
            begin, end = first.isoformat(), last.isoformat()
        return cls(begin if begin == end else f"{begin}{INTERVAL}{end}", first, last)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(_validate, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: Any, _handler: Any) -> dict[str, Any]:
        unit = r"(19|20|21)\d\d(-(H[12]|T[123]|Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|[a-z][a-z0-9-]*))?"
        description = f"A period of whole days: {SPELLINGS} · 2022-<calendar point> · an interval of any of these."
        return {
            "description": description,
            "anyOf": [
                {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
                {"type": "string", "pattern": rf"^{unit}(\.\.{unit})?$"},
            ],
        }


def _validate(value: Any, info: core_schema.ValidationInfo) -> Period:
    """Read a period out of a document: text, or the integer that YAML makes of an unquoted year."""
    if isinstance(value, Period):
        return value
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise PydanticCustomError("period", "not a period", {"variant": "", "text": ""})
    try:
        return Period.parse(str(value), (info.context or {}).get("calendar"))
    except NotAPeriodError as error:
        raise PydanticCustomError("period", "not a period", {"variant": error.variant, "text": error.text}) from None


def _unit(text: str, whole: str, calendar: Mapping[str, MonthAndDay] | None) -> tuple[date, date]:
    match = _SPELLING.match(text)
    if not match:
        raise NotAPeriodError(whole)
    year = int(match[1])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotAPeriodError(whole, "years")
    _, letter, number, month, day, point = match.groups()
    if letter:
        return _part_of_year(year, letter, int(number), whole)
    if day:
        one = _day(year, int(month), int(day), whole)
        return one, one
    if month:
        return months(_day(year, int(month), 1, whole), 1)
    if point:
        if calendar is None:
            return date(year, 1, 1), date(year, 12, 31)
        if point not in calendar:
            raise NotAPeriodError(whole, "point")
        return date(year, 1, 1), date(year, *calendar[point])
    return date(year, 1, 1), date(year, 12, 31)


def _part_of_year(year: int, letter: str, number: int, whole: str) -> tuple[date, date]:
    length = MONTHS_IN[letter]
    if number * length > MONTHS_IN_YEAR:
        raise NotAPeriodError(whole)
    return months(date(year, (number - 1) * length + 1, 1), length)


def months(first: date, count: int) -> tuple[date, date]:
    """Return the first and last day of `count` whole months from the first of a month."""
    year, month = divmod(first.year * 12 + first.month - 1 + count, 12)
    return first, date(year, month + 1, 1) - timedelta(days=1)


def _day(year: int, month: int, day: int, whole: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NotAPeriodError(whole, "day") from None


def parse_day(text: str) -> date:
    """Return the day that `2022-03-31` spells. Raises `NotAPeriodError`."""
    match = _SPELLING.match(text)
    if not match or not match[5]:
        raise NotAPeriodError(text)
    return _unit(text, text, None)[0]


def parse_month_and_day(text: str) -> MonthAndDay:
    """Return the (month, day) that `08-31` spells, a day that every year has. Raises `NotAPeriodError`."""
    match = _MONTH_AND_DAY.match(text)
    if not match:
        raise NotAPeriodError(text)
    month, day = int(match[1]), int(match[2])
    if (month, day) == (2, 29):
        raise NotAPeriodError(text, "leap-day")
    _day(2023, month, day, text)
    return month, day
