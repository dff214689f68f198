"""The packet → Markdown, and one self-contained HTML page."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from planctl.outputs import page
from planctl.outputs.phrases import Phrases

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from planctl.views.parts import Packet

# How planctl knows its own earlier output again.
MARKDOWN_MARK = "<!-- planctl packet -->"
HTML_MARK = '<meta name="generator" content="planctl '


def markdown(packet: Packet, language: str) -> str:
    """Return the packet as Markdown that reads well raw, too."""
    page_of_lines = _markdown(language).get_template("packet.md.j2").render(packet=packet)
    return re.sub(r"\n{3,}", "\n\n", page_of_lines)  # what the plan says holds no line ends


def html(packet: Packet, language: str) -> str:
    """Return the packet as one page: no script, nothing fetched, light and dark, screen and paper."""
    return _html(language, packet.language).get_template("packet.html.j2").render(packet=packet)


@cache
def _markdown(language: str) -> Environment:
    return page.environment(page.for_markdown, words=Phrases(language), note=page.note_as_line, link=page.link)


@cache
def _html(language: str, content: str) -> Environment:
    """Return the environment of a page in one language about a plan in another or the same: `own` marks the plan's own text."""
    from markupsafe import Markup

    def own(text: str) -> Markup:
        marked = Markup("{}") if content == language else Markup('<span lang="{}">{{}}</span>').format(content)
        return marked.format(text)

    def note(text: str) -> Markup:
        said = page.note_as_html(text)
        return said if content == language else Markup('<div lang="{}">{}</div>').format(content, said)

    return page.environment(page.for_html, words=Phrases(language), own=own, note=note, is_allowed=page.is_allowed)
