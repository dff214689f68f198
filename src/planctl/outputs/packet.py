"""The packet → Markdown, and one self-contained HTML page."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from planctl.outputs import page, pictures, sections
from planctl.outputs.answers import answers
from planctl.outputs.packet_phrases import PacketPhrases
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


def markdown(packet: Packet, language: str, shown: Sequence[str] = SECTIONS) -> str:
    """Return the packet as Markdown that reads well raw, too; `shown` are its sections in their order."""
    page_of_lines = _markdown(language).get_template("packet.md.j2").render(packet=packet, sections=shown)
    return re.sub(r"\n{3,}", "\n\n", page_of_lines)  # what the plan says holds no line ends


def html(packet: Packet, language: str, shown: Sequence[str] = SECTIONS) -> str:
    """Return the packet as one page: no script, nothing fetched, light and dark, screen and paper."""
    return _html(packet, language, shown).get_template("packet.html.j2").render(packet=packet, sections=shown)


@cache
def _markdown(language: str) -> Environment:
    words = PacketPhrases(language)
    return page.environment(
        page.for_markdown, words=words, note=page.note_as_line, link=page.link, hashes=_hashes, owed_times=_owed_times, **_common(words)
    )


def _html(packet: Packet, language: str, shown: Iterable[str]) -> Environment:
    words, text = PacketPhrases(language), page.Text(language, sections.anchors(packet, shown))
    return page.environment(
        None,
        words=words,
        own=text.own,
        note=text.note,
        goto=text.goto,
        speak=text.speak,
        is_allowed=page.is_allowed,
        once=_once(),
        bars=pictures.segments,
        timely=pictures.timely,
        most_of=_most_of,
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
        "unit_of": partial(_unit_of, words=words),
    }


def _unit_of(measured: parts.Indicator | parts.Goal, words: PacketPhrases) -> str | None:
    """Return what stands after a figure; a goal's has no unit."""
    return words.unit(measured) if isinstance(measured, parts.Indicator) else None


def _most_of(tallies: Iterable[Tally], name: str) -> int:
    """Return the largest of a count, at least 1: what a full bar stands for."""
    return max(1, *(int(getattr(tally, name)) for tally in tallies), 1)


def _owed_times(groups: Iterable[Owed]) -> list[tuple[Owed, Any]]:
    """Return what is owed as (of what, time), the earliest deadline first."""
    return sorted(((owed, time) for owed in groups for time in owed.times), key=lambda pair: str(pair[1].deadline))


def _hashes(level: int) -> Markup:
    """Return what begins a heading in Markdown."""
    from markupsafe import Markup

    return Markup("#" * min(level, 6))  # noqa: S704 - nothing of the plan's


def _once() -> Callable[..., Markup]:
    """Return a way to call a macro that makes the same mark but once: a page has many alike."""
    made: dict[tuple[Any, ...], Markup] = {}

    def once(macro: Any, *words: Any) -> Markup:
        key = (macro.name, *words)
        if key not in made:
            made[key] = macro(*words)
        return made[key]

    return once
