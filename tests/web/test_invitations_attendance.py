"""The list at the door."""

from __future__ import annotations

from dialoog.domain.invitations import Attendance
from dialoog.services import clock, invitations
from dialoog.services.unit_of_work import unit_of_work
from tests import factories


def make_list():
    """Give a planned meeting, somebody who was asked, and somebody who was not."""
    meeting = factories.make_meeting()
    asked, stranger = factories.make_person("Anna"), factories.make_person("Bram")
    with unit_of_work():
        invitations.choose(meeting.id, {asked.id}, now=clock.now())
        invitations.send_all(meeting.id, now=clock.now())
    return meeting.id, invitations.list_of_meeting(meeting.id)[0].id, stranger.id


def test_present_and_absent_are_noted(as_organiser):
    meeting_id, invitation_id, _ = make_list()
    address = f"/uitnodigingen/{invitation_id}/aanwezig"

    as_organiser.post(address, data={"came": "1"})
    came = invitations.list_of_meeting(meeting_id)[0].attendance
    as_organiser.post(address)
    stayed_away = invitations.list_of_meeting(meeting_id)[0].attendance

    assert (came, stayed_away) == (Attendance.PRESENT, Attendance.ABSENT)


def test_somebody_without_invitation_is_welcome(as_organiser):
    meeting_id, _, stranger = make_list()

    as_organiser.post(f"/bijeenkomsten/{meeting_id}/aanwezig", data={"person": stranger})

    page = as_organiser.get(f"/bijeenkomsten/{meeting_id}/aanwezig").text
    assert "1 mens is er." in page
    assert "kwam zonder uitnodiging" in page


def test_list_at_the_door_is_for_organisers(as_facilitator, as_manager):
    meeting_id, invitation_id, _ = make_list()

    for browser in (as_facilitator, as_manager):
        assert browser.get(f"/bijeenkomsten/{meeting_id}/aanwezig").status_code == 404
        assert browser.post(f"/uitnodigingen/{invitation_id}/aanwezig").status_code == 404
