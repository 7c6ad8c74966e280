"""Asking people and telling them, on real rows, with mail that lands in a folder."""

from __future__ import annotations

import pytest

from dialoog.domain.invitations import (
    InvitationState,
    InvitationStep,
)
from dialoog.domain.people import Channel
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import clock, invitations, organisations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.meetings import MeetingRow
from tests.factories import make_organisation, make_person
from tests.invitation_room import (
    NOW,
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
    assert to_call(meeting) == [phoned.id]
    assert [row.person_id for row in invitations.list_letters(meeting.id)] == [posted.id]


def test_a_letter_on_the_post_leaves_the_list(meeting):
    person = make_person(channel=Channel.LETTER, street="Dorpsstraat 1", town="Ede")
    (row,) = invite(meeting, person)

    with unit_of_work():
        posted = invitations.mark_posted(meeting.id, {row.id, 10**6}, now=NOW)

    assert posted == 1
    assert invitations.list_letters(meeting.id) == []
    assert row_of(meeting, person).state is InvitationState.SENT


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


def test_somebody_who_walked_in_is_not_asked_afterwards(meeting):
    asked, walked_in = make_person(), make_person()
    with unit_of_work():
        invitations.add_walk_in(meeting.id, walked_in.id, now=NOW)
    invite(meeting, asked)

    assert row_of(meeting, walked_in).state is InvitationState.DRAFT
    assert row_of(meeting, asked).state is InvitationState.QUEUED
