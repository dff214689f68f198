"""`planctl diff`: what a change does to the promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from planctl.cli import completion
from planctl.cli.failure import DONE, FOUND, Failure, failure
from planctl.cli.options import AsOf, Color, Force, Formats, Lang, Quiet, said

if TYPE_CHECKING:
    from datetime import date

    from planctl.workspace import PlanFile, Workspace

FORMATS = ("text", "json")
FAIL_ON = ("rewrites", "weakens", "any", "none")


def diff(
    base: Annotated[str, typer.Argument(metavar="BASE", help=said("diff.base"), autocompletion=completion.plan_files)],
    head: Annotated[str, typer.Argument(metavar="HEAD", help=said("diff.head"), autocompletion=completion.plan_files)],
    fail_on: Annotated[str, typer.Option("--fail-on", show_default=False, metavar="|".join(FAIL_ON), help=said("diff.fail-on"))] = "none",
    formats: Formats = None,
    force: Force = False,
    lang: Lang = None,
    as_of: AsOf = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> int:
    """Compare two plans."""
    from planctl.changes import compare, reaches
    from planctl.cli.common import checked, chosen_formats, put, style_for, today, width
    from planctl.cli.language import language
    from planctl.files import display
    from planctl.outputs import changes as output
    from planctl.outputs import data

    checked(fail_on, FAIL_ON, "--fail-on", lang)
    wanted = chosen_formats(formats, FORMATS, lang)
    day = today(as_of, lang)
    (before, read_before), (after, read_after) = _plan(base, day, lang), _plan(head, day, lang)
    if after.journal is None:
        before.journal = None  # a loose copy of a plan: its journal stayed at home, nobody removed what it says
    changes = compare(before, after)
    spoken, style = language(lang, [after]), style_for(color, lang)
    makers = {
        "text": lambda: output.text(changes, spoken, style.colour, width()),
        "json": lambda: data.dumped(output.data(changes, display(base), display(head), spoken)),
    }
    for workspace in (read_before, read_after):
        refuse_overwriting([file for _, file in wanted if file], workspace, spoken)
    put([(file, makers[name]()) for name, file in wanted], read_after, spoken, force=force)
    return FOUND if reaches(changes, fail_on) else DONE


def refuse_overwriting(files: list[str], workspace: Workspace, language: str) -> None:
    """Refuse an output file that was read, before anything is written."""
    from planctl.cli.common import refuse_if_read

    for file in files:
        refuse_if_read(file, workspace, language)


def _plan(path: str, day: date, lang: str | None) -> tuple[PlanFile, Workspace]:
    """Return the one plan that a file holds; a broken one is told, and nothing is compared."""
    from planctl.cli.common import opened, sound_plans
    from planctl.cli.language import language

    workspace = opened([path], lang)
    sound, code = sound_plans(workspace, day, lang)
    if code:
        raise Failure("", code)
    if len(sound) != 1:
        raise failure(language(lang), "diff.one-plan", path=path)
    return sound[0], workspace
