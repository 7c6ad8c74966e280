"""The page of what people need: one tap each, and nobody's business but the organiser's."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from dialoog.domain.accounts import Role
from dialoog.domain.invitations import Reply
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Need, NeedKind
from dialoog.services import invitations, meetings
from dialoog.services.unit_of_work import unit_of_work
from tests.factories import make_person, make_user
from tests.invitation_room import answer, invite, planned_meeting, text_of

TURKISH = Need(NeedKind.INTERPRETER, "Turks")


@pytest.fixture
def meeting(organisation):
    return planned_meeting()


def coming(meeting, *needs: Need, name: str = "Anna"):
    (row,) = invite(meeting, make_person(name, "Aalders"))
    answer(row, Reply.ACCEPTED, needs=needs)
    return row


def page_of(meeting) -> str:
    return f"/bijeenkomsten/{meeting.id}/nodig"


def board(meeting):
    return invitations.read_needs(meetings.get_meeting(meeting.id))


def said(need: Need, word: str) -> dict[str, str]:
    return {"soort": need.kind.value, "detail": need.detail, "is": word}


def test_the_page_shows_who_needs_what_by_first_name(as_organiser: FlaskClient, meeting):
    coming(meeting, TURKISH)

    text = text_of(as_organiser.get(page_of(meeting)))

    assert "Nog 1 ding te regelen" in text
    assert "Anna A." in text
    assert "Turks" in text
    assert "Aalders" not in text


def test_one_tap_arranges_and_the_meeting_page_knows(as_organiser: FlaskClient, meeting):
    row = coming(meeting, TURKISH)
    before = text_of(as_organiser.get(f"/bijeenkomsten/{meeting.id}"))

    as_organiser.post(f"{page_of(meeting)}/{row.person_id}", data=said(TURKISH, "geregeld"))

    assert "1 ding dat mensen nodig hebben, is nog niet geregeld" in before
    assert "Alles is geregeld" in text_of(as_organiser.get(page_of(meeting)))
    assert "Wat mensen nodig hebben, is geregeld" in text_of(
        as_organiser.get(f"/bijeenkomsten/{meeting.id}")
    )
    as_organiser.post(f"{page_of(meeting)}/{row.person_id}", data=said(TURKISH, "open"))
    assert board(meeting).open == 1


def test_one_kind_gets_an_owner_and_is_arranged_at_once(as_organiser: FlaskClient, meeting):
    samira = make_user(Role.ORGANISER, name="Samira Bouzid")
    coming(meeting, TURKISH)
    coming(meeting, TURKISH, name="Bram")

    as_organiser.post(f"{page_of(meeting)}/wie", data={"soort": "interpreter", "wie": samira})
    as_organiser.post(f"{page_of(meeting)}/alles", data={"soort": "interpreter"})

    (group,) = board(meeting).groups
    assert group.owner_id == samira
    assert group.open == 0


def test_only_who_works_here_can_be_the_owner(as_organiser: FlaskClient, meeting):
    coming(meeting, TURKISH)

    answer = as_organiser.post(f"{page_of(meeting)}/wie", data={"soort": "interpreter", "wie": 0})

    assert answer.status_code == 404


def test_afterwards_it_is_written_down_whether_it_was_there(as_organiser: FlaskClient, meeting):
    row = coming(meeting, TURKISH)
    with unit_of_work():
        meetings.get_meeting(meeting.id).state = MeetingState.HELD

    as_organiser.post(f"{page_of(meeting)}/{row.person_id}", data=said(TURKISH, "gemist"))

    assert "niet gekregen" in text_of(as_organiser.get(page_of(meeting)))


def test_nonsense_is_refused(as_organiser: FlaskClient, meeting):
    row = coming(meeting, TURKISH)
    page = f"{page_of(meeting)}/{row.person_id}"

    assert as_organiser.post(page, data={"soort": "maan"}).status_code == 400
    unknown = said(Need(NeedKind.TAXI), "geregeld")
    assert as_organiser.post(page, data=unknown).status_code == 404


def test_needs_are_not_for_facilitators_and_managers(
    as_facilitator: FlaskClient, as_manager: FlaskClient, meeting
):
    for browser in (as_facilitator, as_manager):
        assert browser.get(page_of(meeting)).status_code == 404


def test_the_page_asks_as_much_for_three_people_as_for_one(
    as_organiser: FlaskClient, meeting, queries
):
    asked = []
    as_organiser.get(page_of(meeting))
    for name in ("Anna", "Bram", "Cora"):
        coming(meeting, TURKISH, Need(NeedKind.TAXI), name=name)
        queries.clear()
        as_organiser.get(page_of(meeting))
        asked.append(len(queries))

    assert asked[0] == asked[2]
