"""What has been kept long enough is forgotten, and nothing before its time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import NeedKind, WishKind
from dialoog.domain.programmes import Origin, Override
from dialoog.domain.refusal import Refused
from dialoog.domain.retention import TERMS, Kept
from dialoog.domain.signals import SignalChannel
from dialoog.services import clock, jobs, organisations, retention, signals
from dialoog.services.feedback import checks
from dialoog.services.signals import SignalWords
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.jobs import JobRow
from dialoog.storage.outbox import MailRow
from dialoog.storage.people import NeedRow, PersonRow, WishRow
from dialoog.storage.signals import SignalRow
from tests import after_the_day, factories
from tests.record_room import hold, sit

pytestmark = pytest.mark.usefixtures("organisation")
TODAY = clock.today()


def later(days: int):
    return clock.now() + timedelta(days=days)


def run(days: int) -> dict[Kept, int]:
    with unit_of_work():
        return retention.run(now=later(days))


def close(programme_id: int) -> None:
    """Close a programme, as a whole story would."""
    with unit_of_work():
        checks.close(
            programme_id,
            override=Override(name="Sam", reason="Klaar"),
            today=TODAY,
            user_id=None,
        )


@pytest.fixture
def told():
    """A meeting whose people were told what was decided."""
    evening = hold()
    sit(evening)
    after_the_day.decide(after_the_day.make_advice(evening.programme_id, evening.said_id))
    after_the_day.send(evening.programme_id)
    return evening


@pytest.mark.parametrize(
    ("closed", "days", "left"), [(True, 364, 1), (True, 366, 0), (False, 999, 1)]
)
def test_people_stay_until_long_after_their_last_programme(told, closed, days, left):
    if closed:
        close(told.programme_id)

    run(days)

    assert db.session.query(PersonRow).count() == left


def test_who_takes_part_in_something_else_stays(told):
    other = hold()
    anna = db.session.query(PersonRow).one()
    with unit_of_work():
        db.session.add(
            InvitationRow(
                meeting_id=other.meeting_id,
                person_id=anna.id,
                state="sent",
                channel=anna.channel,
                key_hash="nog",
                code="NOG",
                created_at=clock.now(),
            )
        )
    close(told.programme_id)

    assert run(999)[Kept.PEOPLE] == 0


def test_needs_and_wishes_go_when_no_meeting_is_to_come():
    evening = hold()
    anna, bram = sit(evening), sit(evening)
    with unit_of_work():
        db.session.add(NeedRow(person_id=anna.id, kind=NeedKind.DIET, detail="zonder noten"))
        db.session.add(WishRow(person_id=anna.id, kind=WishKind.APART, other_id=bram.id))

    run(80)
    assert (db.session.query(NeedRow).count(), db.session.query(WishRow).count()) == (1, 1)
    run(120)
    assert (db.session.query(NeedRow).count(), db.session.query(WishRow).count()) == (0, 0)


def test_needs_for_a_meeting_to_come_stay():
    evening = hold()
    anna = sit(evening)
    with unit_of_work():
        db.session.add(NeedRow(person_id=anna.id, kind=NeedKind.TAXI))
        evening.meeting.state = MeetingState.PLANNED

    assert run(999)[Kept.NEEDS] == 0


def test_what_was_written_with_an_answer_goes():
    evening = hold()
    sit(evening)
    with unit_of_work():
        row = db.session.query(InvitationRow).one()
        row.note, row.companion = "Mijn zus komt mee", "Els Jansen"

    assert run(60)[Kept.REMARKS] == 1
    row = db.session.query(InvitationRow).one()
    assert (row.note, row.companion) == ("", "")


def test_mail_that_was_sent_goes_and_mail_that_waits_stays(told):
    assert run(400)[Kept.OUTGOING_MAIL] == 0
    with unit_of_work():
        db.session.query(MailRow).one().state = "sent"

    assert run(170)[Kept.OUTGOING_MAIL] == 0
    assert run(190)[Kept.OUTGOING_MAIL] == 1


def test_a_signal_goes_long_after_it_was_settled():
    words = SignalWords(
        text="De bus komt niet.",
        origin=Origin.CARE_USERS,
        channel=SignalChannel.PHONE,
        heard_on=TODAY,
    )
    with unit_of_work():
        number = signals.take_in(words, now=clock.now()).id
        signals.take_in(words, now=clock.now())
        signals.answer(number, "Wij bellen de vervoerder.", now=clock.now(), user_id=None)

    assert run(700)[Kept.SIGNALS] == 0
    assert run(740)[Kept.SIGNALS] == 1
    assert db.session.query(SignalRow).count() == 1


def test_counting_changes_nothing_and_tells_what_would_go(told):
    close(told.programme_id)
    now = later(999)

    counted = retention.count(now=now)

    assert db.session.query(PersonRow).count() == 1
    with unit_of_work():
        assert retention.run(now=now) == counted
    assert counted[Kept.PEOPLE] == 1


def test_an_organisation_chooses_for_itself(told):
    close(told.programme_id)
    with unit_of_work():
        retention.choose({Kept.PEOPLE: 30})
    home = organisations.leave()
    organisations.enter(factories.make_organisation())
    assert retention.terms()[Kept.PEOPLE] == TERMS[Kept.PEOPLE].days
    organisations.enter_or_leave(home)

    run(31)

    assert db.session.query(PersonRow).count() == 0


@pytest.mark.parametrize("kept", Kept)
@pytest.mark.parametrize("beyond", [-1, 1])
def test_no_term_is_longer_or_shorter_than_is_sensible(kept, beyond):
    term = TERMS[kept]
    days = term.least - 1 if beyond < 0 else term.most + 1

    with pytest.raises(Refused):
        retention.choose({kept: days})


def test_the_worker_forgets_every_night():
    with unit_of_work():
        retention.watch()
        retention.watch()
    (job,) = db.session.query(JobRow).filter_by(kind=retention.KIND)
    home = organisations.leave()

    with clock.pretending(job.due_at + timedelta(minutes=1)):
        jobs.run_all()

    organisations.enter_or_leave(home)
    waiting = db.session.query(JobRow).filter_by(kind=retention.KIND, done_at=None).one()
    assert waiting.due_at - job.due_at == timedelta(days=1)


def test_work_that_was_done_goes_after_a_week():
    with unit_of_work():
        jobs.enqueue("forget_lists", due=clock.now(), organisation_id=None)
        row = db.session.query(JobRow).one()
        row.done_at = clock.now()

    retention.run_technical(now=later(8))

    assert db.session.query(JobRow).count() == 0
