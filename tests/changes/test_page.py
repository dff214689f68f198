"""The page of a diff: both sides beside each other, nothing in it that a plan could make happen, and it fits in a real browser."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from changes.test_output import CHANGES, VIEW
from changes.versions import PLAN, edited, version
from outputs.test_packet_in_browser import STICKING_OUT
from planctl.changes import compare
from planctl.messages import LANGUAGES, word
from planctl.model.acceptance import Acceptance
from planctl.outputs import changelog, changes, changes_markdown, data
from planctl.outputs.annotations import github
from planctl.outputs.change_words import sides
from planctl.outputs.changes_page import html
from planctl.views.changes import compared
from reading_back import Element, Reader, squeezed

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

IN_EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
OURS = {
    *("html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "dl", "div", "dt", "dd", "p", "b", "nav", "ul", "li"),
    *("span", "main", "section", "small", "code", "table", "caption", "thead", "tbody", "tr", "th", "td", "svg", "path", "del", "ins"),
    *("time", "footer", "br"),
}


def read(page: str) -> Element:
    reader = Reader()
    reader.feed(page)
    assert reader.open == [reader.top], "everything is closed"
    return reader.top


@IN_EACH_LANGUAGE
def test_every_change_is_a_row_with_both_sides(language: str) -> None:
    page = read(html(VIEW, language))
    rows = [row for table in page.all("table") for row in table.all("tr") if row.all("td")]
    assert len(rows) == len(CHANGES)
    told = {change.address: change for change in CHANGES}
    for row in rows:
        (head,), cells = row.all("th"), row.all("td")
        assert head.attributes["scope"] == "row"
        assert [cell.attributes["data-label"] for cell in cells] == [word(language, f"change.page.{side}") for side in ("base", "head")]
        assert {each.text for each in head.all("code")} & told.keys()
    later = next(change for change in CHANGES if change.name == "deadline-later")
    row = next(row for row in rows if later.address in row.text)
    assert [squeezed(cell.text) for cell in row.all("td")] == ["2025", "2026-H1"]


def test_words_that_went_and_came_are_marked_for_eyes_and_ears() -> None:
    page = read(html(VIEW, "sv"))
    row = next(row for row in page.all("tr") if "CHG702" in row.text)
    (gone,), (come,) = row.all("del"), row.all("ins")
    assert (squeezed(gone.text), squeezed(come.text)) == ("struket: kan", "nytt: bör")
    assert [each.attributes["class"] for each in (*gone.all("span"), *come.all("span"))] == ["hidden", "hidden"]
    before, after = row.all("td")
    assert squeezed(before.text) == "Kartlägg vilka föreningar kommunen struket: kan samverka med"
    assert squeezed(after.text) == "Kartlägg vilka föreningar kommunen nytt: bör samverka med"


@IN_EACH_LANGUAGE
def test_tables_have_headers_and_ids_are_unique_and_links_lead_somewhere(language: str) -> None:
    page = read(html(VIEW, language))
    for table in page.all("table"):
        assert table.one("caption").text
        assert [each.attributes["scope"] for each in table.one("thead").all("th")] == ["col"] * 3
    ids = [each.attributes["id"] for each in page.all() if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    assert {each.attributes["href"].removeprefix("#") for each in page.all("a")} <= set(ids)
    assert {each.attributes["aria-labelledby"] for each in page.all() if "aria-labelledby" in each.attributes} <= set(ids)


@IN_EACH_LANGUAGE
def test_it_stands_by_itself_and_runs_nothing(language: str) -> None:
    page = html(VIEW, language)
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in page
    assert not re.search(r"<script|<iframe|<object|<link|\bsrc=|\bon\w+=|@import|url\(", page)
    assert f'<html lang="{language}">' in page
    assert {each.tag for each in read(page).all()} <= OURS
    assert html(VIEW, language) == page


def test_a_plan_s_own_words_keep_their_language() -> None:
    assert '<span lang="sv">Kartlägg vilka' in html(VIEW, "en")
    assert "<span lang=" not in html(VIEW, "sv")


@settings(max_examples=40)
@given(st.text(st.characters(blacklist_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=40).filter(str.strip))
@example("</td></tr></table><script>alert(1)</script>")
@example('"><img src=x onerror=alert(1)>')
@example("{{ 7*7 }} {% raw %} &amp; &#64;")
@example("`<b>kod</b>`")
def test_what_a_plan_says_is_text(text: str) -> None:
    (one,) = compare(version(PLAN), edited(("title: Skriv avtal\n", 'title: "Något annat"\n')))
    change = replace(one, after=text, values={**one.values, "title": text, "label": text, "area_title": text, "plan_title": text})
    page = read(html(compared([change], text, text), "sv"))
    assert {each.tag for each in page.all()} <= OURS
    wanted = squeezed(text)
    assert squeezed(page.all("td")[1].text) == wanted
    assert wanted in squeezed(page.one("main").text)


def test_nothing_changed() -> None:
    page = read(html(compared((), "A", "B"), "sv"))
    assert "Inga ändringar." in page.text
    assert not page.all("table")


def test_what_was_decided_is_shown_and_whether_it_counts() -> None:
    weakens = next(change for change in CHANGES if change.impact == "weakens")
    said = {"kind": weakens.name, "address": weakens.address, "reason": "Bygge", "decision": "KS <1>", "by": "KS", "until": "2027-01-01"}
    acceptance = Acceptance.model_validate(said)
    for accepted, shown in ((True, "decided holds"), (False, "decided")):
        page = read(html(compared([replace(weakens, acceptance=acceptance, accepted=accepted)]), "sv"))
        assert "KS <1>" in page.one("p", class_=shown).text


@IN_EACH_LANGUAGE
def test_identity_numbers_are_masked_in_every_format(language: str) -> None:
    number = "811228-9874"
    texts = [("title: Skriv avtal\n", f"title: Ring {number}\n"), ("note: Enligt planen", f"note: Ring {number} om det här i morgon")]
    found = [*compare(version(PLAN), edited(*texts)), *compare(edited(*texts), version(PLAN))]
    view = compared(found)
    for made in (
        changes.text(view, language, colour=False, width=80),
        data.dumped(changes.data(view, language)),
        html(view, language),
        changes_markdown.markdown(view, language),
        github(view, language),
        changelog.text(view, language, 80),
        changelog.markdown(view, language),
    ):
        assert "9874" not in made
        assert "XXXX" in made


def test_both_sides_name_bodies_and_places() -> None:
    shown = {change.name: sides(change, "sv") for change in CHANGES}
    assert [part.text for part in shown["moved"].before + shown["moved"].after] == ["2.1 Skolan", "2 Barn och unga"]
    assert [part.text for part in shown["responsible-removed"].before] == ["Barn- och utbildningsförvaltningen (buf)"]
    assert shown["responsible-removed"].after == ()
    assert [part.text for part in shown["recurrence-increased"].after] == ["varje kvartal"]
    assert [part.text for part in shown["entry-added"].after] == ["state done, note Klart"]


# In a browser


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    (one,) = compare(version(PLAN), edited(("title: Skriv avtal\n", f"title: {'å' * 400}\n")))
    file = tmp_path / "page.html"
    file.write_text(html(compared([*CHANGES, one], "main", "HEAD"), "sv"), encoding="utf-8")
    return file


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_and_the_browser_has_nothing_to_say(browser: Browser, page_file: Path, width: int, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(page_file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(STICKING_OUT) == []
    assert said == []
    context.close()


def test_it_prints_whole(browser: Browser, page_file: Path) -> None:
    page = browser.new_page(viewport={"width": 680, "height": 1000})
    page.emulate_media(media="print")
    page.goto(page_file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
    assert page.evaluate("getComputedStyle(document.querySelector('.changes thead')).position") == "static"
    page.close()


def test_on_a_narrow_screen_each_side_says_which_it_is(browser: Browser, page_file: Path) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.goto(page_file.as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.changes td'), '::before').content") == '"Före: "'
    page.close()
