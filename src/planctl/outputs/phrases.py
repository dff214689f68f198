"""Values in words and figures: what a page says of a number, an answer, a target or a recurrence, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.messages import word
from planctl.model.funding import RECIPIENTS
from planctl.model.plan import ONGOING, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planctl.model.journal import Value
    from planctl.views.aims import Aim
    from planctl.views.due import Answers, Body, Coverage
    from planctl.views.measured import Measured
    from planctl.views.parts import Area, Follow, Funding, Goal, Heading, Indicator, Tie
    from planctl.views.rollups import Tally
    from planctl.views.summary import Judged, Summary

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
SEPARATORS = {"sv": str.maketrans({",": NO_BREAK_SPACE, ".": ",", "-": MINUS}), "en": str.maketrans({"-": MINUS})}


class Phrases:
    """The catalogue's words under a prefix, and phrases made of them. All return plain text: a page escapes it."""

    __slots__ = ("language", "prefix")

    def __init__(self, language: str, prefix: str = "packet") -> None:
        self.language = language
        self.prefix = prefix

    def word(self, key: str, **values: object) -> str:
        """Return a word or a sentence."""
        return word(self.language, f"{self.prefix}.{key}", **values)

    def own(self, text: str) -> str:
        """Return the plan's own text for a phrase; marked by a page in another language, so that it is read aloud in the plan's."""
        return text

    def common(self, key: str) -> str:
        """Return a word that all outputs share, such as `state.ongoing`, as a sentence begins."""
        said = word(self.language, key)
        return said[:1].upper() + said[1:]

    def count(self, key: str, number: int, **values: object) -> str:
        """Return a counted noun: 1 dag, 2 dagar."""
        return self.word(f"{key}.{'one' if number == 1 else 'many'}", n=self.number(number), **values)

    # Figures

    def number(self, value: float) -> str:
        """Return a number in groups of three: no-break spaces and a comma in Swedish, commas and a point in English."""
        return f"{value:,}".translate(SEPARATORS[self.language])

    def of(self, number: int, whole: int) -> str:
        """Return a share with its denominator: 14 av 20."""
        return self.word("of", n=self.number(number), of=self.number(whole)).replace(" ", NO_BREAK_SPACE)

    def period(self, text: str) -> str:
        """Return a period as people write it: an interval with a dash."""
        return text.replace("..", "–")

    def kronor(self, amount: int) -> str:
        """Return an amount of money."""
        return self.word("kronor", amount=self.number(amount)).replace(" ", NO_BREAK_SPACE)

    def unit(self, measured: Indicator | Follow | Measured | Judged) -> str | None:
        """Return what stands after a figure: per cent of a share, else the indicator's own unit."""
        return "%" if measured.measure == "share" else measured.unit

    def value(self, value: Value, unit: str | None = None) -> str:
        """Return a reported value: yes or no, a number with its unit, numbers by part, or the text itself."""
        if isinstance(value, bool):
            return word(self.language, "yes" if value else "no")
        if isinstance(value, dict):
            return ", ".join(f"{self.own(part)} {self.value(number, unit)}" for part, number in value.items())
        if isinstance(value, str):
            return self.own(value)
        return f"{self.number(value)}{NO_BREAK_SPACE}{self.own(unit)}" if unit else self.number(value)

    # How promises stand

    def late(self, days: int) -> str:
        """Return how late something is."""
        return self.count("late-by", days)

    def distance(self, deadline: date | None, days_late: int, day: date) -> str:
        """Return how long ago a deadline was, days of grace not counted, or how soon it is."""
        days = (deadline - day).days if deadline else 0
        if days_late:
            return self.count("late-days", days_late).replace(" ", NO_BREAK_SPACE)
        return self.count("in-days", days).replace(" ", NO_BREAK_SPACE) if days > 0 else self.word("grace" if days else "today")

    def coverage(self, coverage: Coverage) -> str:
        """Return how many of those asked in a round have told."""
        return self.word("coverage", told=self.of(coverage.reported, coverage.of))

    def answers(self, answers: Answers) -> str:
        """Return how many of those that must answer have."""
        return self.word("have-answered", told=self.of(answers.reported, answers.needed))

    def tally(self, tally: Tally) -> str:
        """Return a roll-up in one line, with its denominators."""
        answered = self.word("tally.line", answered=self.of(tally.answered, tally.fallen)) if tally.fallen else self.word("tally.line.none")
        said = [self.count("activity", tally.activities), answered]
        if tally.late:
            said.append(f"{self.count('overdue', tally.late)}, {self.word('oldest-since', date=tally.oldest)}")
        return " · ".join(said)

    def rest(self, tally: Tally) -> str:
        """Return what is neither answered nor late."""
        return " ".join(self.count(f"rest.{name}", getattr(tally, name)) for name in ("waived", "waiting", "moved") if getattr(tally, name))

    def apart(self, summary: Summary) -> str:
        """Return the activities that are not counted."""
        return " ".join(
            self.count(f"apart.{name}", getattr(summary, name)) for name in ("named_again", "withdrawn") if getattr(summary, name)
        )

    def undated(self, follow: Follow) -> str:
        """Return when something without a deadline is told: on an event, ever so often, or no word of it."""
        return self.own(follow.event) if follow.event else (self.every(follow) if follow.every else self.word("no-time"))

    def every(self, follow: Follow) -> str:
        """Return how often a follow-up recurs."""
        return self.recurrence(follow.every or "")

    def recurrence(self, every: str) -> str:
        """Return how often something recurs: its word, every so many years, or the calendar's points."""
        if every in {*UNITS, ONGOING}:
            return self.word(f"every.{every}")
        years = every.removesuffix("y")
        return self.word("every.years", n=years) if years.isdigit() else self.word("every.points", points=self.own(every))

    # Things by name

    def heading(self, area: Area | Heading) -> str:
        """Return an area's title, after its number where its id is one."""
        return f"{area.id} {area.title}" if area.id[:1].isdigit() else area.title

    def names(self, bodies: Iterable[Body], lead: Body | None = None) -> str:
        """Return bodies by name, the one that leads marked."""
        return ", ".join(f"{self.own(body.name)} ({self.word('leads')})" if body == lead else self.own(body.name) for body in bodies)

    def recipients(self, bodies: Iterable[Body], *, some: bool) -> str:
        """Return who gets money: region, municipalities, county, or bodies by name. Nobody named: not told of `some`, else all."""
        said = [self.word(f"recipient.{body.id}") if body.id in RECIPIENTS else self.own(body.name) for body in bodies]
        return ", ".join(said) or self.word("recipient.none" if some else "recipient.all")

    def sum_of(self, funding: Funding) -> str:
        """Return what the sum of a funding's parts is of, and how much of it is only proposed."""
        said = self.count("money.sum", len(funding.parts))
        return f"{said}, {self.word('money.of-it-proposed', amount=self.kronor(funding.proposed))}" if funding.proposed else said

    def tie(self, tie: Tie) -> str:
        """Return an alignment: the framework, and its item by id and title."""
        framework = tie.framework_title or tie.framework
        item = f": {tie.item} {tie.item_title or ''}".rstrip() if tie.item else ""
        return self.own(framework + item) + (f" ({self.word(f'relation.{tie.relation}')})" if tie.relation else "")

    def about_goal(self, goal: Goal) -> str:
        """Return a goal's term and groups."""
        return " · ".join([self.common(f"term.{goal.term}") if goal.term else self.word("term.none"), *map(self.own, goal.groups)])

    def about_indicator(self, indicator: Indicator) -> str:
        """Return an indicator's level, measure, unit, term, groups, whose data it is, and its mark."""
        said = [self.common(f"{name}.{getattr(indicator, name)}") for name in ("level", "measure", "term") if getattr(indicator, name)]
        said += [self.word("unit", unit=self.own(indicator.unit))] if indicator.unit else []
        said += [self.word("data-from", whose=self.own(indicator.data_from))] if indicator.data_from else []
        said += map(self.own, indicator.groups)
        return " · ".join([*said, self.word("marked")] if indicator.marked else said)

    def target(self, aim: Aim, unit: str | None = None) -> str:
        """Return a target: `minst 2 per år, senast 2026`."""
        goal = self._aimed_at(aim, unit)
        said = [self.word("target.per", goal=goal, unit=self.word(f"target.per.{aim.per}")) if aim.per else goal]
        if aim.baseline:
            baseline = aim.verdict.baseline if aim.baseline.value is None else aim.baseline.value
            value = self.word("target.unknown") if baseline is None else self.value(baseline, unit)
            period = f" ({self.period(aim.baseline.period)})" if aim.baseline.period else ""
            said.append(self.word("target.from", value=value + period))
        if aim.due:
            said.append(self.word("target.due", due=self.period(aim.due)))
        return (f"{self.own(aim.title)}: " if aim.title else "") + ", ".join(said)

    def verdict(self, aim: Aim) -> str:
        """Return whether a target is met; of what is unknown only because its time is not over, that it is not yet."""
        return self.common(f"verdict.{self.verdict_name(aim)}")

    def verdict_name(self, aim: Aim) -> str:
        """Return a verdict's name: met, missed, not-yet or unknown."""
        return "not-yet" if aim.verdict.reason == "not-yet" else aim.verdict.state

    def reason(self, aim: Aim, unit: str | None = None) -> str:
        """Return why a target is met, missed or unknown: `6,4 % (2025)`."""
        verdict = aim.verdict
        figures = {
            "value": self.value(verdict.value, unit) if verdict.value is not None else "",
            "period": self.period(verdict.period or ""),
            "limit": self.value(verdict.limit, unit) if verdict.limit is not None else "",
            "baseline": self.value(verdict.baseline, unit) if verdict.baseline is not None else "",
        }
        key = f"verdict.reason.{verdict.reason}"
        return word(self.language, key if verdict.baseline is None else f"{key}.baseline", **figures)

    def _aimed_at(self, aim: Aim, unit: str | None) -> str:
        for name in ("at_least", "at_most", "equals"):
            value = getattr(aim, name)
            if value is not None:
                return self.word(f"target.{name}", value=self.value(value, unit))
        if aim.change in {"halved", "all"}:
            return self.word(f"target.{aim.change}")
        return (aim.change or "").replace("-", MINUS).replace(" ", NO_BREAK_SPACE)
