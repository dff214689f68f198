"""Settings: where they are found, what they set, and what is told of those that mean nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planctl import files, git
from planctl.checks.choosing import faults
from planctl.checks.suppression import suppressions
from planctl.document import parse
from planctl.finding import Problem
from planctl.revision import Revision
from planctl.settings import LARGEST, Packet, Settings, load
from planctl.settings.places import span_of_key
from repositories import Scratch
from running import ROOT

WHOLE = """\
select = ["PLN"]
ignore = ["unused-group"]
disclosure-threshold = 10

[severity]
run-out = "error"

[per-file-ignores]
"plans/huddinge-*.yaml" = ["PLN3"]

[packet]
name = "Exempels kommun"
logo = "grafik/logotyp.png"
colours = {accent = "#00447C"}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def set_to(text: str, name: str = "planctl.toml") -> Settings:
    Path(name).write_text(text, encoding="utf-8")
    return load()


def told(settings: Settings) -> list[tuple[str, str, str]]:
    """Return each problem's rule, variant and the source text that it points at."""
    text = settings.document.text if settings.document else ""
    return [(each.name, each.variant, text[each.span.start : each.span.end] if each.span else "") for each in settings.problems]


def test_without_a_file_nothing_is_set() -> None:
    assert load() == Settings()


def test_all_that_can_be_set() -> None:
    found = set_to(WHOLE)
    assert not found.problems
    assert (found.select, found.ignore) == (("PLN",), ("unused-group",))
    assert found.severity == {"run-out": "error"}
    assert found.disclosure_threshold == 10
    assert found.per_file_ignores == {"plans/huddinge-*.yaml": ("PLN3",)}
    assert found.packet == Packet("Exempels kommun", "grafik/logotyp.png", {"accent": "#00447C"})


def test_they_are_found_upwards_and_the_nearest_hold(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_to('ignore = ["PLN3"]')
    (here / "inner").mkdir()
    monkeypatch.chdir(here / "inner")
    assert load().ignore == ("PLN3",)
    assert load().folder == str(here)
    set_to('ignore = ["PLN4"]')
    assert load().ignore == ("PLN4",)


def test_they_may_stand_in_pyproject() -> None:
    found = set_to('[project]\nname = "x"\n[tool.planctl]\nignore = ["PLN3"]\n[tool.planctl.packet]\nnaem = "y"\n', "pyproject.toml")
    assert found.ignore == ("PLN3",)
    assert told(found) == [("unknown-setting", "near", 'naem = "y"')]
    assert found.problems[0].values["near"] == "packet.name"
    set_to("[tool.planctl]\n", "pyproject.toml")
    assert set_to('ignore = ["PLN4"]').ignore == ("PLN4",)  # of two in one folder, its own file


@pytest.mark.parametrize("text", ['[project]\nname = "planctl-notes"\n', "[project\n", "\0", "[tool]\nplanctl-like = 1\n"])
def test_a_pyproject_of_others_is_passed_over(text: str, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_to('ignore = ["PLN3"]')
    (here / "inner").mkdir()
    monkeypatch.chdir(here / "inner")
    assert set_to(text, "pyproject.toml").ignore == ("PLN3",)


def test_a_broken_pyproject_that_names_planctl_is_told() -> None:
    assert told(set_to("[tool.planctl]\nignore = [\n", "pyproject.toml"))[0][0] == "unreadable-settings"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("ignroe = []", ("unknown-setting", "near", "ignroe = []")),
        ("\n  colour = 1", ("unknown-setting", "", "colour = 1")),
        ("[packet]\n[packet.colours]\nred = '#000000'", ("unknown-setting", "", "red = '#000000'")),
        ("packet.naem = 'x'", ("unknown-setting", "near", "packet.naem = 'x'")),
        ('ignore = "PLN3"', ("wrong-setting", "list", 'ignore = "PLN3"')),
        ("ignore = [3]", ("wrong-setting", "list", "ignore = [3]")),
        ("severity = 3", ("wrong-setting", "table", "severity = 3")),
        ("severity.run-out = 'fatal'", ("wrong-setting", "level", "severity.run-out = 'fatal'")),
        ("[severity]\nrun-out = 3", ("wrong-setting", "level", "run-out = 3")),
        ("[per-file-ignores]\n'a b.yaml' = 3", ("wrong-setting", "list", "'a b.yaml' = 3")),
        *(
            (f"disclosure-threshold = {few}", ("wrong-setting", "threshold", f"disclosure-threshold = {few}"))
            for few in ("2", "101", "true", "5.0")
        ),
        ("[packet]\nname = ''", ("wrong-setting", "text", "name = ''")),
        ('[packet]\nname = "a\\u001bb"', ("wrong-setting", "text", 'name = "a\\u001bb"')),
        ("[packet]\nlogo = '/etc/a.png'", ("wrong-setting", "logo", "logo = '/etc/a.png'")),
        ("[packet]\nlogo = 'a/../../b.png'", ("wrong-setting", "logo", "logo = 'a/../../b.png'")),
        ("[packet]\nlogo = 'a.exe'", ("wrong-setting", "logo", "logo = 'a.exe'")),
        ("[packet]\nlogo = 'a.svg'", ("wrong-setting", "logo", "logo = 'a.svg'")),
        ("packet = {colours = {accent = 'red'}}", ("wrong-setting", "colour", "packet = {colours = {accent = 'red'}}")),
    ],
)
def test_what_means_nothing_is_told_where_it_stands(text: str, problem: tuple[str, str, str]) -> None:
    found = set_to(text)
    assert told(found) == [problem]
    assert found._replace(document=None, folder="", problems=()) == Settings()


def test_what_is_wrong_does_not_take_the_rest_along() -> None:
    found = set_to('ignore = ["PLN3"]\nselect = 3\n[packet]\nname = "Orten"\nlogo = 3\n')
    assert (found.ignore, found.select, found.packet) == (("PLN3",), (), Packet("Orten"))
    assert [each[0] for each in told(found)] == ["wrong-setting", "wrong-setting"]


@pytest.mark.parametrize("text", ["ignore = [", "= 3", "a = " + "[" * 100_000, "a = 1979-02-31", "a = " + "9" * 100_000, "a = 1\na = 2"])
def test_broken_toml_is_one_problem(text: str) -> None:
    assert [each.name for each in set_to(text).problems] == ["unreadable-settings"]


def test_broken_toml_is_told_where_it_breaks() -> None:
    span = set_to("select = []\nignore = PLN3\n").problems[0].span
    assert span is not None
    assert (span.line, span.column) == (2, 10)


def test_a_file_that_is_no_text_or_too_large_is_told(here: Path) -> None:
    (here / "planctl.toml").write_bytes("ignore = ['å']".encode("latin-1"))
    assert [each.name for each in load().problems] == ["not-utf-8"]
    (here / "planctl.toml").write_bytes(b"#" * (LARGEST + 1))
    assert [(each.name, each.variant) for each in load().problems] == [("unreadable-settings", "size")]
    (here / "planctl.toml").unlink()
    (here / "planctl.toml").mkdir()
    assert [(each.name, each.variant) for each in load().problems] == [("unreadable-settings", "file")]


@given(st.text(max_size=60))
def test_no_text_makes_reading_fail(text: str) -> None:
    Path("planctl.toml").write_text(text, encoding="utf-8", errors="replace", newline="")
    assert all(isinstance(each, Problem) for each in load().problems)


def test_the_settings_of_a_revision(here: Path) -> None:
    scratch = Scratch(here)
    scratch.write("planctl.toml", 'ignore = ["PLN3"]')
    commit = scratch.commit("one")
    scratch.write("planctl.toml", 'ignore = ["PLN4"]')
    with git.Repository.at() as repository:
        found = load(Revision(repository, commit, "HEAD", "plans"))
        assert found.ignore == ("PLN3",)
        assert found.document is not None
        assert found.document.file == "HEAD:planctl.toml"
    assert load(files).ignore == ("PLN4",)


def test_an_identity_number_is_shown_nowhere() -> None:
    found = set_to("[811228-9874]\n'811228-9874' = 1\n")
    assert found.document is not None
    assert "9874" not in found.document.text + str(found.problems)


def test_a_very_long_line_is_no_burden() -> None:
    assert span_of_key(" " * LARGEST, ("a",)).line == 1


def test_a_key_deeper_than_any_setting_is_refused_before_it_costs_anything() -> None:
    """Tomllib takes the square of a key's parts in time and memory: minutes and gigabytes within a mebibyte."""
    for text in ("[" + "a." * 400_000 + "a]", "x = 1\n" + "'a' . " * 100_000 + "a = 1", 'x = {"\\"".' + '"\\"".' * 100_000 + "a = 1}"):
        assert [problem.name for problem in set_to(text).problems] == ["unreadable-settings"]
    assert not set_to("# " + "se.kapitel." * 10 + "\n" + 'ignore = ["PLN3"] # 1.2.3.4.5.6.7.8.9.10.11.12.13.14').problems


def test_lists_and_tables_are_bounded() -> None:
    for text in ("".join(f"k{number} = 1\n" for number in range(2_000)), "select = [" + '"x",' * 2_000 + "]"):
        (problem,) = set_to(text).problems
        assert (problem.name, problem.variant) == ("wrong-setting", "many")


def test_the_guide_shows_settings_that_hold_and_comments_that_planctl_reads() -> None:
    guide = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    (settings,) = re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)
    assert not list(faults(set_to(settings)))
    written = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert len(written) == 2
    for text in written:
        found, problems = suppressions(parse("p.yaml", text.encode()))
        assert (len(found), problems) == (1, [])
