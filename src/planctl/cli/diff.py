"""`planctl diff`: what a change does to the promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from planctl.cli import completion
from planctl.cli.failure import DONE, FOUND
from planctl.cli.options import AsOf, Color, Force, Formats, Lang, Quiet, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from planctl.outputs.style import Style
    from planctl.views.changes import Compared
    from planctl.workspace import Workspace

FORMATS = ("text", "md", "html", "json", "github")
CHANGELOG_FORMATS = ("text", "md")
FAIL_ON = ("rewrites", "weakens", "any", "none")


def diff(
    base: Annotated[str | None, typer.Argument(metavar="BASE", help=said("diff.base"), autocompletion=completion.plan_files)] = None,
    head: Annotated[str | None, typer.Argument(metavar="HEAD", help=said("diff.head"), autocompletion=completion.plan_files)] = None,
    fail_on: Annotated[str, typer.Option("--fail-on", show_default=False, metavar="|".join(FAIL_ON), help=said("diff.fail-on"))] = "none",
    changelog: Annotated[bool, typer.Option("--changelog", help=said("diff.changelog"))] = False,
    order: Annotated[bool, typer.Option("--order", help=said("diff.order"))] = False,
    formats: Formats = None,
    force: Force = False,
    lang: Lang = None,
    as_of: AsOf = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> int:
    """Compare plans."""
    from planctl.changes import reaches, weighed
    from planctl.changes.plans import compare_all
    from planctl.cli.common import checked, chosen_formats, put, style_for, today
    from planctl.cli.language import language
    from planctl.cli.sides import matched, sides
    from planctl.views.changes import compared

    checked(fail_on, FAIL_ON, "--fail-on", lang)
    wanted = chosen_formats(formats, CHANGELOG_FORMATS if changelog else FORMATS, lang)
    day = today(as_of, lang)
    found = sides(base, head, day, lang)
    changes, unused = weighed(compare_all(matched(found), day, order=order), found.base.workspace, found.head.workspace, day)
    view = compared(changes, found.base.name, found.head.name, unused, found.left_out)
    spoken, style = language(lang, found.head.plans or found.base.plans), style_for(color, lang)
    tell_unread(found.base.workspace, spoken)
    for side in (found.base, found.head):
        refuse_overwriting([file for _, file in wanted if file], side.workspace, spoken)
    made = [(file, _made("changelog" if changelog else "", name, view, spoken, style)) for name, file in wanted]
    put(made, found.head.workspace, spoken, force=force)
    return found.code or (FOUND if reaches(changes, fail_on) else DONE)


def _made(what: str, name: str, view: Compared, language: str, style: Style) -> str:
    """Return the changes, or their changelog, in a format."""
    from planctl.cli.common import width
    from planctl.outputs import annotations, changelog, changes, changes_markdown, changes_page, data

    makers: dict[str, Callable[[], str]] = {
        "text": lambda: changes.text(view, language, style.colour, width()),
        "md": lambda: changes_markdown.markdown(view, language),
        "html": lambda: changes_page.html(view, language),
        "json": lambda: data.dumped(changes.data(view, language)),
        "github": lambda: annotations.github(view, language),
        "changelog text": lambda: changelog.text(view, language, width()),
        "changelog md": lambda: changelog.markdown(view, language),
    }
    return makers[f"{what} {name}".strip()]()


def tell_unread(workspace: Workspace, language: str) -> None:
    """Tell that accepted changes can't be read: none of them counts then."""
    from planctl.cli.common import tell
    from planctl.files import display
    from planctl.messages import word
    from planctl.outputs.safe import printable

    for file in workspace.accepted:
        if file.accepted is None:
            tell(word(language, "diff.unread", file=printable(display(file.document.file))))


def refuse_overwriting(files: list[str], workspace: Workspace, language: str) -> None:
    """Refuse an output file that was read, before anything is written."""
    from planctl.cli.common import refuse_if_read

    for file in files:
        refuse_if_read(file, workspace, language)
