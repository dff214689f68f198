"""The contract of the command line: exit codes, formats, options that every command takes, and what it refuses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from planctl import __version__
from planctl.cli.app import COMMANDS
from running import DAY, PLAN, ROOT, planctl

MINIMAL = """\
schema: planctl/plan/v1
id: min-plan-2027
title: Handlingsplan för psykisk hälsa 2027
owner: kommunen
period: 2027
organisations:
  kommunen: {name: Exempels kommun, kind: municipality}
  sf: {name: Socialförvaltningen, kind: department, part_of: kommunen}
areas:
  - id: samverkan
    title: Samverkan
    activities:
      - id: kartlagg-foreningar
        title: Kartlägg vilka föreningar kommunen kan samverka med
        responsible: [sf]
        follow_ups:
          - kind: deliver
            due: 2027-Q3
            title: Kartläggningen klar
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working directory with one small sound plan."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "min-plan-2027.yaml").write_text(MINIMAL, encoding="utf-8")
    return tmp_path


def test_the_readme_s_plan_is_the_one_tested_here() -> None:
    assert MINIMAL in (ROOT / "README.md").read_text(encoding="utf-8")


def test_version_is_told_without_a_command() -> None:
    assert planctl("--version").out == f"planctl {__version__}\n"
    assert planctl("-V").out == f"planctl {__version__}\n"


@pytest.mark.parametrize("command", [*(name for name in COMMANDS if name != "form"), "form export", "form import"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_command_has_help_in_both_languages_with_the_common_options(command: str, language: str) -> None:
    ran = planctl(*command.split(), "--help", "--lang", language)
    assert ran.code == 0
    assert ran.out.startswith({"sv": "Användning: planctl", "en": "Usage: planctl"}[language])
    for option in ("--lang", "--as-of", "--color", "--quiet"):
        assert option in ran.out
    english_left = "Show this message and exit" if language == "sv" else "Visa denna"
    assert english_left not in ran.out


def test_a_sound_plan_gives_0_and_a_faulty_one_1(folder: Path) -> None:
    assert planctl("validate", cwd=folder).code == 0
    plan = folder / "plans" / "min-plan-2027.yaml"
    plan.write_text(MINIMAL.replace("[sf]", "[soc]"), encoding="utf-8")
    ran = planctl("validate", "--format", "concise", "--lang", "en", cwd=folder)
    assert ran.code == 1
    assert "plans/min-plan-2027.yaml:15:23: error PLN301 unknown-organisation" in ran.out


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("note", 1)])
def test_fail_on_says_which_severity_fails(folder: Path, level: str, code: int) -> None:
    plan = folder / "plans" / "min-plan-2027.yaml"
    plan.write_text(MINIMAL.replace("organisations:\n", "organisations:\n  buf: {name: B, kind: department}\n"), encoding="utf-8")
    assert planctl("validate", "--fail-on", level, cwd=folder).code == code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["validate", "nowhere.yaml"], "nowhere.yaml"),
        (["due", "--as-of", "2024-02-30"], "2024-02-30"),
        (["due", "--year", "24"], "24"),
        (["due", "--year", "2024", "--within", "5d"], "--within"),
        (["due", "--within", "fem"], "fem"),
        (["due", "--from", "2024-13"], "2024-13"),
        (["due", "--responsible", "nosamm"], "Menade du nosam"),
        (["due", "--state", "late"], "late"),
        (["due", "--format", "xml"], "table, json, csv"),
        (["validate", "--fail-on", "all"], "error, warning, note"),
        (["validate", "--color", "pink"], "pink"),
        (["show", "huddinge-2022-2024/stodmaterial-skola"], "Menade du huddinge-2022-2024/stodmaterial-skolor?"),
        (["show", "../etc/passwd"], "../etc/passwd"),
        (["show"], "ADDRESS"),
        (["rule", "PLN999"], "PLN999"),
        (["export", "--table", "everything"], "everything"),
        (["export", "--table", "all"], "--out"),
        (["schema", "nothing"], "nothing"),
        (["dew"], "dew"),
        (["due", "--yaer", "2024"], "--year"),
        (["diff", PLAN, "nowhere.yaml"], "nowhere.yaml"),
    ],
)
def test_what_can_t_be_run_is_one_line_and_2(arguments: list[str], said: str) -> None:
    ran = planctl(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    (line,) = ran.err.splitlines()
    assert line.startswith("planctl: ")
    assert said in line


def test_no_plans_at_all(tmp_path: Path) -> None:
    ran = planctl("due", cwd=tmp_path)
    assert (ran.code, "plans/" in ran.err) == (2, True)
    (tmp_path / "plans").mkdir()
    assert planctl("due", cwd=tmp_path).code == 2
    assert planctl("due", "--allow-empty", cwd=tmp_path).code == 0


def test_the_nearest_plans_folder_is_found_from_below(folder: Path) -> None:
    below = folder / "docs" / "deep"
    below.mkdir(parents=True)
    assert "min-plan-2027" in planctl("list", cwd=below).out


def test_standard_input_with_its_file_name() -> None:
    text = (ROOT / PLAN).read_bytes()
    ran = planctl("due", "-", "--stdin-filename", PLAN, "--year", "2024", "--as-of", DAY, "--format", "json", stdin=text)
    assert ran.code == 0
    assert {item["file"] for item in ran.json["items"]} == {PLAN}
    assert planctl("validate", "-", "--format", "concise", stdin=b"a: [").out.startswith("<stdin>:1:5: fel PLN005 broken-yaml")


def test_a_broken_plan_is_told_and_the_sound_ones_go_on(folder: Path) -> None:
    (folder / "plans" / "trasig.yaml").write_text("schema: planctl/plan/v1\nid: trasig\n", encoding="utf-8")
    for command in (["due", "--year", "2027"], ["list"], ["export"], ["show", "min-plan-2027"]):
        ran = planctl(*command, cwd=folder)
        assert ran.code == 2, command
        assert "min-plan-2027" in ran.out or "Kartlägg" in ran.out
        assert "plans/trasig.yaml" in ran.err
        assert "planctl validate plans/trasig.yaml" in ran.err
        assert "PLN103" in ran.err
    assert planctl("validate", cwd=folder).code == 1


def test_domain_findings_do_not_block(folder: Path) -> None:
    plan = folder / "plans" / "min-plan-2027.yaml"
    plan.write_text(MINIMAL.replace("[sf]", "[soc]"), encoding="utf-8")
    assert planctl("due", "--year", "2027", cwd=folder).code == 0


def test_several_formats_in_one_run(folder: Path) -> None:
    ran = planctl("due", "--year", "2027", "--format", "table", "--format", "json=out/due.json", "--format", "csv=out/due.csv", cwd=folder)
    assert ran.code == 0
    assert "Kartläggningen klar" in ran.out
    assert '"schema": "planctl/due/v1"' in (folder / "out" / "due.json").read_text(encoding="utf-8")
    assert (folder / "out" / "due.csv").read_text(encoding="utf-8").startswith("address,plan,area,")


def test_an_output_never_overwrites_what_was_read_nor_a_plan(folder: Path) -> None:
    plan = folder / "plans" / "min-plan-2027.yaml"
    other = folder / "kopia.yaml"
    shutil.copy(plan, other)
    for target in (plan, other):
        before = target.read_bytes()
        ran = planctl("due", "--year", "2027", "--format", f"json={target}", "--force", cwd=folder)
        assert ran.code == 2
        assert target.read_bytes() == before


def test_other_files_are_overwritten_only_when_our_own_or_with_force(folder: Path) -> None:
    target = folder / "due.json"
    target.write_text("{}", encoding="utf-8")
    command = ["due", "--year", "2027", "--format", "json=due.json"]
    assert planctl(*command, cwd=folder).code == 2
    assert target.read_text(encoding="utf-8") == "{}"
    assert planctl(*command, "--force", cwd=folder).code == 0
    assert planctl(*command, cwd=folder).code == 0, "its own earlier output may be replaced"


def test_an_output_is_not_written_through_a_link(folder: Path) -> None:
    (folder / "real.json").write_text("precious", encoding="utf-8")
    (folder / "due.json").symlink_to(folder / "real.json")
    assert planctl("due", "--year", "2027", "--format", "json=due.json", "--force", cwd=folder).code == 2
    assert (folder / "real.json").read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize(("year", "code"), [("2024", 1), ("2030", 1)])
def test_due_can_fail_on_what_is_overdue(year: str, code: int) -> None:
    command = ["due", "--year", year, "--as-of", DAY]
    assert planctl(*command).code == 0
    assert planctl(*command, "--fail-on", "overdue").code == code


def test_languages_in_the_order_option_environment_plan(folder: Path) -> None:
    plan = folder / "plans" / "min-plan-2027.yaml"
    assert "Att följa upp" in planctl("due", "--year", "2027", cwd=folder).out
    assert "To follow up" in planctl("due", "--year", "2027", "--lang", "en", cwd=folder).out
    assert "To follow up" in planctl("due", "--year", "2027", cwd=folder, PLANCTL_LANG="en").out
    assert "Att följa upp" in planctl("due", "--year", "2027", "--lang", "sv", cwd=folder, PLANCTL_LANG="en").out
    plan.write_text(MINIMAL.replace("owner:", "language: en\nowner:"), encoding="utf-8")
    assert "To follow up" in planctl("due", "--year", "2027", cwd=folder).out


def test_keys_and_states_in_data_are_in_no_language(folder: Path) -> None:
    command = ["due", "--year", "2027", "--as-of", DAY, "--format", "json"]
    assert planctl(*command, "--lang", "sv", cwd=folder).json == planctl(*command, "--lang", "en", cwd=folder).json


def test_colour_only_when_asked_for_or_looked_at(folder: Path) -> None:
    command = ["due", "--year", "2027", "--as-of", "2028-01-15"]
    assert "\x1b[" not in planctl(*command, cwd=folder).out
    assert "\x1b[" in planctl(*command, "--color", "always", cwd=folder).out


def test_an_internal_fault_is_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from planctl.cli import program

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.chdir(folder)
    monkeypatch.setattr("planctl.cli.common.load", fail)
    monkeypatch.delenv("PLANCTL_DEBUG", raising=False)
    assert program.run(["list"]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "ZeroDivisionError" in error
    monkeypatch.setenv("PLANCTL_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        program.run(["list"])


def test_a_closed_pipe_is_silent() -> None:
    import subprocess
    import sys

    command = f'"{sys.executable}" -m planctl rule --format json | head -c 10 > /dev/null; exit ${{PIPESTATUS[0]}}'
    run = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, check=False)
    assert run.stderr == b""


def test_the_same_bytes_every_time(folder: Path) -> None:
    for command in (["due", "--year", "2027"], ["list"], ["export"], ["validate", "--format", "json"], ["show", "min-plan-2027"]):
        first, second = (planctl(*command, "--as-of", DAY, cwd=folder, PYTHONHASHSEED=seed).out for seed in ("1", "2"))
        assert first == second


def test_one_framework_alone_is_checked_beside_its_neighbours() -> None:
    ran = planctl("validate", "tests/plans/frameworks/exempel-overenskommelse-2025.yaml", "--format", "json")
    assert (ran.code, ran.json["frameworks"], ran.json["findings"]) == (0, 1, [])


def test_a_missing_c_parser_is_one_clear_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from planctl.cli import program

    monkeypatch.setattr("planctl.document.libyaml._yaml", None)
    assert program.run(["validate", str(ROOT / PLAN)]) == 2
    assert "pip install --force-reinstall PyYAML" in capsys.readouterr().err


def test_a_flood_of_faults_is_cut_off(tmp_path: Path) -> None:
    fields = "".join(f"x{number}: 1\n" for number in range(3000))
    (tmp_path / "a.yaml").write_text(f"schema: planctl/plan/v1\nid: a\n{fields}", encoding="utf-8")
    findings = planctl("validate", "a.yaml", "--format", "json", cwd=tmp_path).json["findings"]
    assert 1000 <= len(findings) <= 1010
    assert [finding["name"] for finding in findings].count("too-complex") == 1


@pytest.mark.parametrize("command", [["due", "--year", "2027"], ["due", "--format", "json"], ["list"], ["export"], ["render", "plans"]])
def test_where_every_plan_is_broken_there_is_no_answer_that_reads_as_nothing_due(folder: Path, command: list[str]) -> None:
    (folder / "plans" / "min-plan-2027.yaml").write_text("schema: planctl/plan/v1\nid: min-plan-2027\n", encoding="utf-8")
    ran = planctl(*command, cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert "planctl validate plans/min-plan-2027.yaml" in ran.err


def test_without_a_command_the_help_is_shown_as_it_is() -> None:
    for before in ((), ("form",)):
        ran, asked = planctl(*before, PLANCTL_LANG="sv"), planctl(*before, "--help", PLANCTL_LANG="sv")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == asked.out
        assert asked.out.startswith("Användning: planctl")


def test_a_command_behind_two_dashes_is_run() -> None:
    assert planctl("--", "list", "plans/huddinge-2022-2024.yaml").out == planctl("list", "plans/huddinge-2022-2024.yaml").out
