"""What has been measured, in words and figures: verdicts with their reasons, values, and how a series has gone."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from planctl.messages import word
from planctl.outputs.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planctl.views.aims import Aim
    from planctl.views.measured import Measured, Value

BARS = "▁▂▃▄▅▆▇█"
FLAT = "▄"


class Trend(NamedTuple):
    """One body's figures over time: whose, the picture, and the same in words."""

    whose: str
    picture: str
    words: str


def latest(measured: Measured, language: str) -> Iterator[str]:
    """Yield in short what a measure showed last, and what it is to reach."""
    phrases = Phrases(language)
    unit = phrases.unit(measured)
    if measured.values:
        several = len(measured.values) > 1
        told = [f"{phrases.value(value.value, unit)}{f', {value.by.name}' if several else ''}" for value in measured.values]
        yield word(language, "measured.last", period=phrases.period(measured.values[0].period), values="; ".join(told))
    for aim in measured.targets:
        target = phrases.target(aim, unit)
        key = "measured.target" if aim.verdict.state == "unknown" else "measured.target.judged"
        yield word(language, key, target=target, verdict=word(language, f"verdict.{aim.verdict.state}"))


def target(aim: Aim, measured: Measured, language: str) -> str:
    """Return a target in words, with who answers for it."""
    phrases = Phrases(language)
    who = ", ".join(body.name for body in aim.responsible)
    return phrases.target(aim, phrases.unit(measured)) + (f" ({who})" if who else "")


def value(told: Value, measured: Measured, language: str) -> str:
    """Return a value with its unit."""
    phrases = Phrases(language)
    return phrases.value(told.value, phrases.unit(measured))


def trends(measured: Measured, language: str) -> Iterator[Trend]:
    """Yield how each body's figures about one thing have gone, part by part, where there are at least two."""
    phrases = Phrases(language)
    unit = phrases.unit(measured)
    series = _figures(measured.values)
    for (_, name, part), figures in series.items():
        if len(figures) > 1:
            yield Trend(f"{name}, {part}" if part else name, sparkline([figure for _, figure in figures]), _told(figures, unit, phrases))


def sparkline(figures: list[float]) -> str:
    """Return figures as bars from the lowest to the highest."""
    exact = [Fraction(figure) for figure in figures]
    low, spread = min(exact), max(exact) - min(exact)
    if not spread:
        return FLAT * len(figures)
    return "".join(BARS[round((figure - low) / spread * (len(BARS) - 1))] for figure in exact)


def _figures(values: tuple[Value, ...]) -> dict[tuple[str, str, str], list[tuple[str, float]]]:
    """Return (period, figure) by what it was told about, the body, and the part (else empty)."""
    found: dict[tuple[str, str, str], list[tuple[str, float]]] = {}
    for told in values:
        parts = told.value if isinstance(told.value, dict) else {"": told.value}
        for part, figure in parts.items():
            if isinstance(figure, int | float) and not isinstance(figure, bool):
                found.setdefault((told.about.partition("@")[0], told.by.name, part), []).append((told.period, figure))
    return found


def _told(figures: list[tuple[str, float]], unit: str | None, phrases: Phrases) -> str:
    (begin, first), (end, last) = figures[0], figures[-1]
    values = [figure for _, figure in figures]
    low, high = min(values), max(values)
    shown = {
        "first": phrases.value(first, unit),
        "last": phrases.value(last, unit),
        "begin": phrases.period(begin),
        "end": phrases.period(end),
        "low": phrases.value(low, unit),
        "high": phrases.value(high, unit),
    }
    between = any(later < earlier for earlier, later in pairwise(values)) and any(later > earlier for earlier, later in pairwise(values))
    return word(phrases.language, "measured.trend.range" if between else "measured.trend", **shown)
