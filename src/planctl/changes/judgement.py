"""How much each kind of change weighs. Detection has no opinion; this table has all of them.

What a kind is, and why it weighs what it weighs, stand in the messages (`change.what.<name>`, `change.why.<name>`), in both languages; so
does what to look at where the text can't tell (`change.look.<look_at>`). A mirror is the kind that the same change gives when base and
head trade places; a kind that has none says why in `waiver`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planctl.changes.change import Impact


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change: its code and name, its weight, its mirror, and what to look at where it can't be weighed."""

    code: str
    name: str
    impact: Impact
    mirror: str
    look_at: str = ""
    waiver: str = ""


_ALL = (
    # Things
    Kind("CHG101", "removed", "weakens", "added"),
    Kind("CHG102", "added", "adds", "removed"),
    Kind("CHG103", "follow-up-removed", "weakens", "follow-up-added"),
    Kind("CHG104", "follow-up-added", "adds", "follow-up-removed"),
    Kind("CHG105", "moved", "alters", "moved", "moved"),
    Kind("CHG106", "withdrawn", "weakens", "reinstated"),
    Kind("CHG107", "reinstated", "strengthens", "withdrawn"),
    Kind("CHG108", "renamed", "alters", "renamed", "renamed"),
    Kind("CHG109", "split", "alters", "merged", "regrouped"),
    Kind("CHG110", "merged", "alters", "split", "regrouped"),
    # Whole plans: see plans.py
    Kind("CHG111", "plan-removed", "rewrites", "plan-added"),
    Kind("CHG112", "plan-added", "adds", "plan-removed"),
    Kind("CHG113", "plan-file-renamed", "editorial", "plan-file-renamed"),
    # Times
    Kind("CHG201", "deadline-removed", "weakens", "deadline-added"),
    Kind("CHG202", "deadline-added", "strengthens", "deadline-removed"),
    Kind("CHG204", "deadline-later", "weakens", "deadline-earlier"),
    Kind("CHG205", "deadline-earlier", "strengthens", "deadline-later"),
    Kind("CHG206", "recurrence-reduced", "weakens", "recurrence-increased"),
    Kind("CHG207", "recurrence-increased", "strengthens", "recurrence-reduced"),
    Kind("CHG208", "period-shortened", "weakens", "period-lengthened"),
    Kind("CHG209", "period-lengthened", "alters", "period-shortened", "period"),
    # Who, and for whom
    Kind("CHG301", "responsible-removed", "weakens", "responsible-added"),
    Kind("CHG302", "responsible-added", "strengthens", "responsible-removed"),
    Kind("CHG303", "partner-removed", "weakens", "partner-added"),
    Kind("CHG304", "partner-added", "strengthens", "partner-removed"),
    Kind("CHG305", "answers-relaxed", "weakens", "answers-tightened"),
    Kind("CHG306", "answers-tightened", "strengthens", "answers-relaxed"),
    Kind("CHG307", "audience-narrowed", "weakens", "audience-widened"),
    Kind("CHG308", "audience-widened", "strengthens", "audience-narrowed"),
    # What is to be reached, and what it is tied to
    Kind("CHG401", "target-lowered", "weakens", "target-raised"),
    Kind("CHG402", "target-raised", "strengthens", "target-lowered"),
    Kind("CHG403", "target-changed", "alters", "target-changed", "target"),
    Kind("CHG404", "link-removed", "alters", "link-added", "link"),
    Kind("CHG405", "link-added", "adds", "link-removed"),
    # Money
    Kind("CHG501", "funding-reduced", "weakens", "funding-increased"),
    Kind("CHG502", "funding-increased", "strengthens", "funding-reduced"),
    # What has been reported and decided
    Kind("CHG601", "entry-removed", "rewrites", "entry-added"),
    Kind("CHG602", "entry-added", "reports", "entry-removed"),
    Kind("CHG603", "entry-changed", "rewrites", "entry-changed"),
    Kind("CHG604", "decision-removed", "rewrites", "decision-added"),
    Kind("CHG605", "decision-added", "adds", "decision-removed"),
    Kind("CHG606", "decision-changed", "rewrites", "decision-changed"),
    # What is promised, in words; what the text can't tell
    Kind("CHG701", "field-changed", "alters", "field-changed", "field"),
    Kind("CHG702", "promise-reworded", "alters", "promise-reworded", "wording"),
    Kind("CHG703", "promise-softened", "weakens", "promise-firmed"),
    Kind("CHG704", "promise-firmed", "strengthens", "promise-softened"),
    # Wording, order, layout
    Kind("CHG801", "reworded", "editorial", "reworded"),
    Kind("CHG802", "reordered", "editorial", "reordered"),
    Kind("CHG803", "respelled", "editorial", "respelled"),
    Kind("CHG804", "register-changed", "editorial", "register-changed"),
    # What is let through
    Kind("CHG901", "acceptance-added", "weakens", "acceptance-removed"),
    Kind("CHG902", "acceptance-removed", "editorial", "acceptance-added"),
)

KINDS: dict[str, Kind] = {kind.name: kind for kind in _ALL}

# Fields whose change promises neither more nor less, with the reason. "*" stands for every model that has the field.
EDITORIAL: dict[str, str] = {
    "*.note": "a remark beside the promise",
    "*.uncertain": "how sure our reading is, not what was promised",
    "*.source": "where in the source it stands",
    "*.said": "the source's words for a time; the time itself has its own fields",
    "*.replaces": "what a thing took over; that the old one went is told of the old one",
    "*.schema_": "the file's version",
    "Plan.title": "a heading",
    "Plan.language": "how the content is written",
    "Area.title": "a heading",
    "Round.title": "a heading; what the round asks has its own field",
    "Source.title": "names the source",
    "Source.file": "says where the source is kept",
    "Source.url": "says where the source is found",
    "Organisation.name": "the same body, by its id, under another name",
    "Organisation.kind": "describes the body",
    "Organisation.code": "describes the body",
    "Group.title": "the same group, by its id, in other words",
    "Indicator.marked": "an unexplained mark in the source",
    "StatedAmount.title": "names a sum",
    "StatedAmount.precision": "how exactly the source states a sum",
}

# Fields of which it can't be told which way a change goes, with what to look at (`change.look.<this>`).
LOOK_AT: dict[str, str] = {
    "*.lead": "lead",
    "*.term": "term",
    "Plan.id": "plan-id",
    "Plan.owner": "owner",
    "Plan.coordinator": "coordinator",
    "Activity.same_as": "same-as",
    "FollowUp.kind": "follow-up",
    "Indicator.level": "measured",
    "Indicator.measure": "measured",
    "Indicator.unit": "measured",
    "Indicator.data_from": "measured",
    "Indicator.better": "better",
    "Source.id": "key",
    "Organisation.part_of": "body",
    "Organisation.members": "body",
    "Organisation.until": "ended",
    "Organisation.replaced_by": "ended",
    "Alignment.to": "key",
    "Alignment.relation": "relation",
    "StatedAmount.recipients": "money",
    "StatedAmount.item": "money",
    "FundingPart.item": "key",
    "FundingPart.recipient": "money",
}

# Models that are compared as one value, with the field that tells their change.
WHOLE: dict[str, str] = {
    "SourcePlace": "`source`, wherever it stands",
    "Withdrawal": "`withdrawn`, wherever it stands",
    "NoIndicators": "an area's `no_indicators`",
    "Baseline": "a target's `baseline`",
    "Entry": "a journal's `entries`: an entry is never changed, in any field",
    "Deviation": "part of an entry",
}
