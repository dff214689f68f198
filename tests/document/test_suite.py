"""yaml-test-suite and cases of our own: read as YAML 1.2's core schema says, or refused by name; docs/yaml.md lists every difference."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from planctl.checks import by_name
from planctl.document import Limits, parse

SUITE = Path(__file__).parent / "suite"
PAGE = Path(__file__).parents[2] / "docs" / "yaml.md"
CASES: list[dict[str, Any]] = json.loads((SUITE / "cases.json").read_text(encoding="utf-8"))
OWN: list[dict[str, Any]] = tomllib.loads((SUITE / "own.toml").read_text(encoding="utf-8"))["case"]
DIFFERENCES: dict[str, dict[str, list[str]]] = tomllib.loads((SUITE / "differences.toml").read_text(encoding="utf-8"))
REFUSED = DIFFERENCES["refused"]
UNREADABLE = {case: key for key, cases in DIFFERENCES["unreadable"].items() for case in cases}
LENIENT = {case: key for key, cases in DIFFERENCES["lenient"].items() for case in cases}
# Refusals that leave the data as it is.
HARMLESS = {"anchor", "directive", "second-document"}
ANCHOR_WITH_COLON = "Y2GN"  # to libyaml an anchor's name ends at a colon; it is refused either way


def same(one: Any, other: Any) -> bool:
    """Equal, and of the same types all the way down: 1 is neither 1.0 nor true."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_each_case_is_read_as_yaml_says_or_refused_by_name(case: dict[str, Any]) -> None:
    found = parse("case.yaml", case["yaml"].encode())
    names = [problem.name for problem in found.problems]
    if case.get("error"):
        assert bool(names) is (case["id"] not in LENIENT), "no YAML, and not told"
    elif case["id"] in REFUSED:
        assert names == REFUSED[case["id"]]
        if found.readable and HARMLESS.issuperset(names) and case["id"] != ANCHOR_WITH_COLON:
            assert same(found.data, case["documents"][0])
    elif case["id"] in UNREADABLE:
        assert "broken-yaml" in names
    else:
        assert names == []
        assert same([found.data], case["documents"])


@pytest.mark.parametrize("case", OWN, ids=lambda case: case["name"])
def test_each_case_of_our_own(case: dict[str, Any]) -> None:
    content = bytes.fromhex(case["hex"]) if "hex" in case else case["yaml"].encode()
    found = parse("case.yaml", content, Limits(**case.get("limits", {})))
    assert [problem.name for problem in found.problems] == case.get("refused", [])
    if "data" in case:
        assert same(found.data, case["data"])


def test_each_difference_is_of_a_case_and_counted_once() -> None:
    valid = {case["id"] for case in CASES if not case.get("error")}
    invalid = {case["id"] for case in CASES if case.get("error")}
    assert len(valid) + len(invalid) == len(CASES)
    assert len(CASES) == 402
    assert REFUSED.keys() | UNREADABLE.keys() <= valid
    assert LENIENT.keys() <= invalid
    assert not REFUSED.keys() & UNREADABLE.keys()


def test_docs_list_each_difference_and_each_has_a_case() -> None:
    listed = set(re.findall(r"^\| `([a-z0-9-]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    rules = {name for names in REFUSED.values() for name in names} | {name for case in OWN for name in case.get("refused", [])}
    rules.discard("broken-yaml")  # explained by the keys below
    assert listed == rules | DIFFERENCES["unreadable"].keys() | DIFFERENCES["lenient"].keys()


def test_docs_give_each_rule_its_code() -> None:
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| (PLN\d+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows
    assert dict(rows) == {name: by_name[name].code for name, _ in rows}
