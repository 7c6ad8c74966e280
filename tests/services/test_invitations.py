"""Asking, telling and answering, on real rows, with mail that lands in a folder."""

from __future__ import annotations

import email
from dataclasses import replace
from datetime import timedelta
from email import policy
from email.message import EmailMessage

import pytest
from icalendar import Calendar

from dialoog.domain.invitations import (
    AnswerChannel,
    Attendance,
    InvitationState,
    InvitationStep,
    Reply,
)
from dialoog.domain.meetings import MeetingState, Place, Slot
from dialoog.domain.people import Channel, Need, NeedKind
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import clock, invitations, jobs, meetings, organisations, outbox
from dialoog.services.invitations import GuestAnswer, Reach
from dialoog.services.meetings import Details
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import MeetingRow
from tests.factories import make_meeting, make_organisation, make_person, make_programme

NOW = clock.now()
STARTS_AT = (NOW + timedelta(days=30)).replace(hour=13, minute=0, second=0, microsecond=0)


@pytest.fixture
def meeting(organisation) -> MeetingRow:
    return make_meeting(make_programme(), starts_at=STARTS_AT)


def invite(meeting: MeetingRow, *people) -> list[InvitationRow]:
    """Choose and ask these people."""
    with unit_of_work():
        invitations.choose(meeting.id, {person.id for person in people}, now=NOW)
    with unit_of_work():
        invitations.send_all(meeting.id, now=NOW)
    return [row_of(meeting, person) for person in people]


def row_of(meeting, person) -> InvitationRow:
    return next(
        row for row in invitations.list_of_meeting(meeting.id) if row.person_id == person.id
    )


def work_off(organisation_id: int) -> None:
    """Do what the worker does, and come back to the organisation."""
    while jobs.run_next() or outbox.send_next_batch():
        pass
    organisations.enter(organisation_id)
    db.session.expire_all()


def mailed(settings) -> list[EmailMessage]:
    files = sorted(settings.mail_folder.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns)
    return [email.message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]


@pytest.fixture(autouse=True)
def empty_mail_folder(settings):
    for file in settings.mail_folder.glob("*.eml"):
        file.unlink()


def calendar_of(message: EmailMessage) -> Calendar:
    part = next(part for part in message.walk() if part.get_content_type() == "text/calendar")
    return Calendar.from_ical(part.get_payload(decode=True))


def answer(row: InvitationRow, reply: Reply, **more) -> None:
    with unit_of_work():
        given = GuestAnswer(reply, row.sequence, **more)
        invitations.answer_by_link(row.id, given, now=clock.now())


def test_choosing_sends_nothing_and_happens_once(meeting, settings, organisation):
    person = make_person()

    with unit_of_work():
        first = invitations.choose(meeting.id, {person.id}, now=NOW)
    with unit_of_work():
        again = invitations.choose(meeting.id, {person.id}, now=NOW)
    work_off(organisation)

    assert (first, again) == (1, 0)
    assert row_of(meeting, person).state is InvitationState.DRAFT
    assert mailed(settings) == []


@pytest.mark.parametrize(
    ("columns", "channel"),
    [
        ({"channel": Channel.PHONE, "phone": "0612345678"}, Channel.PHONE),
        ({"channel": Channel.LETTER, "street": "Dorpsstraat 1", "town": "Ede"}, Channel.LETTER),
        ({"channel": Channel.MAIL, "no_mail": True, "phone": "0612345678"}, Channel.PHONE),
        ({"channel": Channel.MAIL, "email": "", "phone": "0612345678"}, Channel.PHONE),
    ],
)
def test_everybody_is_asked_through_a_channel_that_works(meeting, columns, channel):
    person = make_person(**columns)

    (row,) = invite(meeting, person)

    assert row.channel is channel
    assert row.state is InvitationState.QUEUED


def test_who_can_not_be_reached_is_not_chosen(meeting):
    person = make_person(email="")

    with unit_of_work():
        assert invitations.choose(meeting.id, {person.id}, now=NOW) == 0


def test_people_of_another_organisation_can_not_be_chosen(meeting, organisation):
    organisations.enter(make_organisation())
    stranger = make_person()
    organisations.enter(organisation)

    with unit_of_work():
        assert invitations.choose(meeting.id, {stranger.id}, now=NOW) == 0


def test_a_mail_invites_one_person_with_question_room_promise_and_link(
    meeting, settings, organisation
):
    anna, bram = make_person("Anna"), make_person("Bram")
    invite(meeting, anna, bram)

    work_off(organisation)

    messages = {str(message["To"].addresses[0].addr_spec): message for message in mailed(settings)}
    assert set(messages) == {anna.email, bram.email}
    text = messages[anna.email].get_body(("plain",)).get_content()
    promise = meeting.programme.as_programme().promise
    assert meeting.programme.question in text
    assert meeting.programme.open in text
    assert str(promise.due_on.year) in text
    assert invitations.answer_link(row_of(meeting, anna)) in text
    assert bram.full_name not in messages[anna.email].as_string()
    event = calendar_of(messages[anna.email]).events[0]
    assert event["attendee"] == f"mailto:{anna.email}"
    assert event.start == meeting.starts_at
    assert event["sequence"] == 0


def test_a_calendar_copy_tells_neither_theme_nor_link(meeting, settings, organisation):
    person = make_person()
    (row,) = invite(meeting, person)

    work_off(organisation)

    calendar = calendar_of(mailed(settings)[0]).to_ical().decode()
    assert meeting.programme.question not in calendar
    assert meeting.title not in calendar
    assert invitations.answer_link(row).rpartition("/")[2] not in calendar


def test_a_mail_that_left_makes_the_invitation_sent(meeting, organisation):
    person = make_person()
    invite(meeting, person)

    work_off(organisation)

    row = row_of(meeting, person)
    assert row.state is InvitationState.SENT
    assert [step.step for step in row.history] == [InvitationStep.QUEUE, InvitationStep.SEND]


def test_phone_and_letter_send_no_mail_and_wait_on_their_list(meeting, settings, organisation):
    phoned = make_person(channel=Channel.PHONE, phone="0612345678")
    posted = make_person(channel=Channel.LETTER, street="Dorpsstraat 1", town="Ede")
    invite(meeting, phoned, posted)

    work_off(organisation)

    assert mailed(settings) == []
    assert [row.person_id for row in invitations.list_calls(meeting.id)] == [phoned.id]
    assert [row.person_id for row in invitations.list_letters(meeting.id)] == [posted.id]


def test_a_letter_on_the_post_leaves_the_list(meeting):
    person = make_person(channel=Channel.LETTER, street="Dorpsstraat 1", town="Ede")
    (row,) = invite(meeting, person)

    with unit_of_work():
        posted = invitations.mark_posted(meeting.id, {row.id, 10**6}, now=NOW)

    assert posted == 1
    assert invitations.list_letters(meeting.id) == []
    assert row_of(meeting, person).state is InvitationState.SENT


def test_who_was_phoned_without_answer_stays_on_the_call_list(meeting):
    person = make_person(channel=Channel.PHONE, phone="0612345678")
    (row,) = invite(meeting, person)

    with unit_of_work():
        invitations.mark_told(row.id, through=Channel.PHONE, now=NOW)
    told = [one.state for one in invitations.list_calls(meeting.id)]
    with unit_of_work():
        given = GuestAnswer(Reply.ACCEPTED, 0)
        invitations.answer_for(row.id, given, through=AnswerChannel.PHONE, at=clock.now())

    assert told == [InvitationState.SENT]
    assert invitations.list_calls(meeting.id) == []


@pytest.mark.parametrize("intake", [{"question": ""}, {"open": ""}])
def test_nothing_leaves_without_what_it_rests_on(meeting, intake):
    person = make_person()
    with unit_of_work():
        invitations.choose(meeting.id, {person.id}, now=NOW)
        for name, value in intake.items():
            setattr(meeting.programme, name, value)

    with pytest.raises(Refused), unit_of_work():
        invitations.send_all(meeting.id, now=NOW)

    assert row_of(meeting, person).state is InvitationState.DRAFT


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
    assert [row.person_id for row in invitations.list_calls(meeting.id)] == [phone.id]


def test_a_cancellation_that_overtakes_the_invitation_sends_nothing(
    meeting, settings, organisation
):
    person = make_person()
    (row,) = invite(meeting, person)
    with unit_of_work():
        invitations.withdraw(row.id, now=clock.now())

    work_off(organisation)

    assert mailed(settings) == []


def test_an_address_that_is_no_address_bounces_at_once(meeting, settings, organisation):
    person = make_person(email="anna apestaart voorbeeld")
    invite(meeting, person)

    work_off(organisation)

    assert mailed(settings) == []
    assert row_of(meeting, person).state is InvitationState.BOUNCED


def test_a_repaired_address_gets_the_invitation(meeting, settings, organisation):
    person = make_person(email="fout")
    (row,) = invite(meeting, person)
    work_off(organisation)
    with unit_of_work():
        person.email = "goed@voorbeeld.example"

    with unit_of_work():
        invitations.send_again(row.id, now=clock.now())
    work_off(organisation)

    assert [str(message["To"]) for message in mailed(settings)] == [
        f"{person.full_name} <goed@voorbeeld.example>"
    ]
    assert row_of(meeting, person).state is InvitationState.SENT


def test_only_who_was_not_asked_can_be_taken_off_the_list(meeting):
    asked, chosen = make_person(), make_person()
    (row,) = invite(meeting, asked)
    with unit_of_work():
        invitations.choose(meeting.id, {chosen.id}, now=NOW)

    with unit_of_work():
        invitations.take_off(row_of(meeting, chosen).id)
    with pytest.raises(Refused) as refusal, unit_of_work():
        invitations.take_off(row.id)

    assert refusal.value.code == "invitation.asked_already"
    assert [one.person_id for one in invitations.list_of_meeting(meeting.id)] == [asked.id]


def test_keys_and_codes_lead_to_one_invitation(meeting, organisation):
    person = make_person()
    (row,) = invite(meeting, person)
    key = invitations.answer_link(row).rpartition("/")[2]

    by_key = invitations.find_guest_by_key(key)
    by_code = invitations.find_guest_by_code(f" {row.code[:4].lower()}-{row.code[4:]} ")

    assert len(key) >= 32
    assert by_key == by_code
    assert by_key.invitation_id == row.id
    assert by_key.organisation_id == organisation
    assert invitations.find_guest_by_key(key[:-1] + "x") is None


def test_an_invitation_of_another_organisation_does_not_exist(meeting):
    (row,) = invite(meeting, make_person())
    organisations.enter(make_organisation())

    with pytest.raises(Missing):
        invitations.get_invitation(row.id)


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
