"""Recording: one line more, whatever the journal looks like, and nothing else; what is refused, and why."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from builders import FULL, PLANS, TODAY, plan_text
from planctl import workspace
from planctl.checks import findings
from planctl.editing.entry import NewEntry, line
from planctl.editing.record import Edit, record, recorded, reread, write
from planctl.editing.refusal import Refused
from planctl.files import FileFault
from planctl.schedule import Schedule
from planctl.workspace import PlanFile

PLAN = plan_text(
    """
    responsible: [sf]
    areas:
      - id: omrade
        title: Område
        indicators:
          - {id: antal, title: Antal, level: local, measure: count}
        activities:
          - id: a
            title: Aktivitet
            responsible: [sf, buf]
            follow_ups:
              - {id: f, kind: measure, every: year, title: Antal, indicator: antal}
              - {id: e, kind: review, every: year, title: Var och en, answers: each}
              - {id: u, kind: review, every: ongoing, title: Löpande}
    """
)
HEAD = "schema: planctl/journal/v1\nplan: p\n"
FIRST = "{date: 2026-01-20, about: a/f@2025, by: sf, state: reported, value: 3}"
SECOND = '{date: 2026-01-21, about: a@2025, by: buf, state: ongoing, note: "på väg"}'
NEW = NewEntry(date(2026, 6, 30), "a/f@2026", "sf", "reported", value=4)
LINE = "- {date: 2026-06-30, about: a/f@2026, by: sf, state: reported, value: 4}"
BLOCK = "date: 2026-01-20\n{0}about: a/f@2025\n{0}by: sf\n{0}state: reported\n{0}value: 3\n"


def plan_in(folder: Path, journal: str | bytes | None = None) -> PlanFile:
    """Write the plan `p` and its journal into a folder, and read them."""
    (folder / "p.yaml").write_text(PLAN, encoding="utf-8")
    if journal is not None:
        (folder / "journals").mkdir(exist_ok=True)
        content = journal if isinstance(journal, bytes) else journal.encode("utf-8")
        (folder / "journals" / "p.yaml").write_bytes(content)
    return workspace.load([str(folder)]).plans[0]


def refused(file: PlanFile, entry: NewEntry, **options: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        recorded(file, [entry], TODAY, **options)
    return caught.value


# Every layout, with `¤` where the new line is to stand.
LAYOUTS = {
    "as planctl writes it": f"{HEAD}entries:\n  - {FIRST}\n¤",
    "not indented": f"{HEAD}entries:\n- {FIRST}\n¤",
    "indented far": f"{HEAD}entries:\n      - {FIRST}\n¤",
    "no final line end": f"{HEAD}entries:\n  - {FIRST}¤",
    "comment at the end": f"{HEAD}entries:\n  - {FIRST}\n¤  # Nya rader ovanför\n# slut\n",
    "comment at the end, unended": f"{HEAD}entries:\n  - {FIRST}  # tre\n¤# slut",
    "blank lines at the end": f"{HEAD}entries:\n  - {FIRST}\n¤\n\n",
    "entries first": f"schema: planctl/journal/v1\nentries:\n  - {FIRST}\n¤plan: p\n",
    "end of document": f"---\n{HEAD}entries:\n  - {FIRST}\n¤...\n",
    "no entries": f"{HEAD}¤# slut\n",
    "no entries, unended": f"{HEAD.rstrip()}¤",
    "block": f"{HEAD}entries:\n  - {BLOCK.format('    ')}¤",
    "block, not indented": f"{HEAD}entries:\n- {BLOCK.format('  ')}¤",
    "block, dash alone": f"{HEAD}entries:\n  -\n    {BLOCK.format('    ')}¤",
    "block, with a deviation": f"{HEAD}entries:\n- {BLOCK.format('  ')}  deviation:\n    cause: Vakans\n    action: Ny\n¤# slut\n",
    "text at the end": f"{HEAD}entries:\n  - {BLOCK.format('    ')}    note: |\n      Ett\n\n      Två\n¤\n\n# slut\n",
    "text at the end, folded": f"{HEAD}entries:\n  - {BLOCK.format('    ')}    note: >-\n      Ett\n      Två\n¤",
    "text at the end, unended": f"{HEAD}entries:\n  - {BLOCK.format('    ')}    note: |\n      Ett¤",
    "text that keeps blank lines": f"{HEAD}entries:\n  - {BLOCK.format('    ')}    note: |+\n      Ett\n\n\n¤# slut\n",
    "over several lines": f"{HEAD}entries:\n  - {FIRST[:40]}\n     {FIRST[40:]}  # tre\n¤",
    "plain text over several lines": f"{HEAD}entries:\n  - {BLOCK.format('    ')}    note: Ett\n      och två\n¤\n",
    "quoted text over several lines": f'{HEAD}entries:\n  - {BLOCK.format("    ")}    note: "Ett\n      och två"  # ja\n¤\n',
    "indented whole": f"  schema: planctl/journal/v1\n  plan: p\n  entries:\n  - {FIRST}\n¤",
    "JSON on each line": f'"schema": "planctl/journal/v1"\n"plan": "p"\n"entries":\n  - {FIRST}\n¤',
}


@pytest.mark.parametrize("marked", [False, True], ids=["", "BOM"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_line_more_in_every_layout(tmp_path: Path, layout: str, line_end: str, marked: bool) -> None:  # noqa: FBT001 - parametrized
    before, _, after = LAYOUTS[layout].replace("\n", line_end).partition("¤")
    mark = "\ufeff" if marked else ""
    file = plan_in(tmp_path, mark + before + after)
    record(file, [NEW], TODAY)
    column = next((len(row) - len(row.lstrip(" ")) for row in before.splitlines() if row.lstrip().split(" ")[0] == "-"), 2)
    whole = "  " if layout == "indented whole" else ""
    missing = "" if "entries" in before else f"{whole}entries:{line_end}"
    parted = "" if before.endswith("\n") else line_end
    expected = f"{mark}{before}{parted}{missing}{' ' * column}{LINE}{line_end}{after}"
    assert (tmp_path / "journals" / "p.yaml").read_bytes().decode() == expected
    assert not findings(workspace.load([str(tmp_path / "journals")]), TODAY)


@pytest.mark.parametrize(
    ("empty", "then"),
    [
        ("entries: []\n", "entries:\n  @\n"),
        ("entries: []", "entries:\n  @\n"),
        ("entries: [ ]   # inga än\n# slut\n", "entries:   # inga än\n  @\n# slut\n"),
        ("entries: []\r\n", "entries:\r\n  @\r\n"),
    ],
)
def test_an_empty_list_becomes_one_with_a_line(tmp_path: Path, empty: str, then: str) -> None:
    head = HEAD.replace("\n", "\r\n") if "\r" in empty else HEAD
    file = plan_in(tmp_path, head + empty)
    assert recorded(file, [NEW], TODAY).after.decode() == head + then.replace("@", LINE)


@pytest.mark.parametrize(
    "journal",
    [
        f"{HEAD}entries: [{FIRST}]\n",
        f"{HEAD}entries: [\n  {FIRST},\n  {SECOND},\n]\n",
        f"{HEAD}entries: [  # inga än\n]\n",
        f"{{schema: planctl/journal/v1, plan: p, entries: [{FIRST}]}}\n",
        "{schema: planctl/journal/v1, plan: p}\n",
    ],
)
def test_a_list_in_brackets_is_refused_and_says_how_it_should_be(tmp_path: Path, journal: str) -> None:
    assert refused(plan_in(tmp_path, journal), NEW).key == "layout"


def test_the_first_entry_makes_the_journal(tmp_path: Path) -> None:
    file = plan_in(tmp_path)
    edit = record(file, [NEW], TODAY)
    assert edit.before is None
    assert (tmp_path / "journals" / "p.yaml").read_text(encoding="utf-8") == f"{HEAD}entries:\n  {LINE}\n"


def test_several_entries_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    file = plan_in(tmp_path, f"{HEAD}entries:\n  - {FIRST}\n")
    other = NewEntry(TODAY, "a@2026", "buf", "paused", light="red", cause="Vakans", note="Väntar")
    with pytest.raises(Refused):
        record(file, [other, replace(NEW, by="okänd")], TODAY)
    assert (tmp_path / "journals" / "p.yaml").read_text(encoding="utf-8") == f"{HEAD}entries:\n  - {FIRST}\n"
    edit = record(file, [other, NEW], TODAY)
    assert [entry.about for entry in edit.entries] == ["a@2026", "a/f@2026"]
    assert edit.after.decode().splitlines()[-2:] == [
        '  - {date: 2026-06-30, about: a@2026, by: buf, state: paused, light: red, note: "Väntar", deviation: {cause: "Vakans"}}',
        f"  {LINE}",
    ]


# What a line looks like


def test_the_made_up_journals_are_written_just_so() -> None:
    told = 0
    for file in workspace.load([PLANS]).plans:
        if file.journal:
            listed = [row.removeprefix("  - ") for row in file.journal.document.text.splitlines() if row.startswith("  - ")]
            assert [line(data) for data in file.journal.document.data["entries"]] == listed
            told += len(listed)
    assert told > 70


@pytest.mark.parametrize(
    "text",
    [
        ":",
        "?",
        "- a",
        "# a",
        "a: b",
        "a #b",
        "{a}",
        '"',
        "'",
        "\\",
        "null",
        "2026-01-01",
        "1e3",
        "yes",
        "å\nä",
        "\ttab",
        " a ",
        "%",
        "@",
        "😀",
        "x" * 5000,
    ],
)
def test_free_text_is_quoted_and_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    value: Any = {text: 1} if len(text) < 100 else text
    entry = replace(NEW, about="a/u@2026", note=text, cause=text, evidence=text, decision_wanted=text, value=value)
    edit = recorded(plan_in(tmp_path), [entry], TODAY)
    (read,) = edit.entries
    assert read.note == read.evidence == read.decision_wanted == text
    assert read.deviation is not None
    assert read.deviation.cause == text
    assert read.value in ({text: 1}, text)
    assert edit.after.decode().count("\n") == 4


@pytest.mark.parametrize(
    "value", [0, -1, 3.5, 1e-07, 1e17, 10**17, True, False, "ja", "4", "true", "2026-01-01", {"no": 1, "2024": 2.5, "k" * 190: 3}]
)
def test_values_keep_their_type(tmp_path: Path, value: Any) -> None:
    (read,) = recorded(plan_in(tmp_path), [replace(NEW, about="a/u@2026", value=value)], TODAY).entries
    assert (read.value, type(read.value)) == (value, type(value))


@pytest.mark.parametrize("to", ["2027", "2026-H2", "2026-T3", "2026-Q4", "2026-12", "2026-12-31", "2026-09..2027", "2027..2028"])
def test_a_new_time_is_written_as_it_is_spelled(tmp_path: Path, to: str) -> None:
    entry = NewEntry(TODAY, "a/f@2026", "sf", "deferred", to=to, note="Väntar")
    edit = recorded(plan_in(tmp_path), [entry], TODAY)
    assert f"state: deferred, to: {to}, note" in edit.after.decode()
    assert edit.entries[0].to is not None
    assert edit.entries[0].to.text == to


# What is refused

DONE = f"{HEAD}entries:\n  - {FIRST}\n"


def rules(refusal: Refused) -> list[str]:
    return [finding.name for finding in refusal.findings]


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        (replace(NEW, by="buff"), "unknown-organisation"),
        (replace(NEW, by="x" * 81), "not-an-id"),
        (replace(NEW, about="a/g@2026"), "unknown-subject"),
        (replace(NEW, about="a/f@2052"), "no-such-occurrence"),
        (replace(NEW, about="a/f"), "no-such-occurrence"),
        (replace(NEW, about="omrade@2026", state=None), "unknown-subject"),
        (replace(NEW, state="done"), "wrong-state"),
        (replace(NEW, state="klar"), "unknown-value"),
        (replace(NEW, state="skipped"), "note-required"),
        (replace(NEW, state="deferred", note="Sen"), "deferred-to-when"),
        (replace(NEW, state="deferred", note="Sen", to="2026-X"), "not-a-period"),
        (replace(NEW, date=date(2026, 7, 1)), "entry-in-the-future"),
        (replace(NEW, about="a/e@2026", by="kff"), "not-asked"),
        (replace(NEW, note=""), "empty-text"),
        (replace(NEW, note="x" * 20_001), "too-long"),
        (replace(NEW, note="a\x1b[31m"), "forbidden-character"),
        (replace(NEW, value=10**18), "number-out-of-range"),
    ],
)
def test_what_the_rules_would_find_is_refused_in_their_words(tmp_path: Path, entry: NewEntry, rule: str) -> None:
    assert rule in rules(refused(plan_in(tmp_path, DONE), entry))


def test_what_has_been_said_is_not_said_again(tmp_path: Path) -> None:
    file = plan_in(tmp_path, DONE)
    same = NewEntry(TODAY, "a/f@2025", "sf", "reported", value=3)
    assert refused(file, same, correct=True).values == {"about": "a/f@2025", "by": "sf", "date": "2026-01-20"}
    assert refused(file, same).key == "nothing-new"


def test_about_what_is_closed_a_correction_is_asked_for(tmp_path: Path) -> None:
    file = plan_in(tmp_path, DONE)
    for by in ("sf", "buf"):
        entry = NewEntry(TODAY, "a/f@2025", by, "reported", value=4)
        refusal = refused(file, entry)
        assert (refusal.key, refusal.values["closed_by"], refusal.values["by"]) == ("correction", "reported", "sf")
        assert recorded(file, [entry], TODAY, correct=True).entries[0].value == 4


def test_an_answer_that_has_been_given_is_corrected_even_where_others_are_waited_for(tmp_path: Path) -> None:
    file = plan_in(tmp_path, f"{HEAD}entries:\n  - {{date: 2026-01-20, about: a/e@2025, by: sf, state: reported}}\n")
    assert refused(file, NewEntry(TODAY, "a/e@2025", "sf", "reported", note="Nytt")).key == "correction"
    assert recorded(file, [NewEntry(TODAY, "a/e@2025", "buf", "reported")], TODAY).entries[0].by == "buf"


def test_what_is_put_off_may_be_reported_and_progress_told_anew(tmp_path: Path) -> None:
    deferred = '{date: 2026-01-20, about: a/f@2025, by: sf, state: deferred, to: 2026, note: "Sen"}'
    file = plan_in(tmp_path, f"{HEAD}entries:\n  - {deferred}\n  - {SECOND}\n")
    for entry in (NewEntry(TODAY, "a/f@2025", "sf", "reported", value=1), NewEntry(TODAY, "a@2025", "buf", "done")):
        assert recorded(file, [entry], TODAY).entries[0].state == entry.state


def test_an_entry_older_than_what_holds_would_change_nothing(tmp_path: Path) -> None:
    refusal = refused(plan_in(tmp_path, DONE), NewEntry(date(2026, 1, 19), "a/f@2025", "sf", "reported", value=4), correct=True)
    assert (refusal.key, refusal.values["date"]) == ("older", "2026-01-20")


def test_only_what_one_has_said_is_taken_back(tmp_path: Path) -> None:
    file = plan_in(tmp_path, DONE)
    back = NewEntry(TODAY, "a/f@2025", "buf", "retracted", note="Fel")
    assert refused(file, back, correct=True).key == "nothing-to-retract"
    edit = recorded(file, [replace(back, by="sf")], TODAY, correct=True)
    assert next(Schedule.on(edit.file, TODAY).named("a/f@2025")).owed


def test_a_journal_that_can_not_be_read_is_left_alone(tmp_path: Path) -> None:
    assert refused(plan_in(tmp_path, f"{HEAD}entries: 4\n"), NEW).key == "broken"


def test_a_journal_does_not_outgrow_what_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = plan_in(tmp_path, DONE)
    small = workspace.limits()._replace(bytes=len(DONE) + 20)
    monkeypatch.setattr("planctl.editing.record.limits", lambda: small)
    assert rules(refused(file, NEW)) == ["too-large"]


# Others who write


def _other(folder: Path) -> Edit:
    return record(workspace.load([str(folder)]).plans[0], [NewEntry(TODAY, "a/e@2026", "buf", "reported")], TODAY)


@pytest.mark.parametrize("journal", [None, DONE])
def test_what_another_wrote_meanwhile_stays(tmp_path: Path, journal: str | None) -> None:
    file = plan_in(tmp_path, journal)
    theirs = _other(tmp_path)
    ours = record(file, [NEW], TODAY)
    assert ours.before == theirs.after
    assert ours.after == theirs.after + f"  {LINE}\n".encode()


@pytest.mark.parametrize("journal", [None, DONE])
def test_an_edit_is_not_written_over_another(tmp_path: Path, journal: str | None) -> None:
    edit = recorded(plan_in(tmp_path, journal), [NEW], TODAY)
    theirs = _other(tmp_path)
    with pytest.raises(FileFault) as caught:
        write(edit)
    assert caught.value.variant == "changed"
    assert (tmp_path / "journals" / "p.yaml").read_bytes() == theirs.after


def test_what_another_has_said_meanwhile_is_judged_anew(tmp_path: Path) -> None:
    file = plan_in(tmp_path, DONE)
    record(workspace.load([str(tmp_path)]).plans[0], [replace(NEW, by="buf")], TODAY)
    with pytest.raises(Refused) as caught:
        record(file, [NEW], TODAY)
    assert caught.value.key == "correction"


def test_a_journal_that_is_always_changed_is_told_in_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = plan_in(tmp_path, DONE)
    monkeypatch.setattr("planctl.editing.record.reread", lambda file: file)
    _other(tmp_path)
    with pytest.raises(FileFault) as caught:
        record(file, [NEW], TODAY)
    assert caught.value.variant == "changed"


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("make", [os.symlink, os.link])
def test_a_journal_with_another_name_is_not_written(tmp_path: Path, make: Any) -> None:
    file = plan_in(tmp_path, DONE)
    path = tmp_path / "journals" / "p.yaml"
    path.rename(tmp_path / "annan.txt")
    make(tmp_path / "annan.txt", path)
    with pytest.raises(FileFault) as caught:
        record(file, [NEW], TODAY)
    assert caught.value.variant in {"link", "hard-link"}
    assert (tmp_path / "annan.txt").read_text(encoding="utf-8") == DONE


def test_a_journal_that_is_gone_is_made_anew(tmp_path: Path) -> None:
    file = plan_in(tmp_path, DONE)
    (tmp_path / "journals" / "p.yaml").unlink()
    assert reread(file).journal is None
    assert record(file, [NEW], TODAY).before is None


def test_the_made_up_plan_takes_its_own_path() -> None:
    file = next(file for file in workspace.load([PLANS]).plans if file.id == FULL)
    edit = recorded(file, [NewEntry(TODAY, "kartlagg-samverkan/insatser@2026", "buf", "reported", value=2)], TODAY)
    assert edit.path.endswith(os.path.join("journals", f"{FULL}.yaml"))
    assert edit.before is not None
    assert edit.after.startswith(edit.before)
