"""Things hold only what was written, and answer as if they held all."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

import pytest

from planctl.model.acceptance import Acceptance
from planctl.model.base import Noted
from planctl.model.framework import Framework
from planctl.model.plan import Activity, FollowUp, Indicator, Step

if TYPE_CHECKING:
    from planctl.model.lean import LeanModel

SHORT = {"kind": "start", "title": "Påbörjad", "from": "2022"}
LONG = {**SHORT, "answers": "any", "responsible": [], "replaces": []}


def kinds(base: type[LeanModel]) -> list[type[LeanModel]]:
    return [kind for made in base.__subclasses__() for kind in (made, *kinds(made))]


def test_what_was_left_out_is_not_held_but_answered_for() -> None:
    step = Step.model_validate({"title": "Kartlägg"})
    assert vars(step) == {"title": "Kartlägg"}
    assert (step.note, step.responsible, step.lead) == (None, (), None)
    with pytest.raises(AttributeError):
        step.nothing  # type: ignore[attr-defined]  # noqa: B018 - asked for to see that it isn't there


def test_what_goes_without_saying_makes_no_difference_when_it_is_written() -> None:
    short, long = FollowUp.model_validate(SHORT), FollowUp.model_validate(LONG)
    assert vars(short).keys() == vars(long).keys() == {"kind", "title", "from_"}
    assert short == long
    assert hash(short) == hash(long)
    assert (
        short.model_dump_json(by_alias=True) == long.model_dump_json(by_alias=True) == '{"kind":"start","title":"Påbörjad","from":"2022"}'
    )
    assert Indicator.model_validate({"id": "x", "title": "X", "marked": False}) == Indicator.model_validate({"id": "x", "title": "X"})
    assert short != FollowUp.model_validate({**SHORT, "answers": "each"})


def test_copies_hold_the_same() -> None:
    activity = Activity.model_validate({"id": "x", "title": "X", "steps": [{"title": "Y"}]})
    assert deepcopy(activity) == activity == activity.model_copy(update={"title": "X"})
    assert activity.model_copy(update={"note": "N"}).note == "N"


def test_all_kinds_are_known() -> None:
    assert {Acceptance, Activity, Framework, Step} <= set(kinds(Noted))


@pytest.mark.parametrize("kind", kinds(Noted), ids=lambda kind: kind.__name__)
def test_every_kind_answers_for_all_its_fields(kind: type[LeanModel]) -> None:
    # pydantic would take what a class answers for as written in those that inherit from it.
    assert not kind.__subclasses__()
    answered = {name for name, field in kind.model_fields.items() if not field.is_required()}
    assert vars(kind).keys() & kind.model_fields.keys() == answered
    assert all(getattr(kind, name) == kind.model_fields[name].get_default(call_default_factory=True) for name in answered)
