"""Each rule's cases: a bad one gives exactly its own findings, in every language; the good one, the smallest change from it, gives none.

`PLANCTL_UPDATE_CASES=1 pytest tests/checks/test_cases.py` writes the expected findings anew: read the diff before you believe it.
"""

from __future__ import annotations

import os
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from checks.cases import CASES, Case, found_in, shown
from planctl.finding import Finding, Severity
from planctl.messages import catalogue

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.folder.name)

# Messages that no case gives, and why.
NOT_GIVEN = {
    "too-complex.comments": "two hundred comments make no page: see tests/hostile",
    "unreadable-file.missing": "the file would have to vanish between the listing of its folder and its opening",
    "unreadable-file.denied": "tests may run as root, who may read everything",
    "unreadable-file.failed": "a disk that fails",
    "unreadable-file.not-here": "a revision that a clone lacks: see test_git",
    "unreadable-settings.file": "of a link, a folder, and the like: see test_settings",
    "unreadable-settings.size": "a file of more than a mebibyte: see test_settings",
    "wrong-setting.many": "a list of more names than there could be rules: see test_settings",
    "too-complex.faults": "a file with a thousand other findings before this one",
    "wrong-type": "the words for a fault of pydantic's that has none of its own; all those known today have",
}

# Variants that share the words of another.
SAME_WORDS = {"too-large.size": "too-large"}


@cache
def bad_findings(case: Case) -> tuple[Finding, ...]:
    with TemporaryDirectory() as folder:
        return tuple(found_in(case.bad(Path(folder) / "bad")))


@every_case
def test_a_bad_case_gives_exactly_its_own_findings(case: Case) -> None:
    found = bad_findings(case)
    assert {(finding.code, finding.name) for finding in found} == {(case.code, case.name)}
    expected = case.folder / "expected.txt"
    if os.environ.get("PLANCTL_UPDATE_CASES"):
        expected.write_text(shown(list(found)), encoding="utf-8")
    assert shown(list(found)) == expected.read_text(encoding="utf-8")


@every_case
def test_a_good_case_gives_none(case: Case, tmp_path: Path) -> None:
    found = found_in(case.good(tmp_path / "good"))
    assert not [finding for finding in found if finding.code == case.code or finding.severity > Severity.note]


@pytest.mark.parametrize("case", [case for case in CASES if case.recipe is None], ids=lambda case: case.folder.name)
def test_a_good_case_is_the_smallest_change_from_the_bad_one(case: Case) -> None:
    """As many places are changed as there are findings, at most."""
    good, bad = _texts(case.folder / "good"), _texts(case.folder / "bad")
    changes = sum(_places_changed(good[name], bad[name]) for name in good.keys() & bad.keys())
    renamed = len(bad.keys() - good.keys())
    assert 0 < changes + renamed <= len(bad_findings(case))


def _texts(folder: Path) -> dict[str, list[str]]:
    return {str(file.relative_to(folder)): file.read_text(encoding="utf-8").splitlines() for file in folder.rglob("*.*")}


def _places_changed(good: list[str], bad: list[str]) -> int:
    return sum(kind != "equal" for kind, *_ in SequenceMatcher(None, good, bad, autojunk=False).get_opcodes())


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_message_is_given_by_a_case(language: str) -> None:
    keys = {f"{finding.name}.{finding.variant}".rstrip(".") for case in CASES for finding in bad_findings(case)}
    assert set(catalogue(language).FINDINGS) == {SAME_WORDS.get(key, key) for key in keys} | set(NOT_GIVEN)
