"""Work that another process does meanwhile: just what this one would have made, whatever happens to the other."""

from __future__ import annotations

import os
import pickle

import pytest

from planctl.processes import meanwhile, processors

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system: this process does it all"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),  # the tests' own process may have threads
]
HERE = os.getpid()


def test_another_process_does_the_work() -> None:
    assert meanwhile(os.getpid)() != HERE


def test_this_process_goes_on_meanwhile() -> None:
    reading, writing = os.pipe()

    def waits() -> bytes:
        return os.read(reading, 1)

    waiting = meanwhile(waits)
    os.write(writing, b"x")  # the other waits for this one
    assert waiting() == b"x"


@pytest.mark.parametrize("end", [9, 0])
def test_what_a_process_has_not_told_is_done_here(end: int) -> None:
    def work() -> int:
        if os.getpid() != HERE:
            os._exit(end)
        return HERE

    assert meanwhile(work)() == HERE


def test_what_a_process_has_told_in_part_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def dies_in_the_middle(_result: object, told: object, _protocol: int) -> None:
        told.write(b"half of it")  # type: ignore[attr-defined]
        told.flush()  # type: ignore[attr-defined]
        os._exit(0)

    monkeypatch.setattr(pickle, "dump", dies_in_the_middle)
    assert meanwhile(os.getpid)() == HERE


def test_what_fails_there_fails_here() -> None:
    def work() -> None:
        raise ValueError(os.getpid())

    received = meanwhile(work)
    with pytest.raises(ValueError, match=f"^{HERE}$"):
        received()


def test_where_no_process_can_be_had_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    held = len(os.listdir("/dev/fd"))
    monkeypatch.setattr(os, "fork", refused)
    assert meanwhile(os.getpid)() == HERE
    assert len(os.listdir("/dev/fd")) == held
    monkeypatch.delattr(os, "fork")
    assert meanwhile(os.getpid)() == HERE
    assert processors() == 1


def test_a_process_that_has_told_all_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    fork = os.fork

    def counted() -> int:
        started.append(fork())
        return started[-1]

    monkeypatch.setattr(os, "fork", counted)
    assert meanwhile(os.getpid)() != HERE
    assert os.waitpid(started[0], 0) == (started[0], 0)
