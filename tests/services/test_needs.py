"""Needs become tasks that come and go with what people say, and leave a trace."""

from __future__ import annotations

import pytest

from dialoog.domain.accounts import Role
from dialoog.domain.invitations import NeedState, NeedStep, Reply
from dialoog.domain.meetings import MeetingState, Point, judge
from dialoog.domain.people import Need, NeedKind
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import clock, history, invitations, meetings, people
from dialoog.services.invitations import NeedBoard, NeedItem
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.meetings import MeetingRow
from tests.factories import make_person, make_user
from tests.invitation_room import answer, fresh, invite, planned_meeting, work_off

TAXI = Need(NeedKind.TAXI)
TURKISH = Need(NeedKind.INTERPRETER, "Turks")


@pytest.fixture
def meeting(organisation) -> MeetingRow:
    return planned_meeting()


def stands(meeting: MeetingRow, *, dropped: bool = False) -> list[tuple]:
    return [(item.name, item.need, item.state) for item in items(meeting, dropped=dropped)]


def items(meeting: MeetingRow, *, dropped: bool = False) -> list[NeedItem]:
    db.session.expire_all()
    found = board(meeting)
    return list(found.gone) if dropped else [one for group in found.groups for one in group.items]


def board(meeting: MeetingRow) -> NeedBoard:
    return invitations.read_needs(meetings.get_meeting(meeting.id))


def steps(meeting: MeetingRow, *, dropped: bool = False) -> list[NeedStep]:
    return [step.step for step in items(meeting, dropped=dropped)[0].row.steps]


def arrange(meeting: MeetingRow, row, need: Need = TAXI) -> None:
    with unit_of_work():
        invitations.take_need_step(
            meeting.id, row.person_id, need, NeedStep.ARRANGE, now=clock.now()
        )


def test_needs_of_a_yes_become_open_tasks(meeting):
    anna, bram = invite(meeting, make_person("Anna", "de Wit"), make_person("Bram"))

    answer(anna, Reply.ACCEPTED, needs=(TAXI, TURKISH))
    answer(bram, Reply.TENTATIVE, needs=(TAXI,))

    assert stands(meeting) == [
        ("Anna W.", TURKISH, NeedState.OPEN),
        ("Anna W.", TAXI, NeedState.OPEN),
    ]
    assert board(meeting).open == 2
    assert board(meeting).possible == {NeedKind.TAXI: 1}


def test_a_meeting_is_not_ready_while_something_is_open(meeting):
    (anna,) = invite(meeting, make_person("Anna"))

    def ready() -> bool:
        row = meetings.get_meeting(meeting.id)
        return judge(meetings.prepare(row, tables=(), today=clock.today()))[Point.NEEDS]

    assert ready()
    answer(anna, Reply.ACCEPTED, needs=(TAXI,))
    assert not ready()
    arrange(meeting, anna)
    assert ready()


def test_arranging_is_one_tap_and_can_be_undone(meeting):
    (anna,) = invite(meeting, make_person("Anna"))
    answer(anna, Reply.ACCEPTED, needs=(TAXI,))

    arrange(meeting, anna)
    arrange(meeting, anna)
    with unit_of_work():
        invitations.take_need_step(
            meeting.id, anna.person_id, TAXI, NeedStep.REOPEN, now=clock.now()
        )

    assert stands(meeting)[0][2] is NeedState.OPEN
    assert steps(meeting) == [NeedStep.ASK, NeedStep.ARRANGE, NeedStep.REOPEN]


@pytest.mark.parametrize(
    "how", ["declines", "needs it no more", "is withdrawn", "is edited", "is called off"]
)
def test_what_is_not_needed_any_more_is_dropped_with_a_trace(meeting, organisation, how):
    (anna,) = invite(meeting, make_person("Anna"))
    answer(anna, Reply.ACCEPTED, needs=(TAXI,))
    arrange(meeting, anna)

    if how == "declines":
        answer(fresh(anna), Reply.DECLINED)
    elif how == "needs it no more":
        answer(fresh(anna), Reply.ACCEPTED, needs=())
    elif how == "is withdrawn":
        with unit_of_work():
            invitations.withdraw(anna.id, now=clock.now())
    elif how == "is called off":
        with unit_of_work():
            meetings.cancel_meeting(meeting.id, reason="De zaal is dicht.", now=clock.now())
    else:
        with unit_of_work():
            row = people.get_person(anna.person_id)
            row.needs.clear()
            people.change_person(row.id, row.as_person(), version=row.version)
        work_off(organisation)

    assert stands(meeting) == []
    assert steps(meeting, dropped=True) == [NeedStep.ASK, NeedStep.ARRANGE, NeedStep.DROP]


def test_who_comes_after_all_needs_it_again(meeting):
    (anna,) = invite(meeting, make_person("Anna"))
    answer(anna, Reply.ACCEPTED, needs=(TAXI,))
    answer(fresh(anna), Reply.DECLINED)

    answer(fresh(anna), Reply.ACCEPTED)

    assert stands(meeting)[0][2] is NeedState.OPEN
    assert steps(meeting) == [NeedStep.ASK, NeedStep.DROP, NeedStep.ASK]


def test_a_move_opens_what_was_arranged(meeting):
    (anna,) = invite(meeting, make_person("Anna"))
    answer(anna, Reply.ACCEPTED, needs=(TAXI,))
    arrange(meeting, anna)

    with unit_of_work():
        invitations.meeting_moved(meeting.id, now=clock.now())

    assert stands(meeting)[0][2] is NeedState.OPEN
    assert steps(meeting)[-1] is NeedStep.MOVE


def test_a_need_that_changes_is_another_task(meeting):
    (anna,) = invite(meeting, make_person("Anna"))
    answer(anna, Reply.ACCEPTED, needs=(TURKISH,))
    arrange(meeting, anna, TURKISH)
    arabic = Need(NeedKind.INTERPRETER, "Arabisch")

    answer(fresh(anna), Reply.ACCEPTED, needs=(arabic,))

    assert [(need, state) for _, need, state in stands(meeting)] == [(arabic, NeedState.OPEN)]
    assert [need for _, need, _ in stands(meeting, dropped=True)] == [TURKISH]


def test_one_kind_has_one_owner_who_gets_what_comes_later(meeting):
    samira = make_user(Role.ORGANISER, name="Samira Bouzid")
    anna, bram = invite(meeting, make_person("Anna"), make_person("Bram"))
    answer(anna, Reply.ACCEPTED, needs=(TAXI,))

    with unit_of_work(), history.acting(samira):
        invitations.assign_needs(meeting.id, NeedKind.TAXI, user_id=samira, now=clock.now())
    answer(bram, Reply.ACCEPTED, needs=(TAXI,))

    (group,) = board(meeting).groups
    assert group.owner_id == samira
    assert [item.owner for item in group.items] == ["Samira Bouzid"] * 2


def test_everything_of_one_kind_can_be_arranged_at_once(meeting):
    rows = invite(meeting, make_person("Anna"), make_person("Bram"))
    for row in rows:
        answer(row, Reply.ACCEPTED, needs=(TAXI, TURKISH))

    with unit_of_work():
        number = invitations.arrange_all_needs(meeting.id, NeedKind.TAXI, now=clock.now())

    assert number == 2
    assert board(meeting).open == 2


def test_afterwards_it_is_told_whether_it_was_there(meeting):
    (anna,) = invite(meeting, make_person("Anna"))
    answer(anna, Reply.ACCEPTED, needs=(TAXI,))

    def tell(*, received: bool) -> None:
        with unit_of_work():
            invitations.record_need_received(
                meeting.id, anna.person_id, TAXI, received=received, now=clock.now()
            )

    with pytest.raises(Refused) as refusal:
        tell(received=True)
    with unit_of_work():
        meetings.get_meeting(meeting.id).state = MeetingState.HELD
    tell(received=False)
    tell(received=True)

    assert refusal.value.code == "need.day_not_begun"
    assert steps(meeting) == [NeedStep.ASK, NeedStep.MISS, NeedStep.RECEIVE]


def test_what_people_say_later_does_not_change_a_meeting_that_was_held(meeting):
    (anna,) = invite(meeting, make_person("Anna"))
    answer(anna, Reply.ACCEPTED, needs=(TAXI,))
    with unit_of_work():
        meetings.get_meeting(meeting.id).state = MeetingState.HELD
        people.get_person(anna.person_id).needs.clear()

    assert [need for _, need, _ in stands(meeting)] == [TAXI]


def test_nobody_can_arrange_what_was_not_asked(meeting):
    (anna,) = invite(meeting, make_person("Anna"))
    answer(anna, Reply.ACCEPTED)

    with pytest.raises(Missing):
        arrange(meeting, anna)
