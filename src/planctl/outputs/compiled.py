"""Compiled templates, kept as Python keeps what it has compiled: within a run, and in the user's own cache folder.

Compiling them takes longer than reading a plan and making its page. What is kept is checked against the template's text, and is left out
where Python itself is told to keep nothing (PYTHONDONTWRITEBYTECODE), or where there is no folder that only the user can write to.
"""

from __future__ import annotations

import os
import stat
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import BytecodeCache
    from jinja2.bccache import Bucket

NAME = "planctl"
MADE = 2  # raised when other code is made of the same templates


@cache
def compiled(finalize: str) -> BytecodeCache:
    """Return what remembers templates as compiled for what `finalize` names: a template's code depends on it."""
    from jinja2 import BytecodeCache, FileSystemBytecodeCache

    folder = _folder()
    files = FileSystemBytecodeCache(folder) if folder else None

    class Remembered(BytecodeCache):
        def __init__(self) -> None:
            self.kept: dict[str, bytes] = {}

        def get_cache_key(self, name: str, filename: str | None = None) -> str:
            return super().get_cache_key(f"{MADE}:{finalize}:{name}", filename)

        def load_bytecode(self, bucket: Bucket) -> None:
            if bucket.key in self.kept:
                bucket.bytecode_from_string(self.kept[bucket.key])
            elif files:
                files.load_bytecode(bucket)

        def dump_bytecode(self, bucket: Bucket) -> None:
            self.kept[bucket.key] = bucket.bytecode_to_string()
            if files:
                try:
                    files.dump_bytecode(bucket)
                except OSError:  # a full disk makes no page impossible
                    return

    return Remembered()


def _folder() -> str | None:
    """Return the folder to keep them in: made for the user alone, and nobody else's."""
    if sys.dont_write_bytecode:
        return None
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.join(os.path.expanduser("~"), ".cache")
    folder = os.path.join(base, NAME)
    try:
        os.makedirs(folder, mode=stat.S_IRWXU, exist_ok=True)
        found = os.lstat(folder)
    except OSError:
        return None
    own = not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH))
    return folder if stat.S_ISDIR(found.st_mode) and own and os.path.isabs(folder) else None
