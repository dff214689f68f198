"""Rules about accepted changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.checks.rule import Checked, rule
from planctl.finding import Problem, Severity
from planctl.messages import DEFAULT_LANGUAGE, catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

WHY = "change.why."  # every kind of change has a text that says why it weighs what it weighs


@rule("PLN921", Severity.error, "accepted")
def unknown_change(checked: Checked) -> Iterator[Problem]:
    """An acceptance names a kind of change that does not exist.

    It covers nothing: the change that was meant still fails the check.

    Fix: write the name that `planctl diff --format json` gives the change.

    Bad:
        accepted:
          - kind: senarelagt

    Good:
        accepted:
          - kind: deadline-later
    """
    from planctl.model.reading import closest

    known = [key.removeprefix(WHY) for key in catalogue(DEFAULT_LANGUAGE).WORDS if key.startswith(WHY)]
    for number, acceptance in enumerate(checked.accepted.accepted if checked.accepted else ()):
        if acceptance.kind not in known:
            near = closest(acceptance.kind, known)
            values = {"kind": acceptance.kind[:80], "near": near or ""}
            yield Problem("unknown-change", ("accepted", number, "kind"), values, variant="near" if near else "")


@rule("PLN922", Severity.warning, "accepted")
def acceptance_without_plan(checked: Checked) -> Iterator[Problem]:
    """An acceptance is about a plan that is not there.

    It covers nothing. The address begins with the plan's id.

    Fix: correct the address, or delete the acceptance when the plan is gone.

    Bad:
        address: kartlagg-foreningar/review

    Good:
        address: exempel-2025-2027/kartlagg-foreningar/review
    """
    plans = {file.id for file in checked.workspace.plans}
    for number, acceptance in enumerate(checked.accepted.accepted if checked.accepted else ()):
        plan = acceptance.address.partition("@")[0].partition("/")[0]
        if plan not in plans:
            yield Problem("acceptance-without-plan", ("accepted", number, "address"), {"id": plan})


@rule("PLN923", Severity.warning, "accepted")
def acceptance_run_out(checked: Checked) -> Iterator[Problem]:
    """The last day of an acceptance has passed.

    It covers nothing any more. Left standing it makes readers believe that the change is still allowed.

    Fix: delete it; where the change is still to be made, have it decided anew and write the new decision and its last day.

    Bad:
        until: 2024-12-31

    Good:
        until: 2027-12-31
    """
    for number, acceptance in enumerate(checked.accepted.accepted if checked.accepted else ()):
        if acceptance.until < checked.day:
            yield Problem("acceptance-run-out", ("accepted", number, "until"), {"until": acceptance.until.isoformat()})
