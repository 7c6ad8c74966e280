"""A pair and a group come in by a link, and read no more than what is theirs."""

from __future__ import annotations

from uuid import uuid4

from flask import Flask
from flask.testing import FlaskClient

from dialoog.domain.cycles import Side, Stage
from dialoog.services import cycles
from dialoog.services.cycles import links
from dialoog.services.feedback import board
from dialoog.services.unit_of_work import unit_of_work
from tests import cycle_room
from tests.conftest import _browser
from tests.cycle_room import SECRETS, bring_in, make_cycle, words

CARD = {"answer_0": "Elke dag is anders.", "answer_1": "Ik wacht vaak op de bus."}


def guest(app: Flask, address: str | None) -> FlaskClient:
    """Give a browser that opened a link."""
    browser = _browser(app)
    assert address
    browser.get(address)
    return browser


def pair_link(made: cycle_room.Cycle) -> str | None:
    return links.address(cycles.list_pairs(made.row.id)[0])


def side_link(made: cycle_room.Cycle, side: Side) -> str | None:
    with unit_of_work():
        links.give(made.side(side))
    return links.address(made.side(side))


def test_pair_brings_in_a_card_without_an_account(app, organisation):
    made = make_cycle(Stage.COLLECT)
    browser = guest(app, pair_link(made))

    answer = browser.post("/ophalen", data={**CARD, "district": "Centrum", "age_group": "from_70"})

    page = browser.get("/ophalen").text
    assert answer.status_code == 303
    assert "Ik wacht vaak op de bus." in page
    assert [row.text for row in board.get_board(made.programme_id).unplaced] == [*CARD.values()]


def test_empty_card_and_a_name_are_refused_and_what_was_typed_stays(app, organisation):
    made = make_cycle(Stage.COLLECT)
    browser = guest(app, pair_link(made))
    named = {**CARD, "answer_2": "Toen kwam mevrouw De Vries langs."}

    empty = browser.post("/ophalen", data={})
    asked = browser.post("/ophalen", data=named)
    kept = browser.post("/ophalen", data={**named, "no_name": "y"})

    assert (empty.status_code, asked.status_code, kept.status_code) == (422, 422, 303)
    assert "Staat hier een naam?" in asked.text
    assert "Toen kwam mevrouw De Vries langs." in asked.text


def test_pair_mends_and_takes_back_its_own_card_and_no_other(app, organisation):
    made = make_cycle(Stage.COLLECT)
    (pair,) = cycles.list_pairs(made.row.id)
    own, foreign = bring_in(made, pair=pair), bring_in(made, words("Van een ander."))
    browser = guest(app, pair_link(made))

    mended = browser.post(f"/ophalen/kaart/{own.id}", data=CARD)
    hidden = [
        browser.get(f"/ophalen/kaart/{foreign.id}"),
        browser.post(f"/ophalen/kaart/{foreign.id}/weg"),
    ]
    page = browser.get("/ophalen").text
    browser.post(f"/ophalen/kaart/{own.id}/weg")

    assert mended.status_code == 303
    assert [answer.status_code for answer in hidden] == [404, 404]
    assert "Ik wacht vaak op de bus." in page
    assert "Van een ander." not in page
    assert [card.id for card in cycles.list_cards(made.row.id)] == [foreign.id]


def test_ended_link_shuts_out_at_once_also_who_is_already_in(app, as_organiser):
    made = make_cycle(Stage.COLLECT)
    (pair,) = cycles.list_pairs(made.row.id)
    address = pair_link(made)
    browser = guest(app, address)
    assert browser.get("/ophalen").status_code == 200

    as_organiser.post(f"/koppels/{pair.id}/link/stop")

    assert browser.get("/ophalen").status_code == 404
    assert browser.post("/ophalen", data=CARD).status_code == 404
    assert guest(app, address).get("/ophalen").status_code == 404


def test_pair_reads_only_once_the_collecting_is_over(app, organisation):
    made = make_cycle(Stage.COLLECT)
    bring_in(made, pair=cycles.list_pairs(made.row.id)[0])
    browser = guest(app, pair_link(made))
    cycle_room.go_on(made)

    page = browser.get("/ophalen").text
    refused = browser.post("/ophalen", data=CARD)

    assert "Het ophalen is voorbij." in page
    assert "Nieuwe kaart" not in page
    assert refused.status_code == 422


def test_guessing_links_is_slowed_down(app, organisation):
    browser = _browser(app)

    codes = [browser.get(f"/ophalen/{uuid4().hex}").status_code for _ in range(21)]

    assert (codes[0], codes[-1]) == (404, 429)


def test_group_writes_and_reads_its_own_view_only(app, organisation):
    made = make_cycle(Stage.OWN)
    theme = made.themes[0].id
    council = guest(app, side_link(made, Side.COUNCIL))
    management = guest(app, side_link(made, Side.MANAGEMENT))

    council.post("/eigen-dialoog", data={"theme": theme, "text": SECRETS[Side.COUNCIL]})
    management.post("/eigen-dialoog", data={"theme": theme, "text": SECRETS[Side.MANAGEMENT]})

    read = {side: browser.get("/eigen-dialoog").text for side, browser in (
        (Side.COUNCIL, council), (Side.MANAGEMENT, management))}  # fmt: skip
    for side, text in SECRETS.items():
        assert text in read[side]
        assert all(text not in page for other, page in read.items() if other is not side)
    (view,) = cycles.list_own_views(made.side(Side.COUNCIL))
    assert management.post(f"/eigen-dialoog/{view.id}/weg").status_code == 404


def test_no_page_shows_what_a_group_thinks_before_they_talk_together(
    app, as_organiser, as_manager, as_facilitator
):
    made = make_cycle(Stage.OWN)
    for side, text in SECRETS.items():
        cycle_room.tell(made, side, text)
    pair = guest(app, pair_link(made))

    shown = [
        address
        for browser in (as_organiser, as_manager, as_facilitator, pair)
        for address in every_page(app, made)
        if any(text.encode() in browser.get(address).data for text in SECRETS.values())
    ]

    assert shown == []


def every_page(app: Flask, made: cycle_room.Cycle) -> list[str]:
    """Give every address that can be made with the numbers of this cycle."""
    numbers = {
        "programme_id": made.programme_id,
        "meeting_id": made.meeting_id,
        "theme_id": made.themes[0].id,
        "card_id": cycles.list_cards(made.row.id)[0].id,
        "pair_id": cycles.list_pairs(made.row.id)[0].id,
        "contribution_id": board.get_board(made.programme_id).unplaced[0].id,
        "view_id": cycles.list_own_views(made.side(Side.COUNCIL))[0].id,
        "person_id": made.client_id,
    }
    adapter = app.url_map.bind("localhost")
    found = [
        adapter.build(rule.endpoint, {name: numbers[name] for name in rule.arguments})
        for rule in app.url_map.iter_rules()
        if "GET" in rule.methods and rule.arguments <= set(numbers)
    ]
    assert len(found) > 60
    return found
