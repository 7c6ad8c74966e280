"""Makes the house style of an organisation from three colours, readable whatever the colours are.

NL Design System gives every colour group the same 28 names; a theme is another set of values for
them. Hues come from the organisation. Lightness does not: it is solved in OKLCH until the contrast
of WCAG 2.2 is reached with room to spare (Björn Ottosson, "A perceptual color space", 2020;
WCAG 2.2, success criteria 1.4.3 and 1.4.11).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import NamedTuple

WHITE = "#ffffff"

OCHRE = "#a9770a"
TEAL = "#1d6278"
RED = "#b02a21"
GREEN = "#2c6e3a"
AMBER = "#9a6a00"

LINES = {"border-default": (0.7, 3.2), "border-hover": (0.85, 4.6), "border-active": (1.0, 5.5)}
WORDS = {
    "color-default": (1.0, 5.2),
    "color-hover": (1.0, 6.4),
    "color-active": (1.0, 7.4),
    "color-document": (0.8, 9.0),
}
SURFACES = {
    "bg-subtle": (0.975, 0.12, 0.018),
    "bg-default": (0.945, 0.25, 0.034),
    "bg-hover": (0.915, 0.36, 0.050),
    "bg-active": (0.885, 0.46, 0.062),
    "border-subtle": (0.850, 0.40, 0.050),
}
ROUNDS = 40
NOTATION = re.compile(r"#[0-9a-fA-F]{6}")
LINEAR_UP_TO = 0.04045
LINEAR_LIGHT_UP_TO = 0.0031308
ROUNDING = 0.0005


class Oklch(NamedTuple):
    """A colour as lightness (0 to 1), chroma (0 to about 0.37) and hue (radians)."""

    lightness: float
    chroma: float
    hue: float


@dataclass(frozen=True, slots=True)
class _Group:
    name: str
    colour: str
    strength: float = 1.0


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours (#rrggbb) as WCAG 2.2 defines it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def theme_css(name: str, brand: str, accent: str, neutral: str) -> str:
    """Write the style sheet of theme ``name``, used by ``<html class="{name}-theme">``.

    Colours are #rrggbb: ``brand`` for what can be done, ``accent`` for what stands out,
    ``neutral`` for text and lines. Raises ValueError for another notation.
    """
    lines = [
        f"    --basis-color-{group.name}-{part}: {value};"
        for group in _groups(brand, accent, neutral)
        for part, value in _shades(group).items()
    ]
    return "\n".join(["@layer tokens {", f"  .{name}-theme {{", *lines, "  }", "}", ""])


def _groups(brand: str, accent: str, neutral: str) -> tuple[_Group, ...]:
    return (
        _Group("default", neutral),
        _Group("accent-1", brand),
        _Group("accent-2", accent),
        _Group("accent-3", OCHRE),
        _Group("action-1", brand),
        _Group("action-2", brand),
        _Group("disabled", neutral, strength=0.4),
        _Group("highlight", OCHRE),
        _Group("info", TEAL),
        _Group("negative", RED),
        _Group("positive", GREEN),
        _Group("selected", brand),
        _Group("warning", AMBER),
    )


def _shades(group: _Group) -> dict[str, str]:
    """Give the 28 colours of one group, made so that each fits its use."""
    _, chroma, hue = _oklch(group.colour)
    chroma *= group.strength
    shades = {"bg-document": WHITE}
    for part, (lightness, share, most) in SURFACES.items():
        shades[part] = _hex(Oklch(lightness, min(chroma * share, most), hue))
    for part, (share, ratio) in LINES.items():
        shades[part] = _darkened(chroma * share, hue, on=shades["bg-default"], ratio=ratio)
    shades["color-subtle"] = _darkened(chroma * 0.85, hue, on=shades["bg-default"], ratio=4.8)
    for part, (share, ratio) in WORDS.items():
        shades[part] = _darkened(chroma * share, hue, on=shades["bg-active"], ratio=ratio)
    return shades | _inverse_shades(group.colour, chroma, hue)


def _inverse_shades(colour: str, chroma: float, hue: float) -> dict[str, str]:
    """Give the shades for white words on a full colour; the given colour itself where it can."""
    enough = contrast(colour, WHITE) >= WORDS["color-default"][1]
    full = colour if enough else _darkened(chroma, hue, on=WHITE, ratio=WORDS["color-default"][1])
    lightness = _oklch(full).lightness
    return {
        "inverse-bg-default": full,
        "inverse-bg-hover": _hex(Oklch(lightness - 0.05, chroma, hue)),
        "inverse-bg-active": _hex(Oklch(lightness - 0.10, chroma, hue)),
        "inverse-bg-subtle": _hex(Oklch(lightness - 0.06, chroma * 0.9, hue)),
        "inverse-bg-document": _hex(Oklch(max(0.18, lightness - 0.14), chroma * 0.8, hue)),
        "inverse-color-default": WHITE,
        "inverse-color-hover": WHITE,
        "inverse-color-active": WHITE,
        "inverse-color-document": WHITE,
        "inverse-color-subtle": _hex(Oklch(0.93, min(chroma * 0.3, 0.04), hue)),
        "inverse-border-subtle": _hex(Oklch(lightness + 0.12, chroma, hue)),
        "inverse-border-default": _hex(Oklch(0.86, chroma * 0.4, hue)),
        "inverse-border-hover": WHITE,
        "inverse-border-active": WHITE,
    }


def _darkened(chroma: float, hue: float, *, on: str, ratio: float) -> str:
    """Find the lightest colour of this hue that still has ``ratio`` contrast with ``on``."""
    dark, light = 0.0, _oklch(on).lightness
    for _ in range(ROUNDS):
        middle = (dark + light) / 2
        if contrast(_hex(Oklch(middle, chroma, hue)), on) >= ratio:
            dark = middle
        else:
            light = middle
    return _hex(Oklch(dark, chroma, hue))


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: str) -> tuple[float, float, float]:
    """Read #rrggbb as light: the gamma of sRGB taken off."""
    if not NOTATION.fullmatch(colour):
        raise ValueError(f"a colour is written as #rrggbb, not {colour!r}")
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _without_gamma(red), _without_gamma(green), _without_gamma(blue)


def _without_gamma(value: float) -> float:
    return value / 12.92 if value <= LINEAR_UP_TO else float(((value + 0.055) / 1.055) ** 2.4)


def _with_gamma(value: float) -> float:
    return (
        12.92 * value if value <= LINEAR_LIGHT_UP_TO else float(1.055 * value ** (1 / 2.4) - 0.055)
    )


def _oklch(colour: str) -> Oklch:
    red, green, blue = _linear(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return Oklch(
        lightness=0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        chroma=math.hypot(a, b),
        hue=math.atan2(b, a),
    )


def _hex(colour: Oklch) -> str:
    """Write a colour as #rrggbb; one that no screen can show loses chroma until it can."""
    chroma = colour.chroma
    light = _light(colour.lightness, chroma, colour.hue)
    while chroma > ROUNDING and not all(-ROUNDING <= part <= 1 + ROUNDING for part in light):
        chroma *= 0.94
        light = _light(colour.lightness, chroma, colour.hue)
    parts = (round(255 * _with_gamma(min(1.0, max(0.0, part)))) for part in light)
    return "#" + "".join(f"{part:02x}" for part in parts)


def _light(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
