"""The files that travel with the package: templates and published schemas, in the wheel and in a checkout alike."""

from __future__ import annotations

import os

_PACKAGE = os.path.dirname(os.path.abspath(__file__))


def folder(name: str) -> str:
    """Return the path of `templates` or `schemas`: inside the installed package, else at the top of the checkout."""
    installed = os.path.join(_PACKAGE, name)
    return installed if os.path.isdir(installed) else os.path.join(_PACKAGE, "..", "..", name)
