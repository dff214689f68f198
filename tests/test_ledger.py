"""Section 6 of the domain, sentence by sentence: the journal on a day."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import (
    entry,
    findings_in,
    full_schedule,
    journal_of,
    journal_text,
    occurrence,
    plan_of,
    plan_text,
    problems_in,
    promising,
    schedule_of,
)
from planctl.finding import Severity
from planctl.ledger import Ledger, standing_order
from planctl.model.journal import Journal
from planctl.model.states import NOTE_REQUIRED, OCCURRENCE_STATES, PROGRESS_STATES

if TYPE_CHECKING:
    from pathlib import Path

    from planctl.finding import Finding

TEXT = """
    calendar: {delar: 08-31}
    areas:
      - id: o
        title: O
        goals: [{id: g, title: G}]
        indicators: [{id: i, title: I}]
        activities:
          - {id: a, title: A, responsible: [sf, buf], follow_ups: [{id: f, kind: measure, title: T, every: year, indicator: i}]}
"""
PLAN = plan_of(TEXT)


def ledger(*entries: str, on: str = "2030-01-01") -> Ledger:
    return Ledger.on(journal_of(PLAN, *entries), date.fromisoformat(on))


def value(day: str, said: object, by: str = "sf", about: str = "a/f@2025") -> str:
    return entry(day, about, "reported", by=by, value=said)


def values(found: Ledger, about: str = "a/f@2025") -> dict[str, object]:
    """Each body's standing value about an address."""
    return {by: said.value for by, said in found.standing(about).items()}


def faults(tmp_path: Path, *entries: str) -> list[Finding]:
    """The errors of a journal beside that plan."""
    return [found for found in findings_in(tmp_path, plan_text(TEXT), journal_text("p", *entries)) if found.severity is Severity.error]


# A plan without a journal has reported nothing (section 2).


def test_a_plan_without_a_journal_has_reported_nothing() -> None:
    nothing = Ledger.on(None, date(2030, 1, 1))
    assert (nothing.history, nothing.by_thing, nothing.latest_progress("a"), nothing.about("a/f@2025")) == ({}, {}, None, ())


# Entries only grow: dated, `by` an organisation (never a person), `about` an address.


def test_entries_dated_after_the_day_dont_exist_yet() -> None:
    entries = [value("2026-01-10", 1), value("2026-01-11", 2, "buf")]
    assert [values(ledger(*entries, on=day)) for day in ("2026-01-09", "2026-01-10", "2026-01-11")] == [{}, {"sf": 1}, {"sf": 1, "buf": 2}]


def test_an_entry_is_by_an_organisation_of_the_plan(tmp_path: Path) -> None:
    assert [found.name for found in faults(tmp_path, entry("2026-01-01", "a@2025", "done", by="anna-andersson"))] == [
        "unknown-organisation"
    ]


@pytest.mark.parametrize(
    ("about", "name"),
    [("a/x@2025", "unknown-subject"), ("x@2025", "unknown-subject"), ("o@2025", "unknown-subject"), ("a/f@2024", "no-such-occurrence"),
     ("a/f@2025-H1", "no-such-occurrence"), ("a@", "unknown-subject"), ("a", "no-such-occurrence"), ("a@igår", "unknown-subject")],
)  # fmt: skip
def test_an_entry_is_about_an_address(about: str, name: str, tmp_path: Path) -> None:
    state = "reported" if "/" in about else "done"
    assert name in {found.name for found in faults(tmp_path, entry("2026-01-01", about, state))}


@pytest.mark.parametrize(
    ("about", "state"), [("a/f@2025", "reported"), ("a@2025-Q1", "done"), ("a@2025-03", "planned"), ("i@2019", None), ("g@2025", None)]
)
def test_an_entry_is_about_an_occurrence_an_activity_an_indicator_or_a_goal(about: str, state: str | None, tmp_path: Path) -> None:
    assert faults(tmp_path, entry("2026-01-01", about, state, value=None if state == "done" else 1)) == []


# A correction is a new entry; it corrects only earlier ones with the same `about` and `by`; the latest date counts, then the last in
# the file.


def test_a_correction_corrects_what_the_same_body_said_about_the_same() -> None:
    assert values(ledger(value("2026-01-10", 3), value("2026-01-12", 4))) == {"sf": 4}


def test_a_correction_corrects_nothing_of_another_body_or_about_another_thing() -> None:
    entries = [
        value("2026-01-10", 3),
        value("2026-01-12", 4, "buf"),
        value("2026-01-13", 5, about="a/f@2026"),
        value("2026-01-14", 6, about="i@2025"),
    ]
    found = ledger(*entries)
    assert (values(found), values(found, "a/f@2026"), values(found, "i@2025")) == ({"sf": 3, "buf": 4}, {"sf": 5}, {"sf": 6})


def test_the_latest_date_counts_whatever_its_line() -> None:
    assert values(ledger(value("2026-01-12", 4), value("2026-01-10", 3))) == {"sf": 4}


def test_of_one_date_the_last_in_the_file_counts() -> None:
    assert values(ledger(value("2026-01-12", 4), value("2026-01-12", 3))) == {"sf": 3}


def test_a_correction_may_take_back_that_something_was_reported_in_favour_of_another_answer() -> None:
    plan = promising("due: 2025")
    reported, skipped = entry("2025-05-01", "a/f@2025", "reported"), entry("2025-05-02", "a/f@2025", "skipped", note="N")
    assert [occurrence(schedule_of(plan, *entries)).closed_by for entries in ([reported], [reported, skipped], [skipped, reported])] == [
        "reported", "skipped", "skipped",
    ]  # fmt: skip


def test_before_the_correction_the_first_entry_counted() -> None:
    assert values(ledger(value("2026-01-10", 3), value("2026-01-12", 4), on="2026-01-11")) == {"sf": 3}


def test_the_standing_entries_are_in_the_order_they_were_made() -> None:
    assert list(values(ledger(value("2026-01-10", 1), value("2026-01-11", 2, "buf"), value("2026-01-12", 3)))) == ["buf", "sf"]


# `state: retracted` (note required) withdraws the same body's earlier entries about that.


def retracted(day: str, by: str = "sf", about: str = "a/f@2025") -> str:
    return entry(day, about, "retracted", by=by, note="N")


def test_retracted_withdraws_all_that_body_had_said_about_that() -> None:
    assert ledger(value("2026-01-10", 3), value("2026-01-11", 4), retracted("2026-01-12")).about("a/f@2025") == ()


def test_retracted_withdraws_nothing_of_another_body_or_about_another_thing() -> None:
    found = ledger(
        value("2026-01-10", 3),
        value("2026-01-10", 4, about="a/f@2026"),
        retracted("2026-01-12", "buf"),
        retracted("2026-01-12", about="i@2025"),
    )
    assert (values(found), values(found, "a/f@2026")) == ({"sf": 3}, {"sf": 4})


def test_retracted_withdraws_earlier_entries_and_no_later_ones() -> None:
    assert values(ledger(retracted("2026-01-12"), value("2026-01-13", 5))) == {"sf": 5}
    assert values(ledger(retracted("2026-01-12"), value("2026-01-11", 5))) == {}  # earlier by its date
    assert values(ledger(value("2026-01-12", 5), retracted("2026-01-12"))) == {}  # of one date: by its line
    assert values(ledger(retracted("2026-01-12"), value("2026-01-12", 5))) == {"sf": 5}


def test_what_is_retracted_still_stood_the_day_before() -> None:
    assert values(ledger(value("2026-01-10", 3), retracted("2026-01-12"), on="2026-01-11")) == {"sf": 3}


def test_a_retraction_closes_nothing_and_leaves_nothing() -> None:
    found = occurrence(
        schedule_of(promising("due: 2025"), entry("2026-01-01", "a/f@2025", "reported"), retracted("2026-01-02"), on="2026-01-02")
    )
    assert (found.state, found.answered, found.entry) == ("overdue", 0, None)


@pytest.mark.parametrize("state", sorted(NOTE_REQUIRED))
def test_a_note_is_required(state: str, tmp_path: Path) -> None:
    about = "a@2025" if state == "cancelled" else "a/f@2025"
    fields = {"to": "2026"} if state == "deferred" else {}
    assert [found.name for found in faults(tmp_path, entry("2026-01-01", about, state, **fields))] == ["note-required"]
    assert faults(tmp_path, entry("2026-01-01", about, state, note="N", **fields)) == []


def test_no_note_is_required_of_the_rest() -> None:
    assert {"skipped", "ended", "deferred", "cancelled", "retracted"} == NOTE_REQUIRED


# Identical entries count once, with a finding (section 3).


def test_identical_entries_count_once_with_a_finding(tmp_path: Path) -> None:
    twice = value("2026-01-10", 3)
    assert len(ledger(twice, twice).about("a/f@2025")) == 1
    assert ledger(twice, value("2026-01-10", 4), twice).about("a/f@2025")[-1].value == 4  # a merge that doubles a line corrects nothing
    assert ledger(twice, retracted("2026-01-10"), twice).about("a/f@2025") == ()  # nor undoes a retraction
    found = findings_in(
        tmp_path,
        plan_text("follow_ups: [{id: f, kind: review, title: T, due: 2025}]"),
        journal_text("p", *[value("2026-01-10", 3, about="plan/f@2025")] * 2),
    )
    assert [(finding.name, finding.path) for finding in found if finding.name == "repeated-entry"] == [("repeated-entry", ("entries", 1))]


@pytest.mark.parametrize(("one", "other"), [(1, True), (0, False), (1, 1.0), ("3", 3)])
def test_what_only_looks_alike_is_not_identical(one: object, other: object) -> None:
    found = ledger(value("2026-01-10", one), value("2026-01-10", other)).about("a/f@2025")
    assert [said.value for said in found] == [one, other]
    assert type(found[-1].value) is type(other)


# An activity's state and light are those of its latest standing progress entry, whatever body or period; views show each body's latest.


def progress(day: str, state: str, by: str = "sf", about: str = "a@2025", **fields: object) -> str:
    return entry(day, about, state, by=by, note="N", **fields)


def state_of(*entries: str, on: str = "2030-01-01") -> tuple[str | None, str | None] | None:
    latest = ledger(*entries, on=on).latest_progress("a")
    return (latest.state, latest.light) if latest else None


def test_an_activitys_state_and_light_are_those_of_its_latest_progress_whatever_body_or_period() -> None:
    entries = [
        progress("2025-09-01", "ongoing", light="green"),
        progress("2025-10-01", "paused", "buf", "a@2025-delar", light="red"),
        progress("2026-01-10", "done", "sf", "a@2024"),
    ]
    found = [state_of(*entries, on=day) for day in ("2025-08-31", "2025-09-30", "2025-12-31", "2026-01-10")]
    assert found == [None, ("ongoing", "green"), ("paused", "red"), ("done", None)]


def test_the_latest_standing_one_is_not_one_that_was_retracted() -> None:
    entries = [progress("2025-09-01", "ongoing", light="green"), progress("2025-10-01", "done", "buf")]
    assert state_of(*entries, retracted("2025-11-01", "buf", "a@2025")) == ("ongoing", "green")


def test_of_one_day_the_last_in_the_file_is_the_latest() -> None:
    assert state_of(progress("2025-09-01", "done"), progress("2025-09-01", "ongoing", "buf")) == ("ongoing", None)


def test_each_bodys_latest_is_kept_apart() -> None:
    found = ledger(
        progress("2025-09-01", "ongoing"), progress("2025-09-02", "paused", "buf"), progress("2025-10-01", "done", about="a@2025-delar")
    ).latest_progress_by_body("a")
    assert {by: said.state for by, said in found.items()} == {"buf": "paused", "sf": "done"}


def test_what_is_said_of_occurrences_and_of_other_activities_is_no_progress() -> None:
    found = ledger(value("2026-01-10", 3), entry("2026-01-11", "i@2025", value=3), progress("2026-01-12", "done", about="b@2025"))
    assert found.progress("a") == ()
    assert found.latest_progress("a") is None


# Fields: `state` (of an occurrence: …; of an activity: …; of either: retracted), `value`, `light` and `forecast`, `note`, `deviation`, …


def test_the_states_of_an_occurrence_and_of_an_activity() -> None:
    assert OCCURRENCE_STATES == ("reported", "skipped", "deferred", "ended")
    assert PROGRESS_STATES == ("planned", "ongoing", "done", "paused", "cancelled")


@pytest.mark.parametrize("state", [*OCCURRENCE_STATES, *PROGRESS_STATES, "retracted"])
def test_a_state_is_of_an_occurrence_of_an_activity_or_of_either(state: str, tmp_path: Path) -> None:
    fields = {"note": "N"} | ({"to": "2026"} if state == "deferred" else {})
    found = {
        about: [fault.name for fault in faults(tmp_path, entry("2026-01-01", about, state, **fields))] for about in ("a/f@2025", "a@2025")
    }
    fits_occurrence, fits_activity = state not in PROGRESS_STATES, state not in OCCURRENCE_STATES
    assert found == {"a/f@2025": [] if fits_occurrence else ["wrong-state"], "a@2025": [] if fits_activity else ["wrong-state"]}


@pytest.mark.parametrize("about", ["a/f@2025", "a@2025", "i@2025", "g@2025"])
def test_an_entry_says_a_state_or_of_an_indicator_or_goal_a_value(about: str, tmp_path: Path) -> None:
    assert [fault.name for fault in faults(tmp_path, entry("2026-01-01", about, note="N"))] == ["wrong-state"]
    assert [fault.name for fault in faults(tmp_path, entry("2026-01-01", "i@2025", "reported", value=1))] == ["wrong-state"]


@pytest.mark.parametrize("said", [3, -2, 0, 52.5, True, False, "Tydligare än förr", {"centrum": 410, "norr": 205.5}, {"Årskurs 4": 1}])
def test_a_value_is_a_number_yes_or_no_text_or_numbers_by_part(said: object) -> None:
    found = ledger(value("2026-01-10", said)).about("a/f@2025")[0].value
    assert found == said
    assert type(found) is type(said)


@pytest.mark.parametrize(
    "said", ["", [], [1], {}, {"a": True}, {"a": "b"}, {"a": {"b": 1}}, {"a": None}, {str(part): 1 for part in range(101)}]
)
def test_nothing_else_is_a_value(said: Any) -> None:
    text = journal_text("p", json.dumps({"date": "2026-01-01", "about": "a/f@2025", "by": "sf", "state": "reported", "value": said}))
    journal, problems = problems_in(Journal, text)
    assert journal is None
    assert {problem.path[:3] for problem in problems if problem.path} <= {("entries", 0, "value")}
    assert problems


def test_an_entry_may_say_all_of_it() -> None:
    said = {
        "light": "yellow",
        "forecast": "red",
        "note": "*Två* möten kvar",
        "deviation": {"cause": "C", "consequence": "K", "action": "A"},
        "decision_wanted": "Ska vi vänta?",
        "evidence": "https://exempel.example/1",
    }
    found = ledger(entry("2026-01-10", "a@2025", "ongoing", by="sf", **said)).about("a@2025")[0]
    assert found.model_dump(mode="json", include=set(said)) == said


# Values of several bodies are never summed silently.


def test_values_of_several_bodies_are_never_summed_silently() -> None:
    assert values(ledger(value("2026-01-10", 3), value("2026-01-11", 1, "buf"))) == {"sf": 3, "buf": 1}


# A value about a follow-up with an `indicator` belongs to that indicator's series (the schedule knows which: see test_index.py).


def test_a_value_about_a_follow_up_with_an_indicator_counts_as_the_indicators() -> None:
    plan = plan_of("""
        calendar: {arsslut: 12-31}
        period: 2025
        reporting: [{id: r, every: [arsslut], asks: [indicators], title: T}]
        areas:
          - id: o
            title: O
            indicators: [{id: i, title: I}]
            activities:
              - {id: a, title: A, responsible: [sf], follow_ups: [{id: f, kind: measure, title: T, every: [arsslut], indicator: i}]}
    """)
    found = schedule_of(plan, value("2026-01-10", 3, about="a/f@2025-arsslut"), on="2026-01-10")
    assert occurrence(found, "reporting/r").coverage == (1, 1)


# Three things stay apart: lifecycle (recorded), timeliness (computed), judgement (`light`; none is "bedömning saknas").


@pytest.mark.parametrize("light", ["green", "yellow", "red", None])
def test_lifecycle_timeliness_and_judgement_stay_apart(light: str | None) -> None:
    found = schedule_of(promising("due: 2025"), entry("2026-01-10", "a@2025", "done", light=light), on="2026-02-01")
    latest = found.ledger.latest_progress("a")
    assert latest is not None
    assert (latest.state, latest.light, occurrence(found).state) == ("done", light, "overdue")


# A parent never turns green by silence: every roll-up shows its denominator.


def test_a_round_shows_its_denominator_also_when_nobody_has_said_a_word() -> None:
    for each in full_schedule(date(2025, 1, 1)).occurrences():
        if each.coverage is not None:
            assert each.coverage[0] == 0
            assert each.coverage[1] > 0
            assert each.state != "closed"


# Laws.

DAYS = st.dates(date(2025, 1, 1), date(2025, 1, 9))


@st.composite
def lines(draw: st.DrawFn) -> str:
    state = draw(st.sampled_from(["reported", "skipped", "retracted"]))
    said = draw(st.integers(0, 2)) if state == "reported" else None
    about, by = draw(st.sampled_from(["a/f@2025", "a/f@2026"])), draw(st.sampled_from(["sf", "buf"]))
    return entry(draw(DAYS).isoformat(), about, state, by=by, value=said, note="N")


def standing_by_the_book(journal: list[str], day: date) -> dict[tuple[str, str], Any]:
    """The rule as the domain words it, pair by pair: the latest date counts, then the last in the file; a retraction leaves nothing."""
    once = list(dict.fromkeys(journal))
    said = [json.loads(line) for line in once]
    found: dict[tuple[str, str], Any] = {}
    for _, each in sorted(enumerate(said), key=lambda pair: (pair[1]["date"], pair[0])):
        if each["date"] <= day.isoformat():
            found[each["about"], each["by"]] = (each["state"], each.get("value"))
    return {key: each for key, each in found.items() if each[0] != "retracted"}


@given(st.lists(lines(), max_size=12), DAYS)
def test_what_stands_is_what_the_book_says(journal: list[str], day: date) -> None:
    found = Ledger.on(journal_of(PLAN, *journal), day)
    standing = {(about, by): (said.state, said.value) for about in found.history for by, said in found.standing(about).items()}
    assert standing == standing_by_the_book(journal, day)


@given(st.lists(lines(), max_size=12), DAYS)
def test_what_stands_is_ordered_by_date_and_then_by_line(journal: list[str], day: date) -> None:
    every = journal_of(PLAN, *dict.fromkeys(journal)).entries
    found = standing_order(every, day)
    places = [(said.date, every.index(said)) for said in found]
    assert places == sorted(places)
    assert all(said.date <= day and said.state != "retracted" for said in found)


@given(st.lists(lines(), max_size=12), DAYS)
def test_a_journal_that_has_grown_says_the_same_of_every_day_before(journal: list[str], day: date) -> None:
    grown = [*journal, entry("2025-01-10", "a/f@2025", "reported", value=9), entry("2025-01-10", "a/f@2026", "retracted", note="N")]
    assert Ledger.on(journal_of(PLAN, *journal), day) == Ledger.on(journal_of(PLAN, *grown), day)
