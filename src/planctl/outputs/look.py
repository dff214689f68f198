"""How a municipality's packets look: its name, its logo and its colours, refused where they can't be read."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

PNG = b"\x89PNG\r\n\x1a\n"
LARGEST_LOGO = 512 * 1024
WIDEST_LOGO = 4000  # pixels, each way
LEAST_CONTRAST = 4.5  # WCAG 2.1, 1.4.3: of text against what it stands on
# What accents stand on, as in style.css: the page, and the ground of the contents.
GROUNDS = {"accent": ("#ffffff", "#f5f7f9"), "accent-dark": ("#15191e", "#1c2127")}


class LookFaultError(ValueError):
    """A logo or a colour that can't be used. `variant` picks the line that is shown, `values` fill it."""

    def __init__(self, variant: str, **values: str) -> None:
        super().__init__(variant)
        self.variant = variant
        self.values = values


class Look(NamedTuple):
    """A municipality's name, its logo as PNG, and its colours (`accent`, and `accent-dark` on a dark page); empty: planctl's own look."""

    name: str = ""
    logo: bytes = b""
    colours: tuple[tuple[str, str], ...] = ()

    @property
    def logo_address(self) -> str:
        """The logo as an address that holds it: nothing is fetched."""
        return f"data:image/png;base64,{base64.b64encode(self.logo).decode('ascii')}"

    @property
    def accent(self) -> str:
        """The colour of links and rules on a light page; empty where none is set."""
        return dict(self.colours).get("accent", "")

    @property
    def accent_dark(self) -> str:
        """Likewise on a dark page."""
        return dict(self.colours).get("accent-dark", "")


NO_LOOK = Look()


def look(name: str, logo: bytes, colours: Mapping[str, str]) -> Look:
    """Return a look. Raises `LookFaultError`: logo-kind, logo-size, contrast."""
    if logo:
        _check_logo(logo)
    for which, colour in colours.items():
        ratio = min(contrast(colour, ground) for ground in GROUNDS[which])
        if ratio < LEAST_CONTRAST:
            raise LookFaultError("contrast", name=which, colour=colour, ratio=f"{ratio:.1f}", least=f"{LEAST_CONTRAST:.1f}")
    return Look(name, logo, tuple(sorted(colours.items())))


def _check_logo(logo: bytes) -> None:
    if not logo.startswith(PNG) or logo[12:16] != b"IHDR":
        raise LookFaultError("logo-kind")
    sides = (int.from_bytes(logo[16:20]), int.from_bytes(logo[20:24]))
    if len(logo) > LARGEST_LOGO or not all(0 < side <= WIDEST_LOGO for side in sides):
        raise LookFaultError("logo-size", most=str(LARGEST_LOGO // 1024), sides=str(WIDEST_LOGO))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours `#rrggbb` as WCAG 2.1 reckons it: from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
