"""The Appelboompje of a table as a drawing: roots, trunk, blossom and apples that people can count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from random import Random

from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup, escape

from dialoog.web.pictures import tree_plan as plan
from dialoog.web.pictures.shapes import Point
from dialoog.web.pictures.tree_parts import crown, definitions, ground, leaves

MOST_APPLES = len(plan.APPLE_PLACES)
LONGEST_WORD = 24
BLOSSOM_SIZES = (1.0, 0.85, 0.72)


@dataclass(frozen=True, slots=True)
class Apple:
    """An idea in the tree; a starred one was chosen by the table."""

    text: str
    starred: bool = False


@dataclass(frozen=True, slots=True)
class AppleTree:
    """What hangs in a tree and stands at it.

    ``uid`` is unique on the page and made of letters, digits and hyphens. ``growth`` goes from 0
    (just planted) to 1 (full grown). ``newest`` is the place in ``apples`` of the one that just
    came. ``harvested`` counts the apples in the basket.
    """

    uid: str
    title: str
    apples: tuple[Apple, ...] = ()
    roots: tuple[str, ...] = ()
    trunk: tuple[str, ...] = ()
    blossoms: int = 0
    growth: float = 1.0
    harvested: int = 0
    newest: int | None = None


def apple_tree(tree: AppleTree) -> Markup:
    """Draw the tree as inline SVG with a title and a description; same tree, same drawing."""
    chance = Random(7)  # noqa: S311 -- for looks: every tree has the same leaves
    return Markup("").join(
        (
            _opening(tree),
            definitions(tree.uid),
            ground(tree.uid),
            _above_ground(tree, chance),
            _basket(tree),
            _words(tree.roots, plan.ROOT_WORDS),
            _words(tree.trunk, plan.TRUNK_WORDS),
            Markup("</svg>"),
        )
    )


def _opening(tree: AppleTree) -> Markup:
    return Markup(
        '<svg class="apple-tree" viewBox="{view}" role="img" aria-labelledby="{uid}-title {uid}-desc">'
        '<title id="{uid}-title">{title}</title><desc id="{uid}-desc">{description}</desc>'
    ).format(view=_view(tree), uid=tree.uid, title=tree.title, description=_description(tree))


def _description(tree: AppleTree) -> str:
    """Say what there is to see, for who doesn't see it; the texts stand in the list beside it."""
    count = len(tree.apples)
    said = [
        ngettext("Een appelboom met 1 appel.", "Een appelboom met %(num)d appels.", count)
        if count
        else _("Een appelboom, nog zonder appels.")
    ]
    if count > MOST_APPLES:
        said.append(_("De appels hangen in trosjes."))
    if tree.blossoms:
        said.append(
            ngettext("Er zit 1 bloesem in.", "Er zitten %(num)d bloesems in.", tree.blossoms)
        )
    if tree.harvested:
        said.append(
            ngettext(
                "In de mand ligt 1 appel.", "In de mand liggen %(num)d appels.", tree.harvested
            )
        )
    if tree.roots:
        said.append(_("Bij de wortels staat: %(words)s.", words=", ".join(tree.roots)))
    if tree.trunk:
        said.append(_("Bij de stam staat: %(words)s.", words=", ".join(tree.trunk)))
    return " ".join(said)


def _size(tree: AppleTree) -> float:
    return 0.35 + 0.65 * min(1.0, max(0.0, tree.growth))


def _view(tree: AppleTree) -> str:
    """Show as much sky as the tree reaches into: a young tree stands in a lower drawing."""
    foot = plan.FOOT[1]
    top = round(foot - (foot - plan.TOP) * _size(tree))
    return f"{plan.LEFT} {top} {plan.WIDTH} {plan.BOTTOM - top}"


def _above_ground(tree: AppleTree, chance: Random) -> Markup:
    """Draw trunk, crown and all that hangs in it; a young tree is the same one, smaller."""
    x, y = plan.FOOT
    return Markup(
        '<g transform="translate({x} {y})scale({size})translate(-{x} -{y})">{inside}</g>'
    ).format(
        x=x,
        y=y,
        size=f"{_size(tree):.2f}",
        inside=Markup("").join(
            (
                crown(tree.uid, chance),
                leaves(tree.uid, chance),
                _blossoms(tree),
                *_hanging_apples(tree),
            )
        ),
    )


def _blossoms(tree: AppleTree) -> Markup:
    return Markup("").join(
        Markup('<use href="#{}-blossom" transform="translate({} {})scale({})"/>').format(
            tree.uid, x, y, BLOSSOM_SIZES[at % len(BLOSSOM_SIZES)] * 1.4
        )
        for at, (x, y) in enumerate(plan.BLOSSOM_PLACES[: tree.blossoms])
    )


def _hanging_apples(tree: AppleTree) -> Iterator[Markup]:
    """Give every apple its own place; when there are too many they hang in bunches."""
    per_place = ceil(len(tree.apples) / MOST_APPLES) or 1
    for place, first in zip(plan.APPLE_PLACES, range(0, len(tree.apples), per_place), strict=False):
        bunch = tree.apples[first : first + per_place]
        new = tree.newest is not None and first <= tree.newest < first + per_place
        draw = _apple if len(bunch) == 1 else _bunch
        yield draw(tree.uid, place, first + 1, bunch, new)


def _apple(uid: str, place: Point, number: int, bunch: tuple[Apple, ...], new: bool) -> Markup:
    return Markup(
        '<g class="apple-tree__apple{new}" transform="translate({x} {y})"><use href="#{uid}-apple"/>'
        '<text class="apple-tree__number" y="7" text-anchor="middle">{number}</text>{star}</g>'
    ).format(
        new=" apple-tree__apple--new" if new else "",
        x=place[0],
        y=place[1],
        uid=uid,
        number=number,
        star=_star() if bunch[0].starred else "",
    )


def _bunch(uid: str, place: Point, number: int, bunch: tuple[Apple, ...], new: bool) -> Markup:
    numbers = f"{number}–{number + len(bunch) - 1}"
    width = len(numbers) * 10 + 12
    return Markup(
        '<g class="apple-tree__apple{new}" transform="translate({x} {y})">'
        '<use href="#{uid}-apple" transform="translate(-11 -4)scale(.8)"/>'
        '<use href="#{uid}-apple" transform="translate(11 0)scale(.8)"/>'
        '<rect class="apple-tree__label" x="-{half}" y="6" width="{width}" height="24" rx="12"/>'
        '<text class="apple-tree__numbers" y="24" text-anchor="middle">{numbers}</text>{star}</g>'
    ).format(
        new=" apple-tree__apple--new" if new else "",
        x=place[0],
        y=place[1],
        uid=uid,
        half=width / 2,
        width=width,
        numbers=numbers,
        star=_star() if any(apple.starred for apple in bunch) else "",
    )


def _star() -> Markup:
    return Markup(
        '<g class="apple-tree__star" transform="translate(18 -16)"><circle r="11" fill="#fff"/>'
        '<path fill="#b57a00" d="M0-8L2.3-2.6 8-2.3 3.6 1.5 5 7.2 0 4-5 7.2-3.6 1.5-8-2.3-2.3-2.600Z"/></g>'
    )


def _basket(tree: AppleTree) -> Markup:
    """Show the harvest in a basket beside the tree; more than five apples just fill it."""
    if not tree.harvested:
        return Markup("")
    apples = Markup("").join(
        Markup('<use href="#{}-apple" transform="translate({} {})scale(.72)"/>').format(
            tree.uid, x, y
        )
        for x, y in plan.BASKET_APPLES[: tree.harvested]
    )
    return Markup(
        '<g class="apple-tree__basket" transform="translate({x} {y})">{apples}'
        '<path fill="#b98a4e" d="M-48-2H48L38 44H-38Z"/><path fill="#99692f" d="M-48-2H48L46 9H-46Z"/>'
        '<path fill="none" stroke="#99692f" stroke-width="2.5"'
        ' d="M-44 20H44M-41 32H41M-26 9L-21 44M0 9V44M26 9L21 44"/></g>'
    ).format(x=plan.BASKET[0], y=plan.BASKET[1], apples=apples)


def _words(words: tuple[str, ...], places: tuple[Point, ...]) -> Markup:
    """Hang words on small labels; long ones are cut, the list beside the tree has them whole."""
    return Markup("").join(_label(word, place) for word, place in zip(words, places, strict=False))


def _label(word: str, place: Point) -> Markup:
    short = word if len(word) <= LONGEST_WORD else word[: LONGEST_WORD - 1].rstrip() + "…"
    width = len(short) * 8.6 + 22
    return Markup(
        '<g class="apple-tree__word"><rect x="{left:.0f}" y="{top}" width="{width:.0f}" height="26" rx="13"/>'
        '<text x="{x}" y="{y}" text-anchor="middle">{word}</text></g>'
    ).format(
        left=place[0] - width / 2,
        top=place[1] - 17,
        width=width,
        x=place[0],
        y=place[1] + 1,
        word=escape(short),
    )
