"""The plan in plans/ says what its source says: compared, row by row, with facts written from the source by another reader."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from facts import harryda
from planctl.model.framework import Framework
from planctl.model.index import Index, Placed, alignments_of
from planctl.model.plan import Activity, FollowUp, Goal, Indicator, Step, Target
from planctl.workspace import PlanFile, Workspace, load

PATH = "plans/harryda-2019-2022.yaml"
REGIONAL = "vgr-regional-plan"
GROUP_OF = {goal: group for goal, _, group, _ in harryda.GOALS}
AREA_OF = {goal: area for goal, area, *_ in harryda.GOALS}


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return load([PATH])


@pytest.fixture(scope="module")
def index(workspace: Workspace) -> Index:
    return workspace.plans[0].index


def time_of(follow_up: FollowUp) -> str:
    """Spell a follow-up's time as the facts do."""
    if follow_up.due:
        return f"due {follow_up.due}"
    if follow_up.every:
        return f"every {follow_up.every}"
    return "event" if follow_up.event else "undated"


def framework(workspace: Workspace, id_: str) -> Framework:
    found = workspace.frameworks_by_id[id_].framework
    assert found is not None
    return found


def names(index: Index, ids: tuple[str, ...]) -> frozenset[str]:
    return frozenset(index.plan.organisations[name].name for name in ids)


def bodies_of(index: Index, activity: Activity, step: Step) -> frozenset[str]:
    """Who answers for a dash: the Aktör printed under it or under a later one, which the activity itself may hold for all."""
    return names(index, step.responsible or activity.responsible)


def the_one(index: Index, goal: str, word: str) -> Placed[Activity]:
    (placed,) = (placed for placed in index.activities if placed.item.goals == (goal,) and word in placed.item.title.lower())
    return placed


def row_of(placed: Placed[Indicator]) -> tuple[str, str, str | None, bool, bool, bool]:
    """Spell an indicator as the facts do."""
    (goal,) = placed.item.goals
    item = placed.item
    assert item.data_from in {None, "Öppna jämförelser"}
    return (goal, item.title, item.level, item.measure == "yes-no", item.marked, item.data_from is not None)


def comparison_of(target: Target) -> tuple[str, float | str | None]:
    pairs = (("at_least", target.at_least), ("at_most", target.at_most), ("equals", target.equals), ("change", target.change))
    (pair,) = (pair for pair in pairs if pair[1] is not None)
    return pair


def test_the_plan_itself(workspace: Workspace, index: Index) -> None:
    plan, facts = index.plan, harryda.PLAN
    assert plan.title == facts["title"]
    assert plan.period.text == facts["period"]
    assert plan.organisations[plan.owner].name == facts["owner"]
    assert plan.organisations[plan.coordinator or ""].name == facts["collaboration_group"]
    assert [group for group in facts["reference_groups"] if group not in (plan.note or "")] == []
    ties = [tie.to.partition(":") for tie in plan.aligns]
    assert sorted((framework(workspace, to).title, item) for to, _, item in ties) == sorted(facts["alignments"])


def test_the_decisions_are_those_that_the_source_tells_of(index: Index) -> None:
    assert [
        {
            "action": item.action,
            "date": str(item.date),
            "date_uncertain": item.uncertain is not None,
            "period": item.period.text if item.period else None,
            "by": index.plan.organisations[item.by].name if item.by else None,
        }
        for item in index.plan.decisions
    ] == list(harryda.PLAN["decisions"])


def test_the_plans_own_promises(index: Index) -> None:
    (reporting,) = index.plan.reporting
    assert str(reporting.every) == harryda.PLAN["round"]["every"]
    assert frozenset(reporting.asks) == harryda.PLAN["round"]["asks"]
    assert all(word in reporting.title.lower() for word in ("uppföljning", "revidering")), "one sentence promises both (l. 98)"
    said = [(item.kind, time_of(item), item.title.lower()) for item in index.plan.follow_ups]
    assert len(said) == len(harryda.PLAN["promises"])
    for (kind, time, title), (wanted_kind, wanted_time, word) in zip(said, harryda.PLAN["promises"], strict=True):
        assert (kind, time) == (wanted_kind, wanted_time)
        assert word in title


def test_areas_have_the_headings_of_the_tables(index: Index) -> None:
    assert tuple((area.item.id, area.item.title) for area in index.areas) == harryda.AREAS


def test_goals_keep_their_number_and_their_group(index: Index) -> None:
    goals: tuple[Placed[Goal], ...] = index.goals
    assert [(placed.id, placed.area.id if placed.area else "", placed.item.groups) for placed in goals] == [
        (goal, area, (group,)) for goal, area, group, _ in harryda.GOALS
    ]
    for placed, (goal, *_, word) in zip(goals, harryda.GOALS, strict=True):
        assert word in placed.item.title.lower(), goal


def test_the_regional_plan_has_the_same_areas_and_goals(workspace: Workspace, index: Index) -> None:
    assert [(item.id, [goal.id for goal in item.items]) for item in framework(workspace, REGIONAL).items] == [
        (area, [goal for goal, of, *_ in harryda.GOALS if of == area]) for area, _ in harryda.AREAS
    ]
    ties = [(kind, id_, tie.to) for kind, id_, tie, _ in alignments_of(index) if kind != "plan"]
    areas = [("area", area, f"{REGIONAL}:{area}") for area, _ in harryda.AREAS]
    assert ties == [*areas, *(("goal", goal, f"{REGIONAL}:{goal}") for goal, *_ in harryda.GOALS)]


def test_every_heading_is_one_activity_in_the_order_of_the_source(index: Index) -> None:
    assert [placed.item.goals for placed in index.activities] == [(goal,) for goal, *_ in harryda.ACTIVITIES]


@pytest.mark.parametrize("number", range(len(harryda.ACTIVITIES)), ids=lambda number: "-".join(harryda.ACTIVITIES[number][1]))
def test_an_activity_says_what_the_source_says(index: Index, number: int) -> None:
    goal, words, responsible, dashes, refers = harryda.ACTIVITIES[number]
    placed: Placed[Activity] = index.activities[number]
    activity = placed.item
    assert placed.area is not None
    assert (placed.area.id, activity.groups, activity.goals) == (AREA_OF[goal], (GROUP_OF[goal],), (goal,))
    assert [word for word in words if word not in activity.title.lower()] == []
    assert names(index, activity.responsible).union(*(bodies_of(index, activity, step) for step in activity.steps)) == responsible
    assert len(activity.steps) == dashes
    assert not any(step.steps for step in activity.steps), "no dash has dashes of its own"
    assert (activity.same_as is not None) == refers


def test_what_is_named_again_leads_to_the_activity_that_the_source_refers_to(index: Index) -> None:
    """Both say "se mål 1:1 vuxna"; the words are those of the same row there."""
    for number, (_, words, *_, refers) in enumerate(harryda.ACTIVITIES):
        if refers:
            there = index.by_id[index.activities[number].item.same_as or ""].item
            assert isinstance(there, Activity)
            assert there.goals == ("vuxna-1.1",)
            assert all(word in there.title.lower() for word in words)


def test_an_aktor_answers_for_the_dashes_above_it(index: Index) -> None:
    for goal, word, bodies in harryda.STEP_BODIES:
        activity = the_one(index, goal, word).item
        assert [bodies_of(index, activity, step) for step in activity.steps] == [frozenset({body}) for body in bodies]
    told = {the_one(index, goal, word).id for goal, word, _ in harryda.STEP_BODIES}
    split = {placed.id for placed in index.activities if any(step.responsible for step in placed.item.steps)}
    assert split == told, "elsewhere one Aktör answers for the whole"


@pytest.mark.parametrize("number", range(len(harryda.INDICATORS)), ids=lambda number: "-".join(harryda.INDICATORS[number][:2]))
def test_an_indicator_says_what_the_source_says(index: Index, number: int) -> None:
    placed = index.indicators[number]
    goal, *_ = harryda.INDICATORS[number]
    assert placed.area is not None
    assert row_of(placed) == harryda.INDICATORS[number]
    assert (placed.area.id, placed.item.groups) == (AREA_OF[goal], (GROUP_OF[goal],))


def test_targets_are_those_of_the_source(index: Index) -> None:
    found = [
        (*placed.item.goals, placed.item.title, *comparison_of(target), target.per)
        for placed in index.indicators
        for target in placed.item.targets
    ]
    assert found == list(harryda.TARGETS)
    assert [placed.id for placed in index.goals if placed.item.targets] == [], "a vision of none is no value by a time"


def test_an_activitys_own_follow_ups_are_those_of_the_source(index: Index) -> None:
    found = [(placed.id, item.kind, time_of(item), item.title.lower()) for placed in index.activities for item in placed.item.follow_ups]
    assert len(found) == len(harryda.FOLLOW_UPS)
    for (activity, kind, time, title), (goal, word, wanted_kind, wanted_time, said) in zip(found, harryda.FOLLOW_UPS, strict=True):
        assert (activity, kind, time) == (the_one(index, goal, word).id, wanted_kind, wanted_time)
        assert said in title


def test_the_counts_are_those_written_down(index: Index) -> None:
    indicators = [placed.item for placed in index.indicators]
    assert {
        "areas": len(index.areas),
        "goals": len(index.goals),
        "goals_by_group": Counter(group for placed in index.goals for group in placed.item.groups),
        "activities": len(index.activities),
        "activities_by_area": Counter(placed.area.id for placed in index.activities if placed.area),
        "referring": sum(placed.item.same_as is not None for placed in index.activities),
        "steps": sum(len(placed.item.steps) for placed in index.activities),
        "indicators": len(indicators),
        "indicators_by_level": Counter(item.level for item in indicators),
        "indicators_by_area": Counter(placed.area.id for placed in index.indicators if placed.area),
        "yes_no": sum(item.measure == "yes-no" for item in indicators),
        "marked": sum(item.marked for item in indicators),
        "oj": sum(item.data_from is not None for item in indicators),
    } == harryda.COUNTS


def test_nothing_is_reported_since_the_source_reports_nothing(workspace: Workspace) -> None:
    assert workspace.plans[0].journal is None


def test_what_2022_asks_for(workspace: Workspace) -> None:
    """The year's round and the one thing with a year of its own; the rounds of the years before it are owed; SKR has no date."""
    from planctl.views.due import due, year_query

    file: PlanFile = workspace.plans[0]
    view = due([file], date(2022, 6, 30), year_query(2022))
    assert {(item.address.partition("/")[2], item.state) for item in view.items} == {
        ("reporting/uppfoljning-revidering@2022", "current"),
        ("handlingsplan-suicid/inford@2022", "current"),
    }
    assert [(item.address.rpartition("@")[2], item.state) for item in view.older] == [
        ("2019", "overdue"),
        ("2020", "overdue"),
        ("2021", "overdue"),
    ]
    assert [item.address.partition("/")[2] for item in view.undated] == ["plan/redovisning-skr"]


def test_promises_have_the_sources_own_words(index: Index) -> None:
    assert [str(promise.address) for promise in index.promises if not promise.item.said] == []
