"""Texts that a reader would stumble on: links that lead nowhere, words left for later, the same thing written twice."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from planctl.checks.rule import MOST_TOLD, Checked, occurs, place_of, rule
from planctl.finding import Problem, Related, Severity
from planctl.model.paths import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.finding import Path
    from planctl.model.index import Placed
    from planctl.model.plan import Activity, FollowUp

_LINK = r"https?://[^\s/.]+(?:\.[^\s/.]+)+(?:[/?#]\S*)?\Z|mailto:\S+@\S+\Z"
_IN_MARKDOWN = r"\]\(([^()\s]*)\)"
_UNFINISHED = ("TODO", "TBD", "FIXME", "XXX", "???", "orem ipsum", "[fyll i")
_LEFT = r"\b(?:TODO|TBD|FIXME|XXX+)\b|\?{3,}|[Ll]orem ipsum|\[fyll i[^\]]*\]"


@rule("PLN209", Severity.note, "plan", "journal", "framework")
def not_a_link(checked: Checked) -> Iterator[Problem]:
    """Something that should be a link leads nowhere.

    Whoever wants to see the source or the evidence clicks, and nothing happens. On pages such a text is shown as text.

    Fix: copy the whole address from the web browser, from https:// on; a document that isn't on the web belongs in `note` or `file`.

    Bad:
        sources:
          - {id: plan, title: Handlingsplan, url: exempel.se/plan}

    Good:
        sources:
          - {id: plan, title: Handlingsplan, url: "https://exempel.se/plan"}
    """
    for path, text in _links(checked):
        if not re.match(_LINK, text):
            yield Problem("not-a-link", path, {"text": text[:80]})
    if occurs("](", checked.document.text):
        for match in islice(re.finditer(_IN_MARKDOWN, checked.document.text), MOST_TOLD):
            if not re.match(_LINK, match[1]):
                path, span = place_of(checked.document, match.start(1), match.end(1))
                yield Problem("not-a-link", path, {"text": match[1][:80]}, span=span)


def _links(checked: Checked) -> Iterator[tuple[Path, str]]:
    """Yield what stands in the fields that are links."""
    if checked.journal:
        for number, entry in enumerate(checked.journal.entries):
            if entry.evidence:
                yield ("entries", number, "evidence"), entry.evidence
        return
    read = checked.framework or checked.plan
    url = value_at(checked.document.data, ("url",))
    if checked.framework and isinstance(url, str):
        yield ("url",), url
    for number, source in enumerate(read.sources):
        if source.url:
            yield ("sources", number, "url"), source.url


@rule("PLN210", Severity.warning, "plan", "journal", "framework")
def unfinished_text(checked: Checked) -> Iterator[Problem]:
    """A text still has words that were to be replaced.

    The plan is read by a steering group and the public, who can't know what was meant.

    Fix: write what is missing; where it isn't known, leave the field out or say so in `uncertain`.

    Bad:
        title: "TODO: aktivitetens namn"

    Good:
        title: Träffa föreningarna
    """
    text = checked.document.written  # where a hidden number is no XXX
    if not any(occurs(words, text) for words in _UNFINISHED):
        return
    for match in islice(re.finditer(_LEFT, text), MOST_TOLD):
        path, span = place_of(checked.document, *match.span())
        if isinstance(value_at(checked.document.data, path), str):  # not in a comment
            yield Problem("unfinished-text", path, {"text": match.group()[:40]}, span=span)


@rule("PLN211", Severity.warning, "plan")
def repeated_title(checked: Checked) -> Iterator[Problem]:
    """The same activity, or the same follow-up, is there twice.

    Often a line was copied and never changed. Two of the same are both asked for, and both counted.

    What differs in its goals, its target groups or its time is not the same.

    Fix: give the second its own title, or delete it; if it is one activity in two places, write `same_as`.

    Bad:
        activities:
          - {id: traffa-foreningarna, title: Träffa föreningarna, responsible: [sf]}
          - {id: traffa-skolorna, title: Träffa föreningarna, responsible: [sf]}

    Good:
        activities:
          - {id: traffa-foreningarna, title: Träffa föreningarna, responsible: [sf]}
          - {id: traffa-skolorna, title: Träffa skolorna, responsible: [sf]}
    """
    activities: dict[object, Placed[Activity]] = {}
    for placed in checked.activities():
        same = activities.setdefault((placed.path[:-1], placed.item.title), placed)
        if same is not placed and same.id != placed.id and _aims(same) == _aims(placed):  # the same id is told by duplicate-id
            yield _repeated((*placed.path, "title"), (*same.path, "title"), "")
        if len(placed.item.follow_ups) > 1:
            yield from _follow_ups_again(placed)


def _follow_ups_again(placed: Placed[Activity]) -> Iterator[Problem]:
    follow_ups: dict[str, tuple[int, FollowUp]] = {}
    for number, item in enumerate(placed.item.follow_ups):
        before, other = follow_ups.setdefault(item.title, (number, item))
        if other is not item and other.name != item.name and _promised(other) == _promised(item):
            path = (*placed.path, "follow_ups")
            yield _repeated((*path, number, "title"), (*path, before, "title"), "follow-up")


def _repeated(path: Path, before: Path, variant: str) -> Problem:
    return Problem("repeated-title", path, variant=variant, related=(Related(before, "first"),))


def _aims(placed: Placed[Activity]) -> tuple[object, ...]:
    return placed.item.goals, placed.item.groups


def _promised(item: FollowUp) -> tuple[object, ...]:
    times = item.due, item.every, item.event, item.from_, item.until
    return item.kind, item.indicator, item.responsible, times, bool(item.withdrawn)
