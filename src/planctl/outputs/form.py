"""What stands in the cells of a form: its columns, a row's texts, the words to choose from, and the instructions. Drawn by `workbook`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planctl.editing.question import ACTIVITIES, FOLLOW_UPS, INDICATORS
from planctl.messages import count, word
from planctl.outputs.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from planctl.model.journal import Entry
    from planctl.views.form import Form, Row

LONGEST_QUOTE = 200
LIGHTS = ("green", "yellow", "red")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading's key in the catalogue, its width in characters, and a row's text; an answer column has none."""

    key: str
    width: int
    text: Callable[[Row, str], str | date | None] | None = None

    @property
    def answer(self) -> bool:
        """Whether it is to be filled in."""
        return self.text is None

    def asked(self, row: Row) -> bool:
        """Tell whether a row's cell in an answer column is to be filled in."""
        if self.key == "value":
            return row.question.value
        return row.question.deferrable if self.key == "to" else True

    def choices(self, row: Row, language: str) -> tuple[str, ...]:
        """Return the words that a row's cell chooses from; none where it is written freely."""
        if self.key == "state":
            return tuple(choice(language, "state", state) for state in row.question.states)
        if self.key in {"light", "forecast"}:
            return tuple(choice(language, "light", light) for light in LIGHTS)
        if self.key == "value" and row.question.measure == "yes-no":
            return choice(language, "value", "yes"), choice(language, "value", "no")
        return ()


def choice(language: str, what: str, value: str) -> str:
    """Return the word for a state, a light, yes or no, as a form spells it."""
    return word(language, f"form.choice.{what}.{value}")


def columns(form: Form, sheet: str) -> tuple[Column, ...]:
    """Return the columns of a sheet; the plan is named where there are several."""
    plan = (Column("plan", 20, lambda row, _: row.plan_title),) if len(form.plans) > 1 else ()
    return (*plan, *COLUMNS[sheet])


def _state(row: Row, language: str) -> str:
    """Return how an occurrence stands: late by how much, moved from when, or on what it waits."""
    said = Phrases(language)
    lines = [said.late(row.days_late) if row.days_late else said.common(f"state.{row.state}")]
    if row.original_deadline != row.deadline:
        lines.append(said.word("moved-from", date=row.original_deadline))
    return "\n".join([*lines, row.event] if row.event else lines)


def _activity(row: Row, language: str) -> str:
    return row.activity or word(language, "due.plans-own")


def _area(row: Row, _language: str) -> str:
    identity, title = row.area or ("", "")
    return f"{identity} {title}" if identity[:1].isdigit() else title


def _title(row: Row, language: str) -> str:
    """Return what is asked, with the source's own words for the time, and what a figure must be."""
    lines = [row.title]
    if row.kind == "round":
        lines.append(word(language, "form.whole-round"))
    if row.said and row.said.casefold() not in row.title.casefold():
        lines.append(word(language, "due.said", said=row.said))
    if row.uncertain:
        lines.append(word(language, "uncertain", why=row.uncertain))
    if row.question.sheet == FOLLOW_UPS and _measure(row, language) and row.question.value:
        lines.append(word(language, "form.value-is", measure=_measure(row, language)))
    return "\n".join(lines)


def _measure(row: Row, language: str) -> str:
    measure, unit = row.question.measure, row.question.unit
    said = [word(language, f"measure.{measure}")] if measure else []
    return ", ".join([*said, unit] if unit and measure != "share" else said)


def _targets(row: Row, language: str) -> str:
    unit = "%" if row.question.measure == "share" else row.question.unit
    return "\n".join(Phrases(language).target(aim, unit) for aim in row.targets)


def _period(row: Row, language: str) -> str:
    return Phrases(language).period(row.period)


def _round(row: Row, language: str) -> str:
    period = _period(row, language)
    return f"{row.round}\n{period}" if row.round else period


def _so_far(row: Row, language: str) -> str:
    """Return what the body has answered, then what others have, and how many of those that must."""
    lines = [told(row.own, row, language)] if row.own else []
    lines += [told(entry, row, language, "" if body.id == row.by else body.name) for body, entry in row.others]
    if row.answers and row.answers.of == "each":
        lines.append(Phrases(language).answers(row.answers))
    if row.coverage and row.question.sheet == FOLLOW_UPS:
        lines.append(Phrases(language).coverage(row.coverage))
    return "\n".join(lines)


def told(entry: Entry, row: Row, language: str, name: str = "") -> str:
    """Return an entry in a line: its day, whose it is, about which other period, its state, light, value and note."""
    period = entry.about.partition("@")[2]
    said = [word(language, f"state.{entry.state}")] if entry.state else []
    said += [word(language, f"light.{entry.light}")] if entry.light else []
    if entry.value is not None:
        said.append(Phrases(language).value(entry.value, "%" if row.question.measure == "share" else row.question.unit))
    said += [Phrases(language).period(entry.to.text)] if entry.to else []
    said += [entry.note if len(entry.note) <= LONGEST_QUOTE else entry.note[: LONGEST_QUOTE - 1] + "…"] if entry.note else []
    about = [Phrases(language).period(period)] if period != row.period else []
    return f"{', '.join(part for part in (entry.date.isoformat(), *about, name) if part)}: {', '.join(said)}"


COLUMNS: dict[str, tuple[Column, ...]] = {
    FOLLOW_UPS: (
        Column("stands", 18, _state),
        Column("deadline", 11, lambda row, _: row.deadline),
        Column("activity", 26, _activity),
        Column("what", 34, _title),
        Column("period", 13, _period),
        Column("so-far", 26, _so_far),
        Column("state", 14),
        Column("value", 11),
        Column("to", 12),
        Column("note", 34),
        Column("evidence", 20),
    ),
    ACTIVITIES: (
        Column("area", 20, _area),
        Column("activity", 32, _title),
        Column("round", 18, _round),
        Column("so-far", 26, _so_far),
        Column("state", 14),
        Column("light", 12),
        Column("forecast", 12),
        Column("note", 30),
        Column("cause", 22),
        Column("consequence", 22),
        Column("action", 22),
        Column("decision-wanted", 22),
        Column("evidence", 18),
    ),
    INDICATORS: (
        Column("area", 22, _area),
        Column("indicator", 36, _title),
        Column("measure", 16, _measure),
        Column("targets", 26, _targets),
        Column("round", 18, _round),
        Column("so-far", 28, _so_far),
        Column("value", 13),
        Column("note", 34),
        Column("evidence", 22),
    ),
}
FROZEN = {FOLLOW_UPS: "what", ACTIVITIES: "activity", INDICATORS: "indicator"}  # stays when scrolled sideways, with all to its left


def heading(form: Form, language: str) -> str:
    """Return the form's title."""
    return word(language, "form.title", name=form.body.name)


def instructions(form: Form, sheets: tuple[str, ...], language: str) -> list[tuple[str, str]]:
    """Return the lines of the first sheet as (look, text): title, heading or text."""
    lines = [("title", heading(form, language))]
    lines += [("text", plan.name) for plan in form.plans]
    lines.append(("text", word(language, "form.as-of", date=form.as_of.isoformat(), year=form.year)))
    lines.append(("heading", word(language, "form.contents")))
    lines += [("text", _counted(form, sheet, language)) for sheet in sheets]
    lines.append(("heading", word(language, "form.how")))
    lines += [("step", word(language, f"form.how.{step}")) for step in _steps(sheets)]
    lines.append(("heading", word(language, "form.return")))
    lines += [("text", word(language, f"form.return.{step}")) for step in ("save", "once")]
    return [*lines, ("muted", word(language, "form.made", version=form.version))]


def _steps(sheets: tuple[str, ...]) -> tuple[str, ...]:
    own = tuple(step for sheet in sheets for step in HOW[sheet])
    return ("white", "empty", *dict.fromkeys(own), "again", "filter", "rows", "people")


HOW = {FOLLOW_UPS: ("answer", "defer", "value"), ACTIVITIES: ("activity", "deviation"), INDICATORS: ("value", "indicator")}


def _counted(form: Form, sheet: str, language: str) -> str:
    said = f"{word(language, f'form.sheet.{sheet}')}: {count(language, 'form.questions', len(form.on(sheet)))}"
    return f"{said}, {count(language, 'due.count.overdue', form.late)}" if sheet == FOLLOW_UPS and form.late else said
