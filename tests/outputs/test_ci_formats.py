"""Findings as CI servers read them: SARIF, GitHub's annotations and summary, GitLab's code quality, JUnit."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from builders import plan_text
from planctl import checks, workspace
from planctl.checks import RULES, Told
from planctl.document import Document
from planctl.finding import Severity
from planctl.messages import LANGUAGES
from planctl.model.period import parse_day
from planctl.outputs import data, finding_annotations, gitlab, junit, sarif
from planctl.outputs.findings import concise
from planctl.outputs.findings import data as findings_data
from planctl.outputs.rules import explained
from planctl.outputs.style import Style
from running import ROOT, planctl

TITLE = "Kartlägg"
HOSTILE = "x ##[error]y | ::error::z <b>[a](b)"
PLAN = f"""
groups: {{unga: Unga}}
areas:
  - id: omrade
    title: Område
    activities:
      - id: a
        title: {TITLE}
        responsible: [xx, buf, kff, sf, "{HOSTILE}"]
        groups: [unga]
        follow_ups: [{{kind: start, title: Start, due: 2030}}]
      - id: a
        title: Samma
        responsible: [sf]
        follow_ups: [{{kind: start, title: Start, due: 2025}}]
"""


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    monkeypatch.chdir(tmp_path)
    Path("plans").mkdir()
    Path("plans", "p å.yaml").write_text(plan_text(PLAN), encoding="utf-8")
    read = workspace.load(["plans"])
    documents: dict[str, Document] = {file.document.file: file.document for file in read.files()}
    return Told(checks.findings(read, parse_day("2026-06-30")), documents, {})


def test_the_plan_of_these_tests_has_findings_of_every_severity_and_a_second_place(told: Told) -> None:
    assert {each.severity for each in told.findings} >= {Severity.error, Severity.warning}
    assert any(each.related for each in told.findings)


# SARIF: tests/reports holds the logs of all cases to the official schema; here, what of it we use.


def sarif_of(told: Told, language: str = "sv") -> Any:
    return json.loads(data.dumped(sarif.log(told.findings, told.documents, language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sarif_log_has_what_its_schema_asks_for(told: Told, language: str) -> None:
    log = sarif_of(told, language)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["language"], run["columnKind"]) == ("planctl", language, "unicodeCodePoints")
    assert len({rule["id"] for rule in driver["rules"]}) == len(driver["rules"])
    for rule in driver["rules"]:
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
        assert re.match(r"https://\S+\Z", rule["helpUri"])
        assert all(rule[part]["text"] for part in ("shortDescription", "fullDescription", "help"))
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        for location in [*result["locations"], *result.get("relatedLocations", [])]:
            physical = location["physicalLocation"]
            assert physical["artifactLocation"] == {"uri": "plans/p%20%C3%A5.yaml", "uriBaseId": "%SRCROOT%"}
            region = physical["region"]
            assert min(region.values()) >= 1
            assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])


def test_sarif_tells_of_each_finding_once_where_it_is_and_what_it_is_about(told: Told) -> None:
    results = sarif_of(told)["runs"][0]["results"]
    assert [(each["ruleId"], each["locations"][0]["physicalLocation"]["region"]["startLine"]) for each in results] == [
        (each.code, each.location.span.line) for each in told.findings
    ]
    unknown = next(each for each in results if each["ruleId"] == "PLN301")
    assert unknown["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "p/a", "name": TITLE}]
    assert [len(each.get("relatedLocations", [])) for each in results] == [len(each.related) for each in told.findings]


def test_fingerprints_stay_when_lines_move_and_are_each_another(told: Told) -> None:
    before = [each["partialFingerprints"]["primaryLocationLineHash"] for each in sarif_of(told)["runs"][0]["results"]]
    assert len(set(before)) == len(before)
    Path("plans", "p å.yaml").write_text("# först\n\n" + plan_text(PLAN).replace("[xx, buf,", "[buf, xx,"), encoding="utf-8")
    read = workspace.load(["plans"])
    moved = Told(checks.findings(read, parse_day("2026-06-30")), {file.document.file: file.document for file in read.files()}, {})
    assert {each["partialFingerprints"]["primaryLocationLineHash"] for each in sarif_of(moved)["runs"][0]["results"]} == set(before)


def test_a_log_without_findings_is_a_log(told: Told) -> None:
    assert sarif_of(told._replace(findings=[]))["runs"][0]["results"] == []


# GitHub


def commands(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("::")]


def test_annotations_are_errors_first_and_ten_at_most_and_the_log_has_all(told: Told) -> None:
    many = told._replace(findings=[*told.findings] * 5)
    made = finding_annotations.github(many.findings, many.documents, "sv")
    levels = [line[2:].split()[0] for line in commands(made)]
    assert len(levels) == 10
    assert levels == sorted(levels, key=["error", "warning", "notice"].index)
    assert levels[0] == "error"
    assert sum(": fel PLN" in line or ": varning PLN" in line or ": notis PLN" in line for line in made.splitlines()) == len(many.findings)


def test_an_annotation_stands_on_its_columns_and_names_the_activity(told: Told) -> None:
    made = finding_annotations.github(told.findings, told.documents, "sv")
    finding = next(each for each in told.findings if each.values.get("id") == "xx")
    span = finding.location.span
    place = f"file=plans/p å.yaml,line={span.line},col={span.column},endLine={span.line},endColumn={span.end_column - 1}"
    assert any(line.startswith(f"::error {place},title=PLN301 unknown-organisation · {TITLE}::") for line in commands(made))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_a_plan_is_a_command_or_markdown(told: Told, language: str) -> None:
    made = finding_annotations.github(told.findings, told.documents, language)
    assert len(commands(made)) == len(told.findings)
    assert "##[" not in made
    summary = finding_annotations.summary(told.findings, told.documents, "3 fel.", language)
    assert "<b>" not in summary
    assert not re.search(r"(?<!\\)\[a\]", summary)
    assert all(len(re.findall(r"(?<!\\)\|", line)) == 5 for line in summary.splitlines() if line.startswith("|"))


def test_a_summary_is_no_larger_than_github_takes(told: Told) -> None:
    many = told.findings * 2_000
    summary = finding_annotations.summary(many, told.documents, "", "sv")
    assert len(summary.encode()) < 1_000_000
    rows = summary.count("\n|") - 2
    assert re.search(rf"{len(many) - rows} till: se loggen", summary)


@pytest.mark.usefixtures("told")
def test_inside_github_actions_annotations_come_by_themselves_and_the_summary_too(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    ran = planctl("validate", cwd=tmp_path, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert ran.code == 1
    assert commands(ran.out)
    assert summary.read_text(encoding="utf-8").startswith("before\n### planctl\n")
    asked = planctl("validate", "--format", "concise", cwd=tmp_path, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert not commands(asked.out)
    assert summary.read_text(encoding="utf-8").count("### planctl") == 1


# GitLab and JUnit


def test_gitlab_s_report_has_what_gitlab_asks_for(told: Told) -> None:
    rows = json.loads(data.dumped(gitlab.report(told.findings, told.documents, "sv")))
    assert len({row["fingerprint"] for row in rows}) == len(rows) == len(told.findings)
    for row, finding in zip(rows, told.findings, strict=True):
        assert row["location"] == {"path": "plans/p å.yaml", "lines": {"begin": finding.location.span.line}}
        assert row["severity"] in {"info", "minor", "major"}
        assert row["check_name"] == f"{finding.code} {finding.name}"
        assert row["description"]
    assert any(TITLE in row["description"] for row in rows)


@pytest.mark.parametrize("threshold", list(Severity))
def test_junit_fails_what_the_threshold_fails_and_passes_files_without_findings(told: Told, threshold: Severity) -> None:
    made = junit.report(told.findings, ["plans/p å.yaml", "plans/q.yaml"], threshold, "sv")
    root = ET.fromstring(made)  # noqa: S314 - made here
    failing = [each for each in told.findings if each.severity >= threshold]
    assert len(root.findall(".//failure")) == int(root.attrib["failures"]) == len(failing)
    assert len(root.findall(".//system-out")) == len(told.findings) - len(failing)
    assert int(root.attrib["tests"]) == len(root.findall(".//testcase")) == len(told.findings) + 1
    (clean,) = [suite for suite in root if suite.attrib["name"] == "plans/q.yaml"]
    assert [list(case) for case in clean] == [[]]
    assert sum(int(suite.attrib["failures"]) for suite in root) == len(failing)


@pytest.mark.usefixtures("told")
def test_a_report_replaces_its_own_and_no_other_s(tmp_path: Path) -> None:
    for name in ("sarif", "gitlab", "junit"):
        file = tmp_path / name
        assert planctl("validate", "--format", f"{name}={file}", "-q", cwd=tmp_path).code == 1
        assert planctl("validate", "--format", f"{name}={file}", "-q", "--select", "PLN4", cwd=tmp_path).code == 0
        file.write_text('[{"a": 1}]\n' if name != "junit" else '<?xml version="1.0"?>\n<a/>\n', encoding="utf-8")
        assert planctl("validate", "--format", f"{name}={file}", "-q", cwd=tmp_path).code == 2


# What all have in common


def test_one_line_each_names_the_activity(told: Told) -> None:
    lines = concise(told.findings, "en", Style(), told.documents).splitlines()
    assert len(lines) == len(told.findings)
    assert any(line.endswith(f"({TITLE})") for line in lines)


def test_every_rule_has_a_page_where_its_address_leads() -> None:
    for rule in explained("en"):
        page = ROOT / "docs" / "rules" / rule.url.rpartition("/docs/rules/")[2]
        assert page.read_text(encoding="utf-8").startswith(f"# {rule.code} {rule.name}\n")
        assert rule.since


def test_a_finding_s_address_is_that_of_its_rule_s_page(told: Told) -> None:
    rows = findings_data(told.findings, (1, 0, 0), "2026-06-30", "en")["findings"]
    urls = {rule.code: rule.url for rule in explained("en")}
    assert all(row["url"] == urls[row["code"]] for row in rows)
    assert len(urls) == len(RULES)
