"""Series and verdicts: every form of target met, missed and unknown, and the laws that hold for all of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import entry, full_schedule, plan_of, schedule_of
from planctl.indicators import COMPARED, REASONS, Verdict, latest, series, verdicts

if TYPE_CHECKING:
    from planctl.schedule import Schedule

AFTER = "2027-03-01"
MID = "2026-06-30"
CALENDAR = "calendar: {delar: 08-31, arsslut: 12-31}"


def schedule(target: str, *entries: str, fields: str = "measure: count", on: str | date = AFTER, follow_up: str = "") -> Schedule:
    """An indicator `i` with a target, asked for by the follow-up `a/f` of sf and buf."""
    plan = plan_of(
        f"{CALENDAR}\nareas:\n  - id: o\n    title: Område\n    indicators:\n"
        f"      - {{id: i, title: Indikator, {fields}, targets: [{target}]}}\n"
        "    activities:\n      - id: a\n        title: Aktivitet\n        responsible: [sf, buf]\n        follow_ups:\n"
        f"          - {{id: f, kind: measure, title: Värde, indicator: i, {follow_up or 'every: year'}}}\n"
    )
    return schedule_of(plan, *entries, on=on)


def judged(target: str, *entries: str, fields: str = "measure: count", on: str | date = AFTER, follow_up: str = "") -> Verdict:
    made = schedule(target, *entries, fields=fields, on=on, follow_up=follow_up)
    (verdict,) = verdicts(made, made.index.indicators[0])
    return verdict


def value(told: object, period: str = "2026", *, by: str = "sf", day: str = "2027-01-20") -> str:
    return entry(day, f"i@{period}", by=by, value=told)


SHARE, YES_NO, TEXT = "measure: share", "measure: yes-no", "measure: text"
BASE = "baseline: {period: 2024, value: 40}"


@pytest.mark.parametrize(
    ("target", "fields", "told", "state", "limit"),
    [
        ("{at_least: 2}", "measure: count", 2, "met", 2),
        ("{at_least: 2}", "measure: count", 1.9, "missed", 2),
        ("{at_most: 5.5}", SHARE, 5.5, "met", 5.5),
        ("{at_most: 5.5}", SHARE, 5.6, "missed", 5.5),
        ("{at_most: 0}", "measure: count", 0, "met", 0),
        ("{equals: 12}", "measure: count", 12.0, "met", 12),
        ("{equals: 12}", "measure: count", 13, "missed", 12),
        ("{equals: true}", YES_NO, True, "met", True),
        ("{equals: true}", YES_NO, False, "missed", True),
        ("{equals: false}", YES_NO, False, "met", False),
        (f"{{change: -20 %, {BASE}}}", "measure: count", 32, "met", 32),
        (f"{{change: -20 %, {BASE}}}", "measure: count", 33, "missed", 32),
        ("{change: -20 %, baseline: 7.1}", SHARE, 5.68, "met", 5.68),  # in floats 7.1 * 0.8 is less than 5.68
        (f"{{change: +10 %, {BASE}}}", "measure: count", 44, "met", 44),
        (f"{{change: +10 %, {BASE}}}", "measure: count", 43, "missed", 44),
        (f"{{change: 10 %, {BASE}}}", "measure: count", 44, "met", 44),
        (f"{{change: 10 %, better: lower, {BASE}}}", "measure: count", 36, "met", 36),
        (f"{{change: 10 %, {BASE}}}", "measure: count, better: lower", 37, "missed", 36),
        ("{change: '-2,5 pp', baseline: 12.4}", SHARE, 9.9, "met", 9.9),
        ("{change: -2 pp, baseline: 12.4}", SHARE, 10.5, "missed", 10.4),
        ("{change: +2 pp, baseline: 0}", SHARE, 2, "met", 2),
        (f"{{change: halved, {BASE}}}", "measure: count", 20, "met", 20),
        (f"{{change: halved, {BASE}}}", "measure: count", 21, "missed", 20),
        ("{change: all}", SHARE, 100, "met", 100),
        ("{change: all}", SHARE, 99.9, "missed", 100),
        ("{change: all}", YES_NO, True, "met", True),
        ("{change: all}", YES_NO, False, "missed", True),
        ("{at_least: 2, per: year}", "measure: count", 3, "met", 2),
        ("{at_least: 2, due: 2026}", "measure: count", 1, "missed", 2),
    ],
)
def test_a_value_is_held_to_the_limit(target: str, fields: str, told: object, state: str, limit: object) -> None:
    verdict = judged(target, value(told), fields=fields)
    assert (verdict.state, verdict.reason, verdict.limit) == (state, COMPARED, limit)
    assert verdict.point is not None
    assert verdict.point.value == told


@pytest.mark.parametrize(
    ("target", "fields", "told", "reason"),
    [
        ("{at_least: 2}", "measure: count", [], "no-value"),
        ("{at_least: 2, due: 2026}", "measure: count", [value(1, "2025")], "other-time"),
        ("{at_least: 2, due: 2026}", "measure: count", [value(3, "2027")], "other-time"),
        ("{at_least: 2, per: year}", "measure: count", [value(3, "2026-Q4")], "other-time"),
        ("{at_least: 2, per: year}", "measure: count", [value(3, "2025..2026")], "other-time"),
        ("{at_least: 2, baseline: {period: 2026, value: 1}}", "measure: count", [value(1)], "other-time"),
        ("{at_least: 2}", "measure: count", [value(3), value(3, by="buf")], "several"),
        ("{at_least: 2, responsible: [sf, buf]}", "measure: count", [value(3), value(3, by="buf")], "several"),
        ("{at_least: 2}", "measure: count", [value({"norr": 3, "söder": 2})], "parts"),
        ("{at_least: 2}", TEXT, [value(3)], "text"),
        ("{at_least: 2}", "measure: count", [value("flera")], "text"),
        ("{equals: true}", YES_NO, [value(1)], "other-kind"),
        ("{equals: 1}", "measure: count", [value(told=True)], "other-kind"),
        ("{at_least: 2}", SHARE, [value(101)], "not-a-share"),
        ("{at_least: 2}", SHARE, [value(-1)], "not-a-share"),
        ("{change: -20 %}", "measure: count", [value(3)], "no-baseline"),
        ("{change: halved}", "measure: count", [value(3)], "no-baseline"),
        ("{change: halved, baseline: {period: 2024}}", "measure: count", [value(3)], "no-baseline"),
        ("{change: halved, baseline: {period: 2024}}", "measure: count", [value(8, "2024"), value(9, "2024", by="buf")], "several"),
        ("{change: -20 %, baseline: 0}", "measure: count", [value(3)], "zero-baseline"),
        (f"{{change: -20 %, {BASE}}}", "measure: count", [value(3, "2026-Q4")], "other-length"),
        ("{change: all}", "measure: count", [value(3)], "all-of-what"),
        ("{title: Fler}", "measure: count", [value(3)], "no-limit"),
        ("{at_least: 2}", "measure: count, withdrawn: {date: 2026-01, reason: Mäts inte}", [value(3)], "withdrawn"),
    ],
)
def test_what_can_t_be_told_is_unknown_with_its_reason(target: str, fields: str, told: list[str], reason: str) -> None:
    verdict = judged(target, *told, fields=fields)
    assert (verdict.state, verdict.reason) == ("unknown", reason)
    assert reason in REASONS


def test_no_target_no_verdict() -> None:
    made = schedule("", value(3))
    assert verdicts(made, made.index.indicators[0]) == []


def test_a_target_is_not_missed_before_its_time_is_over() -> None:
    told = value(1, "2026", day="2026-06-01")
    for target in ("{at_least: 2, due: 2026}", "{at_least: 2, per: year}", "{at_least: 2}"):
        assert judged(target, told, on="2026-12-31")[:2] == ("unknown", "not-yet"), target
        assert judged(target, told, on="2027-01-01")[:2] == ("missed", COMPARED), target


def test_a_target_may_be_met_before_its_time() -> None:
    assert judged("{at_least: 2, due: 2027}", value(2, "2025", day="2026-01-20"), on=MID).state == "met"


def test_the_value_of_the_due_period_counts_else_the_latest_before_it() -> None:
    reached, lost = value(3, "2025"), value(1, "2026")
    assert judged("{at_least: 2, due: 2026}", reached).state == "met"
    assert judged("{at_least: 2, due: 2026}", reached, lost).state == "missed"
    assert judged("{at_least: 2, due: 2026}", lost, value(9, "2027")).state == "missed"


def test_of_values_that_end_the_same_day_that_of_the_longest_time_counts() -> None:
    told = [value(1, "2026-12"), value(5, "2026"), value(2, "2026-Q4")]
    verdict = judged("{at_least: 4, due: 2026}", *told)
    assert verdict.point is not None
    assert (verdict.state, verdict.point.name) == ("met", "2026")


def test_a_calendar_point_at_the_year_s_end_is_a_whole_year_and_delar_is_none() -> None:
    assert judged("{at_least: 2, per: year}", value(3, "2026-arsslut")).state == "met"
    assert judged("{at_least: 2, per: year}", value(3, "2026-delar")).reason == "other-time"
    assert judged("{at_least: 2, per: half-year}", value(3, "2026-H1")).state == "met"
    assert judged("{at_least: 2, per: quarter}", value(3, "2026-10..2026-12")).state == "met"
    assert judged("{at_least: 2, per: month}", value(3, "2026-Q4")).reason == "other-time"


def test_values_told_by_the_follow_up_belong_to_the_indicator() -> None:
    made = schedule("{at_least: 2}", entry("2027-01-20", "a/f@2026", "reported", value=3), value(1, "2025"))
    assert [(point.name, point.value) for point in series(made, "i")] == [("2025", 1), ("2026", 3)]
    assert judged("{at_least: 2}", entry("2027-01-20", "a/f@2026", "reported", value=3)).state == "met"


def test_where_each_answers_one_answer_is_not_the_whole() -> None:
    told = entry("2027-01-20", "a/f@2026", "reported", value=3)
    assert judged("{at_least: 2}", told, follow_up="every: year, answers: each").reason == "several"
    own = "every: year, answers: each, responsible: [sf]"
    assert judged("{at_least: 2}", told, follow_up=own).state == "met"


def test_the_body_that_alone_answers_for_the_target_is_held_to_it() -> None:
    told = [value(3), value(1, by="buf")]
    assert judged("{at_least: 2, responsible: [sf]}", *told).state == "met"
    assert judged("{at_least: 2, responsible: [buf]}", *told).state == "missed"


def test_the_same_figure_told_in_two_places_by_one_body_is_one_value() -> None:
    assert judged("{at_least: 2}", value(3), entry("2027-01-20", "a/f@2026", "reported", value=3)).state == "met"
    assert judged("{at_least: 2}", value(3), entry("2027-01-20", "a/f@2026", "reported", value=4)).reason == "several"


def test_a_baseline_without_a_value_is_that_of_the_series() -> None:
    verdict = judged("{change: halved, baseline: {period: 2024}}", value(18, "2024"), value(9))
    assert (verdict.state, verdict.limit, verdict.baseline) == ("met", 9, 18)


def test_a_correction_counts_from_its_day_and_a_retraction_takes_the_value_back() -> None:
    told = [value(3), entry("2027-02-01", "i@2026", value=1), entry("2027-02-10", "i@2026", "retracted", note="Fel år")]
    at = {day: judged("{at_least: 2, due: 2026}", *told, on=f"2027-{day}")[:2] for day in ("01-19", "01-20", "02-01", "02-10")}
    assert at == {
        "01-19": ("unknown", "no-value"),
        "01-20": ("met", COMPARED),
        "02-01": ("missed", COMPARED),
        "02-10": ("unknown", "no-value"),
    }


def test_a_period_that_is_none_of_the_plan_s_never_counts() -> None:
    made = schedule("{at_least: 2}", value(1), value(9, "2026-nyar"))
    assert [point.name for point in series(made, "i")] == ["2026", "2026-nyar"]
    assert [point.name for point in latest(series(made, "i"))] == ["2026"]
    assert verdicts(made, made.index.indicators[0])[0].state == "missed"


def test_the_targets_of_a_goal_are_judged_by_the_goal_s_own_values() -> None:
    made = full_schedule()
    goal = next(placed for placed in made.index.goals if placed.id == "mal-kand-vag")
    (verdict,) = verdicts(made, goal)
    assert (verdict.state, verdict.reason, verdict.point and verdict.point.value) == ("unknown", "not-yet", 52.5)


# Laws

figures = st.one_of(st.integers(-1000, 1000), st.floats(-1000, 1000).map(lambda number: round(number, 3)))
days = st.dates(date(2026, 1, 1), date(2028, 12, 31))
ORDER = {"missed": 0, "unknown": 0, "met": 1}
TIMES = ("", ", due: 2026", ", due: 2027", ", per: year")


@given(limit=figures, one=figures, other=figures, time=st.sampled_from(TIMES), day=days)
def test_more_is_never_worse_for_at_least_nor_less_for_at_most(limit: float, one: float, other: float, time: str, day: date) -> None:
    low, high = sorted((one, other))

    def met(form: str, told: float) -> int:
        return ORDER[judged(f"{{{form}: {limit}{time}}}", value(told, day="2026-01-02"), on=day).state]

    assert met("at_least", low) <= met("at_least", high)
    assert met("at_most", high) <= met("at_most", low)


@given(limit=figures, told=figures, time=st.sampled_from(TIMES), day=days)
def test_at_most_is_the_mirror_of_at_least(limit: float, told: float, time: str, day: date) -> None:
    one = judged(f"{{at_least: {limit}{time}}}", value(told, day="2026-01-02"), on=day)
    mirror = judged(f"{{at_most: {-limit}{time}}}", value(-told, day="2026-01-02"), on=day)
    assert one[:2] == mirror[:2]


TARGETS = st.sampled_from(
    ["{at_least: 2}", "{at_most: 2, due: 2026}", "{equals: 3}", f"{{change: -20 %, {BASE}}}", "{change: halved, baseline: {period: 2024}}"]
)
entries = st.lists(
    st.builds(
        lambda told, year, by, day: value(told, str(year), by=by, day=day.isoformat()),
        figures,
        st.integers(2024, 2027),
        st.sampled_from(["sf", "buf"]),
        st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    ),
    max_size=4,
)


@given(target=TARGETS, told=entries, day=days)
def test_what_is_dated_later_is_as_if_it_were_not_there(target: str, told: list[str], day: date) -> None:
    later = value(2, "2026", day=(day + timedelta(days=1)).isoformat())
    assert judged(target, *told, later, on=day) == judged(target, *told, on=day)


@given(target=TARGETS, told=entries, day=days, other=figures)
def test_a_value_that_is_retracted_changes_nothing(target: str, told: list[str], day: date, other: float) -> None:
    slip = [entry(day.isoformat(), "i@2026", by="kff", value=other), entry(day.isoformat(), "i@2026", "retracted", by="kff", note="Fel")]
    assert judged(target, *told, *slip, on=day) == judged(target, *told, on=day)


@given(target=TARGETS, told=entries, day=days)
def test_a_verdict_is_met_or_missed_just_where_a_value_was_compared(target: str, told: list[str], day: date) -> None:
    verdict = judged(target, *told, on=day)
    assert (verdict.state == "unknown") is (verdict.reason != COMPARED)
    if verdict.reason == COMPARED:
        assert verdict.point is not None
        assert verdict.limit is not None
