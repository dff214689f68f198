"""What was amiss when packets were looked at: rows that say nothing, codes for words, pictures without figures on their axes."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from docx import Document
from lxml import html as markup

from builders import FULL
from packets import SOURCES, packet_of, page_of
from planctl.outputs.packet import docx, markdown
from planctl.outputs.packet_phrases import PacketPhrases
from planctl.outputs.sections import all_areas

if TYPE_CHECKING:
    from planctl.views.parts import Activity, Time

EACH = pytest.mark.parametrize("name", SOURCES)
UNTOLD = ("Läge saknas för alla 27 aktiviteter.", "Bedömning saknas för alla 27 aktiviteter.")


@pytest.mark.parametrize(
    ("spelled", "swedish", "english"),
    [
        ("2025", "2025", "2025"),
        ("2022..2024", "2022–2024", "2022–2024"),
        ("2025-03", "2025-03", "2025-03"),
        ("2025-03-31", "2025-03-31", "2025-03-31"),
        ("2025-Q3", "kvartal 3 2025", "quarter 3 2025"),
        ("2025-T1", "tertial 1 2025", "tertial 1 2025"),
        ("2025-H2..2026-H1", "halvår 2 2025–halvår 1 2026", "half-year 2 2025–half-year 1 2026"),
        ("2025-arsslut", "arsslut 2025", "arsslut 2025"),
    ],
)
def test_a_period_is_told_in_words(spelled: str, swedish: str, english: str) -> None:
    assert (PacketPhrases("sv").period(spelled), PacketPhrases("en").period(spelled)) == (swedish, english)


@EACH
@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_period_is_told_as_a_code(name: str, language: str) -> None:
    body = markup.fromstring(page_of(name, language)).find("body")
    assert body is not None
    for address in body.iter("code"):
        address.text = ""
    told = {time.period for area in all_areas(packet_of(name).plans[0].areas) for each in area.activities for time in times_of(each)}
    codes = {period for period in told if period and re.fullmatch(r"\d{4}-[HTQa-z].*", period)}
    assert [code for code in codes if code in body.text_content()] == []


def times_of(activity: Activity) -> list[Time]:
    return [time for follow in activity.follow_ups for time in follow.times]


@EACH
def test_the_line_of_time_has_rows_for_what_has_times_and_counts_the_rest(name: str) -> None:
    activities = [each for area in all_areas(packet_of(name).plans[0].areas) for each in area.activities]
    body = markup.fromstring(page_of(name))
    shown = body.xpath("//table[@class='timeline']//th[@scope='row']")
    assert shown
    assert "inga tider" not in body.xpath("string(//table[@class='timeline'])")
    left_out = [int(number) for number in re.findall(r"(\d+) aktivitet\w* har inga egna tider", body.text_content())]
    assert sum(left_out) == len(activities) - len(shown)
    held = [
        bool(each.progress) or any(time.deadline or time.reports for follow in each.follow_ups for time in follow.times)
        for each in activities
    ]
    assert len(shown) == sum(held)


def test_where_nothing_is_reported_one_line_says_so_instead_of_tables_of_noughts() -> None:
    untold, told = page_of("harryda-2019-2022"), page_of(FULL)
    for said in UNTOLD:
        assert untold.count(said) == 2  # among the answers, and where the tables would stand
        assert markdown(packet_of("harryda-2019-2022"), "sv").count(said) == 2
    assert "Aktiviteternas läge, område för område" not in untold
    assert "Aktiviteternas läge, område för område" in told
    assert "Läge saknas för" not in told


def test_a_trend_tells_its_scale_its_ends_and_its_limit() -> None:
    figures = markup.fromstring(page_of(FULL)).xpath("//figure[@class='trend']")
    assert len(figures) > 2
    for figure in figures:
        texts = [text.text for text in figure.xpath(".//svg[@class='chart']/text")]
        heads = [head.text for head in figure.xpath(".//thead/tr/th[position() > 1]")]
        assert [texts[0][:1], *texts[2:4]] == ["0", heads[0], heads[-1]]
        assert texts[4:] == ["Målvärde"] * len(figure.xpath(".//path[@class='limit']"))
        assert figure.find("figcaption").text_content() == figure.find(".//caption").text_content()
        assert figure[0].tag == "figcaption"


@pytest.mark.parametrize(("language", "letter"), [("sv", "K"), ("en", "Q")])
def test_quarters_have_the_letter_of_the_language(language: str, letter: str) -> None:
    labels = markup.fromstring(page_of(FULL, language)).xpath("//table[@class='timeline']/thead//text/text()")
    assert {label[0] for label in labels if not label.isdigit()} == {letter}


def test_in_word_the_answers_stand_first_and_the_question_takes_less_room_than_the_answer() -> None:
    table = Document(io.BytesIO(docx(packet_of(FULL), "sv"))).tables[0]
    question, answer = table.rows[1].cells
    assert question.width / (question.width + answer.width) < 0.4
    assert "Läs mer" not in "".join(cell.text for row in table.rows for cell in row.cells)
    assert all(row.cells[1].paragraphs[0].runs[0].bold for row in table.rows[1:])
