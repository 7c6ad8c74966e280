"""Laws of an invitation's life, in any order of move, answer, repeat, late reply and cancel."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import hypothesis.strategies as st
from hypothesis import given, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from dialoog.domain.invitations import (
    Answer,
    AnswerChannel,
    Appointment,
    Basis,
    Invitation,
    InvitationState,
    Reply,
    bounce,
    lapse,
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

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
BASIS = Basis("Wat helpt u?", "De openingstijden", ["letter"], date(2027, 2, 1))
PLANNED = MeetingState.PLANNED
HOLDS_A_SEAT = {
    InvitationState.QUEUED,
    InvitationState.SENT,
    InvitationState.ANSWERED,
    InvitationState.BOUNCED,
    InvitationState.OFFERED,
}

answers = st.builds(
    Answer,
    reply=st.sampled_from(Reply),
    at=st.integers(0, 500).map(lambda minutes: NOON + timedelta(minutes=minutes)),
    through=st.just(AnswerChannel.LINK),
    sequence=st.integers(0, 4),
)


def handed_over(invitation: Invitation) -> Invitation:
    return send(invitation, sequence=invitation.sequence)


def asked(*, times_moved: int) -> Invitation:
    invitation = queue(Invitation(), basis=BASIS, meeting=PLANNED).invitation
    for _ in range(times_moved):
        invitation = move(handed_over(invitation)).invitation
    return handed_over(invitation)


@given(st.lists(answers, min_size=1), st.integers(0, 4), st.randoms())
def test_answers_lead_to_one_truth_in_whatever_order_they_arrive(replies, moved, chance):
    def after(order):
        invitation = asked(times_moved=moved)
        for reply in order:
            invitation = record(invitation, reply, meeting=PLANNED)
        return invitation

    shuffled = [*replies, *replies]
    chance.shuffle(shuffled)

    assert after(shuffled) == after(replies)


@given(st.lists(answers, min_size=1))
def test_the_newest_answer_to_the_present_time_wins(replies):
    invitation = asked(times_moved=0)
    for reply in replies:
        invitation = record(invitation, reply, meeting=PLANNED)

    assert invitation.answer.at == max(reply.at for reply in replies)


class OneInvitation(RuleBasedStateMachine):
    """An organiser, a person and the person's calendar, each doing as they please."""

    def __init__(self):
        super().__init__()
        self.now = NOON
        self.appointment = Appointment(NOON, NOON + timedelta(hours=2), "Raadhuis")
        self.invitation = Invitation()
        self.version = 0
        self.calendar = None  # (sequence, appointment) as the person's own calendar shows it
        self.said = []

    def attempt(self, wish):
        """Let the organiser wish; what the rules forbid doesn't happen and tells nobody."""
        try:
            self.invitation, notice = wish()
        except Refused:
            return
        if notice is not None:
            self.deliver(notice)

    def deliver(self, notice):
        """Do what a calendar does: an older or equal version of another kind is ignored."""
        known = self.calendar[0] if self.calendar else -1
        assert self.invitation.sequence >= known
        if notice.keeps_appointment:
            self.calendar = (self.invitation.sequence, self.appointment)
        else:
            assert self.invitation.sequence > known
            self.calendar = (self.invitation.sequence, None)

    @initialize(known=st.booleans())
    def organiser_begins(self, known):
        if known:
            self.organiser_asks()

    @rule(minutes=st.integers(1, 3000))
    def time_passes(self, minutes):
        self.now += timedelta(minutes=minutes)

    @rule()
    def organiser_asks(self):
        self.attempt(lambda: queue(self.invitation, basis=BASIS, meeting=PLANNED))

    @rule(versions_ago=st.integers(0, 2))
    def relay_takes_it(self, versions_ago):
        if self.invitation.sequence is not None:
            taken = max(self.invitation.sequence - versions_ago, 0)
            self.invitation = send(self.invitation, sequence=taken)
            assert versions_ago or not self.invitation.must_be_told

    @rule()
    def relay_reports_a_bounce(self):
        self.invitation = bounce(self.invitation)

    @rule(days=st.integers(0, 3))
    def organiser_moves_the_meeting(self, days):
        before = self.appointment
        self.appointment = replace(before, starts_at=before.starts_at + timedelta(days=days))
        version = sequence_after(self.version, before=before, after=self.appointment)
        assert (version > self.version) is (days > 0)
        if version > self.version:
            self.version = version
            self.attempt(lambda: move(self.invitation))

    @rule(reply=st.sampled_from(Reply))
    def person_answers(self, reply):
        self.answer(Answer(reply, self.now, AnswerChannel.LINK, self.invitation.sequence or 0))

    @rule(
        reply=st.sampled_from(Reply),
        minutes_ago=st.integers(0, 5000),
        versions_ago=st.integers(0, 3),
    )
    def an_answer_comes_late(self, reply, minutes_ago, versions_ago):
        given_at = self.now - timedelta(minutes=minutes_ago)
        sequence = max((self.invitation.sequence or 0) - versions_ago, 0)
        self.answer(Answer(reply, given_at, AnswerChannel.LETTER, sequence))

    @precondition(lambda self: self.said)
    @rule(data=st.data())
    def an_answer_comes_in_again(self, data):
        before = self.invitation
        self.answer(data.draw(st.sampled_from(self.said)))
        assert self.invitation == before

    def answer(self, answer):
        try:
            self.invitation = record(self.invitation, answer, meeting=PLANNED)
        except Refused:
            late = self.invitation.until is not None and answer.at > self.invitation.until
            assert late or self.invitation.state not in HOLDS_A_SEAT
            return
        self.said.append(answer)

    @rule()
    def organiser_puts_on_the_waiting_list(self):
        self.attempt(lambda: wait(self.invitation, since=self.now))

    @rule(hours=st.integers(1, 72))
    def organiser_offers_a_seat(self, hours):
        until = self.now + timedelta(hours=hours)
        self.attempt(lambda: offer(self.invitation, until=until, basis=BASIS, meeting=PLANNED))

    @rule(patience=st.booleans())
    def organiser_lets_the_offer_lapse(self, patience):
        if patience and self.invitation.until is not None:
            self.now = max(self.now, self.invitation.until + timedelta(minutes=1))
        self.attempt(lambda: lapse(self.invitation, now=self.now))

    @rule(in_earnest=st.sampled_from([False, False, False, True]))
    def organiser_withdraws(self, in_earnest):
        if in_earnest:
            self.attempt(lambda: withdraw(self.invitation))

    @invariant()
    def the_newest_answer_to_the_newest_version_counts(self):
        newest = max(self.said, key=lambda answer: answer.rank, default=None)
        assert self.invitation.answer == newest

    @invariant()
    def the_calendar_agrees_with_the_invitation(self):
        shown = self.calendar[1] if self.calendar else None
        if self.invitation.state in HOLDS_A_SEAT:
            assert shown == self.appointment
            assert self.calendar[0] == self.invitation.sequence
        else:
            assert shown is None

    @invariant()
    def only_a_yes_to_the_present_time_keeps_a_seat(self):
        if self.invitation.is_coming:
            assert self.invitation.answer.reply is Reply.ACCEPTED
            assert not self.invitation.answer_is_for_old_time

    @invariant()
    def only_an_offer_has_a_deadline(self):
        assert (self.invitation.until is not None) is (
            self.invitation.state is InvitationState.OFFERED
        )


test_one_invitation = OneInvitation.TestCase
test_one_invitation.settings = settings(max_examples=200, stateful_step_count=40, deadline=None)
