"""The program around the commands: running one, telling what went wrong in one line, and the exit code."""

from __future__ import annotations

import os
import sys

from planctl.cli.failure import CANNOT_RUN, Failure
from planctl.cli.language import language_of_words
from planctl.messages import word

DEBUG_VARIABLE = "PLANCTL_DEBUG"
COMPLETION_VARIABLE = "_PLANCTL_COMPLETE"
INTERRUPTED = 130


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 findings (or changes, or overdue items), 2 could not run."""
    try:
        code = _call(arguments)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read has read enough
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - what is left in the buffer goes nowhere
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _call(arguments: list[str]) -> int:
    try:
        code = _command(arguments)
    except Failure as failure:
        return _told(failure.text, failure.code) if failure.text else failure.code
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the one place where anything unforeseen becomes one line
        return _stopped(error)
    return code if isinstance(code, int) else 0


def _command(arguments: list[str]) -> object:
    """Run the command: `validate` with nothing but paths at once, all else through Typer."""
    if arguments[:1] == ["validate"] and COMPLETION_VARIABLE not in os.environ and not any(part.startswith("-") for part in arguments):
        from planctl.cli.checking import check

        return check(arguments[1:])
    from planctl.cli.app import app_for

    return app_for(arguments, whole=COMPLETION_VARIABLE in os.environ)(arguments, prog_name="planctl", standalone_mode=False)


def _stopped(error: Exception) -> int:
    """Return the exit code of a run that an exception ended: Typer's ways to stop, or a fault of ours."""
    if "typer" in sys.modules:
        from typer import Abort, Exit, TyperException

        if isinstance(error, Exit):
            return error.exit_code
        if isinstance(error, Abort):
            return INTERRUPTED
        if type(error).__name__ == "NoArgsIsHelpError":  # no command was given: its message is the help
            sys.stderr.write(f"{error.format_message().rstrip()}\n")  # type: ignore[attr-defined]
            return CANNOT_RUN
        if isinstance(error, TyperException):
            return _told(_usage(error), CANNOT_RUN)
    return _internal(error)


def _told(text: str, code: int) -> int:
    from planctl.outputs.safe import for_stream, printable

    sys.stdout.flush()
    sys.stderr.write(for_stream(f"planctl: {printable(text)}\n"))
    return code


def _usage(error: Exception) -> str:
    """Put a fault in how the command was written into our own words, as far as we know them."""
    language = language_of_words()
    option = getattr(error, "option_name", None)
    kind = type(error).__name__
    if kind == "NoSuchOption" and option:
        near = getattr(error, "possibilities", None)
        key = "usage.no-such-option.near" if near else "usage.no-such-option"
        return word(language, key, option=option, near=", ".join(near or ()))
    if kind == "MissingParameter":
        parameter = getattr(error, "param", None)
        return word(language, "usage.missing", name=str(getattr(parameter, "metavar", None) or getattr(parameter, "name", "")).upper())
    if kind == "BadOptionUsage" and option:
        return word(language, "usage.option-value", option=option)
    message = getattr(error, "format_message", lambda: str(error))()
    if message.startswith("No such command"):
        return word(language, "usage.no-such-command", name=message.partition("'")[2].partition("'")[0])
    return word(language, "usage.other", message=message)


def _internal(error: Exception) -> int:
    from planctl.document import MissingParserError

    if isinstance(error, MissingParserError):
        return _told(word(language_of_words(), "no-parser"), CANNOT_RUN)
    if os.environ.get(DEBUG_VARIABLE) == "1":
        raise error
    where = error.__traceback__
    while where is not None and where.tb_next is not None:
        where = where.tb_next
    place = f"{os.path.basename(where.tb_frame.f_code.co_filename)}:{where.tb_lineno}" if where else ""
    return _told(word(language_of_words(), "internal", kind=type(error).__name__, place=place), CANNOT_RUN)
