"""What an organiser does with places by hand, and the advice on how many to ask."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.domain.invitations import InvitationState, Places, Reply
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Forgetter
from dialoog.domain.refusal import Refused
from dialoog.services import clock, invitations, people
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.meetings import MeetingRow
from tests.factories import make_person
from tests.invitation_room import (
    NOW,
    answer,
    fresh,
    invite,
    planned_meeting,
    set_places,
    work_off,
)


@pytest.fixture
def meeting(organisation) -> MeetingRow:
    return planned_meeting()


def state_of(row) -> InvitationState:
    return fresh(row).state


def test_more_places_are_offered_at_once_and_fewer_are_refused(meeting, organisation):
    rows = invite(meeting, *(make_person(name) for name in ("Anna", "Bram", "Cora")))
    set_places(meeting, 1)
    for row in rows:
        answer(row, Reply.ACCEPTED)

    set_places(meeting, 2)

    assert state_of(rows[1]) is InvitationState.OFFERED
    assert state_of(rows[2]) is InvitationState.WAITING
    with pytest.raises(Refused) as refusal:
        set_places(meeting, 1)
    assert refusal.value.facts == {"taken": 2}


def test_two_organisers_do_not_undo_each_others_places(meeting):
    set_places(meeting, 4)

    with pytest.raises(Refused) as refusal, unit_of_work():
        invitations.change_places(meeting.id, Places(5), seen=Places(3), now=NOW)

    assert refusal.value.code == "common.changed_meanwhile"


def test_an_extra_place_is_given_only_on_purpose(meeting, organisation):
    anna, bram = invite(meeting, make_person("Anna"), make_person("Bram"))
    set_places(meeting, 1)
    answer(anna, Reply.ACCEPTED)
    answer(bram, Reply.ACCEPTED)

    with pytest.raises(Refused) as refusal, unit_of_work():
        invitations.offer_place(bram.id, now=clock.now())
    with unit_of_work():
        invitations.offer_place(bram.id, extra=True, now=clock.now())

    assert refusal.value.code == "invitation.no_place_left"
    assert state_of(bram) is InvitationState.OFFERED
    assert invitations.get_places(meeting.id).total == 2


def test_a_lapsed_offer_can_go_to_the_end_of_the_line(meeting, organisation):
    rows = invite(meeting, *(make_person(name) for name in ("Anna", "Bram", "Cora")))
    set_places(meeting, 1)
    for row in rows:
        answer(row, Reply.ACCEPTED)
    answer(fresh(rows[0]), Reply.DECLINED)
    work_off(organisation)
    with clock.pretending(fresh(rows[1]).until + timedelta(minutes=1)):
        work_off(organisation)

    with unit_of_work():
        invitations.put_on_waiting_list(rows[1].id, now=clock.now())

    assert state_of(rows[1]) is InvitationState.WAITING
    assert state_of(rows[2]) is InvitationState.OFFERED


def test_the_advice_uses_who_came_before(meeting, organisation):
    earlier = planned_meeting()
    rows = invite(earlier, *(make_person() for _ in range(20)))
    work_off(organisation)
    assert invitations.advise(Places(8)).number == 12
    with unit_of_work():
        for number, row in enumerate(rows):
            invitations.mark_attendance(row.id, came=number < 10)
        invitations.get_invitation(rows[0].id).meeting.state = MeetingState.HELD

    advice = invitations.advise(Places(8))

    assert advice.number == 16
    assert (advice.turnout.asked, advice.turnout.came) == (20, 10)


def test_the_place_of_who_is_forgotten_goes_to_the_next(meeting, organisation):
    anna, bram = invite(meeting, make_person("Anna"), make_person("Bram"))
    set_places(meeting, 1)
    answer(anna, Reply.ACCEPTED)
    answer(bram, Reply.ACCEPTED)

    with unit_of_work():
        people.forget_person(anna.person_id, by=Forgetter.ORGANISER)
    work_off(organisation)

    assert state_of(bram) is InvitationState.OFFERED
