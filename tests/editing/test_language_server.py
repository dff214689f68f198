"""Our schemas in an editor: the real yaml-language-server, which VS Code's YAML extension runs, with the settings that the guide shows."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checks.cases import CASES, DAY, Case
from editing import guide
from editing.lsp import Server
from planctl.checks import findings
from planctl.files import display
from planctl.workspace import load
from running import missing_tool

ROOT = guide.ROOT
HERE = Path(__file__).resolve().parent
PROGRAM = HERE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
FILES = [
    *(ROOT / "plans" / f"{name}.yaml" for name in guide.PLANS),
    *sorted((ROOT / "plans" / "frameworks").glob("*.yaml")),
    *sorted((ROOT / "tests" / "plans").rglob("*.yaml")),
]
EACH = pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
KINDS = {"frameworks": "framework", "journals": "journal"}
MODELINE = "# yaml-language-server: $schema="
SCHEMA = json.loads((ROOT / "schemas" / "plan.schema.json").read_text(encoding="utf-8"))
ACTIVITY = "      - id: kartlagg-civilsamhallet\n"


def missing() -> str | None:
    if shutil.which("node") is None:
        return "no node: install Node.js, then npm ci --prefix tests/editing"
    return None if PROGRAM.exists() else "no yaml-language-server: npm ci --prefix tests/editing"


def nested(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the settings as the extension hands them on: `yaml.format.enable` becomes `{yaml: {format: {enable: …}}}`."""
    made: dict[str, Any] = {}
    for name, value in settings.items():
        *outer, last = [name] if name.startswith("[") else name.split(".")
        inside = made
        for part in outer:
            inside = inside.setdefault(part, {})
        inside[last] = value
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A coordinator's folder: plans, and schemas beside them. The journals and some of the frameworks have no first line for editors."""
    made = tmp_path_factory.mktemp("kommun").resolve()
    for part in ("schemas", "plans", "tests/plans"):
        shutil.copytree(ROOT / part, made / part)
    return made


@pytest.fixture(scope="module")
def editor(folder: Path) -> Iterator[Server]:
    """The server with the settings of the guide."""
    reason = missing()
    if reason:
        missing_tool(reason)
    settings = nested(guide.settings())
    assert settings["yaml"]["schemaStore"] == {"enable": False}  # else it would ask the network
    with Server(["node", str(PROGRAM), "--stdio"], folder, settings) as server:
        yield server


@pytest.fixture
def huddinge(folder: Path, editor: Server) -> Iterator[Path]:
    path = folder / "plans" / "huddinge-2022-2024.yaml"
    assert editor.open(path) == []
    yield path
    editor.close(path)


def changed(path: Path, old: str, new: str) -> str:
    """Return the file's text with the first such text after the activity changed."""
    before, activity, after = path.read_text(encoding="utf-8").partition(ACTIVITY)
    assert old in after
    return before + activity + after.replace(old, new, 1)


def line_of(text: str, wanted: str) -> int:
    """Return the number, from 0, of the first line that begins so (indentation apart) in the activity or after it."""
    start = text.index(ACTIVITY)
    return text.count("\n", 0, text.index(wanted, start))


def described(definition: str, field: str) -> str:
    return str(SCHEMA["$defs"][definition]["properties"][field]["description"])


@EACH
def test_nothing_is_remarked_on_a_file_in_order_and_a_fault_in_it_is_seen(folder: Path, editor: Server, file: Path) -> None:
    path = folder / file.relative_to(ROOT)
    assert editor.open(path) == []
    text = path.read_text(encoding="utf-8")
    [remark] = editor.change(path, f"{text}titel: Fel\n")
    assert remark["message"] == "Property titel is not allowed."
    assert remark["range"]["start"]["line"] == text.count("\n")
    kind = KINDS.get(path.parent.name, "plan")
    assert remark["data"]["schemaUri"] == [(folder / "schemas" / f"{kind}.schema.json").as_uri()]
    editor.close(path)


@pytest.mark.parametrize("kind", ["plan", "journal", "framework"])
def test_the_first_line_is_enough_without_settings(tmp_path: Path, folder: Path, kind: str, editor: Server) -> None:
    assert editor.process.poll() is None
    path = {"plan": "plans/x.yaml", "journal": "plans/journals/x.yaml", "framework": "plans/frameworks/x.yaml"}[kind]
    shutil.copytree(folder / "schemas", tmp_path / "schemas")
    (tmp_path / path).parent.mkdir(parents=True)
    up = "../" * path.count("/")
    with Server(["node", str(PROGRAM), "--stdio"], tmp_path, {"yaml": {"schemaStore": {"enable": False}}}) as bare:
        (tmp_path / path).write_text(f"schema: planctl/{kind}/v1\ntitel: Fel\n", encoding="utf-8")
        assert bare.open(tmp_path / path) == []  # nothing tells what it is
        text = f"{MODELINE}{up}schemas/{kind}.schema.json\nschema: planctl/{kind}/v1\ntitel: Fel\n"
        assert "Property titel is not allowed." in [remark["message"] for remark in bare.change(tmp_path / path, text)]


@pytest.mark.parametrize(
    ("edit", "place", "message"),
    [
        (("responsible: [sf, kff]", "responsibel: [sf, kff]"), "responsibel", "Property responsibel is not allowed."),
        (("kind: start", "kind: begin"), "- kind: begin", 'Value is not accepted. Valid values: "start", "deliver", "measure", "review".'),
        (("        title: Kartlägg vilka", "        note: Kartlägg vilka"), "- id: kartlagg", 'Missing property "title".'),
        (("responsible: [sf, kff]", "responsible: sf"), "responsible: sf", 'Incorrect type. Expected "array".'),
    ],
    ids=["misspelt field", "wrong value", "missing field", "wrong type"],
)
def test_a_fault_is_marked_at_its_line(editor: Server, huddinge: Path, edit: tuple[str, str], place: str, message: str) -> None:
    text = changed(huddinge, *edit)
    [remark] = editor.change(huddinge, text)
    assert remark["message"] == message
    assert remark["range"]["start"]["line"] == line_of(text, place)
    assert remark["source"] == f"yaml-schema: {SCHEMA['title']}"
    assert editor.change(huddinge, huddinge.read_text(encoding="utf-8")) == []


def test_two_faults_are_told_at_once(editor: Server, huddinge: Path) -> None:
    text = changed(huddinge, "responsible: [sf, kff]", "responsibel: [sf, kff]").replace("kind: review", "kind: revision", 1)
    assert {remark["message"].split()[0] for remark in editor.change(huddinge, text)} == {"Property", "Value"}


def test_completion_offers_the_fields_of_an_activity_with_what_they_mean(editor: Server, huddinge: Path) -> None:
    text = huddinge.read_text(encoding="utf-8").replace(ACTIVITY, f"{ACTIVITY}        \n")
    editor.change(huddinge, text)
    offered = editor.complete(huddinge, line_of(text, ACTIVITY) + 1, 8)
    fields = set(SCHEMA["$defs"]["Activity"]["properties"])
    there = {"id", "title", "source", "responsible", "follow_ups"}
    assert set(offered) == fields - there
    for field in ("partners", "goals", "no_follow_ups", "withdrawn"):
        assert described("Activity", field) in offered[field]["documentation"]
    assert [line.strip().partition(":")[0] for line in offered["withdrawn"]["insertText"].splitlines()] == ["withdrawn", "date", "reason"]


def test_completion_offers_the_kinds_of_follow_up(editor: Server, huddinge: Path) -> None:
    text = changed(huddinge, "- kind: start\n", "- kind: \n")
    editor.change(huddinge, text)
    line = line_of(text, "- kind: \n")
    offered = editor.complete(huddinge, line, len("          - kind: "))
    assert list(offered) == SCHEMA["$defs"]["FollowUp"]["properties"]["kind"]["enum"]
    assert all(described("FollowUp", "kind") in each["documentation"] for each in offered.values())


def test_a_field_is_explained_where_the_pointer_rests(editor: Server, huddinge: Path) -> None:
    text = huddinge.read_text(encoding="utf-8")
    assert described("Activity", "responsible") in editor.hover(huddinge, line_of(text, "responsible:"), 10)


def test_no_formatter_rewrites_a_plan(editor: Server, huddinge: Path) -> None:
    options = {"textDocument": {"uri": huddinge.as_uri()}, "options": {"tabSize": 2, "insertSpaces": True}}
    assert editor.request("textDocument/formatting", options) in ([], None)


# Rules whose faults a schema can tell. Of the others an editor can't know: YAML's own limits, texts, what other places say.
OF_SCHEMAS: tuple[str, ...] = ("PLN102", "PLN103", "PLN104", "PLN105", "PLN106", "PLN110", "PLN111", "PLN202", "PLN203", "PLN204")
OF_SCHEMAS += ("PLN205", "PLN206", "PLN207", "PLN401", "PLN403", "PLN404", "PLN405")
# Lines of those cases with a fault that version 1 of the schemas, which is frozen, can't tell.
ONLY_OURS = {
    "PLN106": {9},  # the name of a calendar point: any key may stand there
    "PLN401": {20},  # a calendar point that this calendar does not have
    "PLN403": {5},  # 30 February
    "PLN404": {6},  # a point's day in its short form: any text may stand there
}


@pytest.mark.parametrize("case", [case for case in CASES if case.code in OF_SCHEMAS], ids=lambda case: case.folder.name)
def test_the_editor_marks_the_lines_that_validate_does(tmp_path: Path, folder: Path, case: Case, editor: Server) -> None:
    plans = case.bad(tmp_path / "case") / "plans"
    ours: dict[str, set[int]] = {}
    for finding in findings(load([str(plans)]), DAY):
        if finding.code in OF_SCHEMAS:
            ours.setdefault(finding.location.file, set()).add(finding.location.span.line)
    assert ours
    for file in sorted(plans.rglob("*.yaml")):
        kind = KINDS.get(file.parent.name, "plan")
        path = folder / {"plan": "plans", "journal": "plans/journals", "framework": "plans/frameworks"}[kind] / f"in-{case.code}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(file.read_bytes())
        marked = {remark["range"]["start"]["line"] + 1 for remark in editor.open(path)}
        assert marked == ours.get(display(str(file)), set()) - ONLY_OURS.get(case.code, set()), file
        editor.close(path)
