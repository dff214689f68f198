"""The money of the frameworks and plans adds up at every level, to the krona. The numbers stand here as the sources have them."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builders import TODAY
from planctl import workspace
from planctl.checks import findings

if TYPE_CHECKING:
    from planctl.model.funding import Funding, FundingPart

PLANS = Path(__file__).parent.parent / "plans"
MILLION = 1_000_000

# Överenskommelsen 2020, as proposed: (purpose, whose, millions).
PROPOSED_2020 = (
    ("handlingsplaner", "region", 300),
    ("barn-unga", "region", 370),
    ("kunskapsbaserad-vard", "region", 100),
    ("traumavard", "region", 50),
    ("handlingsplaner", "municipalities", 200),
    ("kunskapsbaserad-vard", "municipalities", 100),
    ("sammanhallen-vard", "county", 200),
    ("brukarmedverkan", "county", 24),
    ("suicidprevention", "county", 200),
    ("ungdomsmottagningar", "county", 150),
    ("skr-administration", "skr", 2),
    ("skr-utveckling", "skr", 20),
)
# What the proposal and its levels come to, in kronor: whose, and how much.
LEVELS_2020 = {
    ("region",): 820_000_000,
    ("municipalities",): 300_000_000,
    ("county",): 574_000_000,
    ("region", "municipalities", "county"): 1_694_000_000,
    ("skr",): 22_000_000,
    ("region", "municipalities", "county", "skr"): 1_716_000_000,
}
# Stockholm's Tabell 1, row by row.
TABELL_1 = (
    ("3.1", 50_297_425),
    ("3.1", 45_661_707),
    ("3.2", 88_091_005),
    ("3.2-um", 35_049_471),
    ("3.3", 27_019_610),
    ("3.4", 23_178_535),
    ("3.4", 23_178_534),
    ("3.5", 2_000_000),
    ("3.6", 46_357_073),
    ("3.7", 11_589_268),
)
STOCKHOLM = 352_422_628


@pytest.fixture(scope="module")
def loaded() -> workspace.Workspace:
    return workspace.load([str(PLANS)])


@pytest.fixture(scope="module")
def proposal(loaded: workspace.Workspace) -> Funding:
    framework = loaded.frameworks_by_id["skr-overenskommelse-2020"].framework
    assert framework
    assert framework.funding
    return framework.funding


@pytest.fixture(scope="module")
def stockholm(loaded: workspace.Workspace) -> Funding:
    plan = next(file.plan for file in loaded.plans if file.id == "stockholm-2023")
    assert plan
    assert plan.funding
    return plan.funding


def total(parts: tuple[FundingPart, ...], recipients: tuple[str, ...] | None = None, item: str | None = None) -> int:
    return sum(
        part.amount for part in parts if (recipients is None or part.recipient in recipients) and (item is None or part.item == item)
    )


def test_the_numbers_here_add_up_themselves() -> None:
    for recipients, kronor in LEVELS_2020.items():
        assert sum(millions for _, whose, millions in PROPOSED_2020 if whose in recipients) * MILLION == kronor
    assert sum(amount for _, amount in TABELL_1) == STOCKHOLM


def test_the_proposal_has_these_parts_and_no_others(proposal: Funding) -> None:
    assert sorted((part.item, part.recipient or "", part.amount) for part in proposal.parts) == sorted(
        (item, whose, millions * MILLION) for item, whose, millions in PROPOSED_2020
    )
    assert all(part.proposed for part in proposal.parts)
    assert all(amount.proposed for amount in proposal.stated)


@pytest.mark.parametrize("recipients", LEVELS_2020)
def test_each_level_of_the_proposal(proposal: Funding, recipients: tuple[str, ...]) -> None:
    assert total(proposal.parts, recipients) == LEVELS_2020[recipients]


def test_the_proposal_by_purpose_and_recipient_comes_to_the_same(proposal: Funding) -> None:
    items = {part.item for part in proposal.parts}
    assert sum(total(proposal.parts, item=item) for item in items) == 1_716_000_000
    whose = {part.recipient or "" for part in proposal.parts}
    assert sum(total(proposal.parts, (recipient,), item) for item, recipient in product(items, whose)) == 1_716_000_000
    assert total(proposal.parts, item="skr-administration") == 2_000_000
    assert total(proposal.parts, item="skr-utveckling") == 20_000_000
    assert total(proposal.parts, item="handlingsplaner") == 500_000_000
    assert total(proposal.parts, item="kunskapsbaserad-vard") == 200_000_000


def test_what_the_proposal_states_in_all_and_by_level(proposal: Funding) -> None:
    stated = {(frozenset(amount.recipients), amount.item): amount.amount for amount in proposal.stated}
    assert stated == {
        (frozenset(), None): 1_716_000_000,
        (frozenset({"region", "municipalities", "county"}), None): 1_694_000_000,
        (frozenset({"region"}), None): 820_000_000,
        (frozenset({"municipalities"}), None): 300_000_000,
        (frozenset({"county"}), None): 574_000_000,
        (frozenset({"skr"}), "skr-administration"): 2_000_000,
        (frozenset({"skr"}), "skr-utveckling"): 20_000_000,
    }
    assert all(amount.precision == 1 for amount in proposal.stated)


def test_stockholm_has_the_ten_amounts_of_its_table(stockholm: Funding) -> None:
    assert [(part.item.removeprefix("skr-overenskommelse-2023:"), part.amount) for part in stockholm.parts] == list(TABELL_1)
    assert total(stockholm.parts) == STOCKHOLM
    assert all(part.uncertain for part in stockholm.parts)


def test_what_stockholm_states_is_rounded_to_millions(stockholm: Funding) -> None:
    (stated,) = stockholm.stated
    assert (stated.amount, stated.precision) == (352 * MILLION, MILLION)
    assert abs(stated.amount - STOCKHOLM) < stated.precision


def test_no_other_file_has_money(loaded: workspace.Workspace) -> None:
    """If one gets some, its numbers belong here."""
    frameworks = {file.id for file in loaded.frameworks if file.framework and file.framework.funding}
    plans = {file.id for file in loaded.plans if file.plan is not None and file.plan.funding}
    assert (frameworks, plans) == ({"skr-overenskommelse-2020"}, {"stockholm-2023"})


def test_planctl_says_so_too(loaded: workspace.Workspace) -> None:
    assert not [finding for finding in findings(loaded, TODAY) if finding.code.startswith("PLN7")]


@pytest.mark.parametrize("name", ["frameworks/skr-overenskommelse-2020.yaml", "stockholm-2023.yaml"])
def test_no_amount_can_change_unnoticed(tmp_path: Path, name: str) -> None:
    """Any amount that is further off than its sum is exact is told: wherever money stands, some sum holds it."""
    text = (PLANS / name).read_text(encoding="utf-8")
    places = list(re.finditer(r"amount: (\d+)", text))
    assert len(places) == {"stockholm-2023.yaml": 11}.get(name, 19)
    (tmp_path / "plans" / "frameworks").mkdir(parents=True)
    for framework in (PLANS / "frameworks").glob("*.yaml"):
        (tmp_path / "plans" / "frameworks" / framework.name).write_bytes(framework.read_bytes())
    changed = tmp_path / "plans" / name
    for place in places:
        off = 1 if name.startswith("frameworks") else 2 * MILLION
        changed.write_text(text[: place.start(1)] + str(int(place[1]) + off) + text[place.end(1) :], encoding="utf-8")
        found = findings(workspace.load([str(tmp_path / "plans")]), TODAY)
        assert {"sum-does-not-add-up", "thousandfold"} & {finding.name for finding in found}, place[0]
