"""Work that another process does meanwhile, where there is a processor to spare.

Dividing work costs some hundredths of a second: only what takes long is worth it.
"""

from __future__ import annotations

import copyreg
import os
import pickle
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")
ALL_TOLD = b"all told"


def _as_dict(values: MappingProxyType[str, str]) -> tuple[type[dict[str, str]], tuple[dict[str, str]]]:
    return dict, (dict(values),)


copyreg.pickle(MappingProxyType, _as_dict)  # type: ignore[arg-type]  # a finding's values: any mapping will do


def processors() -> int:
    """Return how many processes can work at once: 1 where there is but one processor, or no process can be had."""
    if not hasattr(os, "fork"):
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def meanwhile(work: Callable[[], Result]) -> Callable[[], Result]:
    """Have another process do some work; what is returned waits for it, and returns what it made, which pickle must know how to send.

    Where no process can be had, or it ends before it has told, the work is done here when it is asked for.
    """
    child = _start(work)
    return work if child is None else lambda: _received(child, work)


def _start(work: Callable[[], object]) -> tuple[int, int] | None:
    """Start a process; return its number and what it tells by, None where none can be had."""
    if not hasattr(os, "fork"):
        return None
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if child:
        os.close(writing)
        return child, reading
    code = 1
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as told:
            pickle.dump(work(), told, pickle.HIGHEST_PROTOCOL)
            told.write(ALL_TOLD)
        code = 0
    finally:
        os._exit(code)  # nothing of this process may be done twice: what it has not told, the other one does itself


def _received(child: tuple[int, int], work: Callable[[], Result]) -> Result:
    """Wait for what a process tells; where it ended before it had, do its work. That it ends is not waited for: that takes a while."""
    number, reading = child
    with os.fdopen(reading, "rb") as told:
        content = told.read()
    if not content.endswith(ALL_TOLD):
        os.waitpid(number, 0)
        return work()
    received: Result = pickle.loads(content)  # noqa: S301 - our own process has written it
    return received
