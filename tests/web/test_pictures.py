"""The drawings tell what there is, to eyes and to ears, and never let words become code."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialoog.domain.people import Perspective
from dialoog.web.pictures import (
    Apple,
    AppleTree,
    OrchardTree,
    apple_tree,
    orchard_tree,
    round_table,
)

TREE = AppleTree(
    uid="tafel-3",
    title="Appelboompje van tafel 3",
    apples=(Apple("Een bankje"), Apple("Samen koken", starred=True), Apple("Een tuin")),
    roots=("Vertrouwen", "Thuis voelen"),
    trunk=("Kleine stappen",),
    blossoms=4,
    harvested=2,
    newest=2,
)


def drawn(picture: object) -> ET.Element:
    return ET.fromstring(str(picture))


def having(root: ET.Element, name: str) -> list[ET.Element]:
    return [part for part in root.iter() if name in part.get("class", "").split()]


def numbers(root: ET.Element) -> list[str]:
    found = having(root, "apple-tree__number") + having(root, "apple-tree__numbers")
    return [part.text or "" for part in found]


def uses(root: ET.Element, name: str) -> int:
    return sum(part.get("href", "").endswith(f"-{name}") for part in root.iter("use"))


def test_apple_tree_is_the_same_each_time() -> None:
    assert apple_tree(TREE) == apple_tree(replace(TREE))


def test_apple_tree_numbers_its_apples_in_order() -> None:
    assert numbers(drawn(apple_tree(TREE))) == ["1", "2", "3"]


def test_apple_tree_marks_the_star_and_the_newest() -> None:
    root = drawn(apple_tree(TREE))

    apples = having(root, "apple-tree__apple")
    assert [bool(having(apple, "apple-tree__star")) for apple in apples] == [False, True, False]
    assert ["apple-tree__apple--new" in apple.get("class", "") for apple in apples] == [
        False,
        False,
        True,
    ]


def test_apple_tree_shows_blossom_and_basket() -> None:
    root = drawn(apple_tree(TREE))

    assert uses(root, "blossom") == 4
    assert uses(having(root, "apple-tree__basket")[0], "apple") == 2


def test_apple_tree_without_harvest_has_no_basket() -> None:
    assert having(drawn(apple_tree(replace(TREE, harvested=0))), "apple-tree__basket") == []


def test_apple_tree_tells_what_it_shows() -> None:
    root = drawn(apple_tree(TREE))

    title, description = root[0], root[1]
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text == "Appelboompje van tafel 3"
    assert description.text == (
        "Een appelboom met 3 appels. Er zitten 4 bloesems in. In de mand liggen 2 appels."
        " Bij de wortels staat: Vertrouwen, Thuis voelen. Bij de stam staat: Kleine stappen."
    )


@pytest.mark.parametrize(
    ("count", "places", "last"), [(0, 0, None), (24, 24, "24"), (25, 13, "25"), (60, 20, "58–60")]
)
def test_apple_tree_hangs_too_many_apples_in_bunches(
    count: int, places: int, last: str | None
) -> None:
    tree = replace(TREE, apples=tuple(Apple(str(n)) for n in range(count)), newest=None)

    found = numbers(drawn(apple_tree(tree)))

    assert len(found) == places
    assert (last in found) if last else not found


def test_apple_tree_of_a_young_table_is_smaller() -> None:
    small, full = (str(apple_tree(replace(TREE, growth=growth))) for growth in (0.0, 1.0))

    assert "scale(0.35)" in small
    assert "scale(1.00)" in full
    assert 'viewBox="60 327 524 297"' in small
    assert 'viewBox="60 24 524 600"' in full


def test_apple_tree_lets_no_words_become_code() -> None:
    nasty = '"><script>alert(1)</script>'
    tree = replace(TREE, title=nasty, roots=(nasty,), trunk=(nasty,), apples=(Apple(nasty),))

    root = drawn(apple_tree(tree))

    assert list(root.iter("script")) == []
    assert root[0].text == nasty


def test_apple_tree_cuts_a_long_word_but_tells_it_whole() -> None:
    long = "Naar elkaar omkijken, ook als het even niet gaat"
    root = drawn(apple_tree(replace(TREE, roots=(long,), trunk=())))

    shown = [text.text for label in having(root, "apple-tree__word") for text in label.iter("text")]
    assert shown == ["Naar elkaar omkijken, o…"]
    assert long in (root[1].text or "")


def test_two_trees_on_a_page_share_no_ids() -> None:
    first, second = (
        {part.get("id") for part in drawn(apple_tree(replace(TREE, uid=uid))).iter()} - {None}
        for uid in ("tafel-1", "tafel-2")
    )

    assert first
    assert first.isdisjoint(second)


counts = st.integers(min_value=0, max_value=60)


@settings(deadline=None)
@given(seed=counts, blossoms=counts, apples=counts, ripe=counts, fallen=counts)
def test_orchard_tree_shows_what_exists_and_nothing_else(
    seed: int, blossoms: int, apples: int, ripe: int, fallen: int
) -> None:
    ripe = min(ripe, apples)
    tree = OrchardTree(seed=seed, blossoms=blossoms, apples=apples, ripe=ripe, fallen=fallen)

    picture = orchard_tree(tree)

    fills = [circle.get("fill") for circle in drawn(picture).iter("circle")]
    shown = {
        "blossoms": fills.count("#fbe9e6"),
        "ripe": fills.count("#b7372b"),
        "green": fills.count("#c3d36b"),
        "fallen": fills.count("#8a6a4a"),
    }
    assert picture == orchard_tree(tree)
    assert sum(shown.values()) <= 21
    assert bool(shown["ripe"]) == bool(ripe)
    assert bool(shown["fallen"]) == bool(fallen)
    assert bool(shown["ripe"] + shown["green"]) == bool(apples)
    if apples + blossoms <= 16:
        assert (shown["blossoms"], shown["ripe"] + shown["green"]) == (blossoms, apples)


def test_orchard_tree_is_decoration() -> None:
    assert drawn(orchard_tree(OrchardTree(seed=1, apples=3))).get("aria-hidden") == "true"


def test_round_table_shows_a_shape_per_seat_and_counts_aloud() -> None:
    seats = [
        Perspective.LIVED_EXPERIENCE,
        Perspective.PROFESSION,
        Perspective.LIVED_EXPERIENCE,
        None,
    ]

    root = drawn(round_table(3, seats))

    assert [seat.get("class") for seat in having(root, "seat")] == [
        "seat seat--lived_experience",
        "seat seat--profession",
        "seat seat--lived_experience",
        "seat seat--free",
    ]
    assert root.get("aria-label") == "Tafel 3, 4 plekken: 2 eigen ervaring, 1 beroep, 1 vrij"


def test_round_table_gives_every_perspective_its_own_shape() -> None:
    shapes = set()
    for seat in (*Perspective, None):
        place = having(drawn(round_table(1, [seat])), "seat")[0]
        shapes.add(ET.tostring(place[0]))

    assert len(shapes) == 5


def test_a_neutral_round_table_tells_which_seats_are_taken_and_nothing_more() -> None:
    root = drawn(round_table(1, [Perspective.GOVERNMENT, Perspective.OTHER, None], neutral=True))

    assert [seat.get("class") for seat in having(root, "seat")] == [
        "seat seat--taken",
        "seat seat--taken",
        "seat seat--free",
    ]
    assert root.get("aria-label") == "Tafel 1, 3 plekken: 2 bezet, 1 vrij"


def test_round_table_without_seats_says_it_is_empty() -> None:
    assert drawn(round_table(1, [])).get("aria-label") == "Tafel 1, 0 plekken: nog leeg"


@given(st.lists(st.sampled_from([*Perspective, None]), min_size=1, max_size=14))
def test_round_table_keeps_every_seat_inside_the_drawing(seats: list[Perspective | None]) -> None:
    places = having(drawn(round_table(1, seats)), "seat")

    assert len(places) == len(seats)
    for place in places:
        x, y = re.findall(r"[\d.-]+", place.get("transform", ""))[:2]
        assert 0 <= float(x) <= 120 - 17
        assert 0 <= float(y) <= 112 - 17
