"""`planctl schema`: the JSON Schemas that editors and other programs use."""

from __future__ import annotations

from typing import Annotated

import typer

from planctl.cli.completion import words
from planctl.cli.options import AsOf, Color, Lang, Quiet, said

KINDS = (
    "plan",
    "journal",
    "framework",
    "accepted",
    "findings",
    "baseline",
    "due",
    "explanation",
    "changes",
    "log",
    "plans",
    "table",
    "thing",
    "rules",
)


def schema(
    kind: Annotated[
        str, typer.Argument(show_default=False, metavar="|".join(KINDS), help=said("schema.kind"), autocompletion=words(*KINDS))
    ] = "plan",
    lang: Lang = None,
    as_of: AsOf = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> int:
    """Print a schema."""
    from planctl.cli.common import checked, show
    from planctl.outputs.schemas import published

    checked(kind, KINDS, "schema", lang)
    show(published(kind))
    return 0
