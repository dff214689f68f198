"""The Typer app: the commands in the order of the help, each in a file of its own.

Only the command that is asked for is imported and built. Help names them all, which needs none of them; completion asks about each.
"""

from __future__ import annotations

from importlib import import_module

import typer

from planctl import __version__
from planctl.cli.help import Command, Group
from planctl.cli.options import said

# command → module in planctl.cli and function in it
COMMANDS = {
    "list": ("listing", "list_plans"),
    "show": ("show", "show"),
    "validate": ("validate", "validate"),
    "rule": ("rule", "rule"),
    "due": ("due", "due"),
    "record": ("record", "record"),
    "form": ("form", "form"),
    "diff": ("diff", "diff"),
    "log": ("log", "log"),
    "git": ("git", "git"),
    "render": ("render", "render"),
    "export": ("export", "export"),
    "schema": ("schema", "schema"),
}


def app_for(arguments: list[str], *, whole: bool = False) -> typer.Typer:
    """Return the app with the command that the arguments begin with, else with all: `whole`, or where none is asked for by name alone."""
    named = not whole and not any(argument in COMMANDS for argument in arguments)
    app = typer.Typer(
        name="planctl",
        cls=Group,
        help=said("planctl"),
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback()(planctl)
    for name in arguments[:1] if arguments[:1] and arguments[0] in COMMANDS else COMMANDS:
        module, function = COMMANDS[name]
        if named:
            app.command(name, cls=Command, help=said(name))(_not_asked_for)
            continue
        command = getattr(import_module(f"planctl.cli.{module}"), function)
        if isinstance(command, typer.Typer):  # several commands under one name
            app.add_typer(command, name=name, cls=Group, help=said(name))
        else:
            app.command(name, cls=Command, help=said(name))(command)
    return app


def _not_asked_for() -> None:
    """Stand for a command in the list of them all."""


def _version(value: bool) -> None:
    if value:
        typer.echo(f"planctl {__version__}")
        raise typer.Exit


def planctl(
    version: bool = typer.Option(False, "--version", "-V", callback=_version, is_eager=True, help=said("version")),
) -> None:
    """Hold the options that stand before a command."""
