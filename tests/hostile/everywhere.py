"""A sound plan that says one text everywhere: in every field of the model that holds text, of plan, journal and framework.

Any output may be held to it: `write(folder, text)` lays the files out, `undone(said, text)` puts the harmless word back in what came out.
"""

from __future__ import annotations

import json
import shutil
from functools import partial
from itertools import count
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from builders import FULL, PLANS
from planctl.document import parse
from planctl.model.base import LONGEST_TITLE, Length, Noted, ShortForm
from planctl.model.framework import Framework
from planctl.model.funding import Alignment, FundingPart, StatedAmount
from planctl.model.journal import Deviation, Entry, Journal
from planctl.model.plan import Activity, Area, FollowUp, NoIndicators, Plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORD = "Ord"  # what a harmless plan says everywhere
NUMBERED = 10  # characters that a number after the text needs
TITLE = LONGEST_TITLE - NUMBERED

Field = tuple[type[BaseModel], str]

# What names a framework's item: a text of its own, where there is no such item.
ITEMS: set[Field] = {(Alignment, "to"), (FundingPart, "item"), (StatedAmount, "item")}
# What may stand only where something else doesn't.
INSTEAD_OF = {
    (FollowUp, "event"): {"due", "every"},
    (Activity, "no_follow_ups"): {"follow_ups", "same_as"},
    (Area, "no_follow_ups"): {"activities", "areas"},
    (Plan, "no_follow_ups"): {"reporting", "follow_ups", "areas"},
    (NoIndicators, "all"): {"short", "long"},
}
NOTE = "note"


def write(folder: Path, text: str, note: str = WORD, *, unknown_items: bool = False) -> Path:
    """Write the made-up plan with every state, its journal and its frameworks; return its path.

    `text` stands in every text, `note` in every note, which may hold inline Markdown. `unknown_items`: ties to frameworks lead nowhere and
    say the text, too.
    """
    kept: set[Field] = {(Entry, "about")}
    kept |= set() if unknown_items else ITEMS
    say = partial(_said, count(1), set(), kept, text, note)
    shutil.copytree(PLANS, folder, dirs_exist_ok=True)
    models: dict[str, type[BaseModel]] = {"frameworks": Framework, "journals": Journal}
    for path in sorted(folder.rglob("*.yaml")):
        data = parse(path.name, path.read_bytes()).data
        model = models.get(path.parent.name, Plan)
        path.write_text(json.dumps(_filled(model, data, say), ensure_ascii=False, indent=0), encoding="utf-8")
    return folder / f"{FULL}.yaml"


def undone(said: str, text: str) -> str:
    """Return what was put out with the harmless word wherever it holds the text."""
    return said.replace(text, WORD).replace(text[:TITLE], WORD)


def _said(  # noqa: PLR0913, PLR0917 - the first five are what a whole plan shares
    numbers: count[int], spoken: set[Field], kept: set[Field], text: str, note: str, model: type[BaseModel], field: str, longest: int
) -> str | None:
    """Return the text with a number, which makes it unique; None where something else must stand.

    A long text stands only once per field, so that files keep within their size.
    """
    if (model, field) in kept:
        return None
    said = note if field == NOTE else text
    first = (model, field) not in spoken
    spoken.add((model, field))
    if not first and min(longest, len(said)) > LONGEST_TITLE:
        said = WORD
    return f"{said[: longest - NUMBERED]} {next(numbers):04}"


def _filled(model: type[BaseModel], data: dict[str, Any], say: Any) -> dict[str, Any]:
    """Return a model's data with its texts replaced, and those that it lacks put in."""
    made = dict(data)
    for name, field in model.model_fields.items():
        key = field.alias or name
        annotation = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        if key in made:
            made[key] = _replaced(annotation, made[key], partial(say, model, key), say)
        elif not INSTEAD_OF.get((model, key), set()) & made.keys():
            made |= _added(annotation, key, partial(say, model, key), model, say)
    return made


def _added(annotation: Any, key: str, say: Callable[[int], str | None], model: type[BaseModel], deeper: Any) -> dict[str, Any]:
    """Return what to put in for a field that the data leaves out: a text, where it is one; a place in the source; a deviation."""
    longest = _longest(annotation)
    said = say(longest) if longest else None
    if said is not None:
        return {key: said}
    if (key == "source" and issubclass(model, Noted)) or (key == "deviation" and model is Entry):
        inner = {"at": "x"} if key == "source" else dict.fromkeys(Deviation.model_fields, "x")
        return {key: _replaced(annotation, inner, say, deeper)}
    return {}


def _longest(annotation: Any) -> int | None:
    """Return how long a text may be that is of this type; None for other types."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return next((mark.most for mark in marks if isinstance(mark, Length)), None) or _longest(inner)
    parts = [part for part in get_args(annotation) if part is not NoneType]
    return _longest(parts[0]) if len(parts) == 1 and NoneType in get_args(annotation) else None


def _replaced(annotation: Any, value: Any, say: Callable[[int], str | None], deeper: Any) -> Any:
    longest = _longest(annotation)
    if longest:
        said = say(longest)
        return value if said is None else said
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        short = next((mark for mark in marks if isinstance(mark, ShortForm)), None)
        if short and not isinstance(value, dict):
            value = {short.field: value}
        return _replaced(inner, value, say, deeper)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _filled(annotation, value, deeper)
    parts = [part for part in get_args(annotation) if part not in {NoneType, Ellipsis}]
    if isinstance(value, list) and parts:
        return [_replaced(parts[0], each, say, deeper) for each in value]
    if get_origin(annotation) is dict:
        return {name: _replaced(parts[1], each, say, deeper) for name, each in value.items()}
    return _replaced(parts[0], value, say, deeper) if len(parts) == 1 else value
