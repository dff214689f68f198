"""`planctl form` as it is run: files written and not overwritten, previews, exit codes, one line where something is missing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builders import FULL
from forms import Filling
from planctl.cli import form as command
from planctl.views.form import forms
from running import ROOT, Ran, planctl

DAY = "2026-06-30"
FIGURE = "chefsutbildning/utbildade@2025-Q3"
FORM = f"{FULL}-sf.xlsx"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "plans", tmp_path / "plans")
    return tmp_path


def run(here: Path, *arguments: str, path: str = "") -> Ran:
    return planctl("form", *arguments, "--as-of", DAY, cwd=here, PYTHONPATH=path)


def exported(here: Path) -> Path:
    ran = run(here, "export", f"plans/{FULL}.yaml", "--responsible", "sf", "--out", "ut")
    assert (ran.code, ran.out, ran.err) == (0, "", f"Skrev ut/{FORM}\n")
    return here / "ut" / FORM


def journal(here: Path) -> bytes:
    return (here / "plans" / "journals" / f"{FULL}.yaml").read_bytes()


def test_a_form_for_each_who_owes_something_named_by_ids_alone(here: Path) -> None:
    ran = run(here, "export", "--out", "ut")
    assert ran.code == 0
    names = sorted(path.name for path in (here / "ut").iterdir())
    assert [f"Skrev ut/{name}" for name in names] == sorted(ran.err.splitlines())
    assert {"formular-buf.xlsx", FORM, "example-2026-sf.xlsx"} <= set(names)
    assert not [name for name in names if "foreningsradet" in name and "exempel" not in name]


def test_a_form_is_made_anew_but_never_over_one_that_was_filled_in(here: Path) -> None:
    path = exported(here)
    first = path.read_bytes()
    exported(here)
    assert path.read_bytes() == first
    filled = Filling(first).fill(FIGURE, value=7).saved()
    path.write_bytes(filled)
    ran = run(here, "export", f"plans/{FULL}.yaml", "--responsible", "sf", "--out", "ut")
    assert (ran.code, path.read_bytes()) == (2, filled)
    assert "--force" in ran.err
    assert run(here, "export", f"plans/{FULL}.yaml", "--responsible", "sf", "--out", "ut", "--force").code == 0
    assert path.read_bytes() == first


def test_a_preview_a_write_and_the_same_again(here: Path) -> None:
    path = exported(here)
    path.write_bytes(Filling(path.read_bytes()).fill(FIGURE, value="12,5", note="=1+1").fill(FIGURE, note="Två grupper").saved())
    before = journal(here)
    preview = run(here, "import", f"ut/{FORM}", "--dry-run")
    assert preview.code == 0
    assert journal(here) == before
    assert "Utbildning för chefer" in preview.out
    assert "12.5" in preview.out
    assert preview.err == "1 svar att föra in · 30 obesvarade\nInget är infört (--dry-run).\n"
    written = run(here, "import", f"ut/{FORM}")
    assert (written.code, written.out) == (0, preview.out)
    assert written.err == f"1 svar att föra in · 30 obesvarade\nFörde in 1 svar i plans/journals/{FULL}.yaml\n"
    added = f'  - {{date: {DAY}, about: {FIGURE}, by: sf, state: reported, value: 12.5, note: "Två grupper"}}\n'
    assert journal(here) == before + added.encode()
    again = run(here, "import", f"ut/{FORM}")
    assert (again.code, again.out, again.err) == (0, "", "0 svar att föra in · 1 redan infört · 30 obesvarade\n")
    assert journal(here) == before + added.encode()


@pytest.mark.parametrize(("language", "said"), [("sv", "”tolv” är inget tal"), ("en", "“tolv” is no number")])
def test_faults_are_findings_and_name_the_cell(here: Path, language: str, said: str) -> None:
    path = exported(here)
    filling = Filling(path.read_bytes()).fill(FIGURE, value="tolv")
    path.write_bytes(filling.saved())
    ran = run(here, "import", f"ut/{FORM}", "--lang", language)
    assert ran.code == 1
    assert f"{filling.name(FIGURE, 'value')}  {said}" in ran.out
    assert max(len(line) for line in ran.out.splitlines()) <= 80


def test_a_file_that_is_no_form_is_told_and_the_others_go_on(here: Path) -> None:
    path = exported(here)
    path.write_bytes(Filling(path.read_bytes()).fill(FIGURE, value=7).saved())
    (here / "bild.xlsx").write_bytes(b"ingen bok")
    ran = run(here, "import", "bild.xlsx", f"ut/{FORM}")
    assert ran.code == 2
    assert "bild.xlsx är ingen Excel-arbetsbok" in ran.err
    assert b"value: 7}" in journal(here)
    assert run(here, "import", "finns-inte.xlsx").err == "planctl: finns-inte.xlsx finns inte. Kontrollera sökvägen.\n"


def test_answers_find_their_plan_where_they_are_told_to_look(here: Path) -> None:
    path = exported(here)
    path.write_bytes(Filling(path.read_bytes()).fill(FIGURE, value=7).saved())
    ran = run(here, "import", f"ut/{FORM}", "--plans", "plans/example-2026.yaml", "--lang", "sv")
    assert ran.code == 1
    assert f"planen {FULL} finns inte bland de lästa" in " ".join(ran.out.split())
    assert run(here, "import", f"ut/{FORM}", "--plans", f"plans/{FULL}.yaml").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export",), "--out MAPP"),
        (("export", "--out", "ut", "--responsible", "sfx"), "Menade du sf?"),
        (("export", "--out", "ut", "--year", "26"), "--year: 26"),
        (("import",), "FILE saknas"),
        (("imports",), "imports"),
    ],
)
def test_mistakes_on_the_command_line_are_one_line(here: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = run(here, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(("library", "arguments"), [("xlsxwriter", ("export", "--out", "ut")), ("openpyxl", ("import", "svar.xlsx"))])
def test_without_the_extra_one_line_says_how_to_get_it(here: Path, library: str, arguments: tuple[str, ...]) -> None:
    (here / "blocked").mkdir()
    (here / "blocked" / f"{library}.py").write_text("raise ImportError\n", encoding="utf-8")
    ran = run(here, *arguments, path=str(here / "blocked"))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "planctl: formulär behöver ett tillägg. Installera det: pip install 'planctl[office]'\n"


def test_help_is_in_the_readers_language(here: Path) -> None:
    assert "Ett formulär i Excel för varje förvaltning." in planctl("form", "--help", cwd=here).out
    assert "A form in Excel for each department." in planctl("form", "--help", "--lang", "en", cwd=here).out
    assert "say where to put the forms" in planctl("form", "--lang", "en", "export", cwd=here).err
    assert "--correct" in planctl("form", "import", "--help", "--lang", "en", cwd=here).out


def test_only_a_person_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert command._agreed("sv")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    for answer, agreed in (("j", True), ("JA", True), ("y", True), ("", False), ("nej", False)):
        monkeypatch.setattr("builtins.input", lambda _="", answer=answer: answer)
        assert command._agreed("sv") is agreed


def test_two_forms_never_share_a_name() -> None:
    from datetime import date

    from forms import plans_in

    made = forms(plans_in(), date(2026, 6, 30), 2026, "1")
    names = command.file_names(made)
    assert len(set(names)) == len(names) == len(made)
