"""Every command in every situation that strangers can bring about: told in words, obeyed by nobody, nothing lost, nothing run."""

from __future__ import annotations

import os
import re
import shutil
from functools import partial
from typing import TYPE_CHECKING

import pytest

from hostile import workbooks
from hostile.calls import CALLS, READ_NOTHING, commands, options, words_of
from hostile.runner import Run, assert_harmless, inside
from hostile.situations import EVERY_CALL, FAMILIES_BESIDE, FIRST_CALLS, SOUND, begun, placed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hostile.situations import Layout

ANSWERING = {"list", "show", "due", "record", "diff", "log", "render", "export"}

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files and names")


def test_no_command_is_left_out() -> None:
    assert set(commands()) == CALLS.keys() | READ_NOTHING


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("beginning")
    begun(folder)
    return folder


@pytest.fixture
def here(beginning: Path, tmp_path: Path) -> Path:
    return shutil.copytree(beginning, tmp_path / "here")


@pytest.mark.parametrize("name", EVERY_CALL)
def test_every_call_survives(name: str, here: Path) -> None:
    survived((call for calls in CALLS.values() for call in calls), here, EVERY_CALL[name], sound=name.startswith("text-"))


@pytest.mark.parametrize("name", FIRST_CALLS)
def test_every_command_survives(name: str, here: Path) -> None:
    survived((calls[0] for calls in CALLS.values()), here, FIRST_CALLS[name], sound=name.startswith("text-"))


@pytest.mark.parametrize("name", FAMILIES_BESIDE)
def test_every_command_passes_over_what_is_broken_and_says_so(name: str, here: Path) -> None:
    done = survived((calls[0] for calls in CALLS.values()), here, FAMILIES_BESIDE[name])
    for command in ("list", "due", "export", "form", "diff"):
        assert all(run.code == 2 for run in done if run.arguments[0] == command), command


@pytest.mark.parametrize("name", [*workbooks.REFUSED, *workbooks.READ])
def test_every_workbook_is_read_or_refused_in_words(name: str, here: Path) -> None:
    made = {**workbooks.REFUSED, **workbooks.READ}[name]()
    (done,) = survived(CALLS["form import"], here, partial(placed, made, ("form.xlsx",)))
    assert (done.code == 2) == (name in workbooks.REFUSED)


@pytest.mark.parametrize("command", [command for command in CALLS if options(command)])
def test_every_option_survives_any_value(command: str, here: Path) -> None:
    for option in options(command):
        for word in ("::error::\n##[group]\x1b[31m\u202e[red]{0}%0A", "\udcff", "9" * 5_000):
            assert_harmless(inside((*words_of(CALLS[command][0]), option, word), here, SOUND))


def survived(calls: Iterable[str], folder: Path, lay_out: Layout, *, sound: bool = False) -> list[Run]:
    """Hold calls to what is true of each, and return them. `sound`: there is an answer to whatever asks only for plans."""
    environment = lay_out(folder) or {}
    before = contents(folder / "plans")
    runs = [inside(words_of(call), folder, SOUND, **environment) for call in calls]
    for done in runs:
        assert_harmless(done, for_github="GITHUB_ACTIONS" in environment)
        assert_no_script(done)
        assert not (sound and done.code and done.arguments[0] in ANSWERING), f"{done.arguments}: {done.err[-500:]}"
    assert contents(folder / "plans") == before, "what was read is as it was"
    assert not (folder / "OBEYED").exists()
    return runs


def assert_no_script(done: Run) -> None:
    if "html" in done.arguments:
        assert not re.search("<script>alert|<img src=x|href=.?javascript:", done.out)
    assert "7006652" not in done.out, "a template in a text was carried out"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and path.stat().st_size < 1 << 24
    }
