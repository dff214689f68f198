"""`planctl export`: tidy tables for Excel, statistics and other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from planctl.cli.completion import words
from planctl.cli.failure import failure
from planctl.cli.options import AllowEmpty, AsOf, Color, Force, Lang, Out, Paths, Quiet, StdinFilename, said

if TYPE_CHECKING:
    from planctl.views.tables import Table

FORMATS = ("csv", "json")
TABLES = (
    "plans",
    "areas",
    "goals",
    "activities",
    "steps",
    "follow-ups",
    "occurrences",
    "journal",
    "indicators",
    "values",
    "alignments",
    "funding",
    "decisions",
)
ALL = "all"


def export(
    paths: Paths = None,
    table: Annotated[
        str,
        typer.Option(
            "--table", show_default=False, metavar="|".join((*TABLES, ALL)), help=said("export.table"), autocompletion=words(*TABLES, ALL)
        ),
    ] = "activities",
    out_format: Annotated[str, typer.Option("--format", "-f", show_default=False, metavar="csv|json", help=said("export.format"))] = "csv",
    out: Out = None,
    excel: Annotated[bool, typer.Option("--excel", help=said("export.excel"))] = False,
    stdin_filename: StdinFilename = None,
    allow_empty: AllowEmpty = False,
    force: Force = False,
    lang: Lang = None,
    as_of: AsOf = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> int:
    """Write tables."""
    from planctl.cli.common import checked, opened, put_in, sound_plans, today
    from planctl.cli.language import language
    from planctl.views.tables import TABLES as MADE
    from planctl.views.tables import Asked

    checked(table, (*TABLES, ALL), "--table", lang)
    checked(out_format, FORMATS, "--format", lang)
    if table == ALL and out is None:
        raise failure(language(lang), "usage.export-all")
    day = today(as_of, lang)
    workspace = opened(paths, lang, stdin_filename=stdin_filename, allow_empty=allow_empty)
    sound, code = sound_plans(workspace, day, lang)
    spoken = language(lang, sound)
    asked = Asked(sound, workspace.frameworks_by_id, day)
    for name in TABLES if table == ALL else (table,):
        text = _text(name, MADE[name], list(MADE[name].rows(asked)), out_format, excel=excel)
        put_in(out, f"{name}.{out_format}", text, workspace, spoken, force=force, quiet=quiet)
    return code


def _text(name: str, table: Table, rows: list[dict[str, object]], out_format: str, *, excel: bool) -> str:
    from planctl.outputs import data, tables

    if out_format == "json":
        return data.dumped(tables.data(name, rows))
    return tables.csv(table.columns, [table.flatten(row) for row in rows] if table.flatten else rows, excel=excel)
