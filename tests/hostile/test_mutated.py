"""Copies of plans and journals with pieces cut, doubled, moved and replaced: read or refused by every command, in process."""

from __future__ import annotations

import io
import json
import os
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile.runner import DAY
from planctl import checks, workspace
from planctl.cli.program import run
from planctl.document import parse
from planctl.finding import Severity
from planctl.messages import LANGUAGES, told
from planctl.model.period import parse_day

if TYPE_CHECKING:
    import random

TOP = Path(__file__).parents[2]
REAL = "huddinge-2022-2024.yaml"  # a plan without a journal
FULL = "exempel-2025-2027.yaml"  # one with every state that a plan can be in
SOURCES = {
    REAL: (TOP / "plans" / REAL).read_text(encoding="utf-8"),
    FULL: (TOP / "tests" / "plans" / FULL).read_text(encoding="utf-8"),
    f"journals/{FULL}": (TOP / "tests" / "plans" / "journals" / FULL).read_text(encoding="utf-8"),
}
READERS = (
    ("validate", "--lang", "en"),
    ("list",),
    ("due", "--all"),
    ("due", "--year", "2025", "--group-by", "responsible"),
    ("export", "--table", "occurrences"),
    ("export", "--table", "journal", "--format", "json"),
)


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with sound copies of the sources and their frameworks."""
    folder = tmp_path_factory.mktemp("mutated") / "plans"
    for known in (TOP / "plans", TOP / "tests" / "plans"):
        shutil.copytree(known / "frameworks", folder / "frameworks", dirs_exist_ok=True)
    (folder / "journals").mkdir()
    for name, text in SOURCES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def problems_of(plans: Path) -> list[str]:
    """Read and check as `validate` does, words in both languages included; return the rules' names."""
    findings = checks.findings(workspace.load([str(plans)]), parse_day(DAY))
    for finding in findings:
        for language in LANGUAGES:
            told(finding, language)
    return [finding.name for finding in findings]


def is_read_by(command: str, *options: str, plans: Path) -> None:
    """Run a command; an internal error would be raised."""
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        patch.setitem(os.environ, "PLANCTL_DEBUG", "1")
        assert run([command, str(plans), *options, "--as-of", DAY]) in {0, 1, 2}


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


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(sorted(SOURCES)), dice=st.randoms(use_true_random=False))
def test_mutated_texts_are_read_or_refused(plans: Path, name: str, dice: random.Random) -> None:
    (plans / name).write_bytes(mutated(SOURCES[name], dice).encode())
    problems_of(plans)
    (plans / name).write_text(SOURCES[name], encoding="utf-8")


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


def disordered(data: Any, dice: random.Random) -> Any:
    """Return a copy with a few values left out, renamed, put elsewhere or replaced by odd ones."""
    data = json.loads(json.dumps(data))
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
    return data


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(sorted(SOURCES)), dice=st.randoms(use_true_random=False))
def test_values_in_the_wrong_places_are_read_or_refused_by_every_command(plans: Path, name: str, dice: random.Random) -> None:
    data = disordered(parse(name, SOURCES[name].encode()).data, dice)
    (plans / name).write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    is_read_by(*dice.choice(READERS), plans=plans)
    (plans / name).write_text(SOURCES[name], encoding="utf-8")


def test_what_the_mutations_begin_with_is_sound(plans: Path) -> None:
    for name, text in SOURCES.items():
        (plans / name).write_text(text, encoding="utf-8")
    assert [name for name in problems_of(plans) if checks.by_name[name].severity is Severity.error] == []
