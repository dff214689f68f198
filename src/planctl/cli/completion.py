"""What the shell offers when TAB is pressed: plans, addresses, organisations. Silent when nothing can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from planctl.messages import LANGUAGES

if TYPE_CHECKING:
    from planctl.workspace import PlanFile, Workspace

MOST_OFFERED = 200
LONGEST_HINT = 50
Offered = Iterator[tuple[str, str]]


def _plans() -> tuple[Workspace | None, list[PlanFile]]:
    from planctl.workspace import NothingThereError, load

    try:
        workspace = load([])
    except (NothingThereError, OSError):
        return None, []
    return workspace, workspace.sound()


def _starting(incomplete: str, offered: Callable[[], Offered]) -> list[tuple[str, str]]:
    found = ((value, _hint(title)) for value, title in offered() if value.startswith(incomplete))
    return [pair for pair, _ in zip(found, range(MOST_OFFERED), strict=False)]


def _hint(title: str) -> str:
    """Return a title short and plain enough for every shell to show beside a value."""
    plain = " ".join("".join(" " if character in "\"'`$\\:[]()" else character for character in title).split())
    return plain if len(plain) <= LONGEST_HINT else plain[: LONGEST_HINT - 1] + "…"


def plan_files(incomplete: str) -> list[tuple[str, str]]:
    """Offer the nearest plans by file."""

    def offered() -> Offered:
        from planctl.files import display

        for file in _plans()[1]:
            yield display(file.path), file.index.plan.title

    return _starting(incomplete, offered)


def addresses(incomplete: str) -> list[tuple[str, str]]:
    """Offer addresses, one level at a time: plans, then what they hold, then its follow-ups."""

    def offered() -> Offered:
        for file in _plans()[1]:
            index = file.index
            if "/" not in incomplete:
                yield index.plan.id, index.plan.title
                continue
            for placed in index.subjects:
                yield f"{index.plan.id}/{placed.id}", placed.item.title
            for promise in index.promises if incomplete.count("/") > 1 or "/plan" in incomplete or "/reporting" in incomplete else ():
                yield str(promise.address), promise.item.title

    return _starting(incomplete, offered)


def organisations(incomplete: str) -> list[tuple[str, str]]:
    """Offer the organisations that the nearest plans declare."""

    def offered() -> Offered:
        seen: dict[str, str] = {}
        for file in _plans()[1]:
            for name, organisation in file.index.plan.organisations.items():
                seen.setdefault(name, organisation.name)
        yield from sorted(seen.items())

    return _starting(incomplete, offered)


def rules(incomplete: str) -> list[tuple[str, str]]:
    """Offer rules and kinds of change by code and by name."""

    def offered() -> Offered:
        from planctl.changes import KINDS
        from planctl.checks import RULES

        return _both_ways([*((rule.code, rule.name) for rule in RULES), *((kind.code, kind.name) for kind in KINDS.values())])

    return _starting(incomplete, offered)


def checks(incomplete: str) -> list[tuple[str, str]]:
    """Offer rules alone, by code and by name."""

    def offered() -> Offered:
        from planctl.checks import RULES

        return _both_ways([(rule.code, rule.name) for rule in RULES])

    return _starting(incomplete, offered)


def _both_ways(known: list[tuple[str, str]]) -> Offered:
    yield from known
    for code, name in known:
        yield name, code


def words(*known: str) -> Callable[[str], list[str]]:
    """Return a completer that offers fixed words."""

    def offer(incomplete: str) -> list[str]:
        return [word for word in known if word.startswith(incomplete)]

    return offer


languages = words(*LANGUAGES)
colours = words("auto", "always", "never")
