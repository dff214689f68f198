"""Findings → SARIF 2.1.0, as code scanning reads it (OASIS, Static Analysis Results Interchange Format)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from planctl import __version__
from planctl.finding import Severity
from planctl.messages import told, word
from planctl.outputs.findings import about
from planctl.outputs.fingerprints import fingerprints
from planctl.outputs.rules import explained, rule_page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planctl.document import Document
    from planctl.finding import Finding, Fix, Location, Span
    from planctl.outputs.rules import Explained

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.error: "error", Severity.warning: "warning", Severity.note: "note"}
ROOT = "%SRCROOT%"  # what paths are relative to: whoever reads the file knows where the repository lies
# By this name GitHub knows a finding again. It is made of ids, so that the finding stays the same when lines move.
FINGERPRINT = "primaryLocationLineHash"


def log(findings: Sequence[Finding], documents: Mapping[str, Document], language: str) -> dict[str, Any]:
    """Return a log with one run: the rules that found something, and what they found. `documents` by displayed path."""
    found = {finding.code for finding in findings}
    rules = [rule for rule in explained(language) if rule.code in found]
    places = {rule.code: number for number, rule in enumerate(rules)}
    driver = {"name": "planctl", "semanticVersion": __version__, "language": language, "rules": [_rule(rule, language) for rule in rules]}
    results = [
        _result(finding, places[finding.code], fingerprint, about(finding, documents), language)
        for finding, fingerprint in zip(findings, fingerprints(findings, documents), strict=True)
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Explained, language: str) -> dict[str, Any]:
    text = f"{rule.why}\n\n{word(language, 'rule.fix')}: {rule.fix}"
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": f"{rule.what} {rule.why}"},
        "help": {"text": text, "markdown": rule_page(rule, language)},
        "helpUri": rule.url,
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(finding: Finding, place: int, fingerprint: str, title: str, language: str) -> dict[str, Any]:
    location = _location(finding.location)
    if finding.address:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.address} | ({"name": title} if title else {})]
    result = {
        "ruleId": finding.code,
        "ruleIndex": place,
        "level": LEVELS[finding.severity],
        "message": {"text": " – ".join(told(finding, language))},
        "locations": [location],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {**_location(other.location), "id": number, "message": {"text": word(language, f"label.{other.label}")}}
            for number, other in enumerate(finding.related)
        ]
    if finding.fix and finding.fix.safe:  # SARIF can't say that somebody has to look first
        result["fixes"] = [_fix(finding.fix, finding.location.file)]
    return result


def _fix(fix: Fix, file: str) -> dict[str, Any]:
    replacements = [{"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits]
    change = {"artifactLocation": _artifact(file), "replacements": replacements}
    return {"artifactChanges": [change]}


def _location(location: Location) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(location.file), "region": _region(location.span)}}


def _artifact(file: str) -> dict[str, str]:
    from urllib.parse import quote

    inside = not file.startswith(("/", ".."))
    return {"uri": quote(file), "uriBaseId": ROOT} if inside else {"uri": f"file://{quote(os.path.abspath(file))}"}


def _region(span: Span) -> dict[str, int]:
    return {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": span.end_column}
