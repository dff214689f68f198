"""Times: the plan's period, its decisions, and follow-ups that lie outside them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planctl.checks.rule import Checked, rule
from planctl.finding import Problem, Severity
from planctl.model.plan import FollowUp, Round
from planctl.schedule import stages, standing, times_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.model.period import Period
    from planctl.model.plan import Plan


@rule("PLN402", Severity.error, "plan")
def backwards_period(checked: Checked) -> Iterator[Problem]:
    """A period ends before it begins.

    Nothing falls due in such a period, so nobody would ever be asked.

    Fix: write the earlier time first.

    Bad:
        period: 2027..2025

    Good:
        period: 2025..2027
    """
    for promise in checked.index.promises:
        item = promise.item
        if item.from_ and item.until and _backwards(item):
            values = {"from": item.from_.text, "until": item.until.text}
            yield Problem("backwards-period", (*promise.path, "until"), values, variant="until")


def _backwards(item: FollowUp | Round) -> bool:
    return bool(item.from_ and item.until and item.until.last < item.from_.first)


@rule("PLN407", Severity.warning, "plan")
def outside_plan_period(checked: Checked) -> Iterator[Problem]:
    """A follow-up falls due outside the plan's period.

    Often the year is mistyped, or left from an earlier plan, and nobody looks for it once the plan has ended. It may also be meant, such as
    an evaluation after the last year.

    Fix: correct the year; if it is meant, leave it as it is.

    Bad:
        period: 2025..2027
        follow_ups:
          - {kind: review, due: 2062, title: Planen utvärderad}

    Good:
        period: 2025..2027
        follow_ups:
          - {kind: review, due: 2026, title: Planen utvärderad}
    """
    whole = bounds(checked.plan)
    for promise in checked.promises():
        for field, period in outside(promise.item, whole):
            values = {"field": field, "text": period.text, "period": checked.plan.period.text}
            yield Problem("outside-plan-period", (*promise.path, field), values)


def outside(item: FollowUp | Round, whole: tuple[date, date]) -> list[tuple[str, Period]]:
    """Return the times of a follow-up or a round that do not lie within the plan's `bounds`."""
    first, last = whole
    found: list[tuple[str, Period]] = []
    due = item.due if isinstance(item, FollowUp) else None
    if due and not first <= due.last <= last:
        found.append(("due", due))
    for field, period in (("from", item.from_), ("until", item.until)):
        if period and not (period.first <= last and first <= period.last):
            found.append((field, period))
    return found


def bounds(plan: Plan) -> tuple[date, date]:
    """Return the first day and the last of all periods that the plan has had."""
    periods = [plan.period, *(decision.period for decision in plan.decisions if decision.period)]
    return min(period.first for period in periods), max(period.last for period in periods)


@rule("PLN408", Severity.warning, "plan")
def decided_after_start(checked: Checked) -> Iterator[Problem]:
    """The plan was adopted after its period had begun.

    It may be true, and then it does no harm. Often the date or the period is mistyped, and then deadlines are counted from the wrong day.

    Fix: correct the date or the period; if both are right, leave them as they are.

    Bad:
        period: 2025..2027
        decisions:
          - {action: adopted, date: 2025-11-20, by: styrgrupp}

    Good:
        period: 2025..2027
        decisions:
          - {action: adopted, date: 2024-11-20, by: styrgrupp}
    """
    adopted = [(number, decision) for number, decision in enumerate(checked.plan.decisions) if decision.action == "adopted"]
    for number, decision in adopted[:1]:
        period = decision.period or stages(checked.plan, date.min)[0][1]
        if decision.date.first > period.first:
            values = {"date": decision.date.text, "first": period.first.isoformat()}
            yield Problem("decided-after-start", ("decisions", number, "date"), values)


@rule("PLN409", Severity.error, "plan")
def period_not_decided(checked: Checked) -> Iterator[Problem]:
    """The plan's period is not the one that was last decided.

    Deadlines are counted within the decided period. When the plan says something else, either a decision is missing here, or the period was
    changed without one.

    Fix: add the decision, or write the same period in both places.

    Bad:
        period: 2025..2028
        decisions:
          - {action: adopted, date: 2024-11-20, period: 2025..2027}

    Good:
        period: 2025..2028
        decisions:
          - {action: adopted, date: 2024-11-20, period: 2025..2027}
          - {action: extended, date: 2027-10-12, period: 2025..2028}
    """
    decided = stages(checked.plan, date.max)[-1][1]
    if (decided.first, decided.last) != (checked.plan.period.first, checked.plan.period.last):
        yield Problem("period-not-decided", ("period",), {"period": checked.plan.period.text, "decided": decided.text})


@rule("PLN410", Severity.warning, "plan")
def never_falls_due(checked: Checked) -> Iterator[Problem]:
    """A follow-up that should recur never falls due.

    It is in the plan, but nobody will ever be asked.

    Fix: correct `from`, `until`, or the day in the plan's `calendar`.

    Bad:
        period: 2025-01..2025-06
        calendar: {delar: 08-31}
        reporting:
          - {id: lage, every: [delar], asks: [progress], title: Läget}

    Good:
        period: 2025-01..2025-12
        calendar: {delar: 08-31}
        reporting:
          - {id: lage, every: [delar], asks: [progress], title: Läget}
    """
    whole = bounds(checked.plan)
    for promise in checked.promises():
        every = promise.item.every
        if every is None or not every.dated or _backwards(promise.item) or outside(promise.item, whole):
            continue  # no recurrence, or told by backwards-period or outside-plan-period
        if not times_of(promise, date.max):
            yield Problem("never-falls-due", (*promise.path, "every"), {"every": str(every)})


@rule("PLN411", Severity.warning, "plan")
def extended_without_period(checked: Checked) -> Iterator[Problem]:
    """A decision extends the plan, but not to a later day.

    What recurs stops on the last day of the period before, and the plan counts as run out, though it was meant to go on.

    Fix: give the decision its `period`, and write the same in the plan's.

    Bad:
        period: 2025..2027
        decisions:
          - {action: adopted, date: 2024-11-20, period: 2025..2027}
          - {action: extended, date: 2027-10-12}

    Good:
        period: 2025..2028
        decisions:
          - {action: adopted, date: 2024-11-20, period: 2025..2027}
          - {action: extended, date: 2027-10-12, period: 2025..2028}
    """
    ordered = sorted(enumerate(checked.plan.decisions), key=lambda numbered: numbered[1].date.first)
    before: Period | None = None
    for number, decision in ordered:
        here = ("decisions", number)
        if decision.action == "extended" and decision.period is None:
            yield Problem("extended-without-period", (*here, "action"))
        elif decision.action == "extended" and decision.period and before and decision.period.last <= before.last:
            values = {"period": decision.period.text, "before": before.text}
            yield Problem("extended-without-period", (*here, "period"), values, variant="not-later")
        before = decision.period or before


@rule("PLN417", Severity.warning, "plan")
def decision_in_the_future(checked: Checked) -> Iterator[Problem]:
    """A decision is dated in the future.

    It doesn't count until that day. If the year is mistyped, the plan looks as if it had not been decided.

    Fix: correct the date.

    Bad:
        decisions:
          - {action: adopted, date: 2204-11-20, by: styrgrupp}

    Good:
        decisions:
          - {action: adopted, date: 2024-11-20, by: styrgrupp}
    """
    for number, decision in enumerate(checked.plan.decisions):
        if decision.date.first > checked.day:
            yield Problem("decision-in-the-future", ("decisions", number, "date"), {"date": decision.date.text})


@rule("PLN412", Severity.warning, "plan")
def run_out(checked: Checked) -> Iterator[Problem]:
    """The plan has run out, and no decision extends or closes it.

    What has not been answered is still to be answered, but nothing more falls due. Readers can't tell whether the work goes on, has
    ended, or is followed by another plan.

    Fix: add the decision that extended or closed the plan; if there is none, say so in a comment in the file (`# …`).

    Bad:
        period: 2022..2024
        decisions:
          - {action: adopted, date: 2021-11-03, period: 2022..2024}

    Good:
        period: 2022..2024
        decisions:
          - {action: adopted, date: 2021-11-03, period: 2022..2024}
          - {action: closed, date: 2025-02-12}
    """
    if standing(checked.plan, checked.day) == "run-out":
        last = stages(checked.plan, checked.day)[-1][1].last
        yield Problem("run-out", ("period",), {"last": last.isoformat()})
