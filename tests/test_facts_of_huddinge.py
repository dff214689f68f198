"""The plan in plans/ says what its source says: compared, row by row, with facts written from the source by another reader."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from facts import huddinge
from planctl.model.index import Index, Placed, Promise, responsible_for
from planctl.model.plan import Activity, FollowUp
from planctl.workspace import PlanFile, load

PATH = "plans/huddinge-2022-2024.yaml"


@pytest.fixture(scope="module")
def file() -> PlanFile:
    return load([PATH]).plans[0]


def time_of(follow_up: FollowUp) -> str:
    """Spell a follow-up's time as the facts do."""
    if follow_up.due:
        return f"due {follow_up.due}"
    if follow_up.every:
        return f"every {follow_up.every}" + (f" from {follow_up.from_}" if follow_up.from_ else "")
    return "event" if follow_up.event else "undated"


def names(index: Index, ids: tuple[str, ...]) -> frozenset[str]:
    return frozenset(index.plan.organisations[name].name for name in ids)


def test_every_row_is_one_activity_in_the_order_of_the_source(file: PlanFile) -> None:
    rows = [
        (placed.area.id if placed.area else "", placed.item.source.at if placed.item.source else "") for placed in file.index.activities
    ]
    assert rows == [(area, f"{area}, rad {row}") for area, row, *_ in huddinge.ACTIVITIES]


@pytest.mark.parametrize("number", range(len(huddinge.ACTIVITIES)), ids=lambda number: "-".join(map(str, huddinge.ACTIVITIES[number][:2])))
def test_a_row_says_what_the_source_says(file: PlanFile, number: int) -> None:
    area, _, words, responsible, partners, follow_ups = huddinge.ACTIVITIES[number]
    placed: Placed[Activity] = file.index.activities[number]
    assert placed.area is not None
    assert placed.area.id == area
    assert any(word in placed.item.title.lower() for word in words)
    assert names(file.index, responsible_for(placed.item, file.index.plan)) == responsible
    assert names(file.index, placed.item.partners) == partners
    assert tuple((item.kind, time_of(item)) for item in placed.item.follow_ups) == follow_ups


def test_the_counts_are_those_written_down(file: PlanFile) -> None:
    activities = Counter(placed.area.id for placed in file.index.activities if placed.area)
    kinds = Counter(item.kind for placed in file.index.activities for item in placed.item.follow_ups)
    assert activities == huddinge.COUNTS["activities"]
    assert kinds == huddinge.COUNTS["follow_ups"]
    assert (activities.total(), kinds.total()) == (huddinge.COUNTS["activities_in_all"], huddinge.COUNTS["follow_ups_in_all"])


def test_the_plan_itself(file: PlanFile) -> None:
    plan, facts = file.index.plan, huddinge.PLAN
    (adopted,) = plan.decisions
    assert plan.title == facts["title"].replace("-", "–")
    assert (adopted.action, str(adopted.date), plan.organisations[adopted.by or ""].name) == (
        "adopted",
        facts["adopted"]["date"],
        facts["adopted"]["by"],
    )
    assert plan.period.text == facts["period"]
    assert plan.organisations[plan.owner].name == facts["owner"]
    assert plan.organisations[plan.coordinator or ""].name == facts["coordinator"]
    assert names(file.index, plan.organisations["styrgrupp"].members) == facts["steering_group"]


def test_the_plans_own_promises(file: PlanFile) -> None:
    (reporting,) = file.index.plan.reporting
    assert tuple(reporting.every) == huddinge.PLAN["points"]
    assert file.index.plan.calendar["delar"].uncertain, "the source gives no day for delår"
    said = [(item.kind, time_of(item), item.title.lower()) for item in file.index.plan.follow_ups]
    assert len(said) == len(huddinge.PLAN["promises"])
    for (kind, time, title), (wanted_kind, wanted_time, word) in zip(said, huddinge.PLAN["promises"], strict=True):
        assert (kind, time) == (wanted_kind, wanted_time)
        assert word in title


def test_areas_have_the_headings_of_the_tables(file: PlanFile) -> None:
    assert tuple((area.item.id, area.item.title) for area in file.index.areas) == huddinge.AREAS


def test_nothing_is_reported_since_the_source_reports_nothing(file: PlanFile) -> None:
    assert file.journal is None


def test_what_2024_asks_for(file: PlanFile) -> None:
    """Yearly measures, what shall be ready by 2024, what was to be counted over 2022–2024; older debts apart."""
    from planctl.views.due import due, year_query

    view = due([file], date(2024, 6, 30), year_query(2024))
    own = [item for item in view.items if item.activity is None]
    assert [item.address.partition("/")[2] for item in own] == [
        "reporting/lage@2024-delar",
        "reporting/lage@2024-arsslut",
        "plan/revidering@2022..2024",
    ]
    promised = Counter(time for *_, follow_ups in huddinge.ACTIVITIES for _, time in follow_ups)
    in_2024 = sum(promised[time] for time in ("every year", "every year from 2023", "due 2024", "due 2022..2024"))
    assert len(view.items) - len(own) == in_2024
    assert {item.state for item in view.items} == {"current"}
    assert view.older
    assert all(item.state == "overdue" and item.deadline and item.deadline.year < 2024 for item in view.older)
    assert [item.address.partition("/")[2] for item in view.undated] == ["abc-forskolepersonal/review"]


def test_promises_have_the_sources_own_words(file: PlanFile) -> None:
    promises: tuple[Promise, ...] = file.index.promises
    assert all(promise.item.said for promise in promises)
