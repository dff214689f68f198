"""`planctl rule`: what a rule means, why, and how to mend what it finds."""

from __future__ import annotations

from typing import Annotated

import typer

from planctl.cli import completion
from planctl.cli.failure import failure
from planctl.cli.options import AsOf, Color, Force, Formats, Lang, Quiet, said

FORMATS = ("text", "md", "json")


def rule(
    code: Annotated[str | None, typer.Argument(metavar="CODE|NAME", help=said("rule.code"), autocompletion=completion.rules)] = None,
    formats: Formats = None,
    force: Force = False,
    lang: Lang = None,
    as_of: AsOf = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> int:
    """Explain a rule, or list them all."""
    from planctl.cli.common import chosen_formats, put, style_for, width
    from planctl.cli.language import language
    from planctl.model.reading import closest
    from planctl.outputs import data
    from planctl.outputs import rules as output

    wanted = chosen_formats(formats, FORMATS, lang)
    spoken = language(lang)
    known = output.explained(spoken)
    chosen = [item for item in known if code is None or code.upper() == item.code or code.lower() == item.name]
    if not chosen:
        near = closest(code or "", [name for item in known for name in (item.name, item.code.lower())])
        raise failure(spoken, "rule.unknown.near" if near else "rule.unknown", code=code or "", near=near or "")
    style = style_for(color, lang)
    makers = {
        "text": lambda: output.text(chosen, spoken, style, width(), whole=code is not None),
        "md": lambda: output.markdown(chosen, spoken, whole=code is not None),
        "json": lambda: data.dumped(output.data(chosen)),
    }
    put([(file, makers[name]()) for name, file in wanted], None, spoken, force=force)
    return 0
