"""What git calls: a plan as facts, a diff in meaning, the joining of journals. None of them may fail: git would stop with them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from planctl import files
from planctl.cli.common import show, tell
from planctl.cli.failure import DONE, FOUND, failure
from planctl.cli.language import language
from planctl.document import Document, parse
from planctl.messages import word
from planctl.model.journal import Journal
from planctl.model.plan import Plan
from planctl.model.reading import calendar_of, kind_of, read
from planctl.outputs import facts
from planctl.outputs.safe import printable
from planctl.workspace import JournalFile, PlanFile, Workspace, limits

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

NOTHING = frozenset({os.devnull, "/dev/null", "nul"})  # what git names where there is no file
SUFFIX = ".yaml"
MOST_DIGITS = 3  # of a marker's length


def textconv(arguments: Sequence[str]) -> int:
    """Print a file as facts."""
    (file, *_) = arguments or [os.devnull]
    document = _document(file, file)
    show(facts.text(document) if document else "")
    return DONE


def diff(arguments: Sequence[str], day: date, lang: str | None) -> int:
    """Print what a change means: `path old-file old-hex old-mode new-file new-hex new-mode [new-path how]`; a path alone: unmerged."""
    path, *rest = arguments or [""]
    if len(rest) < 4:  # noqa: PLR2004 - up to the new file
        show(f"* {printable(path)}\n")
        return DONE
    new_path = rest[6] if len(rest) > 6 else path  # noqa: PLR2004 - of a renamed file
    show(f"{printable(path)} → {printable(new_path)}\n" if new_path != path else f"{printable(path)}\n")
    old, new = _document(rest[0], path), _document(rest[3], new_path)
    try:
        said = _in_meaning(old, new, day, lang)
    except Exception:  # noqa: BLE001 - git would stop in the middle of all files; the facts can always be compared
        said = None
    show((said or _in_facts(old, new)) + "\n")
    return DONE


def merge(arguments: Sequence[str], lang: str | None) -> int:
    """Join two journals into the second file: `base ours theirs [marker-length path]`. 1 where conflicts are left in it.

    Raises `Failure`, and then the file is as it was, which git calls a conflict.
    """
    from planctl.editing.joining import MARKER, join

    if len(arguments) < 3:  # noqa: PLR2004 - the files
        raise failure(language(lang), "usage.missing", name="%O %A %B")
    base, ours, theirs, *rest = arguments
    marker = int(rest[0]) if rest and rest[0].isdigit() and len(rest[0]) <= MOST_DIGITS else MARKER
    try:
        old, mine, yours = (files.read(file, files.MEBIBYTE * 1024) for file in (base, ours, theirs))
        content, conflicts = join(old, mine, yours, marker, limits())
        files.write(ours, content, expected=mine)
    except files.FileFault as fault:
        raise failure(language(lang), f"save.{fault.variant}", **{"reason": "", **fault.values}) from fault
    if conflicts:
        name = rest[1] if len(rest) > 1 else ours
        tell(word(language(lang), "git.conflicts", path=printable(files.display(name)), n=conflicts))
    return FOUND if conflicts else DONE


def _document(file: str, path: str) -> Document | None:
    """Return what a file holds, None where there is none; one that can't be read says so in one line."""
    if file in NOTHING:
        return None
    most = limits()
    try:
        return parse(path, files.read(file, most.bytes), most)
    except files.FileFault as fault:
        return Document(path, f"{fault.variant}: {fault.values['path']}", None, ())


def _in_meaning(old: Document | None, new: Document | None, day: date, lang: str | None) -> str | None:
    """Return the changes in words, None where either version can't be read as a plan or a journal."""
    from planctl.changes.plans import Matched, compare_all
    from planctl.outputs import changes as output
    from planctl.views.changes import compared

    sides = [_plan(document, day) for document in (old, new)]
    if None in [side for side, document in zip(sides, (old, new), strict=True) if document]:
        return None
    before, after = sides
    if before and after:
        found = Matched(pairs=((before, after),))
    elif any(side and side.journal for side in sides):
        return None  # a journal that is new or gone: all that it says
    else:
        found = Matched(removed=tuple(side for side in [before] if side), added=tuple(side for side in [after] if side))
    view = compared(compare_all(found, day))
    return output.text(view, language(lang, [side for side in sides if side]), colour=False, width=_width())


def _plan(document: Document | None, day: date) -> PlanFile | None:
    """Return the plan that a document is or whose journal it is, None where nothing can be computed with it."""
    from planctl.checks import is_sound

    if document is None:
        return None
    if kind_of(document.data) == "journal":
        return _with_journal(document, day)
    plan, problems = read(document, Plan, calendar_of(document.data))
    file = PlanFile(document.file, document, plan, [*document.problems, *problems])
    sound = plan is not None and is_sound(file, Workspace(plans=[file]), day, any_name=True)
    return file if sound else None


def _with_journal(document: Document, day: date) -> PlanFile | None:
    """Return a journal's plan as it lies in the work tree, with that journal."""
    from planctl.model.address import fault_of_id

    name = document.data.get("plan")
    if not isinstance(name, str) or fault_of_id(name):
        return None
    folder = os.path.dirname(os.path.dirname(document.file))
    found = _document(os.path.join(folder, name + SUFFIX), os.path.join(folder, name + SUFFIX))
    plan = _plan(found, day) if found and kind_of(found.data) == "plan" else None
    if plan is None:
        return None
    journal, problems = read(document, Journal, calendar_of(plan.document.data))
    if journal is None or document.problems:
        return None
    plan.journal = JournalFile(document.file, document, journal, list(problems))
    return plan


def _in_facts(old: Document | None, new: Document | None) -> str:
    """Return which facts came and went."""
    from difflib import unified_diff

    before, after = (facts.text(document).splitlines() if document else [] for document in (old, new))
    return "\n".join(line for line in unified_diff(before, after, lineterm="", n=2) if not line.startswith(("---", "+++")))


def _width() -> int:
    from planctl.cli.common import width

    return width()
