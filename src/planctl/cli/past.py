"""What git knows of the plans that were read: the commit that each stands in, and how they were in an earlier one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from planctl import files, git
from planctl.checks import is_sound
from planctl.cli.failure import failure
from planctl.cli.language import language
from planctl.revision import Revision as Source
from planctl.views.packet import Earlier, History
from planctl.views.parts import Revision
from planctl.workspace import NothingThereError, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from planctl.workspace import PlanFile, Workspace


def history(plans: list[PlanFile], since: str | None, day: date, lang: str | None) -> History:
    """Return what git knows of plans. Where there is no git, nothing; but whoever asks for an earlier revision is told why."""
    revisions = {file.index.plan.id: found for file in plans if (found := _revision(file))}
    return History(revisions, _earlier(plans, since, day, lang) if since is not None else None)


def _revision(file: PlanFile) -> Revision | None:
    """Return the commit that last changed a plan or its journal; None where git doesn't hold it."""
    paths = [file.path, *([file.journal.path] if file.journal else [])]
    folder = os.path.dirname(file.path) or "."
    names = [os.path.relpath(path, folder) for path in paths if files.exists(path)]
    if len(names) < len(paths):  # read from standard input
        return None
    try:
        said = git.run("rev-list", "-1", "--format=%H %cs", "HEAD", "--", *names, folder=folder).decode().splitlines()
        saved = git.listed("HEAD", names, folder)
    except git.GitFault:
        return None
    commit, _, made = (said[-1] if said else "").partition(" ")
    changed = not all(name in saved and _is_saved(os.path.join(folder, name), saved[name]) for name in names)
    return Revision(commit, made, changed=changed) if commit else None


def _is_saved(path: str, entry: git.Entry) -> bool:
    """Tell whether a file is as git holds it. `git status` would run what the repository's settings name to find that out."""
    try:
        return git.is_object(files.read(path, files.MEBIBYTE * 1024), entry.id)
    except files.FileFault:
        return False


def _earlier(plans: list[PlanFile], since: str, day: date, lang: str | None) -> Earlier:
    folder = os.path.dirname(plans[0].path) or "."
    try:
        with git.Repository.at(folder) as repository:
            commit = repository.commit(since)
            made = repository.read_commit(commit)
            workspace = _read(Source(repository, commit, since, repository.prefix), repository, plans)
    except git.GitFault as fault:
        raise failure(language(lang), f"git.{fault.variant}", **fault.values) from fault
    sound = {file.index.plan.id: file for file in workspace.plans if is_sound(file, workspace, day)} if workspace else {}
    return Earlier(since, Revision(made.id, made.day, changed=False), sound)


def _read(source: Source, repository: git.Repository, plans: list[PlanFile]) -> Workspace | None:
    """Read the plans as they were: where they lie now, else in the `plans/` of the time."""
    there = [path for path in _inside(repository, plans) if source.exists(source.find(path))]
    try:
        return load(there if len(there) == len(plans) else [], source=source, frameworks=False)
    except NothingThereError:
        return None


def _inside(repository: git.Repository, plans: Iterable[PlanFile]) -> Iterator[str]:
    for file in plans:
        yield os.path.relpath(os.path.realpath(file.path), os.path.realpath(repository.root or ".")).replace(os.sep, "/")
