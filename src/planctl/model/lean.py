"""pydantic, without what a short run has no use for: an eighth of its time.

The model takes pydantic from here alone. It is spared only in a process that is ours: there no other code misses anything.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

import typing_extensions

import planctl

if TYPE_CHECKING:
    from collections.abc import Callable


def look_for_no_plugins() -> None:
    """Spare pydantic its search for plugins: importlib.metadata brings e-mail, sockets and zip files, a twentieth of a short run."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    loader = ModuleType("pydantic.plugin._loader")
    loader.get_plugins = tuple  # type: ignore[attr-defined]  # what it returns when plugins are disabled: none
    sys.modules.setdefault(loader.__name__, loader)


def put_off(name: str) -> None:
    """Have a module imported when something in it is first used: pydantic names `secrets`, which brings OpenSSL, for what no plan has."""

    def found(attribute: str) -> object:
        del sys.modules[name]
        return getattr(import_module(name), attribute)

    later = ModuleType(name)
    later.__getattr__ = found  # type: ignore[method-assign]
    sys.modules.setdefault(name, later)


def spare_typed_dicts() -> None:
    """Spare pydantic the making of eighty typed dicts, a twentieth of a short run: they describe its schemas to type checkers alone.

    While they are imported plain dicts stand in. Should pydantic ever want more of them, they are made as it has them.
    """

    class Plain(dict[str, object]):
        def __init_subclass__(cls, **_options: object) -> None:
            """Take the options of a typed dict, such as `total`."""

    whole = typing_extensions.TypedDict
    typing_extensions.TypedDict = Plain  # type: ignore[assignment]
    try:
        import pydantic_core  # noqa: F401 - it stays imported
    except Exception:  # noqa: BLE001 - whatever it misses
        for name in [name for name in sys.modules if name.partition(".")[0] == "pydantic_core"]:
            del sys.modules[name]
    finally:
        typing_extensions.TypedDict = whole


if planctl.ALONE:
    look_for_no_plugins()
    put_off("secrets")
    spare_typed_dicts()

from pydantic import BaseModel, ConfigDict, Field, Strict, ValidationError  # noqa: E402 - once that is settled
from pydantic_core import PydanticCustomError, core_schema  # noqa: E402

_NOTHING: set[str] = set()


def _holding(fields: dict[str, Any]) -> Callable[[dict[str, Any]], tuple[dict[str, Any], None, set[str]]]:
    """Return what makes of a dict what pydantic makes a model of: what it holds, nothing unknown, and no list of what was given.

    What was written though it goes without saying (an empty list) is left out, too: it makes no difference.
    """
    unsaid = {name: field["schema"]["default"] for name, field in fields.items() if field["schema"].get("default") is not None}
    needs_no_look = frozenset(unsaid).isdisjoint

    def hold(written: dict[str, Any]) -> tuple[dict[str, Any], None, set[str]]:
        if not needs_no_look(written):
            written = {name: value for name, value in written.items() if name not in unsaid or value is not unsaid[name]}
        return written, None, _NOTHING

    return hold


def _as_in_a_dict(field: Any) -> core_schema.TypedDictField:
    read = field["schema"]
    optional = read["type"] == "default"
    kept = {name: field[name] for name in ("validation_alias", "serialization_alias") if name in field}
    metadata = field.get("metadata", {})
    if "default" in read:  # published all the same
        metadata = {**metadata, "pydantic_js_updates": {**metadata.get("pydantic_js_updates", {}), "default": read["default"]}}
    return core_schema.typed_dict_field(read["schema"] if optional else read, required=not optional, metadata=metadata, **kept)


class LeanModel(BaseModel):
    """A model that holds only what was written; what was left out stands once, in its class.

    A plan has thousands of things with a dozen fields each, of which few are written. pydantic keeps them all in each thing, and the names
    of those that were given: four times the memory.
    """

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any, /) -> core_schema.CoreSchema:
        """Have fields read as those of a dict are, which has no more than was written."""
        schema: core_schema.CoreSchema = handler(source)
        model = handler.resolve_ref_schema(schema)
        whole = model["schema"]
        if whole["type"] == "model-fields":  # else it is done already
            fields = {name: _as_in_a_dict(field) for name, field in whole["fields"].items()}
            read = core_schema.typed_dict_schema(fields, config=model["config"])
            model["schema"] = core_schema.no_info_after_validator_function(_holding(whole["fields"]), read)
        return schema


__all__ = ["BaseModel", "ConfigDict", "Field", "LeanModel", "PydanticCustomError", "Strict", "ValidationError", "core_schema"]
