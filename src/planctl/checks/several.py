"""Many files, read and checked by several processes at once: all municipalities' plans take half the time on two cores.

Each process takes a share of the plans with their journals, and tells what it has found. It sends no models, nor more of the data than
findings are told by: making those anew would take as long as checking.
Where a process can't be had, or ends before it has told, its share is checked here.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from planctl import files
from planctl.checks import findings
from planctl.checks.rule import has_comment
from planctl.processes import meanwhile, processors
from planctl.workspace import ACCEPTED, FEWEST_OF_MANY, FRAMEWORKS, NothingThereError, PlanFile, Workspace, asked_for, files_in, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from planctl.finding import Finding, Path
    from planctl.workspace import AnyFile

MOST_PROCESSES = 8
TELLING = 10  # to tell what was found, which the first share need not, takes as long as that part of it takes to check


class Share(NamedTuple):
    """What one process has read and found: its files without their models, what of them was asked about, and the findings."""

    read: list[AnyFile]
    named: set[str]
    found: list[Finding]


def checked_by_several(paths: Iterable[str], day: date, disclosed: int) -> Workspace | None:
    """Return what was read of the PATHs, with its findings in `found`. None where that is better done, or told, in the ordinary way."""
    processes = min(processors(), MOST_PROCESSES)
    try:
        listed = [file for path in asked_for(paths) for file in files_in(path)]
        if len(listed) < FEWEST_OF_MANY or processes < 2:  # noqa: PLR2004 - another than this one
            return None
        own, *others = _divided(listed, processes)
    except (OSError, NothingThereError):
        return None
    started = [meanwhile(partial(_to_send, share, day, disclosed)) for share in others]
    return _together([_checked(own, day, disclosed), *(received() for received in started)], listed)


def _divided(listed: Sequence[str], number: int) -> list[list[str]]:
    """Divide files by size. A plan and its journal belong together; what belongs to all is in the first share."""
    weights: dict[str, int] = {}
    groups: dict[str, list[str]] = {}
    for path in listed:
        folder, name = os.path.split(path)
        common = name == ACCEPTED or os.path.basename(folder) == FRAMEWORKS
        group = "" if common else os.path.splitext(name)[0]
        groups.setdefault(group, []).append(path)
        weights[group] = weights.get(group, 0) + os.lstat(path).st_size
    shares: list[list[str]] = [[] for _ in range(number)]
    telling = sum(weights.values()) // number // TELLING
    loads = [0, *[telling] * (number - 1)]
    for group in sorted(groups, key=lambda group: (group != "", -weights[group], group)):
        lightest = loads.index(min(loads))
        shares[lightest] += groups[group]
        loads[lightest] += weights[group]
    return [share for share in shares if share]


def _checked(share: Sequence[str], day: date, disclosed: int) -> Share:
    workspace = load(share)
    return Share(workspace.files(), workspace.named, findings(workspace, day, disclosed))


def _to_send(share: Sequence[str], day: date, disclosed: int) -> Share:
    checked = _checked(share, day, disclosed)
    paths: dict[str, list[Path]] = {}
    for finding in checked.found:
        paths.setdefault(finding.location.file, []).append(finding.path)
    return checked._replace(read=[_bare(file, paths.get(files.display(file.document.file), ())) for file in checked.read])


def _bare(file: AnyFile, paths: Sequence[Path]) -> AnyFile:
    """Return a file without its model, and of its data what findings at the paths are told by; all of it where comments will be read."""
    document = file.document
    if not has_comment(document):
        document = document._replace(root=None, written="", data=_along(document.data, paths))
    bare = type(file)(file.path, document, None, [])
    if isinstance(bare, PlanFile) and isinstance(file, PlanFile):
        bare.language = file.language
    return bare


def _along(data: Any, paths: Sequence[Path]) -> Any:
    """Return what stands along paths, and the single values beside it: titles and ids. In lists None stands for all else."""
    if not isinstance(data, dict | list):
        return data
    following: dict[str | int, list[Path]] = {}
    for path in paths:
        if path:
            following.setdefault(path[0], []).append(path[1:])
    if isinstance(data, list):
        return [_along(item, following[number]) if number in following else None for number, item in enumerate(data)]
    return {
        key: _along(value, following.get(key, ())) for key, value in data.items() if key in following or not isinstance(value, dict | list)
    }


def _together(shares: Iterable[Share], listed: Sequence[str]) -> Workspace:
    """Return what all have read, in the order of the list, each file once, and what they have found."""
    order = {path: number for number, path in enumerate(listed)}
    read: dict[str, AnyFile] = {}
    made = Workspace()
    found: list[Finding] = []
    told: set[str] = set()
    for share in shares:
        for file in share.read:
            read.setdefault(file.document.file, file)
        found += [finding for finding in share.found if finding.location.file not in told]
        told |= {files.display(name) for name in share.named}
        made.named |= share.named
    for file in sorted(read.values(), key=lambda file: order.get(file.path, len(order))):
        made.add(file)
    made.found = sorted(found, key=type(found[0]).sort_key) if found else []
    return made
