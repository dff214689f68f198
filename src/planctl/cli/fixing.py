"""`planctl validate --fix`, `--unsafe-fixes` and `--show-fixes`: what can be mended by itself is mended, or shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl import files
from planctl.cli.common import show, tell
from planctl.cli.failure import failure
from planctl.editing.fixing import fixed, write
from planctl.messages import count, word
from planctl.outputs.fixes import as_text
from planctl.outputs.safe import printable
from planctl.workspace import STANDARD_INPUT, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from planctl.cli.checking import Fixes
    from planctl.editing.fixing import Fixed
    from planctl.finding import Finding
    from planctl.outputs.style import Style
    from planctl.workspace import Workspace


def mend(wanted: Fixes, paths: Sequence[str], find: Callable[[Workspace], Iterable[Finding]], lang: str, *, quiet: bool) -> list[Fixed]:
    """Return what fixes do to the files of the PATHs; it is written where that is asked.

    Unsafe fixes are only taken along with what says whether they are to be made or shown; there is no file to mend in standard input.
    """
    if not (wanted.made or wanted.shown):
        raise failure(lang, "usage.unsafe-fixes")
    if STANDARD_INPUT in paths:
        raise failure(lang, "usage.fix-stdin")
    edits = fixed(find, lambda source: load(paths, source=source), unsafe=wanted.unsafe)
    for edit in edits if wanted.made else ():
        try:
            write([edit])
        except files.FileFault as fault:
            shown = printable(files.display(edit.path))
            raise failure(lang, f"save.{fault.variant}", **{"reason": "", **fault.values, "path": shown}) from fault
        if not quiet:
            number = count(lang, "fixes", len(edit.findings))
            tell(word(lang, "fixed", what=number, file=printable(files.display(edit.path))))
    return edits


def not_shown(found: Iterable[Finding], edits: Iterable[Fixed]) -> list[Finding]:
    """Return the findings that no fix is shown for: those it is shown for are told with it."""
    shown = {_same(finding) for edit in edits for finding in edit.findings}
    return [finding for finding in found if _same(finding) not in shown]


def _same(finding: Finding) -> tuple[object, ...]:
    return finding.code, finding.location, finding.path


def put_fixes(edits: Sequence[Fixed], lang: str, style: Style, *, made: bool) -> None:
    """Show each file's fixes, line by line."""
    number = sum(len(edit.findings) for edit in edits)
    if edits:
        show(f"{style.bold(count(lang, 'fixed.so' if made else 'fixable.so', number))}\n")
    for edit in edits:
        show(as_text(edit, lang, style))
