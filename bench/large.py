"""Much to read: a made-up plan of 5,000 activities in two revisions, the second with one activity in twenty changed; many plans."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from random import Random
from typing import Any

import yaml

AREAS, ACTIVITIES = 50, 100
CHANGED = 0.05
MANY = 290  # as many as there are municipalities
WORDS = [
    "kartlägg", "samverkan", "skola", "barn", "unga", "vuxna", "stöd", "utbildning", "personal", "rutin", "forum", "plan", "hälsa", "möte",
]  # fmt: skip


def written(folder: Path, areas: int = AREAS) -> None:
    """Write both revisions into a folder. Each area has a hundred activities."""
    for name, plan in (("base", made(areas)), ("head", changed(made(areas)))):
        path = folder / name / "stor.yaml"  # a plan's file is named by its id
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.dump(plan, allow_unicode=True, sort_keys=False, width=200, Dumper=yaml.CSafeDumper), encoding="utf-8")


def many(folder: Path, sources: list[Path], number: int) -> None:
    """Write that many plans into a folder, as copies of some in turn, each with an id of its own."""
    shutil.copytree(sources[0].parent / "frameworks", folder / "plans" / "frameworks")
    for copy in range(number):
        source = sources[copy % len(sources)]
        name = f"{source.stem}-{copy}"
        text = source.read_text(encoding="utf-8").replace(f"\nid: {source.stem}\n", f"\nid: {name}\n", 1)
        (folder / "plans" / f"{name}.yaml").write_text(text, encoding="utf-8")


def made(areas: int = AREAS) -> dict[str, Any]:
    """Return the plan's data, the same every time."""
    chance = Random(1)
    held = [
        {"id": f"omrade-{area}", "title": f"Område {area}", "activities": [_activity(chance, area, number) for number in range(ACTIVITIES)]}
        for area in range(areas)
    ]
    return {
        "schema": "planctl/plan/v1", "id": "stor", "title": "Stor plan", "owner": "o0", "period": "2025..2027",
        "decisions": [{"action": "adopted", "date": "2024-11-01", "by": "o0", "period": "2025..2027"}],
        "organisations": {f"o{number}": {"name": f"Organisation {number}", "kind": "department"} for number in range(20)},
        "areas": held,
    }  # fmt: skip


def _activity(chance: Random, area: int, number: int) -> dict[str, Any]:
    return {
        "id": f"aktivitet-{area}-{number}",
        "title": " ".join(chance.sample(WORDS, 6)).capitalize(),
        "responsible": [f"o{body}" for body in chance.sample(range(20), 2)],
        "steps": [{"title": f"Steg {step}: {' '.join(chance.sample(WORDS, 4))}"} for step in range(2)],
        "follow_ups": [
            {"kind": "start", "due": chance.choice(["2025", "2026", "2026-H1"]), "title": "Påbörjad"},
            {"kind": "measure", "every": "year", "title": "Antal insatser"},
        ],
    }


def changed(plan: dict[str, Any]) -> dict[str, Any]:
    """Change one activity in twenty, each in one of five ways."""
    chance = Random(2)
    for area in plan["areas"]:
        kept = []
        for activity in area["activities"]:
            way = chance.randrange(5) if chance.random() < CHANGED else None
            if way == 0:
                continue
            if way == 1:
                activity["title"] = f"Överväg att {activity['title'].lower()}"
            elif way == 2:
                activity["follow_ups"][0]["due"] = "2027"
            elif way == 3:
                activity["responsible"] = activity["responsible"][1:]
            elif way == 4:
                activity["id"] += "-ny"
            kept.append(activity)
        area["activities"] = kept
    return plan


if __name__ == "__main__":
    into = Path(sys.argv[1])
    written(into)
    written(into / "tenth", AREAS // 10)
    many(into / "many", [Path(plan) for plan in sys.argv[2:]], MANY)
