"""What a rule is: one function with a code. Its name comes from the function, its page from the docstring."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from planctl import messages
from planctl.document.decoding import span_at
from planctl.finding import Path, Problem, Severity, Span
from planctl.settings import DISCLOSED

if TYPE_CHECKING:
    from datetime import date

    from planctl.document import Document
    from planctl.model.acceptance import Accepted
    from planctl.model.framework import Framework
    from planctl.model.index import Index, Placed, Promise
    from planctl.model.journal import Journal
    from planctl.model.plan import Activity, Plan
    from planctl.workspace import FrameworkFile, JournalFile, Workspace

Reads = Literal["reading", "text", "plan", "journal", "framework", "accepted", "controls"]  # text: any file's, understood or not

MARKER = "planctl:"  # how a comment to planctl begins
MOST_TOLD = 100  # of what is looked for in the text itself: finding places takes time, and nobody reads on

# Page parts, as a page spells them. The snippets stand only in English pages: YAML is the same in every language.
FIX = ("Fix: ", "Gör så här: ")
BAD, GOOD = "Bad:", "Good:"


class Checked:
    """One document under check, with what it refers to.

    Rules that read plans find `index`; those that read journals also `journal` (whose plan is sound, or they are not run); those that read
    frameworks find `framework`, those that read acceptances find `accepted`.
    """

    def __init__(  # noqa: PLR0913 - what a rule may ask for
        self,
        document: Document,
        workspace: Workspace,
        day: date,
        plan_index: Index | None = None,
        *,
        journal_file: JournalFile | None = None,
        journal: Journal | None = None,
        framework: Framework | None = None,
        accepted: Accepted | None = None,
    ) -> None:
        self.document = document
        self.workspace = workspace
        self.day = day
        self.plan_index = plan_index
        self.journal_file = journal_file  # the journal beside the plan under check, also where it can't be read
        self.journal = journal
        self.framework = framework
        self.accepted = accepted
        self.disclosed = DISCLOSED  # counts of people below this are few

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

    def activities(self) -> Iterator[Placed[Activity]]:
        """Return the activities that count: not those named again elsewhere, nor those withdrawn, by themselves or with an area."""
        return iter(self._activities)

    @cached_property
    def _activities(self) -> list[Placed[Activity]]:
        return [placed for placed in self.index.activities if not placed.item.same_as and not placed.withdrawn]

    def promises(self) -> Iterator[Promise]:
        """Return the follow-ups and rounds that have not been withdrawn, by themselves, with their activity or with an area."""
        return iter(self._promises)

    @cached_property
    def _promises(self) -> list[Promise]:
        standing = (promise for promise in self.index.promises if not promise.item.withdrawn)
        return [promise for promise in standing if not (promise.activity and promise.activity.withdrawn)]

    @property
    def frameworks(self) -> dict[str, FrameworkFile]:
        """The frameworks that can be referred to, by id."""
        return self.workspace.frameworks_by_id


Check = Callable[[Checked], Iterator[Problem]]


class Rule(NamedTuple):
    """A rule. `check` is None where reading itself finds the fault, or `checks.judging`; `page` is English text, read with `page_of`."""

    code: str
    name: str
    severity: Severity
    page: str
    reads: tuple[Reads, ...]
    check: Check | None = None
    since: str = "0.1.0"  # the first release that has it

    @property
    def structural(self) -> bool:
        """Whether nothing can be computed of a plan with this fault: due, show and render don't run then.

        So it is with errors of reading, with ids and shape (PLN1xx), and with more occurrences than can be computed.
        """
        if self.check is None:
            return self.severity is Severity.error and self.reads == ("reading",)
        return self.code < "PLN2" or self.name == "too-many-occurrences"


def rule(code: str, severity: Severity, *reads: Reads) -> Callable[[Check], Rule]:
    """Make a rule of a function that yields problems of one document."""

    def make(check: Check) -> Rule:
        return Rule(code, check.__name__.replace("_", "-"), severity, check.__doc__ or "", reads or ("plan",), check)

    return make


def reading(code: str, name: str, page: str, severity: Severity = Severity.error) -> Rule:
    """Declare a rule whose fault is found while a file is read."""
    return Rule(code, name, severity, page, ("reading",))


def about_controls(code: str, name: str, severity: Severity, page: str) -> Rule:
    """Declare a rule about settings, comments or baselines: `checks.judging` finds its faults."""
    return Rule(code, name, severity, page, ("controls",))


class Page(NamedTuple):
    """A rule's page in its parts: what it is (one sentence), why it matters, how to fix it, and YAML that is wrong and right."""

    what: str
    why: str
    fix: str
    bad: str
    good: str


def parse_page(page: str) -> Page:
    """Read a page: its first line, paragraphs, a line that begins `Fix: ` (`Gör så här: `), and the snippets after `Bad:` and `Good:`.

    Parts that a page lacks are empty.
    """
    text, _, good = f"{inspect.cleandoc(page)}\n".partition(f"\n{GOOD}\n")
    text, _, bad = text.partition(f"\n{BAD}\n")
    what, _, rest = text.strip().partition("\n")
    paragraphs = [" ".join(paragraph.split()) for paragraph in rest.split("\n\n") if paragraph.strip()]
    fixes = [paragraph for paragraph in paragraphs if paragraph.startswith(FIX)]
    why = "\n\n".join(paragraph for paragraph in paragraphs if not paragraph.startswith(FIX))
    return Page(what, why, fixes[0].partition(": ")[2] if fixes else "", _snippet(bad), _snippet(good))


def page_of(checked_by: Rule, language: str) -> Page:
    """Return a rule's page in a language; its snippets are those of the English one."""
    english = parse_page(checked_by.page)
    translated = messages.page(language, checked_by.name)
    return parse_page(translated)._replace(bad=english.bad, good=english.good) if translated else english


def has_comments(workspace: Workspace) -> bool:
    """Tell whether any file may hold a comment to planctl."""
    return any(has_comment(file.document) for file in workspace.files())


def has_comment(document: Document) -> bool:
    """Tell whether a document may hold a comment to planctl."""
    return occurs(MARKER, document.text)


def occurs(words: str, text: str) -> bool:
    """Tell whether some words stand in a long text. Python looks from the end in half the time that `in` takes."""
    return text.rfind(words) >= 0


def place_of(document: Document, start: int, end: int) -> tuple[Path, Span]:
    """Return where a stretch of a document's text stands: the path of the innermost value around it, and its span.

    What stands in a comment has the path of the mapping or list around it.
    """
    path: Path = ()
    node = document.root
    while node is not None and not node.is_single:
        around = next(((step, child) for step, child in node.items() if child.start <= start < child.end), None)
        if around is None:
            break
        path, node = (*path, around[0]), around[1]
    return path, span_at(document.text, start, end - start)


def _snippet(text: str) -> str:
    return inspect.cleandoc(f"\n{text}").strip("\n")
