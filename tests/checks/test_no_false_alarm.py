"""What is in order by docs and domain gives no finding, however unusual."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from builders import entry, findings_in, journal_text, plan_text

if TYPE_CHECKING:
    from pathlib import Path

ACTIVITY = """
    areas:
      - id: omrade
        title: Område
        activities:
          - id: a
            title: Aktivitet
            responsible: [sf, buf]
            follow_ups:
              - {id: f, kind: measure, every: year, title: Antal}
"""
# Not what these tests are about: the bodies that every plan of theirs has.
ELSEWHERE = {"unused-organisation"}


def told(folder: Path, plan: str, *entries: str, day: date = date(2026, 6, 30)) -> set[str]:
    journal = journal_text("p", *entries) if entries else None
    return {finding.name for finding in findings_in(folder, plan_text(plan), journal, day)} - ELSEWHERE


def with_activity(**fields: str) -> str:
    """Return a plan with one activity; `plan`, `area`, `activity` and `follow_up` add lines to each."""
    lines = {level: text.strip().splitlines() for level, text in fields.items()}
    return "\n".join(
        [
            *lines.get("plan", ()),
            "areas:",
            "  - id: omrade",
            "    title: Område",
            *(f"    {line}" for line in lines.get("area", ())),
            "    activities:",
            "      - id: a",
            "        title: Aktivitet",
            *(f"        {line}" for line in lines.get("activity", ["responsible: [sf, buf]"])),
            *(["        follow_ups:", *(f"          - {line}" for line in lines["follow_up"])] if "follow_up" in lines else ()),
        ]
    )


YEARLY = "{id: f, kind: measure, every: year, title: Antal}"
NOTHING: set[str] = set()


def test_a_sound_plan(tmp_path: Path) -> None:
    assert told(tmp_path, ACTIVITY) == NOTHING


@pytest.mark.parametrize(
    "about", ["a@2025", "a@2025-delar", "a/f@2025", "a/lopande@2025-Q3", "a/lopande@2031", "plan/egen@2027", "reporting/lage@2026-delar"]
)
def test_an_entry_about_a_time_that_there_is(tmp_path: Path, about: str) -> None:
    """Progress and undated promises may be told for any period; the plan's own promises and rounds have theirs."""
    plan = with_activity(
        plan="""
calendar: {delar: 08-31}
reporting: [{id: lage, every: [delar], asks: [progress], title: Läget}]
follow_ups: [{id: egen, kind: review, due: 2027, title: Planen utvärderad}]
""",
        follow_up=f"{YEARLY}\n{{id: lopande, kind: review, every: ongoing, title: Löpande}}",
    )
    state = "ongoing" if "/" not in about else "reported"
    assert told(tmp_path, plan, entry("2026-01-20", about, state)) == NOTHING


def test_an_entry_about_what_another_has_taken_over(tmp_path: Path) -> None:
    """Entries are never changed: those about an earlier id stay right."""
    plan = with_activity(
        activity="responsible: [sf]\nreplaces: [gammal]", follow_up="{id: f, kind: measure, every: year, title: Antal, replaces: [antal]}"
    )
    entries = (
        entry("2026-01-20", "gammal/start@2025", "reported"),
        entry("2026-01-20", "gammal@2025", "done"),
        entry("2026-01-20", "a/antal@2025", "reported"),
    )
    assert told(tmp_path, plan, *entries) == NOTHING


def test_an_entry_from_before_the_plan_was_shortened(tmp_path: Path) -> None:
    plan = with_activity(
        plan="""
period: 2025..2026
decisions:
  - {action: adopted, date: 2024-11-20, period: 2025..2027}
  - {action: revised, date: 2026-02-10, period: 2025..2026}
""",
        follow_up=YEARLY,
    )
    assert told(tmp_path, plan, entry("2026-01-20", "a/f@2027", "skipped", note="Görs inte")) == NOTHING
    assert told(tmp_path, plan, entry("2026-03-20", "a/f@2027", "skipped", note="Görs inte")) == {"no-such-occurrence"}


def test_a_report_about_what_was_deferred_keeps_the_first_period(tmp_path: Path) -> None:
    deferred = entry("2025-11-02", "a/f@2025", "deferred", to="2026", note="Vakant")
    assert told(tmp_path, with_activity(follow_up=YEARLY), deferred, entry("2026-03-01", "a/f@2025", "reported")) == NOTHING


@pytest.mark.parametrize("to", ["2025", "2026", "2030-Q1"])
def test_a_deferral_to_the_same_time_or_later(tmp_path: Path, to: str) -> None:
    """To the first deadline again is how another body takes a deferral back."""
    assert told(tmp_path, with_activity(follow_up=YEARLY), entry("2025-11-02", "a/f@2025", "deferred", to=to, note="Vakant")) == NOTHING


def test_the_same_words_again_after_others_in_between(tmp_path: Path) -> None:
    said = [entry("2026-01-20", "a@2025", state) for state in ("ongoing", "paused", "ongoing")]
    assert told(tmp_path, with_activity(follow_up=YEARLY), *said) == NOTHING
    assert told(tmp_path, with_activity(follow_up=YEARLY), said[0], said[0]) == {"repeated-entry"}


def test_a_report_that_was_not_asked_for_and_is_retracted(tmp_path: Path) -> None:
    plan = with_activity(follow_up="{id: f, kind: measure, every: year, title: Antal, answers: each}")
    reported = entry("2026-01-20", "a/f@2025", "reported", by="kff")
    assert told(tmp_path, plan, reported) == {"not-asked"}
    assert told(tmp_path, plan, reported, entry("2026-01-21", "a/f@2025", "retracted", by="kff", note="Fel förvaltning")) == NOTHING


def test_times_that_overlap_a_plan_of_part_years(tmp_path: Path) -> None:
    plan = "period: 2025-03..2027-06"
    assert (
        told(tmp_path, with_activity(plan=plan, follow_up="{id: f, kind: measure, every: year, from: 2025, until: 2027, title: Antal}"))
        == NOTHING
    )
    assert told(tmp_path, with_activity(plan=plan, follow_up="{id: f, kind: measure, due: 2027, title: Antal}")) == {"outside-plan-period"}


def test_a_time_within_an_earlier_period(tmp_path: Path) -> None:
    plan = """
period: 2027..2028
decisions:
  - {action: adopted, date: 2024-11-20, period: 2025..2026}
  - {action: extended, date: 2026-05-20, period: 2027..2028}
"""
    assert told(tmp_path, with_activity(plan=plan, follow_up="{id: f, kind: review, due: 2025, title: F}")) == NOTHING


@pytest.mark.parametrize("level", ["area", "activity", "follow_up"])
def test_what_is_withdrawn_is_not_blamed(tmp_path: Path, level: str) -> None:
    withdrawn = "withdrawn: {date: 2026-02, reason: Utgår}"
    fields = {"area": "title_note: ''", "activity": "responsible: [sf]", "follow_up": "{id: f, kind: measure, due: 2052, title: Antal}"}
    del fields["area"]
    if level == "follow_up":
        fields["follow_up"] = "{id: f, kind: measure, due: 2052, title: Antal, withdrawn: {date: 2026-02, reason: Utgår}}"
    elif level == "area":
        fields["area"] = withdrawn
        fields["activity"] = "note: Utan ansvarig"
    else:
        fields["activity"] = withdrawn
    assert told(tmp_path, with_activity(**fields)) == NOTHING


def test_a_withdrawn_round_asks_nothing(tmp_path: Path) -> None:
    round_ = "reporting: [{id: lage, every: year, asks: [progress], title: Läget%s}]"
    assert told(tmp_path, with_activity(plan=round_ % "")) == NOTHING
    assert told(tmp_path, with_activity(plan=round_ % ", withdrawn: {date: 2026-02, reason: Utgår}")) == {"nothing-to-follow-up"}


def test_a_lead_may_be_one_of_those_who_answer_elsewhere(tmp_path: Path) -> None:
    """Who answers is inherited: from the plan, from the steps, from the step around."""
    steps = "lead: sf\nsteps: [{title: S, responsible: [sf], steps: [{title: T, lead: sf}]}]"
    assert told(tmp_path, with_activity(activity=steps, follow_up=YEARLY)) == NOTHING
    assert told(tmp_path, with_activity(plan="responsible: [sf]", activity="lead: sf", follow_up=YEARLY)) == NOTHING
    assert told(tmp_path, with_activity(plan="responsible: [sf]", activity="lead: buf", follow_up=YEARLY)) == {"lead-not-responsible"}
    assert told(tmp_path, with_activity(plan="coordinator: buf\nlead: buf", follow_up=YEARLY)) == NOTHING


def test_bodies_that_only_a_journal_names_are_used(tmp_path: Path) -> None:
    plan, journal = plan_text(with_activity(follow_up=YEARLY)), journal_text("p", entry("2026-01-20", "a/f@2025", "reported", by="kff"))
    assert not findings_in(tmp_path, plan, journal)


def test_a_journal_that_cannot_be_read_may_name_any_body(tmp_path: Path) -> None:
    found = findings_in(tmp_path, plan_text(with_activity(follow_up=YEARLY)), "schema: planctl/journal/v1\nplan: p\nentries: [{date: ")
    assert {finding.name for finding in found} == {"broken-yaml"}


def test_a_journal_waits_while_its_plan_has_faults_of_shape(tmp_path: Path) -> None:
    """What an entry is about can't be told by a plan with two things of one id, or one that can't be read; nor is the plan missing."""
    doubled = with_activity(follow_up=f"{YEARLY}\n{YEARLY}")
    assert told(tmp_path, doubled, entry("2026-01-20", "a/f@2052", "reported")) == {"duplicate-id"}
    assert told(tmp_path, with_activity(plan="färg: grön", follow_up=YEARLY), entry("2026-01-20", "a/f@2052", "reported")) == {
        "unknown-field"
    }


def test_the_declared_absence_of_a_term_beside_indicators_of_another(tmp_path: Path) -> None:
    area = "no_indicators: {long: Saknas}\nindicators: [{id: i, title: Antal, term: short, targets: [{at_least: 2, per: year}]}]"
    assert told(tmp_path, with_activity(area=area, follow_up=YEARLY)) == {"declared-absence"}
    assert told(tmp_path, with_activity(area=area.replace("term: short", "term: long"), follow_up=YEARLY)) == {"conflicting-fields"}


def test_a_framework_knows_its_own_sources(tmp_path: Path) -> None:
    (tmp_path / "frameworks").mkdir()
    framework = """schema: planctl/framework/v1
id: r
title: Ramverk
sources: [{id: kalla, title: Källan}]
items: [{id: "1", title: Ett, source: {doc: kalla, at: sidan 1}}]
"""
    (tmp_path / "frameworks" / "r.yaml").write_text(framework, encoding="utf-8")
    assert told(tmp_path, with_activity(follow_up=YEARLY)) == NOTHING


INDICATOR = "indicators: [{id: i, title: Antal}]"
ASKS = "reporting: [{id: lage, every: year, asks: [indicators], title: Läget}]"


def test_an_indicator_that_nothing_uses(tmp_path: Path) -> None:
    assert told(tmp_path, with_activity(area=INDICATOR, follow_up=YEARLY)) == {"unused-indicator"}


@pytest.mark.parametrize(
    "fields",
    [
        {"area": "indicators: [{id: i, title: I, goals: [m]}]\ngoals: [{id: m, title: M}]"},
        {"area": "indicators: [{id: i, title: Antal, targets: [{at_least: 2, per: year}]}]"},
        {"area": "indicators: [{id: i, title: I, withdrawn: {date: 2026-02, reason: Utgår}}]"},
        {"area": INDICATOR, "follow_up": "{id: f, kind: measure, every: year, title: Antal, indicator: i}"},
        {"area": INDICATOR, "plan": ASKS},
    ],
)
def test_an_indicator_that_something_uses(tmp_path: Path, fields: dict[str, str]) -> None:
    assert told(tmp_path, with_activity(**{"follow_up": YEARLY, **fields})) == NOTHING


def test_an_indicator_of_which_a_value_has_been_reported(tmp_path: Path) -> None:
    assert told(tmp_path, with_activity(area=INDICATOR, follow_up=YEARLY), entry("2026-01-20", "i@2025", value=3)) == NOTHING


def test_an_indicator_where_no_follow_up_is_said_to_be_promised(tmp_path: Path) -> None:
    plan = with_activity(area=f"no_follow_ups: Följs upp av regionen\n{INDICATOR}")
    assert told(tmp_path, plan) == {"declared-absence"}


def test_an_area_is_not_silent_whose_indicators_stand_around_or_below_it(tmp_path: Path) -> None:
    indicator = "{id: i, title: Antal, targets: [{at_least: 2, per: year}]}"
    lines = """
    areas:
      - id: yttre
        title: Yttre
        AROUND
        activities: [{id: a, title: A, responsible: [sf, buf], no_follow_ups: Nej}]
        areas:
          - id: inre
            title: Inre
            BELOW
            activities: [{id: b, title: B, responsible: [sf, buf], no_follow_ups: Nej}]
    """
    around = lines.replace("AROUND", f"indicators: [{indicator}]").replace("            BELOW\n", "")
    below = lines.replace("        AROUND\n", "").replace("BELOW", f"indicators: [{indicator}]")
    for plan in (around, below):
        assert told(tmp_path, plan) == {"declared-absence"}


FUNDED = "funding:\n  stated: [{amount: 3000000, precision: 1000000}]\n  parts: [{item: x, recipient: region, amount: AMOUNT}]"


@pytest.mark.parametrize("plan", ["funding: {stated: [{amount: 3}]}", "funding: {parts: []}"])
def test_money_without_parts_is_not_added_up(tmp_path: Path, plan: str) -> None:
    assert told(tmp_path, with_activity(plan=plan, follow_up=YEARLY)) == NOTHING


def test_money_for_what_is_not_there_is_told_once(tmp_path: Path) -> None:
    plan = FUNDED.replace("AMOUNT", "1")
    assert told(tmp_path, with_activity(plan=plan, follow_up=YEARLY)) == {"unknown-framework"}
