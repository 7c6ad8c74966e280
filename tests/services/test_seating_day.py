"""The day: what became different, and the tables repaired with the fewest people moved."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dialoog.domain.invitations import CAME, Attendance, Reply
from dialoog.domain.people import WishKind
from dialoog.domain.refusal import Refused
from dialoog.domain.seating import check
from dialoog.services import clock, invitations, seating
from dialoog.services.unit_of_work import unit_of_work
from tests import factories
from tests.services.day_room import absent, answer_of, close, repair, walk_in
from tests.services.seating_room import compose, invite, make_room, wish

pytestmark = pytest.mark.usefixtures("quick_repairs")


def test_nothing_changed_when_nothing_happened(organisation):
    meeting_id, _ = make_room()
    room = compose(meeting_id)

    assert not seating.find_changes(room)
    assert not seating.changed(room)


def test_changes_name_who_is_absent_who_came_and_which_table_is_gone(organisation):
    meeting_id, people = make_room(tables=4, seats=(2, 9))
    room = compose(meeting_id)
    table = room.table_of(people[0].id, number=0)
    away = next(one for one in people if room.table_of(one.id, number=0) != table)
    absent(meeting_id, [away])
    walk_in(meeting_id, "Iris")
    close(table)

    changes = seating.find_changes(seating.get_room(meeting_id))

    assert changes.absent == (room.names[str(away.id)],)
    assert changes.newcomers == ("Iris",)
    assert changes.closed == (table.number,)
    assert room.names[str(people[0].id)] in changes.displaced


def test_a_repair_gives_everyone_a_seat_and_keeps_the_rules(organisation):
    meeting_id, people = make_room(tables=4, seats=(2, 9))
    before = compose(meeting_id)
    absent(meeting_id, people[:2])
    walk_in(meeting_id, "Iris")
    close(before.tables[3])

    room = repair(meeting_id)

    assert check(room.problem, room.plan) == []
    assert not seating.find_changes(room)
    assert {taken.person_id for taken in room.row.seats} == {row.person_id for row in room.guests}


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.integers(0, 17), max_size=5), st.booleans())
def test_nobody_moves_who_need_not(organisation, away, somebody_came):
    meeting_id, people = make_room(tables=3, seats=(0, 12))
    before = compose(meeting_id)
    absent(meeting_id, [people[number] for number in away])
    if somebody_came:
        walk_in(meeting_id, "Iris")
    room = seating.get_room(meeting_id)
    wrong = seating.find_changes(room).broken

    found = seating.find_repair(room)

    assume(found.conflict is None)
    moved = [
        person
        for person, number, table in found.seats
        if before.plan.table_of(str(person), number=number) not in {str(table), None}
    ]
    # One who sits alone gets company, or joins others: a move for each such table is enough.
    assert len(moved) <= 2 * len(wrong)


def test_exactly_what_was_shown_is_accepted(organisation):
    meeting_id, _ = make_room(tables=4, seats=(2, 9))
    room = compose(meeting_id)
    close(room.tables[0])
    proposal = _propose(meeting_id)

    with unit_of_work():
        moved = seating.accept(meeting_id, digest=proposal.digest, now=clock.now())

    room = seating.get_room(meeting_id)
    assert moved == len({move.person_id for move in proposal.moves}) > 0
    for move in proposal.moves:
        assert room.table_of(move.person_id, number=move.number).id == move.after.id
    assert seating.get_proposal(room) is None


def test_a_repair_that_was_overtaken_is_not_accepted(organisation):
    meeting_id, people = make_room(tables=4, seats=(2, 9))
    room = compose(meeting_id)
    close(room.tables[0])
    proposal = _propose(meeting_id)
    absent(meeting_id, people[4:5])

    with pytest.raises(Refused) as refused, unit_of_work():
        seating.accept(meeting_id, digest=proposal.digest, now=clock.now())

    assert refused.value.code == "seating.proposal_old"
    assert not seating.get_proposal(seating.get_room(meeting_id)).current


def test_another_repair_than_the_one_shown_is_not_accepted(organisation):
    meeting_id, _ = make_room(tables=4, seats=(2, 9))
    room = compose(meeting_id)
    absent(meeting_id, [])
    walk_in(meeting_id, "Iris")
    shown = _propose(meeting_id)
    close(room.tables[0])
    _propose(meeting_id)

    with pytest.raises(Refused) as refused, unit_of_work():
        seating.accept(meeting_id, digest=shown.digest, now=clock.now())

    assert refused.value.code == "seating.proposal_old"


def test_somebody_who_should_stay_stays_in_the_next_repair(organisation):
    meeting_id, people = make_room(tables=3, seats=(5, 9))
    room = compose(meeting_id)
    for person in people[:6]:
        absent(meeting_id, [person])
        proposal = _propose(meeting_id)
        movers = [move for move in proposal.moves if move.before]
        if movers:
            break
    assert movers
    asked = movers[0].person_id

    again = _propose(meeting_id, staying=[asked])

    assert again.staying == (asked,)
    assert asked not in {move.person_id for move in again.moves}
    assert room.table_of(asked, number=0).id == movers[0].before.id


def test_an_impossible_repair_says_which_rules_are_in_the_way(organisation):
    meeting_id, people = make_room(tables=3, seats=(6, 6))
    compose(meeting_id)
    absent(meeting_id, people[:1])

    proposal = _propose(meeting_id)

    assert proposal.broken
    assert proposal.conflict is not None
    assert any(id_.startswith("seats:") for id_ in proposal.conflict.ids)
    with pytest.raises(Refused) as refused, unit_of_work():
        seating.accept(meeting_id, digest=proposal.digest, now=clock.now())
    assert refused.value.code == "seating.proposal_broken"


def test_too_few_chairs_is_said_with_numbers(organisation):
    meeting_id, _ = make_room(tables=3, seats=(4, 6))
    room = compose(meeting_id)
    close(room.tables[0])

    with pytest.raises(Refused) as refused:
        seating.find_repair(seating.get_room(meeting_id))

    assert refused.value.code == "seating.no_room"


def test_who_said_no_and_comes_after_all_gets_a_seat(organisation):
    meeting_id, _ = make_room()
    late = factories.make_person("Laat")
    invite(meeting_id, late, reply=Reply.DECLINED)
    compose(meeting_id)
    with unit_of_work():
        invitations.mark_attendance(answer_of(meeting_id, late), came=True)

    room = repair(meeting_id)

    assert room.table_of(late.id, number=0) is not None


def test_another_guide_whom_somebody_avoids_asks_for_a_repair(organisation):
    meeting_id, people = make_room(seats=(2, 9))
    room = compose(meeting_id)
    table = room.table_of(people[0].id, number=0)
    wish(people[0], None, WishKind.APART, name="Karin de Boer")
    karin = factories.make_user(factories.Role.FACILITATOR, name="Karin de Boer")
    with unit_of_work():
        seating.let_guide(table.id, [karin], now=clock.now())

    changes = seating.find_changes(seating.get_room(meeting_id))
    after = repair(meeting_id)

    assert changes.wishes == 1
    assert not any(broken.private for broken in changes.broken)
    assert after.table_of(people[0].id, number=0).id != table.id


def test_who_goes_home_early_was_there_but_needs_no_seat(organisation):
    meeting_id, people = make_room()
    compose(meeting_id)
    invitation_id = answer_of(meeting_id, people[0])
    with unit_of_work():
        invitations.mark_attendance(invitation_id, came=True)
        invitations.leave(invitation_id)
    room = repair(meeting_id)

    assert str(people[0].id) not in room.ids
    assert invitations.get_invitation(invitation_id).attendance in CAME
    with unit_of_work():
        invitations.take_back(invitation_id)
    assert invitations.get_invitation(invitation_id).attendance is Attendance.PRESENT


def test_the_last_table_stays(organisation):
    meeting_id, _ = make_room(tables=1, seats=(4, 20))
    compose(meeting_id)

    with pytest.raises(Refused) as refused:
        close(seating.list_tables(meeting_id)[0])

    assert refused.value.code == "seating.last_table"


def _propose(meeting_id: int, *, staying: list[int] | None = None) -> seating.Proposal:
    room = seating.get_room(meeting_id)
    found = seating.find_repair(room, staying=staying or [])
    with unit_of_work():
        seating.keep_proposal(meeting_id, found, now=clock.now())
    proposal = seating.get_proposal(seating.get_room(meeting_id))
    assert proposal is not None
    return proposal
