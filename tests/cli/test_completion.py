"""Shell completion, asked for as the shells ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from planctl.cli import completion
from running import ROOT, planctl


def offered(line: str, shell: str = "bash", cwd: Path = ROOT) -> str:
    words = line.split(" ")
    asked = {
        "bash": {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)},
        "zsh": {"_TYPER_COMPLETE_ARGS": line},
        "fish": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
        "powershell": {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1]},
    }[shell]
    ran = planctl(cwd=cwd, stdin=b"", _PLANCTL_COMPLETE=f"complete_{shell}", **asked)
    assert ran.err == ""
    return ran.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_every_shell_is_offered_commands(shell: str) -> None:
    assert "validate" in offered("planctl val", shell)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("planctl due --resp", "--responsible"),
        ("planctl due --responsible b", "buf"),
        ("planctl due --kind m", "measure"),
        ("planctl due --state ov", "overdue"),
        ("planctl show hud", "huddinge-2022-2024"),
        ("planctl show huddinge-2022-2024/stod", "huddinge-2022-2024/stodmaterial-skolor"),
        ("planctl show huddinge-2022-2024/stodmaterial-skolor/", "huddinge-2022-2024/stodmaterial-skolor/deliver"),
        ("planctl show huddinge-2022-2024/plan/", "huddinge-2022-2024/plan/revidering"),
        ("planctl validate plans/", "plans/huddinge-2022-2024.yaml"),
        ("planctl rule PLN10", "PLN101"),
        ("planctl rule CHG20", "CHG204"),
        ("planctl rule deadline-l", "deadline-later"),
        ("planctl export --table act", "activities"),
        ("planctl schema j", "journal"),
        ("planctl list --lang ", "sv"),
    ],
)
def test_what_is_offered(line: str, wanted: str) -> None:
    assert wanted in offered(line).split()


def test_nothing_is_offered_and_nothing_said_where_there_are_no_plans(tmp_path: Path) -> None:
    assert offered("planctl show x", cwd=tmp_path).strip() == ""


def test_a_hint_is_plain_and_short() -> None:
    from planctl.cli.completion import LONGEST_HINT, _hint

    hint = _hint('Titel med "citat": $(rm) `x` [a]\n' + "lång " * 40)
    assert len(hint) <= LONGEST_HINT
    assert not set(hint) & set("\"'`$\\:[]()\n")


def test_rules_to_select_are_rules_alone_by_code_and_by_name() -> None:
    assert ("PLN311", "unused-group") in completion.checks("PLN31")
    assert ("unused-group", "PLN311") in completion.checks("unused-g")
    assert completion.checks("CHG") == []
