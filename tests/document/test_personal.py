"""Identity numbers are found in whatever way they are written, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.document import parse
from planctl.document.personal import hidden, identity_numbers


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
        "1981-12-28-9874",
        "701063-2391",
        "197010632391",
    ],
)
def test_an_identity_number_is_hidden(number: str) -> None:
    shown = "".join("X" if character.isdigit() else character for character in number)
    assert hidden(number) == shown
    assert hidden(f"Se {number}, i akten.") == f"Se {shown}, i akten."
    assert hidden(f"{number} och {number}") == f"{shown} och {shown}"


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
        "850161-0000",
        "1 510 200 000",
        "556036-0793",
        "",
    ],
)
def test_what_is_none_stays(text: str) -> None:
    assert hidden(text) == text


def test_what_is_read_hides_numbers_and_what_is_written_keeps_them() -> None:
    """Same length, so every place stays; whatever is shown is made of `text` and `data`."""
    document = parse("p", "note: Se 811228-9874 # 8112289874\nvalue: 8112289874\nårtal: 2025\n".encode())
    assert document.written == "note: Se 811228-9874 # 8112289874\nvalue: 8112289874\nårtal: 2025\n"
    assert document.text == "note: Se XXXXXX-XXXX # XXXXXXXXXX\nvalue: XXXXXXXXXX\nårtal: 2025\n"
    assert document.data == {"note": "Se XXXXXX-XXXX", "value": "XXXXXXXXXX", "årtal": 2025}


@given(st.text("0123456789-+ \u2013\u00a0å", max_size=40))
def test_hidden_text_is_as_long_and_holds_no_number(text: str) -> None:
    assert len(hidden(text)) == len(text)
    assert hidden(hidden(text)) == hidden(text)
    assert list(identity_numbers(hidden(text))) == []
