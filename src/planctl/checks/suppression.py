"""`# planctl: ignore[CODE] reason`: findings that somebody has decided to live with, and why.

At the end of a line it covers what is found on that line; alone on a line, all of what begins on the next: an item with all that is in
it, or a key with its value.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from planctl.checks.choosing import can_be_ignored, near, rule_named
from planctl.checks.rule import MARKER, has_comment
from planctl.document.comments import comments, entries_by_line
from planctl.document.decoding import span_at
from planctl.finding import Problem
from planctl.model.paths import address_at, place_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planctl.document import Document
    from planctl.document.comments import Comment, Entry
    from planctl.finding import Finding, Path

MOST = 200  # of one file that are read: each is looked up for each finding, and nobody has that many reasons
_WRITTEN = re.compile(r"#\s*planctl:\s*ignore\s*\[([^\]]*)\](.*)", re.IGNORECASE)
_UNTIL = re.compile(r"(?:^|(?<=\s))until=(\S*)")
_LETTER = re.compile(r"[^\W\d_]")


class Suppression(NamedTuple):
    """One rule ignored at one place. `covers` are the offsets between which a finding begins; `last` is the last day as written, or ""."""

    code: str
    line: int
    at: tuple[int, int]  # its code: offset and length
    covers: tuple[int, int]
    last: str
    path: Path
    key: tuple[str, ...]  # what it is the same by after the file has changed: its rule, what it covers and how long

    def holds(self, day: date) -> bool:
        """Tell whether its last day has not passed."""
        return not self.last or self.last >= day.isoformat()

    def covers_finding(self, finding: Finding) -> bool:
        """Tell whether a finding of the same file is covered."""
        return finding.code == self.code and self.covers[0] <= finding.location.span.start <= self.covers[1]


def suppressions(document: Document) -> tuple[list[Suppression], list[Problem]]:
    """Return what a document's comments ignore, and what is wrong with them."""
    if document.root is None or not has_comment(document):
        return [], []
    found: list[Suppression] = []
    problems: list[Problem] = []
    entries = entries_by_line(document)
    lines = document.text.split("\n")
    for comment in comments(document, rf"\s*{MARKER}"):
        for item in _read(comment, document, _entry(comment, lines, entries)):
            (found if isinstance(item, Suppression) else problems).append(item)  # type: ignore[arg-type]
            if len(found) + len(problems) > MOST:
                limit = {"limit": str(MOST)}
                return found[:MOST], [
                    *problems[:MOST],
                    Problem("too-complex", values=limit, variant="comments", span=span_at(document.text, comment.start)),
                ]
    return found, problems


def _entry(comment: Comment, lines: list[str], entries: dict[int, Entry]) -> Entry | None:
    """Return what a comment is about: what begins on its line, or on the next that is no comment."""
    if not comment.alone:
        return entries.get(comment.line)
    line = comment.line
    while line < len(lines) and lines[line].lstrip().startswith("#"):
        line += 1
    return entries.get(line + 1)


def _read(comment: Comment, document: Document, entry: Entry | None) -> Iterator[Suppression | Problem]:
    text = document.text[comment.start : comment.end]
    path = entry.path if entry else ()
    span = span_at(document.text, comment.start, len(text))
    written = _WRITTEN.fullmatch(text)
    if written is None or not written[1].strip():
        yield Problem("broken-suppression", path, span=span)
        return
    until = _UNTIL.search(written[2])
    last = until[1] if until else ""
    if until and not _is_day(last):
        yield Problem("broken-suppression", path, {"text": last[:40]}, "until", span=span)
        return
    if not _LETTER.search(_UNTIL.sub("", written[2])):
        yield Problem("suppression-without-reason", path, span=span)
    covers = _covers(comment, document, entry)
    for code in re.finditer(r"[^\s,]+", written[1]):
        at = (comment.start + written.start(1) + code.start(), len(code[0]))
        rule = rule_named(code[0])
        if rule is None or not can_be_ignored(rule):
            yield _refused(code[0], path, at, document, known=rule is not None)
        else:
            place = (address_at(document.data, path), place_at(document.data, path)) if entry else ("", str(comment.line))
            yield Suppression(rule, comment.line, at, covers, last, path, (rule, *place, "above" if comment.alone else "beside", last))


def _refused(text: str, path: Path, at: tuple[int, int], document: Document, *, known: bool) -> Problem:
    span = span_at(document.text, *at)
    if known:
        return Problem("not-to-be-ignored", path, {"rule": text[:80]}, span=span)
    like = near(text)
    return Problem("unknown-rule", path, {"rule": text[:80], "near": like}, "near" if like else "", span=span)


def _covers(comment: Comment, document: Document, entry: Entry | None) -> tuple[int, int]:
    if comment.alone:
        return (entry.start, entry.end) if entry else (-1, -1)
    return document.text.rfind("\n", 0, comment.start) + 1, comment.start


def _is_day(text: str) -> bool:
    from planctl.model.period import NotAPeriodError, parse_day

    try:
        parse_day(text)
    except NotAPeriodError:
        return False
    return True


def unused(item: Suppression, document: Document) -> Problem:
    """Return the problem of one that covers nothing."""
    return Problem("unused-suppression", item.path, {"rule": item.code}, span=span_at(document.text, *item.at))


def run_out(item: Suppression, document: Document) -> Problem:
    """Return the problem of one whose last day has passed."""
    return Problem("suppression-run-out", item.path, {"rule": item.code, "until": item.last}, span=span_at(document.text, *item.at))
