"""Laws of the places of a whole meeting, in any order of what people and organiser do.

Never more yeses and offers than places; nobody waits while there is a place for their group.
"""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dialoog.domain.invitations import (
    Answer,
    AnswerChannel,
    Basis,
    Guest,
    Invitation,
    InvitationState,
    Places,
    Reply,
    bounce,
    free_places,
    has_place,
    keep_or_wait,
    lapse,
    move,
    next_in_line,
    offer,
    queue,
    record,
    require_enough,
    send,
    wait,
    withdraw,
)
from dialoog.domain.meetings import MeetingState
from dialoog.domain.refusal import Refused

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
BASIS = Basis("Wat helpt u?", "De openingstijden", ["letter"], date(2027, 2, 1))
PLANNED = MeetingState.PLANNED
GROUPS = (1, 1, 1, 2, 2, 3)
people = st.integers(0, len(GROUPS) - 1)


class OneMeeting(RuleBasedStateMachine):
    """Six people, few places, and everybody does as they please."""

    def __init__(self):
        super().__init__()
        self.now = NOON
        self.rows = [Invitation() for _ in GROUPS]
        self.places = Places()
        self.said = []

    @initialize(
        total=st.none() | st.integers(1, 3),
        per_group=st.dictionaries(st.sampled_from(GROUPS), st.integers(0, 2)),
    )
    def organiser_begins(self, total, per_group):
        self.places = Places(total, per_group)
        for who in range(len(GROUPS)):
            self.change(who, lambda one: queue(one, basis=BASIS, meeting=PLANNED).invitation)

    def guests(self):
        return [
            Guest(who, GROUPS[who], one.holds_place, one.waiting_since)
            for who, one in enumerate(self.rows)
        ]

    def change(self, who, wish):
        """Do a wish if the rules allow it, and say so; a place that comes free is offered."""
        try:
            self.rows[who] = wish(self.rows[who])
        except Refused:
            return False
        self.fill()
        return True

    def fill(self):
        for who in next_in_line(self.places, self.guests()):
            until = self.now + timedelta(days=3)
            self.rows[who] = offer(
                self.rows[who], until=until, basis=BASIS, meeting=PLANNED
            ).invitation

    def answer(self, who, given):
        place = has_place(self.places, self.guests(), key=who)
        heard = self.change(
            who,
            lambda one: (
                keep_or_wait(
                    record(one, given, meeting=PLANNED), before=one, place=place
                ).invitation
            ),
        )
        if heard:
            self.said.append((who, given))

    @rule(hours=st.integers(1, 100))
    def time_passes(self, hours):
        self.now += timedelta(hours=hours)
        for who, one in enumerate(self.rows):
            if one.until is not None and self.now > one.until:
                self.change(who, lambda this: lapse(this, now=self.now).invitation)

    @rule(who=people, reply=st.sampled_from(Reply))
    def somebody_answers(self, who, reply):
        sequence = self.rows[who].sequence or 0
        self.answer(who, Answer(reply, self.now, AnswerChannel.LINK, sequence))

    @rule(who=people, reply=st.sampled_from(Reply), hours=st.integers(0, 99), ago=st.integers(0, 3))
    def an_answer_comes_late(self, who, reply, hours, ago):
        sequence = max((self.rows[who].sequence or 0) - ago, 0)
        at = self.now - timedelta(hours=hours)
        self.answer(who, Answer(reply, at, AnswerChannel.LETTER, sequence))

    @rule(data=st.data())
    def an_answer_comes_in_again(self, data):
        if self.said:
            before = list(self.rows)
            who, given = data.draw(st.sampled_from(self.said))
            self.answer(who, given)
            assert self.rows == before

    @rule()
    def organiser_moves_the_meeting(self):
        for who in range(len(GROUPS)):
            self.change(who, lambda one: move(one).invitation)

    @rule(who=people)
    def organiser_withdraws(self, who):
        self.change(who, lambda one: withdraw(one).invitation)

    @rule(who=people)
    def organiser_asks_again(self, who):
        self.change(who, lambda one: queue(one, basis=BASIS, meeting=PLANNED).invitation)

    @rule(who=people)
    def organiser_puts_on_the_waiting_list(self, who):
        self.change(who, lambda one: wait(one, since=self.now).invitation)

    @rule(who=people)
    def organiser_gives_an_extra_place(self, who):
        if self.rows[who].state is InvitationState.WAITING:
            self.places = self.places.with_one_more(self.guests(), group=GROUPS[who])
            until = self.now + timedelta(days=1)
            self.change(
                who,
                lambda one: offer(one, until=until, basis=BASIS, meeting=PLANNED).invitation,
            )

    @rule(
        total=st.none() | st.integers(0, 4), group=st.sampled_from(GROUPS), number=st.integers(0, 3)
    )
    def organiser_changes_the_places(self, total, group, number):
        wanted = Places(total, {**self.places.per_group, group: number})
        try:
            require_enough(wanted, self.guests(), before=self.places)
        except Refused:
            return
        self.places = wanted
        self.fill()

    @rule(who=people, hears=st.booleans())
    def relay_reports(self, who, hears):
        one = self.rows[who]
        if one.sequence is not None:
            self.change(
                who, lambda this: send(this, sequence=this.sequence) if hears else bounce(this)
            )

    @invariant()
    def never_more_yeses_and_offers_than_places(self):
        taken = Counter(
            GROUPS[who]
            for who, one in enumerate(self.rows)
            if one.is_coming or one.state is InvitationState.OFFERED
        )
        assert self.places.total is None or taken.total() <= self.places.total
        for group, limit in self.places.per_group.items():
            assert taken[group] <= limit

    @invariant()
    def nobody_waits_while_there_is_a_place(self):
        for guest in self.guests():
            if guest.waiting_since is not None:
                assert free_places(self.places, self.guests(), group=guest.group) == 0

    @invariant()
    def only_who_waits_stands_in_line(self):
        for one in self.rows:
            assert (one.waiting_since is not None) is (one.state is InvitationState.WAITING)

    @invariant()
    def a_place_is_kept_only_for_who_must_answer_anew(self):
        for one in self.rows:
            if one.reserved:
                assert one.answer.reply is Reply.ACCEPTED
                assert one.answer_is_for_old_time
                assert one.state in {
                    InvitationState.QUEUED,
                    InvitationState.SENT,
                    InvitationState.BOUNCED,
                }


test_one_meeting = OneMeeting.TestCase
test_one_meeting.settings = settings(max_examples=200, stateful_step_count=40, deadline=None)
