"""The parts of the Appelboompje that are always the same: ground, wood and leaves."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, pi, sin
from random import Random

from markupsafe import Markup

from dialoog.web.pictures import tree_plan as plan
from dialoog.web.pictures.shapes import cloud, limb

LEAF_COLOURS = ("#2f6a48", "#5d9a62", "#9ccb83")
LEAVES_PER_TUFT = 11


def definitions(uid: str) -> Markup:
    """Define what is drawn more than once: leaf, blossom, apple, and three colour flows."""
    return Markup(
        "<defs>"
        '<linearGradient id="{uid}-bark" gradientUnits="userSpaceOnUse" x1="286" x2="358" y1="0" y2="0">'
        '<stop offset="0" stop-color="#86613f"/><stop offset=".5" stop-color="#765138"/>'
        '<stop offset="1" stop-color="#5f4030"/></linearGradient>'
        '<radialGradient id="{uid}-skin" cx=".36" cy=".3" r=".8"><stop offset="0" stop-color="#d8553f"/>'
        '<stop offset=".55" stop-color="#b7372b"/><stop offset="1" stop-color="#8f2620"/></radialGradient>'
        '<radialGradient id="{uid}-soil" cx=".5" cy=".1" r=".62" gradientTransform="scale(1 .95)">'
        '<stop offset="0" stop-color="#bfa27e"/><stop offset=".55" stop-color="#d9c6a8" stop-opacity=".75"/>'
        '<stop offset="1" stop-color="#e9ddc9" stop-opacity="0"/></radialGradient>'
        '<path id="{uid}-leaf" d="M0 0C4-9 14-11 22-7C18 2 8 6 0 0Z"/>'
        '<g id="{uid}-blossom"><g fill="#fbe9e6" stroke="#e9b8b1" stroke-width=".8"><circle cy="-6" r="5"/>'
        '<circle cx="5.7" cy="-1.9" r="5"/><circle cx="3.5" cy="4.9" r="5"/><circle cx="-3.5" cy="4.9" r="5"/>'
        '<circle cx="-5.7" cy="-1.9" r="5"/></g><circle r="3" fill="#e3a93b"/></g>'
        '<g id="{uid}-apple"><path fill="url(#{uid}-skin)" d="M0-13C6-21 21-19 21-3C21 13 10 21 3 19'
        'C1 18-1 18-3 19C-10 21-21 13-21-3C-21-19-6-21 0-13Z"/>'
        '<path fill="none" stroke="#573a29" stroke-width="3" stroke-linecap="round" d="M-1-12C-2-19 0-23 4-27"/>'
        '<path fill="#3c7a4b" d="M3-20C9-29 19-29 24-25C17-17 9-16 3-20Z"/>'
        '<path fill="none" stroke="#fff" stroke-opacity=".55" stroke-width="3" stroke-linecap="round"'
        ' d="M-14-8C-12-13-9-14-7-14"/></g></defs>'
    ).format(uid=uid)


def ground(uid: str) -> Markup:
    """Draw soil, roots and grass."""
    roots = "".join(
        f'<path d="{limb(root.curve, start=root.start, end=root.end)}"/>' for root in plan.ROOTS
    )
    return Markup(
        '<path fill="url(#{uid}-soil)" d="M70 500C160 474 250 484 322 486C410 486 490 474 574 500'
        'C584 560 480 622 322 622C164 622 60 560 70 500Z"/><g fill="#7d593e">{roots}</g>'
        '<path fill="#8bb174" d="M70 503C86 478 200 478 322 480C444 478 558 476 574 503'
        'C582 514 500 500 322 500C144 500 62 514 70 503Z"/>'
    ).format(uid=uid, roots=Markup(roots))  # noqa: S704 -- numbers of our own


def crown(uid: str, chance: Random) -> Markup:
    """Draw trunk, branches and the layers of leaves around them."""
    wood = "".join(
        limb(part.curve, start=part.start, end=part.end) for part in (plan.TRUNK, *plan.BRANCHES)
    )
    return Markup(
        '<g fill="#3d7a55">{dark}</g><g fill="#4f8d5d">{middle}</g>'
        '<path fill="url(#{uid}-bark)" d="{wood}"/><path fill="url(#{uid}-bark)" d="{foot}"/>'
        '<path fill="none" stroke="#4a3122" stroke-opacity=".35" stroke-width="2.5" stroke-linecap="round" d="{bark}"/>'
        '<g fill="#69a468" opacity=".93">{front}</g><g fill="#8fbf79" opacity=".9">{light}</g>'
    ).format(
        uid=uid,
        dark=_tufts(plan.DARK_TUFTS, chance, points=13, rough=0.05),
        middle=_tufts(plan.MIDDLE_TUFTS, chance, points=9, rough=0.1),
        wood=wood,
        foot=plan.TRUNK_FOOT,
        bark=plan.BARK,
        front=_tufts(plan.FRONT_TUFTS, chance, points=8, rough=0.14),
        light=_tufts(plan.LIGHT_TUFTS, chance, points=8, rough=0.14),
    )


def _tufts(tufts: Iterable[plan.Tuft], chance: Random, *, points: int, rough: float) -> Markup:
    return Markup("").join(
        Markup('<path d="{}"/>').format(
            cloud(tuft.centre, tuft.radius, chance, points=points, rough=rough)
        )
        for tuft in tufts
    )


def leaves(uid: str, chance: Random) -> Markup:
    """Strew single leaves along the edge of the crown."""
    drawn: dict[str, list[Markup]] = {colour: [] for colour in LEAF_COLOURS}
    for (x, y), radius in plan.DARK_TUFTS:
        for _leaf in range(LEAVES_PER_TUFT):
            angle, far = chance.uniform(0, 2 * pi), radius * chance.uniform(0.55, 1.02)
            place = f"translate({x + far * cos(angle):.0f} {y + far * 0.92 * sin(angle):.0f})"
            turn = f"rotate({chance.randrange(360)})scale({chance.uniform(0.6, 1):.2f})"
            drawn[chance.choice(LEAF_COLOURS)].append(
                Markup('<use href="#{}-leaf" transform="{}{}"/>').format(uid, place, turn)
            )
    return Markup("").join(
        Markup('<g fill="{}">{}</g>').format(colour, Markup("").join(leaves))
        for colour, leaves in drawn.items()
    )
