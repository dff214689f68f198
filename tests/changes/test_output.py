"""How changes read in a terminal, and the JSON that others build on."""

from __future__ import annotations

import json
from typing import Any

import pytest
from inline_snapshot import snapshot

from changes.versions import JOURNAL, PLAN, edited, replaced, version
from planctl.changes import compare
from planctl.messages import LANGUAGES
from planctl.outputs import changes as output
from planctl.outputs.change_words import message
from planctl.views.changes import compared

E = """\
          - id: e
            title: Utbilda personalen
            groups: [barn, vuxna]
            follow_ups:
              - {kind: deliver, due: 2026, title: Utbildningen hållen}
"""
BASE = version(PLAN, JOURNAL, "base")
PLAN_OF_HEAD = replaced(
    PLAN,
    [
        ("due: 2025,", "due: 2026-H1,"),
        ("[sf, buf]", "[sf]"),
        ("at_least: 60", "at_least: 50"),
        ("every: half-year", "every: quarter"),
        ("kan samverka", "bör samverka"),
        (f"        activities:\n{E}", f"    activities:\n{E}"),
        ("ref: KS 1", "ref: KS 2"),
        ("  ort: {name", "  ny: {name: Nya bolaget, kind: other}\n  ort: {name"),
        ("      - id: c\n", "      - {id: ny, title: Ring alla föreningar, responsible: [ny]}\n      - id: c\n"),
    ],
)
JOURNAL_OF_HEAD = (
    replaced(JOURNAL, [("light: green", "light: red")])
    + '  - {date: 2026-01-01, about: e@2026-delar, by: sf, state: done, note: "Klart"}\n'
)
HEAD = version(PLAN_OF_HEAD, JOURNAL_OF_HEAD)
CHANGES = compare(BASE, HEAD)
VIEW = compared(CHANGES, "base.yaml", "head.yaml")


def test_text_in_swedish() -> None:
    assert output.text(VIEW, "sv", colour=False, width=100) == snapshot("""\
2 skriver om · 3 försvagar · 1 ändrar · 1 stärker · 1 tillför · 1 rapport · 1 redaktionell · 1 flyttad

Planen
  p  Plan för psykisk hälsa
    skriver om     CHG606  Beslutet ”antogs 2024-11-20” ändras: ref: KS 1 → KS 2  head.yaml:10
    stärker        CHG207  Uppföljningen ”Rapporten lämnad”: oftare (varje halvår → varje kvartal)
                           head.yaml:17
    redaktionellt  CHG804  Organisationen ”Nya bolaget” läggs till i förteckningen  head.yaml:24

1 Samverkan
  a  Kartlägg vilka föreningar kommunen bör samverka med
    skriver om     CHG603  Anteckningen 2025-09-01 av Socialförvaltningen (sf) om a@2025-delar
                           ändras: light: green → red  journals/head.yaml:4
    försvagar      CHG301  Aktiviteten: Barn- och utbildningsförvaltningen (buf) ansvarar inte
                           längre  base.yaml:58
    försvagar      CHG204  Uppföljningen ”Kartläggningen påbörjad”: senare sista dag (2025 →
                           2026-H1)  head.yaml:67
    ändrar         CHG702  Aktiviteten: åtagandet får en annan lydelse, kanske svagare: bör
                           (Kartlägg vilka föreningar kommunen [-kan-]{+bör+} samverka med)
                           head.yaml:57
                           Åtagandet har fått ett ord som kan göra det svagare: bör.
  mal  Stödet ska vara samordnat
    försvagar      CHG401  Målvärdet ”Andel som vet vart”: lättare att nå (60 → 50)  head.yaml:41
  ny  Ring alla föreningar
    tillför        CHG102  Aktiviteten läggs till  head.yaml:73

2 Barn och unga
  e  Utbilda personalen
    ändrar         CHG105  Aktiviteten flyttas: 2.1 Skolan → 2 Barn och unga  head.yaml:86
                           Jämför områdenas mål, målgrupper och anknytningar.
    rapport        CHG602  2026-01-01 rapporterar Socialförvaltningen (sf) om e@2026-delar: state
                           done, note Klart  journals/head.yaml:8
""")


def test_text_in_english_and_narrow() -> None:
    assert output.text(VIEW, "en", colour=False, width=72) == snapshot("""\
2 rewrite · 3 weaken · 1 alters · 1 strengthens · 1 adds · 1 report · 1 editorial · 1 moved

The plan
  p  Plan för psykisk hälsa
    rewrites     CHG606  The decision “adopted 2024-11-20” is changed:
                         ref: KS 1 → KS 2  head.yaml:10
    strengthens  CHG207  The follow-up “Rapporten lämnad”: more often
                         (every half-year → every quarter)  head.yaml:17
    editorial    CHG804  The organisation “Nya bolaget” is added to the
                         register  head.yaml:24

1 Samverkan
  a  Kartlägg vilka föreningar kommunen bör samverka med
    rewrites     CHG603  The entry of 2025-09-01 by Socialförvaltningen
                         (sf) about a@2025-delar is changed: light:
                         green → red  journals/head.yaml:4
    weakens      CHG301  The activity: Barn- och
                         utbildningsförvaltningen (buf) is no longer
                         responsible  base.yaml:58
    weakens      CHG204  The follow-up “Kartläggningen påbörjad”: later
                         deadline (2025 → 2026-H1)  head.yaml:67
    alters       CHG702  The activity: the promise gets other words, and
                         perhaps weaker: bör (Kartlägg vilka föreningar
                         kommunen [-kan-]{+bör+} samverka med)
                         head.yaml:57
                         The promise has got a word that may make it
                         weaker: bör.
  mal  Stödet ska vara samordnat
    weakens      CHG401  The target “Andel som vet vart”: easier to
                         reach (60 → 50)  head.yaml:41
  ny  Ring alla föreningar
    adds         CHG102  The activity is added  head.yaml:73

2 Barn och unga
  e  Utbilda personalen
    alters       CHG105  The activity is moved: 2.1 Skolan → 2 Barn och
                         unga  head.yaml:86
                         Compare the goals, target groups and ties of
                         the two areas.
    report       CHG602  On 2026-01-01 Socialförvaltningen (sf) reports
                         about e@2026-delar: state done, note Klart
                         journals/head.yaml:8
""")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_changed(language: str) -> None:
    assert output.text(compared(()), language, colour=True, width=80) == {"sv": "Inga ändringar.\n", "en": "No changes.\n"}[language]


def test_one_line_sums_up_and_counts_moves_by_themselves() -> None:
    assert output.line(VIEW, "sv") == snapshot(
        "2 skriver om · 3 försvagar · 1 ändrar · 1 stärker · 1 tillför · 1 rapport · 1 redaktionell · 1 flyttad"
    )
    assert output.line(VIEW, "en") == snapshot(
        "2 rewrite · 3 weaken · 1 alters · 1 strengthens · 1 adds · 1 report · 1 editorial · 1 moved"
    )
    assert output.line(compared(()), "sv") == "Inga ändringar."


def test_colour_changes_nothing_but_colour() -> None:
    painted, plain = (output.text(VIEW, "sv", colour=colour, width=100) for colour in (True, False))
    assert "\x1b[31m" in painted
    assert "\x1b" not in plain
    unpainted = painted
    for code in (0, 1, 2, 31, 32, 33, 34, 35):
        unpainted = unpainted.replace(f"\x1b[{code}m", "")
    assert unpainted == plain


@pytest.mark.parametrize("width", [20, 40, 72, 100, 200])
def test_the_place_is_never_folded(width: int) -> None:
    lines = output.text(VIEW, "sv", colour=False, width=width).splitlines()
    for change in CHANGES:
        assert any(line.endswith(f"{change.file}:{change.line}") for line in lines)
    assert width < 72 or all(len(line) <= width for line in lines[1:])


@pytest.mark.parametrize("text", ["[red]rött[/]", "[/]", ":bug:", "{0} {what} {x!r}", "::error::x", "%s"])
def test_plan_text_is_text_and_nothing_else(text: str) -> None:
    (change,) = compare(version(PLAN), edited(("title: Skriv avtal\n", f"title: {json.dumps(text)}\n")))
    assert text in message(change, "sv")
    assert text in output.text(compared([change]), "sv", colour=False, width=200)


def test_long_words_are_shown_from_where_they_part() -> None:
    long = "Samma ord i början. " * 30
    (change,) = compare(edited(("note: Enligt planen", f"note: {long}A")), edited(("note: Enligt planen", f"note: {long}B")))
    said = message(change, "sv")
    assert len(said) < 250
    assert "A → …" in said
    assert said.endswith("B)")
    assert change.before == f"{long}A"


def test_json() -> None:
    made = output.data(VIEW, "sv")
    assert list(made) == ["schema", "base", "head", "summary", "changes", "unused_acceptances", "not_compared"]
    assert made["schema"] == "planctl/changes/v1"
    assert list(made["summary"]) == ["rewrites", "weakens", "alters", "strengthens", "adds", "reports", "editorial"]
    keys = ["code", "name", "impact", "address", "path", "before", "after", "message", "why", "file", "line"]
    keys += ["look_at", "within", "guard", "possible", "count", "parts", "accepted"]
    assert all(list(change) == keys for change in made["changes"])
    assert sum(made["summary"].values()) == len(made["changes"])
    assert json.loads(json.dumps(made)) == made
    later = next(change for change in made["changes"] if change["name"] == "deadline-later")
    assert later == snapshot(
        {
            "code": "CHG204",
            "name": "deadline-later",
            "impact": "weakens",
            "address": "p/a/start",
            "path": ["areas", 0, "activities", 0, "follow_ups", 0, "due"],
            "before": "2025",
            "after": "2026-H1",
            "message": "Uppföljningen ”Kartläggningen påbörjad”: senare sista dag (2025 → 2026-H1)",
            "why": "Åtagandet behöver inte uppfyllas förrän senare.",
            "file": "head.yaml",
            "line": 67,
            "look_at": "",
            "within": "",
            "guard": "",
            "possible": "",
            "count": 1,
            "parts": [],
            "accepted": None,
        }
    )


def test_keys_and_states_are_not_translated() -> None:
    def bare(language: str) -> list[dict[str, Any]]:
        rows = output.data(VIEW, language)["changes"]
        return [{key: value for key, value in row.items() if key not in {"message", "why", "look_at"}} for row in rows]

    assert bare("sv") == bare("en")


def test_several_plans_are_told_apart() -> None:
    other = version(PLAN.replace("id: p\n", "id: q\n", 1), JOURNAL.replace("plan: p", "plan: q"), "other")
    changed = version(
        PLAN.replace("id: p\n", "id: q\n", 1).replace("grace: 10", "grace: 20"), JOURNAL.replace("plan: p", "plan: q"), "other"
    )
    text = output.text(compared([*CHANGES, *compare(other, changed)]), "sv", colour=False, width=100)
    assert "q Plan för psykisk hälsa · Planen" in text
    assert "p Plan för psykisk hälsa · Planen" in text
