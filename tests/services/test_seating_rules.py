"""Rules follow the method: who mixes, who sits apart, and how often people change tables."""

from __future__ import annotations

import pytest

from dialoog.content import shipped_methods
from dialoog.domain.methods import phase_to_json, to_json
from dialoog.domain.people import Perspective, WishKind
from dialoog.domain.refusal import Refused
from dialoog.domain.seating import Arrangement, Side, check
from dialoog.services import clock, seating
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.meetings import BlockRow, get_meeting
from tests import factories
from tests.services.seating_room import (
    compose,
    invite,
    make_meeting,
    make_room,
    set_rules,
    wish,
)


def make_meeting_with(method_key: str, step: int = 0) -> int:
    """Add a meeting with the run sheet of a method."""
    meeting_id = make_meeting()
    method = shipped_methods()[method_key]
    with unit_of_work():
        row = get_meeting(meeting_id)
        row.method_key, row.method = method_key, to_json(method)
        row.arrange(
            [
                BlockRow(minutes=phase.minutes, phase=phase_to_json(phase))
                for phase in method.meetings[step].phases
            ]
        )
    return meeting_id


@pytest.mark.parametrize(
    ("method", "step", "arrangement", "rounds"),
    [
        ("appelboompje", 0, Arrangement.MIXED, 1),
        ("spiegelgesprek", 0, Arrangement.CIRCLES, 1),
        ("adviesvangers", 0, Arrangement.OWN_TABLES, 1),
        ("benut_ervaringen", 0, Arrangement.MIXED, 1),
        ("benut_ervaringen", 2, Arrangement.OWN_TABLES, 1),
        ("terugkoppeling", 0, Arrangement.MIXED, 2),
    ],
)
def test_each_method_begins_with_rules_that_suit_it(
    organisation, method, step, arrangement, rounds
):
    meeting_id = make_meeting_with(method, step)

    balance = seating.get_room(meeting_id).balance

    assert (balance.arrangement, balance.rounds) == (arrangement, rounds)


def test_a_mirror_conversation_has_an_inner_and_an_outer_circle(organisation):
    meeting_id = make_meeting_with("spiegelgesprek")
    factories.make_group("Zorgprofessional", Perspective.PROFESSION)
    for number in range(14):
        group = "Zorgvrager" if number < 6 else "Zorgprofessional"
        invite(meeting_id, factories.make_person(f"Naam{number}", group=group))
    with unit_of_work():
        seating.set_tables(meeting_id, count=2, seats_min=4, seats_max=10)

    room = compose(meeting_id)

    board = seating.get_board(room, number=0)
    assert check(room.problem, room.plan) == []
    assert [table.side for table in board.tables] == [Side.INNER_CIRCLE, Side.OUTER_CIRCLE]
    assert [{guest.perspective for guest in table.guests} for table in board.tables] == [
        {Perspective.LIVED_EXPERIENCE},
        {Perspective.PROFESSION},
    ]


def test_a_wish_against_a_listener_is_said_without_a_name(organisation):
    meeting_id, people = make_room(tables=2, seats=(4, 12))
    set_rules(meeting_id, arrangement=Arrangement.CIRCLES)
    wish(people[0], people[8], WishKind.APART)

    room = compose(meeting_id)

    assert seating.get_board(room, number=0).overheard == 1


def test_tables_of_ones_own_are_divided_as_the_people_are(organisation):
    meeting_id, _ = make_room(tables=3, seats=(2, 10))
    set_rules(meeting_id, arrangement=Arrangement.OWN_TABLES)

    room = compose(meeting_id)

    board = seating.get_board(room, number=0)
    lived = [
        {guest.perspective is Perspective.LIVED_EXPERIENCE for guest in table.guests}
        for table in board.tables
    ]
    assert lived == [{True}, {False}, {False}]


def test_rules_that_somebody_else_changed_are_not_overwritten(organisation):
    meeting_id, _ = make_room()
    seen = seating.get_room(meeting_id).balance
    set_rules(meeting_id, rounds=2)

    with pytest.raises(Refused) as refused, unit_of_work():
        seating.set_balance(meeting_id, seen, seen=seen.mark, now=clock.now())

    assert refused.value.code == "common.changed_meanwhile"
