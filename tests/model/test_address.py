"""Section 3 of the domain: ids and addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from builders import FULL, entry, findings_in, full_schedule, journal_text, plan_text
from planctl.model.address import LONGEST_ID, RESERVED, Address, NotAnAddressError, fault_of_id
from planctl.model.base import Id
from planctl.model.paths import address_at, title_at

if TYPE_CHECKING:
    from pathlib import Path

ids = st.from_regex(r"\A[a-z0-9](?:[a-z0-9.-]{0,20}[a-z0-9])?\Z").filter(lambda text: fault_of_id(text) is None)
periods = st.sampled_from(
    ["2025", "2025-H1", "2025-T3", "2025-Q4", "2025-03", "2025-03-31", "2025-delar", "2025..2027", "2025-H2..2026-delar"]
)


@st.composite
def addresses(draw: st.DrawFn) -> Address:
    plan, subject, follow_up = draw(ids), draw(st.none() | ids), None
    if subject is not None:
        follow_up = draw(st.none() | ids)
    return Address(plan, subject, follow_up, draw(st.none() | periods) if subject is not None else None)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("p", ("p", None, None, None)),
        ("p/kartlagg/insatser@2025", ("p", "kartlagg", "insatser", "2025")),
        ("p/kartlagg@2025-delar", ("p", "kartlagg", None, "2025-delar")),
        ("p/antal-insatser@2025", ("p", "antal-insatser", None, "2025")),
        ("p/mal-1@2025-H1", ("p", "mal-1", None, "2025-H1")),
        ("p/plan/revidering@2025..2027", ("p", "plan", "revidering", "2025..2027")),
        ("p/reporting/lage@2025-arsslut", ("p", "reporting", "lage", "2025-arsslut")),
        ("p/5.1", ("p", "5.1", None, None)),
        ("huddinge-2022-2024/5.1", ("huddinge-2022-2024", "5.1", None, None)),
    ],
)
def test_an_address_names_a_plan_a_thing_in_it_a_promise_and_a_time(text: str, parts: tuple[str | None, ...]) -> None:
    address = Address.parse(text)
    assert (address.plan, address.subject, address.follow_up, address.period) == parts
    assert str(address) == text


def test_in_the_journal_the_plan_is_left_out() -> None:
    address = Address.parse("p/kartlagg/insatser@2025")
    assert address.about == "kartlagg/insatser@2025"
    assert Address.parse_about("kartlagg/insatser@2025", "p") == address


@given(addresses())
def test_parse_and_print_are_inverse(address: Address) -> None:
    assert Address.parse(str(address)) == address
    if address.subject is not None:
        assert Address.parse_about(address.about, address.plan) == address


@pytest.mark.parametrize(
    "text",
    [
        "", "/", "p/", "/a", "p//f", "p/a/f/g", "p@2025", "p/a@", "p/a@2025@2026", "p/a/f@", "p/../x", "P/a", "p/a b", "p/a@20 25",
        "p/å", "p/a/2025", "p/2025-01@2025", "c:/p", "p\\a", "p/a@25", "p/a@2025/f", "p/a\n",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(NotAnAddressError):
        Address.parse(text)


@given(st.text(max_size=40))
def test_no_text_is_read_but_as_it_is_printed(text: str) -> None:
    try:
        address = Address.parse(text)
    except NotAnAddressError:
        return
    assert str(address) == text


@pytest.mark.parametrize(
    "text",
    ["a", "1", "5.1", "kartlagg-samverkan", "vuxna-1.1", "3.2-um", "a" * LONGEST_ID, "2022a", "20225", "202", "console", "nul-1", "plan"],
)
def test_ids_are_ascii_slugs(text: str) -> None:
    assert fault_of_id(text) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "slug"),
        ("Mal-1", "slug"),
        ("mål-1", "slug"),
        ("a_b", "slug"),
        ("a b", "slug"),
        ("a/b", "slug"),
        ("-a", "slug"),
        ("a-", "slug"),
        (".a", "slug"),
        ("a.", "slug"),
        ("..", "slug"),
        ("a\n", "slug"),
        ("a@2025", "slug"),
        ("a" * (LONGEST_ID + 1), "long"),
        ("a..b", "path"),
        ("2022", "period"),
        ("2022-h1", "period"),
        ("2022-03", "period"),
        ("2022-delar", "period"),
        ("con", "device"),
        ("nul.x", "device"),
        ("com1", "device"),
        ("lpt9.txt", "device"),
    ],
)
def test_an_id_is_never_path_like_never_spelled_like_a_period(text: str, fault: str) -> None:
    assert fault_of_id(text) == fault


@given(st.one_of(st.from_regex(r"\A[a-z0-9.-]{1,12}\Z"), st.text(max_size=12).filter(lambda text: "\n" not in text)))
def test_the_published_pattern_agrees_with_the_reader(text: str) -> None:
    pattern = TypeAdapter(Id).json_schema()["pattern"]
    assert bool(re.search(pattern, text)) == (fault_of_id(text) is None)


@pytest.mark.parametrize("word", sorted(RESERVED))
def test_plan_and_reporting_are_reserved(word: str, tmp_path: Path) -> None:
    found = findings_in(tmp_path, plan_text(f"areas: [{{id: {word}, title: T}}]"))
    assert [(finding.name, finding.path) for finding in found if finding.name == "reserved-id"] == [("reserved-id", ("areas", 0, "id"))]


def test_areas_goals_indicators_and_activities_share_one_set_of_ids(tmp_path: Path) -> None:
    areas = """
        areas:
          - id: x
            title: T
            goals: [{id: x, title: T}]
            indicators: [{id: x, title: T}]
            activities: [{id: x, title: T, responsible: [sf], no_follow_ups: Nej}]
    """
    found = [finding.path for finding in findings_in(tmp_path, plan_text(areas)) if finding.name == "duplicate-id"]
    assert found == [("areas", 0, kind, 0, "id") for kind in ("goals", "indicators", "activities")]


def test_a_follow_ups_id_is_unique_in_its_activity_and_defaults_to_its_kind(tmp_path: Path) -> None:
    areas = """
        areas:
          - id: x
            title: T
            activities:
              - id: a
                title: T
                responsible: [sf]
                follow_ups:
                  - {kind: review, title: T, due: 2025}
                  - {kind: review, title: T, due: 2026}
                  - {kind: start, id: review, title: T, due: 2026}
              - id: b
                title: T
                responsible: [sf]
                follow_ups: [{kind: review, title: T, due: 2025}]
    """
    found = [finding.path for finding in findings_in(tmp_path, plan_text(areas)) if finding.name == "duplicate-id"]
    follow_ups = ("areas", 0, "activities", 0, "follow_ups")
    assert found == [(*follow_ups, 1, "kind"), (*follow_ups, 2, "id")]


def test_every_occurrence_has_an_address_of_its_own_that_is_read_back() -> None:
    found = [each.address for each in full_schedule().occurrences()]
    assert len(set(found)) == len(found)
    for address in found:
        assert address.plan == FULL
        assert Address.parse(str(address)) == address


def test_the_period_is_spelled_as_the_occurrences_own(tmp_path: Path) -> None:
    plan = plan_text("follow_ups: [{kind: review, title: T, every: half-year}]")
    journal = journal_text(
        "p", entry("2025-07-01", "plan/review@2025-H1", "reported"), entry("2025-07-01", "plan/review@2025-06", "reported")
    )
    found = findings_in(tmp_path, plan, journal)
    assert [(finding.name, finding.path) for finding in found if finding.severity.name == "error"] == [
        ("no-such-occurrence", ("entries", 1, "about"))
    ]


DATA = {
    "id": "p",
    "areas": [{"id": "1", "title": "Område", "activities": [{"id": "a", "title": "Gör", "follow_ups": [{"kind": "start", "due": 2025}]}]}],
    "follow_ups": [{"id": "f", "kind": "review"}],
    "reporting": [{"id": "lage"}],
}


@pytest.mark.parametrize(
    ("path", "address", "title"),
    [
        ((), "p", ""),
        (("title",), "p", ""),
        (("areas", 0, "title"), "p/1", "Område"),
        (("areas", 0, "activities", 0), "p/a", "Gör"),
        (("areas", 0, "activities", 0, "follow_ups", 0, "due"), "p/a/start", "Gör"),
        (("areas", 0, "activities", 7), "p/1", "Område"),
        (("follow_ups", 0, "kind"), "p/plan/f", ""),
        (("reporting", 0, "every"), "p/reporting/lage", ""),
    ],
)
def test_a_place_in_a_document_has_the_address_of_what_stands_there(path: tuple[str | int, ...], address: str, title: str) -> None:
    assert address_at(DATA, path) == address
    assert title_at(DATA, path) == title


@pytest.mark.parametrize(("data", "address"), [({}, ""), ([], ""), ({"id": 3}, ""), ({"id": "a b"}, ""), (None, "")])
def test_a_document_without_an_id_has_no_address(data: object, address: str) -> None:
    assert address_at(data, ()) == address


def test_an_entrys_place_has_the_address_it_is_about() -> None:
    journal = {"plan": "p", "entries": [{"about": "a/f@2025"}, {"about": 3}]}
    assert address_at(journal, ("entries", 0, "state")) == "p/a/f@2025"
    assert address_at(journal, ("entries", 1, "state")) == "p"
