"""Identity numbers are found in whatever way they are written, and nothing else is."""

from __future__ import annotations

import pytest

from planctl.model.identity import MASK, masked


@pytest.mark.parametrize(
    "number",
    [
        "811228-9874",
        "8112289874",
        "19811228-9874",
        "198112289874",
        "811228+9874",
        "811228 9874",
        "811228–9874",
        "701063-2391",
        "197010632391",
    ],
)
def test_an_identity_number_is_masked(number: str) -> None:
    assert masked(number) == MASK
    assert masked(f"Se {number}, i akten.") == f"Se {MASK}, i akten."
    assert masked(f"{number} och {number}") == f"{MASK} och {MASK}"


@pytest.mark.parametrize(
    "text",
    [
        "811228-9875",
        "2025-01-01",
        "2025..2027",
        "811328-9874",
        "811232-9874",
        "1234567890",
        "070-811228987412",
        "50 297 425",
        "KS 2024/117",
        "",
    ],
)
def test_what_is_none_stays(text: str) -> None:
    assert masked(text) == text
