"""What `planctl validate` does, apart from its options: without any, it runs without the parser of options.

That is how CI and people call it most, and the parser is a sixth of the time of a short run.
"""

from __future__ import annotations

from planctl.checks import findings
from planctl.cli.common import checked, chosen_formats, opened, put, style_for, tell, today
from planctl.cli.failure import DONE, FOUND
from planctl.cli.language import language
from planctl.files import display
from planctl.finding import Severity
from planctl.outputs import data
from planctl.outputs import findings as output

FORMATS = ("full", "concise", "json")
LEVELS = ("error", "warning", "note")


def check(
    paths: list[str] | None,
    *,
    fail_on: str = "error",
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
    wanted = chosen_formats(formats, FORMATS, lang)
    day = today(as_of, lang)
    workspace = opened(paths, lang, stdin_filename=stdin_filename, allow_empty=allow_empty)
    found = findings(workspace, day)
    spoken = language(lang, workspace.plans)
    style = style_for(color, lang)
    documents = {display(file.document.file): file.document for file in workspace.files()}
    counted = workspace.counts()
    makers = {
        "full": lambda: output.full(found, documents, spoken, style),
        "concise": lambda: output.concise(found, spoken, style),
        "json": lambda: data.dumped(output.data(found, counted, day.isoformat(), spoken)),
    }
    put([(file, makers[name]()) for name, file in wanted], workspace, spoken, force=force)
    if not quiet and not any(name == "json" and file is None for name, file in wanted):
        tell(output.summary(found, counted, spoken).rstrip("\n"))
    return FOUND if any(finding.severity >= threshold for finding in found) else DONE
