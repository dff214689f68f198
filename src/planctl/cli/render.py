"""`planctl render`: the packet for the steering group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from planctl.cli.completion import words
from planctl.cli.failure import failure
from planctl.cli.options import AsOf, Color, Force, Lang, Out, PlanPaths, Quiet, Responsible, said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planctl.outputs.packet import Design
    from planctl.views.parts import Packet
    from planctl.workspace import PlanFile

FORMATS = ("md", "html", "pdf", "docx")
BINARY = frozenset({"pdf", "docx"})
SEVERAL = "planer"  # what a packet of several plans is called


def render(
    paths: PlanPaths,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format", "-f", show_default=False, metavar="NAME[=FILE]", help=said("render.format"), autocompletion=words(*FORMATS)
        ),
    ] = None,
    responsible: Responsible = None,
    year: Annotated[str | None, typer.Option("--year", metavar="YYYY", help=said("render.year"))] = None,
    area: Annotated[str | None, typer.Option("--area", metavar="ID", help=said("render.area"))] = None,
    group: Annotated[str | None, typer.Option("--group", metavar="ID", help=said("render.group"))] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="REV", help=said("render.since"))] = None,
    next_meeting: Annotated[str | None, typer.Option("--next-meeting", metavar="DATE", help=said("render.next-meeting"))] = None,
    sections: Annotated[str | None, typer.Option("--sections", metavar="NAME,…", help=said("render.sections"))] = None,
    template: Annotated[str | None, typer.Option("--template", metavar="DIR", help=said("render.template"))] = None,
    word_template: Annotated[str | None, typer.Option("--word-template", metavar="FILE", help=said("render.word-template"))] = None,
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
    from planctl.cli.common import chosen_formats, kept, opened, put, put_in, sound_plans, today
    from planctl.cli.design import chosen_findings, design_of, word_template_of
    from planctl.cli.language import language
    from planctl.cli.past import history
    from planctl.cli.progress import Steps, is_shown
    from planctl.outputs.sections import SECTIONS
    from planctl.views.packet import Question, packet
    from planctl.views.scope import Scope

    wanted = chosen_formats(formats, FORMATS, lang)
    if out is None and any(name in BINARY and file is None for name, file in wanted):
        raise failure(language(lang), "usage.no-file")
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
    design, word = design_of(shown, template, spoken), word_template_of(word_template, spoken)
    workspace.found = chosen_findings(workspace, day)
    past = history(sound, since, day, lang)
    made: list[tuple[str, str | None, str | bytes]] = []
    with Steps(len(sound) + len(wanted), spoken, shown=is_shown(sound, quiet=quiet)) as steps:
        view = kept(packet(steps.each(sound, "counting"), workspace, question, __version__, past))
        for name, file in wanted:
            steps.begin("making", format=name)
            made.append((name, file, _made(name, view, (design, word), sound, spoken)))
    called = "-".join(part for part in [sound[0].index.plan.id if len(sound) == 1 else SEVERAL, responsible, area, group, year] if part)
    for name, file, content in made:
        if file is None:
            put_in(out, f"{called}.{name}", content, workspace, spoken, force=force, quiet=quiet)
        else:
            put([(file, content)], workspace, spoken, force=force)
    return code


def _made(name: str, view: Packet, designs: tuple[Design, bytes | None], plans: Sequence[PlanFile], spoken: str) -> str | bytes:
    """Return the packet in a format, or tell what it can't be made without."""
    from planctl.cli.design import template_failure
    from planctl.outputs import packet as output
    from planctl.outputs.faults import MissingLibraryError, PageFaultError, WordTemplateError
    from planctl.outputs.safe import printable
    from planctl.outputs.sandbox import TemplateFaultError

    design, template = designs
    makers: dict[str, Callable[[], str | bytes]] = {
        "md": lambda: output.markdown(view, spoken, design),
        "html": lambda: output.html(view, spoken, design),
        "pdf": lambda: output.pdf(view, spoken, [file for plan in plans for file in _files(plan)], design),
        "docx": lambda: output.docx(view, spoken, template, design),
    }
    try:
        return makers[name]()
    except TemplateFaultError as fault:
        raise template_failure(fault, spoken) from fault
    except WordTemplateError as fault:
        raise failure(spoken, f"word-template.{fault.variant}", reason=printable(fault.reason[:300])) from fault
    except MissingLibraryError as missing:
        raise failure(spoken, f"extra.{missing.extra}.{missing.variant}") from missing
    except PageFaultError as fault:
        key = "render.fault" if design.template is None else "template.page"
        raise failure(spoken, key, folder=printable(design.template or ""), format=name, reason=printable(str(fault)[:300])) from fault


def _files(plan: PlanFile) -> list[tuple[str, bytes]]:
    """Return the plan's files as they lie there, under names made of its id."""
    name = plan.index.plan.id
    documents = {f"{name}.yaml": plan.document} | ({f"{name}-journal.yaml": plan.journal.document} if plan.journal else {})
    return [(name, document.text.encode("utf-8-sig" if document.marked else "utf-8")) for name, document in documents.items()]
