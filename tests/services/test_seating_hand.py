"""Changes by hand: checked at once, taken back step by step, and never in each other's way."""

from __future__ import annotations

import pytest

from dialoog.domain.people import WishKind
from dialoog.domain.refusal import Refused
from dialoog.services import clock, seating
from dialoog.services.unit_of_work import unit_of_work
from tests.services.seating_room import compose, make_room, set_rules, table_of, wish


def move(meeting_id, person, table_id, *, seen="now", number=0):
    room = seating.get_room(meeting_id)
    here = room.table_of(person.id, number=number)
    with unit_of_work():
        return seating.move(
            meeting_id,
            person_id=person.id,
            table_id=table_id,
            number=number,
            seen={person.id: (here.id if here else None) if seen == "now" else seen},
            now=clock.now(),
        )


def swap(meeting_id, person, other):
    room = seating.get_room(meeting_id)
    with unit_of_work():
        return seating.swap(
            meeting_id,
            person_id=person.id,
            other_id=other.id,
            number=0,
            seen={who.id: table_of(room, who) for who in (person, other)},
            now=clock.now(),
        )


def pin(meeting_id, person, *, pinned=True):
    with unit_of_work():
        seating.pin(
            meeting_id,
            person_id=person.id,
            number=0,
            pinned=pinned,
            seen={person.id: table_of(seating.get_room(meeting_id), person)},
            now=clock.now(),
        )


def undo(meeting_id):
    room = seating.get_room(meeting_id)
    with unit_of_work():
        seating.undo(meeting_id, version=room.version, now=clock.now())


def free_tables(room, person):
    options = seating.list_options(room, person.id, number=0)
    return [option.table.id for option in options if option.refused is None]


def somebody_who_can_move(meeting_id, people):
    room = seating.get_room(meeting_id)
    return next((who, tables[0]) for who in people if (tables := free_tables(room, who)))


def test_pinned_people_stay_when_composed_again(organisation):
    meeting_id, people = make_room()
    before = table_of(compose(meeting_id), people[0])
    pin(meeting_id, people[0])

    again = [table_of(compose(meeting_id), people[0]) for _ in range(3)]

    assert again == [before] * 3


def test_a_move_says_who_moved_and_what_it_brings(organisation):
    meeting_id, people = make_room()
    compose(meeting_id)
    person, to = somebody_who_can_move(meeting_id, people)

    brought = move(meeting_id, person, to)

    assert [moved.person for moved in brought.moved] == [str(person.id)]
    assert {change.table for change in brought.counts if change.after > change.before} == {str(to)}


def test_changes_are_taken_back_one_by_one(organisation):
    meeting_id, people = make_room()
    plans = [compose(meeting_id).plan]
    for _ in range(2):
        person, to = somebody_who_can_move(meeting_id, people)
        move(meeting_id, person, to)
        plans.append(seating.get_room(meeting_id).plan)

    for before in (plans[1], plans[0]):
        undo(meeting_id)
        assert seating.get_room(meeting_id).plan == before

    undo(meeting_id)
    assert not any(seating.get_room(meeting_id).plan.rounds[0].values())
    with pytest.raises(Refused) as refused:
        undo(meeting_id)
    assert refused.value.code == "seating.nothing_to_undo"


def test_a_private_wish_refuses_without_telling_whose(organisation):
    meeting_id, people = make_room(tables=2, seats=(4, 12))
    wish(people[0], people[8], WishKind.APART)
    room = compose(meeting_id)

    options = seating.list_options(room, people[8].id, number=0)

    assert [option.refused.code for option in options] == ["seating.private"]
    assert options[0].refused.facts == {}


def test_who_can_trade_does_not_tell_whom_a_wish_is_about(organisation):
    meeting_id, people = make_room(tables=2, seats=(4, 12))
    wish(people[0], people[8], WishKind.APART)
    room = compose(meeting_id)

    # With anybody else gone from that table the wish would still stand in the way, so changing
    # places with the one person it is about may not be the only thing that can.
    assert seating.list_trades(room, people[8].id, number=0) == []
    with pytest.raises(Refused) as refused:
        swap(meeting_id, people[8], people[0])
    assert refused.value.code == "seating.private"


def test_at_a_locked_table_nobody_is_moved(organisation):
    meeting_id, people = make_room()
    room = compose(meeting_id)
    table = room.table_of(people[0].id, number=0)
    other = next(who for who in people if table_of(room, who) != table.id)
    with unit_of_work():
        seating.lock(table.id, locked=True, now=clock.now())

    for person, to in ((people[0], table_of(room, other)), (other, table.id)):
        with pytest.raises(Refused) as refused:
            move(meeting_id, person, to)
        assert (refused.value.code, refused.value.facts) == (
            "seating.locked",
            {"table": table.number},
        )


def test_two_organisers_who_move_different_people_lose_nothing(organisation):
    meeting_id, people = make_room()
    compose(meeting_id)
    seen = {who: table_of(seating.get_room(meeting_id), who) for who in people}
    first, to = somebody_who_can_move(meeting_id, people)
    move(meeting_id, first, to)
    room = seating.get_room(meeting_id)
    second, there = next(
        (who, tables[0]) for who in people if who != first and (tables := free_tables(room, who))
    )

    move(meeting_id, second, there, seen=seen[second])

    after = seating.get_room(meeting_id)
    assert (table_of(after, first), table_of(after, second)) == (to, there)


def test_who_moves_somebody_that_was_moved_meanwhile_hears_where_they_are(organisation):
    meeting_id, people = make_room()
    seen = table_of(compose(meeting_id), people[0])
    person, to = somebody_who_can_move(meeting_id, people[:1])
    move(meeting_id, person, to)

    with pytest.raises(Refused) as refused:
        move(meeting_id, person, to, seen=seen)

    after = seating.get_room(meeting_id)
    assert refused.value.code == "seating.moved_meanwhile"
    assert refused.value.facts["table"] == after.table_of(person.id, number=0).number


def test_composing_does_not_overwrite_what_was_moved_meanwhile(organisation):
    meeting_id, people = make_room()
    room = compose(meeting_id)
    pin(meeting_id, people[0])

    with pytest.raises(Refused) as refused, unit_of_work():
        seating.keep(meeting_id, room.plan, version=room.version, now=clock.now())

    assert refused.value.code == "common.changed_meanwhile"


def test_a_move_in_one_round_leaves_the_others(organisation):
    meeting_id, people = make_room()
    set_rules(meeting_id, rounds=2)
    before = compose(meeting_id).plan
    person, to = somebody_who_can_move(meeting_id, people)

    move(meeting_id, person, to)

    after = seating.get_room(meeting_id).plan
    assert after.rounds[1] == before.rounds[1]
    assert after.rounds[0] != before.rounds[0]


def test_taking_back_brings_no_round_back_that_is_gone(organisation):
    meeting_id, _ = make_room()
    set_rules(meeting_id, rounds=2)
    compose(meeting_id)
    compose(meeting_id)
    set_rules(meeting_id, rounds=1)

    undo(meeting_id)

    assert {seat.round for seat in seating.get_room(meeting_id).row.seats} == {0}
