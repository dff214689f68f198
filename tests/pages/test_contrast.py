"""The colours can be told apart, by arithmetic: also where axe-core can't tell, as on the patterns of chips."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from outputs.test_packet import contrast
from planctl.resources import folder

STYLES = [Path(folder("templates"), place, "style.css").read_text(encoding="utf-8") for place in ("packet", "changes")]
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
COLOUR = re.compile(r"(?:^|[;\s])(--\w+|color|background): (#[0-9a-f]{6})\b")
BLOCK = re.compile(r"@media ([^{]*)\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}")

Colours = dict[str, dict[str, str]]  # by selector, then by property


def colours(style: str) -> Colours:
    """Return the colours that each selector sets."""
    found: Colours = {}
    for selectors, said in RULE.findall(style):
        for selector in selectors.split(","):
            found.setdefault(selector.strip(), {}).update(COLOUR.findall(said))
    return {selector: set_here for selector, set_here in found.items() if set_here}


def by_mode(style: str) -> tuple[Colours, Colours]:
    """Return what holds in light, and what dark sets instead."""
    dark = [inside for condition, inside in BLOCK.findall(style) if "dark" in condition]
    return colours(BLOCK.sub("", style)), colours("\n".join(dark))


LIGHT, DARK = ({**by_mode(STYLES[0])[at], **by_mode(STYLES[1])[at]} for at in (0, 1))
EACH = pytest.mark.parametrize("mode", [LIGHT, DARK], ids=["light", "dark"])


@EACH
def test_words_stand_out_from_what_they_stand_on(mode: Colours) -> None:
    pairs = {
        selector: (said.get("--ink") or said["color"], said.get("--bg") or said["background"])
        for selector, said in mode.items()
        if {"--ink", "--bg"} <= said.keys() or {"color", "background"} <= said.keys()
    }
    assert len(pairs) >= 11  # nine tones, and what went and came
    assert {selector: round(contrast(*pair), 1) for selector, pair in pairs.items() if contrast(*pair) < 8} == {}


@EACH
def test_edges_and_text_stand_out_from_the_page(mode: Colours) -> None:
    page = mode[":root"]
    edges = {selector: said["--edge"] for selector, said in mode.items() if "--edge" in said}
    assert len(edges) >= 9
    assert {selector for selector, edge in edges.items() if contrast(edge, page["--page"]) < 4.6} == set()
    for ground in ("--page", "--wash"):
        assert {name for name in ("--text", "--muted", "--link") if contrast(page[name], page[ground]) < 7} == set()
    assert contrast(page["--line"], page["--page"]) >= 3


def test_words_that_have_a_colour_in_light_have_one_in_dark() -> None:
    told = {selector for selector, said in LIGHT.items() if said.keys() & {"--ink", "color", "background", "--page"}}
    assert told <= DARK.keys()
