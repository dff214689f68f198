"""axe-core in a real browser finds nothing to object to, however the reader has set the browser, nor on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.made import IN_ENGLISH, INSTALL, MODES, NAMES, TOOLS, opened
from running import missing_tool

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

AXE = TOOLS / "axe-core" / "axe.min.js"
# Every rule, best practice too, and the size of targets, which WCAG 2.2 adds. Nobody clicks on paper.
RUN = """mode => axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: mode !== 'print'}}}).then(
    found => ({rules: found.passes.length, violations: found.violations.map(each => [each.id, ...each.nodes.map(node => node.html)])}))"""


@pytest.fixture(scope="session")
def axe() -> str:
    if not AXE.exists():
        missing_tool(f"no axe-core: {INSTALL}")
    return AXE.read_text(encoding="utf-8")


# In another language only the words differ: one mode is enough.
@pytest.mark.parametrize(("name", "mode"), [(name, mode) for name in NAMES for mode in MODES if name != IN_ENGLISH or mode == "light"])
def test_axe_objects_to_nothing(browser: Browser, pages: dict[str, Path], axe: str, name: str, mode: str) -> None:
    page = opened(browser, pages[name], mode)
    page.evaluate(axe)
    found = page.evaluate(RUN, mode)
    assert found["violations"] == []
    assert found["rules"] > 30  # it has looked
    page.context.close()


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("document.querySelector('html').removeAttribute('lang')", "html-has-lang"),
        ("document.querySelector('.chip').style = 'background: #fff; color: #aaa'", "color-contrast"),
        ("document.querySelector('table a').textContent = ''", "link-name"),
    ],
)
def test_what_axe_objects_to_is_heard(browser: Browser, pages: dict[str, Path], axe: str, fault: str, rule: str) -> None:
    page = opened(browser, pages["stockholm-2023"], "light")
    page.evaluate(axe)
    page.evaluate(fault)
    assert rule in [each[0] for each in page.evaluate(RUN, "light")["violations"]]
    page.context.close()
