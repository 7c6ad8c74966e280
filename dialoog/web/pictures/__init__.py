"""Drawings that Dialoog makes itself, as inline SVG: no library, no bitmap, no script."""

from collections.abc import Callable

from dialoog.web.pictures.apple_tree import Apple, AppleTree, apple_tree
from dialoog.web.pictures.orchard import OrchardTree, orchard_tree
from dialoog.web.pictures.round_table import round_table
from dialoog.web.pictures.two_circles import two_circles

TEMPLATE_GLOBALS: dict[str, Callable[..., object]] = {
    "apple_tree": apple_tree,
    "AppleTree": AppleTree,
    "Apple": Apple,
    "orchard_tree": orchard_tree,
    "OrchardTree": OrchardTree,
    "round_table_picture": round_table,
    "two_circles": two_circles,
}

__all__ = [
    "TEMPLATE_GLOBALS",
    "Apple",
    "AppleTree",
    "OrchardTree",
    "apple_tree",
    "orchard_tree",
    "round_table",
    "two_circles",
]
