"""PATHs → plans with their journals and frameworks, each with the problems of reading it.

A plan's journal is `journals/<plan id>.yaml` beside it; its frameworks lie in `frameworks/`. A file that is there but can't be read as a
plan is kept with its problems, and the other files go on.
"""

from __future__ import annotations

import os
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from planctl import files
from planctl.document import DEFAULT_LIMITS, Document, Limits, parse
from planctl.finding import Problem
from planctl.model.address import fault_of_id
from planctl.model.index import Index
from planctl.model.plan import Plan
from planctl.model.reading import calendar_of, kind_of, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planctl.finding import Finding
    from planctl.model.acceptance import Accepted
    from planctl.model.framework import Framework, FrameworkItem
    from planctl.model.journal import Journal

PLANS, JOURNALS, FRAMEWORKS, ACCEPTED = "plans", "journals", "frameworks", "accepted.yaml"
STANDARD_INPUT = "-"
FEWEST_OF_MANY = 32  # files that are better read by several processes: dividing the work of fewer takes as long as it saves
LIMIT_VARIABLE = "PLANCTL_MAX_FILE_MIB"
MOST_MEBIBYTES = 1024


class Source(Protocol):
    """Where files are read from: the disk (the module `files`), or a revision in git. The functions are those of `files`."""

    def find(self, path: str, /) -> str: ...  # noqa: D102 - as in `files`
    def exists(self, path: str, /) -> bool: ...  # noqa: D102
    def is_folder(self, path: str, /) -> bool: ...  # noqa: D102
    def yaml_files(self, folder: str, /) -> list[str]: ...  # noqa: D102
    def nearest(self, name: str, /) -> str | None: ...  # noqa: D102
    def above(self) -> Iterator[str]: ...  # noqa: D102
    def read(self, path: str, limit: int, /) -> bytes: ...  # noqa: D102
    def identity(self, path: str, /) -> str: ...  # noqa: D102
    def named(self, path: str, /) -> str: ...  # noqa: D102


class NothingThereError(Exception):
    """A PATH that isn't there, or no `plans/` folder. `variant` picks the line that is shown."""

    def __init__(self, variant: str, **values: str) -> None:
        super().__init__(variant)
        self.variant = variant
        self.values = values


class PlanFile:
    """A plan's file: what was read of it, what is wrong with reading it, and the journal beside it.

    `path` says where it lies in its source; people know it by `document.file`.
    """

    def __init__(
        self, path: str, document: Document, plan: Plan | None, problems: list[Problem], journal: JournalFile | None = None
    ) -> None:
        self.path = path
        self.document = document
        self.plan = plan
        self.problems = problems
        self.journal = journal
        self.language: str | None = plan.language if plan else None

    def with_journal(self, journal: JournalFile | None) -> PlanFile:
        """Return the same plan with another journal beside it."""
        return PlanFile(self.path, self.document, self.plan, self.problems, journal)

    @cached_property
    def index(self) -> Index:
        """The plan's things. Only for a plan that could be read."""
        if self.plan is None:
            message = f"{self.path} could not be read"
            raise TypeError(message)
        return Index(self.plan)

    @property
    def id(self) -> str:
        """The plan's id, or its file's name where it has none."""
        data = self.document.data
        found = data.get("id") if isinstance(data, dict) else None
        return _safe_id(found, self.path)


class JournalFile:
    """A journal's file."""

    def __init__(self, path: str, document: Document, journal: Journal | None, problems: list[Problem]) -> None:
        self.path = path
        self.document = document
        self.journal = journal
        self.problems = problems


class FrameworkFile:
    """A framework's file."""

    def __init__(self, path: str, document: Document, framework: Framework | None, problems: list[Problem]) -> None:
        self.path = path
        self.document = document
        self.framework = framework
        self.problems = problems

    @cached_property
    def items(self) -> dict[str, FrameworkItem]:
        """Its items by id, nested ones too."""
        return {item.id: item for item in reversed(list(_items(self.framework.items if self.framework else ())))}

    @property
    def id(self) -> str:
        """The framework's id, or its file's name where it has none."""
        return self.framework.id if self.framework else _stem(self.path)


class AcceptedFile:
    """A file of accepted changes."""

    def __init__(self, path: str, document: Document, accepted: Accepted | None, problems: list[Problem]) -> None:
        self.path = path
        self.document = document
        self.accepted = accepted
        self.problems = problems


class Workspace:
    """All that was read. `named` are the paths of the files that the user asked about (the rest only resolves references)."""

    def __init__(self, plans: Iterable[PlanFile] = (), journals: Iterable[JournalFile] = ()) -> None:
        self.plans = list(plans)
        self.journals = list(journals)
        self.frameworks: list[FrameworkFile] = []
        self.accepted: list[AcceptedFile] = []
        self.named: set[str] = set()
        self.found: list[Finding] | None = None  # where that is settled: by processes that have checked it, by settings

    def add(self, file: AnyFile) -> None:
        """Add a file to those of its kind."""
        if isinstance(file, PlanFile):
            self.plans.append(file)
        elif isinstance(file, JournalFile):
            self.journals.append(file)
        elif isinstance(file, FrameworkFile):
            self.frameworks.append(file)
        else:
            self.accepted.append(file)

    @cached_property
    def frameworks_by_id(self) -> dict[str, FrameworkFile]:
        """The frameworks by id; of two with one id, the first."""
        return {file.id: file for file in reversed(self.frameworks)}

    def counts(self) -> tuple[int, int, int]:
        """Return how many plans, journals and frameworks were asked for."""
        plans, journals, frameworks = (
            sum(file.document.file in self.named for file in group) for group in (self.plans, self.journals, self.frameworks)
        )
        return plans, journals, frameworks

    def files(self) -> list[AnyFile]:
        """Return every file that was read."""
        return [*self.plans, *self.journals, *self.frameworks, *self.accepted]

    def sound(self) -> list[PlanFile]:
        """Return the plans that could be read."""
        return [file for file in self.plans if file.plan is not None]


AnyFile = PlanFile | JournalFile | FrameworkFile | AcceptedFile


def limits() -> Limits:
    """Return the limits of reading: the default, or the whole MiB that PLANCTL_MAX_FILE_MIB sets."""
    setting = os.environ.get(LIMIT_VARIABLE, "")
    known = setting.isascii() and setting.isdigit() and len(setting) <= len(str(MOST_MEBIBYTES))
    return DEFAULT_LIMITS.scaled(int(setting)) if known and 0 < int(setting) <= MOST_MEBIBYTES else DEFAULT_LIMITS


def asked_for(paths: Iterable[str], source: Source = files) -> list[str]:
    """Return the PATHs, each once; without any the nearest `plans/`. Raises `NothingThereError`."""
    given = list(dict.fromkeys(paths))
    if given:
        return given
    nearest = source.nearest(PLANS)
    if nearest is None:
        raise NothingThereError("no-plans-folder")
    return [nearest]


def files_in(path: str, source: Source = files) -> list[str]:
    """Return the files that a PATH stands for: itself, or the plans, frameworks and journals in a folder. Raises `NothingThereError`."""
    found = source.find(path)
    if not source.exists(found):
        raise NothingThereError("missing", path=files.display(source.named(path)))
    if not source.is_folder(found):
        return [found]
    return [file for folder in (found, os.path.join(found, FRAMEWORKS), os.path.join(found, JOURNALS)) for file in _listed(folder, source)]


def are_many(paths: Iterable[str]) -> bool:
    """Tell whether so much is asked for that several processes should read it."""
    try:
        return sum(len(files_in(path)) for path in asked_for(paths) if path != STANDARD_INPUT) >= FEWEST_OF_MANY
    except (NothingThereError, OSError):
        return False


def _listed(folder: str, source: Source) -> list[str]:
    try:
        return source.yaml_files(folder)
    except files.FileFault as fault:
        raise NothingThereError("denied", path=fault.values["path"]) from fault


def load(paths: Iterable[str], *, stdin_name: str | None = None, source: Source = files, frameworks: bool = True) -> Workspace:
    """Read plans, journals and frameworks. Without paths: the nearest `plans/`. Raises `NothingThereError`.

    `frameworks=False` leaves out those that nobody named: comparing plans asks nothing of them.
    """
    loader = _Loader(stdin_name, source)
    for path in asked_for(paths, source):
        loader.add(path)
    loader.add_companions(frameworks=frameworks)
    return loader.workspace


class _Loader:
    """Sorts files by what they say they are, and reads each once."""

    def __init__(self, stdin_name: str | None, source: Source) -> None:
        self.source = source
        self.limits = limits()
        self.stdin_name = stdin_name
        self.workspace = Workspace()
        self.known: set[str] = set()

    def add(self, path: str) -> None:
        if path == STANDARD_INPUT:
            document = self.standard_input()
            self.add_document(document, document.file)
            return
        for file in files_in(path, self.source):
            self.add_file(file)

    def standard_input(self) -> Document:
        content = sys.stdin.buffer.read(self.limits.bytes + 1)
        name = self.stdin_name or "<stdin>"
        if len(content) > self.limits.bytes:
            return _unread(name, files.FileFault("size", name, size=str(len(content)), limit=str(self.limits.bytes)))
        return parse(name, content, self.limits)

    def add_file(self, path: str, *, named: bool = True) -> None:
        """Read a file, unless it was read before."""
        known = self.source.identity(path)
        if known in self.known:
            return
        self.known.add(known)
        shown = self.source.named(path)
        try:
            document = parse(shown, self.source.read(path, self.limits.bytes), self.limits)
        except files.FileFault as fault:
            document = _unread(shown, fault)
        self.add_document(document, path, named=named)

    def add_document(self, document: Document, path: str, *, named: bool = True) -> None:
        if named:
            self.workspace.named.add(document.file)
        kind = kind_of(document.data) or _kind_by_place(path)
        if kind == "framework":
            from planctl.model.framework import Framework

            framework, problems = read(document, Framework, None)
            self.workspace.add(FrameworkFile(path, document, framework, [*document.problems, *problems]))
        elif kind == "journal":
            # Read once the calendar of its plan is known: see add_companions.
            self.workspace.add(JournalFile(path, document, None, list(document.problems)))
        elif kind == "accepted":
            from planctl.model.acceptance import Accepted

            accepted, problems = read(document, Accepted, None)
            self.workspace.add(AcceptedFile(path, document, accepted, [*document.problems, *problems]))
        else:
            plan, problems = read(document, Plan, calendar_of(document.data))
            self.workspace.add(PlanFile(path, document, plan, [*document.problems, *problems]))

    def add_companions(self, *, frameworks: bool) -> None:
        """Read what the named files need: journals of plans, plans of journals and acceptances, frameworks of them all."""
        for journal in list(self.workspace.journals):
            if not self.plan_of(journal):
                self.add_if_there(os.path.join(os.path.dirname(os.path.dirname(journal.path)), f"{_journal_plan(journal)}.yaml"))
        for plan in self.workspace.plans:
            if not any(_journal_plan(journal) == plan.id for journal in self.workspace.journals):
                self.add_if_there(os.path.join(self.beside(plan.path), JOURNALS, f"{plan.id}.yaml"))
        self.add_acceptances()
        folders = [os.path.join(self.beside(plan.path), FRAMEWORKS) for plan in self.workspace.plans]
        folders += [os.path.dirname(framework.path) for framework in self.workspace.frameworks]
        for folder in dict.fromkeys(folders) if frameworks else ():
            for file in _listed(folder, self.source):
                self.add_file(file, named=False)
        for journal in self.workspace.journals:
            self.read_journal(journal)
        self.add_plans_of_acceptances()

    def read_journal(self, journal: JournalFile) -> None:
        from planctl.model.journal import Journal  # its models cost start-up, and a plan without a journal needs none

        owner = self.plan_of(journal)
        journal.journal, problems = read(journal.document, Journal, calendar_of(owner.document.data) if owner else None)
        journal.problems += problems
        if owner and owner.journal is None:
            owner.journal = journal

    def add_plans_of_acceptances(self) -> None:
        for file in self.workspace.accepted:
            asked_about = file.document.file in self.workspace.named
            for wanted in accepted_plans(file) if asked_about else ():
                if all(plan.id != wanted for plan in self.workspace.plans):
                    self.add_if_there(os.path.join(os.path.dirname(file.path), f"{wanted}.yaml"))

    def add_acceptances(self) -> None:
        for folder in dict.fromkeys(self.beside(plan.path) for plan in self.workspace.plans):
            if self.source.exists(os.path.join(folder, ACCEPTED)):
                self.add_file(os.path.join(folder, ACCEPTED), named=False)

    def beside(self, path: str) -> str:
        """Return the folder in which a plan's journals and frameworks are found."""
        if path == "<stdin>":
            return self.source.nearest(PLANS) or PLANS
        return os.path.dirname(path)

    def add_if_there(self, path: str) -> None:
        found = self.source.find(path)
        if self.source.exists(found):
            plans_before = len(self.workspace.plans)
            self.add_file(found, named=False)
            if len(self.workspace.plans) == plans_before:  # a plan's own journal is checked with it
                self.workspace.named.add(self.source.named(found))

    def plan_of(self, journal: JournalFile) -> PlanFile | None:
        wanted = _journal_plan(journal)
        return next((plan for plan in self.workspace.plans if plan.id == wanted), None)


def _unread(path: str, fault: files.FileFault) -> Document:
    values: dict[str, Any] = {key: value for key, value in fault.values.items() if key != "path"}
    return Document(
        path, "", None, (Problem("too-large" if fault.variant == "size" else "unreadable-file", values=values, variant=fault.variant),)
    )


def _kind_by_place(path: str) -> str:
    """Guess what a file that doesn't say so is meant to be, by its name and the folder it lies in."""
    if os.path.basename(path) == ACCEPTED:
        return "accepted"
    folder = os.path.basename(os.path.dirname(os.path.abspath(path)))
    return {JOURNALS: "journal", FRAMEWORKS: "framework"}.get(folder, "plan")


def _journal_plan(journal: JournalFile) -> str:
    data = journal.document.data
    return _safe_id(data.get("plan") if isinstance(data, dict) else None, journal.path)


def _safe_id(found: Any, path: str) -> str:
    """Return an id that may become a file's name: what a stranger's file says only when it is an id."""
    return found if isinstance(found, str) and fault_of_id(found) is None else _stem(path)


def accepted_plans(file: AcceptedFile) -> list[str]:
    """Return the ids of the plans whose changes a file accepts."""
    listed = file.accepted.accepted if file.accepted else ()
    return list(dict.fromkeys(acceptance.address.partition("@")[0].partition("/")[0] for acceptance in listed))


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path))[0]


def _items(items: tuple[FrameworkItem, ...]) -> Iterable[FrameworkItem]:
    for item in items:
        yield item
        yield from _items(item.items)
