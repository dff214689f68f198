"""What changed → text for a terminal, JSON. Plan text is untrusted: it passes `printable`, never a markup language."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Any

from planctl.changes import IMPACTS, Change, summary
from planctl.messages import count, word
from planctl.outputs.change_words import Manner, advice, arrow, differing, look_at, message, why
from planctl.outputs.safe import printable
from planctl.outputs.style import Style
from planctl.views.changes import subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.changes.acceptance import Unused
    from planctl.model.acceptance import Acceptance
    from planctl.views.changes import AreaChanges, Compared, SubjectChanges

SCHEMA = "planctl/changes/v1"
COLOURS = {
    "rewrites": "magenta",
    "weakens": "red",
    "alters": "yellow",
    "strengthens": "green",
    "adds": "green",
    "reports": "blue",
    "editorial": "dim",
}
NARROWEST = 40
MARKS = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}  # read without colour, and by programs that know git's word-diff
_MARKED = re.compile(r"(\[-|-\]|\{\+|\+\})")
_PAINTED = {"[-": "red", "{+": "green"}


def data(view: Compared, language: str = "sv") -> dict[str, Any]:
    """Return the `planctl/changes/v1` object. Messages are in the language, keys never are."""
    return {
        "schema": SCHEMA,
        "base": view.base,
        "head": view.head,
        "summary": dict(summary(view.changes)),
        "changes": [_row(change, language) for change in view.changes],
        "unused_acceptances": [_unused_row(unused) for unused in view.unused],
        "not_compared": [{"plan": each.plan, "files": list(each.files)} for each in view.left_out],
    }


def _row(change: Change, language: str) -> dict[str, Any]:
    return {
        "code": change.code,
        "name": change.name,
        "impact": change.impact,
        "address": change.address,
        "path": list(change.path),
        "before": change.before,
        "after": change.after,
        "message": message(change, language),
        "why": why(change.name, language),
        "file": change.file,
        "line": change.line,
        "look_at": look_at(change, language),
        "within": change.within,
        "guard": change.guard,
        "possible": change.possible,
        "count": change.count,
        "parts": [
            {
                "address": part.address,
                "path": list(part.path),
                "before": part.before,
                "after": part.after,
                "file": part.file,
                "line": part.line,
            }
            for part in change.parts
        ],
        "accepted": _decided(change.acceptance) if change.acceptance and change.accepted else None,
    }


def _decided(acceptance: Acceptance) -> dict[str, Any]:
    return {
        "reason": acceptance.reason,
        "decision": acceptance.decision,
        "by": acceptance.by,
        "until": acceptance.until.isoformat(),
    }


def _unused_row(unused: Unused) -> dict[str, Any]:
    acceptance = unused.acceptance
    return {"kind": acceptance.kind, "address": acceptance.address, "because": unused.because, "file": unused.file, "line": unused.line}


def line(view: Compared, language: str) -> str:
    """Return the one line that sums up: how many changes of each impact, the gravest first; moves are counted by themselves, last."""
    nothing = word(language, "change.none.left-out" if view.left_out else "change.none")
    return " · ".join(count(language, f"change.count.{what}", number) for what, number in view.counted) or nothing


def not_compared(view: Compared, language: str) -> list[str]:
    """Return a sentence for each plan that could not be compared."""
    return [word(language, "change.left-out", plan=each.plan, files=", ".join(each.files)) for each in view.left_out]


def remarks(view: Compared, language: str) -> list[str]:
    """Return what is to be said once: which plans could not be compared, how many changes acceptances cover, and which cover none."""
    said = not_compared(view, language) + [
        count(language, f"change.count.{what}", len(changes))
        for what, changes in (("accepted", view.accepted), ("proposed", view.proposed))
        if changes
    ]
    return said + [
        word(
            language,
            f"change.unused.{unused.because}",
            kind=unused.acceptance.kind,
            address=unused.acceptance.address,
            until=unused.acceptance.until,
            place=f"{unused.file}:{unused.line}",
        )
        for unused in view.unused
    ]


def decision(change: Change, language: str) -> str:
    """Return who accepted a change, by what decision, until when, and why; "" for a change that nobody did."""
    found = change.acceptance
    if not found:
        return ""
    key = "change.accepted" if change.accepted else "change.proposed"
    return word(language, key, decision=found.decision, by=found.by, until=found.until, reason=found.reason)


def text(view: Compared, language: str, colour: bool, width: int) -> str:  # noqa: FBT001 - a fact about the terminal
    """Return the changes as people read them: a line that sums them up, then area by area, the gravest first."""
    style, columns = Style(colour=colour), max(width, NARROWEST)
    lines = [style.bold(line(view, language)) if view.changes else line(view, language)]
    for said in remarks(view, language):
        lines += textwrap.wrap(printable(said), columns, break_on_hyphens=False, break_long_words=False)
    for plan in view.plans:
        for area in plan.areas:
            around = f"{area.id} {area.title}" if area.id else word(language, "change.plan-itself")
            heading = f"{plan.id} {plan.title} · {around}" if len(view.plans) > 1 else around
            lines += ["", *(style.bold(part) for part in textwrap.wrap(printable(heading), columns, break_on_hyphens=False))]
            lines += _area(area, language, style, columns)
    return "\n".join(lines) + "\n"


def _area(area: AreaChanges, language: str, style: Style, width: int) -> Iterator[str]:
    for subject in area.subjects:
        if subject.id != area.id:
            heading = textwrap.wrap(printable(f"{subject.id}  {subject.title}"), width - 4, break_on_hyphens=False)
            yield from (f"  {heading[0]}", *(f"    {more}" for more in heading[1:]))
        yield from _subject(subject, language, style, width)


def _subject(subject: SubjectChanges, language: str, style: Style, width: int) -> Iterator[str]:
    for change in subject.changes:
        yield from _lines(change, language, style, width, nested=subject.is_nested(change))


def _marked(before: str, after: str) -> str:
    """Return both wordings as one, what went and what came in the marks of git's word-diff."""
    parts = differing(before, after)
    return "".join(MARKS[part.kind].format(part.text) for part in parts) if parts else arrow(before, after)


TERMINAL = Manner(prose=_marked)


def _lines(change: Change, language: str, style: Style, width: int, *, nested: bool) -> list[str]:
    """Return a change's lines: how grave, its code, what changed, and where; the place is never folded. `nested`: below another."""
    columns = max(len(word(language, f"change.impact.{impact}")) for impact in IMPACTS)
    impact = word(language, f"change.impact.{change.impact}")
    indent = " " * (4 + columns + 2 + len(change.code) + (4 if nested else 2))
    room = max(width - len(indent), 20)
    said = textwrap.wrap(printable(message(change, language, TERMINAL, under_its_title=True)), room, break_on_hyphens=False)
    place = printable(f"{change.file}:{change.line}")
    fits = len(indent) + len(said[-1]) + 2 + len(place) <= width
    first = f"    {style.paint(impact.ljust(columns), COLOURS[change.impact])}  {style.dim(change.code)}{'    ' if nested else '  '}"
    painted = _painted(said, style)
    lines = [first + painted[0], *(indent + more for more in painted[1:])]
    lines = [*lines[:-1], f"{lines[-1]}  {style.dim(place)}"] if fits else [*lines, indent + style.dim(place)]
    beside = [", ".join(dict.fromkeys(subject_of(part) for part in change.parts)), advice(change, language)]
    lines += [indent + style.dim(part) for each in beside for part in textwrap.wrap(printable(each), room, break_on_hyphens=False)]
    decided = textwrap.wrap(printable(decision(change, language)), room, break_on_hyphens=False)
    return [*lines, *(indent + style.paint(part, "green" if change.accepted else "yellow") for part in decided)]


def _painted(lines: list[str], style: Style) -> list[str]:
    """Colour what stands in marks, also where a line ends within them. A plan's own marks are coloured too; nothing else happens."""
    colour, made = "", []
    for each in lines:
        parts = []
        for part in _MARKED.split(each):
            colour = _PAINTED.get(part, colour)
            parts.append(style.paint(part, colour) if colour and part else part)
            colour = "" if part in {"-]", "+}"} else colour
        made.append("".join(parts))
    return made
