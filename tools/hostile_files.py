"""Give the hostile files of `tests/hostile/families.py` to planctl, check-jsonschema and yamllint, and print docs/security.md's table.

Each file by itself, with a time limit and a memory limit; planctl is run as the others are. `--tools DIR` names the virtual environment
that has the others.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

from hostile.families import FAMILIES  # noqa: E402 - found by the line above
from hostile.runner import OBEYED_BY_A_RUNNER, OBEYED_BY_A_TERMINAL  # noqa: E402

ALLOWED = 5  # seconds of the processor for one file: what others do on the machine doesn't count
PATIENCE = 120  # seconds by the clock
MEMORY = 2 * 1024**3
# Families whose files mean something to any reader of YAML; the others try what planctl alone says and does.
FOR_ANY = ("raw_bytes", "nesting", "references", "sizes", "file_names")
SHOWN = ("killed", "over time", "traceback", "obeyed")


def limited() -> None:
    """Keep a run within the time and the memory that it may have."""
    resource.setrlimit(resource.RLIMIT_CPU, (ALLOWED, ALLOWED))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def spent() -> float:
    """Return the seconds that runs have taken of the processor so far."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def verdict(command: tuple[str, ...], file: Path) -> tuple[str, float]:
    """Return how a run ended, in one of our words or "told", and how long it took."""
    begun = spent()
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(
            [*command, file.name], cwd=file.parent, env=environment, capture_output=True, timeout=PATIENCE, check=False, preexec_fn=limited
        )
    except subprocess.TimeoutExpired:
        return "over time", ALLOWED
    took = spent() - begun
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    if done.returncode in {-signal.SIGKILL, -signal.SIGXCPU} and took > ALLOWED / 2:
        return "over time", took
    if done.returncode < 0 or done.returncode >= 128:  # noqa: PLR2004 - what a shell makes of a signal
        return "killed", took
    if "Traceback (most recent call last)" in said or "MemoryError" in said:
        return "traceback", took
    return ("obeyed" if OBEYED_BY_A_TERMINAL.search(said) or OBEYED_BY_A_RUNNER.search(said) else "told"), took


def main() -> None:
    """Run everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tools", default=str(ROOT / "out" / "comparison"))
    tools = Path(parser.parse_args().tools).resolve() / "bin"
    schema = str(ROOT / "schemas" / "plan.schema.json")
    commands = {
        "planctl": (sys.executable, "-m", "planctl", "validate", "--"),
        "check-jsonschema": (str(tools / "check-jsonschema"), "--schemafile", schema, "--"),
        "yamllint": (str(tools / "yamllint"), "--"),
    }
    print(f"| Family | Files | {' | '.join(commands)} |\n|---|---|{'---|' * len(commands)}")
    for make in FAMILIES:
        if make.__name__ not in FOR_ANY:
            continue
        family = make()
        row = [family.name.replace("_", " "), str(len(family.files))]
        with tempfile.TemporaryDirectory() as folder:
            written = []
            for name, file in family.files.items():
                path = Path(folder) / name
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(file.content)
                written.append(path)
            for command in commands.values():
                ends = [verdict(command, path) for path in written]
                counted = Counter(word for word, _ in ends)
                faults = ", ".join(f"{counted[word]} {word}" for word in SHOWN if counted[word]) or "all told"
                row.append(f"{faults} (slowest {max(took for _, took in ends):.1f} s)")
        print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
