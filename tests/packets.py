"""The packets of the four real plans, of the made-up one with every state, and of several plans, for the tests of each format."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from builders import FULL, PLANS, TODAY
from planctl import workspace
from planctl.outputs.packet import docx, html, pdf
from planctl.views.packet import Earlier, Question, packet
from planctl.views.parts import Revision
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


# A packet of several plans, of which one has been ended, and one has not begun.
SEVERAL = "several"
TOGETHER = (FULL, "utgangen-2023-2025", "kommande-2027-2029")


def paths_of(name: str) -> list[Path]:
    """Return the plans that a packet is of."""
    return [Path(PLANS) / f"{each}.yaml" for each in TOGETHER] if name == SEVERAL else [SOURCES[name][0]]


def packet_from(path: Path, day: date) -> Packet:
    loaded = workspace.load([str(path)])
    return packet(loaded.plans, loaded, Question(day), "0")


# Each is made once in a process, whichever tests ask for it: PDF takes seconds.


@cache
def packet_of(name: str) -> Packet:
    if name == SEVERAL:
        loaded = workspace.load([str(path) for path in paths_of(name)])
        return packet(loaded.plans, loaded, Question(TODAY), "0")
    return packet_from(*SOURCES[name])


@cache
def page_of(name: str, language: str = "sv") -> str:
    return html(packet_of(name), language)


@cache
def paper_of(name: str, language: str = "sv") -> bytes:
    """Return a packet as PDF, with its plans enclosed."""
    return pdf(packet_of(name), language, [(path.name, path.read_bytes()) for path in paths_of(name)])


@cache
def word_of(name: str, language: str = "sv") -> bytes:
    """Return a packet as a Word file."""
    return docx(packet_of(name), language)


def earlier_version(folder: Path, changes: dict[str, str]) -> Earlier:
    """Return the made-up plan as it was before: in a copy of all plans, with what stands there now worded as it was then."""
    shutil.copytree(PLANS, folder / "plans")
    path = folder / "plans" / f"{FULL}.yaml"
    text = path.read_text(encoding="utf-8")
    for now, then in changes.items():
        assert now in text
        text = text.replace(now, then)
    path.write_text(text, encoding="utf-8")
    return Earlier("möte-3", Revision("fedcba9876543210", "2026-03-01", changed=False), {FULL: workspace.load([str(path)]).plans[0]})
