"""Copies of a real plan with pieces of it cut, doubled, moved and replaced: read or refused, in process, many times."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planctl import checks, workspace
from planctl.messages import LANGUAGES, told

if TYPE_CHECKING:
    import random

REAL_FILE = Path(__file__).parents[2] / "plans" / "huddinge-2022-2024.yaml"
REAL_PLAN = REAL_FILE.read_text(encoding="utf-8")
REAL_DATA = json.dumps(workspace.load([str(REAL_FILE)]).plans[0].document.data)


def problems_of(path: Path) -> list[str]:
    """Read and check as `validate` does, words in both languages included; return the rules' names."""
    findings = checks.findings(workspace.load([str(path)]), date(2025, 6, 30))
    for finding in findings:
        for language in LANGUAGES:
            told(finding, language)
    return [finding.name for finding in findings]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mutated") / "huddinge-2022-2024.yaml"


FRAGMENTS = [
    *"-?:,[]{}#&*!|>'\"%@`~ \t\n\r\\\0\x1b\x85å",
    "\r\n",
    "- ",
    "? ",
    "<<: ",
    "&a ",
    "*a",
    "!!int ",
    "---\n",
    "...\n",
    "|\n",
    "null",
    "true",
    "2022-02-31",
]


def mutated(text: str, dice: random.Random) -> str:
    """Return the text with a few pieces cut out, doubled, moved or put in."""
    for _ in range(dice.randint(1, 4)):
        start = dice.randrange(len(text) + 1)
        end = min(len(text), start + dice.choice([1, 5, 40, 400]))
        piece = text[start:end]
        other = dice.randrange(len(text) + 1)
        text = dice.choice(
            [
                text[:start] + text[end:],
                text[:end] + piece + text[end:],
                text[:other] + piece + text[other:],
                text[:start] + dice.choice(FRAGMENTS) + text[start:],
                text[:start] + dice.choice(FRAGMENTS) + text[end:],
            ]
        )
    return text


@settings(max_examples=150, deadline=None)
@given(dice=st.randoms(use_true_random=False))
def test_mutated_plans_are_read_or_refused(file: Path, dice: random.Random) -> None:
    file.write_bytes(mutated(REAL_PLAN, dice).encode())
    problems_of(file)


ODD_VALUES: list[Any] = [
    True,
    0,
    -1,
    1.5,
    10**17,
    "",
    "x",
    "2022",
    "2022..",
    "::",
    [],
    [[]],
    ["x"],
    {},
    {"x": 1},
    {"id": "x"},
    "a/b@2022",
    "å",
    "x" * 30_000,
]


def places(data: Any) -> list[tuple[Any, Any]]:
    """Every (container, key or index) in nested data."""
    inner = list(data.items()) if isinstance(data, dict) else list(enumerate(data)) if isinstance(data, list) else []
    return [(data, step) for step, _ in inner] + [place for _, value in inner for place in places(value)]


@settings(max_examples=150, deadline=None)
@given(dice=st.randoms(use_true_random=False))
def test_plans_with_values_in_the_wrong_places_are_read_or_refused(file: Path, dice: random.Random) -> None:
    data = json.loads(REAL_DATA)
    for _ in range(dice.randint(1, 3)):
        container, step = dice.choice(places(data))
        what = dice.randrange(4)
        if what == 0:
            del container[step]
        elif what == 1 and isinstance(container, dict):
            container[dice.choice(["x", "id", "title", "due", "every", "responsible"])] = container.pop(step)
        elif what == 2:
            other, at = dice.choice(places(data))
            container[step] = json.loads(json.dumps(other[at]))
        else:
            container[step] = dice.choice(ODD_VALUES)
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    problems_of(file)
