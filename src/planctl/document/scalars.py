"""Plain scalars by the YAML 1.2 core schema, but dates stay text and numbers are bounded."""

from __future__ import annotations

import math
import re

MOST_DIGITS = 18

Scalar = str | int | float | bool | None

_WORDS: dict[str, Scalar] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INTEGER = re.compile(r"[-+]?[0-9]+\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z")
_BASES = {"0o": 8, "0x": 16}


class NumberOutOfRange(ValueError):
    """A number with more than 18 digits, or one that is not finite."""


def resolve(text: str) -> Scalar:
    """Return what a plain scalar means. Raises `NumberOutOfRange`."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789":
        return text
    if _INTEGER.match(text):
        return _integer(text)
    if _FLOAT.match(text):
        return _finite(text)
    if _NOT_FINITE.match(text):
        raise NumberOutOfRange(text[:MOST_DIGITS])
    return text


def _integer(text: str) -> int:
    base = _BASES.get(text[:2], 10)
    digits = text[2:] if base != 10 else text.lstrip("+-")
    if len(digits) > MOST_DIGITS:
        raise NumberOutOfRange(text[:MOST_DIGITS])
    return int(digits, base) * (-1 if text[0] == "-" else 1)


def _finite(text: str) -> float:
    if len(text) > 2 * MOST_DIGITS:
        raise NumberOutOfRange(text[:MOST_DIGITS])
    number = float(text)
    if not math.isfinite(number):
        raise NumberOutOfRange(text[:MOST_DIGITS])
    return number
