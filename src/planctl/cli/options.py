"""Options and arguments that several commands share, with their help in the user's language."""

from __future__ import annotations

from typing import Annotated

import typer

from planctl.cli import completion
from planctl.cli.language import language_of_words
from planctl.messages import word


def said(key: str) -> str:
    """Return a help text in the language that the user reads."""
    return word(language_of_words(), f"help.{key}")


Paths = Annotated[list[str] | None, typer.Argument(metavar="PATH", help=said("paths"), autocompletion=completion.plan_files)]
PlanPaths = Annotated[list[str], typer.Argument(metavar="PLAN", help=said("plan-paths"), autocompletion=completion.plan_files)]
StdinFilename = Annotated[str | None, typer.Option("--stdin-filename", metavar="FILE", help=said("stdin-filename"))]
AllowEmpty = Annotated[bool, typer.Option("--allow-empty", help=said("allow-empty"))]
Lang = Annotated[str | None, typer.Option("--lang", metavar="sv|en", help=said("lang"), autocompletion=completion.languages)]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=said("as-of"))]
Color = Annotated[
    str, typer.Option("--color", show_default=False, metavar="auto|always|never", help=said("color"), autocompletion=completion.colours)
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=said("quiet"))]
Force = Annotated[bool, typer.Option("--force", help=said("force"))]
Out = Annotated[str | None, typer.Option("--out", metavar="DIR", help=said("out"))]
Responsible = Annotated[
    str | None, typer.Option("--responsible", metavar="ORG", help=said("responsible"), autocompletion=completion.organisations)
]
Formats = Annotated[list[str] | None, typer.Option("--format", "-f", show_default=False, metavar="NAME[=FILE]", help=said("format"))]
