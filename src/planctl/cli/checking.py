"""What `planctl validate` does, apart from its options: without any, it runs without the parser of options.

That is how CI and people call it most, and the parser is a sixth of the time of a short run.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from planctl.checks import Told, findings
from planctl.checks.rule import has_comments
from planctl.cli.common import checked, chosen_formats, kept, opened, put, style_for, tell, today
from planctl.cli.failure import DONE, FOUND
from planctl.cli.language import language
from planctl.files import display
from planctl.finding import Severity
from planctl.outputs import data
from planctl.outputs import findings as output
from planctl.settings import load as load_settings
from planctl.workspace import are_many

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planctl.editing.fixing import Fixed
    from planctl.workspace import Workspace

FORMATS = ("full", "concise", "json", "sarif", "github", "gitlab", "junit")
REPORTS = ("json", "sarif", "gitlab", "junit")  # for programs: nothing else is told on standard output or beside it
SUMMARY_VARIABLE = "GITHUB_STEP_SUMMARY"  # the file of the job's summary
LEVELS = ("error", "warning", "note")


class Asked(NamedTuple):
    """What decides which findings are told, as it was written."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    baseline: str | None = None
    write_baseline: str | None = None
    new_from: str | None = None


NOTHING = Asked()


class Fixes(NamedTuple):
    """Which fixes are asked for: to be made, the unsafe ones too, to be shown."""

    made: bool = False
    unsafe: bool = False
    shown: bool = False


NO_FIXES = Fixes()


def check(
    paths: list[str] | None,
    *,
    fail_on: str = "error",
    asked: Asked = NOTHING,
    fixes: Fixes = NO_FIXES,
    formats: list[str] | None = None,
    stdin_filename: str | None = None,
    allow_empty: bool = False,
    force: bool = False,
    lang: str | None = None,
    as_of: str | None = None,
    color: str = "auto",
    quiet: bool = False,
) -> int:
    """Check plans, journals and frameworks, write the findings, and return the exit code."""
    threshold = Severity[checked(fail_on, LEVELS, "--fail-on", lang) or "error"]
    wanted = chosen_formats(formats or _format_here(), FORMATS, lang)
    day = today(as_of, lang)
    workspace = _several(paths, day, asked, fixes) or opened(paths, lang, stdin_filename=stdin_filename, allow_empty=allow_empty)
    spoken = language(lang, workspace.plans)
    edits: list[Fixed] = []
    if fixes != NO_FIXES:
        from planctl.cli.fixing import mend

        edits = mend(fixes, paths or [], lambda read: _told(read, day, asked, paths or [], lang, None).findings, spoken, quiet=quiet)
        workspace = opened(paths, lang, allow_empty=allow_empty) if fixes.made else workspace
    told = _told(workspace, day, asked, paths or [], lang, stdin_filename)
    if asked.write_baseline:
        from planctl.cli.controlling import write_baseline

        told = write_baseline(asked.write_baseline, told, workspace, spoken, force=force, quiet=quiet)
    found, documents, counted = told.findings, told.documents, workspace.counts()
    listed = found
    if fixes.shown and not fixes.made:
        from planctl.cli.fixing import not_shown

        listed = not_shown(found, edits)
    style, said = style_for(color, lang), output.summary(found, counted, spoken, told.left_out).rstrip("\n")
    makers = {
        "full": lambda: output.full(listed, documents, spoken, style),
        "concise": lambda: output.concise(listed, spoken, style, documents),
        "json": lambda: data.dumped(output.data(found, counted, day.isoformat(), spoken)),
    }

    def made(name: str) -> str:
        if name in makers:
            return makers[name]()
        from planctl.cli.reporting import report

        return report(name, told, sorted(display(file) for file in workspace.named), threshold, spoken)

    put([(file, made(name)) for name, file in wanted], workspace, spoken, force=force)
    if found and SUMMARY_VARIABLE in os.environ and any(name == "github" for name, _ in wanted):
        from planctl.cli.reporting import add_summary

        add_summary(os.environ[SUMMARY_VARIABLE], told, said, spoken)
    for_people = not any(name in REPORTS and file is None for name, file in wanted)
    if fixes.shown and for_people:
        from planctl.cli.fixing import put_fixes

        put_fixes(edits, spoken, style, made=fixes.made)
    if not quiet and for_people:
        tell(said)
        if any(finding.fix for finding in found):
            tell(output.fixable(found, spoken))
    return FOUND if any(finding.severity >= threshold for finding in found) else DONE


def _format_here() -> list[str] | None:
    """Return the format for where we run, where nobody asks for one: annotations inside GitHub Actions."""
    return ["github"] if os.environ.get("GITHUB_ACTIONS") == "true" else None


def _several(paths: list[str] | None, day: date, asked: Asked, fixes: Fixes) -> Workspace | None:
    """Return what several processes have read and checked, where there is much to read and nothing but the files decides what is found."""
    if fixes != NO_FIXES or asked.new_from or not are_many(paths or ()):
        return None
    from planctl.checks.several import checked_by_several

    workspace = checked_by_several(paths or (), day, load_settings().disclosure_threshold)
    return kept(workspace) if workspace else None


def _told(workspace: Workspace, day: date, asked: Asked, paths: list[str], lang: str | None, stdin: str | None) -> Told:
    """Return all findings; what decides otherwise is only imported where there is something of the kind."""
    settings = load_settings()
    if settings.document is None and asked == NOTHING and not has_comments(workspace):
        documents = {display(file.document.file): file.document for file in workspace.files()}
        return Told(findings(workspace, day), documents, {})
    from planctl.cli.controlling import controlled

    return controlled(asked, settings, workspace, paths, day, lang, stdin)
