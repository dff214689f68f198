"""The two sides that `diff` compares, out of what the user wrote: files, folders, revisions, `REV:path`, ranges, or nothing."""

from __future__ import annotations

import os
import posixpath
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from planctl import files, git
from planctl.changes.plans import Matched, by_id
from planctl.cli.common import sound_or_told
from planctl.cli.failure import DONE, Failure, failure
from planctl.cli.language import language
from planctl.revision import Revision
from planctl.views.changes import NotCompared
from planctl.workspace import PLANS, NothingThereError, Workspace, load

if TYPE_CHECKING:
    from datetime import date

    from planctl.workspace import PlanFile, Source

HEAD = "HEAD"
NO_WORK_TREE, NO_SUCH_PATH, AMBIGUOUS = "no-work-tree", "no-such-path", "ambiguous"
PATHS_BEGIN = (".", "/", os.sep)  # what is written so is meant as a path


@dataclass(frozen=True, slots=True)
class Named:
    """One side as the user named it: a revision (None: the disk), and a path (None: `plans/`).

    `shared`: the revision is the one at which `revision` and this one parted.
    """

    revision: str | None
    path: str | None = None
    shared: str | None = None

    @property
    def text(self) -> str:
        """What people call it."""
        if self.revision is None:
            return files.display(self.path or PLANS)
        return self.revision if self.path is None else f"{self.revision}:{self.path}"


@dataclass
class Side:
    """One side, read: its sound plans, all that was read, and what people call it.

    `place` is the one file that was named, if any; `around` the work tree of a revision.
    """

    name: str
    workspace: Workspace = field(default_factory=Workspace)
    plans: list[PlanFile] = field(default_factory=list)
    place: str | None = None
    around: str | None = None


@dataclass
class Sides:
    """Both sides, the exit code that broken plans call for, and which plans can't be compared."""

    base: Side
    head: Side
    code: int = DONE
    left_out: tuple[NotCompared, ...] = ()


def sides(base: str | None, head: str | None, day: date, lang: str | None) -> Sides:
    """Read what is to be compared; tell what can't be. Raises `Failure`."""
    try:
        with ExitStack() as stack:
            return _Reader(stack, day, lang).sides(base, head)
    except git.GitFault as fault:
        raise git_failure(fault, lang) from fault


def git_failure(fault: git.GitFault, lang: str | None) -> Failure:
    """Return why git can't answer, in one line."""
    return failure(language(lang), f"git.{fault.variant}", **fault.values)


class _Reader:
    """Finds out what each text names, then reads it. One repository: that of the working directory, or of the path that was named."""

    def __init__(self, stack: ExitStack, day: date, lang: str | None) -> None:
        self.stack = stack
        self.day = day
        self.lang = lang
        self.opened: git.Repository | None = None

    def repository(self, folder: str = ".") -> git.Repository:
        if self.opened is None:
            self.opened = self.stack.enter_context(git.Repository.at(folder))
        return self.opened

    def sides(self, base: str | None, head: str | None) -> Sides:
        before, after = self.named(base, head)
        found = Sides(self.side(before, after), self.side(after, before))
        found.code = max(self.check(found.base), self.check(found.head))
        if not (found.base.workspace.plans or found.head.workspace.plans):
            raise failure(language(self.lang), "nothing.empty")
        self.leave_out(found)
        return found

    # What the texts name

    def named(self, base: str | None, head: str | None) -> tuple[Named, Named]:
        if base is None:
            return Named(HEAD), Named(None)
        if head is not None:
            return self.one(base), self.one(head)
        if not self.lies_there(base) and ".." in base:
            return self.range(base)
        one = self.one(base)
        return (Named(HEAD), one) if one.revision is None else (one, Named(None, self.on_disk(one.path)))

    def range(self, text: str) -> tuple[Named, Named]:
        dots = "..." if "..." in text else ".."
        first, _, last = text.partition(dots)
        before, after = (self.one(part or HEAD) for part in (first, last))
        if None in {before.revision, after.revision}:
            raise git.GitFault(git.UNKNOWN, revision=text)
        return (replace(before, shared=after.revision) if dots == "..." else before), after

    def one(self, text: str) -> Named:
        """Return what a text names; a file and a revision of the same name are told apart by nobody."""
        if self.lies_there(text):
            if not text.startswith(PATHS_BEGIN) and not text.endswith(files.SUFFIXES) and self.is_revision(text):
                raise failure(language(self.lang), f"git.{AMBIGUOUS}", text=text)
            return Named(None, files.find(text))
        revision, colon, path = parted(text)
        if colon and revision:
            return Named(revision, path)
        if text.endswith(files.SUFFIXES) or text.startswith(PATHS_BEGIN):
            raise failure(language(self.lang), "nothing.missing", path=files.display(text))
        return Named(text)

    def lies_there(self, text: str) -> bool:
        return files.exists(files.find(text))

    def is_revision(self, text: str) -> bool:
        try:
            self.repository().commit(text)
        except git.GitFault:
            return False
        return True

    # What lies there

    def side(self, named: Named, other: Named) -> Side:
        return self.disk(named) if named.revision is None else self.revision(named, other)

    def disk(self, named: Named) -> Side:
        if named.path is None and self.opened and self.opened.root is None:
            raise failure(language(self.lang), f"git.{NO_WORK_TREE}")
        path = named.path or files.nearest(PLANS)
        if path is None:
            return Side(PLANS)  # the plans were removed, or never made
        single = not files.is_folder(path)
        return Side(files.display(path), self.load(path, files), place=os.path.abspath(path) if single else None)

    def revision(self, named: Named, other: Named) -> Side:
        """Read a revision's side. Without a path of its own it is asked for what the other side is."""
        inherited = named.path is None
        beside = other.path if other.revision is None and other.path is not None else None
        repository = self.repository_for(beside if inherited else None)
        assert named.revision is not None  # noqa: S101 - a side without one lies on the disk
        commit, called = repository.commit(named.revision), named.revision
        if named.shared is not None:
            commit = repository.merge_base(commit, repository.commit(named.shared))
            called = commit[:10]
        source = Revision(repository, commit, called, repository.prefix)
        path = self.inherited(other, repository) if inherited else named.path
        if path is not None and not source.exists(source.find(path)):
            if not inherited:
                self.refuse(source, path)
            path = None  # it lay elsewhere then: found by its plan's id
        return self.read_revision(source, path, called if named.shared else named.text)

    def read_revision(self, source: Revision, path: str | None, name: str) -> Side:
        path = path if path is not None else source.nearest(PLANS)
        if path is None:
            return Side(name)
        root = source.repository.root
        place = None if source.is_folder(path) else os.path.join(root or "", path)
        return Side(name, self.load(path, source), place=place, around=root)

    def repository_for(self, path: str | None) -> git.Repository:
        """Return the repository of a path, else of the working directory."""
        if path is not None and self.opened is None:
            folder = path if files.is_folder(path) else os.path.dirname(path) or "."
            try:
                return self.repository(folder)
            except git.GitFault as fault:
                if fault.variant != git.NO_REPOSITORY:
                    raise
        return self.repository()

    def inherited(self, other: Named, repository: git.Repository) -> str | None:
        """Return the other side's path as it leads from the repository's root, None where it doesn't."""
        if other.revision is not None:
            return other.path
        path = other.path or files.nearest(PLANS)
        if path is None or repository.root is None:
            return None
        inside = os.path.relpath(os.path.realpath(path), os.path.realpath(repository.root))
        return None if inside.startswith("..") else inside.replace(os.sep, "/")

    def on_disk(self, path: str | None) -> str | None:
        """Return where a revision's path lies in the work tree, None where nothing does."""
        if path is None:
            return None
        root = self.repository().root
        if root is None:
            raise failure(language(self.lang), f"git.{NO_WORK_TREE}")
        there = os.path.join(root, path)
        return os.path.relpath(there) if files.exists(there) else None

    def refuse(self, source: Revision, path: str) -> None:
        """Tell that a revision has no such path, and the one from the root that was probably meant."""
        below = posixpath.normpath(posixpath.join(source.folder, path))
        near = f"{NO_SUCH_PATH}.near" if source.folder and source.exists(below) else NO_SUCH_PATH
        raise failure(language(self.lang), f"git.{near}", revision=source.name, path=path, near=source.named(below))

    def load(self, path: str, source: Source) -> Workspace:
        try:
            return load([path], source=source)
        except NothingThereError as nothing:
            raise failure(language(self.lang), f"nothing.{nothing.variant}", **nothing.values) from nothing

    # What of it can be compared

    def check(self, side: Side) -> int:
        side.plans, code = sound_or_told(side.workspace, self.day, self.lang, any_name=True)
        return code

    def leave_out(self, found: Sides) -> None:
        """Leave out what would seem to have come or gone: plans that one side can't read, and those that a single file isn't about."""
        both = (found.base, found.head)
        unread: dict[str, list[str]] = {}  # a plan that doesn't even say its id goes by its file's name
        for file in (file for side in both for file in side.workspace.plans if file not in side.plans):
            unread.setdefault(file.id, []).append(files.display(file.document.file))
        found.left_out = tuple(NotCompared(files.display(id_), tuple(unread[id_])) for id_ in sorted(unread))
        two_files = found.base.place and found.head.place
        for side, other in (both, both[::-1]):
            asked = {file.id for file in other.workspace.plans} if other.place and not side.place else None
            side.plans = [file for file in side.plans if not _names(file) & unread.keys() and (asked is None or file.id in asked)]
            side.plans = [] if two_files and unread else side.plans


def _names(file: PlanFile) -> set[str]:
    return {file.id, os.path.splitext(os.path.basename(file.path))[0]}


def matched(found: Sides) -> Matched:
    """Match the plans of both sides: by their ids, but two that were named by their files belong together whatever they are called."""
    base, head = found.base, found.head
    one_each = base.place and head.place and len(base.plans) == len(head.plans) == 1
    result = Matched(((base.plans[0], head.plans[0]),)) if one_each else by_id(base.plans, head.plans)
    if _is_loose(base, head):
        result = result._replace(renamed=())
        for before, after in result.pairs:
            before.journal = before.journal if after.journal else None  # it stayed at home, nobody removed what it says
    return result


def _is_loose(base: Side, head: Side) -> bool:
    """Tell whether the head is a loose copy of a plan: another file than the base's, or one that lies outside its repository."""
    if head.place is None:
        return False
    if base.place is not None:
        return not files.same_file(base.place, head.place)
    around = os.path.realpath(base.around) + os.sep if base.around else ""
    return not os.path.realpath(head.place).startswith(around)


def parted(text: str) -> tuple[str, str, str]:
    """Part `REV:path` at the first colon outside braces, as git does."""
    depth = 0
    for position, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if character == ":" and depth == 0:
            return text[:position], ":", text[position + 1 :]
    return text, "", ""
