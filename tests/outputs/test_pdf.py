"""The packet as PDF, read back: what it says, how it is tagged, what two standards say of it, and that nothing is fetched for it."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import page
import pytest
from lxml import html as markup
from pypdf import PdfReader
from weasyprint.urls import URLFetcher

from builders import FULL, TODAY, plan_text
from packets import SEVERAL, SOURCES, TOGETHER, packet_from, packet_of, page_of, paper_of, paths_of
from planctl.outputs import pdf as paper
from planctl.outputs.faults import PageFaultError
from planctl.outputs.packet import pdf
from running import planctl

if TYPE_CHECKING:
    from collections.abc import Iterator

EACH = pytest.mark.parametrize("name", SOURCES)
ALL = pytest.mark.parametrize("name", [*SOURCES, SEVERAL])
BOTH = pytest.mark.parametrize("name", ["huddinge-2022-2024", FULL])
DAY = "2024-06-30"
HUDDINGE = "plans/huddinge-2022-2024.yaml"
REQUIRED = "PLANCTL_REQUIRE_TOOLS"
RUNNING = paper.Running("", "", "", "")


def reader(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def root(content: bytes) -> Any:
    return reader(content).root_object


@cache
def tags(content: bytes) -> list[Any]:
    """Return the structure's elements in reading order."""

    def below(element: Any) -> Iterator[Any]:
        yield element
        inner = element.get("/K", [])
        for child in inner if isinstance(inner, list) else [inner]:
            found = child.get_object() if hasattr(child, "get_object") else child
            if isinstance(found, dict) and "/S" in found:
                yield from below(found)

    return [element for top in root(content)["/StructTreeRoot"]["/K"] for element in below(top.get_object())]


@cache
def texts(content: bytes) -> list[str]:
    """Return each page's text, in the order in which it is drawn."""
    if shutil.which("pdftotext") is None:
        reason = "no pdftotext: apt install poppler-utils"
        pytest.fail(reason) if os.environ.get(REQUIRED) == "1" else pytest.skip(reason)
    ran = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
    return ran.stdout.decode("utf-8").split("\f")[:-1]


def text_of(content: bytes) -> str:
    """Return all text without white space, nor what stands in the margins."""
    found = reader(content).metadata
    margin = unspaced(str(found and found.title).replace(" – ", " "))
    return "".join(re.sub(r"sida\d+av\d+", "", unspaced(each).replace(margin, "")) for each in texts(content))


def unspaced(text: str) -> str:
    return re.sub(r"\s", "", text)


@ALL
@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_validators_find_no_fault(name: str, profile: str) -> None:
    report = page.validate_pdf_bytes(paper_of(name), profile=profile)
    assert [(fault.rule_id, fault.message) for fault in report.failures] == []
    assert report.is_compliant
    assert report.rules.total > 100


@ALL
def test_all_that_the_page_says_is_said(name: str) -> None:
    body = markup.fromstring(page_of(name)).find("body")
    assert body is not None
    pictures = {title.text for title in body.xpath("//svg[@role]/title")}
    assert {element.get("/Alt") for element in tags(paper_of(name)) if element["/S"] == "/Figure"} == pictures
    unseen = "//svg/title | //p[@class='fine more'] | //*[@class='skip'] | //caption[@class='hidden']"
    for each in body.xpath(f"{unseen} | //nav//*[@class='count']"):
        each.drop_tree()
    told = text_of(paper_of(name))
    assert [said for said in body.itertext() if unspaced(said) not in told] == []


@ALL
def test_the_ten_answers_stand_on_the_first_page(name: str) -> None:
    page_one = unspaced(texts(paper_of(name))[0])
    body = markup.fromstring(page_of(name))
    rows = body.xpath("(//table[@class='answers'])[1]/tbody/tr")
    assert len(rows) == 10
    for row in rows:
        said = [row.find("th").text_content(), *(each.text_content() for each in row.findall("td/p") if each.get("class") != "fine more")]
        assert [each for each in said if unspaced(each) not in page_one] == []


@BOTH
def test_title_language_headings_and_bookmarks(name: str) -> None:
    content, (plan,) = paper_of(name), packet_of(name).plans
    found = reader(content)
    assert found.metadata
    assert found.metadata.title == f"{plan.title} – per den {SOURCES[name][1]}"
    assert root(content)["/Lang"] == "sv"
    assert root(content)["/MarkInfo"]["/Marked"]
    assert root(content)["/ViewerPreferences"]["/DisplayDocTitle"]
    levels = [int(element["/S"][2]) for element in tags(content) if re.fullmatch(r"/H\d", element["/S"])]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    outline: Any = found.outline
    assert outline[0].title == plan.title
    titles = [each.title for each in outline[1] if not isinstance(each, list)]
    assert "Tio frågor" in titles


@BOTH
def test_tables_have_headers_that_their_cells_name(name: str) -> None:
    cells = [element for element in tags(paper_of(name)) if element["/S"] == "/TD"]
    headers = {str(element["/ID"]) for element in tags(paper_of(name)) if element["/S"] == "/TH"}
    assert cells
    assert all(element["/A"].get("/Headers") for element in cells)
    assert {str(header) for element in cells for header in element["/A"]["/Headers"]} <= headers


@EACH
def test_pages_are_numbered_and_carry_day_and_title(name: str) -> None:
    pages = texts(paper_of(name))
    (plan,) = packet_of(name).plans
    for number, text in enumerate(pages, 1):
        assert f"sida {number} av {len(pages)}" in text
        assert number == 1 or f"{plan.title} per den {SOURCES[name][1]}" in text
    assert not [text for text in pages if len(unspaced(text)) < 200]  # a page all but empty


@ALL
def test_all_is_set_in_the_shipped_font_pictures_too(name: str) -> None:
    found = reader(paper_of(name))
    objects: list[Any] = [found.get_object(number) for number in range(1, len(found.xref[0]) + len(found.xref_objStm))]
    fonts = {str(each["/BaseFont"]) for each in objects if isinstance(each, dict) and "/BaseFont" in each}
    assert fonts
    assert [font for font in fonts if not re.fullmatch(r"/[A-Z]{6}\+Packet(-[A-Za-z-]+)?", font)] == []


@BOTH
def test_what_it_was_made_from_is_enclosed(name: str) -> None:
    content = paper_of(name)
    assert reader(content).attachments == {f"{name}.yaml": [SOURCES[name][0].read_bytes()]}
    assert {file.get_object()["/AFRelationship"] for file in root(content)["/AF"]} == {"/Source"}


def test_several_plans_are_one_file_tagged_and_with_all_their_plans_enclosed() -> None:
    content = paper_of(SEVERAL)
    pages = texts(content)
    found = reader(content)
    assert found.metadata
    assert found.metadata.title == f"3 planer – per den {TODAY}"
    assert all(f"3 planer per den {TODAY}" in text and f"sida {number} av {len(pages)}" in text for number, text in enumerate(pages[1:], 2))
    outline: Any = found.outline
    titles = [each.title for each in outline[1] if not isinstance(each, list)]
    assert titles[:2] == ["Tio frågor", "Plan för plan"]
    assert titles[2:] == [plan.title for plan in packet_of(SEVERAL).plans]
    assert found.attachments == {path.name: [path.read_bytes()] for path in paths_of(SEVERAL)}
    assert len(found.attachments) == len(TOGETHER)


def test_english_is_marked_as_english_and_the_plan_s_own_text_as_swedish() -> None:
    content = paper_of(FULL, "en")
    assert root(content)["/Lang"] == "en"
    assert page.validate_pdf_bytes(content, profile="ua1").is_compliant
    assert "page 2 of" in texts(content)[1]


def test_two_processes_make_the_same_bytes(tmp_path: Path) -> None:
    for name, zone, locale in (("1", "UTC", "C.UTF-8"), ("2", "Asia/Tokyo", "C")):
        command = ["render", HUDDINGE, "--as-of", DAY, "-f", f"pdf={tmp_path / name}"]
        ran = planctl(*command, PYTHONHASHSEED=name, TZ=zone, LC_ALL=locale)
        assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_a_plan_s_text_fetches_nothing_and_stays_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    fetch = URLFetcher.fetch

    def heard(self: URLFetcher, url: str, *rest: Any) -> Any:
        asked.append(url)
        return fetch(self, url, *rest)

    monkeypatch.setattr(URLFetcher, "fetch", heard)
    hostile = "<img src=file:///etc/passwd> <link rel=attachment href=file:///etc/passwd> url(http://localhost:9/)"
    path = tmp_path / "p.yaml"
    path.write_text(plan_text(f"title: {hostile!r}\nareas:\n  - id: a1\n    title: {hostile!r}\n    note: {hostile!r}\n"), encoding="utf-8")
    content = pdf(packet_from(path, TODAY), "sv", [])
    assert {url.partition(":")[0] for url in asked} == {"data"}
    assert unspaced(hostile) in text_of(content)
    assert "root:" not in "".join(texts(content))
    assert reader(content).attachments == {}


def test_a_page_that_asks_for_a_file_is_refused() -> None:
    asking = '<html lang="sv"><title>x</title><h1>x</h1><img alt="x" src="file:///etc/passwd">'
    with pytest.raises(PageFaultError, match="disallowed protocol"):
        paper.pdf(asking, "", RUNNING, [], date(2024, 1, 1))


def test_without_a_place_for_the_file_nothing_is_paper_of() -> None:
    ran = planctl("render", HUDDINGE, "-f", "pdf")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert "--out" in ran.err


@pytest.mark.parametrize(
    ("stub", "told"),
    [
        ("raise ModuleNotFoundError(name='weasyprint')", "pip install 'planctl[pdf]'"),
        ("print('hush'); raise OSError('cannot load library')", "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
    ],
)
def test_what_is_missing_is_one_line(tmp_path: Path, stub: str, told: str) -> None:
    (tmp_path / "weasyprint.py").write_text(stub, encoding="utf-8")
    ran = planctl("render", HUDDINGE, "-f", "pdf", "--out", str(tmp_path / "out"), PYTHONPATH=str(tmp_path))
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert told in ran.err
    assert not (tmp_path / "out").exists()
    assert planctl("render", HUDDINGE, "-f", "html", "-f", "md", PYTHONPATH=str(tmp_path)).code == 0


def test_it_replaces_its_own_earlier_file_and_nobody_else_s(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(plan_text(""), encoding="utf-8")
    target = tmp_path / "p.pdf"
    command = ["render", str(tmp_path / "p.yaml"), "--as-of", DAY, "-f", "pdf", "--out", str(tmp_path)]
    target.write_bytes(paper_of("huddinge-2022-2024"))
    assert planctl(*command).code == 0
    others = b"%PDF-1.7\n% somebody else's"
    target.write_bytes(others)
    ran = planctl(*command)
    assert (ran.code, target.read_bytes()) == (2, others)
    assert "--force" in ran.err
