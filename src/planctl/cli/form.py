"""`planctl form`: a workbook for each department to fill in, and back into the journals."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from planctl.cli import completion
from planctl.cli.failure import CANNOT_RUN, DONE, FOUND, failure
from planctl.cli.help import Command
from planctl.cli.options import AllowEmpty, AsOf, Color, Force, Lang, Out, Paths, Quiet, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planctl.editing.record import Edit
    from planctl.editing.sheets import Returned
    from planctl.views.form import Form
    from planctl.workspace import PlanFile

SEVERAL_PLANS = "formular"


def export_form(
    paths: Paths = None,
    responsible: Annotated[
        str | None,
        typer.Option("--responsible", metavar="ORG", help=said("form.responsible"), autocompletion=completion.organisations),
    ] = None,
    year: Annotated[str | None, typer.Option("--year", metavar="YYYY", help=said("form.year"))] = None,
    out: Out = None,
    allow_empty: AllowEmpty = False,
    force: Force = False,
    lang: Lang = None,
    as_of: AsOf = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> int:
    """Make forms."""
    from planctl import __version__, files
    from planctl.cli.asked import check_names, year_option
    from planctl.cli.common import opened, save, sound_plans, tell, today
    from planctl.cli.language import language
    from planctl.messages import word
    from planctl.outputs.safe import printable
    from planctl.views.form import forms

    _need("xlsxwriter", lang)
    day = today(as_of, lang)
    if out is None:
        raise failure(language(lang), "form.no-out")
    asked = year_option(year, lang) or day.year
    workspace = opened(paths, lang, allow_empty=allow_empty)
    sound, code = sound_plans(workspace, day, lang)
    spoken = language(lang, sound)
    check_names(sound, spoken, responsible=responsible)
    made = forms(sound, day, asked, __version__, responsible=responsible)
    for form, name in zip(made, file_names(made), strict=True):
        path = os.path.join(out, name)
        save(path, _workbook(form, sound, lang), workspace, spoken, force=force)
        if not quiet:
            tell(word(spoken, "written", file=printable(files.display(path))))
    if not made and not quiet:
        tell(word(spoken, "form.nothing", year=asked))
    return code


def _workbook(form: Form, plans: Sequence[PlanFile], lang: str | None) -> bytes:
    from planctl.cli.language import language
    from planctl.outputs.workbook import workbook

    ids = {plan.id for plan in form.plans}
    return workbook(form, language(lang, [file for file in plans if file.index.plan.id in ids]))


def file_names(made: Sequence[Form]) -> list[str]:
    """Return each form's file name, made of ids only: by its plan, or of several plans by that; no two alike."""
    names = [f"{form.plans[0].id if len(form.plans) == 1 else SEVERAL_PLANS}-{form.body.id}.xlsx" for form in made]
    return [f"{form.plans[0].id}-{name}" if names.count(name) > 1 else name for form, name in zip(made, names, strict=True)]


def import_form(
    workbooks: Annotated[list[str], typer.Argument(metavar="FILE", help=said("form.files"))],
    plans: Annotated[
        list[str] | None,
        typer.Option("--plans", metavar="PATH", help=said("form.plans"), autocompletion=completion.plan_files),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=said("form.dry-run"))] = False,
    correct: Annotated[bool, typer.Option("--correct", help=said("form.correct"))] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=said("form.yes"))] = False,
    lang: Lang = None,
    as_of: AsOf = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> int:
    """Record what forms bring."""
    from planctl.cli.common import opened, show, sound_plans, style_for, tell, today, width
    from planctl.cli.language import language
    from planctl.editing.returning import incoming
    from planctl.messages import word
    from planctl.outputs import returned as output

    _need("openpyxl", lang)
    day = today(as_of, lang)
    workspace = opened(plans, lang)
    sound, code = sound_plans(workspace, day, lang)
    spoken = language(lang, sound)
    read = [(name, content) for name in workbooks if (content := _read(name, spoken)) is not None]
    code = code if len(read) == len(workbooks) else CANNOT_RUN
    found = incoming(sound, read, day, correct=correct)
    show(output.text(found, sound, day, spoken, (style_for(color, lang), width())))
    if read and not quiet:
        tell(output.summary(found, spoken))
    written = bool(found.edits) and not dry_run and (yes or _agreed(spoken))
    for edit in found.edits if written else ():
        _write(edit, spoken, quiet=quiet)
    if found.edits and not written and not quiet:
        tell(word(spoken, "form.dry-run" if dry_run else "form.left"))
    if found.faults and not quiet:
        tell(word(spoken, "form.again"))
    return code or (FOUND if found.faults else DONE)


def _need(library: str, lang: str | None) -> None:
    """Say in one line how to get the library where it is not installed."""
    from importlib import import_module

    from planctl.cli.language import language

    try:
        import_module(library)
    except ImportError as error:
        raise failure(language(lang), "form.no-library") from error


def _read(path: str, spoken: str) -> Returned | None:
    """Return what a workbook holds; one that can't be read is told, and the others go on."""
    from planctl import files
    from planctl.cli.common import tell
    from planctl.editing.sheets import LARGEST, NotAFormError, returned
    from planctl.messages import word
    from planctl.outputs.safe import printable

    shown = printable(files.display(path))
    try:
        return returned(files.read(path, LARGEST))
    except files.FileFault as fault:
        if fault.variant == files.MISSING:
            raise failure(spoken, "nothing.missing", path=shown) from fault
        tell(word(spoken, f"save.{fault.variant}", **{"reason": "", **fault.values, "path": shown}))
    except NotAFormError as error:
        tell(word(spoken, f"form.workbook.{error.variant}", file=shown))
    return None


def _agreed(spoken: str) -> bool:
    """Ask a person before anything is written; whoever is no person has decided already."""
    from planctl.cli.common import ask
    from planctl.messages import word

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return True
    return ask(f"{word(spoken, 'form.ask')} [{word(spoken, 'yes')}/{word(spoken, 'no')}]").casefold() in {"j", "ja", "y", "yes"}


def _write(edit: Edit, spoken: str, *, quiet: bool) -> None:
    from planctl import files
    from planctl.cli.common import tell
    from planctl.editing.record import write
    from planctl.messages import word
    from planctl.outputs.safe import printable

    shown = printable(files.display(edit.path))
    try:
        write(edit)
    except files.FileFault as fault:
        raise failure(spoken, f"save.{fault.variant}", **{"reason": "", **fault.values, "path": shown}) from fault
    if not quiet:
        number = len(edit.entries)
        tell(word(spoken, "form.entered.one" if number == 1 else "form.entered.many", n=number, file=shown))


def options(context: typer.Context, lang: Lang = None) -> None:
    """Take the language before the command, too: it is how its help is asked for."""
    context.default_map = {"export": {"lang": lang}, "import": {"lang": lang}}


form = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
form.callback()(options)
form.command("export", cls=Command, help=said("form.export"))(export_form)
form.command("import", cls=Command, help=said("form.import"))(import_form)
