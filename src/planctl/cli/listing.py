"""`planctl list`: the plans at a glance."""

from __future__ import annotations

from planctl.cli.options import AllowEmpty, AsOf, Color, Force, Formats, Lang, Paths, Quiet, StdinFilename

FORMATS = ("table", "json")


def list_plans(
    paths: Paths = None,
    formats: Formats = None,
    stdin_filename: StdinFilename = None,
    allow_empty: AllowEmpty = False,
    force: Force = False,
    lang: Lang = None,
    as_of: AsOf = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> int:
    """List the plans."""
    from planctl.cli.common import chosen_formats, opened, put, sound_plans, style_for, today, width
    from planctl.cli.language import language
    from planctl.outputs import data, listing
    from planctl.views.portfolio import portfolio

    wanted = chosen_formats(formats, FORMATS, lang)
    day = today(as_of, lang)
    workspace = opened(paths, lang, stdin_filename=stdin_filename, allow_empty=allow_empty)
    sound, code = sound_plans(workspace, day, lang)
    spoken = language(lang, sound)
    view, style = portfolio(sound, day), style_for(color, lang)
    makers = {"table": lambda: listing.text(view, spoken, style, width()), "json": lambda: data.dumped(listing.data(view))}
    put([(file, makers[name]()) for name, file in wanted], workspace, spoken, force=force)
    return code
