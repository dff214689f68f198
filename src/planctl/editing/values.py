"""What people write for a value → what the journal holds: `4`, `3,5`, `1 200`, `40 %`, `ja`, `centrum=410` once a part, or text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planctl.editing.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planctl.model.journal import Value

YES_NO = {"ja": True, "nej": False, "yes": True, "no": False, "true": True, "false": False}
_SPACES = "[ \u00a0\u202f]"
_NUMBER = re.compile(rf"([-+\u2212]?)(\d{{1,3}}(?:{_SPACES}\d{{3}})+|\d+)(?:[.,](\d+))?\Z", re.ASCII)
_PART = re.compile(r"([^=]+?)\s*=\s*(.+)\Z", re.DOTALL)
MOST_DIGITS = 15  # as many as a number keeps


def value_of(given: Sequence[str], measure: str | None = None) -> Value:
    """Return the value; `measure` is the indicator's, where there is one.

    Raises `Refused`: value.none, value.number, value.yes-no, value.parts, value.digits.
    """
    texts = [text.strip() for text in given]
    if not all(texts) or not texts:
        raise Refused("value.none")
    parts = [_PART.match(text) for text in (_within_braces(texts[0]) if len(texts) == 1 else texts)]
    if measure != "text" and all(match and _number(match[2], measure) is not None for match in parts):
        return _parts([(match[1].strip(), match[2]) for match in parts if match], measure)
    if len(texts) > 1:
        raise Refused("value.parts", text=", ".join(texts))
    return _single(texts[0], measure)


def _within_braces(text: str) -> list[str]:
    """Return the parts of `{centrum: 410, norr: 205}` as `centrum=410`; of anything else the text itself."""
    if not (text.startswith("{") and text.endswith("}")):
        return [text]
    return [re.sub(r"\s*:\s*", "=", part, count=1) for part in re.split(r"[;,]\s+", text[1:-1].strip())]


def _parts(pairs: Sequence[tuple[str, str]], measure: str | None) -> Value:
    found: dict[str, int | float] = {}
    for name, text in pairs:
        number = _number(text, measure)
        if name in found or number is None:
            raise Refused("value.parts", text=f"{name}={text}")
        found[name] = number
    return found


def _single(text: str, measure: str | None) -> Value:
    number, word = _number(text, measure), YES_NO.get(text.lower())
    if measure == "text":
        return text
    if measure == "yes-no":
        if word is None:
            raise Refused("value.yes-no", text=text)
        return word
    if number is None and measure is not None:
        raise Refused("value.number", text=text)
    return number if number is not None else word if word is not None else text


def _number(text: str, measure: str | None) -> int | float | None:
    """Return the number that a text spells, with a decimal comma or point; of a share also with a percent sign."""
    match = _NUMBER.match(text.removesuffix("%").rstrip() if measure == "share" else text)
    if not match:
        return None
    sign, whole, decimals = match.groups()
    digits = re.sub(_SPACES, "", whole)
    if len(digits) + len(decimals or "") > MOST_DIGITS:
        raise Refused("value.digits", text=text[:40])
    number = float(f"{digits}.{decimals}") if decimals else int(digits)
    return -number if sign in {"-", "\u2212"} else number
