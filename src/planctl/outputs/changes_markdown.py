"""What changed → Markdown for a comment on a pull request: the grave in the open, the rest folded, within what a comment may hold.

Whatever a plan says is literal: no markup, no mention, no link, no picture of a bug.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from planctl.messages import count, word
from planctl.outputs.change_words import Manner, advice, arrow, differing, message, place, why
from planctl.outputs.changes import decision, line, remarks
from planctl.outputs.page import literal
from planctl.outputs.safe import printable
from planctl.views.changes import compared, counted, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planctl.changes import Change
    from planctl.views.changes import AreaChanges, Compared, PlanChanges

MARK = "<!-- planctl:diff -->"  # a bot knows its own comment by it
MOST = 60_000  # characters that a comment may hold, with room to spare
AROUND_TITLE, AROUND_FOLDED = 20, 120  # characters of markup around a title, and around what is folded
MOST_TO_ACCEPT = 6_000  # characters of what is to be copied
MOST_PARTS = 30  # of changes told at once, whose addresses are listed
MOST_REMARKS = 10  # on plans that could not be compared, and on acceptances
OPEN = frozenset({"rewrites", "weakens"})  # impacts that are never folded away
_CODE = re.compile(r"[\w./@:-]+\Z", re.ASCII)
# What GitHub and GitLab make something of in plain text: mentions, references, addresses of pages, pictures by name.
_MEANT = re.compile(r"(?<=[@#!%&$^])(?=\w)|(?<=://)|(?<=www\.)|(?<=:)(?=[\w+-]+:)", re.IGNORECASE)
_NOTHING_WIDE = "\u200b"


def quiet(text: str) -> str:
    """Return a plan's text as Markdown that reads as it stands and does nothing, wherever in a line it is put."""
    plain = _MEANT.sub(_NOTHING_WIDE, printable(text))
    inside = plain.strip(" ")
    before, _, after = plain.partition(inside) if inside else (plain, "", "")
    return f"{before}{literal(inside)}{after}"


def code(text: str) -> str:
    """Return an address or a place as code, or literally where it holds what code can't."""
    return f"`{text}`" if _CODE.match(text) else quiet(text)


def _prose(before: str, after: str) -> str:
    parts = differing(before, after)
    tags = {"same": "{}", "old": "<del>{}</del>", "new": "<ins>{}</ins>"}
    return "".join(tags[part.kind].format(quiet(part.text)) for part in parts) if parts else quiet(arrow(before, after))


MARKDOWN = Manner(literal=quiet, prose=_prose)


def markdown(view: Compared, language: str, most: int = MOST) -> str:
    """Return the changes as Markdown of at most `most` characters; what there is no room for is counted, the gravest told first."""
    head = [MARK, f"## {word(language, 'change.page.title')}", "", f"**{line(view, language)}**", ""]
    head += [f"{quiet(said)}  " for said in remarks(view, language)[:MOST_REMARKS]]
    beginning, ending = "\n".join(head), _ending(view, language)
    room = most - len(beginning) - len(ending)
    while True:
        told, left = _what_fits(view, language, room)
        body = "\n".join(_body(compared(told), language))
        more = f"\n{_left(left, language)}\n" if left else ""
        made = f"{beginning}\n{body}\n{more}{ending}".rstrip("\n") + "\n"
        if len(made) <= most or not told:
            return made
        room -= len(made) - most + len(more)


def _what_fits(view: Compared, language: str, room: int) -> tuple[list[Change], list[Change]]:
    """Return the changes that there is about room for, the gravest first, and the others."""
    told: list[Change] = []
    seen: set[tuple[str, ...]] = set()
    for number, change in enumerate(view.changes):
        headings = _headings(change)
        room -= sum(length for heading, length in headings.items() if heading not in seen)
        room -= sum(len(each) + 1 for each in _change(change, language))
        if room < 0:
            return told, list(view.changes[number:])
        seen |= headings.keys()
        told.append(change)
    return told, []


def _headings(change: Change) -> dict[tuple[str, ...], int]:
    """Return the headings that a change stands below, with about how many characters each takes."""
    plan, subject = change.address.partition("@")[0].partition("/")[0], subject_of(change)
    titles = {name: len(quiet(change.values[name])) for name in ("plan_title", "area_title", "title")}
    return {
        (plan,): titles["plan_title"] + len(plan) + AROUND_TITLE,
        (plan, change.area): titles["area_title"] + len(change.area) + AROUND_TITLE + AROUND_FOLDED,
        (plan, change.area, subject, str(change.impact in OPEN)): titles["title"] + len(subject) + AROUND_TITLE,
    }


def _left(left: Iterable[Change], language: str) -> str:
    changes = list(left)
    what = " · ".join(count(language, f"change.count.{what}", number) for what, number in counted(changes))
    return f"*{count(language, 'change.page.left', len(changes))}* ({what})"


def _body(view: Compared, language: str) -> Iterator[str]:
    for plan in view.plans:
        yield f"\n### {quiet(plan.title)} ({code(plan.id)})"
        for area in plan.areas:
            yield from _area(plan, area, language)


def _area(plan: PlanChanges, area: AreaChanges, language: str) -> Iterator[str]:
    heading = quiet(area.title) if area.title.startswith(f"{area.id} ") else f"{quiet(area.title)} ({code(area.id)})"
    yield f"\n#### {heading if area.id else word(language, 'change.plan-itself')}"
    yield from _subjects(area, {area.id, plan.id}, language, grave=True)
    folded = [change for change in area.changes if change.impact not in OPEN]
    if folded:
        what = " · ".join(count(language, f"change.count.{what}", number) for what, number in counted(folded))
        yield f"\n<details><summary>{what}</summary>"
        yield from _subjects(area, {area.id, plan.id}, language, grave=False)
        yield "\n</details>"


def _subjects(area: AreaChanges, known: set[str], language: str, *, grave: bool) -> Iterator[str]:
    for subject in area.subjects:
        changes = [change for change in subject.changes if (change.impact in OPEN) is grave]
        if changes:
            yield "" if subject.id in known else f"\n**{quiet(subject.title)}** ({code(subject.id)})\n"
        for change in changes:
            yield from _change(change, language, nested=subject.is_nested(change) and (change.within in {each.address for each in changes}))


def _change(change: Change, language: str, *, nested: bool = False) -> Iterator[str]:
    impact = word(language, f"change.impact.{change.impact}")
    said = message(change, language, MARKDOWN, under_its_title=True)
    indent = "  " if nested else ""
    yield f"{indent}- **{impact}** {said} · {change.code} {code(change.address)}, {code(place(change))}"
    beside = [quiet(advice(change, language))] if change.look_at else []
    beside += [", ".join(code(part.address) for part in change.parts[:MOST_PARTS])] if change.parts else []
    beside += [quiet(decision(change, language))] if change.acceptance else []
    yield from (f"{indent}  <br>{each}" for each in beside)


def _ending(view: Compared, language: str) -> str:
    """Return what is folded at the end: why the changes weigh what they do, and how one is accepted."""
    kinds = {change.code: change.name for change in sorted(view.changes, key=lambda change: change.code)}
    if not kinds:
        return ""
    reasons = "\n".join(f"- {code} {why(name, language)}" for code, name in kinds.items())
    said = f"\n<details><summary>{word(language, 'change.page.why')}</summary>\n\n{reasons}\n\n</details>\n"
    grave = [part for change in view.changes if change.impact in OPEN and not change.acceptance for part in change.parts or (change,)]
    if not grave:
        return said
    return said + (
        f"\n<details><summary>{word(language, 'change.page.accept')}</summary>\n\n{word(language, 'change.page.accept.how')}\n\n"
        f"{_fenced(_to_accept(grave))}\n\n</details>\n"
    )


def _to_accept(changes: Iterable[Change]) -> str:
    """Return what is to be written below `accepted:`, of the gravest changes first, as many as there is room for."""
    said = ""
    for change in changes:
        lines = [f"  - kind: {change.name}", f"    address: {_json(change.address)}"]
        lines += [f"    {side}: {_json(value)}" for side in ("before", "after") if (value := getattr(change, side)) is not None]
        lines += [f"    {field}: …" for field in ("reason", "decision", "by", "until")]
        one = "".join(f"{each}\n" for each in lines)
        said += one if len(said) + len(one) <= MOST_TO_ACCEPT else ""
    return said.rstrip("\n")


def _json(value: Any) -> str:
    """Return a value as JSON, which is YAML; nothing is written for what is not there."""
    import json

    if isinstance(value, dict):
        value = {name: part for name, part in value.items() if part is not None}
    return json.dumps(value, ensure_ascii=False)


def _fenced(text: str) -> str:
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}yaml\n{text}\n{fence}"
