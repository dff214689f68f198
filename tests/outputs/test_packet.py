"""The packet, read back from both formats: what it says, that it is whole, and that no text of a plan becomes anything but text."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from builders import FULL, PLANS, TODAY, journal_text, plan_text
from planctl import checks, workspace
from planctl.finding import Severity
from planctl.messages import LANGUAGES, catalogue
from planctl.model.base import Noted
from planctl.model.funding import RECIPIENTS, Relation
from planctl.model.period import MONTHS_IN
from planctl.model.plan import DecisionAction, OrganisationKind, Unit
from planctl.outputs.answers import VERDICTS
from planctl.outputs.packet import HTML_MARK, html, markdown
from planctl.outputs.page import is_allowed, literal, note_as_html, note_as_line
from planctl.outputs.pictures import SIGNS
from planctl.outputs.sections import SECTIONS
from planctl.resources import folder
from planctl.schedule import Schedule
from planctl.views.packet import Question, packet
from planctl.views.values import alphabetical
from reading_back import Element, body_of, page_of, squeezed

if TYPE_CHECKING:
    from planctl.views.parts import Packet

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"
UPDATE = "PLANCTL_UPDATE_GOLDEN"
HUDDINGE = (str(ROOT / "plans" / "huddinge-2022-2024.yaml"), date(2024, 6, 30))
EXAMPLE = (str(Path(PLANS) / f"{FULL}.yaml"), TODAY)
BOTH = pytest.mark.parametrize("source", [HUDDINGE, EXAMPLE], ids=["huddinge", "exempel"])
FORMATS = pytest.mark.parametrize("made", [html, markdown])
IN_EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)

WITH_WORDS = {"phrases", "packet_phrases", "answers", "sections", "packet"}
QUESTIONS = ("which", "answered", "late", "coming-meeting", "coming-days", "activities", "changes", "wishes", "targets", "money", "missing")


def packet_of(source: tuple[str, date], version: str = "0") -> Packet:
    path, day = source
    loaded = workspace.load([path])
    return packet(loaded.plans, loaded, Question(day), version)


def small(folder: Path, plan: str, *entries: str, on: date = TODAY) -> Packet:
    """Return the packet of a plan `p` out of a few lines, with a journal of the entries given."""
    (folder / "journals").mkdir(exist_ok=True)
    (folder / "p.yaml").write_text(plan_text(plan), encoding="utf-8")
    (folder / "journals" / "p.yaml").write_text(journal_text("p", *entries), encoding="utf-8")
    loaded = workspace.load([str(folder)])
    assert [finding.name for finding in checks.findings(loaded, on) if finding.severity == 3] == []
    return packet(loaded.plans, loaded, Question(on), "0")


def table(page: Element, heading: str) -> list[list[str]]:
    """Return the rows of the table whose caption or first column's heading this is."""
    for each in page.all("table"):
        if any(squeezed(caption.text) == heading for caption in each.all("caption")) or each.rows()[0][0] == heading:
            return each.rows()
    raise AssertionError(heading)


def promises_by_area(page: Element, language: str) -> list[list[str]]:
    """Return the rows of how promises stand area by area, without the picture's cells."""
    heading = {"sv": "Uppföljningar efter område", "en": "Follow-ups by area"}[language]
    if any(squeezed(caption.text) == heading for caption in page.all("caption")):
        return [[row[0], *row[2:]] for row in table(page, heading)]
    columns = [catalogue(language).WORDS[f"packet.{key}"] for key in ("area", "tally.answered")]
    return next(each.rows() for each in page.all("table") if each.rows()[0][:2] == columns)


# What a steering group asks


@FORMATS
def test_huddinge_is_told_as_it_stood_at_midsummer_2024(made: Any) -> None:
    page = body_of(made(packet_of(HUDDINGE), "sv"))
    text = squeezed(page.text)
    assert squeezed(page.one("h1").text) == "Handlingsplan för psykisk hälsa 2022–2024"
    for said in (
        "per den 2024-06-30",
        "Huddinge kommun",
        "2022–2024",
        "Gäller",
        "Inget är rapporterat",
        "0 av 57",
        "57 av 57",
        "äldst sedan 2022-03-31",
    ):
        assert said in text
    assert "Läge saknas för alla 25 aktiviteter." in text
    by_area = promises_by_area(page, "sv")
    assert ["5.1 Intern och extern samverkan", "0 av 12", "12", "2022-12-31", "0", "0", "4"] in by_area
    assert by_area[-1] == ["Sammanlagt", "0 av 57", "57", "2022-03-31", "0", "0", "25"]
    assert "1 obesvarat med sista dag till och med 2024-09-28" in text
    assert "Inventeringen påbörjad" in text
    assert "822 dagar sen" in text
    assert text.count("Mötesplan för 2022 fastställd: Året är mötesplanens; när den fastställs står inte i källan") == 1


@BOTH
@FORMATS
@IN_EACH_LANGUAGE
def test_everything_the_plan_says_is_in_the_packet(source: tuple[str, date], made: Any, language: str) -> None:
    text = squeezed(body_of(made(packet_of(source), language)).text).replace("\u00a0", " ")
    said = yaml.safe_load(Path(source[0]).read_text(encoding="utf-8"))
    assert [each for each in texts_in(said) if each not in text] == []


def texts_in(data: Any) -> list[str]:
    """Return every title, name, doubt, reason, reference and source's word of a plan, and every note that has no markup."""
    found: list[str] = []
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        wanted = key in {"title", "name", "uncertain", "said", "event", "reason", "decision", "ref", "no_follow_ups", "data_from", "unit"}
        if isinstance(value, str) and (wanted or (key == "note" and not re.search(r"[*\[\n]", value))):
            found.append(squeezed(value))
        found += texts_in(value)
    return [each for each in found if not each.startswith("Från 65")]  # a group's note: groups are named, not described


@BOTH
@IN_EACH_LANGUAGE
def test_every_occurrence_has_its_address_as_anchor_with_its_state(source: tuple[str, date], language: str) -> None:
    path, day = source
    file = workspace.load([path]).plans[0]
    page = page_of(html(packet_of(source), language))
    ids = {each.attributes["id"] for each in page.all() if "id" in each.attributes}
    schedule = Schedule(file.index, file.journal.journal if file.journal else None, day)
    occurrences = list(schedule.occurrences())
    assert {str(each.address) for each in occurrences} <= ids
    assert {f"{file.id}/{placed.id}" for placed in file.index.subjects} <= ids
    late = [each for each in occurrences if each.state == "overdue"]
    chips = [squeezed(chip.text) for chip in page.all("span") if "late" in chip.attributes.get("class", "").split()]
    assert len(chips) == len(late)
    rows = {row.attributes.get("id"): row.text for row in page.all("tr")}
    for each in late:
        assert str(each.days_late) in rows[str(each.address)]


@BOTH
@FORMATS
def test_a_roll_up_is_the_sum_of_what_it_is_of(source: tuple[str, date], made: Any) -> None:
    made_packet = packet_of(source)
    tally = made_packet.summary.tally
    assert tally.fallen == tally.answered + tally.waived + tally.late + tally.waiting
    parts = [*(area.tally for area in made_packet.plans[0].areas), made_packet.summary.plans_own]
    for name in ("activities", "fallen", "answered", "waived", "late", "waiting", "moved"):
        assert sum(getattr(part, name) for part in parts) == getattr(tally, name)
    assert sum(number for _, number in made_packet.summary.by_state) == tally.activities
    assert sum(number for _, number in made_packet.summary.by_light) == tally.activities
    assert made_packet.summary.late_times + made_packet.summary.debt_times == tally.late
    rows = promises_by_area(body_of(made(made_packet, "en")), "en")
    assert rows[-1][1:3] == [f"{tally.answered} of {tally.fallen}", str(tally.late)]
    assert sum(int(row[2]) for row in rows[1:-1]) == tally.late


PLAN = """
    title: Planen
    coordinator: sf
    grace: 5
    decisions:
      - {action: adopted, date: 2024-12-01, by: ort, period: 2025..2027, ref: KS 1}
      - {action: closed, date: 2027-01-01}
    calendar: {delar: {day: 08-31, uncertain: Dagen står inte}}
    reporting:
      - {id: lage, every: [delar], asks: [progress], title: Läget}
    groups: {unga: Unga}
    areas:
      - id: omrade
        title: Område
        no_indicators: {long: Saknas enligt planen}
        indicators:
          - {id: tal, title: Tal, measure: share, targets: [{at_least: 1234.5, due: 2026}]}
        activities:
          - id: a
            title: Första
            responsible: [sf, buf]
            lead: buf
            follow_ups:
              - {kind: start, due: 2025, title: Börjat}
              - {kind: measure, every: year, title: Mätt, indicator: tal, answers: each}
              - {kind: deliver, due: 2026-03, title: Levererat}
          - id: b
            title: Andra
            responsible: [kff]
            follow_ups:
              - {kind: review, every: half-year, title: Sett över}
          - {id: c, title: Tredje, same_as: a}
          - id: d
            title: Fjärde
            responsible: [kff]
            withdrawn: {date: 2026-02, reason: Behövs inte, decision: KS 2}
            follow_ups:
              - {kind: review, due: 2025-06, title: Skuld}
              - {kind: deliver, due: 2026-05, title: Borta}
"""
ENTRIES = (
    '{date: 2025-03-01, about: a@2025-delar, by: sf, state: ongoing, light: yellow, forecast: green, note: "Kom *i gång*"}',
    '{date: 2025-04-01, about: a@2025-delar, by: buf, state: paused, deviation: {cause: Vakans}, decision_wanted: "Anställa?"}',
    "{date: 2026-01-10, about: a/measure@2025, by: sf, state: reported, value: 1234.5}",
    '{date: 2026-03-20, about: a/deliver@2026-03, by: sf, state: deferred, to: 2026-09, note: "Upphandlas om"}',
    "{date: 2025-06-01, about: b/review@2025-H1, by: kff, state: reported, value: {flickor: 3, pojkar: 4}}",
    '{date: 2026-01-05, about: b/review@2025-H2, by: kff, state: skipped, note: "Sommar"}',
    '{date: 2026-07-15, about: b@2026-delar, by: kff, state: done, light: green, note: "Senare än dagen"}',
)


def test_the_first_page_counts_with_denominators(tmp_path: Path) -> None:
    summary = small(tmp_path, PLAN, *ENTRIES).summary
    # Fallen: a/start, a/measure@2025, b@2025-H1, b@2025-H2, b@2026-H1, d@2025-06, lage@2025-delar.
    # Not so: a/deliver, which has been moved, and d@2026-05, which was withdrawn in time.
    assert (summary.tally.activities, summary.tally.fallen) == (2, 7)
    assert (summary.tally.answered, summary.tally.waived, summary.tally.late, summary.tally.waiting, summary.tally.moved) == (2, 1, 3, 1, 1)
    assert summary.tally.oldest == date(2025, 6, 30)
    assert dict(summary.by_state) == {"planned": 0, "ongoing": 0, "done": 0, "paused": 1, "cancelled": 0, None: 1}
    assert dict(summary.by_light) == {"green": 0, "yellow": 0, "red": 0, None: 2}
    assert (summary.named_again, summary.withdrawn) == (1, 1)
    assert summary.late == ()  # all is from before the year
    assert [(owed.about.title, [body.name for body in owed.awaited]) for owed in summary.debts] == [
        ("Fjärde", ["Kultur- och fritidsförvaltningen"]),
        ("Läget", ["Socialförvaltningen"]),
        ("Första", ["Barn- och utbildningsförvaltningen"]),  # of those that each answer, the one who hasn't
    ]
    assert [wish.report.decision_wanted for wish in summary.wishes] == ["Anställa?"]
    assert [(doubt.thing, doubt.title) for doubt in summary.doubts] == [("calendarday", "delar")]


@FORMATS
def test_what_was_reported_is_told_with_who_and_when(tmp_path: Path, made: Any) -> None:
    text = squeezed(body_of(made(small(tmp_path, PLAN, *ENTRIES), "sv")).text)
    for said in (
        "2025-03-01 Socialförvaltningen (delar 2025)",
        "prognos grön",
        "Kom i gång",
        "Vakans",
        "Anställa?",
        "minst 1 234,5 %, senast 2026",
        "2025: 1 234,5 %, Socialförvaltningen 2026-01-10",
        "flickor 3, pojkar 4",
        "1 av 2 har svarat",
        "uppskjuten till 2026-09",
        "flyttad från 2026-03-31",
        "Upphandlas om",
        "Överhoppad",
        "Sommar",
        "Samma aktivitet som Första",
        "Utgått 2026-02: Behövs inte (KS 2)",
        "Utgått ur planen",
        "Inga indikatorer på lång sikt",
        "Barn- och utbildningsförvaltningen (leder)",
        "Antagen" if made is markdown else "antagen",
        "Bedömning saknas",
        "0 av 2 uppgifter lämnade",
    ):
        assert said in text, said
    assert "Senare än dagen" not in text  # what is dated after the day does not exist yet
    assert "Avslutad" not in text


def test_the_latest_entry_by_any_body_gives_state_and_light(tmp_path: Path) -> None:
    made = small(tmp_path, PLAN, *ENTRIES, on=date(2026, 7, 20))
    first, second, *_ = made.plans[0].areas[0].activities
    assert (first.state, first.light) == ("paused", None)
    assert [(report.by.id, report.state) for report in first.progress] == [("buf", "paused"), ("sf", "ongoing")]
    assert (second.state, second.light) == ("done", "green")


def test_in_english_the_same_facts_in_english_words(tmp_path: Path) -> None:
    page = page_of(html(small(tmp_path, PLAN, *ENTRIES), "en"))
    text = squeezed(page.text)
    assert "at least 1,234.5 %, by 2026" in text
    assert "2 of 7" in text
    assert page.one("html").attributes["lang"] == "en"
    assert squeezed(page.one("h1").one("span", lang="sv").text) == "Planen"


def test_organisations_are_sorted_as_swedish_sorts() -> None:
    names = ["Öbo", "Vård", "Ängen", "Zon", "Åsen", "Wård", "Elevhälsan", "Éva", "abc"]
    assert sorted(names, key=alphabetical) == ["abc", "Elevhälsan", "Éva", "Vård", "Wård", "Zon", "Åsen", "Ängen", "Öbo"]


# The same bytes


@pytest.mark.parametrize(
    ("source", "language", "made", "name"),
    [
        (HUDDINGE, "sv", markdown, "huddinge-2022-2024.sv.md"),
        (EXAMPLE, "sv", html, f"{FULL}.sv.html"),
        (EXAMPLE, "en", markdown, f"{FULL}.en.md"),
    ],
)
def test_golden(source: tuple[str, date], language: str, made: Any, name: str) -> None:
    page = made(packet_of(source), language)
    golden = GOLDEN / name
    if os.environ.get(UPDATE):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(page.encode("utf-8"))
    assert golden.read_bytes().decode("utf-8") == page, f"look at the difference; if it is meant: {UPDATE}=1 pytest {Path(__file__).name}"


SCRIPT = """
import sys
from datetime import date
from planctl import workspace
from planctl.outputs.packet import html, markdown
from planctl.views.packet import Question, packet
loaded = workspace.load([sys.argv[1]])
made = packet(loaded.plans, loaded, Question(date.fromisoformat(sys.argv[2])), "0")
sys.stdout.buffer.write((html(made, "sv") + markdown(made, "en")).encode())
"""


def test_the_same_bytes_whatever_the_process_the_folder_and_the_clock(tmp_path: Path) -> None:
    path, day = EXAMPLE
    made = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT, path, day.isoformat()],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT / "src")},
            cwd=where,
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone, where in (("1", "Pacific/Kiritimati", tmp_path), ("2", "America/Adak", ROOT))
    ]
    assert made[0] == made[1]
    assert made[0]


# HTML


@BOTH
@IN_EACH_LANGUAGE
def test_the_page_is_one_file_that_runs_and_fetches_nothing(source: tuple[str, date], language: str) -> None:
    text = html(packet_of(source, "1.2.3"), language)
    page = page_of(text)
    assert text.startswith(f'<!doctype html>\n<html lang="{language}">\n')
    assert f'{HTML_MARK}1.2.3">' in text
    policy = next(each for each in page.all("meta") if "http-equiv" in each.attributes)
    assert policy.attributes["content"].startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;")
    assert not {"script", "link", "img", "iframe", "object", "embed", "form", "base"} & {each.tag for each in page.all()}
    assert not [name for each in page.all() for name in each.attributes if name.startswith("on") or name in {"style", "src"}]
    style = page.one("style").text
    assert "url(" not in style
    assert "@import" not in style
    for link in page.all("a"):
        target = link.attributes["href"]
        assert target.startswith("#") or is_allowed(target)


@BOTH
@IN_EACH_LANGUAGE
def test_the_page_can_be_read_without_seeing_it(source: tuple[str, date], language: str) -> None:
    page = page_of(html(packet_of(source), language))
    ids = [each.attributes["id"] for each in page.all() if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    for each in page.all("a"):
        assert squeezed(each.text)
        assert not each.attributes["href"].startswith("#") or each.attributes["href"][1:] in ids
    for each in page.all():
        assert each.attributes.get("aria-labelledby", ids[0]) in ids
    for each in page.all("table"):
        assert squeezed(each.one("caption").text)
        assert each.all("th")
    for each in page.all("th"):
        assert each.attributes["scope"] in {"col", "row", "rowgroup"}
    for each in page.all("section", class_="scroll"):
        assert each.attributes["tabindex"] == "0"
        assert each.attributes["aria-label"]
    levels = [int(each.tag[1]) for each in page.all() if re.fullmatch("h[1-6]", each.tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels) if before > 1)
    assert page.one("body").all("a")[0].attributes == {"class": "skip", "href": "#_main"}


@BOTH
def test_chips_say_it_in_words_and_by_an_icon_and_their_kinds_differ(source: tuple[str, date]) -> None:
    page = page_of(html(packet_of(source), "sv"))
    chips = [each for each in page.all("span") if each.attributes.get("class", "").startswith("chip ")]
    assert chips
    for chip in chips:
        _, kind, _ = chip.attributes["class"].split()
        assert kind in {"life", "time", "light"}
        assert squeezed(chip.text)
        assert chip.one("svg").attributes["aria-hidden"] == "true"
    icons: dict[str, set[str]] = {}
    for chip in chips:
        icons.setdefault(chip.one("path").attributes["d"], set()).add(chip.attributes["class"].split()[1])
    dashes = {drawn for drawn, kinds in icons.items() if len(kinds) > 1}
    assert len(dashes) <= 1  # nothing known, of whatever kind, is drawn as dashes


STYLE = Path(folder("templates"), "packet", "style.css").read_text(encoding="utf-8")
TONE = re.compile(r"((?:\.\w+,? ?)+)\{ --bg: (#\w{6}); --ink: (#\w{6}); --edge: (#\w{6}); --chart: (#\w{6}) \}")
LIGHT, DARK = STYLE.split("@media (prefers-color-scheme: dark)")[0], STYLE.split("@media (prefers-color-scheme: dark)")[1].split("\n}\n")[0]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_can_be_told_apart(mode: str) -> None:
    page = dict(re.findall(r"--(page|text|muted|link|line|wash): (#\w{6})", mode))
    tones = TONE.findall(mode)
    assert len(tones) == 8
    for name, ground, ink, edge, _ in tones:
        assert contrast(ink, ground) >= 8, name
        assert contrast(edge, page["page"]) >= 4.6, name
    for name in ("text", "muted", "link"):
        assert contrast(page[name], page["page"]) >= 7, name
        assert contrast(page[name], page["wash"]) >= 7, name
    assert contrast(page["line"], page["page"]) >= 3


def test_light_and_dark_have_the_same_tones() -> None:
    assert [name for name, *_ in TONE.findall(LIGHT)] == [name for name, *_ in TONE.findall(DARK)]


# Text is text

HOSTILE = {
    "html": "<b>fet</b> <script>alert(1)</script> <img src=x onerror=alert(1)> </td></table></style> <!-- x --> &lt; &amp; &#60;",
    "attribute": '" onmouseover="alert(1)" \' autofocus=\'',
    "jinja": "{{ 7 * 7 }} {% include '/etc/passwd' %} {# x #} {{ packet.__class__ }}",
    "table": "a | b || c \\| d \\\\| `e | f` |",
    "emphasis": "*a* **b** _c_ __d__ ~~e~~ `f` $g$ \\*h\\*",
    "links": "[x](javascript:alert(1)) ![x](https://x.example/y.png) <javascript:alert(1)> [x]: https://x.example",
    "heading": "# rubrik ## två",
    "list": "- a",
    "number": "1. a",
    "quote": "> a",
    "rule": "---",
    "fence": "``` x",
    "lines": "rad 1\n\n# rad 2\n| a | b |\n|---|---|\n",
    "entities": "&copy; &nbsp; &#x41; &notanentity;",
    "formula": '=HYPERLINK("https://x.example")',
    "commands": "::error::x ##[group]x",
    "long": "å" * 400,
    "right-to-left": "שלום עולם مرحبا",
    "emoji": "👩‍👩‍👧‍👦 🇸🇪 :bug:",
}
# Every text field that there is; § stands for the hostile text.
HOSTILE_PLAN = """
    title: §
    uncertain: §
    coordinator: sf
    decisions:
      - {action: adopted, date: 2024-12-01, by: ort, period: 2025..2027, ref: §, uncertain: §}
    sources:
      - {id: plan, title: §, file: §, url: §}
    organisations:
      ort: {name: §, kind: municipality}
      sf: {name: §, kind: department, part_of: ort, uncertain: §}
    groups: {unga: §}
    aligns: [{to: ramverk, uncertain: §}]
    calendar: {delar: {day: 08-31, uncertain: §}}
    reporting:
      - {id: lage, every: [delar], asks: [progress], title: §, said: §}
    follow_ups:
      - {kind: review, event: §, title: §}
    areas:
      - id: omrade
        title: §
        uncertain: §
        no_indicators: {long: §}
        no_follow_ups: §
        aligns: ["ramverk:1"]
        goals:
          - {id: mal, title: §, groups: [unga], targets: [{title: §, at_least: 1, uncertain: §}]}
        indicators:
          - {id: tal, title: §, unit: §, data_from: §, goals: [mal], withdrawn: {date: 2025, reason: §, decision: §}}
        activities:
          - id: a
            title: §
            responsible: [sf]
            source: §
            uncertain: §
            groups: [unga]
            goals: [mal]
            steps: [{title: §, uncertain: §, steps: [{title: §, responsible: [sf]}]}]
            follow_ups:
              - {kind: measure, every: year, said: §, title: §, uncertain: §, indicator: tal}
              - {kind: deliver, due: 2025, title: §}
          - {id: b, title: §, same_as: a}
    funding:
      parts: [{item: "ramverk:1", recipient: sf, amount: 10, uncertain: §}]
      stated: [{title: §, amount: 10}]
"""
HOSTILE_FRAMEWORK = 'schema: planctl/framework/v1\nid: ramverk\ntitle: §\nitems: [{id: "1", title: §}]\n'
HOSTILE_ENTRIES = (
    "{date: 2025-03-01, about: a@2025-delar, by: sf, state: ongoing, deviation: {cause: §, consequence: §, action: §}, decision_wanted: §}",
    "{date: 2025-04-01, about: a/measure@2025, by: sf, state: reported, value: §, evidence: §}",
)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("made", [html, markdown])
def test_text_of_a_plan_is_only_text(tmp_path: Path, made: Any, text: str) -> None:
    quoted = json.dumps(text, ensure_ascii=False)
    (tmp_path / "frameworks").mkdir()
    (tmp_path / "frameworks" / "ramverk.yaml").write_text(HOSTILE_FRAMEWORK.replace("§", quoted), encoding="utf-8")
    view = small(tmp_path, HOSTILE_PLAN.replace("§", quoted), *(entry.replace("§", quoted) for entry in HOSTILE_ENTRIES))
    plain = small_shape(tmp_path, made)
    for language in LANGUAGES:
        page = body_of(made(view, language))
        assert squeezed(page.text).count(squeezed(text)) >= HOSTILE_PLAN.count("§")
        assert [each.tag for each in page.all() if each.tag != "span"] == plain[language]
        for link in page.all("a"):
            assert link.attributes["href"].startswith("#") or made is markdown


def small_shape(tmp_path: Path, made: Any) -> dict[str, list[str]]:
    """Return the elements of the same page where every text is a harmless word."""
    (tmp_path / "plain" / "frameworks").mkdir(parents=True)
    (tmp_path / "plain" / "frameworks" / "ramverk.yaml").write_text(HOSTILE_FRAMEWORK.replace("§", "ord"), encoding="utf-8")
    view = small(tmp_path / "plain", HOSTILE_PLAN.replace("§", "ord"), *(entry.replace("§", "ord") for entry in HOSTILE_ENTRIES))
    return {language: [each.tag for each in body_of(made(view, language)).all() if each.tag != "span"] for language in LANGUAGES}


def test_text_that_turns_the_line_around_is_refused_before_it_gets_here(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(plan_text("title: a\u202eb"), encoding="utf-8")
    assert workspace.load([str(tmp_path)]).plans[0].plan is None


@example(" - a")
@example("\n> a")
@given(st.text(alphabet="\\`*_{}[]()#+-.!|<>&;~$:/\"'=^%@ aå1\n\t", max_size=40))
def test_literal_text_reads_as_given_wherever_it_stands(text: str) -> None:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    said = literal(f"x{text}y"), literal(text)
    for form, tags in (
        ("| a | b |\n|:--|:--|\n| {} | c |\n", ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]),
        ("- {}\n", ["ul", "li"]),
        ("## {}\n", ["h2"]),
        ("- **a:** {}\n", ["ul", "li", "strong"]),
    ):
        for each, expected in zip(said, (f"x{text}y", text), strict=True):
            page = page_of(parser.render(form.format(each)))
            assert [element.tag for element in page.all()] == tags
            assert squeezed(expected) in squeezed(page.text)


def test_a_note_keeps_emphasis_lists_and_allowed_links() -> None:
    note = "*a* **b** [c](https://x.example/?a=1&b=2)\n\n- d\n- e"
    assert str(note_as_html(note)) == (
        '<p><em>a</em> <strong>b</strong> <a href="https://x.example/?a=1&amp;b=2">c</a></p>\n<ul>\n<li>d</li>\n<li>e</li>\n</ul>'
    )
    assert str(note_as_line(note)) == "*a* **b** [c](<https://x.example/?a=1&b=2>) • d • e"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#115;cript:alert(1)",
        "\tjavascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//x.example",
        "/x",
        "x",
        "#x",
        "ftp://x.example",
    ],
)
def test_a_note_has_no_other_links_and_no_pictures(address: str) -> None:
    for note in (f"[x]({address})", f"![x]({address})", f"[x](<{address}>)", f"<{address}>"):
        assert [each.tag for each in page_of(str(note_as_html(note))).all()] == ["p"]
        parsed = MarkdownIt("commonmark", {"html": True}).render(str(note_as_line(note)))
        assert [each.tag for each in page_of(parsed).all()] == ["p"]
    assert not is_allowed(address)


@given(st.text(alphabet="*_[]()<>-!`|\\&#: \nahttps/.x", max_size=40))
def test_a_note_is_never_more_than_its_few_elements(note: str) -> None:
    allowed = {"p", "em", "strong", "ul", "ol", "li", "a"}
    assert {each.tag for each in page_of(str(note_as_html(note))).all()} <= allowed
    cell = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(f"|a|b|\n|--|--|\n|{note_as_line(note)}|c|\n")
    page = page_of(cell)
    assert {each.tag for each in page.all()} <= {"table", "thead", "tbody", "tr", "th", "td", "em", "strong", "a"}
    assert [len(row) for row in page.one("table").rows()] == [2, 2]


# Words


KEYS = re.compile(r"[\"'](?:packet\.)?([a-z][\w-]*(?:\.[\w-]+)*)[\"']")


def test_every_word_that_a_packet_uses_is_there_in_both_languages_and_every_word_is_used() -> None:
    files = [
        *Path(folder("templates")).rglob("packet*/**/*.j2"),
        *Path(folder("templates")).glob("packet*.j2"),
        *(ROOT / "src/planctl/outputs").glob("*.py"),
    ]
    texts = [path.read_text(encoding="utf-8") for path in files if path.suffix == ".j2" or path.stem in WITH_WORDS]
    called = " ".join(found for text in texts for found in re.findall(r"\.(?:word|count)\(([^()]*)", text))
    used = set(KEYS.findall(called)) - {"one", "many"}
    used |= {f"decision.{each}" for each in get_args(DecisionAction)} | {f"relation.{each}" for each in get_args(Relation)}
    used |= {f"organisation.{each}" for each in get_args(OrganisationKind)} | {f"recipient.{each}" for each in RECIPIENTS}
    used |= {f"every.{each}" for each in (*get_args(Unit), "ongoing")} | {f"target.per.{each}" for each in get_args(Unit)}
    used |= {f"target.{each}" for each in ("at_least", "at_most", "equals", "halved", "all")}
    used |= {f"deviation.{each}" for each in ("cause", "consequence", "action")} | {f"method.{number}" for number in range(1, 7)}
    used |= {f"said.{each}" for each in ("deferred", "skipped", "ended", "cancelled")}
    used |= {f"rest.{each}" for each in ("waived", "waiting", "moved")} | {f"apart.{each}" for each in ("named_again", "withdrawn")}
    used |= {f"absence.{each}" for each in ("follow-ups", "indicators", "indicators-short", "indicators-long")}
    used |= {f"thing.{each.__name__.lower()}" for each in subclasses(Noted) if each.__module__.endswith(("model.plan", "model.funding"))}
    used |= {f"section.{name}" for name in (*SECTIONS, "coming.meeting")} | {f"question.{name}" for name in QUESTIONS}
    used |= {f"timeline.{name}" for name in (*SIGNS, "report", "now")} | {f"answer.targets.{name}" for name in VERDICTS}
    used |= {f"{key}.{kind}" for key in ("by-area", "untold") for kind in ("state", "light")} | {f"period.{part}" for part in MONTHS_IN}
    used |= {"answer.debts.among", "answer.debts.besides", "running", "running.changed"}
    used |= {f"answer.findings.{severity.name}" for severity in Severity}
    for language in LANGUAGES:
        words = {key.removeprefix("packet.") for key in catalogue(language).WORDS if key.startswith("packet.")}
        words = {re.sub(r"\.(one|many)$", "", key) for key in words}
        assert sorted(each for each in used - words if not any(word.startswith(each) for word in words)) == []
        assert sorted(words - used) == []


def subclasses(base: type) -> list[type]:
    direct: list[type] = base.__subclasses__()
    return [*direct, *(inner for each in direct for inner in subclasses(each))]


@example("&amp; 1. x")
@example("  - x")
@given(st.text(alphabet="ab1 .-+)&<\"'åæ#>|", max_size=20).filter(str.strip))
def test_a_plain_note_is_what_the_parser_makes_of_it(note: str) -> None:
    parsed = page_of(MarkdownIt("zero", {"html": False}).enable(["emphasis", "list", "link"]).render(note))
    made = page_of(str(note_as_html(note)))
    assert [each.tag for each in made.all()] == [each.tag for each in parsed.all()]
    assert squeezed(made.text) == squeezed(parsed.text)
