"""Random edit scripts: edits of a plan's plain data, each with what must be said of it.

Every edit takes hold of what it touches, so that no two of a script get in each other's way: what is expected is then known for certain.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

Data = dict[str, Any]
LISTS = ("goals", "indicators", "activities")
UNTIL_THE_PLAN_ENDS = ("due", "every", "event", "from", "until")


@dataclass(frozen=True)
class Thing:
    """Something of the plan, the list it stands in, and the things around it, innermost first."""

    kind: str
    data: Data
    siblings: list[Data]
    around: tuple[Data, ...]

    @property
    def id(self) -> str:
        return str(self.data["id"])


@dataclass
class Script:
    """A plan being edited: what has been touched, and what a diff must say, as (name, address without the plan)."""

    plan: Data
    chance: Random
    expected: list[tuple[str, str]] = field(default_factory=list)
    held: set[tuple[Any, ...]] = field(default_factory=set)
    alive: list[Any] = field(default_factory=list)  # what is held is known by its identity, which nothing else may take over
    orders: list[tuple[Data, str, str, list[Any]]] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)
    fresh: int = 0

    def hold(self, data: Data, *names: str) -> bool:
        """Take hold of fields of a thing, or of all of it; False where another edit did."""
        mine = [(id(data), name) for name in names or ("*",)]
        taken = {name for thing, name in self.held if thing == id(data)}
        if "*" in taken or (not names and taken) or taken & {*names}:
            return False
        self.held.update(mine)
        self.alive.append(data)
        return True

    def hold_whole(self, things: list[Data]) -> bool:
        """Take hold of things with all that is in them."""
        whole = [inner for thing in things for inner in _dicts(thing)]
        if any(thing == id(inner) for thing, _ in self.held for inner in whole):
            return False
        self.held.update((id(inner), "*") for inner in whole)
        self.alive += whole
        return True

    def withdrew(self, area: Thing) -> bool:
        """Tell whether an area, or one around it, was withdrawn: what moves there would be withdrawn by it."""
        return any((id(data), "withdrawn") in self.held for data in (area.data, *area.around))

    def filled(self, thing: Thing) -> bool:
        """Tell whether something moved under a thing."""
        under = {id(data) for data in _dicts(thing.data)}
        return any(name.startswith("kept ") and data in under for data, name in self.held)

    def say(self, name: str, about: str) -> bool:
        self.expected.append((name, about))
        return True

    def new_id(self) -> str:
        self.fresh += 1
        return f"nytt-{self.fresh}"

    def things(self, *kinds: str) -> list[Thing]:
        return [thing for thing in _things(self.plan) if thing.kind in kinds]

    def one(self, *kinds: str) -> Thing | None:
        found = self.things(*kinds)
        return self.chance.choice(found) if found else None

    def bodies(self, *but: str) -> list[str]:
        return [body for body in self.plan["organisations"] if body not in but]


def _dicts(data: Any) -> Iterator[Data]:
    if isinstance(data, dict):
        yield data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _dicts(inner)


def _things(plan: Data) -> Iterator[Thing]:
    def inside(area: Data, siblings: list[Data], around: tuple[Data, ...]) -> Iterator[Thing]:
        yield Thing("area", area, siblings, around)
        for name in LISTS:
            for item in area.get(name, []):
                yield Thing({"activities": "activity"}.get(name, name[:-1]), item, area[name], (area, *around))
        for inner in area.get("areas", []):
            yield from inside(inner, area["areas"], (area, *around))

    for area in plan["areas"]:
        yield from inside(area, plan["areas"], (plan,))


def _take_out(thing: Thing) -> None:
    thing.siblings[:] = [other for other in thing.siblings if other is not thing.data]


def _list_of(thing: Data, name: str) -> list[Any]:
    found: list[Any] = thing.setdefault(name, [])
    return found


# Things


def remove(script: Script) -> bool:
    thing = script.one("area", "goal", "indicator", "activity", "activity")
    if thing is None or len(thing.siblings) == 1 or not script.hold_whole([thing.data]):
        return False
    _take_out(thing)
    return script.say("removed", thing.id)


def add(script: Script) -> bool:
    area, kind = script.one("area"), script.chance.choice(LISTS)
    if area is None or not script.hold(area.data, "kept"):
        return False
    its, new = _list_of(area.data, kind), {"id": script.new_id(), "title": "Zorn målar kvistiga granar"}
    its.insert(script.chance.randint(0, len(its)), new)
    return script.hold(new) and script.say("added", new["id"])


def move(script: Script) -> bool:
    thing, area = script.one("goal", "indicator", "activity"), script.one("area")
    if thing is None or area is None or area.data is thing.around[0]:
        return False
    if script.withdrew(area) or not (script.hold(thing.data, "place") and script.hold(area.data, f"kept {thing.id}")):
        return False
    _take_out(thing)
    its = _list_of(area.data, {"activity": "activities"}.get(thing.kind, f"{thing.kind}s"))
    its.insert(script.chance.randint(0, len(its)), thing.data)
    return script.say("moved", thing.id)


def move_area(script: Script) -> bool:
    thing, area = script.one("area"), script.one("area")
    if thing is None or area is None or len(thing.siblings) == 1 or area.data is thing.around[0]:
        return False
    if any(inner is area.data for inner in _dicts(thing.data)) or script.withdrew(area) or not script.hold(thing.data, "place"):
        return False
    # Two areas that change places inside each other would be lost: what is moved into stays where it is.
    if not all(script.hold(around, "place", f"kept {thing.id}") for around in (area.data, *area.around[:-1])):
        return False
    _take_out(thing)
    _list_of(area.data, "areas").append(thing.data)
    return script.say("moved", thing.id)


def rename(script: Script) -> bool:
    thing = script.one("area", "goal", "indicator", "activity")
    if thing is None or not script.hold(thing.data, "id", "place"):
        return False
    old, thing.data["id"] = thing.id, script.new_id()
    script.renamed[old] = thing.id
    thing.data["replaces"] = [*thing.data.get("replaces", []), old]
    return script.say("renamed", thing.id)


def forget(script: Script) -> bool:
    """Give an activity another id, and say nothing of it."""
    thing = script.one("goal", "indicator", "activity")
    if thing is None or not script.hold_whole([thing.data]):
        return False
    old, thing.data["id"] = thing.id, script.new_id()
    return script.say("removed", old) and script.say("added", thing.id)


def split(script: Script) -> bool:
    thing = script.one("activity")
    if thing is None or not script.hold_whole([thing.data]):
        return False
    new = [
        {**thing.data, "id": script.new_id(), "replaces": [thing.id]},
        {"id": script.new_id(), "title": "Resten", "replaces": [thing.id]},
    ]
    place = next(number for number, other in enumerate(thing.siblings) if other is thing.data)
    thing.siblings[place : place + 1] = new
    return all(script.hold(each) for each in new) and script.say("split", new[0]["id"])


def merge(script: Script) -> bool:
    one, other = script.one("activity"), script.one("activity")
    if one is None or other is None or one.data is other.data or not script.hold_whole([one.data, other.data]):
        return False
    follow_ups = one.data.get("follow_ups", []) + other.data.get("follow_ups", [])
    names = [(promise.get("id", promise["kind"]), promise["title"]) for promise in follow_ups]
    if len({name for name, _ in names}) < len(names) or {*one.data, *other.data} & {"same_as", "withdrawn"}:
        script.held -= {(id(inner), "*") for thing in (one, other) for inner in _dicts(thing.data)}
        return False
    together = {name: one.data.get(name, []) + other.data.get(name, []) for name in ("follow_ups", "steps", "aligns")}
    new = {"id": script.new_id(), "title": "Båda två", "replaces": [one.id, other.id], **together}
    ties = [tie if isinstance(tie, str) else tie["to"] for tie in new["aligns"]]
    new["aligns"] = [tie for number, tie in enumerate(new["aligns"]) if ties.index(ties[number]) == number]
    script.expected += [("link-removed", new["id"])] * (len(ties) - len(new["aligns"]))
    _take_out(other)
    one.siblings[next(number for number, each in enumerate(one.siblings) if each is one.data)] = new
    return script.hold(new) and script.say("merged", new["id"])


def withdraw(script: Script) -> bool:
    thing = script.one("area", "goal", "indicator", "activity")
    if thing is None or "withdrawn" in thing.data or script.filled(thing) or not script.hold(thing.data, "withdrawn"):
        return False
    thing.data["withdrawn"] = {"date": "2023", "reason": "Görs inte"}
    return script.say("withdrawn", thing.id)


# Words and single fields


def retitle(script: Script) -> bool:
    thing = script.one("area", "goal", "indicator", "activity", "activity")
    if thing is None or not script.hold(thing.data, "title"):
        return False
    thing.data["title"] = f"Överväg {thing.data['title']}"
    return script.say("reworded" if thing.kind == "area" else "promise-reworded", thing.id)


def remark(script: Script) -> bool:
    thing, name = script.one("area", "goal", "indicator", "activity"), script.chance.choice(("note", "uncertain", "source"))
    if thing is None or not script.hold(thing.data, name):
        return False
    thing.data[name] = "Se protokollet" if thing.data.get(name) != "Se protokollet" else "Se bilagan"
    return script.say("reworded", thing.id)


FIELDS: dict[str, dict[str, tuple[Any, ...]]] = {
    "activity": {"lead": ("zz", "zy")},
    "goal": {"term": ("short", "long")},
    "indicator": {
        "level": ("local", "own"),
        "measure": ("count", "text"),
        "unit": ("kronor", "timmar"),
        "term": ("short", "long"),
        "data_from": ("SCB", "Kolada"),
        "better": ("higher", "lower"),
    },
}


def another_value(script: Script) -> bool:
    thing = script.one(*FIELDS)
    if thing is None:
        return False
    name, values = script.chance.choice([*FIELDS[thing.kind].items()])
    if not script.hold(thing.data, name, *(("targets",) if name == "better" else ())):
        return False
    thing.data[name] = values[0] if thing.data.get(name) != values[0] else values[1]
    return script.say("field-changed", thing.id)


# Lists of ids

MEMBERS = {
    "responsible": ("responsible-removed", "responsible-added"),
    "partners": ("partner-removed", "partner-added"),
    "goals": ("link-removed", "link-added"),
    "groups": ("audience-narrowed", "audience-widened"),
}


def one_more(script: Script) -> bool:
    thing, name = script.one("activity"), script.chance.choice([*MEMBERS])
    if thing is None or not thing.data.get(name) or not script.hold(thing.data, name):
        return False
    thing.data[name] = [*thing.data[name], script.new_id()]
    return script.say(MEMBERS[name][1], thing.id)


def one_less(script: Script) -> bool:
    thing, name = script.one("activity"), script.chance.choice([*MEMBERS])
    if thing is None or len(thing.data.get(name, [])) < 2 or not script.hold(thing.data, name):
        return False
    thing.data[name] = thing.data[name][1:]
    return script.say(MEMBERS[name][0], thing.id)


def another_body(script: Script) -> bool:
    thing = script.one("activity")
    if thing is None or not thing.data.get("responsible") or not script.hold(thing.data, "responsible"):
        return False
    thing.data["responsible"] = [*thing.data["responsible"][1:], script.chance.choice(script.bodies(*thing.data["responsible"]))]
    return script.say("responsible-removed", thing.id) and script.say("responsible-added", thing.id)


def tie(script: Script) -> bool:
    thing = script.one("area", "goal", "activity")
    if thing is None or not script.hold(thing.data, "aligns"):
        return False
    its = _list_of(thing.data, "aligns")
    if its and script.chance.random() < 0.5:
        its.pop(script.chance.randrange(len(its)))
        return script.say("link-removed", thing.id)
    its.append({"to": f"ramverk:{script.new_id()}"})
    return script.say("link-added", thing.id)


def turn(script: Script) -> bool:
    """Put a list in another order; what is said of it depends on what else comes and goes there."""
    thing = script.one("area", "activity")
    name = script.chance.choice(("activities", "goals", "indicators")) if thing and thing.kind == "area" else "responsible"
    if thing is None or len(thing.data.get(name, [])) < 2 or not script.hold(thing.data, f"order of {name}"):
        return False
    if thing.kind == "activity" and not script.hold(thing.data, name):
        return False
    script.orders.append((thing.data, name, thing.id, [_key(item) for item in thing.data[name]]))
    thing.data[name].reverse()
    return True


# Parts


def step_goes(script: Script) -> bool:
    thing = script.one("activity")
    titles = [step["title"] for step in thing.data.get("steps", [])] if thing else []
    if thing is None or not titles or len({*titles}) < len(titles) or not script.hold(thing.data, "steps", "responsible"):
        return False
    gone = thing.data["steps"].pop(script.chance.randrange(len(titles)))
    return bool(gone) and script.say("removed", thing.id)


def step_comes(script: Script) -> bool:
    thing = script.one("activity")
    if thing is None or not script.hold(thing.data, "steps"):
        return False
    its = _list_of(thing.data, "steps")
    its.insert(script.chance.randint(0, len(its)), {"title": "Zorn målar kvistiga granar"})
    return script.say("added", thing.id)


def step_changes(script: Script) -> bool:
    thing = script.one("activity")
    if thing is None or not thing.data.get("steps") or not script.hold(thing.data, "steps"):
        return False
    step = script.chance.choice(thing.data["steps"])
    if step.get("partners"):
        step["partners"] = [*step["partners"], "zz"]
        return script.say("partner-added", thing.id)
    step["note"] = f"{step.get('note', '')} Se protokollet".strip()
    return script.say("reworded", thing.id)


def target_changes(script: Script) -> bool:
    thing = script.one("goal", "indicator")
    found = [target for target in thing.data.get("targets", []) if {"at_least", "at_most"} & {*target}] if thing else []
    if thing is None or not found or not script.hold(thing.data, "targets"):
        return False
    target, step = script.chance.choice(found), script.chance.choice((-1, 1))
    name = "at_least" if "at_least" in target else "at_most"
    better = target.get("better") or thing.data.get("better")
    target[name] += step
    if better not in {None, "higher" if name == "at_least" else "lower"}:
        return script.say("target-changed", thing.id)
    return script.say("target-raised" if (step > 0) is (name == "at_least") else "target-lowered", thing.id)


def target_goes(script: Script) -> bool:
    thing = script.one("goal", "indicator")
    its = thing.data.get("targets", []) if thing else []
    titles = [target.get("title") for target in its]
    if thing is None or not its or len({*titles}) < len(titles) or not script.hold(thing.data, "targets"):
        return False
    its.pop(script.chance.randrange(len(its)))
    return script.say("removed", thing.id)


# Promises


def _promise(script: Script, *names: str) -> tuple[Data, str] | None:
    thing = script.one("activity")
    its = thing.data.get("follow_ups", []) if thing else []
    if thing is None or not its or "same_as" in thing.data:
        return None
    promise = script.chance.choice(its)
    if not (script.hold(thing.data, f"promise {id(promise)}") and script.hold(promise, *names)):
        return None
    return promise, f"{thing.id}/{promise.get('id', promise['kind'])}"


def _year(script: Script, promise: Data, about: str, years: int) -> bool:
    promise["due"] = f"{int(str(promise['due'])[:4]) + years}{str(promise['due'])[4:]}"
    return script.say("deadline-later" if years > 0 else "deadline-earlier", about)


def postpone(script: Script) -> bool:
    found = _promise(script, *UNTIL_THE_PLAN_ENDS)
    if found is None or "due" not in found[0] or ".." in str(found[0]["due"]):
        return False
    return _year(script, *found, script.chance.choice((-3, -1, 1, 1, 2)))


def loosen(script: Script) -> bool:
    found = _promise(script, *UNTIL_THE_PLAN_ENDS)
    if found is None or ("due" not in found[0] and found[0].get("every", "ongoing") == "ongoing"):
        return False
    for name in UNTIL_THE_PLAN_ENDS:
        found[0].pop(name, None)
    found[0]["event"] = "vid behov"
    return script.say("deadline-removed", found[1])


def how_often(script: Script) -> bool:
    found = _promise(script, *UNTIL_THE_PLAN_ENDS)
    if found is None or found[0].get("every") != "year":
        return False
    found[0]["every"], name = script.chance.choice((("2y", "recurrence-reduced"), ("quarter", "recurrence-increased")))
    return script.say(name, found[1])


def silence(script: Script) -> bool:
    thing = script.one("activity")
    its = thing.data.get("follow_ups", []) if thing else []
    if thing is None or not its or not script.hold(thing.data, "follow-up gone") or not script.hold_whole(its):
        return False
    gone = its.pop(script.chance.randrange(len(its)))
    return script.say("follow-up-removed", f"{thing.id}/{gone.get('id', gone['kind'])}")


def promise(script: Script) -> bool:
    thing = script.one("activity")
    if thing is None or "same_as" in thing.data or not script.hold(thing.data, "new promise"):
        return False
    new = {"id": script.new_id(), "kind": "review", "due": "2024", "title": "Zorn målar kvistiga granar"}
    _list_of(thing.data, "follow_ups").append(new)
    return script.hold(new) and script.say("follow-up-added", f"{thing.id}/{new['id']}")


def answer(script: Script) -> bool:
    found = _promise(script, "answers")
    if found is None:
        return False
    each = found[0].pop("answers", "any") == "each"
    if not each:
        found[0]["answers"] = "each"
    return script.say("answers-relaxed" if each else "answers-tightened", found[1])


def count_for(script: Script) -> bool:
    found = _promise(script, "indicator")
    if found is None:
        return False
    if found[0].pop("indicator", None):
        return script.say("link-removed", found[1])
    found[0]["indicator"] = script.new_id()
    return script.say("link-added", found[1])


def say_otherwise(script: Script) -> bool:
    name = script.chance.choice(("said", "title", "note"))
    found = _promise(script, name)
    if found is None:
        return False
    found[0][name] = f"Överväg {found[0].get(name, '')}".strip()
    return script.say("promise-reworded" if name == "title" else "reworded", found[1])


# The plan itself


def period(script: Script) -> bool:
    if not script.hold(script.plan, "period"):
        return False
    first, _, last = str(script.plan["period"]).partition("..")
    longer = script.chance.random() < 0.5 or not last or last == first
    script.plan["period"] = f"{first}..{int(last or first) + (1 if longer else -1)}"
    return script.say("period-lengthened" if longer else "period-shortened", "")


def decide(script: Script) -> bool:
    if not script.hold(script.plan, "decisions"):
        return False
    its = _list_of(script.plan, "decisions")
    way = script.chance.choice(("added", "removed", "changed")) if its else "added"
    if way == "added":
        its.append({"action": "closed", "date": "2027-01-02", "ref": "KS 2027/1"})
    elif way == "removed":
        its.pop(script.chance.randrange(len(its)))
    else:
        script.chance.choice(its)["ref"] = "KS 2027/2"
    return script.say(f"decision-{way}", "")


def register(script: Script) -> bool:
    bodies = script.plan["organisations"]
    name = script.chance.choice([body for body in bodies if not body.startswith("nytt-")])
    if not script.hold(bodies, name):
        return False
    way = script.chance.choice(("added", "removed", "renamed", "until"))
    if way == "added":
        bodies[script.new_id()] = {"name": "Nya bolaget", "kind": "other"}
    elif way == "removed":
        del bodies[name]
    elif way == "renamed":
        bodies[name] = bodies[name] | {"name": f"Nya {bodies[name]['name']}"}
    else:
        bodies[name] = bodies[name] | {"until": "2029"}
    return script.say({"renamed": "reworded", "until": "field-changed"}.get(way, "register-changed"), "")


def money(script: Script) -> bool:
    parts = script.plan.get("funding", {}).get("parts", [])
    if not parts:
        return False
    part, more = script.chance.choice(parts), script.chance.choice((-1, 1))
    if not script.hold(part):
        return False
    part["amount"] = int(str(part["amount"]).replace(" ", "")) + more
    return script.say("funding-increased" if more > 0 else "funding-reduced", "")


def head(script: Script) -> bool:
    name = script.chance.choice(("title", "note", "coordinator", "grace"))
    if not script.hold(script.plan, name):
        return False
    if name == "grace":
        script.plan[name] = script.plan.get(name, 0) + 10
        return script.say("deadline-later", "")
    script.plan[name] = "zz" if name == "coordinator" else f"Överväg {script.plan.get(name, '')}".strip()
    return script.say("field-changed" if name == "coordinator" else "reworded", "")


EDITS: tuple[Callable[[Script], bool], ...] = (
    remove, add, move, move_area, rename, forget, split, merge, withdraw, retitle, remark, another_value, one_more, one_less, another_body,
    tie, turn, step_goes, step_comes, step_changes, target_changes, target_goes, postpone, loosen, how_often, silence, promise, answer,
    count_for, say_otherwise, period, decide, register, money, head,
)  # fmt: skip


def run(plan: Data, chance: Random) -> Script:
    """Edit a plan's data in place by a random script of up to a dozen edits."""
    script = Script(plan, chance)
    for _ in range(chance.randint(1, 12)):
        any(edit(script) for edit in chance.sample(EDITS, 5))  # the first of five that can be made
    for holder, name, about, before in script.orders:
        after = [key for key in map(_key, holder[name]) if not str(key).startswith("nytt-")]
        if [key for key in before if key in after] != [key for key in after if key in before]:
            script.say("reordered", about)
    earlier = {new: old for old, new in script.renamed.items()}
    script.expected = [
        (name, _called(about, earlier if _stands_in_base(name, about) else script.renamed)) for name, about in script.expected
    ]
    return script


def _stands_in_base(name: str, about: str) -> bool:
    """Tell whether what is gone is shown where it stood, under the id that its thing had then."""
    return name.endswith(("-removed", "-narrowed")) and name != "deadline-removed" and not (name == "link-removed" and "/" in about)


def _called(about: str, renamed: dict[str, str]) -> str:
    subject, slash, rest = about.partition("/")
    return f"{renamed.get(subject, subject)}{slash}{rest}"


def _key(item: Any) -> Any:
    return item["id"] if isinstance(item, dict) else item
