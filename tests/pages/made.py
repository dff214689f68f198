"""The pages that are held to standards: the packets of the real plans and of the made-up one with every state, and a page of changes."""

from __future__ import annotations

import io
import os
from contextlib import redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING, Any

import pytest

from builders import FULL, PLANS, TODAY
from changes.test_acceptance import ACCEPTED, POSTPONED
from changes.test_output import JOURNAL_OF_HEAD, PLAN_OF_HEAD
from changes.versions import JOURNAL, PLAN
from planctl.cli.program import run
from running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

HERE = ROOT / "tests" / "pages"
TOOLS = HERE / "node_modules"
INSTALL = "npm ci --prefix tests/pages --ignore-scripts"
# A day on which each real plan has something late and something to come.
REAL = {
    "harryda-2019-2022": "2021-06-30",
    "helsingborg-2026": "2026-06-30",
    "huddinge-2022-2024": "2024-06-30",
    "stockholm-2023": "2023-06-30",
}
IN_ENGLISH = f"{FULL}.en"
CHANGES = "changes"
NAMES = [*REAL, FULL, IN_ENGLISH, CHANGES]
EACH = pytest.mark.parametrize("name", NAMES)

# What a reader's browser may be set to; "print" is what comes out on paper.
NARROW = 320
MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "narrow": {"viewport": {"width": NARROW, "height": 800}},
    "forced": {"forced_colors": "active"},
    "print": {},
}
IN_EACH_MODE = pytest.mark.parametrize("mode", MODES)


def ran(*arguments: str) -> str:
    """Run planctl in this process; return what it printed."""
    said = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said), redirect_stderr(said):
        patch.setitem(os.environ, "PLANCTL_DEBUG", "1")
        assert run([*arguments]) == 0, said.getvalue()
    return said.getvalue()


def make_all(folder: Path) -> dict[str, Path]:
    """Make every page into the folder; return them by name."""
    for name, day in REAL.items():
        ran("render", str(ROOT / "plans" / f"{name}.yaml"), "--format", "html", "--as-of", day, "--out", str(folder))
    for language, where in (("sv", folder), ("en", folder / "en")):
        arguments = ("render", f"{PLANS}/{FULL}.yaml", "--format", "html", "--as-of", TODAY.isoformat(), "--lang", language)
        ran(*arguments, "--out", str(where))
    os.replace(folder / "en" / f"{FULL}.html", folder / f"{IN_ENGLISH}.html")
    make_changes(folder)
    return {name: folder / f"{name}.html" for name in NAMES}


def make_changes(folder: Path) -> None:
    """Make a page of changes of every impact, one of them decided."""
    for side, plan, journal in (("base", PLAN, JOURNAL), ("head", PLAN_OF_HEAD, JOURNAL_OF_HEAD)):
        (folder / side / "journals").mkdir(parents=True)
        (folder / side / "p.yaml").write_text(plan, encoding="utf-8")
        (folder / side / "journals" / "p.yaml").write_text(journal, encoding="utf-8")
        (folder / side / "accepted.yaml").write_text(ACCEPTED + POSTPONED, encoding="utf-8")
    ran("diff", str(folder / "base"), str(folder / "head"), "--as-of", "2026-06-30", "--format", f"html={folder / 'changes.html'}")


def opened(browser: Browser, path: Path, mode: str) -> Page:
    """Open a page in a mode, in a context of its own; its policy does not bind what tests ask of it."""
    page = browser.new_context(bypass_csp=True, **MODES[mode]).new_page()
    if mode == "print":
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 680, "height": 1000})  # A4 between the margins, in CSS pixels
    page.goto(path.as_uri())
    return page
