"""What the commands share: the day, the plans, the formats, and where output goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import planctl
from planctl import files
from planctl.cli.failure import CANNOT_RUN, DONE, Failure, failure
from planctl.cli.language import language
from planctl.messages import word
from planctl.outputs.safe import for_stream, printable
from planctl.outputs.style import Style
from planctl.workspace import NothingThereError, PlanFile, Workspace, load

if TYPE_CHECKING:
    from planctl.finding import Finding
    from planctl.model.period import Period

Thing = TypeVar("Thing")
_KEPT: list[object] = []
TIME_ZONE = "Europe/Stockholm"
NARROWEST, WIDEST = 40, 1_000  # columns; what the environment says may be anything
FIRST_FINDINGS = 3
PDF, ZIP = b"%PDF-", b"PK\x03\x04"  # how such files begin
SOURCES = (b"schema: planctl/plan/", b"schema: planctl/journal/", b"schema: planctl/framework/", b"schema: planctl/accepted/")


def today(as_of: str | None, lang: str | None) -> date:
    """Return the day to judge by: `--as-of`, else today's date in Stockholm."""
    if as_of is None:
        from datetime import datetime
        from zoneinfo import ZoneInfo

        return datetime.now(ZoneInfo(TIME_ZONE)).date()
    from planctl.model.period import NotAPeriodError, parse_day

    try:
        return parse_day(as_of)
    except NotAPeriodError:
        raise failure(language(lang), "usage.day", text=as_of) from None


def period_option(text: str | None, lang: str | None) -> Period | None:
    """Return the period that an option gives, without a calendar of its own."""
    from planctl.model.period import NotAPeriodError, Period

    if text is None:
        return None
    try:
        return Period.parse(text, {})
    except NotAPeriodError:
        raise failure(language(lang), "usage.period", text=text) from None


def opened(paths: Iterable[str] | None, lang: str | None, *, stdin_filename: str | None = None, allow_empty: bool = False) -> Workspace:
    """Read the PATHs, or tell in one line what isn't there."""
    try:
        workspace = load(paths or (), stdin_name=stdin_filename)
    except NothingThereError as nothing:
        raise failure(language(lang), f"nothing.{nothing.variant}", **nothing.values) from nothing
    if not allow_empty and not workspace.files():
        raise failure(language(lang), "nothing.empty")
    return kept(workspace)


def kept(thing: Thing) -> Thing:
    """Return something large; a process of ours keeps it to its end, as taking it apart takes time and is no use to anybody."""
    if planctl.ALONE:
        _KEPT.append(thing)
    return thing


def sound_plans(workspace: Workspace, day: date, lang: str | None) -> tuple[list[PlanFile], int]:
    """Return the plans that can be computed with, and the exit code that the others call for; tells about each of those.

    Where none is left there is no answer: an empty one would read as "nothing is due".
    """
    sound, code = sound_or_told(workspace, day, lang)
    if code and not sound:
        raise Failure("", code)
    return sound, code


def sound_or_told(workspace: Workspace, day: date, lang: str | None, *, any_name: bool = False) -> tuple[list[PlanFile], int]:
    """Return the same, also where none is left: the other side of a comparison may have some. `any_name`: see `is_sound`."""
    from planctl.checks import WRONG_NAME, is_sound

    sound = [file for file in workspace.plans if is_sound(file, workspace, day, any_name=any_name)]
    broken = [file for file in workspace.plans if file not in sound]
    if broken:
        _tell_broken(broken, workspace, day, language(lang, sound), {WRONG_NAME} if any_name else set())
    return sound, CANNOT_RUN if broken else DONE


def _tell_broken(broken: list[PlanFile], workspace: Workspace, day: date, lang: str, allowed: set[str]) -> None:
    from planctl.checks import findings
    from planctl.finding import Severity

    by_file: dict[str, list[Finding]] = {}
    for item in findings(workspace, day):
        if item.severity is Severity.error and item.name not in allowed:
            by_file.setdefault(item.location.file, []).append(item)
    for file in broken:
        own = by_file.get(files.display(file.document.file), [])
        _tell_one_broken(file, own + (by_file.get(files.display(file.journal.document.file), []) if file.journal else []), lang)


def _tell_one_broken(file: PlanFile, found: list[Finding], lang: str) -> None:
    from planctl.outputs.findings import concise

    tell(word(lang, "broken", file=printable(files.display(file.document.file))))
    tell(concise(found[:FIRST_FINDINGS], lang, Style()).rstrip("\n"))
    if files.exists(file.document.file):  # a revision's file can't be checked where it lies
        tell(word(lang, "broken.next", file=printable(files.display(file.document.file))))


def tell(text: str) -> None:
    """Write a line to standard error: what is not the answer itself."""
    sys.stdout.flush()
    sys.stderr.write(for_stream(text) + "\n")


def ask(question: str) -> str:
    """Ask a person at the terminal; no answer is an empty one. The end of input ends the program, as Ctrl-C does."""
    from rich.prompt import Prompt
    from rich.text import Text

    sys.stdout.flush()
    try:
        return Prompt.ask(Text(question), default="", show_default=False).strip()
    except EOFError:
        raise KeyboardInterrupt from None


def style_for(color: str, lang: str | None) -> Style:
    """Return whether to colour: `--color`, else NO_COLOR and whether a person is looking."""
    if color not in {"auto", "always", "never"}:
        raise failure(language(lang), "usage.color", text=color)
    looking = sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return Style(color == "always" or (color == "auto" and looking))


def width() -> int:
    """Return how many columns to fill: the terminal's, else 80, within what there is."""
    import shutil

    return min(max(NARROWEST, shutil.get_terminal_size((80, 24)).columns), WIDEST)


def chosen_formats(given: list[str] | None, known: tuple[str, ...], lang: str | None) -> list[tuple[str, str | None]]:
    """Return (format, file or None) for each `--format NAME[=FILE]`; the first known one where none is given."""
    found: list[tuple[str, str | None]] = []
    for text in given or [known[0]]:
        name, equals, file = text.partition("=")
        if name not in known or (equals and not file):
            raise failure(language(lang), "usage.format", text=text, known=", ".join(known))
        found.append((name, file or None))
    return found


def put(made: Iterable[tuple[str | None, str | bytes]], workspace: Workspace | None, lang: str, *, force: bool = False) -> None:
    """Write each (file or None, content): to the file, or text to standard output; bytes need a file."""
    for path, content in made:
        if path is not None:
            save(path, content if isinstance(content, bytes) else content.encode("utf-8"), workspace, lang, force=force)
        elif isinstance(content, bytes):
            raise failure(lang, "usage.no-file")
        else:
            show(content)


def put_in(out: str | None, name: str, content: str | bytes, workspace: Workspace, lang: str, *, force: bool, quiet: bool) -> None:
    """Write to a file in the folder `--out` and say so, or without one to standard output. `name` is made of ids only."""
    path = None if out is None else os.path.join(out, name)
    put([(path, content)], workspace, lang, force=force)
    if path is not None and not quiet:
        tell(word(lang, "written", file=printable(files.display(path))))


def show(text: str) -> None:
    """Write to standard output, nothing in it a command to a terminal or a CI log."""
    try:
        sys.stdout.write(for_stream(text))
    except UnicodeEncodeError:  # a terminal that can't show å
        sys.stdout.buffer.write(for_stream(text).encode("utf-8"))


def save(path: str, content: bytes, workspace: Workspace | None, lang: str, *, force: bool = False) -> None:
    """Write an output file. Never over what was read, a plan, a journal or a framework; over others only its own kind, or with force."""
    shown = printable(files.display(path))
    if workspace:
        refuse_if_read(path, workspace, lang)
    if files.exists(path):
        _check_replaceable(path, content, lang, force=force)
    folder = os.path.dirname(path)
    try:
        if folder:
            files.make_folder(folder)
        files.write(path, content)
    except files.FileFault as fault:
        raise failure(lang, f"save.{fault.variant}", **{"reason": "", **fault.values, "path": shown}) from fault


def refuse_if_read(path: str, workspace: Workspace, lang: str) -> None:
    """Refuse to write to one of the files that were read."""
    read = (file.document.file for file in workspace.files())
    if any(files.same_file(path, file) for file in read):
        raise failure(lang, "save.read", file=printable(files.display(path)))


def _check_replaceable(path: str, content: bytes, lang: str, *, force: bool) -> None:
    shown = printable(files.display(path))
    try:
        present = files.read(path, 1 << 30)
    except files.FileFault as fault:
        raise failure(lang, f"save.{fault.variant}", **{"reason": "", **fault.values, "path": shown}) from fault
    if any(line.lstrip(b"\xef\xbb\xbf").startswith(SOURCES) for line in present[:4096].splitlines()):
        raise failure(lang, "save.source", file=shown)
    if not force and _signature(present) != _signature(content):
        raise failure(lang, "save.exists", file=shown)


def _signature(content: bytes) -> bytes | None:
    """Return what marks a file as our own output of one kind: a JSON's schema, a page's generator, a table's header.

    A workbook that has been saved since is no longer our own: somebody may have filled it in.
    """
    if content.startswith((PDF, ZIP)):
        return _signature_of_binary(content)
    head = content[:2048]
    if content.lstrip().startswith((b"[", b"<?xml")) or b"/sarif-schema-2.1.0.json" in head:
        return _report_of_ci(content, head)
    first, second = (*head.split(b"\n", 2), b"", b"")[:2]
    if first == b"{":
        return second if b'"schema": "planctl/' in second else None
    if b'<meta name="generator" content="planctl' in head:
        return b"html"
    if first.startswith(b"BEGIN:VCALENDAR"):
        return b"calendar" if b"PRODID:-//planctl//" in head else None
    return b"markdown" if first.startswith(b"<!-- planctl") else first.rstrip(b"\r")


def _report_of_ci(content: bytes, head: bytes) -> bytes | None:
    """Return which report for a CI server a file of ours is, None where it is somebody else's."""
    if content.strip() == b"[]" or b'"check_name": "PLN' in head:
        return b"code quality"
    return next((mark for mark in (b'"name": "planctl"', b'<testsuites name="planctl"') if mark in head), None)


def _signature_of_binary(content: bytes) -> bytes | None:
    if content.startswith(PDF):
        return b"pdf" if b"<xmp:CreatorTool>planctl " in content else None
    from planctl.editing import sheets
    from planctl.outputs import word

    if b"word/document.xml" in content:
        return b"word" if word.untouched(content) else None
    return b"workbook" if sheets.untouched(content) else None


def checked(value: str | None, known: tuple[str, ...], option: str, lang: str | None) -> str | None:
    """Return an option's value if it is one of those known."""
    if value is not None and value not in known:
        raise failure(language(lang), "usage.choice", option=option, text=value, known=", ".join(known))
    return value
