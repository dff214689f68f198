"""Findings that are known: a file of them, and what two runs have in common.

A finding is the same as long as its rule, its file and the ids on the way to it are: lines may move. What can't be read of a file, what
privacy and safety ask for, and what is wrong with settings and comments is never taken up.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any

from planctl import files
from planctl.checks.choosing import can_be_ignored
from planctl.document import Document
from planctl.document.decoding import FORBIDDEN, span_at
from planctl.document.personal import hidden
from planctl.finding import Problem
from planctl.model.paths import place_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planctl.finding import Finding, Span

SCHEMA = "planctl/baseline/v1"
FIELDS = ("code", "file", "address", "place")
LONGEST = 300  # of a place, what is kept

Key = tuple[str, ...]  # code, file, address, place


class NotABaselineError(Exception):
    """A file that can't be read as a baseline."""


class Baseline:
    """Known findings by their keys, with how many of each. `folder` is what their files are relative to."""

    def __init__(self, known: Counter[Key], document: Document, folder: str) -> None:
        self.known = known
        self.document = document
        self.folder = folder

    def parted(self, findings: Iterable[Finding], documents: Mapping[str, Document]) -> tuple[list[Finding], int, Counter[Key]]:
        """Return the findings that are not known, how many are, and what is known but found no more."""
        left = Counter(self.known)
        fresh: list[Finding] = []
        known = 0
        for finding in findings:
            key = key_of(finding, documents, self.folder)
            if can_be_ignored(finding.code) and left[key] > 0:
                left[key] -= 1
                known += 1
            else:
                fresh.append(finding)
        return fresh, known, +left

    def stale(self, left: Counter[Key], checked: set[str], codes: set[str]) -> list[Problem]:
        """Return a problem for each known finding that is found no more, of the rules and files that were checked or are gone.

        `checked` are the files as findings name them.
        """
        at_hand = {_relative(file, self.folder) for file in checked}
        gone = (key for key in left if key[0] in codes and (key[1] in at_hand or not files.exists(os.path.join(self.folder, key[1]))))
        return [Problem("stale-baseline", values={"rule": key[0], "place": _place(key)}, span=self.line_of(key)) for key in gone]

    def line_of(self, key: Key) -> Span:
        """Return where a known finding is written: its own line, as we write them; else the start of the file."""
        return span_at(self.document.text, *self.lines.get(key, (0, 0)))

    @cached_property
    def lines(self) -> dict[Key, tuple[int, int]]:
        """Where the known findings that have a line each begin, and how long they are."""
        import json

        found: dict[Key, tuple[int, int]] = {}
        offset = 0
        for line in self.document.text.split("\n"):
            row = line.strip().rstrip(",")
            with contextlib.suppress(ValueError, TypeError, KeyError, RecursionError, NotABaselineError):
                found[_key(json.loads(row))] = (offset + line.index(row), len(row))
            offset += len(line) + 1
        return found


def _place(key: Key) -> str:
    """Return what people call the place of a known finding."""
    return "/".join(part for part in key[2:] if part) or key[1]


def key_of(finding: Finding, documents: Mapping[str, Document], folder: str) -> Key:
    """Return what a finding is known by: its rule, its file relative to a folder, its address, and the place in what has that address."""
    document = documents.get(finding.location.file)
    place = place_at(document.data, finding.path) if document else ""
    return finding.code, _relative(finding.location.file, folder), finding.address, place[:LONGEST]


def _relative(file: str, folder: str) -> str:
    return os.path.relpath(file, folder or ".").replace(os.sep, "/")


def written(findings: Iterable[Finding], documents: Mapping[str, Document], folder: str) -> tuple[str, int]:
    """Return the text of a baseline with all of the findings that can be known, a line each, and how many those are."""
    known = Counter(key_of(finding, documents, folder) for finding in findings if can_be_ignored(finding.code))
    listed = ",\n".join(f"    {_row(key, number)}" for key, number in sorted(known.items()))
    body = f"[\n{listed}\n  ]" if known else "[]"
    return f'{{\n  "schema": "{SCHEMA}",\n  "findings": {body}\n}}\n', known.total()


def _row(key: Key, number: int = 1) -> str:
    """Return a known finding as one line of JSON; what a terminal or a CI log would obey is escaped, as in all that we write."""
    import json

    row = dict(zip(FIELDS, key, strict=True)) | ({"count": number} if number > 1 else {})
    text = json.dumps(row, ensure_ascii=False)
    return re.sub(FORBIDDEN, lambda match: f"\\u{ord(match.group()[0]):04x}", text).replace("##[", "##\\u005b")


def read(shown: str, content: bytes, folder: str) -> Baseline:
    """Read a baseline. Raises `NotABaselineError`."""
    import json

    try:
        text = hidden(content.decode("utf-8"))
        data = json.loads(text)
        if data["schema"] != SCHEMA:
            raise NotABaselineError
        known: Counter[Key] = Counter()
        for row in data["findings"]:
            known[_key(row)] += max(1, int(row.get("count", 1)))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as error:
        raise NotABaselineError from error
    return Baseline(known, Document(shown, text, None, ()), folder)


def empty(folder: str) -> Baseline:
    """Return a baseline that knows nothing."""
    return Baseline(Counter(), Document("", "", None, ()), folder)


def _key(row: Any) -> Key:
    if not all(isinstance(row[name], str) for name in FIELDS):
        raise NotABaselineError
    return tuple(row[name] for name in FIELDS)
