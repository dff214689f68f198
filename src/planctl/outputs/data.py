"""JSON that others build on: UTF-8, the schema first, nothing a terminal or a CI log would obey."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from planctl.document.decoding import FORBIDDEN


def dumped(data: dict[str, Any] | list[Any]) -> str:
    """Return pretty JSON with a final newline; dates as ISO text. Control characters and `##[` are escaped inside strings."""
    import json

    text = json.dumps(data, ensure_ascii=False, indent=2, default=_plain)
    return re.sub(FORBIDDEN, lambda match: f"\\u{ord(match.group()[0]):04x}", text).replace("##[", "##\\u005b") + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    message = f"no JSON for {type(value).__name__}"
    raise TypeError(message)
