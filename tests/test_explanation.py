"""`due --explain`: why an occurrence stands as it does, and that this is how it is listed."""

from __future__ import annotations

import json
from datetime import date, timedelta
from textwrap import dedent

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import FULL, PLANS, TODAY, entry, journal_text, plan_text
from planctl import workspace
from planctl.document import parse
from planctl.ledger import waives
from planctl.messages import LANGUAGES
from planctl.model.address import Address
from planctl.model.journal import Journal
from planctl.model.plan import Plan
from planctl.model.reading import calendar_of, read
from planctl.outputs import data, explanation
from planctl.outputs.schemas import KINDS
from planctl.outputs.style import Style
from planctl.schedule import CLOSED_BY, STATE_BY_RULE, Schedule
from planctl.views.due import Query, due, year_query
from planctl.views.explanation import Explanation, WhichOneError, explain, explained
from planctl.views.thing import NoSuchThingError
from planctl.workspace import JournalFile, PlanFile
from running import ROOT, planctl
from test_schedule import DAYS, LAW_PLAN, entries

WIDTH = 80
ALWAYS = Query(None, date.max, closed_too=True)


def file_of(text: str, *lines: str) -> PlanFile:
    """A plan's file with its journal, as read from disk."""
    plan_document = parse("plans/p.yaml", plan_text(text).encode())
    plan, problems = read(plan_document, Plan, calendar_of(plan_document.data))
    assert not problems
    document = parse("plans/journals/p.yaml", journal_text("p", *lines).encode())
    journal, problems = read(document, Journal, calendar_of(plan_document.data))
    assert not problems
    return PlanFile("plans/p.yaml", plan_document, plan, [], JournalFile("plans/journals/p.yaml", document, journal, []))


def why(file: PlanFile, about: str, day: str | date) -> Explanation:
    """The explanation of an address (without the plan) on a day."""
    on = date.fromisoformat(day) if isinstance(day, str) else day
    return explain([file], Address.parse_about(about, file.index.plan.id), on)


def activity(*lines: str, plan: str = "period: 2025..2027", area: str = "") -> str:
    """A plan whose activity `a` of sf and buf has one follow-up `f`, of the lines given."""
    return "\n".join(
        [
            *dedent(plan).strip().splitlines(),
            "areas:",
            "  - id: o",
            "    title: Område",
            *([f"    {area}"] if area else []),
            "    activities:",
            "      - id: a",
            "        title: Aktivitet",
            "        responsible: [sf, buf]",
            "        follow_ups:",
            "          - id: f",
            "            title: Uppföljning",
            *(f"            {line}" for line in lines),
        ]
    )


# The explained state is the listed one, for every occurrence, on any day, with any journal.


@settings(max_examples=40)
@given(st.lists(entries(), max_size=12), DAYS)
def test_what_is_explained_is_what_is_listed(journal: list[str], day: date) -> None:
    file = file_of(LAW_PLAN, *journal)
    listed = due([file], day, ALWAYS)
    items = [*listed.items, *listed.undated]
    assert len(items) == len(list(Schedule.on(file, day).occurrences()))
    for item in items:
        found = explain([file], Address.parse(item.address), day)
        assert found.item == item
        assert STATE_BY_RULE[found.rule] == item.state
        assert CLOSED_BY.get(found.rule) == item.closed_by
        held_together(found, day)


def held_together(found: Explanation, day: date) -> None:
    """The facts that an explanation gives bear out the rule that it names."""
    item, deadline = found.item, found.item.deadline
    deciding = [told.entry for told in found.entries if told.decides]
    assert all(told.fate == "stands" for told in found.entries if told.decides)
    assert all((told.fate == "not-yet") == (date.fromisoformat(told.entry["date"]) > day) for told in found.entries)
    assert not {body.id for body in found.answered} & {body.id for body in found.waiting}
    assert bool(found.waiting) <= (item.state in {"overdue", "current", "upcoming"})
    if item.original_deadline != deadline:
        assert [said for said in deciding if said["state"] == "deferred"]
    if found.rule in {"reported", "all-reported"}:
        assert len([said for said in deciding if said["state"] == "reported"]) >= item.answers.needed
    if found.rule in {"skipped", "ended"}:
        assert [said for said in deciding if said["state"] == found.rule]
    if found.rule == "begun":
        assert [said for said in deciding if said["state"] in {"ongoing", "done"}]
    if found.rule == "cancelled":
        assert [span for span in found.cancelled if span.waives]
    if found.rule == "covered":
        assert not found.missing
    if item.coverage:
        assert len(found.missing) == item.coverage.of - item.coverage.reported
    if deadline and item.begins and item.state != "closed":
        last = deadline + timedelta(days=found.timing.grace)
        expected = "late" if last < day else "period-ahead" if item.begins > day else None
        expected = expected or ("in-grace" if deadline < day else "last-day" if deadline == day else "period-begun")
        assert found.rule == expected
        assert item.days_late == max((day - last).days, 0)


def test_a_promise_s_state_is_told_of_every_occurrence_of_all_plans_in_both_languages() -> None:
    schema = KINDS["explanation"]()
    told = set()
    for folder in (PLANS, str(ROOT / "plans")):
        for file in workspace.load([folder]).sound():
            for day in (TODAY, date(2022, 12, 31), date(2030, 1, 1)):
                schedule = Schedule.on(file, day)
                listed = due([file], day, ALWAYS)
                states = {item.address: item.state for item in (*listed.items, *listed.undated)}
                for occurrence in schedule.occurrences():
                    found = explained(file, schedule, occurrence)
                    assert found.item.state == states.pop(found.item.address)
                    if found.rule not in told:
                        jsonschema.validate(json.loads(data.dumped(explanation.data(found))), schema)
                    told.add(found.rule)
                    for language in LANGUAGES:
                        text = explanation.text(found, language, Style(), WIDTH)
                        assert "None" not in text
                        lines = [line for line in text.splitlines() if not line.startswith("  planctl ") and line != found.item.address]
                        assert max(len(line) for line in lines) <= WIDTH
                assert not states
    assert told >= set(STATE_BY_RULE) - {"covered", "last-day"}


# Where the dates come from.


def test_the_decision_that_gave_the_occurrence_is_told() -> None:
    plan = """
        period: 2025..2027
        decisions:
          - {action: adopted, date: 2024-11, period: 2025..2025, by: ort}
          - {action: revised, date: 2025-05}
          - {action: extended, date: 2025-12, period: 2025..2027, ref: "KS 1"}
          - {action: revised, date: 2027-01}
    """
    file = file_of(activity("kind: review", "every: half-year", plan=plan))
    first, last = why(file, "a/f@2025-H1", "2026-06-30"), why(file, "a/f@2026-H1", "2026-06-30")
    assert [(each.date, each.gives) for each in first.decisions] == [("2024-11", True), ("2025-05", False), ("2025-12", False)]
    assert [each.date for each in last.decisions if each.gives] == ["2025-12"]
    assert last.timing.last == date(2027, 12, 31)
    bounded = file_of(activity("kind: review", "every: year", "from: 2025", "until: 2026-06-30", plan=plan))
    cut = why(bounded, "a/f@2026", "2026-06-30")
    assert not [each for each in cut.decisions if each.gives]  # its own limits do, not the plan's period
    assert (cut.timing.cut, cut.timing.first_by, cut.timing.last_by) == (True, "from", "until")
    assert (cut.timing.ends, cut.item.deadline, cut.rule) == (date(2026, 12, 31), date(2026, 6, 30), "last-day")


def test_the_innermost_grace_is_told_with_whose_it_is() -> None:
    plans = file_of(activity("kind: review", "due: 2025", plan="grace: 14"))
    own = file_of(activity("kind: review", "due: 2025", "grace: 0", plan="grace: 14"))
    assert (why(plans, "a/f", "2026-01-10").timing.grace, why(plans, "a/f", "2026-01-10").timing.grace_by) == (14, "plan")
    assert (why(own, "a/f", "2026-01-10").timing.grace, why(own, "a/f", "2026-01-10").timing.grace_by) == (0, "follow-up")
    assert [why(plans, "a/f", day).rule for day in ("2025-12-31", "2026-01-14", "2026-01-15")] == ["last-day", "in-grace", "late"]
    assert "14 dagars respit räcker till och med 2026-01-14" in said(why(plans, "a/f", "2026-01-10"))


def said(found: Explanation, language: str = "sv") -> str:
    """The explanation in words, on one line."""
    return " ".join(explanation.text(found, language, Style(), WIDTH).split())


# What has become of each entry.


def test_each_entry_tells_what_has_become_of_it() -> None:
    file = file_of(
        activity("kind: measure", "due: 2025", "answers: each"),
        entry("2025-02-01", "a/f@2025", "deferred", to="2026-03", note="N"),
        entry("2025-03-01", "a/f@2025", "reported", value=1),
        entry("2025-03-01", "a/f@2025", "reported", value=1),
        entry("2025-04-01", "a/f@2025", "reported", value=2),
        entry("2025-05-01", "a/f@2025", "deferred", by="ort", to="2026-06", note="N"),
        entry("2025-06-01", "a/f@2025", "reported", by="buf", value=3),
        entry("2025-07-01", "a/f@2025", "retracted", by="buf", note="N"),
        entry("2026-09-01", "a/f@2025", "reported", by="buf", value=4),
    )
    found = why(file, "a/f", "2026-05-01")
    assert [(told.fate, told.decides) for told in found.entries] == [
        ("replaced", False),
        ("corrected", False),
        ("repeated", False),
        ("stands", False),  # one of two has answered: it closes nothing yet
        ("stands", True),
        ("retracted", False),
        ("retraction", False),
        ("not-yet", False),
    ]
    assert ([body.id for body in found.answered], [body.id for body in found.waiting]) == (["sf"], ["buf"])
    assert found.item.deadline == date(2026, 6, 30)
    assert "--value TAL --by buf" in said(found)
    later = why(file, "a/f", "2026-09-01")
    assert later.rule == "all-reported"
    assert [told.by.id for told in later.entries if told.decides and told.entry["state"] == "reported"] == ["sf", "buf"]
    assert "--state retracted --by buf" in said(later)


def test_cancelled_spans_tell_which_deadlines_they_waive() -> None:
    lines = [
        entry("2025-04-01", "a@2025", "cancelled", note="N"),
        entry("2025-10-15", "a@2025", "ongoing"),
        entry("2026-08-01", "a@2026", "cancelled", note="N"),
    ]
    file = file_of(activity("kind: review", "every: quarter"), *lines)
    waived = {
        period: [span.waives for span in why(file, f"a/f@{period}", "2026-12-31").cancelled] for period in ("2025-Q1", "2025-Q3", "2026-Q3")
    }
    assert waived == {"2025-Q1": [False, False], "2025-Q3": [True, False], "2026-Q3": [False, True]}
    assert [told.entry["state"] for told in why(file, "a/f@2025-Q3", "2026-12-31").entries] == ["cancelled", "ongoing", "cancelled"]
    began, reopened = why(file, "a/f@2025-Q3", "2026-12-31").entries[:2]
    assert began.decides
    assert not reopened.decides
    journal = file.journal.journal if file.journal else None
    assert journal is not None
    assert not waives(journal.entries[0], journal.entries[1], date(2025, 10, 15))


def test_what_was_withdrawn_is_told_by_name_also_an_area_around_it() -> None:
    area = "withdrawn: {date: 2025-06-01, reason: Slås ihop, decision: KS 9}"
    file = file_of(activity("kind: review", "every: half-year", area=area))
    found = why(file, "a/f@2025-H1", "2025-12-31")
    assert (found.rule, [(each.kind, each.title, each.decision, each.waives) for each in found.withdrawn]) == (
        "withdrawn",
        [("area", "Område", "KS 9", True)],
    )
    assert "Området" not in said(found)
    assert "Område ”Område” utgick ur planen 2025-06-01" in said(found)
    assert why(file, "a/f@2025-H1", "2025-05-31").withdrawn == ()  # not yet, that day


# Addresses.


def test_an_address_of_several_occurrences_names_them() -> None:
    file = file_of(activity("kind: review", "every: year"))
    with pytest.raises(WhichOneError) as several:
        why(file, "a", TODAY)
    assert several.value.known == ["p/a/f@2025", "p/a/f@2026", "p/a/f@2027"]
    assert why(file_of(activity("kind: review", "due: 2025")), "a", TODAY).item.address == "p/a/f@2025"


def test_an_occurrence_that_was_not_yet_decided_is_told_apart_from_one_that_never_is() -> None:
    decisions = "{action: adopted, date: 2024, period: 2025}", "{action: extended, date: 2025-12, period: 2025..2027}"
    plan = "\n".join(["period: 2025..2027", "decisions:", *(f"  - {decision}" for decision in decisions)])
    file = file_of(activity("kind: review", "every: year", plan=plan))
    with pytest.raises(WhichOneError) as early:
        why(file, "a/f@2027", "2025-06-30")
    assert (early.value.known, early.value.period) == ([], "2025")
    with pytest.raises(NoSuchThingError):
        why(file, "a/f@2028", "2025-06-30")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--explain", "mal-1"], 2, "mal-1"),
        (["--explain", f"{FULL}/chefsutbildning"], 2, "chefsutbildning/utbildade@2025-Q3"),
        (["--explain", "chefsutbildning/utbildade@2025-Q3", "--year", "2025"], 2, "--year"),
        (["--explain", "chefsutbildning/utbildade@2025-Q3", "--format", "csv"], 2, "table, json"),
        (["--explain", "??"], 2, "??"),
        (["--explain", "chefsutbildning/utbildade@2025-Q3", "--fail-on", "overdue"], 1, "försenad, 259 dagar sen"),
        (["--explain", "chefsutbildning/utbildade@2025-Q3", "--lang", "en"], 0, "overdue, 259 days late"),
    ],
)
def test_the_command_explains_or_tells_in_one_line_why_not(arguments: list[str], code: int, told: str) -> None:
    ran = planctl("due", "tests/plans", "--as-of", TODAY.isoformat(), *arguments)
    assert ran.code == code
    assert told in (ran.err if code == 2 else ran.out)
    assert "Traceback" not in ran.err
    assert code != 2 or len(ran.err.splitlines()) == 1


# The years together are the whole (of what is asked, not only of what recurs).


@settings(max_examples=30)
@given(st.lists(entries(), max_size=8), DAYS)
def test_the_years_that_are_asked_about_hold_everything_once(journal: list[str], day: date) -> None:
    file = file_of(LAW_PLAN, *journal)
    whole = due([file], day, ALWAYS).items
    years = [item for year in range(2024, 2029) for item in due([file], day, year_query(year, closed_too=True)).items]
    assert sorted(item.address for item in years) == sorted(item.address for item in whole)
    for year in range(2024, 2029):
        asked = due([file], day, year_query(year))
        owed = {item.address for item in whole if item.deadline and item.deadline.year < year and item.state != "closed"}
        assert {item.address for item in asked.older} | {
            item.address for item in asked.moved if item.deadline and item.deadline.year < year
        } >= owed
