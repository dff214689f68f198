"""The files of a git revision, read by the same functions as those on disk: see `workspace.Source`."""

from __future__ import annotations

import os
import posixpath
import unicodedata
from typing import TYPE_CHECKING

from planctl import files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.git import Entry, Repository

NOT_HERE = "not-here"  # git names it, but can't hand it out
MOST_FOLDERS = 20_000  # looked through for one that is called `plans`


class Revision:
    """What a commit holds. Paths lead from the repository's root, with `/`; people see them as `REV:path`.

    `name` is the revision as the user wrote it; `commit` its hash; `folder` the path to look for `plans/` from.
    """

    def __init__(self, repository: Repository, commit: str, name: str, folder: str = "") -> None:
        self.repository = repository
        self.commit = commit
        self.name = name
        self.folder = folder
        self.root = repository.read_commit(commit).folder

    def named(self, path: str) -> str:
        """Return a path as git spells it: `REV:path`."""
        return f"{self.name}:{path}"

    def identity(self, path: str) -> str:
        """Return what two paths to the same file share."""
        return posixpath.normpath(path)

    def entry(self, path: str) -> Entry | None:
        """Return what lies at a path, None where nothing does; the root folder has no entry of its own."""
        found: Entry | None = None
        here = self.root
        for name in _steps(path):
            if found is not None and not found.is_folder:
                return None
            found = self.repository.folder_of(here).get(name)
            if found is None:
                return None
            here = found.id
        return found

    def find(self, path: str) -> str:
        """Return the path as the tree spells it: a name in NFC finds one in NFD, and the reverse."""
        there: list[str] = []
        for name in _steps(path):
            names = self._names("/".join(there))
            wanted = unicodedata.normalize("NFC", name)
            there.append(name if name in names else next((other for other in names if unicodedata.normalize("NFC", other) == wanted), name))
        return "/".join(there)

    def exists(self, path: str) -> bool:
        """Tell whether something lies at a path."""
        return not _steps(path) or self.entry(path) is not None

    def is_folder(self, path: str) -> bool:
        """Tell whether the path is a folder."""
        found = self.entry(path)
        return found.is_folder if found else not _steps(path)

    def _names(self, folder: str) -> dict[str, Entry]:
        if not self.is_folder(folder):
            return {}
        found = self.entry(folder)
        return self.repository.folder_of(found.id if found else self.root)

    def yaml_files(self, folder: str) -> list[str]:
        """Return the paths of the YAML files directly in a folder, by name; hidden ones and folders are passed over."""
        names = sorted(name for name, entry in self._names(folder).items() if entry.is_file or entry.is_link)
        return [posixpath.join(folder, name) for name in names if name.endswith(files.SUFFIXES) and not name.startswith(".")]

    def read(self, path: str, limit: int) -> bytes:
        """Return the file's bytes, at most `limit`. Raises `FileFault`: missing, link, kind, size, not-here."""
        entry = self.entry(path)
        if entry is None or not entry.is_file:
            variant = files.MISSING if entry is None else files.LINK if entry.is_link else files.KIND
            raise files.FileFault(variant, self.named(path))
        found = self.repository.object(entry.id, limit)
        if isinstance(found, int):
            raise files.FileFault(files.SIZE, self.named(path), size=str(found), limit=str(limit))
        if found is None:
            raise files.FileFault(NOT_HERE, self.named(path))
        return found

    def nearest(self, name: str) -> str | None:
        """Return the folder called `name` nearest to where we stand, upwards; else the first one that lies nearest to the root."""
        above = (posixpath.join(folder, name) for folder in self.above())
        return next((path for path in above if self.is_folder(path)), None) or self._below(name)

    def above(self) -> Iterator[str]:
        """Yield the folder where we stand and those above it, the root as ""."""
        steps = _steps(self.folder)
        return ("/".join(steps[:length]) for length in range(len(steps), -1, -1))

    def _below(self, name: str) -> str | None:
        return next((path for path, _ in zip(self.folders(), range(MOST_FOLDERS), strict=False) if posixpath.basename(path) == name), None)

    def folders(self) -> Iterator[str]:
        """Yield the paths of all folders, those near the root first, the root itself as ""."""
        level = [""]
        while level:
            yield from level
            level = [posixpath.join(path, name) for path in level for name, entry in sorted(self._names(path).items()) if entry.is_folder]


def _steps(path: str) -> list[str]:
    return [step for step in posixpath.normpath(path.replace(os.sep, "/")).split("/") if step not in {"", "."}]
