"""Plans, journals and schedules out of a few lines of YAML, read the way planctl reads files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from textwrap import dedent, indent
from typing import TYPE_CHECKING, TypeVar

from hypothesis import settings
from pydantic import BaseModel

from planctl import checks, workspace
from planctl.document import parse
from planctl.model.framework import Framework
from planctl.model.index import Index
from planctl.model.journal import Journal
from planctl.model.plan import Plan
from planctl.model.reading import calendar_of, read
from planctl.schedule import Occurrence, Schedule, dates_of

if TYPE_CHECKING:
    from planctl.finding import Finding, Problem

# How long an example takes depends on who else uses the machine.
settings.register_profile("planctl", deadline=None)
settings.load_profile("planctl")

PLANS = str(Path(__file__).parent / "plans")  # one made-up municipality, with every state that a plan can be in
FULL = "exempel-2025-2027"  # the plan there that shows every state of an occurrence
TODAY = date(2026, 6, 30)  # the day on which it does

Model = TypeVar("Model", bound=BaseModel)

# What a plan needs and a test has no interest in, by field.
_NEEDED = {
    "schema": "schema: planctl/plan/v1",
    "id": "id: p",
    "title": "title: Plan",
    "owner": "owner: ort",
    "period": "period: 2025..2027",
    "organisations": """
        organisations:
          ort: {name: Orten, kind: municipality}
          sf: {name: Socialförvaltningen, kind: department}
          buf: {name: Barn- och utbildningsförvaltningen, kind: department}
          kff: {name: Kultur- och fritidsförvaltningen, kind: department}
    """,
    "areas": "areas: []",
}


def plan_text(text: str) -> str:
    """Return a plan's YAML: the text given, and what every plan needs where the text leaves it out."""
    given = dedent(text)
    fields = {line.partition(":")[0] for line in given.splitlines()}
    return "\n".join([*(dedent(lines).strip("\n") for field, lines in _NEEDED.items() if field not in fields), given])


def plan_of(text: str) -> Plan:
    """Read a plan; what every plan needs may be left out."""
    return _sound(Plan, plan_text(text))


def promising(follow_up: str, *, plan: str = "", area: str = "", activity: str = "") -> Plan:
    """Read a plan whose activity `a` (of sf and buf) makes one promise, `a/f`; each argument gives fields of its level."""
    kind = "" if "kind:" in follow_up else "kind: review\n"
    responsible = "" if "responsible:" in activity else "responsible: [sf, buf]\n"
    return plan_of(
        f"{dedent(plan)}\nareas:\n  - id: omrade\n    title: Område\n{_block(area, 4)}    activities:\n"
        f"      - id: a\n        title: Aktivitet\n{_block(responsible + dedent(activity), 8)}        follow_ups:\n"
        f"          - id: f\n            title: Uppföljning\n{_block(kind + dedent(follow_up), 12)}"
    )


def _block(text: str, columns: int) -> str:
    lines = dedent(text).strip("\n")
    return indent(lines, " " * columns) + "\n" if lines else ""


def framework_of(text: str) -> Framework:
    """Read a framework."""
    return _sound(Framework, dedent(text))


def journal_of(plan: Plan, *entries: str) -> Journal:
    """Read a plan's journal out of its entries."""
    return _sound(Journal, journal_text(plan.id, *entries), {"calendar": {name: {"day": day.day} for name, day in plan.calendar.items()}})


def journal_text(plan: str, *entries: str) -> str:
    """Return a journal's YAML."""
    listed = "".join(f"\n  - {entry}" for entry in entries) or " []"
    return f"schema: planctl/journal/v1\nplan: {plan}\nentries:{listed}\n"


def entry(day: str, about: str, state: str | None = None, *, by: str = "sf", **fields: object) -> str:
    """Return one line of a journal."""
    said = {"date": day, "about": about, "by": by, "state": state, **fields}
    return json.dumps({name: value for name, value in said.items() if value is not None}, ensure_ascii=False)


def _sound(model: type[Model], text: str, data_of_plan: object = None) -> Model:
    found, problems = problems_in(model, text, data_of_plan)
    assert found is not None, problems
    assert not problems
    return found


def problems_in(model: type[Model], text: str, data_of_plan: object = None) -> tuple[Model | None, list[Problem]]:
    """Return what reading makes of a text, and every problem of it: the document's and the model's. A plan has its own calendar."""
    document = parse("p.yaml", text.encode())
    found, problems = read(document, model, calendar_of(document.data if model is Plan else data_of_plan))
    return found, [*document.problems, *problems]


def schedule_of(plan: Plan, *entries: str, on: str | date = TODAY) -> Schedule:
    """Return a plan's schedule on a day, with a journal of the entries given."""
    day = date.fromisoformat(on) if isinstance(on, str) else on
    return Schedule(Index(plan), journal_of(plan, *entries), day)


def occurrence(schedule: Schedule, about: str = "a/f") -> Occurrence:
    """Return the occurrence at an address (without the plan); without a period: the only one of that promise."""
    found = [each for each in schedule.occurrences() if about in {each.address.about, each.address.about.partition("@")[0]}]
    assert len(found) == 1, [str(each.address) for each in found]
    return found[0]


def states(schedule: Schedule) -> dict[str, str]:
    """Return the state of every occurrence by its address (without the plan)."""
    return {each.address.about: each.state for each in schedule.occurrences()}


def deadlines(plan: Plan, about: str = "a/f", on: date = date.max) -> dict[str, str]:
    """Return the original deadline of every occurrence of a promise by its period, as decided up to a day."""
    subject, _, name = about.partition("/")
    promise = Index(plan).promise_by_address[subject, name]
    return {period.text: deadline.isoformat() for period, deadline in dates_of(promise, on)}


def full_schedule(day: date = TODAY) -> Schedule:
    """Return the schedule of the made-up plan that shows every state."""
    file = next(file for file in workspace.load([PLANS]).sound() if file.id == FULL)
    return Schedule(file.index, file.journal.journal if file.journal else None, day)


def findings_in(folder: Path, plan: str, journal: str | None = None, day: date = TODAY) -> list[Finding]:
    """Write a plan `p` and its journal into a folder, and return the findings."""
    (folder / "p.yaml").write_text(plan, encoding="utf-8")
    if journal is not None:
        (folder / "journals").mkdir(exist_ok=True)
        (folder / "journals" / "p.yaml").write_text(journal, encoding="utf-8")
    return checks.findings(workspace.load([str(folder)]), day)
