"""Version 1 of the schemas is frozen: what a plan, journal or framework may say today it may say for ever. Additions alone are made."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from planctl.outputs.schemas import published

FROZEN = Path(__file__).parent / "frozen"
KINDS = ("plan", "journal", "framework")
SAID = frozenset({"description", "title", "$schema"})  # words for people: free to change


def taken_away(old: Any, new: Any, path: str = "") -> Iterator[str]:
    """Yield each way in which the new schema may refuse what the old one takes."""
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _in_mapping(old, new, path)
    elif old != new:
        yield f"{path}: {old!r} has become {new!r}"


def _in_mapping(old: dict[str, Any], new: dict[str, Any], path: str) -> Iterator[str]:
    for key in (old.keys() | new.keys()) - SAID:
        here = f"{path}/{key}"
        if key in {"properties", "$defs"}:
            for name, schema in old.get(key, {}).items():
                yield from taken_away(schema, new.get(key, {}).get(name), f"{here}/{name}")
        elif key == "required":
            yield from (f"{here}: {name} is required now" for name in set(new.get(key, ())) - set(old.get(key, ())))
        elif key == "enum":
            yield from (f"{here}: {word} may not be said any more" for word in set(old.get(key, ())) - set(new.get(key, old.get(key, ()))))
        elif key == "anyOf":
            choices = new.get(key, [new])
            yield from (f"{here}: {one!r} is gone" for one in old.get(key, ()) if all(list(taken_away(one, other)) for other in choices))
        else:
            yield from taken_away(old.get(key), new.get(key), here)


def frozen(kind: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((FROZEN / f"{kind}-v1.schema.json").read_text(encoding="utf-8"))
    return schema


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_takes_all_that_version_1_took(kind: str) -> None:
    assert list(taken_away(frozen(kind), json.loads(published(kind)))) == []


def test_what_may_be_added_and_what_may_not() -> None:
    old = frozen("plan")
    new = copy.deepcopy(old)
    activity = new["$defs"]["Activity"]
    activity["properties"]["urgency"] = {"type": "string"}
    activity["properties"]["title"]["description"] = "Other words."
    new["$defs"]["Organisation"]["properties"]["kind"]["enum"].append("company")
    new["required"].remove("areas")
    assert list(taken_away(old, new)) == []

    activity["required"].append("lead")
    del activity["properties"]["partners"]
    activity["properties"]["title"]["maxLength"] = 100
    activity["properties"]["id"]["pattern"] = "^x"
    new["$defs"]["FollowUp"]["properties"]["kind"]["enum"].remove("start")
    new["$defs"]["Target"]["properties"]["change"]["anyOf"].pop(0)
    places = {said.split(":")[0].removeprefix("/$defs/") for said in taken_away(old, new)}
    assert places == {
        "Activity/required",
        "Activity/properties/partners",
        "Activity/properties/title/maxLength",
        "Activity/properties/id/pattern",
        "FollowUp/properties/kind/enum",
        "Target/properties/change/anyOf",
    }
