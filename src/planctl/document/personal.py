"""Swedish personal identity numbers: found by their form, their date and their check digit, and hidden wherever text is shown.

Hidden text is as long as it was, so every place in it stays where it is.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HIDDEN = "X"
COORDINATION = 60  # a coordination number has the day of birth and this
_LEAP_YEAR = 2000  # of numbers that don't say their century: every day that may be one of birth is there

# Such a number's outline, once each digit is written 0 and whatever may part it -: looked for first, as nearly no plan has one and bytes
# are searched fastest. What isn't ASCII is two bytes or three.
_PARTS = b" +" + bytes(range(128, 256))
_OUTLINE = bytes.maketrans(b"123456789" + _PARTS, b"000000000" + b"-" * len(_PARTS))
_OUTLINED = re.compile(rb"0000(?:00-{0,3}|-00-00-)0000")
_NUMBER = (
    r"(?<![0-9])(?P<century>18|19|20)?(?P<year>[0-9]{2})(?P<hyphen>-?)(?P<month>0[1-9]|1[0-2])(?P=hyphen)(?P<day>[0-9]{2})"
    r"[-+ \u00a0\u2010-\u2014\u2212]?(?P<last>[0-9]{4})(?![0-9])"
)
_DIGIT = "[0-9]"


def identity_numbers(text: str, encoded: bytes | None = None) -> Iterator[tuple[int, int]]:
    """Yield where each personal identity number and coordination number begins and ends.

    Ten digits or twelve, with or without what stands before the last four; a true date, a birth number that is given (000 is not) and the
    right check digit. Organisation numbers, amounts and dates are none of these.
    """
    if _OUTLINED.search((text.encode() if encoded is None else encoded).translate(_OUTLINE)) is None:
        return
    for match in re.finditer(_NUMBER, text):
        if not match["last"].startswith("000") and _is_date(match) and _checks(match):
            yield match.span()


def _is_date(match: re.Match[str]) -> bool:
    day = int(match["day"])
    year = int(f"{match['century']}{match['year']}") if match["century"] else _LEAP_YEAR
    try:
        date(year, int(match["month"]), day - COORDINATION if day > COORDINATION else day)
    except ValueError:
        return False
    return True


def _checks(match: re.Match[str]) -> bool:
    """Tell whether the last digit is the one that the nine before it give (Luhn's)."""
    digits = f"{match['year']}{match['month']}{match['day']}{match['last']}"
    doubled = (int(digit) * (2 - position % 2) for position, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def hidden(text: str, encoded: bytes | None = None) -> str:
    """Return text in which every digit of an identity number is an X; the text itself where there is none.

    `encoded`: the same in UTF-8, where that is at hand.
    """
    parts, done = [], 0
    for start, end in identity_numbers(text, encoded):
        parts += [text[done:start], re.sub(_DIGIT, HIDDEN, text[start:end])]
        done = end
    return "".join([*parts, text[done:]]) if parts else text
