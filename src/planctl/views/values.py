"""Views as plain values, and the order that readers expect."""

from __future__ import annotations

import dataclasses
import unicodedata
from typing import Any


def plain(view: Any) -> Any:
    """Return a view as dicts, lists and scalars, its fields in their order."""
    if dataclasses.is_dataclass(view) and not isinstance(view, type):
        return {field.name: plain(getattr(view, field.name)) for field in dataclasses.fields(view)}
    if isinstance(view, tuple) and hasattr(view, "_fields"):
        return {name: plain(value) for name, value in zip(view._fields, view, strict=True)}
    if isinstance(view, tuple | list):
        return [plain(item) for item in view]
    if isinstance(view, dict):
        return {key: plain(value) for key, value in view.items()}
    return view


def alphabetical(text: str) -> tuple[str, str]:
    """Return a key that sorts as Swedish does: å, ä and ö after z, other accents with their letter, case last."""
    letters = text.casefold().translate({ord("å"): "{", ord("ä"): "|", ord("æ"): "|", ord("ö"): "}", ord("ø"): "}"})
    return "".join(letter for letter in unicodedata.normalize("NFD", letters) if not unicodedata.combining(letter)), text
