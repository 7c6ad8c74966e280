"""Mail that came in, on real rows: one answer, whatever the channel, and nobody else's business."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.domain.delivery import Trouble
from dialoog.domain.invitations import AnswerChannel, InvitationState, InvitationStep, Reply
from dialoog.domain.invitations.incoming import Decision, Ground, Outcome
from dialoog.domain.people import Forgetter
from dialoog.services import clock, invitations, organisations, people, retention
from dialoog.services.invitations import reading, repairing, reviewing
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db, outbox
from dialoog.storage.accounts import get_organisation
from dialoog.storage.incoming import IncomingMailRow
from dialoog.storage.meetings import MeetingRow
from tests.answer_mail import answer_mail, bounce_mail, read
from tests.factories import make_organisation, make_person
from tests.invitation_room import answer, empty_folder, fresh, invite, planned_meeting, work_off

ANNA = "anna@zorggroep.example"


@pytest.fixture
def meeting(organisation) -> MeetingRow:
    return planned_meeting()


@pytest.fixture(autouse=True)
def _empty_mail_folder(settings):
    empty_folder(settings)


def test_an_answer_from_a_calendar_is_an_answer(meeting):
    (row,) = invite(meeting, make_person(email="Anna@Zorggroep.example"))

    found = read(answer_mail(meeting, ANNA, note="Met mijn zus"))

    row = fresh(row)
    assert found.outcome is Outcome.APPLIED
    assert (found.uid, found.attendee, found.partstat) == (meeting.uid, ANNA, "ACCEPTED")
    assert row.as_invitation().is_coming
    assert (row.answered_through, row.note) == (AnswerChannel.CALENDAR, "Met mijn zus")
    assert (InvitationStep.ACCEPT, "calendar") in {(one.step, one.through) for one in row.history}


def test_a_mail_that_comes_twice_changes_nothing(meeting):
    (row,) = invite(meeting, make_person(email=ANNA))
    mail = answer_mail(meeting, ANNA)
    read(mail)
    before = len(fresh(row).history)

    found = read(mail)

    assert (found.outcome, found.ground) == (Outcome.UNCHANGED, Ground.READ_BEFORE)
    assert len(fresh(row).history) == before
    assert db.session.query(IncomingMailRow).count() == 1


def test_the_newest_answer_wins_over_a_mail_that_was_slow(meeting):
    (row,) = invite(meeting, make_person(email=ANNA))
    answer(row, Reply.ACCEPTED, note="Ik kom")

    found = read(answer_mail(meeting, ANNA, "DECLINED", at=clock.now() - timedelta(days=2)))

    assert found.ground is Ground.NEWER_ANSWER
    assert (fresh(row).reply, fresh(row).note) == (Reply.ACCEPTED, "Ik kom")


def test_an_answer_to_the_old_time_stays_visible_as_such(meeting):
    (row,) = invite(meeting, make_person(email=ANNA))
    with unit_of_work():
        meeting.starts_at += timedelta(days=1)
        meeting.ends_at += timedelta(days=1)
        invitations.meeting_moved(meeting.id, now=clock.now())

    found = read(answer_mail(meeting, ANNA, sequence=0))

    now = fresh(row).as_invitation()
    assert found.outcome is Outcome.STALE
    assert now.answer_is_for_old_time
    assert not now.is_coming


def test_an_answer_from_the_address_that_was_invited_counts_after_a_change_of_address(
    meeting, organisation
):
    person = make_person(email=ANNA)
    (row,) = invite(meeting, person)
    work_off(organisation)
    with unit_of_work():
        person.email = "anna@nieuw.example"

    assert read(answer_mail(meeting, ANNA)).outcome is Outcome.APPLIED
    assert fresh(row).as_invitation().is_coming


def test_trying_a_mail_changes_nothing(meeting):
    (row,) = invite(meeting, make_person(email=ANNA))

    weighed = reading.weigh(reading.understand(answer_mail(meeting, ANNA)), now=clock.now())

    assert weighed.verdict.outcome is Outcome.APPLIED
    assert fresh(row).reply is None
    assert db.session.query(IncomingMailRow).count() == 0


def test_mail_goes_to_the_organisation_of_the_meeting(meeting, organisation):
    (row,) = invite(meeting, make_person(email=ANNA))
    mail = answer_mail(meeting, ANNA)
    organisations.enter(make_organisation())

    found = read(mail)

    assert found.outcome is Outcome.APPLIED
    assert db.session.query(IncomingMailRow).count() == 0
    assert fresh(row).organisation_id == organisation


def test_two_people_with_one_address_are_told_apart_by_the_mail_they_answer(meeting, organisation):
    first, second = (make_person(email=ANNA) for _ in range(2))
    rows = invite(meeting, first, second)
    work_off(organisation)
    mail_id = next(
        mail.mail_id
        for mail in outbox.list_of_invitations([row.id for row in rows])
        if mail.invitation_id == rows[1].id
    )

    unclear = read(answer_mail(meeting, ANNA))
    clear = read(answer_mail(meeting, ANNA, answers=mail_id))

    assert unclear.ground is Ground.SHARED_ADDRESS
    assert clear.outcome is Outcome.APPLIED
    assert [fresh(row).reply for row in rows] == [None, Reply.ACCEPTED]


def test_a_bounce_of_our_mail_says_that_somebody_was_not_reached(meeting, organisation):
    (row,) = invite(meeting, make_person(email=ANNA))
    work_off(organisation)
    (mail,) = outbox.list_of_invitations([row.id])

    found = read(bounce_mail(ANNA, mail.mail_id))

    assert (found.outcome, found.attendee) == (Outcome.BOUNCE, ANNA)
    assert fresh(row).state is InvitationState.BOUNCED
    (problem,) = repairing.list_undelivered(meeting.id)
    assert (problem.row.id, problem.trouble) == (row.id, Trouble.NO_SUCH_ADDRESS)
    assert reviewing.count_for_review(meeting.id) == 1


def test_a_bounce_that_names_no_mail_of_ours_changes_nothing(meeting, organisation):
    (row,) = invite(meeting, make_person(email=ANNA))
    work_off(organisation)

    found = read(bounce_mail(ANNA, "<verzonnen@elders.example>"))

    assert found.outcome is Outcome.BOUNCE
    assert fresh(row).state is InvitationState.SENT


def test_a_late_bounce_leaves_a_repaired_address_alone(meeting, organisation):
    person = make_person(email=ANNA)
    (row,) = invite(meeting, person)
    work_off(organisation)
    (mail,) = outbox.list_of_invitations([row.id])
    with unit_of_work():
        person.email = "anna@nieuw.example"

    read(bounce_mail(ANNA, mail.mail_id))

    assert fresh(row).state is InvitationState.SENT


def test_somebody_decides_what_a_machine_may_not(meeting):
    (row,) = invite(meeting, make_person(email=ANNA))
    read(answer_mail(meeting, ANNA, "DECLINED", sender="anna@thuis.example", note="Ziek"))
    (waiting,) = reviewing.list_for_review(meeting.id, now=clock.now())

    with unit_of_work():
        reviewing.apply_for(waiting.mail.id, row.id, Reply.DECLINED, now=clock.now())

    assert waiting.people == (row,)
    assert (fresh(row).reply, fresh(row).note) == (Reply.DECLINED, "Ziek")
    assert reviewing.count_for_review() == 0


def test_what_is_decided_lets_go_of_the_mail(meeting):
    invite(meeting, make_person(email=ANNA))
    read(answer_mail(meeting, ANNA, sender="anna@thuis.example"))
    (waiting,) = reviewing.list_for_review(now=clock.now())

    with unit_of_work():
        reviewing.set_aside(waiting.mail.id, now=clock.now())

    row = db.session.query(IncomingMailRow).one()
    assert row.decision is Decision.SET_ASIDE
    assert (row.raw, row.sender, row.attendee, row.note) == (None, "", "", "")


def test_words_that_nobody_decided_about_are_forgotten_after_a_month(meeting):
    invite(meeting, make_person(email=ANNA))
    read(answer_mail(meeting, ANNA, sender="anna@thuis.example"))

    with unit_of_work():
        retention.run(now=clock.now() + timedelta(days=31))

    assert db.session.query(IncomingMailRow).one().raw is None
    assert reviewing.list_for_review(now=clock.now()) == []


def test_mail_of_somebody_who_is_forgotten_is_forgotten_too(meeting):
    person = make_person(email=ANNA)
    invite(meeting, person)
    read(answer_mail(meeting, ANNA, calendar=False))

    with unit_of_work():
        people.forget_person(person.id, by=Forgetter.ORGANISER)

    assert db.session.query(IncomingMailRow).count() == 0


def test_the_invitation_is_sent_again_to_a_calendar_that_asks(meeting, organisation):
    (row,) = invite(meeting, make_person(email=ANNA))
    work_off(organisation)
    assert read(answer_mail(meeting, ANNA, "", method="REFRESH")).outcome is Outcome.REFRESH
    (waiting,) = reviewing.list_for_review(now=clock.now())

    with unit_of_work():
        reviewing.send_again(waiting.mail.id, now=clock.now())
    work_off(organisation)

    assert len(outbox.list_of_invitations([row.id])) == 2
    assert fresh(row).sequence == 0


def test_mail_that_belongs_to_nobody_is_not_kept(meeting):
    make_organisation()
    orphan = answer_mail(meeting, ANNA, uid="iets@elders.example")

    assert read(orphan).outcome is Outcome.REJECTED
    assert db.session.query(IncomingMailRow).count() == 0


def test_mail_without_a_calendar_waits_at_the_organisation_it_was_sent_to(meeting, organisation):
    make_organisation()
    ours = get_organisation(organisation).mail_address
    raw = answer_mail(meeting, ANNA, to=ours.replace("@", "+k7@"), calendar=False)

    found = read(raw)

    assert found.ground is Ground.NO_CALENDAR
    assert reviewing.count_for_review(meeting.id) == 1


def test_reading_again_after_a_repair_takes_the_answer(meeting):
    person = make_person(email="fout@zorggroep.example")
    (row,) = invite(meeting, person)
    mail = answer_mail(meeting, ANNA)
    assert read(mail).ground is Ground.NOT_INVITED
    with unit_of_work():
        person.email = ANNA

    assert read(mail).outcome is Outcome.APPLIED
    assert fresh(row).as_invitation().is_coming
    assert read(mail).outcome is Outcome.UNCHANGED
