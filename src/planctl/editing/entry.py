"""One entry that is to be added to a journal, and the line that it becomes."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planctl.model.journal import Value

DEVIATION = ("cause", "consequence", "action")
# Names that every YAML reader takes for text; `no`, `on` and the like are true or false to some.
_PLAIN = re.compile(r"(?!(?:y|n|yes|no|on|off|true|false|null)\Z)[a-z][a-z0-9-]*\Z")
_PERIOD = re.compile(r"\d{4}(?:-[a-zHTQ0-9-]+|\.\.)[a-zHTQ0-9.-]*\Z", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_ADDRESS = re.compile(r"(?=[^@]+@)[a-z0-9][A-Za-z0-9./@-]*\Z")
_NAMES = frozenset({"about", "by", "state", "light", "forecast", "to"})


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What somebody reports. `about` is an address without the plan; `to` a period as it is spelled; texts are as they were written."""

    date: date
    about: str
    by: str
    state: str | None = None
    to: str | None = None
    value: Value | None = None
    light: str | None = None
    note: str | None = None
    forecast: str | None = None
    cause: str | None = None
    consequence: str | None = None
    action: str | None = None
    decision_wanted: str | None = None
    evidence: str | None = None

    def data(self) -> dict[str, Any]:
        """Return what a reader of the journal finds: the fields that are given, in the order in which they stand."""
        deviation = {name: getattr(self, name) for name in DEVIATION if getattr(self, name) is not None}
        fields: dict[str, Any] = {
            "date": self.date.isoformat(),
            "about": self.about,
            "by": self.by,
            "state": self.state,
            "to": int(self.to) if self.to is not None and re.fullmatch(r"[0-9]{4}", self.to) else self.to,
            "value": self.value,
            "light": self.light,
            "note": self.note,
            "forecast": self.forecast,
            "deviation": deviation or None,
            "decision_wanted": self.decision_wanted,
            "evidence": self.evidence,
        }
        return {name: value for name, value in fields.items() if value is not None}


def line(data: Mapping[str, Any]) -> str:
    """Return an entry's fields on one line, in flow style: days as days, names as they are, free text double-quoted."""
    from io import StringIO

    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = sys.maxsize
    stream = StringIO()
    yaml.dump(_flow({name: _written(name, value) for name, value in data.items()}), stream)
    return stream.getvalue().rstrip("\n")


def _written(field: str, value: Any) -> Any:
    """Return a value as ruamel.yaml is to write it."""
    if isinstance(value, dict):
        return _flow({_quoted(key, _PLAIN): _quoted(part) for key, part in value.items()})
    if field in {"date", "to"} and _DAY.match(str(value)):
        with suppress(ValueError):  # no such day: the reader will say so
            return date.fromisoformat(value)
    plain = _PERIOD if field == "to" else _ADDRESS if field == "about" else _PLAIN
    return _quoted(value, plain if field in _NAMES else None)


def _flow(fields: dict[str, Any]) -> Any:
    from ruamel.yaml.comments import CommentedMap

    mapping = CommentedMap(fields)
    mapping.fa.set_flow_style()
    return mapping


def _quoted(value: Any, plain: re.Pattern[str] | None = None) -> Any:
    """Return text so that it is quoted, whatever it begins with, but for names of a plain kind; other values as they are."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    return value if not isinstance(value, str) or (plain and plain.match(value)) else DoubleQuotedScalarString(value)
