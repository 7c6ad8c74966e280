"""The list at the door."""

from __future__ import annotations

from dialoog.domain.invitations import Attendance
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import NeedKind
from dialoog.services import clock, invitations, organisations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.meetings import get_meeting
from tests import factories


def make_list():
    """Give a planned meeting, somebody who was asked, and somebody who was not."""
    meeting = factories.make_meeting()
    asked = factories.make_person("Anna", "Bakker")
    stranger = factories.make_person("Bram", "de Wit")
    with unit_of_work():
        invitations.choose(meeting.id, {asked.id}, now=clock.now())
        invitations.send_all(meeting.id, now=clock.now())
    return meeting.id, invitations.list_of_meeting(meeting.id)[0].id, stranger.id


def test_present_and_absent_are_noted(as_organiser):
    meeting_id, invitation_id, _ = make_list()
    address = f"/uitnodigingen/{invitation_id}/aanwezig"

    as_organiser.post(address, data={"came": "1"})
    came = _only(meeting_id).attendance
    as_organiser.post(address)
    stayed_away = _only(meeting_id).attendance

    assert (came, stayed_away) == (Attendance.PRESENT, Attendance.ABSENT)


def test_a_slip_is_taken_back(as_organiser):
    meeting_id, invitation_id, _ = make_list()
    as_organiser.post(f"/uitnodigingen/{invitation_id}/aanwezig")

    page = as_organiser.post(
        f"/uitnodigingen/{invitation_id}/aanwezig/terug", follow_redirects=True
    )

    assert "Teruggezet: Anna Bakker." in page.text
    assert _only(meeting_id).attendance is Attendance.UNKNOWN


def test_during_the_meeting_somebody_can_go_home(as_organiser):
    meeting_id, invitation_id, _ = make_list()
    as_organiser.post(f"/uitnodigingen/{invitation_id}/aanwezig", data={"came": "1"})
    before = as_organiser.get(f"/bijeenkomsten/{meeting_id}/aanwezig").text
    with unit_of_work():
        get_meeting(meeting_id).state = MeetingState.UNDERWAY

    page = as_organiser.post(
        f"/uitnodigingen/{invitation_id}/aanwezig", data={"left": "1"}, follow_redirects=True
    ).text

    assert "Gaat weg" not in before
    assert "ging eerder weg" in page
    assert _only(meeting_id).attendance is Attendance.LEFT


def test_a_few_letters_find_who_is_expected_and_who_was_not_asked(as_organiser):
    meeting_id, _, _ = make_list()
    address = f"/bijeenkomsten/{meeting_id}/aanwezig"

    found = as_organiser.get(address, query_string={"zoek": "BAK"}).text
    others = as_organiser.get(address, query_string={"zoek": "bra"}).text
    everybody = as_organiser.get(address).text

    assert "Anna Bakker" in found
    assert "Bram de Wit" not in found
    assert "Niet uitgenodigd" in others
    assert "Bram de Wit" in others
    assert "Bram de Wit" not in everybody


def test_marking_keeps_the_search_and_comes_back_to_the_person(as_organiser):
    meeting_id, invitation_id, _ = make_list()

    answer = as_organiser.post(
        f"/uitnodigingen/{invitation_id}/aanwezig", data={"came": "1", "zoek": "bak"}
    )

    assert answer.status_code == 303
    assert answer.location.endswith(
        f"/bijeenkomsten/{meeting_id}/aanwezig?zoek=bak#mens-{invitation_id}"
    )


def test_somebody_without_invitation_is_welcome(as_organiser):
    meeting_id, _, stranger = make_list()

    as_organiser.post(f"/bijeenkomsten/{meeting_id}/aanwezig/{stranger}")

    page = as_organiser.get(f"/bijeenkomsten/{meeting_id}/aanwezig").text
    assert "1 mens is er." in page
    assert "zonder uitnodiging" in page


def test_a_walk_in_who_was_a_slip_leaves_the_list(as_organiser):
    meeting_id, _, stranger = make_list()
    as_organiser.post(f"/bijeenkomsten/{meeting_id}/aanwezig/{stranger}")
    rows = invitations.list_of_meeting(meeting_id)
    walked_in = next(row for row in rows if row.person_id == stranger)

    as_organiser.post(f"/uitnodigingen/{walked_in.id}/aanwezig/terug")

    assert _only(meeting_id).person.first_name == "Anna"


def test_a_first_name_and_a_group_are_enough(as_organiser):
    meeting_id, _, _ = make_list()
    group = factories.make_group("Zorgvrager")

    page = as_organiser.post(
        f"/bijeenkomsten/{meeting_id}/aanwezig/nieuw",
        data={
            "first_name": "Iris",
            "group": group.id,
            "needs": [NeedKind.WHEELCHAIR.value],
            "accompanied": "y",
        },
        follow_redirects=True,
    )

    rows = invitations.list_of_meeting(meeting_id)
    iris = next(row for row in rows if row.person.first_name == "Iris")
    assert "Iris staat op de lijst. Welkom!" in page.text
    assert iris.attendance is Attendance.WALK_IN
    assert iris.companion
    assert [need.kind for need in iris.person.needs] == [NeedKind.WHEELCHAIR]


def test_a_newcomer_without_name_is_asked_for_it(as_organiser):
    meeting_id, _, _ = make_list()

    page = as_organiser.post(
        f"/bijeenkomsten/{meeting_id}/aanwezig/nieuw",
        data={"group": factories.make_group("Zorgvrager").id},
    )

    assert page.status_code == 422
    assert "Vul een voornaam in." in page.text
    assert len(invitations.list_of_meeting(meeting_id)) == 1


def test_a_companion_comes_and_goes_with_one_tap(as_organiser):
    meeting_id, invitation_id, _ = make_list()
    address = f"/uitnodigingen/{invitation_id}/iemand-mee"

    as_organiser.post(address, data={"mee": "1"})
    accompanied = _only(meeting_id).companion
    as_organiser.post(address, data={"mee": "0"})

    assert accompanied
    assert not _only(meeting_id).companion


def test_list_at_the_door_is_for_organisers(as_facilitator, as_manager):
    meeting_id, invitation_id, stranger = make_list()

    for browser in (as_facilitator, as_manager):
        assert browser.get(f"/bijeenkomsten/{meeting_id}/aanwezig").status_code == 404
        assert browser.get(f"/bijeenkomsten/{meeting_id}/aanwezig/nieuw").status_code == 404
        assert browser.post(f"/bijeenkomsten/{meeting_id}/aanwezig/{stranger}").status_code == 404
        for what in ("aanwezig", "aanwezig/terug", "iemand-mee"):
            assert browser.post(f"/uitnodigingen/{invitation_id}/{what}").status_code == 404


def test_people_of_another_organisation_are_not_there(as_organiser, organisation):
    meeting_id, _, _ = make_list()
    organisations.enter(factories.make_organisation())
    foreigner = factories.make_person("Vreemd")
    organisations.enter(organisation)

    page = as_organiser.get(f"/bijeenkomsten/{meeting_id}/aanwezig?zoek=vreemd")
    as_organiser.post(f"/bijeenkomsten/{meeting_id}/aanwezig/{foreigner.id}")

    assert "Vreemd" not in page.text.replace("vreemd", "")
    assert len(invitations.list_of_meeting(meeting_id)) == 1


def _only(meeting_id: int):
    (row,) = invitations.list_of_meeting(meeting_id)
    return row
