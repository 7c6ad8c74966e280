"""A small tree per meeting: at a glance it tells what came of a conversation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from random import Random

from markupsafe import Markup

from dialoog.web.pictures.shapes import Point, cloud, limb
from dialoog.web.pictures.tree_plan import Limb, Tuft

MOST_FRUIT = 16
MOST_FALLEN = 5
TRIES = 4000
APART = 70.0

WOOD = (
    Limb(((48, 97), (46, 84), (50, 76), (48, 58)), 12, 6),
    Limb(((48, 72), (40, 64), (34, 58), (30, 48)), 6, 2),
    Limb(((48, 70), (56, 62), (62, 56), (66, 48)), 6, 2),
)
CROWN = (Tuft((48, 30), 25), Tuft((29, 42), 19), Tuft((67, 42), 19), Tuft((48, 48), 20))
FALLEN_PLACES: tuple[Point, ...] = ((26, 96), (70, 96), (36, 98), (61, 98), (18, 98))

RIPE, GREEN, BROWN = "#b7372b", "#c3d36b", "#8a6a4a"


@dataclass(frozen=True, slots=True)
class OrchardTree:
    """What came of a meeting.

    ``blossoms`` are wishes, ``apples`` agreements, of which ``ripe`` ones are noticed by care
    users; ``fallen`` ones were let go. ``seed`` gives each meeting its own tree.
    """

    seed: int
    blossoms: int = 0
    apples: int = 0
    ripe: int = 0
    fallen: int = 0


def orchard_tree(tree: OrchardTree) -> Markup:
    """Draw the tree as decorative SVG: the words beside it tell the same."""
    chance = Random(tree.seed)  # noqa: S311 -- for looks: a meeting keeps its tree
    wood = "".join(limb(part.curve, start=part.start, end=part.end) for part in WOOD)
    dark = "".join(cloud(tuft.centre, tuft.radius, chance, points=8, rough=0.08) for tuft in CROWN)
    light = "".join(
        cloud((x - 5, y - 6), radius * 0.55, chance, points=7, rough=0.12)
        for (x, y), radius in CROWN[:3]
    )
    apples, blossoms = _shares(tree)
    places = _places(apples + blossoms, chance)
    return Markup(
        '<svg class="orchard-tree" viewBox="0 0 96 104" aria-hidden="true" focusable="false">'
        '<path fill="none" stroke="#8bb174" stroke-width="6" stroke-linecap="round" d="M10 98C30 91 66 91 86 98"/>'
        '<path fill="#765138" d="{wood}"/><path fill="#4f8d5d" d="{dark}"/><path fill="#7db06d" d="{light}"/>'
        "{blossoms}{apples}{fallen}</svg>"
    ).format(
        wood=wood,
        dark=dark,
        light=light,
        blossoms=_fruits(places[apples:], "#fbe9e6", "#e9b8b1", radius=2.6),
        apples=_apples(places[:apples], ripe=_scaled(tree.ripe, of=tree.apples, to=apples)),
        fallen=_fruits(FALLEN_PLACES[: tree.fallen], BROWN, "#5f4630", radius=3.0),
    )


def _shares(tree: OrchardTree) -> tuple[int, int]:
    """Give how many apples and blossoms are drawn: each one, or its share of a full tree."""
    whole = tree.apples + tree.blossoms
    if whole <= MOST_FRUIT:
        return tree.apples, tree.blossoms
    apples = _scaled(tree.apples, of=whole, to=MOST_FRUIT)
    return apples, MOST_FRUIT - apples


def _scaled(part: int, *, of: int, to: int) -> int:
    """Scale a part with its whole; what exists stays visible, what doesn't stays away."""
    if not part or not of:
        return 0
    return min(to, max(1, round(part * to / of)))


def _places(count: int, chance: Random) -> list[Point]:
    """Find places in the crown that don't touch each other."""
    found: list[Point] = []
    for _try in range(TRIES):
        if len(found) == count:
            break
        (x, y), radius = chance.choice(CROWN)
        angle, far = chance.uniform(0, 2 * pi), radius * 0.88 * sqrt(chance.random())
        place = (x + far * cos(angle), y + far * sin(angle))
        if all((place[0] - u) ** 2 + (place[1] - v) ** 2 > APART for u, v in found):
            found.append(place)
    return found


def _apples(places: Sequence[Point], *, ripe: int) -> Markup:
    return _fruits(places[:ripe], RIPE, "#7f221b", radius=3.8) + _fruits(
        places[ripe:], GREEN, "#7c8c2f", radius=3.4
    )


def _fruits(places: Sequence[Point], fill: str, line: str, *, radius: float) -> Markup:
    return Markup("").join(
        Markup(
            '<circle cx="{:.1f}" cy="{:.1f}" r="{}" fill="{}" stroke="{}" stroke-width=".8"/>'
        ).format(x, y, radius, fill, line)
        for x, y in places
    )
