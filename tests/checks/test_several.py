"""Many files checked by several processes: just what one process finds, whatever happens to the others."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import journal_text, plan_text
from planctl import checks, processes
from planctl.checks import findings, remarks, remarks_meanwhile, several
from planctl.checks.several import checked_by_several
from planctl.cli import checking
from planctl.processes import meanwhile, processors
from planctl.workspace import FEWEST_OF_MANY, Workspace, are_many, load

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system: one process does it all"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),  # the tests' own process may have threads
]
DAY = date(2026, 6, 30)
AREAS = """
areas:
  - id: omrade
    title: Område
    activities:
      - id: a
        title: Aktivitet {number}
        responsible: [xx]
        aligns: ["ram:finns", "ram:saknas"]
        follow_ups: [{{kind: review, title: Läget, every: year}}]
"""
FRAMEWORK = "schema: planctl/framework/v1\nid: ram\ntitle: Ramen\nitems: [{id: finns, title: Finns}]\n"
PLANS = FEWEST_OF_MANY


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Hold many plans, some with journals, one of them broken, one in English, one with a comment, and a framework."""
    plans = tmp_path / "plans"
    (plans / "journals").mkdir(parents=True)
    (plans / "frameworks").mkdir()
    entry = "{date: 2025-02-01, about: a/review@2025, by: yy, state: reported}"
    for number in range(PLANS):
        text = plan_text(AREAS.format(number=number)).replace("id: p\n", f"id: p{number}\n", 1)
        (plans / f"p{number}.yaml").write_text(text, encoding="utf-8")
        if number % 3 == 0:
            (plans / "journals" / f"p{number}.yaml").write_text(journal_text(f"p{number}", entry), encoding="utf-8")
    (plans / "p3.yaml").write_text("id: [", encoding="utf-8")
    (plans / "p4.yaml").write_text((plans / "p4.yaml").read_text(encoding="utf-8") + "language: en\n", encoding="utf-8")
    with (plans / "p5.yaml").open("a", encoding="utf-8") as file:
        file.write("# planctl: ignore[PLN303]\n")
    (plans / "journals" / "ingen.yaml").write_text(journal_text("saknas", entry), encoding="utf-8")
    (plans / "frameworks" / "ram.yaml").write_text(FRAMEWORK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(several, "processors", lambda: 3)
    return plans


def told(made: Workspace | None) -> tuple[Any, ...]:
    assert made is not None
    found = [(finding._replace(values={}), dict(finding.values)) for finding in findings(made, DAY)]
    names = [
        [(file.path, file.document.file, file.document.text) for file in group] for group in (made.plans, made.journals, made.frameworks)
    ]
    return found, [sorted(group) for group in names], made.named, made.counts(), [(file.id, file.language) for file in made.plans]


def test_several_find_what_one_finds(folder: Path) -> None:
    expected = told(load(["plans"]))
    assert {finding.name for finding, _ in expected[0]} >= {
        "unknown-framework-item",
        "unknown-organisation",
        "broken-yaml",
        "journal-without-plan",
    }
    assert are_many(["plans"])
    assert told(checked_by_several(["plans"], DAY, 5)) == expected
    assert (
        told(checked_by_several([str(path) for path in folder.glob("*.yaml")], DAY, 5))[0] == told(load(map(str, folder.glob("*.yaml"))))[0]
    )


@pytest.mark.usefixtures("folder")
def test_every_format_is_the_same(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def shown(name: str) -> tuple[int, str, str]:
        code = checking.check(["plans"], formats=[name], as_of=DAY.isoformat(), lang="sv")
        return (code, *capsys.readouterr())

    names = ("full", "concise", "json", "sarif", "gitlab", "junit")
    together = [shown(name) for name in names]
    monkeypatch.setattr(checking, "are_many", lambda _: False)
    assert together == [shown(name) for name in names]
    assert all(code == 1 for code, *_ in together)


@pytest.mark.usefixtures("folder")
def test_the_share_of_a_process_that_ends_is_done_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    expected, here, whole = told(load(["plans"])), os.getpid(), findings

    def ended(*arguments: Any) -> Any:
        if os.getpid() != here:
            os._exit(9)
        return whole(*arguments)

    monkeypatch.setattr("planctl.checks.several.findings", ended)
    assert told(checked_by_several(["plans"], DAY, 5)) == expected


@pytest.mark.usefixtures("folder")
def test_where_no_process_can_be_had_one_does_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    expected = told(load(["plans"]))
    monkeypatch.setattr(os, "fork", refused)
    assert told(checked_by_several(["plans"], DAY, 5)) == expected
    monkeypatch.delattr(os, "fork")
    monkeypatch.setattr(several, "processors", processors)
    assert checked_by_several(["plans"], DAY, 5) is None


def test_what_is_told_in_the_ordinary_way_is_left_to_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert checked_by_several(["plans", "inget"], DAY, 5) is None
    assert not are_many(["inget"])
    assert not are_many(["plans/p1.yaml", "-"])
    (folder / "p7.yaml").unlink()
    os.mkfifo(folder / "p7.yaml")
    assert told(checked_by_several(["plans"], DAY, 5)) == told(load(["plans"]))
    monkeypatch.setattr(several, "processors", lambda: 1)
    assert checked_by_several(["plans"], DAY, 5) is None


@pytest.mark.usefixtures("folder")
def test_another_process_looks_through_a_large_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    made = load(["plans"])
    file = made.sound()[0]
    asked = list[object]()

    def counted(work: Any) -> Any:
        asked.append(work)
        return meanwhile(work)

    monkeypatch.setattr(processes, "meanwhile", counted)
    monkeypatch.setattr(processes, "processors", lambda: 2)
    expected = [finding._replace(values=dict(finding.values)) for finding in remarks(file, made, DAY)]
    assert expected
    for fewest, times in ((1, 1), (1_000, 0)):
        asked.clear()
        monkeypatch.setattr(checks, "MANY_THINGS", fewest)
        found = remarks_meanwhile(file, made, DAY)()
        assert [finding._replace(values=dict(finding.values)) for finding in found] == expected
        assert len(asked) == times
    made.found = []  # settled: there is nothing to look for
    monkeypatch.setattr(checks, "MANY_THINGS", 1)
    assert remarks_meanwhile(file, made, DAY)() == []
    assert asked == []


@given(st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), min_size=1, unique=True), st.integers(1, 4))
def test_each_file_is_in_one_share_and_journals_with_their_plans(names: list[str], number: int) -> None:
    listed = [path for name in names for path in (f"x/{name}.yaml", f"x/journals/{name}.yaml")] + ["x/frameworks/r.yaml", "x/accepted.yaml"]
    sizes = {path: len(path) for path in listed}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "lstat", lambda path: type("Status", (), {"st_size": sizes[path]}))
        shares = several._divided(listed, number)
    assert sorted(path for share in shares for path in share) == sorted(listed)
    assert {"x/frameworks/r.yaml", "x/accepted.yaml"} <= set(shares[0])
    for share in shares:
        assert all((f"x/{name}.yaml" in share) == (f"x/journals/{name}.yaml" in share) for name in names)
