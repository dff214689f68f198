"""Plain scalars: YAML 1.2's core schema, dates as text, numbers bounded."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl.document.scalars import MOST_DIGITS, NumberOutOfRangeError, Scalar, resolve


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_nothing(text: str) -> None:
    assert resolve(text) is None


@pytest.mark.parametrize(
    ("text", "meaning"),
    [("true", True), ("True", True), ("TRUE", True), ("false", False), ("False", False), ("FALSE", False)],
)
def test_yes_and_no(text: str, meaning: bool) -> None:  # noqa: FBT001 - the expected value
    assert resolve(text) is meaning


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("-0", 0),
        ("42", 42),
        ("+42", 42),
        ("-42", -42),
        ("0126", 126),  # core schema: decimal; a municipality's code must be quoted
        ("0o17", 15),
        ("0x1F", 31),
        ("999999999999999999", 10**18 - 1),
        ("-999999999999999999", 1 - 10**18),
        ("0xDE0B6B3A763FFFF", 10**18 - 1),
    ],
)
def test_whole_numbers(text: str, number: int) -> None:
    found = resolve(text)
    assert found == number
    assert type(found) is int


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.5", 1.5), ("-1.5", -1.5), ("+.5", 0.5), ("5.", 5.0), ("1e3", 1000.0), ("12E-2", 0.12), (".0", 0.0), ("1.5e+3", 1500.0)],
)
def test_numbers_with_decimals(text: str, number: float) -> None:
    found = resolve(text)
    assert found == number
    assert type(found) is float


@pytest.mark.parametrize(
    "text",
    [
        "2022-03-31",  # dates are the model's to read
        "2022-02-31",
        "2022-03-31T10:00:00Z",
        "2022..2024",
        "12:30:45",
        "1_000",
        "0b101",
        "0o8",
        "0xG",
        "-0x1F",
        "0o",
        "0x",
        "1,5",
        "1.2.3",
        ".",
        "-",
        "+",
        "..",
        "e3",
        ".e3",
        "1e",
        "tRUE",
        "yes",
        "no",
        "on",
        "off",
        "ja",
        "y",
        "nULL",
        "None",
        ".Inf.",
        "-.nan",
        "١٢",
        "5 ",
        "5\n",
        "å",
    ],
)
def test_everything_else_is_text(text: str) -> None:
    assert resolve(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "1000000000000000000",
        "-1000000000000000000",
        "0000000000000000000",
        "9" * 100_000,
        "0xDE0B6B3A7640000",
        "0x" + "f" * 18,
        "0o" + "7" * 20,
        "1" * 30 + ".5" + "0" * 5,
        "1e400",
        "-1e400",
        ".inf",
        "-.INF",
        "+.Inf",
        ".nan",
        ".NaN",
        ".NAN",
    ],
)
def test_numbers_that_no_plan_holds_are_refused(text: str) -> None:
    with pytest.raises(NumberOutOfRangeError):
        resolve(text)


@given(st.integers(1 - 10**MOST_DIGITS, 10**MOST_DIGITS - 1))
def test_every_whole_number_of_18_digits_is_read_exactly(number: int) -> None:
    assert resolve(str(number)) == number
    if number >= 0:
        assert resolve(hex(number)) == resolve(oct(number)) == number


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_every_float_that_python_prints_is_read_exactly(number: float) -> None:
    assert resolve(repr(number)) == number


@given(st.text(max_size=50) | st.from_regex(r"[-+.0-9xoeEfin_:]{1,45}", fullmatch=True))
def test_any_text_is_itself_or_one_of_the_core_types(text: str) -> None:
    try:
        value: Scalar = resolve(text)
    except NumberOutOfRangeError:
        return
    if isinstance(value, str):
        assert value == text
    elif isinstance(value, float):
        assert math.isfinite(value)
    elif value is not None:
        assert abs(value) < 10**MOST_DIGITS
