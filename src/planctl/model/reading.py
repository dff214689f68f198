"""Document → model: pydantic checks, our own words for what it finds.

A document may yield no model and many problems. pydantic's `loc` is nearly a path into the document; what it adds for unions is dropped
when the span is looked up.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from planctl.finding import Path, Problem
from planctl.model.lean import BaseModel, ValidationError
from planctl.model.period import MonthAndDay, NotAPeriodError, parse_month_and_day

if TYPE_CHECKING:
    from planctl.document import Document

KINDS = ("plan", "journal", "framework", "accepted")  # the models in lower case
VERSION = "v1"
# What a coordinator would call a field → its name.
SWEDISH_FIELDS = {
    "titel": "title",
    "rubrik": "title",
    "namn": "name",
    "språk": "language",
    "ägare": "owner",
    "samordnare": "coordinator",
    "ansvarig": "responsible",
    "ansvariga": "responsible",
    "leder": "lead",
    "samverkan": "partners",
    "beslut": "decisions",
    "kalender": "calendar",
    "uppföljning": "follow_ups",
    "uppföljningar": "follow_ups",
    "källa": "source",
    "källor": "sources",
    "organisationer": "organisations",
    "målgrupp": "groups",
    "målgrupper": "groups",
    "områden": "areas",
    "delmål": "areas",
    "mål": "goals",
    "indikatorer": "indicators",
    "indikator": "indicator",
    "målvärden": "targets",
    "aktiviteter": "activities",
    "åtgärder": "activities",
    "steg": "steps",
    "medel": "funding",
    "sort": "kind",
    "senast": "due",
    "varje": "every",
    "från": "from",
    "till": "until",
    "kommentar": "note",
    "skäl": "reason",
    "osäkert": "uncertain",
    "datum": "date",
    "om": "about",
    "av": "by",
    "läge": "state",
    "status": "state",
    "värde": "value",
    "enhet": "unit",
    "nivå": "level",
    "sikt": "term",
    "mått": "measure",
}
MOST_FAULTS = 1_000  # told of one file; nobody reads more
SCHEMA_PARTS = 3  # planctl/<kind>/<version>

Model = TypeVar("Model", bound=BaseModel)

# pydantic's error type → (rule, variant). Types that we raise ourselves carry their variant with them.
_RULES: dict[str, tuple[str, str]] = {
    "string_type": ("wrong-type", "text"),
    "int_type": ("wrong-type", "whole-number"),
    "bool_type": ("wrong-type", "yes-no"),
    "tuple_type": ("wrong-type", "list"),
    "list_type": ("wrong-type", "list"),
    "dict_type": ("wrong-type", "mapping"),
    "model_type": ("wrong-type", "mapping"),
    "model_attributes_type": ("wrong-type", "mapping"),
    "wrong-type": ("wrong-type", ""),
    "string_too_short": ("empty-text", ""),
    "string_too_long": ("too-long", ""),
    "too_short": ("empty-list", ""),
    "greater_than_equal": ("out-of-range", ""),
    "less_than_equal": ("out-of-range", ""),
    "period": ("not-a-period", ""),
    "day": ("not-a-day", ""),
    "month-day": ("not-a-day-of-the-year", ""),
    "id": ("not-an-id", ""),
    "every": ("not-a-recurrence", ""),
    "change": ("not-a-change", ""),
    "amount": ("not-an-amount", ""),
    "value": ("not-a-value", ""),
    "address": ("not-an-address", ""),
}


def kind_of(data: Any) -> str | None:
    """Return "plan", "journal", "framework" or "accepted" by the document's `schema`, whatever its version; None where it says neither."""
    schema = data.get("schema") if isinstance(data, dict) else None
    parts = schema.split("/") if isinstance(schema, str) else []
    return parts[1] if parts[:1] == ["planctl"] and len(parts) == SCHEMA_PARTS and parts[1] in KINDS else None


def calendar_of(data: Any) -> dict[str, MonthAndDay]:
    """Return the points of a plan's calendar that can be read; faulty ones are the model's to report."""
    calendar = data.get("calendar") if isinstance(data, dict) else None
    points: dict[str, MonthAndDay] = {}
    if not isinstance(calendar, dict):
        return points
    for name, day in calendar.items():
        text = day.get("day") if isinstance(day, dict) else day
        try:
            points[name] = parse_month_and_day(text if isinstance(text, str) else "")
        except NotAPeriodError:
            points[name] = (12, 31)  # one fault, one finding: periods at this point are not to blame
    return points


def read(document: Document, model: type[Model], calendar: Mapping[str, MonthAndDay] | None) -> tuple[Model | None, list[Problem]]:
    """Return the model, or None with the problems that kept it from being one."""
    if not document.readable:
        return None, []
    fault = _schema_fault(document.data, model)
    if fault:
        return None, [fault]
    try:
        read_model = model.model_validate(document.data, context={"calendar": calendar})
    except ValidationError as error:
        return None, _problems(error, document, model)
    # A hole is a value that was refused: what came of the rest is not to be relied on.
    return (None if document.holes else read_model), []


def _schema_fault(data: Any, model: type[BaseModel]) -> Problem | None:
    kind = model.__name__.lower()
    expected = f"planctl/{kind}/{VERSION}"
    if not isinstance(data, dict):
        return Problem("wrong-type", (), {"expected": expected}, variant="mapping")
    if "schema" not in data:
        return Problem("unknown-schema", (), {"expected": expected}, variant="missing")
    if data["schema"] != expected:
        newer = kind_of(data) == kind
        return Problem(
            "unknown-schema", ("schema",), {"expected": expected, "found": str(data["schema"])[:80]}, variant="newer" if newer else ""
        )
    return None


def _problems(error: ValidationError, document: Document, model: type[BaseModel]) -> list[Problem]:
    found: list[Problem] = []
    misspelt: set[Path] = set()
    for details in error.errors(include_url=False)[:MOST_FAULTS]:
        path = _real_path(document.data, details["loc"])
        if any(path[: len(hole)] == hole for hole in document.holes):
            continue
        if details["type"] == "extra_forbidden":
            problem = _unknown_field(path, model)
            if "suggestion" in problem.values:
                misspelt.add((*path[:-1], problem.values["suggestion"]))
        else:
            problem = _problem(details, path, document)
        found.append(problem)
    if error.error_count() > MOST_FAULTS:
        found.append(Problem("too-complex", found[-1].path if found else (), {"limit": str(MOST_FAULTS)}, variant="faults"))
    return [problem for problem in found if not _is_shadow(problem, found, misspelt)]


def _is_shadow(problem: Problem, found: list[Problem], misspelt: set[Path]) -> bool:
    """Tell whether another problem says the same: one fault, one finding."""
    if problem.name == "missing-field":
        return (*problem.path, problem.values["field"]) in misspelt
    # A list whose only item is faulty counts as empty.
    return problem.name == "empty-list" and any(other.path[:-1] == problem.path for other in found)


def _real_path(data: Any, loc: tuple[int | str, ...]) -> Path:
    """Drop the steps that pydantic adds for unions and keys; keep a last step that is a missing or unknown field."""
    steps: list[str | int] = []
    here = data
    for step in loc:
        known = step in here if isinstance(here, dict) else isinstance(here, list) and isinstance(step, int) and step < len(here)
        if known:
            here = here[step]
            steps.append(step)
    return tuple(steps)


def _problem(details: Any, path: Path, document: Document) -> Problem:
    kind, context = details["type"], details.get("ctx", {})
    if kind == "missing":
        return Problem("missing-field", path, {"field": str(details["loc"][-1])}, at_key=bool(path) and isinstance(path[-1], str))
    if kind == "literal_error":
        return _unknown_value(details, path)
    name, variant = _RULES.get(kind, ("wrong-type", ""))
    if context.get("variant") == "backwards":
        name, context = "backwards-period", {"text": context["text"]}
    values = {"found": document.raw(path)[:80], "text": str(context.get("text", "")), "field": _field(path)}
    if name == "out-of-range":
        values["limit"] = str(context.get("ge", context.get("le", "")))
    if name == "too-long":
        values["limit"] = str(context.get("max_length", ""))
    if details["loc"] and details["loc"][-1] == "[key]":
        return Problem(name, path, values, variant=str(context.get("variant", variant)), at_key=True)
    return Problem(name, path, values, variant=str(context.get("variant", variant)))


def _field(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _unknown_value(details: Any, path: Path) -> Problem:
    expected = [word.strip().strip("'") for word in details["ctx"]["expected"].replace(" or ", ", ").split(",")]
    values = {"field": _field(path), "found": str(details["input"])[:80], "expected": ", ".join(expected)}
    close = closest(str(details["input"]), expected)
    if close:
        values["suggestion"] = close
    return Problem("unknown-value", path, values, variant="suggestion" if close else "")


def _unknown_field(path: Path, read_as: type[BaseModel]) -> Problem:
    field = str(path[-1])
    known = _fields_at(read_as, path[:-1])
    values = {"field": field, "known": ", ".join(known)}
    swedish = SWEDISH_FIELDS.get(field.lower())
    close = swedish if swedish in known else closest(field, known)
    if close:
        values["suggestion"] = close
    return Problem("unknown-field", path, values, variant="suggestion" if close else "", at_key=True)


def _fields_at(read_as: type[BaseModel], path: Path) -> list[str]:
    """Return the names of the fields that the mapping at `path` may have."""
    here: Any = read_as
    for step in path:
        if isinstance(step, int):  # into a list, whose items the annotation already told
            continue
        model = _model_in(here)
        field = next((info for name, info in model.model_fields.items() if (info.alias or name) == step), None) if model else None
        if field is not None:
            here = field.annotation
        elif _is_by_id(here):  # the id of an entry: its value is what the mapping holds
            here = model
    model = _model_in(here)
    return [info.alias or name for name, info in model.model_fields.items()] if model else []


def _is_by_id(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) is dict


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model within `Many[X]`, `X | None`, `dict[str, X]` and the like, or None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    arguments = (annotation.__origin__,) if hasattr(annotation, "__metadata__") else getattr(annotation, "__args__", ())
    return next((model for model in map(_model_in, reversed(arguments)) if model), None)


def closest(word: str, known: list[str]) -> str | None:
    """Return the known word that was most likely meant, if any is near."""
    from difflib import get_close_matches

    found = get_close_matches(word.lower(), known, 1, 0.7)
    return found[0] if found else None
