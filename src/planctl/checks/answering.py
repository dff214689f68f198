"""Who answers: many of whom none leads, those named twice, and bodies that end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planctl.checks.rule import Checked, rule
from planctl.finding import Path, Problem, Severity
from planctl.schedule import dates_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.model.index import Promise

MANY = 4


@rule("PLN316", Severity.note, "plan")
def nobody_leads(checked: Checked) -> Iterator[Problem]:
    """Many are responsible for something, and none of them leads.

    What four or more are responsible for is easily left for the others to begin. Readers and reminders need one to turn to.

    Fix: choose which of them leads, in `lead`; where the plan doesn't say, ask the steering group.

    Bad:
        responsible: [sf, buf, kff, ksf]

    Good:
        responsible: [sf, buf, kff, ksf]
        lead: sf
    """
    for names, lead, path in _answering(checked):
        if lead is None and len(set(names)) >= MANY:
            yield Problem("nobody-leads", (*path, "responsible"), {"count": str(len(set(names)))})


def _answering(checked: Checked) -> Iterator[tuple[tuple[str, ...], str | None, Path]]:
    """Yield who is responsible for what many may be responsible for, who leads, and where it stands."""
    plan = checked.plan
    yield plan.responsible, plan.lead, ()
    for placed in checked.activities():
        if len(placed.item.responsible) >= MANY:
            yield placed.item.responsible, placed.item.lead, placed.path
    for promise in checked.promises():
        if promise.follow_up and len(promise.follow_up.responsible) >= MANY:
            yield promise.follow_up.responsible, promise.follow_up.lead, promise.path


@rule("PLN317", Severity.warning, "plan")
def partner_answers_too(checked: Checked) -> Iterator[Problem]:
    """The same organisation is both responsible for an activity and takes part without being responsible.

    Only one of them can be right. Lists by department show the work under those responsible, not under those who take part.

    Fix: keep it in the list that is right.

    Bad:
        responsible: [sf, buf]
        partners: [buf]

    Good:
        responsible: [sf, buf]
    """
    for placed in checked.activities():
        for number, partner in enumerate(placed.item.partners):
            if partner in placed.item.responsible:
                yield Problem("partner-answers-too", (*placed.path, "partners", number), {"id": partner})


@rule("PLN318", Severity.warning, "plan")
def ended_organisation(checked: Checked) -> Iterator[Problem]:
    """An organisation is responsible for something at a time when it no longer exists.

    Nobody will be reminded, and nobody reports. It happens when an organisation is changed and the plan isn't.

    Fix: name the organisation that has taken over; if the old one is to be responsible for the time before that, give it a follow-up of its
    own that ends with `until`.

    Bad:
        organisations:
          amf: {name: Arbetsmarknadsförvaltningen, kind: department, until: 2025}
        follow_ups:
          - {kind: measure, every: year, until: 2027, title: Antal praktikplatser, responsible: [amf]}

    Good:
        organisations:
          amf: {name: Arbetsmarknadsförvaltningen, kind: department, until: 2025}
        follow_ups:
          - {kind: measure, every: year, until: 2027, title: Antal praktikplatser, responsible: [sf]}
    """
    organisations = checked.plan.organisations
    ended = {name: body.until for name, body in organisations.items() if body.until}
    told: set[Path] = set()
    for promise in checked.promises() if ended else ():
        last = max((deadline for _, deadline in dates_of(promise, date.max)), default=date.min)
        for name in promise.responsible:
            path = _where(checked, promise, name)
            if name in ended and ended[name].last < last and path not in told and not _taken_over(promise, organisations[name].replaced_by):
                told.add(path)
                values = {"id": name, "until": ended[name].text, "last": last.isoformat(), "by": organisations[name].replaced_by or ""}
                yield Problem("ended-organisation", path, values, variant="replaced" if values["by"] else "")


def _taken_over(promise: Promise, successor: str | None) -> bool:
    """Tell whether the body that took over answers already, and its answer is enough."""
    each = promise.follow_up is not None and promise.follow_up.answers == "each"
    return successor in promise.responsible and not each


def _where(checked: Checked, promise: Promise, name: str) -> Path:
    """Return where a body is named as answering for a promise; the promise itself where steps or the coordinator make it so."""
    holders = [(promise.item.responsible, promise.path)]
    if promise.activity and not promise.item.responsible:
        holders.append((promise.activity.item.responsible, promise.activity.path))
    if not any(names for names, _ in holders):
        holders.append((checked.plan.responsible, ()))
    return next(((*path, "responsible", names.index(name)) for names, path in holders if name in names), (*promise.path, "title"))


@rule("PLN319", Severity.warning, "plan")
def part_of_itself(checked: Checked) -> Iterator[Problem]:
    """An organisation is part of itself, directly or by way of others.

    Readers can't see what belongs to what, and lists of all that belongs to an organisation go round in a circle.

    Fix: correct `part_of` on one of them.

    Bad:
        organisations:
          sf: {name: Socialförvaltningen, kind: department, part_of: enheten}
          enheten: {name: Stödenheten, kind: unit, part_of: sf}

    Good:
        organisations:
          sf: {name: Socialförvaltningen, kind: department, part_of: exempel}
          enheten: {name: Stödenheten, kind: unit, part_of: sf}
    """
    bodies = checked.plan.organisations
    told: set[str] = set()
    for name in [name for name, body in bodies.items() if body.part_of]:
        chain: dict[str, None] = {}
        here: str | None = name
        while here is not None and here in bodies and here not in chain and here not in told:
            chain[here] = None
            here = bodies[here].part_of
        if here in chain:
            yield Problem("part-of-itself", ("organisations", here, "part_of"), {"id": here})
        told |= chain.keys()
