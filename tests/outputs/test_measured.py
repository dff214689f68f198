"""What has been measured, as people read it: verdicts with reasons, values, the small picture and its words."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import FULL, PLANS, TODAY
from planctl import workspace
from planctl.indicators import REASONS
from planctl.messages import LANGUAGES, catalogue
from planctl.model.address import Address
from planctl.outputs import data, due, thing
from planctl.outputs.measured import BARS, sparkline
from planctl.outputs.schemas import published
from planctl.outputs.style import Style
from planctl.views.due import Due, within_query
from planctl.views.due import due as due_view
from planctl.views.thing import Thing
from planctl.views.thing import thing as thing_view


def shown(subject: str) -> Thing:
    files = workspace.load([PLANS])
    return thing_view(files.sound(), files.frameworks_by_id, Address(FULL, subject), TODAY)


def owed() -> Due:
    return due_view([file for file in workspace.load([PLANS]).sound() if file.id == FULL], TODAY, within_query(TODAY, 90, kind="measure"))


def test_an_indicator_s_targets_series_and_course() -> None:
    text = thing.text(shown("skolfranvaro"), "sv", Style(), 80)
    assert " ".join(text.partition("Målvärden\n")[2].partition("Här ingår")[0].split()) == (
        "Inte än −2 pp, utgångsvärde 12,4 %, senast 2026 11,2 % (2026-04), och tiden är inte ute; gränsen är 10,4 %, räknat från 12,4 % "
        "Värden 2026-03 11,8 % Barn- och utbildningsförvaltningen 2026-04 11,2 % Barn- och utbildningsförvaltningen "
        "Utveckling Barn- och █▁ utbildningsförvaltningen från 11,8 % (2026-03) till 11,2 % (2026-04)"
    )


def test_each_part_has_a_course_of_its_own_with_its_lowest_and_highest() -> None:
    text = thing.markdown(shown("besok-um"), "sv")
    assert "- Ungdomsmottagningen, centrum: ▃▁█▆ från 410\u00a0besök (2025-T1) till 431\u00a0besök" in text
    assert "lägst 388\u00a0besök, högst 452\u00a0besök" in text
    assert "- **Okänt:** +10\u00a0%, utgångsvärde 1\u00a0840\u00a0besök (2024), senast 2026 – värdet är uppdelat" in text


def test_a_goal_s_targets_are_judged_too() -> None:
    text = thing.text(shown("mal-kand-vag"), "en", Style(), 80)
    assert "Not yet           Andel som vet vart de vänder sig: at least 60" in text
    assert "52.5 (2025), and there is time left" in text


def test_a_value_in_the_series_is_not_repeated_among_the_entries() -> None:
    assert "Rapporterat" not in thing.text(shown("trygga-elever"), "sv", Style(), 80)


def test_due_tells_what_a_measure_showed_last_and_what_it_is_to_reach() -> None:
    text = " ".join(due.text(owed(), "sv", Style(), 80).split())
    assert "Senaste värde 11,2 % (2026-04) Målvärde: −2 pp, utgångsvärde 12,4 %, senast 2026" in text
    assert "Senaste värde 34, Socialförvaltningen; 51, Barn- och utbildningsförvaltningen (2025)" in text


@pytest.mark.parametrize(("made", "schema"), [(lambda: thing.data(shown("besok-um")), "thing"), (lambda: due.data(owed()), "due")])
def test_the_data_has_plain_figures_and_keeps_its_schema(made: object, schema: str) -> None:
    assert callable(made)
    text = data.dumped(made())
    jsonschema.validate(json.loads(text), json.loads(published(schema)))
    assert '"centrum": 431' in text
    assert not set(BARS) & set(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_told(language: str) -> None:
    assert not [reason for reason in REASONS if f"verdict.reason.{reason}" not in catalogue(language).WORDS]


numbers = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**18), 10**18)


@given(st.lists(numbers, min_size=1, max_size=30))
def test_a_picture_has_one_bar_for_each_figure_and_higher_is_never_lower(figures: list[float]) -> None:
    bars = sparkline(figures)
    assert len(bars) == len(figures)
    assert set(bars) <= set(BARS)
    ordered = sorted(range(len(figures)), key=lambda at: figures[at])
    assert [BARS.index(bars[at]) for at in ordered] == sorted(BARS.index(bar) for bar in bars)
    if min(figures) < max(figures):
        assert (bars[ordered[0]], bars[ordered[-1]]) == (BARS[0], BARS[-1])
