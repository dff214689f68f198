"""What decides which findings `validate` tells, out of its options: a selection, a baseline, a revision to compare with."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING

from planctl import files, git
from planctl import settings as settings_of
from planctl.checks.baseline import Baseline, NotABaselineError, empty, read, written
from planctl.checks.choosing import ALWAYS, named, near
from planctl.checks.judging import Base, Controls, judged
from planctl.cli.common import save, tell
from planctl.cli.failure import failure
from planctl.cli.language import language
from planctl.messages import count, word
from planctl.outputs.safe import printable
from planctl.revision import Revision
from planctl.workspace import PLANS, STANDARD_INPUT, NothingThereError, Workspace, load

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planctl.checks import Told
    from planctl.cli.checking import Asked
    from planctl.settings import Settings
    from planctl.workspace import Source

LARGEST_BASELINE = 16 * files.MEBIBYTE
FORK = "..."  # after a revision: where it and HEAD parted


def controlled(
    asked: Asked, settings: Settings, workspace: Workspace, paths: Sequence[str], day: date, lang: str | None, stdin: str | None
) -> Told:
    """Return what is to be told of a workspace. Raises `Failure`."""
    if asked.new_from and asked.write_baseline:
        raise failure(language(lang), "usage.together", one="--new-from", other="--write-baseline")
    select, ignore = _rules(asked.select, "--select", lang), _rules(asked.ignore, "--ignore", lang)
    baseline = _baseline(asked.baseline, files, asked.baseline, lang) if asked.baseline and not asked.write_baseline else None
    controls = Controls(settings, select, ignore, baseline)
    if asked.new_from is None:
        return judged(workspace, day, controls)
    with ExitStack() as stack:
        try:
            base = _Before(asked.new_from, stack).base([stdin if path == STANDARD_INPUT else path for path in paths], asked, lang)
        except git.GitFault as fault:
            raise failure(language(lang), f"git.{fault.variant}", **fault.values) from fault
        return judged(workspace, day, controls, base)


def _rules(given: Sequence[str], option: str, lang: str | None) -> tuple[str, ...]:
    """Return the names of rules that an option gives, each one known; several may stand with commas between."""
    names = tuple(name for text in given for name in text.replace(",", " ").split())
    for name in names:
        codes = named(name)
        if not codes:
            like = near(name)
            raise failure(language(lang), "rule.unknown.near" if like else "rule.unknown", code=name, near=like)
        if option == "--ignore" and all(code.startswith(ALWAYS) for code in codes):
            raise failure(language(lang), "usage.always", rule=name)
    return names


def _baseline(path: str, source: Source, shown: str, lang: str | None) -> Baseline:
    """Read a baseline; its files are relative to the folder that it lies in, here on the disk."""
    try:
        return read(files.display(shown), source.read(path, LARGEST_BASELINE), os.path.dirname(os.path.abspath(shown)))
    except files.FileFault as fault:
        key = "nothing.missing" if fault.variant == files.MISSING else "baseline.unreadable"
        raise failure(language(lang), key, path=printable(files.display(shown))) from fault
    except NotABaselineError as fault:
        raise failure(language(lang), "baseline.unreadable", path=printable(files.display(shown))) from fault


class _Before:
    """The revision that a change is compared with."""

    def __init__(self, revision: str, stack: ExitStack) -> None:
        self.stack = stack
        self.text = revision

    def base(self, paths: Sequence[str | None], asked: Asked, lang: str | None) -> Base:
        """Read what lay there: the same paths, the settings, the baseline. What was not there is empty."""
        paths = list(paths) or [files.nearest(PLANS)]
        first = next((path for path in paths if path), ".")
        folder = first if files.is_folder(first) else os.path.dirname(first)
        repository = self.stack.enter_context(git.Repository.at(folder or "."))
        if repository.root is None:
            raise failure(language(lang), "git.no-work-tree")
        name = self.text.removesuffix(FORK)
        commit = repository.commit(name)
        if self.text.endswith(FORK):
            commit = repository.merge_base(commit, repository.commit("HEAD"))
        source = Revision(repository, commit, name, _inside(os.getcwd(), repository.root) or "")
        there = [inside for path in paths if path and (inside := _inside(path, repository.root)) and source.exists(source.find(inside))]
        settings = settings_of.load(source)
        settings = settings._replace(folder=os.path.join(repository.root, settings.folder))
        try:
            workspace = load(there, source=source) if there else Workspace()
        except NothingThereError as nothing:
            raise failure(language(lang), f"nothing.{nothing.variant}", **nothing.values) from nothing
        return Base(workspace, Controls(settings, baseline=self.baseline(asked.baseline, source, repository.root, lang)))

    def baseline(self, path: str | None, source: Revision, root: str, lang: str | None) -> Baseline | None:
        if path is None:
            return None
        inside = _inside(path, root)
        if inside is None or not source.exists(inside):
            return empty(os.path.dirname(os.path.abspath(path)))
        return _baseline(inside, source, path, lang)


def _inside(path: str, root: str) -> str | None:
    """Return a path of the disk as it leads from the repository's root, None where it doesn't."""
    inside = os.path.relpath(os.path.realpath(path), os.path.realpath(root))
    return None if inside.startswith("..") else inside.replace(os.sep, "/")


def write_baseline(path: str, found: Told, workspace: Workspace, lang: str, *, force: bool, quiet: bool) -> Told:
    """Write the findings that can be known to a baseline, and return what is left to tell."""
    folder = os.path.dirname(os.path.abspath(path))
    text, number = written(found.findings, found.documents, folder)
    save(path, text.encode("utf-8"), workspace, lang, force=force)
    if not quiet:
        tell(word(lang, "baseline.written", what=count(lang, "baseline.findings", number), file=printable(files.display(path))))
    known = read(files.display(path), text.encode("utf-8"), folder)
    left, _, _ = known.parted(found.findings, found.documents)
    return found._replace(findings=left)
