"""A form → the bytes of a workbook. The same form gives the same bytes; no text of a plan becomes a formula, a link or a number."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from planctl.editing.sheets import ADDRESS, HEADING, MARK, NAME_OF_MAKER
from planctl.messages import word
from planctl.outputs.form import COLUMNS, FROZEN, LIGHTS, choice, columns, heading, instructions

if TYPE_CHECKING:
    from planctl.outputs.form import Column
    from planctl.views.form import Form, Row

PAPER_A4 = 9
HIDDEN_COLUMNS = 2  # address and digest
KEYS, HEADINGS, FIRST = 0, 1, 2  # rows: what columns hold (hidden), their headings, the first question
NOTED_STATES = ("skipped", "deferred", "ended", "cancelled")

# The design tokens of docs: background, text, border.
LOCKED = {"bg_color": "#EEF0F2", "font_color": "#1A1D21", "border_color": "#B9C0C7"}
WHITE = {"font_color": "#1A1D21", "border_color": "#1F6FB8"}
LATE = {"bg_color": "#FFF0D9", "font_color": "#7A2E00", "border_color": "#B85C00", "bold": True}
COLOURS = {
    "green": {"bg_color": "#E2F3E8", "font_color": "#0D4F2F"},
    "yellow": {"bg_color": "#FFF5BF", "font_color": "#5A4500"},
    "red": {"bg_color": "#FBE3E4", "font_color": "#8A1020"},
}
WANTED = {"bg_color": "#FFF0D9", "border_color": "#B85C00"}
PROTECTION = {
    "select_locked_cells": True,
    "select_unlocked_cells": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
}
OVER_COLUMN = {"bold": True, "font_color": "#FFFFFF", "border": 1, "border_color": "#FFFFFF", "valign": "vcenter"}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 18, "text_wrap": False},
    "heading": {"bold": True, "font_size": 13, "font_color": "#0B4F8A", "text_wrap": False, "valign": "bottom"},
    "text": {"text_wrap": False},
    "step": {},
    "muted": {"font_color": "#4A525A", "italic": True, "text_wrap": False, "valign": "bottom"},
    "locked-heading": {**OVER_COLUMN, "bg_color": "#3A424A"},
    "answer-heading": {**OVER_COLUMN, "bg_color": "#0B4780"},
    "locked": {**LOCKED, "border": 1},
    "late": {**LATE, "border": 1},
    "date": {**LOCKED, "border": 1, "num_format": "yyyy-mm-dd", "align": "left"},
    "answer": {**WHITE, "border": 1, "locked": False},
    "answer-text": {**WHITE, "border": 1, "locked": False, "num_format": "@"},  # so that 2026-03 is not made a day
}
INSTRUCTIONS_WIDTH = 92
# Heights are set: not every program finds those of wrapped lines when it opens a file. Answers get room for a few lines.
POINTS_A_LINE, FEWEST_LINES, HIGHEST = 15, 3, 400
POINTS = {"title": 26, "heading": 18}
ABOVE = {"heading": 14, "muted": 14}
WIDER = 1.05  # where the fonts are not those of the one who made it


def workbook(form: Form, language: str) -> bytes:
    """Return the workbook that a body is to fill in."""
    from xlsxwriter import Workbook

    made = io.BytesIO()
    book = Workbook(
        made,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "nan_inf_to_errors": True},
    )
    day = datetime.combine(form.as_of, time())
    book.set_properties({"title": heading(form, language), "author": NAME_OF_MAKER, "created": day})
    drawing = _Drawing(book, form, language)
    sheets = tuple(sheet for sheet in COLUMNS if form.on(sheet))
    drawing.instructions(sheets)
    for sheet in sheets:
        drawing.sheet(sheet)
    book.close()
    return made.getvalue()


class _Drawing:
    """One workbook being made."""

    def __init__(self, book: Any, form: Form, language: str) -> None:
        self.book = book
        self.form = form
        self.language = language
        common = {"text_wrap": True, "valign": "top"}
        self.formats = {
            name: book.add_format(
                {**common, **look, **({} if name.startswith("answer") and "heading" not in name else {"quote_prefix": True})}
            )
            for name, look in LOOKS.items()
        }
        self.colours = {name: book.add_format(look) for name, look in {**COLOURS, "wanted": WANTED}.items()}

    def words(self, key: str, **values: object) -> str:
        return word(self.language, f"form.{key}", **values)

    def instructions(self, sheets: tuple[str, ...]) -> None:
        page = self.book.add_worksheet(self.words("sheet.read-first"))
        page.hide_gridlines(2)
        page.set_column(0, 0, 3)
        page.set_column(1, 1, 4)
        page.set_column(2, 2, INSTRUCTIONS_WIDTH)
        steps = 0
        for number, (look, text) in enumerate(instructions(self.form, sheets, self.language), start=1):
            page.set_row(number, ABOVE.get(look, 3) + _height([(text, INSTRUCTIONS_WIDTH)], POINTS.get(look, POINTS_A_LINE)))
            steps += look == "step"
            if look == "step":
                page.write_string(number, 1, f"{steps}.", self.formats["text"])
            page.write_string(number, 2 if look == "step" else 1, text, self.formats["step" if look == "step" else look])
        page.set_paper(PAPER_A4)
        page.fit_to_pages(1, 0)
        page.protect("", PROTECTION)

    def sheet(self, sheet: str) -> None:
        from xlsxwriter.utility import xl_col_to_name

        page = self.book.add_worksheet(self.words(f"sheet.{sheet}"))
        shown, rows = columns(self.form, sheet), self.form.on(sheet)
        self.head(page, sheet, shown)
        for number, row in enumerate(rows, start=FIRST):
            self.row(page, number, row, shown)
        last = FIRST + len(rows) - 1
        self.colour(page, sheet, shown, last)
        page.autofilter(HEADINGS, HIDDEN_COLUMNS, last, HIDDEN_COLUMNS + len(shown) - 1)
        page.freeze_panes(FIRST, HIDDEN_COLUMNS + 1 + next(place for place, column in enumerate(shown) if column.key == FROZEN[sheet]))
        page.repeat_rows(HEADINGS)
        page.set_landscape()
        page.set_paper(PAPER_A4)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.set_footer("&L&A&R&P (&N)")
        page.ignore_errors({"number_stored_as_text": f"A1:{xl_col_to_name(HIDDEN_COLUMNS + len(shown))}{last + 1}"})
        page.protect("", PROTECTION)

    def head(self, page: Any, sheet: str, shown: tuple[Column, ...]) -> None:
        page.set_column(0, HIDDEN_COLUMNS - 1, 10, None, {"hidden": True})
        page.set_row(KEYS, None, None, {"hidden": True})
        page.set_row(HEADINGS, 32)
        page.write_string(KEYS, 0, ADDRESS)
        page.write_string(KEYS, 1, f"{MARK} {sheet} {self.form.body.id}")
        page.write_string(HEADINGS, 0, HEADING)
        for place, column in enumerate(shown, start=HIDDEN_COLUMNS):
            page.set_column(place, place, column.width)
            page.write_string(KEYS, place, column.key if column.answer else "")
            look = "answer-heading" if column.answer else "locked-heading"
            page.write_string(HEADINGS, place, self.words(f"column.{column.key}"), self.formats[look])

    def row(self, page: Any, number: int, row: Row, shown: tuple[Column, ...]) -> None:
        page.write_string(number, 0, row.address)
        page.write_string(number, 1, row.question.digest)
        texts = {column.key: column.text(row, self.language) if column.text else None for column in shown}
        told = [(text, column.width) for column in shown if isinstance(text := texts[column.key], str)]
        page.set_row(number, max(FEWEST_LINES * POINTS_A_LINE, _height(told, POINTS_A_LINE)))
        for place, column in enumerate(shown, start=HIDDEN_COLUMNS):
            if column.answer:
                self.answer(page, number, place, column, row)
                continue
            text = texts[column.key]
            if isinstance(text, date):
                page.write_datetime(number, place, text, self.formats["date"])
            elif text:
                page.write_string(number, place, text, self.formats["late" if column.key == "stands" and row.days_late else "locked"])
            else:
                page.write_blank(number, place, None, self.formats["locked"])

    def answer(self, page: Any, number: int, place: int, column: Column, row: Row) -> None:
        """Draw a cell to fill in, with what may be chosen or written there; locked where nothing is asked."""
        if not column.asked(row):
            page.write_blank(number, place, None, self.formats["locked"])
            return
        page.write_blank(number, place, None, self.formats["answer-text" if column.key == "to" else "answer"])
        check = self.check(column, row)
        if check:
            page.data_validation(number, place, number, place, check)

    def check(self, column: Column, row: Row) -> dict[str, Any] | None:
        """Return the input check of a cell: a choice must be one of the words; a figure that isn't one is only warned about."""
        choices = column.choices(row, self.language)
        if choices:
            return {"validate": "list", "source": list(choices), **self.told("choose")}
        if column.key == "to":
            return {"validate": "any", "input_title": self.words("column.to"), "input_message": self.words("check.to")}
        if column.key != "value" or row.question.measure == "text":
            return None
        if row.question.measure == "share":
            return {
                "validate": "decimal",
                "criteria": "between",
                "minimum": 0,
                "maximum": 100,
                "error_type": "warning",
                **self.told("share"),
            }
        return {"validate": "decimal", "criteria": ">=", "value": 0, "error_type": "warning", **self.told("number")}

    def told(self, check: str) -> dict[str, str]:
        return {"error_title": self.words(f"check.{check}.title"), "error_message": self.words(f"check.{check}")}

    def colour(self, page: Any, sheet: str, shown: tuple[Column, ...], last: int) -> None:
        """Colour the lights that are chosen, and what an answer still lacks: a comment, a new time."""
        from xlsxwriter.utility import xl_col_to_name

        at = {column.key: place for place, column in enumerate(shown, start=HIDDEN_COLUMNS)}
        for key in ("light", "forecast"):
            for light in LIGHTS if key in at else ():
                equal = {
                    "type": "cell",
                    "criteria": "==",
                    "value": f'"{choice(self.language, "light", light)}"',
                    "format": self.colours[light],
                }
                page.conditional_format(FIRST, at[key], last, at[key], equal)
        wanting = {"note": NOTED_STATES, "to": ("deferred",)} if "state" in at else {}
        known = {state for row in self.form.on(sheet) for state in row.question.states}
        for key, states in wanting.items():
            chosen = [
                f'${xl_col_to_name(at["state"])}{FIRST + 1}="{choice(self.language, "state", state)}"' for state in states if state in known
            ]
            if key in at and chosen:
                criteria = f'=AND(OR({",".join(chosen)}),${xl_col_to_name(at[key])}{FIRST + 1}="")'
                page.conditional_format(
                    FIRST, at[key], last, at[key], {"type": "formula", "criteria": criteria, "format": self.colours["wanted"]}
                )


def _height(texts: list[tuple[str, int]], points: int) -> float:
    """Return the height of a row in which texts are wrapped, each within its width in characters."""
    lines = [sum(_lines(part, width) for part in text.split("\n")) for text, width in texts]
    return min(HIGHEST, max(lines, default=1) * points + 3)


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes; a word is not broken before it fills a line."""
    from textwrap import wrap

    return max(1, len(wrap(text, max(1, int(width / WIDER)), break_on_hyphens=False)))
