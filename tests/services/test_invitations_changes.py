"""Answers, moves and cancellations, on real rows, with mail that lands in a folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dialoog.domain.invitations import (
    AnswerChannel,
    Attendance,
    InvitationState,
    InvitationStep,
    Reply,
)
from dialoog.domain.meetings import MeetingState, Place, Slot
from dialoog.domain.people import Channel, Need, NeedKind
from dialoog.services import clock, invitations, jobs, meetings, organisations
from dialoog.services.invitations import GuestAnswer, Reach
from dialoog.services.meetings import Details
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.meetings import MeetingRow
from tests.factories import make_meeting, make_person, make_programme
from tests.invitation_room import (
    NOW,
    STARTS_AT,
    answer,
    calendar_of,
    empty_folder,
    invite,
    mailed,
    planned_meeting,
    row_of,
    to_call,
    work_off,
)


@pytest.fixture
def meeting(organisation) -> MeetingRow:
    return planned_meeting()


@pytest.fixture(autouse=True)
def _empty_mail_folder(settings):
    empty_folder(settings)


def test_an_answer_keeps_needs_companion_and_channel(meeting):
    person = make_person(phone="0612345678")
    (row,) = invite(meeting, person)

    answer(
        row,
        Reply.ACCEPTED,
        note="Is er koffie?",
        companion="mijn zus",
        needs=(Need(NeedKind.INTERPRETER, "Turks"), Need(NeedKind.TAXI)),
        reach=Reach(Channel.PHONE),
    )

    row = row_of(meeting, person)
    assert row.as_invitation().is_coming
    assert (row.note, row.companion) == ("Is er koffie?", "mijn zus")
    assert {(need.kind, need.detail) for need in person.needs} == {
        (NeedKind.INTERPRETER, "Turks"),
        (NeedKind.TAXI, ""),
    }
    assert person.channel is Channel.PHONE


def test_the_newest_answer_wins_whatever_its_channel(meeting):
    person = make_person()
    (row,) = invite(meeting, person)
    answer(row, Reply.ACCEPTED, note="Ik kom")

    with unit_of_work():
        late = GuestAnswer(Reply.DECLINED, 0, note="Van vorige week")
        invitations.answer_for(
            row.id, late, through=AnswerChannel.LETTER, at=clock.now() - timedelta(days=7)
        )

    row = row_of(meeting, person)
    assert row.reply is Reply.ACCEPTED
    assert row.note == "Ik kom"
    assert InvitationStep.DECLINE in {step.step for step in row.history}


def test_a_moved_meeting_asks_again_and_keeps_the_old_answer(meeting, settings, organisation):
    person = make_person()
    (row,) = invite(meeting, person)
    work_off(organisation)
    answer(row, Reply.ACCEPTED)

    with unit_of_work():
        meeting.starts_at += timedelta(days=1)
        meeting.ends_at += timedelta(days=1)
        invitations.meeting_moved(meeting.id, now=clock.now())
    work_off(organisation)

    row = row_of(meeting, person)
    event = calendar_of(mailed(settings)[-1]).events[0]
    assert row.as_invitation().answer_is_for_old_time
    assert not row.as_invitation().is_coming
    assert event["sequence"] == 1
    assert event.start == meeting.starts_at


@pytest.mark.parametrize(
    ("edit", "asked_again"),
    [
        ({"title": "Een betere titel"}, False),
        ({"contact": "Bel 0318 123 456"}, False),
        ({"place": Place(name="Buurthuis")}, True),
        ({"slot": Slot(STARTS_AT + timedelta(hours=1), STARTS_AT + timedelta(hours=3))}, True),
    ],
)
def test_only_another_time_or_place_asks_again(meeting, organisation, edit, asked_again):
    person = make_person()
    invite(meeting, person)
    work_off(organisation)
    details = Details(
        title=meeting.title,
        slot=Slot(meeting.starts_at, meeting.ends_at),
        place=meeting.as_place(),
    )

    with unit_of_work():
        meetings.edit_meeting(
            meeting.id, replace(details, **edit), version=meeting.version, now=clock.now()
        )

    assert (row_of(meeting, person).state is InvitationState.QUEUED) is asked_again
    assert row_of(meeting, person).sequence == asked_again


def test_moving_a_draft_tells_nobody(organisation):
    draft = make_meeting(make_programme(), starts_at=STARTS_AT, state=MeetingState.DRAFT)
    person = make_person()
    with unit_of_work():
        invitations.choose(draft.id, {person.id}, now=NOW)

    with unit_of_work():
        assert invitations.meeting_moved(draft.id, now=clock.now()) == 0


def test_who_never_got_the_first_mail_is_invited_to_the_new_time_once(
    meeting, settings, organisation
):
    person = make_person()
    invite(meeting, person)
    with unit_of_work():
        meeting.place_name = "Buurthuis"
        invitations.meeting_moved(meeting.id, now=clock.now())

    work_off(organisation)

    (message,) = mailed(settings)
    assert "Buurthuis" in message.get_body(("plain",)).get_content()
    assert message["Subject"].startswith("Uitnodiging")


def test_a_cancelled_meeting_leaves_the_calendars(meeting, settings, organisation):
    mail, phone = make_person(), make_person(channel=Channel.PHONE, phone="0612345678")
    _, called = invite(meeting, mail, phone)
    work_off(organisation)
    with unit_of_work():
        invitations.mark_told(called.id, through=Channel.PHONE, now=NOW)

    with unit_of_work():
        invitations.meeting_cancelled(meeting.id, now=clock.now())
    work_off(organisation)

    calendar = calendar_of(mailed(settings)[-1])
    assert calendar["method"] == "CANCEL"
    assert calendar.events[0]["sequence"] == 1
    assert to_call(meeting) == [phone.id]


def test_a_cancellation_that_overtakes_the_invitation_sends_nothing(
    meeting, settings, organisation
):
    person = make_person()
    (row,) = invite(meeting, person)
    with unit_of_work():
        invitations.withdraw(row.id, now=clock.now())

    work_off(organisation)

    assert mailed(settings) == []


@pytest.mark.parametrize(
    ("change", "subjects"),
    [
        (invitations.meeting_cancelled, []),
        (invitations.meeting_moved, ["Uitnodiging"]),
    ],
)
def test_mail_that_still_waits_is_overtaken_by_a_change(
    meeting, settings, organisation, change, subjects
):
    invite(meeting, make_person())
    while jobs.run_next():
        pass
    organisations.enter(organisation)

    with unit_of_work():
        change(meeting.id, now=clock.now())
    work_off(organisation)

    assert [message["Subject"].split()[0] for message in mailed(settings)] == subjects


def test_who_comes_is_present_and_who_was_not_asked_walked_in(meeting):
    asked, passer_by = make_person(), make_person(email="")
    (row,) = invite(meeting, asked)

    with unit_of_work():
        invitations.mark_attendance(row.id, came=True)
        walked_in = invitations.add_walk_in(meeting.id, passer_by.id, now=NOW)

    assert row_of(meeting, asked).attendance is Attendance.PRESENT
    assert walked_in.attendance is Attendance.WALK_IN


def test_figures_count_everybody_once(meeting):
    people = [make_person() for _ in range(4)]
    rows = invite(meeting, *people)
    answer(rows[0], Reply.ACCEPTED)
    answer(rows[1], Reply.DECLINED)
    with unit_of_work():
        invitations.withdraw(rows[2].id, now=NOW)

    figures = invitations.figures(invitations.list_of_meeting(meeting.id), seats=8)

    assert (figures.asked, figures.yes, figures.no, figures.unanswered) == (3, 1, 1, 1)
    assert figures.advised == 12
