"""Links to one table: kept as hashes, worth a day, and nothing once they were taken back."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from dialoog.domain.accounts import Role
from dialoog.domain.meetings import MeetingState
from dialoog.domain.pairs import PairNote
from dialoog.domain.refusal import Missing
from dialoog.domain.tickets import Opening
from dialoog.services import clock, jobs, meetings, organisations, seating, tickets
from dialoog.storage import db
from dialoog.storage.seating import TableFacilitatorRow
from dialoog.storage.tickets import TicketRow
from tests.factories import make_user
from tests.live_room import do, make_room, refusal


@pytest.fixture
def room(organisation):
    """A planned meeting with two tables, in a week."""
    return make_room(tables=2)


def make(table_id, *, guide="Fatma", first_time=False):
    return do(lambda: tickets.make(table_id, guide=guide, first_time=first_time, now=clock.now()))


def link_of(room, table_id=None):
    return tickets.list_links(room.meeting_id)[table_id or room.table_id]


def key_of(room):
    return link_of(room).url.rpartition("/")[2]


def on_the_day(room):
    return meetings.get_meeting(room.meeting_id).starts_at


def test_link_and_code_open_the_table_on_its_day(room):
    make(room.table_id)

    by_key = tickets.find_by_key(key_of(room), now=on_the_day(room))
    by_code = tickets.find_by_code(
        f" {link_of(room).code.lower().replace('-', ' - ')}", now=on_the_day(room)
    )

    assert by_key == by_code
    assert (by_key.table_id, by_key.opening) == (room.table_id, Opening.OPEN)


def test_only_hashes_are_kept(room):
    make(room.table_id)

    kept = " ".join(map(str, db.session.execute(select(TicketRow.__table__)).one()))

    assert key_of(room) not in kept
    assert link_of(room).code not in kept
    assert link_of(room).code.replace("-", "") not in kept


def test_new_link_and_taking_back_end_the_old_one(room):
    make(room.table_id)
    first = key_of(room)
    make(room.table_id)
    second = key_of(room)
    do(lambda: tickets.take_back(room.table_id))

    now = on_the_day(room)
    assert first != second
    assert [tickets.find_by_key(key, now=now) for key in (first, second)] == [None, None]
    with pytest.raises(Missing):
        do(lambda: tickets.take_back(room.table_id))


def test_link_works_before_the_day_when_the_organiser_says_so(room):
    make(room.table_id)
    before = tickets.find_by_key(key_of(room), now=clock.now()).opening
    do(lambda: tickets.open_early(room.table_id, early=True))

    assert before is Opening.NOT_YET
    assert tickets.find_by_key(key_of(room), now=clock.now()).opening is Opening.OPEN
    assert (
        tickets.find_by_key(key_of(room), now=on_the_day(room) + timedelta(days=1)).opening
        is Opening.OVER
    )


def test_each_table_gets_a_link_once(room):
    make(room.table_id)
    known = key_of(room)

    do(lambda: tickets.make_missing(room.meeting_id, now=clock.now()))

    assert set(tickets.list_links(room.meeting_id)) == set(room.table_ids)
    assert key_of(room) == known


def test_meeting_that_is_over_gets_no_link(organisation):
    room = make_room(state=MeetingState.HELD)

    assert refusal(lambda: make_inside(room)) == "tickets.too_late"


def make_inside(room):
    return tickets.make(room.table_id, guide="", first_time=False, now=clock.now())


def test_names_on_links_are_forgotten_the_day_after(room, organisation):
    make(room.table_id)
    day, kept = on_the_day(room), []

    for moment in (day, day + timedelta(days=2)):
        with clock.pretending(moment):
            jobs.run_all()
        organisations.enter(organisation)
        kept.append(set(tickets.list_links(room.meeting_id)))

    assert kept == [{room.table_id}, set()]


def guide(room, table_id, name):
    user_id = make_user(Role.FACILITATOR, name=name)
    do(lambda: db.session.add(TableFacilitatorRow(table_id=table_id, user_id=user_id)))
    return user_id


def test_pairs_are_told_with_who_has_no_account(room):
    guide(room, room.table_id, "Samira Bouzid")
    make(room.table_id, guide="Fatma", first_time=True)

    first, second = tickets.look_at_guidance(room.meeting_id)

    assert [one.name for one in first.guides] == ["Samira Bouzid", "Fatma"]
    assert first.note is PairNote.ALL_NEW
    assert second.note is PairNote.NOBODY


def test_new_and_experienced_change_tables(room):
    first, second = room.table_ids
    ahmed, joke = guide(room, second, "Ahmed"), guide(room, second, "Joke")
    new = [guide(room, first, name) for name in ("Samira", "Piet")]
    past = make_room(state=MeetingState.HELD)
    for user_id in (ahmed, joke):
        do(lambda user_id=user_id: db.session.add(
            TableFacilitatorRow(table_id=past.table_id, user_id=user_id)
        ))  # fmt: skip
    offered = tickets.look_at_guidance(room.meeting_id)[0].swap

    do(
        lambda: tickets.swap(
            room.meeting_id,
            one=offered.new.seat,
            other=offered.experienced.seat,
            now=clock.now(),
        )
    )

    after = {row.id: {one.user_id for one in row.facilitators} for row in tables(room)}
    assert after == {first: {new[0], joke}, second: {ahmed, new[1]}}
    assert tickets.look_at_guidance(room.meeting_id)[0].note is None
    with pytest.raises(Missing):
        do(
            lambda: tickets.swap(
                room.meeting_id, one=offered.new.seat, other=offered.new.seat, now=clock.now()
            )
        )


def tables(room):
    return seating.list_tables(room.meeting_id)
