"""Findings → annotations of GitHub Actions on their lines, and the whole as a job's summary in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.messages import count, told, word
from planctl.outputs.annotations import annotation
from planctl.outputs.findings import about, concise
from planctl.outputs.safe import Commands, for_stream, printable
from planctl.outputs.style import Style

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planctl.document import Document
    from planctl.finding import Finding

MOST = 10  # that GitHub shows of one step
LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
LARGEST_SUMMARY = 900_000  # bytes; GitHub refuses a summary of more than a mebibyte
_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|!~&@"})


def github(findings: Sequence[Finding], documents: dict[str, Document], language: str) -> Commands:
    """Return each finding as a line of the log, then workflow commands for the gravest: errors first, at most ten."""
    gravest = sorted(findings, key=lambda finding: -finding.severity)[:MOST]
    log = concise(findings, language, Style(), documents)
    return Commands(for_stream(log) + "".join(f"{_command(finding, about(finding, documents), language)}\n" for finding in gravest))


def _command(finding: Finding, title: str, language: str) -> str:
    message, advice = told(finding, language)
    span = finding.location.span
    end = span.end_column - 1 if span.end_line == span.line and span.end_column > span.column else None
    heading = f"{finding.code} {finding.name}" + (f" · {title}" if title else "")
    text = f"{printable(message)}\n{printable(advice)}"
    return annotation(LEVELS[finding.severity.name], finding.location.file, span.line, heading, text, columns=(span.column, end))


def summary(findings: Sequence[Finding], documents: Mapping[str, Document], said: str, language: str) -> str:
    """Return the job's summary: the line that ends the check, and a table of all findings, as far as GitHub takes it."""
    lines = [f"### planctl\n\n{_safe(said)}\n"]
    if findings:
        heads = " | ".join(word(language, key) for key in ("rule.severity", "rule.code", "annotations.where", "annotations.what"))
        lines.append(f"\n| {heads} |\n|---|---|---|---|\n")
    size = sum(len(line.encode()) for line in lines)
    ordered = sorted(findings, key=lambda finding: -finding.severity)
    for number, finding in enumerate(ordered):
        row = _row(finding, about(finding, documents), language)
        size += len(row.encode())
        if size > LARGEST_SUMMARY:
            lines.append(f"\n{count(language, 'annotations.left', len(ordered) - number)}\n")
            break
        lines.append(row)
    return "".join(lines)


def _row(finding: Finding, title: str, language: str) -> str:
    message, advice = told(finding, language)
    severity = word(language, f"severity.{finding.severity.name}")
    where = "<br>".join(_safe(part) for part in (f"{finding.location.file}:{finding.location.span.line}", title) if part)
    return f"| {severity} | {finding.code} {finding.name} | {where} | {_safe(message)}<br>{_safe(advice)} |\n"


def _safe(text: str) -> str:
    """Return a stranger's text as Markdown that says just that, on one line of a table."""
    return printable(text).translate(_MARKDOWN)
