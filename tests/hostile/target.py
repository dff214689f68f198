"""Bytes → all that planctl makes of them, in memory: what the fuzzer runs, and the suite on what the fuzzer has found.

The first byte says what the rest is: a plan by itself, a plan with a sound journal, the journal of a sound plan, a framework, acceptances.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hostile.runner import OBEYED_BY_A_TERMINAL
from planctl import __version__, files
from planctl.changes import compare
from planctl.checks import findings, is_sound
from planctl.editing.fixing import fixed
from planctl.messages import LANGUAGES
from planctl.model.period import parse_day
from planctl.outputs import changes as changes_output
from planctl.outputs import data
from planctl.outputs import due as due_output
from planctl.outputs import findings as findings_output
from planctl.outputs.style import Style
from planctl.views.changes import compared
from planctl.views.due import Query, due
from planctl.views.packet import packet
from planctl.views.reader import Question
from planctl.workspace import PlanFile, Workspace, load

DAY = parse_day("2026-06-30")
FOLDER = Path(__file__).parent.parent / "plans"
NAME = "exempel-2025-2027"
PLAN, JOURNAL, FRAMEWORK = (FOLDER / f"{place}.yaml" for place in (NAME, f"journals/{NAME}", "frameworks/nationell-strategi-2025"))
PLACES = (f"plans/{NAME}.yaml", f"plans/{NAME}.yaml", f"plans/journals/{NAME}.yaml", "plans/frameworks/x.yaml", "plans/accepted.yaml")
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
    """Read, check, mend, compute and show what the bytes are. Whatever they are, nothing but that is to happen."""
    kind, content = (given[0] if given else 0) % len(PLACES), given[1:]
    contents = {**(_SOUND if kind else {}), PLACES[kind]: content}
    workspace = load(["plans"], source=Memory(contents))
    found = findings(workspace, DAY)
    documents = {files.display(file.document.file): file.document for file in workspace.files()}
    for language in LANGUAGES:
        assert_harmless(findings_output.full(found, documents, language, PLAIN))
        data.dumped(findings_output.data(found, workspace.counts(), DAY.isoformat(), language))
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


def assert_harmless(text: str) -> None:
    found = OBEYED_BY_A_TERMINAL.search(text)
    assert not found, ascii(text[max(0, found.start() - 60) : found.end() + 60])
