"""libyaml's parser, out of PyYAML.

PyYAML also brings a parser, a resolver and a writer of its own, in Python. We use none of them, and the regular expressions that they
compile take a twentieth of a short run. In a process that is ours alone they are left out.
"""

from __future__ import annotations

import sys

import planctl

# What libyaml's side looks up in PyYAML when it is imported: the error that each part raises.
_PARTS = ("reader", "scanner", "parser", "composer", "constructor", "emitter", "serializer", "representer")


def _leave_out() -> None:
    """Stand in for PyYAML's package, if libyaml's side is content with that: its parts can still be imported one by one."""
    from importlib.util import find_spec
    from types import ModuleType, SimpleNamespace

    found = find_spec("yaml")
    if found is None or "yaml" in sys.modules:
        return
    package = ModuleType("yaml")
    package.__path__ = list(found.submodule_search_locations or ())
    sys.modules["yaml"] = package
    import yaml.error
    import yaml.events
    import yaml.nodes
    import yaml.tokens

    for part in _PARTS:
        name = f"{part.capitalize()}Error"
        setattr(package, part, SimpleNamespace(**{name: type(name, (yaml.error.MarkedYAMLError,), {})}))
    try:
        import yaml._yaml
    except (AttributeError, ImportError):  # it looks up more than we know of, or isn't there: then all of PyYAML
        for name in [name for name in sys.modules if name.partition(".")[0] == "yaml"]:
            del sys.modules[name]


if planctl.ALONE:
    _leave_out()

from yaml import events  # noqa: E402 - once that is settled
from yaml.error import YAMLError  # noqa: E402

try:
    from yaml._yaml import CParser
except ImportError:  # a PyYAML that was built without libyaml
    CParser = None  # type: ignore[assignment,misc]

__all__ = ["CParser", "YAMLError", "events"]
