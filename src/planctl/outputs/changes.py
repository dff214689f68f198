"""What changed → text for a terminal, JSON. Plan text is untrusted: it passes `printable`, never a markup language."""

from __future__ import annotations

import textwrap
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from planctl.changes import IMPACTS, Change, summary
from planctl.messages import catalogue, count, word
from planctl.model.address import RESERVED
from planctl.outputs.safe import printable
from planctl.outputs.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
NOTHING = "–"
LONGEST_VALUE = 160
NARROWEST = 40


def data(changes: Sequence[Change], base: str, head: str, language: str = "sv") -> dict[str, Any]:
    """Return the `planctl/changes/v1` object. `base` and `head` name what was compared; messages are in the language, keys never are."""
    return {
        "schema": SCHEMA,
        "base": base,
        "head": head,
        "summary": dict(summary(changes)),
        "changes": [_row(change, language) for change in changes],
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
    }


def why(name: str, language: str) -> str:
    """Return why a kind of change weighs what it weighs."""
    return word(language, f"change.why.{name}")


def look_at(change: Change, language: str) -> str:
    """Return what a reader must look at where the text can't tell what a change means; "" where it can."""
    return word(language, f"change.look.{change.look_at}").format_map(change.values) if change.look_at else ""


def message(change: Change, language: str, *, under_its_title: bool = False) -> str:
    """Return what changed, in a sentence. `under_its_title`: the reader has just seen the thing's title."""
    values = {**change.values, "what": _what(change, language, short=under_its_title), "change": _difference(change, language)}
    values |= {"before": _value(change.before, language), "after": _value(change.after, language), "report": _report(change, language)}
    values["shift"] = _shift(change.values.get("shift", ""), language)
    said = _pattern(change, language).format_map(values)
    if change.guard not in {"", "draft"}:
        said += f" ({word(language, f'change.guard.{change.guard}', **change.values)})"
    if change.possible:
        way = "added" if change.before is None else "removed"
        said += f" – {word(language, f'change.possible.{way}', possible=change.possible)}"
    return said[:1].upper() + said[1:]


def _pattern(change: Change, language: str) -> str:
    """Return the words for a kind of change: of its variant, of many at once, of both, else its own."""
    words = catalogue(language).WORDS
    several = ".many" if change.parts else ""
    variant = f".{change.variant}" if change.variant else ""
    keys = (f"change.{change.name}{ending}" for ending in (variant + several, variant or several, ""))
    return next(words[key] for key in keys if key in words)


def _shift(shift: str, language: str) -> str:
    """Return how far a deadline moved, whichever way: `-2 month` as two months."""
    number, _, unit = shift.partition(" ")
    return count(language, f"change.shift.{unit}", abs(int(number))) if unit else ""


def _what(change: Change, language: str, *, short: bool) -> str:
    kind, label = change.values["kind"], change.values["label"]
    if change.parts:
        return word(language, f"change.kinds.{kind}", n=change.count)
    said = word(language, f"change.kind.{kind}")
    if kind == "decision":
        action, _, day = label.partition(" ")
        label = f"{word(language, f'change.action.{action}')} {day}"
    if not label or kind == "plan" or (short and label == change.values["title"]):
        return said
    return word(language, "change.quoted", kind=said, label=_shortened(label))


def _difference(change: Change, language: str) -> str:
    before, after = change.before, change.after
    if isinstance(before, dict) and isinstance(after, dict):
        return "; ".join(
            f"{name}: {_value(before.get(name), language)} → {_value(after.get(name), language)}" for name in {**before, **after}
        )
    if change.values.get("field") == "every":
        before, after = (_recurrence(value, language) for value in (before, after))
    if isinstance(before, str) and isinstance(after, str):
        before, after = _parting(before, after)
    return f"{_value(before, language)} → {_value(after, language)}"


def _parting(before: str, after: str) -> tuple[str, str]:
    """Return two long texts from a little before the place where they part."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    skipped = shared - LONGEST_VALUE // 4
    return (f"…{before[skipped:]}", f"…{after[skipped:]}") if skipped > LONGEST_VALUE // 4 else (before, after)


def _recurrence(value: Any, language: str) -> Any:
    return catalogue(language).WORDS.get(f"change.every.{value}", value)


def _value(value: Any, language: str) -> str:
    if value is None or value == []:
        return NOTHING
    if isinstance(value, bool):
        return word(language, "yes" if value else "no")
    if isinstance(value, list):
        return _shortened(", ".join(str(part) for part in value))
    if isinstance(value, dict):
        return _shortened(_pairs(value, language))
    return _shortened(str(value))


def _pairs(value: dict[str, Any], language: str) -> str:
    return ", ".join(f"{name} {_value(part, language)}" for name, part in value.items())


def _report(change: Change, language: str) -> str:
    """Return what an entry that came or went says, apart from its day, body and address."""
    entry = change.after if isinstance(change.after, dict) else change.before
    if change.values["kind"] != "entry" or not isinstance(entry, dict):
        return ""
    return _pairs({name: value for name, value in entry.items() if name not in {"date", "about", "by"}}, language)


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def text(changes: Sequence[Change], language: str, colour: bool, width: int) -> str:  # noqa: FBT001 - a fact about the terminal
    """Return the changes as people read them: a line that sums them up, then area by area, the gravest first."""
    if not changes:
        return word(language, "change.none") + "\n"
    style = Style(colour=colour)
    lines = [style.bold(line(changes, language))]
    by_area = _grouped(changes, lambda change: (_plan(change), change.area, change.values["area_title"]))
    plans = {plan for plan, _, _ in by_area}
    for (plan, area, title), unsorted in by_area.items():
        around = f"{area} {title}" if area else word(language, "change.plan-itself")
        lines += ["", style.bold(printable(f"{plan} · {around}" if len(plans) > 1 else around))]
        within = sorted(unsorted, key=lambda change: _subject(change) != area)  # the heading's own first
        for (subject, name), its in _grouped(within, lambda change: (_subject(change), change.values["title"])).items():
            if subject != area:
                heading = textwrap.wrap(printable(f"{subject}  {name}"), max(width, NARROWEST) - 4, break_on_hyphens=False)
                lines += [f"  {heading[0]}", *(f"    {more}" for more in heading[1:])]
            for change in its:
                lines += _lines(change, language, style, max(width, NARROWEST))
    return "\n".join(lines) + "\n"


def line(changes: Iterable[Change], language: str) -> str:
    """Return the one line that sums up: how many changes of each impact, the gravest first; moves are counted by themselves, last."""
    counted = Counter("moved" if change.name == "moved" else change.impact for change in changes)
    return " · ".join(count(language, f"change.count.{what}", counted[what]) for what in (*IMPACTS, "moved") if counted[what])


def _grouped(changes: Iterable[Change], key: Any) -> dict[tuple[str, ...], list[Change]]:
    found: dict[tuple[str, ...], list[Change]] = {}
    for change in changes:
        found.setdefault(key(change), []).append(change)
    return found


def _plan(change: Change) -> str:
    return change.address.partition("/")[0]


def _subject(change: Change) -> str:
    """Return the id of the area, goal, indicator or activity that a change is about; the plan's own where it is about none."""
    parts = change.address.partition("@")[0].split("/")
    return parts[1] if len(parts) > 1 and parts[1] not in RESERVED else parts[0]


def _lines(change: Change, language: str, style: Style, width: int) -> list[str]:
    """Return a change's lines: how grave, its code, what changed, and where; the place is never folded."""
    columns = max(len(word(language, f"change.impact.{impact}")) for impact in IMPACTS)
    impact = word(language, f"change.impact.{change.impact}")
    indent = " " * (4 + columns + 2 + len(change.code) + 2)
    said = textwrap.wrap(printable(message(change, language, under_its_title=True)), max(width - len(indent), 20), break_on_hyphens=False)
    place = printable(f"{change.file}:{change.line}")
    fits = len(indent) + len(said[-1]) + 2 + len(place) <= width
    first = f"    {style.paint(impact.ljust(columns), COLOURS[change.impact])}  {style.dim(change.code)}  "
    lines = [first + said[0], *(indent + more for more in said[1:])]
    return [*lines[:-1], f"{lines[-1]}  {style.dim(place)}"] if fits else [*lines, indent + style.dim(place)]
