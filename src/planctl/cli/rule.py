"""`planctl rule`: what a rule or a kind of change means, and why; how to mend what a rule finds."""

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
    """Explain a rule or a kind of change, or list them all."""
    from planctl.cli.common import chosen_formats, put, style_for, width
    from planctl.cli.language import language
    from planctl.model.reading import closest
    from planctl.outputs import data, kinds
    from planctl.outputs import rules as output

    wanted = chosen_formats(formats, FORMATS, lang)
    spoken = language(lang)
    known: list[output.Explained | kinds.ExplainedKind] = [*output.explained(spoken), *kinds.explained(spoken)]
    chosen = [item for item in known if code is None or code.upper() == item.code or code.lower() == item.name]
    if not chosen:
        near = closest(code or "", [name for item in known for name in (item.name, item.code.lower())])
        raise failure(spoken, "rule.unknown.near" if near else "rule.unknown", code=code or "", near=near or "")
    rules = [item for item in chosen if isinstance(item, output.Explained)]
    changes = [item for item in chosen if isinstance(item, kinds.ExplainedKind)]
    style, whole = style_for(color, lang), code is not None
    makers = {
        "text": lambda: _joined(
            output.text(rules, spoken, style, width(), whole=whole) if rules else "",
            kinds.text(changes, spoken, style, width(), whole=whole) if changes else "",
        ),
        "md": lambda: _joined(
            output.markdown(rules, spoken, whole=whole) if rules else "",
            kinds.markdown(changes, spoken, whole=whole) if changes else "",
        ),
        "json": lambda: data.dumped(output.data(rules) | {"changes": kinds.data(changes)}),
    }
    put([(file, makers[name]()) for name, file in wanted], None, spoken, force=force)
    return 0


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
