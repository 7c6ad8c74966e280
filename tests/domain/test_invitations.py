"""The life of one invitation, told by example."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dialoog.domain.invitations import (
    AnswerChannel,
    Invitation,
    InvitationState,
    Notice,
    Reply,
    bounce,
    move,
    offer,
    queue,
    record,
    send,
    sequence_after,
    wait,
    withdraw,
)
from dialoog.domain.meetings import MeetingState
from dialoog.domain.refusal import Refused
from tests.invitation_life import (
    BASIS,
    MORNING,
    PLANNED,
    THURSDAY,
    accepted,
    handed_over,
    says,
    sent,
)


@pytest.mark.parametrize(
    ("missing", "code"),
    [
        ({"question": "  "}, "invitation.no_question"),
        ({"room": ""}, "invitation.no_room_for_influence"),
        ({"promise_channels": []}, "invitation.no_promise"),
        ({"promise_by": None}, "invitation.no_promise"),
    ],
)
def test_nobody_is_asked_without_question_room_and_promise(missing, code):
    basis = replace(BASIS, **missing)

    for ask in (
        lambda: queue(Invitation(), basis=basis, meeting=PLANNED),
        lambda: offer(
            wait(Invitation(), since=MORNING).invitation,
            until=MORNING,
            basis=basis,
            meeting=PLANNED,
        ),
    ):
        with pytest.raises(Refused) as refusal:
            ask()
        assert refusal.value.code == code


def test_nothing_is_sent_while_the_meeting_is_a_draft():
    with pytest.raises(Refused) as refusal:
        queue(Invitation(), basis=BASIS, meeting=MeetingState.DRAFT)

    assert refusal.value.code == "invitation.meeting_is_draft"


@pytest.mark.parametrize("over", [MeetingState.HELD, MeetingState.LOCKED, MeetingState.CANCELLED])
def test_nobody_is_asked_or_answers_when_the_meeting_is_over(over):
    with pytest.raises(Refused) as asked:
        queue(Invitation(), basis=BASIS, meeting=over)
    with pytest.raises(Refused) as answered:
        record(sent(), says(Reply.ACCEPTED), meeting=over)

    assert asked.value.code == answered.value.code == "invitation.meeting_is_over"


def test_people_may_still_be_asked_and_answer_while_the_meeting_is_underway():
    underway = MeetingState.UNDERWAY
    asked = queue(Invitation(), basis=BASIS, meeting=underway).invitation

    assert record(asked, says(Reply.ACCEPTED), meeting=underway).is_coming


def test_a_first_invitation_has_sequence_zero_and_asks():
    change = queue(Invitation(), basis=BASIS, meeting=PLANNED)

    assert change.notice is Notice.INVITATION
    assert change.invitation == Invitation(state=InvitationState.QUEUED, sequence=0)


@pytest.mark.parametrize("reply", Reply)
@pytest.mark.parametrize("through", AnswerChannel)
def test_every_channel_ends_in_the_same_state(reply, through):
    answer = says(reply, through=through)

    answered = record(sent(), answer, meeting=PLANNED)

    assert answered.state is InvitationState.ANSWERED
    assert answered.answer == answer
    assert answered.is_coming is (reply is Reply.ACCEPTED)


def test_somebody_on_the_call_list_answers_before_anything_was_sent():
    queued = queue(Invitation(), basis=BASIS, meeting=PLANNED).invitation

    answered = record(queued, says(Reply.ACCEPTED, through=AnswerChannel.PHONE), meeting=PLANNED)

    assert answered.state is InvitationState.ANSWERED
    assert handed_over(answered) == answered


def test_a_notice_that_was_overtaken_does_not_count_as_the_new_one():
    queued = queue(Invitation(), basis=BASIS, meeting=PLANNED).invitation
    moved = move(queued).invitation

    overtaken = send(moved, sequence=0)

    assert overtaken.state is InvitationState.QUEUED
    assert overtaken.must_be_told
    assert not send(overtaken, sequence=1).must_be_told
    assert not send(send(overtaken, sequence=1), sequence=0).must_be_told


def test_who_answers_on_the_phone_knows_the_time():
    queued = queue(Invitation(), basis=BASIS, meeting=PLANNED).invitation

    assert queued.must_be_told
    assert not record(queued, says(Reply.DECLINED), meeting=PLANNED).must_be_told


def test_only_who_heard_of_an_invitation_hears_that_it_is_withdrawn():
    queued = queue(Invitation(), basis=BASIS, meeting=PLANNED).invitation

    assert not withdraw(queued).invitation.must_be_told
    assert withdraw(handed_over(queued)).invitation.must_be_told
    assert not Invitation().must_be_told


def test_a_moved_meeting_keeps_the_old_answer_and_asks_again():
    moved, notice = move(accepted())

    assert notice is Notice.UPDATE
    assert moved.state is InvitationState.QUEUED
    assert moved.sequence == 1
    assert moved.answer == says(Reply.ACCEPTED)
    assert moved.answer_is_for_old_time
    assert not moved.is_coming


def test_a_late_reply_to_the_old_time_does_not_answer_the_new_question():
    moved = handed_over(move(sent()).invitation)

    late = record(moved, says(Reply.ACCEPTED, minutes=90, sequence=0), meeting=PLANNED)

    assert late.state is InvitationState.SENT
    assert late.answer_is_for_old_time
    assert not late.is_coming


def test_a_late_reply_to_the_old_time_does_not_undo_an_answer_to_the_new_one():
    moved = handed_over(move(sent()).invitation)
    answered = record(moved, says(Reply.DECLINED, minutes=10, sequence=1), meeting=PLANNED)

    assert record(answered, says(Reply.ACCEPTED, minutes=90), meeting=PLANNED) == answered


def test_a_reply_about_a_version_that_was_never_sent_counts_as_the_present_one():
    answered = record(sent(), says(Reply.ACCEPTED, sequence=7), meeting=PLANNED)

    assert answered.is_coming
    assert answered.answer.sequence == 0


@pytest.mark.parametrize(
    "invitation",
    [Invitation(), withdraw(sent()).invitation, wait(accepted(), since=MORNING).invitation],
)
def test_who_need_not_come_does_not_hear_of_a_move(invitation):
    assert move(invitation) == (invitation, None)


@pytest.mark.parametrize(
    "edit",
    [
        {"starts_at": THURSDAY.starts_at - timedelta(hours=1)},
        {"ends_at": THURSDAY.ends_at + timedelta(hours=1)},
        {"place": "Buurthuis"},
        {"cancelled": True},
    ],
)
def test_sequence_rises_when_start_end_place_or_status_changes(edit):
    assert sequence_after(4, before=THURSDAY, after=replace(THURSDAY, **edit)) == 5


def test_sequence_stays_when_the_same_moment_is_written_in_another_zone():
    elsewhere = replace(
        THURSDAY, starts_at=THURSDAY.starts_at.astimezone(), ends_at=THURSDAY.ends_at.astimezone()
    )

    assert sequence_after(4, before=THURSDAY, after=elsewhere) == 4


def test_a_bounced_invitation_goes_out_again_under_the_same_sequence():
    bounced = bounce(sent())

    assert bounced.state is InvitationState.BOUNCED
    assert queue(bounced, basis=BASIS, meeting=PLANNED) == (
        Invitation(state=InvitationState.QUEUED, sequence=0, told=None),
        Notice.INVITATION,
    )


def test_a_bounce_does_not_hide_that_somebody_answered():
    assert bounce(accepted()) == accepted()


def test_a_withdrawn_invitation_is_cancelled_and_answers_no_more():
    withdrawn, notice = withdraw(accepted())

    assert notice is Notice.CANCELLATION
    assert not notice.keeps_appointment
    assert withdrawn.sequence == 1
    assert not withdrawn.is_coming
    with pytest.raises(Refused) as refusal:
        record(withdrawn, says(Reply.ACCEPTED, minutes=5, sequence=1), meeting=PLANNED)
    assert refusal.value.code == "invitation.withdrawn"


def test_withdrawing_what_was_never_asked_tells_nobody():
    assert withdraw(Invitation()).notice is None


def test_asking_a_withdrawn_person_again_outranks_the_cancellation():
    withdrawn = withdraw(accepted()).invitation

    again, notice = queue(withdrawn, basis=BASIS, meeting=PLANNED)

    assert notice is Notice.INVITATION
    assert again.sequence == 2
    assert again.answer_is_for_old_time


def test_a_draft_takes_no_answer():
    with pytest.raises(Refused) as refusal:
        record(Invitation(), says(Reply.ACCEPTED), meeting=PLANNED)

    assert refusal.value.code == "invitation.not_sent_yet"
