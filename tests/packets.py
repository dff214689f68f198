"""The packets of the four real plans and of the made-up one with every state, for the tests of each format."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from builders import FULL, PLANS, TODAY
from planctl import workspace
from planctl.outputs.packet import html
from planctl.views.packet import Question, packet
from running import ROOT

if TYPE_CHECKING:
    from planctl.views.parts import Packet

SOURCES = {
    "harryda-2019-2022": (ROOT / "plans" / "harryda-2019-2022.yaml", date(2021, 6, 30)),
    "helsingborg-2026": (ROOT / "plans" / "helsingborg-2026.yaml", date(2026, 6, 30)),
    "huddinge-2022-2024": (ROOT / "plans" / "huddinge-2022-2024.yaml", date(2024, 6, 30)),
    "stockholm-2023": (ROOT / "plans" / "stockholm-2023.yaml", date(2023, 12, 31)),
    FULL: (Path(PLANS) / f"{FULL}.yaml", TODAY),
}


def packet_from(path: Path, day: date) -> Packet:
    loaded = workspace.load([str(path)])
    return packet(loaded.plans, loaded, Question(day), "0")


@cache
def packet_of(name: str) -> Packet:
    return packet_from(*SOURCES[name])


@cache
def page_of(name: str, language: str = "sv") -> str:
    return html(packet_of(name), language)
