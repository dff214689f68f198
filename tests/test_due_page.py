"""docs/due.md: its examples are what planctl prints, its rules those that the schedule knows."""

from __future__ import annotations

import re
import shlex

import pytest

from planctl.schedule import STATE_BY_RULE
from running import ROOT, planctl

PAGE = (ROOT / "docs" / "due.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```console\n\$ planctl ([^\n]+)\n(.*?)\n```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("command", "printed"), EXAMPLES, ids=range(len(EXAMPLES)))
def test_an_example_is_what_planctl_prints(command: str, printed: str) -> None:
    ran = planctl(*shlex.split(command))
    assert (ran.code, ran.out.rstrip("\n"), ran.err) == (0, printed, "")


def test_the_page_has_examples_and_every_rule_with_its_state() -> None:
    assert len(EXAMPLES) >= 3
    rows = re.findall(r"^\| (`[^|]+`) \| (\w+) \|", PAGE.partition("| Rule | State |")[2], re.MULTILINE)
    assert {rule: state for cell, state in rows for rule in re.findall(r"`([a-z-]+)`", cell)} == STATE_BY_RULE
