"""The things of a plan as detection sees them: placed, with their parents, in both versions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from planctl.model.base import Part
from planctl.model.plan import Decision, Plan, Target, Withdrawal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.finding import Path
    from planctl.model.index import Index

Side = Literal["base", "head"]
Key = tuple[str, str]
SUBJECTS = frozenset({"area", "goal", "indicator", "activity"})  # what has an id of the whole plan's


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A thing in one version: what it is, where it stands, what it is part of. `name` is its id or its key."""

    kind: str
    name: str
    item: Any
    path: Path
    parent: Node | None = None

    @property
    def key(self) -> Key:
        """What areas, goals, indicators and activities are matched by, wherever they stand."""
        return self.kind, self.name

    @property
    def label(self) -> str:
        """What people call it."""
        item = self.item
        if self.kind == "entry":  # the `to` of an entry is a time
            return self.name
        if isinstance(item, Decision):
            return f"{item.action} {item.date}"
        if isinstance(item, Target) and item.title is None:
            return described(item)
        return next((getattr(item, name) for name in ("title", "name", "to", "item") if getattr(item, name, None)), self.name)

    def chain(self) -> Iterator[Node]:
        """Yield the node, and what it is part of, innermost first."""
        here: Node | None = self
        while here is not None:
            yield here
            here = here.parent

    @property
    def withdrawal(self) -> Withdrawal | None:
        """What withdrew it: its own, else that of the innermost thing around it."""
        return next((found for around in self.chain() if (found := getattr(around.item, "withdrawn", None))), None)

    @property
    def plan(self) -> Plan:
        """The plan that it is part of."""
        *_, root = self.chain()
        found: Plan = root.item
        return found


@dataclass(frozen=True, slots=True)
class Edit:
    """Something that differs, without an opinion. `path` leads into the file of `side`.

    `within`: the thing, as the head has it, that moved or took another id, and whose own edit this is. `under`: the things that came or
    went together with the one told of, as parts of it.
    """

    name: str
    node: Node
    side: Side
    path: Path
    before: Any = None
    after: Any = None
    variant: str = ""
    values: dict[str, str] = field(default_factory=dict)
    within: Node | None = None
    under: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """The same thing in both versions."""

    old: Node
    new: Node

    def both(self, name: str) -> tuple[Any, Any]:
        """Return a field before and after."""
        return getattr(self.old.item, name, None), getattr(self.new.item, name, None)

    def edit(self, change: str, name: str, before: Any = None, after: Any = None, variant: str = "", **values: str) -> Edit:
        """Return an edit of a field, shown in the head; without `before` and `after`: the field's own."""
        if before is None and after is None:
            before, after = self.both(name)
        spelling = spelled(self.new.item, name)
        path = (*self.new.path, spelling)
        return Edit(change, self.new, "head", path, plain(before), plain(after), variant, {"field": spelling, **values})


def nodes(index: Index) -> dict[Key, Node]:
    """Return the plan, and its areas, goals, indicators and activities by kind and id, in the order of the document."""
    root = Node("plan", "", index.plan, ())
    by_path: dict[Path, Node] = {(): root}
    found = {root.key: root}
    for placed in index.subjects:
        node = Node(placed.kind, placed.id, placed.item, placed.path, by_path[placed.path[:-2]])
        by_path[placed.path] = node
        found.setdefault(node.key, node)
    return found


def spelled(item: Part, name: str) -> str:
    """Return a field's name as files spell it."""
    return type(item).model_fields[name].alias or name


def plain(value: Any) -> Any:
    """Return a model's value as JSON has it; whatever has its own spelling as that."""
    if isinstance(value, Part):
        return value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if value is None or type(value) in {str, int, float, bool}:
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    if type(value) is tuple:
        return [plain(part) for part in value]
    return str(value)


def same(before: Any, after: Any) -> bool:
    """Tell whether two values are equal; true is not 1."""
    return before == after and isinstance(before, bool) is isinstance(after, bool)


def differing(before: Part, after: Part) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the fields in which two things differ, before and after."""
    old, new = plain(before), plain(after)
    names = [name for name in {**old, **new} if not same(old.get(name), new.get(name))]
    return {name: old.get(name) for name in names}, {name: new.get(name) for name in names}


def described(target: Target) -> str:
    """Return a target in its file's own words, such as `at_least 2 per year`."""
    said = [f"{name} {value}" for name, value in plain(target).items() if name in {"at_least", "at_most", "equals", "change", "per"}]
    return " ".join(said)
