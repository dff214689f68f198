"""The plan in plans/ says what its source says: compared, row by row, with facts written from the source by another reader."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

import pytest

from facts import stockholm
from planctl.model.framework import Framework
from planctl.model.funding import Funding
from planctl.model.index import Index, alignments_of, responsible_for
from planctl.model.plan import Activity, FollowUp
from planctl.workspace import PlanFile, Workspace, load

PATH = "plans/stockholm-2023.yaml"
FRAMEWORK = "skr-overenskommelse-2023"


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return load([PATH])


@pytest.fixture(scope="module")
def file(workspace: Workspace) -> PlanFile:
    return workspace.plans[0]


@pytest.fixture(scope="module")
def framework(workspace: Workspace) -> Framework:
    found = workspace.frameworks_by_id[FRAMEWORK].framework
    assert found is not None
    return found


@pytest.fixture(scope="module")
def funding(file: PlanFile) -> Funding:
    found = file.index.plan.funding
    assert found is not None
    return found


def time_of(follow_up: FollowUp) -> str:
    """Spell a follow-up's time as the facts do."""
    if follow_up.due:
        return f"due {follow_up.due}"
    if follow_up.every:
        return f"every {follow_up.every}" + (f" from {follow_up.from_}" if follow_up.from_ else "")
    return "event" if follow_up.event else "undated"


def names(index: Index, ids: tuple[str, ...]) -> frozenset[str]:
    return frozenset(index.plan.organisations[name].name for name in ids)


def numbered(index: Index) -> dict[tuple[str, int], Activity]:
    """The activities by the title of their area and their number in it, in the order of the document."""
    found: dict[tuple[str, int], Activity] = {}
    seen: Counter[str] = Counter()
    for placed in index.activities:
        assert placed.area is not None
        seen[placed.area.title] += 1
        found[placed.area.title, seen[placed.area.title]] = placed.item
    return found


# The rows of the facts, numbered within their area as the source numbers them.
NUMBERED = tuple(
    (area, sum(row[0] == area for row in stockholm.ACTIVITIES[: place + 1]), *rest)
    for place, (area, *rest) in enumerate(stockholm.ACTIVITIES)
)


def test_the_plan_itself(file: PlanFile, framework: Framework) -> None:
    plan, facts = file.index.plan, stockholm.PLAN
    owner = plan.organisations[plan.owner]
    assert plan.title == facts["title"]
    assert plan.period.text == facts["period"]
    assert (owner.name, owner.kind) == (facts["owner"], "programme")
    assert all(party in (owner.note or "") for party in facts["parties"])
    assert names(file.index, plan.responsible) == {facts["carried_by"]}
    assert [decision.action for decision in plan.decisions] == ([facts["decision"]] if facts["decision"] else [])
    assert [(tie.to, tie.relation, tie.uncertain) for tie in plan.aligns] == [(framework.id, "basis", None)]
    assert framework.title == facts["builds_on"]


def test_areas_nest_as_their_headings_do(file: PlanFile) -> None:
    assert tuple((placed.item.title, placed.area.title if placed.area else None) for placed in file.index.areas) == stockholm.AREAS


def test_goals_stand_in_the_order_of_the_source_with_their_term(file: PlanFile) -> None:
    found = [(placed.area.title if placed.area else "", placed.item.term) for placed in file.index.goals]
    assert found == [(area, term) for area, term, _ in stockholm.GOALS]


@pytest.mark.parametrize("number", range(len(stockholm.GOALS)), ids=lambda number: "-".join(stockholm.GOALS[number][2]))
def test_a_goal_says_what_the_source_says(file: PlanFile, number: int) -> None:
    words = stockholm.GOALS[number][2]
    said = file.index.goals[number].item.title.lower()
    assert [word for word in words if word not in said] == []


def test_every_activity_stands_where_the_source_has_it(file: PlanFile) -> None:
    found = [
        (placed.area.title if placed.area else "", placed.item.source.at if placed.item.source else "") for placed in file.index.activities
    ]
    assert found == [(area, f"{area}, {'aktivitet' if area in stockholm.HEADED else 'punkt'} {number}") for area, number, *_ in NUMBERED]


@pytest.mark.parametrize("row", stockholm.ACTIVITIES, ids=lambda row: "-".join(row[1]))
def test_an_activity_says_what_the_source_says(
    file: PlanFile, row: tuple[str, tuple[str, ...], int, frozenset[str], frozenset[str]]
) -> None:
    _, words, bullets, responsible, partners = row
    activity = file.index.activities[stockholm.ACTIVITIES.index(row)].item
    said = activity.title.lower()
    assert [word for word in words if word not in said] == []
    assert len(activity.steps) == bullets
    assert not any(step.steps for step in activity.steps)
    assert names(file.index, responsible_for(activity, file.index.plan)) == (responsible or {stockholm.PLAN["carried_by"]})
    assert names(file.index, activity.partners) == partners


def test_steps_that_others_answer_for(file: PlanFile) -> None:
    found = {
        (area, number, place, names(file.index, step.responsible))
        for (area, number), activity in numbered(file.index).items()
        for place, step in enumerate(activity.steps, 1)
        if step.responsible
    }
    assert found == set(stockholm.STEPS_OF_OTHERS)


def test_the_framework_has_the_tags_of_the_page_feet(framework: Framework) -> None:
    items = [*framework.items, *(item for outer in framework.items for item in outer.items)]
    assert {item.tag: item.id for item in items if item.tag} == stockholm.TAGS


def test_the_part_for_youth_clinics_lies_within_its_item(framework: Framework) -> None:
    assert {item.id: tuple(part.id for part in item.items) for item in framework.items} == {
        number: ("3.2-um",) if number == "3.2" else () for number in ("3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7")
    }
    assert {item for item, *_ in stockholm.FUNDING} == {item.id for outer in framework.items for item in (outer, *outer.items)}


def test_ties_are_those_of_the_page_feet_and_of_the_text(file: PlanFile) -> None:
    titles = {placed.id: placed.item.title for placed in file.index.areas}
    ties = [(kind, where, tie) for kind, where, tie, _ in alignments_of(file.index) if kind != "plan"]
    assert {kind for kind, *_ in ties} == {"area"}
    assert {tie.framework for *_, tie in ties} == {FRAMEWORK}
    found = Counter((titles[where], tie.item, tie.uncertain is None) for _, where, tie in ties)
    assert found == Counter(stockholm.ALIGNMENTS)


def test_the_money_is_that_of_the_table(file: PlanFile, funding: Funding) -> None:
    found = [(part.item, part.amount, part.recipient) for part in funding.parts]
    assert found == [(f"{FRAMEWORK}:{item}", amount, recipient) for item, amount, recipient in stockholm.FUNDING]
    assert [part.item for part in funding.parts if not part.uncertain] == [], "the table has lost its columns"
    assert not any(part.proposed for part in funding.parts)
    assert file.index.plan.funding is funding


def test_the_money_adds_up_to_what_the_text_states(funding: Funding, framework: Framework) -> None:
    (stated,) = funding.stated
    assert (stated.amount, stated.precision) == (stockholm.TOTAL["amount"], stockholm.TOTAL["precision"])
    assert (stated.item, stated.recipients) == (None, ())
    total = sum(part.amount for part in funding.parts)
    assert total == stockholm.COUNTS["funding_sum"]
    assert abs(total - stated.amount) < stated.precision
    assert framework.funding is None, "the source tells only what the county gets"


def test_what_is_promised(file: PlanFile) -> None:
    places = {activity.id: place for place, activity in numbered(file.index).items()}
    found = [
        (places[promise.activity.id] if promise.activity else "plan", promise.follow_up.kind, time_of(promise.follow_up))
        for promise in file.index.promises
        if promise.follow_up
    ]
    assert found == [(whose, kind, time) for whose, kind, time, _ in stockholm.FOLLOW_UPS]
    for promise, (*_, word) in zip(file.index.promises, stockholm.FOLLOW_UPS, strict=True):
        assert word in promise.item.title.lower()
        assert promise.item.said, "a time has the source's own words"


def test_the_counts_are_those_written_down(file: PlanFile, funding: Funding) -> None:
    index, counts = file.index, stockholm.COUNTS
    assert Counter("nested" if placed.area else "top" for placed in index.areas) == counts["areas"]
    assert len(index.areas) == counts["areas_in_all"]
    goals: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for placed in index.goals:
        goals[placed.area.title if placed.area else ""][placed.item.term or ""] += 1
    assert goals == counts["goals"]
    assert sum(goals.values(), Counter()) == counts["goals_by_term"]
    assert len(index.goals) == counts["goals_in_all"]
    activities = numbered(index)
    assert Counter(area for area, _ in activities) == counts["activities"]
    assert len(index.activities) == counts["activities_in_all"]
    steps = Counter({area: 0 for area, _ in activities})
    for (area, _), activity in activities.items():
        steps[area] += len(activity.steps)
    assert steps == counts["steps"]
    assert steps.total() == counts["steps_in_all"]
    assert sum(bool(others(index, activity)) for activity in activities.values()) == counts["activities_with_bodies"]
    ties = [(where, tie) for kind, where, tie, _ in alignments_of(index) if kind == "area"]
    titles = {placed.id: placed.item.title for placed in index.areas}
    assert Counter(titles[where] for where, _ in ties) == counts["alignments"]
    assert sum(tie.uncertain is None for _, tie in ties) == counts["alignments_certain"]
    assert len(ties) == counts["alignments_in_all"]
    assert len(funding.parts) == counts["funding_rows"]
    assert len(index.promises) == counts["follow_ups"]


def others(index: Index, activity: Activity) -> frozenset[str]:
    """The bodies named in an activity and its steps, the programme itself apart."""
    named = (*activity.responsible, *activity.partners, *(name for step in activity.steps for name in (*step.responsible, *step.partners)))
    return names(index, named) - {stockholm.PLAN["carried_by"]}


def test_nothing_is_reported_since_the_source_reports_nothing(file: PlanFile) -> None:
    assert file.journal is None
    assert file.index.plan.reporting == ()
    assert file.index.indicators == ()


def test_what_2023_asks_for(file: PlanFile) -> None:
    """Both promises are for the plan's only year, and are owed when it has ended."""
    from planctl.views.due import due, year_query

    wanted = ["plan/genomforande@2023", "suicid-konsultativt-stod/riktade-insatser@2023"]
    for day, state in ((date(2023, 6, 30), "current"), (date(2023, 12, 31), "current"), (date(2024, 1, 1), "overdue")):
        view = due([file], day, year_query(2023))
        assert [(item.address.partition("/")[2], item.state) for item in view.items] == [(address, state) for address in wanted]
