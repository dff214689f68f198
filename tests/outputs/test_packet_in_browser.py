"""The packet in a real browser: nothing to scroll sideways, nothing to complain of, and it prints."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from builders import FULL, PLANS, TODAY
from planctl import workspace
from planctl.outputs.packet import html
from planctl.views.packet import Question, packet

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
SOURCES = {
    "huddinge-2022-2024": (ROOT / "plans" / "huddinge-2022-2024.yaml", date(2024, 6, 30)),
    FULL: (Path(PLANS) / f"{FULL}.yaml", TODAY),
}
EACH = pytest.mark.parametrize("name", SOURCES)
A4 = (595, 842)  # points

# What sticks out to the right, but for what scrolls on its own or is hidden until it has the focus.
STICKING_OUT = """() => [...document.querySelectorAll('body *')]
    .filter(each => each.getBoundingClientRect().right > innerWidth + 0.5 && !each.closest('.scroll, .skip, .hidden'))
    .map(each => each.outerHTML.slice(0, 120))"""

# Words that are torn over lines without a hyphen, in the tables whose columns are narrow: no longer ones than a telephone has room for.
TORN = """() => {
    const torn = [];
    for (const cell of document.querySelectorAll(':is(.answers, .bodies, .money, .targets) :is(caption, th, td)')) {
        const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            for (const word of texts.currentNode.data.matchAll(/\\p{L}{2,20}(?!\\p{L})/gu)) {
                const range = document.createRange();
                range.setStart(texts.currentNode, word.index);
                range.setEnd(texts.currentNode, word.index + word[0].length);
                if (new Set([...range.getClientRects()].map(line => Math.round(line.top))).size > 1) torn.push(word[0]);
            }
        }
    }
    return torn;
}"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = {}
    for name, (path, day) in SOURCES.items():
        loaded = workspace.load([str(path)])
        made[name] = tmp_path_factory.mktemp("pages") / f"{name}.html"
        made[name].write_text(html(packet(loaded.plans, loaded, Question(day), "0"), "sv"), encoding="utf-8")
    return made


@EACH
@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_and_the_browser_has_nothing_to_say(
    browser: Browser, pages: dict[str, Path], name: str, width: int, scheme: Any
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(pages[name].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(STICKING_OUT) == []
    assert said == []
    assert asked == [pages[name].as_uri()]
    context.close()


@EACH
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_word_is_torn_in_a_narrow_column(browser: Browser, pages: dict[str, Path], name: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)
    page.goto(pages[name].as_uri())
    page.add_style_tag(content="* { hyphens: manual !important }")  # not every browser knows how to hyphenate
    assert page.locator(".targets, .bodies, .money").count() >= 1
    assert page.evaluate(TORN) == []
    page.close()


@EACH
def test_the_strict_policy_holds(browser: Browser, pages: dict[str, Path], name: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(pages[name].as_uri())
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'document.title = 1'}))")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'https://x.example/x.png'}))")
    page.wait_for_timeout(100)
    assert page.title() != "1"
    assert sum("Content Security Policy" in message for message in said) == 2
    page.close()


@EACH
def test_dark_is_dark_and_an_anchor_leads_to_its_row(browser: Browser, pages: dict[str, Path], name: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(pages[name].as_uri())
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(21, 25, 30)"
    page.locator("table.owed tbody tr th a").nth(1).click()
    assert page.evaluate("document.querySelector(':target').matches('tr, article, span, th')")
    page.close()


@EACH
def test_the_keyboard_reaches_the_content_first_and_every_scrolling_table(browser: Browser, pages: dict[str, Path], name: str) -> None:
    page = browser.new_page()
    page.goto(pages[name].as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "_main"
    reached = 0
    for _ in range(page.locator("a, summary, [tabindex]").count()):
        page.keyboard.press("Tab")
        reached += page.evaluate("document.activeElement.className") == "scroll"
        if reached == page.locator(".scroll").count():
            break
    assert reached == page.locator(".scroll").count() > 0
    page.close()


@EACH
def test_it_prints_on_a4(browser: Browser, pages: dict[str, Path], name: str, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(pages[name].as_uri())
    printed = page.pdf(path=str(tmp_path / "packet.pdf"), prefer_css_page_size=True)
    page.close()
    assert printed.startswith(b"%PDF-")
    boxes = [tuple(round(float(side)) for side in box) for box in re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", printed)]
    assert len(boxes) > 5
    assert all(abs(width - A4[0]) <= 1 and abs(height - A4[1]) <= 1 for width, height in boxes)


@EACH
def test_nothing_is_cut_off_on_paper(browser: Browser, pages: dict[str, Path], name: str) -> None:
    page = browser.new_page(viewport={"width": 680, "height": 1000})  # the width between the margins, in CSS pixels
    page.emulate_media(media="print")
    page.goto(pages[name].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
    assert page.evaluate("getComputedStyle(document.querySelector('nav')).display") == "none"
    assert page.evaluate("[...document.querySelectorAll('tr')].every(row => getComputedStyle(row).breakInside === 'avoid')")
    page.close()


def test_a_word_without_end_does_not_widen_the_page(browser: Browser, tmp_path: Path) -> None:
    text = (Path(PLANS) / f"{FULL}.yaml").read_text(encoding="utf-8")
    for title in ("Forum för samverkan", "Socialförvaltningen", "Träffarna hållna och utvärderade", "Samverkan"):
        text = text.replace(title, title + "å" * 400)
    (tmp_path / f"{FULL}.yaml").write_text(text, encoding="utf-8")
    shutil.copytree(Path(PLANS) / "journals", tmp_path / "journals")
    loaded = workspace.load([str(tmp_path / f"{FULL}.yaml")])
    (tmp_path / "page.html").write_text(html(packet(loaded.plans, loaded, Question(TODAY), "0"), "sv"), encoding="utf-8")
    for width in (320, 390, 1280):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto((tmp_path / "page.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.close()
