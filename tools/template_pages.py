"""docs/templates.md: what a packet's templates are made of, taken from the templates, the views and the words themselves."""

from __future__ import annotations

import inspect
import re
from datetime import date
from pathlib import Path
from typing import Any

from planctl.outputs import packet as output
from planctl.outputs.answers import Answer, Line
from planctl.outputs.look import Look
from planctl.outputs.packet_phrases import PacketPhrases
from planctl.outputs.pictures import Axis, Curve, Dot, Segment, Trend
from planctl.outputs.sections import SECTIONS
from planctl.resources import folder
from planctl.views import aims, due, parts, rollups, summary

HEAD = """# Templates

A packet is made of [Jinja](https://jinja.palletsprojects.com/) templates, fed nothing but views: values that have been computed and
that nobody has formatted. `planctl render PLAN --template DIR` looks for each template in your folder first, by the same name, and takes
planctl's own where you have none. Copy the one that you want to change, from `templates/` in planctl's repository, and leave the rest.

- Templates run in a sandbox: they see the views and the words below, no files and no Python. A fault is told by file and line.
- What a template prints is made literal by itself, in HTML and in Markdown alike: text from a plan never becomes markup. Don't use `safe`.
- Print a plan's own text with `own` (`{{ plan.title | own }}`): it is marked where its language is not the page's.
- Link with `{{ thing.address | goto(thing.title) }}`: where a section is left out, the title stands without a link.
- Templates are not bounded in time: use those of people you trust.

A municipality's name, logo and colours need no template: they stand in the settings, under `[packet]`. A logo is a PNG. A colour whose
contrast against the page is below 4.5:1 is refused.

```toml
[packet]
name = "Exempels kommun"
logo = "logga.png"
colours = {accent = "#7a1f5c", accent-dark = "#f0b6dc"}
```
"""
FIRST = (parts.Packet, parts.Plan, summary.Summary)
LAST = (due.Body, due.Answers, due.Coverage, Answer, Line, Axis, Segment, Trend, Curve, Dot, Look)


def templates() -> str:
    """Return the page."""
    shipped = Path(folder("templates"))
    files = [*sorted(shipped.glob("packet.*")), *sorted((shipped / "packet").glob("*.*"))]
    lines = [HEAD, "## Files", "", "| Template | Holds |", "|---|---|"]
    lines += [f"| `{path.relative_to(shipped).as_posix()}` | {_purpose(path)} |" for path in files]
    lines += ["", "## Sections", "", "One name, one partial in each format. `--sections` orders them, or leaves them out.", ""]
    lines += ["| Section | Heading | Holds |", "|---|---|---|", *_sections(shipped)]
    lines += ["", "In a section stand `packet`, `plan`, `summary` (the plan's), `level` (of its heading), `sections` and `look`.", ""]
    lines += ["## Macros", "", "| Macro | In |", "|---|---|"]
    for path in files:
        found = re.findall(r"{% macro (\w+\(.*?\)) -?%}", path.read_text(encoding="utf-8"))
        lines += [f"| `{macro}` | `{path.relative_to(shipped).as_posix()}` |" for macro in found]
    lines += ["", "## What templates may call", "", "| Name | Gives |", "|---|---|"]
    lines += [f"| `{name}` | {_first(value)} |" for name, value in _names().items() if name != "words"]
    lines += ["", "`words` holds the words of the language, and phrases made of them:", "", "| Name | Gives |", "|---|---|"]
    methods = [(name, value) for name, value in inspect.getmembers(PacketPhrases, inspect.isfunction) if not name.startswith("_")]
    lines += [f"| `words.{name}{_signature(value)}` | {_first(value)} |" for name, value in methods]
    lines += ["", "## Views", *(line for view in _views() for line in _view(view))]
    return "\n".join(lines) + "\n"


def _sections(shipped: Path) -> list[str]:
    words = PacketPhrases("en")
    return [
        f"| `{name}` | {words.word(f'section.{name}', days=90)} | {_purpose(shipped / 'packet' / 'sections' / f'{name}.html.j2')} |"
        for name in SECTIONS
    ]


def _view(view: type) -> list[str]:
    lines = ["", f"### {view.__name__}", "", inspect.cleandoc(view.__doc__ or ""), "", "| Field | Is |", "|---|---|"]
    lines += [f"| `{name}` | `{_plain(kind)}` |" for name, kind in view.__annotations__.items() if not name.startswith("_")]
    held = [(name, value) for name, value in vars(view).items() if isinstance(value, property)]
    return lines + [f"| `{name}` | {_first(value.fget)} |" for name, value in held]


def _views() -> list[type]:
    """Return the views, the packet first."""
    found = [
        value
        for module in (parts, summary, rollups, aims)
        for value in vars(module).values()
        if inspect.isclass(value) and value.__module__ == module.__name__
    ]
    return [*FIRST, *(view for view in found if view not in FIRST), *LAST]


def _names() -> dict[str, Any]:
    """Return what templates may call, by name."""
    nobody = rollups.together([])
    fields: dict[str, Any] = dict.fromkeys(summary.Summary._fields, ())
    fields |= {"tally": nobody, "plans_own": nobody, "until": date.min}
    packet = parts.Packet("", date.min, None, None, None, None, summary.Summary(**fields), ())
    pages = (output.page_environment(packet, "en"), output.markdown_environment("en"))
    return dict(sorted({name: value for page in pages for name, value in page.globals.items() if _is_ours(value)}.items()))


def _is_ours(value: Any) -> bool:
    value = getattr(value, "func", value)
    return (getattr(value, "__module__", None) or "").startswith("planctl.")


def _purpose(path: Path) -> str:
    """Return the first sentence of a template's first comment, where that is about all of it."""
    comment = re.match(r"(?:<!--.*?-->\n|<!doctype.*?>\n)?{#(.*?)#}", path.read_text(encoding="utf-8"), re.DOTALL)
    return re.split(r"(?<=\.)\s", " ".join(comment[1].split()))[0] if comment else ""


def _first(value: Any) -> str:
    said = inspect.getdoc(getattr(value, "func", value)) or ""
    return said.partition("\n")[0].replace("|", "\\|")


def _signature(function: Any) -> str:
    return f"({', '.join(name for name in inspect.signature(function).parameters if name != 'self')})"


def _plain(kind: Any) -> str:
    return str(getattr(kind, "__forward_arg__", kind)).replace("|", "\\|")  # a named tuple's annotations are references
