"""`planctl record`: one line more in a plan's journal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from planctl.cli import completion
from planctl.cli.failure import DONE, Failure, failure
from planctl.cli.options import AsOf, Color, Lang, Paths, Quiet, said
from planctl.model.states import OCCURRENCE_STATES, PROGRESS_STATES, RETRACTED

if TYPE_CHECKING:
    from datetime import date

    from planctl.cli.asking import Asker
    from planctl.editing.addressed import Target
    from planctl.editing.entry import NewEntry
    from planctl.editing.record import Edit
    from planctl.workspace import PlanFile

STATES = (*OCCURRENCE_STATES, *PROGRESS_STATES, RETRACTED)
LIGHTS = ("green", "yellow", "red")
MOST_NAMED = 6


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
    commit: Annotated[bool, typer.Option("--commit", help=said("record.commit"))] = False,
    lang: Lang = None,
    as_of: AsOf = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> int:
    """Record one entry."""
    from planctl.cli.common import checked, today
    from planctl.cli.language import language
    from planctl.editing.refusal import Refused
    from planctl.files import FileFault
    from planctl.outputs.recorded import refusal
    from planctl.outputs.safe import printable

    checked(state, STATES, "--state", lang)
    checked(light, LIGHTS, "--light", lang)
    checked(forecast, LIGHTS, "--forecast", lang)
    day = today(as_of, lang)
    fields = {
        "state": state, "to": to, "light": light, "forecast": forecast, "note": note, "evidence": evidence,
        "cause": cause, "consequence": consequence, "action": action, "decision_wanted": decision_wanted,
    }  # fmt: skip
    given = Given(by, on, {name: text for name, text in fields.items() if text is not None}, value)
    target, asker = _target(address, paths, day, lang)
    spoken = asker.language if asker and address is None else language(lang, [target.file])
    try:
        return _record(target, given, day, Manner(spoken, correct, dry_run, commit, quiet, asker, asks=address is None))
    except Refused as refused:
        raise Failure(refusal(refused, spoken)) from refused
    except FileFault as fault:
        shown = printable(fault.values["path"])
        raise failure(spoken, f"save.{fault.variant}", **{"reason": "", **fault.values, "path": shown}) from fault


class Given(NamedTuple):
    """What the options say of an entry."""

    by: str | None
    date: str | None
    fields: dict[str, str]
    value: list[str] | None


class Manner(NamedTuple):
    """How it is to be done. `asker` is there in a terminal; `asks`: about all that the entry is to say."""

    language: str
    correct: bool
    dry_run: bool
    commit: bool
    quiet: bool
    asker: Asker | None
    asks: bool


def _record(target: Target, given: Given, day: date, how: Manner) -> int:
    """Judge the entry, show or write it, and tell. Raises `Refused` and `FileFault`."""
    from planctl.cli.commit import check_committed, commit
    from planctl.cli.common import show, tell
    from planctl.editing.record import journal_path
    from planctl.editing.record import record as write
    from planctl.messages import word
    from planctl.outputs import recorded as output

    if how.asks and how.asker:
        by, fields, value = how.asker.fields(target, given.by)
        given = Given(by, given.date, fields | given.fields, given.value or value)
    entry = _entry(target, given, _day(given.date, day, how.language))
    if target.chosen and not how.quiet:
        tell(word(how.language, "record.chosen", period=target.address.period or ""))
    edit, correct = _judged(target, entry, day, how)
    if how.dry_run or how.asks:
        if how.dry_run and not how.quiet:
            tell(word(how.language, "record.dry-run"))
        show(output.diff(edit))
    if how.dry_run:
        return DONE
    if how.asks and how.asker and not how.asker.confirmed("ask.write"):
        show(word(how.language, "record.nothing") + "\n")
        return DONE
    if how.commit:
        check_committed(journal_path(target.file), target.file, how.language)
    edit = write(target.file, [entry], day, correct=correct)
    show(output.text(edit, day, how.language))
    if how.commit:
        about = str(target.address)
        commit(edit.path, target.file, word(how.language, "record.commit-message", about=about, by=entry.by), how.language)
    if not how.quiet:
        show((word(how.language, "record.committed") + "\n" if how.commit else "") + output.following(edit, how.language))
    return DONE


def _judged(target: Target, entry: NewEntry, day: date, how: Manner) -> tuple[Edit, bool]:
    """Return what the journal would be, and whether the entry is a correction that is meant: in a terminal that is asked."""
    from planctl.cli.common import show
    from planctl.editing.record import recorded
    from planctl.editing.refusal import Refused
    from planctl.messages import word
    from planctl.outputs.recorded import correction
    from planctl.outputs.safe import printable

    try:
        return recorded(target.file, [entry], day, correct=how.correct), how.correct
    except Refused as refused:
        if refused.key != "correction" or how.asker is None:
            raise
        show(printable(correction(refused, how.language)) + "\n")
        if not how.asker.confirmed("ask.correction"):
            raise Failure(word(how.language, "record.nothing"), DONE) from refused
    return recorded(target.file, [entry], day, correct=True), True


def _target(address: str | None, paths: list[str] | None, day: date, lang: str | None) -> tuple[Target, Asker | None]:
    """Return what an address means, or what is answered to that question. A plan that is broken stands in the way only of itself."""
    from planctl.checks import is_sound
    from planctl.cli.common import opened, sound_plans
    from planctl.cli.language import language
    from planctl.editing.addressed import find
    from planctl.editing.refusal import Refused
    from planctl.files import exists
    from planctl.outputs.recorded import refusal
    from planctl.workspace import STANDARD_INPUT

    terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if address is None and not terminal:
        raise failure(language(lang), "usage.record-asks")
    if STANDARD_INPUT in (paths or ()):
        raise failure(language(lang), "record.stdin")
    workspace = opened(paths, lang)
    if address is None:
        sound, _ = sound_plans(workspace, day, lang)
        if not sound:
            raise failure(language(lang), "nothing.empty")
        return _asker(lang, sound, day).target(sound), _asker(lang, sound, day)
    sound = [file for file in workspace.plans if is_sound(file, workspace, day)]
    try:
        target = find(sound, address, day)
    except Refused as refused:
        sound_plans(workspace, day, lang)
        if exists(address):
            raise failure(language(lang, sound), "usage.record-path", path=address) from refused
        raise Failure(refusal(refused, language(lang, sound))) from refused
    return target, _asker(lang, [target.file], day) if terminal else None


def _asker(lang: str | None, plans: list[PlanFile], day: date) -> Asker:
    from planctl.cli.asking import Asker
    from planctl.cli.language import language

    return Asker(language(lang, plans), day)


def _day(text: str | None, day: date, spoken: str) -> date:
    from planctl.model.period import NotAPeriodError, parse_day

    try:
        return parse_day(text) if text is not None else day
    except NotAPeriodError:
        raise failure(spoken, "usage.date", text=text or "") from None


def _entry(target: Target, given: Given, day: date) -> NewEntry:
    """Return the entry that is described. Raises `Refused`: by, and what values are refused for."""
    from unicodedata import normalize

    from planctl.editing.entry import NewEntry
    from planctl.editing.refusal import Refused
    from planctl.editing.values import value_of

    known = target.bodies or tuple(target.file.index.plan.organisations)
    if given.by is None and len(target.bodies) != 1:
        raise Refused("by", known=", ".join(known[:MOST_NAMED]))
    fields: dict[str, Any] = {name: normalize("NFC", text.strip()) for name, text in given.fields.items()}
    if given.value:
        fields["value"] = value_of([normalize("NFC", text) for text in given.value], target.measure)
        if target.promise is not None:
            fields.setdefault("state", "reported")  # who gives a figure has reported
    return NewEntry(day, target.address.about, given.by or known[0], **fields)
