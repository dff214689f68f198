"""Settings: `planctl.toml`, or `[tool.planctl]` in pyproject.toml, in the working directory or the nearest folder above it.

What is wrong with them is a `Problem`, and the rest holds. Where there are none, nothing is imported to read them.
"""

from __future__ import annotations

import os
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from planctl import files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planctl.document import Document
    from planctl.finding import Problem
    from planctl.workspace import Source

OWN, SHARED, TABLE = "planctl.toml", "pyproject.toml", ("tool", "planctl")
LARGEST = files.MEBIBYTE
DISCLOSED = 5  # counts of people below this may point out who they are

_NONE: Mapping[str, Any] = MappingProxyType({})


class Packet(NamedTuple):
    """How a municipality's packets look. `logo` is a path from the settings' folder; colours are `#rrggbb` by their name."""

    name: str = ""
    logo: str = ""
    colours: Mapping[str, str] = _NONE


class Settings(NamedTuple):
    """Settings as they are written, and what is wrong with them. Rules stand there by code, by name or by the beginning of a code.

    `document` is the file, None where there is none; `folder` the one it lies in; `table` the keys that lead to planctl's part of it.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = _NONE
    per_file_ignores: Mapping[str, tuple[str, ...]] = _NONE
    disclosure_threshold: int = DISCLOSED
    packet: Packet = Packet()
    document: Document | None = None
    folder: str = ""
    table: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


# What a file must hold to have a table of ours: looked for before anything is imported to read it.
_MAY_NAME = re.compile(rb"""tool["']?\s*\.\s*["']?planctl|\[\s*["']?tool["']?\s*\]|^\s*["']?tool["']?\s*=""", re.MULTILINE)


def load(source: Source = files) -> Settings:
    """Return the settings nearest to where we stand, upwards; the default ones where there are none."""
    for folder in source.above():
        for name, table in ((OWN, ()), (SHARED, TABLE)):
            path = os.path.join(folder, name)
            if source.exists(path) and (not table or _speaks_of_us(source, path)):
                from planctl.settings.reading import read

                found = read(source, path, folder, table)
                if found is not None:
                    return found
    return Settings()


def _speaks_of_us(source: Source, path: str) -> bool:
    """Tell whether a file that is shared with other tools may have a table of ours."""
    try:
        return _MAY_NAME.search(source.read(path, LARGEST)) is not None
    except files.FileFault:
        return False
