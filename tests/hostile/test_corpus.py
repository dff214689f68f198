"""What the fuzzer (`make fuzz`) has reached and found, kept: each is read, checked, mended and shown without a fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile.target import JOURNAL, PLAN, READERS, looked_at
from hostile.test_mutated import FRAGMENTS
from planctl.model.plan import Activity, Plan

CORPUS = sorted((Path(__file__).parent / "corpus").iterdir())


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.name)
def test_what_was_found_once_is_borne(file: Path) -> None:
    looked_at(file.read_bytes())


@pytest.mark.parametrize(
    "given", [b"", b"\0", b"\0" + PLAN.read_bytes(), b"\x02" + JOURNAL.read_bytes()], ids=["none", "empty", "plan", "journal"]
)
def test_the_target_uses_what_is_sound(given: bytes) -> None:
    looked_at(given)


FIELDS = [f"{name}: " for name in sorted({*Plan.model_fields, *Activity.model_fields})]
LINES = st.lists(
    st.one_of(st.sampled_from(FRAGMENTS), st.sampled_from(FIELDS), st.sampled_from(["\n", "\n  ", "\n  - "]), st.text(max_size=8))
)


@settings(max_examples=80, deadline=None)
@given(kind=st.integers(0, len(READERS) - 1), pieces=LINES)
def test_any_text_that_is_nearly_yaml_is_borne(kind: int, pieces: list[str]) -> None:
    text = "".join(pieces).encode("utf-8", "surrogatepass")
    looked_at(bytes([kind]) + b"schema: planctl/plan/v1\nid: exempel-2025-2027\n" + text)
