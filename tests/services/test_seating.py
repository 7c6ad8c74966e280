"""Seating: rows become a problem, a plan becomes rows, and rules hold."""

from __future__ import annotations

import pytest

from dialoog.domain.invitations import Reply
from dialoog.domain.people import NeedKind, WishKind
from dialoog.domain.refusal import Refused
from dialoog.domain.seating import Balance, check
from dialoog.services import clock, jobs, organisations, seating
from dialoog.services.unit_of_work import unit_of_work
from tests import factories
from tests.services.seating_room import (
    compose,
    invite,
    make_meeting,
    make_room,
    need,
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


def test_pinned_people_stay_when_composed_again(organisation):
    meeting_id, people = make_room()
    room = compose(meeting_id)
    before = table_of(room, people[0])
    with unit_of_work():
        seating.pin(
            meeting_id,
            person_id=people[0].id,
            number=0,
            pinned=True,
            version=room.version,
            now=clock.now(),
        )

    again = [table_of(compose(meeting_id), people[0]) for _ in range(3)]

    assert again == [before] * 3


def test_move_and_undo(organisation):
    meeting_id, people = make_room()
    room = compose(meeting_id)
    person = people[8]
    options = seating.list_options(room, person.id, number=0)
    to = next(option.table.id for option in options if option.refused is None)
    before = table_of(room, person)

    with unit_of_work():
        seating.move(
            meeting_id,
            person_id=person.id,
            table_id=to,
            number=0,
            version=room.version,
            now=clock.now(),
        )
    moved = seating.get_room(meeting_id)
    assert table_of(moved, person) == to
    with unit_of_work():
        seating.undo(meeting_id, version=moved.version, now=clock.now())

    assert table_of(seating.get_room(meeting_id), person) == before


def test_a_private_wish_refuses_without_telling_whose(organisation):
    meeting_id, people = make_room(tables=2, seats=(4, 12))
    wish(people[0], people[8], WishKind.APART)
    room = compose(meeting_id)

    options = seating.list_options(room, people[8].id, number=0)

    assert [option.refused.code for option in options] == ["seating.private"]
    assert options[0].refused.facts == {}


def test_two_organisers_do_not_overwrite_each_other(organisation):
    meeting_id, people = make_room()
    room = compose(meeting_id)
    with unit_of_work():
        seating.pin(
            meeting_id,
            person_id=people[0].id,
            number=0,
            pinned=True,
            version=room.version,
            now=clock.now(),
        )

    with pytest.raises(Refused) as refused, unit_of_work():
        seating.keep(meeting_id, room.plan, version=room.version, now=clock.now())

    assert refused.value.code == "common.changed_meanwhile"


def test_searching_longer_never_makes_it_worse(organisation, monkeypatch):
    meeting_id, _ = make_room()
    room = compose(meeting_id)
    before = seating.get_board(room, number=0)
    monkeypatch.setattr("dialoog.services.seating.plans.LONG_SECONDS", 0.2)
    with unit_of_work():
        seating.improve_later(meeting_id, now=clock.now())

    jobs.run_all()
    organisations.enter(organisation)

    after = seating.get_board(seating.get_room(meeting_id), number=0)
    assert not seating.is_improving(after.room.row, now=clock.now())
    assert _uneven(after) <= _uneven(before)


def test_rounds_let_people_meet_others(organisation):
    meeting_id, _ = make_room()
    room = seating.get_room(meeting_id)
    with unit_of_work():
        seating.set_balance(meeting_id, Balance(rounds=2), version=room.version, now=clock.now())

    room = compose(meeting_id)

    assert len(room.row.seats) == 36
    assert seating.get_board(room, number=1).meetings > 18 * 5 / 2


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


def _uneven(board: seating.Board) -> int:
    return sum(len(table.uneven) for table in board.tables)
