"""What axe-core does not look at: tables, pictures and chips that say what they show, ids, and the order of reading and of focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from builders import FULL
from pages.made import CHANGES, EACH, IN_EACH_MODE, MODES, NARROW, opened

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

# Cells that no header names, by row or by column: a grid is laid out as HTML does it, spans and all.
TABLES = """() => [...document.querySelectorAll('table')].map(table => {
    const taken = {}, scopes = [], nameless = []
    const rows = [...table.rows]
    rows.forEach((row, y) => {
        let x = 0
        for (const cell of row.cells) {
            while (taken[`${y} ${x}`]) x++
            for (let down = 0; down < cell.rowSpan; down++)
                for (let right = 0; right < cell.colSpan; right++) taken[`${y + down} ${x + right}`] = cell
            x += cell.colSpan
        }
    })
    const width = Math.max(...Object.keys(taken).map(place => Number(place.split(' ')[1]))) + 1
    rows.forEach((row, y) => {
        for (let x = 0; x < width; x++) {
            const cell = taken[`${y} ${x}`]
            if (!cell) nameless.push(`nothing in row ${y}, column ${x}`)
            else if (cell.tagName == 'TD') {
                const column = rows.findIndex((_, at) => taken[`${at} ${x}`]?.scope == 'col')
                const beside = [...Array(width).keys()].some(at => ['row', 'rowgroup'].includes(taken[`${y} ${at}`]?.scope))
                const above = rows.slice(0, y).some((_, at) => rows[at].parentElement == row.parentElement
                    && taken[`${at} 0`]?.scope == 'rowgroup')
                const title = column >= 0 && column < y && taken[`${column} ${x}`].textContent.trim()
                if (!title || !(beside || above)) nameless.push(cell.outerHTML.slice(0, 200))
            }
        }
    })
    return {caption: table.caption?.textContent.trim() ?? '', nameless, scopes: [...table.querySelectorAll('th')].map(th => th.scope)}
})"""

# Of each picture: whether it is told apart from text in another way than by its looks.
PICTURES = """() => [...document.querySelectorAll('svg')].filter(svg => !svg.parentElement.closest('svg')).map(svg => ({
    hidden: svg.getAttribute('aria-hidden') == 'true', role: svg.getAttribute('role'), html: svg.outerHTML.slice(0, 100),
    name: svg.querySelector(':scope > title')?.textContent.trim() ?? '',
    beside: svg.parentElement.closest('span, th, td, li, dt, p, figure').textContent.trim()}))"""

# Blocks that hold text of their own, as they are read, with where they are seen; but for what only ears are told.
BLOCKS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, p, li, dt, dd, caption, tr')]
    .filter(each => each.checkVisibility({visibilityProperty: true}) && !each.closest('.hidden') && each.getClientRects().length)
    .map(each => [each.getBoundingClientRect(), each.textContent.trim().slice(0, 60)])
    .map(([box, text]) => ({top: box.top, left: box.left, text}))"""

# Tables that are not laid out as such lose their meaning in some browsers, but for roles.
BLOCK_TABLES = """() => [...document.querySelectorAll('table, thead, tbody, tfoot, tr, th, td')].filter(each => {
    const kept = {TABLE: 'table', THEAD: 'table-header-group', TBODY: 'table-row-group', TFOOT: 'table-footer-group', TR: 'table-row',
        TH: 'table-cell', TD: 'table-cell'}[each.tagName]
    const gone = getComputedStyle(each).display == 'none'
    return gone || getComputedStyle(each.closest('table')).display != 'table' && !each.role
}).map(each => each.outerHTML.slice(0, 120))"""

# Puts one mark of one row of headings, or of a legend, alone into the page's corner; tells how many each has.
ROWS_OF_MARKS = """() => {
    const rows = [...document.querySelectorAll('thead tr, .legend')].map(each => [...each.querySelectorAll('.swatch, .key')])
    window.marks = rows.filter(marks => marks.length > 1)
    const corner = document.body.appendChild(document.createElement('div'))
    corner.style = 'position: fixed; inset: 0 auto auto 0; width: 40px; height: 40px; background: Canvas; z-index: 9'
    window.showMark = ([row, at]) => corner.replaceChildren(window.marks[row][at].cloneNode(true))
    return window.marks.map(marks => marks.length)
}"""

# WCAG 1.4.12: what readers may set without losing anything.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""


def asked(browser: Browser, path: Path, question: str, mode: str = "light") -> Any:
    page = opened(browser, path, mode)
    found = page.evaluate(question)
    page.context.close()
    return found


@EACH
def test_every_table_has_a_caption_and_every_cell_is_named_by_row_and_column(browser: Browser, pages: dict[str, Path], name: str) -> None:
    tables = asked(browser, pages[name], TABLES)
    assert tables
    assert [each for each in tables if not each["caption"] or each["nameless"]] == []
    assert {scope for each in tables for scope in each["scopes"]} <= {"col", "row", "rowgroup"}


@EACH
def test_every_picture_is_named_or_stands_beside_its_words(browser: Browser, pages: dict[str, Path], name: str) -> None:
    pictures = asked(browser, pages[name], PICTURES)
    assert pictures
    for each in pictures:
        assert each["beside"] if each["hidden"] else each["role"] == "img" and each["name"], each["html"]


@pytest.mark.parametrize("mode", ["light", "forced"])
def test_marks_that_stand_beside_each_other_look_different(browser: Browser, pages: dict[str, Path], mode: str) -> None:
    page = opened(browser, pages[FULL], mode)
    rows = page.evaluate(ROWS_OF_MARKS)
    assert len(rows) > 3
    for row, number in enumerate(rows):
        seen = set()
        for at in range(number):
            page.evaluate("place => showMark(place)", [row, at])
            seen.add(page.screenshot(clip={"x": 0, "y": 0, "width": 40, "height": 40}))
        assert len(seen) == number
    page.context.close()


@EACH
def test_every_chip_says_it_in_words_of_its_own(browser: Browser, pages: dict[str, Path], name: str) -> None:
    chips = asked(
        browser, pages[name], "() => [...document.querySelectorAll('.chip')].map(each => [each.className, each.textContent.trim()])"
    )
    assert chips
    kinds_and_tones = {" ".join(classes.split()[:3]) for classes, _ in chips}
    said = {(" ".join(classes.split()[:2]), text) for classes, text in chips}
    assert all(text for _, text in said)
    assert len(said) >= len(kinds_and_tones)  # no two tones of a kind with the same words


@EACH
def test_ids_are_unique_and_every_reference_leads_to_one(browser: Browser, pages: dict[str, Path], name: str) -> None:
    ids = asked(browser, pages[name], "() => [...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) == len(set(ids))
    assert all(each and " " not in each for each in ids)
    references = """() => ['aria-labelledby', 'aria-describedby', 'headers', 'for'].flatMap(
            name => [...document.querySelectorAll(`[${name}]`)].flatMap(each => each.getAttribute(name).split(' ')))
        .concat([...document.querySelectorAll('a[href^="#"]')].map(each => decodeURIComponent(each.hash.slice(1))))"""
    led = asked(browser, pages[name], references)
    assert led
    assert set(led) <= set(ids)


@EACH
def test_on_a_narrow_screen_things_are_seen_in_the_order_in_which_they_are_read(
    browser: Browser, pages: dict[str, Path], name: str
) -> None:
    blocks = asked(browser, pages[name], BLOCKS, "narrow")
    assert len(blocks) > 20
    highest = blocks[0]
    for each in blocks[1:]:
        assert each["top"] >= highest["top"] - 8 or each["left"] > highest["left"], (highest, each)
        highest = max(highest, each, key=lambda block: float(block["top"]))


@EACH
def test_on_a_narrow_screen_tables_are_still_tables_with_headers(browser: Browser, pages: dict[str, Path], name: str) -> None:
    assert asked(browser, pages[name], BLOCK_TABLES, "narrow") == []


@pytest.mark.parametrize("name", [FULL, CHANGES])
@pytest.mark.parametrize("mode", ["light", "forced", "narrow"])
def test_the_keyboard_goes_through_the_page_in_its_order_and_shows_where_it_is(
    browser: Browser, pages: dict[str, Path], name: str, mode: str
) -> None:
    page = opened(browser, pages[name], mode)
    stops = page.evaluate("""() => {
        const stops = [...document.querySelectorAll('a[href], [tabindex="0"]')].filter(each => each.checkVisibility())
        stops.forEach((each, at) => each.dataset.stop = at)
        return stops.length
    }""")
    assert stops > 5
    assert page.evaluate("[...document.querySelectorAll('[tabindex]')].every(each => each.tabIndex <= 0)")
    for at in range(min(stops, 60)):
        page.keyboard.press("Tab")
        here = page.evaluate("""() => {
            const on = document.activeElement, box = on.getBoundingClientRect(), style = getComputedStyle(on)
            return {stop: on.dataset.stop, html: on.outerHTML.slice(0, 100),
                outline: style.outlineStyle, width: parseFloat(style.outlineWidth),
                seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth}
        }""")
        assert here["stop"] == str(at), here
        assert here["outline"] == "solid", here
        assert here["width"] >= 2, here
        assert here["seen"], here
    page.context.close()


@EACH
@IN_EACH_MODE
def test_nothing_sticks_out_in_any_mode(browser: Browser, pages: dict[str, Path], name: str, mode: str) -> None:
    wide = asked(browser, pages[name], "() => [document.documentElement.scrollWidth, innerWidth]", mode)
    assert wide[0] <= wide[1]


@EACH
def test_text_may_be_spaced_out_without_being_lost(browser: Browser, pages: dict[str, Path], name: str) -> None:
    page = opened(browser, pages[name], "narrow")
    page.add_style_tag(content=SPACED)
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW
    cut = """() => [...document.querySelectorAll('body *')].filter(
        each => ['hidden', 'clip'].includes(getComputedStyle(each).overflowX) && !each.matches('.hidden, thead, svg, svg *')
            && each.scrollWidth > each.clientWidth + 1).map(each => each.outerHTML.slice(0, 100))"""
    assert page.evaluate(cut) == []
    page.context.close()


def test_every_mode_is_what_it_says(browser: Browser, pages: dict[str, Path]) -> None:
    media = {
        "dark": "(prefers-color-scheme: dark)",
        "narrow": f"(width: {NARROW}px)",
        "forced": "(forced-colors: active)",
        "print": "print",
    }
    for mode in MODES:
        held = asked(browser, pages[CHANGES], f"() => {list(media.values())}.map(each => matchMedia(each).matches)", mode)
        assert held == [mode == each for each in media]
