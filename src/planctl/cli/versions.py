"""The versions of one plan in a repository: found by its id, wherever its file lay and whatever it was called."""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from planctl import checks
from planctl.document import parse
from planctl.finding import Severity
from planctl.git import SHALLOW, GitFault
from planctl.model.reading import kind_of
from planctl.revision import Revision
from planctl.views.history import CutError, Said, Version
from planctl.workspace import JOURNALS, limits, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from planctl.git import Repository

HASH_SHOWN = 10  # characters of a hash that people see
MOST_KEPT = 16  # versions kept in memory: a revision is compared with its neighbours
FIRST_FINDINGS = 3


class Place(NamedTuple):
    """Where the plan lay, and under which id."""

    path: str
    id: str


class Versions:
    """A plan's versions by commit. Ask for newer ones first: an older one is looked for where the newer one lay."""

    def __init__(self, repository: Repository, start: str, place: Place, day: date) -> None:
        self.repository = repository
        self.day = day
        self.hints = {start: place}
        self.places: dict[str, Place | None] = {}
        self.ids: dict[str, str | None] = {}  # by the file's hash
        self.version = lru_cache(MOST_KEPT)(self._version)

    def known(self, listed: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        """Find out where the plan lay in each commit, from the newest to the oldest."""
        for commit, parents in listed:
            place = self.place(commit)
            for parent in parents:
                self.hints.setdefault(parent, place or self.hints[commit])

    def key(self, commit: str) -> tuple[str, ...]:
        """Return what is equal for commits in which the plan and its journal are the same files; () where there is no plan."""
        place = self.place(commit)
        if place is None:
            return ()
        revision = self._revision(commit)
        journal = posixpath.join(posixpath.dirname(place.path), JOURNALS, f"{place.id}.yaml")
        return (place.path, *(entry.id if entry else "" for entry in (revision.entry(place.path), revision.entry(journal))))

    def parted(self, commits: Sequence[str]) -> str | None:
        """Return the commit at which others parted, None where they have nothing in common. Raises `CutError`."""
        first, second, *_ = commits
        try:
            base = self.repository.merge_base(first, second)
        except GitFault as fault:
            if fault.variant == SHALLOW:
                raise CutError from fault
            return None
        self.hints.setdefault(base, self.hints[first])
        return base

    def said(self, commit: str) -> Said:
        """Return what a commit says of itself."""
        found = self.repository.read_commit(commit)
        return Said(commit, found.day, found.author, found.subject)

    def place(self, commit: str) -> Place | None:
        """Return where the plan lay in a commit, None where it was not there."""
        if commit not in self.places:
            hint = self.hints.get(commit) or next(iter(self.hints.values()))
            self.places[commit] = self._found(self._revision(commit), hint)
        return self.places[commit]

    def _found(self, revision: Revision, hint: Place) -> Place | None:
        """Look for the plan by its id: where it lay, beside that, everywhere; a file that stayed while its id changed is it, too."""
        for path in _candidates(revision, hint.path):
            if self._id(revision, path) == hint.id:
                return Place(path, hint.id)
        here = self._id(revision, hint.path)
        return Place(hint.path, here) if here else None

    def _id(self, revision: Revision, path: str) -> str | None:
        entry = revision.entry(path)
        if entry is None or not entry.is_file:
            return None
        if entry.id not in self.ids:
            most = limits()
            content = self.repository.object(entry.id, most.bytes)
            data = parse(path, content, most).data if isinstance(content, bytes) else None
            found = data.get("id") if isinstance(data, dict) and kind_of(data) == "plan" else None
            # A plan that can't be read is known by its file's name.
            unread = posixpath.splitext(posixpath.basename(path))[0] if data is None else None
            self.ids[entry.id] = found if isinstance(found, str) else unread
        return self.ids[entry.id]

    def _revision(self, commit: str) -> Revision:
        return Revision(self.repository, commit, commit[:HASH_SHOWN])

    def _version(self, commit: str) -> Version:
        """Return the plan in a commit."""
        place, key, revision = self.place(commit), self.key(commit), self._revision(commit)
        if place is None:
            return Version()
        workspace = load([place.path], source=revision, frameworks=False)
        plan = next((file for file in workspace.plans if file.path == place.path), None)
        if plan and checks.is_sound(plan, workspace, self.day, any_name=True):
            return Version(key, plan)
        found = checks.findings(load([place.path], source=revision), self.day)
        errors = [finding for finding in found if finding.severity is Severity.error and finding.name != checks.WRONG_NAME]
        return Version(key, None, tuple(errors[:FIRST_FINDINGS]))


def _candidates(revision: Revision, path: str) -> Iterator[str]:
    folder = posixpath.dirname(path)
    yield path
    yield from revision.yaml_files(folder)
    for other in revision.folders():
        if other != folder:
            yield from revision.yaml_files(other)
