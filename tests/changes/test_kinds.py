"""Each kind of change has a case in cases.yaml: an edit of the text, and what is said of it, from both directions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from changes.versions import JOURNAL, PLAN, of_example, replaced, version
from planctl.changes import KINDS, compare
from planctl.changes.examples import EXAMPLES
from planctl.changes.guards import GUARDS
from planctl.changes.judgement import EDITORIAL, LOOK_AT, Kind
from planctl.messages import LANGUAGES, catalogue
from planctl.outputs.change_words import message, why

if TYPE_CHECKING:
    from planctl.workspace import PlanFile

CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))


def versions(name: str) -> tuple[PlanFile, PlanFile]:
    pair = (CASES[name]["old"], CASES[name]["new"])
    of_journal = name.startswith("journal, ")
    plan, journal = (PLAN, replaced(JOURNAL, [pair])) if of_journal else (replaced(PLAN, [pair]), JOURNAL)
    return version(PLAN, JOURNAL, "base"), version(plan, journal)


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_found_and_weighed_and_placed(name: str) -> None:
    case = CASES[name]
    base, head = versions(name)
    (change,) = compare(base, head, order=True)
    assert f"{change.code} {change.impact} {change.address}" == case["is"]
    assert (change.before, change.after) == (case["before"], case["after"])
    side = base if case.get("only_in") == "base" else head
    document = side.journal.document if name.startswith("journal, ") and side.journal else side.document
    assert change.file == document.file
    assert case["at"] in document.text.splitlines()[change.line - 1]


@pytest.mark.parametrize("name", CASES)
def test_the_other_way_it_is_the_mirror(name: str) -> None:
    base, head = versions(name)
    (change,), (mirrored,) = compare(base, head, order=True), compare(head, base, order=True)
    kind = KINDS[change.name]
    assert mirrored.name == kind.mirror or kind.waiver
    if not kind.waiver:
        assert (mirrored.before, mirrored.after) == (change.after, change.before)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_is_told_in_a_sentence(name: str, language: str) -> None:
    for change in compare(*versions(name), order=True):
        said = message(change, language)
        assert said[0].isupper() or said[0].isdigit()
        assert "{" not in said
        assert why(change.name, language).endswith(".")


def test_every_kind_has_a_case() -> None:
    elsewhere = {KINDS[name].code for name in OF_FILES}
    assert {case["is"].split()[0] for case in CASES.values()} | elsewhere == {kind.code for kind in KINDS.values()}


def test_every_kind_has_a_code_of_its_own_and_a_mirror_or_a_reason() -> None:
    assert len({kind.code for kind in KINDS.values()}) == len(KINDS)
    for kind in KINDS.values():
        assert KINDS[kind.mirror].mirror == kind.name if kind.mirror else kind.waiver
        assert not (kind.mirror and kind.waiver)


# Of several plans, and of another file: see tests/cli/test_sides.py and test_acceptance.py.
OF_FILES = ("plan-removed", "plan-added", "plan-file-renamed", "acceptance-added", "acceptance-removed")
every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.name not in OF_FILES], ids=lambda kind: kind.name)
def test_an_example_gives_just_its_own_change(kind: Kind) -> None:
    base, head = (of_example(lines, name) for lines, name in zip(EXAMPLES[kind.name], ("base", "head"), strict=True))
    (change,) = compare(base, head, order=True)
    assert (change.name, change.impact, change.guard) == (kind.name, kind.impact, "")
    assert bool(change.look_at) is (change.impact == "alters")
    (mirrored,) = compare(head, base, order=True)
    assert mirrored.name == kind.mirror


def test_there_are_no_examples_of_kinds_that_are_gone() -> None:
    assert list(EXAMPLES) == list(KINDS)
    assert all(1 <= len(lines.splitlines()) <= 10 for example in EXAMPLES.values() for lines in example)


@every_kind
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_is_told_and_explained(kind: Kind, language: str) -> None:
    words = catalogue(language).WORDS
    assert f"change.{kind.name}" in words
    for part in ("what", "why"):
        assert words[f"change.{part}.{kind.name}"].endswith(".")
    assert bool(kind.look_at) is (kind.impact == "alters")


def test_what_to_look_at_is_said_wherever_it_is_asked_for_and_nowhere_else() -> None:
    asked = {kind.look_at for kind in KINDS.values() if kind.look_at} | {*LOOK_AT.values()} | {"softer"}
    asked |= {f"guard-{guard}" for guard in GUARDS}
    for language in LANGUAGES:
        said = {key.removeprefix("change.look.") for key in catalogue(language).WORDS if key.startswith("change.look.")}
        assert said == asked
        guards = {key.removeprefix("change.guard.") for key in catalogue(language).WORDS if key.startswith("change.guard.")}
        assert guards == {*GUARDS}


def test_reasons_are_given() -> None:
    assert all(EDITORIAL.values())
