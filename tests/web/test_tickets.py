"""Coming to a table without an account: what a ticket opens, and above all what it doesn't."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask

from dialoog.domain.accounts import Role
from dialoog.domain.meetings import MeetingState
from dialoog.services import clock, live, organisations, tickets
from dialoog.services.tickets.keeping import MOST_GUESSES
from dialoog.storage import db
from dialoog.storage.meetings import MeetingRow
from tests import factories
from tests.adapters.pdf.reading import failures, words
from tests.conftest import log_in
from tests.live_room import begin, do, make_room

GUEST = {"REMOTE_ADDR": "192.0.2.7"}


@pytest.fixture
def room(organisation):
    """A meeting of today that has begun, with two tables that each have a link."""
    room = begin(make_room(tables=2))
    move(room, to=clock.now())
    do(lambda: tickets.make_missing(room.meeting_id, now=clock.now()))
    return room


def move(room, *, to):
    def change():
        row = db.session.get_one(MeetingRow, room.meeting_id)
        row.starts_at, row.ends_at = to, to + timedelta(minutes=1)

    do(change)


def path_of(room, table=0):
    link = tickets.list_links(room.meeting_id)[room.table_ids[table]]
    return link.url.removeprefix("http://localhost")


def code_of(room):
    return tickets.list_links(room.meeting_id)[room.table_id].code


@pytest.fixture
def guest(client, room):
    """A browser that opened the link of the first table."""
    answer = client.get(path_of(room))
    assert (answer.status_code, answer.location) == (303, f"/tafels/{room.table_id}")
    return client


def test_link_opens_the_table_and_its_work(guest, room):
    table = f"/tafels/{room.table_id}"

    page = guest.get(table)
    kept = guest.post(
        f"{table}/inbreng",
        data={"phase": "inloop", "kind": "x", "text": "", "client_id": ""},
        headers={"Accept": "application/json"},
    )
    on = guest.post(f"{table}/volgende", data={"plek": 0}, follow_redirects=True)
    help_asked = guest.post(f"{table}/hulp", follow_redirects=True)

    assert page.status_code == 200
    assert "Klaar op dit apparaat" in page.text
    assert "Mijn tafels" not in page.text
    assert "Naar de zaal" not in page.text
    assert kept.status_code == 422
    assert on.status_code == 200
    assert "U hebt hulp gevraagd" in help_asked.text


def test_code_opens_the_table(client, room):
    page = client.get("/tafel").text
    opened = client.post("/tafel", data={"code": code_of(room).lower()}, follow_redirects=True)

    assert "De code van uw tafel" in page
    assert opened.request.path == f"/tafels/{room.table_id}"


def test_guessing_codes_is_slowed_down(client, room):
    for _ in range(MOST_GUESSES):
        answer = client.post("/tafel", data={"code": "AAAABBBB"}, environ_base=GUEST)
    blocked = client.post("/tafel", data={"code": code_of(room)}, environ_base=GUEST)
    link = client.get(path_of(room), environ_base=GUEST)

    assert "Deze code kennen wij niet" in answer.text
    assert (blocked.status_code, "te vaak" in blocked.text) == (422, True)
    assert link.status_code == 303


def test_ticket_reaches_nothing_but_its_own_table(app: Flask, guest, room):
    """Every address of the application, with the numbers of rows that do exist."""
    numbers = {"meeting_id": room.meeting_id, "table_id": room.table_ids[1]}
    let_in = {}

    for rule in app.url_map.iter_rules():
        if rule.endpoint == "static" or app.view_functions[rule.endpoint].open_to == "everybody":
            continue
        values = {name: numbers.get(name) or first_fitting(rule, name) for name in rule.arguments}
        for method in rule.methods & {"GET", "POST"}:
            address = app.url_map.bind("localhost").build(rule.endpoint, values, method=method)
            answer = guest.open(address, method=method)
            if answer.status_code != 302 or "/inloggen" not in answer.location:
                let_in[f"{method} {address}"] = answer.status_code

    assert let_in == {}
    assert guest.get(f"/tafels/{room.table_id}").status_code == 200


def first_fitting(rule, name):
    """Give something that an argument of a rule can be: the first of its choices, or a number."""
    return next(iter(getattr(rule._converters[name], "items", ())), 1)


def test_ticket_opens_of_its_own_table_only_what_guides_may_do(app: Flask, guest, room):
    """Papers with names, the seating, and links themselves stay with the organiser."""
    own = [rule for rule in app.url_map.iter_rules() if rule.arguments == {"table_id"}]
    closed = [rule for rule in own if app.view_functions[rule.endpoint].open_to != "guides"]

    for rule in closed:
        for method in rule.methods & {"GET", "POST"}:
            address = app.url_map.bind("localhost").build(
                rule.endpoint, {"table_id": room.table_id}, method=method
            )
            assert "/inloggen" in guest.open(address, method=method).location

    assert len(closed) >= 5


def test_taken_back_link_dies_at_once(guest, room):
    do(lambda: tickets.take_back(room.table_id))

    page = guest.get(f"/tafels/{room.table_id}")
    pressed = guest.post(f"/tafels/{room.table_id}/hulp")
    state = guest.get(f"/tafels/{room.table_id}/stand")

    assert {page.status_code, pressed.status_code, state.status_code} == {403}
    assert "trok deze link in" in page.text
    assert not live.look_at_hall(meeting_of(room), now=clock.now())[0].asks_help


def meeting_of(room):
    return db.session.get_one(MeetingRow, room.meeting_id)


def test_new_link_ends_the_one_that_is_in_use(guest, room):
    do(lambda: tickets.make(room.table_id, guide="", first_time=False, now=clock.now()))

    assert guest.get(f"/tafels/{room.table_id}").status_code == 403


@pytest.mark.parametrize(
    ("days", "said"), [(-1, "Deze dag is voorbij"), (1, "Deze link werkt nog niet")]
)
def test_ticket_is_worth_its_day_only(guest, room, days, said):
    move(room, to=factories.afternoon(in_days=days))

    page = guest.get(f"/tafels/{room.table_id}")

    assert page.status_code == 403
    assert said in page.text


def test_ticket_of_another_organisation_shows_nothing_of_this_one(app, guest, room):
    organisations.enter(factories.make_organisation())
    other = begin(make_room())

    assert "/inloggen" in guest.get(f"/tafels/{other.table_id}").location
    assert guest.get(f"/tafels/{room.table_id}").status_code == 200


def test_link_that_is_no_link_says_so(client, room):
    unknown = client.get(f"/tafel/{'a' * 32}")

    assert unknown.status_code == 404
    assert "Deze link werkt niet meer" in unknown.text


def test_link_takes_the_place_of_an_account(as_organiser, room):
    asked = as_organiser.get(path_of(room))
    hall = as_organiser.get(f"/bijeenkomsten/{room.meeting_id}/zaal").status_code
    opened = as_organiser.post(path_of(room))
    after = as_organiser.get(f"/bijeenkomsten/{room.meeting_id}/zaal")

    assert "Dan wordt u hier uitgelogd" in asked.text
    assert hall == 200
    assert opened.location == f"/tafels/{room.table_id}"
    assert "/inloggen" in after.location


def test_guide_leaves_the_device(guest, room):
    asked = guest.get("/tafel/klaar").text
    guest.post("/tafel/klaar")

    assert "terug naar mijn tafel" in asked
    assert "/inloggen" in guest.get(f"/tafels/{room.table_id}").location


def test_organiser_makes_shows_and_takes_back_a_link(as_organiser, organisation):
    room = make_room(tables=2)
    access = f"/tafels/{room.table_id}/toegang"

    made = as_organiser.post(
        access, data={"guide": "Fatma", "first_time": "y"}, follow_redirects=True
    ).text
    code = code_of(room)
    early = as_organiser.post(f"{access}/eerder", data={"eerder": 1}, follow_redirects=True).text
    gone = as_organiser.post(f"{access}/intrekken", follow_redirects=True).text

    assert code in made
    assert 'src="data:image/svg+xml' in made
    assert path_would_be(made)
    assert "werkt nu al" in early
    assert code not in gone
    assert "werken niet meer" in gone


def path_would_be(page):
    return re.search(r'href="http://localhost/tafel/[a-z2-7]{32}"', page)


def test_long_name_is_kept_and_explained(as_organiser, organisation):
    room = make_room()

    page = as_organiser.post(f"/tafels/{room.table_id}/toegang", data={"guide": "n" * 81})

    assert page.status_code == 422
    assert "Schrijf hooguit 80 letters." in page.text
    assert "n" * 81 in page.text


def test_guidance_shows_pairs_with_as_many_questions_for_one_table_as_for_three(
    as_organiser, organisation, queries
):
    counts = []
    as_organiser.get("/tafel")
    for tables in (1, 3):
        room = make_room(tables=tables)
        do(lambda room=room: tickets.make_missing(room.meeting_id, now=clock.now()))
        queries.clear()
        page = as_organiser.get(f"/bijeenkomsten/{room.meeting_id}/begeleiding")
        assert page.text.count("Code zonder account") == tables
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_cards_with_links_are_printed(as_organiser, organisation):
    room = make_room(tables=2)
    refused = as_organiser.get(f"/bijeenkomsten/{room.meeting_id}/toegangskaarten.pdf")
    as_organiser.post(f"/bijeenkomsten/{room.meeting_id}/begeleiding/links")

    all_cards = as_organiser.get(f"/bijeenkomsten/{room.meeting_id}/toegangskaarten.pdf").data
    one_card = as_organiser.get(f"/tafels/{room.table_id}/toegangskaart.pdf").data

    assert refused.status_code == 409
    assert failures(all_cards) == []
    assert ("Tafel 2" in words(all_cards), "Tafel 2" in words(one_card)) == (True, False)
    assert code_of(room) in words(one_card)


def test_other_organisation_cannot_make_a_link(app, room):
    organisations.enter(factories.make_organisation())
    stranger = log_in(app, Role.ORGANISER)

    assert stranger.post(f"/tafels/{room.table_id}/toegang").status_code == 404


def test_facilitator_cannot_make_a_link(as_facilitator, room):
    assert as_facilitator.get(f"/tafels/{room.table_id}/toegang").status_code == 404


def test_ticket_ends_with_a_cancelled_meeting(client, organisation):
    room = make_room(state=MeetingState.PLANNED)
    do(lambda: tickets.make_missing(room.meeting_id, now=clock.now()))
    path = path_of(room)

    def cancel():
        db.session.get_one(MeetingRow, room.meeting_id).state = MeetingState.CANCELLED

    do(cancel)

    assert "gaat niet door" in client.get(path, follow_redirects=True).text
