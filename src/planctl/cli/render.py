"""`planctl render`: the packet for the steering group."""

from __future__ import annotations

from typing import Annotated

import typer

from planctl.cli.completion import words
from planctl.cli.failure import failure
from planctl.cli.options import AsOf, Color, Force, Lang, Out, PlanPaths, Quiet, said

FORMATS = ("md", "html")
SEVERAL = "planer"  # what a packet of several plans is called


def render(
    paths: PlanPaths,
    out_format: Annotated[
        str,
        typer.Option(
            "--format", "-f", show_default=False, metavar="|".join(FORMATS), help=said("render.format"), autocompletion=words(*FORMATS)
        ),
    ] = "md",
    out: Out = None,
    force: Force = False,
    lang: Lang = None,
    as_of: AsOf = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> int:
    """Make packets."""
    from planctl import __version__
    from planctl.cli.common import checked, opened, put_in, sound_plans, today
    from planctl.cli.language import language
    from planctl.outputs import packet as output
    from planctl.views.packet import Question, packet

    checked(out_format, FORMATS, "--format", lang)
    day = today(as_of, lang)
    workspace = opened(paths, lang)
    sound, code = sound_plans(workspace, day, lang)
    if not sound:
        raise failure(language(lang), "nothing.empty")
    spoken = language(lang, sound)
    view = packet(sound, workspace, Question(day), __version__)
    text = output.markdown(view, spoken) if out_format == "md" else output.html(view, spoken)
    name = sound[0].index.plan.id if len(sound) == 1 else SEVERAL
    put_in(out, f"{name}.{out_format}", text, workspace, spoken, force=force, quiet=quiet)
    return code
