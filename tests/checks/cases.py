"""Rule cases as files: `tests/cases/<CODE>-<name>/` holds `good/`, `bad/` (or a recipe for it) and `expected.txt`."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checks import recipes
from planctl import settings, workspace
from planctl.checks import baseline
from planctl.checks.judging import Base, Controls, judged
from planctl.messages import LANGUAGES, told, word

if TYPE_CHECKING:
    from planctl.finding import Finding

FOLDER = Path(__file__).parent.parent / "cases"
DAY = date(2026, 6, 30)


@dataclass(frozen=True, slots=True)
class Case:
    """One rule's case folder."""

    folder: Path

    @property
    def code(self) -> str:
        return self.folder.name.partition("-")[0]

    @property
    def name(self) -> str:
        return self.folder.name.partition("-")[2]

    @property
    def recipe(self) -> str | None:
        file = self.folder / "recipe.txt"
        return file.read_text(encoding="utf-8") if file.exists() else None

    def good(self, to: Path) -> Path:
        """Copy the good case into a folder that is not there yet."""
        return Path(shutil.copytree(self.folder / "good", to))

    def bad(self, to: Path) -> Path:
        """Make the bad case in a folder that is not there yet."""
        if self.recipe is None:
            return Path(shutil.copytree(self.folder / "bad", to))
        self.good(to)
        if (self.folder / "bad").exists():
            shutil.copytree(self.folder / "bad", to, dirs_exist_ok=True)
        recipes.apply(self.recipe, to)
        return to


CASES = tuple(Case(folder) for folder in sorted(FOLDER.iterdir()) if folder.is_dir())


def found_in(folder: Path, day: date = DAY) -> list[Finding]:
    """Return all findings about a folder's `plans/`, with paths as from that folder: with its settings, its baseline and its `base/`."""
    before = Path(folder, "base")
    with contextlib.chdir(before if before.exists() else folder):
        base = Base(workspace.load(["plans"]), controls_here())
    with contextlib.chdir(folder):
        return judged(workspace.load(["plans"]), day, controls_here(), base if before.exists() else None).findings


def controls_here() -> Controls:
    file = Path("planctl-baseline.json")
    return Controls(settings.load(), baseline=baseline.read(file.name, file.read_bytes(), "") if file.exists() else None)


def shown(found: list[Finding]) -> str:
    """Return findings as an expected.txt has them: every language's messages, with help and related places."""
    return "\n".join(f"# {language}\n" + "".join(_shown(finding, language) for finding in found) for language in LANGUAGES)


def _shown(finding: Finding, language: str) -> str:
    message, advice = told(finding, language)
    severity = word(language, f"severity.{finding.severity.name}")
    place, span = finding.location.file, finding.location.span
    lines = [
        f"{place}:{span.line}:{span.column}: {severity} {finding.code} {finding.name}: {message}",
        f"  {word(language, 'help')}: {advice}",
    ]
    for other in finding.related:
        where = other.location
        lines.append(f"  {where.file}:{where.span.line}:{where.span.column}: {word(language, f'label.{other.label}')}")
    return "".join(f"{line}\n" for line in lines)
