"""Random edits of a real plan: each is found and rightly named, and nothing else is said."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from changes.versions import of_data, singly, version
from planctl.changes import KINDS, compare

if TYPE_CHECKING:
    from collections.abc import Callable

REAL = Path(__file__).parents[2] / "plans" / "huddinge-2022-2024.yaml"
DATA = version(REAL.read_text(encoding="utf-8")).document.data
PLAN_ID = DATA["id"]
NUMBERS = [(area, number) for area, it in enumerate(DATA["areas"]) for number in range(len(it["activities"]))]

Seeded = list[tuple[str, str]]


def activity_of(data: Any, area: int, number: int) -> Any:
    wanted = DATA["areas"][area]["activities"][number]["id"]
    return next(activity for each in data["areas"] for activity in each["activities"] if activity["id"] == wanted)


def home_of(data: Any, activity: Any) -> Any:
    return next(each["activities"] for each in data["areas"] if any(other is activity for other in each["activities"]))


def drop(data: Any, activity: Any, _draw: Any) -> Seeded:
    its = home_of(data, activity)
    its[:] = [other for other in its if other is not activity]
    return [("removed", activity["id"])]


def move(data: Any, activity: Any, draw: Any) -> Seeded:
    old = home_of(data, activity)
    new = draw(st.sampled_from([each["activities"] for each in data["areas"] if each["activities"] is not old]))
    old[:] = [other for other in old if other is not activity]
    new.insert(draw(st.integers(0, len(new))), activity)
    return [("moved", activity["id"])]


def add(data: Any, activity: Any, _draw: Any) -> Seeded:
    its = home_of(data, activity)
    its.append({"id": f"{activity['id'][:70]}-ny", "title": "Något nytt", "responsible": ["sf"]})
    return [("added", f"{activity['id'][:70]}-ny")]


def retitle(_data: Any, activity: Any, _draw: Any) -> Seeded:
    activity["title"] = f"Överväg att {activity['title'].lower()}"
    return [("promise-reworded", activity["id"])]


def remark(_data: Any, activity: Any, draw: Any) -> Seeded:
    activity["note"] = activity.get("note", "") + draw(st.sampled_from(["Se protokollet", "Kommentar 2"]))
    return [("reworded", activity["id"])]


def answer(_data: Any, activity: Any, _draw: Any) -> Seeded:
    activity["responsible"] = [*activity["responsible"], "huddinge"]
    return [("responsible-added", activity["id"])]


def escape(_data: Any, activity: Any, draw: Any) -> Seeded:
    if len(activity["responsible"]) == 1:
        return []
    gone = draw(st.sampled_from(activity["responsible"]))
    activity["responsible"] = [body for body in activity["responsible"] if body != gone]
    return [("responsible-removed", activity["id"])]


def turn(_data: Any, activity: Any, _draw: Any) -> Seeded:
    if len(activity["responsible"]) == 1:
        return []
    activity["responsible"] = activity["responsible"][::-1]
    return [("reordered", activity["id"])]


def promise_of(activity: Any, draw: Any) -> tuple[Any, str]:
    promise = draw(st.sampled_from(activity["follow_ups"]))
    return promise, f"{activity['id']}/{promise.get('id', promise['kind'])}"


def postpone(_data: Any, activity: Any, draw: Any) -> Seeded:
    promise, address = promise_of(activity, draw)
    if "due" not in promise:
        return []
    promise["due"] = str(int(str(promise["due"])[:4]) + draw(st.sampled_from([-30, 30])))
    return [("deadline-later" if int(promise["due"]) > 2024 else "deadline-earlier", address)]


def loosen(_data: Any, activity: Any, draw: Any) -> Seeded:
    promise, address = promise_of(activity, draw)
    if "due" not in promise and promise.get("every", "ongoing") == "ongoing":
        return []
    for name in ("due", "every", "from", "until"):
        promise.pop(name, None)
    promise["event"] = "vid behov"
    return [("deadline-removed", address)]


def rarer(_data: Any, activity: Any, draw: Any) -> Seeded:
    promise, address = promise_of(activity, draw)
    if promise.get("every") != "year":
        return []
    promise["every"], name = draw(st.sampled_from([("2y", "recurrence-reduced"), ("quarter", "recurrence-increased")]))
    return [(name, address)]


def silence(_data: Any, activity: Any, draw: Any) -> Seeded:
    promise, address = promise_of(activity, draw)
    activity["follow_ups"] = [other for other in activity["follow_ups"] if other is not promise]
    return [("follow-up-removed", address)]


def withdraw(_data: Any, activity: Any, _draw: Any) -> Seeded:
    activity["withdrawn"] = {"date": "2023", "reason": "Görs inte"}
    return [("withdrawn", activity["id"])]


EDITS: list[Callable[[Any, Any, Any], Seeded]] = [
    drop, move, add, retitle, remark, answer, escape, turn, postpone, loosen, rarer, silence, withdraw,
]  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_every_seeded_edit_is_found_and_rightly_named(data: st.DataObject) -> None:
    edited = deepcopy(DATA)
    seeded: Seeded = []
    for area, number in data.draw(st.lists(st.sampled_from(NUMBERS), unique=True, max_size=12)):
        edit = data.draw(st.sampled_from(EDITS))
        seeded += edit(edited, activity_of(edited, area, number), data.draw)
    base, head = of_data(DATA, "base"), of_data(edited)
    changes = singly(compare(base, head, order=True))
    assert Counter((change.name, change.address) for change in changes) == Counter((name, f"{PLAN_ID}/{about}") for name, about in seeded)
    mirrored = Counter(change.name for change in singly(compare(head, base, order=True)))
    assert mirrored == Counter("removed" if change.name == "added" else KINDS[change.name].mirror for change in changes)


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_another_order_is_nothing_but_another_order(data: st.DataObject) -> None:
    edited = deepcopy(DATA)
    turned = []
    for area in edited["areas"]:
        old = area["activities"]
        area["activities"] = data.draw(st.permutations(old))
        if area["activities"] != old:
            turned.append(f"{PLAN_ID}/{area['id']}")
    changes = singly(compare(of_data(DATA, "base"), of_data(edited), order=True))
    assert [(change.name, change.address) for change in changes] == [("reordered", address) for address in turned]
