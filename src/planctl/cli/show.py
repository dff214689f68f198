"""`planctl show`: one addressed thing, whole."""

from __future__ import annotations

from typing import Annotated

import typer

from planctl.cli import completion
from planctl.cli.options import AsOf, Color, Force, Formats, Lang, Paths, Quiet, StdinFilename, said

FORMATS = ("text", "md", "json")


def show(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help=said("show.address"), autocompletion=completion.addresses)],
    paths: Paths = None,
    formats: Formats = None,
    stdin_filename: StdinFilename = None,
    force: Force = False,
    lang: Lang = None,
    as_of: AsOf = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> int:
    """Show one thing."""
    from planctl.cli.addresses import address_in, unknown
    from planctl.cli.common import chosen_formats, opened, put, sound_plans, style_for, today, width
    from planctl.cli.language import language
    from planctl.outputs import data
    from planctl.outputs import thing as output
    from planctl.views.thing import NoSuchThingError, thing

    wanted = chosen_formats(formats, FORMATS, lang)
    day = today(as_of, lang)
    workspace = opened(paths, lang, stdin_filename=stdin_filename)
    sound, code = sound_plans(workspace, day, lang)
    found = address_in(address, sound, lang)
    try:
        view = thing(sound, workspace.frameworks_by_id, found, day)
    except NoSuchThingError as error:
        raise unknown(error, sound, lang) from error
    spoken = language(lang, [file for file in sound if file.index.plan.id == found.plan])
    style = style_for(color, lang)
    makers = {
        "text": lambda: output.text(view, spoken, style, width()),
        "md": lambda: output.markdown(view, spoken),
        "json": lambda: data.dumped(output.data(view)),
    }
    put([(file, makers[name]()) for name, file in wanted], workspace, spoken, force=force)
    return code
