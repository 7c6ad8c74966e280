"""Calendars by link: who may read, what is sent twice, and who may make and take back a link."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from dialoog.domain.accounts import Role
from dialoog.domain.feeds import FeedKind
from dialoog.services import clock, feeds, organisations
from dialoog.services.unit_of_work import unit_of_work
from tests.conftest import log_in
from tests.factories import make_meeting, make_organisation


@pytest.fixture
def meeting(organisation):
    return make_meeting(place_name="De Linde")


def path_of(**about: object) -> str:
    with unit_of_work():
        link = feeds.make_link(FeedKind.MEETING, now=clock.now(), **about)
    return "/" + link.address.split("/", 3)[3]


def test_a_calendar_is_read_without_logging_in_and_not_twice(client: FlaskClient, meeting):
    path = path_of(meeting_id=meeting.id)

    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    other = client.get(path, headers={"If-None-Match": '"something else"'})

    assert first.status_code == 200
    assert first.content_type == "text/calendar; charset=utf-8"
    assert first.data.startswith(b"BEGIN:VCALENDAR")
    assert "no-store" not in first.headers["Cache-Control"]
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert other.data == first.data
    assert client.head(path).status_code == 200


def test_reading_in_another_language_gives_the_same_bytes(client: FlaskClient, meeting):
    path = path_of(meeting_id=meeting.id)

    english = client.get(path, headers={"Accept-Language": "en"})

    assert english.data == client.get(path).data


def test_a_link_that_was_taken_back_says_so(as_organiser: FlaskClient, meeting):
    path = path_of(meeting_id=meeting.id)
    link = feeds.find_link(FeedKind.MEETING, meeting_id=meeting.id)

    as_organiser.post(f"/agenda-links/{link.feed_id}/intrekken")
    gone = as_organiser.get(path)

    assert gone.status_code == 410
    assert "werkt niet meer" in gone.text
    assert b"VCALENDAR" not in gone.data
    assert as_organiser.get("/agenda/onbekend.ics").status_code == 404


def test_an_organiser_makes_and_sees_the_link_of_a_meeting(as_organiser: FlaskClient, meeting):
    page = f"/bijeenkomsten/{meeting.id}/agenda"
    assert "Maak een link" in as_organiser.get(page).text

    assert as_organiser.post(page).status_code == 303

    text = as_organiser.get(page).text
    assert "webcal://" in text
    assert "Trek de link in" in text


def test_a_facilitator_makes_own_links_and_no_others(as_facilitator: FlaskClient, meeting):
    assert as_facilitator.post("/mijn-agenda", data={"wat": "tables"}).status_code == 303
    assert as_facilitator.post("/mijn-agenda", data={"wat": "actions"}).status_code == 303
    assert as_facilitator.get("/mijn-agenda").text.count("webcal://") == 2
    assert as_facilitator.post("/mijn-agenda", data={"wat": "meeting"}).status_code == 400
    assert as_facilitator.get(f"/bijeenkomsten/{meeting.id}/agenda").status_code == 404
    assert as_facilitator.get("/afspraken/agenda").status_code == 404


def test_only_who_may_make_a_link_takes_it_back(app, as_facilitator: FlaskClient, meeting):
    path_of(meeting_id=meeting.id)
    link = feeds.find_link(FeedKind.MEETING, meeting_id=meeting.id)
    with unit_of_work():
        of_owner = feeds.make_link(FeedKind.ACTIONS, email="ria@zorg.example", now=clock.now())

    for feed_id in (link.feed_id, of_owner.feed_id):
        assert as_facilitator.post(f"/agenda-links/{feed_id}/intrekken").status_code == 404
    manager, organiser = log_in(app, Role.MANAGER), log_in(app, Role.ORGANISER)
    for feed_id in (link.feed_id, of_owner.feed_id):
        assert manager.post(f"/agenda-links/{feed_id}/intrekken").status_code == 404
    assert organiser.post(f"/agenda-links/{of_owner.feed_id}/intrekken").status_code == 303


def test_another_organisation_takes_no_link_back(as_organiser: FlaskClient, meeting, organisation):
    organisations.enter(make_organisation())
    theirs = path_of(meeting_id=make_meeting().id)
    row = feeds.find_by_key(theirs.rpartition("/")[2].removesuffix(".ics"))
    organisations.enter(organisation)

    assert as_organiser.post(f"/agenda-links/{row.id}/intrekken").status_code == 404
    assert as_organiser.get(theirs).status_code == 200


def test_nobody_makes_a_link_for_who_has_no_actions(as_organiser: FlaskClient):
    unknown = {"email": "niemand@zorg.example"}

    assert as_organiser.get("/afspraken/agenda").status_code == 200
    assert as_organiser.post("/afspraken/agenda", data=unknown).status_code == 400
