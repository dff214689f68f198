"""SARIF logs of every rule's cases hold to the official schema, and their fixes mend what they are given for."""

from __future__ import annotations

import json
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from checks.cases import CASES, Case, found_in
from planctl.document import Document
from planctl.outputs import data, sarif
from planctl.workspace import load
from running import missing_tool

HERE = Path(__file__).parent
SCHEMA = HERE / "node_modules" / "@microsoft" / "jest-sarif" / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"
MENDED = "PLN104-wrong-type"


@pytest.fixture(scope="module")
def official() -> Draft4Validator:
    if not SCHEMA.exists():
        missing_tool("no schema of SARIF: npm ci --prefix tests/reports")
    return Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def log_of(case: Case, folder: Path, language: str) -> tuple[dict[str, Any], dict[str, Document]]:
    """Return a bad case's log, and its documents by displayed path."""
    found = found_in(case.bad(folder))
    with chdir(folder):
        documents = {file.document.file: file.document for file in load(["plans"]).files()}
    log: dict[str, Any] = json.loads(data.dumped(sarif.log(found, documents, language)))
    return log, documents


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.folder.name)
def test_every_log_holds_to_the_official_schema(case: Case, official: Draft4Validator, tmp_path: Path) -> None:
    log, _ = log_of(case, tmp_path / "bad", "sv")
    assert log["runs"][0]["results"]
    assert [fault.message for fault in official.iter_errors(log)] == []


def test_the_schema_finds_fault_with_a_log_that_is_wrong(official: Draft4Validator, tmp_path: Path) -> None:
    log, _ = log_of(next(case for case in CASES if case.folder.name == MENDED), tmp_path / "bad", "en")
    fix = next(result["fixes"][0] for result in log["runs"][0]["results"] if "fixes" in result)
    del fix["artifactChanges"][0]["replacements"][0]["deletedRegion"]
    assert len(list(official.iter_errors(log))) == 1


def test_a_fix_of_a_log_is_what_fix_writes(tmp_path: Path) -> None:
    log, documents = log_of(next(case for case in CASES if case.folder.name == MENDED), tmp_path / "bad", "en")
    text = documents["plans/exempel.yaml"].text.split("\n")
    changes = [change for result in log["runs"][0]["results"] for fix in result.get("fixes", []) for change in fix["artifactChanges"]]
    assert {change["artifactLocation"]["uri"] for change in changes} == {"plans/exempel.yaml"}
    for change in changes:
        (replacement,) = change["replacements"]
        region, put = replacement["deletedRegion"], replacement["insertedContent"]["text"]
        assert region["startLine"] == region["endLine"]
        line = text[region["startLine"] - 1]
        text[region["startLine"] - 1] = line[: region["startColumn"] - 1] + put + line[region["endColumn"] - 1 :]
    assert {'title: "2025"', '    no_indicators: "true"', "        responsible: [exempel]"} <= set(text)


def test_unsafe_fixes_are_not_in_a_log(tmp_path: Path) -> None:
    log, _ = log_of(next(case for case in CASES if case.folder.name == "PLN311-unused-group"), tmp_path / "bad", "en")
    assert not [result for result in log["runs"][0]["results"] if "fixes" in result]
