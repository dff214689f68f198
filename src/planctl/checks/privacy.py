"""What must not stand in a public file: whoever reads the plan reads this too. Looked for in the text itself, comments as well."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from planctl.checks.rule import Checked, rule
from planctl.document.decoding import span_at
from planctl.document.personal import identity_numbers
from planctl.finding import Path, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planctl.document import Document
    from planctl.document.tree import Node

MOST_TOLD = 100  # of one kind in one file: a list of people has hundreds, and nobody reads on

# A number as Swedes write it: an area code's 0 or +46, seven to nine more digits, parted or not. No date and no case number begins so.
_TELEPHONE = re.compile(r"(?:0|\+46[ \u00a0-]?(?:\(0\)[ \u00a0]?)?)[1-9](?:[ \u00a0/-]{0,3}[0-9]){6,8}(?![0-9])")
_TELEPHONE_ABROAD = "+46"
_BEFORE = re.compile(r"[\w.,:;=/+-]")  # before the first digit: then it is part of something else
# Numbers that anybody may call: free ones, shared ones, and those of a switchboard.
_EVERYBODYS = re.compile(r"(?:20|77[0-9]?|900|939|944)|[0-9]*00\Z")
_DIGITS = re.compile(r"[0-9]")

_ADDRESS = re.compile(r"(?P<name>[\w.+-]{1,64})@(?P<domain>[\w-]{1,63}(?:\.[\w-]{1,63})+)")
_WORD = re.compile(r"[^\W\d_]+")
# Where people have an address of their own.
_PEOPLES = re.compile(r"(?:gmail|hotmail|outlook|live|icloud|yahoo|telia|msn|me|proton|protonmail|bredband)\.\w+\Z")
# Beginnings of words in addresses of an office, a function or a service, and of the matters that plans are about.
_FUNCTIONS = re.compile(
    r"(?:info|kontakt|contact|registrator|diari|kansli|kommun|region|stad|medborgar|kund|service|support|press|social|barn|unga?\Z|ungdom|"
    r"utbildning|skol|elev|vård|vard|omsorg|hälso|halso|hälsa|halsa|psykisk|suicid|anhörig|anhorig|stöd|stod|samordn|samverkan|"
    r"uppfölj|uppfolj|plan|projekt|verksamhet|förvaltning|forvaltning|nämnd|namnd|styr|grupp|enhet|avdelning|kultur|fritid|arbet|"
    r"familj|funktion|äldre|aldre|vuxn|mottagning|central|post|mejl|mail|no\Z|reply|admin|webb|it\Z|hr\Z|bibliotek|förening|forening)"
)
_PARTS_OF_A_NAME = 2


@rule("PLN811", Severity.error, "text")
def identity_number(checked: Checked) -> Iterator[Problem]:
    """A personal identity number stands in the file.

    A plan is public, and what has been in a public repository stays in its history. Coordination numbers count too. The number is shown
    nowhere, in no finding and no report; this finding can't be turned off.

    Fix: delete it, also from the history if it has been shared, and tell whoever answers for data protection. Should it be another kind of
    number, such as a telephone number, write it in groups: 070-123 45 67.

    Bad:
        note: Gäller 811228-9874

    Good:
        note: Gäller en person, se akten
    """
    document = checked.document
    yield from _at(document, "identity-number", identity_numbers(document.written))


@rule("PLN812", Severity.warning, "text")
def telephone_number(checked: Checked) -> Iterator[Problem]:
    """A telephone number stands in the file.

    It is usually somebody's own, and stays public long after that person has changed work. Numbers that anybody may call (020, 077 and
    those of switchboards, which end in 00) are not told.

    Fix: write the office or its switchboard in its place.

    Bad:
        note: Ring 070-174 06 58

    Good:
        note: Ring kommunens växel
    """
    document = checked.document
    yield from _at(document, "telephone-number", _telephones(document.text))


def _telephones(text: str) -> Iterator[tuple[int, int]]:
    for match in _TELEPHONE.finditer(text):
        start, end = match.span()
        if start and _BEFORE.match(text, start - 1):
            continue
        national = "".join(_DIGITS.findall(match.group().removeprefix(_TELEPHONE_ABROAD))).lstrip("0")
        if not _EVERYBODYS.match(national):
            yield start, end


@rule("PLN813", Severity.warning, "text")
def persons_email(checked: Checked) -> Iterator[Problem]:
    """A person's e-mail address stands in the file.

    A plan names bodies, not people: those who answer change, and the address stays public. Addresses of an office, such as
    registrator@ or info@, are not told.

    Fix: write the office's address, or the body alone.

    Bad:
        note: Fråga anna.andersson@exempel.example

    Good:
        note: Fråga registrator@exempel.example
    """
    document = checked.document
    if "@" in document.text:
        yield from _at(document, "persons-email", _persons(document.text))


def _persons(text: str) -> Iterator[tuple[int, int]]:
    for match in _ADDRESS.finditer(text):
        words = [word.lower() for word in _WORD.findall(match["name"])]
        named = len(words) >= _PARTS_OF_A_NAME or _PEOPLES.match(match["domain"].lower())
        if named and not any(_FUNCTIONS.match(word) for word in words):
            yield match.span()


def _at(document: Document, name: str, found: Iterable[tuple[int, int]]) -> Iterator[Problem]:
    for start, end in islice(found, MOST_TOLD):
        span = span_at(document.text, start, end - start)
        yield Problem(name, _path_to(document, start), span=span)


def _path_to(document: Document, offset: int) -> Path:
    """Return the path of the innermost value around an offset, or of the collection that holds a comment there."""
    path: Path = ()
    node = document.root
    while node is not None and node.children is not None:
        step = next((step for step, child in _children(node) if child.start.index <= offset < child.end.index), None)
        if step is None:
            break
        path, node = (*path, step), node.child(step)
    return path


def _children(node: Node) -> Iterable[tuple[str | int, Node]]:
    return enumerate(node.children) if node.keys is None else node.children.items()
