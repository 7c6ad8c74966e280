"""Colours and sizes of paper: the same look as the screen, for a printer and tired eyes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from dialoog.adapters.pdf.fonts import BOLD, REGULAR
from dialoog.domain.people import Perspective

BRAND = HexColor("#1f5a44")
INK = HexColor("#28362f")
SOFT = HexColor("#4c5a53")
LINE = HexColor("#c6d3c3")
TINT = HexColor("#eef4ea")
PAPER = white
APPLE = HexColor("#a8322a")
WOOD = HexColor("#765138")

RADIUS = 10.0
MARGIN = 19 * mm


@dataclass(frozen=True, slots=True)
class Shade:
    """The three colours of one phase; always together with a word."""

    fill: Color
    line: Color
    ink: Color


# By the look of a phase: 0 is a break, 1 to 5 are the colours of the screen.
SHADES = (
    Shade(HexColor("#f3f5f1"), HexColor("#78847c"), HexColor("#3a4740")),
    Shade(HexColor("#fbf0d3"), HexColor("#b07d10"), HexColor("#5b4100")),
    Shade(HexColor("#fbe7e3"), HexColor("#bb5e52"), HexColor("#70281f")),
    Shade(HexColor("#dfeef1"), HexColor("#37798b"), HexColor("#164350")),
    Shade(HexColor("#e3f0db"), HexColor("#548a48"), HexColor("#27491e")),
    Shade(HexColor("#f1e6da"), HexColor("#916239"), HexColor("#4f3018")),
)
WOODEN = SHADES[5]
SEAT_COLOURS = {
    Perspective.LIVED_EXPERIENCE: BRAND,
    Perspective.PROFESSION: HexColor("#ab473b"),
    Perspective.GOVERNMENT: HexColor("#2f6f85"),
    Perspective.OTHER: HexColor("#a06f0a"),
}


@dataclass(frozen=True)
class Sheet:
    """The text styles of one paper; ``scale`` 1 gives 12.5 pt, 1.36 gives 17 pt (large print)."""

    scale: float = 1.0

    def _style(
        self,
        name: str,
        *,
        size: float,
        leading: float,
        bold: bool = False,
        colour: Color = INK,
        before: float = 0,
        after: float = 0,
    ) -> ParagraphStyle:
        return ParagraphStyle(
            name,
            fontName=BOLD if bold else REGULAR,
            fontSize=size * self.scale,
            leading=leading * self.scale,
            textColor=colour,
            spaceBefore=before * self.scale,
            spaceAfter=after * self.scale,
            allowWidows=0,
            allowOrphans=0,
            splitLongWords=1,
        )

    @cached_property
    def title(self) -> ParagraphStyle:
        return self._style("title", size=25, leading=30, bold=True, colour=BRAND, after=8)

    @cached_property
    def heading(self) -> ParagraphStyle:
        return self._style(
            "heading", size=17, leading=22, bold=True, colour=BRAND, before=14, after=6
        )

    @cached_property
    def label(self) -> ParagraphStyle:
        return self._style("label", size=12.5, leading=17, bold=True, before=9, after=3)

    @cached_property
    def body(self) -> ParagraphStyle:
        return self._style("body", size=12.5, leading=18, after=5)

    @cached_property
    def point(self) -> ParagraphStyle:
        return self._style("point", size=12.5, leading=18, after=9)

    @cached_property
    def field(self) -> ParagraphStyle:
        return self._style("field", size=12.5, leading=22, before=4)

    @cached_property
    def choice(self) -> ParagraphStyle:
        return self._style("choice", size=12.5, leading=18, after=4)

    @cached_property
    def speech(self) -> ParagraphStyle:
        return self._style("speech", size=14.5, leading=21, after=5)

    @cached_property
    def strong(self) -> ParagraphStyle:
        return self._style("strong", size=14, leading=20, bold=True, after=8)

    @cached_property
    def small(self) -> ParagraphStyle:
        return self._style("small", size=12.5, leading=16.5, colour=SOFT, after=4)


def coloured(style: ParagraphStyle, colour: Color) -> ParagraphStyle:
    """Give the same style in another colour."""
    return ParagraphStyle(f"{style.name}-{colour.hexval()}", parent=style, textColor=colour)


def sized(style: ParagraphStyle, size: float) -> ParagraphStyle:
    """Give the same style in another size, in points."""
    leading = size * style.leading / style.fontSize
    return ParagraphStyle(f"{style.name}-{size:g}", parent=style, fontSize=size, leading=leading)


def tight(style: ParagraphStyle) -> ParagraphStyle:
    """Give the same style without white around it, for lists that have to fit."""
    return ParagraphStyle(f"{style.name}-tight", parent=style, spaceBefore=0, spaceAfter=0)
