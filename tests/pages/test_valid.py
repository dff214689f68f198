"""The pages are valid HTML, says html-validate.

Its settings (html-validate.json) leave out matters of taste: the spelling of the doctype, how long a plan's title may be. Ids are
addresses, which may begin with a digit. Roles that a table has anyway keep it a table where a narrow screen lays it out as blocks. A list
may have a name, as ARIA says.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from pages.made import HERE, INSTALL, TOOLS
from running import missing_tool

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = TOOLS / "html-validate" / "bin" / "html-validate.mjs"


@pytest.fixture(scope="module")
def node() -> str:
    found = shutil.which("node")
    if found is None:
        missing_tool(f"no node: install Node.js, then {INSTALL}")
    if not PROGRAM.exists():
        missing_tool(f"no html-validate: {INSTALL}")
    return found


def faults(node: str, into: Path, *files: Path) -> dict[str, list[str]]:
    """Return what is wrong in each file, by its name; every file is looked at."""
    command = [node, str(PROGRAM), "--config", str(HERE / "html-validate.json"), "--formatter", f"json={into}", *map(str, files)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=240)
    assert done.returncode in {0, 1}, done.stderr
    reported = json.loads(into.read_text(encoding="utf-8"))
    said = {each["filePath"]: [f"{one['line']}: {one['ruleId']}: {one['message']}" for one in each["messages"]] for each in reported}
    return {file.name: said.get(str(file), []) for file in files}


def test_the_pages_are_valid(node: str, pages: dict[str, Path], tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    broken.write_text(pages["changes"].read_text(encoding="utf-8").replace("<caption", "<p><caption", 1), encoding="utf-8")
    found = faults(node, tmp_path / "found.json", *pages.values(), broken)
    assert found.pop("broken.html")  # it has looked
    assert found == {path.name: [] for path in pages.values()}
