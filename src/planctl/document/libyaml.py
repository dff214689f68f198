"""libyaml's parser, out of PyYAML.

PyYAML also brings a parser, a resolver and a writer of its own, in Python. We use none of them, and the regular expressions that they
compile take a twentieth of a short run. In a process that is ours alone they are left out.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Protocol

import planctl

if TYPE_CHECKING:
    from collections.abc import Callable

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
    from yaml import _yaml
except ImportError:  # a PyYAML that was built without libyaml
    _yaml = None  # type: ignore[assignment]


class MissingParserError(Exception):
    """PyYAML has no C parser here, and planctl reads with no other."""

    def __init__(self) -> None:
        super().__init__("PyYAML was installed without its C parser: pip install --force-reinstall --only-binary :all: pyyaml")


class Reader(Protocol):
    """What takes what is read, in the text's order, with the parts that PyYAML's events have."""

    def scalar(self, anchor: Any, tag: Any, implicit: Any, value: str, start: Any, end: Any, style: str, /) -> None:  # noqa: PLR0913, PLR0917 - an event's parts
        """Take a key or a single value."""

    def mapping(self, *event: Any) -> None:
        """Take the beginning of a mapping: anchor, tag, implicit, start, end, flow style."""

    def sequence(self, *event: Any) -> None:
        """Take the beginning of a list, with the same parts."""

    def ended(self, start: Any, end: Any, /) -> None:
        """Take the end of a mapping or list."""

    def other(self, event: Any, /) -> bool:
        """Take any other event. False when nothing more is to be read."""


_TAKEN_BY = {
    "ScalarEvent": "scalar",
    "MappingStartEvent": "mapping",
    "SequenceStartEvent": "sequence",
    "MappingEndEvent": "ended",
    "SequenceEndEvent": "ended",
}  # fmt: skip


def read_events(content: bytes, reader: Reader) -> None:
    """Read a text in UTF-8, and have the reader take what is in it. Raises `MissingParserError`, and `YAMLError` for what is no YAML.

    The last line means the same whether or not it is ended: libyaml would leave a block of text without its last line end, and pass over
    a last line of blanks alone. So it is given one; what stands there is told to stand behind the text.
    libyaml's side makes an object of one of PyYAML's classes for each event. In a process of ours the reader's methods stand in for these
    classes: to make objects that are only taken apart again takes a sixth of the time.
    """
    if _yaml is None:
        raise MissingParserError
    methods = {name: getattr(reader, method) for name, method in _TAKEN_BY.items()}
    classes = {name: getattr(_yaml, name) for name in methods}
    if planctl.ALONE:
        vars(_yaml).update(methods)
    try:
        _read(content if content.endswith(b"\n") else content + b"\n", reader, {classes[name]: method for name, method in methods.items()})
    finally:
        vars(_yaml).update(classes)


def _read(content: bytes, reader: Reader, methods: dict[type, Callable[..., None]]) -> None:
    next_event = _yaml.CParser(content).get_event
    while True:
        event = next_event()
        if event is None:  # it has been taken
            continue
        method = methods.get(type(event))
        if method:
            method(*vars(event).values())  # in the order in which it was given them
        elif not reader.other(event) or isinstance(event, events.StreamEndEvent):
            return


__all__ = ["MissingParserError", "Reader", "YAMLError", "events", "read_events"]
