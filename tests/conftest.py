"""What many tests share, started once a session."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from running import CHROMIUM, ROOT, missing_tool

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

# Compiled templates are kept here, whatever home a test has: the tests leave the user's own folders alone.
os.environ["XDG_CACHE_HOME"] = str(ROOT / ".pytest_cache")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not os.path.exists(CHROMIUM):
        missing_tool(f"no {CHROMIUM}: apt install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()
