"""What changed → one self-contained HTML page: what stood there and what is to stand there, side by side."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planctl import __version__
from planctl.changes import KINDS
from planctl.outputs import page
from planctl.outputs.change_words import Manner, advice, message, place, sides, why
from planctl.outputs.changes import decision, line, remarks
from planctl.outputs.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from planctl.changes import Change
    from planctl.views.changes import AreaChanges, Compared

_CODE = re.compile(r"`([^`]*)`")


def html(view: Compared, language: str) -> str:
    """Return the changes as one page: no script, nothing fetched, light and dark, screen and paper."""
    from markupsafe import escape

    manner = Manner(literal=escape, own=_own, inline=False)
    jinja = page.environment(
        page.for_html,
        words=Phrases(language, "change.page"),
        own=lambda text: text,  # the packet's macros name these two as filters; the page marks its languages by `own_of`
        goto=lambda _, title: title,
        own_of=lambda content: _in_language(content, language),
        message=lambda change: _said(change, language, manner),
        advice=lambda change: advice(change, language),
        decision=lambda change: decision(change, language),
        place=place,
        sides=lambda change: sides(change, language),
        why=lambda name: why(name, language),
        heading=_heading,
    )
    kinds = [kind for kind in KINDS.values() if any(change.code == kind.code for change in view.changes)]
    return jinja.get_template("changes.html.j2").render(
        view=view, version=__version__, line=line(view, language), remarks=remarks(view, language), kinds=kinds
    )


def _own(sentence: str) -> Markup:
    """Return a sentence of ours as HTML to be filled in: what stands within backticks is code."""
    from markupsafe import Markup, escape

    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(sentence))))  # noqa: S704 - escaped


def _said(change: Change, language: str, manner: Manner) -> str:
    return message(change, language, manner, under_its_title=True)


def _heading(area: AreaChanges) -> str:
    return area.title if area.title.startswith(f"{area.id} ") else f"{area.id} {area.title}"


def _in_language(content: str, language: str) -> Callable[[str], Markup]:
    """Return what marks a plan's own text, where the page is in another language."""
    from markupsafe import Markup, escape

    def own(text: str) -> Markup:
        return escape(text) if content in {language, ""} else Markup('<span lang="{}">{}</span>').format(content, text)

    return own
