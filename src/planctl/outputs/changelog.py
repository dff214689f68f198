"""What changed → sentences for the steering group: by area, thing by thing, without codes or ids."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Any

from planctl.messages import catalogue, word
from planctl.outputs.change_words import label, recurrence, shift
from planctl.outputs.changes import not_compared
from planctl.outputs.page import literal
from planctl.outputs.phrases import Phrases
from planctl.outputs.safe import printable
from planctl.views.changes import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planctl.changes import Change
    from planctl.views.changes import AreaChanges, Compared, PlanChanges, SubjectChanges

MOST_TITLES = 12
COUNTED_ONLY = ("reports", "editorial")  # of which only the number is told
_ID_AFTER_NAME = re.compile(r"(?<=\S) \([a-z0-9][a-z0-9.-]*\)\Z")
_PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?P<part>[HTQ])(?P<number>\d)|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?\Z")
_YEARLY = re.compile(r"(?:0[1-9]|1[0-2])-\d\d\Z")
_PARTS = {"H": "half", "T": "tertial", "Q": "quarter"}
BY_CODE = ("alignment", "target", "stated", "part")  # kinds of things that may have no title, but what the file calls them
_CODED = re.compile(r"(?:at_least|at_most|equals|change|per)\b|[a-z0-9][a-z0-9.-]*(?::.*)?\Z")
_CODE = re.compile(r"[a-z]_[a-z]|\A[a-z]+-[a-z]+\Z")


def text(view: Compared, language: str, width: int) -> str:
    """Return the changelog as plain text, folded to a width."""
    return "\n".join(line for block in _blocks(view, language) for line in _plain(block, width)).strip("\n") + "\n"


def markdown(view: Compared, language: str) -> str:
    """Return the changelog as Markdown; what plans say is literal."""
    return "\n".join(line for block in _blocks(view, language) for line in _marked(block)).strip("\n") + "\n"


Block = tuple[str, str]  # how it stands (plan, area, subject, text), and what it says


def _plain(block: Block, width: int) -> list[str]:
    kind, said = block
    indent = {"plan": "", "area": "", "follows": "    "}.get(kind, "  ")
    lines = textwrap.wrap(printable(said), width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    under = {"plan": ["=" * max(map(len, lines))], "area": ["-" * max(map(len, lines))]} if lines else {}
    return [*([] if kind == "follows" else [""]), *lines, *under.get(kind, [])]


def _marked(block: Block) -> list[str]:
    kind, said = block
    safe = str(literal(printable(said)))
    return {
        "plan": ["", f"## {safe}"],
        "area": ["", f"### {safe}"],
        "subject": ["", f"**{safe}**\\"],
        "follows": [safe],
        "text": ["", safe],
    }[kind]


def _blocks(view: Compared, language: str) -> Iterator[Block]:
    yield from (("text", said) for said in not_compared(view, language))
    if not view.plans:
        yield "text", word(language, "change.none.left-out" if view.left_out else "log.none")
    for plan in view.plans:
        yield "plan", word(language, "log.title", title=plan.title or plan.id)
        yield "text", in_short(plan.changes, language)
        for area in plan.areas:
            yield from _area(plan, area, language)


def _area(plan: PlanChanges, area: AreaChanges, language: str) -> Iterator[Block]:
    heading = f"{area.id} {area.title}" if area.id[:1].isdigit() else area.title
    yield "area", heading if area.id else word(language, "log.plan-itself")
    for subject in area.subjects:
        sentences = list(dict.fromkeys(_sentences(subject, language)))
        if sentences:
            titled = subject.id not in {area.id, plan.id}
            if titled:
                yield "subject", subject.title
            yield "follows" if titled else "text", " ".join(sentences)
    numbers = [(impact, sum(change.count for change in area.changes if change.impact == impact)) for impact in COUNTED_ONLY]
    rest = [_counted(f"log.{impact}", number, language) for impact, number in numbers if number]
    if rest:
        yield "text", " ".join(_capital(each) for each in rest)


def in_short(changes: Sequence[Change], language: str) -> str:
    """Return one sentence that sums up a plan's changes."""
    said = [_counted(f"log.count.{what}", number, language) for what, number in counted(changes)]
    return word(language, "log.in-short", what=_listed(said, language))


def _listed(said: Sequence[str], language: str) -> str:
    """Return several as running text lists them: a, b and c."""
    return f" {word(language, 'log.and')} ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)


def _titles(change: Change, language: str) -> list[str]:
    """Return the titles of the things that a change told at once is about, each once; of many the first."""
    titles = [word(language, "log.quoted", title=title) for title in dict.fromkeys(part.values["title"] for part in change.parts)]
    left = len(titles) - MOST_TITLES
    return titles if left <= 1 else [*titles[:MOST_TITLES], word(language, "log.more", n=in_words(left, language))]


def _counted(key: str, number: int, language: str) -> str:
    return word(language, f"{key}.one") if number == 1 else word(language, f"{key}.many", n=in_words(number, language))


def in_words(number: int, language: str) -> str:
    """Return a number as running text has it: two to twelve in words."""
    return catalogue(language).WORDS.get(f"log.number.{number}") or Phrases(language).number(number)


def _sentences(subject: SubjectChanges, language: str) -> Iterator[str]:
    for change in subject.changes:
        if change.impact not in COUNTED_ONLY:
            told = _told(change)
            yield from (sentence(part, language, whole=bool(change.parts)) for part in told)
            if change.parts and told == (change,):
                yield word(language, "log.parts", what=_listed(_titles(change, language), language))
            if change.accepted and change.acceptance:
                yield word(language, "log.accepted", by=change.acceptance.by, decision=change.acceptance.decision)


def _told(change: Change) -> Sequence[Change]:
    """Return what is told one by one: a change, or of those told at once that don't do just the same, its parts."""
    alike = "member" in change.values or "shift" in change.values or (change.before, change.after) != (None, None)
    return (change,) if alike else change.parts or (change,)


def sentence(change: Change, language: str, *, whole: bool = False) -> str:
    """Return a change as one sentence of running text. `whole`: also with the title that mostly stands above it."""
    words = catalogue(language).WORDS
    key = f"log.{change.name}"
    candidates = [f"{key}.{variant}" for variant in ("many" if change.parts else "", _shape(change), change.variant) if variant]
    pattern = next((words[each] for each in (*candidates, key) if each in words), words["log.other"])
    values = {name: _without_id(value) for name, value in change.values.items()}
    field = change.values.get("field", "")
    values |= {
        "what": _what(change, language, whole=whole),
        "shift": shift(change.values.get("shift", ""), language),
        "field": words.get(f"log.field.{field}", words["log.field.other"]),
    }
    values |= {side: _value(getattr(change, side), change, language) for side in ("before", "after")}
    values |= {"from": _place(values.get("from", ""), change.before), "to": _place(values.get("to", ""), change.after)}
    if "date" in values:
        values["date"] = period(values["date"], language)
    return _capital(pattern.format_map(values))


def _what(change: Change, language: str, *, whole: bool) -> str:
    """Return what a change is about: by its title, but for what has but a code for one."""
    kind, title = change.values["kind"], change.values["label"]
    if change.parts:
        return word(language, f"change.kinds.{kind}", n=in_words(change.count, language))
    if kind == "decision":
        return word(language, "log.decision-of", date=period(title.partition(" ")[2], language))
    if kind in BY_CODE and _CODED.match(title):
        return word(language, f"change.kind.{kind}")
    return label(change, language, short=not whole)


def _shape(change: Change) -> str:
    """Return which of a sentence's forms fits what there is to say."""
    if change.name.startswith("funding-") and None in (change.before, change.after):
        return "come" if change.before is None else "gone"
    return "code" if any(isinstance(side, dict | list) or _CODE.search(str(side)) for side in (change.before, change.after)) else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _without_id(name: str) -> str:
    return _ID_AFTER_NAME.sub("", name)


def _place(said: str, name: str | None) -> str:
    """Return where something stood, `2.1 Skolan`, without what it is called by."""
    return said.removeprefix(f"{name} ") if isinstance(name, str) else said


def _value(value: Any, change: Change, language: str) -> str:
    if change.values.get("field") == "every":
        value = recurrence(value, language)
    if isinstance(value, bool):
        return word(language, "yes" if value else "no")
    if isinstance(value, int | float):
        return Phrases(language).number(value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return period(value, language) if isinstance(value, str) else ""


def period(text: str, language: str) -> str:
    """Return a period in words: 2026-H1 is första halvåret 2026; 2025..2027 is 2025–2027. Other text is returned as it is."""
    if _YEARLY.match(text):
        return _said(language, "log.day-of-year", text, **_day(text, language))
    first, dots, last = text.partition("..")
    if dots and _PERIOD.match(first) and _PERIOD.match(last):
        said = [period(first, language), period(last, language)]
        return "–".join(said) if all(each.isdigit() for each in said) else " – ".join(said)
    found = _PERIOD.match(text)
    if not found or not any(found.group("part", "month")):
        return text
    if found["part"]:
        return _said(language, f"log.{_PARTS[found['part']]}.{found['number']}", text, year=found["year"])
    if not found["day"]:
        return _said(language, "log.in-month", text, month=_month(found["month"], language), year=found["year"])
    return _said(language, "log.day", text, **_day(text[5:], language), year=found["year"])


def _day(text: str, language: str) -> dict[str, str]:
    """Return the parts of `08-31` for a sentence in which the day does not part from its month."""
    return {"day": str(int(text[3:])), "month": _month(text[:2], language)}


def _month(number: str, language: str) -> str:
    return _said(language, f"log.month.{int(number)}", number)


def _said(language: str, key: str, otherwise: str, **values: str) -> str:
    found = catalogue(language).WORDS.get(key)
    return found.format_map(values) if found else otherwise
