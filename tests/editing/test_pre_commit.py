"""The hooks, run by pre-commit itself: a repository of plans that names this one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from running import ROOT

PROGRAM = Path(sysconfig.get_path("scripts")) / "pre-commit"
INSTALLED = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "src", "schemas", "templates")
CONFIG = """\
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: planctl-validate
        args: [--lang, en, --as-of, "2025-06-30"]
      - id: planctl-validate-all
        args: [--lang, en, --as-of, "2025-06-30"]
      - id: planctl-fix
        stages: [manual]
"""


def environment(home: Path) -> dict[str, str]:
    """Return one in which the hooks' own environment needs no network: what planctl depends on is where the tests run."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PLANCTL_", "GIT_", "PRE_COMMIT", "PIP_"))}
    packages = os.pathsep.join(path for path in sys.path if path.endswith("-packages"))
    pip = {"PIP_NO_DEPS": "1", "PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0"}  # 0 means that there is none: pip's own words
    return {**kept, **pip, "PYTHONPATH": packages, "PRE_COMMIT_HOME": str(home), "HOME": str(home), "PYTHONUTF8": "1", "NO_COLOR": "1"}


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def committed(folder: Path) -> str:
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "x")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the made-up municipality's plans, which takes its hooks from a copy of this one."""
    assert PROGRAM.exists() or sys.platform == "win32", "pre-commit is among the packages that make test installs"
    hooks = tmp_path_factory.mktemp("planctl")
    for name in INSTALLED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, hooks / name)
    folder = tmp_path_factory.mktemp("kommun")
    shutil.copytree(ROOT / "tests" / "plans", folder / "plans")
    config = CONFIG.format(repository=hooks.as_posix(), revision=committed(hooks))
    (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    committed(folder)
    return folder


def run(repository: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    home = repository.parent / "pre-commit-home"
    command = [str(PROGRAM), "run", "--color", "never", "--verbose", *arguments]
    return subprocess.run(command, cwd=repository, env=environment(home), capture_output=True, text=True, check=False, timeout=300)


def test_hooks_let_sound_plans_pass_and_stop_broken_ones(repository: Path) -> None:
    sound = run(repository, "--all-files")
    assert sound.returncode == 0, sound.stdout + sound.stderr
    assert sound.stdout.count("Passed") == 2
    path = repository / "plans" / "exempel-2025-2027.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("responsible: [sf, buf]", "responsibel: [sf, buf]", 1), encoding="utf-8")
    git(repository, "add", "-A")
    broken = run(repository)
    assert broken.returncode == 1
    assert broken.stdout.count("Failed") == 2
    assert broken.stdout.count("error PLN102 unknown-field: there is no field `responsibel` here") == 2
    assert "utgangen-2023-2025.yaml" not in broken.stdout.split("every plan", maxsplit=1)[0], "only what is committed is checked"
    fixed = run(repository, "--hook-stage", "manual", "planctl-fix")
    assert (fixed.returncode, path.read_text(encoding="utf-8")) == (1, text)  # pre-commit stops when a hook has changed a file
    git(repository, "add", "-A")
    assert run(repository).returncode == 0
