"""Who hears again of a meeting, when, and how; and who is left in peace."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import given

from dialoog.domain.invitations import (
    Answer,
    AnswerChannel,
    Attendance,
    Invitation,
    InvitationState,
    Known,
    Occasion,
    ReminderKind,
    Reminding,
    Reply,
    next_occasion,
    way_to_tell,
)
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Channel
from dialoog.domain.refusal import Refused

ON = date(2027, 1, 21)
SECOND, CALL, THANKS = (
    Occasion(kind) for kind in (ReminderKind.SECOND, ReminderKind.CALL, ReminderKind.THANKS)
)


def answered(reply: Reply) -> Invitation:
    at = datetime(2027, 1, 2, 9, 0, tzinfo=UTC)
    return Invitation(
        InvitationState.ANSWERED, 0, 0, answer=Answer(reply, at, AnswerChannel.LINK, 0)
    )


COMING = Known(answered(Reply.ACCEPTED), date(2027, 1, 1), date(2027, 1, 2), {})
SILENT = Known(Invitation(InvitationState.SENT, 0, 0), date(2027, 1, 1), None, {})


def heard(
    known: Known, today: date, *, reminding: Reminding | None = None, **more
) -> Occasion | None:
    meeting = more.get("meeting", MeetingState.PLANNED)
    on = more.get("on", ON)
    return next_occasion(reminding or Reminding(), known, meeting=meeting, on=on, today=today)


def reminder(days: int) -> Occasion:
    return Occasion(ReminderKind.REMINDER, days)


@pytest.mark.parametrize(
    ("today", "occasion"),
    [
        (date(2027, 1, 13), None),
        (date(2027, 1, 14), reminder(7)),
        (date(2027, 1, 19), reminder(7)),
        (date(2027, 1, 20), reminder(1)),
        (date(2027, 1, 21), reminder(1)),
        (date(2027, 1, 22), None),
    ],
)
def test_who_comes_is_reminded_a_week_and_a_day_before(today, occasion):
    assert heard(COMING, today) == occasion


def test_a_reminder_is_told_once_and_the_next_one_still_comes():
    told = replace(COMING, done={reminder(7): date(2027, 1, 14)})

    assert heard(told, date(2027, 1, 15)) is None
    assert heard(told, date(2027, 1, 20)) == reminder(1)


def test_reminders_move_along_with_the_meeting():
    assert heard(COMING, date(2027, 1, 14), on=ON + timedelta(days=7)) is None
    assert heard(COMING, date(2027, 1, 21), on=ON + timedelta(days=7)) == reminder(7)


def test_who_has_just_answered_is_not_reminded_of_it():
    late = replace(COMING, answered_on=date(2027, 1, 15))

    assert heard(late, date(2027, 1, 16)) is None
    assert heard(late, date(2027, 1, 20)) == reminder(1)


def test_who_may_come_is_reminded_and_who_said_no_is_not():
    assert heard(replace(COMING, invitation=answered(Reply.TENTATIVE)), date(2027, 1, 14))
    assert heard(replace(COMING, invitation=answered(Reply.DECLINED)), date(2027, 1, 14)) is None


def test_who_does_not_answer_gets_a_second_message_and_is_then_phoned():
    again = replace(SILENT, done={SECOND: date(2027, 1, 6)})

    assert heard(SILENT, date(2027, 1, 5)) is None
    assert heard(SILENT, date(2027, 1, 6)) == SECOND
    assert heard(again, date(2027, 1, 8)) is None
    assert heard(again, date(2027, 1, 9)) == CALL
    assert heard(replace(again, done={**again.done, CALL: ON}), date(2027, 1, 20)) is None


def test_in_the_last_days_people_are_phoned_instead_of_asked_again():
    late = replace(SILENT, asked_on=date(2027, 1, 15))

    assert heard(late, date(2027, 1, 20)) == CALL
    assert heard(late, date(2027, 1, 20), reminding=Reminding(call_after=None)) is None


def test_without_a_second_message_the_call_counts_from_the_question():
    no_second = Reminding(second_after=None)

    assert heard(SILENT, date(2027, 1, 3), reminding=no_second) is None
    assert heard(SILENT, date(2027, 1, 4), reminding=no_second) == CALL


def test_who_was_there_is_thanked_the_day_after_and_not_much_later():
    was_there = replace(
        COMING, invitation=replace(COMING.invitation, attendance=Attendance.PRESENT)
    )
    held = {"meeting": MeetingState.HELD}

    assert heard(was_there, ON, **held) is None
    assert heard(was_there, ON + timedelta(days=1), **held) == THANKS
    assert heard(was_there, ON + timedelta(days=15), **held) is None
    assert heard(COMING, ON + timedelta(days=1), **held) is None
    assert (
        heard(was_there, ON + timedelta(days=1), reminding=Reminding(thanks=False), **held) is None
    )


@given(
    state=st.sampled_from(
        sorted(set(InvitationState) - {InvitationState.SENT, InvitationState.ANSWERED})
    ),
    today=st.dates(ON - timedelta(days=60), ON + timedelta(days=60)),
    meeting=st.sampled_from(sorted(MeetingState)),
)
def test_who_withdrew_or_was_never_asked_hears_nothing(state, today, meeting):
    known = replace(SILENT, invitation=Invitation(state, 0, 0))

    assert heard(known, today, meeting=meeting) is None


@given(
    start=st.dates(ON - timedelta(days=60), ON),
    moves=st.lists(st.integers(-10, 30), max_size=4),
    known=st.sampled_from([COMING, SILENT]),
)
def test_no_occasion_comes_twice_however_the_meeting_moves(start, moves, known):
    on, told = ON, []
    for number in range(100):
        today = start + timedelta(days=number)
        if moves and number % 20 == 10:
            on += timedelta(days=moves.pop())
        occasion = heard(known, today, on=on)
        if occasion:
            told.append(occasion)
            known = replace(known, done={**known.done, occasion: today})

    assert len(told) == len(set(told))


@pytest.mark.parametrize(
    ("occasion", "by", "ways", "days_left", "told"),
    [
        (reminder(7), "mail", ["mail", "phone"], 7, (reminder(7), "mail")),
        (reminder(7), "mail", ["phone"], 7, (reminder(7), "phone")),
        (reminder(7), "letter", ["letter", "phone"], 7, (reminder(7), "letter")),
        (reminder(1), "letter", ["letter", "phone"], 1, (reminder(1), "phone")),
        (reminder(1), "letter", ["letter"], 1, None),
        (reminder(1), "phone", ["mail", "phone"], 1, (reminder(1), "phone")),
        (SECOND, "mail", ["mail"], 9, (SECOND, "mail")),
        (SECOND, "letter", ["letter", "phone"], 9, (CALL, "phone")),
        (SECOND, "mail", ["letter"], 9, None),
        (SECOND, "phone", ["phone"], 9, None),
        (CALL, "mail", ["mail", "phone"], 9, (CALL, "phone")),
        (CALL, "mail", ["mail"], 9, None),
        (THANKS, "mail", ["mail"], -1, (THANKS, "mail")),
        (THANKS, "phone", ["mail", "phone"], -1, None),
    ],
)
def test_everybody_hears_it_in_a_way_that_works(occasion, by, ways, days_left, told):
    channels = [Channel(way) for way in ways]

    assert way_to_tell(occasion, by=Channel(by), ways=channels, days_left=days_left) == told


@pytest.mark.parametrize(
    "wrong",
    [{"days_before": (0,)}, {"days_before": (61,)}, {"second_after": 0}, {"call_after": 31}],
)
def test_days_out_of_range_are_refused(wrong):
    with pytest.raises(Refused, match=r"invitation\.reminder_out_of_range"):
        Reminding(**wrong)
