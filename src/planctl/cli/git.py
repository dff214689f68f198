"""`planctl git`: git shows plans by their facts and joins journals, once it has been told how."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from planctl.cli.completion import words
from planctl.cli.failure import DONE, Failure, failure
from planctl.cli.options import AsOf, Color, Lang, Quiet, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planctl.files import FileFault

ACTIONS = ("install", "status", "uninstall")
CALLED = ("textconv", "diff", "merge")  # what git calls
BEGIN, END = "# planctl >>>", "# planctl <<<"
ATTRIBUTES = (
    "**/plans/*.yaml diff=planctl",
    "**/plans/frameworks/*.yaml diff=planctl",
    "**/plans/journals/*.yaml diff=planctl merge=planctl-journal",
)
LARGEST = 1 << 20  # bytes of an attributes file


class Scope(NamedTuple):
    """Where git is told: this repository, or everything that this user does. `option` is git config's."""

    option: str
    attributes: str


def git(
    action: Annotated[str, typer.Argument(metavar="|".join(ACTIONS), help=said("git.action"), autocompletion=words(*ACTIONS))],
    arguments: Annotated[list[str] | None, typer.Argument(hidden=True, metavar="…")] = None,
    everywhere: Annotated[bool, typer.Option("--global", help=said("git.global"))] = False,
    lang: Lang = None,
    as_of: AsOf = None,
    color: Color = "auto",
    quiet: Quiet = False,
) -> int:
    """Tell git how to read plans."""
    from planctl.cli.common import checked, today
    from planctl.cli.sides import git_failure
    from planctl.git import GitFault

    if action in CALLED:
        from planctl.cli import drivers

        given = arguments or []
        if action == "merge":
            return drivers.merge(given, lang)
        return drivers.textconv(given) if action == "textconv" else drivers.diff(given, today(as_of, lang), lang)
    checked(action, ACTIONS, "git", lang)
    try:
        return {"install": install, "status": status, "uninstall": uninstall}[action](scope(everywhere=everywhere), lang, quiet=quiet)
    except GitFault as fault:
        raise git_failure(fault, lang) from fault


def settings() -> Iterator[tuple[str, str]]:
    """Yield what git is told: key and value of its configuration."""
    from planctl.outputs.facts import HEADING

    command = _command()
    yield "diff.planctl.textconv", f"{command} git textconv --"
    yield "diff.planctl.xfuncname", HEADING
    yield "diff.planctl-changes.command", f"{command} git diff --"
    yield "merge.planctl-journal.name", "planctl: journals, entry by entry"
    yield "merge.planctl-journal.driver", f"{command} git merge -- %O %A %B %L %P"


def _command() -> str:
    """Return how a shell runs this planctl. `-P`: what lies in the folder where git runs is never imported."""
    import shlex

    return f"{shlex.quote(sys.executable.replace(os.sep, '/'))} -P -m planctl"


def scope(*, everywhere: bool) -> Scope:
    """Return where git is told, with the file that says which files it concerns. Raises `GitFault`."""
    from planctl.git import GitFault, Repository, run

    if not everywhere:
        with Repository.at() as repository:
            return Scope("--local", os.fsdecode(repository.ask("rev-parse", "--git-path", "info/attributes").removesuffix(b"\n")))
    try:
        return Scope("--global", os.fsdecode(run("config", "--global", "--type=path", "--get", "core.attributesFile").removesuffix(b"\n")))
    except GitFault as fault:
        if fault.variant == "no-git":
            raise
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return Scope("--global", os.path.join(home, "git", "attributes"))


def install(where: Scope, lang: str | None, *, quiet: bool) -> int:
    """Write the settings and the attributes, and say what was done and how to undo it."""
    from planctl.git import run

    for key, value in settings():
        run("config", where.option, "--replace-all", key, value)
    _write(where.attributes, lang, lambda text: _without(text) + "".join(f"{line}\n" for line in (BEGIN, *ATTRIBUTES, END)))
    if not quiet:
        _tell(lang, "git.installed", file=where.attributes, attributes="\n".join(f"  {line}" for line in ATTRIBUTES))
    return DONE


def uninstall(where: Scope, lang: str | None, *, quiet: bool) -> int:
    """Take back just what `install` wrote."""
    from planctl.git import run

    for key, _ in settings():
        if _value(where, key) is not None:
            run("config", where.option, "--unset-all", key)
    _write(where.attributes, lang, _without)
    if not quiet:
        _tell(lang, "git.uninstalled")
    return DONE


def status(where: Scope, lang: str | None, *, quiet: bool) -> int:
    """Say which settings are there, which are another planctl's, and which are missing."""
    from planctl.cli.common import show
    from planctl.cli.language import language
    from planctl.messages import word
    from planctl.outputs.safe import printable

    spoken = language(lang)
    for key, value in settings():
        found = _value(where, key)
        state = "missing" if found is None else "there" if found == value else "other"
        show(f"{word(spoken, f'git.status.{state}')}  {key}\n")
    held = BEGIN in _text(where.attributes, lang)
    show(f"{word(spoken, 'git.status.there' if held else 'git.status.missing')}  {printable(where.attributes)}\n")
    return DONE


def _value(where: Scope, key: str) -> str | None:
    from planctl.git import DAMAGED, GitFault, run

    try:
        return os.fsdecode(run("config", where.option, "--get", key).removesuffix(b"\n"))
    except GitFault as fault:
        if fault.variant != DAMAGED:  # git says nothing but "no" where there is no such key
            raise
        return None


def _without(text: str) -> str:
    """Return an attributes file without our lines."""
    before, begin, rest = text.partition(f"{BEGIN}\n")
    _, end, after = rest.partition(f"{END}\n")
    return before + after if begin and end else text if not text or text.endswith("\n") else text + "\n"


def _text(path: str, lang: str | None) -> str:
    from planctl import files

    try:
        return files.read(path, LARGEST).decode("utf-8", "surrogateescape") if files.exists(path) else ""
    except files.FileFault as fault:
        raise _cannot(fault, lang) from fault


def _write(path: str, lang: str | None, changed: Callable[[str], str]) -> None:
    from planctl import files

    before = _text(path, lang)
    after = changed(before)
    if after == before:
        return
    expected = before.encode("utf-8", "surrogateescape") if files.exists(path) else None
    try:
        files.make_folder(os.path.dirname(path))
        files.write(path, after.encode("utf-8", "surrogateescape"), expected=expected)
    except files.FileFault as fault:
        raise _cannot(fault, lang) from fault


def _cannot(fault: FileFault, lang: str | None) -> Failure:
    from planctl.cli.language import language

    return failure(language(lang), f"save.{fault.variant}", **{"reason": "", **fault.values})


def _tell(lang: str | None, key: str, **values: str) -> None:
    from planctl.cli.common import tell
    from planctl.cli.language import language
    from planctl.messages import word
    from planctl.outputs.safe import printable

    shown = {name: "\n".join(printable(line) for line in value.split("\n")) for name, value in values.items()}
    tell(word(language(lang), key, **shown))
