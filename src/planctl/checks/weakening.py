"""What a change adds to that which keeps findings back: settings, a baseline, comments. None of it holds in its own check."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planctl.checks.choosing import Chosen, named, rule_named
from planctl.document.decoding import span_at
from planctl.finding import Problem
from planctl.settings.places import span_of_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planctl.checks.baseline import Baseline
    from planctl.checks.suppression import Suppression
    from planctl.document import Document
    from planctl.settings import Settings

MOST_NAMED = 5


def added_comments(items: Iterable[Suppression], known: Counter[tuple[str, ...]], document: Document) -> Iterator[Problem]:
    """Yield a problem for each comment that is not known; `known` is used up by those that are."""
    for item in items:
        if known[item.key] > 0:
            known[item.key] -= 1
        else:
            yield Problem("weakened-check", item.path, {"rule": item.code}, "comment", span=span_at(document.text, *item.at))


def added_findings(baseline: Baseline | None, before: Baseline | None) -> Iterator[Problem]:
    """Yield a problem where a baseline knows more than it did."""
    if baseline is None:
        return
    added = baseline.known - (before.known if before else Counter())
    if added:
        yield Problem("weakened-check", (), {"n": str(added.total())}, "baseline", span=baseline.line_of(next(iter(added))))


def loosened(settings: Settings, before: Settings) -> Iterator[Problem]:
    """Yield a problem for each setting through which less is told than before, or is taken less gravely."""
    now, then = Chosen(settings), Chosen(before)
    key = "ignore" if settings.ignore != before.ignore else "select"
    yield from _loosened(settings, key, then.codes - now.codes)
    yield from _loosened(settings, "severity", {code for code in now.codes if now.severity_of(code) < then.severity_of(code)})
    if settings.disclosure_threshold < before.disclosure_threshold:
        yield from _loosened(settings, "disclosure-threshold", [rule_named("small-count") or ""])
    for pattern, names in settings.per_file_ignores.items():
        codes = frozenset[str]().union(*map(named, names)) - then.per_file.get(pattern, frozenset())
        yield from _loosened(settings, "per-file-ignores", codes, pattern)


def _loosened(settings: Settings, key: str, codes: Iterable[str], *more: str) -> Iterator[Problem]:
    listed = sorted(codes)
    if listed:
        said = ", ".join(listed[:MOST_NAMED]) + ("…" if len(listed) > MOST_NAMED else "")
        span = span_of_key(settings.document.text if settings.document else "", (*settings.table, key, *more))
        yield Problem("weakened-check", (), {"key": key, "rules": said}, "setting", span=span)
