"""Tell people what was decided, each over their own channel, on a real database."""

from __future__ import annotations

import pytest

from dialoog.domain.feedback import (
    CareRoute,
    DecisionAnswer,
    DeliveryState,
    MessageKind,
)
from dialoog.domain.invitations import Attendance
from dialoog.domain.live import QuoteConsent
from dialoog.domain.people import Channel, ConsentPurpose
from dialoog.domain.programmes import ProgrammeState
from dialoog.domain.refusal import Refused
from dialoog.services import outbox, programmes
from dialoog.services.feedback import board, reporting
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage import feedback as storage
from dialoog.storage.people import ConsentRow
from tests import factories
from tests.after_the_day import (
    come,
    decide,
    mails,
    make_advice,
    read_public_page,
    say,
    send,
)
from tests.factories import NOW


@pytest.fixture
def programme(organisation):
    return factories.make_programme()


@pytest.fixture
def meeting(programme):
    return factories.make_meeting(programme)


@pytest.fixture
def reported(programme, meeting):
    """A programme with three care users who came, one answered advice, told to everybody."""
    for number in range(3):
        come(meeting, first_name=f"Mens{number}")
    advice_id = make_advice(programme.id, say(meeting))
    decide(advice_id)
    send(programme.id)
    return programme.id


def test_report_does_not_go_out_with_something_unanswered(programme, meeting):
    come(meeting)
    say(meeting)

    with pytest.raises(Refused) as refusal:
        send(programme.id)

    assert refusal.value.code == "feedback.unanswered"
    assert mails() == []
    assert programmes.get_programme(programme.id).state is ProgrammeState.OPEN


def test_report_reaches_each_person_over_the_channel_they_chose(programme, meeting):
    mail = come(meeting, email="anna@voorbeeld.example")
    phone = come(meeting, channel=Channel.PHONE, phone="+31612345678", email="")
    letter = come(
        meeting, channel=Channel.LETTER, street="Boomstraat 1", postal_code="8364 HG", town="A"
    )
    nowhere = come(meeting, channel=Channel.MAIL, email="")
    silent = come(meeting)
    with unit_of_work():
        db.session.add(
            ConsentRow(person_id=silent, purpose=ConsentPurpose.LATER_CONTACT, given=False, at=NOW)
        )
    come(meeting, attendance=Attendance.ABSENT)
    decide(make_advice(programme.id, say(meeting)))

    message_id = send(programme.id)

    sent = {
        row.person_id: (row.channel, row.state)
        for row in reporting.get_message(message_id).deliveries
    }
    assert sent == {
        mail: (Channel.MAIL, DeliveryState.WAITING),
        phone: (Channel.PHONE, DeliveryState.WAITING),
        letter: (Channel.LETTER, DeliveryState.WAITING),
        nowhere: (Channel.MAIL, DeliveryState.NOT_REACHABLE),
        silent: (Channel.MAIL, DeliveryState.REFUSED),
    }
    [(recipient, _)] = mails()
    assert "anna@voorbeeld.example" in recipient


def test_report_says_the_same_by_mail_as_on_paper(reported):
    [message] = reporting.list_messages(reported)

    assert message.kind is MessageKind.REPORT
    assert "Een vaste hulp" in message.text
    assert "Dit kan al deze maand." in message.text
    assert all(message.text.strip() in text for _, text in mails())
    assert len(mails()) == 3


def test_report_opens_the_public_page(reported):
    row = programmes.get_programme(reported)

    assert row.state is ProgrammeState.REPORTED
    assert row.published


def test_mail_that_arrived_is_counted_as_reached(reported, settings):
    outbox.send_next_batch()

    [message] = reporting.list_messages(reported)
    assert {row.state for row in message.deliveries} == {DeliveryState.REACHED}


def test_phoned_person_is_marked_but_mail_is_not_marked_by_hand(programme, meeting):
    come(meeting, channel=Channel.PHONE, phone="+31612345678")
    come(meeting)
    decide(make_advice(programme.id, say(meeting)))
    deliveries = reporting.get_message(send(programme.id)).deliveries
    phoned = next(row.id for row in deliveries if row.channel is Channel.PHONE)
    mailed = next(row.id for row in deliveries if row.channel is Channel.MAIL)

    with unit_of_work():
        reporting.mark_told(phoned, DeliveryState.REACHED, now=NOW)
    with pytest.raises(Refused) as refusal, unit_of_work():
        reporting.mark_told(mailed, DeliveryState.REACHED, now=NOW)

    assert storage.get_delivery(phoned).state is DeliveryState.REACHED
    assert refusal.value.code == "message.mail_tells_itself"


def test_changed_decision_is_public_only_after_people_are_told(reported):
    [advice] = board.get_board(reported).advices
    advice_id = advice.id
    decide(advice_id, answer=DecisionAnswer.NO)

    before = read_public_page(reported).answers[0].decision.answer
    untold = [found.id for found in board.get_board(reported).untold]
    send(reported, opening="Het is anders gegaan.")
    after = read_public_page(reported).answers[0]

    assert (before, untold) == (DecisionAnswer.YES, [advice_id])
    assert after.decision.answer is DecisionAnswer.NO
    assert reporting.list_messages(reported)[0].kind is MessageKind.UPDATE


def test_public_page_quotes_only_with_consent(programme, meeting):
    free = say(meeting, "Ik bel en niemand neemt op.", quote_consent=QuoteConsent.ANONYMOUS)
    table = say(meeting, "Alleen voor de tafel.")
    back = say(
        meeting,
        "Ingetrokken.",
        quote_consent=QuoteConsent.FIRST_NAME,
        consent_withdrawn_at=NOW,
    )
    worm = say(
        meeting,
        "Pijn.",
        kind="wormpje",
        private=True,
        care_route=CareRoute.ADVICE,
        quote_consent=QuoteConsent.ANONYMOUS,
    )
    decide(make_advice(programme.id, free, table, back, worm))
    send(programme.id)

    page = read_public_page(programme.id)

    assert list(page.answers[0].quotes) == ["Ik bel en niemand neemt op."]
