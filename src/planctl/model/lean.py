"""pydantic, without what a short run has no use for: an eighth of its time.

The model takes pydantic from here alone. It is spared only in a process that is ours: there no other code misses anything.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from types import ModuleType

import typing_extensions

import planctl


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

__all__ = ["BaseModel", "ConfigDict", "Field", "PydanticCustomError", "Strict", "ValidationError", "core_schema"]
