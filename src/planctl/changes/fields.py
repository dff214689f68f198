"""How each field of the model is compared. A test holds this table to having every field, and the editorial ones to having a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planctl.changes import bodies, targets, times, values
from planctl.changes.bodies import Comparer
from planctl.changes.words import firmness, same_promise
from planctl.model.funding import Alignment, Funding, FundingPart, StatedAmount
from planctl.model.plan import (
    Activity,
    Area,
    CalendarDay,
    Decision,
    FollowUp,
    Goal,
    Group,
    Indicator,
    Organisation,
    Plan,
    Round,
    Source,
    Step,
    Target,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from pydantic import BaseModel

    from planctl.changes.matching import Key
    from planctl.changes.nodes import Node


@dataclass(frozen=True, slots=True)
class Children:
    """Things without ids of the whole plan: matched within what they are part of, by `keys`, strongest first.

    `counts`: of those that it puts together the last counts, so that their order says something; to exchange them is then an edit of
    that name.
    """

    kind: str
    keys: tuple[Key, ...]
    removed: str
    added: str
    alike: Callable[[Node, Node], bool] | None = None
    counts: Key | None = None
    reordered: str = "reordered"


class ById:
    """Things matched by id wherever they stand: in this list only their order is compared."""


def _name(node: Node) -> str:
    return node.name


def _by(*names: str) -> Key:
    return lambda node: tuple(getattr(node.item, name) for name in names)


def _alike(old: Node, new: Node) -> bool:
    return same_promise(old.item.title, new.item.title) or firmness(old.item.title or "", new.item.title or "") != 0


def _decided(node: Node) -> date:
    day: date = node.item.date.first
    return day


def _register(kind: str) -> Children:
    return Children(kind, (_name,), "register-changed", "register-changed")


BY_ID = ById()
ALIGNS = Children("alignment", (_by("to"),), "link-removed", "link-added")
TARGETS = Children("target", (_by("title", "due"), _by("title")), "removed", "added", _alike)
STEPS = Children("step", (_by("title"),), "removed", "added", _alike)
FOLLOW_UPS = Children("follow-up", (_by("name"), _by("kind", "title")), "follow-up-removed", "follow-up-added")
ROUNDS = Children("round", (_by("id"), _by("title")), "follow-up-removed", "follow-up-added")
DECISIONS = Children(
    "decision",
    (_by("date", "action"), _by("action")),
    "decision-removed",
    "decision-added",
    counts=_decided,
    reordered="decision-changed",
)
FUNDING = Children("funding", (_by(),), "funding-reduced", "funding-increased")
STATED = Children(
    "stated", (_by("title", "item", "recipients"), _by("item", "recipients"), _by("title")), "funding-reduced", "funding-increased"
)
PARTS = Children("part", (_by("item", "recipient"), _by("item")), "funding-reduced", "funding-increased")

Rule = Comparer | Children | ById

_NOTED: dict[str, Rule] = {"note": values.wording, "uncertain": values.wording, "source": values.wording}
_ID: dict[str, Rule] = {"id": values.identity}
_GOING: dict[str, Rule] = {"withdrawn": values.withdrawal, "replaces": values.heritage}
_WHO: dict[str, Rule] = {"responsible": bodies.responsible, "lead": values.other}
_TIME: dict[str, Rule] = {"every": times.timing, "from_": times.timing, "until": times.timing, "said": values.wording, "grace": times.grace}

FIELDS: dict[type[BaseModel], dict[str, Rule]] = {
    Plan: {
        **_NOTED,
        **_WHO,
        "schema_": values.wording,
        "id": values.other,
        "title": values.wording,
        "language": values.wording,
        "owner": values.other,
        "coordinator": values.other,
        "period": times.period,
        "grace": times.grace,
        "decisions": DECISIONS,
        "calendar": _register("calendar-point"),
        "reporting": ROUNDS,
        "follow_ups": FOLLOW_UPS,
        "no_follow_ups": values.absence,
        "aligns": ALIGNS,
        "sources": _register("source"),
        "organisations": _register("organisation"),
        "groups": _register("group"),
        "areas": BY_ID,
        "funding": FUNDING,
    },
    Area: {
        **_NOTED,
        **_GOING,
        **_ID,
        "title": values.wording,
        "aligns": ALIGNS,
        "groups": bodies.audience,
        "goals": BY_ID,
        "indicators": BY_ID,
        "no_indicators": values.absence,
        "activities": BY_ID,
        "no_follow_ups": values.absence,
        "areas": BY_ID,
    },
    Goal: {
        **_NOTED,
        **_GOING,
        **_ID,
        "title": values.promise,
        "term": values.other,
        "groups": bodies.audience,
        "aligns": ALIGNS,
        "targets": TARGETS,
    },
    Indicator: {
        **_NOTED,
        **_GOING,
        **_ID,
        "title": values.promise,
        "level": values.other,
        "measure": values.other,
        "unit": values.other,
        "term": values.other,
        "groups": bodies.audience,
        "goals": bodies.links,
        "data_from": values.other,
        "marked": values.wording,
        "better": values.other,
        "targets": TARGETS,
    },
    Target: {
        **_NOTED,
        "title": values.promise,
        **dict.fromkeys(targets.FIELDS, targets.target),
        "due": times.deadline,
        "responsible": bodies.responsible,
    },
    Activity: {
        **_NOTED,
        **_GOING,
        **_WHO,
        **_ID,
        "title": values.promise,
        "partners": bodies.partners,
        "groups": bodies.audience,
        "goals": bodies.links,
        "aligns": ALIGNS,
        "steps": STEPS,
        "follow_ups": FOLLOW_UPS,
        "no_follow_ups": values.absence,
        "same_as": values.other,
    },
    Step: {**_NOTED, **_WHO, "title": values.promise, "partners": bodies.partners, "groups": bodies.audience, "steps": STEPS},
    FollowUp: {
        **_NOTED,
        **_GOING,
        **_WHO,
        **_TIME,
        **_ID,
        "kind": values.other,
        "title": values.promise,
        "due": times.timing,
        "event": times.timing,
        "indicator": bodies.link,
        "answers": values.answers,
    },
    Round: {
        **_NOTED,
        **_GOING,
        **_TIME,
        **_ID,
        "title": values.wording,
        "asks": values.asks,
        "responsible": bodies.responsible,
    },
    Decision: dict.fromkeys(("action", "date", "by", "period", "ref", "note", "uncertain", "source"), values.decision),
    CalendarDay: {**_NOTED, "day": times.deadline},
    Source: {**_NOTED, "id": values.other, "title": values.wording, "file": values.wording, "url": values.wording},
    Organisation: {
        **_NOTED,
        "name": values.wording,
        "kind": values.wording,
        "code": values.wording,
        "part_of": values.other,
        "members": values.other,
        "until": values.other,
        "replaced_by": values.other,
    },
    Group: {**_NOTED, "title": values.wording},
    Alignment: {**_NOTED, "to": values.other, "relation": values.other},
    Funding: {**_NOTED, "stated": STATED, "parts": PARTS},
    StatedAmount: {
        **_NOTED,
        "title": values.wording,
        "amount": values.amount,
        "precision": values.wording,
        "recipients": values.other,
        "item": values.other,
        "proposed": values.proposed,
    },
    FundingPart: {**_NOTED, "item": values.other, "recipient": values.other, "amount": values.amount, "proposed": values.proposed},
}

# Comparers that look at several fields at once: one edit, however many of them changed.
TOGETHER: frozenset[Comparer] = frozenset({times.timing, targets.target, values.decision})
