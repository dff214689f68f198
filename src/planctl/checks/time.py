"""Times: the plan's period, its decisions, and promises that lie outside them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planctl.checks.rule import Checked, rule
from planctl.finding import Problem, Severity
from planctl.model.plan import FollowUp
from planctl.schedule import dates_of, stages


@rule("PLN402", Severity.error, "plan")
def backwards_period(checked: Checked) -> Iterator[Problem]:
    """A period ends before it begins."""
    for promise in checked.index.promises:
        item = promise.item
        if item.from_ and item.until and item.until.last < item.from_.first:
            yield Problem("backwards-period", (*promise.path, "until"), {"text": f"{item.from_}..{item.until}"})


@rule("PLN407", Severity.warning, "plan")
def outside_plan_period(checked: Checked) -> Iterator[Problem]:
    """A promise falls due outside the plan's period."""
    periods = [checked.plan.period] + [decision.period for decision in checked.plan.decisions if decision.period]
    first, last = min(period.first for period in periods), max(period.last for period in periods)
    for promise in checked.index.promises:
        item = promise.item
        times = [("due", item.due)] if isinstance(item, FollowUp) else []
        for field, period in (*times, ("from", item.from_), ("until", item.until)):
            if period is not None and not (first <= period.last <= last):
                values = {"text": period.text, "period": checked.plan.period.text}
                yield Problem("outside-plan-period", (*promise.path, field), values)


@rule("PLN408", Severity.warning, "plan")
def decided_after_start(checked: Checked) -> Iterator[Problem]:
    """The plan was adopted after the period it holds for had begun."""
    adopted = [(number, decision) for number, decision in enumerate(checked.plan.decisions) if decision.action == "adopted"]
    for number, decision in adopted[:1]:
        period = decision.period or checked.plan.period
        if decision.date.first > period.first:
            values = {"date": decision.date.text, "first": period.first.isoformat()}
            yield Problem("decided-after-start", ("decisions", number, "date"), values)


@rule("PLN409", Severity.error, "plan")
def period_not_decided(checked: Checked) -> Iterator[Problem]:
    """The plan's `period` is not that of the latest decision which names one."""
    decided = stages(checked.plan, date.max)[-1][1]
    if (decided.first, decided.last) != (checked.plan.period.first, checked.plan.period.last):
        yield Problem("period-not-decided", ("period",), {"period": checked.plan.period.text, "decided": decided.text})


@rule("PLN410", Severity.warning, "plan")
def never_falls_due(checked: Checked) -> Iterator[Problem]:
    """A recurring promise has no occurrence at all within its time."""
    for promise in checked.index.promises:
        every = promise.item.every
        backwards = promise.item.from_ and promise.item.until and promise.item.until.last < promise.item.from_.first
        if every is not None and every.dated and not backwards and not dates_of(promise, date.max):
            yield Problem("never-falls-due", (*promise.path, "every"), {"every": str(every)})
