"""A record that people read, that is locked, and that then changes through no route at all."""

from __future__ import annotations

import pytest

from dialoog.domain.feedback import CareRoute, DeliveryState, MessageKind
from dialoog.domain.meetings import MeetingState
from dialoog.domain.record import CorrectionState, RecordGap, RecordState, RecordStep
from dialoog.services import clock, followup, live, own_page, record
from dialoog.services.feedback import reporting
from dialoog.services.followup import AgreementWords
from dialoog.storage import db
from dialoog.storage import record as storage
from dialoog.storage.live import ContributionRow
from tests import record_room
from tests.factories import NOW
from tests.live_room import do, refusal
from tests.record_room import (
    TODAY,
    agree,
    hold,
    lock,
    lock_now,
    make_worm,
    propose,
    send,
    send_now,
    sit,
)

pytestmark = pytest.mark.usefixtures("organisation")


def test_everything_that_is_open_is_named():
    evening = hold()
    agree(evening, AgreementWords(what="Iemand belt"))
    do(lambda: db.session.add(make_worm(evening)))
    do(lambda: setattr(evening.said, "phase_key", "bestaat-niet"))

    assert record.read(evening.meeting_id).counted == {
        RecordGap.OWNER: 1,
        RecordGap.DUE_ON: 1,
        RecordGap.NOTICED_HOW: 1,
        RecordGap.READ_BACK: 1,
        RecordGap.KIND: 1,
        RecordGap.CARE: 1,
    }


def test_everybody_who_was_there_gets_the_record_through_their_channel():
    evening = hold()
    sit(evening, first_name="Anna")
    sit(evening, first_name="Bram", email="", street="Dijk 1", town="Appelveld")

    send(evening)

    progress = record.read(evening.meeting_id)
    sent = reporting.get_message(progress.message_id).deliveries
    assert progress.state is RecordState.READING
    assert {(row.person.first_name, row.state) for row in sent} == {
        ("Anna", DeliveryState.WAITING),
        ("Bram", DeliveryState.WAITING),
    }


def test_a_record_nobody_can_read_is_not_sent():
    evening = hold()

    assert refusal(lambda: send_now(evening)) == "record.nobody_was_there"


def test_a_correction_that_waits_keeps_the_record_open():
    evening = hold()
    anna = sit(evening)
    send(evening)
    correction_id = propose(evening, anna.id)

    assert refusal(lambda: lock_now(evening, reason="Klaar")) == "record.somebody_waits"

    do(lambda: record.take_over(correction_id, version=1, now=NOW))
    lock(evening)
    assert evening.said.text == "Het was woensdag"
    assert evening.meeting.state is MeetingState.LOCKED


def test_everybody_who_was_there_hears_that_it_is_approved():
    evening = hold()
    sit(evening, first_name="Anna")
    send(evening)

    lock(evening, reason="Klaar")

    newest = reporting.list_messages(evening.programme_id)[0]
    assert newest.kind is MessageKind.RECORD_APPROVED
    assert [row.person.first_name for row in newest.deliveries] == ["Anna"]


def test_both_wordings_stay_with_a_note_for_the_proposer():
    evening = hold()
    anna = sit(evening)
    send(evening)
    correction_id = propose(evening, anna.id)

    do(lambda: record.keep_both(correction_id, note="Dat zei iemand ook.", version=1, now=NOW))

    words = own_page.read_meeting(anna.id, evening.meeting_id, today=TODAY).words
    assert evening.said.text == record_room.SAID
    assert [(row.state, row.note) for row in words[0].corrections] == [
        (CorrectionState.BOTH, "Dat zei iemand ook.")
    ]


def test_a_second_thought_replaces_the_first():
    evening = hold()
    anna = sit(evening)
    send(evening)

    assert propose(evening, anna.id) == propose(evening, anna.id, "Het was donderdag")
    assert [row.words for row in record.read(evening.meeting_id).corrections] == [
        "Het was donderdag"
    ]


def test_a_correction_is_decided_once():
    evening = hold()
    anna = sit(evening)
    send(evening)
    correction_id = propose(evening, anna.id)
    do(lambda: record.take_over(correction_id, version=1, now=NOW))

    again = lambda: record.keep_both(correction_id, note="Toch", version=2, now=NOW)  # noqa: E731
    assert refusal(again) == "common.changed_meanwhile"


def test_an_open_intention_needs_a_reason_which_stays():
    evening = hold()
    sit(evening)
    agree(evening)
    send(evening)

    assert refusal(lambda: lock_now(evening)) == "record.reason_missing"
    lock(evening, reason="Niemand was er meer om het voor te lezen.")

    steps = record.read(evening.meeting_id).history
    assert [(step.step, step.reason) for step in steps] == [
        (RecordStep.SEND, ""),
        (RecordStep.LOCK, "Niemand was er meer om het voor te lezen."),
    ]


def test_what_becomes_of_the_words_goes_on_after_locking():
    evening = hold()
    anna = sit(evening)
    agreement_id = agree(evening)
    do(lambda: db.session.add(make_worm(evening)))
    worm = db.session.query(ContributionRow).filter_by(private=True).one().id
    do(lambda: live.choose_route(worm, CareRoute.AFTER_CARE))
    send(evening)
    lock(evening, reason="Klaar")

    do(lambda: live.care_done(worm, now=NOW))
    do(lambda: followup.put_on_action_list(agreement_id, now=NOW))
    do(
        lambda: own_page.withdraw_consent(
            anna.id, evening.said_id, meeting_id=evening.meeting_id, now=NOW
        )
    )

    assert not evening.said.may_be_read_by_all


def test_a_record_opened_again_is_read_again():
    evening = hold()
    anna = sit(evening)
    send(evening)
    do(lambda: own_page.approve(anna.id, evening.meeting_id, now=NOW, today=TODAY))
    assert storage.count_approvals(evening.meeting_id) == 1
    lock(evening)

    do(
        lambda: record.unlock(
            evening.meeting_id, name="Samira", reason="Een foute datum", now=clock.now()
        )
    )

    progress = record.read(evening.meeting_id)
    assert progress.state is RecordState.MAKING
    assert storage.count_approvals(evening.meeting_id) == 0
    last = progress.history[-1]
    assert (last.step, last.name, last.reason) == (RecordStep.UNLOCK, "Samira", "Een foute datum")
    do(lambda: live.star(evening.said_id, more=1))


def test_the_day_stays_closed_while_people_read_its_record():
    evening = hold()
    sit(evening)
    send(evening)

    assert refusal(lambda: live.reopen_day(evening.meeting_id, now=NOW)) == "record.is_read"


def test_reading_a_record_asks_as_much_of_the_database_for_many_as_for_one(queries):
    counts = []
    for people in (1, 3):
        evening = hold(tables=2)
        for _ in range(people):
            anna = sit(evening)
            agree(evening)
        send(evening)
        propose(evening, anna.id)
        db.session.expire_all()
        queries.clear()
        record.read(evening.meeting_id)
        counts.append(len(queries))

    assert counts[0] == counts[1]
