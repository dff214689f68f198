"""What must not stand in a public file: whoever reads the plan reads this too. Looked for in the text itself, comments as well."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from planctl.checks.rule import MOST_TOLD, Checked, place_of, rule
from planctl.document.personal import identity_numbers
from planctl.finding import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planctl.document import Document

# A number as Swedes write it: an area code's 0 or +46, seven to nine more digits, parted or not. No date and no case number begins so.
_TELEPHONE = r"0[1-9](?:[ \u00a0/-]{0,3}[0-9]){6,8}(?![0-9])"  # begins with one plain character, which is searched for fastest
_FROM_ABROAD = r"\+46[ \u00a0-]?(?:\(0\)[ \u00a0]?)?[1-9](?:[ \u00a0/-]{0,3}[0-9]){6,8}(?![0-9])"
_BEFORE = r"[\w.,:;=/+-]"  # before the first digit: then it is part of something else
# Numbers that anybody may call: free ones, shared ones, and those of a switchboard.
_EVERYBODYS = r"(?:20|77[0-9]?|900|939|944)|[0-9]*00\Z"

LONGEST = 64  # characters before and after the sign that are looked at
_NAME = r"[\w.+-]+\Z"
_DOMAIN = r"[\w-]+(?:\.[\w-]+)+"
_WORD = r"[^\W\d_]+"
# These patterns are made only where there is something to hold to them: making them costs start-up.
# Where people have an address of their own.
_PEOPLES = r"(?:gmail|hotmail|outlook|live|icloud|yahoo|telia|msn|me|proton|protonmail|bredband)\.\w+\Z"
# Beginnings of words in addresses of an office, a function or a service, and of the matters that plans are about.
_FUNCTIONS = (
    r"(?:info|kontakt|contact|registrator|diari|kansli|kommun|region|stad|medborgar|kund|service|support|press|social|barn|unga?\Z|ungdom|"
    r"utbildning|skol|elev|vård|vard|omsorg|hälso|halso|hälsa|halsa|psykisk|suicid|anhörig|anhorig|stöd|stod|samordn|samverkan|"
    r"uppfölj|uppfolj|plan|projekt|verksamhet|förvaltning|forvaltning|nämnd|namnd|styr|grupp|enhet|avdelning|kultur|fritid|arbet|"
    r"familj|funktion|äldre|aldre|vuxn|mottagning|central|post|mejl|mail|no\Z|reply|admin|webb|it\Z|hr\Z|bibliotek|förening|forening)"
)
_PARTS_OF_A_NAME = 2


@rule("PLN811", Severity.error, "text")
def identity_number(checked: Checked) -> Iterator[Problem]:
    """There is a personal identity number in the file.

    A plan is public, and what has been in a public repository stays in its history. Coordination numbers count too. The number is shown
    nowhere, in no finding and no report; this finding can't be turned off.

    Fix: delete it, also from the history if it has been shared, and tell whoever is responsible for data protection. If it is another
    kind of number, such as a telephone number, write it in groups: 070-123 45 67.

    Bad:
        note: Gäller 811228-9874

    Good:
        note: Gäller en person, se akten
    """
    document = checked.document
    if document.written is not document.text:
        yield from _at(document, "identity-number", identity_numbers(document.written))


@rule("PLN812", Severity.warning, "text")
def telephone_number(checked: Checked) -> Iterator[Problem]:
    """There is a telephone number in the file.

    It is usually somebody's own, and stays public long after that person has changed work. Numbers that anybody may call (020, 077 and
    those of switchboards, which end in 00) are passed over.

    Fix: write the office or its switchboard in its place.

    Bad:
        note: Ring 070-174 06 58

    Good:
        note: Ring kommunens växel
    """
    document = checked.document
    yield from _at(document, "telephone-number", _telephones(document.text))


def _telephones(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_TELEPHONE, *([_FROM_ABROAD] if "+" in text else ())):
        for match in re.finditer(pattern, text):
            start, end = match.span()
            national = "".join(re.findall("[0-9]", match.group().removeprefix("+46"))).lstrip("0")
            within = start and re.match(_BEFORE, text[start - 1])
            if not within and not re.match(_EVERYBODYS, national):
                yield start, end


@rule("PLN813", Severity.warning, "text")
def persons_email(checked: Checked) -> Iterator[Problem]:
    """There is a person's e-mail address in the file.

    A plan names organisations, not people: people are replaced, but the address stays public. Addresses of an office, such as
    registrator@ or info@, are passed over.

    Fix: write the office's address, or the organisation alone.

    Bad:
        note: Fråga anna.andersson@exempel.example

    Good:
        note: Fråga registrator@exempel.example
    """
    document = checked.document
    if "@" in document.text:
        yield from _at(document, "persons-email", _persons(document.text))


def _persons(text: str) -> Iterator[tuple[int, int]]:
    at = text.find("@")
    while at >= 0:
        if at and not text[at - 1].isspace():  # most plans that have the sign have it before a name
            name = re.search(_NAME, text[max(0, at - LONGEST) : at])
            domain = re.match(_DOMAIN, text[at + 1 : at + LONGEST])
            if name and domain and _is_persons(name.group(), domain.group().lower()):
                yield at - len(name.group()), at + 1 + domain.end()
        at = text.find("@", at + 1)


def _is_persons(name: str, domain: str) -> bool:
    words = [word.lower() for word in re.findall(_WORD, name)]
    named = len(words) >= _PARTS_OF_A_NAME or re.match(_PEOPLES, domain)
    return bool(named) and not any(re.match(_FUNCTIONS, word) for word in words)


def _at(document: Document, name: str, found: Iterable[tuple[int, int]]) -> Iterator[Problem]:
    for start, end in islice(found, MOST_TOLD):
        path, span = place_of(document, start, end)
        yield Problem(name, path, span=span)
