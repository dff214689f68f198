"""Every finding on the real plans has been judged by hand, and what was judged is what is found."""

from __future__ import annotations

import re
from pathlib import Path

from checks.cases import DAY
from planctl import workspace
from planctl.checks import findings

ROOT = Path(__file__).parent.parent.parent
ROW = re.compile(r"^\| (PLN\d{3}) (\S+) \| (\S+):(\d+) \| yes \| \S.*\|$", re.MULTILINE)


def test_what_is_found_is_what_has_been_judged() -> None:
    judged = [
        (code, name, file, int(line)) for code, name, file, line in ROW.findall((ROOT / "docs/judged-findings.md").read_text("utf-8"))
    ]
    found = findings(workspace.load([str(ROOT / "plans")]), DAY)
    assert judged == [(each.code, each.name, Path(each.location.file).name, each.location.span.line) for each in found]
