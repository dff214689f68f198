"""Forms that come back: filled in as people do, saved by other programs, late, twice, broken, or hostile."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from builders import FULL, PLANS, TODAY, entry, journal_text
from forms import Filling, entries, faults, full_plan, made, plans_in, sent_back, through_libreoffice
from planctl.editing import sheets
from planctl.editing.sheets import NotAFormError, check, returned

FIGURE = "chefsutbildning/utbildade@2025-Q3"  # a follow-up without an indicator that sf alone still answers for
SHARED = "samverkansforum/traffar@2026-Q1"  # each of three answers; sf has
START = "gemensam-ingang/start@2025-H2"
ACTIVITY = "kartlagg-samverkan@2026-varen"
GOAL_OF_UM = "oppettider-um/besok@2026-T2"  # a count
SHARE = "narvaroteam/measure@2026-06"  # of buf
YES_NO = "um-certifierad@2026-varen"
FORM = made("sf")


def one(about: str, body: str = "sf", **answers: object) -> dict[str, Any]:
    """Fill in one row and return what it would record; it must have no faults."""
    found = sent_back(Filling(FORM if body == "sf" else made(body)).fill(about, **answers).saved())
    assert not found.faults, faults(found)
    return entries(found)[about]


def fault(about: str, body: str, answers: dict[str, object]) -> str:
    """Fill in one row and return its only fault, which must be told at the cell of the first answer given."""
    filling = Filling(FORM if body == "sf" else made(body)).fill(about, **answers)
    found = sent_back(filling.saved())
    assert not found.edits
    (place, key), *others = faults(found).items()
    assert not others
    assert place == filling.name(about, next(iter(answers)).replace("_", "-"))
    return key


# What is filled in


def test_an_empty_form_changes_nothing() -> None:
    found = sent_back(FORM)
    assert (found.edits, found.faults, found.already, found.unanswered) == ([], [], 0, 31)


@pytest.mark.parametrize(
    ("value", "recorded"),
    [
        (12, 12),
        (12.0, 12),
        ("12", 12),
        ("12,5", 12.5),
        ("12.5", 12.5),
        (84.5, 84.5),
        (0.1 + 0.2, 0.3),
        ("1 200", 1200),
        ("1\u00a0200,5", 1200.5),
        (0, 0),
        (" 7 ", 7),
        ("centrum: 410; norr: 205,5", {"centrum": 410, "norr": 205.5}),
        ("centrum=410\nnorr=205", {"centrum": 410, "norr": 205}),
    ],
)
def test_numbers_as_people_and_programs_write_them(value: object, recorded: object) -> None:
    assert one(FIGURE, value=value) == {"state": "reported", "value": recorded}


def test_a_share_shown_in_per_cent_is_read_as_it_is_shown() -> None:
    filling = Filling(made("buf")).fill(SHARE, value=0.117)
    filling.cell(SHARE, "value").number_format = "0.0%"
    assert entries(sent_back(filling.saved()))[SHARE] == {"state": "reported", "value": 11.7}
    assert one(SHARE, "buf", value="11,7 %")["value"] == 11.7


@pytest.mark.parametrize(("value", "recorded"), [("Ja", True), ("nej", False), (True, True), ("Yes", True)])
def test_yes_and_no(value: object, recorded: bool) -> None:  # noqa: FBT001 - what is tested
    assert one(YES_NO, "um", value=value) == {"value": recorded}


@pytest.mark.parametrize(
    ("to", "recorded"),
    [
        ("2027", "2027"),
        (2027, "2027"),
        (2027.0, "2027"),
        ("2026-Q4", "2026-Q4"),
        ("2026-10", "2026-10"),
        (datetime(2026, 10, 31), "2026-10-31"),  # noqa: DTZ001 - as spreadsheets have them
        (date(2026, 10, 31), "2026-10-31"),
        ("2026-arsslut", "2026-arsslut"),
    ],
)
def test_new_times_as_text_number_or_date(to: object, recorded: str) -> None:
    answer = one(START, to=to, state="Skjuts upp", note="Avtal saknas")
    assert answer == {"state": "deferred", "to": recorded, "note": "Avtal saknas"}


@pytest.mark.parametrize(("said", "state"), [("Pågår", "ongoing"), ("pågår ", "ongoing"), ("Done", "done"), ("planned", "planned")])
def test_words_in_either_language_or_case(said: str, state: str) -> None:
    assert one(ACTIVITY, state=said, light="GUL")["state"] == state


def test_an_activity_with_all_that_can_be_said() -> None:
    answer = one(
        ACTIVITY,
        state="Pausad",
        light="Röd",
        forecast="Gul",
        note="Två rader\r\nmed text",
        cause="Vakans",
        consequence="Försenas",
        action="Rekrytering",
        decision_wanted="Ska vi vänta?",
        evidence="https://exempel.example/a",
    )
    assert answer == {
        "state": "paused",
        "light": "red",
        "forecast": "yellow",
        "note": "Två rader\nmed text",
        "deviation": {"cause": "Vakans", "consequence": "Försenas", "action": "Rekrytering"},
        "decision_wanted": "Ska vi vänta?",
        "evidence": "https://exempel.example/a",
    }


def test_a_correction_keeps_what_is_left_empty() -> None:
    assert one("forsta-hjalpen/utbildade@2025", note="Alla räknade") == {"state": "reported", "value": 34, "note": "Alla räknade"}
    assert one("forsta-hjalpen/utbildade@2025", value=35) == {"state": "reported", "value": 35}
    assert one("forsta-hjalpen/utbildade@2025", state="Hoppas över", note="Inte vår") == {"state": "skipped", "note": "Inte vår"}


def test_an_answer_given_before_is_not_recorded_again() -> None:
    found = sent_back(Filling(FORM).fill("forsta-hjalpen/utbildade@2025", value=34, state="Rapporterad").saved())
    assert (found.edits, found.already) == ([], 1)


# What is wrong is told by sheet, row and column


@pytest.mark.parametrize(
    ("about", "answers", "key"),
    [
        (FIGURE, {"value": "tolv"}, "value.number"),
        (FIGURE, {"value": datetime(2026, 4, 3)}, "value.day"),  # noqa: DTZ001 - 3/4 as a spreadsheet takes it
        (FIGURE, {"value": time(12, 30)}, "value.day"),
        (FIGURE, {"value": "12:30"}, "value.number"),
        (FIGURE, {"value": "=1+1"}, "formula"),
        (FIGURE, {"value": "#N/A"}, "error-value"),
        (FIGURE, {"value": " ; "}, "value.number"),
        (FIGURE, {"state": "Klar"}, "unknown-choice"),
        (FIGURE, {"note": "bara en kommentar"}, "no-state"),
        (FIGURE, {"state": "Hoppas över"}, "no-note"),
        (FIGURE, {"state": "Upphör"}, "no-note"),
        (FIGURE, {"state": "Skjuts upp", "note": "x"}, "no-time"),
        (FIGURE, {"to": "2027", "state": "Rapporterad"}, "time-for-what"),
        (FIGURE, {"to": "till våren", "state": "Skjuts upp", "note": "x"}, "not-a-time"),
        (FIGURE, {"to": "2026-02-31", "state": "Skjuts upp", "note": "x"}, "not-a-time"),
        (FIGURE, {"note": "ful\u202ettext", "state": "Rapporterad"}, "character"),
        (START, {"value": 3, "state": "Rapporterad"}, "not-asked"),
        ("plan/slutrapport@2026", {"to": "2027"}, "not-asked"),
        (ACTIVITY, {"light": "Blå", "state": "Pågår"}, "unknown-choice"),
        (ACTIVITY, {"state": "Avbruten"}, "no-note"),
        (ACTIVITY, {"light": "Grön"}, "no-state"),
    ],
)
def test_faults_name_their_cell(about: str, answers: dict[str, object], key: str) -> None:
    assert fault(about, "sf", answers) == key


@pytest.mark.parametrize(
    ("about", "body", "answers", "key"),
    [
        (SHARE, "buf", {"value": 140}, "value.share"),
        (SHARE, "buf", {"value": "-1"}, "value.share"),
        (YES_NO, "um", {"value": "kanske"}, "value.yes-no"),
        (YES_NO, "um", {"note": "utan värde"}, "no-value"),
    ],
)
def test_faults_of_values_by_measure(about: str, body: str, answers: dict[str, object], key: str) -> None:
    assert fault(about, body, answers) == key


def test_faults_are_told_in_one_run_and_sound_rows_go_on() -> None:
    filling = Filling(FORM).fill(FIGURE, value="tolv").fill(START, state="Kanske", to="hösten").fill(SHARED, note="Bra")
    found = sent_back(filling.saved())
    assert sorted(faults(found).values()) == ["not-a-time", "unknown-choice", "value.number"]
    assert list(entries(found)) == [SHARED]


def test_what_the_rules_refuse_is_told_at_its_row_and_the_others_go_on() -> None:
    filling = Filling(FORM).fill(START, state="Skjuts upp", to="2024", note="Bakåt").fill(FIGURE, value=3)
    found = sent_back(filling.saved())
    _, row, _ = filling.place(START, "state")
    assert faults(found) == {f"Uppföljning!{row}": "findings"}
    assert list(entries(found)) == [FIGURE]


# Rows moved, copied, added, deleted


def rows_of(filling: Filling) -> list[list[Any]]:
    page = filling.book["Uppföljning"]
    return [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]


def rearranged(filling: Filling, rows: list[list[Any]]) -> bytes:
    page = filling.book["Uppföljning"]
    page.delete_rows(2, page.max_row)
    for number, row in enumerate(rows, start=2):
        for place, value in enumerate(row, start=1):
            page.cell(number, place).value = value
    return filling.saved()


def test_sorted_deleted_and_added_rows() -> None:
    filling = Filling(FORM).fill(FIGURE, value=7)
    rows = rows_of(filling)
    backwards = sent_back(rearranged(filling, rows[::-1]))  # the headings, too
    assert list(entries(backwards)) == [FIGURE]
    assert not backwards.faults
    filling = Filling(FORM).fill(FIGURE, value=7)
    kept = [row for row in rows_of(filling) if row[0] == f"{FULL}/{FIGURE}"]
    assert list(entries(sent_back(rearranged(filling, [*kept, ["", "", "egen rad utan svar"]])))) == [FIGURE]


def test_an_added_row_with_an_answer_is_told() -> None:
    filling = Filling(FORM)
    page, _, column = filling.place(FIGURE, "note")
    page.cell(60, column).value = "en egen rad"
    assert faults(sent_back(filling.saved())) == {"Uppföljning!60": "no-address"}


def test_a_copied_row_counts_once_and_two_answers_are_both_refused() -> None:
    for second, expected in ((7, {}), (8, {"twice"})):
        filling = Filling(FORM).fill(FIGURE, value=7)
        row = next(row for row in rows_of(filling) if row[0] == f"{FULL}/{FIGURE}")
        other = [second if value == 7 else value for value in row]
        found = sent_back(rearranged(filling, [row, other]))
        assert set(faults(found).values()) == set(expected)
        assert list(entries(found)) == ([] if expected else [FIGURE])


def test_filtered_rows_count_and_sheets_may_be_renamed_moved_or_missing() -> None:
    filling = Filling(FORM).fill(FIGURE, value=7)
    page, row, _ = filling.place(FIGURE, "value")
    page.row_dimensions[row].hidden = True
    page.title = "Mitt blad"
    filling.book.move_sheet(page, 2)
    del filling.book["Aktiviteter"], filling.book["Läs först"]
    assert list(entries(sent_back(filling.saved()))) == [FIGURE]


def test_columns_may_be_moved_and_others_added() -> None:
    filling = Filling(FORM).fill(FIGURE, value=7, note="Klart")
    filling.book["Uppföljning"].insert_cols(3, 2)
    assert entries(sent_back(filling.saved()))[FIGURE] == {"state": "reported", "value": 7, "note": "Klart"}


def test_merged_answers_are_refused_since_nobody_knows_which_row_they_are_of() -> None:
    filling = Filling(FORM).fill(FIGURE, value=7)
    page, row, column = filling.place(FIGURE, "value")
    page.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)
    found = sent_back(filling.saved())
    assert faults(found) == {filling.name(FIGURE, "value"): "merged"}
    assert not found.edits


# What has changed meanwhile


def changed(tmp_path: Path, before: str = "", after: str = "", *lines: str) -> list[Any]:
    """Return the plan with a text replaced and entries added to its journal."""
    source = Path(PLANS, f"{FULL}.yaml").read_text(encoding="utf-8")
    assert before in source
    (tmp_path / "journals").mkdir()
    (tmp_path / f"{FULL}.yaml").write_text(source.replace(before, after, 1) if before else source, encoding="utf-8")
    journal = Path(PLANS, "journals", f"{FULL}.yaml").read_text(encoding="utf-8")
    (tmp_path / "journals" / f"{FULL}.yaml").write_text(journal + "".join(f"  - {line}\n" for line in lines), encoding="utf-8")
    return plans_in(tmp_path)


UNTIL = "            until: 2026-Q4\n"
QUARTERLY = "            kind: measure\n            every: quarter\n            from: 2025-Q3\n" + UNTIL


@pytest.mark.parametrize(
    ("before", "after", "aspect"),
    [
        ("title: Utbildade chefer", "title: Utbildade medarbetare", "title"),
        (QUARTERLY, f"{QUARTERLY}            responsible: [sf]\n", "responsible"),
        (QUARTERLY, QUARTERLY.replace("measure", "review"), "measure"),
    ],
)
def test_a_row_whose_question_has_changed_is_refused_and_says_in_what(before: str, after: str, aspect: str, tmp_path: Path) -> None:
    content = Filling(FORM).fill(FIGURE, state="Rapporterad").fill(START, state="Rapporterad").saved()
    found = sent_back(content, changed(tmp_path, before, after))
    (refused,) = found.faults
    assert (refused.fault.key, dict(refused.fault.values)) == ("changed", {"aspects": aspect})
    assert list(entries(found)) == [START]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        (entry("2026-06-30", FIGURE, "deferred", by="amf", to="2027", note="x"), "changed"),
        (entry("2026-06-30", FIGURE, "skipped", by="amf", note="x"), "closed"),
        (entry("2026-06-30", FIGURE, "reported", by="sf", value=4), "answered"),
        (entry("2025-09-01", "chefsutbildning@2026-delar", "cancelled", by="sf", note="x"), "closed"),
        (entry("2026-06-30", FIGURE, "reported", by="amf", value=4), None),  # another body's answer is its own
    ],
)
def test_what_the_journal_says_since_the_form_was_made(line: str, key: str | None, tmp_path: Path) -> None:
    found = sent_back(Filling(FORM).fill(FIGURE, value=7).saved(), changed(tmp_path, "", "", line))
    assert list(faults(found).values()) == ([key] if key else [])
    assert list(entries(found)) == ([] if key else [FIGURE])


def test_an_answer_since_the_form_was_made_may_be_corrected_when_asked(tmp_path: Path) -> None:
    plans = changed(tmp_path, "", "", entry("2026-06-30", FIGURE, "reported", by="sf", value=4))
    content = Filling(FORM).fill(FIGURE, value=7).saved()
    assert faults(sent_back(content, plans)) != {}
    assert entries(sent_back(content, plans, correct=True))[FIGURE]["value"] == 7


def test_a_promise_or_a_plan_that_is_gone(tmp_path: Path) -> None:
    gone = "          - id: utbildade\n            kind: measure\n            every: quarter\n            from: 2025-Q3\n"
    plans = changed(tmp_path, gone, gone.replace("utbildade", "chefer"))
    assert list(faults(sent_back(Filling(FORM).fill(FIGURE, value=7).saved(), plans)).values()) == ["gone"]
    others = [file for file in plans_in() if file.id != FULL]
    assert list(faults(sent_back(Filling(FORM).fill(FIGURE, value=7).saved(), others)).values()) == ["no-plan"]


def test_importing_twice_changes_nothing_also_on_a_later_day(tmp_path: Path) -> None:
    plans = changed(tmp_path)
    content = Filling(FORM).fill(FIGURE, value=7).fill(START, state="Skjuts upp", to="2027", note="x").fill(ACTIVITY, state="Klar").saved()
    first = sent_back(content, plans)
    (edit,) = first.edits
    assert len(edit.entries) == 3
    (tmp_path / "journals" / f"{FULL}.yaml").write_bytes(edit.after)
    for day in (TODAY, date(2026, 7, 15)):
        again = sent_back(content, plans_in(tmp_path), day)
        assert (again.edits, again.faults, again.already) == ([], [], 3)


def test_an_old_form_does_not_undo_a_later_correction(tmp_path: Path) -> None:
    lines = [entry("2026-06-30", FIGURE, "reported", by="sf", value=7), entry("2026-07-01", FIGURE, "reported", by="sf", value=9)]
    again = sent_back(Filling(FORM).fill(FIGURE, value=7).saved(), changed(tmp_path, "", "", *lines), date(2026, 7, 2))
    assert (again.edits, again.faults, again.already) == ([], [], 1)


def test_a_first_answer_makes_the_journal(tmp_path: Path) -> None:
    source = Path(PLANS, f"{FULL}.yaml").read_text(encoding="utf-8")
    (tmp_path / f"{FULL}.yaml").write_text(source, encoding="utf-8")
    plans = plans_in(tmp_path)
    found = sent_back(Filling(made("sf", plans)).fill(FIGURE, value=7).saved(), plans)
    (edit,) = found.edits
    assert edit.before is None
    assert journal_text(FULL).splitlines()[0] in edit.after.decode()


# Through LibreOffice


def test_a_form_filled_in_and_saved_by_libreoffice(tmp_path: Path) -> None:
    filling = Filling(FORM).fill(FIGURE, value=12.5, note="Å, ä & ö <b>\nny rad").fill(ACTIVITY, state="Pågår", light="Gul")
    filling.fill(START, state="Skjuts upp", to=datetime(2026, 10, 31), note="'=1+1")  # noqa: DTZ001 - as spreadsheets have them
    filling.cell(START, "to").number_format = "yyyy-mm-dd"
    found = sent_back(through_libreoffice(filling.saved(), tmp_path))
    assert not found.faults
    assert found.unanswered == 28
    assert entries(found) == {
        FIGURE: {"state": "reported", "value": 12.5, "note": "Å, ä & ö <b>\nny rad"},
        ACTIVITY: {"state": "ongoing", "light": "yellow"},
        START: {"state": "deferred", "to": "2026-10-31", "note": "'=1+1"},
    }


def test_a_form_keeps_its_checks_and_locks_through_libreoffice(tmp_path: Path) -> None:
    saved = through_libreoffice(FORM, tmp_path)
    filling = Filling(saved)
    page = filling.book["Uppföljning"]
    assert page.protection.sheet
    assert not filling.cell(FIGURE, "value").protection.locked
    assert filling.cell(START, "value").protection.locked
    lists = [check.formula1 for check in page.data_validations.dataValidation if check.type == "list"]
    assert '"Rapporterad,Hoppas över,Skjuts upp,Upphör"' in lists
    assert entries(sent_back(filling.fill(FIGURE, value="3").saved()))[FIGURE]["value"] == 3


# Random answers come back as the same entries

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn")), min_size=1, max_size=40)


def is_plain(text: str) -> bool:
    return bool(text.strip()) and not text.startswith(("=", "#"))


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@example(value=536870.913, note="0", state="Pågår", light=None, comma=False)  # a float with 16 digits
@given(
    value=st.one_of(st.integers(0, 10**9), st.decimals(0, 10**6, places=3).map(float)),
    note=TEXT.filter(is_plain),
    state=st.sampled_from(["Ej påbörjad", "Pågår", "Klar", "Pausad"]),
    light=st.sampled_from([None, "Grön", "Gul", "Röd"]),
    comma=st.booleans(),
)
def test_random_answers_come_back_as_they_were_given(value: float, note: str, state: str, light: str | None, comma: bool) -> None:  # noqa: FBT001 - hypothesis
    from unicodedata import normalize

    written = f"{value}".replace(".", ",") if comma else value
    if isinstance(value, float):
        written = f"{value:.3f}".replace(".", ",") if comma else value
    filling = Filling(FORM).fill(FIGURE, value=written, note=note).fill(ACTIVITY, state=state, light=light, note=note)
    found = sent_back(filling.saved())
    told = entries(found)
    expected = normalize("NFC", note.strip())
    assert not found.faults
    assert told[FIGURE] == {"state": "reported", "value": pytest.approx(value), "note": expected}
    assert told[ACTIVITY]["note"] == expected
    assert told[ACTIVITY].get("light") == {None: None, "Grön": "green", "Gul": "yellow", "Röd": "red"}[light]


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(FORM) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(damage: list[tuple[int, int]]) -> None:
    damaged = bytearray(FORM)
    for place, byte in damage:
        damaged[place] = byte
    try:
        found = sent_back(bytes(damaged))
    except NotAFormError:
        return
    assert not found.edits


# What is no form, or worse


def repacked(content: bytes, **members: bytes) -> bytes:
    """Return a workbook with members replaced or added (`__` stands for `/`, `_dot_` for a point)."""
    made_anew = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made_anew, "w", zipfile.ZIP_DEFLATED) as new:
        names = {name.replace("__", "/").replace("_dot_", "."): data for name, data in members.items()}
        for name in old.namelist():
            if name not in names:
                new.writestr(name, old.read(name))
        for name, data in names.items():
            new.writestr(name, data)
    return made_anew.getvalue()


def variant(content: bytes) -> str:
    with pytest.raises(NotAFormError) as raised:
        returned(content)
    return raised.value.variant


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "not-a-workbook"),
        (b"PK\x03\x04 and no more", "not-a-workbook"),
        (FORM[: len(FORM) // 2], "not-a-workbook"),
        (repacked(FORM, xl__vbaProject_dot_bin=b"x"), "macros"),
        (repacked(FORM, xl__externalLinks__externalLink1_dot_xml=b"<x/>"), "other-files"),
        (repacked(FORM, xl__sharedStrings_dot_xml=ENTITIES), "broken"),
        (repacked(FORM, xl__sharedStrings_dot_xml='<?xml version="1.0" encoding="UTF-16"?><x/>'.encode("utf-16")), "broken"),
        (repacked(FORM, xl__sharedStrings_dot_xml=b'<?xml version="1.0" encoding="cp037"?><x/>'), "broken"),
        (repacked(FORM, xl__workbook_dot_xml=b"<workbook"), "broken"),
        (repacked(FORM, xl__worksheets__sheet2_dot_xml=b"<a/>"), "not-ours"),
        (repacked(FORM, xl__media__packed_dot_png=b"\x01" * (8 * sheets.MEBIBYTE)), "too-large"),
        (repacked(FORM, xl__hidden_dot_bin=ENTITIES), "broken"),
        (repacked(FORM, xl__hidden_dot_bin=ENTITIES.decode().encode("utf-16")), "broken"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_form_is_refused(content: bytes, expected: str) -> None:
    if expected == "not-ours":  # the other sheets are still ours: take them away too
        content = repacked(content, xl__worksheets__sheet3_dot_xml=b"<a/>", xl__worksheets__sheet4_dot_xml=b"<a/>")
        with pytest.raises(NotAFormError):
            returned(content)
        return
    assert variant(content) == expected


@pytest.mark.parametrize(
    "bounds",
    [
        {"LARGEST": 1000},
        {"LARGEST_XML": 10_000},
        {"LARGEST_UNPACKED": 10_000},
        {"MOST_MEMBERS": 3},
        {"RATIO_FROM": 0, "MOST_TIMES_SMALLER": 2},
    ],
    ids=str,
)
def test_reading_is_bounded(bounds: dict[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in bounds.items():
        monkeypatch.setattr(sheets, name, value)
    assert variant(FORM) == "too-large"


def test_an_ordinary_workbook_and_a_form_of_another_version() -> None:
    book = Workbook()
    content = io.BytesIO()
    book.save(content)
    assert variant(content.getvalue()) == "not-ours"
    filling = Filling(FORM)
    filling.book["Uppföljning"].cell(1, 2).value = "planctl/form/v2 follow-ups sf"
    assert variant(filling.saved()) == "other-version"


def test_a_size_that_lies_is_no_way_in() -> None:
    true, false = (sheets.LARGEST_XML + 1).to_bytes(4, "little"), (10).to_bytes(4, "little")
    bomb = repacked(FORM, xl__big_dot_xml=b"<" * (sheets.LARGEST_XML + 1))
    assert true in bomb
    with pytest.raises(NotAFormError):
        check(bomb.replace(true, false))


def test_a_cell_far_away_costs_nothing() -> None:
    filling = Filling(FORM).fill(FIGURE, value=7)
    filling.book["Uppföljning"]["XFD1048576"].value = "långt bort"
    assert list(entries(sent_back(filling.saved()))) == [FIGURE]


@pytest.mark.parametrize("span", ["A1:XFD1048576", "A:XFD", "1:1048576", "$XFD$99:a1"])
@pytest.mark.parametrize("element", ["mergeCell", "hyperlink"])
def test_a_span_without_end_costs_nothing(element: str, span: str) -> None:
    """The library would make a cell for each place in it."""
    with zipfile.ZipFile(io.BytesIO(FORM)) as form:
        sheet = form.read("xl/worksheets/sheet2.xml")
    spanning = sheet.replace(b"</worksheet>", f'<x:{element}s xmlns:x="x"><x:{element} ref="{span}"/></x:{element}s></worksheet>'.encode())
    assert variant(repacked(FORM, xl__worksheets__sheet2_dot_xml=spanning)) == "too-large"


@pytest.mark.parametrize("digest", [None, "", "x", "0-0-0-0-0-0", "deadbeef"])
def test_a_row_without_its_mark_is_refused(digest: str | None) -> None:
    filling = Filling(FORM).fill(FIGURE, value=7)
    page, row, _ = filling.place(FIGURE, "value")
    page.cell(row, 2).value = digest
    assert list(faults(sent_back(filling.saved())).values()) == ["no-digest"]


@pytest.mark.parametrize(
    "address", ["../../etc/passwd", f"{FULL}/nej@2026", f"{FULL}/{FIGURE}/x@y", f"{FULL}", "=cmd()", "annan-plan/a@2026"]
)
def test_addresses_that_lead_nowhere(address: str) -> None:
    filling = Filling(FORM).fill(FIGURE, value=7)
    page, row, _ = filling.place(FIGURE, "value")
    page.cell(row, 1).value = address
    (key,) = faults(sent_back(filling.saved())).values()
    assert key in {"no-address", "gone", "no-plan"}


def test_nobody_can_answer_for_an_organisation_that_the_plan_does_not_have() -> None:
    filling = Filling(FORM).fill(FIGURE, value=7)
    filling.book["Uppföljning"].cell(1, 2).value = "planctl/form/v1 follow-ups nobody"
    found = sent_back(filling.saved())
    assert not found.edits
    assert len(found.faults) == 1


def test_full_plan_is_what_the_forms_are_made_of() -> None:
    assert [file.id for file in full_plan()] == [FULL]
    assert load_workbook(io.BytesIO(FORM)).sheetnames == ["Läs först", "Uppföljning", "Aktiviteter", "Indikatorer"]
