"""Findings → JUnit's XML, which nearly every CI shows: a suite a file, a case a finding; those below the threshold pass, and are said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.messages import told
from planctl.outputs.findings import headline
from planctl.outputs.safe import for_stream, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planctl.finding import Finding, Severity


def report(findings: Sequence[Finding], files: Sequence[str], threshold: Severity, language: str) -> str:
    """Return the report. `files` are those that were checked: one without findings has a case that passes."""
    suites: dict[str, list[Finding]] = {file: [] for file in files}
    for finding in findings:
        suites.setdefault(finding.location.file, []).append(finding)
    failures = sum(finding.severity >= threshold for finding in findings)
    made = "".join(_suite(file, suites[file], threshold, language) for file in sorted(suites))
    tests = sum(len(each) or 1 for each in suites.values())
    counted = f'tests="{tests}" failures="{failures}" errors="0"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="planctl" {counted}>\n{made}</testsuites>\n'


def _suite(file: str, findings: Sequence[Finding], threshold: Severity, language: str) -> str:
    failures = sum(finding.severity >= threshold for finding in findings)
    cases = "".join(_case(finding, threshold, language) for finding in findings)
    cases = cases or f"    <testcase name={_quoted('planctl validate')} classname={_quoted(file)}/>\n"
    head = f'name={_quoted(file)} tests="{len(findings) or 1}" failures="{failures}" errors="0" skipped="0"'
    return f"  <testsuite {head}>\n{cases}  </testsuite>\n"


def _case(finding: Finding, threshold: Severity, language: str) -> str:
    from xml.sax.saxutils import escape

    message, advice = told(finding, language)
    span = finding.location.span
    name = f"{finding.code} {finding.name} {span.line}:{span.column}"
    said = escape(for_stream(f"{headline(finding, language)}\n{printable(advice)}"))
    if finding.severity >= threshold:
        inner = f"<failure message={_quoted(message)} type={_quoted(finding.severity.name)}>{said}</failure>"
    else:
        inner = f"<system-out>{said}</system-out>"
    file = finding.location.file
    return f"    <testcase name={_quoted(name)} classname={_quoted(file)} file={_quoted(file)}>{inner}</testcase>\n"


def _quoted(text: str) -> str:
    from xml.sax.saxutils import quoteattr

    return quoteattr(for_stream(printable(text)))
