"""Two wordings as one: laws that hold for any text, and how it reads."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planctl.views import wording
from planctl.views.wording import Part, difference, shortened

WORDS = st.lists(st.sampled_from(["ska", "bör", "och", "stöd", ",", ".", "2027", "föräldrar", "\n", "  "]), min_size=4, max_size=30)


def marked(before: str, after: str) -> str | None:
    parts = difference(before, after)
    marks = {"same": "{}", "old": "[{}]", "new": "({})"}
    return None if parts is None else "".join(marks[part.kind].format(part.text) for part in shortened(parts))


@settings(max_examples=60)
@given(WORDS, WORDS)
def test_nothing_is_lost(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), " ".join(new)
    parts = difference(before, after)
    if parts is not None:
        assert "".join(part.text for part in parts if part.kind != "new") == before
        assert "".join(part.text for part in parts if part.kind != "old") == after
        assert not {("same", "same"), ("old", "old"), ("new", "new"), ("new", "old")} & {*pairwise(part.kind for part in parts)}


@settings(max_examples=60)
@given(WORDS)
def test_a_text_does_not_differ_from_itself(words: list[str]) -> None:
    text = " ".join(words)
    parts = difference(text, text)
    assert parts is None or parts == (Part("same", text),)


@pytest.mark.parametrize(
    ("before", "after", "reads"),
    [
        ("Skolan ska erbjuda stöd", "Skolan bör erbjuda stöd", "Skolan [ska](bör) erbjuda stöd"),
        ("Erbjud stöd till föräldrar.", "Erbjud stöd till alla föräldrar.", "Erbjud stöd till (alla )föräldrar."),
        ("Minst två träffar per år", "Minst tre möten per år", "Minst [två träffar](tre möten) per år"),
        ("Helt andra ord står här", "Inget av det finns kvar", None),
        ("KS 2024/117", "KS 2024/171", None),
        ("2025", "2026-H1", None),
    ],
)
def test_how_it_reads(before: str, after: str, reads: str | None) -> None:
    assert marked(before, after) == reads


def test_long_texts_are_cut_down_to_what_differs() -> None:
    words = " ".join(f"ord{number}" for number in range(500))
    said = marked(f"{words} ska {words}", f"{words} bör {words}")
    assert said == "…ord494 ord495 ord496 ord497 ord498 ord499 [ska](bör) ord0 ord1 ord2 ord3 ord4 ord5…"
    more = marked(f"ja {words} ska", f"nej {words} bör")
    assert more == "[ja](nej) ord0 ord1 ord2 ord3 ord4 ord5 … ord494 ord495 ord496 ord497 ord498 ord499 [ska](bör)"


def test_work_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond so many pairs of words nothing is searched: what lies between the shared ends went, and came, as a whole."""
    monkeypatch.setattr("difflib.SequenceMatcher", None)
    shared = "lika " * 400
    before, after = f"{shared}a {'om och ' * 60}b {shared}", f"{shared}c {'och om ' * 60}d {shared}"
    parts = difference(before, after)
    assert parts is not None
    assert [part.kind for part in parts] == ["same", "old", "new", "same"]
    assert wording.MOST_PAIRS < 2 * 60 * 60
