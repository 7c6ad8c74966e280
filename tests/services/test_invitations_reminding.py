"""People hear again of a meeting, each occasion once, and only who should."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.domain.invitations import (
    InvitationState,
    InvitationStep,
    Occasion,
    ReminderKind,
    Reminding,
    Reply,
)
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Channel
from dialoog.domain.refusal import Missing
from dialoog.services import clock, invitations, jobs, organisations
from dialoog.services.invitations import reminding
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.jobs import JobRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.reminders import ReminderRow
from tests.factories import make_organisation, make_person
from tests.invitation_room import (
    LETTER,
    PHONE,
    answer,
    empty_folder,
    fresh,
    invite,
    mailed,
    planned_meeting,
    work_off,
)


@pytest.fixture
def now(monkeypatch):
    """A clock that a test sets itself, at noon."""

    class Clock:
        moment = clock.now().replace(hour=12)

    monkeypatch.setattr(clock, "now", lambda: Clock.moment)
    return Clock


@pytest.fixture
def meeting(now, organisation) -> MeetingRow:
    return planned_meeting()


@pytest.fixture(autouse=True)
def _empty_mail_folder(settings):
    empty_folder(settings)


def look(meeting: MeetingRow) -> None:
    """Do what the job does for one meeting, and send what comes of it."""
    organisation_id, meeting_id = meeting.organisation_id, meeting.id
    reminding.remind(meeting_id)
    work_off(organisation_id)


def told(meeting: MeetingRow) -> list[Occasion]:
    return [row.occasion for row in db.session.query(ReminderRow).order_by(ReminderRow.id)]


def subjects(settings) -> list[str]:
    return [message["Subject"].split(":")[0] for message in mailed(settings)]


def test_who_comes_gets_each_reminder_once(meeting, organisation, now, settings):
    (row,) = invite(meeting, make_person())
    work_off(organisation)
    answer(row, Reply.ACCEPTED)

    for days in (8, 7, 6, 1, 1):
        now.moment = meeting.starts_at - timedelta(days=days)
        look(meeting)

    assert told(meeting) == [
        Occasion(ReminderKind.REMINDER, 7),
        Occasion(ReminderKind.REMINDER, 1),
    ]
    assert subjects(settings)[1:] == ["Herinnering", "Herinnering"]
    assert all(reminder.told_at for reminder in db.session.query(ReminderRow))
    steps = [step.step for step in fresh(row).history]
    assert steps[-2:] == [InvitationStep.REMIND, InvitationStep.REMIND]


def test_a_reminder_says_that_a_machine_sent_it_and_carries_no_appointment(
    meeting, organisation, now, settings
):
    (row,) = invite(meeting, make_person())
    work_off(organisation)
    answer(row, Reply.TENTATIVE)
    now.moment = meeting.starts_at - timedelta(days=7)

    look(meeting)

    message = mailed(settings)[-1]
    assert message["Auto-Submitted"] == "auto-generated"
    assert "text/calendar" not in {part.get_content_type() for part in message.walk()}
    assert "misschien" in message.get_body(("plain",)).get_content()


def test_who_is_silent_gets_a_second_message_and_goes_to_the_call_list(
    meeting, organisation, now, settings
):
    (row,) = invite(meeting, make_person(phone="0612345678"))
    work_off(organisation)

    mails_on = {}
    for day in range(1, 10):
        now.moment += timedelta(days=1)
        look(meeting)
        mails_on[day] = len(mailed(settings))

    row = fresh(row)
    calls = invitations.list_calls(meeting.id, now=now.moment)
    assert (mails_on[4], mails_on[5], mails_on[9]) == (1, 2, 2)
    assert told(meeting) == [Occasion(ReminderKind.SECOND), Occasion(ReminderKind.CALL)]
    assert row.channel is Channel.PHONE
    assert [call.row.id for call in calls.now] == [row.id]


def test_who_said_no_withdrew_or_wants_no_mail_gets_none(meeting, organisation, now, settings):
    people = [make_person() for _ in range(3)]
    rows = invite(meeting, *people)
    work_off(organisation)
    answer(rows[0], Reply.DECLINED)
    answer(rows[2], Reply.ACCEPTED)
    with unit_of_work():
        invitations.withdraw(rows[1].id, now=now.moment)
        people[2].no_mail = True
    work_off(organisation)
    before = len(mailed(settings))
    now.moment = meeting.starts_at - timedelta(days=7)

    look(meeting)

    assert len(mailed(settings)) == before


def test_who_is_phoned_or_written_stands_on_the_list_until_it_is_done(
    meeting, organisation, now, settings
):
    phoned, written = make_person(**PHONE), make_person(**LETTER)
    for row in invite(meeting, phoned, written):
        answer(row, Reply.ACCEPTED)
    now.moment = meeting.starts_at - timedelta(days=7)
    look(meeting)

    to_do = reminding.list_to_do(meeting.id)
    with unit_of_work():
        reminding.mark_reminded(to_do[0].id, now=now.moment)

    assert {row.channel for row in to_do} == {Channel.PHONE, Channel.LETTER}
    assert len(reminding.list_to_do(meeting.id)) == 1
    assert mailed(settings) == []


def test_a_moved_meeting_reminds_of_the_new_time(meeting, organisation, now, settings):
    (row,) = invite(meeting, make_person())
    work_off(organisation)
    answer(row, Reply.ACCEPTED)
    now.moment = meeting.starts_at - timedelta(days=7)
    look(meeting)
    with unit_of_work():
        meeting.starts_at += timedelta(days=14)
        meeting.ends_at += timedelta(days=14)
        invitations.meeting_moved(meeting.id, now=now.moment)
    work_off(organisation)
    answer(fresh(row), Reply.ACCEPTED)

    look(meeting)
    too_soon = len(told(meeting))
    now.moment = meeting.starts_at - timedelta(days=7)
    look(meeting)

    assert too_soon == 1
    assert told(meeting) == [Occasion(ReminderKind.REMINDER, 7)] * 2


def test_who_was_there_is_thanked(meeting, organisation, now, settings):
    there, away = invite(meeting, make_person(), make_person())
    work_off(organisation)
    with unit_of_work():
        invitations.mark_attendance(there.id, came=True)
        invitations.mark_attendance(away.id, came=False)
        meeting.state = MeetingState.HELD
    now.moment = meeting.starts_at + timedelta(days=1)

    look(meeting)
    look(meeting)

    assert told(meeting) == [Occasion(ReminderKind.THANKS)]
    assert subjects(settings)[2:] == ["Dank u wel"]


def test_a_meeting_can_do_without(meeting, organisation, now):
    (row,) = invite(meeting, make_person())
    work_off(organisation)
    answer(row, Reply.ACCEPTED)
    with unit_of_work():
        reminding.change_reminding(meeting.id, Reminding((), None, None, thanks=False))
    now.moment = meeting.starts_at - timedelta(days=1)

    look(meeting)

    assert told(meeting) == []


@pytest.mark.parametrize(("hour", "looked"), [(3, False), (12, True), (22, False)])
def test_nobody_is_reminded_at_night(meeting, organisation, now, hour, looked):
    (row,) = invite(meeting, make_person())
    work_off(organisation)
    answer(row, Reply.ACCEPTED)
    day = meeting.starts_at.astimezone(clock.ZONE) - timedelta(days=7)
    now.moment = day.replace(hour=hour)
    with unit_of_work():
        reminding.watch()

    work_off(organisation)

    assert bool(told(meeting)) is looked
    planned = db.session.query(JobRow).filter_by(kind=reminding.LOOK_ROUND, done_at=None).one()
    assert planned.due_at == now.moment + reminding.EVERY


def test_a_reminder_that_did_not_arrive_goes_to_the_repaired_address(meeting, organisation, now):
    (row,) = invite(meeting, make_person())
    work_off(organisation)
    answer(row, Reply.ACCEPTED)
    with unit_of_work():
        fresh(row).person.email = "geen adres"
    now.moment = meeting.starts_at - timedelta(days=7)
    look(meeting)
    failed = invitations.mails_of(row.id)[-1]

    with unit_of_work():
        fresh(row).person.email = "goed@ede.example"
        reminding.forget(failed)
    jobs.run_all()
    work_off(organisation)

    assert invitations.mails_of(row.id)[-1].recipient == "goed@ede.example"
    assert fresh(row).state is InvitationState.ANSWERED


def test_a_reminder_of_another_organisation_does_not_exist(meeting, organisation, now):
    person = make_person(**PHONE)
    (row,) = invite(meeting, person)
    answer(row, Reply.ACCEPTED)
    now.moment = meeting.starts_at - timedelta(days=7)
    look(meeting)
    reminder_id = reminding.list_to_do(meeting.id)[0].id
    organisations.enter(make_organisation())

    with pytest.raises(Missing):
        reminding.mark_reminded(reminder_id, now=now.moment)
