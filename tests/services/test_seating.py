"""Seating: rows become a problem, a plan becomes rows, and rules hold."""

from __future__ import annotations

import pytest

from dialoog.domain.invitations import Attendance, Reply
from dialoog.domain.people import NeedKind, WishKind
from dialoog.domain.refusal import Refused
from dialoog.domain.seating import FIRST_TIME, check
from dialoog.services import clock, seating
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import invitations
from dialoog.storage.people import get_person
from tests import factories
from tests.services.seating_room import (
    compose,
    invite,
    make_meeting,
    make_room,
    need,
    set_rules,
    table_of,
    wish,
)


def test_composing_seats_everyone_by_the_rules(organisation):
    meeting_id, people = make_room()

    room = compose(meeting_id)

    assert check(room.problem, room.plan) == []
    assert {seat.person_id for seat in room.row.seats} == {person.id for person in people}


def test_only_who_comes_gets_a_seat(organisation):
    meeting_id, people = make_room()
    invite(meeting_id, factories.make_person("Nee"), reply=Reply.DECLINED)
    invite(meeting_id, factories.make_person("Stil"), reply=None)

    room = seating.get_room(meeting_id)

    assert room.answered
    assert {guest.person_id for guest in room.guests} == {person.id for person in people}


def test_everyone_invited_counts_while_nobody_answered(organisation):
    meeting_id = make_meeting()
    person = factories.make_person()
    invite(meeting_id, person, reply=None)

    room = seating.get_room(meeting_id)

    assert not room.answered
    assert [guest.person_id for guest in room.guests] == [person.id]


def test_wishes_keep_people_apart_and_together(organisation):
    meeting_id, people = make_room()
    wish(people[0], people[8], WishKind.APART)
    wish(people[1], people[9], WishKind.TOGETHER)

    room = compose(meeting_id)

    assert table_of(room, people[0]) != table_of(room, people[8])
    assert table_of(room, people[1]) == table_of(room, people[9])


def test_apart_wins_over_together(organisation):
    meeting_id, people = make_room()
    wish(people[0], people[8], WishKind.APART)
    wish(people[8], people[0], WishKind.TOGETHER)

    room = compose(meeting_id)

    assert table_of(room, people[0]) != table_of(room, people[8])


def test_nobody_sits_with_a_facilitator_they_avoid(organisation):
    meeting_id, people = make_room(tables=2, seats=(4, 12))
    user_id = factories.make_user(factories.Role.FACILITATOR, name="Karin de Boer")
    wish(people[0], None, WishKind.APART, name="karin de boer")
    table = seating.list_tables(meeting_id)[0]
    with unit_of_work():
        seating.arrange_table(
            table.id, seats_min=4, seats_max=12, features=[], facilitator_ids=[user_id]
        )

    room = compose(meeting_id)

    assert table_of(room, people[0]) != table.id


def test_needs_are_met_at_the_table(organisation):
    meeting_id, people = make_room()
    need(people[0], NeedKind.WHEELCHAIR)
    table = seating.list_tables(meeting_id)[2]
    with unit_of_work():
        seating.arrange_table(
            table.id, seats_min=4, seats_max=8, features=["wheelchair"], facilitator_ids=[]
        )

    room = compose(meeting_id)

    assert table_of(room, people[0]) == table.id


def test_companion_takes_a_seat_at_the_same_table(organisation):
    meeting_id, _ = make_room()
    person = factories.make_person("Fatima")
    invite(meeting_id, person, companion="haar zus")

    room = compose(meeting_id)

    table = room.plan.rounds[0][str(table_of(room, person))]
    assert {str(person.id), f"{person.id}+"} <= set(table)
    assert room.seats_needed == 20


def test_too_few_seats_is_refused_with_numbers(organisation):
    meeting_id, _ = make_room(tables=2)

    with pytest.raises(Refused) as refused:
        seating.propose(seating.get_room(meeting_id), seconds=0)

    assert refused.value.code == "seating.no_room"
    assert refused.value.facts == {"people": 18, "seats": 16}


def test_rounds_let_people_meet_others(organisation):
    meeting_id, _ = make_room()
    set_rules(meeting_id, rounds=2)

    room = compose(meeting_id)

    assert len(room.row.seats) == 36
    assert seating.get_board(room, number=1).explanation.score.met > 18 * 5 / 2


def test_fewer_tables_free_the_people_who_sat_there(organisation):
    meeting_id, _ = make_room()
    compose(meeting_id)

    with unit_of_work():
        seating.set_tables(meeting_id, count=2, seats_min=4, seats_max=10)

    board = seating.get_board(seating.get_room(meeting_id), number=0)
    assert len(board.tables) == 2
    assert board.unseated


def test_names_on_the_board_are_first_name_and_initial(organisation):
    meeting_id = make_meeting()
    for last in ("van 't Hof", "Bouzid", "Bakker"):
        invite(meeting_id, factories.make_person("Fatima", last))

    names = [guest.name for guest in seating.list_guests(seating.get_room(meeting_id), number=0)]

    assert names == ["Fatima Bakker", "Fatima Bouzid", "Fatima H."]


def test_a_companion_is_told_apart_from_who_brings_them(organisation):
    meeting_id, _ = make_room()
    invite(meeting_id, factories.make_person("Fatima", "Bouzid"), companion="haar zus")
    room = compose(meeting_id)

    names = [name for who, name in room.names.items() if who.endswith("+")]

    assert names == ["Fatima B. + 1"]


def test_nobody_sits_with_the_organisation_that_cares_for_them(organisation):
    meeting_id, people = make_room(tables=2, seats=(4, 12))
    with unit_of_work():
        for person in (people[0], people[8]):
            get_person(person.id).works_for = "Zorggroep Zuid"

    room = compose(meeting_id)

    assert table_of(room, people[0]) != table_of(room, people[8])


def test_who_comes_for_the_first_time_is_spread(organisation):
    meeting_id, people = make_room()
    earlier = make_meeting()
    for person in people[:9]:
        invite(earlier, person)
    with unit_of_work():
        for row in invitations.list_of_meeting(earlier):
            row.attendance = Attendance.PRESENT

    room = compose(meeting_id)

    assert room.experienced == {person.id for person in people[:9]}
    assert room.problem.weights.attrs[FIRST_TIME]


def test_at_a_locked_table_nobody_comes_or_goes(organisation):
    meeting_id, people = make_room()
    room = compose(meeting_id)
    table = room.table_of(people[0].id, number=0)
    before = room.plan.rounds[0][str(table.id)]
    with unit_of_work():
        seating.lock(table.id, locked=True, now=clock.now())

    again = [compose(meeting_id).plan.rounds[0][str(table.id)] for _ in range(3)]

    assert again == [before] * 3
