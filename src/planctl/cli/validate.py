"""`planctl validate`: every finding in one pass."""

from __future__ import annotations

from typing import Annotated

import typer

from planctl.cli.failure import DONE, FOUND
from planctl.cli.options import AllowEmpty, AsOf, Color, Force, Formats, Lang, Paths, Quiet, StdinFilename, said

FORMATS = ("full", "concise", "json")
LEVELS = ("error", "warning", "note")


def validate(
    paths: Paths = None,
    fail_on: Annotated[
        str, typer.Option("--fail-on", show_default=False, metavar="|".join(LEVELS), help=said("validate.fail-on"))
    ] = "error",
    formats: Formats = None,
    stdin_filename: StdinFilename = None,
    allow_empty: AllowEmpty = False,
    force: Force = False,
    lang: Lang = None,
    as_of: AsOf = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> int:
    """Check plans, journals and frameworks."""
    from planctl.checks import findings
    from planctl.cli.common import checked, chosen_formats, opened, put, style_for, tell, today
    from planctl.cli.language import language
    from planctl.files import display
    from planctl.finding import Severity
    from planctl.outputs import data
    from planctl.outputs import findings as output

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
