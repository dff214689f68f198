"""What the fuzzer (`make fuzz`) has reached and found, kept: each is read, checked, mended and shown without a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from hostile.target import JOURNAL, PLAN, looked_at

CORPUS = sorted((Path(__file__).parent / "corpus").iterdir())


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.name)
def test_what_was_found_once_is_borne(file: Path) -> None:
    looked_at(file.read_bytes())


@pytest.mark.parametrize(
    "given", [b"", b"\0", b"\0" + PLAN.read_bytes(), b"\x02" + JOURNAL.read_bytes()], ids=["none", "empty", "plan", "journal"]
)
def test_the_target_uses_what_is_sound(given: bytes) -> None:
    looked_at(given)
