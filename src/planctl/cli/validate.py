"""`planctl validate`: every finding in one pass."""

from __future__ import annotations

from typing import Annotated

import typer

from planctl.cli.options import AllowEmpty, AsOf, Color, Force, Formats, Lang, Paths, Quiet, StdinFilename, said

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
    from planctl.cli.checking import check

    return check(
        paths,
        fail_on=fail_on,
        formats=formats,
        stdin_filename=stdin_filename,
        allow_empty=allow_empty,
        force=force,
        lang=lang,
        as_of=as_of,
        color=color,
        quiet=quiet,
    )
