"""`make demo`: planctl's main job on the plans of this repository, into out/. Each command is shown as a user would write it."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out"
DAY = "2024-06-30"
PLAN = "plans/huddinge-2022-2024.yaml"

# (what it shows, arguments, file for the output or None for the screen, expected exit code)
STEPS: list[tuple[str, list[str], str | None, int]] = [
    ("Check every plan, as CI does", ["validate", "--format", "concise"], None, 0),
    ("Which plans are there?", ["list", "--as-of", DAY], None, 0),
    ("What must be followed up in 2024, by whom, and what is late?", ["due", "--year", "2024", "--as-of", DAY], "out/due-2024.txt", 0),
    ("The same for other programs", ["due", "--year", "2024", "--as-of", DAY, "--format", "json"], "out/due-2024.json", 0),
    ("What does a change do to the promises?", ["diff", PLAN, "out/changed/huddinge-2022-2024.yaml"], None, 0),
    ("All tables, for Excel", ["export", "--table", "all", "--excel", "--out", "out/tables", "--as-of", DAY, "--quiet"], None, 0),
]

# Each plan as it stood on a day; the last is made up and shows every state.
PACKETS = {
    "plans/harryda-2019-2022.yaml": "2021-06-30",
    "plans/helsingborg-2026.yaml": "2026-06-30",
    "plans/huddinge-2022-2024.yaml": DAY,
    "plans/stockholm-2023.yaml": "2023-12-31",
    "tests/plans/exempel-2025-2027.yaml": "2026-06-30",
}


def main() -> int:
    """Run the steps; say at the end what was done and where to look."""
    OUT.mkdir(exist_ok=True)
    changed_plan()
    for title, arguments, file, expected in STEPS:
        code = shown(title, arguments, file)
        if code != expected:
            print(f"planctl left with exit code {code}, not {expected}", file=sys.stderr)
            return 1
    for plan, day in PACKETS.items():
        packet = ["render", plan, "--as-of", day, "--out", "out"]
        if shown("A packet, to read on GitHub and on screen", [*packet, "--format", "md", "--format", "html"]):
            return 1
        for name, what in (("pdf", "to file and to forward"), ("docx", "to go on writing in")):
            if shown(f"The same {what}", [*packet, "--format", name]):
                print(f"No {name} then: the line above says what it needs.")
    print(WHERE)
    return 0


def shown(title: str, arguments: list[str], file: str | None = None) -> int:
    """Run planctl, its output on the screen or in a file; return its exit code."""
    command = shlex.join(["planctl", *arguments]) + (f" > {file}" if file else "")
    print(f"\n# {title}\n$ {command}", flush=True)
    run = subprocess.run([sys.executable, "-m", "planctl", *arguments], cwd=ROOT, capture_output=file is not None, check=False)
    if file:
        (ROOT / file).write_bytes(run.stdout)
    return run.returncode


def changed_plan() -> None:
    """Make a copy of the plan in which one deadline is later, one body no longer answers and one title is reworded."""
    text = (ROOT / PLAN).read_text(encoding="utf-8")
    for before, after in EDITS:
        if before not in text:
            message = f"{PLAN} no longer says {before!r}: mend tools/demo.py"
            raise SystemExit(message)
        text = text.replace(before, after, 1)
    target = OUT / "changed" / "huddinge-2022-2024.yaml"
    target.parent.mkdir(exist_ok=True)
    target.write_text(text, encoding="utf-8")


EDITS = [
    ("due: 2022-Q4", "due: 2023-Q2"),
    ("responsible: [sf, kff]", "responsible: [sf]"),
]

WHERE = """
Done. The four plans were checked, followed up and made into packets; one was compared with a changed copy. Look at

  out/due-2024.txt                        what falls due in 2024, and older debts
  out/huddinge-2022-2024.html             a packet: open it in a browser, print it; likewise
  out/harryda-2019-2022.html  out/helsingborg-2026.html  out/stockholm-2023.html
  out/exempel-2025-2027.html              a made-up plan with every state
  out/*.md  out/*.pdf  out/*.docx         the same as Markdown, PDF and Word
  out/tables/*.csv                        tables that Excel opens
  out/due-2024.json                       the same for other programs

Next: planctl show huddinge-2022-2024, planctl rule, and README.md for a plan of your own.
"""

if __name__ == "__main__":
    sys.exit(main())
