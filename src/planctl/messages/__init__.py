"""What people read, in Swedish and English, from one catalogue a language. Keys, codes and states in data are never translated."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from planctl.finding import Finding, Problem

LANGUAGES = ("sv", "en")
DEFAULT_LANGUAGE = "sv"

Said = tuple[str, str]  # what is wrong, what to do


class Catalogue(Protocol):
    """A language's module: `WORDS` for outputs, `FINDINGS` for rules (by name or name.variant).

    Languages other than English also have `PAGES`: a page for each rule, by name. In English they are the rules' own.
    """

    WORDS: dict[str, str]
    FINDINGS: dict[str, Said]


@cache
def catalogue(language: str) -> Catalogue:
    """Return a language's catalogue, imported when first asked for."""
    return cast("Catalogue", import_module(f"planctl.messages.{language}"))


def word(language: str, key: str, **values: object) -> str:
    """Return a text of the catalogue with its values filled in."""
    text = catalogue(language).WORDS[key]
    return text.format_map(values) if values else text


def count(language: str, key: str, number: int) -> str:
    """Return a counted text: the key's `.one` form for 1, else `.many`, with `{n}` filled in."""
    return word(language, f"{key}.{'one' if number == 1 else 'many'}", n=number)


def page(language: str, rule: str) -> str | None:
    """Return a rule's page as the catalogue has it; None in English, whose pages are the rules' own."""
    pages: dict[str, str] = getattr(catalogue(language), "PAGES", {})
    return pages.get(rule)


def told(finding: Finding | Problem, language: str) -> Said:
    """Return a finding's message and its help."""
    findings = catalogue(language).FINDINGS
    key = f"{finding.name}.{finding.variant}" if finding.variant else finding.name
    message, advice = findings[key if key in findings else finding.name]
    return message.format_map(finding.values), advice.format_map(finding.values)
