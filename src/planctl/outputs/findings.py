"""Findings → full text with source lines and carets, one line each, or JSON."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from planctl import url_of
from planctl.finding import Finding, Location, Severity
from planctl.messages import count, told, word
from planctl.model.paths import title_at
from planctl.outputs import fixes
from planctl.outputs.safe import printable
from planctl.outputs.style import Style

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planctl.document import Document

WIDEST_SNIPPET = 160
COLOURS = {Severity.error: "red", Severity.warning: "yellow", Severity.note: "blue"}


def full(findings: list[Finding], documents: dict[str, Document], language: str, style: Style) -> str:
    """Return findings as people read them: where, what, the source line with carets, what to do. `documents` by displayed path."""
    blocks = [_block(finding, documents.get(finding.location.file), language, style) for finding in findings]
    return "".join(f"{block}\n" for block in blocks)


def _block(finding: Finding, document: Document | None, language: str, style: Style) -> str:
    message, advice = told(finding, language)
    lines = [_headline(finding, message, language, style)]
    title = title_at(document.data, finding.path) if document and document.data is not None else ""
    if title:
        lines.append(style.dim(f"  {word(language, 'in')} {printable(title)} ({printable(finding.address)})"))
    lines += _snippet(finding.location, document, style, COLOURS[finding.severity])
    for other in finding.related:
        label = word(language, f"label.{other.label}")
        lines.append(f"  {_place(other.location)}: {label}")
        lines += _snippet(other.location, document, style, "blue")
    lines.append(f"  {style.bold(word(language, 'help') + ':')} {printable(advice)}")
    return "\n".join(lines) + "\n"


def _place(location: Location) -> str:
    return f"{printable(location.file)}:{location.span.line}:{location.span.column}"


def headline(finding: Finding, language: str) -> str:
    """Return where a finding is, how bad, its rule, and what is wrong, without colours."""
    return _headline(finding, told(finding, language)[0], language, Style())


def _headline(finding: Finding, message: str, language: str, style: Style) -> str:
    severity = style.paint(word(language, f"severity.{finding.severity.name}"), COLOURS[finding.severity])
    return f"{_place(finding.location)}: {severity} {style.bold(finding.code)} {finding.name}: {printable(message)}"


def _snippet(location: Location, document: Document | None, style: Style, colour: str) -> list[str]:
    """Return the source line and carets under the span, shortened around it where the line is very long."""
    if document is None or not document.text:
        return []
    span = location.span
    line = _line(document.text, span.start)
    first = max(0, span.column - 1 - WIDEST_SNIPPET // 2) if len(line) > WIDEST_SNIPPET else 0
    shown = line[first : first + WIDEST_SNIPPET]
    end = span.end_column if span.end_line == span.line else len(line) + 1
    length = max(1, min(end - span.column, len(shown) - (span.column - 1 - first)))
    gutter = f"{span.line:>5} | "
    before = printable(shown[: span.column - 1 - first])
    marked = printable(shown[span.column - 1 - first : span.column - 1 - first + length])
    carets = style.paint("^" * max(1, len(marked)), colour)
    return [f"{gutter}{printable(shown)}", f"{' ' * 5} | {' ' * len(before)}{carets}"]


def _line(text: str, offset: int) -> str:
    """Return the line that an offset stands on."""
    end = text.find("\n", offset)
    return text[text.rfind("\n", 0, offset) + 1 : end if end >= 0 else len(text)].rstrip("\r")


def concise(findings: Sequence[Finding], language: str, style: Style, documents: Mapping[str, Document] | None = None) -> str:
    """Return one line for each finding. `documents` by displayed path: they have the titles of what the findings are about."""
    lines = []
    for finding in findings:
        title = about(finding, documents or {})
        line = _headline(finding, told(finding, language)[0], language, style)
        lines.append(line + (style.dim(f" ({printable(title)})") if title else "") + "\n")
    return "".join(lines)


def about(finding: Finding, documents: Mapping[str, Document]) -> str:
    """Return the title of the activity, goal, indicator or area that a finding is about, "" where it is about none."""
    document = documents.get(finding.location.file)
    return title_at(document.data, finding.path) if document and document.data is not None else ""


def summary(findings: list[Finding], checked: tuple[int, int, int], language: str, left_out: Mapping[str, int] | None = None) -> str:
    """Return the line that ends a check: how many findings of each severity, in how many plans, journals and frameworks; what else."""
    reasons = ", ".join(count(language, f"left-out.{reason}", number) for reason, number in (left_out or {}).items() if number)
    more = f" {word(language, 'validate.left-out', what=reasons)}" if reasons else ""
    counted = Counter(finding.severity for finding in findings)
    plans, journals, frameworks = checked
    where = ", ".join(
        count(language, key, number)
        for key, number in (("plans", plans), ("journals", journals), ("frameworks", frameworks))
        if number or key == "plans"
    )
    if not findings:
        return word(language, "validate.clean", where=where) + more + "\n"
    what = ", ".join(
        count(language, f"findings.{severity.name}", counted[severity]) for severity in sorted(Severity, reverse=True) if counted[severity]
    )
    return word(language, "validate.found", what=what, where=where) + more + "\n"


def fixable(findings: list[Finding], language: str) -> str:
    """Return the line that says how many findings `--fix` mends, and how many more with unsafe fixes."""
    safe = sum(finding.fix is not None and finding.fix.safe for finding in findings)
    unsafe = sum(finding.fix is not None for finding in findings) - safe
    parts = [count(language, f"fixable.{kind}", number) for kind, number in (("safe", safe), ("unsafe", unsafe)) if number]
    return " ".join(parts)


def data(findings: list[Finding], checked: tuple[int, int, int], as_of: str, language: str) -> dict[str, Any]:
    """Return the `planctl/findings/v1` object."""
    counted = Counter(finding.severity for finding in findings)
    plans, journals, frameworks = checked
    return {
        "schema": "planctl/findings/v1",
        "as_of": as_of,
        "plans": plans,
        "journals": journals,
        "frameworks": frameworks,
        "summary": {severity.name: counted[severity] for severity in sorted(Severity, reverse=True)},
        "findings": [_row(finding, language) for finding in findings],
    }


def _row(finding: Finding, language: str) -> dict[str, Any]:
    message, advice = told(finding, language)
    span = finding.location.span
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.name,
        "message": message,
        "help": advice,
        "file": finding.location.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "address": finding.address or None,
        "path": list(finding.path),
        "related": [
            {
                "file": other.location.file,
                "line": other.location.span.line,
                "column": other.location.span.column,
                "message": word(language, f"label.{other.label}"),
            }
            for other in finding.related
        ],
        "fix": fixes.data(finding.fix),
        "url": url_of(finding.code),
    }
