"""Every example of the domain's page is a test: plan, journal and framework stand word for word in `domain/`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builders import deadlines, framework_of, occurrence, plan_of, promising, schedule_of, states
from planctl import checks, workspace
from planctl.finding import Severity
from planctl.model.address import Address, fault_of_id
from planctl.model.funding import RECIPIENTS, Alignment, FundingPart
from planctl.model.period import Period
from planctl.schedule import Schedule, standing

if TYPE_CHECKING:
    from planctl.model.journal import Journal
    from planctl.model.plan import Plan

DOMAIN = str(Path(__file__).parent / "domain")
PLAN = "exempel-2025-2027"


@pytest.fixture(scope="module")
def examples() -> workspace.Workspace:
    return workspace.load([DOMAIN])


@pytest.fixture(scope="module")
def plan(examples: workspace.Workspace) -> Plan:
    found = examples.plans[0].plan
    assert found is not None
    return found


@pytest.fixture(scope="module")
def journal(examples: workspace.Workspace) -> Journal:
    found = examples.journals[0].journal
    assert found is not None
    return found


def scheduled(examples: workspace.Workspace, day: str) -> Schedule:
    file = examples.plans[0]
    return Schedule(file.index, file.journal.journal if file.journal else None, date.fromisoformat(day))


def test_the_examples_have_no_findings(examples: workspace.Workspace) -> None:
    assert [
        (finding.name, finding.path) for finding in checks.findings(examples, date(2026, 6, 30)) if finding.severity > Severity.note
    ] == []


def test_the_plan_of_section_3(plan: Plan) -> None:
    assert (plan.id, plan.title, plan.language) == (PLAN, "Handlingsplan för psykisk hälsa 2025–2027", "sv")
    assert (plan.owner, plan.coordinator, plan.period.text) == ("exempel", "sf", "2025..2027")
    decision = plan.decisions[0]
    assert (decision.action, decision.date.text, decision.by, str(decision.period), decision.ref) == (
        "adopted", "2024-11-20", "styrgrupp", "2025..2027", "KS 2024/117",
    )  # fmt: skip
    assert {name: point.day for name, point in plan.calendar.items()} == {"delar": "08-31", "arsslut": "12-31"}
    assert (plan.reporting[0].id, tuple(plan.reporting[0].every), plan.reporting[0].asks, plan.reporting[0].grace) == (
        "lage", ("delar", "arsslut"), ("progress",), 30,
    )  # fmt: skip
    assert (plan.follow_ups[0].name, str(plan.follow_ups[0].every)) == ("revidering", "3y")
    assert plan.organisations["styrgrupp"].members == ("sf", "buf")
    assert plan.organisations["exempel"].code == "0000"
    assert plan.groups["barn-unga"].title == "Barn och unga"


def test_the_things_in_the_plan_of_section_3(plan: Plan) -> None:
    area = plan.areas[0]
    assert [alignment.to for alignment in (*plan.aligns, *area.aligns)] == ["nationell-strategi-2025", "nationell-strategi-2025:5"]
    assert (area.goals[0].term, area.goals[0].groups) == ("long", ("barn-unga",))
    indicator = area.indicators[0]
    assert (indicator.level, indicator.measure, indicator.term, indicator.goals) == ("local", "count", "short", ("mal-1",))
    assert (indicator.targets[0].at_least, indicator.targets[0].per) == (2, "year")
    activity = area.activities[0]
    assert activity.source is not None
    assert (activity.source.at, activity.responsible, activity.steps[0].responsible) == ("5.1, rad 4", ("sf", "buf"), ("buf",))
    start, measure = activity.follow_ups
    assert (start.name, str(start.due), start.said, start.answers) == ("start", "2025", "påbörjas 2025", "any")
    assert (measure.name, str(measure.every), measure.indicator, measure.answers) == ("insatser", "year", "antal-insatser", "each")


def test_the_journal_of_section_3(journal: Journal) -> None:
    assert journal.plan == PLAN
    assert [(str(entry.date), entry.about, entry.by, entry.state, entry.value) for entry in journal.entries] == [
        ("2025-09-10", "kartlagg-samverkan@2025-delar", "sf", "ongoing", None),
        ("2026-01-20", "kartlagg-samverkan/insatser@2025", "sf", "reported", 3),
        ("2026-01-22", "kartlagg-samverkan/insatser@2025", "buf", "reported", 1),
        ("2026-01-22", "reporting/lage@2025-arsslut", "sf", "reported", None),
    ]
    assert (journal.entries[0].light, journal.entries[0].forecast, journal.entries[0].note) == ("yellow", "green", "Två möten kvar")


def test_how_the_example_stands_over_the_years(examples: workspace.Workspace) -> None:
    before = states(scheduled(examples, "2024-12-31"))
    assert set(before.values()) == {"upcoming"}
    assert before.keys() == {
        "reporting/lage@2025-delar", "reporting/lage@2025-arsslut", "reporting/lage@2026-delar", "reporting/lage@2026-arsslut",
        "reporting/lage@2027-delar", "reporting/lage@2027-arsslut", "plan/revidering@2025..2027", "kartlagg-samverkan/start@2025",
        "kartlagg-samverkan/insatser@2025", "kartlagg-samverkan/insatser@2026", "kartlagg-samverkan/insatser@2027",
    }  # fmt: skip
    after_one = scheduled(examples, "2026-01-20")
    one_of_two = occurrence(after_one, "kartlagg-samverkan/insatser@2025")
    assert (one_of_two.state, one_of_two.answered, one_of_two.needed) == ("overdue", 1, 2)
    after_both = scheduled(examples, "2026-01-22")
    assert {about: (each.state, each.closed_by) for each in after_both.occurrences() if "2025" in (about := each.address.about)} == {
        "reporting/lage@2025-delar": ("closed", "reported"),  # its only activity has told how it stands
        "reporting/lage@2025-arsslut": ("closed", "reported"),
        "plan/revidering@2025..2027": ("current", None),
        "kartlagg-samverkan/start@2025": ("closed", "start"),
        "kartlagg-samverkan/insatser@2025": ("closed", "reported"),
    }


def test_the_round_of_the_example_has_30_days_of_grace(examples: workspace.Workspace) -> None:
    found = {
        day: occurrence(scheduled(examples, day), "reporting/lage@2026-delar").state for day in ("2026-08-31", "2026-09-30", "2026-10-01")
    }
    assert found == {"2026-08-31": "current", "2026-09-30": "current", "2026-10-01": "overdue"}


def test_the_rounds_coverage_shows_its_denominator(examples: workspace.Workspace) -> None:
    found = {
        each.period.text: each.coverage for each in scheduled(examples, "2026-06-30").occurrences() if each.promise.round and each.period
    }
    assert found["2025-delar"] == (1, 1)
    assert found["2025-arsslut"] == (0, 1)


def test_the_framework_of_section_7(examples: workspace.Workspace) -> None:
    file = examples.frameworks_by_id["exempel-overenskommelse-2025"]
    framework = file.framework
    assert framework is not None
    assert (framework.issuer, str(framework.period)) == ("Staten och SKR", "2025")
    assert file.items.keys() == {"3.1", "3.2", "3.2-um"}
    assert file.items["3.1"].tag == "Handlingsplaner"
    assert [item.id for item in file.items["3.2"].items] == ["3.2-um"]
    assert file.items["3.2-um"].aligns == (Alignment(to="annat-ramverk:2"),)
    assert framework.funding is not None
    stated = framework.funding.stated[0]
    assert (stated.amount, stated.precision, stated.recipients) == (100_000_000, 1_000_000, ("municipalities", "region"))
    assert abs(stated.amount - sum(part.amount for part in framework.funding.parts)) < stated.precision


@pytest.mark.parametrize(
    ("said", "meant", "expected"),
    [
        ("påbörjas under 2022", "due: 2022", {"2022": "2022-12-31"}),
        ("sista kvartalet 2022", "due: 2022-Q4", {"2022-Q4": "2022-12-31"}),
        ("i slutet av 2022", "due: 2022-12", {"2022-12": "2022-12-31"}),
        ("senast 2024", "due: 2024", {"2024": "2024-12-31"}),
        ("2022–2024, samlat", "due: 2022..2024", {"2022..2024": "2024-12-31"}),
        ("årligen", "every: year", {"2022": "2022-12-31", "2023": "2023-12-31", "2024": "2024-12-31"}),
        ("årligen från 2023", "every: year\nfrom: 2023", {"2023": "2023-12-31", "2024": "2024-12-31"}),
        ("löpande", "every: ongoing", {}),
        ("kontinuerligt", "every: ongoing", {}),
        ("vid behov", "every: ongoing", {}),
        ("vid avslut", "event: vid avslut", {}),
        ("sex månader efter kursen", "event: sex månader efter kursen", {}),
        ("", "", {}),
    ],
)
def test_what_is_said_and_the_period_it_becomes(said: str, meant: str, expected: dict[str, str]) -> None:
    plan = promising(f'{meant}\nsaid: "{said or "-"}"', plan="period: 2022..2024")
    assert deadlines(plan) == expected
    if not expected:
        assert occurrence(schedule_of(plan, on="2030-01-01")).state == "undated"


@pytest.mark.parametrize(
    ("spelling", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-H1", "2022-01-01", "2022-06-30"),
        ("2022-T3", "2022-09-01", "2022-12-31"),
        ("2022-Q4", "2022-10-01", "2022-12-31"),
        ("2022-03", "2022-03-01", "2022-03-31"),
        ("2022-03-31", "2022-03-31", "2022-03-31"),
        ("2022-delar", "2022-01-01", "2022-08-31"),
        ("2022..2024", "2022-01-01", "2024-12-31"),
    ],
)
def test_the_spellings_of_section_4(spelling: str, first: str, last: str) -> None:
    period = Period.parse(spelling, {"delar": (8, 31)})
    assert (str(period), period.first.isoformat(), period.last.isoformat()) == (spelling, first, last)


@pytest.mark.parametrize(
    "address",
    [
        f"{PLAN}/kartlagg-samverkan/insatser@2025",  # <plan>/<activity>/<follow-up>@<period>
        f"{PLAN}/kartlagg-samverkan@2025-delar",  # <plan>/<activity>@<period>
        f"{PLAN}/antal-insatser@2025",  # <plan>/<indicator>@<period>
        f"{PLAN}/mal-1@2025",  # <plan>/<goal>@<period>
        f"{PLAN}/plan/revidering@2025..2027",  # <plan>/plan/<follow-up>@<period>
        f"{PLAN}/reporting/lage@2025-arsslut",  # <plan>/reporting/<round>@<period>
    ],
)
def test_the_forms_of_an_address(address: str) -> None:
    assert str(Address.parse(address)) == address
    assert Address.parse_about(address.removeprefix(f"{PLAN}/"), PLAN) == Address.parse(address)


def test_a_calendar_point_may_be_uncertain() -> None:
    plan = plan_of("calendar: {delar: {day: 08-31, uncertain: Står inte i källan}, arsslut: 12-31}")
    assert [(point.day, point.uncertain) for point in plan.calendar.values()] == [("08-31", "Står inte i källan"), ("12-31", None)]


def test_an_alignment_may_be_short_or_long() -> None:
    plan = plan_of('aligns: ["x", "x:3.3", {to: "x:3.3", relation: basis, uncertain: Två områden på sidan}]')
    assert [(alignment.framework, alignment.item, alignment.relation) for alignment in plan.aligns] == [
        ("x", None, None), ("x", "3.3", None), ("x", "3.3", "basis"),
    ]  # fmt: skip
    assert plan.aligns[2].uncertain == "Två områden på sidan"


@pytest.mark.parametrize("relation", ["basis", "inspiration", "follows"])
def test_the_relations_of_an_alignment(relation: str) -> None:
    assert plan_of(f'aligns: [{{to: "x:3.3", relation: {relation}}}]').aligns[0].relation == relation


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("70000000", 70_000_000),
        ('"70 000 000"', 70_000_000),
        ('"70\u00a0000\u00a0000"', 70_000_000),
        ('"1 000"', 1000),
        ('"7"', 7),
        ("0", 0),
    ],
)
def test_spaces_between_groups_of_an_amount_are_fine_in_quotes(written: str, amount: int) -> None:
    assert _part(f"item: x, amount: {written}").amount == amount


def test_a_recipient_is_one_of_three_words_an_organisation_or_left_out_with_uncertain() -> None:
    assert RECIPIENTS == ("region", "municipalities", "county")
    assert _part('item: "x:1", recipient: county, amount: 1').recipient == "county"
    assert _part('item: "x:1", recipient: skr, amount: 1').recipient == "skr"
    without = _part('item: "x:1", amount: 1, uncertain: Framgår inte, proposed: true')
    assert (without.recipient, without.uncertain, without.proposed) == (None, "Framgår inte", True)


def _part(fields: str) -> FundingPart:
    plan = plan_of(f"funding: {{parts: [{{{fields}}}]}}")
    assert plan.funding is not None
    return plan.funding.parts[0]


@pytest.mark.parametrize(
    "fields",
    [
        "at_least: 2", "at_most: 5.5", "equals: 12", "equals: true", "change: -20 %", 'change: "-20 %"', "change: -2 pp", "change: halved",
        "change: all", 'change: "+1,5 %"', "at_least: 2, per: year, title: T, due: 2026, responsible: [sf], better: higher",
        "change: halved, baseline: 12.5", "change: halved, baseline: {period: 2024}", "change: halved, baseline: {period: 2024, value: 12}",
    ],
)  # fmt: skip
def test_the_forms_of_a_target_on_an_indicator_or_a_goal(fields: str) -> None:
    target = f"{{id: x, title: T, targets: [{{{fields}}}]}}"
    area = plan_of(f"areas: [{{id: o, title: O, indicators: [{target}], goals: [{target.replace('x', 'y', 1)}]}}]").areas[0]
    assert area.indicators[0].targets == area.goals[0].targets
    given = {name: value for name, value in area.indicators[0].targets[0] if value not in {None, ()}}
    assert next(iter(fields.split(":"))) in given


def test_a_declared_absence_is_a_fact() -> None:
    areas = "areas: [{id: a, title: A, no_indicators: {long: Saknas enligt planen}}, {id: b, title: B, no_indicators: Saknas}]"
    long, every = (area.no_indicators for area in plan_of(areas).areas)
    assert long is not None
    assert every is not None
    assert (long.long, long.short, long.all, every.all) == ("Saknas enligt planen", None, None, "Saknas")


@pytest.mark.parametrize("kind", ["municipality", "region", "department", "unit", "committee", "group", "association", "agency", "network",
                                  "programme", "collective", "other"])  # fmt: skip
def test_the_kinds_of_organisations(kind: str) -> None:
    plan = plan_of(f"organisations: {{ort: {{name: N, kind: {kind}, until: 2025, replaced_by: ort}}}}")
    assert (plan.organisations["ort"].kind, str(plan.organisations["ort"].until)) == (kind, "2025")


def test_anything_may_carry_a_note_a_doubt_and_its_source() -> None:
    said = "note: N, uncertain: U, source: '5.2, rad 3'"
    other = "note: N, uncertain: U, source: {doc: bilaga, at: s. 2}"
    plan = plan_of(f"""
        note: N
        uncertain: U
        source: "5.2, rad 3"
        decisions: [{{action: adopted, date: 2024, {said}}}]
        sources: [{{id: bilaga, title: B, {other}}}]
        organisations: {{ort: {{name: O, kind: municipality, {said}}}}}
        groups: {{alla: {{title: A, {said}}}}}
        calendar: {{delar: {{day: 08-31, {said}}}}}
        aligns: [{{to: x, {said}}}]
        reporting: [{{id: r, every: [delar], asks: [progress], title: T, {other}}}]
        follow_ups: [{{kind: review, title: T, {said}}}]
        funding: {{parts: [{{item: x, amount: 1, {said}}}], stated: [{{amount: 1, {said}}}], {other}}}
        areas:
          - id: o
            title: O
            goals: [{{id: g, title: T, targets: [{{at_least: 1, {said}}}], {other}}}]
            indicators: [{{id: i, title: T, {said}}}]
            activities: [{{id: a, title: T, steps: [{{title: T, {other}}}], withdrawn: {{date: 2025, reason: R, {said}}}, {said}}}]
    """)
    assert plan.source is not None
    assert (plan.source.at, plan.source.doc) == ("5.2, rad 3", None)
    source = plan.areas[0].goals[0].source
    assert source is not None
    assert (source.at, source.doc) == ("s. 2", "bilaga")


def test_a_framework_may_carry_them_too() -> None:
    framework = framework_of("""
        schema: planctl/framework/v1
        id: x
        title: T
        items:
          - {id: "1", title: Ett, uncertain: Egen formulering, items: [{id: "1.1", title: Ett ett, note: N}]}
    """)
    assert framework.items[0].uncertain == "Egen formulering"
    assert framework.items[0].items[0].note == "N"


@pytest.mark.parametrize(
    ("text", "fault"),
    [("vuxna-1.1", None), ("barn-unga-1.1", None), ("5.1", None), ("3.2-um", None), ("a/b", "slug"), ("2022", "period")],
)
def test_ids_are_slugs_never_path_like_never_spelled_like_a_period(text: str, fault: str | None) -> None:
    assert fault_of_id(text) == fault


def test_the_example_is_in_force_from_its_first_day_to_its_last(plan: Plan) -> None:
    found = {day: standing(plan, date.fromisoformat(day)) for day in ("2024-11-19", "2024-11-20", "2025-01-01", "2027-12-31", "2028-01-01")}
    assert found == {
        "2024-11-19": "undecided", "2024-11-20": "adopted", "2025-01-01": "in-force", "2027-12-31": "in-force", "2028-01-01": "run-out",
    }  # fmt: skip
