"""Goals, indicators, groups, activities and sources that are named: each must lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from planctl.checks.rule import Checked, occurs, rule
from planctl.finding import Path, Problem, Related, Severity
from planctl.model.address import LONGEST_ID
from planctl.model.index import steps_of
from planctl.model.reading import closest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planctl.model.index import Placed
    from planctl.model.plan import Activity, Indicator

MOST_SUGGESTIONS = 100  # for one rule in one file: comparing names takes time, and nobody reads on
MOST_COMPARED = 2_000


class Known:
    """The names that there are, and which of them was most likely meant by another."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = dict.fromkeys(names)
        self.asked = 0

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def nearest(self, wanted: str) -> str | None:
        """Return the known name that is most like one, if any is near; None when too many have been asked for."""
        self.asked += 1
        if self.asked > MOST_SUGGESTIONS or len(self.names) > MOST_COMPARED:
            return None
        return closest(wanted[:LONGEST_ID], list(self.names))


def unknown(name: str, path: Path, wanted: str, known: Known) -> Problem:
    """Return the problem of a name that leads nowhere, with the nearest known one where there is any."""
    values = {"id": wanted[:LONGEST_ID]}
    near = known.nearest(wanted)
    if near:
        values["suggestion"] = near
    return Problem(name, path, values, variant="suggestion" if near else "")


@rule("PLN302", Severity.error, "plan")
def unknown_goal(checked: Checked) -> Iterator[Problem]:
    """An activity or an indicator names a goal that the plan does not have.

    The steering group reads which activities serve which goal. A tie that leads nowhere leaves the activity out under its goal.

    Fix: correct the goal's id, or add the goal to its area.

    Bad:
        goals:
          - {id: samordnat-stod, title: Stödet är samordnat}
        activities:
          - id: traffa-foreningarna
            title: Träffa föreningarna
            goals: [samordnad-stod]

    Good:
        goals:
          - {id: samordnat-stod, title: Stödet är samordnat}
        activities:
          - id: traffa-foreningarna
            title: Träffa föreningarna
            goals: [samordnat-stod]
    """
    index = checked.index
    goals = Known(placed.item.id for placed in index.goals)
    things: list[Placed[Activity] | Placed[Indicator]] = [*index.activities, *index.indicators]
    for placed in [placed for placed in things if placed.item.goals]:
        for number, goal in enumerate(placed.item.goals):
            if goal not in goals.names:
                yield unknown("unknown-goal", (*placed.path, "goals", number), goal, goals)


@rule("PLN303", Severity.error, "plan")
def unknown_indicator(checked: Checked) -> Iterator[Problem]:
    """A follow-up names an indicator that the plan does not have.

    The figures that are reported would belong to no indicator, and the one that was meant would look as if nobody had reported.

    Fix: correct the indicator's id, or add the indicator to its area.

    Bad:
        indicators:
          - {id: antal-traffar, title: Antal träffar}
        follow_ups:
          - {kind: measure, every: year, title: Antal träffar, indicator: antal-moten}

    Good:
        indicators:
          - {id: antal-traffar, title: Antal träffar}
        follow_ups:
          - {kind: measure, every: year, title: Antal träffar, indicator: antal-traffar}
    """
    index = checked.index
    indicators = Known(placed.id for placed in index.indicators)
    for promise in index.promises:
        name = promise.follow_up.indicator if promise.follow_up else None
        if name and name not in indicators:
            yield unknown("unknown-indicator", (*promise.path, "indicator"), name, indicators)


@rule("PLN304", Severity.error, "plan")
def unknown_group(checked: Checked) -> Iterator[Problem]:
    """Something is for a target group that `groups` does not list.

    Readers choose by target group, such as children and young people. Work for a group that is not listed is not among what they see.

    Fix: correct the spelling, or add the group under `groups`.

    Bad:
        groups:
          barn-unga: Barn och unga
        areas:
          - {id: "1", title: Samverkan, groups: [barn]}

    Good:
        groups:
          barn-unga: Barn och unga
        areas:
          - {id: "1", title: Samverkan, groups: [barn-unga]}
    """
    listed = Known(checked.plan.groups)
    for groups, path in _for_groups(checked):
        for number, group in enumerate(groups):
            if group not in listed:
                yield unknown("unknown-group", (*path, "groups", number), group, listed)


def _for_groups(checked: Checked) -> Iterator[tuple[tuple[str, ...], Path]]:
    """Yield the groups that each thing is for, with the thing's path; what is for all of them is left out."""
    for placed in checked.index.subjects:
        if placed.item.groups:
            yield placed.item.groups, placed.path
    for activity in checked.index.activities:
        for path, step, _ in steps_of(activity.item.steps, activity.path):
            if step.groups:
                yield step.groups, path


@rule("PLN307", Severity.error, "plan")
def unknown_activity(checked: Checked) -> Iterator[Problem]:
    """`same_as` does not lead to an activity that is counted.

    An activity that is in two places is counted once, with the follow-ups of the other place. When `same_as` leads nowhere, to itself
    or to one that is in turn the same as another, the activity is not counted at all.

    Fix: name the activity that has the follow-ups, or delete `same_as`.

    Bad:
        activities:
          - {id: traffa-foreningarna, title: Träffa föreningarna, responsible: [sf]}
          - {id: foreningarna, title: Träffa föreningarna, same_as: traffa-foreningar-na}

    Good:
        activities:
          - {id: traffa-foreningarna, title: Träffa föreningarna, responsible: [sf]}
          - {id: foreningarna, title: Träffa föreningarna, same_as: traffa-foreningarna}
    """
    index = checked.index
    again = [(placed, placed.item.same_as) for placed in index.activities if placed.item.same_as]
    if not again:
        return
    counted = Known(placed.id for placed in index.activities if not placed.item.same_as)
    every = {placed.id: placed for placed in index.activities}
    for placed, wanted in again:
        if wanted in counted:
            continue
        path = (*placed.path, "same_as")
        if wanted not in every:
            yield unknown("unknown-activity", path, wanted, counted)
        elif wanted == placed.id:
            yield Problem("unknown-activity", path, {"id": wanted}, variant="itself")
        else:
            there = Related((*every[wanted].path, "same_as"), "here")
            yield Problem("unknown-activity", path, {"id": wanted}, variant="chain", related=(there,))


@rule("PLN311", Severity.warning, "plan")
def unused_group(checked: Checked) -> Iterator[Problem]:
    """A target group is in the plan, but nothing is for it.

    Readers who choose that group find nothing. Often the group was forgotten where it belongs, or its work has left the plan.

    Fix: name the group where it belongs, or delete its line.

    Bad:
        groups:
          vuxna: Vuxna
          aldre: Äldre
        areas:
          - {id: "1", title: Samverkan, groups: [vuxna]}

    Good:
        groups:
          vuxna: Vuxna
          aldre: Äldre
        areas:
          - {id: "1", title: Samverkan, groups: [vuxna, aldre]}
    """
    listed = checked.plan.groups
    if not listed:
        return
    used = {group for groups, _ in _for_groups(checked) for group in groups}
    known = Known(listed)
    used |= {known.nearest(name) or name for name in sorted(used - known.names.keys())}  # told by unknown-group
    for name, group in listed.items():
        if name not in used:
            yield Problem("unused-group", ("groups", name), {"id": name, "title": group.title}, at_key=True)


# Lists of ids in which each may stand but once.
LISTS_OF_IDS = ("responsible", "partners", "goals", "groups", "members", "recipients", "replaces")


@rule("PLN312", Severity.warning, "plan", "framework")
def doubled_name(checked: Checked) -> Iterator[Problem]:
    """The same id is given twice in one list.

    It counts once. Often another one was meant the second time: then the organisation that should be responsible is missing, or the
    target group that the work is for.

    Fix: write the one that was meant, or delete the second.

    Bad:
        responsible: [sf, sf]

    Good:
        responsible: [sf, buf]
    """
    if not _has_doubled(checked.document.data):
        return
    for trail, value in _values_of(checked.document.data, LISTS_OF_IDS):
        if type(value) is not list or len(value) < 2:  # noqa: PLR2004 - that two are needed
            continue
        names = [name for name in value if isinstance(name, str)]
        if len(set(names)) == len(names):
            continue
        path, first = _path(trail), dict[str, int]()
        for number, name in enumerate(cast("list[object]", value)):
            if not isinstance(name, str):
                continue  # things with ids of their own, or told by reading
            if name in first:
                there = Related((*path, first[name]), "first")
                values = {"id": name[:LONGEST_ID], "field": str(path[-1])}
                yield Problem("doubled-name", (*path, number), values, related=(there,))
            first.setdefault(name, number)


def _has_doubled(data: object) -> bool:
    """Tell whether any list of texts may have one twice: few plans do, and paths need not be made for the others."""
    found: list[Any] = [[data]]
    for here in found:
        for value in here.values() if type(here) is dict else here:
            kind = type(value)
            if kind is dict:
                found.append(value)
            elif kind is list and value:
                if type(value[0]) is not str:
                    found.append(value)
                elif len(value) > 1:
                    if not all([type(item) is str for item in value]):  # noqa: C419 - a generator takes three times as long
                        found.append(value)
                    elif len(set(value)) < len(value):
                        return True
    return False


@rule("PLN320", Severity.warning, "plan")
def replaced_still_there(checked: Checked) -> Iterator[Problem]:
    """Something says that it took over an id that is still in use.

    What was reported about the old one belongs to it as long as it is there; both are asked for.

    Fix: take the old one out with `withdrawn`, or delete its id from `replaces`.

    Bad:
        activities:
          - {id: foreningarna, title: Träffa föreningarna, responsible: [sf]}
          - {id: foreningsdialog, title: Samtala med föreningarna, responsible: [sf], replaces: [foreningarna]}

    Good:
        activities:
          - {id: foreningsdialog, title: Samtala med föreningarna, responsible: [sf], replaces: [foreningarna]}
    """
    index = checked.index
    for placed in [placed for placed in index.subjects if placed.item.replaces]:
        for number, old in enumerate(placed.item.replaces):
            there = index.by_id.get(old)
            if there and not there.item.withdrawn:
                related = (Related((*there.path, "id"), "here"),)
                yield Problem("replaced-still-there", (*placed.path, "replaces", number), {"id": old}, related=related)
    for promise in [promise for promise in index.promises if promise.item.replaces]:
        for number, old in enumerate(promise.item.replaces):
            same = index.promise_by_address.get((promise.subject, old))
            if same and not same.item.withdrawn:
                yield Problem("replaced-still-there", (*promise.path, "replaces", number), {"id": old})


@rule("PLN308", Severity.error, "plan", "framework")
def unknown_source(checked: Checked) -> Iterator[Problem]:
    """A source document is named that `sources` does not list.

    Whoever doubts a date or a figure looks it up in the source. Without the right document nobody can check it.

    Fix: correct the document's id, or add the document under `sources`.

    Bad:
        sources:
          - {id: plan, title: Handlingsplan 2025–2027}
          - {id: bilaga, title: Bilaga till handlingsplanen}
        source: {doc: bilagan, at: sidan 3}

    Good:
        sources:
          - {id: plan, title: Handlingsplan 2025–2027}
          - {id: bilaga, title: Bilaga till handlingsplanen}
        source: {doc: bilaga, at: sidan 3}
    """
    if not occurs("doc", checked.document.text):  # most plans have one source and never name it: nothing to walk for
        return
    known = Known(source.id for source in (checked.framework or checked.plan).sources)
    for trail, value in _values_of(checked.document.data, ("doc",)):
        path = _path(trail)
        if path[-2:-1] == ("source",) and isinstance(value, str) and value not in known:
            yield unknown("unknown-source", path, value, known)


Trail = tuple[Any, Any]  # the steps from the top as (the trail before, step): a path is made of few of them


def _values_of(data: object, fields: Iterable[str]) -> Iterator[tuple[Trail, object]]:
    """Yield every value of some fields anywhere in a document, on an explicit stack."""
    wanted = frozenset(fields)
    stack: list[tuple[Any, Any]] = [((), data)]
    while stack:
        trail, here = stack.pop()
        if type(here) is list:
            stack += [((trail, number), item) for number, item in enumerate(here) if type(item) is dict or type(item) is list]
            continue
        for step, value in here.items() if type(here) is dict else ():
            kind = type(value)
            if kind is dict or kind is list:
                stack.append(((trail, step), value))
            if step in wanted:
                yield (trail, step), value


def _path(trail: Trail) -> Path:
    """Return the path of a trail."""
    steps: list[str | int] = []
    while trail:
        trail, step = trail
        steps.append(step)
    return tuple(reversed(steps))
