"""Two versions of a plan out of text, read the way planctl reads files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from planctl.document import parse
from planctl.model.journal import Journal
from planctl.model.plan import Plan
from planctl.model.reading import calendar_of, read
from planctl.workspace import JournalFile, PlanFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planctl.changes import Change

# A plan in which everything that can change stands, one thing a line.
PLAN = """\
schema: planctl/plan/v1
id: p
title: Plan för psykisk hälsa
owner: ort
coordinator: sf
responsible: [sf]
period: 2025..2027
grace: 10
decisions:
  - {action: adopted, date: 2024-11-20, by: ort, period: 2025..2027, ref: KS 1}
calendar:
  delar: 08-31
  arsslut: 12-31
reporting:
  - {id: lage, every: [delar, arsslut], asks: [progress, indicators], title: Läget}
follow_ups:
  - {id: rapport, kind: review, every: half-year, title: Rapporten lämnad}
aligns:
  - {to: strategi, relation: basis}
  - {to: ramverk}
sources:
  - {id: plan, title: Planen, file: plan.pdf}
organisations:
  ort: {name: Orten, kind: municipality}
  sf: {name: Socialförvaltningen, kind: department, part_of: ort}
  buf: {name: Barn- och utbildningsförvaltningen, kind: department}
  kff: {name: Kultur- och fritidsförvaltningen, kind: department}
groups:
  barn: Barn
  vuxna: Vuxna
areas:
  - id: "1"
    title: Samverkan
    goals:
      - id: mal
        title: Stödet ska vara samordnat
        term: short
        groups: [barn, vuxna]
        targets:
          - {title: Andel som vet vart, at_least: 60, due: 2026}
    indicators:
      - id: antal
        title: Antal insatser
        measure: count
        goals: [mal]
        better: higher
        targets:
          - {equals: 12, due: 2027}
      - id: matt
        title: Sjukfrånvaro
        measure: share
        targets:
          - {change: -20 %, due: 2027}
    activities:
      - id: a
        title: Kartlägg vilka föreningar kommunen kan samverka med
        note: Enligt planen
        responsible: [sf, buf]
        lead: sf
        partners: [kff]
        goals: [mal]
        steps:
          - title: Intervjua föreningarna
          - title: Bjud in till ett möte
        follow_ups:
          - {kind: start, due: 2025, title: Kartläggningen påbörjad, said: påbörjas 2025}
          - {kind: review, every: year, until: 2026, title: Kartläggningen uppföljd, answers: each}
          - {kind: measure, every: ongoing, title: Antal insatser, indicator: antal}
      - id: b
        title: Skriv avtal
        responsible: [kff]
      - id: c
        title: Ordna ett forum
        withdrawn: {date: 2025-06, reason: Behövs inte}
      - id: d
        title: Skriv avtal igen
        same_as: b
  - id: "2"
    title: Barn och unga
    areas:
      - id: "2.1"
        title: Skolan
        activities:
          - id: e
            title: Utbilda personalen
            groups: [barn, vuxna]
            follow_ups:
              - {kind: deliver, due: 2026, title: Utbildningen hållen}
  - id: "3"
    title: Tom rubrik
funding:
  parts:
    - {item: "ramverk:1", recipient: ort, amount: 100000}
    - {item: "ramverk:2", recipient: ort, amount: 50000, proposed: true}
"""

JOURNAL = """\
schema: planctl/journal/v1
plan: p
entries:
  - {date: 2025-09-01, about: a@2025-delar, by: sf, state: ongoing, light: green}
  - {date: 2025-09-02, about: b@2025-delar, by: kff, state: planned}
  - {date: 2025-09-02, about: b@2025-delar, by: sf, state: ongoing}
  - {date: 2025-12-31, about: a/review@2025, by: buf, state: reported}
"""


def version(plan: str, journal: str | None = None, name: str = "head") -> PlanFile:
    """Read a version of a plan, with its journal if it has one."""
    document = parse(f"{name}.yaml", plan.encode())
    calendar = calendar_of(document.data)
    model, problems = read(document, Plan, calendar)
    assert model is not None, [*document.problems, *problems]
    file = PlanFile(document.file, document, model, problems)
    if journal is not None:
        said = parse(f"journals/{name}.yaml", journal.encode())
        entries, problems = read(said, Journal, calendar)
        assert entries is not None, [*said.problems, *problems]
        file.journal = JournalFile(said.file, said, entries, problems)
    return file


def replaced(text: str, pairs: Sequence[tuple[str, str]]) -> str:
    """Return the text with each stretch replaced, which must stand there once."""
    for old, new in pairs:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


def edited(*pairs: tuple[str, str]) -> PlanFile:
    """Return the plan with each stretch of its text replaced."""
    return version(replaced(PLAN, pairs))


def singly(changes: Iterable[Change]) -> list[Change]:
    """Return the changes, with those that are told at once one by one."""
    return [one for change in changes for one in change.parts or (change,)]


def of_data(data: Any, name: str = "head") -> PlanFile:
    """Read a version of a plan from plain data: JSON is YAML, and quick to write."""
    return version(json.dumps(data, ensure_ascii=False, indent=1), name=name)


# What an example of a kind of change stands in: an adopted plan, and its journal.
AROUND: dict[str, Any] = {
    "schema": "planctl/plan/v1",
    "id": "p",
    "title": "Plan",
    "owner": "ort",
    "period": "2025..2027",
    "decisions": [{"action": "adopted", "date": "2024-11-20"}],
    "organisations": {name: {"name": name, "kind": "other"} for name in ("ort", "sf", "buf", "kff")},
    "groups": {"barn": "Barn", "vuxna": "Vuxna"},
    "areas": [{"id": "1", "title": "Samverkan"}],
}


def of_example(lines: str, name: str = "head") -> PlanFile:
    """Read a version of a plan out of the lines of an example, put where they belong."""
    given = parse("example.yaml", lines.encode())
    assert not given.problems
    held = given.data
    area = {**AROUND["areas"][0], **{field: held[field] for field in ("activities", "goals", "indicators") if field in held}}
    plan = AROUND | {"areas": [area]} | {field: value for field, value in held.items() if field in Plan.model_fields}
    journal = {"schema": "planctl/journal/v1", "plan": "p", "entries": held.get("entries", [])}
    texts = [json.dumps(data, ensure_ascii=False, indent=1) for data in (plan, journal)]
    return version(texts[0], texts[1], name)
