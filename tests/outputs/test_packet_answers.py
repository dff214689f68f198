"""The ten questions of a steering group, read back from every format; and packets of a part, of a year, of several plans."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from builders import FULL, PLANS, TODAY
from packets import earlier_version
from planctl import workspace
from planctl.outputs.packet import Design, html, markdown
from planctl.outputs.sections import SECTIONS
from planctl.schedule import Schedule
from planctl.views.packet import Earlier, History, Question, packet
from planctl.views.parts import Packet, Revision
from planctl.views.scope import Scope
from reading_back import body_of, page_of, squeezed

FORMATS = pytest.mark.parametrize("made", [html, markdown])
COMMIT = Revision("0123456789abcdef", "2026-06-20", changed=False)
MEETING = date(2026, 9, 15)
WHOLE = Scope()


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Earlier:
    """The made-up plan as it was: one promise was due earlier, one title was worded otherwise, and a journal entry was not made."""
    changes = {"due: 2026-06-20": "due: 2026-03-20", "Rutin för arbets": "En rutin för arbets"}
    return earlier_version(tmp_path_factory.mktemp("before"), changes)


def made_up(
    *names: str, scope: Scope = WHOLE, year: int | None = None, meeting: date | None = MEETING, earlier: Earlier | None = None
) -> Packet:
    loaded = workspace.load([str(Path(PLANS) / f"{name}.yaml") for name in names or (FULL,)])
    question = Question(TODAY, scope, year, meeting)
    return packet(loaded.plans, loaded, question, "0", History({FULL: COMMIT}, earlier))


def answers(text: str, number: int = 0) -> dict[str, str]:
    """Return the answers of the first page (or of the number-th plan) by their questions."""
    tables = [table for table in body_of(text).all("table") if table.rows()[0] == ["Fråga", "Svar"]]
    return {question: answer.replace("\u00a0", " ") for question, answer in tables[number].rows()[1:]}


@FORMATS
def test_ten_questions_are_answered_on_the_first_page(made: Any, before: Earlier) -> None:
    view = made_up(earlier=before)
    page = answers(made(view, "sv"))
    assert len(page) == 10
    which, answered, late, coming, activities, changes, wishes, targets, money, missing = page.values()
    for said in ("Handlingsplan för psykisk hälsa 2025–2027", "förlängd", "Per den 2026-06-30", "Version: 0123456789, ändrad 2026-06-20"):
        assert said in which
    assert "22 av 45 förfallna uppföljningar är besvarade" in answered
    assert "11 av 45 är försenade, äldst sedan 2025-06-30" in late
    assert "7 av dem är från före 2026" in late
    assert "2025-06-30, 351 dagar sen: Två mötesplatser öppna (Mötesplatser för äldre) – Socialnämnden" in late
    assert "15 uppföljningar är obesvarade" in coming or "16 uppföljningar är obesvarade" in coming
    assert next(question for question in page if "2026-09-15" in question).startswith("Vad ska besvaras före nästa möte")
    assert "ej påbörjad 1, pågår 8, klar 1, pausad 2, avbruten 1, läge saknas 6 (av 19)" in activities
    assert "grön 8, gul 2, röd 3, bedömning saknas 6 (av 19)" in activities
    assert "Sedan möte-3, fedcba9876 2026-03-01: 1 försvagar · 1 redaktionell" in changes
    assert "senare sista dag (2026-03-20 → 2026-06-20)" in changes
    assert "1 beslut önskas. Ska kommunen börja utan regionen?" in wishes
    assert "6 inte uppnådda än, 6 okända (av 12)" in targets
    assert money.startswith("1 872 500 kr är knutna till planen, varav 120 000 kr är förslag.")
    assert "4 saker saknas enligt planen. 7 saker är märkta som osäkra. Kontrollen anmärker: " in missing
    notes = sum(finding.severity.name == "note" for finding in view.summary.findings)
    assert f" {notes} {'notis' if notes == 1 else 'notiser'}." in missing


def test_both_formats_answer_alike(before: Earlier) -> None:
    view = made_up(earlier=before)
    raw, page = answers(markdown(view, "sv")), answers(html(view, "sv"))
    assert list(raw) == list(page)
    for question, answer in raw.items():
        assert page[question].split(" Läs mer:")[0] == answer, question


@FORMATS
def test_without_anything_to_compare_with_it_says_so(made: Any) -> None:
    page = answers(made(made_up(meeting=None), "sv"))
    assert page["Vad har ändrats sedan förra gången, och har något åtagande försvagats?"].startswith("Ingen tidigare version har angetts")
    assert "Vad ska besvaras inom 90 dagar, till och med 2026-09-28?" in page


@FORMATS
def test_a_department_gets_what_it_answers_for(made: Any) -> None:
    view = made_up(scope=Scope(responsible="buf"))
    text = squeezed(body_of(made(view, "sv")).text)
    assert "Underlaget gäller bara det som Barn- och utbildningsförvaltningen ansvarar för." in text
    assert "Program för livskunskap i alla skolor" in text
    assert "Utbildning för chefer" not in text
    owing = [time.awaited for owed in (*view.summary.late, *view.summary.debts, *view.summary.coming) for time in owed.times]
    assert owing
    assert all("buf" in {body.id for body in awaited} for awaited in owing)
    whole = next(body for body in made_up().plans[0].organisations if body.id == "buf")
    tally = view.summary.tally
    assert (tally.fallen, tally.answered, tally.late) == (whole.tally.fallen, whole.tally.answered, whole.tally.late)


def test_an_area_and_a_group_are_the_parts_that_they_name() -> None:
    area = made_up(scope=Scope(area="2.1")).plans[0]
    assert [each.id for each in area.areas] == ["2"]
    assert area.areas[0].activities == ()
    assert [each.id for each in area.areas[0].areas] == ["2.1"]
    assert area.summary.plans_own.fallen == 0
    group = made_up(scope=Scope(group="aldre")).plans[0]
    assert [each.id for each in group.areas] == ["6"]


def test_a_year_counts_its_own_deadlines_and_shows_the_debts_from_before() -> None:
    whole = made_up().summary
    years = {year: made_up(year=year).summary for year in (2025, 2026)}
    for name in ("fallen", "answered", "waived", "late", "waiting"):
        assert sum(getattr(each.tally, name) for each in years.values()) == getattr(whole.tally, name)
    assert years[2025].debts == ()
    assert years[2026].debt_times == years[2025].tally.late == whole.debt_times
    assert years[2026].late_times == years[2026].tally.late
    said = answers(markdown(made_up(year=2026), "sv"))["Vad är försenat, sedan när, och av vem väntas svar?"]
    assert "Dessutom 7 från före 2026" in said


@pytest.mark.parametrize("question", [Question(TODAY), Question(TODAY, year=TODAY.year), Question(TODAY, Scope(responsible="sf"))])
def test_times_that_are_alike_are_told_as_if_each_were_judged_by_itself(question: Question, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = workspace.load([PLANS])
    together = packet(loaded.plans, loaded, question, "0")
    monkeypatch.setattr(Schedule, "alike", lambda *_: None)
    assert packet(loaded.plans, loaded, question, "0") == together


@FORMATS
def test_several_plans_are_one_packet_with_a_first_page_across_them(made: Any) -> None:
    names = (FULL, "utgangen-2023-2025", "kommande-2027-2029")
    view = made_up(*names)
    singles = [made_up(name) for name in names]
    assert view.summary.tally.fallen == sum(each.summary.tally.fallen for each in singles)
    assert view.summary.tally.late == sum(each.summary.tally.late for each in singles)
    text = made(view, "sv")
    page = body_of(text)
    assert squeezed(page.one("h1").text) == "3 planer"
    across = answers(text)
    for each in singles:
        assert each.plans[0].title in across["Vilken plan, per vilken dag och ur vilken version?"]
    for number, each in enumerate(singles, 1):
        alone = answers(made(each, "sv"))
        late = "Vad är försenat, sedan när, och av vem väntas svar?"
        assert answers(text, number)[late] == alone[late]
    rows = next(table.rows() for table in page.all("table") if table.rows()[0][0] == "Plan")
    assert [row[0] for row in rows[1:]] == [*(each.plans[0].title for each in singles), "Alla planer"]
    assert squeezed(page.text).count("En uppföljning är något som ska redovisas enligt planen") == 1


@FORMATS
def test_sections_are_those_that_are_asked_for_in_their_order(made: Any) -> None:
    shown = ("late", "method", "answers")
    page = body_of(made(made_up(), "sv", Design(shown)))
    assert [squeezed(each.text) for each in page.all("h2") if each.attributes.get("id") != "_contents"] == [
        "Försenat",
        "Så räknas det",
        "Tio frågor",
    ]


@pytest.mark.parametrize("name", SECTIONS)
def test_whatever_is_left_out_no_link_leads_nowhere(name: str, before: Earlier) -> None:
    shown = [each for each in SECTIONS if each != name]
    for view in (made_up(earlier=before), made_up(scope=Scope(responsible="sf"))):
        page = page_of(html(view, "sv", Design(shown)))
        ids = [each.attributes["id"] for each in page.all() if "id" in each.attributes]
        assert len(ids) == len(set(ids))
        assert {each.attributes["href"][1:] for each in page.all("a") if each.attributes["href"].startswith("#")} <= set(ids)


@pytest.mark.parametrize("name", SECTIONS)
def test_each_section_says_the_same_in_every_format(name: str, before: Earlier) -> None:
    """Every number and date of a section's tables in Markdown stands in its page, too."""
    view = made_up(earlier=before) if name != "plans" else made_up(FULL, "utgangen-2023-2025")
    raw = body_of(markdown(view, "sv", Design([name])))
    text = html(view, "sv", Design([name]))
    page = squeezed(body_of(text).text) + text
    cells = {squeezed(cell) for table in raw.all("table") for row in table.rows()[1:] for cell in row}
    words = {word for cell in cells for word in cell.split() if any(letter.isdigit() for letter in word)}
    assert {word for word in words if word.strip(",.:;()”") not in page} == set()


def test_every_picture_stands_by_its_figures(before: Earlier) -> None:
    page = page_of(html(made_up(earlier=before), "sv"))
    pictures = page.all("svg", role="img")
    assert len(pictures) > 40
    assert all(squeezed(picture.one("title").text) for picture in pictures)
    beside = [each for row in page.all("tr") for each in row.all("svg", role="img")]
    figures = [each for figure in page.all("figure") if figure.all("table") for each in figure.all("svg", role="img")]
    assert {id(each) for each in pictures} == {id(each) for each in (*beside, *figures)}
    assert figures
    for row in page.all("tr"):
        if row.all("svg", role="img") and row.all("td"):
            assert any(squeezed(cell.text) for cell in row.all("td")[1:])
