"""`validate --fix`: what is mended is mended as meant, and nothing else changes by a byte."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from builders import PLANS, TODAY, plan_text
from checks.cases import CASES, Case
from planctl import files
from planctl.checks import FIXABLE, findings
from planctl.checks.fixes import FIXES
from planctl.document import parse
from planctl.editing.fixing import Fixed, fixed, write
from planctl.workspace import limits, load
from running import DAY, ROOT, planctl

APART = unicodedata.normalize("NFD", "å")


def mended(folder: Path, *, unsafe: bool = False) -> list[Fixed]:
    return fixed(lambda read: findings(read, TODAY), lambda source: load([str(folder)], source=source), unsafe=unsafe)


def written(folder: Path, text: str, *, name: str = "p.yaml") -> Path:
    path = folder / "plans" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def after(folder: Path, text: str, *, unsafe: bool = False) -> str:
    """Return a plan's text when it has been fixed, by itself in a folder; the same where nothing was."""
    written(folder, text)
    edits = mended(folder / "plans", unsafe=unsafe)
    return edits[0].after.decode() if edits else text


def test_every_rule_that_says_it_can_be_mended_has_its_function() -> None:
    assert set(FIXES) == FIXABLE


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.folder.name)
def test_fixing_twice_changes_nothing(case: Case, tmp_path: Path) -> None:
    folder = case.bad(tmp_path / "case") / "plans"
    for unsafe in (False, True):
        edits = mended(folder, unsafe=unsafe)
        write(edits)
        assert mended(folder, unsafe=unsafe) == []


# Comments are the command's: see below.
@pytest.mark.parametrize(
    "case", [case for case in CASES if case.name in FIXABLE - {"unused-suppression"}], ids=lambda case: case.folder.name
)
def test_what_is_mended_is_found_no_more_and_brings_no_error_of_reading(case: Case, tmp_path: Path) -> None:
    folder = case.bad(tmp_path / "case") / "plans"
    before = findings(load([str(folder)]), TODAY)
    edits = mended(folder, unsafe=True)
    write(edits)
    left = findings(load([str(folder)]), TODAY)
    gone = sum(len(edit.findings) for edit in edits)
    assert gone
    assert len([item for item in left if item.name == case.name]) <= len([item for item in before if item.name == case.name]) - 1


FAULTS = """\
id: p
title: Plan  # en kommentar
areas:
  - id: 1
    titel: "Omr{apart}de 1"
    activities:
      - id: a   # {apart} i en kommentar stör ingen
        title: >-
          Tr{apart}den
          som löper
        responsable: sf
        source: 5.20
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_each_fault_is_mended_and_all_else_stays(line_end: str, mark: str, tmp_path: Path) -> None:
    text = mark + plan_text(FAULTS.format(apart=APART)).replace("\n", line_end)
    expected = text.replace("- id: 1", '- id: "1"').replace("titel: ", "title: ").replace(f"Omr{APART}de", "Område")
    expected = expected.replace(f"Tr{APART}den", "Tråden").replace("responsable: sf", "responsible: [sf]")
    expected = expected.replace("source: 5.20", 'source: "5.20"')
    assert after(tmp_path, text) == expected


AREA = "areas:\n  - id: x\n    title: X\n    activities:\n      - {{id: a, title: A, {}}}\n"


@pytest.mark.parametrize(
    "fields",
    [
        "responsable: [sf], responsibel: [buf]",  # two that both mean one field
        "responsable: [sf], responsible: [buf]",  # the field is there already
        "respons: [sf]",  # too unlike
        "responsable: 2025-01-01",  # what stands there is nothing that the field can hold
        "responsible: [2025]",  # a year is no id, not in quotes either
        "responsible: sf och buf",  # two, or one with a strange name?
        "title: [A]",
        "grace: trettio",
        "due: 2025-13-01",
        "owner: sf",  # a field of the plan, not of an activity
    ],
)
def test_what_is_not_plain_is_left_to_its_author(fields: str, tmp_path: Path) -> None:
    text = plan_text(AREA.format(fields))
    assert findings(load([str(written(tmp_path, text))]), TODAY)
    assert after(tmp_path, text) == text


def test_no_date_owner_or_report_is_invented(tmp_path: Path) -> None:
    text = "schema: planctl/plan/v1\nid: p\ntitle: P\nareas: []\norganisations: {}\n"
    assert after(tmp_path, text, unsafe=True) == text


ORT = "organisations:\n  ort: {name: Orten, kind: municipality}\n"
ORGANISATIONS = """\
organisations:
  ort: {{name: Orten, kind: municipality}}
{lines}  # hör till ingen
  sf: {{name: Socialförvaltningen, kind: department}}
responsible: [sf]
"""


@pytest.mark.parametrize(
    "lines",
    [
        "  bib: {name: Biblioteket, kind: unit}  # borta\n",
        "  bib:\n    name: Biblioteket\n    kind: unit\n",
        '  "bib":\n    name: |\n      Biblioteket\n    kind: unit\n',
    ],
)
def test_an_unused_organisation_goes_with_its_lines_and_only_when_asked(lines: str, tmp_path: Path) -> None:
    text = plan_text(ORGANISATIONS.format(lines=lines))
    assert after(tmp_path, text) == text
    assert after(tmp_path, text, unsafe=True) == plan_text(ORGANISATIONS.format(lines=""))


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("[sf, sf, buf]", "[sf, buf]"),
        ("[sf, buf, sf]", "[sf, buf]"),
        ("[sf, sf, sf ]", "[sf ]"),
        ("[\n  sf,\n  buf,\n  sf,\n]", "[\n  sf,\n  buf,\n]"),
        ("[\n  sf,  # först\n  sf,\n]", "[\n  sf,  # först\n  sf,\n]"),  # the comment would go along
        ("\n  - sf\n  - buf\n  - sf", "\n  - sf\n  - buf"),
    ],
)
def test_what_stands_twice_in_a_list_goes_once(before: str, expected: str, tmp_path: Path) -> None:
    text = plan_text(f"responsible: {before}\nlanguage: sv\n")
    assert after(tmp_path, text, unsafe=True).partition("responsible: ")[2].partition("\nlanguage")[0] == expected


def test_what_somebody_has_said_in_a_journal_is_never_replaced(tmp_path: Path) -> None:
    shutil.copytree(PLANS, tmp_path / "plans")
    path = tmp_path / "plans" / "journals" / "exempel-2025-2027.yaml"
    entry = "  - {date: 2026-01-20, about: kartlagg-samverkan@2025-arsslut, by: sf, state: ongoin, ligth: yellow}\n"
    text = path.read_text(encoding="utf-8") + entry
    path.write_text(text, encoding="utf-8")
    edits = {edit.path: edit.after.decode() for edit in mended(tmp_path / "plans", unsafe=True)}
    assert edits[str(path)] == text.replace("ligth: yellow", "light: yellow")  # the field's name; `ongoin` may have been meant otherwise


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("title: P  # planctl: ignore[PLN309] finns inte\n", "title: P\n"),
        ("# planctl: ignore[PLN309] finns inte\ntitle: P\n", "title: P\n"),
        ("# planctl: ignore[PLN309] finns inte\r\ntitle: P\r\n", "title: P\r\n"),
        ("title: P # planctl: ignore[PLN309, PLN310] båda\n", "title: P\n"),
        ("title: P # ett ord # planctl: ignore[PLN309] finns inte\n", "title: P # ett ord\n"),
        ('title: "P # planctl: ignore[PLN309]"\n', 'title: "P # planctl: ignore[PLN309]"\n'),
    ],
)
def test_a_comment_that_ignores_nothing_goes(before: str, expected: str, tmp_path: Path) -> None:
    others = f"schema: planctl/plan/v1\nid: p\nowner: ort\nperiod: 2025\nareas: []\n{ORT}"
    path = written(tmp_path, others + before)
    assert planctl("validate", "--fix", "--as-of", DAY, cwd=tmp_path).code == 0
    assert path.read_bytes().decode() == others + expected


def test_of_several_rules_only_the_one_that_is_not_found_goes(tmp_path: Path) -> None:
    lines = f"{ORT}  # planctl: ignore[PLN309, PLN310] ska med\n  sf: {{name: Socialförvaltningen, kind: department}}\n"
    text = f"schema: planctl/plan/v1\nid: p\ntitle: P\nowner: ort\nperiod: 2025\nareas: []\n{lines}"
    path = written(tmp_path, text)
    ran = planctl("validate", "--fix", "--as-of", DAY, cwd=tmp_path)
    assert (ran.code, path.read_text(encoding="utf-8")) == (0, text.replace("[PLN309, PLN310]", "[PLN309]"))


def test_a_file_that_has_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = written(tmp_path, plan_text(FAULTS.format(apart=APART)))
    edits = mended(tmp_path / "plans")
    path.write_text("annat", encoding="utf-8")
    with pytest.raises(files.FileFault) as fault:
        write(edits)
    assert fault.value.variant == files.CHANGED
    assert path.read_text(encoding="utf-8") == "annat"


# Each undoes what `--fix` does, at any one place of a plan: (what stands there, what stood there instead).
SPOILED = {"title: ": "titel: ", "responsible: ": "responsibel: ", "follow_ups:": "uppföljningar:", "å": APART, "ö": "o\u0308"}


@settings(max_examples=40)
@given(st.data())
def test_faults_sown_in_a_sound_plan_are_mended_to_the_plan_that_it_was(tmp_path_factory: pytest.TempPathFactory, data: Any) -> None:
    source = (Path(PLANS) / "exempel-2025-2027.yaml").read_text(encoding="utf-8")
    spoiled = source
    for _ in range(data.draw(st.integers(1, 6))):
        sound = data.draw(st.sampled_from(sorted(SPOILED)))
        whole = r"\b" if sound.endswith((":", " ")) else ""  # a field, not the end of one
        places = [match.start(1) for match in re.finditer(rf"^[^#\n]*?{whole}({sound})", spoiled, re.MULTILINE)]
        at = data.draw(st.sampled_from(places))
        spoiled = spoiled[:at] + SPOILED[sound] + spoiled[at + len(sound) :]
    folder = tmp_path_factory.mktemp("sown")
    written(folder, spoiled, name="exempel-2025-2027.yaml")
    text = after_in(folder) or spoiled
    read = (parse("p", content.encode(), limits()).data for content in (text, source))
    assert next(read) == next(read)


def after_in(folder: Path) -> str | None:
    edits = mended(folder / "plans")
    return edits[0].after.decode() if edits else None


NUMBER = "811228-9874"


def test_a_hidden_number_is_neither_shown_nor_lost(tmp_path: Path) -> None:
    text = plan_text(f"areas: []\nnot: Gäller {NUMBER}\nlead: {NUMBER.replace('-', '')}\n")
    path = written(tmp_path, text)
    shown = planctl("validate", "--show-fixes", cwd=tmp_path)
    assert "+note: Gäller XXXXXX-XXXX" in shown.out
    assert "9874" not in shown.out + shown.err + planctl("validate", "--format", "json", cwd=tmp_path).out
    planctl("validate", "--fix", cwd=tmp_path)
    assert path.read_text(encoding="utf-8") == text.replace("not: ", "note: ")  # a number as an id is for its author


# The command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written(tmp_path, plan_text(FAULTS.format(apart=APART)))
    return tmp_path


def test_fixes_are_shown_before_they_are_made(folder: Path) -> None:
    path = folder / "plans" / "p.yaml"
    before = path.read_bytes()
    ran = planctl("validate", "--show-fixes", "--lang", "en", "--as-of", DAY, cwd=folder)
    assert ran.code == 1
    assert {"-  - id: 1", '+  - id: "1"'} <= set(ran.out.splitlines())
    assert "planctl validate --fix" in ran.err
    assert path.read_bytes() == before
    assert "7 faults can be fixed like this:" in ran.out
    assert ran.out.count(" not-an-id: ") == 1  # told with its fix, and not above
    assert "unused-organisation" in ran.out  # which nothing safe mends
    ran = planctl("validate", "--fix", "--lang", "en", "--as-of", DAY, cwd=folder)
    assert (ran.code, ran.err.splitlines()[0]) == (0, "Fixed 7 faults in plans/p.yaml.")
    assert b'- id: "1"' in path.read_bytes()
    fixed_once = path.read_bytes()
    ran = planctl("validate", "--fix", "--lang", "en", "--as-of", DAY, cwd=folder)
    assert (ran.code, path.read_bytes()) == (0, fixed_once)
    assert "Fixed" not in ran.err


def test_programs_are_told_how_to_fix(folder: Path) -> None:
    ran = planctl("validate", "--format", "json", "--as-of", DAY, cwd=folder)
    Draft202012Validator(json.loads((ROOT / "schemas" / "findings.schema.json").read_text(encoding="utf-8"))).validate(ran.json)
    found = {row["name"]: row["fix"] for row in ran.json["findings"]}
    line = (folder / "plans" / "p.yaml").read_text(encoding="utf-8").splitlines().index("  - id: 1") + 1
    place = {"line": line, "column": 9, "end_line": line, "end_column": 10}
    assert found["not-an-id"] == {"applicability": "safe", "edits": [{**place, "text": '"1"'}]}
    assert found["unused-organisation"]["applicability"] == "unsafe"


def test_what_can_not_be_asked_is_told(folder: Path) -> None:
    alone = planctl("validate", "--unsafe-fixes", "--lang", "en", cwd=folder)
    assert (alone.code, alone.err) == (2, "planctl: --unsafe-fixes goes with --show-fixes (to look first) or --fix\n")
    standard_input = planctl("validate", "--fix", "-", "--lang", "en", cwd=folder, stdin=b"id: 1\n")
    assert (standard_input.code, standard_input.out) == (2, "")
    assert "name the file" in standard_input.err
