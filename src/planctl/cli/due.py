"""`planctl due`: what falls due, and what is owed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planctl.cli import completion
from planctl.cli.completion import words
from planctl.cli.failure import DONE, FOUND, failure
from planctl.cli.language import language
from planctl.cli.options import AllowEmpty, AsOf, Color, Force, Formats, Lang, Paths, Quiet, Responsible, StdinFilename, said

if TYPE_CHECKING:
    from datetime import date

    from planctl.views.due import Due, Query
    from planctl.workspace import PlanFile

FORMATS = ("table", "json", "csv", "md", "ics")
EXPLANATIONS = ("table", "json")
KINDS = ("start", "deliver", "measure", "review", "round")
STATES = ("overdue", "current", "upcoming", "undated", "closed")
GROUPINGS = ("deadline", "responsible", "area", "plan")
LONGEST_WITHIN = 36_500


def due(
    paths: Paths = None,
    year: Annotated[str | None, typer.Option("--year", metavar="YYYY", help=said("due.year"))] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="PERIOD", help=said("due.from"))] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="PERIOD", help=said("due.to"))] = None,
    within: Annotated[str | None, typer.Option("--within", metavar="90d", help=said("due.within"))] = None,
    responsible: Responsible = None,
    area: Annotated[str | None, typer.Option("--area", metavar="ID", help=said("due.area"))] = None,
    group: Annotated[str | None, typer.Option("--group", metavar="ID", help=said("due.group"))] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="|".join(KINDS), help=said("due.kind"), autocompletion=words(*KINDS))
    ] = None,
    state: Annotated[
        list[str] | None, typer.Option("--state", metavar="|".join(STATES), help=said("due.state"), autocompletion=words(*STATES))
    ] = None,
    closed_too: Annotated[bool, typer.Option("--all", help=said("due.all"))] = False,
    group_by: Annotated[
        str,
        typer.Option(
            "--group-by", show_default=False, metavar="|".join(GROUPINGS), help=said("due.group-by"), autocompletion=words(*GROUPINGS)
        ),
    ] = "deadline",
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="ADDRESS", help=said("due.explain"), autocompletion=completion.addresses)
    ] = None,
    fail_on: Annotated[str, typer.Option("--fail-on", show_default=False, metavar="overdue|none", help=said("due.fail-on"))] = "none",
    formats: Formats = None,
    stdin_filename: StdinFilename = None,
    allow_empty: AllowEmpty = False,
    force: Force = False,
    lang: Lang = None,
    as_of: AsOf = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> int:
    """Show what falls due."""
    from planctl.cli.asked import check_names
    from planctl.cli.common import checked, chosen_formats, opened, put, sound_plans, style_for, today, width
    from planctl.outputs import data, tables
    from planctl.outputs import due as output
    from planctl.views.due import OCCURRENCE_COLUMNS, flat
    from planctl.views.due import due as compute

    checked(kind, KINDS, "--kind", lang)
    checked(group_by, GROUPINGS, "--group-by", lang)
    checked(fail_on, ("overdue", "none"), "--fail-on", lang)
    states = tuple(checked(name, STATES, "--state", lang) or "" for given in state or () for name in given.split(","))
    if explain is not None:
        _check_alone(
            {"--year": year, "--from": first, "--to": last, "--within": within, "--responsible": responsible, "--area": area}
            | {"--group": group, "--kind": kind, "--state": state, "--all": closed_too},
            lang,
        )
    wanted = chosen_formats(formats, EXPLANATIONS if explain is not None else FORMATS, lang)
    day = today(as_of, lang)
    workspace = opened(paths, lang, stdin_filename=stdin_filename, allow_empty=allow_empty)
    sound, code = sound_plans(workspace, day, lang)
    style = style_for(color, lang)
    if explain is not None:
        from planctl.cli.explaining import explained, made

        view, spoken = explained(explain, sound, day, lang)
        put([(file, made(view, name, spoken, style)) for name, file in wanted], workspace, spoken, force=force)
        return code or (FOUND if fail_on == "overdue" and view.item.state == "overdue" else DONE)
    spoken = language(lang, sound)
    check_names(sound, spoken, responsible=responsible, area=area, group=group)
    filters: dict[str, Any] = {
        "responsible": responsible,
        "area": area,
        "group": group,
        "kind": kind,
        "states": states,
        "closed_too": closed_too or "closed" in states,
    }
    query = _query(year, first, last, within, day, lang, filters)
    answer = compute(sound, day, query)
    makers = {
        "table": lambda: output.text(answer, spoken, style, width(), group_by),
        "json": lambda: data.dumped(output.data(answer)),
        "md": lambda: _markdown(answer, spoken, group_by),
        "ics": lambda: _calendar(sound, day, query, spoken),
        "csv": lambda: tables.csv(OCCURRENCE_COLUMNS, [flat(row) for row in output.rows(answer)]),
    }
    put([(file, makers[name]()) for name, file in wanted], workspace, spoken, force=force)
    late = any(item.state == "overdue" for item in (*answer.items, *answer.older))
    return code or (FOUND if fail_on == "overdue" and late else DONE)


def _calendar(plans: list[PlanFile], day: date, query: Query, spoken: str) -> str:
    from planctl.outputs.calendar import ics
    from planctl.views.calendar import events

    try:
        return ics(events(plans, day, query), spoken)
    except ModuleNotFoundError as missing:
        if missing.name != "icalendar":
            raise
        raise failure(spoken, "extra.calendar") from None


def _markdown(answer: Due, spoken: str, group_by: str) -> str:
    from planctl.outputs.due_markdown import markdown

    return markdown(answer, spoken, group_by)


def _check_alone(others: dict[str, Any], lang: str | None) -> None:
    """Refuse options that choose among occurrences beside one that is about a single one."""
    for option, value in others.items():
        if value:
            raise failure(language(lang), "usage.explain-alone", option=option)


def _query(
    year: str | None, first: str | None, last: str | None, within: str | None, day: date, lang: str | None, filters: dict[str, Any]
) -> Query:
    """Make one question of the options that say which deadlines are asked for."""
    from datetime import date

    from planctl.cli.asked import year_option
    from planctl.cli.common import period_option
    from planctl.views.due import DEFAULT_WITHIN, Query, within_query, year_query

    if sum((year is not None, first is not None or last is not None, within is not None)) > 1:
        raise failure(language(lang), "usage.due-times")
    asked = year_option(year, lang)
    if asked is not None:
        return year_query(asked, **filters)
    begin, end = period_option(first, lang), period_option(last, lang)
    if begin or end:
        return Query(begin.first if begin else None, end.last if end else date.max, **filters)
    match = re.fullmatch(r"([0-9]{1,5})d", within or f"{DEFAULT_WITHIN}d")
    if not match or int(match[1]) > LONGEST_WITHIN:
        raise failure(language(lang), "usage.within", text=within or "")
    return within_query(day, int(match[1]), **filters)
