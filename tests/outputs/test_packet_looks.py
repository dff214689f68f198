"""What was amiss when packets were looked at: rows that say nothing, codes for words, pictures without figures on their axes."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from docx import Document
from lxml import html as markup

from builders import FULL, TODAY
from packets import SOURCES, earlier_version, packet_of, page_of
from planctl import workspace
from planctl.outputs.packet import docx, html, markdown
from planctl.outputs.packet_phrases import PacketPhrases
from planctl.outputs.sections import all_areas
from planctl.views.packet import History, Question, packet
from planctl.views.parts import Activity, Packet, Time

if TYPE_CHECKING:
    from collections.abc import Iterator

EACH = pytest.mark.parametrize("name", SOURCES)
BEFORE = ("2026-03-20", "Forum för samtal")  # what an earlier version of the plan said
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


@pytest.fixture(scope="module")
def since(tmp_path_factory: pytest.TempPathFactory) -> Packet:
    """The made-up plan in English eyes, with changes since a version in which a promise was due earlier and titles were other."""
    changes = {"due: 2026-06-20": f"due: {BEFORE[0]}", "title: Forum för samverkan": f"title: {BEFORE[1]}"}
    earlier = earlier_version(tmp_path_factory.mktemp("before"), changes)
    loaded = workspace.load([str(SOURCES[FULL][0])])
    return packet(loaded.plans, loaded, Question(TODAY, next_meeting=date(2026, 9, 15)), "0", History({}, earlier))


@pytest.mark.parametrize("name", [*SOURCES, "since"])
def test_in_an_english_packet_the_plan_speaks_swedish_and_planctl_english(name: str, since: Packet) -> None:
    view = since if name == "since" else packet_of(name)
    body = markup.fromstring(html(view, "en")).find("body")
    assert body is not None
    for unseen in body.xpath("//svg | //code | //a[starts-with(@href, 'http')]"):
        unseen.drop_tree()
    spoken: dict[str, list[str]] = {"sv": [], "en": []}
    for text in body.xpath(".//text()[normalize-space()]"):
        said = text.getparent() if not text.is_tail else text.getparent().getparent()
        spoken[(said.xpath("ancestor-or-self::*[@lang][1]/@lang") or ["en"])[0]].append(plainly(text))
    says = plan_says(FULL if name == "since" else name)
    plan = " ".join([*says, *BEFORE])
    known = "".join(spoken["en"])
    assert len(spoken["sv"]) > 50
    # Within Swedish there is nothing but the plan's: what is not word for word in it is made of its parts.
    strange = [
        said
        for said in spoken["sv"]
        if re.search(r"\w", said) and said not in plan and any(part not in plan for part in re.split(r", |: |; | → | ", said))
    ]
    assert strange == []
    # Within English there is nothing of the plan's that can be told from planctl's own words: several words, or a Swedish letter.
    whole = {said for said in says if re.search(r"[åäöÅÄÖ]|\w+ \w+ \w+", said)}
    assert [said for said in whole if said in known] == []


def plan_says(name: str) -> list[str]:
    """Return all that a plan, its journal and the frameworks say, without the marks of emphasis and links."""
    folder = SOURCES[name][0].parent
    files = [SOURCES[name][0], folder / "journals" / f"{name}.yaml", *sorted((folder / "frameworks").glob("*.yaml"))]
    trees: list[Any] = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in files if path.exists()]
    return [plainly(said) for said in strings(trees)]


def plainly(text: str) -> str:
    return " ".join(re.sub(r"[*_\[\]]", "", text).split())


def strings(tree: Any) -> Iterator[str]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from (str(key), *strings(value))
    elif isinstance(tree, list):
        for value in tree:
            yield from strings(value)
    else:
        yield str(tree)


def test_in_word_the_answers_stand_first_and_the_question_takes_less_room_than_the_answer() -> None:
    table = Document(io.BytesIO(docx(packet_of(FULL), "sv"))).tables[0]
    question, answer = table.rows[1].cells
    assert question.width / (question.width + answer.width) < 0.4
    assert "Läs mer" not in "".join(cell.text for row in table.rows for cell in row.cells)
    assert all(row.cells[1].paragraphs[0].runs[0].bold for row in table.rows[1:])
