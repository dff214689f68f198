"""Plain scalars by the YAML 1.2 core schema, but dates stay text and numbers are bounded."""

from __future__ import annotations

import math
import re

MOST_DIGITS = 18
DECIMAL = 10

Scalar = str | int | float | bool | None

_WORDS: dict[str, Scalar] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INTEGER = re.compile(r"[-+]?[0-9]+\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = frozenset([".nan", ".NaN", ".NAN", *(f"{sign}.{name}" for sign in ("", "-", "+") for name in ("inf", "Inf", "INF"))])
_BASES = {"0o": (8, 20), "0x": (16, MOST_DIGITS)}  # base, digits: 18 decimal ones are at most 20 octal ones


class NumberOutOfRangeError(ValueError):
    """A number with more than 18 digits, or one that is not finite."""


def resolve(text: str) -> Scalar:
    """Return what a plain scalar means. Raises `NumberOutOfRangeError`."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789":
        return text
    if _INTEGER.match(text):
        return _integer(text)
    if _FLOAT.match(text):
        return _finite(text)
    if text in _NOT_FINITE:
        raise NumberOutOfRangeError(text)
    return text


def _integer(text: str) -> int:
    base, most = _BASES.get(text[:2], (DECIMAL, MOST_DIGITS))
    digits = text.lstrip("+-") if base == DECIMAL else text[2:]
    if len(digits) > most:  # before int(), which is slow on long texts
        raise NumberOutOfRangeError(text[:MOST_DIGITS])
    number = int(digits, base)
    if number >= DECIMAL**MOST_DIGITS:
        raise NumberOutOfRangeError(text)
    return -number if text[0] == "-" else number


def _finite(text: str) -> float:
    if len(text) > 2 * MOST_DIGITS:
        raise NumberOutOfRangeError(text[:MOST_DIGITS])
    number = float(text)
    if not math.isfinite(number):
        raise NumberOutOfRangeError(text)
    return number
