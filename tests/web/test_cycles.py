"""The pages on which an organiser works at a cycle."""

from __future__ import annotations

import re

import pytest

from dialoog.domain.cycles import Stage
from dialoog.services import cycles
from tests import factories
from tests.adapters.pdf.reading import words as heard_in
from tests.cycle_room import SECRETS, TODAY, bring_in, make_cycle, words

PAGES = ("ervaringen", "koppels", "ervaringskaarten", "bundels", "eigen-dialoog", "samen", "volgen")
CARD = {"answer_0": "Elke dag is anders.", "answer_1": "Ik wacht vaak op de bus."}


@pytest.mark.parametrize("stage", Stage)
def test_every_step_can_be_opened_in_every_stage(as_organiser, stage):
    made = make_cycle(stage)

    codes = [
        as_organiser.get(f"/trajecten/{made.programme_id}/{page}").status_code for page in PAGES
    ]

    assert codes == [200] * len(PAGES)


def test_programme_shows_where_its_cycle_is_and_what_is_next(as_organiser):
    made = make_cycle(Stage.COLLECT)

    page = as_organiser.get(f"/trajecten/{made.programme_id}").text

    assert "Nu: Ophalen" in page
    assert "Daarna: Bundelen" in page


def test_programme_without_a_cycle_can_begin_one_once(as_organiser):
    programme = factories.make_programme()
    address = f"/trajecten/{programme.id}/ervaringen"
    assert "Begin de cyclus" in as_organiser.get(address).text

    for _ in range(2):
        as_organiser.post(f"{address}/begin")

    assert "Nu: Kiezen" in as_organiser.get(address).text


def test_step_that_is_not_ready_says_what_it_needs(as_organiser):
    made = make_cycle()

    page = as_organiser.post(
        f"/trajecten/{made.programme_id}/ervaringen/verder",
        data={"stap": "choose"},
        follow_redirects=True,
    ).text

    assert "Er is nog geen koppel." in page
    assert made.row.stage is Stage.CHOOSE


def test_organiser_forms_a_pair_that_gets_a_link(as_organiser):
    made = make_cycle()
    address = f"/trajecten/{made.programme_id}/koppels"

    one_sided = as_organiser.post(address, data={"official": made.official_id, "client": 0})
    as_organiser.post(address, data={"official": made.official_id, "client": made.client_id})

    assert one_sided.status_code == 422
    assert "/ophalen/" in as_organiser.get(address).text


def test_organiser_types_in_a_paper_card(as_organiser):
    made = make_cycle(Stage.COLLECT)
    (pair,) = cycles.list_pairs(made.row.id)
    address = f"/trajecten/{made.programme_id}/ervaringskaarten/nieuw"

    as_organiser.post(address, data={**CARD, "pair": pair.id, "may_be_read": "y"})

    (card,) = cycles.list_cards(made.row.id)
    assert card.pair_id == pair.id
    assert all(row.may_be_read_by_all for row in card.said)


def test_organiser_bundles_cards_and_adds_one(as_organiser):
    made = make_cycle(Stage.BUNDLE)
    second = bring_in(made, words("Nog een verhaal."))
    first = next(card for card in cycles.list_cards(made.row.id) if card.id != second.id)
    address = f"/trajecten/{made.programme_id}/bundels"

    nothing = as_organiser.post(address, data={"theme": 0, "title": "Leeg"})
    as_organiser.post(
        address, data={"chosen": [first.id], "theme": 0, "title": "Wachten", "values": "rust"}
    )
    as_organiser.post(address, data={"chosen": [second.id], "theme": made.themes[0].id})

    (theme,) = made.themes
    assert nothing.status_code == 422
    assert (theme.title, theme.values) == ("Wachten", ["rust"])
    assert [card.id for card in theme.told] == [first.id, second.id]


def test_manager_reads_both_sides_once_they_talk_together(as_manager):
    made = make_cycle(Stage.JOINT)

    page = as_manager.get(f"/trajecten/{made.programme_id}/samen").text

    assert all(text in page for text in SECRETS.values())
    assert "Wie heeft er voordeel van en wie nadeel?" in page


def test_theme_becomes_unasked_advice_on_the_answer_board(as_organiser):
    made = make_cycle(Stage.JOINT)
    address = f"/trajecten/{made.programme_id}/samen/{made.themes[0].id}"
    wish = {"title": "Bel als het later wordt", "reply_by": (TODAY).isoformat()}

    past = as_organiser.post(address, data={**wish, "reply_by": "2020-01-01"})
    as_organiser.post(address, data=wish)

    assert past.status_code == 422
    page = as_organiser.get(f"/trajecten/{made.programme_id}/antwoord").text
    assert "Bel als het later wordt" in page
    assert "ongevraagd" in page


def test_visit_without_what_is_needed_says_so_at_the_field(as_organiser):
    made = make_cycle(Stage.FOLLOW)
    address = f"/trajecten/{made.programme_id}/volgen/{made.themes[0].id}"
    said = {"on": TODAY.isoformat(), "spoke_with": 3, "noticed": "no", "evidence": "Het is gelijk."}

    answer = as_organiser.post(address, data=said)

    assert answer.status_code == 422
    assert re.search(r'id="needed-error".*Schrijf op wat er nog nodig is', answer.text, re.DOTALL)


def test_visit_stands_at_its_theme(as_organiser):
    made = make_cycle(Stage.FOLLOW)
    address = f"/trajecten/{made.programme_id}/volgen"

    as_organiser.post(
        f"{address}/{made.themes[0].id}",
        data={
            "on": TODAY.isoformat(),
            "spoke_with": 3,
            "noticed": "yes",
            "evidence": "Er wordt nu gebeld.",
        },
    )

    page = as_organiser.get(address).text
    assert "Er wordt nu gebeld." in page
    assert "Vraag het nu aan iedereen die meedeed." in page


def test_paper_cards_carry_the_link_of_each_pair(as_organiser):
    made = make_cycle(Stage.COLLECT)

    paper = as_organiser.get(f"/trajecten/{made.programme_id}/ervaringskaarten.pdf")

    heard = heard_in(paper.data)
    assert paper.mimetype == "application/pdf"
    assert "Ervaringskaart van koppel 1" in heard
    assert "Waar loopt u tegenaan?" in heard
