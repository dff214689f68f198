"""A filled row → what it says about its question: the fields of an entry, or what is wrong with which cell."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import normalize

from planctl.document.decoding import FORBIDDEN
from planctl.editing.question import FOLLOW_UPS, NUMBER, Question
from planctl.editing.refusal import Refused
from planctl.editing.values import value_of
from planctl.messages import LANGUAGES, catalogue
from planctl.model.base import LONGEST_TEXT
from planctl.model.period import MonthAndDay, NotAPeriodError, Period
from planctl.model.states import NOTE_REQUIRED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planctl.editing.sheets import Cell
    from planctl.model.journal import Entry, Value

CHOICES = {"state": "state", "light": "light", "forecast": "light"}
LARGEST_SHARE = 100
NAME = re.compile(r"[^\W\d]")
# A spreadsheet reckons with this many digits and shows no more; what its arithmetic leaves behind them is noise.
SIGNIFICANT = 15
DECIMALS = 10


class CellFault(NamedTuple):
    """What is wrong with a row's cell: `key` picks the words; without a column it is the row."""

    key: str
    column: str = ""
    values: Mapping[str, str] = {}


Fields = dict[str, Any]


def answered(
    question: Question, cells: Mapping[str, Cell], earlier: Entry | None, calendar: Mapping[str, MonthAndDay]
) -> tuple[Fields, list[CellFault]]:
    """Return the fields of the entry that a row makes, by the names of `NewEntry`, and its faults.

    `earlier` is what the body has answered before, as it stands: what the row leaves empty is taken from there, as long as the state
    stays the same.
    """
    reading = _Reading(question, cells, calendar)
    fields = reading.fields()
    if reading.faults:
        return {}, reading.faults
    before = fields_of(earlier) if earlier else {}
    if question.sheet == FOLLOW_UPS and "value" in fields:
        fields.setdefault("state", "reported")  # who gives a figure has reported
    if fields.get("state", before.get("state")) == before.get("state"):
        fields = {**before, **fields}
    return fields, list(_lacking(question, fields, cells))


def fields_of(entry: Entry) -> Fields:
    """Return an entry's fields by the names of `NewEntry`, but for its day, body and address."""
    said: Fields = {name: getattr(entry, name) for name in ("state", "value", "light", "forecast", "note", "decision_wanted", "evidence")}
    said["to"] = entry.to.text if entry.to else None
    said |= {name: getattr(entry.deviation, name) if entry.deviation else None for name in ("cause", "consequence", "action")}
    return {name: value for name, value in said.items() if value is not None}


def _lacking(question: Question, fields: Fields, cells: Mapping[str, Cell]) -> list[CellFault]:
    """Return what an answer still needs: a state or a value, a note that says why, a new time."""
    state = fields.get("state")
    if question.states and state is None:
        return [CellFault("no-state", next(iter(cells.values())).column)]
    if not question.states and "value" not in fields:
        return [CellFault("no-value", next(iter(cells.values())).column)]
    found = []
    at = cells["state"].column if "state" in cells else ""
    if state in NOTE_REQUIRED and not fields.get("note"):
        found.append(CellFault("no-note", at, {"state": str(state)}))
    if state == "deferred" and "to" not in fields:
        found.append(CellFault("no-time", at))
    if state != "deferred" and "to" in fields:
        found.append(CellFault("time-for-what", cells["to"].column if "to" in cells else at))
    return found


class _Reading:
    """One row being read."""

    def __init__(self, question: Question, cells: Mapping[str, Cell], calendar: Mapping[str, MonthAndDay]) -> None:
        self.question = question
        self.cells = cells
        self.calendar = calendar
        self.faults: list[CellFault] = []

    def fields(self) -> Fields:
        found: Fields = {}
        for key, cell in self.cells.items():
            fault = _unreadable(cell)
            try:
                if fault:
                    raise Refused(fault)  # noqa: TRY301 - one way out for every fault of a cell
                found[key.replace("-", "_")] = self.read(key, cell)
            except Refused as refused:
                self.faults.append(CellFault(refused.key, cell.column, {"text": _shown(cell.value), **refused.values}))
        return found

    def read(self, key: str, cell: Cell) -> Any:
        if key in CHOICES:
            return self.choice(key, text_of(cell.value))
        if key == "value":
            return self.value(cell)
        if key == "to":
            return self.time(cell.value)
        text = text_of(cell.value)
        if len(text) > LONGEST_TEXT:
            raise Refused("too-long", limit=str(LONGEST_TEXT))
        return text

    def choice(self, key: str, text: str) -> str:
        """Return the state or light that a word means, in either language. Raises `Refused`."""
        known = self.question.states if key == "state" else ("green", "yellow", "red")
        found = meant(CHOICES[key], text)
        if found not in known:
            raise Refused("not-asked" if not known else "unknown-choice")
        return found

    def value(self, cell: Cell) -> Value:
        if not self.question.value:
            raise Refused("not-asked")
        value, measure = cell.value, self.question.measure
        if isinstance(value, date | time | timedelta):
            raise Refused("value.day")
        if isinstance(value, bool):
            value = "ja" if value else "nej"
        if isinstance(value, int | float):
            value = _plainly(value * 100 if cell.percent and measure == "share" else value)
        said = value_of(_parts(text_of(value), measure), "count" if measure == NUMBER else measure)
        numbers = said.values() if isinstance(said, dict) else [said]
        if measure == "share" and any(isinstance(number, int | float) and not 0 <= number <= LARGEST_SHARE for number in numbers):
            raise Refused("value.share")
        return said

    def time(self, value: Any) -> str:
        if not self.question.deferrable:
            raise Refused("not-asked")
        text = value.date().isoformat() if isinstance(value, datetime) else text_of(value)
        try:
            return Period.parse(text, self.calendar).text
        except NotAPeriodError:
            raise Refused("not-a-time") from None


def _unreadable(cell: Cell) -> str | None:
    """Return why nothing can be made of a cell, whatever its column."""
    if cell.formula:
        return "formula"
    if cell.error:
        return "error-value"
    return "character" if isinstance(cell.value, str) and re.search(FORBIDDEN, cell.value.replace("\r\n", "\n")) else None


def meant(what: str, text: str) -> str | None:
    """Return the state or light that a word means, as the form or other pages spell it in either language."""
    wanted = text.casefold()
    for language in LANGUAGES:
        words = catalogue(language).WORDS
        for prefix in (f"form.choice.{what}.", f"{what}."):
            for key, said in words.items():
                if key.startswith(prefix) and said.casefold() == wanted:
                    return key.removeprefix(prefix)
    return wanted if f"form.choice.{what}.{wanted}" in catalogue(LANGUAGES[0]).WORDS else None


def text_of(value: Any) -> str:
    """Return what a cell says as text: numbers without a spreadsheet's noise, days as days."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ", "minutes")
    if isinstance(value, int | float) and value is not True and value is not False:
        return _plainly(value)
    return normalize("NFC", str(value).replace("\r\n", "\n").strip())


def _plainly(number: float) -> str:
    """Return a number's digits: `3`, `84.5`, never `3.0`, `1e-05` or `536870.9129999999`."""
    if isinstance(number, int):
        return str(number)
    digits = f"{Decimal(f'{number:.{SIGNIFICANT}g}'):.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def _parts(text: str, measure: str | None) -> list[str]:
    """Return `centrum: 410; norr: 205` as the texts `centrum=410` and `norr=205`; anything else, such as 12:30, as it is."""
    pieces = [piece.strip() for piece in text.replace("\n", ";").split(";") if piece.strip()]
    pairs = [piece.replace("=", ":").rpartition(":") for piece in pieces]
    if measure in {"text", "yes-no"} or not pieces or not all(colon and NAME.search(name) for name, colon, _ in pairs):
        return [text]
    return [f"{name.strip()}={number.strip()}" for name, _, number in pairs]


def _shown(value: Any) -> str:
    text = text_of(value)
    return text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004 - enough to know it again
