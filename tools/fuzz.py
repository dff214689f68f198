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
# What readers that are not of plans begin with.
OTHERS = (
    b"\x05select = ['PLN3']\nignore = []\n[severity]\nPLN301 = 'note'\n[per-file-ignores]\n'x/*' = ['PLN1']\n[packet]\nname = 'x'\n",
    b"\x05[packet.colours]\naccent = '#0b4f8a'\n",
    b'\x06{"schema": "planctl/baseline/v1", "findings": [{"code": "PLN301", "file": "x", "address": "", "text": "x", "count": 2}]}',
    b"\x07schema: planctl/journal/v1\nplan: exempel-2025-2027\nentries:\n  - {date: 2026-06-01, about: x@2026, by: sf, note: y}\n",
    b"\x08tree 0123456789012345678901234567890123456789\nparent 0\nauthor x <x> 1 +0100\ncommitter x <x> 1 +0100\nencoding latin-1\n\nx\n",
    b"\x08100644 x.yaml\x0001234567890123456789",
    b"\x0912,5\n#x\n@x\n!\n=1+1\n?x\n%0.5\n reported\n done\n green\n 2026-H2\n centre: 4; north: 5\n yes\n https://x\n",
    b"\x0a\x00<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>address</t></is></c></row></sheetData></worksheet>",
    b"\x0a\x03<sst><si><t>planctl/form/v1 follow-ups sf</t></si></sst>",
    b"\x0aPK\x03\x04",
)

sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]


def seeds(folder: Path) -> None:
    """Write what the search begins with into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in sorted((ROOT / "tests" / "cases").glob("*/*/plans/**/*.yaml")):
        kind = 4 if file.name == "accepted.yaml" else KINDS.get(file.parent.name, 0)
        name = "-".join(file.relative_to(ROOT / "tests" / "cases").parts)
        (folder / name).write_bytes(bytes([kind]) + file.read_bytes())
    for number, text in enumerate(OTHERS):
        (folder / f"other-{number}").write_bytes(text)
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
