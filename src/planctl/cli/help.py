"""Help in the user's language: Typer's own few words are put into it too."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

from planctl.cli.language import language_of_words
from planctl.messages import word

# What Typer writes of itself → key in the catalogue.
TYPERS_WORDS = {
    "Usage: ": "typer.usage",
    "[OPTIONS]": "typer.options",
    "\nOptions:\n": "typer.options-heading",
    "\nArguments:\n": "typer.arguments-heading",
    "\nCommands:\n": "typer.commands-heading",
    "COMMAND [ARGS]...": "typer.command",
    "Show this message and exit.": "typer.help",
    "Install completion for the current shell.": "typer.install",
    "Show completion for the current shell, to copy it or\n                        customize the installation.": "typer.show",
    "[required]": "typer.required",
    "[default: ": "typer.default",
}


def translated(text: str) -> str:
    """Return a help text with Typer's words in the user's language."""
    language = language_of_words()
    for theirs, key in TYPERS_WORDS.items():
        text = text.replace(theirs, word(language, key))
    return text


class Command(TyperCommand):
    """A command whose help is in the user's language."""

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        return translated(super().get_help(ctx))


class Group(TyperGroup):
    """The group of commands whose help is in the user's language."""

    def get_help(self, ctx: Any) -> str:
        """Return the help text."""
        return translated(super().get_help(ctx))
