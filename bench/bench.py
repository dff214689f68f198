"""`make bench`: planctl against bare Python and named peers, whole processes, interleaved, as ratios in one run.

Absolute times say little on a shared machine, and other work there only ever adds to them: the least of several runs taken in turn is
compared, as timeit advises. Peak memory is the system's own account of each run, the least again. Writes docs/benchmarks.md.
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
    folder: Path = ROOT
    seconds: list[float] = field(default_factory=list)
    mebibytes: list[float] = field(default_factory=list)

    @property
    def warm_up(self) -> int:
        """How many runs don't count: what takes many seconds is not made much faster by the first."""
        return WARM_UP if self.runs == RUNS else 0

    def least(self, figure: str = "seconds") -> float:
        """The least disturbed run, in seconds, or its peak in MiB."""
        return min(getattr(self, figure))

    def run(self, *, counts: bool) -> None:
        """Run once, and keep how long the whole process took and how much memory it had at most."""
        before = time.perf_counter()
        started = subprocess.Popen(self.command, cwd=self.folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
        if started.returncode not in {0, 1}:
            message = f"{self.name}: ended with {started.returncode}, so its time says nothing"
            raise SystemExit(message)
        if counts:
            self.seconds.append(time.perf_counter() - before)
            self.mebibytes.append(used.ru_maxrss / 1024)


@dataclass(frozen=True)
class Bar:
    """A ratio to reach: `program` takes at most `limit` times what `peer` takes, what it may take `besides` apart."""

    program: str
    peer: str
    limit: float
    besides: str = ""
    figure: str = "seconds"


FOLDER = TemporaryDirectory()
# A process of its own: what starts others should be small, as a child is told to have had its parent's memory.
subprocess.run([sys.executable, str(ROOT / "bench" / "large.py"), FOLDER.name, *FOUR], cwd=ROOT, check=True)
LARGE = [f"{FOLDER.name}/{name}/stor.yaml" for name in ("base", "head")]
TENTH = f"{FOLDER.name}/tenth/base/stor.yaml"
MANY = Path(FOLDER.name) / "many"
YEAR = ["--year", "2024", "--as-of", "2024-06-30"]
HTML = ["--format", "html", "--as-of", "2026-06-30"]
LOAD = (
    "import gc, os, sys, planctl; gc.disable(); planctl.ALONE = True; from planctl import workspace; "
    "[workspace.load([path]).sound()[0] for path in sys.argv[1:]]; os._exit(0)"
)
DEEPDIFF = (
    "import sys, yaml; from deepdiff import DeepDiff; "
    "print(DeepDiff(*(yaml.load(open(path), Loader=yaml.CSafeLoader) for path in sys.argv[1:])))"
)
FEW = 7  # runs of what takes seconds
ONCE = 1  # and of what takes half a minute

AJV = ROOT / "bench" / "node_modules" / ".bin" / "ajv"  # `make bench` installs it where there is npm
OF_AJV = ["validate", "--spec=draft2020", "--strict=false", "-s", str(ROOT / SCHEMA), "-d"]

PROGRAMS = [
    Program("bare python", [sys.executable, "-c", "pass"]),
    Program("planctl --version", [str(BIN / "planctl"), "--version"]),
    Program("planctl --help", [str(BIN / "planctl"), "--help"]),
    Program("planctl validate, one plan", [str(BIN / "planctl"), "validate", PLAN]),
    Program("planctl due --year, one plan", [str(BIN / "planctl"), "due", PLAN, *YEAR]),
    Program("import jinja2", [sys.executable, "-c", "import jinja2"]),
    Program("planctl render html, one plan", [str(BIN / "planctl"), "render", PLAN, "--format", "html", "--as-of", "2024-06-30"]),
    Program("planctl validate, four plans", [str(BIN / "planctl"), "validate", *FOUR]),
    Program("planctl due --year, four plans", [str(BIN / "planctl"), "due", *FOUR, *YEAR]),
    Program("check-jsonschema, one plan", [str(BIN / "check-jsonschema"), "--schemafile", SCHEMA, PLAN]),
    Program("check-jsonschema, four plans", [str(BIN / "check-jsonschema"), "--schemafile", SCHEMA, *FOUR]),
    Program("loading two revisions of 5,000 activities", [sys.executable, "-c", LOAD, *LARGE]),
    Program("planctl diff, 5,000 activities", [str(BIN / "planctl"), "diff", *LARGE]),
    Program("deepdiff, 5,000 activities", [sys.executable, "-c", DEEPDIFF, *LARGE], FEW),
    Program("planctl validate, 500 activities", [str(BIN / "planctl"), "validate", TENTH]),
    Program("planctl validate, 5,000 activities", [str(BIN / "planctl"), "validate", LARGE[0]], FEW),
    Program("check-jsonschema, 5,000 activities", [str(BIN / "check-jsonschema"), "--schemafile", SCHEMA, LARGE[0]], ONCE),
    Program("planctl due, 500 activities", [str(BIN / "planctl"), "due", TENTH, "--year", "2026", "--as-of", "2026-06-30"]),
    Program("planctl due, 5,000 activities", [str(BIN / "planctl"), "due", LARGE[0], "--year", "2026", "--as-of", "2026-06-30"], FEW),
    Program("planctl render html, 500 activities", [str(BIN / "planctl"), "render", TENTH, *HTML]),
    Program("planctl render html, 5,000 activities", [str(BIN / "planctl"), "render", LARGE[0], *HTML], FEW),
    Program("planctl validate, 290 plans", [str(BIN / "planctl"), "validate", "plans"], FEW, MANY),
    Program("ajv, 290 plans", [str(AJV), *OF_AJV, "plans/*.yaml"], FEW, MANY),
    Program(
        "check-jsonschema, 290 plans",
        [str(BIN / "check-jsonschema"), "--schemafile", str(ROOT / SCHEMA), *sorted(map(str, MANY.glob("plans/*.yaml")))],
        ONCE,
        MANY,
    ),
]

BARS = [
    Bar("planctl --version", "bare python", 1.5),
    Bar("planctl --help", "bare python", 7),
    Bar("planctl validate, one plan", "bare python", 18),
    Bar("planctl validate, one plan", "check-jsonschema, one plan", 1 / 2),
    Bar("planctl render html, one plan", "planctl validate, one plan", 1.5, besides="import jinja2"),
    Bar("planctl validate, four plans", "check-jsonschema, four plans", 1 / 4),
    Bar("planctl due --year, four plans", "planctl validate, four plans", 1.3),
    Bar("planctl validate, 290 plans", "check-jsonschema, 290 plans", 1 / 25),
    Bar("planctl validate, 290 plans", "ajv, 290 plans", 2),
    Bar("planctl validate, 5,000 activities", "check-jsonschema, 5,000 activities", 1 / 2.5, figure="mebibytes"),
    Bar("planctl diff, 5,000 activities", "deepdiff, 5,000 activities", 1 / 7),
    Bar("planctl diff, 5,000 activities", "loading two revisions of 5,000 activities", 2),
    Bar("planctl render html, 5,000 activities", "planctl validate, 5,000 activities", 2),
    Bar("planctl validate, 5,000 activities", "planctl validate, 500 activities", 11),
    Bar("planctl due, 5,000 activities", "planctl due, 500 activities", 11),
    Bar("planctl render html, 5,000 activities", "planctl render html, 500 activities", 11),
]


def main() -> int:
    """Measure, print and write the table; fail when a bar is not met."""
    programs = [program for program in PROGRAMS if Path(program.command[0]).exists()]
    for number in range(WARM_UP + RUNS):
        for program in programs:
            if number < program.warm_up + program.runs:
                program.run(counts=number >= program.warm_up)
    by_name = {program.name: program for program in programs}
    lines = ["| Program | ms | × bare python | MiB |", "|---|---|---|---|"]
    bare = by_name["bare python"].least()
    lines += [
        f"| {each.name} | {each.least() * 1000:.0f} | {each.least() / bare:.1f} | {each.least('mebibytes'):.0f} |" for each in programs
    ]
    lines += ["", "| Bar | Limit | Measured | |", "|---|---|---|---|"]
    missed = 0
    for bar in BARS:
        of_what = ", memory" if bar.figure == "mebibytes" else ""
        if bar.peer not in by_name:
            lines.append(f"| {bar.program} / {bar.peer} | {bar.limit:g} | – | not measured: npm is missing |")
            continue
        apart = by_name[bar.besides].least() - bare if bar.besides else 0
        ratio = (by_name[bar.program].least(bar.figure) - apart) / by_name[bar.peer].least(bar.figure)
        missed += ratio > bar.limit
        met = "met" if ratio <= bar.limit else "MISSED"
        lines.append(f"| {bar.program} / {bar.peer}{of_what} | {bar.limit:g} | {ratio:.3g} | {met} |")
    table = "\n".join(lines)
    print(table)
    versions = f"Python {platform.python_version()}, {os.cpu_count()} cores, whole processes, the least of {RUNS} interleaved runs"
    versions += f" (of {FEW} or {ONCE} where a run takes many seconds)."
    page = f"# Benchmarks\n\nMade by `make bench`. {versions} Trust the ratios.\n\n{table}\n"
    (ROOT / "docs" / "benchmarks.md").write_text(page, encoding="utf-8", newline="\n")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
