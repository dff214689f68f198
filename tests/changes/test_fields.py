"""The model's fields against the table that compares them: none is forgotten, and none is passed over without a reason."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

import pytest
from pydantic import BaseModel, ValidationError

from changes.versions import version
from planctl.changes.detection import edits
from planctl.changes.fields import FIELDS, TOGETHER, ById, Children
from planctl.changes.judgement import EDITORIAL, KINDS, LOOK_AT, WHOLE
from planctl.changes.values import heritage, other, wording
from planctl.model.index import Index
from planctl.model.journal import Journal
from planctl.model.plan import Plan
from planctl.model.reading import calendar_of

if TYPE_CHECKING:
    from collections.abc import Iterator

MADE_UP = Path(__file__).parents[1] / "plans" / "exempel-2025-2027.yaml"


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and get_origin(annotation) is None:
        if issubclass(annotation, BaseModel):
            yield annotation
        return
    for argument in get_args(annotation):
        yield from models_in(argument)


def reachable(*roots: type[BaseModel]) -> set[type[BaseModel]]:
    found: set[type[BaseModel]] = set()
    waiting = list(roots)
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            waiting += [inner for field in model.model_fields.values() for inner in models_in(field.annotation)]
    return found


def test_every_model_is_compared_field_by_field_or_as_a_whole_with_a_reason() -> None:
    models = reachable(Plan, Journal)
    compared = {model.__name__ for model in FIELDS}
    assert {model.__name__ for model in models} == compared | {*WHOLE, "Journal"}
    assert not compared & {*WHOLE}
    assert set(Journal.model_fields) == {"schema_", "plan", "entries"}  # what it is, whose it is, and the multiset of entries


@pytest.mark.parametrize("model", FIELDS, ids=lambda model: model.__name__)
def test_every_field_is_compared(model: type[BaseModel]) -> None:
    assert set(FIELDS[model]) == set(model.model_fields)


WORDS = (wording, heritage)
FIELD_RULES = [(model.__name__, name, rule) for model, rules in FIELDS.items() for name, rule in rules.items()]


@pytest.mark.parametrize(("model", "name", "rule"), FIELD_RULES)
def test_a_field_without_a_typed_change_has_a_reason(model: str, name: str, rule: Any) -> None:
    for comparers, reasons in ((WORDS, EDITORIAL), ((other,), LOOK_AT)):
        if rule in comparers:
            assert reasons.keys() & {f"{model}.{name}", f"*.{name}"}
        else:
            assert f"{model}.{name}" not in reasons


@pytest.mark.parametrize(("reasons", "comparers"), [(EDITORIAL, WORDS), (LOOK_AT, (other,))])
def test_no_reason_is_left_over(reasons: dict[str, str], comparers: tuple[Any, ...]) -> None:
    used = {name for model, field, rule in FIELD_RULES if rule in comparers for name in (f"{model}.{field}", f"*.{field}")}
    assert reasons.keys() <= used


def test_what_comes_and_goes_is_a_kind_of_change() -> None:
    for rules in FIELDS.values():
        for rule in rules.values():
            if isinstance(rule, Children):
                assert {rule.removed, rule.added} <= KINDS.keys()


def test_comparers_that_look_at_several_fields_are_named() -> None:
    several = {rule for rules in FIELDS.values() for rule in rules.values() if not isinstance(rule, Children | ById)}
    assert several >= TOGETHER


def paths(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the first path of every shape: indices apart, no two are alike."""
    seen: set[tuple[str, ...]] = set()
    for each in _all_paths(data, path):
        shape = tuple("" if isinstance(step, int) else step for step in each)
        if shape not in seen:
            seen.add(shape)
            yield each


def _all_paths(data: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in steps:
        yield (*path, step)
        yield from _all_paths(value, (*path, step))


def without(data: Any, path: tuple[str | int, ...]) -> Any:
    changed = deepcopy(data)
    here = changed
    for step in path[:-1]:
        here = here[step]
    del here[path[-1]]
    return changed


def altered(data: Any, path: tuple[str | int, ...]) -> Any:
    changed = deepcopy(data)
    here = changed
    for step in path[:-1]:
        here = here[step]
    value = here[path[-1]]
    if isinstance(value, dict | list):
        return changed
    here[path[-1]] = (not value) if isinstance(value, bool) else value + 1 if isinstance(value, int | float) else _other_text(value)
    return changed


def _other_text(text: str) -> str:
    return text.replace("2025", "2024").replace("2026", "2027") if text[:4].isdigit() else text + "x"


def test_no_field_of_a_whole_plan_changes_unseen_or_without_its_mirror() -> None:
    data = version(MADE_UP.read_text(encoding="utf-8")).document.data
    base = plan_of(data)
    assert base is not None
    seen = 0
    for path in paths(data):
        for change in (without, altered):
            head = plan_of(change(data, path))
            if head is not None and head.model_dump_json() != base.model_dump_json():
                there, back = ([edit.name for edit in edits(Index(old), Index(new))] for old, new in ((base, head), (head, base)))
                assert there, path
                assert Counter(back) == Counter(KINDS[name].mirror for name in there), path
                seen += 1
    assert seen > 200


def plan_of(data: Any) -> Plan | None:
    try:
        return Plan.model_validate(data, context={"calendar": calendar_of(data)})
    except ValidationError:
        return None
