"""What keeps a command from running: one line for the user, and an exit code."""

from __future__ import annotations

from planctl.messages import word

DONE, FOUND, CANNOT_RUN = 0, 1, 2


class Failure(Exception):
    """A command can't do what was asked. `text` is what the user reads."""

    def __init__(self, text: str, code: int = CANNOT_RUN) -> None:
        super().__init__(text)
        self.text = text
        self.code = code


def failure(language: str, key: str, **values: str) -> Failure:
    """Return the failure that a message of the catalogue tells."""
    return Failure(word(language, key, **values))
