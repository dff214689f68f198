"""`planctl record`: one line more in a plan's journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from planctl.cli import completion
from planctl.cli.failure import DONE, Failure, failure
from planctl.cli.options import AsOf, Color, Lang, Paths, Quiet, said

if TYPE_CHECKING:
    from datetime import date

    from planctl.editing.addressed import Target
    from planctl.editing.entry import NewEntry

STATES = ("reported", "skipped", "deferred", "ended", "planned", "ongoing", "done", "paused", "cancelled", "retracted")
LIGHTS = ("green", "yellow", "red")


def record(
    address: Annotated[
        str | None, typer.Argument(metavar="ADDRESS", help=said("record.address"), autocompletion=completion.addresses)
    ] = None,
    paths: Paths = None,
    state: Annotated[
        str | None, typer.Option("--state", metavar="STATE", help=said("record.state"), autocompletion=completion.words(*STATES))
    ] = None,
    value: Annotated[list[str] | None, typer.Option("--value", metavar="VALUE", help=said("record.value"))] = None,
    light: Annotated[
        str | None,
        typer.Option("--light", metavar="|".join(LIGHTS), help=said("record.light"), autocompletion=completion.words(*LIGHTS)),
    ] = None,
    forecast: Annotated[
        str | None,
        typer.Option("--forecast", metavar="|".join(LIGHTS), help=said("record.forecast"), autocompletion=completion.words(*LIGHTS)),
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help=said("record.note"))] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="ORG", help=said("record.by"), autocompletion=completion.organisations)] = None,
    on: Annotated[str | None, typer.Option("--date", metavar="DATE", help=said("record.date"))] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="PERIOD", help=said("record.to"))] = None,
    evidence: Annotated[str | None, typer.Option("--evidence", metavar="URL", help=said("record.evidence"))] = None,
    cause: Annotated[str | None, typer.Option("--cause", metavar="TEXT", help=said("record.cause"))] = None,
    consequence: Annotated[str | None, typer.Option("--consequence", metavar="TEXT", help=said("record.consequence"))] = None,
    action: Annotated[str | None, typer.Option("--action", metavar="TEXT", help=said("record.action"))] = None,
    decision_wanted: Annotated[str | None, typer.Option("--decision-wanted", metavar="TEXT", help=said("record.decision-wanted"))] = None,
    correct: Annotated[bool, typer.Option("--correct", help=said("record.correct"))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=said("record.dry-run"))] = False,
    lang: Lang = None,
    as_of: AsOf = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> int:
    """Record one entry."""
    from planctl.cli.common import checked, show, tell, today
    from planctl.cli.language import language
    from planctl.editing.record import record as write
    from planctl.editing.record import recorded
    from planctl.editing.refusal import Refused
    from planctl.files import FileFault
    from planctl.messages import word
    from planctl.outputs import recorded as output
    from planctl.outputs.safe import printable

    checked(state, STATES, "--state", lang)
    checked(light, LIGHTS, "--light", lang)
    checked(forecast, LIGHTS, "--forecast", lang)
    day = today(as_of, lang)
    if address is None:
        raise failure(language(lang), "usage.missing", name="ADDRESS")
    target = _target(address, paths, day, lang)
    spoken = language(lang, [target.file])
    texts = {
        "note": note,
        "evidence": evidence,
        "cause": cause,
        "consequence": consequence,
        "action": action,
        "decision_wanted": decision_wanted,
    }
    try:
        entry = _entry(target, _day(on, day, spoken), by, value, {"state": state, "to": to, "light": light, "forecast": forecast, **texts})
        if target.chosen and not quiet:
            tell(word(spoken, "record.chosen", period=target.address.period or ""))
        edit = (recorded if dry_run else write)(target.file, [entry], day, correct=correct)
    except Refused as refused:
        raise Failure(output.refusal(refused, spoken)) from refused
    except FileFault as fault:
        shown = printable(fault.values["path"])
        raise failure(spoken, f"save.{fault.variant}", **{"reason": "", **fault.values, "path": shown}) from fault
    if dry_run:
        if not quiet:
            tell(word(spoken, "record.dry-run"))
        show(output.diff(edit))
        return DONE
    show(output.text(edit, day, spoken))
    if not quiet:
        show(output.following(edit, spoken))
    return DONE


def _target(address: str, paths: list[str] | None, day: date, lang: str | None) -> Target:
    """Return what an address means. A plan that is broken stands in the way only of itself."""
    from planctl.checks import is_sound
    from planctl.cli.common import opened, sound_plans
    from planctl.cli.language import language
    from planctl.editing.addressed import find
    from planctl.editing.refusal import Refused
    from planctl.outputs.recorded import refusal
    from planctl.workspace import STANDARD_INPUT

    if STANDARD_INPUT in (paths or ()):
        raise failure(language(lang), "record.stdin")
    workspace = opened(paths, lang)
    sound = [file for file in workspace.plans if is_sound(file, workspace, day)]
    try:
        return find(sound, address, day)
    except Refused as refused:
        sound_plans(workspace, day, lang)
        raise Failure(refusal(refused, language(lang, sound))) from refused


def _day(text: str | None, day: date, spoken: str) -> date:
    from planctl.model.period import NotAPeriodError, parse_day

    try:
        return parse_day(text) if text is not None else day
    except NotAPeriodError:
        raise failure(spoken, "usage.date", text=text or "") from None


def _entry(target: Target, day: date, by: str | None, value: list[str] | None, fields: dict[str, Any]) -> NewEntry:
    """Return the entry that the options describe. Raises `Refused`: by, and what values are refused for."""
    from unicodedata import normalize

    from planctl.editing.entry import NewEntry
    from planctl.editing.refusal import Refused
    from planctl.editing.values import value_of

    if by is None:
        known = target.bodies or tuple(target.file.index.plan.organisations)
        if len(target.bodies) != 1:
            raise Refused("by", known=", ".join(known[:6]))
        by = target.bodies[0]
    given = {name: normalize("NFC", text.strip()) for name, text in fields.items() if text is not None}
    said = value_of([normalize("NFC", text) for text in value], target.measure) if value else None
    if target.promise is not None and said is not None:
        given.setdefault("state", "reported")  # who gives a figure has reported
    return NewEntry(day, target.address.about, by, value=said, **given)
