"""The program around the commands: running one, telling what went wrong in one line, and the exit code."""

from __future__ import annotations

import os
import sys

from planctl.cli.failure import CANNOT_RUN, Failure
from planctl.cli.language import language_of_words
from planctl.messages import word

DEBUG_VARIABLE = "PLANCTL_DEBUG"
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
    from typer import Abort, Exit, TyperException

    from planctl.cli.app import app_for

    try:
        code = app_for(arguments)(arguments, prog_name="planctl", standalone_mode=False)
    except Exit as stop:
        return stop.exit_code
    except Abort:
        return INTERRUPTED
    except Failure as failure:
        return _told(failure.text, failure.code) if failure.text else failure.code
    except TyperException as error:
        return _told(_usage(error), CANNOT_RUN)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the one place where anything unforeseen becomes one line
        return _internal(error)
    return code if isinstance(code, int) else 0


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
