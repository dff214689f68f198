"""What docs/comparison.md shows of planctl, it says (PLANCTL_UPDATE_GOLDEN=1 renews that; tools/comparison.py the whole page)."""

from __future__ import annotations

import os
import re
import shlex

import pytest

from running import ROOT, planctl

FILE = ROOT / "docs" / "comparison.md"
SHOWN = re.findall(r"^```console\n\$ planctl (.*)\n((?:(?!```).*\n)*)```", FILE.read_text(encoding="utf-8"), re.MULTILINE)
AS_OF = ("--as-of", "2026-06-30", "--lang", "en")


def test_both_commands_are_shown() -> None:
    assert [command.split()[0] for command, _ in SHOWN] == ["validate", "diff"]


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=["validate", "diff"])
def test_planctl_says_what_the_page_shows(command: str, shown: str) -> None:
    ran = planctl(*shlex.split(command), *AS_OF, cwd=ROOT / "docs" / "comparison", COLUMNS="100")
    said = "".join(f"{line.rstrip()}\n" for line in (ran.out + ran.err).rstrip().splitlines())
    if os.environ.get("PLANCTL_UPDATE_GOLDEN") == "1":
        FILE.write_text(FILE.read_text(encoding="utf-8").replace(shown, said), encoding="utf-8")
    else:
        assert said == shown
