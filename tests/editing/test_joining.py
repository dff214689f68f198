"""Joining journals: independent recordings join as if made one after the other; nothing is dropped, nothing is chosen silently."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import journal_text
from planctl.document import parse
from planctl.editing.joining import join
from planctl.ledger import Ledger
from planctl.model.journal import Entry, Journal
from planctl.model.reading import read

ONE = "{date: 2025-02-01, about: a@2025, by: sf, state: ongoing}"
TWO = '{date: 2025-03-01, about: b@2025, by: buf, state: planned, note: "Å, ä och ö"}'
OURS = "{date: 2025-05-01, about: a@2025, by: sf, state: done}"
THEIRS = "{date: 2025-04-01, about: a@2025, by: buf, state: paused}"
BASE = journal_text("p", ONE, TWO)


def said(content: bytes) -> list[Entry]:
    document = parse("journal", content)
    assert not document.problems, content.decode()
    journal, problems = read(document, Journal, None)
    assert journal is not None, problems
    return list(journal.entries)


def joined(base: str, ours: str, theirs: str) -> str:
    content, conflicts = join(base.encode(), ours.encode(), theirs.encode())
    assert conflicts == 0, content.decode()
    return content.decode()


def conflict(base: str, ours: str, theirs: str) -> str:
    """Return the marked text, having seen that it holds every line of both."""
    content, conflicts = join(base.encode(), ours.encode(), theirs.encode())
    assert conflicts
    text = content.decode()
    for version in (ours, theirs):
        assert not Counter(version.splitlines()) - Counter(text.splitlines())
    assert text.count("<<<<<<< ours\n") == text.count("=======\n") == text.count(">>>>>>> theirs\n") == conflicts
    return text


def test_what_both_added_stands_side_by_side_by_date() -> None:
    expected = journal_text("p", ONE, TWO, THEIRS, OURS)
    assert joined(BASE, BASE + f"  - {OURS}\n", BASE + f"  - {THEIRS}\n") == expected
    assert joined(BASE, BASE + f"  - {THEIRS}\n", BASE + f"  - {OURS}\n") == expected


def test_the_same_entry_of_both_stands_once() -> None:
    other = OURS.replace("{date: 2025-05-01, about: a@2025", "{about: a@2025, date: 2025-05-01")  # the same, written otherwise
    assert joined(BASE, BASE + f"  - {OURS}\n  - {THEIRS}\n", BASE + f"  - {OURS}\n") == BASE + f"  - {OURS}\n  - {THEIRS}\n"
    assert "<<<" in conflict(BASE, BASE + f"  - {OURS}\n", BASE + f"  - {other}\n")  # whose lines are kept?


def test_what_differs_under_the_same_date_address_and_body_is_a_conflict() -> None:
    other = OURS.replace("done", "cancelled, note: Nej")
    text = conflict(BASE, BASE + f"  - {OURS}\n", BASE + f"  - {other}\n  - {THEIRS}\n")
    assert text == BASE + f"  - {THEIRS}\n<<<<<<< ours\n  - {OURS}\n=======\n  - {other}\n>>>>>>> theirs\n"
    assert joined(BASE, BASE + f"  - {OURS}\n  - {other}\n", BASE + f"  - {THEIRS}\n")  # one and the same person may say both


@pytest.mark.parametrize(
    "ours",
    [
        BASE.replace("ongoing", "done"),
        BASE.replace(f"  - {ONE}\n", ""),
        journal_text("p", TWO, ONE),
    ],
)
def test_what_was_altered_removed_or_moved_is_a_conflict(ours: str) -> None:
    for theirs in (BASE + f"  - {THEIRS}\n", BASE):
        conflict(BASE, ours, theirs)
        conflict(BASE, theirs, ours)


def test_the_conflict_is_no_larger_than_it_must() -> None:
    theirs = BASE + f"  - {THEIRS}\n"
    assert conflict(BASE, BASE.replace("ongoing", "done"), theirs) == (
        journal_text("p", ONE, TWO, THEIRS).replace(
            f"  - {ONE}\n", f"<<<<<<< ours\n  - {ONE.replace('ongoing', 'done')}\n=======\n  - {ONE}\n>>>>>>> theirs\n"
        )
    )


def test_what_both_did_alike_is_no_conflict() -> None:
    changed = BASE.replace("ongoing", "done")
    assert joined(BASE, changed + f"  - {OURS}\n", changed + f"  - {THEIRS}\n") == changed + f"  - {THEIRS}\n  - {OURS}\n"


def test_both_made_the_journal() -> None:
    assert joined("", journal_text("p", ONE), journal_text("p", TWO)) == BASE
    assert "plan: q" in conflict("", journal_text("p", ONE), journal_text("q", ONE))
    assert joined(journal_text("p"), journal_text("p", TWO), journal_text("p", ONE)) == BASE
    assert ONE in conflict(BASE, "schema: planctl/journal/v1\nplan: p\nentries:\n", BASE)  # emptied by one


def test_comments_line_ends_and_marks_are_kept() -> None:
    base = BASE.replace("entries:", "# Rapporter\nentries:").replace(f"  - {TWO}", f"  # mars\n  - {TWO}") + "# slut\n"
    ours, theirs = (base.replace("# slut", f"  - {entry}\n# slut") for entry in (OURS, THEIRS))
    text = joined(base, ours, theirs)
    assert text == base.replace("# slut", f"  - {THEIRS}\n  - {OURS}\n# slut")
    assert joined(base, ours.replace("# mars", "# i mars"), theirs) == text.replace("# mars", "# i mars")
    assert joined(base, ours.replace("\n", "\r\n"), theirs) == text.replace("\n", "\r\n")
    assert joined(base, "\ufeff" + ours, theirs) == "\ufeff" + text
    assert joined(base.rstrip(), ours.rstrip(), theirs.rstrip()).rstrip() == text.rstrip()


@pytest.mark.parametrize(
    "theirs",
    [
        "not: a journal\n",
        BASE + "  - [\n",
        BASE.replace("entries:\n  - ", "entries:\n  - - "),
        BASE + f"- {THEIRS}\n",  # indented otherwise: YAML would refuse the whole
        BASE.replace(f"\n  - {ONE}\n  - {TWO}", f" [{ONE}, {TWO}, {THEIRS}]"),
        BASE + "  - {date: 2025, about: a, by: sf}\n",
        BASE + "  - just words\n",
        "",
    ],
)
def test_what_cannot_be_read_is_put_side_by_side(theirs: str) -> None:
    conflict(BASE, BASE + f"  - {OURS}\n", theirs)
    conflict(BASE, theirs, BASE + f"  - {OURS}\n")


def test_what_one_moved_and_the_other_took_out_is_put_side_by_side() -> None:
    third = ONE.replace("2025", "2027")
    base, moved, removed = (journal_text("p", *each) for each in ((ONE, TWO, third), (TWO, ONE, third, ONE), (ONE, third)))
    conflict(base, moved, removed)
    conflict(base, removed, moved)


def test_bytes_that_are_no_text_are_kept() -> None:
    content, conflicts = join(BASE.encode(), BASE.encode() + b"\xff\n", BASE.encode() + b"\xfe")
    assert conflicts == 1
    assert b"\xff\n" in content
    assert b"\xfe\n" in content


days = st.dates(date(2025, 1, 1), date(2025, 1, 9))
abouts = st.sampled_from(["a@2025", "a@2026", "b@2025", "a/f@2025", "a/f@2026"])
entries = st.builds(
    lambda day, about, by, state, note: f"{{date: {day}, about: {about}, by: {by}, state: {state}, note: {note}}}",
    days,
    abouts,
    st.sampled_from(["sf", "buf", "kff"]),
    st.sampled_from(["ongoing", "done", "cancelled", "retracted", "reported", "skipped"]),
    st.sampled_from(["ett", "två", '"tre: 3"']),
)
several = st.lists(entries, max_size=6)


def key(entry: str) -> str:
    return entry.partition(", state")[0]


def text_of(*lists: list[str]) -> str:
    return "schema: planctl/journal/v1\nplan: p\nentries:\n" + "".join(f"  - {entry}\n" for entries in lists for entry in entries)


def standing(text: str) -> dict[str, dict[str, Entry]]:
    ledger = Ledger.on(Journal(schema="planctl/journal/v1", plan="p", entries=tuple(said(text.encode()))), date.max)
    return {about: ledger.standing(about) for about in ledger.history}


@settings(max_examples=150)
@given(st.lists(entries, min_size=1, max_size=5, unique=True), several, several)
def test_independent_recordings_join_as_if_made_one_after_the_other(base: list[str], ours: list[str], theirs: list[str]) -> None:
    theirs = [entry for entry in theirs if key(entry) not in {key(other) for other in ours}]
    old, mine, yours = text_of(base), text_of(base, ours), text_of(base, theirs)
    result = joined(old, mine, yours)
    assert result == joined(old, yours, mine)
    assert Counter(result.splitlines()) == Counter(text_of(base, ours, theirs).splitlines())
    assert standing(result) == standing(text_of(base, ours, theirs)) == standing(text_of(base, theirs, ours))


@settings(max_examples=150)
@given(st.data(), st.lists(entries, min_size=1, max_size=5, unique=True), several, several)
def test_nothing_is_dropped_or_chosen_silently(data: st.DataObject, base: list[str], ours: list[str], theirs: list[str]) -> None:
    mine, yours = (data.draw(st.permutations([*data.draw(st.lists(st.sampled_from(base))), *added])) for added in (ours, theirs))
    old, ours_text, theirs_text = (text_of(version).encode() for version in (base, mine, yours))
    content, conflicts = join(old, ours_text, theirs_text)
    kept = set(content.splitlines())
    assert {*ours_text.splitlines(), *theirs_text.splitlines()} <= kept
    gone = [entry for entry in base if entry not in mine or entry not in yours]
    if mine != yours and gone and not all(entry not in mine and entry not in yours for entry in gone):
        assert conflicts
    assert bool(conflicts) is (b"<<<<<<< ours" in kept)
    again = join(old, theirs_text, ours_text)
    assert again.conflicts == conflicts
    if not conflicts:
        assert again.content == content
