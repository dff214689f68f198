"""Options that say what part of the plans is asked for, read and checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planctl.cli.failure import failure
from planctl.cli.language import language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planctl.workspace import PlanFile


def check_names(plans: list[PlanFile], spoken: str, **names: str | None) -> None:
    """Refuse a filter that names nothing in any of the plans, with the nearest name."""
    from planctl.model.reading import closest

    known: dict[str, set[str]] = {"responsible": set(), "area": set(), "group": set()}
    for file in plans:
        known["responsible"] |= set(file.index.plan.organisations)
        known["area"] |= {placed.id for placed in file.index.areas}
        known["group"] |= set(file.index.plan.groups)
    for option, name in names.items():
        if name is not None and plans and name not in known[option]:
            near = closest(name, sorted(known[option]))
            key = "usage.unknown-name.near" if near else "usage.unknown-name"
            raise failure(spoken, key, option=f"--{option}", name=name, near=near or "", known=", ".join(sorted(known[option])[:20]))


def year_option(text: str | None, lang: str | None) -> int | None:
    """Return the year that an option gives."""
    from planctl.model.period import FIRST_YEAR, LAST_YEAR

    if text is None:
        return None
    if not re.fullmatch(r"[0-9]{4}", text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise failure(language(lang), "usage.year", text=text)
    return int(text)


def meeting_option(text: str | None, day: date, lang: str | None) -> date | None:
    """Return the day of the next meeting, which is not before the day itself."""
    from planctl.model.period import NotAPeriodError, parse_day

    if text is None:
        return None
    try:
        meeting = parse_day(text)
    except NotAPeriodError:
        raise failure(language(lang), "usage.meeting", text=text) from None
    if meeting < day:
        raise failure(language(lang), "usage.meeting-past", meeting=meeting.isoformat(), day=day.isoformat())
    return meeting


def sections_option(text: str | None, known: Sequence[str], lang: str | None) -> tuple[str, ...]:
    """Return the sections to show in their order: those that are named, or all but those that are named with a minus; without any, all."""
    if text is None:
        return tuple(known)
    given = [name.strip() for name in text.split(",")]
    away = [name.removeprefix("-") for name in given if name.startswith("-")]
    for name in away or given:
        if name not in known:
            raise failure(language(lang), "usage.choice", option="--sections", text=name, known=", ".join(known))
    if away and len(away) < len(given):
        raise failure(language(lang), "usage.sections-mixed")
    return tuple(name for name in known if name not in away) if away else tuple(dict.fromkeys(given))
