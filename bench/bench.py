"""`make bench`: planctl against bare Python and named peers, whole processes, interleaved, as ratios in one run.

Absolute times say little on a shared machine, and other work there only ever adds to them: the least of several runs taken in turn is
compared, as timeit advises. Writes docs/benchmarks.md.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import large

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
RUNS = int(os.environ.get("BENCH_RUNS", "15"))
WARM_UP = 2
# As for a user: Python keeps what it has compiled, which a setting of the machine may forbid.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ENVIRONMENT["PLANCTL_MAX_FILE_MIB"] = "10"
PLAN = "plans/huddinge-2022-2024.yaml"
FOUR = [PLAN, "plans/harryda-2019-2022.yaml", "plans/stockholm-2023.yaml", "plans/helsingborg-2026.yaml"]
SCHEMA = "schemas/plan.schema.json"


@dataclass
class Program:
    """A command to time, with the seconds that each run took."""

    name: str
    command: list[str]
    runs: int = RUNS
    seconds: list[float] = field(default_factory=list)

    @property
    def least(self) -> float:
        """The least disturbed run, in seconds."""
        return min(self.seconds)

    def run(self) -> float:
        """Run once and return how long the whole process took."""
        before = time.perf_counter()
        run = subprocess.run(self.command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        if run.returncode > 1:
            message = f"{self.name}: ended with {run.returncode}, so its time says nothing"
            raise SystemExit(message)
        return time.perf_counter() - before


@dataclass(frozen=True)
class Bar:
    """A ratio to reach: `program` takes at most `limit` times what `peer` takes, what it may take `besides` apart."""

    program: str
    peer: str
    limit: float
    besides: str = ""


FOLDER = TemporaryDirectory()
LARGE = [str(path) for path in large.written(Path(FOLDER.name))]
TENTH = str(large.written(Path(FOLDER.name) / "tenth", large.AREAS // 10)[0])
HTML = ["--format", "html", "--as-of", "2026-06-30"]
LOAD = (
    "import gc, os, sys; gc.disable(); from planctl import workspace; "
    "[workspace.load([path]).sound()[0] for path in sys.argv[1:]]; os._exit(0)"
)
DEEPDIFF = (
    "import sys, yaml; from deepdiff import DeepDiff; "
    "print(DeepDiff(*(yaml.load(open(path), Loader=yaml.CSafeLoader) for path in sys.argv[1:])))"
)
FEW = 3  # runs of what takes many seconds

PROGRAMS = [
    Program("bare python", [sys.executable, "-c", "pass"]),
    Program("planctl --version", [str(BIN / "planctl"), "--version"]),
    Program("planctl --help", [str(BIN / "planctl"), "--help"]),
    Program("planctl validate, one plan", [str(BIN / "planctl"), "validate", PLAN]),
    Program("planctl due --year, one plan", [str(BIN / "planctl"), "due", PLAN, "--year", "2024", "--as-of", "2024-06-30"]),
    Program("import jinja2", [sys.executable, "-c", "import jinja2"]),
    Program("planctl render html, one plan", [str(BIN / "planctl"), "render", PLAN, "--format", "html", "--as-of", "2024-06-30"]),
    Program("planctl validate, four plans", [str(BIN / "planctl"), "validate", *FOUR]),
    Program("check-jsonschema, one plan", [str(BIN / "check-jsonschema"), "--schemafile", SCHEMA, PLAN]),
    Program("check-jsonschema, four plans", [str(BIN / "check-jsonschema"), "--schemafile", SCHEMA, *FOUR]),
    Program("loading two revisions of 5,000 activities", [sys.executable, "-c", LOAD, *LARGE]),
    Program("planctl diff, 5,000 activities", [str(BIN / "planctl"), "diff", *LARGE]),
    Program("deepdiff, 5,000 activities", [sys.executable, "-c", DEEPDIFF, *LARGE], FEW),
    Program("planctl validate, 500 activities", [str(BIN / "planctl"), "validate", TENTH]),
    Program("planctl validate, 5,000 activities", [str(BIN / "planctl"), "validate", LARGE[0]]),
    Program("planctl render html, 500 activities", [str(BIN / "planctl"), "render", TENTH, *HTML]),
    Program("planctl render html, 5,000 activities", [str(BIN / "planctl"), "render", LARGE[0], *HTML]),
]

BARS = [
    Bar("planctl --version", "bare python", 1.5),
    Bar("planctl --help", "bare python", 7),
    Bar("planctl validate, one plan", "bare python", 18),
    Bar("planctl validate, one plan", "check-jsonschema, one plan", 1 / 2),
    Bar("planctl render html, one plan", "planctl validate, one plan", 1.5, besides="import jinja2"),
    Bar("planctl validate, four plans", "check-jsonschema, four plans", 1 / 4),
    Bar("planctl diff, 5,000 activities", "deepdiff, 5,000 activities", 1 / 7),
    Bar("planctl diff, 5,000 activities", "loading two revisions of 5,000 activities", 2),
    Bar("planctl render html, 5,000 activities", "planctl validate, 5,000 activities", 2),
    Bar("planctl validate, 5,000 activities", "planctl validate, 500 activities", 11),
    Bar("planctl render html, 5,000 activities", "planctl render html, 500 activities", 11),
]


def main() -> int:
    """Measure, print and write the table; fail when a bar is not met."""
    for number in range(WARM_UP + RUNS):
        for program in PROGRAMS:
            if number < WARM_UP + program.runs:
                seconds = program.run()
                if number >= WARM_UP:
                    program.seconds.append(seconds)
    by_name = {program.name: program for program in PROGRAMS}
    lines = ["| Program | ms | × bare python |", "|---|---|---|"]
    bare = by_name["bare python"].least
    lines += [f"| {program.name} | {program.least * 1000:.0f} | {program.least / bare:.1f} |" for program in PROGRAMS]
    lines += ["", "| Bar | Limit | Measured | |", "|---|---|---|---|"]
    missed = 0
    for bar in BARS:
        apart = by_name[bar.besides].least - bare if bar.besides else 0
        ratio = (by_name[bar.program].least - apart) / by_name[bar.peer].least
        missed += ratio > bar.limit
        lines.append(f"| {bar.program} / {bar.peer} | {bar.limit:g} | {ratio:.2f} | {'met' if ratio <= bar.limit else 'MISSED'} |")
    table = "\n".join(lines)
    print(table)
    versions = f"Python {platform.python_version()}, {os.cpu_count()} cores, whole processes, the least of {RUNS} interleaved runs."
    page = f"# Benchmarks\n\nMade by `make bench`. {versions} Trust the ratios.\n\n{table}\n"
    (ROOT / "docs" / "benchmarks.md").write_text(page, encoding="utf-8", newline="\n")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
