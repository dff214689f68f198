"""What people write for a value, and what is held."""

from __future__ import annotations

from typing import Any

import pytest

from planctl.editing.refusal import Refused
from planctl.editing.values import value_of


@pytest.mark.parametrize(
    ("written", "measure", "held"),
    [
        (["4"], None, 4),
        (["0"], "count", 0),
        (["3,5"], "count", 3.5),
        (["3.5"], None, 3.5),
        (["-2"], None, -2),
        (["−2,5"], None, -2.5),
        (["1 200"], None, 1200),
        (["1\u00a0200\u202f300,5"], "count", 1200300.5),
        (["40 %"], "share", 40),
        (["40,5%"], "share", 40.5),
        (["ja"], None, True),
        (["Nej"], "yes-no", False),
        (["yes"], "yes-no", True),
        (["ja"], "text", "ja"),
        (["4"], "text", "4"),
        (["a=4"], "text", "a=4"),
        ([" Tydligare än förr "], None, "Tydligare än förr"),
        (["https://exempel.example/?a=b"], None, "https://exempel.example/?a=b"),
        (["2026-01-01"], None, "2026-01-01"),
        (["12 34"], None, "12 34"),
        (["centrum=410"], None, {"centrum": 410}),
        (["centrum=410", "norr = 1 205,5"], "count", {"centrum": 410, "norr": 1205.5}),
        (["{centrum: 410, norr: 3,5}"], None, {"centrum": 410, "norr": 3.5}),
        (["{centrum=410; norr=3,5}"], None, {"centrum": 410, "norr": 3.5}),
        (["a=40 %", "b=60%"], "share", {"a": 40, "b": 60}),
    ],
)
def test_a_value_as_people_write_it(written: list[str], measure: str | None, held: Any) -> None:
    found = value_of(written, measure)
    assert (found, type(found)) == (held, type(held))


@pytest.mark.parametrize(
    ("written", "measure", "key"),
    [
        (["fyra"], "count", "value.number"),
        (["40 %"], "count", "value.number"),
        (["ja"], "share", "value.number"),
        ([""], "count", "value.none"),
        ([], None, "value.none"),
        (["4"], "yes-no", "value.yes-no"),
        (["kanske"], "yes-no", "value.yes-no"),
        (["4", "5"], None, "value.parts"),
        (["a=4", "b"], None, "value.parts"),
        (["a=4", "a=5"], None, "value.parts"),
        (["1" * 16], None, "value.digits"),
        (["a=" + "1" * 16], None, "value.digits"),
    ],
)
def test_what_is_no_value_is_refused(written: list[str], measure: str | None, key: str) -> None:
    with pytest.raises(Refused) as caught:
        value_of(written, measure)
    assert caught.value.key == key
