"""`planctl diff`: what a change does to the promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from planctl.cli import completion
from planctl.cli.failure import DONE, FOUND
from planctl.cli.options import AsOf, Color, Force, Formats, Lang, Quiet, said

if TYPE_CHECKING:
    from planctl.workspace import Workspace

FORMATS = ("text", "json")
FAIL_ON = ("rewrites", "weakens", "any", "none")


def diff(
    base: Annotated[str | None, typer.Argument(metavar="BASE", help=said("diff.base"), autocompletion=completion.plan_files)] = None,
    head: Annotated[str | None, typer.Argument(metavar="HEAD", help=said("diff.head"), autocompletion=completion.plan_files)] = None,
    fail_on: Annotated[str, typer.Option("--fail-on", show_default=False, metavar="|".join(FAIL_ON), help=said("diff.fail-on"))] = "none",
    formats: Formats = None,
    force: Force = False,
    lang: Lang = None,
    as_of: AsOf = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> int:
    """Compare plans."""
    from planctl.changes import reaches
    from planctl.changes.plans import compare_all
    from planctl.cli.common import checked, chosen_formats, put, style_for, today, width
    from planctl.cli.language import language
    from planctl.cli.sides import matched, sides
    from planctl.outputs import changes as output
    from planctl.outputs import data

    checked(fail_on, FAIL_ON, "--fail-on", lang)
    wanted = chosen_formats(formats, FORMATS, lang)
    day = today(as_of, lang)
    found = sides(base, head, day, lang)
    changes = compare_all(matched(found), day)
    spoken, style = language(lang, found.head.plans or found.base.plans), style_for(color, lang)
    makers = {
        "text": lambda: output.text(changes, spoken, style.colour, width()),
        "json": lambda: data.dumped(output.data(changes, found.base.name, found.head.name, spoken)),
    }
    for side in (found.base, found.head):
        refuse_overwriting([file for _, file in wanted if file], side.workspace, spoken)
    put([(file, makers[name]()) for name, file in wanted], found.head.workspace, spoken, force=force)
    return found.code or (FOUND if reaches(changes, fail_on) else DONE)


def refuse_overwriting(files: list[str], workspace: Workspace, language: str) -> None:
    """Refuse an output file that was read, before anything is written."""
    from planctl.cli.common import refuse_if_read

    for file in files:
        refuse_if_read(file, workspace, language)
