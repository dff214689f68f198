"""Templates that a user brings: they replace planctl's own by name, see views and words alone, and are told where they are wrong.

They are not held to any time: whoever uses a template trusts it not to loop on end.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from planctl import files
from planctl.resources import folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import BaseLoader, Environment

LARGEST = files.MEBIBYTE


class TemplateFaultError(Exception):
    """What is wrong in a template: the file and the line as a user knows them, and the reason, in Jinja's words."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(reason)
        self.file = file
        self.line = line
        self.reason = reason


def kind() -> type[Environment]:
    """Return a Jinja that lets a template do nothing but print what it is given."""
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Sandbox(ImmutableSandboxedEnvironment):
        intercepted_binops = frozenset({"*", "**"})

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            if operator == "**" or not all(isinstance(side, int | float) for side in (left, right)):
                message = f"{operator} is for small numbers only"
                raise SecurityError(message)
            return super().call_binop(context, operator, left, right)

    return Sandbox


def loader(own: str) -> BaseLoader:
    """Return what finds a template: in a user's folder, else among the shipped ones. Links are not followed."""
    from jinja2 import ChoiceLoader, FileSystemLoader, FunctionLoader
    from jinja2.loaders import split_template_path

    def find(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        path = os.path.join(own, *split_template_path(name))
        try:
            text = files.read(path, LARGEST).decode("utf-8")
        except (files.FileFault, UnicodeDecodeError):
            return None
        return text, path, lambda: True

    return ChoiceLoader([FunctionLoader(find), FileSystemLoader(folder("templates"))])


def replaces_any(own: str) -> bool:
    """Tell whether a folder holds a template by the name of a shipped one."""
    shipped = folder("templates")
    names = (os.path.relpath(os.path.join(at, name), shipped) for at, _, held in os.walk(shipped) for name in held)
    return any(files.exists(os.path.join(own, name)) for name in names)


def rendered(make: Callable[[], str]) -> str:
    """Make a page of templates that a user brought. Raises `TemplateFaultError`."""
    from jinja2 import TemplateSyntaxError

    try:
        return make()
    except TemplateSyntaxError as error:
        raise TemplateFaultError(files.display(error.filename or error.name or ""), error.lineno, error.message or "") from error
    except Exception as error:
        file, line = _place(error)
        raise TemplateFaultError(files.display(file), line, f"{type(error).__name__}: {error}") from error


def _place(error: BaseException) -> tuple[str, int]:
    """Return the innermost line of a template that an error went through."""
    found, trace = ("", 0), error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith((".j2", ".css")):
            found = (name, trace.tb_lineno)
        trace = trace.tb_next
    return found
