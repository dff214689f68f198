"""An example of each kind of change: a few lines of a plan or a journal before, and after.

What the lines hold says where they stand: `activities`, `goals` and `indicators` in an area, `entries` in the journal, all else in the
plan, but whole files, which a comment names. The tests put them there, and see that just that change comes of it.
"""

from __future__ import annotations

from textwrap import dedent, indent
from typing import NamedTuple


class Example(NamedTuple):
    """YAML before and after."""

    before: str
    after: str


def _example(holder: str, before: str, after: str) -> Example:
    return Example(*(f"{holder}:\n{indent(dedent(text).strip(), '  ')}" if text.strip() else f"{holder}: []" for text in (before, after)))


def _activity(before: str, after: str) -> Example:
    return _example("activities", *(f"- id: avtal\n  title: Skriv avtal med föreningarna\n  {text}" for text in (before, after)))


def _titled(before: str, after: str) -> Example:
    return _example("activities", *(f"- {{id: stod, title: {title}}}" for title in (before, after)))


def _follow_up(before: str, after: str) -> Example:
    return _example("follow_ups", *(f"- {{kind: review, {time}, title: Planen följs upp}}" for time in (before, after)))


def _target(indicator: str, before: str, after: str) -> Example:
    head = f"- id: traffar\n  title: Antal träffar{indicator}\n  targets:\n    - "
    return _example("indicators", *(f"{head}{target}" for target in (before, after)))


_LISTED = "- {id: avtal, title: Skriv avtal med föreningarna}"
_TOGETHER = "- {id: traffar, title: Håll träffar och skriv avtal"
_PARTED = "- {{id: avtal, title: Skriv avtal{0}}}\n- {{id: traffar-2, title: Håll träffar{0}}}"
_REPORT = "- {date: 2026-01-20, about: avtal/review@2025, by: sf, state: reported, value: %d}"
_DECISION = "- {action: adopted, date: 2024-11-20, by: ort, ref: KS 2024/%d}"
_LATER = _DECISION % 117 + "\n- {action: revised, date: 2026-03-11, by: ort}"
_MONEY = '- {item: "overenskommelse:3.1", recipient: ort, amount: %d}'
_FILE = "# plans/exempel-2025-2027.yaml\nid: exempel-2025-2027\ntitle: Handlingsplan för psykisk hälsa 2025–2027"
_NO_FILE = "# plans/ utan exempel-2025-2027.yaml"
_NOT_ACCEPTED = "# plans/accepted.yaml\naccepted: []"
_ACCEPTED = """\
# plans/accepted.yaml
accepted:
  - {kind: deadline-later, address: exempel-2025-2027/avtal/deliver, before: 2025, after: 2026, reason: Skolan byggs om,
     decision: KS 2025/31, by: Kommunstyrelsen, until: 2026-12-31}"""

EXAMPLES: dict[str, Example] = {
    "removed": _example("activities", _LISTED, ""),
    "added": _example("activities", "", _LISTED),
    "follow-up-removed": _example("follow_ups", "- {kind: review, every: year, title: Planen följs upp}", ""),
    "follow-up-added": _example("follow_ups", "", "- {kind: review, every: year, title: Planen följs upp}"),
    "moved": _example(
        "areas",
        f'- id: "1"\n  title: Samverkan\n  activities:\n    {_LISTED}\n- id: "2"\n  title: Barn och unga',
        f'- id: "1"\n  title: Samverkan\n- id: "2"\n  title: Barn och unga\n  activities:\n    {_LISTED}',
    ),
    "withdrawn": _activity("responsible: [sf]", "responsible: [sf]\n  withdrawn: {date: 2026-03, reason: Föreningen är nedlagd}"),
    "reinstated": _activity("responsible: [sf]\n  withdrawn: {date: 2026-03, reason: Föreningen är nedlagd}", "responsible: [sf]"),
    "renamed": _example("activities", _LISTED, "- {id: avtal-2, replaces: [avtal], title: Skriv avtal med föreningarna}"),
    "split": _example("activities", f"{_TOGETHER}}}", _PARTED.format(", replaces: [traffar]")),
    "merged": _example("activities", _PARTED.format(""), f"{_TOGETHER}, replaces: [avtal, traffar-2]}}"),
    "plan-removed": Example(_FILE, _NO_FILE),
    "plan-added": Example(_NO_FILE, _FILE),
    "plan-file-renamed": Example(_FILE, _FILE.replace("plans/exempel-2025-2027.yaml", "planer/exempel-2025-2027.yml")),
    "deadline-removed": _follow_up("due: 2026", "event: efter sista träffen"),
    "deadline-added": _follow_up("event: efter sista träffen", "due: 2026"),
    "deadline-later": _follow_up("due: 2026", "due: 2027"),
    "deadline-earlier": _follow_up("due: 2027", "due: 2026"),
    "recurrence-reduced": _follow_up("every: half-year", "every: year"),
    "recurrence-increased": _follow_up("every: year", "every: half-year"),
    "period-shortened": Example("period: 2025..2027", "period: 2025..2026"),
    "period-lengthened": Example("period: 2025..2026", "period: 2025..2027"),
    "responsible-removed": _activity("responsible: [sf, buf]", "responsible: [sf]"),
    "responsible-added": _activity("responsible: [sf]", "responsible: [sf, buf]"),
    "partner-removed": _activity("partners: [kff, buf]", "partners: [kff]"),
    "partner-added": _activity("partners: [kff]", "partners: [kff, buf]"),
    "answers-relaxed": _follow_up("every: year, answers: each", "every: year"),
    "answers-tightened": _follow_up("every: year", "every: year, answers: each"),
    "audience-narrowed": _activity("groups: [barn, vuxna]", "groups: [vuxna]"),
    "audience-widened": _activity("groups: [vuxna]", "groups: [barn, vuxna]"),
    "target-lowered": _target("", "{at_least: 12, due: 2027}", "{at_least: 10, due: 2027}"),
    "target-raised": _target("\n  better: higher", "{equals: 10, due: 2027}", "{equals: 12, due: 2027}"),
    "target-changed": _target("", "{equals: 12, due: 2027}", "{equals: 10, due: 2027}"),
    "link-removed": _activity("goals: [mal-1, mal-2]", "goals: [mal-1]"),
    "link-added": _activity("goals: [mal-1]", "goals: [mal-1, mal-2]"),
    "funding-reduced": _example("funding", f"parts:\n  {_MONEY % 100000}", f"parts:\n  {_MONEY % 80000}"),
    "funding-increased": _example("funding", f"parts:\n  {_MONEY % 80000}", f"parts:\n  {_MONEY % 100000}"),
    "entry-removed": _example("entries", _REPORT % 3, ""),
    "entry-added": _example("entries", "", _REPORT % 3),
    "entry-changed": _example("entries", _REPORT % 3, _REPORT % 4),
    "decision-removed": _example("decisions", _LATER, _DECISION % 117),
    "decision-added": _example("decisions", _DECISION % 117, _LATER),
    "decision-changed": _example("decisions", _DECISION % 117, _DECISION % 171),
    "field-changed": _activity("lead: sf", "lead: buf"),
    "promise-reworded": _titled("Erbjud stöd till alla föräldrar", "Erbjud stöd till nyblivna föräldrar"),
    "promise-softened": _titled("Skolan ska erbjuda stöd", "Skolan bör erbjuda stöd"),
    "promise-firmed": _titled("Skolan avser att erbjuda stöd", "Skolan ska erbjuda stöd"),
    "reworded": _activity("note: Påbörjat i höstas", "note: Påbörjat hösten 2025"),
    "reordered": _activity("responsible: [sf, buf]", "responsible: [buf, sf]"),
    "respelled": _activity("follow_ups: [{kind: review, title: Följs upp}]", "follow_ups: [{id: review, kind: review, title: Följs upp}]"),
    "register-changed": _example("groups", "barn: Barn", "barn: Barn\naldre: Äldre"),
    "acceptance-added": Example(_NOT_ACCEPTED, _ACCEPTED),
    "acceptance-removed": Example(_ACCEPTED, _NOT_ACCEPTED),
}
