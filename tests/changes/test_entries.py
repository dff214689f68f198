"""Random edits of a journal: what is added reports; all else rewrites what was said."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest

from changes.versions import version
from planctl.changes import compare
from planctl.document import parse

MADE_UP = Path(__file__).parents[1] / "plans"
PLAN = (MADE_UP / "exempel-2025-2027.yaml").read_text(encoding="utf-8")
JOURNAL = (MADE_UP / "journals" / "exempel-2025-2027.yaml").read_text(encoding="utf-8")
ENTRIES: list[dict[str, Any]] = parse("journal.yaml", JOURNAL.encode()).data["entries"]


def journal(entries: list[dict[str, Any]]) -> str:
    import json

    return json.dumps({"schema": "planctl/journal/v1", "plan": "exempel-2025-2027", "entries": entries}, ensure_ascii=False, indent=1)


def edited(chance: Random) -> tuple[list[dict[str, Any]], Counter[str]]:
    """Return the entries after a random script, and what a diff must say."""
    entries = deepcopy(ENTRIES)
    expected: Counter[str] = Counter()
    keys = Counter((entry["date"], entry["about"], entry["by"]) for entry in entries)
    chosen = chance.sample(range(len(entries)), chance.randint(0, 6))
    for position in chosen:
        entry, way = entries[position], chance.choice(("alter", "remove", "double"))
        if way == "alter" and keys[entry["date"], entry["about"], entry["by"]] == 1:
            entry["evidence"] = "https://exempel.se/nytt"
            expected["entry-changed"] += 1
        elif way == "double":
            entries.append(dict(entry))
            expected["respelled"] += 1
        else:
            entries[position] = {}
            expected["entry-removed"] += 1
    for number in range(chance.randint(0, 3)):
        entries.append({"date": "2027-01-02", "about": ENTRIES[number]["about"], "by": "sf", "note": f"Nytt {number}"})
        expected["entry-added"] += 1
    return [entry for entry in entries if entry], expected


def test_random_edits_of_a_journal_are_found_and_rightly_named() -> None:
    base = version(PLAN, JOURNAL, "base")
    for seed in range(100):
        entries, expected = edited(Random(seed))  # noqa: S311 - edits, not secrets
        head = version(PLAN, journal(entries))
        found = Counter(change.name for change in compare(base, head, order=True))
        assert found == expected, f"script {seed}"
        mirror = {"entry-added": "entry-removed", "entry-removed": "entry-added"}
        mirrored = Counter(change.name for change in compare(head, base, order=True))
        assert mirrored == Counter({mirror.get(name, name): count for name, count in expected.items()})


TWO = [
    {"date": "2026-01-20", "about": "a@2025", "by": "sf", "state": "ongoing"},
    {"date": "2026-01-20", "about": "a@2025", "by": "sf", "state": "done"},
    {"date": "2026-01-21", "about": "b@2025", "by": "sf", "state": "done"},
]


@pytest.mark.parametrize(
    ("order", "name", "impact"),
    [([1, 0, 2], "entry-changed", "rewrites"), ([2, 0, 1], "reordered", "editorial"), ([0, 2, 1], "reordered", "editorial")],
)
def test_an_order_that_changes_which_entry_counts_rewrites(order: list[int], name: str, impact: str) -> None:
    base, head = version(PLAN, journal(TWO), "base"), version(PLAN, journal([TWO[number] for number in order]))
    (change,) = compare(base, head, order=True)
    assert (change.name, change.impact) == (name, impact)
    assert bool(compare(base, head)) is (impact == "rewrites")


def test_a_decision_put_after_another_of_its_day_counts_instead() -> None:
    made = ["  - {action: adopted, date: 2024-11, period: 2025..2027}\n", "  - {action: revised, date: 2024-11-01, period: 2025..2028}\n"]
    before, _, rest = PLAN.partition("decisions:\n")
    after = rest[rest.index("calendar:") :]
    base, head = (
        version(f"{before}decisions:\n{''.join(order)}{after}", name=name) for order, name in ((made, "base"), (made[::-1], "head"))
    )
    (change,) = compare(base, head)
    assert (change.name, change.impact, change.variant) == ("decision-changed", "rewrites", "order")
    later = [made[0], made[1].replace("2024-11-01", "2024-12-01")]
    base, head = (
        version(f"{before}decisions:\n{''.join(order)}{after}", name=name) for order, name in ((later, "base"), (later[::-1], "head"))
    )
    assert compare(base, head) == ()
