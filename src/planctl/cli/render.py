"""`planctl render`: the packet for the steering group."""

from __future__ import annotations

from typing import Annotated

import typer

from planctl.cli.completion import words
from planctl.cli.failure import failure
from planctl.cli.options import AsOf, Color, Force, Lang, Out, PlanPaths, Quiet, Responsible, said

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
    responsible: Responsible = None,
    year: Annotated[str | None, typer.Option("--year", metavar="YYYY", help=said("render.year"))] = None,
    area: Annotated[str | None, typer.Option("--area", metavar="ID", help=said("render.area"))] = None,
    group: Annotated[str | None, typer.Option("--group", metavar="ID", help=said("render.group"))] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="REV", help=said("render.since"))] = None,
    next_meeting: Annotated[str | None, typer.Option("--next-meeting", metavar="DATE", help=said("render.next-meeting"))] = None,
    sections: Annotated[str | None, typer.Option("--sections", metavar="NAME,…", help=said("render.sections"))] = None,
    template: Annotated[str | None, typer.Option("--template", metavar="DIR", help=said("render.template"))] = None,
    out: Out = None,
    force: Force = False,
    lang: Lang = None,
    as_of: AsOf = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> int:
    """Make packets."""
    from planctl import __version__
    from planctl.cli.asked import check_names, meeting_option, sections_option, year_option
    from planctl.cli.common import checked, opened, put_in, sound_plans, today
    from planctl.cli.design import design_of, template_failure
    from planctl.cli.language import language
    from planctl.cli.past import history
    from planctl.cli.progress import clear, watched
    from planctl.outputs import packet as output
    from planctl.outputs.sandbox import TemplateFaultError
    from planctl.outputs.sections import SECTIONS
    from planctl.views.packet import Question, packet
    from planctl.views.scope import Scope

    checked(out_format, FORMATS, "--format", lang)
    shown = sections_option(sections, SECTIONS, lang)
    day = today(as_of, lang)
    scope = Scope(responsible, area, group)
    question = Question(day, scope, year_option(year, lang), meeting_option(next_meeting, day, lang))
    workspace = opened(paths, lang)
    sound, code = sound_plans(workspace, day, lang)
    if not sound:
        raise failure(language(lang), "nothing.empty")
    spoken = language(lang, sound)
    check_names(sound, spoken, responsible=responsible, area=area, group=group)
    view = packet(watched(sound, quiet=quiet), workspace, question, __version__, history(sound, since, day, lang))
    design = design_of(shown, template, spoken)
    try:
        text = output.markdown(view, spoken, design) if out_format == "md" else output.html(view, spoken, design)
    except TemplateFaultError as fault:
        raise template_failure(fault, spoken) from fault
    finally:
        clear(quiet=quiet)
    called = [sound[0].index.plan.id if len(sound) == 1 else SEVERAL, responsible, area, group, year]
    put_in(out, f"{'-'.join(part for part in called if part)}.{out_format}", text, workspace, spoken, force=force, quiet=quiet)
    return code
