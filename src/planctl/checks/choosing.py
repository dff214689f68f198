"""Which findings are told, and how grave they are: what settings and options select, ignore and weigh.

A rule is named by its code or its name; several by the beginning of their codes: `PLN3`. Of two that name the same rule the more exact
one holds. What can't be read of a file, and what privacy and safety ask for, is always told.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from planctl.checks import RULES, by_name
from planctl.finding import Finding, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planctl.settings import Settings

ALWAYS = ("PLN0", "PLN8")  # files that can't be read; privacy and safety
ABOUT_US = "PLN9"  # settings and suppressions: a comment can't excuse a comment
ALL = "PLN"

_SEVERITY = {rule.code: rule.severity for rule in RULES}


def rule_named(text: str) -> str | None:
    """Return the code of the one rule that a text names, by code or name."""
    rule = by_name.get(text.lower())
    return rule.code if rule else text.upper() if text.upper() in _SEVERITY else None


def can_be_ignored(code: str) -> bool:
    """Tell whether a comment or a baseline may leave out what a rule finds."""
    return not code.startswith((*ALWAYS, ABOUT_US))


def named(text: str) -> frozenset[str]:
    """Return the codes of the rules that a text names: one by code or name, several by the beginning of their codes."""
    one = rule_named(text)
    if one:
        return frozenset({one})
    return frozenset(code for code in _SEVERITY if text.upper().startswith(ALL) and code.startswith(text.upper()))


def near(text: str) -> str:
    """Return the name or code that was probably meant, "" where none is near."""
    from planctl.model.reading import closest

    return closest(text, list(by_name)) or ""


class Chosen:
    """What settings and options make of findings."""

    def __init__(self, settings: Settings, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> None:
        """`select` stands for what the settings select and ignore; `ignore` adds to it."""
        asked = select or settings.select or (ALL,)
        not_asked = (*(() if select else settings.ignore), *ignore)
        wanted, unwanted = _exactness(asked), _exactness(not_asked)
        self.codes = {code for code in _SEVERITY if code.startswith(ALWAYS) or wanted.get(code, 0) > unwanted.get(code, 0)}
        self.severities = _severities(settings)
        self.folder = settings.folder
        self.per_file = {pattern: frozenset[str]().union(*map(named, names)) for pattern, names in settings.per_file_ignores.items()}

    def of(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings that are to be told, as grave as they are to be taken."""
        return [
            finding._replace(severity=self.severity_of(finding.code))
            for finding in findings
            if finding.code in self.codes and not self._ignored_in_its_file(finding)
        ]

    def severity_of(self, code: str) -> Severity:
        """Return how gravely a rule's findings are taken."""
        return self.severities.get(code, _SEVERITY[code])

    def _ignored_in_its_file(self, finding: Finding) -> bool:
        if not self.per_file or finding.code.startswith(ALWAYS):
            return False
        from fnmatch import fnmatchcase

        file = os.path.relpath(finding.location.file, self.folder).replace(os.sep, "/")
        return any(finding.code in codes and fnmatchcase(file, pattern) for pattern, codes in self.per_file.items())


def _exactness(names: Iterable[str]) -> dict[str, int]:
    """Return how exactly each rule is named: by itself, or by how much of its code."""
    found: dict[str, int] = {}
    for name in names:
        exact = len(name) if rule_named(name) is None else 100
        for code in named(name):
            found[code] = max(exact, found.get(code, 0))
    return found


def _severities(settings: Settings) -> dict[str, Severity]:
    found: dict[str, Severity] = {}
    for name in sorted(settings.severity, key=lambda name: (rule_named(name) is not None, len(name))):
        for code in named(name):
            severity = Severity[settings.severity[name]]
            if not code.startswith(ALWAYS) or severity >= _SEVERITY[code]:
                found[code] = severity
    return found


def faults(settings: Settings) -> Iterator[Problem]:
    """Yield what is wrong with settings: what reading them found, rules that there are not, and rules that can't be ignored."""
    yield from settings.problems
    lists: dict[tuple[str, ...], tuple[str, ...]] = {
        ("select",): settings.select,
        ("ignore",): settings.ignore,
        ("severity",): tuple(settings.severity),
    }
    lists |= {("per-file-ignores", pattern): names for pattern, names in settings.per_file_ignores.items()}
    for keys, names in lists.items():
        for name in names:
            yield from _faults_of(name, keys, settings)


def _faults_of(name: str, keys: tuple[str, ...], settings: Settings) -> Iterator[Problem]:
    from planctl.settings.places import span_of_key

    codes = named(name)
    ignores = keys[0] in {"ignore", "per-file-ignores"}
    lowers = keys[0] == "severity" and any(Severity[settings.severity[name]] < _SEVERITY[code] for code in codes)
    if codes and not ((ignores or lowers) and all(code.startswith(ALWAYS) for code in codes)):
        return
    text = settings.document.text if settings.document else ""
    span = span_of_key(text, (*settings.table, *keys, *([name] if keys == ("severity",) else [])))
    if codes:
        yield Problem("not-to-be-ignored", values={"rule": name[:80]}, span=span)
    else:
        like = near(name)
        yield Problem("unknown-rule", values={"rule": name[:80], "near": like}, variant="near" if like else "", span=span)
