"""The pages of a mirror meeting: for the guide, and for a phone in the outer circle."""

from __future__ import annotations

import re

import pytest

from dialoog.services import live, mirror
from tests.factories import NOW
from tests.live_room import do, look, make_room
from tests.mirror_room import MIRROR, ROUTE, SLIPS, listener_link, make_circles

ID = "11111111-1111-4111-8111-11111111111"


def send(browser, address, text, number=1, **fields):
    return browser.post(
        address, data={"client_id": f"{ID}{number}", "text": text, **fields}, follow_redirects=True
    )


@pytest.mark.parametrize(
    ("at", "heading"),
    [
        (None, "Het gesprek begint zo"),
        (0, "U luistert nu"),
        (3, "U luistert nu"),
        (SLIPS, "U mag nu een vraag stellen"),
        (MIRROR, "Wat neemt u mee naar uw werk?"),
    ],
)
def test_a_phone_says_what_a_listener_does_now(client, at, heading):
    page = client.get(listener_link(make_circles(at=at)))

    assert f"<h1>{heading}</h1>" in page.text
    assert ('name="text"' in page.text) == (at in {SLIPS, MIRROR})


@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_a_phone_that_speaks_too_early_is_refused(client, at):
    room = make_circles(at=at)

    answer = send(client, listener_link(room), "Hoe laat was dat?")

    assert answer.status_code == 422
    assert look(room).contributions == []


def test_a_question_reaches_the_guide(client, as_facilitator):
    room = make_circles(at=SLIPS, guide=as_facilitator)

    sent = send(client, listener_link(room), "Wat bedoelde u met laat?")
    page = as_facilitator.get(f"/tafels/{room.table_id}/vraagbriefjes")

    assert "Uw vraag is binnen." in sent.text
    assert "Wat bedoelde u met laat?" in page.text
    assert "Nog 1 vraag te stellen" in page.text


def test_an_opinion_is_no_question_and_stays_in_the_field(client):
    answer = send(client, listener_link(make_circles(at=SLIPS)), "Dat ligt niet aan ons.")

    assert answer.status_code == 422
    assert "Zet er een vraagteken achter." in answer.text
    assert "Dat ligt niet aan ons." in answer.text


def test_a_listener_gives_one_sentence(client, as_facilitator):
    room = make_circles(at=MIRROR, guide=as_facilitator)
    link = listener_link(room)

    sent = send(client, link, "Ik bel voortaan eerst.")
    again = send(client, link, "Nog iets.", 2)

    assert "Dit neemt u mee: Ik bel voortaan eerst." in sent.text
    assert again.status_code == 422
    page = as_facilitator.get(f"/tafels/{room.table_id}/spiegelzinnen").text
    assert ("Ik bel voortaan eerst." in page, "Nog iets." in page) == (True, False)


def test_a_wrong_key_opens_nothing(client):
    link = listener_link(make_circles(at=SLIPS))
    wrong = link[:-1] + ("a" if link[-1] != "a" else "b")

    assert [client.get(wrong).status_code, client.get(wrong + "/stand").status_code] == [404, 404]
    assert client.get("/luisteren/999999/" + link[-16:]).status_code == 404


def test_a_phone_asks_cheaply_whether_anything_changed(client):
    room = make_circles(at=0)
    address = listener_link(room) + "/stand"
    first = client.get(address)

    same = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    for here in range(SLIPS):
        do(lambda here=here: live.go_on(room.table_id, from_position=here, now=NOW))
    changed = client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert (first.text, same.status_code, changed.text) == ("silent", 304, "asking")


def test_the_guide_walks_the_route(as_facilitator):
    room = make_circles(at=ROUTE, guide=as_facilitator)
    address = f"/tafels/{room.table_id}/route"

    said = send(as_facilitator, address, "Zij belde meteen.", kind="sterk", phase="route", step=0)
    onwards = as_facilitator.post(f"{address}/stap", data={"stap": 0}, follow_redirects=True)
    empty = send(as_facilitator, address, "", kind="sterk", phase="route", step=1)

    assert "De route: Contact" in said.text
    assert "Zij belde meteen." in said.text
    assert "De route: Gesprek" in onwards.text
    assert (empty.status_code, "Schrijf eerst op wat er gezegd is." in empty.text) == (422, True)


NAMED = "Mevrouw Jansen belde: 06-12345678."


def test_a_name_on_the_route_is_asked_about_and_may_stay(as_facilitator):
    room = make_circles(at=ROUTE, guide=as_facilitator)
    address = f"/tafels/{room.table_id}/route"
    said = {"kind": "sterk", "phase": "route", "step": 0}

    asked = send(as_facilitator, address, NAMED, **said)
    kept = send(as_facilitator, address, NAMED, no_name="y", **said)
    with_name = send(as_facilitator, address, NAMED, 2, consent="first_name", **said)

    assert asked.status_code == 422
    assert "Staat hier een naam? Kijk naar: " in asked.text
    assert f">{NAMED}</textarea>" in asked.text
    assert 'name="no_name"' in asked.text
    assert kept.text.count("Staat hier een naam?") == 1
    assert with_name.text.count(f">{NAMED}</span>") == 2


@pytest.mark.parametrize(("at", "page"), [(SLIPS, "vraagbriefjes"), (MIRROR, "spiegelzinnen")])
def test_a_name_from_a_listener_is_asked_about(client, as_facilitator, at, page):
    room = make_circles(at=at, guide=as_facilitator)
    words = "Bedoelde u mevrouw Jansen?"

    for browser, address in (
        (as_facilitator, f"/tafels/{room.table_id}/{page}"),
        (client, listener_link(room)),
    ):
        asked = send(browser, address, words)
        assert (asked.status_code, words in asked.text) == (422, True)
        assert "Staat hier een naam?" in asked.text
        assert 'name="no_name"' in asked.text
    assert look(room).contributions == []
    assert send(client, listener_link(room), words, no_name="y").status_code == 200


def test_care_users_make_the_route_before_the_day(as_facilitator):
    room = make_circles(at=None, guide=as_facilitator)
    address = f"/tafels/{room.table_id}/route/maken"
    version = mirror.look_from(room.table_id).meeting.version

    assert "Contact\nGesprek\nBesluit\nHulp" in as_facilitator.get(address).text
    empty = as_facilitator.post(address, data={"steps": "", "version": version})
    made = as_facilitator.post(
        address, data={"steps": "Bellen\n\n Wachten ", "version": version}, follow_redirects=True
    )

    assert (empty.status_code, "minstens één stap" in empty.text) == (422, True)
    assert "De route is bewaard." in made.text
    assert "Wachten" in made.text


def test_the_circles_show_the_link_for_listeners(as_facilitator):
    room = make_circles(at=None, guide=as_facilitator)

    page = as_facilitator.get(f"/tafels/{room.table_id}/kringen")

    assert listener_link(room) in page.text
    assert "data:image/svg+xml" in page.text


def test_the_table_leads_to_the_screens_of_its_phase(as_facilitator):
    room = make_circles(at=SLIPS, guide=as_facilitator)

    page = as_facilitator.get(f"/tafels/{room.table_id}").text

    # Other phases lie ready in templates, for a tablet without internet.
    shown = re.sub(r"<template\b.*?</template>", "", page, flags=re.DOTALL)
    assert f"/tafels/{room.table_id}/vraagbriefjes" in shown
    assert f"/tafels/{room.table_id}/route" not in shown


def test_another_method_has_no_such_screens(as_organiser):
    table_id = make_room().table_id

    pages = ("route", "vraagbriefjes", "spiegelzinnen", "route/maken")
    assert [as_organiser.get(f"/tafels/{table_id}/{page}").status_code for page in pages] == [
        404
    ] * 4
