"""The plan in plans/ says what its source says: compared, row by row, with facts written from the source by another reader."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from facts import helsingborg
from planctl.model.index import Index, Placed, Promise, responsible_for, steps_of
from planctl.workspace import PlanFile, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planctl.model.plan import Activity, Area, FollowUp, Goal, Indicator, Plan, Target

PATH = "plans/helsingborg-2026.yaml"
STRATEGY = "nationell-strategi-2025"
ALL: Final = "all"
# How the plan's note begins the clause about each kind of tie.
CLAUSES: Final = {"basis": "bygger på", "inspiration": "inspireras av", "follows": "följer"}
# Times of the facts that fall due in the plan's year.
IN_2026: Final = frozenset({"every year", "every year on 09-10", "due 2026", "due 2026-09-10", "due 2025..2026"})


@pytest.fixture(scope="module")
def file() -> PlanFile:
    return load([PATH]).plans[0]


def time_of(follow_up: FollowUp, plan: Plan) -> str:
    """Spell a follow-up's time as the facts do; a calendar point comes once a year, on its day."""
    if follow_up.due:
        return f"due {follow_up.due}"
    if follow_up.every:
        days = [plan.calendar[point].day for point in follow_up.every if point in plan.calendar]
        return f"every year on {', '.join(map(str, days))}" if days else f"every {follow_up.every}"
    return "event" if follow_up.event else "undated"


def value_of(target: Target) -> str:
    """Spell a target's value as the facts do: a change in words stands alone."""
    named = {"at_least": target.at_least, "at_most": target.at_most, "equals": target.equals, "change": target.change}
    ((name, value),) = [(name, value) for name, value in named.items() if value is not None]
    return str(value) if value in {"halved", ALL} else f"{name} {value}"


def names(plan: Plan, ids: Iterable[str]) -> list[str]:
    return [plan.organisations[name].name.lower() for name in ids]


def bodies_differ(wanted: tuple[str, ...], found: list[str]) -> str:
    """Say which bodies of the facts the plan lacks, and which it has beyond them; nothing where they are the same."""
    missing = [fragment for fragment in wanted if not any(fragment in name for name in found)]
    more = [name for name in found if not any(fragment in name for fragment in wanted)]
    number = f"{len(found)} for {len(wanted)}" if len(found) != len(wanted) else ""
    return "; ".join(filter(None, [", ".join(missing) and f"missing: {missing}", ", ".join(more) and f"more: {more}", number]))


def title_of(placed: Placed[Activity] | Placed[Goal] | Placed[Indicator]) -> str:
    assert placed.area is not None
    return placed.area.title


def targets_of(index: Index) -> Iterator[tuple[str, str, str]]:
    """Yield (area, all that is said of it, value) for every target of a goal or an indicator."""
    holders: tuple[Placed[Goal] | Placed[Indicator], ...] = (*index.goals, *index.indicators)
    for placed in holders:
        for target in placed.item.targets:
            said = " ".join([placed.item.title, target.title or "", *names(index.plan, target.responsible)])
            yield title_of(placed), said.lower(), value_of(target)


def silent_terms(area: Area) -> frozenset[str]:
    declared = area.no_indicators
    if declared is None:
        return frozenset()
    assert declared.all is None, f"{area.title}: the source never says that indicators are missing in both terms"
    return frozenset(term for term, why in (("short", declared.short), ("long", declared.long)) if why)


def of_area(area: str, number: int) -> str:
    return f"{area}, punkt {number}"


# The plan as a whole


def test_the_plan_itself(file: PlanFile) -> None:
    plan, facts = file.index.plan, helsingborg.PLAN
    (source,) = plan.sources
    assert source.title == facts["title"]
    assert all(word in plan.title.lower() for word in facts["title_words"])
    assert plan.organisations[plan.owner].name == facts["owner"]
    assert plan.period.text == facts["period"]
    assert plan.uncertain, "the source doesn't say how long the agreement holds"
    assert bool(plan.decisions) == (facts["decision"] is not None)


def test_the_four_parties_answer_where_nobody_is_named(file: PlanFile) -> None:
    plan = file.index.plan
    assert tuple(plan.organisations[name].name for name in plan.responsible) == helsingborg.PLAN["parties"]
    assert {plan.organisations[name].part_of for name in plan.responsible} == {plan.owner}


def test_the_plans_own_promises(file: PlanFile) -> None:
    plan, wanted = file.index.plan, helsingborg.PLAN["promises"]
    assert not plan.reporting, "the source has no rounds"
    assert [(item.kind, time_of(item, plan)) for item in plan.follow_ups] == [(kind, time) for kind, time, _ in wanted]
    for item, (_, _, word) in zip(plan.follow_ups, wanted, strict=True):
        assert word in item.title.lower()


@pytest.mark.parametrize(("framework", "relation"), helsingborg.PLAN["rests_on"], ids=lambda value: value)
def test_what_the_plan_rests_on(file: PlanFile, framework: str, relation: str) -> None:
    """Frameworks without a file stand in the plan's note, in the clause of their relation."""
    note = (file.index.plan.note or "").lower()
    (clause,) = [clause.strip() for clause in note.split(";") if clause.strip().startswith(CLAUSES[relation])]
    lacking = [word for word in framework.lower().split() if word not in clause]
    assert not lacking, f"{clause!r} lacks {lacking}"


def test_the_note_holds_all_that_the_plan_rests_on(file: PlanFile) -> None:
    clauses = (file.index.plan.note or "").split(";")
    assert len(clauses) == len({relation for _, relation in helsingborg.PLAN["rests_on"]})


def test_the_national_strategy_is_what_inspires(file: PlanFile) -> None:
    """The one framework of the source's list that has a file, so that areas can point into it."""
    (alignment,) = file.index.plan.aligns
    wanted = {relation for framework, relation in helsingborg.PLAN["rests_on"] if "nationella strategin" in framework}
    assert alignment.to == STRATEGY
    assert {alignment.relation} == wanted


def test_nothing_is_reported_since_the_source_reports_nothing(file: PlanFile) -> None:
    assert file.journal is None


# The areas


def test_areas_are_the_headings_with_their_parts_of_the_strategy(file: PlanFile) -> None:
    found = tuple((area.item.title, tuple(alignment.to for alignment in area.item.aligns)) for area in file.index.areas)
    wanted = tuple((title, tuple(f"{STRATEGY}:{part}" for part in parts)) for title, parts in helsingborg.AREAS)
    assert found == wanted


@pytest.mark.parametrize("row", helsingborg.PER_AREA, ids=lambda row: row[0])
def test_an_area_holds_as_much_as_in_the_source(file: PlanFile, row: tuple[str, int, int, int, int, int, int, frozenset[str]]) -> None:
    title, activities, steps, deeper, long_goals, short, long, lacking = row
    (area,) = [placed.item for placed in file.index.areas if placed.item.title == title]
    walked = [(step, parent) for activity in area.activities for _, step, parent in steps_of(activity.steps, ())]
    assert len(area.activities) == activities, "activities"
    assert sum(parent is None for _, parent in walked) == steps, "steps"
    assert sum(parent is not None for _, parent in walked) == deeper, "steps of steps"
    assert sum(goal.term == "long" for goal in area.goals) == long_goals, "long-term goals"
    assert [sum(indicator.term == term for indicator in area.indicators) for term in ("short", "long")] == [short, long], "indicators"
    assert silent_terms(area) == lacking, "indicators declared missing"


def test_every_area_is_counted(file: PlanFile) -> None:
    assert [area.item.title for area in file.index.areas] == [row[0] for row in helsingborg.PER_AREA]


def test_the_counts_are_those_written_down(file: PlanFile) -> None:
    index, counts = file.index, helsingborg.COUNTS
    walked = [parent for placed in index.activities for _, _, parent in steps_of(placed.item.steps, ())]
    goals = Counter(placed.item.term for placed in index.goals)
    indicators = Counter(placed.item.term for placed in index.indicators)
    kinds = Counter(item.kind for placed in index.activities for item in placed.item.follow_ups)
    values = [value for _, _, value in targets_of(index)]
    found: helsingborg.Counts = {
        "areas": len(index.areas),
        "areas_without_activities": sum(not area.item.activities for area in index.areas),
        "activities": len(index.activities),
        "steps": sum(parent is None for parent in walked),
        "steps_of_steps": sum(parent is not None for parent in walked),
        "long_goals": goals["long"],
        "short_goals": goals["short"],
        "short_indicators": indicators["short"],
        "long_indicators": indicators["long"],
        "areas_that_lack_long_indicators": sum("long" in silent_terms(area.item) for area in index.areas),
        "promises": {str(kind): number for kind, number in kinds.items()},
        "promises_in_all": kinds.total(),
        "targets": sum(value != ALL for value in values),
    }
    assert found == counts
    assert set(goals) == set(indicators) == {"short", "long"}, "goals and indicators keep their term"


# The activities


def test_every_bullet_is_one_activity_in_the_order_of_the_source(file: PlanFile) -> None:
    rows = [placed.item.source.at if placed.item.source else "" for placed in file.index.activities]
    assert rows == [of_area(area, number) for area, number, *_ in helsingborg.ACTIVITIES]


@pytest.mark.parametrize("row", range(len(helsingborg.ACTIVITIES)), ids=lambda row: "-".join(map(str, helsingborg.ACTIVITIES[row][:2])))
def test_an_activity_says_what_its_bullet_says(file: PlanFile, row: int) -> None:
    area, _, words, bodies, promises = helsingborg.ACTIVITIES[row]
    plan, placed = file.index.plan, file.index.activities[row]
    assert title_of(placed) == area
    assert any(word in placed.item.title.lower() for word in words), f"{placed.item.title!r} has none of {words}"
    assert not bodies_differ(bodies, names(plan, placed.item.responsible))
    assert tuple((item.kind, time_of(item, plan)) for item in placed.item.follow_ups) == promises


def test_where_a_bullet_names_nobody_its_steps_or_the_parties_answer(file: PlanFile) -> None:
    plan = file.index.plan
    for placed, (area, number, _, bodies, _) in zip(file.index.activities, helsingborg.ACTIVITIES, strict=True):
        if bodies:
            continue
        of_steps = {body for _, step, _ in steps_of(placed.item.steps, ()) for body in step.responsible}
        assert set(responsible_for(placed.item, plan)) == (of_steps or set(plan.responsible)), of_area(area, number)


# Goals and indicators


@pytest.mark.parametrize(("area", "words", "value"), helsingborg.TARGETS, ids=lambda value: str(value)[:60])
def test_a_number_is_a_target(file: PlanFile, area: str, words: tuple[str, ...], value: str) -> None:
    found = [said for where, said, its in targets_of(file.index) if (where, its) == (area, value) and all(word in said for word in words)]
    assert len(found) == 1, f"{words} with {value}: {found}"


def test_no_target_has_a_number_that_the_source_lacks(file: PlanFile) -> None:
    found = Counter((area, value) for area, _, value in targets_of(file.index) if value != ALL)
    assert found == Counter((area, value) for area, _, value in helsingborg.TARGETS)


def test_short_goals_are_those_that_hold_a_number(file: PlanFile) -> None:
    """The source lists no short-term goals of their own; those that activities speak of are goals where they give a number."""
    short = [placed for placed in file.index.goals if placed.item.term == "short"]
    assert all(placed.item.targets for placed in short), [placed.id for placed in short if not placed.item.targets]
    served = {goal for placed in file.index.activities for goal in placed.item.goals}
    assert {placed.id for placed in short} <= served, "a short goal is that of an activity"


@pytest.mark.parametrize(("area", "words"), helsingborg.TARGETS_OF_ALL, ids=lambda value: str(value)[:60])
def test_a_long_goal_of_all_says_so(file: PlanFile, area: str, words: tuple[str, ...]) -> None:
    found = [
        placed.item.title
        for placed in file.index.goals
        for target in placed.item.targets
        if title_of(placed) == area
        and placed.item.term == "long"
        and value_of(target) == ALL
        and all(word in f"{placed.item.title} {target.title}".lower() for word in words)
    ]
    assert len(found) == 1, f"{words}: {found}"


def test_no_other_target_says_all(file: PlanFile) -> None:
    found = Counter(area for area, _, value in targets_of(file.index) if value == ALL)
    assert found == Counter(area for area, _ in helsingborg.TARGETS_OF_ALL)


@pytest.mark.parametrize(("area", "words", "number", "time"), helsingborg.INDICATOR_TIMES, ids=lambda value: str(value)[:60])
def test_an_indicators_time_is_a_promise_to_measure(
    file: PlanFile, area: str, words: tuple[str, ...], number: int | None, time: str
) -> None:
    """The name keeps the words; where the time is the parties' own it is also a follow-up of the activity that it tells about."""
    index = file.index
    candidates = [placed for placed in index.indicators if title_of(placed) == area]
    (indicator,) = [placed for placed in candidates if all(word in placed.item.title.lower() for word in words)]
    found = [
        (promise.activity.item.source.at, promise.follow_up.kind, time_of(promise.follow_up, index.plan))
        for promise in index.promises_by_indicator.get(indicator.id, [])
        if promise.activity and promise.activity.item.source and promise.follow_up
    ]
    assert found == ([(of_area(area, number), "measure", time)] if number else [])


def test_only_indicators_with_a_time_are_promised(file: PlanFile) -> None:
    assert len(file.index.promises_by_indicator) == sum(number is not None for _, _, number, _ in helsingborg.INDICATOR_TIMES)


# Time


def test_promises_have_the_sources_own_words(file: PlanFile) -> None:
    """Every time has the words it was read from; the introduction's promises have no time to quote."""
    promises: tuple[Promise, ...] = file.index.promises
    assert [promise.address for promise in promises if promise.activity and not promise.item.said] == []


def test_what_2026_asks_for(file: PlanFile) -> None:
    """Every dated promise once, the one for 2025 apart as an older debt; what has no date is shown as such."""
    from planctl.views.due import due, year_query

    view = due([file], date(2026, 9, 10), year_query(2026))
    promised = Counter(time for *_, promises in helsingborg.ACTIVITIES for _, time in promises)
    assert len(view.items) == sum(promised[time] for time in IN_2026)
    assert {item.state for item in view.items} == {"current"}
    assert [(item.state, item.deadline) for item in view.older] == [("overdue", date(2025, 12, 31))] * promised["due 2025"]
    undated = len(helsingborg.PLAN["promises"]) + promised["event"] + promised["every ongoing"]
    assert len(view.undated) == undated
    assert promised.total() == len(view.items) + len(view.older) + undated - len(helsingborg.PLAN["promises"])
