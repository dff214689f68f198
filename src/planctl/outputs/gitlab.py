"""Findings → GitLab's report of code quality, which a merge request shows on the lines that it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planctl.finding import Severity
from planctl.messages import told
from planctl.outputs.findings import about
from planctl.outputs.fingerprints import fingerprints

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planctl.document import Document
    from planctl.finding import Finding

SEVERITIES = {Severity.error: "major", Severity.warning: "minor", Severity.note: "info"}


def report(findings: Sequence[Finding], documents: Mapping[str, Document], language: str) -> list[dict[str, Any]]:
    """Return the report's rows. `documents` by displayed path."""
    return [
        {
            "check_name": f"{finding.code} {finding.name}",
            "description": " – ".join(part for part in (about(finding, documents), *told(finding, language)) if part),
            "fingerprint": fingerprint,
            "severity": SEVERITIES[finding.severity],
            "location": {"path": finding.location.file, "lines": {"begin": finding.location.span.line}},
        }
        for finding, fingerprint in zip(findings, fingerprints(findings, documents), strict=True)
    ]
