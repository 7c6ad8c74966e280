"""Checking in: by code or square code at the door, and seat by seat at the table."""

from __future__ import annotations

import pytest

from dialoog.domain.invitations import Attendance
from dialoog.services import clock, invitations, organisations, tickets
from dialoog.services.unit_of_work import unit_of_work
from tests import factories
from tests.web.paper_rows import make_planned_meeting, seat


@pytest.fixture
def meeting(organisation):
    """A meeting of today: Anna and Bram are asked, and sit at table 3."""
    meeting = factories.make_meeting(starts_at=clock.now())
    people = [factories.make_person("Anna", "Bakker"), factories.make_person("Bram", "Smit")]
    meeting.table_id = seat(meeting, *people).id
    with unit_of_work():
        invitations.send_all(meeting.id, now=clock.now())
    return meeting


def invitation_of(meeting, first_name="Anna"):
    rows = invitations.list_of_meeting(meeting.id)
    return next(row for row in rows if row.person.first_name == first_name)


def attendance_of(meeting, first_name="Anna"):
    return invitation_of(meeting, first_name).attendance


@pytest.mark.parametrize(
    "shown",
    [
        lambda row: row.code,
        lambda row: f" {row.code[:4].lower()}-{row.code[4:].lower()} ",
        invitations.answer_link,
    ],
    ids=["code", "code as read aloud", "square code"],
)
def test_who_shows_a_code_is_there(as_organiser, meeting, shown):
    address = f"/bijeenkomsten/{meeting.id}/aanwezig/code"

    page = as_organiser.post(
        address, data={"code": shown(invitation_of(meeting))}, follow_redirects=True
    ).text

    assert "Anna Bakker is er: tafel 3." in page
    assert attendance_of(meeting) is Attendance.PRESENT
    assert attendance_of(meeting, "Bram") is Attendance.UNKNOWN


def test_code_that_is_wrong_is_kept_and_explained(as_organiser, meeting):
    page = as_organiser.post(
        f"/bijeenkomsten/{meeting.id}/aanwezig/code", data={"code": "AAAABBBB"}
    )

    assert page.status_code == 422
    assert "hoort niet bij deze bijeenkomst" in page.text
    assert "AAAABBBB" in page.text


def test_codes_of_other_meetings_and_organisations_look_the_same(as_organiser, meeting):
    address = f"/bijeenkomsten/{meeting.id}/aanwezig/code"
    here = organisations.leave()
    organisations.enter(here)
    codes = [make_elsewhere()]
    organisations.enter(factories.make_organisation())
    codes.append(make_elsewhere())
    organisations.enter(here)

    for code in codes:
        page = as_organiser.post(address, data={"code": code})
        assert (page.status_code, "hoort niet bij deze bijeenkomst" in page.text) == (422, True)


def make_elsewhere():
    other = make_planned_meeting()
    seat(other, factories.make_person("Joke", "Smit"))
    return invitation_of(other, "Joke").code


def test_only_the_page_that_scans_may_use_the_camera(as_organiser, meeting):
    door = f"/bijeenkomsten/{meeting.id}/aanwezig"

    scans = as_organiser.get(f"{door}/code").headers["Permissions-Policy"]
    lists = as_organiser.get(door).headers["Permissions-Policy"]

    assert "camera=(self)" in scans
    assert "camera=()" in lists


def test_guest_shows_a_square_code_at_the_door(client, meeting):
    row = invitation_of(meeting)
    client.get(invitations.answer_link(row).removeprefix("http://localhost"))

    before = client.get("/uitnodiging").text
    client.post(
        "/uitnodiging", data={"reply": "accepted", "sequence": row.sequence, "channel": "mail"}
    )
    after = client.get("/uitnodiging").text

    assert "Laat dit zien bij de deur" not in before
    assert "Laat dit zien bij de deur" in after
    assert f"{row.code[:4]}-{row.code[4:]}" in after


def mark(browser, meeting, *, seen, **data):
    row = invitation_of(meeting)
    return browser.post(
        f"/uitnodigingen/{row.id}/aanwezig",
        data={"gezien": seen, **data},
        headers={"Referer": f"http://localhost/bijeenkomsten/{meeting.id}/aanwezig"},
        follow_redirects=True,
    ).text


def test_tap_on_an_old_screen_does_not_undo_a_newer_one(as_organiser, meeting):
    mark(as_organiser, meeting, seen="unknown", came=1)

    late = mark(as_organiser, meeting, seen="unknown")

    assert "Iemand anders noteerde net iets anders: was er." in late
    assert attendance_of(meeting) is Attendance.PRESENT


def test_two_who_note_the_same_agree(as_organiser, meeting):
    pages = [mark(as_organiser, meeting, seen="unknown", came=1) for _ in range(2)]

    assert all("Anna Bakker is er." in page for page in pages)
    assert attendance_of(meeting) is Attendance.PRESENT


def test_old_screen_does_not_take_back_what_somebody_else_noted(as_organiser, meeting):
    mark(as_organiser, meeting, seen="unknown", came=1)
    mark(as_organiser, meeting, seen="present")
    row = invitation_of(meeting)

    refused = as_organiser.post(
        f"/uitnodigingen/{row.id}/aanwezig/terug", data={"gezien": "present"}
    )

    assert refused.status_code == 409
    assert attendance_of(meeting) is Attendance.ABSENT


@pytest.fixture
def guest(client, meeting):
    """A browser with the ticket of table 3."""
    with unit_of_work():
        tickets.make(meeting.table_id, guide="", first_time=False, now=clock.now())
    link = tickets.list_links(meeting.id)[meeting.table_id].url
    client.get(link.removeprefix("http://localhost"))
    return client


def note(browser, meeting, **data):
    invitation_id = invitation_of(meeting).id
    return browser.post(
        f"/tafels/{meeting.table_id}/aanwezig/{invitation_id}", data=data, follow_redirects=True
    )


def test_guide_notes_who_is_at_the_table_by_first_name(guest, meeting):
    page = guest.get(f"/tafels/{meeting.table_id}/aanwezig").text
    here = note(guest, meeting, gezien="unknown", came=1).text
    again = note(guest, meeting, gezien="present", terug=1).text
    away = note(guest, meeting, gezien="unknown", away=1).text

    assert "Anna" in page
    assert "Bakker" not in page
    assert "1 van de 2 mensen zijn er" in here
    assert "0 van de 2 mensen zijn er" in again
    assert "Anna B. is er niet." in away
    assert attendance_of(meeting) is Attendance.ABSENT


def test_table_and_door_do_not_undo_each_other(guest, as_organiser, meeting):
    mark(as_organiser, meeting, seen="unknown", came=1)

    late = note(guest, meeting, gezien="unknown", away=1)

    assert late.status_code == 409
    assert attendance_of(meeting) is Attendance.PRESENT


def test_guide_notes_nobody_of_another_table(guest, meeting):
    with unit_of_work():
        other = invitations.add_newcomer(
            meeting.id,
            invitations.Newcomer("Sofia", factories.make_group("Zorgvrager").id),
            now=clock.now(),
        )
        other_id = other.id

    answer = guest.post(f"/tafels/{meeting.table_id}/aanwezig/{other_id}", data={"away": 1})

    assert answer.status_code == 404
    assert attendance_of(meeting, "Sofia") is Attendance.WALK_IN
