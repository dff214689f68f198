"""Bytes → all that planctl makes of them, in memory: what the fuzzer runs, and the suite on what the fuzzer has found.

The first byte says what the rest is: a plan by itself, a plan with a sound journal, the journal of a sound plan, a framework, acceptances,
settings, a baseline, a journal to be joined, a git object, answers, a part of a workbook (see READERS).
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any
from unittest import mock

from openpyxl import load_workbook

from hostile.runner import OBEYED_BY_A_TERMINAL
from planctl import __version__, files, git, settings
from planctl.changes import compare
from planctl.checks import baseline, findings, is_sound
from planctl.checks.judging import Controls, judged
from planctl.checks.weakening import added_findings, loosened
from planctl.document import parse
from planctl.editing import joining, sheets
from planctl.editing.fixing import fixed
from planctl.editing.returning import incoming
from planctl.editing.sheets import Filled
from planctl.messages import LANGUAGES
from planctl.model.period import parse_day
from planctl.outputs import changes as changes_output
from planctl.outputs import data, facts, history, returned
from planctl.outputs import due as due_output
from planctl.outputs import findings as findings_output
from planctl.outputs.style import Style
from planctl.outputs.workbook import workbook
from planctl.settings import Settings
from planctl.views.changes import compared
from planctl.views.due import Query, due
from planctl.views.form import forms
from planctl.views.history import History, Revision, Said
from planctl.views.packet import packet
from planctl.views.reader import Question
from planctl.workspace import PlanFile, Workspace, load

DAY = parse_day("2026-06-30")
FOLDER = Path(__file__).parent.parent / "plans"
NAME = "exempel-2025-2027"
PLAN, JOURNAL, FRAMEWORK = (FOLDER / f"{place}.yaml" for place in (NAME, f"journals/{NAME}", "frameworks/nationell-strategi-2025"))
PLAIN = Style(colour=False)
WIDTH = 80
_SOUND = {f"plans/{NAME}.yaml": PLAN.read_bytes(), f"plans/journals/{NAME}.yaml": JOURNAL.read_bytes()}


class Memory:
    """Files that lie nowhere."""

    def __init__(self, contents: dict[str, bytes]) -> None:
        self.contents = contents

    def find(self, path: str, /) -> str:
        return path

    def exists(self, path: str, /) -> bool:
        return path in self.contents or self.is_folder(path)

    def is_folder(self, path: str, /) -> bool:
        return any(name.startswith(f"{path}/") for name in self.contents)

    def yaml_files(self, folder: str, /) -> list[str]:
        return sorted(name for name in self.contents if os.path.dirname(name) == folder)

    def nearest(self, name: str, /) -> str | None:
        return name

    def above(self) -> Iterator[str]:
        yield "."

    def read(self, path: str, limit: int, /) -> bytes:
        content = self.contents[path]
        if len(content) > limit:
            raise files.FileFault(files.SIZE, path, size=str(len(content)), limit=str(limit))
        return content

    def identity(self, path: str, /) -> str:
        return path

    def named(self, path: str, /) -> str:
        return path


def looked_at(given: bytes) -> None:
    """Give the bytes to the reader that the first of them names. Whatever they are, nothing but reading and telling is to happen."""
    READERS[(given[0] if given else 0) % len(READERS)](given[1:])


def _plans(place: str, content: bytes, *, alone: bool = False) -> None:
    """Read, check, mend, compute and show what lies at a place of a folder with a sound plan; `alone`: without one."""
    contents = {**({} if alone else _SOUND), place: content}
    workspace = load(["plans"], source=Memory(contents))
    found = judged(workspace, DAY, Controls(Settings())).findings
    documents = {files.display(file.document.file): file.document for file in workspace.files()}
    for language in LANGUAGES:
        assert_harmless(findings_output.full(found, documents, language, PLAIN))
        data.dumped(findings_output.data(found, workspace.counts(), DAY.isoformat(), language))
    assert_harmless(facts.text(documents[place]))
    if any(finding.fix for finding in found):
        _mend(contents)
    sound = [plan for plan in workspace.plans if is_sound(plan, workspace, DAY)]
    if sound:
        _use(sound, workspace)


def _mend(contents: dict[str, bytes]) -> None:
    """Hold fixes to their law: what is fixed is fixed."""
    for unsafe in (False, True):
        edits = _fixed(contents, unsafe=unsafe)
        contents = {**contents, **edits}
        again = _fixed(contents, unsafe=unsafe)
        assert not again, f"fixed twice: {again}"


def _fixed(contents: dict[str, bytes], *, unsafe: bool) -> dict[str, bytes]:
    def opened(edited: object) -> Workspace:
        fresh = getattr(edited, "contents", {})
        return load(["plans"], source=Memory({name: fresh.get(files.identity(name), old) for name, old in contents.items()}))

    edits = fixed(lambda read: findings(read, DAY), opened, unsafe=unsafe)
    return {edit.path: edit.after for edit in edits}


@cache
def _base() -> PlanFile:
    """Return the sound plan, to compare with."""
    return load(["plans"], source=Memory(_SOUND)).plans[0]


def _use(sound: list[PlanFile], workspace: Workspace) -> None:
    answer = due(sound, DAY, Query(None, DAY, closed_too=True))
    packet(sound, workspace, Question(DAY), __version__)  # its pages are slow to make, and what makes them escapes everything alike
    for plan in sound:
        changes = compare(_base(), plan, DAY, order=True)
        assert not compare(plan, plan, DAY, order=True)
        shown = compared(changes, "a", "b", ())
        for language in LANGUAGES:
            assert_harmless(changes_output.text(shown, language, colour=False, width=WIDTH))
    data.dumped(due_output.data(answer))
    for language in LANGUAGES:
        assert_harmless(due_output.text(answer, language, PLAIN, WIDTH, "deadline"))


def _settings(content: bytes) -> None:
    """Read settings, and tell what is wrong with them and what they leave out."""
    found = settings.load(Memory({"./planctl.toml": content}))
    told_of = judged(Workspace(), DAY, Controls(found))
    for language in LANGUAGES:
        assert_harmless(findings_output.full(told_of.findings, told_of.documents, language, PLAIN))
    list(loosened(found, Settings()))


def _known_findings(content: bytes) -> None:
    with suppress(baseline.NotABaselineError):
        list(added_findings(baseline.read("baseline.json", content, "."), None))


def _joined(content: bytes) -> None:
    """Join a journal with what another wrote meanwhile: whichever of them is ours, the same comes out."""
    base = JOURNAL.read_bytes()
    other = base + b"  - {date: 2026-06-01, about: kartlagg-samverkan@2026-varen, by: sf, state: ongoing, note: x}\n"
    one, reverse = joining.join(base, content, other), joining.join(base, other, content)
    assert one.conflicts == reverse.conflicts
    assert one.conflicts or one.content == reverse.content


def _history(content: bytes) -> None:
    """Read a commit and a folder as git hands them out, and show what the commit says."""
    repository = git.Repository(".")
    with mock.patch.object(repository, "object", return_value=content), suppress(git.GitFault):
        said = repository.read_commit("0" * 40)
        view = History("x", "", (Revision(Said("0" * 40, said.day, said.author, said.subject)),))
        for language in LANGUAGES:
            assert_harmless(history.text(view, language, PLAIN, WIDTH) + history.markdown(view, language))
        for name, entry in repository.folder_of("0" * 40).items():
            files.display(name).encode()
            assert entry.is_folder + entry.is_link + entry.is_file < 2


@cache
def _form() -> tuple[bytes, tuple[Filled, ...]]:
    """Return a form of the sound plan, and its rows, each with an answer."""
    content = workbook(forms([_base()], DAY, 2026, __version__, responsible="sf")[0], "sv")
    book = load_workbook(io.BytesIO(content))
    for page in book.worksheets:
        keys: dict[Any, Any] = {cell.value: cell.column for cell in page[1]}
        for row in range(2, page.max_row + 1) if "note" in keys else ():
            page.cell(row, keys["note"]).value = "x"
    filled = io.BytesIO()
    book.save(filled)
    return content, sheets.returned(filled.getvalue()).filled


def _answers(content: bytes) -> None:
    """Put each line into an answer cell of its own, as text, number or day, and judge what comes in."""
    rows = []
    for number, line in enumerate(content.decode("utf-8", "replace").split("\n")[:40]):
        row = _form()[1][number % len(_form()[1])]
        kind, text = line[:1], line[1:]
        values: dict[str, Any] = {"#": len(text) / 7, "@": DAY, "!": True}
        cell = sheets.Cell("F", values.get(kind, text), formula=kind == "=", error=kind == "?", percent=kind == "%")
        if isinstance(cell.value, str) and not cell.value.strip():
            continue  # an empty cell is no answer
        rows.append(row._replace(cells={sheets.ANSWERS[len(text) % len(sheets.ANSWERS)]: cell}))
    found = incoming([_base()], [("x.xlsx", sheets.Returned(tuple(rows), 0, ()))], DAY)
    for language in LANGUAGES:
        assert_harmless(returned.text(found, [_base()], DAY, language, (PLAIN, WIDTH)))
    for edit in found.edits:
        assert not parse("x.yaml", edit.after).problems


MEMBERS = (
    "xl/worksheets/sheet1.xml",
    "xl/workbook.xml",
    "xl/styles.xml",
    "xl/sharedStrings.xml",
    "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels",
)


def _workbook(content: bytes) -> None:
    """Put the bytes in the place of one part of a form, and read it; with nothing before them they are the whole file."""
    which, part = content[:1], content[1:]
    made = io.BytesIO(part)
    if which and which[0] < len(MEMBERS):
        with zipfile.ZipFile(io.BytesIO(_form()[0])) as form, zipfile.ZipFile(made, "w") as archive:
            for name in form.namelist():
                archive.writestr(name, part if name == MEMBERS[which[0]] else form.read(name))
    with suppress(sheets.NotAFormError):
        incoming([_base()], [("x.xlsx", sheets.returned(made.getvalue()))], DAY)


# The first byte of what is found stays its reader's: new readers stand last.
READERS: tuple[Callable[[bytes], None], ...] = (
    partial(_plans, f"plans/{NAME}.yaml", alone=True),
    partial(_plans, f"plans/{NAME}.yaml"),
    partial(_plans, f"plans/journals/{NAME}.yaml"),
    partial(_plans, "plans/frameworks/x.yaml"),
    partial(_plans, "plans/accepted.yaml"),
    _settings,
    _known_findings,
    _joined,
    _history,
    _answers,
    _workbook,
)


def assert_harmless(text: str) -> None:
    found = OBEYED_BY_A_TERMINAL.search(text)
    assert not found, ascii(text[max(0, found.start() - 60) : found.end() + 60])
