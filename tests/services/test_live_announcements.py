"""What is told to all tables reaches each once, and each says back what it thinks."""

from itertools import pairwise

import pytest

from dialoog.domain.announcements import TableAnswer
from dialoog.domain.refusal import Missing
from dialoog.services import live, seating
from tests.factories import NOW
from tests.live_room import begin, do, look, make_room, refusal

SOON = "Over 5 minuten ronden we af."


@pytest.fixture
def room(organisation):
    """A meeting that has begun, with two tables."""
    return begin(make_room(tables=2))


def announce(room, text=SOON):
    return do(lambda: live.announce(room.meeting_id, text, now=NOW)).id


def say(announcement_id, answer, table_id, *, position=0):
    return lambda: live.answer(
        announcement_id, answer, table_id=table_id, from_position=position, now=NOW
    )


def at_table(room, number=0):
    return [row.id for row in live.list_for_table(seating.get_table(room.table_ids[number]))]


def told(room):
    return live.list_announced(room.meeting_id, seating.list_tables(room.meeting_id))


def test_words_stay_until_each_table_has_seen_them(room):
    announcement_id = announce(room)
    do(say(announcement_id, TableAnswer.SEEN, room.table_id))
    do(say(announcement_id, TableAnswer.SEEN, room.table_id))

    (one,) = told(room)
    assert (at_table(room), at_table(room, 1)) == ([], [announcement_id])
    assert (one.answers, one.waiting) == ({TableAnswer.SEEN: [1]}, [2])


def test_table_goes_on_once_when_it_wants_to(room):
    asked = do(lambda: live.ask_to_go_on(room.meeting_id, now=NOW)).id
    do(say(asked, TableAnswer.GOES_ON, room.table_id))
    do(say(asked, TableAnswer.GOES_ON, room.table_id, position=1))
    do(say(asked, TableAnswer.LATER, room.table_ids[1]))

    (one,) = told(room)
    first, second = (row.moment.position for row in live.look_at_hall(meeting(room), now=NOW))
    assert (first, second) == (1, 0)
    assert one.answers == {TableAnswer.GOES_ON: [1], TableAnswer.LATER: [2]}


def meeting(room):
    return look(room).meeting


def test_question_that_nobody_answered_is_not_asked_twice(room):
    for _ in range(2):
        do(lambda: live.ask_to_go_on(room.meeting_id, now=NOW))

    assert len(at_table(room)) == 1


def test_words_taken_back_leave_every_table(room):
    announcement_id = announce(room)
    do(say(announcement_id, TableAnswer.SEEN, room.table_id))

    do(lambda: live.take_back_announcement(announcement_id))

    assert at_table(room, 1) == told(room) == []


def test_every_change_is_seen_by_tables_and_hall(room):
    table = seating.get_table(room.table_id)
    marks = [(live.mark_of_table(table), live.mark_of_hall(room.meeting_id))]
    announcement_id = announce(room)
    acts = (
        say(announcement_id, TableAnswer.SEEN, room.table_id),
        lambda: live.take_back_announcement(announcement_id),
    )

    for act in acts:
        marks.append((live.mark_of_table(table), live.mark_of_hall(room.meeting_id)))
        do(act)
    marks.append((live.mark_of_table(table), live.mark_of_hall(room.meeting_id)))

    assert all(before[1] != after[1] for before, after in pairwise(marks))
    assert marks[0][0] != marks[1][0]


def test_nothing_is_told_when_the_day_is_not_there(organisation):
    room = make_room()

    assert refusal(lambda: live.announce(room.meeting_id, SOON, now=NOW)) == "live.not_underway"


def test_other_meeting_has_no_answer_to_give(room):
    other = begin(make_room())
    announcement_id = announce(room)

    with pytest.raises(Missing):
        do(say(announcement_id, TableAnswer.SEEN, other.table_id))
