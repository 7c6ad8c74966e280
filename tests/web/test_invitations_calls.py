"""The call list: in two taps, with what was said before and when to try again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.domain.invitations import AnswerChannel, InvitationState, InvitationStep, Reply
from dialoog.domain.people import Channel
from dialoog.services import clock, invitations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.meetings import MeetingRow
from tests.factories import make_person
from tests.invitation_room import (
    LETTER,
    PHONE,
    answer,
    fresh,
    invite,
    planned_meeting,
    set_places,
    text_of,
    to_call,
)


@pytest.fixture
def meeting(organisation) -> MeetingRow:
    return planned_meeting()


def calls_now(meeting: MeetingRow) -> list[int]:
    return [call.row.id for call in invitations.list_calls(meeting.id, now=clock.now()).now]


def test_an_answer_by_phone_is_written_down_in_two_taps(as_organiser, meeting):
    (row,) = invite(meeting, make_person("Bram", **PHONE))

    shown = as_organiser.get(f"/bijeenkomsten/{meeting.id}/bellijst")
    as_organiser.post(f"/uitnodigingen/{row.id}/gebeld", data={"antwoord": "accepted"})

    assert 'href="tel:+31612345678"' in shown.text
    assert "06 12345678" in text_of(shown)
    assert "uur. Waar: De Linde" in text_of(shown)
    row = fresh(row)
    assert row.as_invitation().is_coming
    assert row.answered_through is AnswerChannel.PHONE
    assert to_call(meeting) == []


def test_who_says_yes_by_phone_when_it_is_full_can_be_told_at_once(as_organiser, meeting):
    anna, bram = invite(meeting, make_person("Anna"), make_person("Bram", **PHONE))
    set_places(meeting, 1)
    answer(anna, Reply.ACCEPTED)

    told = as_organiser.post(
        f"/uitnodigingen/{bram.id}/gebeld", data={"antwoord": "accepted"}, follow_redirects=True
    )

    assert "Er is geen plaats meer" in text_of(told)
    assert fresh(bram).state is InvitationState.WAITING


def test_the_best_time_and_what_was_said_before_stand_beside_the_number(as_organiser, meeting):
    (row,) = invite(meeting, make_person(call_time="’s ochtends", **PHONE))
    with unit_of_work():
        given = invitations.GuestAnswer(Reply.TENTATIVE, 0, note="Mijn zus beslist mee")
        invitations.answer_for(row.id, given, through=AnswerChannel.PHONE, at=clock.now())
        invitations.meeting_moved(meeting.id, now=clock.now())

    words = text_of(as_organiser.get(f"/bijeenkomsten/{meeting.id}/bellijst"))

    assert "Liefst bellen: ’s ochtends" in words
    assert "Mijn zus beslist mee" in words
    assert "misschien, voor de oude tijd" in words


def test_who_does_not_pick_up_is_called_at_another_moment(as_organiser, meeting):
    (row,) = invite(meeting, make_person(**PHONE))

    as_organiser.post(f"/uitnodigingen/{row.id}/gebeld", data={"uitkomst": "geen-gehoor"})
    words = text_of(as_organiser.get(f"/bijeenkomsten/{meeting.id}/bellijst"))

    assert calls_now(meeting) == []
    assert "gebeld, geen gehoor" in words
    assert "weer bellen" in words
    assert fresh(row).state is InvitationState.QUEUED


def test_after_three_calls_in_vain_a_letter_can_go(as_organiser, meeting):
    (row,) = invite(meeting, make_person(**{**LETTER, **PHONE}))
    for _ in range(3):
        as_organiser.post(f"/uitnodigingen/{row.id}/gebeld", data={"uitkomst": "geen-gehoor"})

    words = text_of(as_organiser.get(f"/bijeenkomsten/{meeting.id}/bellijst"))
    as_organiser.post(f"/uitnodigingen/{row.id}/gebeld", data={"uitkomst": "brief"})

    assert "Stuur een brief" in words
    assert fresh(row).channel is Channel.LETTER
    assert to_call(meeting) == []
    assert [one.id for one in invitations.list_letters(meeting.id)] == [row.id]


def test_a_letter_needs_an_address(as_organiser, meeting):
    (row,) = invite(meeting, make_person(**PHONE))

    told = as_organiser.post(
        f"/uitnodigingen/{row.id}/gebeld", data={"uitkomst": "brief"}, follow_redirects=True
    )

    assert "Wij hebben geen postadres." in text_of(told)
    assert fresh(row).channel is Channel.PHONE


def test_a_wrong_number_asks_for_another_way(as_organiser, meeting):
    (row,) = invite(meeting, make_person(**PHONE))

    as_organiser.post(f"/uitnodigingen/{row.id}/gebeld", data={"uitkomst": "verkeerd-nummer"})

    assert fresh(row).state is InvitationState.BOUNCED


def test_who_thinks_it_over_is_called_some_days_later(as_organiser, meeting):
    (row,) = invite(meeting, make_person(**PHONE))

    as_organiser.post(f"/uitnodigingen/{row.id}/gebeld", data={"uitkomst": "verteld"})

    row = fresh(row)
    assert row.state is InvitationState.SENT
    assert row.call_after > clock.now() + timedelta(days=2)
    assert to_call(meeting) == [row.person_id]


def test_somebody_is_called_back_when_they_asked_for_it(as_organiser, meeting):
    (row,) = invite(meeting, make_person(**PHONE))
    moment = invitations.moments_to_call(clock.now())[1]

    response = as_organiser.post(
        f"/uitnodigingen/{row.id}/terugbellen",
        data={"when": moment.isoformat(), "note": "Eerst overleggen"},
    )

    row = fresh(row)
    assert response.status_code == 303
    assert (row.call_after, row.note) == (moment, "Eerst overleggen")
    assert row.history[-1].step is InvitationStep.CALL_LATER


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ({"when": "anders"}, "Vul een dag en een tijd in."),
        ({"when": "anders", "on": "2020-01-01", "at": "10:00"}, "al voorbij"),
        ({}, "Kies wat past."),
    ],
)
def test_a_moment_that_cannot_be_is_refused_and_keeps_what_was_typed(
    as_organiser, meeting, when, words
):
    (row,) = invite(meeting, make_person(**PHONE))

    response = as_organiser.post(
        f"/uitnodigingen/{row.id}/terugbellen", data={**when, "note": "Eerst overleggen"}
    )

    assert response.status_code == 422
    assert words in text_of(response)
    assert "Eerst overleggen" in response.text
    assert fresh(row).call_after is None


@pytest.mark.parametrize("data", [{}, {"antwoord": "zeker"}, {"uitkomst": "weg"}, {"antwoord": ""}])
def test_a_result_that_does_not_exist_is_refused(as_organiser, meeting, data):
    (row,) = invite(meeting, make_person(**PHONE))

    assert as_organiser.post(f"/uitnodigingen/{row.id}/gebeld", data=data).status_code == 400
