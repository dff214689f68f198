"""Swedish personal identity numbers and coordination numbers: found in text, and made unreadable in whatever is written out."""

from __future__ import annotations

import re
from datetime import date

# YYMMDD-NNNN with or without century and mark; a coordination number has 60 added to its day.
_LIKELY = re.compile(r"(?<![\d-])(?:1[89]|20)?(\d{2})(\d{2})(\d{2})[-+\u2010\u2011\u2013\u2212 ]?(\d{4})(?![\d-])")
COORDINATION = 60
MASK = "XXXXXX-XXXX"


def masked(text: str) -> str:
    """Return the text with every identity number in it replaced by a mask."""
    return _LIKELY.sub(lambda match: MASK if _is_identity(match) else match[0], text)


def _is_identity(match: re.Match[str]) -> bool:
    year, month, day, _ = (int(part) for part in match.groups())
    return _is_day(year, month, day % COORDINATION) and _checks("".join(match.groups()))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(2000 + year, month, day)  # 2000 + yy is a leap year whenever 1900 + yy is, but for 1900 itself
    except ValueError:
        return False
    return True


def _checks(digits: str) -> bool:
    """Tell whether the last digit is the check digit (Luhn)."""
    doubled = (int(digit) * (2 - number % 2) for number, digit in enumerate(digits))
    return sum(product // 10 + product % 10 for product in doubled) % 10 == 0
