"""A thousand random edit scripts on the real plans: each edit is found and rightly named, and nothing else is said."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from pathlib import Path
from random import Random

import pytest

from changes import scripts
from changes.versions import of_data, singly, version
from planctl.changes import KINDS, Change, compare

REAL = sorted((Path(__file__).parents[2] / "plans").glob("*.yaml"))
SCRIPTS = 250  # of each of the four
GUARDED = "alters"  # what weakens, where a guard says that nothing falls

every_plan = pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)


@every_plan
def test_every_seeded_edit_is_found_and_rightly_named(path: Path) -> None:
    data = version(path.read_text(encoding="utf-8")).document.data
    base = of_data(data, "base")
    seen: Counter[str] = Counter()
    for seed in range(SCRIPTS):
        edited = deepcopy(data)
        script = scripts.run(edited, Random(f"{path.stem} {seed}"))  # noqa: S311 - edits, not secrets
        head = of_data(edited)
        changes = singly(compare(base, head, order=True))
        expected = Counter((name, f"{data['id']}/{about}".rstrip("/")) for name, about in script.expected)
        assert Counter((change.name, change.address) for change in changes) == expected, f"script {seed}"
        law_of_places(changes)
        law_of_weight(changes, draft=not data.get("decisions"))
        law_of_mirrors(changes, singly(compare(head, base, order=True)))
        seen.update(change.name for change in changes)
    assert len(seen) >= 25, sorted(KINDS.keys() - seen.keys())


def law_of_places(changes: list[Change]) -> None:
    """What moved, or is called otherwise, has its own edits within."""
    for holder in changes:
        if holder.name in {"moved", "renamed", "split", "merged"} and not holder.within:
            for change in changes:
                if change is not holder and (change.address == holder.address or change.address.startswith(f"{holder.address}/")):
                    assert change.within == holder.address


def law_of_weight(changes: list[Change], *, draft: bool) -> None:
    for change in changes:
        weighed = KINDS[change.name].impact
        assert change.impact == (GUARDED if change.guard else weighed)
        assert bool(change.look_at) is (change.impact == "alters")
        assert not change.guard or weighed == "weakens"
        assert bool(change.guard) or not (draft and weighed == "weakens")


def law_of_mirrors(changes: list[Change], mirrored: list[Change]) -> None:
    assert Counter(change.name for change in mirrored) == Counter(KINDS[change.name].mirror for change in changes)


@every_plan
def test_order_is_told_in_one_line_and_only_when_asked_for(path: Path) -> None:
    data = version(path.read_text(encoding="utf-8")).document.data
    edited = deepcopy(data)
    turned = [area for area in edited["areas"] if len(area.get("activities", [])) > 1]
    for area in turned:
        area["activities"].reverse()
    edited["areas"].reverse()
    base, head = of_data(data, "base"), of_data(edited)
    assert compare(base, head) == ()
    (change,) = compare(base, head, order=True)
    assert (change.name, change.impact, change.count) == ("reordered", "editorial", len(turned) + 1)
