"""JSON that others build on: the keys of the contract, and the published schemas."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from planctl.outputs.schemas import KINDS, published
from planctl.views.tables import TABLES
from running import DAY, PLAN, ROOT, planctl

FULL = "tests/plans"
FULL_DAY = "2026-06-30"


def schema(kind: str) -> Any:
    return json.loads((ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", [*KINDS])
def test_the_published_schema_is_the_model_s(kind: str) -> None:
    assert json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n" == published(kind)
    jsonschema.Draft202012Validator.check_schema(schema(kind))
    assert planctl("schema", kind).out == published(kind)


@pytest.mark.parametrize("kind", ["plan", "journal", "framework", "accepted"])
def test_every_field_is_described_in_words(kind: str) -> None:
    described = 0
    for name, definition in {**schema(kind)["$defs"], kind: schema(kind)}.items():
        for field, value in definition.get("properties", {}).items():
            assert len(value.get("description", "")) > 3, f"{name}.{field}"
            described += 1
    assert described > 10


@pytest.mark.parametrize("kind", ["plan", "journal", "framework", "accepted"])
def test_the_schema_knows_neither_null_nor_unknown_fields(kind: str) -> None:
    text = published(kind)
    assert '"null"' not in text
    for definition in schema(kind)["$defs"].values():
        if definition.get("type") == "object":
            assert definition["additionalProperties"] is False


@pytest.mark.parametrize(
    ("kind", "command"),
    [
        ("findings", ["validate", FULL, "--format", "json", "--as-of", FULL_DAY]),
        ("due", ["due", FULL, "--year", "2026", "--all", "--format", "json", "--as-of", FULL_DAY]),
        ("due", ["due", PLAN, "--format", "json", "--as-of", DAY]),
        ("explanation", ["due", FULL, "--explain", "exempel-2025-2027/reporting/lage@2025-delar", "--format", "json", "--as-of", FULL_DAY]),
        ("plans", ["list", FULL, "--format", "json", "--as-of", FULL_DAY]),
        ("thing", ["show", "exempel-2025-2027", FULL, "--format", "json", "--as-of", FULL_DAY]),
        ("rules", ["rule", "--format", "json"]),
        ("changes", ["diff", PLAN, PLAN, "--format", "json"]),
        *(("table", ["export", FULL, "--table", table, "--format", "json", "--as-of", FULL_DAY]) for table in TABLES),
    ],
)
def test_what_is_printed_is_valid_by_the_published_schema(kind: str, command: list[str]) -> None:
    ran = planctl(*command)
    assert ran.code in {0, 1}
    jsonschema.validate(ran.json, schema(kind))


def test_findings_have_the_keys_of_the_contract(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("schema: planctl/plan/v1\nid: x\n", encoding="utf-8")
    data = planctl("validate", "x.yaml", "--format", "json", cwd=tmp_path).json
    assert [*data] == ["schema", "as_of", "plans", "journals", "frameworks", "summary", "findings"]
    assert [*data["findings"][0]] == [
        "code",
        "name",
        "severity",
        "message",
        "help",
        "file",
        "line",
        "column",
        "end_line",
        "end_column",
        "address",
        "path",
        "related",
        "fix",
        "url",
    ]


def test_due_has_the_keys_of_the_contract() -> None:
    data = planctl("due", PLAN, "--year", "2024", "--as-of", DAY, "--format", "json").json
    assert [*data] == ["schema", "as_of", "year", "items", "older", "moved", "undated", "summary"]
    assert [*data["summary"]] == ["overdue", "current", "upcoming", "closed", "older", "undated"]
    wanted = [
        "address",
        "plan",
        "area",
        "area_title",
        "activity",
        "activity_title",
        "follow_up",
        "kind",
        "title",
        "indicator",
        "responsible",
        "period",
        "begins",
        "deadline",
        "original_deadline",
        "state",
        "closed_by",
        "days_late",
        "said",
        "file",
        "line",
        "answers",
        "entry",
        "coverage",
    ]
    assert [*data["items"][0]][: len(wanted)] == wanted
    rounds = [item for item in data["items"] if item["kind"] == "round"]
    assert {item["activity"] for item in rounds} == {None}
    assert {tuple(item["coverage"].items()) for item in rounds} == {(("reported", 0), ("of", 25))}


CONTRACT = {
    "activities": "plan area area_title area_path activity title order responsible responsible_names partners partner_names groups"
    " group_titles goals goal_titles alignments steps follow_ups indicators state light file line",
    "areas": "plan area area_title area_path parent order",
    "steps": "plan activity parent title responsible responsible_names",
    "goals": "plan area area_title goal title term groups group_titles",
    "indicators": "plan area indicator title level measure term goals targets marked data_from last_value last_period",
    "follow-ups": "plan activity follow_up kind title due every from until said event indicator answers responsible responsible_names",
    "journal": "plan date about by state value light forecast note decision_wanted evidence to",
    "values": "plan indicator period by value date about",
    "alignments": "plan subject_kind subject framework item item_title",
    "funding": "file item recipient amount uncertain",
    "decisions": "plan date by action period ref",
    "plans": "plan title owner period standing",
}


@pytest.mark.parametrize("table", [*CONTRACT])
def test_tables_have_the_columns_of_the_contract(table: str) -> None:
    text = planctl("export", FULL, "--table", table, "--as-of", FULL_DAY).out
    (header, *rows) = list(csv.reader(io.StringIO(text)))
    assert set(CONTRACT[table].split()) <= set(header)
    assert rows, "the full-state plan has at least one of everything"
    data = planctl("export", FULL, "--table", table, "--format", "json", "--as-of", FULL_DAY).json
    assert len(data["rows"]) == len(rows)
    assert set(data["rows"][0]) <= set(header)


def test_occurrences_are_due_items() -> None:
    rows = planctl("export", PLAN, "--table", "occurrences", "--format", "json", "--as-of", DAY).json["rows"]
    items = planctl("due", PLAN, "--from", "1900", "--to", "2199", "--all", "--as-of", DAY, "--format", "json").json
    assert {row["address"] for row in rows} == {item["address"] for item in (*items["items"], *items["undated"])}
    assert {tuple(row) for row in rows} == {tuple(item) for item in items["items"]}


def test_excel_gets_semicolons_a_byte_order_mark_and_no_formulas(tmp_path: Path) -> None:
    plan = (ROOT / PLAN).read_text(encoding="utf-8").replace("title: Kartlägg ", "title: =Kartlägg ", 1)
    (tmp_path / "huddinge-2022-2024.yaml").write_text(plan, encoding="utf-8")
    text = planctl("export", "huddinge-2022-2024.yaml", "--excel", cwd=tmp_path).out
    assert text.startswith("\ufeffplan;area;")
    assert "'=Kartlägg" in text
    assert ";=Kartlägg" not in text
