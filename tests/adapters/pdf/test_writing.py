"""Papers to write on: their size, what is heard of them, and room enough for a pen."""

from __future__ import annotations

import pytest

from dialoog.adapters.pdf.measure_form import measure_form
from dialoog.adapters.pdf.poster import poster
from dialoog.adapters.pdf.sign_in_list import sign_in_list
from dialoog.adapters.pdf.writing_cards import writing_cards
from tests.adapters.pdf import writing_papers as papers
from tests.adapters.pdf.reading import failures, heard, reader, roles

A3_LYING = (1191, 842)


@pytest.mark.parametrize("tree", ["Een appelboom.", ""], ids=["tree", "kinds"])
def test_poster_is_one_a3_on_which_pain_only_gets_directions(tree: str) -> None:
    pdf = poster(papers.poster_paper(tree=tree))

    pages = reader(pdf).pages
    pieces = [text for _, text in heard(pdf)]
    assert failures(pdf) == []
    assert len(pages) == 1
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == A3_LYING
    assert pieces.index("Wormpje") + 1 == pieces.index(
        "Vertel het de gespreksbegeleider. Dit blijft privé."
    )
    assert ("Figure" in roles(pdf)) == bool(tree)


def test_every_card_is_told_with_the_code_of_its_phase() -> None:
    pdf = writing_cards(papers.writing_cards_paper())

    pieces = [text for _, text in heard(pdf)]
    assert len(reader(pdf).pages) == 2
    assert pieces.count("4 Bloesem") == 5
    assert pieces[:3] == [
        "4 Bloesem", "Zo wil ik het volgende bericht", "Dit kaartje blijft apart van wat u zei."
    ]  # fmt: skip


def test_measure_asks_no_name_and_short_ones_stand_twice_on_a_page() -> None:
    pdf = measure_form(papers.measure_paper())

    pieces = [text for _, text in heard(pdf)]
    assert len(reader(pdf).pages) == 2
    assert pieces.count("Vooraf") == 2
    assert pieces.count("weet ik niet") == 6 + 2 * 2


def test_list_at_the_door_has_everybody_in_reading_order() -> None:
    pieces = [text for _, text in heard(sign_in_list(papers.sign_in_paper()))]

    people = [text for text in pieces if text.startswith("Mens")]
    assert people == [f"Mens {number} · tafel 3" for number in range(50)]
