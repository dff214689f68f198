"""A change in words: the catalogue's sentences filled with what a plan says, in whatever manner an output needs it harmless."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

from planctl.messages import catalogue, count, word
from planctl.views.wording import Part, difference, shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    from planctl.changes import Change
    from planctl.views.wording import Parts

NOTHING = "–"
_YEARS = re.compile(r"(\d+)y\Z")
_VALUES = re.compile(r"\s*\(\{change\}\)|:\s*\{(?:change|report)\}")  # where a sentence tells what stood there and what is to
LONGEST_VALUE = 160


def _as_it_is(text: str) -> str:
    return text


def arrow(before: str, after: str) -> str:
    """Return both wordings one after the other; long ones from a little before the place where they part."""
    before, after = _parting(before, after)
    return f"{_cut(before)} → {_cut(after)}"


@dataclass(frozen=True, slots=True)
class Manner:
    """How an output writes.

    `literal` makes a plan's text harmless, `own` the catalogue's sentences, `prose` two wordings as one. Where `inline` is off, what stood
    there and what is to stand there is left out of the sentence: it stands beside it.
    """

    literal: Callable[[str], str] = _as_it_is
    own: Callable[[str], str] = _as_it_is
    prose: Callable[[str, str], str] = arrow
    inline: bool = True


PLAIN = Manner()


class Sides(NamedTuple):
    """What stood there and what is to stand there, as parts of text: those that went, came, or stand in both."""

    before: Parts
    after: Parts


def place(change: Change) -> str:
    """Return where a reader of the head looks for a change; where the head has nothing of it, where it stood."""
    return f"{change.head_file}:{change.head_line}" if change.head_file else f"{change.file}:{change.line}"


def why(name: str, language: str) -> str:
    """Return why a kind of change weighs what it weighs."""
    return word(language, f"change.why.{name}")


def look_at(change: Change, language: str) -> str:
    """Return what a reader must look at where the text can't tell what a change means; "" where it can."""
    return word(language, f"change.look.{change.look_at}").format_map(change.values) if change.look_at else ""


def advice(change: Change, language: str) -> str:
    """Return what a reader must look at, as a sentence; "" where there is nothing."""
    said = look_at(change, language)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def message(change: Change, language: str, manner: Manner = PLAIN, *, under_its_title: bool = False) -> str:
    """Return what changed, in a sentence. `under_its_title`: the reader has just seen the thing's title."""
    said = {name: value if name == "field" else manner.literal(value) for name, value in change.values.items()}
    said["what"] = label(change, language, manner, short=under_its_title)
    said["change"] = _difference(change, language, manner) if manner.inline else ""
    for name, value in (("before", change.before), ("after", change.after), ("report", _report(change))):
        said[name] = manner.literal(_value(value, language))
    said["shift"] = shift(change.values.get("shift", ""), language)
    sentence = _sentence(change, language)
    text = manner.own(sentence if manner.inline else _VALUES.sub("", sentence)).format_map(said) + _beside(change, language, manner)
    return text[:1].upper() + text[1:]


def _beside(change: Change, language: str, manner: Manner) -> str:
    """Return why a change weighs less than its kind, and what the thing may have been or become."""
    said = ""
    if change.guard not in {"", "draft"}:
        said += _filled(f"change.guard.{change.guard}", language, manner, **change.values)
    if change.possible:
        way = ("added" if change.before is None else "removed") + (".words" if "alike" in change.values else "")
        said += _filled(f"change.possible.{way}", language, manner, possible=change.possible, **change.values)
    return said


def _filled(key: str, language: str, manner: Manner, **values: str) -> str:
    text = manner.own(catalogue(language).WORDS[key])
    return " – " + text.format_map({name: manner.literal(value) for name, value in values.items()})


def _sentence(change: Change, language: str) -> str:
    """Return the words for a kind of change: of its variant, of many at once, of both, else its own."""
    words = catalogue(language).WORDS
    several = ".many" if change.parts else ""
    variant = f".{change.variant}" if change.variant else ""
    keys = (f"change.{change.name}{ending}" for ending in (variant + several, variant or several, ""))
    return next(words[key] for key in keys if key in words)


def shift(text: str, language: str) -> str:
    """Return how far a deadline moved, whichever way: `-2 month` as two months."""
    number, _, unit = text.partition(" ")
    return count(language, f"change.shift.{unit}", abs(int(number))) if unit else ""


def label(change: Change, language: str, manner: Manner = PLAIN, *, short: bool = False) -> str:
    """Return what a change is about, by its kind and its title; `short`: without the title that the reader has just seen."""
    kind, title = change.values["kind"], change.values["label"]
    if change.parts:
        return word(language, f"change.kinds.{kind}", n=change.count)
    said = word(language, f"change.kind.{kind}")
    if kind == "decision":
        action, _, day = title.partition(" ")
        title = f"{word(language, f'change.action.{action}')} {day}"
    if not title or kind == "plan" or (short and title == change.values["title"]):
        return said
    return manner.own(word(language, "change.quoted")).format_map({"kind": said, "label": manner.literal(_cut(title))})


def _difference(change: Change, language: str, manner: Manner) -> str:
    before, after = change.before, change.after
    if isinstance(before, dict) and isinstance(after, dict):
        names = {**before, **after}
        return "; ".join(f"{manner.literal(name)}: {_pair(before.get(name), after.get(name), language, manner)}" for name in names)
    if change.values.get("field") == "every":
        before, after = (recurrence(value, language) for value in (before, after))
    return _pair(before, after, language, manner)


def _pair(before: Any, after: Any, language: str, manner: Manner) -> str:
    if isinstance(before, str) and isinstance(after, str):
        return manner.prose(before, after)
    return manner.literal(f"{_value(before, language)} → {_value(after, language)}")


def differing(before: str, after: str, **limits: int) -> Parts | None:
    """Return two wordings as one run of parts, shortened; None for what is no prose, or another text altogether."""
    parts = difference(before, after)
    return shortened(parts, **limits) if parts else None


def sides(change: Change, language: str) -> Sides:
    """Return what stood there and what is to stand there, each as parts, for them to be set side by side."""
    before, after = _shown(change, language)
    parts = differing(before, after, around=LONGEST_VALUE) if isinstance(before, str) and isinstance(after, str) else None
    if parts:
        return Sides(tuple(part for part in parts if part.kind != "new"), tuple(part for part in parts if part.kind != "old"))
    whole = (Part("old", _value(before, language)), Part("new", _value(after, language)))
    return Sides(*((part,) if value is not None else () for part, value in zip(whole, (before, after), strict=True)))


def _shown(change: Change, language: str) -> tuple[Any, Any]:
    """Return what stood there and what is to stand there as a reader knows them: bodies by name, places by their headings."""
    before, after, values = change.before, change.after, change.values
    if change.name == "moved":
        return values["from"], values["to"]
    if values.get("field") == "every":
        return recurrence(before, language), recurrence(after, language)
    if "member" in values:
        return (before and values["member"]), (after and values["member"])
    if values["kind"] == "entry" and None in (before, after):
        return (before and _report(change)), (after and _report(change))
    return before, after


def _parting(before: str, after: str) -> tuple[str, str]:
    """Return two long texts from a little before the place where they part."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    skipped = shared - LONGEST_VALUE // 4
    return (f"…{before[skipped:]}", f"…{after[skipped:]}") if skipped > LONGEST_VALUE // 4 else (before, after)


def recurrence(value: Any, language: str) -> Any:
    """Return how often something recurs in words; another value as it is."""
    years = _YEARS.match(str(value))
    return word(language, "packet.every.years", n=years[1]) if years else catalogue(language).WORDS.get(f"change.every.{value}", value)


def _value(value: Any, language: str) -> str:
    if value is None or value == []:
        return NOTHING
    if isinstance(value, bool):
        return word(language, "yes" if value else "no")
    if isinstance(value, list):
        return _cut(", ".join(str(part) for part in value))
    if isinstance(value, dict):
        return _cut(", ".join(f"{name} {_value(part, language)}" for name, part in value.items()))
    return _cut(str(value))


def _report(change: Change) -> dict[str, Any]:
    """Return what an entry that came or went says, apart from its day, body and address."""
    entry = change.after if isinstance(change.after, dict) else change.before
    if change.values["kind"] != "entry" or not isinstance(entry, dict):
        return {}
    return {name: value for name, value in entry.items() if name not in {"date", "about", "by"}}


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"
