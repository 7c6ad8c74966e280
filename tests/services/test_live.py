"""The day itself: tables are guided, and what is said is stored once and found again."""

from datetime import timedelta

import pytest

from dialoog.domain.live import Source
from dialoog.domain.meetings import MeetingState
from dialoog.domain.refusal import Missing
from dialoog.services import live, meetings, organisations
from tests import factories
from tests.factories import NOW
from tests.live_room import (
    WORTELS,
    begin,
    do,
    go_to,
    look,
    make_room,
    record,
    refusal,
    words,
)

pytestmark = pytest.mark.usefixtures("organisation")


@pytest.fixture
def room(organisation):
    """A meeting that has begun, with one table."""
    return begin(make_room())


@pytest.fixture
def at_roots(room):
    """The same, with the table at the stories."""
    return go_to(room, WORTELS)


def test_day_begins_with_every_table_in_its_first_phase():
    room = make_room(tables=3)

    do(lambda: live.begin_day(room.meeting_id, now=NOW))
    meeting = meetings.get_meeting(room.meeting_id)
    standings = live.look_at_hall(meeting, now=NOW)

    assert meeting.state is MeetingState.UNDERWAY
    assert [(s.table.number, s.phase.key, s.clock.minutes_left) for s in standings] == [
        (1, "inloop", 15),
        (2, "inloop", 15),
        (3, "inloop", 15),
    ]


def test_day_without_tables_or_from_a_draft_is_refused():
    bare = make_room(tables=0)
    draft = make_room(state=MeetingState.DRAFT)

    assert refusal(lambda: live.begin_day(bare.meeting_id, now=NOW)) == "live.no_tables"
    assert refusal(lambda: live.begin_day(draft.meeting_id, now=NOW)) == "meeting.step_not_allowed"


def test_tables_go_on_each_at_their_own_pace():
    room = make_room(tables=2)
    do(lambda: live.begin_day(room.meeting_id, now=NOW))

    do(lambda: live.go_on(room.table_id, from_position=0, now=NOW + timedelta(minutes=12)))
    do(lambda: live.take_longer(room.table_id))
    meeting = meetings.get_meeting(room.meeting_id)
    first, second = live.look_at_hall(meeting, now=NOW + timedelta(minutes=14))

    assert (first.phase.key, first.clock.minutes_left) == ("grond", 13)
    assert (second.phase.key, second.clock.minutes_left) == ("inloop", 1)


def test_pressing_next_twice_skips_nothing(room):
    for _ in range(2):
        do(lambda: live.go_on(room.table_id, from_position=0, now=NOW))

    assert look(room).standing.phase.key == "grond"


def test_mistaken_next_gives_the_clock_back(room):
    do(lambda: live.go_on(room.table_id, from_position=0, now=NOW + timedelta(minutes=9)))
    do(lambda: live.go_back(room.table_id, from_position=1))

    standing = look(room, later=timedelta(minutes=10)).standing

    assert (standing.phase.key, standing.clock.minutes_left) == ("inloop", 5)


def test_table_is_finished_after_its_last_phase(room):
    for position in range(9):
        do(lambda here=position: live.go_on(room.table_id, from_position=here, now=NOW))

    assert look(room).standing.finished


def test_call_for_help_reaches_the_hall_until_it_ends(room):
    meeting = meetings.get_meeting(room.meeting_id)

    do(lambda: live.ask_help(room.table_id, now=NOW))
    asked = live.look_at_hall(meetings.get_meeting(room.meeting_id), now=NOW)[0].asks_help
    do(lambda: live.end_help(room.table_id))
    after = live.look_at_hall(meeting, now=NOW)[0].asks_help

    assert (asked, after) == (True, False)


def test_table_added_during_the_day_can_begin(room):
    late = do(lambda: _add_table(room.meeting_id))

    assert refusal(lambda: live.go_on(late, from_position=0, now=NOW)) == "live.table_not_begun"
    do(lambda: live.begin_table(late, now=NOW))

    assert (
        live.look_at_hall(meetings.get_meeting(room.meeting_id), now=NOW)[1].phase.key == "inloop"
    )


def _add_table(meeting_id: int) -> int:
    from dialoog.storage import db
    from dialoog.storage.seating import TableRow

    row = TableRow(meeting_id=meeting_id, number=2, features=[])
    db.session.add(row)
    db.session.flush()
    return row.id


def test_nothing_moves_or_is_recorded_before_and_after_the_day():
    room = make_room()
    table_id = room.table_id

    assert refusal(lambda: live.go_on(table_id, from_position=0, now=NOW)) == "live.not_underway"
    assert refusal(lambda: _record_at(table_id, Source.TABLE)) == "live.not_underway"
    assert refusal(lambda: _record_at(table_id, Source.CARD)) == "live.not_underway"

    do(lambda: live.begin_day(room.meeting_id, now=NOW))
    do(lambda: live.end_day(room.meeting_id, now=NOW))

    assert refusal(lambda: live.take_longer(table_id)) == "live.not_underway"
    assert refusal(lambda: _record_at(table_id, Source.TABLE)) == "live.not_underway"
    assert do(lambda: _record_at(table_id, Source.CARD)).source is Source.CARD


def _record_at(table_id: int, source: Source):
    return live.record(words(), table_id=table_id, source=source, now=NOW)


def test_day_closed_too_soon_opens_again_where_it_was(at_roots):
    do(lambda: live.end_day(at_roots.meeting_id, now=NOW))
    do(lambda: live.reopen_day(at_roots.meeting_id, now=NOW))

    record(at_roots)

    assert look(at_roots).standing.phase.key == "wortels"


def test_mark_changes_with_everything_that_changes(at_roots):
    table = live.get_own_table(at_roots.table_id, user_id=0, sees_all=True)
    marks = [live.mark_of_table(table)]

    row = record(at_roots)
    marks.append(live.mark_of_table(table))
    do(lambda: live.star(row.id, more=1))
    marks.append(live.mark_of_table(table))
    do(lambda: live.withdraw(row.id, now=NOW))
    marks.append(live.mark_of_table(table))
    do(lambda: live.take_longer(at_roots.table_id))
    marks.append(live.mark_of_table(table))
    do(lambda: live.end_day(at_roots.meeting_id, now=NOW))
    marks.append(live.mark_of_table(table))

    assert len(set(marks)) == len(marks)
    assert live.mark_of_table(table) == marks[-1]


def test_other_organisation_sees_nothing_of_the_day(at_roots):
    record(at_roots)
    mark = live.mark_of_hall(at_roots.meeting_id)

    organisations.enter(factories.make_organisation())

    with pytest.raises(Missing):
        live.get_own_table(at_roots.table_id, user_id=0, sees_all=True)
    with pytest.raises(Missing):
        live.mark_of_hall(at_roots.meeting_id)
    assert mark
