"""Write docs/comparison.md: one broken plan and one pair of revisions through planctl and other tools, as they really answer.

The others are installed into `out/comparison` (or `--tools DIR` names a virtual environment that has them): they are no dependencies.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
from pathlib import Path
from string import Template
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "comparison"
PAGE = ROOT / "docs" / "comparison.md"
TEMPLATE = FOLDER / "page.md"
OTHERS = ("check-jsonschema==0.39.0", "yamllint==1.38.0", "deepdiff[cli]==9.1.0", "graphtage==0.5.0", "nbdime==4.0.4")
ROUNDS = 3
PLAN = "exempel-2025-2027.yaml"
BROKEN, BEFORE, AFTER = f"broken/{PLAN}", f"before/{PLAN}", f"after/{PLAN}"
NBDIME = (
    "import json, sys; from nbdime.diffing.generic import diff; from nbdime.prettyprint import PrettyPrintConfig, pretty_print_diff; "
    "a, b = (json.load(open(name)) for name in sys.argv[1:]); "
    "pretty_print_diff(a, diff(a, b), '', PrettyPrintConfig(out=sys.stdout, use_color=False))"
)


class Run(NamedTuple):
    """A command as a reader would write it, and as it is run."""

    shown: str
    command: tuple[str, ...]


class Answer(NamedTuple):
    """What a command printed, its exit code, and the processor time it took (which others on the machine don't lengthen)."""

    output: str
    code: int
    seconds: float


def runs(tools: Path, scratch: Path) -> dict[str, Run]:
    """Return the commands by the name that the page has for them."""
    planctl = (sys.executable, "-m", "planctl")
    bin_folder = tools / "bin"
    as_of = ("--as-of", "2026-06-30", "--lang", "en")
    schema = "../../schemas/plan.schema.json"
    before, after = scratch / "before.json", scratch / "after.json"
    given = {
        "planctl_validate": ("planctl validate broken --format concise", (*planctl, "validate", "broken", "--format", "concise", *as_of)),
        "check_jsonschema": (
            f"check-jsonschema --schemafile plan.schema.json {BROKEN}",
            (str(bin_folder / "check-jsonschema"), "--schemafile", schema, BROKEN),
        ),
        "yamllint": (f"yamllint -f parsable {BROKEN}", (str(bin_folder / "yamllint"), "-f", "parsable", BROKEN)),
        "planctl_diff": ("planctl diff before after", (*planctl, "diff", "before", "after", *as_of)),
        "git_diff": ("git diff --no-index before after", ("git", "--no-pager", "diff", "--no-index", "--no-color", "before", "after")),
        "deepdiff": (f"deep diff {BEFORE} {AFTER}", (str(bin_folder / "deep"), "diff", BEFORE, AFTER)),
        "graphtage": (
            "graphtage before.json after.json",
            (str(bin_folder / "graphtage"), "--no-color", "--no-status", str(before), str(after)),
        ),
        "nbdime": (
            "nbdime.diffing.generic.diff(before, after)",
            (str(bin_folder / "python"), "-c", NBDIME, str(before), str(after)),
        ),
    }
    return {name: Run(*run) for name, run in given.items()}


def answered(run: Run) -> Answer:
    """Run a command once in the folder of the examples."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE" and not name.startswith("GITHUB_")}
    environment = {**kept, "NO_COLOR": "1", "COLUMNS": "100", "PYTHONUTF8": "1"}
    begun = _spent()
    done = subprocess.run(run.command, cwd=FOLDER, env=environment, capture_output=True, text=True, check=False)
    output = "\n".join(line.rstrip() for line in (done.stdout + done.stderr).rstrip().splitlines())
    return Answer(output, done.returncode, _spent() - begun)


def _spent() -> float:
    """Return the seconds that commands have taken of the processor so far."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def measured(commands: dict[str, Run]) -> dict[str, Answer]:
    """Run all of them a few times, in turn, and keep each one's quickest."""
    best: dict[str, Answer] = {}
    for _ in range(ROUNDS):
        for name, run in commands.items():
            answer = answered(run)
            if name not in best or answer.seconds < best[name].seconds:
                best[name] = answer
    return best


def installed(given: str | None) -> Path:
    """Return the virtual environment with the other tools; make it where none is given."""
    folder = Path(given) if given else ROOT / "out" / "comparison"
    if not (folder / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", *OTHERS], check=True)
    return folder


def as_json(scratch: Path) -> None:
    """Write both revisions as JSON, for those who can't read the dates of YAML or no YAML at all."""
    from planctl.document import parse

    scratch.mkdir(parents=True, exist_ok=True)
    for name in ("before", "after"):
        file = FOLDER / name / PLAN
        text = json.dumps(parse(file.name, file.read_bytes()).data, ensure_ascii=False, indent=1)
        (scratch / f"{name}.json").write_text(text, encoding="utf-8")


def versions(tools: Path) -> str:
    """Return what was run, for the page."""
    from planctl import __version__

    names = [name.partition("==")[0].partition("[")[0] for name in OTHERS]
    code = "import sys; from importlib.metadata import version; print(*(f'{n} {version(n)}' for n in sys.argv[1:]), sep=', ')"
    others = subprocess.run([str(tools / "bin" / "python"), "-c", code, *names], capture_output=True, text=True, check=True).stdout.strip()
    git = subprocess.run(["git", "--version"], capture_output=True, text=True, check=True).stdout.split()[2]  # noqa: S607 - the user's own
    return f"planctl {__version__}, git {git}, {others}; Python {platform.python_version()}"


def page(commands: dict[str, Run], answers: dict[str, Answer], said_versions: str) -> str:
    """Return the page: the template with what was answered put in."""
    values = {
        "versions": said_versions,
        "broken_file": BROKEN,
        "plan_file": PLAN,
        "broken": (FOLDER / BROKEN).read_text(encoding="utf-8").rstrip(),
    }
    for name, answer in answers.items():
        values[name] = f"```console\n$ {commands[name].shown}\n{answer.output}\n```"
        values[f"{name}_lines"] = str(len(answer.output.splitlines()))
        values[f"{name}_time"] = f"{answer.seconds:.2f} s"
    return "<!-- Made by tools/comparison.py from docs/comparison/: edit those. -->\n" + Template(
        TEMPLATE.read_text(encoding="utf-8")
    ).substitute(values)


def main() -> None:
    """Run everything and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tools", help="a virtual environment that has the other tools")
    tools = installed(parser.parse_args().tools)
    scratch = ROOT / "out" / "comparison-input"
    as_json(scratch)
    commands = runs(tools, scratch)
    PAGE.write_text(page(commands, measured(commands), versions(tools)), encoding="utf-8")
    print(f"wrote: {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
