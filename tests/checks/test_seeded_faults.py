"""Each kind of fault, seeded into each real plan, gives exactly one finding more, of its own code, at its line.

A seed is an edit of a plan's text, found in it by its shape and not by its words; `¤` marks the line where the finding is to be. Where a
plan has no place for a fault `NO_PLACE` says why; where a fault can't be seeded at all, `ELSEWHERE`. What remains to be told of the
untouched plans is explained by a comment at its line.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checks.cases import DAY
from planctl import workspace
from planctl.checks import RULES, by_name, findings
from planctl.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    Seed = Callable[[str], str | None]  # a plan's text → the same with a fault; None where it has no place for one

PLANS = Path(__file__).parent.parent.parent / "plans"
NAMES = ("harryda-2019-2022", "helsingborg-2026", "huddinge-2022-2024", "stockholm-2023")
HERE = "¤"
HARRYDA, HELSINGBORG, HUDDINGE, STOCKHOLM = NAMES

FIRST_ACTIVITY = r"^( +)activities:\n(?: +#.*\n)*( +)- id: (\S+)\n"
FOLLOW_UP = r"^( +)- (?:id: \S+\n +)?kind: \S+\n"


def edit(*edits: tuple[str, str]) -> Seed:
    """Return a seed that makes the first of the edits whose pattern is found, at its first place."""

    def seed(text: str) -> str | None:
        for pattern, replacement in edits:
            changed, count = re.subn(pattern, replacement, text, count=1, flags=re.MULTILINE)
            if count:
                return changed
        return None

    return seed


def top(line: str) -> Seed:
    """Return a seed that adds a field to the plan itself."""
    return edit((r"^(title: .*\n)", rf"\1{line}\n"))


def append(lines: str) -> Seed:
    """Return a seed that adds lines at the end, where a plan's areas are."""
    return lambda text: f"{text.rstrip()}\n{lines}\n"


def in_activity(field: str, value: str) -> Seed:
    """Return a seed that gives the first activity a field, in place of the one it has."""

    def seed(text: str) -> str | None:
        found = re.search(FIRST_ACTIVITY, text, re.MULTILINE)
        if not found:
            return None
        indent = f"{found[2]}  "
        rest = text[found.end() :]
        own = re.match(rf"(?:{indent}.*\n)*", rest)
        lines = own[0] if own else ""
        kept = re.sub(rf"^{indent}{field}: .*\n", "", lines, count=1, flags=re.MULTILINE)
        return f"{text[: found.end()]}{indent}{field}: {value}\n{kept}{rest[len(lines) :]}"

    return seed


def new_activity(fields: str) -> Seed:
    """Return a seed that adds an activity before the first."""
    return edit((FIRST_ACTIVITY, rf"\1activities:\n\2- {{{fields}}}\n\2- id: \3\n"))


def in_follow_up(line: str) -> Seed:
    return edit((rf"({FOLLOW_UP})", rf"\1\2  {line}\n"))


def time(text: str) -> Seed:
    """Return a seed that puts another time in place of the first one that something is due."""
    return edit((r"^( +)due: .*$", rf"\1{text}"))


def decided(fields: str) -> Seed:
    """Return a seed that adds a decision, in a plan that has one or has none."""
    return edit((r"^(decisions:\n  - \{.*\n)", rf"\1  - {{{fields}}}\n"), (r"^(areas:\n)", rf"decisions:\n  - {{{fields}}}\n\1"))


def area(*, goal: str = "", indicator: str = "", activity: str = "", more: str = "", bodies: str = "") -> Seed:
    """Return a seed that adds an area with a goal and an activity (and, where the plan has any, an indicator), each with some fields more.

    OWNER, FIRST, LAST and FOUR stand for the plan's owner, the years of its period and four of its bodies.
    """

    def seed(text: str) -> str | None:
        period = re.search(r"^period: (\d+)(?:\.\.(\d+))?", text, re.MULTILINE)
        owner = re.search(r"^owner: (\S+)", text, re.MULTILINE)
        has_indicators = re.search(r"^ +indicators:$", text, re.MULTILINE)
        assert period
        assert owner
        if indicator and not has_indicators:
            return None
        lines = [
            "  - id: sadd",
            "    title: Sådd",
            "    goals:",
            f"      - {{id: sadd-mal, title: Sådd, {goal}}}",
            *(
                ["    indicators:", f"      - {{id: sadd-tal, title: Antal sådda, goals: [sadd-mal], {indicator}}}"]
                if has_indicators
                else []
            ),
            "    activities:",
            "      - id: sadd-nu",
            *(["        title: Sådd"] if "title:" not in activity.partition(" ")[0] else []),
            *(["        responsible: [OWNER]"] if "responsible: [FOUR" not in activity else []),
            "        goals: [sadd-mal]",
            *([f"        {activity}"] if activity else []),
        ]
        seeded = re.sub(r"^organisations:\n", f"organisations:\n{bodies}", text, count=1, flags=re.MULTILINE).rstrip() + "\n"
        added = "\n".join(lines) + "\n" + more
        values = {"OWNER": owner[1], "FIRST": period[1], "LAST": period[2] or period[1], "FOUR": ", ".join(bodies_of(text)[:4])}
        for name, value in values.items():
            added = added.replace(name, value)
        return seeded + added

    return seed


def bodies_of(text: str) -> list[str]:
    listed = text.partition("\norganisations:\n")[2].partition("\nareas:\n")[0]
    return re.findall(r"^  ([a-z0-9-]+): *(?:\{name|\n    name)", listed, re.MULTILINE)


def same_area_twice(text: str) -> str | None:
    start = text.index("\nareas:\n")
    first, second = list(re.finditer(r"^  - id: (\S+)\n", text[start:], re.MULTILINE))[:2]
    return f"{text[: start + second.start()]}  - id: {HERE}{first[1]}\n{text[start + second.end() :]}"


def lead_from_elsewhere(text: str) -> str | None:
    bodies = bodies_of(text)
    match = re.compile(r"^( +)responsible: \[([^\]]*)\]\n", re.MULTILINE).search(text, text.index("\nareas:\n"))
    if not match:
        return None
    other = next(body for body in bodies if body not in match[2].split(", "))
    return f"{text[: match.end()]}{match[1]}lead: {HERE}{other}\n{text[match.end() :]}"


def never_due(text: str) -> str | None:
    """A point of the calendar between whose days a follow-up begins and ends."""
    point = re.search(r"^calendar:(?: \{|\n  )([a-z]+):", text, re.MULTILINE)
    first = re.search(r"^period: (\d+)", text, re.MULTILINE)
    assert first
    added = "" if point else "calendar: {punkt: 09-10}\n"
    every = point[1] if point else "punkt"
    line = f"  - {{id: sadd, kind: review, {HERE}every: [{every}], from: {first[1]}-02, until: {first[1]}-03, title: Sådd}}\n"
    return re.sub(r"^follow_ups:\n", lambda _: f"{added}follow_ups:\n{line}", text, count=1, flags=re.MULTILINE)


def not_decided(text: str) -> str | None:
    """The last decision names a period that ends a month earlier than the plan's."""
    period = re.search(r"^period: ((\d+)(?:\.\.(\d+))?)", text, re.MULTILINE)
    assert period
    shorter = f"{period[2]}-01..{period[3] or period[2]}-11"
    marked = text[: period.start()] + HERE + text[period.start() :]
    changed = re.sub(rf"^( +.*)period: {re.escape(period[1])}", rf"\1period: {shorter}", marked, count=1, flags=re.MULTILINE)
    if changed == marked:
        year = int(period[2]) - 1
        seed = decided(f"action: adopted, date: {year}-11-03, period: {shorter}")
        return seed(marked)
    return changed


def late_decision(text: str) -> str | None:
    """The plan was adopted in the second month of its period, or later."""
    period = re.search(r"^period: (\d+)", text, re.MULTILINE)
    assert period
    seed = edit(
        (r"action: adopted, date: \d+", f"action: adopted, date: {HERE}{period[1]}"),
        (r"action: extended\n", f"action: adopted # {HERE}\n"),
        (r"^(areas:\n)", rf"decisions:\n  - {{action: adopted, date: {HERE}{period[1]}-02-03}}\n\1"),
    )
    changed = seed(text)
    return re.sub(rf" # {HERE}\n    date: ", f"\n    date: {HERE}", changed) if changed else None


def nothing_uses_it(text: str) -> str | None:
    """The rounds ask for no indicators, and one indicator has lost its goals."""
    changed = text.replace("asks: [progress, indicators]", "asks: [progress]")
    if changed == text:
        return None
    return re.sub(
        r"^( +indicators:\n +- )(id: \S+\n(?: +(?!goals|[- ]).*\n)*) +goals: .*\n", rf"\1{HERE}\2", changed, count=1, flags=re.MULTILINE
    )


SEEDS: dict[str, Seed] = {
    # files and YAML
    "forbidden-character": edit((r"^title: ", f"title: {HERE}\u202e")),
    "broken-yaml": append(f"{HERE}sist: ]"),
    "duplicate-key": top(f"{HERE}title: Igen"),
    "key-not-text": top(f"{HERE}2025: Igen"),
    "key-too-long": top(f"{HERE}{'a' * 300}: Igen"),
    "anchor": edit((r"^title: ", f"title: {HERE}&namn ")),
    "alias": edit((r"^title: .*$", f"title: {HERE}*namn")),
    "merge-key": top(f"{HERE}<<: Igen"),
    "tag": edit((r"^title: ", f"title: {HERE}!!str ")),
    "directive": lambda text: f"{HERE}%YAML 1.1\n---\n{text}",
    "second-document": append(f"{HERE}---\ntitle: Igen"),
    "number-out-of-range": top(f"grace: {HERE}1e999"),
    "unknown-schema": edit((r"^schema: \S+", f"schema: {HERE}planctl/plan/v9")),
    "empty-file": lambda _: f"{HERE}\n",
    # ids and shape
    "duplicate-id": same_area_twice,
    "unknown-field": edit((r"^language: ", f"{HERE}langauge: ")),
    "missing-field": edit((r"^( +activities:\n(?: +#.*\n)* +- )(id: \S+\n) +title: [^>].*\n", rf"\1{HERE}\2")),
    "wrong-type": edit((r"responsible: \[([a-z-]+).*\]", rf"responsible: {HERE}\1")),
    "unknown-value": edit((r"kind: (start|deliver|review|measure)$", f"kind: {HERE}matning")),
    "not-an-id": edit((r"^owner: .*$", f"owner: {HERE}Ägaren")),
    "reserved-id": new_activity(f"id: {HERE}plan, title: Sådd, responsible: [OWNER]"),
    "wrong-file-name": edit((r"^id: .*$", f"id: {HERE}annan-plan")),
    "conflicting-fields": edit((r"^( +)(due: .*\n)", rf"\1\2\1{HERE}every: year\n")),
    "empty-value": edit((r"^language: .*$", f"{HERE}language:")),
    "empty-list": edit(
        (r"^reporting:\n", f"reporting:\n  - {{id: sadd, every: year, asks: {HERE}[], title: Sådd}}\n"),
        (r"^areas:\n", f"reporting:\n  - {{id: sadd, every: year, asks: {HERE}[], title: Sådd}}\nareas:\n"),
    ),
    # texts and values
    "not-nfc": edit((r"^title: ", f"title: {HERE}A\u030a ")),
    "empty-text": edit((r"^title: .*$", f'title: {HERE}""')),
    "too-long": edit((r"^title: .*$", f"title: {HERE}{'Sådd ' * 200}igen")),
    "out-of-range": top(f"grace: {HERE}-1"),
    "not-an-amount": edit((r"^      amount: \d+$", f"      amount: {HERE}-5")),
    "not-a-change": append(
        f"  - id: sadd\n    title: Sådd\n    goals:\n      - {{id: sadd-mal, title: Sådd, targets: [{{change: {HERE}lite mindre}}]}}"
    ),
    "not-a-link": edit(
        (r"^(sources:\n  - )\{(.*)\}\n", rf"\1{{\2, url: {HERE}www.exempel.example}}\n"),
        (r"^( +url: )https.*$", rf"\1{HERE}www.exempel.example"),
        (r"^(sources:\n  - id: .*\n)", rf"\1    url: {HERE}www.exempel.example\n"),
    ),
    "unfinished-text": edit((r"^title: ", f"title: {HERE}TODO ")),
    "repeated-title": area(
        activity="title: Sådd", more=f"      - {{id: sadd-igen, {HERE}title: Sådd, responsible: [OWNER], goals: [sadd-mal]}}\n"
    ),
    # references
    "goal-without-activity": append(f"  - id: sadd\n    title: Sådd\n    goals:\n      - {{id: {HERE}sadd-mal, title: Sådd}}"),
    "activity-without-goal": area(
        more="      - {id: sadd-2, title: Sådd två, responsible: [OWNER], goals: [sadd-mal]}\n"
        f"      - {{id: {HERE}sadd-3, title: Sådd tre, responsible: [OWNER]}}\n"
    ),
    "nobody-leads": area(activity=f"{HERE}responsible: [FOUR]"),
    "partner-answers-too": area(activity=f"partners: [{HERE}OWNER]"),
    "ended-organisation": area(
        activity="follow_ups: [{kind: review, due: LAST, title: Sådd, responsible: [" + HERE + "ended]}]",
        bodies="  ended: {name: Sådd, kind: unit, until: 2018}\n",
    ),
    "part-of-itself": edit(
        (r"^(organisations:\n  (\S+): *\{)", rf"\1{HERE}part_of: \2, "), (r"^(organisations:\n  (\S+):\n)", rf"\1    part_of: {HERE}\2\n")
    ),
    "replaced-still-there": area(activity=f"replaces: [{HERE}sadd-mal]"),
    "unknown-organisation": edit((r"responsible: \[([a-z-]+)", rf"responsible: [{HERE}\1x")),
    "unknown-goal": in_activity("goals", f"[{HERE}finns-inte]"),
    "unknown-indicator": in_follow_up(f"indicator: {HERE}finns-inte"),
    "unknown-group": in_activity("groups", f"[{HERE}finns-inte]"),
    "unknown-framework": edit((r"^aligns:\n", f"aligns:\n  - {HERE}finns-inte\n")),
    "unknown-framework-item": edit((r"^aligns:\n", f'aligns:\n  - {HERE}"nationell-strategi-2025:77"\n')),
    "unknown-activity": new_activity(f"id: sadd, title: Sådd, same_as: {HERE}finns-inte"),
    "unknown-source": in_activity("source", f"{{doc: {HERE}finns-inte, at: sidan 3}}"),
    "unused-organisation": edit((r"^organisations:\n", f"organisations:\n  {HERE}glomd: {{name: Glömd, kind: unit}}\n")),
    "lead-not-responsible": lead_from_elsewhere,
    "unused-group": edit((r"^groups:\n", f"groups:\n  {HERE}glomd: Glömd\n"), (r"^areas:\n", f"groups:\n  {HERE}glomd: Glömd\nareas:\n")),
    "doubled-name": edit((r"responsible: \[([a-z-]+)", rf"responsible: [\1, {HERE}\1")),
    "doubled-alignment": edit(
        (r"^aligns:\n  - (.*)\n", rf"aligns:\n  - \1\n  - {HERE}\1\n"), (r"^aligns:\n((?:  .*\n)+)", rf"aligns:\n\1{HERE}\1")
    ),
    # times
    "not-a-period": time(f"due: {HERE}i höst"),
    "backwards-period": time(f"due: {HERE}2026..2020"),
    "not-a-day-of-the-year": edit(
        (r"^(calendar: \{.*): \d\d-\d\d", rf"\1: {HERE}31 augusti"),
        (r"^(calendar:\n(?:  .*\n)*  [a-z]+: )\d\d-\d\d\n", rf"\g<1>{HERE}31 augusti\n"),
        (r"^areas:\n", f"calendar: {{punkt: {HERE}31 augusti}}\nareas:\n"),
    ),
    "not-a-recurrence": time(f"every: {HERE}ibland"),
    "outside-plan-period": time(f"due: {HERE}2062"),
    "decided-after-start": late_decision,
    "period-not-decided": not_decided,
    "never-falls-due": never_due,
    "extended-without-period": edit(
        (r"^(  - )(action: extended\n(?:    .*\n)*?)    period: .*\n", rf"\1{HERE}\2"),
        (r"^(decisions:\n  - \{.*\n)", rf"\1  - {{{HERE}action: extended, date: 2022-10-12}}\n"),
        (r"^(areas:\n)", rf"decisions:\n  - {{{HERE}action: extended, date: 2022-10-12}}\n\1"),
    ),
    "follow-ups-end-early": area(activity=f"{HERE}follow_ups: [{{kind: start, due: FIRST-01, title: Sådd}}]"),
    "only-when-needed": area(activity=f"follow_ups: [{{kind: review, every: ongoing, {HERE}said: vid behov, title: Sådd}}]"),
    "said-otherwise": area(activity=f"follow_ups: [{{kind: review, {HERE}due: LAST, said: senast 1999, title: Sådd}}]"),
    "ready-before-it-starts": area(
        activity=f"follow_ups: [{{kind: start, due: LAST-11, title: Sått}}, {{kind: deliver, {HERE}due: LAST-03, title: Sådd}}]"
    ),
    "decision-in-the-future": edit(
        (r"^(decisions:\n)", rf"\1  - {{action: revised, date: {HERE}2126-05-20}}\n"),
        (r"^(areas:\n)", rf"decisions:\n  - {{action: revised, date: {HERE}2126-05-20}}\n\1"),
    ),
    # follow-up
    "nobody-responsible": new_activity(f"id: {HERE}sadd, title: Sådd"),
    "declared-absence": append(f"  - id: sadd\n    title: Sådd\n    {HERE}no_indicators: Saknas"),
    # indicators and money
    "target-without-time": area(goal=f"term: long, targets: [{{{HERE}at_least: 3}}]"),
    "target-without-baseline": area(goal=f'targets: [{{{HERE}change: "-5 %", due: LAST}}]'),
    "figure-without-unit": area(activity=f"follow_ups: [{{kind: measure, due: LAST, {HERE}title: Sådd}}]"),
    "target-does-not-fit": area(indicator=f"measure: share, targets: [{{at_least: {HERE}900, due: LAST}}]"),
    "thousandfold": edit((r"^(    - \{amount: )(\d+)000,", rf"\g<1>{HERE}\2,")),
    "unused-indicator": nothing_uses_it,
    "silent-about-indicators": append(
        f"  - {HERE}id: sadd\n    title: Sådd\n    activities:\n      - {{id: sadd-nu, title: Sådd, responsible: [OWNER]}}"
    ),
    "sum-does-not-add-up": edit((r"^(    - \{amount: )(\d+)", rf"\g<1>{HERE}9\2")),
    # what must not be public
    "identity-number": edit((r"^title: ", f"title: {HERE}811228-9874 ")),
    "telephone-number": edit((r"^title: ", f"title: Ring {HERE}070-174 06 58 ")),
    "persons-email": edit((r"^title: ", f"title: Fråga {HERE}anna.andersson@exempel.example ")),
    "uncertain-recipient": edit((r"^(    - item: .*\n      )(amount: \d+\n)      uncertain: .*\n", rf"\1{HERE}\2")),
}

NO_MONEY = dict.fromkeys((HARRYDA, HELSINGBORG, HUDDINGE), "the plan has no money")
NO_INDICATORS = dict.fromkeys((HUDDINGE, STOCKHOLM), "the plan has no indicators, so no area is silent about them")
NO_PLACE: dict[str, dict[str, str]] = {
    "not-an-amount": NO_MONEY,
    "sum-does-not-add-up": NO_MONEY,
    "thousandfold": NO_MONEY,
    "target-does-not-fit": dict.fromkeys(
        (HUDDINGE, STOCKHOLM), "the plan has no indicators; one alone would make the other areas silent about theirs"
    ),
    "uncertain-recipient": NO_MONEY,
    "silent-about-indicators": NO_INDICATORS,
    "nobody-responsible": dict.fromkeys((HELSINGBORG, STOCKHOLM), "the plan's own `responsible` answers where an activity names nobody"),
    "unused-indicator": {
        HELSINGBORG: "its `no_follow_ups` says why nothing asks for its indicators",
        HUDDINGE: "the plan has no indicators; one alone would make the other areas silent about theirs",
        STOCKHOLM: "the plan has no indicators, and its `no_follow_ups` would say why nothing asks for one",
    },
}

# Rules of which no seed can be, and why; tests/cases has them.
JOURNALS = "faults of journals, and no real plan has one"
ELSEWHERE: dict[str, str] = {
    **dict.fromkeys(("unreadable-file", "not-utf-8"), "the file's bytes or kind, not its text"),
    **dict.fromkeys(
        ("too-large", "too-deep", "too-complex", "too-many-occurrences"), "the whole plan would be another: far too much of it"
    ),
    "run-out": "three of the plans have run out, and a day makes it so, not a text: see the test of the day after",
    "nothing-to-follow-up": "two plans ask how every activity stands, the others say in `no_follow_ups` why they don't",
    **dict.fromkeys(("not-a-value", "not-a-day", "unanswered-round"), JOURNALS),
    **dict.fromkeys((rule.name for rule in RULES if "journal" in rule.reads and "plan" not in rule.reads), JOURNALS),
    "not-an-address": "the plans accept no changes",
    **dict.fromkeys((rule.name for rule in RULES if rule.reads == ("accepted",)), "the plans accept no changes"),
    **dict.fromkeys((rule.name for rule in RULES if rule.reads == ("controls",)), "about settings, comments and baselines, not plans"),
}

# Faults with which nothing else of the file is read.
ALONE = {"unknown-schema", "empty-file", "forbidden-character", "broken-yaml"}


def found_with(folder: Path, name: str, text: str, day: date = DAY) -> list[Finding]:
    """Return the findings about one plan with another text, beside the real frameworks."""
    plans = folder / "plans"
    if not plans.exists():
        shutil.copytree(PLANS / "frameworks", plans / "frameworks")
    file = plans / f"{name}.yaml"
    file.write_text(text, encoding="utf-8")
    return [finding for finding in findings(workspace.load([str(file)]), day) if finding.location.file.endswith(file.name)]


@cache
def untouched(name: str) -> str:
    return (PLANS / f"{name}.yaml").read_text(encoding="utf-8")


@cache
def codes_before(name: str) -> Counter[str]:
    return Counter(finding.code for finding in findings(workspace.load([str(PLANS / f"{name}.yaml")]), DAY))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("fault", SEEDS)
def test_a_seeded_fault_gives_one_finding_more_at_its_line(tmp_path: Path, fault: str, name: str) -> None:
    text = untouched(name)
    assert HERE not in text
    owner = re.search(r"^owner: (\S+)", text, re.MULTILINE)
    seeded = SEEDS[fault](text)
    if name in NO_PLACE.get(fault, {}):
        # No text to change, or a change that is no fault in this plan.
        if seeded is not None and owner:
            found = found_with(tmp_path, name, seeded.replace("[OWNER]", f"[{owner[1]}]").replace(HERE, ""))
            assert by_name[fault].code not in {finding.code for finding in found}
        return
    assert seeded is not None
    assert owner
    seeded = seeded.replace("[OWNER]", f"[{owner[1]}]")
    assert seeded.count(HERE) == 1
    line = seeded[: seeded.index(HERE)].count("\n") + 1
    found = found_with(tmp_path, name, seeded.replace(HERE, ""))

    code = by_name[fault].code
    before = Counter[str]() if fault in ALONE else codes_before(name)
    after = Counter(finding.code for finding in found)
    more = after - before
    del more[ALSO.get((fault, name), "")]
    assert more == {code: 1}, [(finding.code, finding.location.span.line) for finding in found]
    assert not (before - after).keys() - WITHHELD
    assert line in [finding.location.span.line for finding in found if finding.code == code]


# What the seeded thing lacks besides: a fault of its own.
ALSO = {
    (fault, HARRYDA): "PLN315" for fault in ("reserved-id", "nobody-responsible")
}  # the new activity names no goal, where all others do
# What is not told while a fault may be its cause, or what the seeded line itself answers: a goal that nothing serves, and who leads.
WITHHELD = {"PLN314", "PLN316"}


def test_every_rule_is_seeded_or_it_is_said_why_not() -> None:
    assert not SEEDS.keys() & ELSEWHERE.keys()
    assert SEEDS.keys() | ELSEWHERE.keys() == by_name.keys()
    assert NO_PLACE.keys() <= SEEDS.keys()
    assert all(any(name not in places for name in NAMES) for places in NO_PLACE.values())


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_runs_out_the_day_after_its_period(tmp_path: Path, name: str) -> None:
    plan = workspace.load([str(PLANS / f"{name}.yaml")]).plans[0].plan
    assert plan
    last = plan.period.last
    before, after = (
        Counter(finding.code for finding in found_with(tmp_path, name, untouched(name), day)) for day in (last, last + timedelta(1))
    )
    assert after - before == {"PLN412": 1}
    assert not before - after


def test_the_real_plans_have_no_errors_and_what_is_warned_of_is_explained_at_its_line() -> None:
    found = findings(workspace.load([str(PLANS)]), DAY)
    assert not [finding for finding in found if finding.severity is Severity.error]
    for finding in found:
        if finding.severity is Severity.warning:
            lines = Path(finding.location.file).read_text(encoding="utf-8").splitlines()
            at = finding.location.span.line - 1
            assert " # " in lines[at] or lines[at - 1].lstrip().startswith("# "), (finding.location, finding.code)
