"""What a rule is: one function with a code. Its name comes from the function, its page from the docstring."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from planctl.document import Document
from planctl.finding import Problem, Severity
from planctl.model.framework import Framework
from planctl.model.index import Index
from planctl.model.journal import Journal
from planctl.model.plan import Plan
from planctl.workspace import FrameworkFile, Workspace

Reads = Literal["reading", "plan", "journal", "framework"]


@dataclass(frozen=True, slots=True)
class Checked:
    """One document under check, with what it refers to.

    Rules that read plans find `index`; those that read journals also `journal` (whose plan is sound, or they are not run); those that read
    frameworks find `framework`.
    """

    document: Document
    workspace: Workspace
    day: date
    plan_index: Index | None = None
    journal: Journal | None = None
    framework: Framework | None = None

    @property
    def index(self) -> Index:
        """The plan under check, or the plan of the journal under check."""
        if self.plan_index is None:
            message = "this rule does not read plans"
            raise TypeError(message)
        return self.plan_index

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self.index.plan

    @property
    def frameworks(self) -> dict[str, FrameworkFile]:
        """The frameworks that can be referred to, by id."""
        return self.workspace.frameworks_by_id


Check = Callable[[Checked], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. `check` is None where reading itself finds the fault; `page` is English text, its first line says what."""

    code: str
    name: str
    severity: Severity
    page: str
    reads: tuple[Reads, ...]
    check: Check | None = None

    @property
    def structural(self) -> bool:
        """Whether nothing can be computed of a plan with this fault: files, YAML, structure."""
        return self.check is None and self.severity is Severity.error or self.code < "PLN2" or self.name == "too-many-occurrences"


def rule(code: str, severity: Severity, *reads: Reads) -> Callable[[Check], Rule]:
    """Make a rule of a function that yields problems of one document."""

    def make(check: Check) -> Rule:
        return Rule(code, check.__name__.replace("_", "-"), severity, inspect.cleandoc(check.__doc__ or ""), reads or ("plan",), check)

    return make


def reading(code: str, name: str, page: str, severity: Severity = Severity.error) -> Rule:
    """Declare a rule whose fault is found while a file is read."""
    return Rule(code, name, severity, inspect.cleandoc(page), ("reading",))
