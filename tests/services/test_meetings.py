"""Planning, moving and calling off meetings, and how far one is."""

from datetime import time, timedelta

import pytest

from dialoog.domain.invitations import Attendance, InvitationState, Reply
from dialoog.domain.meetings import MeetingState, Place, PlaceFeature, Stage
from dialoog.domain.people import Channel, NeedKind, Perspective
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import clock, meetings, organisations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.people import NeedRow
from dialoog.storage.seating import PlanRow, SeatRow, TableFacilitatorRow, TableRow
from tests import factories
from tests.meetings import DAY, create, details, plan, slot, starts


def keys(row):
    return [block.phase["key"] for block in meetings.get_meeting(row.id).blocks]


def invite(row, person, *, reply=None, state=InvitationState.SENT):
    with unit_of_work():
        invitation = InvitationRow(
            meeting_id=row.id,
            person_id=person.id,
            state=state,
            channel=Channel.MAIL,
            attendance=Attendance.UNKNOWN,
            key_hash=f"hash {row.id} {person.id}",
            code=f"{row.id}-{person.id}",
            sequence=0,
            reply=reply,
            created_at=clock.now(),
        )
        db.session.add(invitation)
    return invitation


def test_a_meeting_gets_its_own_copy_of_the_run_sheet(organisation):
    row = create()

    assert row.state is MeetingState.DRAFT
    assert keys(row)[:3] == ["inloop", "grond", "wortels"]
    assert starts(row)[:3] == ["13.30", "13.45", "13.55"]
    assert row.as_method().key == "appelboompje"


def test_a_method_with_more_meetings_gives_the_one_that_is_asked(organisation):
    row = create(method="benut_ervaringen", step="bundelen")

    assert keys(row) == ["lezen", "ordenen", "waarden"]


@pytest.mark.parametrize("started", [False, True])
def test_a_meeting_needs_a_programme_that_has_started(organisation, started):
    programme = factories.make_programme(started=started)

    if started:
        assert create(programme).id
    else:
        with pytest.raises(Refused) as refusal:
            create(programme)
        assert refusal.value.code == "programme.not_started"


def test_planning_needs_a_place_that_people_can_find(organisation):
    row = create(place=Place(name="De Linde"))

    with pytest.raises(Refused) as refusal:
        plan(row)

    assert refusal.value.code == "meeting.place_unknown"
    assert meetings.get_meeting(row.id).state is MeetingState.DRAFT


@pytest.mark.parametrize(
    ("changes", "moved"),
    [
        ({"slot": slot(start=time(13, 0))}, True),
        ({"slot": slot(end=time(16, 30))}, True),
        ({"place": Place(name="De Eik", address="Laan 1")}, True),
        ({"title": "Een mooiere naam"}, False),
        ({"contact": "Samira, 06 12 34 56 78"}, False),
        ({"capacity": 30}, False),
    ],
)
def test_only_another_time_or_place_raises_the_sequence(organisation, changes, moved):
    row = plan(create())

    with unit_of_work():
        said = meetings.edit_meeting(
            row.id, details(**changes), version=row.version, now=clock.now()
        )

    assert said is moved
    assert meetings.get_meeting(row.id).sequence == int(moved)


def test_moving_asks_everybody_again(organisation):
    row = plan(create())
    invitation = invite(row, factories.make_person(), state=InvitationState.SENT)

    with unit_of_work():
        moved = details(slot=slot(day=DAY + timedelta(days=7)))
        meetings.edit_meeting(row.id, moved, version=row.version, now=clock.now())

    db.session.refresh(invitation)
    assert (invitation.state, invitation.sequence) == (InvitationState.QUEUED, 1)


def test_the_run_sheet_follows_the_new_start(organisation):
    row = create()

    with unit_of_work():
        later = details(slot=slot(start=time(14, 0), end=time(17, 0)))
        meetings.edit_meeting(row.id, later, version=row.version, now=clock.now())

    assert starts(row)[:2] == ["14.00", "14.15"]


def test_calling_off_takes_every_invitation_back(organisation):
    row = plan(create())
    invitation = invite(row, factories.make_person())

    with unit_of_work():
        meetings.cancel_meeting(row.id, reason="De zaal is dicht.", now=clock.now())

    db.session.refresh(invitation)
    assert meetings.get_meeting(row.id).state is MeetingState.CANCELLED
    assert invitation.state is InvitationState.WITHDRAWN


def test_a_meeting_of_another_organisation_is_missing(organisation):
    row = create()

    organisations.enter(factories.make_organisation())

    with pytest.raises(Missing):
        meetings.get_meeting(row.id)


def seat(row, people, *, guide_id=None):
    with unit_of_work():
        table = TableRow(meeting_id=row.id, number=1, seats_min=4)
        if guide_id:
            table.facilitators = [TableFacilitatorRow(user_id=guide_id)]
        seating = PlanRow(meeting_id=row.id, changed_at=clock.now())
        db.session.add_all([table, seating])
        db.session.flush()
        for person in people:
            db.session.add(SeatRow(plan_id=seating.id, table_id=table.id, person_id=person.id))
    return table


def test_tables_show_from_where_people_look_and_what_is_free(organisation):
    row = create()
    factories.make_group("Zorgvrager", Perspective.LIVED_EXPERIENCE)
    seat(row, [factories.make_person(group="Zorgvrager"), factories.make_person(group="Buren")])

    (table,) = meetings.list_tables(row.id)

    assert table.seats == (Perspective.LIVED_EXPERIENCE, Perspective.OTHER, None, None)
    assert table.people == 2


def test_preparation_knows_what_people_need_who_did_not_say_no(organisation):
    row = create(place=Place(name="Linde", address="Laan 1", features=frozenset(PlaceFeature)))
    comes, declined = factories.make_person(), factories.make_person()
    with unit_of_work():
        db.session.add(NeedRow(person_id=comes.id, kind=NeedKind.WHEELCHAIR))
        db.session.add(NeedRow(person_id=declined.id, kind=NeedKind.HEARING_LOOP))
    invite(row, comes)
    invite(row, declined, reply=Reply.DECLINED, state=InvitationState.ANSWERED)

    preparation = meetings.prepare(row, tables=(), today=clock.today())

    assert preparation.needs == {NeedKind.WHEELCHAIR}
    assert preparation.invited == 2
    assert preparation.minutes_over == 15


def test_a_promise_that_passed_is_a_point_of_its_own(organisation):
    row = create()

    late = meetings.prepare(row, tables=(), today=clock.today() + timedelta(days=61))

    assert (late.foundation, late.promise_stands) == (True, False)


def test_stages_follow_what_was_done(organisation):
    row = create()
    assert meetings.find_stages_done(row) == frozenset()

    plan(row)
    person = factories.make_person()
    invite(row, person)
    seat(row, [person])

    assert meetings.find_stages_done(meetings.get_meeting(row.id)) == {
        Stage.PLAN,
        Stage.INVITATIONS,
        Stage.SEATING,
    }


def test_the_agenda_parts_today_from_before_and_after(organisation):
    now = clock.now()
    today = factories.make_meeting(starts_at=now)
    later = factories.make_meeting(starts_at=now + timedelta(days=3))
    before = factories.make_meeting(starts_at=now - timedelta(days=3))

    agenda = meetings.list_agenda(now=now, page=1)

    assert [row.id for row in agenda.today] == [today.id]
    assert [row.id for row in agenda.to_come] == [later.id]
    assert [row.id for row in agenda.before] == [before.id]


def test_what_is_called_off_is_no_longer_upcoming(organisation):
    factories.make_meeting(state=MeetingState.CANCELLED)
    kept = factories.make_meeting()

    assert [row.id for row in meetings.list_upcoming(now=clock.now())] == [kept.id]
