"""The published schema and the model judge alike: every plan, journal and framework there is, and hundreds of mutations of them.

Editors and other programs go by the schema; what they let through planctl must read, and the other way round.
"""

from __future__ import annotations

import json
import random
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from planctl.checks import by_name
from planctl.document import parse
from planctl.finding import Severity
from planctl.model.framework import Framework
from planctl.model.journal import Journal
from planctl.model.plan import Plan
from planctl.model.reading import calendar_of, kind_of, read

ROOT = Path(__file__).parent.parent.parent
FILES = sorted(
    file for folder in ("plans", "tests/plans") for file in (ROOT / folder).rglob("*.yaml") if not file.stem.startswith("accepted")
)
Path_ = tuple[str | int, ...]
MODELS: dict[str, Any] = {"plan": Plan, "journal": Journal, "framework": Framework}
MUTATIONS = 15  # of each file
ODD: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    3.5,
    10**16,
    "",
    "x",
    "X Y",
    "2025",
    "2025..2024",
    "2025-13",
    "year",
    "all",
    [],
    ["a", "a"],
    {},
    {"x": 1},
)

# What the model refuses and a schema can't say, by rule and variant: why, and what shows it in the shared plan.
BEYOND_A_SCHEMA: dict[tuple[str, str], tuple[str, Path_, Any]] = {
    ("not-a-period", "point"): ("which points there are stands elsewhere in the plan", ("follow_ups", 2, "due"), "2025-finnsinte"),
    ("not-a-period", "day"): ("a day that its month has not", ("follow_ups", 2, "due"), "2025-02-31"),
    ("backwards-period", ""): ("an interval's two ends are compared", ("follow_ups", 2, "due"), "2025..2024"),
    ("not-a-recurrence", "point"): ("which points there are stands elsewhere in the plan", ("reporting", 0, "every"), ["finnsinte"]),
    ("not-a-day-of-the-year", "day"): ("a day that its month has not", ("calendar", "delar"), "02-30"),
    ("not-a-day-of-the-year", "leap-day"): ("a day that not every year has", ("calendar", "delar"), "02-29"),
    ("wrong-type", "whole-number"): ("to JSON 3.0 is a whole number", ("grace",), 3.0),
    ("forbidden-character", ""): ("a text's characters are refused before it is data", ("title",), "x\u202e"),
}


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8")))


def judged(data: Any, kind: str, calendar: dict[str, Any]) -> set[tuple[str, str]]:
    """Return the faults that planctl finds in data while it reads it, by rule and variant."""
    document = parse("x.yaml", json.dumps(data, ensure_ascii=False).encode())
    _, problems = read(document, MODELS[kind], calendar_of(document.data) if kind == "plan" else calendar)
    every = [*document.problems, *problems]
    return {(problem.name, problem.variant) for problem in every if by_name[problem.name].severity is Severity.error}


def places(data: Any) -> list[tuple[Any, Any]]:
    """Return every (mapping or list, key or index) in data."""
    found, stack = [], [data]
    while stack:
        here = stack.pop()
        steps = here.items() if isinstance(here, dict) else enumerate(here) if isinstance(here, list) else ()
        for step, value in steps:
            found.append((here, step))
            stack.append(value)
    return found


def mutated(data: Any, chance: random.Random) -> Any:
    """Return data with one value replaced, left out, or a field added."""
    data = deepcopy(data)
    holder, step = chance.choice(places(data))
    how = chance.random()
    if how < 0.2 and isinstance(holder, dict):
        del holder[step]
    elif how < 0.3 and isinstance(holder, dict):
        holder["okant"] = "x"
    else:
        holder[step] = chance.choice(ODD)
    return data


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_schema_and_model_judge_alike(file: Path) -> None:
    document = parse(str(file), file.read_bytes())
    kind = kind_of(document.data) or "plan"
    calendar: dict[str, Any] = {}
    if kind == "journal":
        plan = parse("plan", (file.parent.parent / file.name).read_bytes())
        calendar = calendar_of(plan.data)
    chance = random.Random(file.name)  # noqa: S311 - the same mutations every time
    for data in [document.data, *(mutated(document.data, chance) for _ in range(MUTATIONS))]:
        by_schema = sorted(error.message[:200] for error in validator(kind).iter_errors(data))[:3]
        by_model = judged(data, kind, calendar)
        if by_schema:
            assert by_model, by_schema
        else:
            assert by_model <= BEYOND_A_SCHEMA.keys(), by_model


@pytest.mark.parametrize("fault", BEYOND_A_SCHEMA, ids="-".join)
def test_what_a_schema_cannot_say(fault: tuple[str, str]) -> None:
    _, path, value = BEYOND_A_SCHEMA[fault]
    data = parse("x", (ROOT / "tests" / "plans" / "exempel-2025-2027.yaml").read_bytes()).data
    holder = data
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    assert validator("plan").is_valid(data)
    assert judged(data, "plan", {}) == {fault}
