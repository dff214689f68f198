"""`planctl validate`: every finding in one pass."""

from __future__ import annotations

from typing import Annotated

import typer

from planctl.cli import completion
from planctl.cli.options import AllowEmpty, AsOf, Color, Force, Formats, Lang, Paths, Quiet, StdinFilename, said

LEVELS = ("error", "warning", "note")


def validate(
    paths: Paths = None,
    fail_on: Annotated[
        str, typer.Option("--fail-on", show_default=False, metavar="|".join(LEVELS), help=said("validate.fail-on"))
    ] = "error",
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="CODE", help=said("validate.select"), autocompletion=completion.checks)
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="CODE", help=said("validate.ignore"), autocompletion=completion.checks)
    ] = None,
    baseline: Annotated[str | None, typer.Option("--baseline", metavar="FILE", help=said("validate.baseline"))] = None,
    write_baseline: Annotated[str | None, typer.Option("--write-baseline", metavar="FILE", help=said("validate.write-baseline"))] = None,
    new_from: Annotated[str | None, typer.Option("--new-from", metavar="REV", help=said("validate.new-from"))] = None,
    fix: Annotated[bool, typer.Option("--fix", help=said("validate.fix"))] = False,
    unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes", help=said("validate.unsafe-fixes"))] = False,
    show_fixes: Annotated[bool, typer.Option("--show-fixes", help=said("validate.show-fixes"))] = False,
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
    from planctl.cli.checking import Asked, Fixes, check

    return check(
        paths,
        fail_on=fail_on,
        asked=Asked(select or (), ignore or (), baseline, write_baseline, new_from),
        fixes=Fixes(fix, unsafe_fixes, show_fixes),
        formats=formats,
        stdin_filename=stdin_filename,
        allow_empty=allow_empty,
        force=force,
        lang=lang,
        as_of=as_of,
        color=color,
        quiet=quiet,
    )
