"""The changelog: sentences for the steering group, by area, without codes or ids, in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot

from changes.test_kinds import CASES, versions
from changes.test_output import VIEW
from changes.versions import PLAN, edited, of_example, version
from planctl.changes import KINDS, compare
from planctl.changes.examples import EXAMPLES
from planctl.messages import LANGUAGES, catalogue
from planctl.outputs.changelog import in_words, markdown, period, sentence, text
from planctl.views.changes import compared

if TYPE_CHECKING:
    from planctl.changes import Change

IN_EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def all_changes() -> list[Change]:
    """Return a change of every case and every example."""
    found = [change for name in CASES for change in compare(*versions(name), order=True)]
    for example in EXAMPLES.values():
        if not example.before.startswith("#") and not example.after.startswith("#"):
            found += compare(of_example(example.before, "base"), of_example(example.after))
    return found


def test_in_swedish() -> None:
    assert text(VIEW, "sv", 100) == snapshot("""\
Plan för psykisk hälsa: vad som har ändrats
===========================================

  I korthet: två ingrepp i det som redan har rapporterats eller beslutats, tre försvagningar, en
  ändring som kan gå åt båda hållen, en förstärkning, ett tillägg, en rapport, en ändring av bara
  ord eller ordning och en flytt.

Planen som helhet
-----------------

  Beslutet från 20\xa0november 2024 har skrivits om. Uppföljningen ”Rapporten lämnad” sker oftare:
  varje kvartal i stället för varje halvår.

  En ändring gäller bara ord och ordning.

1 Samverkan
-----------

  Kartlägg vilka föreningar kommunen bör samverka med
    En rapport som Socialförvaltningen lämnade 1\xa0september 2025 har ändrats i efterhand. Barn- och
    utbildningsförvaltningen ansvarar inte längre för aktiviteten. Uppföljningen ”Kartläggningen
    påbörjad” skjuts upp från 2025 till första halvåret 2026. Aktiviteten får en annan lydelse.
    Tidigare: ”Kartlägg vilka föreningar kommunen kan samverka med”. Nu: ”Kartlägg vilka föreningar
    kommunen bör samverka med”.

  Stödet ska vara samordnat
    Målvärdet ”Andel som vet vart” blir lättare att nå: 50 i stället för 60.

  Ring alla föreningar
    Aktiviteten tillkommer.

2 Barn och unga
---------------

  Utbilda personalen
    Aktiviteten flyttas från ”Skolan” till ”Barn och unga”.

  En rapport har lämnats.
""")


def test_in_english() -> None:
    assert text(VIEW, "en", 100) == snapshot("""\
Plan för psykisk hälsa: what has changed
========================================

  In short: two changes to what has already been reported or decided, three weakenings, one change
  that may go either way, one strengthening, one addition, one report, one change of words or order
  only and one move.

The plan as a whole
-------------------

  The decision of 20\xa0November 2024 has been rewritten. The follow-up “Rapporten lämnad” comes more
  often: every quarter instead of every half-year.

  One change is only about words and order.

1 Samverkan
-----------

  Kartlägg vilka föreningar kommunen bör samverka med
    A report that Socialförvaltningen made on 1\xa0September 2025 has been changed afterwards. Barn-
    och utbildningsförvaltningen is no longer responsible for the activity. The follow-up
    “Kartläggningen påbörjad” is postponed from 2025 to the first half of 2026. The activity gets
    another wording. Before: “Kartlägg vilka föreningar kommunen kan samverka med”. Now: “Kartlägg
    vilka föreningar kommunen bör samverka med”.

  Stödet ska vara samordnat
    The target “Andel som vet vart” becomes easier to reach: 50 instead of 60.

  Ring alla föreningar
    The activity is new.

2 Barn och unga
---------------

  Utbilda personalen
    The activity is moved from “Skolan” to “Barn och unga”.

  One report has been made.
""")


@IN_EACH_LANGUAGE
def test_every_kind_of_change_has_a_sentence_or_is_counted(language: str) -> None:
    words = catalogue(language).WORDS
    counted = {"reports", "editorial"}
    without = {name for name, kind in KINDS.items() if f"log.{name}" not in words and kind.impact not in counted}
    assert not without


@IN_EACH_LANGUAGE
def test_a_sentence_begins_and_ends_as_one_and_holds_no_code(language: str) -> None:
    ids = re.compile(r"\b(kartlagg-|at_least|at_most|no_follow_ups|data_from|CHG\d+)\b|`|\{|None|\(\)")
    for change in all_changes():
        said = sentence(change, language)
        assert said[0].isupper() or not said[0].isalpha(), said
        assert said.endswith((".", "”.", "“.")), said
        assert not ids.search(said), (change.name, said)
        assert "  " not in said


@IN_EACH_LANGUAGE
def test_nothing_changed(language: str) -> None:
    assert text(compared(()), language, 80) == {"sv": "  Ingenting har ändrats.\n", "en": "  Nothing has changed.\n"}[language]


def test_markdown_is_literal_and_has_the_same_sentences() -> None:
    changes = compare(
        version(PLAN), edited(("title: Skriv avtal\n", "title: Skriv *alla* <b>avtal</b>\n"), ("title: Samverkan", "title: '# Sam'"))
    )
    said = markdown(compared(changes), "sv")
    assert r"Skriv \*alla\* &lt;b>avtal&lt;/b>" in said
    assert "### 1 \\# Sam" in said


@pytest.mark.parametrize(
    ("text", "swedish", "english"),
    [
        ("2026", "2026", "2026"),
        ("2026-H1", "första halvåret 2026", "the first half of 2026"),
        ("2026-T3", "tredje tertialet 2026", "the last third of 2026"),
        ("2026-Q4", "fjärde kvartalet 2026", "the fourth quarter of 2026"),
        ("2026-03", "mars 2026", "March 2026"),
        ("2026-03-01", "1\u00a0mars 2026", "1\u00a0March 2026"),
        ("2025..2027", "2025–2027", "2025–2027"),
        ("2025-H1..2026", "första halvåret 2025 – 2026", "the first half of 2025 – 2026"),
        ("2025-delar", "2025-delar", "2025-delar"),
        ("Skriv avtal", "Skriv avtal", "Skriv avtal"),
    ],
)
def test_a_period_in_words(text: str, swedish: str, english: str) -> None:
    assert (period(text, "sv"), period(text, "en")) == (swedish, english)


def test_numbers_in_words() -> None:
    assert [in_words(number, "sv") for number in (2, 12, 13, 4000)] == ["två", "tolv", "13", "4\u00a0000"]
    assert [in_words(number, "en") for number in (2, 12, 13, 4000)] == ["two", "twelve", "13", "4,000"]
