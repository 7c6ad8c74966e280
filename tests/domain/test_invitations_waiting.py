"""The waiting list, offers and the day itself, and the whole table of steps."""

from datetime import timedelta

import pytest

from dialoog.domain.invitations import (
    TRANSITIONS,
    Attendance,
    Invitation,
    InvitationState,
    InvitationStep,
    Notice,
    Reply,
    bounce,
    lapse,
    mark_attendance,
    offer,
    queue,
    record,
    wait,
    withdraw,
)
from dialoog.domain.refusal import Refused
from tests.invitation_life import BASIS, MORNING, PLANNED, accepted, offered, says, sent


def test_the_waiting_list_takes_the_appointment_out_of_the_calendar():
    waiting, notice = wait(accepted(), since=MORNING)

    assert notice is Notice.WAITING_LIST
    assert not notice.keeps_appointment
    assert waiting.state is InvitationState.WAITING
    assert waiting.sequence == 1
    assert not waiting.is_coming


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        (Reply.ACCEPTED, InvitationState.WAITING),
        (Reply.TENTATIVE, InvitationState.WAITING),
        (Reply.DECLINED, InvitationState.WITHDRAWN),
    ],
)
def test_only_a_no_takes_somebody_off_the_waiting_list(reply, state):
    waiting = wait(accepted(), since=MORNING).invitation

    assert record(waiting, says(reply, minutes=1, sequence=1), meeting=PLANNED).state is state


def test_an_offer_accepted_in_time_is_a_seat():
    answer = says(Reply.ACCEPTED, minutes=2 * 24 * 60)

    answered = record(offered(), answer, meeting=PLANNED)

    assert answered.is_coming
    assert answered.until is None


def test_an_offer_accepted_after_its_deadline_is_refused_before_and_after_it_lapsed():
    too_late = says(Reply.ACCEPTED, minutes=2 * 24 * 60 + 1)
    lapsed = lapse(offered(), now=too_late.at).invitation

    for invitation in (offered(), lapsed):
        with pytest.raises(Refused) as refusal:
            record(invitation, too_late, meeting=PLANNED)
        assert refusal.value.code == "invitation.offer_lapsed"


def test_an_offer_lapses_only_after_its_deadline():
    until = offered().until

    with pytest.raises(Refused) as refusal:
        lapse(offered(), now=until)
    lapsed, notice = lapse(offered(), now=until + timedelta(seconds=1))

    assert refusal.value.code == "invitation.offer_still_open"
    assert notice is Notice.LAPSE
    assert lapsed.state is InvitationState.LAPSED
    assert wait(lapsed, since=MORNING).invitation.state is InvitationState.WAITING


@pytest.mark.parametrize(
    ("invitation", "attendance"),
    [
        (accepted(), Attendance.PRESENT),
        (sent(), Attendance.PRESENT),
        (bounce(sent()), Attendance.PRESENT),
        (Invitation(), Attendance.WALK_IN),
        (withdraw(sent()).invitation, Attendance.WALK_IN),
        (wait(accepted(), since=MORNING).invitation, Attendance.WALK_IN),
    ],
)
def test_somebody_who_came_is_present_or_a_walk_in(invitation, attendance):
    assert mark_attendance(invitation, came=True).attendance is attendance
    assert mark_attendance(invitation, came=False).attendance is Attendance.ABSENT


WISHES = {
    InvitationStep.QUEUE: lambda one: queue(one, basis=BASIS, meeting=PLANNED).invitation,
    InvitationStep.WAIT: lambda one: wait(one, since=MORNING).invitation,
    InvitationStep.OFFER: lambda one: (
        offer(one, until=MORNING, basis=BASIS, meeting=PLANNED).invitation
    ),
    InvitationStep.LAPSE: lambda one: lapse(one, now=MORNING + timedelta(days=9)).invitation,
    InvitationStep.WITHDRAW: lambda one: withdraw(one).invitation,
}


@pytest.mark.parametrize("step", WISHES)
@pytest.mark.parametrize("state", InvitationState)
def test_a_wish_follows_the_table_or_is_refused(state, step):
    invitation = Invitation(state=state, sequence=3, until=MORNING)

    if (state, step) in TRANSITIONS:
        assert WISHES[step](invitation).state is TRANSITIONS[state, step]
    else:
        with pytest.raises(Refused) as refusal:
            WISHES[step](invitation)
        assert refusal.value.code == "invitation.step_not_allowed"
        assert refusal.value.facts == {"state": state, "step": step}
