"""Changes → annotations of GitHub Actions, on the lines of the new file. What a plan says can't become a command of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planctl.messages import count, word
from planctl.outputs.change_words import message, why
from planctl.outputs.changes import decision, line, remarks
from planctl.outputs.safe import Commands, for_stream, printable

if TYPE_CHECKING:
    from planctl.changes import Change
    from planctl.views.changes import Compared

MOST = 10  # of each level that GitHub shows of one step
LEVELS = {"rewrites": "error", "weakens": "warning", "alters": "notice", "strengthens": "notice", "adds": "notice", "reports": "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_DATA = str.maketrans(_DATA)
_IN_PROPERTY = str.maketrans({**_DATA, ":": "%3A", ",": "%2C"})


def github(view: Compared, language: str) -> Commands:
    """Return workflow commands: the gravest changes first, at most ten of each level, and how many more there are; no editorial ones."""
    by_level: dict[str, list[Change]] = {level: [] for level in ("error", "warning", "notice")}
    for change in view.changes:
        if change.impact in LEVELS:
            by_level["notice" if change.accepted else LEVELS[change.impact]].append(change)
    said = [line(view, language), *remarks(view, language)]
    commands = [_command(level, change, language) for level, changes in by_level.items() for change in changes[:MOST]]
    said += [count(language, f"change.more.{level}", len(changes) - MOST) for level, changes in by_level.items() if len(changes) > MOST]
    ordinary = for_stream("".join(f"{printable(each)}\n" for each in said))
    return Commands(ordinary + "".join(f"{command}\n" for command in commands))


def _command(level: str, change: Change, language: str) -> str:
    title = f"{word(language, f'change.impact.{change.impact}').capitalize()} · {change.values['title']} ({change.address}) · {change.code}"
    lines = [message(change, language), decision(change, language) or why(change.name, language)]
    return annotation(level, change.head_file, change.head_line, title, "\n".join(printable(each) for each in lines))


def annotation(  # noqa: PLR0913, PLR0917 - what GitHub's command has
    level: str, file: str, at: int, title: str, text: str, columns: tuple[int, int | None] | None = None
) -> str:
    """Return one workflow command. Only `text` may hold line ends. `columns`: the first, and the last where that is on the same line."""
    where = f"file={_property(printable(file))},line={at}," if file else ""
    if columns and file:
        where += f"col={columns[0]}," + (f"endLine={at},endColumn={columns[1]}," if columns[1] else "")
    return f"::{level} {where}title={_property(printable(title))}::{for_stream(text).translate(_IN_DATA)}"


def _property(text: str) -> str:
    return for_stream(text.translate(_IN_PROPERTY))
