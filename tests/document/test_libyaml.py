"""What start-up leaves out of PyYAML: the parser reads as ever, and a PyYAML that wants more of itself gets it."""

from __future__ import annotations

import subprocess
import sys

import pytest

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
