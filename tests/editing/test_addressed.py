"""What is meant by an address as people write it."""

from __future__ import annotations

from datetime import date

import pytest

from builders import FULL, PLANS, TODAY
from planctl import workspace
from planctl.editing.addressed import Target, find, waiting
from planctl.editing.refusal import Refused

SOUND = workspace.load([PLANS]).sound()


def target(text: str, day: date = TODAY) -> Target:
    return find(SOUND, text, day)


def refusal(text: str) -> Refused:
    with pytest.raises(Refused) as caught:
        target(text)
    return caught.value


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (f"{FULL}/kartlagg-samverkan/insatser@2025", "kartlagg-samverkan/insatser@2025"),
        ("kartlagg-samverkan/insatser@2025", "kartlagg-samverkan/insatser@2025"),
        (" kartlagg-samverkan@2026-varen/ ", "kartlagg-samverkan@2026-varen"),
        ("kartlagg-samverkan/insatser", "kartlagg-samverkan/insatser@2026"),  # 2025 is closed, 2027 not begun
        ("reporting/lage@2025-delar", "reporting/lage@2025-delar"),  # another plan has the round, but not then
        ("plan/effektmal@2025-H1", "plan/effektmal@2025-H1"),
        ("antal-insatser@2025", "antal-insatser@2025"),
        ("mal-kand-vag@2026", "mal-kand-vag@2026"),
    ],
)
def test_an_address_with_or_without_its_plan_and_its_time(written: str, meant: str) -> None:
    found = target(written)
    assert str(found.address) == f"{FULL}/{meant}"
    assert found.chosen is ("@" not in written)


@pytest.mark.parametrize(
    ("written", "key", "named"),
    [
        ("kartlagg-samverkan/insatsr@2026", "unknown.near", "kartlagg-samverkan/insatser"),
        ("kartlag-samverkan@2026", "unknown.near", "kartlagg-samverkan"),
        ("helt-annat-ting@2026", "unknown", ""),
        ("kommande", "unknown.near", "kommande-2027-2029"),
        (FULL, "whole", f"{FULL}/mal-1"),
        ("1", "whole", "kartlagg-samverkan"),
        (f"{FULL}/1@2026", "whole", "antal-insatser"),
        ("Kartlägg!", "not-an-address", ""),
        ("a/b/c/d@2026", "not-an-address", ""),
        ("\x1b[31m", "not-an-address", ""),
        ("kartlagg-samverkan", "which-period", "kartlagg-samverkan@2025-delar"),
        ("plan/effektmal", "none-open", "plan/effektmal@2025-H1"),
        ("plan/slutrapport", "no-period", ""),
        ("reporting/lage", "ambiguous", f"{FULL}/reporting/lage"),
    ],
)
def test_an_address_that_leads_nowhere_is_refused_with_what_may_be_meant(written: str, key: str, named: str) -> None:
    found = refusal(written)
    assert found.key == key
    assert named in (found.values.get("near") or found.values.get("known") or "")


def test_what_has_taken_over_an_id_is_named() -> None:
    taken = [(old, placed.id) for file in SOUND for placed in file.index.subjects for old in placed.item.replaces]
    assert taken
    for old, new in taken:
        assert refusal(f"{old}@2026").values["near"] == new


def test_an_activity_named_again_is_followed_up_where_it_stands_first() -> None:
    again = [placed for file in SOUND for placed in file.index.activities if placed.item.same_as]
    assert again
    for placed in again:
        found = refusal(f"{placed.id}@2026")
        assert (found.key, found.values["other"]) == ("same-as", placed.item.same_as)


def test_who_is_asked_and_how_it_is_measured() -> None:
    assert target("kartlagg-samverkan/insatser").bodies == ("sf", "buf")
    assert target("kartlagg-samverkan/insatser").measure == "count"
    assert target("gemensam-ingang-finns@2026").measure == "yes-no"
    assert target("mal-kand-vag@2026").bodies == ("sf",)
    assert target("plan/arsrapport@2026").bodies == ("styrgrupp",)
    assert [target(text).kind for text in ("plan/arsrapport@2026", "kartlagg-samverkan@2026", "mal-kand-vag@2026")] == [
        "occurrence",
        "activity",
        "value",
    ]


def test_what_is_waited_for_begins_with_the_most_overdue_and_names_no_answered_thing() -> None:
    file = next(file for file in SOUND if file.id == FULL)
    found = waiting(file, TODAY)
    deadlines = [occurrence.deadline for _, occurrence in found if occurrence and occurrence.deadline]
    assert deadlines == sorted(deadlines)
    abouts = [each.address.about for each, _ in found]
    assert len(abouts) == len(set(abouts))
    assert "kartlagg-samverkan/insatser@2026" in abouts
    assert "webbsida@2026-varen" not in abouts  # told on 1 June
    assert "kartlagg-samverkan@2026-varen" in abouts
    for each, _ in found:
        assert str(target(str(each.address)).address) == str(each.address)
