"""Make what is generated from the code, or with `--check` tell what has drifted: schemas/, pages of docs/, parts of README.md."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from template_pages import templates

from planctl.cli.app import COMMANDS
from planctl.messages import word
from planctl.model.base import Noted
from planctl.outputs import kinds
from planctl.outputs.rules import explained, markdown, rule_page
from planctl.outputs.schemas import KINDS, published

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
AS_OF = "2026-11-22"  # the counts don't depend on it; what is overdue would
CHANGES_HEAD = """# Changes

What `planctl diff` tells of two versions of a plan and its journal. `planctl rule CODE` explains each kind, in Swedish with `--lang sv`.

- Things are matched by id, never by their place; what has no id, by what it says. A missing or doubled id is an error, and nothing is
  compared. What moved, and what says with `replaces` which id it took over, is the same thing: its own changes are told below the move.
- What went and what came may be one thing under another id: that is said as possible, and weighs nothing until `replaces` confirms it.
- What goes takes its parts along and is told once; many things that change alike are told at once, with their number.
- A removal weighs less where nothing falls with it: what was done and reported, withdrawn, outside the plan's period, named again
  elsewhere, or taken over. So does all in a draft, a plan without a decision. Such changes *alter*, and say why.
- What can't be weighed by the text *alters*, and says what to look at.
- The order of things is told with `--order` only; in a journal and among decisions, an order that changes what counts rewrites.

"""
PLANS_HEAD = """# The plans of this repository

Four real plans, read by hand from their published documents, and the frameworks around them. Names, dates, numbers and indicators are
the sources' own; titles are our concise wording. A second reader stated each document's facts without seeing our file, and the tests
compare the two row by row.
"""
PLANS_NOTE = """Follow-ups count the plan's own promises and rounds too; an activity named again in another place counts once. The sources
report nothing, so no plan has a journal.

Where our reading was a judgement, with the line of the source's extracted text:"""
README = ROOT / "README.md"
MOST_WORDS = 20  # of a closed list; the kinds of change have a page of their own
RULES = ROOT / "docs" / "rules"
FIELDS = ROOT / "docs" / "fields.md"
DUE = ["due", "--area", "5.1", "--responsible", "kff", "--within", "365d", "--as-of", "2023-01-20"]  # what the first screen shows


def generated() -> dict[Path, str]:
    """Return every generated file with what it should hold."""
    files = {ROOT / "schemas" / f"{kind}.schema.json": published(kind) for kind in KINDS}
    files |= rules()
    files[ROOT / "docs" / "changes.md"] = changes()
    files[ROOT / "docs" / "plans.md"] = plans()
    files[FIELDS] = part(FIELDS.read_text(encoding="utf-8"), "fields", fields())
    files[ROOT / "docs" / "templates.md"] = templates()
    files[README] = readme(README.read_text(encoding="utf-8"))
    return files


def rules() -> dict[Path, str]:
    """Return a page for each rule, and one with a table of them all."""
    known = explained("en")
    head = "# Rules\n\nWhat `planctl validate` finds. `planctl rule CODE` prints a rule's page, in Swedish with `--lang sv`.\n\n"
    table = re.sub(r"^\| (PLN\d+) ", r"| [\1](\1.md) ", markdown(known, "en", whole=False), flags=re.MULTILINE)
    pages = {RULES / f"{rule.code}.md": rule_page(rule, "en") for rule in known}
    return {RULES / "README.md": head + table, **pages}


def changes() -> str:
    """Return the page of all kinds of change: a table, then each kind."""
    known = kinds.explained("en")
    pages = kinds.markdown(known, "en", whole=True)
    return (
        CHANGES_HEAD + kinds.markdown(known, "en", whole=False) + "\n" + pages.replace("\n# CHG", "\n## CHG").replace("# CHG", "## CHG", 1)
    )


def plans() -> str:
    """Return the page about this repository's plans: what each holds, by `planctl export`, and where our reading was a judgement."""
    rows = json.loads(planctl("export", "--table", "plans", "--format", "json", "--as-of", AS_OF))["rows"]
    columns = ("areas", "goals", "activities", "follow_ups", "indicators", "targets", "amounts")
    lines = [PLANS_HEAD, "| Plan | Period | " + " | ".join(name.replace("_", "-").capitalize() for name in columns) + " |"]
    lines.append("|---|---|" + "---:|" * len(columns))
    lines += [
        f"| [{row['plan']}](../{row['file']}) | {row['period']} | " + " | ".join(str(row[name]) for name in columns) + " |" for row in rows
    ]
    lines += ["", PLANS_NOTE]
    for row in rows:
        said = (ROOT / "docs" / "judgements" / f"{row['plan']}.md").read_text(encoding="utf-8")
        lines += ["", f"## {row['title']}", "", said.strip()]
    return "\n".join(lines) + "\n"


def fields() -> str:
    """Return a table of fields for each thing that people write, as the published schemas have them."""
    lines: list[str] = []
    known: set[str] = set()
    for kind in ("plan", "journal", "framework", "accepted"):
        schema = json.loads(published(kind))
        things = {kind.capitalize(): schema, **schema["$defs"]}
        for name, thing in things.items():
            if name not in known and thing.get("properties"):
                lines += ["", f"## {name}", "", thing["description"], "", "| Field | | Holds |", "|---|---|---|"]
                lines += [
                    _field(field, said, thing.get("required", ())) for field, said in sorted(thing["properties"].items(), key=_anywhere)
                ]
            known.add(name)
    return "\n".join(lines).lstrip("\n") + "\n"


def _anywhere(named: tuple[str, Any]) -> bool:
    """Put what anything may carry last; the rest keeps its order."""
    return named[0] in Noted.model_fields


def _field(name: str, schema: dict[str, Any], required: Sequence[str]) -> str:
    needed = "required" if name in required else ""
    said = schema.get("description", "").replace("|", "\\|")
    return f"| `{name}` | {needed} | {' '.join(part for part in (said, _choice(schema)) if part)} |"


def _choice(schema: dict[str, Any]) -> str:
    """Return the words that a field may hold, where they are a closed list that its description doesn't give."""
    words = schema.get("enum") or schema.get("items", {}).get("enum") or ()
    if len(words) > MOST_WORDS:
        return "See [changes.md](changes.md)."
    said = schema.get("description", "")
    return "" if all(word in said.lower() for word in words) else f"One of: {', '.join(f'`{word}`' for word in words)}."


def readme(text: str) -> str:
    """Return README.md with its generated parts made anew: what `due` prints, and the table of commands."""
    commands = "| Command | Does |\n|---|---|\n" + "".join(f"| `{name}` | {word('en', f'help.{name}')} |\n" for name in COMMANDS)
    printed = f"$ planctl {' '.join(DUE)}\n{planctl(*DUE)}"
    return part(part(text, "due", f"```text\n{printed.rstrip()}\n```\n"), "commands", commands)


def planctl(*arguments: str) -> str:
    """Return what a command prints at 80 columns."""
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "planctl", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True, encoding="utf-8").stdout


def part(text: str, name: str, content: str) -> str:
    """Return the text with the part between `<!-- name -->` and `<!-- /name -->` replaced."""
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not pattern.search(text):
        message = f"no page has a part {name!r}"
        raise SystemExit(message)
    return pattern.sub(lambda match: match[1] + content + match[2], text)


def main() -> int:
    """Write what differs, or with `--check` name it and fail."""
    check = "--check" in sys.argv[1:]
    made = generated()
    gone = [path for path in RULES.glob("*") if path not in made]
    stale = [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text] + gone
    for path in stale:
        print(f"{'out of date' if check else 'wrote'}: {path.relative_to(ROOT)}")
        if not check:
            path.parent.mkdir(exist_ok=True)
            if path in made:
                path.write_text(made[path], encoding="utf-8", newline="\n")
            else:
                path.unlink()
    if check and stale:
        print("Run: make docs")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
