"""Which findings are told: selection and severity, a baseline, and what a change has brought."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import plan_text
from planctl import workspace
from planctl.checks import RULES, Told
from planctl.checks.baseline import Baseline, NotABaselineError, read, written
from planctl.checks.choosing import ALWAYS, Chosen, named
from planctl.checks.judging import Base, Controls, judged
from planctl.finding import Severity
from planctl.settings import Settings

DAY = date(2026, 6, 30)
PLAN = """
groups:
  unga: Unga
areas:
  - id: omrade
    title: Område
    activities:
      - id: a
        title: Aktivitet
        responsible: [xx, sf, buf, kff]
        lead: sf
        follow_ups: [{kind: review, title: Läget, every: year}]
"""
ALL = {rule.code for rule in RULES}
PROTECTED = {code for code in ALL if code.startswith(ALWAYS)}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def plans(text: str, folder: str = "plans") -> workspace.Workspace:
    Path(folder).mkdir(exist_ok=True)
    Path(folder, "p.yaml").write_text(plan_text(text), encoding="utf-8")
    return workspace.load([folder])


def told(text: str, controls: Controls | None = None, base: Base | None = None) -> Told:
    return judged(plans(text), DAY, controls or Controls(Settings()), base)


def names(found: Told) -> list[str]:
    return sorted(each.name for each in found.findings)


def before(text: str, settings: Settings | None = None, baseline: Baseline | None = None) -> Base:
    return Base(plans(text, "before"), Controls(settings or Settings(), baseline=baseline))


# Selection


@pytest.mark.parametrize(
    ("settings", "select", "ignore", "codes"),
    [
        (Settings(), (), (), ALL),
        (Settings(), ("PLN3",), (), {code for code in ALL if code.startswith("PLN3")}),
        (Settings(), ("unused-group",), (), {"PLN311"}),
        (Settings(), ("PLN3",), ("PLN311",), {code for code in ALL if code.startswith("PLN3")} - {"PLN311"}),
        (Settings(), ("PLN311",), ("PLN3",), {"PLN311"}),  # the more exact one holds
        (Settings(), ("PLN311",), ("unused-group",), set()),  # of two that are as exact: what is to be left out
        (Settings(ignore=("PLN3",)), (), (), {code for code in ALL if not code.startswith("PLN3")}),
        (Settings(ignore=("PLN311",)), ("PLN311",), (), {"PLN311"}),  # who asks is answered
        (Settings(select=("PLN3",)), ("PLN4",), (), {code for code in ALL if code.startswith("PLN4")}),
        (Settings(select=("PLN3",)), (), ("PLN31",), {code for code in ALL if code.startswith("PLN3") and not code.startswith("PLN31")}),
        (Settings(), ("PLN",), ("PLN",), set()),
    ],
)
def test_what_is_selected(settings: Settings, select: tuple[str, ...], ignore: tuple[str, ...], codes: set[str]) -> None:
    assert Chosen(settings, select, ignore).codes == codes | PROTECTED


@given(st.text(max_size=8))
def test_only_codes_names_and_their_beginnings_name_rules(text: str) -> None:
    codes = named(text)
    assert codes <= ALL
    assert not codes or text.upper().startswith("PLN") or len(codes) == 1


def test_severity_is_set_for_rules_and_families_the_more_exact_one_holds() -> None:
    chosen = Chosen(Settings(severity={"unused-group": "error", "PLN3": "note", "PLN0": "note", "PLN811": "note"}))
    assert chosen.severity_of("PLN311") is Severity.error
    assert chosen.severity_of("PLN301") is Severity.note
    assert chosen.severity_of("PLN811") is Severity.error  # safety is not taken more lightly
    assert chosen.severity_of("PLN005") is Severity.error


def test_a_file_may_be_spared_a_rule(here: Path) -> None:
    rules = MappingProxyType({"plans/*.yaml": ("PLN3",), "other/*": ("PLN",)})
    settings = Settings(per_file_ignores=rules, folder=str(here))
    assert names(told(PLAN, Controls(settings))) == []
    assert names(told(PLAN, Controls(settings._replace(folder=str(here / "elsewhere"))))) == ["unknown-organisation", "unused-group"]


# Baseline


def baseline_of(found: Told) -> Baseline:
    return read("b.json", written(found.findings, found.documents, ".")[0].encode(), ".")


def test_what_a_baseline_knows_is_left_out_wherever_its_line_is() -> None:
    baseline = baseline_of(told(PLAN))
    moved = "note: Mer text\n" + PLAN.replace("[xx, sf,", "[sf, xx,").replace("  unga: Unga", "  aldre: Äldre\n  unga: Unga")
    found = told(moved, Controls(Settings(), baseline=baseline))
    assert [(each.name, each.values["id"]) for each in found.findings if each.name == "unused-group"] == [("unused-group", "aldre")]
    assert "unknown-organisation" not in names(found)
    assert found.left_out["baselined"] == 2


def test_what_is_known_but_found_no_more_is_told_for_files_that_were_checked() -> None:
    baseline = baseline_of(told(PLAN))
    Path("plans", "q.yaml").write_text("id: q\n", encoding="utf-8")
    mended = PLAN.replace("[xx, ", "[")
    assert "stale-baseline" in names(told(mended, Controls(Settings(), baseline=baseline)))
    only_other = judged(workspace.load(["plans/q.yaml"]), DAY, Controls(Settings(), baseline=baseline))
    assert "stale-baseline" not in names(only_other)
    Path("plans", "p.yaml").unlink()
    gone = judged(workspace.load(["plans/q.yaml"]), DAY, Controls(Settings(), baseline=baseline))
    assert names(gone).count("stale-baseline") == 2
    assert "stale-baseline" not in names(told(mended, Controls(Settings(), ("PLN4",), baseline=baseline)))


def test_two_alike_are_known_twice_and_a_third_is_told() -> None:
    text = PLAN.replace(
        "{kind: review, title: Läget, every: year}", "{kind: start, title: A, due: 2030}, {kind: start, title: B, due: 2031}"
    )
    baseline = baseline_of(told(text))
    more = text.replace("{kind: start, title: B,", "{kind: start, title: C, due: 2032}, {kind: start, title: B,")
    known = told(text, Controls(Settings(), baseline=baseline))
    assert known.findings == []
    assert told(more, Controls(Settings(), baseline=baseline)).findings != []


def test_faults_of_files_are_never_taken_up() -> None:
    Path("plans").mkdir()
    Path("plans", "broken.yaml").write_text("a: [\n", encoding="utf-8")
    Path("plans", "accepted.yaml").write_text(
        "schema: planctl/accepted/v1\naccepted:\n  - {kind: x, address: p, reason: r, decision: d, by: b, until: 2027-01-01}\n",
        encoding="utf-8",
    )
    found = told(PLAN.replace("Unga", "Unga # planctl: ignore[PLN301] later"))
    assert {"broken-yaml", "unknown-change", "unused-suppression"} <= set(names(found))
    left = judged(workspace.load(["plans"]), DAY, Controls(Settings(), baseline=baseline_of(found)))
    assert {"broken-yaml", "unknown-change", "unused-suppression"} <= set(names(left))
    assert "unknown-organisation" not in names(left)


def test_a_baseline_is_written_the_same_whatever_the_order() -> None:
    found = told(PLAN)
    assert written(found.findings, found.documents, ".") == written(list(reversed(found.findings)), found.documents, ".")
    assert written([], {}, ".") == ('{\n  "schema": "planctl/baseline/v1",\n  "findings": []\n}\n', 0)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", '{"schema": "planctl/baseline/v1"}', '{"schema": "planctl/baseline/v1", "findings": [1]}', "[" * 100_000],
)
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(NotABaselineError):
        read("b.json", text.encode(), ".")


@given(st.binary(max_size=60))
def test_no_bytes_make_reading_a_baseline_fail_otherwise(content: bytes) -> None:
    with pytest.raises(NotABaselineError):
        read("b.json", content, ".")


# What a change has brought


def test_what_was_there_before_is_left_out_wherever_it_moved() -> None:
    base = before(PLAN)
    moved = "note: Mer text\n" + PLAN.replace("[xx, sf,", "[yy, sf, xx,")
    found = told(moved, base=base)
    assert [each.values["id"] for each in found.findings] == ["yy"]
    assert found.left_out["unchanged"] == 2


def test_nothing_changed_brings_nothing() -> None:
    assert told(PLAN, base=before(PLAN)).findings == []


def test_a_plan_that_was_not_there_is_all_new() -> None:
    assert names(told(PLAN, base=Base(workspace.Workspace(), Controls(Settings())))) == ["unknown-organisation", "unused-group"]


def test_a_comment_that_comes_with_the_change_does_not_hold_in_its_own_check() -> None:
    excused = PLAN.replace("  unga: Unga", "  unga: Unga # planctl: ignore[unused-group] later")
    clean = PLAN.replace("groups:\n  unga: Unga\n", "")
    assert names(told(excused, base=before(clean))) == ["unused-group", "weakened-check"]
    assert names(told(excused, base=before(excused))) == []


def test_a_comment_of_the_base_holds_and_a_later_last_day_is_another() -> None:
    def text(day: str, more: str = "") -> str:
        return PLAN.replace("  unga: Unga", f"  # planctl: ignore[unused-group] until={day} later\n  unga: Unga{more}")

    base = before(text("2026-12-31").replace("responsible: [xx, ", "groups: [unga]\n        responsible: [xx, "))
    assert names(told(text("2026-12-31"), base=base)) == []
    assert names(told(text("2027-12-31"), base=base)) == ["unused-group", "weakened-check"]


def test_settings_that_come_with_the_change_do_not_hold_in_its_own_check(here: Path) -> None:
    loose = Settings(ignore=("PLN3",), severity={"PLN4": "note"}, per_file_ignores={"*": ("PLN5",)}, folder=str(here))
    document = plans(PLAN).plans[0].document
    loose = loose._replace(document=document)
    clean = PLAN.replace("[xx, ", "[")
    found = told(PLAN, Controls(loose), before(clean))
    assert names(found) == ["unknown-organisation", *["weakened-check"] * 3]
    assert [each.values["key"] for each in found.findings if each.name == "weakened-check"] == ["ignore", "severity", "per-file-ignores"]
    assert names(told(PLAN, Controls(loose), before(clean, loose))) == []
    strict = Settings(document=document)
    assert names(told(PLAN, Controls(strict), before(PLAN, loose))) == []  # what is told of more is no weakening


REPORTED = """schema: planctl/journal/v1
plan: p
entries:
  - {date: 2026-01-20, about: a/elever@2025, by: sf, state: reported, value: 4}
"""
COUNTED = PLAN.replace("[xx, sf, buf, kff]", "[sf]").replace("review, title: Läget", "measure, id: elever, title: Antal elever i samtal")


@pytest.mark.parametrize(("threshold", "found"), [(3, []), (4, []), (5, ["small-count"]), (10, ["small-count"])])
def test_counts_of_people_below_the_threshold_are_told(threshold: int, found: list[str]) -> None:
    settings = Settings(ignore=("PLN3",), disclosure_threshold=threshold)
    assert names(counted("plans", Controls(settings))) == found


def test_a_change_that_lowers_the_threshold_is_told_and_does_not_go_by_it(here: Path) -> None:
    document = plans(COUNTED).plans[0].document
    usual = Settings(ignore=("PLN3",))
    lower, higher = (usual._replace(disclosure_threshold=number, document=document, folder=str(here)) for number in (3, 10))
    base = before(COUNTED, usual)
    found = counted("plans", Controls(lower), base)
    assert names(found) == ["small-count", "weakened-check"]
    assert [each.values["key"] for each in found.findings if each.name == "weakened-check"] == ["disclosure-threshold"]
    assert names(counted("plans", Controls(higher), base)) == ["small-count"]
    assert names(counted("plans", Controls(lower), before(COUNTED, lower))) == []


def counted(folder: str, controls: Controls, base: Base | None = None) -> Told:
    journals = Path(folder, "journals")
    journals.mkdir(parents=True, exist_ok=True)
    (journals / "p.yaml").write_text(REPORTED, encoding="utf-8")
    return judged(plans(COUNTED, folder), DAY, controls, base)


def test_findings_that_the_change_takes_up_in_the_baseline_are_told() -> None:
    baseline = baseline_of(told(PLAN))
    clean = PLAN.replace("[xx, ", "[")
    smaller = baseline_of(told(clean))
    assert names(told(PLAN, Controls(Settings(), baseline=baseline), before(clean, baseline=smaller))) == [
        "unknown-organisation",
        "weakened-check",
    ]
    assert names(told(PLAN, Controls(Settings(), baseline=baseline), before(clean, baseline=baseline))) == []
