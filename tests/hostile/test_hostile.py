"""Whatever strangers write where plans are read: planctl tells what is wrong, and neither crashes, hangs nor lets it through to a terminal."""

from __future__ import annotations

import json
import os
import random
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hostile.families import FAMILIES, FILE_NAMES, MEBIBYTE, TEXTS, Family, plan, texts
from hostile.runner import DAY, Run, assert_harmless, run, run_all
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planctl import checks, workspace
from planctl.messages import LANGUAGES, told

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files and names")

VALIDATE = [("validate", "plans", "--format", name, "--as-of", DAY) for name in ("full", "concise", "json")]
# What else reads plans; a new command is added here.
COMMANDS: list[tuple[str, ...]] = [
    ("list", "plans", "--as-of", DAY),
    ("list", "plans", "--as-of", DAY, "--format", "json"),
    ("due", "plans", "--as-of", DAY, "--all"),
    ("due", "plans", "--as-of", DAY, "--year", "2025", "--format", "json"),
    ("render", "plans", "--as-of", DAY),
    ("render", "plans", "--as-of", DAY, "--format", "html"),
    ("export", "plans", "--as-of", DAY, "--table", "occurrences"),
    ("export", "plans", "--as-of", DAY, "--table", "activities", "--format", "json"),
    ("show", "k", "plans", "--as-of", DAY),
    ("diff", "plans", "plans"),
]
REAL_PLAN = (Path(__file__).parents[2] / "plans" / "huddinge-2022-2024.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=FAMILIES, ids=lambda make: make.__name__)
def laid_out(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Family, Path]:
    """Write a family into `plans/` of a folder of its own."""
    make: Callable[[], Family] = request.param
    family = make()
    folder = tmp_path_factory.mktemp(family.name)
    for name, file in family.files.items():
        path = folder / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return family, folder


def found_by_file(done: Run) -> dict[str, set[str]]:
    """The names of the errors in each file, by its displayed path."""
    found = defaultdict(set)
    for row in json.loads(done.out)["findings"]:
        if row["severity"] == "error":
            found[row["file"]].add(row["name"])
    return found


def test_every_file_is_told_about_in_one_run(laid_out: tuple[Family, Path]) -> None:
    family, folder = laid_out
    runs = run_all(VALIDATE, folder)
    assert [done.code for done in runs] == [family.code] * 3
    found = found_by_file(runs[2])
    for name, file in family.files.items():
        names = found[displayed(name)]
        if file.rules == {"any"}:
            assert names, f"nothing is wrong with {name!a}"
        elif file.rules:
            assert file.rules <= names, f"{name!a}: {names}"
        else:
            assert not names, f"{name!a} is sound"
    assert not (folder / "OBEYED").exists()


def displayed(name: str) -> str:
    return f"plans/{name}".encode("utf-8", "backslashreplace").decode()


def test_every_other_command_survives(laid_out: tuple[Family, Path]) -> None:
    family, folder = laid_out
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for done in run_all(COMMANDS, folder):
        if done.arguments[0] not in {"show", "diff"}:
            assert done.code == (2 if family.code else 0), f"{done.arguments}: {done.err[-500:]}"
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


# Files that are none


def test_what_is_no_file_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    os.mkfifo(plans / "pipe.yaml")
    (plans / "link.yaml").symlink_to("/etc/passwd")
    (plans / "gone.yaml").symlink_to("nowhere")
    (plans / "device.yaml").symlink_to("/dev/zero")
    (plans / "folder.yaml").mkdir()
    (plans / "frameworks").write_bytes(b"a file, no folder")
    with (plans / "huge.yaml").open("wb") as huge:
        huge.truncate(10 * 1024 * MEBIBYTE)  # sparse: it takes no room, and must not be read
    (plans / "sound.yaml").write_bytes(plan("sound").content)
    runs = run_all(VALIDATE, tmp_path)
    assert [done.code for done in runs] == [1, 1, 1]
    assert found_by_file(runs[2]) == {
        "plans/pipe.yaml": {"unreadable-file"},
        "plans/link.yaml": {"unreadable-file"},
        "plans/gone.yaml": {"unreadable-file"},
        "plans/device.yaml": {"unreadable-file"},
        "plans/huge.yaml": {"too-large"},
    }


@pytest.mark.parametrize("name", FILE_NAMES, ids=ascii)
def test_a_path_that_is_not_there_is_one_harmless_line(name: str, tmp_path: Path) -> None:
    done = run(("validate", "--", f"./{name}.yaml"), tmp_path)
    assert_harmless(done)
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert done.out == ""


def test_standard_input_is_held_to_the_same_limits(tmp_path: Path) -> None:
    for content, rule in ((b"[" * 100_000, "too-deep"), (b"x" * 3 * MEBIBYTE, "too-large"), (b"\xff", "not-utf-8"), (b"", "empty-file")):
        done = run(("validate", "-", "--stdin-filename", "::error::.yaml", "--format", "json"), tmp_path, content)
        assert_harmless(done)
        assert done.code == 1
        assert [row["name"] for row in json.loads(done.out)["findings"]] == [rule]


def test_a_terminal_that_knows_no_letters_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "å.yaml").write_bytes(plan("wide", "界 åäö 🙂").content)
    for command in (VALIDATE[0], COMMANDS[0], COMMANDS[2]):
        done = run(command, tmp_path, PYTHONUTF8="0", PYTHONIOENCODING="ascii", LC_ALL="C")
        assert done.code in {0, 1}
        assert "Traceback" not in done.err


def test_texts_come_out_of_json_as_they_went_in(tmp_path: Path) -> None:
    """Making output harmless must not change what other programs read from it."""
    family = texts()
    (tmp_path / "plans").mkdir()
    for name in TEXTS:
        (tmp_path / "plans" / f"{name}.yaml").write_bytes(family.files[f"{name}.yaml"].content)
    done = run(("export", "plans", "--table", "activities", "--format", "json", "--as-of", DAY), tmp_path)
    titles = {row["plan"]: row["title"] for row in json.loads(done.out)["rows"]}
    assert titles == {name: text[:500] for name, text in TEXTS.items()}


# In process: many more


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


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dice=st.randoms(use_true_random=False))
def test_plans_with_values_in_the_wrong_places_are_read_or_refused(file: Path, dice: random.Random) -> None:
    data = workspace.load([str(Path(__file__).parents[2] / "plans" / "huddinge-2022-2024.yaml")]).plans[0].document.data
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
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    problems_of(file)
