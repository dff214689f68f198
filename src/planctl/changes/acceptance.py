"""Changes that somebody with the right to decide has accepted: which ones, by what, and which acceptances are of no use."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from planctl import files
from planctl.changes.change import IMPACTS, Change
from planctl.changes.judgement import KINDS
from planctl.changes.nodes import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planctl.finding import Path
    from planctl.model.acceptance import Acceptance
    from planctl.workspace import Workspace

Key = tuple[str, str, Any, Any]  # kind, address, before, after


@dataclass(frozen=True, slots=True)
class Unused:
    """An acceptance in the base that covers no change: its last day has passed, or there is no such change."""

    acceptance: Acceptance
    because: Literal["expired", "no-change"]
    file: str
    line: int


class Placed(NamedTuple):
    """An acceptance, and where it stands: `here` is the file without its revision."""

    acceptance: Acceptance
    here: str
    file: str
    line: int
    path: Path


def weighed(changes: Iterable[Change], base: Workspace, head: Workspace, day: date) -> tuple[tuple[Change, ...], tuple[Unused, ...]]:
    """Return the changes and those of the acceptances themselves, each with what covers it; and the acceptances that cover none.

    Only what the base has accepted counts: a change can't excuse itself. What the head alone accepts is shown beside what it would cover.
    """
    old, new = _placed(base, head), _placed(head, base)
    counting, proposed = (
        {_key_of(each.acceptance): each.acceptance for each in side if each.acceptance.until >= day} for side in (old, new)
    )
    found = []
    for change in (*changes, *_changed(old, new, base, head)):
        keys = [_key(part) for part in change.parts or (change,)]  # of changes told at once, each must be covered
        accepted = all(key in counting for key in keys)
        covering = counting if accepted else {**counting, **proposed}
        acceptance = covering[keys[0]] if all(key in covering for key in keys) else None
        found.append(replace(change, acceptance=acceptance, accepted=accepted))
    used = {_key(part) for change in found for part in change.parts or (change,)}
    unused = (
        Unused(each.acceptance, "expired" if each.acceptance.until < day else "no-change", each.file, each.line)
        for each in old
        if each.acceptance.until < day or _key_of(each.acceptance) not in used
    )
    return tuple(sorted(found, key=lambda change: IMPACTS.index(change.impact))), tuple(unused)


def _placed(side: Workspace, other: Workspace) -> list[Placed]:
    """Return what one side has accepted of the plans that are compared."""
    plans = {file.id for workspace in (side, other) for file in workspace.plans}
    return [
        Placed(acceptance, files.display(file.path), files.display(file.document.file), file.document.span(path).line, path)
        for file in side.accepted
        for number, acceptance in enumerate(file.accepted.accepted if file.accepted else ())
        for path in [("accepted", number)]
        if _plan(acceptance) in plans
    ]


def _plan(acceptance: Acceptance) -> str:
    return acceptance.address.partition("@")[0].partition("/")[0]


def _key(change: Change) -> Key:
    return change.name, change.address, _alike(change.before), _alike(change.after)


def _key_of(acceptance: Acceptance) -> Key:
    return acceptance.kind, acceptance.address, _alike(acceptance.before), _alike(acceptance.after)


def _alike(value: Any) -> Any:
    """Return what is equal for equal values: 2025 and "2025" mean the same to who writes an acceptance, and so do nothing and no field."""
    if isinstance(value, dict):
        parts = ((str(name), _alike(part)) for name, part in value.items())
        return tuple(sorted(part for part in parts if part[1] is not None)) or None
    if isinstance(value, list | tuple):
        return tuple(_alike(part) for part in value) or None
    if value is None or isinstance(value, bool):
        return value if value is None else str(value).lower()
    return " ".join(unicodedata.normalize("NFC", str(value)).split())


def _changed(old: list[Placed], new: list[Placed], base: Workspace, head: Workspace) -> Iterator[Change]:
    """Yield what the head accepts and the base does not, and the other way round. Where the head has no such file nobody removed any."""
    before, after = ([each.acceptance for each in side] for side in (old, new))
    for each in new:
        if each.acceptance not in before:
            yield _change("acceptance-added", each, (each.here, each.line), head, base)
    for each in old if head.accepted else ():
        if each.acceptance not in after:
            yield _change("acceptance-removed", each, (files.display(head.accepted[0].path), 1), head, base)


def _change(name: str, placed: Placed, in_head: tuple[str, int], *sides: Workspace) -> Change:
    kind, acceptance = KINDS[name], placed.acceptance
    subject = acceptance.address.partition("@")[0].split("/")[1:2]
    indexes = [file.index for side in sides for file in side.sound() if file.id == _plan(acceptance)]
    thing = next((found for index in indexes for name in subject if (found := index.by_id.get(name))), None)
    area = (thing.item if thing.kind == "area" else thing.area) if thing else None
    title = indexes[0].plan.title if indexes else _plan(acceptance)
    values = {
        "kind": "acceptance",
        "label": acceptance.kind,
        "title": thing.item.title if thing else "".join(subject) or title,
        "area_title": area.title if area else "",
        "plan_title": title,
        "plan_language": indexes[0].plan.language if indexes else "",
        "decision": acceptance.decision,
        "by": acceptance.by,
        "until": acceptance.until.isoformat(),
    }
    said = plain(acceptance)
    before, after = (None, said) if name == "acceptance-added" else (said, None)
    where = (acceptance.address, placed.path, before, after, placed.file, placed.line, area.id if area else "", "", values)
    return Change(kind.code, kind.name, kind.impact, *where, head_file=in_head[0], head_line=in_head[1])
