"""`make fuzz`: atheris looks for bytes that planctl can't bear, led by the code that they reach.

It begins with the corpus in `tests/hostile/corpus/` and the bad files of `tests/cases/`. What it finds stands in `out/fuzz/crash-*`: put it
into the corpus, which the suite runs, and mend the fault. Options are libFuzzer's: `make fuzz FUZZ="-max_total_time=600"`.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import atheris  # type: ignore[import-not-found, unused-ignore]

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "hostile" / "corpus"
OUT = ROOT / "out" / "fuzz"
LONGEST = 6_000  # bytes: faults need few, and time is better spent on many
SLOWEST = 20  # seconds for one input
SIGNS = (
    "{",
    "}",
    "[",
    "]",
    ": ",
    "- ",
    "? ",
    "|",
    ">",
    "&a",
    "*a",
    "!!",
    "---",
    "%",
    "#",
    "\\x0a",
    "2025",
    "2025-12-31",
    "@",
    "a\\xcc\\x88",
)
KINDS = {"journals": 2, "frameworks": 3}

sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]


def seeds(folder: Path) -> None:
    """Write what the search begins with into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in sorted((ROOT / "tests" / "cases").glob("*/*/plans/**/*.yaml")):
        kind = 4 if file.name == "accepted.yaml" else KINDS.get(file.parent.name, 0)
        name = "-".join(file.relative_to(ROOT / "tests" / "cases").parts)
        (folder / name).write_bytes(bytes([kind]) + file.read_bytes())
    for file in sorted(CORPUS.iterdir()):
        shutil.copy(file, folder / file.name)


def words(file: Path) -> None:
    """Write the words that plans are made of: a search by bytes alone would never spell them."""
    from planctl.outputs.schemas import published

    found = {word for kind in ("plan", "journal", "framework", "accepted") for word in published(kind).split('"') if word.isidentifier()}
    file.write_text("".join(f'"{word}"\n' for word in sorted(found) if len(word) > 1) + "".join(f'"{sign}"\n' for sign in SIGNS))


def main() -> None:
    """Search until a fault is found, or as long as the options say."""
    with atheris.instrument_imports(include=["planctl"]):
        from hostile.target import looked_at
    seeds(OUT / "corpus")
    words(OUT / "words.txt")
    os.chdir(OUT)
    options = [f"-max_len={LONGEST}", f"-timeout={SLOWEST}", "-rss_limit_mb=2048", "-dict=words.txt", f"-artifact_prefix={OUT}/"]
    atheris.Setup([sys.argv[0], *options, *sys.argv[1:], str(OUT / "corpus")], looked_at)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
