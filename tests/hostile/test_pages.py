"""Whatever a plan says, in whichever field: pages show it as the text it is.

A page is compared with its twin, the same plan with a harmless word in the same places: element for element, attribute for attribute.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from builders import FULL, TODAY
from hostile.everywhere import WORD, undone, write
from hostile.families import TEXTS, composed
from hostile.watch import nothing_fetched
from pages.made import ran
from planctl.outputs.page import is_allowed
from planctl.outputs.sections import SECTIONS
from reading_back import read_back, squeezed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from playwright.sync_api import Browser

HOSTILE = {
    name: composed(text)
    for name, text in {
        "html": TEXTS["html"],
        "end-of-everything": "</title></style></td></tr></table></section></main><script>alert(1)</script><!-- <svg onload=alert(1)>",
        "in-an-attribute": '" onfocus=alert(1) autofocus x=\'" style="background:url(https://x.example/x)" \'',
        "entities": "&lt;b&gt; &amp;amp; &#60;script&#62; &nbsp; &copy",
        "templates": TEXTS["templates"],
        "table": "a | b \\| c |\n|---|---|\n| d | e |",
        "markdown": "# x\n\n- y\n\n> z\n\n```\nw\n```\n\n1. ett\n---\n**f** _k_ ~~s~~ `c` [r]: /x \\",
        "links": "[a](javascript:alert(1)) ![b](file:///etc/passwd) <data:text/html,x> <https://x.example> [c](//x.example)",
        "formula": TEXTS["formula"],
        "unseen": "a\u200bb\u200c\u200d\u2060\u00ad\u180e\ufe0f\u034f \U000e0041 \u061c",
        "right-to-left": TEXTS["right-to-left"],
        "emoji": TEXTS["joined"],
        "combining": "e" + "\u0323\u0331" * 200,
        "one-word": "x" * 10_000,
        "wide-word": "界" * 10_000,
    }.items()
}
Elements = dict[str, list[list[str]]]
EACH = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
FORBIDDEN = ["\x1b[31m", "\0", "\x85", "\x9b", "\u2028", "\u202e", "\u2066", "\ud800", "a\rb", "\ufeff"]

# Every element with its attributes and the text that is its own, as a browser's parser has it; what is in notes apart, and what the checks
# remark on, which is another thing of another text.
ELEMENTS = """() => {
    const found = {around: [], notes: [], remarks: []}
    for (const each of document.querySelectorAll('*')) {
        const attributes = [...each.attributes].map(one => `${one.name}=${one.value}`)
        const said = [...each.childNodes].filter(one => one.nodeType != Node.ELEMENT_NODE && one.data.trim())
        const own = said.map(one => `${one.nodeType} ${one.data}`)
        const place = each.closest('.missing, .answers') ? found.remarks : each.parentElement?.closest('.note') ? found.notes : found.around
        place.push([each.localName, ...attributes, own.join('|')])
    }
    return found
}"""
REMARKS = ("answers", "missing")
AROUND = tuple(name for name in SECTIONS if name not in REMARKS)
IN_NOTES = {"p", "ul", "ol", "li", "em", "strong", "a"}


def rendered(plan: Path, form: str, sections: Sequence[str] = SECTIONS) -> str:
    """Render a plan; nothing is asked for while that is done, and one file is written, named by the plan's id."""
    folder = plan.parent.parent
    with nothing_fetched(folder):
        options = ("--sections", ",".join(sections), "--as-of", TODAY.isoformat(), "--out", str(folder / "out"))
        ran("render", str(plan), "--format", form, *options)
    made = folder / "out" / f"{FULL}.{form}"
    assert [path.relative_to(folder / "out") for path in (folder / "out").rglob("*")] == [made.relative_to(folder / "out")]
    return made.read_text(encoding="utf-8")


def elements(browser: Browser, page: str, folder: Path) -> Elements:
    """Return a page's elements as a browser reads them, around its notes and in them.

    The page asks for nothing, though its policy is not held to, and it fits on a telephone.
    """
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    context = browser.new_context(bypass_csp=True, viewport={"width": 320, "height": 800})
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("dialog", lambda dialog: asked.append(dialog.message))
    opened = context.new_page()
    opened.goto(file.as_uri())
    found: Elements = opened.evaluate(ELEMENTS)
    assert opened.evaluate("document.documentElement.scrollWidth") == 320
    context.close()
    assert asked == [file.as_uri()]
    return found


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> dict[bool, Elements]:
    """The twin's elements, with ties to known items and to unknown ones."""
    made = {}
    for unknown_items in (False, True):
        folder = tmp_path_factory.mktemp("harmless")
        made[unknown_items] = elements(browser, rendered(write(folder / "plans", WORD, unknown_items=unknown_items), "html"), folder)
    return made


@EACH
def test_a_page_shows_it_as_text(browser: Browser, tmp_path: Path, harmless: dict[bool, Elements], text: str) -> None:
    found = elements(browser, rendered(write(tmp_path / "plans", text), "html"), tmp_path)
    assert_twins(found["around"], harmless[False]["around"], text)
    assert found["notes"] == harmless[False]["notes"]
    assert kinds_of(found["remarks"]) <= kinds_of(harmless[False]["remarks"])


def test_so_it_does_where_ties_lead_nowhere(browser: Browser, tmp_path: Path, harmless: dict[bool, Elements]) -> None:
    text = HOSTILE["html"]
    found = elements(browser, rendered(write(tmp_path / "plans", text, unknown_items=True), "html"), tmp_path)
    assert_twins(found["around"], harmless[True]["around"], text)


def kinds_of(found: list[list[str]]) -> set[tuple[str, ...]]:
    """Return what elements there are, with which attributes."""
    return {(tag, *(each.partition("=")[0] for each in attributes)) for tag, *attributes, _ in found}


def assert_twins(found: list[list[str]], harmless: list[list[str]], text: str) -> None:
    assert sum(text[:400] in part for element in found for part in element) > 300  # it stands there
    assert [[undone(part, text) for part in element] for element in found] == harmless


@pytest.mark.parametrize("name", ["html", "end-of-everything", "markdown", "links", "templates", "one-word"])
def test_notes_may_be_emphasised_and_lead_to_allowed_places_and_nothing_else(
    browser: Browser, tmp_path: Path, harmless: dict[bool, Elements], name: str
) -> None:
    found = elements(browser, rendered(write(tmp_path / "plans", WORD, HOSTILE[name]), "html"), tmp_path)
    assert found["around"] == harmless[False]["around"]
    assert {element[0] for element in found["notes"]} <= IN_NOTES
    for tag, *attributes, _ in found["notes"]:
        assert all(tag == "a" and each.startswith("href=") and is_allowed(each.removeprefix("href=")) for each in attributes)
    if name == "html":
        assert sum(HOSTILE[name] in element[-1] for element in found["notes"]) > 50


# The page of changes

CELLS = """() => [...document.querySelectorAll('td')].map(each => {
    const cell = each.cloneNode(true)
    cell.querySelectorAll('.hidden').forEach(one => one.remove())
    return cell.textContent
})"""


def changed(folder: Path, text: str) -> str:
    """Return the page of a plan that said a harmless word everywhere and now says a text."""
    for side, said in (("base", WORD), ("head", text)):
        write(folder / side, said, said)
    made = folder / "changes.html"
    with nothing_fetched(folder):
        ran("diff", str(folder / "base"), str(folder / "head"), "--as-of", TODAY.isoformat(), "--lang", "sv", "--format", f"html={made}")
    return made.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def harmless_change(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, ...]]:
    """What elements, with which attributes, a page of changes is made of."""
    folder = tmp_path_factory.mktemp("change")
    return kinds_of(elements(browser, changed(folder, "Något helt annat"), folder)["around"])


@pytest.mark.parametrize("name", ["html", "end-of-everything", "in-an-attribute", "entities", "links", "right-to-left", "one-word"])
def test_a_page_of_changes_shows_it_as_text(browser: Browser, tmp_path: Path, harmless_change: set[tuple[str, ...]], name: str) -> None:
    page = changed(tmp_path, HOSTILE[name])
    found = elements(browser, page, tmp_path)
    assert kinds_of(found["around"]) <= harmless_change | {("del",), ("ins",), ("del", "class"), ("ins", "class"), ("span", "class")}
    assert all(
        each.startswith("href=#") for tag, *attributes, _ in found["around"] if tag == "a" for each in attributes if each[:4] == "href"
    )
    opened = browser.new_page()
    opened.set_content(page)
    assert sum(squeezed(HOSTILE[name])[:100] in squeezed(cell) for cell in opened.evaluate(CELLS)) > 50
    opened.close()


# Markdown, as GitHub reads it


def markdown_elements(page: str) -> list[list[str]]:
    """Return the page's elements; those that a text would open are read as such, and must be closed."""
    return [
        [each.tag, *map("=".join, each.attributes.items()), squeezed("".join(part for part in each.children if isinstance(part, str)))]
        for each in read_back(page).all()
    ]


@EACH
def test_markdown_shows_it_as_text(tmp_path: Path, text: str) -> None:
    plans = {text: write(tmp_path / "it" / "plans", text), WORD: write(tmp_path / "twin" / "plans", WORD)}
    pages = {(said, part): markdown_elements(rendered(plan, "md", part)) for said, plan in plans.items() for part in (REMARKS, AROUND)}
    assert_twins(pages[text, AROUND], pages[WORD, AROUND], squeezed(text))
    assert kinds_of(pages[text, REMARKS]) <= kinds_of(pages[WORD, REMARKS])


@pytest.mark.parametrize("name", ["html", "end-of-everything", "table", "markdown", "links", "templates"])
def test_markdown_of_notes_keeps_its_tables_and_leads_to_allowed_places_only(tmp_path: Path, name: str) -> None:
    plans = [write(tmp_path / at / "plans", WORD, note) for at, note in (("it", HOSTILE[name]), ("twin", WORD))]
    found, twin = (markdown_elements(rendered(plan, "md", AROUND)) for plan in plans)
    assert {element[0] for element in found} <= {element[0] for element in twin} | {"em", "strong", "a"}
    for structure in ({"table", "tr", "th", "td"}, {"h1", "h2", "h3", "h4", "h5", "h6", "ul", "li", "code", "pre", "blockquote", "hr"}):
        assert [element[0] for element in found if element[0] in structure] == [element[0] for element in twin if element[0] in structure]
    for tag, *attributes, _ in found:
        assert all(not each.startswith("href=") or is_allowed(each.removeprefix("href=")) for each in attributes if tag == "a")


# What can't be shown, and where pages are written


def test_what_an_eye_could_be_fooled_by_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    plan = write(tmp_path / "plans", "x FORBIDDEN x")
    content = plan.read_text(encoding="utf-8")
    for text in FORBIDDEN:
        plan.write_text(content.replace("FORBIDDEN", json.dumps(text)[1:-1], 1), encoding="utf-8")
        for form in ("html", "md"):
            with pytest.raises(AssertionError, match="PLN00"):
                ran("render", str(plan), "--format", form, "--out", str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_an_id_that_leads_elsewhere_names_no_file(tmp_path: Path) -> None:
    plan = write(tmp_path / "plans", WORD)
    content = plan.read_text(encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    for name in ("../out", "a/b", "..", "/x", "A b", "con", "a\\b", "å", "<b>", "x.html/../y"):
        plan.write_text(content.replace(f'"id": "{FULL}"', f'"id": {json.dumps(name)}', 1), encoding="utf-8")
        with pytest.raises(AssertionError, match=r"PLN10[67]"):
            ran("render", str(plan), "--format", "html", "--out", str(tmp_path / "out"))
    assert sorted(tmp_path.rglob("*")) == before
