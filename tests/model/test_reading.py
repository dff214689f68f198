"""Document → model: our own words, in the right place, several in one pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from builders import plan_text, problems_in
from planctl.document import parse
from planctl.model.acceptance import Accepted
from planctl.model.framework import Framework
from planctl.model.journal import Journal
from planctl.model.plan import Plan
from planctl.model.reading import KINDS, calendar_of, closest, kind_of, read

if TYPE_CHECKING:
    from planctl.finding import Problem

AREA = ("areas", 0)
FOLLOW_UP = (*AREA, "activities", 0, "follow_ups", 0)
TARGET = (*AREA, "indicators", 0, "targets", 0)


def plan_problems(text: str) -> list[Problem]:
    return problems_in(Plan, plan_text(text))[1]


def only(text: str) -> Problem:
    problems = plan_problems(text)
    assert len(problems) == 1, problems
    return problems[0]


def area(fields: str) -> str:
    return f"areas:\n  - {{id: x, title: T, {fields}}}"


def target(fields: str) -> str:
    return area(f"indicators: [{{id: i, title: T, targets: [{{{fields}}}]}}]")


def follow_up(fields: str) -> str:
    return area(f"activities: [{{id: a, title: T, follow_ups: [{{kind: review, title: T, {fields}}}]}}]")


def entry(fields: str) -> str:
    return f"schema: planctl/journal/v1\nplan: p\nentries:\n  - {{date: 2025-01-01, about: a@2025, by: sf, {fields}}}"


def test_a_sound_plan_has_no_problem() -> None:
    plan, problems = problems_in(Plan, plan_text(area("activities: [{id: a, title: T}]")))
    assert isinstance(plan, Plan)
    assert not problems


def test_a_plan_with_a_fault_is_no_plan() -> None:
    plan, _ = problems_in(Plan, plan_text(area("goal: []")))
    assert plan is None


@pytest.mark.parametrize(
    ("text", "path", "suggestion"),
    [
        (area("goal: []"), ("areas", 0, "goal"), "goals"),
        (area("indicator: []"), ("areas", 0, "indicator"), "indicators"),
        ("responsable: [sf]", ("responsable",), "responsible"),
        ("organisation: {}", ("organisation",), "organisations"),
        (follow_up("evry: year"), (*FOLLOW_UP, "evry"), "every"),
        (follow_up("every: year, form: 2025"), (*FOLLOW_UP, "form"), "from"),
        (area("source: {at: x, docs: y}"), ("areas", 0, "source", "docs"), "doc"),
        (area("aligns: [{to: x, relatin: basis}]"), ("areas", 0, "aligns", 0, "relatin"), "relation"),
        (area("no_indicators: {lang: x}"), ("areas", 0, "no_indicators", "lang"), "long"),
        (area("areas: [{id: y, title: T, areas: [{id: z, title: T, goal: []}]}]"), (*AREA, "areas", 0, "areas", 0, "goal"), "goals"),
        (target("at_lest: 2"), (*TARGET, "at_lest"), "at_least"),
        ("funding: {stated: [{amount: 1, precison: 2}]}", ("funding", "stated", 0, "precison"), "precision"),
    ],
)  # fmt: skip
def test_an_unknown_field_is_told_with_the_one_that_was_meant(text: str, path: tuple[str | int, ...], suggestion: str) -> None:
    problem = only(text)
    assert (problem.name, problem.path, problem.variant, problem.at_key) == ("unknown-field", path, "suggestion", True)
    assert problem.values["suggestion"] == suggestion
    assert problem.values["field"] == path[-1]


def test_an_unknown_field_that_is_like_no_other_is_told_with_all_there_are() -> None:
    problem = only(area("goals: [{id: g, title: T, prioritet: 1}]"))
    assert (problem.name, problem.variant) == ("unknown-field", "")
    assert "suggestion" not in problem.values
    assert problem.values["known"].split(", ")[-3:] == ["targets", "withdrawn", "replaces"]


@pytest.mark.parametrize(
    ("text", "path", "meant"),
    [
        ("areas:\n  - {id: x, tilte: T}", ("areas", 0, "tilte"), "title"),
        (area("activities: [{Id: a, title: T}]"), ("areas", 0, "activities", 0, "Id"), "id"),
        (area("activities: [{id: a, title: T, follow_ups: [{knd: review, title: T}]}]"), (*FOLLOW_UP, "knd"), "kind"),
        (area("withdrawn: {datum: 2025, date: 2025, reson: x}"), ("areas", 0, "withdrawn", "reson"), "reason"),
    ],
)
def test_a_misspelt_required_field_is_one_problem(text: str, path: tuple[str | int, ...], meant: str) -> None:
    problems = [problem for problem in plan_problems(text) if problem.path == path or problem.name == "missing-field"]
    assert [(problem.name, problem.path, problem.values.get("suggestion")) for problem in problems] == [("unknown-field", path, meant)]


@pytest.mark.parametrize(
    ("text", "path", "meant"),
    [
        ("organisations:\n  ort: {namn: Orten, kind: municipality}", ("organisations", "ort", "namn"), "name"),
        ("groups:\n  alla: {titel: Alla}", ("groups", "alla", "titel"), "title"),
        ("calendar:\n  delar: {days: 08-31}", ("calendar", "delar", "days"), "day"),
    ],
)
def test_a_misspelt_required_field_is_one_problem_also_where_things_stand_by_their_id(
    text: str, path: tuple[str | int, ...], meant: str
) -> None:
    problem = only(text)
    assert (problem.name, problem.path, problem.values.get("suggestion")) == ("unknown-field", path, meant)


def test_a_missing_field_points_at_the_mapping_that_lacks_it() -> None:
    problem = only(area("activities:\n      [\n        {title: Utan id}\n      ]"))
    assert (problem.name, problem.path, problem.values["field"], problem.at_key) == (
        "missing-field",
        ("areas", 0, "activities", 0),
        "id",
        False,
    )
    assert problem.span is None  # the document finds the mapping's own line


def test_a_missing_field_of_a_mapping_with_a_key_points_at_the_key() -> None:
    problem = only("organisations:\n  ort: {kind: municipality}")
    assert (problem.name, problem.path, problem.values["field"], problem.at_key) == (
        "missing-field",
        ("organisations", "ort"),
        "name",
        True,
    )


def test_every_missing_field_of_a_plan_is_told_at_its_top() -> None:
    _, problems = problems_in(Plan, "schema: planctl/plan/v1")
    assert {problem.path for problem in problems} == {()}
    assert [problem.values["field"] for problem in problems] == ["id", "title", "owner", "period", "organisations", "areas"]


def test_where_a_problem_stands_is_told_by_the_document() -> None:
    text = plan_text("areas:\n  - id: x\n    title: T\n    activities:\n      - title: Utan id\n        responsible: sf")
    document = parse("p.yaml", text.encode())
    _, problems = read(document, Plan, calendar_of(document.data))
    found = {problem.name: document.span(problem.path, at_key=problem.at_key) for problem in problems}
    lines = text.splitlines()
    assert lines[found["missing-field"].line - 1][found["missing-field"].column - 1 :] == "title: Utan id"
    assert lines[found["wrong-type"].line - 1][found["wrong-type"].column - 1 :] == "sf"


@pytest.mark.parametrize("number", ["5.1", "5", "-3", "1e3"])
def test_an_id_that_yaml_reads_as_a_number_wants_quotes(number: str) -> None:
    problem = only(f"areas:\n  - {{id: {number}, title: T}}")
    assert (problem.name, problem.path, problem.variant, problem.values["found"]) == ("not-an-id", ("areas", 0, "id"), "number", number)


@pytest.mark.parametrize(
    ("written", "variant"),
    [("Mål", "slug"), ("a/b", "slug"), ("a..b", "path"), ('"2022"', "period"), ("2022-03", "period"), ("con", "device"), ("true", "type"),
     ("[a]", "type"), ("a" * 81, "long")],
)  # fmt: skip
def test_what_keeps_a_text_from_being_an_id_is_told(written: str, variant: str) -> None:
    problem = only(f"areas:\n  - {{id: {written}, title: T}}")
    assert (problem.name, problem.variant) == ("not-an-id", variant)


def test_an_organisation_that_is_no_id_is_told_at_its_key() -> None:
    problem = only("organisations:\n  ort: {name: Orten, kind: municipality}\n  Fel: {name: Fel, kind: unit}")
    assert (problem.name, problem.path, problem.at_key) == ("not-an-id", ("organisations", "Fel"), True)


@pytest.mark.parametrize(
    ("text", "path", "variant"),
    [
        ("grace: true", ("grace",), "whole-number"),
        ("grace: 2.5", ("grace",), "whole-number"),
        ('grace: "3"', ("grace",), "whole-number"),
        (follow_up("grace: true"), (*FOLLOW_UP, "grace"), "whole-number"),
        (target("at_least: true"), (*TARGET, "at_least"), "number"),
        (target("at_most: ja"), (*TARGET, "at_most"), "number"),
        (target("equals: ja"), (*TARGET, "equals"), "number-or-yes-no"),
        (target("change: all, baseline: true"), (*TARGET, "baseline"),
         "number-or-mapping"),
        (area("indicators: [{id: i, title: T, marked: 1}]"), ("areas", 0, "indicators", 0, "marked"), "yes-no"),
        ("title: 2025", ("title",), "text"),
        ("title: true", ("title",), "text"),
        ("note: [a]", ("note",), "text"),
        ("organisations: []", ("organisations",), "mapping"),
        ("areas: {}", ("areas",), "list"),
        ("areas: [text]", ("areas", 0), "mapping"),
        ("decisions: [adopted]", ("decisions", 0), "mapping"),
        (area("activities: [{id: a, title: T, responsible: sf}]"), ("areas", 0, "activities", 0, "responsible"), "list"),
        (area("activities: [{id: a, title: T, steps: [Gör]}]"), ("areas", 0, "activities", 0, "steps", 0), "mapping"),
        (area("aligns: [3]"), ("areas", 0, "aligns", 0), "text-or-mapping"),
        (area("source: 3"), ("areas", 0, "source"), "text-or-mapping"),
        ("organisations: {ort: {name: Orten, kind: municipality, code: 0126}}", ("organisations", "ort", "code"), "text"),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_sort_is_told_at_its_own_path(text: str, path: tuple[str | int, ...], variant: str) -> None:
    problem = only(text)
    assert (problem.name, problem.path, problem.variant) == ("wrong-type", path, variant)


@pytest.mark.parametrize(
    ("text", "path", "meant"),
    [
        (area("activities: [{id: a, title: T, follow_ups: [{kind: mesure, title: T}]}]"), (*FOLLOW_UP, "kind"), "measure"),
        ("decisions: [{action: adoptd, date: 2025}]", ("decisions", 0, "action"), "adopted"),
        ("language: se", ("language",), None),
        ("organisations: {ort: {name: Orten, kind: kommun}}", ("organisations", "ort", "kind"), None),
        ("organisations: {ort: {name: Orten, kind: municipalty}}", ("organisations", "ort", "kind"), "municipality"),
        (follow_up("answers: Each"), (*FOLLOW_UP, "answers"), "each"),
        (area("indicators: [{id: i, title: T, measure: yesno}]"), ("areas", 0, "indicators", 0, "measure"), "yes-no"),
        (area("indicators: [{id: i, title: T, measure: true}]"), ("areas", 0, "indicators", 0, "measure"), None),
    ],
)
def test_an_unknown_word_is_told_with_the_one_that_was_meant(text: str, path: tuple[str | int, ...], meant: str | None) -> None:
    problem = only(text)
    assert (problem.name, problem.path, problem.values.get("suggestion")) == ("unknown-value", path, meant)
    assert problem.variant == ("suggestion" if meant else "")
    assert meant is None or meant in problem.values["expected"].split(", ")


def test_an_unknown_word_is_told_with_all_that_the_field_knows() -> None:
    problem = only(area("activities: [{id: a, title: T, follow_ups: [{kind: x, title: T}]}]"))
    assert problem.values["expected"] == "start, deliver, measure, review"


def test_an_unknown_word_in_a_list_that_needs_one_is_one_problem() -> None:
    problem = only("calendar: {delar: 08-31}\nreporting: [{id: r, title: T, every: [delar], asks: [progres]}]")
    assert (problem.name, problem.path) == ("unknown-value", ("reporting", 0, "asks", 0))


@pytest.mark.parametrize(
    ("text", "name", "path", "variant"),
    [
        (follow_up("due: 2025-Q5"), "not-a-period", (*FOLLOW_UP, "due"), ""),
        (follow_up("due: 2025-02-30"), "not-a-period", (*FOLLOW_UP, "due"), "day"),
        (follow_up("due: 2025-sommar"), "not-a-period", (*FOLLOW_UP, "due"), "point"),
        (follow_up("due: 1492"), "not-a-period", (*FOLLOW_UP, "due"), "years"),
        (follow_up("due: 2026..2025"), "backwards-period", (*FOLLOW_UP, "due"), ""),
        (follow_up("due: true"), "not-a-period", (*FOLLOW_UP, "due"), ""),
        (follow_up("every: 1y"), "not-a-recurrence", (*FOLLOW_UP, "every"), "one-year"),
        (follow_up("every: annually"), "not-a-recurrence", (*FOLLOW_UP, "every"), ""),
        (follow_up("every: [nyar]"), "not-a-recurrence", (*FOLLOW_UP, "every"), "point"),
        ("calendar: {delar: 08-31}\n" + follow_up("every: [delar, delar]"), "not-a-recurrence", (*FOLLOW_UP, "every"), "twice"),
        (follow_up("every: []"), "not-a-recurrence", (*FOLLOW_UP, "every"), ""),
        (follow_up("every: 3"), "not-a-recurrence", (*FOLLOW_UP, "every"), ""),
        (follow_up("grace: -1"), "out-of-range", (*FOLLOW_UP, "grace"), ""),
        (follow_up("grace: 9999"), "out-of-range", (*FOLLOW_UP, "grace"), ""),
        (follow_up('said: ""'), "empty-text", (*FOLLOW_UP, "said"), ""),
        (follow_up(f"said: {'x' * 20_001}"), "too-long", (*FOLLOW_UP, "said"), ""),
        ("calendar: {delar: 02-29}", "not-a-day-of-the-year", ("calendar", "delar"), "leap-day"),
        ("calendar: {delar: {day: 31/8}}", "not-a-day-of-the-year", ("calendar", "delar", "day"), ""),
        ("funding: {parts: [{item: x, amount: true}]}", "not-an-amount", ("funding", "parts", 0, "amount"), ""),
        ("funding: {parts: [{item: x, amount: 12.5}]}", "not-an-amount", ("funding", "parts", 0, "amount"), ""),
        ('funding: {parts: [{item: x, amount: "1 00"}]}', "not-an-amount", ("funding", "parts", 0, "amount"), ""),
        (
            area("goals: [{id: g, title: T, targets: [{change: -20}]}]"),
            "not-a-change",
            ("areas", 0, "goals", 0, "targets", 0, "change"),
            "",
        ),
    ],
)
def test_each_sort_of_fault_has_a_name_of_its_own(text: str, name: str, path: tuple[str | int, ...], variant: str) -> None:
    problem = only(text)
    assert (problem.name, problem.path, problem.variant) == (name, path, variant)


def test_a_faulty_calendar_point_is_one_problem_however_often_it_is_used() -> None:
    text = """
        calendar: {delar: 31/8}
        reporting: [{id: r, title: T, every: [delar], asks: [progress]}]
        follow_ups: [{kind: review, title: T, due: 2025-delar}]
    """
    assert only(text).name == "not-a-day-of-the-year"


@pytest.mark.parametrize(
    ("fields", "name", "path"),
    [
        ("state: reportd", "unknown-value", ("entries", 0, "state")),
        ("light: grön", "unknown-value", ("entries", 0, "light")),
        ("value: {a: true}", "not-a-value", ("entries", 0, "value")),
        ("value: [1]", "not-a-value", ("entries", 0, "value")),
        ("value: {}", "not-a-value", ("entries", 0, "value")),
        ("state: deferred, to: senare", "not-a-period", ("entries", 0, "to")),
        ("deviation: {orsak: x}", "unknown-field", ("entries", 0, "deviation", "orsak")),
        ("comment: x", "unknown-field", ("entries", 0, "comment")),
    ],
)
def test_a_journals_faults_are_told_at_their_entry(fields: str, name: str, path: tuple[str | int, ...]) -> None:
    _, problems = problems_in(Journal, entry(fields))
    assert [(problem.name, problem.path) for problem in problems] == [(name, path)]


def test_several_faults_are_told_in_one_pass() -> None:
    text = """
        langauge: sv
        areas:
          - id: 5.1
            title: T
            activities:
              - id: a
                responsible: sf
                follow_ups:
                  - {kind: mesure, title: 3, due: 2025-Q5, grace: true}
    """
    assert {(problem.name, problem.path[-1]) for problem in plan_problems(text)} == {
        ("unknown-field", "langauge"),
        ("not-an-id", "id"),
        ("missing-field", 0),
        ("wrong-type", "responsible"),
        ("unknown-value", "kind"),
        ("wrong-type", "title"),
        ("not-a-period", "due"),
        ("wrong-type", "grace"),
    }


def test_a_value_that_the_document_refused_is_not_refused_again() -> None:
    problem = only("title: &a T")
    assert problem.name == "anchor"
    problem = only("areas:\n  - id: x\n    title: T\n    activities:")
    assert problem.name == "empty-value"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"schema": "planctl/plan/v1"}, "plan"),
        ({"schema": "planctl/journal/v1"}, "journal"),
        ({"schema": "planctl/framework/v9"}, "framework"),
        ({"schema": "planctl/other/v1"}, None),
        ({"schema": "plan"}, None),
        ({"schema": 1}, None),
        ({}, None),
        ([], None),
        (None, None),
    ],
)
def test_what_a_file_is_it_says_itself(data: Any, kind: str | None) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("text", "name", "path", "variant"),
    [
        ("id: p", "unknown-schema", (), "missing"),
        ("schema: planctl/plan/v2\nid: 3", "unknown-schema", ("schema",), "newer"),
        ("schema: planctl/journal/v1", "unknown-schema", ("schema",), ""),
        ("schema: 1", "unknown-schema", ("schema",), ""),
        ("- a", "wrong-type", (), "mapping"),
        ("text", "wrong-type", (), "mapping"),
    ],
)
def test_a_file_of_another_sort_or_version_is_told_so_and_nothing_else(
    text: str, name: str, path: tuple[str | int, ...], variant: str
) -> None:
    found, problems = problems_in(Plan, text)
    assert found is None
    assert [(problem.name, problem.path, problem.variant, problem.values["expected"]) for problem in problems] == [
        (name, path, variant, "planctl/plan/v1")
    ]


def test_the_kinds_of_files_are_known() -> None:
    assert tuple(model.__name__.lower() for model in (Plan, Journal, Framework, Accepted)) == KINDS


@pytest.mark.parametrize(
    ("word", "meant"),
    [("reponsible", "responsible"), ("RESPONSIBLE", "responsible"), ("x", None), ("", None), ("follow-ups", "follow_ups")],
)
def test_the_word_that_was_most_likely_meant(word: str, meant: str | None) -> None:
    assert closest(word, ["responsible", "follow_ups", "title"]) == meant


@pytest.mark.parametrize("name", ["Å", "2025", "year", "month", "ongoing", "h 1"])
def test_a_calendar_point_has_a_name_that_a_period_and_every_can_spell(name: str) -> None:
    problem = only(f'calendar: {{"{name}": 01-02}}')
    assert (problem.name, problem.variant, problem.path) == ("not-an-id", "point", ("calendar", name))


def test_a_field_named_in_swedish_is_told_its_name() -> None:
    (problem,) = plan_problems(area("activities: [{id: a, titel: T}]"))
    assert (problem.name, problem.values["field"], problem.values["suggestion"]) == ("unknown-field", "titel", "title")
    (problem,) = plan_problems(area("activities: [{id: a, title: T, ansvarig: [x]}]"))
    assert problem.values["suggestion"] == "responsible"


def test_the_swedish_words_lead_to_fields_that_there_are() -> None:
    from planctl.model.reading import SWEDISH_FIELDS

    text = "".join(str(model.model_json_schema()) for model in (Plan, Journal, Framework))
    assert not [name for name in SWEDISH_FIELDS.values() if f"'{name}'" not in text]
