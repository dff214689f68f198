"""The form as a workbook: who is asked what, what may be written where, and nothing in it that computes."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from builders import FULL, PLANS, TODAY
from forms import SHEETS, Filling, form_of, full_plan, made, plans_in
from planctl.editing.question import ACTIVITIES, FOLLOW_UPS, INDICATORS
from planctl.editing.sheets import untouched
from planctl.messages import LANGUAGES
from planctl.outputs.workbook import workbook
from planctl.schedule import CURRENT, OVERDUE, UNDATED, UPCOMING, Schedule
from planctl.views.form import forms
from running import ROOT

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "http://x.example", "_x0041_", "007", "<b>&amp;", '"; DROP']


def abouts(sheet: str, body: str = "sf", **asked: Any) -> list[str]:
    return [row.question.about for row in form_of(body, **asked).on(sheet)]


# Which rows a department gets


def test_each_owed_occurrence_is_asked_of_each_who_answers_and_of_nobody_else() -> None:
    plans = full_plan()
    schedule = Schedule.on(plans[0], TODAY)
    owed = {
        (body, item.address.about)
        for item in schedule.occurrences()
        if item.owed and item.deadline and item.deadline <= date(2026, 12, 31)
        for body in item.promise.responsible
    }
    asked = {(form.body.id, row.question.about) for form in forms(plans, TODAY, 2026, "1") for row in form.on(FOLLOW_UPS) if row.owed}
    assert asked == owed
    assert len(owed) > 40


def test_what_is_late_comes_first_then_by_deadline() -> None:
    rows = form_of("sf").on(FOLLOW_UPS)
    order = [OVERDUE, CURRENT, UPCOMING, UNDATED]
    assert rows[0].state == OVERDUE
    assert [(order.index(row.state), row.deadline or date.max) for row in rows] == sorted(
        (order.index(row.state), row.deadline or date.max) for row in rows
    )


def test_activities_are_asked_about_in_the_round_nearest_to_the_day() -> None:
    assert {about.partition("@")[2] for about in abouts(ACTIVITIES)} == {"2026-varen"}
    assert {about.partition("@")[2] for about in abouts(ACTIVITIES, day=date(2026, 8, 20))} == {"2026-varen"}  # put off to 15 August
    assert {about.partition("@")[2] for about in abouts(ACTIVITIES, day=date(2026, 12, 20))} == {"2026-arsslut"}


def test_cancelled_withdrawn_and_doubled_activities_are_not_asked_about() -> None:
    asked = {row.question.about.partition("@")[0] for form in forms(full_plan(), TODAY, 2026, "1") for row in form.on(ACTIVITIES)}
    assert not asked & {"samtalsgrupper", "sakra-platser", "motesplatser", "forum-elevhalsa"}
    assert {"kartlagg-samverkan", "omvarldsbevakning", "anhorigstod"} <= asked


def test_indicators_without_follow_ups_are_asked_of_those_who_tell_them() -> None:
    asked = {(form.body.id, row.question.about) for form in forms(full_plan(), TODAY, 2026, "1") for row in form.on(INDICATORS)}
    assert ("exempel", "sjukfranvaro@2026-varen") in asked
    assert ("um", "um-certifierad@2026-varen") in asked
    assert not [about for _, about in asked if about.startswith(("antal-insatser", "arbetsplatser-enkat"))]


def test_undated_promises_may_be_answered_for_the_year_but_alone_call_for_no_form() -> None:
    assert "anhorigstod/start@2026" in abouts(FOLLOW_UPS, "regionen")
    assert "plan/slutrapport@2026" in abouts(FOLLOW_UPS)


def test_bodies_of_one_id_but_two_names_get_a_form_each() -> None:
    both = [form for form in forms(plans_in(), TODAY, 2026, "1") if form.body.id == "sf"]
    assert len({form.body.name for form in both}) == len(both) == 2


def test_every_real_plan_gives_forms() -> None:
    found = {plan.id for form in forms(plans_in(ROOT / "plans"), date(2022, 12, 1), 2022, "1") for plan in form.plans}
    assert found == {"harryda-2019-2022", "huddinge-2022-2024"}
    asked = {plan.id for form in forms(plans_in(ROOT / "plans"), date(2026, 6, 30), 2026, "1") for plan in form.plans}
    assert "helsingborg-2026" in asked


# The workbook itself


def test_the_same_form_gives_the_same_bytes() -> None:
    assert made("sf") == made("sf")
    assert made("sf") != made("sf", day=date(2026, 7, 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_sheet_tells_how_and_the_others_are_the_languages_own(language: str) -> None:
    book = load_workbook(io.BytesIO(workbook(form_of("sf"), language)))
    first, *others = book.worksheets
    told = "\n".join(str(cell.value) for row in first.iter_rows() for cell in row if cell.value)
    assert [page.title for page in others] == (list(SHEETS) if language == "sv" else ["Follow-ups", "Activities", "Indicators"])
    assert "Socialförvaltningen" in told
    assert "2026-06-30" in told
    assert ("22 frågor, 6 försenade" if language == "sv" else "22 questions, 6 overdue") in told


def test_header_is_frozen_and_address_and_digest_are_hidden() -> None:
    for page in load_workbook(io.BytesIO(made("sf"))).worksheets[1:]:
        assert str(page.freeze_panes).endswith("3")
        assert page.row_dimensions[1].hidden
        assert page.column_dimensions["A"].hidden
        assert str(page.cell(3, 1).value).startswith(f"{FULL}/")
        assert str(page.auto_filter.ref).startswith("C2:")
        assert page.print_title_rows == "$2:$2"
        assert page.page_setup.orientation == "landscape"


def test_only_what_is_asked_can_be_written() -> None:
    filling = Filling(made("sf"))
    unlocked = {
        (about, key): not filling.cell(about, key).protection.locked
        for about, key in [
            ("chefsutbildning/utbildade@2025-Q3", "value"),
            ("chefsutbildning/utbildade@2025-Q3", "to"),
            ("gemensam-ingang/start@2025-H2", "value"),
            ("plan/slutrapport@2026", "to"),
            ("kartlagg-samverkan@2026-varen", "light"),
        ]
    }
    assert list(unlocked.values()) == [True, True, False, False, True]
    for page in filling.book.worksheets:
        assert page.protection.sheet
        assert page.protection.password is None
        assert not page.protection.autoFilter  # False: allowed
        assert not page.protection.formatColumns
    for page in filling.book.worksheets[1:]:
        answers = {cell.column for cell in page[1] if cell.value} - {1, 2}
        for number, row in enumerate(page.iter_rows(min_row=2), start=2):
            for cell in row:
                assert cell.protection.locked or (cell.column in answers and number > 2), cell.coordinate


def test_drop_downs_hold_swedish_words_and_numbers_are_checked() -> None:
    filling = Filling(made("sf"))
    checks = {}
    for page in filling.book.worksheets[1:]:
        for check in page.data_validations.dataValidation:
            for area in check.sqref.ranges:
                for row in range(area.min_row, area.max_row + 1):
                    checks[page.title, row, area.min_col] = check

    def at(about: str, key: str) -> Any:
        page, row, column = filling.place(about, key)
        return checks[page.title, row, column]

    assert at("chefsutbildning/utbildade@2025-Q3", "state").formula1 == '"Rapporterad,Hoppas över,Skjuts upp,Upphör"'
    assert at("plan/slutrapport@2026", "state").formula1 == '"Rapporterad,Upphör"'
    assert at("kartlagg-samverkan@2026-varen", "state").formula1 == '"Ej påbörjad,Pågår,Klar,Pausad,Avbruten"'
    assert at("kartlagg-samverkan@2026-varen", "forecast").formula1 == '"Grön,Gul,Röd"'
    assert at("kartlagg-samverkan/insatser@2026", "value").type == "decimal"
    assert all(len(found.formula1 or "") <= 255 and len(found.error or "") <= 255 for found in checks.values())


def test_late_rows_say_so_in_words_and_own_answers_are_shown() -> None:
    filling = Filling(made("sf"))
    page, row, _ = filling.place("forsta-hjalpen/utbildade@2025", "value")
    shown = [str(cell.value or "").replace("\u00a0", " ") for cell in page[row]]
    assert "Försenad 167 dagar" in shown
    assert any("2026-01-14: Rapporterad, 34" in text and "2 av 3 har svarat" in text for text in shown)


def test_no_cell_holds_a_formula_or_a_link_whatever_the_plan_says() -> None:
    for body in ("sf", "um", "exempel"):
        for page in load_workbook(io.BytesIO(made(body))).worksheets:
            for row in page.iter_rows():
                for cell in row:
                    assert cell.data_type != "f", cell.coordinate
                    assert cell.hyperlink is None


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_stay_text(text: str, tmp_path: Any) -> None:
    source = (ROOT / "tests" / "plans" / f"{FULL}.yaml").read_text(encoding="utf-8")
    quoted = text.replace("\t", "\\t").replace('"', '\\"')
    changed = source.replace("title: Utbildade chefer", f'title: "{quoted}"').replace("title: Utbildning för chefer", f'title: "{quoted}"')
    assert changed != source
    (tmp_path / f"{FULL}.yaml").write_text(changed, encoding="utf-8")
    content = made("sf", plans_in(tmp_path))
    filling = Filling(content)
    page, row, _ = filling.place("chefsutbildning/utbildade@2025-Q3", "value")
    held = [cell for cell in page[row][2:] if isinstance(cell.value, str) and text.strip() in cell.value]
    assert len(held) == 2
    assert all(cell.data_type == "s" for cell in held)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)


def test_a_form_is_our_own_until_somebody_saves_it() -> None:
    content = made("sf")
    assert untouched(content)
    assert not untouched(Filling(content).saved())
    assert not untouched(b"PK\x03\x04")
    assert not untouched(b"")


def test_plans_are_named_where_there_are_several() -> None:
    (form,) = (form for form in forms(plans_in(PLANS), TODAY, 2026, "1") if form.body.id == "buf")
    assert len(form.plans) == 2
    page = load_workbook(io.BytesIO(workbook(form, "sv")))["Uppföljning"]
    assert page.cell(2, 3).value == "Plan"
    assert {page.cell(row, 3).value for row in range(3, page.max_row + 1)} == {plan.name for plan in form.plans}
