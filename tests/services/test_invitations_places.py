"""Places on real rows: who gets one, who waits, and offers that come and go by themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.domain.invitations import AnswerChannel, InvitationState, InvitationStep, Reply
from dialoog.domain.refusal import Refused
from dialoog.services import clock, invitations, jobs
from dialoog.services.invitations import GuestAnswer
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.meetings import MeetingRow
from tests.factories import make_meeting, make_person, make_programme
from tests.invitation_room import (
    PHONE,
    answer,
    calendar_of,
    empty_folder,
    fresh,
    invite,
    mailed,
    planned_meeting,
    set_places,
    work_off,
)


@pytest.fixture
def meeting(organisation) -> MeetingRow:
    return planned_meeting()


@pytest.fixture(autouse=True)
def _empty_mail_folder(settings):
    empty_folder(settings)


def state_of(row) -> InvitationState:
    return fresh(row).state


def test_a_yes_to_a_full_meeting_waits_and_leaves_the_calendar(meeting, settings, organisation):
    anna, bram = invite(meeting, make_person("Anna"), make_person("Bram"))
    set_places(meeting, 1)
    work_off(organisation)
    empty_folder(settings)

    answer(anna, Reply.ACCEPTED)
    answer(bram, Reply.ACCEPTED)
    work_off(organisation)

    assert fresh(anna).as_invitation().is_coming
    assert state_of(bram) is InvitationState.WAITING
    assert [step.step for step in fresh(bram).history][-3:-1] == [
        InvitationStep.ACCEPT,
        InvitationStep.WAIT,
    ]
    (mail,) = mailed(settings)
    assert "wachtlijst" in mail["Subject"]
    assert calendar_of(mail)["METHOD"] == "CANCEL"
    text = mail.get_body(("plain",)).get_content()
    assert "De Linde" in text
    assert "belofte" in text


def test_a_place_that_comes_free_is_offered_with_a_deadline(meeting, settings, organisation):
    rows = invite(meeting, make_person("Anna"), make_person("Bram"), make_person("Cora"))
    set_places(meeting, 1)
    for row in rows:
        answer(row, Reply.ACCEPTED)
    work_off(organisation)
    empty_folder(settings)

    answer(fresh(rows[0]), Reply.DECLINED)
    work_off(organisation)

    offered = fresh(rows[1])
    assert offered.state is InvitationState.OFFERED
    assert state_of(rows[2]) is InvitationState.WAITING
    (mail,) = mailed(settings)
    assert calendar_of(mail)["METHOD"] == "REQUEST"
    assert calendar_of(mail).events[0]["SEQUENCE"] == offered.sequence
    text = mail.get_body(("plain",)).get_content()
    assert offered.until.astimezone(clock.ZONE).strftime("%H.%M") in text
    for essential in ("De Linde", meeting.programme.question, "belofte"):
        assert essential in text


def test_an_offer_lapses_by_itself_and_goes_to_the_next(meeting, settings, organisation):
    rows = invite(meeting, make_person("Anna"), make_person("Bram"), make_person("Cora"))
    set_places(meeting, 1)
    for row in rows:
        answer(row, Reply.ACCEPTED)
    answer(fresh(rows[0]), Reply.DECLINED)
    work_off(organisation)
    empty_folder(settings)

    with clock.pretending(fresh(rows[1]).until + timedelta(minutes=1)):
        work_off(organisation)

    assert state_of(rows[1]) is InvitationState.LAPSED
    assert state_of(rows[2]) is InvitationState.OFFERED
    assert [str(calendar_of(mail)["METHOD"]) for mail in mailed(settings)] == ["CANCEL", "REQUEST"]
    with pytest.raises(Refused) as refusal:
        answer(fresh(rows[1]), Reply.ACCEPTED)
    assert refusal.value.code == "invitation.offer_lapsed"


def test_an_offer_that_is_taken_does_not_lapse(meeting, organisation):
    rows = invite(meeting, make_person("Anna"), make_person("Bram"))
    set_places(meeting, 1)
    for row in rows:
        answer(row, Reply.ACCEPTED)
    answer(fresh(rows[0]), Reply.DECLINED)
    work_off(organisation)
    until = fresh(rows[1]).until

    answer(fresh(rows[1]), Reply.ACCEPTED)
    with clock.pretending(until + timedelta(minutes=1)):
        work_off(organisation)

    assert fresh(rows[1]).as_invitation().is_coming


def test_an_offer_nobody_told_about_gets_more_time(meeting, organisation):
    anna, bram = invite(meeting, make_person("Anna"), make_person("Bram", **PHONE))
    set_places(meeting, 1)
    answer(anna, Reply.ACCEPTED)
    answer(bram, Reply.ACCEPTED)
    answer(fresh(anna), Reply.DECLINED)
    work_off(organisation)
    until = fresh(bram).until

    with clock.pretending(until + timedelta(minutes=1)):
        work_off(organisation)

    assert state_of(bram) is InvitationState.OFFERED
    assert fresh(bram).until > until


def test_each_group_has_its_own_places_and_line(meeting, organisation):
    care = [make_person(name, group="Zorgvrager") for name in ("Anna", "Bram")]
    staff = [make_person(name, group="Professional") for name in ("Cora", "Dirk")]
    rows = invite(meeting, *care, *staff)
    set_places(meeting, Zorgvrager=1, Professional=1)
    for row in rows:
        answer(row, Reply.ACCEPTED)

    answer(fresh(rows[2]), Reply.DECLINED)
    work_off(organisation)

    assert state_of(rows[1]) is InvitationState.WAITING
    assert state_of(rows[3]) is InvitationState.OFFERED


def test_withdrawing_and_a_bounced_offer_pass_the_place_on(meeting, organisation):
    rows = invite(meeting, *(make_person(name) for name in ("Anna", "Bram", "Cora")))
    set_places(meeting, 1)
    for row in rows:
        answer(row, Reply.ACCEPTED)

    with unit_of_work():
        invitations.withdraw(rows[0].id, now=clock.now())
    work_off(organisation)
    assert state_of(rows[1]) is InvitationState.OFFERED
    with unit_of_work():
        invitations.withdraw(rows[1].id, now=clock.now())
    work_off(organisation)

    assert state_of(rows[2]) is InvitationState.OFFERED


def test_a_move_keeps_the_places_of_who_said_yes(meeting, organisation):
    anna, bram = invite(meeting, make_person("Anna"), make_person("Bram"))
    set_places(meeting, 1)
    answer(anna, Reply.ACCEPTED)
    answer(bram, Reply.ACCEPTED)

    with unit_of_work():
        invitations.meeting_moved(meeting.id, now=clock.now())
    work_off(organisation)

    assert state_of(bram) is InvitationState.WAITING
    answer(fresh(anna), Reply.ACCEPTED)
    assert fresh(anna).as_invitation().is_coming


def test_shortly_before_the_meeting_nothing_is_offered_by_itself(organisation):
    soon = make_meeting(make_programme(), starts_at=clock.now() + timedelta(hours=19))
    anna, bram = invite(soon, make_person("Anna"), make_person("Bram"))
    set_places(soon, 1)
    answer(anna, Reply.ACCEPTED)
    answer(bram, Reply.ACCEPTED)
    answer(fresh(anna), Reply.DECLINED)
    work_off(organisation)

    assert state_of(bram) is InvitationState.WAITING
    assert invitations.read_standing(soon, now=clock.now()).too_late
    with unit_of_work():
        invitations.offer_place(bram.id, now=clock.now())
    assert fresh(bram).until == soon.starts_at


def test_who_hears_it_on_the_phone_needs_no_second_call(meeting):
    anna, bram = invite(meeting, make_person("Anna"), make_person("Bram", **PHONE))
    set_places(meeting, 1)
    answer(anna, Reply.ACCEPTED)

    with unit_of_work():
        said = GuestAnswer(Reply.ACCEPTED, bram.sequence)
        invitations.answer_for(bram.id, said, through=AnswerChannel.PHONE, at=clock.now())

    assert state_of(bram) is InvitationState.WAITING
    assert not fresh(bram).as_invitation().must_be_told


def test_the_work_that_fills_places_may_run_twice(meeting, organisation):
    rows = invite(meeting, *(make_person(name) for name in ("Anna", "Bram", "Cora")))
    set_places(meeting, 1)
    for row in rows:
        answer(row, Reply.ACCEPTED)
    answer(fresh(rows[0]), Reply.DECLINED)
    with unit_of_work():
        for _ in range(2):
            jobs.enqueue(
                "invitations.fill",
                due=clock.now(),
                organisation_id=organisation,
                meeting_id=meeting.id,
            )
    work_off(organisation)

    assert state_of(rows[1]) is InvitationState.OFFERED
    assert state_of(rows[2]) is InvitationState.WAITING
