"""The packet → Markdown, one self-contained HTML page, PDF and Word."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from planctl.outputs import page, pictures, sandbox, sections
from planctl.outputs.answers import answers
from planctl.outputs.faults import MissingLibraryError, PageFaultError, WordTemplateError
from planctl.outputs.look import NO_LOOK, Look
from planctl.outputs.packet_phrases import PacketPhrases, PagePhrases
from planctl.outputs.sections import SECTIONS
from planctl.views import parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jinja2 import Environment
    from markupsafe import Markup

    from planctl.views.parts import Packet
    from planctl.views.rollups import Tally
    from planctl.views.summary import Owed

# How planctl knows its own earlier output again.
MARKDOWN_MARK = "<!-- planctl packet -->"
HTML_MARK = '<meta name="generator" content="planctl '


class Design(NamedTuple):
    """How a packet is made: its sections in their order, the look, and a folder of templates that go before planctl's own."""

    sections: Sequence[str] = SECTIONS
    look: Look = NO_LOOK
    template: str | None = None


PLAIN = Design()


def markdown(packet: Packet, language: str, design: Design = PLAIN) -> str:
    """Return the packet as Markdown that reads well raw, too. Raises `TemplateFaultError` where templates were brought."""
    made = _rendered(markdown_environment(language, design.template), "packet.md.j2", packet, design)
    return re.sub(r"\n{3,}", "\n\n", made)  # what the plan says holds no line ends


def html(packet: Packet, language: str, design: Design = PLAIN) -> str:
    """Return the packet as one page: no script, nothing fetched, light and dark, screen and paper. Raises as `markdown`."""
    return page.spelled(_rendered(page_environment(packet, language, design), "packet.html.j2", packet, design))


def _rendered(jinja: Environment, name: str, packet: Packet, design: Design) -> str:
    def make() -> str:
        return jinja.get_template(name).render(packet=packet, sections=design.sections, look=design.look)

    return sandbox.rendered(make) if design.template else make()


def pdf(packet: Packet, language: str, files: Iterable[tuple[str, bytes]], design: Design = PLAIN) -> bytes:
    """Return the packet as PDF with files enclosed: (name, bytes). Raises `MissingLibraryError` and `PageFaultError`."""
    from planctl.outputs import pdf as paper

    words = PacketPhrases(language)
    title, right = words.running(packet)
    running = paper.Running(title, right, words.word("page"), words.word("page.of"))
    enclosed = [paper.Enclosed(name, content, words.word("enclosed", title=title)) for name, content in files]
    css = _rendered(page_environment(packet, language, design), "packet/paper.css", packet, design)
    made = html(packet, language, design)
    return _made_of(design, lambda: paper.pdf(made, css, running, enclosed, packet.as_of))


def docx(packet: Packet, language: str, template: bytes | None = None, design: Design = PLAIN) -> bytes:
    """Return the packet as a Word file, in a template's styles and letterhead. Raises `MissingLibraryError` and `WordTemplateError`."""
    from planctl.outputs import word

    words = PacketPhrases(language)
    title, running = words.running(packet)
    as_of, _, revision = running.partition(" · ")
    fields = {"title": title, "as_of": as_of, "revision": revision, "page": words.word("page").strip(), "of": words.word("page.of").strip()}
    owner = packet.plans[0].owner.name if len(packet.plans) == 1 else ""
    made = html(packet, language, design)
    return _made_of(design, lambda: word.docx(made, {**fields, "owner": owner}, language, packet.as_of, template))


def _made_of(design: Design, make: Callable[[], bytes]) -> bytes:
    """Make a file of a page. What a page of a user's own templates can't become is the page's fault: raises `PageFaultError`."""
    try:
        return make()
    except (MissingLibraryError, PageFaultError, WordTemplateError):
        raise
    except Exception as fault:
        if design.template is None:
            raise
        reason = f"{type(fault).__name__}: {fault}"
        raise PageFaultError(reason) from fault


@cache
def markdown_environment(language: str, template: str | None = None) -> Environment:
    """Return the Jinja of packets in Markdown."""
    words = PacketPhrases(language)
    names = {"words": words, "note": page.note_as_line, "link": page.link, "hashes": hashes, "owed_times": owed_times}
    return page.environment(page.for_markdown, template, **names, **_common(words))


def page_environment(packet: Packet, language: str, design: Design = PLAIN) -> Environment:
    """Return the Jinja of a packet's page."""
    text = page.Text(language, sections.anchors(packet, design.sections))
    words = PagePhrases(language, text.marked)
    return page.environment(
        None,
        design.template,
        words=words,
        own=text.own,
        note=text.note,
        goto=text.goto,
        speak=text.speak,
        is_allowed=page.is_allowed,
        once=_once(text),
        bars=pictures.segments,
        timely=pictures.timely,
        most_of=most_of,
        **_common(words),
    )


def _common(words: PacketPhrases) -> dict[str, Any]:
    """Return what the templates of every format may call."""
    return {
        "answers": partial(answers, words=words),
        "is_there": sections.is_there,
        "all_areas": sections.all_areas,
        "plan_tallies": sections.plan_tallies,
        "area_tallies": partial(sections.area_tallies, words=words),
        "body_tallies": sections.body_tallies,
        "axis_of": pictures.Axis.of,
        "trend_of": pictures.trend,
        "unit_of": partial(unit_of, words=words),
    }


def unit_of(measured: parts.Indicator | parts.Goal, words: PacketPhrases) -> str | None:
    """Return what stands after a figure; a goal's has no unit."""
    return words.unit(measured) if isinstance(measured, parts.Indicator) else None


def most_of(tallies: Iterable[Tally], name: str) -> int:
    """Return the largest of a count, at least 1: what a full bar stands for."""
    return max(1, *(int(getattr(tally, name)) for tally in tallies), 1)


def owed_times(groups: Iterable[Owed]) -> list[tuple[Owed, Any]]:
    """Return what is owed as (of what, time), the earliest deadline first."""
    return sorted(((owed, time) for owed in groups for time in owed.times), key=lambda pair: str(pair[1].deadline))


def hashes(level: int) -> Markup:
    """Return what begins a heading in Markdown."""
    from markupsafe import Markup

    return Markup("#" * min(level, 6))  # noqa: S704 - nothing of the plan's


def _once(text: page.Text) -> Callable[..., Markup]:
    """Return a way to call a macro that makes the same mark but once: a page has many alike."""
    made: dict[tuple[Any, ...], Markup] = {}

    def once(macro: Any, *words: Any) -> Markup:
        """Return what a macro makes of some values, made but once in each language, as a filter of the macro."""
        key = (text.spoken, macro, words)
        try:
            return made[key]
        except KeyError:
            return made.setdefault(key, macro(*words))

    return once
