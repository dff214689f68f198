"""The published JSON Schemas: of what people write, made from the model, and of what planctl prints.

A schema of the model says nothing of null: an empty value is refused in reading (`empty-value`), so optional fields are simply left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planctl.changes import KINDS as CHANGES
from planctl.indicators import COMPARED, REASONS
from planctl.model.acceptance import Accepted
from planctl.model.framework import Framework
from planctl.model.journal import Journal
from planctl.model.plan import Plan
from planctl.schedule import STATE_BY_RULE

if TYPE_CHECKING:
    from collections.abc import Callable

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: dict[str, Any] = {"type": "string"}
COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
NUMBER: dict[str, Any] = {"type": "number"}
DAY: dict[str, Any] = {"type": "string", "format": "date"}
TEXTS: dict[str, Any] = {"type": "array", "items": TEXT}


def published(kind: str) -> str:
    """Return the schema of a kind of document as JSON text, just as it lies in `schemas/`."""
    import json

    return json.dumps(KINDS[kind](), ensure_ascii=False, indent=2) + "\n"


def _of_model(model: type[Plan | Journal | Framework | Accepted], title: str) -> Callable[[], dict[str, Any]]:
    def make() -> dict[str, Any]:
        schema = model.model_json_schema(by_alias=True)
        definitions: dict[str, Any] = schema.pop("$defs", {})
        hoisted: dict[str, Any] = {}
        body = _tidied({name: value for name, value in schema.items() if name != "title"}, hoisted)
        for name, definition in definitions.items():
            hoisted[name] = _tidied({key: value for key, value in definition.items() if key != "title"}, hoisted)
        return {"$schema": DIALECT, "title": title, **body, "$defs": dict(sorted(hoisted.items()))}

    return make


def _tidied(node: Any, hoisted: dict[str, Any]) -> Any:
    """Drop nulls, defaults that mean "left out" and generated titles; give every inlined model a definition of its own."""
    if isinstance(node, list):
        return [_tidied(item, hoisted) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("type") == "object" and "properties" in node and isinstance(node.get("title"), str):
        name = node["title"]
        if name not in hoisted:
            hoisted[name] = {}  # a model may hold itself
            hoisted[name] = _tidied({key: value for key, value in node.items() if key != "title"}, hoisted)
        return {"$ref": f"#/$defs/{name}"}
    return _without_null({key: _tidied(value, hoisted) for key, value in node.items() if not _is_noise(key, value)})


def _is_noise(key: str, value: Any) -> bool:
    return (key == "title" and isinstance(value, str)) or (key == "default" and value in (None, (), [], {}))


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    choices = node.get("anyOf")
    if not isinstance(choices, list):
        return node
    kept = [choice for choice in choices if choice != {"type": "null"}]
    rest = {key: value for key, value in node.items() if key != "anyOf"}
    if len(kept) == 1:
        return {**kept[0], **rest}
    return {**rest, "anyOf": kept}


def _object(properties: dict[str, Any], optional: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False, **more}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": schema}


def _document(name: str, title: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": DIALECT, "title": title, **_object({"schema": {"const": f"planctl/{name}/v1"}, **properties})}


PLACE = {"file": TEXT, "line": COUNT, "column": COUNT}
PATH = {"type": "array", "items": {"type": ["string", "integer"]}}


def _findings() -> dict[str, Any]:
    edit = _object({"line": COUNT, "column": COUNT, "end_line": COUNT, "end_column": COUNT, "text": TEXT})
    fix = _object({"applicability": {"enum": ["safe", "unsafe"]}, "edits": _list(edit)})
    finding = _object(
        {
            "code": TEXT,
            "name": TEXT,
            "severity": {"enum": ["error", "warning", "note"]},
            "message": TEXT,
            "help": TEXT,
            **PLACE,
            "end_line": COUNT,
            "end_column": COUNT,
            "address": _or_null(TEXT),
            "path": PATH,
            "related": _list(_object({**PLACE, "message": TEXT})),
            "fix": _or_null(fix),
            "url": TEXT,
        }
    )
    summary = _object({"error": COUNT, "warning": COUNT, "note": COUNT})
    counts = {"plans": COUNT, "journals": COUNT, "frameworks": COUNT}
    return _document("findings", "planctl validate", {"as_of": DAY, **counts, "summary": summary, "findings": _list(finding)})


def _baseline() -> dict[str, Any]:
    row = _object({**dict.fromkeys(("code", "file", "address", "place"), TEXT), "count": {**COUNT, "minimum": 2}}, optional=("count",))
    return _document("baseline", "planctl validate --write-baseline", {"findings": _list(row)})


def _due_item() -> dict[str, Any]:
    answers = _object({"of": {"enum": ["any", "each"]}, "reported": COUNT, "needed": COUNT})
    return _object(
        {
            "address": TEXT,
            "plan": TEXT,
            "area": _or_null(TEXT),
            "area_title": _or_null(TEXT),
            "activity": _or_null(TEXT),
            "activity_title": _or_null(TEXT),
            "follow_up": TEXT,
            "kind": {"enum": ["start", "deliver", "measure", "review", "round"]},
            "title": TEXT,
            "indicator": _or_null(TEXT),
            "responsible": _list(_object({"id": TEXT, "name": TEXT})),
            "period": _or_null(TEXT),
            "begins": _or_null(DAY),
            "deadline": _or_null(DAY),
            "original_deadline": _or_null(DAY),
            "state": {"enum": ["overdue", "current", "upcoming", "undated", "closed"]},
            "closed_by": {"enum": [None, "reported", "skipped", "ended", "cancelled", "withdrawn", "start"]},
            "days_late": COUNT,
            "said": _or_null(TEXT),
            "file": TEXT,
            "line": COUNT,
            "answers": answers,
            "entry": _or_null({"type": "object"}),
            "coverage": _or_null(_object({"reported": COUNT, "of": COUNT})),
            "uncertain": _or_null(TEXT),
            "measured": _measured(),
        }
    )


def _measured() -> dict[str, Any]:
    """Return the schema of a series with its targets."""
    body = _object({"id": TEXT, "name": TEXT})
    figure = {"type": ["number", "boolean", "null"]}
    value = {"anyOf": [{"type": ["number", "boolean", "string"]}, {"type": "object", "additionalProperties": {"type": "number"}}]}
    told = _object({"period": TEXT, "by": body, "value": value, "date": DAY, "about": TEXT, "note": _or_null(TEXT)})
    verdict = _object(
        {
            "state": {"enum": ["met", "missed", "unknown"]},
            "reason": {"enum": [COMPARED, *REASONS]},
            "value": _or_null(value),
            "period": _or_null(TEXT),
            "limit": figure,
            "baseline": _or_null(NUMBER),
        }
    )
    target = _object(
        {
            "title": _or_null(TEXT),
            "at_least": _or_null(NUMBER),
            "at_most": _or_null(NUMBER),
            "equals": figure,
            "change": _or_null(TEXT),
            "per": _or_null(TEXT),
            "baseline": _or_null(_object({"value": _or_null(NUMBER), "period": _or_null(TEXT)})),
            "due": _or_null(TEXT),
            "responsible": _list(body),
            "remarks": _object(dict.fromkeys(("note", "uncertain", "source"), _or_null(TEXT))),
            "verdict": verdict,
        }
    )
    properties = {"indicator": _or_null(TEXT), "measure": _or_null(TEXT), "unit": _or_null(TEXT), "values": _list(told)}
    return _or_null(_object({**properties, "targets": _list(target)}))


def _due() -> dict[str, Any]:
    item = {"$ref": "#/$defs/Item"}
    summary = _object(dict.fromkeys(("overdue", "current", "upcoming", "closed", "older", "undated"), COUNT))
    lists = {name: _list(item) for name in ("items", "older", "moved", "undated")}
    made = _document("due", "planctl due", {"as_of": DAY, "year": _or_null(COUNT), **lists, "summary": summary})
    return {**made, "$defs": {"Item": _due_item()}}


def _explanation() -> dict[str, Any]:
    body = _object({"id": TEXT, "name": TEXT})
    timing = _object(
        {
            "by": {"enum": ["due", "every", "event", "none"]},
            "text": _or_null(TEXT),
            "points": _list(_object({"name": TEXT, "day": TEXT, "uncertain": _or_null(TEXT)})),
            "first": _or_null(DAY),
            "first_by": {"enum": [None, "from", "plan"]},
            "last": _or_null(DAY),
            "last_by": {"enum": [None, "until", "plan"]},
            "ends": _or_null(DAY),
            "cut": {"type": "boolean"},
            "grace": COUNT,
            "grace_by": {"enum": [None, "follow-up", "round", "plan"]},
        }
    )
    decided = {"date": TEXT, "action": TEXT, "by": _or_null(body), "period": _or_null(TEXT), "ref": _or_null(TEXT)}
    fates = {"enum": ["stands", "corrected", "replaced", "retracted", "retraction", "repeated", "not-yet"]}
    yes_no = {"type": "boolean"}
    withdrawn = {"kind": {"enum": ["follow-up", "round", "activity", "area"]}, "title": TEXT, "date": TEXT, "reason": TEXT}
    properties = {
        "as_of": DAY,
        "item": {"$ref": "#/$defs/Item"},
        "rule": {"enum": list(STATE_BY_RULE)},
        "timing": timing,
        "period": TEXT,
        "decisions": _list(_object({**decided, "gives": yes_no})),
        "entries": _list(_object({"fate": fates, "decides": yes_no, "by": body, "entry": {"type": "object"}})),
        "cancelled": _list(_object({"first": DAY, "by": body, "reopened": _or_null(DAY), "waives": yes_no})),
        "withdrawn": _list(_object({**withdrawn, "decision": _or_null(TEXT), "waives": yes_no})),
        "answered": _list(body),
        "waiting": _list(body),
        "missing": _list(_object({"kind": {"enum": ["activity", "indicator"]}, "address": TEXT, "title": TEXT, "by": body})),
        "source": _or_null(TEXT),
        "commands": TEXTS,
    }
    return {**_document("explanation", "planctl due --explain", properties), "$defs": {"Item": _due_item()}}


def _changes() -> dict[str, Any]:
    impacts = ("rewrites", "weakens", "alters", "strengthens", "adds", "reports", "editorial")
    place = {"address": TEXT, "path": PATH, "before": {}, "after": {}, "file": TEXT, "line": COUNT}
    said = dict.fromkeys(("message", "why", "look_at", "within", "guard", "possible"), TEXT)
    kind = {"code": TEXT, "name": TEXT, "impact": {"enum": list(impacts)}}
    accepted = _object({"reason": TEXT, "decision": TEXT, "by": TEXT, "until": DAY})
    change = _object({**kind, **place, **said, "count": COUNT, "parts": _list(_object(place)), "accepted": _or_null(accepted)})
    summary = _object(dict.fromkeys(impacts, COUNT))
    unused = _object({"kind": TEXT, "address": TEXT, "because": {"enum": ["expired", "no-change"]}, "file": TEXT, "line": COUNT})
    properties = {"base": TEXT, "head": TEXT, "summary": summary, "changes": _list(change), "unused_acceptances": _list(unused)}
    properties["not_compared"] = _list(_object({"plan": TEXT, "files": TEXTS}))
    return _document("changes", "planctl diff", properties)


def _accepted() -> dict[str, Any]:
    schema = _of_model(Accepted, "Changes of planctl plans that have been accepted")()
    schema["$defs"]["Acceptance"]["properties"]["kind"] = {
        **schema["$defs"]["Acceptance"]["properties"]["kind"],
        "enum": [*CHANGES],
    }
    return schema


def _log() -> dict[str, Any]:
    changes = _changes()["properties"]
    problem = _object({"code": TEXT, "message": TEXT, "file": TEXT, "line": COUNT})
    said = dict.fromkeys(("revision", "date", "author", "subject"), TEXT)
    told = {"decisions": _list({"type": "object"}), "shallow": {"type": "boolean"}, "problems": _list(problem)}
    revision = _object({**said, **told, "summary": changes["summary"], "changes": changes["changes"]})
    return _document("log", "planctl log", {"plan": TEXT, "activity": _or_null(TEXT), "ids": TEXTS, "revisions": _list(revision)})


def _plans() -> dict[str, Any]:
    counts = dict.fromkeys(("areas", "goals", "activities", "indicators", "targets", "follow_ups", "amounts", "overdue"), COUNT)
    standings = {"enum": ["closed", "run-out", "extended", "in-force", "adopted", "undecided"]}
    row = _object(
        {"plan": TEXT, "title": TEXT, "owner": TEXT, "owner_name": TEXT, "period": TEXT, "standing": standings, **counts, "file": TEXT}
    )
    return _document("plans", "planctl list", {"as_of": DAY, "rows": _list(row)})


def _table() -> dict[str, Any]:
    row = {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean", "null", "array", "object"]}}
    properties = {"schema": {"type": "string", "pattern": "^planctl/[a-z-]+/v1$"}, "rows": _list(row)}
    return {"$schema": DIALECT, "title": "planctl export", **_object(properties)}


def _thing() -> dict[str, Any]:
    part = _object({"kind": TEXT, "address": TEXT, "title": TEXT, "state": _or_null(TEXT), "deadline": _or_null(DAY)})
    properties = {
        "as_of": DAY,
        "kind": TEXT,
        "address": TEXT,
        "title": TEXT,
        "file": TEXT,
        "line": COUNT,
        "facts": {"type": "object"},
        "parts": _list(part),
        "entries": _list({"type": "object"}),
        "measured": _measured(),
    }
    return _document("thing", "planctl show", properties)


def _rules() -> dict[str, Any]:
    row = _object(dict.fromkeys(("code", "name", "severity", "what", "why", "fix", "bad", "good", "since", "url"), TEXT))
    change = _object(dict.fromkeys(("code", "name", "impact", "what", "why", "look_at", "before", "after", "mirror"), TEXT))
    return _document("rules", "planctl rule", {"rows": _list(row), "changes": _list(change)})


KINDS: dict[str, Callable[[], dict[str, Any]]] = {
    "plan": _of_model(Plan, "A planctl plan: what has been decided"),
    "journal": _of_model(Journal, "A planctl journal: what has been reported"),
    "framework": _of_model(Framework, "A planctl framework: an external structure that plans align with"),
    "accepted": _accepted,
    "findings": _findings,
    "baseline": _baseline,
    "due": _due,
    "explanation": _explanation,
    "changes": _changes,
    "log": _log,
    "plans": _plans,
    "table": _table,
    "thing": _thing,
    "rules": _rules,
}
