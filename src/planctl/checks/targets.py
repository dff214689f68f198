"""Targets and figures: by when, from what, of what kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planctl.checks.rule import Checked, rule
from planctl.finding import Path, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.model.index import Placed
    from planctl.model.plan import Goal, Indicator, Target

    Measured = Placed[Goal] | Placed[Indicator]

FORMS = ("at_least", "at_most", "equals", "change")
ALWAYS = "all"  # what concerns every case needs neither a time nor a value to start from
POINTS = "pp"
WHOLE_SHARE = 100
# Words by which a title says what its figure is.
_USUAL = ("antal", "andel")
_UNITS = (
    "antal", "andel", "procent", "hur många", "hur stor", "hur mycket", "hur lång", "ja/nej", "per", "medel", "median", "genomsnitt",
    "index", "kronor", "kr", "mnkr", "timmar", "dagar", "veckor", "minuter", "summa", "poäng", "kvot",
    "number", "share", "percent", "how many", "how much", "rate", "average", "score", "hours", "days",
)  # fmt: skip


@rule("PLN604", Severity.note, "plan")
def target_without_time(checked: Checked) -> Iterator[Problem]:
    """A target says neither by when it is to be reached nor how often.

    Nobody can say that it was missed. What is always to hold (`all`, `at_most: 0`) needs no time. Nor does a short-term target of a
    plan for one year: there the year is the time.

    Fix: add `due`, or `per` for what is to be reached every year; where the plan doesn't say, ask the steering group.

    Bad:
        targets:
          - {at_least: 20}

    Good:
        targets:
          - {at_least: 20, due: 2027}
    """
    period = checked.plan.period
    one_year = period.first.year == period.last.year
    for placed, target, path in _targets(checked):
        timed = target.due or target.per or target.change == ALWAYS or target.at_most == 0 or (one_year and placed.item.term != "long")
        form = next((field for field in FORMS if getattr(target, field) is not None), None)
        if form and not timed:  # without a value it is told by conflicting-fields
            yield Problem("target-without-time", (*path, form))


@rule("PLN605", Severity.note, "plan")
def target_without_baseline(checked: Checked) -> Iterator[Problem]:
    """A target is a change, but doesn't say from what.

    A fifth less than which year's figure? Until that is known nobody can tell whether it has been reached, and afterwards a baseline can
    be chosen so that it has.

    Fix: add `baseline` with the value, or with the period whose value counts: `baseline: {period: 2024}`.

    Bad:
        targets:
          - {change: "-20 %", due: 2027}

    Good:
        targets:
          - {change: "-20 %", due: 2027, baseline: {period: 2024, value: 115}}
    """
    for _, target, path in _targets(checked):
        if target.change and target.change != ALWAYS and target.baseline is None:
            yield Problem("target-without-baseline", (*path, "change"), {"change": target.change})


def _targets(checked: Checked) -> Iterator[tuple[Measured, Target, Path]]:
    """Yield the targets of goals and indicators that have not been withdrawn."""
    measured: list[Measured] = [*checked.index.goals, *checked.index.indicators]
    for placed in measured:
        if placed.item.targets and not placed.withdrawn:
            for number, target in enumerate(placed.item.targets):
                yield placed, target, (*placed.path, "targets", number)


@rule("PLN606", Severity.note, "plan")
def figure_without_unit(checked: Checked) -> Iterator[Problem]:
    """A figure is asked for, but nothing says what it is: a number, a share, or something else.

    One department answers 12, another 40 %, and nobody can compare them.

    Fix: begin the title with what is counted (“Antal …”, “Andel …”), or tie the follow-up to an indicator that has `measure` or
    `unit`.

    Bad:
        follow_ups:
          - {kind: measure, every: year, title: Trygghet i skolan}

    Good:
        follow_ups:
          - {kind: measure, every: year, title: Andel elever som känner sig trygga i skolan}
    """
    asked: set[str] = set()
    for promise in checked.promises():
        item = promise.follow_up
        if item is None or item.kind != "measure":
            continue
        if item.indicator:
            asked.add(item.indicator)
        elif not _says_unit(item.title):
            yield Problem("figure-without-unit", (*promise.path, "title"))
    for placed in checked.index.indicators:
        indicator = placed.item
        wanted = indicator.id in asked or any(_is_numeric(target) for target in indicator.targets)
        if wanted and not (indicator.measure or indicator.unit or indicator.withdrawn or _says_unit(indicator.title)):
            yield Problem("figure-without-unit", (*placed.path, "title"), variant="indicator")


def _says_unit(title: str) -> bool:
    said = title.casefold()
    return (
        said.startswith(_USUAL)
        or "%" in said
        or (any(word in said for word in _UNITS) and re.search(rf"\b(?:{'|'.join(_UNITS)})", said) is not None)
    )


def _is_numeric(target: Target) -> bool:
    return target.at_least is not None or target.at_most is not None or target.equals is not None


@rule("PLN607", Severity.warning, "plan")
def target_does_not_fit(checked: Checked) -> Iterator[Problem]:
    """A target can't be reached by what its indicator measures.

    A share lies between 0 and 100, a count is not below 0, and a yes or no is met by `equals: true` or `equals: false`. Any other target is
    never met, or always.

    Fix: correct the target, or the indicator's `measure`.

    Bad:
        - {id: trygga, title: Andel som känner sig trygga, measure: share, targets: [{at_least: 900}]}

    Good:
        - {id: trygga, title: Andel som känner sig trygga, measure: share, targets: [{at_least: 90}]}
    """
    for placed in checked.index.indicators:
        measure = placed.item.measure
        for number, target in enumerate(placed.item.targets if measure else ()):
            for field in FORMS:
                wanted = getattr(target, field)
                if wanted is not None and measure and not _fits(measure, wanted):
                    said = str(wanted).lower() if isinstance(wanted, bool) else str(wanted)
                    yield Problem("target-does-not-fit", (*placed.path, "targets", number, field), {"found": said}, variant=measure)


def _fits(measure: str, wanted: float | bool | str) -> bool:  # noqa: FBT001 - a target's value may be yes or no
    if measure == "yes-no":
        return isinstance(wanted, bool)
    if isinstance(wanted, str):
        return measure != "text" and (measure == "share" or not wanted.endswith(POINTS))
    return fits(measure, wanted)


def fits(measure: str, value: object) -> bool:
    """Tell whether one value is of the kind that a measure gives: count, share, yes-no or text."""
    if measure in {"yes-no", "text"}:
        return isinstance(value, bool if measure == "yes-no" else str)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and 0 <= value <= (WHOLE_SHARE if measure == "share" else float("inf"))  # type: ignore[operator]
