"""Whatever strangers write where plans are read: planctl tells what is wrong, and neither crashes, hangs nor passes it on to a terminal."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from hostile.families import FAMILIES, FILE_NAMES, MEBIBYTE, TEXTS, Family, composed, plan, texts
from hostile.runner import DAY, Run, assert_harmless, run, run_all

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files and names")

VALIDATE = [("validate", "plans", "--format", name, "--as-of", DAY) for name in ("full", "concise", "json")]


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


STRANGE_SETTINGS = {
    "binary": bytes(range(256)),
    "deep": b"x = " + b"[" * 50_000,
    "huge": b"#" * 3 * MEBIBYTE,
    "commands": b'"::error::x" = 1\n"##[group]x" = "\\u001b[31m"\n[validate]\nselect = ["::error::", "[red]"]\n',
    "types": b"lang = 7\nselect = 1\nignore = {}\nvalidate = 1\n",
}


@pytest.mark.parametrize("name", STRANGE_SETTINGS)
def test_a_strangers_settings_are_told_about_in_words(name: str, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "sound.yaml").write_bytes(plan("sound").content)
    (tmp_path / "planctl.toml").write_bytes(STRANGE_SETTINGS[name])
    for command in (VALIDATE[0], ("due", "plans", "--as-of", DAY)):
        done = run(command, tmp_path)
        assert_harmless(done)
        assert done.code or command[0] == "due", done.out


def test_settings_that_are_no_file_keep_nobody_waiting(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "sound.yaml").write_bytes(plan("sound").content)
    os.mkfifo(tmp_path / "planctl.toml")
    assert_harmless(run(VALIDATE[0], tmp_path))


def test_comments_by_the_thousand_are_bounded(tmp_path: Path) -> None:
    """Each comment is looked up for each finding; so many would take minutes."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "sound.yaml").write_bytes(plan("sound", more="# planctl: ignore[PLN101] x\n" * 30_000).content)
    done = run(VALIDATE[2], tmp_path)
    assert_harmless(done)
    assert [row["code"] for row in json.loads(done.out)["findings"] if row["severity"] == "error"] == ["PLN008"]


def test_standard_input_is_held_to_the_same_limits(tmp_path: Path) -> None:
    for content, rule in ((b"[" * 100_000, "too-deep"), (b"x" * 3 * MEBIBYTE, "too-large"), (b"\xff", "not-utf-8"), (b"", "empty-file")):
        done = run(("validate", "-", "--stdin-filename", "::error::.yaml", "--format", "json"), tmp_path, content)
        assert_harmless(done)
        assert done.code == 1
        assert [row["name"] for row in json.loads(done.out)["findings"]] == [rule]


def test_a_terminal_that_knows_no_letters_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "wide.yaml").write_bytes(plan("wide", "界 åäö 🙂").content)
    for command in (VALIDATE[0], ("list", "plans", "--as-of", DAY), ("due", "plans", "--as-of", DAY, "--all")):
        done = run(command, tmp_path, PYTHONUTF8="0", PYTHONIOENCODING="ascii", LC_ALL="C")
        assert done.code == 0
        assert "Traceback" not in done.err


def test_texts_come_out_of_json_as_they_went_in(tmp_path: Path) -> None:
    """Making output harmless must not change what other programs read from it."""
    family = texts()
    (tmp_path / "plans").mkdir()
    for name in TEXTS:
        (tmp_path / "plans" / f"{name}.yaml").write_bytes(family.files[f"{name}.yaml"].content)
    done = run(("export", "plans", "--table", "activities", "--format", "json", "--as-of", DAY), tmp_path)
    titles = {row["plan"]: row["title"] for row in json.loads(done.out)["rows"]}
    assert titles == {name: composed(text)[:500] for name, text in TEXTS.items()}
