"""What a process of ours leaves out of PyYAML: the parser reads as ever, and a PyYAML that wants more of itself gets it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from yaml import _yaml

import planctl
from planctl.document import parse
from planctl.document.tree import Node

CASES = json.loads((Path(__file__).parent / "suite" / "cases.json").read_text(encoding="utf-8"))
READ = """
import sys, planctl
planctl.ALONE = {alone}
{before}
from planctl.document import libyaml, parse
said = parse("x", b"a: [1, {{b: c}}]").data, [problem.variant for problem in parse("x", b"a: [1").problems]
print(said, "yaml.resolver" in sys.modules)
"""
MISSING = """
import importlib.util
found = importlib.util.find_spec
def without_a_part(name, package=None):
    import planctl.document.libyaml as libyaml
    libyaml._PARTS = libyaml._PARTS[1:]
    return found(name, package)
importlib.util.find_spec = without_a_part
"""


@pytest.mark.parametrize(
    ("alone", "before", "whole"), [(True, "", False), (False, "", True), (True, "import yaml", True), (True, MISSING, True)]
)
def test_it_reads_alike_whatever_is_left_out(alone: bool, before: str, whole: bool) -> None:  # noqa: FBT001 - a case's values
    program = READ.format(alone=alone, before=before)
    run = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr) == (f"({{'a': [1, {{'b': 'c'}}]}}, ['bracket']) {whole}\n", "")


def extents(node: Node) -> list[tuple[int, int, int]]:
    return [(node.begins, node.start, node.end), *(extent for _, child in node.items() for extent in extents(child))]


def test_every_case_is_read_alike_with_and_without_events(monkeypatch: pytest.MonkeyPatch) -> None:
    def read() -> list[tuple[object, ...]]:
        found = [parse("case.yaml", case["yaml"].encode()) for case in CASES]
        return [(document._replace(root=None), document.root and extents(document.root)) for document in found]

    whole = read()
    monkeypatch.setattr(planctl, "ALONE", True)
    assert read() == whole


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("text", [b"- a\n- b\n", b"- a\n- ["])
def test_events_are_made_for_others_alone(monkeypatch: pytest.MonkeyPatch, alone: bool, text: bytes) -> None:  # noqa: FBT001 - a case's value
    made = []

    class Counted(yaml.ScalarEvent):
        def __init__(self, *parts: Any) -> None:
            made.append(parts)
            super().__init__(*parts)

    monkeypatch.setattr(planctl, "ALONE", alone)
    monkeypatch.setattr(yaml.events, "ScalarEvent", Counted)
    monkeypatch.setattr(_yaml, "ScalarEvent", Counted)
    parse("x", text)
    assert vars(_yaml)["ScalarEvent"] is Counted
    assert bool(made) is not alone
