"""Reply cards: several in a row, found by their code."""

from __future__ import annotations

import pytest

from dialoog.domain.invitations import AnswerChannel, Reply
from dialoog.domain.people import Need, NeedKind
from dialoog.services import clock, invitations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.meetings import MeetingRow
from tests.factories import make_person
from tests.invitation_room import (
    LETTER,
    NOW,
    answer,
    fresh,
    invite,
    planned_meeting,
    set_places,
    text_of,
)


@pytest.fixture
def meeting(organisation) -> MeetingRow:
    return planned_meeting()


@pytest.fixture
def address(meeting) -> str:
    return f"/bijeenkomsten/{meeting.id}/antwoordkaarten"


def card(code: str, **more: object) -> dict[str, object]:
    return {"code": code, "reply": "accepted", "answered_on": clock.today().isoformat(), **more}


def test_cards_are_entered_one_after_the_other(as_organiser, meeting, address):
    anna, bram = invite(meeting, make_person("Anna", **LETTER), make_person("Bram", **LETTER))

    told = as_organiser.post(address, data=card(anna.code.lower()), follow_redirects=True)
    as_organiser.post(address, data=card(bram.code, reply="declined", note="Te ver"))

    assert "Anna" in text_of(told)
    assert fresh(anna).as_invitation().is_coming
    bram = fresh(bram)
    assert (bram.reply, bram.note, bram.answered_through) == (
        Reply.DECLINED,
        "Te ver",
        AnswerChannel.LETTER,
    )


def test_a_card_adds_needs_and_forgets_none(as_organiser, meeting, address):
    (row,) = invite(meeting, make_person(**LETTER))
    with unit_of_work():
        known = (Need(NeedKind.TAXI, "Regiotaxi"),)
        given = invitations.GuestAnswer(Reply.TENTATIVE, 0, note="Bel liever", needs=known)
        invitations.answer_by_link(row.id, given, now=NOW)

    as_organiser.post(address, data=card(row.code, needs=["hearing_loop"]))

    needs = {(need.kind, need.detail) for need in fresh(row).person.needs}
    assert fresh(row).note == "Bel liever"
    assert needs == {(NeedKind.TAXI, "Regiotaxi"), (NeedKind.HEARING_LOOP, "")}


def test_a_card_forgets_nobody_who_comes_along(as_organiser, meeting, address):
    (row,) = invite(meeting, make_person(**LETTER))
    with unit_of_work():
        invitations.answer_by_link(
            row.id, invitations.GuestAnswer(Reply.TENTATIVE, 0, companion="Elif"), now=NOW
        )

    as_organiser.post(address, data=card(row.code))

    assert fresh(row).companion == "Elif"


def test_a_card_says_that_somebody_waits_when_it_is_full(as_organiser, meeting, address):
    anna, bram = invite(meeting, make_person("Anna"), make_person("Bram", **LETTER))
    set_places(meeting, 1)
    answer(anna, Reply.ACCEPTED)

    told = as_organiser.post(address, data=card(bram.code), follow_redirects=True)

    assert "Er is geen plaats meer" in text_of(told)


def test_a_card_about_a_letter_from_before_the_move_is_for_the_old_time(
    as_organiser, meeting, address
):
    (row,) = invite(meeting, make_person(**LETTER))
    with unit_of_work():
        invitations.mark_posted(meeting.id, {row.id}, now=NOW)
        invitations.meeting_moved(meeting.id, now=clock.now())

    as_organiser.post(address, data=card(row.code))

    invitation = fresh(row).as_invitation()
    assert invitation.answer_is_for_old_time
    assert not invitation.is_coming


@pytest.mark.parametrize("code", ["ABCD2345", "<script>"])
def test_an_unknown_code_is_said_where_it_was_typed(as_organiser, address, code):
    response = as_organiser.post(address, data=card(code, note="Graag een taxi"))

    assert response.status_code == 422
    assert "Deze code hoort niet bij deze bijeenkomst." in text_of(response)
    assert "Graag een taxi" in response.text


def test_a_card_of_another_meeting_is_not_taken(as_organiser, meeting, address):
    (row,) = invite(planned_meeting(), make_person(**LETTER))

    response = as_organiser.post(address, data=card(row.code))

    assert response.status_code == 422
    assert fresh(row).reply is None
