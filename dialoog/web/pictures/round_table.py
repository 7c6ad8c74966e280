"""A table seen from above: who sits there, told by shape, colour and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import cos, pi, sin

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_babel.speaklater import LazyString
from markupsafe import Markup

from dialoog.domain.people import Perspective

FREE = "free"
TAKEN = "taken"
MIDDLE = (60, 56)
RING = 45
SEAT = 17
DRAWN = 24

WORDS: dict[str, LazyString] = {
    Perspective.LIVED_EXPERIENCE: _l("eigen ervaring"),
    Perspective.PROFESSION: _l("beroep"),
    Perspective.GOVERNMENT: _l("gemeente of overheid"),
    Perspective.OTHER: _l("anders"),
    TAKEN: _l("bezet"),
    FREE: _l("vrij"),
}

SHAPES = {
    Perspective.LIVED_EXPERIENCE: '<circle cx="12" cy="12" r="9"/>',
    Perspective.PROFESSION: '<rect x="3.5" y="3.5" width="17" height="17" rx="2.5"/>',
    Perspective.GOVERNMENT: '<path d="M12 2.5L22 20.5H2z"/>',
    Perspective.OTHER: '<path d="M12 1.5L22.5 12 12 22.5 1.5 12z"/>',
    TAKEN: '<circle cx="12" cy="12" r="9"/>',
    FREE: '<circle cx="12" cy="12" r="8.5"/>',
}


def round_table(
    number: int, seats: Sequence[Perspective | None], *, neutral: bool = False
) -> Markup:
    """Draw table ``number`` with a shape per seat, from the top clockwise; None is a free seat.

    A ``neutral`` drawing only tells which seats are taken, not from which side of the table.
    """
    kinds = [_kind(seat, neutral=neutral) for seat in seats]
    return Markup(
        '<svg class="round-table__picture" viewBox="0 0 120 112" role="img" aria-label="{label}">'
        '<circle class="round-table__top" cx="{x}" cy="{y}" r="27"/>'
        '<text class="round-table__number" x="{x}" y="{below}" text-anchor="middle">{number}</text>'
        "{seats}</svg>"
    ).format(
        label=_label(number, kinds),
        x=MIDDLE[0],
        y=MIDDLE[1],
        below=MIDDLE[1] + 8,
        number=number,
        seats=Markup("").join(_seat(at, len(kinds), kind) for at, kind in enumerate(kinds)),
    )


def _kind(seat: Perspective | None, *, neutral: bool) -> str:
    if seat is None:
        return FREE
    return TAKEN if neutral else seat


def _label(number: int, kinds: Sequence[str]) -> str:
    counted = Counter(kinds)
    parts = [f"{counted[kind]} {word}" for kind, word in WORDS.items() if counted[kind]]
    return _(
        "Tafel %(number)s, %(places)s: %(parts)s",
        number=number,
        places=ngettext("1 plek", "%(num)d plekken", len(kinds)),
        parts=", ".join(parts) or _("nog leeg"),
    )


def _seat(at: int, count: int, kind: str) -> Markup:
    angle = -pi / 2 + 2 * pi * at / count
    return Markup(
        '<g class="seat seat--{kind}" transform="translate({x:.1f} {y:.1f})scale({size:.3f})">{shape}</g>'
    ).format(
        kind=kind,
        x=MIDDLE[0] + RING * cos(angle) - SEAT / 2,
        y=MIDDLE[1] + RING * sin(angle) - SEAT / 2,
        size=SEAT / DRAWN,
        shape=Markup(SHAPES[kind]),  # noqa: S704 -- drawings of our own
    )
