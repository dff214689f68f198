"""The shell steps of a composite action, run as GitHub runs them: in order, with a faked environment, in a repository of their own."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

BASH = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c")
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")


@dataclass
class Run:
    """What a run of an action left behind; `failed` names the steps that did."""

    log: str = ""
    summary: str = ""
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)
    ran: list[str] = field(default_factory=list)


def steps(action: Path) -> list[dict[str, Any]]:
    """Return an action's steps."""
    found: list[dict[str, Any]] = yaml.safe_load(action.read_text(encoding="utf-8"))["runs"]["steps"]
    return found


def run(action: Path, folders: tuple[Path, Path], context: dict[str, str], environment: dict[str, str], **choice: str) -> Run:
    """Run the shell steps: all, `only` one, or all but one to `skip`.

    `folders`: where they run, and the runner's temporary one. `context` holds what expressions name (`inputs.base`); inputs left out have
    their defaults.
    """
    temp = folders[1]
    declared = yaml.safe_load(action.read_text(encoding="utf-8"))["inputs"]
    known = {f"inputs.{name}": str(given.get("default", "")) for name, given in declared.items()}
    known |= {"github.action_path": str(action.parent), "runner.temp": str(temp), **context}
    done = Run()
    (temp / "summary.md").write_text("", encoding="utf-8")
    for step in steps(action):
        chosen = step["name"] == choice.get("only", step["name"]) != choice.get("skip") if "run" in step else False
        if chosen and _is_wanted(step.get("if", ""), known, failed=bool(done.failed)):
            _step(step, folders, known, environment, done)
    done.summary = (temp / "summary.md").read_text(encoding="utf-8")
    return done


def _step(step: dict[str, Any], folders: tuple[Path, Path], known: dict[str, str], environment: dict[str, str], done: Run) -> None:
    cwd, temp = folders
    assert "${{" not in step["run"], "a script is never made of text from outside"
    assert step["shell"] == "bash"
    output = temp / "output.txt"
    output.write_text("", encoding="utf-8")
    own = {name: EXPRESSION.sub(lambda match: known.get(match[1].strip(), ""), str(value)) for name, value in step.get("env", {}).items()}
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    files = {"GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(temp / "summary.md"), "RUNNER_TEMP": str(temp)}
    ran = subprocess.run(
        [*BASH, step["run"]],
        cwd=cwd,
        env={**inherited, "GITHUB_ACTIONS": "true", "CI": "true", **files, **environment, **own},
        capture_output=True,
        check=False,
        timeout=120,
        text=True,
        encoding="utf-8",
    )
    name = step.get("id", step["name"])
    done.ran.append(name)
    done.log += ran.stdout + ran.stderr
    told = dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
    done.outputs[name] = told
    known |= {f"steps.{name}.outputs.{key}": value for key, value in told.items()}
    if ran.returncode:
        done.failed[name] = ran.returncode


def _is_wanted(condition: str, known: dict[str, str], *, failed: bool) -> bool:
    text = condition.removeprefix("${{").removesuffix("}}").strip()
    parts = [part.strip() for part in text.split("&&")] if text else []
    if failed and "!cancelled()" not in parts:
        return False
    return all(part == "!cancelled()" or _holds(part, known) for part in parts)


def _holds(part: str, known: dict[str, str]) -> bool:
    name, operator, value = re.fullmatch(r"(\S+) (==|!=) '(.*)'", part).groups()  # type: ignore[union-attr]
    return (known.get(name, "") == value) is (operator == "==")
