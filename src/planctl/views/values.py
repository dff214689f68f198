"""Views as plain values."""

from __future__ import annotations

import dataclasses
from typing import Any


def plain(view: Any) -> Any:
    """Return a view as dicts, lists and scalars, its fields in their order."""
    if dataclasses.is_dataclass(view) and not isinstance(view, type):
        return {field.name: plain(getattr(view, field.name)) for field in dataclasses.fields(view)}
    if isinstance(view, tuple | list):
        return [plain(item) for item in view]
    if isinstance(view, dict):
        return {key: plain(value) for key, value in view.items()}
    return view
