"""Two circles seen from above: who tells in the middle, who listens around them."""

from __future__ import annotations

from math import cos, pi, sin

from flask_babel import gettext as _
from markupsafe import Markup

MIDDLE = 100
INNER, OUTER = 44, 82
SEAT = 9
GAP = pi / 7
"""What the outer circle leaves open at the front, so that it isn't a wall around the inner one."""


def two_circles(inside: int, outside: int) -> Markup:
    """Draw ``inside`` people in the inner circle and ``outside`` in the outer one."""
    return Markup(
        '<svg class="two-circles" viewBox="0 0 200 200" role="img" aria-label="{label}">'
        '<circle class="two-circles__ring" cx="100" cy="100" r="{inner}"/>'
        '<circle class="two-circles__ring" cx="100" cy="100" r="{outer}"/>{seats}</svg>'
    ).format(
        label=_(
            "Binnenkring met %(inside)s mensen, buitenkring met %(outside)s mensen",
            inside=inside,
            outside=outside,
        ),
        inner=INNER,
        outer=OUTER,
        seats=Markup("").join([*_around(inside), *_beyond(outside)]),
    )


def _around(count: int) -> list[Markup]:
    return [_seat("inner", INNER, 2 * pi * at / count) for at in range(count)]


def _beyond(count: int) -> list[Markup]:
    turn = (2 * pi - 2 * GAP) / max(1, count - 1)
    return [_seat("outer", OUTER, GAP + turn * at) for at in range(count)]


def _seat(ring: str, radius: int, angle: float) -> Markup:
    return Markup('<circle class="two-circles__{ring}" cx="{x}" cy="{y}" r="{size}"/>').format(
        ring=ring,
        x=f"{MIDDLE + radius * sin(angle):.1f}",
        y=f"{MIDDLE + radius * cos(angle):.1f}",
        size=SEAT,
    )
