"""`make bench`: planctl against bare Python and named peers, whole processes, interleaved, as ratios in one run.

Absolute times say little on a shared machine; a ratio of medians taken in turn says much. Writes docs/benchmarks.md.
"""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
RUNS = int(os.environ.get("BENCH_RUNS", "15"))
WARM_UP = 2
PLAN = "plans/huddinge-2022-2024.yaml"
SCHEMA = "schemas/plan.schema.json"


@dataclass
class Program:
    """A command to time, with the CPU seconds (user and system) that each run took."""

    name: str
    command: list[str]
    seconds: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The median, in seconds."""
        return statistics.median(self.seconds)

    def run(self) -> float:
        """Run once and return the CPU seconds of the whole process, which a busy machine disturbs less than the clock."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(self.command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


@dataclass(frozen=True)
class Bar:
    """A ratio to reach: `program` takes at most `limit` times what `peer` takes."""

    program: str
    peer: str
    limit: float


PROGRAMS = [
    Program("bare python", [sys.executable, "-c", "pass"]),
    Program("planctl --version", [str(BIN / "planctl"), "--version"]),
    Program("planctl --help", [str(BIN / "planctl"), "--help"]),
    Program("planctl validate, one plan", [str(BIN / "planctl"), "validate", PLAN]),
    Program("planctl due --year, one plan", [str(BIN / "planctl"), "due", PLAN, "--year", "2024", "--as-of", "2024-06-30"]),
    Program("check-jsonschema, one plan", [str(BIN / "check-jsonschema"), "--schemafile", SCHEMA, PLAN]),
]

BARS = [
    Bar("planctl --version", "bare python", 1.5),
    Bar("planctl --help", "bare python", 7),
    Bar("planctl validate, one plan", "bare python", 18),
    Bar("planctl validate, one plan", "check-jsonschema, one plan", 1 / 2),
]


def main() -> int:
    """Measure, print and write the table; fail when a bar is not met."""
    for number in range(WARM_UP + RUNS):
        for program in PROGRAMS:
            seconds = program.run()
            if number >= WARM_UP:
                program.seconds.append(seconds)
    by_name = {program.name: program for program in PROGRAMS}
    lines = ["| Program | CPU ms | × bare python |", "|---|---|---|"]
    bare = by_name["bare python"].median
    lines += [f"| {program.name} | {program.median * 1000:.0f} | {program.median / bare:.1f} |" for program in PROGRAMS]
    lines += ["", "| Bar | Limit | Measured | |", "|---|---|---|---|"]
    missed = 0
    for bar in BARS:
        ratio = by_name[bar.program].median / by_name[bar.peer].median
        missed += ratio > bar.limit
        lines.append(f"| {bar.program} / {bar.peer} | {bar.limit:g} | {ratio:.2f} | {'met' if ratio <= bar.limit else 'MISSED'} |")
    table = "\n".join(lines)
    print(table)
    versions = (
        f"Python {platform.python_version()}, {os.cpu_count()} cores, medians of {RUNS} interleaved runs, CPU time of whole processes."
    )
    page = f"# Benchmarks\n\nMade by `make bench`. {versions} Trust the ratios.\n\n{table}\n"
    (ROOT / "docs" / "benchmarks.md").write_text(page, encoding="utf-8", newline="\n")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
