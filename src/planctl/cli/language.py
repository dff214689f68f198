"""Which language people read: `--lang`, else PLANCTL_LANG, else the plan's, else Swedish."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from planctl.messages import DEFAULT_LANGUAGE, LANGUAGES

if TYPE_CHECKING:
    from planctl.workspace import PlanFile

VARIABLE = "PLANCTL_LANG"


def chosen(option: str | None) -> str | None:
    """Return the language that the user asked for, if any; an unknown one counts as none."""
    wanted = option or os.environ.get(VARIABLE)
    return wanted if wanted in LANGUAGES else None


def language(option: str | None, plans: Iterable[PlanFile] = ()) -> str:
    """Return the language to write in: chosen, else that of the plans if they agree."""
    spoken = {file.language for file in plans if file.language}
    return chosen(option) or (spoken.pop() if len(spoken) == 1 else DEFAULT_LANGUAGE)


def language_of_words() -> str:
    """Return the language of help and of faults before a plan is read: as on the command line, whether or not it parses."""
    arguments = sys.argv[1:]
    option = None
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            option = arguments[position + 1]
        elif argument.startswith("--lang="):
            option = argument.removeprefix("--lang=")
    return chosen(option) or DEFAULT_LANGUAGE
