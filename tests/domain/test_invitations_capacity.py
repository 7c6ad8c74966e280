"""Places: who may have one, who is next, when an offer ends, and how many to ask."""

from datetime import timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import given

from dialoog.domain.invitations import (
    Guest,
    InvitationState,
    Notice,
    Places,
    Reply,
    Turnout,
    advised,
    free_places,
    has_place,
    keep_or_wait,
    move,
    next_in_line,
    offer_until,
    record,
    require_enough,
    send,
    waiting_line,
)
from dialoog.domain.people import Channel
from dialoog.domain.refusal import Refused
from tests.invitation_life import MORNING, PLANNED, accepted, offered, says, sent

CARE, STAFF = 1, 2


def seated(key: int, group: int = CARE) -> Guest:
    return Guest(key, group, holds_place=True)


def waiting(key: int, minutes: int, group: int = CARE) -> Guest:
    return Guest(key, group, holds_place=False, waiting_since=MORNING + timedelta(minutes=minutes))


def asked(key: int, group: int = CARE) -> Guest:
    return Guest(key, group, holds_place=False)


@pytest.mark.parametrize(
    ("places", "free"),
    [
        (Places(), None),
        (Places(total=5), 3),
        (Places(total=2), 0),
        (Places(total=1), 0),
        (Places(per_group={CARE: 4}), 3),
        (Places(total=3, per_group={CARE: 4}), 1),
        (Places(total=9, per_group={CARE: 1}), 0),
        (Places(per_group={STAFF: 0}), None),
    ],
)
def test_free_places_obey_the_whole_and_the_group(places, free):
    guests = [seated(1), seated(2, STAFF), asked(3)]

    assert free_places(places, guests, group=CARE) == free


def test_who_waits_longest_is_next_whatever_the_number():
    guests = [seated(1), waiting(2, 30), waiting(3, 10), waiting(4, 20)]

    assert next_in_line(Places(total=3), guests) == [3, 4]
    assert [guest.key for guest in waiting_line(guests)] == [3, 4, 2]


def test_a_full_group_holds_up_nobody_of_another_group():
    guests = [seated(1), waiting(2, 10), waiting(3, 20, STAFF)]

    assert next_in_line(Places(total=9, per_group={CARE: 1}), guests) == [3]


def test_a_late_yes_does_not_jump_the_line():
    guests = [waiting(1, 10), asked(2), asked(3, STAFF)]

    assert not has_place(Places(total=1), guests, key=2)
    assert has_place(Places(total=2), guests, key=2)
    assert has_place(Places(per_group={CARE: 1}), guests, key=3)
    assert has_place(Places(), guests, key=2)


def test_who_has_a_place_keeps_it_although_the_meeting_is_full():
    assert has_place(Places(total=1), [seated(1), seated(2)], key=2)


def test_a_yes_to_a_full_meeting_waits_since_the_moment_of_the_answer():
    before = sent()
    answered = record(before, says(Reply.ACCEPTED, minutes=5), meeting=PLANNED)

    change = keep_or_wait(answered, before=before, place=False)

    assert change.invitation.state is InvitationState.WAITING
    assert change.invitation.waiting_since == MORNING + timedelta(minutes=5)
    assert change.notice is Notice.WAITING_LIST


@pytest.mark.parametrize("reply", [Reply.TENTATIVE, Reply.DECLINED])
def test_only_a_yes_can_be_one_too_many(reply):
    before = sent()
    answered = record(before, says(reply), meeting=PLANNED)

    assert keep_or_wait(answered, before=before, place=False).invitation == answered


@pytest.mark.parametrize("before", [accepted(), offered()])
def test_who_held_a_place_and_says_yes_again_keeps_it(before):
    answered = record(before, says(Reply.ACCEPTED, minutes=9), meeting=PLANNED)

    assert keep_or_wait(answered, before=before, place=False).invitation.is_coming


def test_a_move_keeps_the_place_of_a_yes_until_the_new_answer():
    moved = move(accepted()).invitation

    again = record(moved, says(Reply.ACCEPTED, minutes=9, sequence=1), meeting=PLANNED)
    off = record(moved, says(Reply.DECLINED, minutes=9, sequence=1), meeting=PLANNED)

    assert moved.holds_place
    assert not moved.is_coming
    assert send(moved, sequence=1).holds_place
    assert again.holds_place
    assert not again.reserved
    assert not off.holds_place


def test_a_no_about_the_old_time_gives_the_place_back():
    moved = move(accepted()).invitation

    answered = record(moved, says(Reply.DECLINED, minutes=9, sequence=0), meeting=PLANNED)

    assert answered.state is InvitationState.QUEUED
    assert not answered.holds_place


def test_a_late_yes_about_the_old_time_takes_no_place():
    moved = move(sent()).invitation

    assert not record(moved, says(Reply.ACCEPTED, minutes=9), meeting=PLANNED).holds_place


@pytest.mark.parametrize(
    ("days_ahead", "channel", "hours"),
    [
        (30, Channel.MAIL, 83),
        (30, Channel.LETTER, 179),
        (2, Channel.MAIL, 35),
        (1, Channel.MAIL, 11),
    ],
)
def test_an_offer_lasts_as_long_as_its_channel_and_the_meeting_allow(days_ahead, channel, hours):
    starts_at = MORNING + timedelta(days=days_ahead)

    until = offer_until(MORNING, starts_at=starts_at, channel=channel)

    assert until == MORNING + timedelta(hours=hours)


def test_shortly_before_the_meeting_nobody_is_offered_a_place_by_itself():
    starts_at = MORNING + timedelta(hours=19)

    assert offer_until(MORNING, starts_at=starts_at, channel=Channel.MAIL) is None


def test_places_can_not_become_fewer_than_are_taken():
    guests = [seated(1), seated(2), asked(3)]

    for places in (Places(total=1), Places(per_group={CARE: 1})):
        with pytest.raises(Refused) as refusal:
            require_enough(places, guests, before=Places())
        assert refusal.value.code == "invitation.fewer_places_than_taken"
        assert refusal.value.facts == {"taken": 2}
    require_enough(Places(total=2), guests, before=Places(total=5))


def test_places_that_were_too_few_already_are_no_new_wrong():
    guests = [seated(1), seated(2)]

    require_enough(Places(total=1, per_group={STAFF: 4}), guests, before=Places(total=1))


def test_an_extra_place_is_one_more_than_are_taken_now():
    guests = [seated(1), seated(2), seated(3, STAFF)]

    more = Places(total=3, per_group={CARE: 2, STAFF: 5}).with_one_more(guests, group=CARE)

    assert more == Places(total=4, per_group={CARE: 3, STAFF: 5})
    assert free_places(more, guests, group=CARE) == 1


@pytest.mark.parametrize(
    ("places", "turnout", "number"),
    [
        (8, Turnout(), 12),
        (8, Turnout(asked=19, came=19), 12),
        (8, Turnout(asked=20, came=10), 16),
        (8, Turnout(asked=40, came=40), 8),
        (8, Turnout(asked=40, came=0), 32),
        (10, Turnout(asked=30, came=21), 15),
    ],
)
def test_the_advice_rests_on_earlier_meetings_when_there_were_enough(places, turnout, number):
    assert advised(places, turnout) == number


@given(
    st.lists(st.tuples(st.sampled_from([CARE, STAFF]), st.sampled_from(["sits", "waits", ""]))),
    st.none() | st.integers(0, 9),
    st.dictionaries(st.sampled_from([CARE, STAFF]), st.integers(0, 9)),
)
def test_whoever_is_next_in_line_fits_and_nobody_fits_after(people, total, per_group):
    places = Places(total, per_group)
    guests = [
        Guest(key, group, what == "sits", MORNING if what == "waits" else None)
        for key, (group, what) in enumerate(people)
    ]

    chosen = next_in_line(places, guests)

    after = [seated(one.key, one.group) if one.key in chosen else one for one in guests]
    for group in (CARE, STAFF):
        before_too_many = free_places(places, guests, group=group) == 0
        assert not before_too_many or not any(guests[key].group == group for key in chosen)
    if chosen:
        taken = [one for one in after if one.holds_place]
        assert total is None or len(taken) <= total
        for group, limit in per_group.items():
            if any(guests[key].group == group for key in chosen):
                assert sum(one.group == group for one in taken) <= limit
    assert next_in_line(places, after) == []
