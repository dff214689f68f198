"""Comparing several plans: which are the same is told by their ids, wherever their files lie and whatever those are called."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from planctl import files
from planctl.changes.change import IMPACTS, Change
from planctl.changes.judgement import KINDS
from planctl.model.period import LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planctl.workspace import PlanFile

LATEST = date(LAST_YEAR, 12, 31)


class Matched(NamedTuple):
    """Plans of two sides: those that both have, those whose file took another name, those that only one has."""

    pairs: tuple[tuple[PlanFile, PlanFile], ...] = ()
    renamed: tuple[tuple[PlanFile, PlanFile], ...] = ()
    removed: tuple[PlanFile, ...] = ()
    added: tuple[PlanFile, ...] = ()


def by_id(base: Iterable[PlanFile], head: Iterable[PlanFile]) -> Matched:
    """Match plans by id. Where one side has an id twice, files of the same name belong together, then those that come first."""
    left, pairs = list(head), []
    removed = []
    for old in base:
        same = [new for new in left if new.id == old.id]
        new = next((new for new in same if _file_name(new) == _file_name(old)), same[0] if same else None)
        if new is None:
            removed.append(old)
        else:
            left.remove(new)
            pairs.append((old, new))
    renamed = (pair for pair in pairs if _file_name(pair[0]) != _file_name(pair[1]))
    return Matched(tuple(pairs), tuple(renamed), tuple(removed), tuple(left))


def compare_all(found: Matched, day: date = LATEST, *, order: bool = False) -> tuple[Change, ...]:
    """Return what changed from one side to the other, gravest first, else plan by plan."""
    from planctl.changes import compare

    changes = [change for base, head in found.pairs for change in compare(base, head, day, order=order)]
    changes += [_change("plan-file-renamed", head, _file_name(base), _file_name(head)) for base, head in found.renamed]
    changes += [_whole("plan-removed", plan) for plan in found.removed]
    changes += [_whole("plan-added", plan) for plan in found.added]
    return tuple(sorted(changes, key=lambda change: IMPACTS.index(change.impact)))


def _whole(name: str, plan: PlanFile) -> Change:
    """Return that a plan came or went."""
    title = plan.index.plan.title
    before, after = (None, title) if name == "plan-added" else (title, None)
    return _change(name, plan, before, after)


def _change(name: str, plan: PlanFile, before: str | None, after: str | None) -> Change:
    kind, model = KINDS[name], plan.index.plan
    entries = plan.journal.journal.entries if plan.journal and plan.journal.journal else ()
    # Many a plan that is in force tells of no decision: that its promises go is grave, even where nothing was decided or reported.
    promised = name == "plan-removed" and not entries and not model.decisions
    values = {
        "kind": "plan",
        "label": model.title,
        "title": model.title,
        "plan_title": model.title,
        "plan_language": model.language,
        "area_title": "",
        "activities": str(len(plan.index.activities)),
        "entries": str(len(entries)),
    }
    return Change(
        kind.code,
        kind.name,
        "weakens" if promised else kind.impact,
        address=plan.id,
        path=(),
        before=before,
        after=after,
        file=files.display(plan.document.file),
        line=1,
        variant="reported" if entries else "",
        values=values,
        head_file="" if name == "plan-removed" else files.display(plan.path),
    )


def _file_name(plan: PlanFile) -> str:
    return os.path.basename(plan.path)
