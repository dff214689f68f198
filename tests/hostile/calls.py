"""The ways to call planctl on strangers' files, by command. A new command is given every hostile case by standing here.

They are run where `plans/` lies, with a plan that is called `sound` and sound or not, a form, a baseline and a history (see situations.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from hostile.runner import DAY
from planctl.cli.app import app_for
from planctl.cli.git import ACTIONS, CALLED

if TYPE_CHECKING:
    from collections.abc import Iterator

READ_NOTHING = {"rule", "schema"}  # but planctl's own

# `validate` first: whatever can't be read is told by it in words, by the others at least not passed over.
CALLS: dict[str, tuple[str, ...]] = {
    "validate": (
        "validate plans --format full",
        "validate plans --format concise --lang en",
        "validate plans --format json",
        "validate plans --format github",
        "validate plans --format sarif",
        "validate plans --format gitlab",
        "validate plans --format junit",
        "validate plans --show-fixes --unsafe-fixes",
        "validate plans --baseline baseline.json --format concise",
        "validate plans --new-from HEAD~1 --format concise",
        "validate - --stdin-filename ::error::.yaml",
    ),
    "list": ("list plans", "list plans --format json"),
    "show": ("show sound/k plans", "show sound plans --format md", "show sound/k/deliver@2025-03 plans --format json", "show sound/matt -"),
    "due": (
        "due plans --all",
        "due plans --year 2025 --format md",
        "due plans --all --format json",
        "due plans --all --format csv",
        "due plans --all --format ics",
        "due plans --all --group-by responsible",
        "due plans/sound.yaml --explain sound/k/deliver@2025-03",
    ),
    "record": ("record sound/k/measure@2025 plans --by o --state reported --value 1 --note x --dry-run",),
    "form export": ("form export plans --out out",),
    "form import": ("form import form.xlsx --plans plans --dry-run",),
    "diff": (
        "diff HEAD",
        "diff HEAD~1 HEAD",
        "diff HEAD --format md",
        "diff HEAD --format html",
        "diff HEAD --format json",
        "diff HEAD --format github",
        "diff HEAD --changelog",
        "diff HEAD:plans/sound.yaml plans/sound.yaml",
        "diff plans plans",
    ),
    "log": ("log plans/sound.yaml", "log sound --format md", "log sound --format json", "log HEAD~1:plans/sound.yaml --activity k"),
    "git install": ("git install",),
    "git status": ("git status",),
    "git uninstall": ("git uninstall",),
    "git textconv": ("git textconv -- plans/sound.yaml", "git textconv -- form.xlsx", "git textconv -- baseline.json"),
    "git diff": (
        "git diff -- plans/sound.yaml plans/sound.yaml 0 0 baseline.json 0 0",
        "git diff -- ::error::.yaml form.xlsx 0 0 pipe 0 0 x",
    ),
    "git merge": (
        "git merge -- baseline.json out/joined.yaml plans/journals/sound.yaml 7 ::error::.yaml",
        "git merge -- pipe out/joined.yaml plans/sound.yaml 7 x",
        "git merge -- out/joined.yaml plans",
    ),
    "render": (
        "render plans/sound.yaml",
        "render plans/sound.yaml --format html",
        "render plans/sound.yaml --since HEAD~1 --format docx --out out",
    ),
    "export": (
        "export plans --table all --out out --force",
        "export plans --table activities",
        "export plans --table journal --format json",
        "export plans --table occurrences --excel",
    ),
}


def words_of(call: str) -> tuple[str, ...]:
    """Return a call's words; the day stands before what is no option's any more."""
    command, dashes, rest = call.partition(" -- ")
    return (*command.split(), "--as-of", DAY, *(("--", *rest.split()) if dashes else ()))


def commands() -> Iterator[str]:
    """Yield the app's commands, as they are written."""
    for name, _ in _commands():
        yield from (f"git {action}" for action in (*ACTIONS, *CALLED)) if name == "git" else [name]


def options(command: str) -> list[str]:
    """Return the options of a command that take a value, as they are written."""
    own = {
        option.opts[0] for name, found in _commands() if name == command for option in found.params if not getattr(option, "is_flag", False)
    }
    return sorted(option for option in own if option.startswith("-"))


def _commands() -> Iterator[tuple[str, Any]]:
    def below(group: Any, words: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
        for name, command in group.commands.items():
            if hasattr(command, "commands"):
                yield from below(command, (*words, name))
            else:
                yield " ".join((*words, name)), command

    yield from below(typer.main.get_command(app_for([], whole=True)), ())
