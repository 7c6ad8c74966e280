"""The day: what was held stays, and what was a slip or a mistake goes back."""

from __future__ import annotations

import pytest

from dialoog.domain.seating import Balance, check
from dialoog.services import clock, invitations, seating
from dialoog.services.seating.plans import open_plan
from dialoog.services.unit_of_work import unit_of_work
from tests.services.day_room import absent, answer_of, close, repair, walk_in
from tests.services.seating_room import compose, make_room

pytestmark = pytest.mark.usefixtures("quick_repairs")


def test_undo_puts_everybody_back_also_who_was_absent(organisation):
    meeting_id, people = make_room()
    before = _seats(compose(meeting_id))
    absent(meeting_id, people[:1])
    walk_in(meeting_id, "Iris")
    room = repair(meeting_id)
    assert _seats(room) != before

    with unit_of_work():
        seating.undo(meeting_id, version=room.version, now=clock.now())

    assert _seats(seating.get_room(meeting_id)) == before


def test_a_slip_at_the_door_leaves_no_trace(organisation):
    meeting_id, people = make_room()
    compose(meeting_id)
    absent(meeting_id, people[:1])
    somebody = walk_in(meeting_id, "Iris")

    with unit_of_work():
        invitations.take_back(answer_of(meeting_id, people[0]))
        invitations.take_back(somebody)

    assert not seating.find_changes(seating.get_room(meeting_id))
    assert len(invitations.list_of_meeting(meeting_id)) == len(people)


def test_rounds_that_were_held_stay_as_they_were(organisation):
    meeting_id, people = make_room(tables=4, seats=(2, 9))
    with unit_of_work():
        open_plan(meeting_id).rules = Balance(rounds=3).written()
    room = compose(meeting_id)
    first = _seats(room, number=0)
    with unit_of_work():
        seating.hold_rounds(meeting_id, 1, now=clock.now())
    absent(meeting_id, people[:2])
    walk_in(meeting_id, "Iris")
    close(room.tables[1])

    after = repair(meeting_id)

    assert check(after.problem, after.plan) == []
    assert _seats(after, number=0) == first
    iris = next(row for row in after.guests if row.person.first_name == "Iris")
    assert after.table_of(iris.person_id, number=0) is None
    for number in (1, 2):
        assert after.table_of(iris.person_id, number=number) is not None
        assert room.tables[1].id not in {table for _, _, table in _seats(after, number=number)}


def test_an_undo_leaves_rounds_alone_that_were_held(organisation):
    meeting_id, _ = make_room(tables=4, seats=(2, 9))
    with unit_of_work():
        open_plan(meeting_id).rules = Balance(rounds=2).written()
    room = compose(meeting_id)
    close(room.tables[1])
    room = repair(meeting_id)
    first, second = _seats(room, number=0), _seats(room, number=1)
    with unit_of_work():
        seating.hold_rounds(meeting_id, 1, now=clock.now())

    with unit_of_work():
        seating.undo(meeting_id, version=seating.get_room(meeting_id).version, now=clock.now())

    room = seating.get_room(meeting_id)
    assert _seats(room, number=0) == first
    assert _seats(room, number=1) != second


def _seats(room: seating.Room, *, number: int | None = None) -> set[tuple[int, int, int]]:
    return {
        (taken.person_id, taken.round, taken.table_id)
        for taken in room.row.seats
        if number in {None, taken.round}
    }
