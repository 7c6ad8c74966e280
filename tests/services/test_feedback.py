"""From what was said to a closed programme, on a real database."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes, policy
from uuid import uuid4

import pytest

from dialoog.domain.feedback import (
    CareRoute,
    CheckAnswer,
    DecisionAnswer,
    DeliveryState,
    MessageKind,
    Verdict,
)
from dialoog.domain.invitations import AnswerChannel, Attendance, InvitationState, Reply
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.people import Channel, ConsentPurpose, Perspective
from dialoog.domain.programmes import Override, ProgrammeState, PromiseState
from dialoog.domain.refusal import Refused
from dialoog.services import clock, organisations, outbox, programmes
from dialoog.services.feedback import board, checks, promises, public, reporting
from dialoog.services.feedback.board import DecisionWords
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage import feedback as storage
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.outbox import MailRow
from dialoog.storage.people import ConsentRow
from tests import factories
from tests.factories import NOW

TODAY = clock.today()


@pytest.fixture
def programme(organisation):
    return factories.make_programme()


@pytest.fixture
def meeting(programme):
    return factories.make_meeting(programme)


def say(meeting, text: str = "De hulp komt steeds anders.", **columns) -> int:
    """Write down a contribution; gives its number."""
    with unit_of_work():
        row = ContributionRow(
            client_id=uuid4(),
            programme_id=meeting.programme_id,
            meeting_id=meeting.id,
            text=text,
            source=Source.TABLE,
            recorded_at=NOW,
            **{"kind": "appel", "quote_consent": QuoteConsent.TABLE_ONLY, **columns},
        )
        db.session.add(row)
        db.session.flush()
        return row.id


def come(meeting, *, attendance: Attendance = Attendance.PRESENT, **person) -> int:
    """Let somebody be invited and come; gives the person's number."""
    factories.make_group("Zorgvrager", Perspective.LIVED_EXPERIENCE)
    row = factories.make_person(**person)
    with unit_of_work():
        db.session.add(
            InvitationRow(
                meeting_id=meeting.id,
                person_id=row.id,
                state=InvitationState.ANSWERED,
                channel=row.channel,
                attendance=attendance,
                reply=Reply.ACCEPTED,
                key_hash=uuid4().hex,
                code=uuid4().hex[:12],
                created_at=NOW,
            )
        )
    return row.id


def decision(answer: DecisionAnswer = DecisionAnswer.YES) -> DecisionWords:
    return DecisionWords(
        answer=answer,
        reason="Dit kan al deze maand.",
        decided_by="wethouder Van Dam",
        decided_on=TODAY,
    )


def make_advice(programme_id: int, *said: int, title: str = "Een vaste hulp") -> int:
    with unit_of_work():
        return board.make_advice(programme_id, said, title=title, asked=True, now=NOW).id


def decide(advice_id: int, **changes) -> None:
    version = board.get_advice(advice_id).version
    with unit_of_work():
        board.decide(advice_id, decision(**changes), version=version, now=clock.now())


def send(programme_id: int, *, opening: str = "") -> int:
    with unit_of_work():
        return reporting.send_report(
            programme_id, opening=opening, now=clock.now(), today=TODAY, user_id=None
        ).id


def open_round(programme_id: int) -> int:
    with unit_of_work():
        return checks.open_round(
            programme_id,
            question="Past de hulp nu bij uw dag?",
            closes_on=TODAY + timedelta(days=14),
            now=clock.now(),
            today=TODAY,
        ).id


def answer_all(programme_id: int, *said: CheckAnswer) -> None:
    [row] = checks.list_checks(programme_id)[-1:]
    with unit_of_work():
        for asked, answer in zip(row.answers, said, strict=False):
            checks.answer(
                asked.id,
                answer,
                words="",
                through=AnswerChannel.PHONE,
                now=clock.now(),
                today=TODAY,
            )


def mails() -> list[tuple[str, str]]:
    """Give recipient and text of every mail in the outbox, of whatever organisation."""
    query = db.session.query(MailRow).execution_options(across_organisations=True)
    parsed = [message_from_bytes(row.raw, policy=policy.default) for row in query]
    return [
        (mail["To"], mail.get_body(("plain",)).get_content().replace("\r\n", "\n"))
        for mail in parsed
    ]


@pytest.fixture
def reported(programme, meeting):
    """A programme with three care users who came, one answered advice, told to everybody."""
    for number in range(3):
        come(meeting, first_name=f"Mens{number}")
    advice_id = make_advice(programme.id, say(meeting))
    decide(advice_id)
    send(programme.id)
    return programme.id


def test_board_sorts_what_was_said_by_what_became_of_it(programme, meeting):
    loose, placed, aside = say(meeting, "los"), say(meeting, "geplaatst"), say(meeting, "opzij")
    worm = say(meeting, "pijn", kind="wormpje", private=True)
    make_advice(programme.id, placed)
    with unit_of_work():
        board.set_aside(programme.id, [aside], reason="Gaat over iets anders.")

    found = board.get_board(programme.id)

    assert [row.id for row in found.unplaced] == [loose]
    assert [row.id for row in found.placed] == [placed]
    assert [row.id for row in found.set_aside] == [aside]
    assert [row.id for row in found.private] == [worm]
    assert found.unanswered == {loose, placed, worm}
    assert not found.ready_to_report


def test_advice_is_split_and_merged_without_losing_a_contribution(programme, meeting):
    said = [say(meeting) for _ in range(3)]
    advice_id = make_advice(programme.id, *said)

    with unit_of_work():
        new_id = board.split_advice(advice_id, said[:1], title="Op tijd bellen", now=NOW).id
    with unit_of_work():
        board.merge_advices(advice_id, new_id, title="Vaste hulp die belt")

    [advice] = board.get_board(programme.id).advices
    assert advice.title == "Vaste hulp die belt"
    assert {row.id for row in advice.contributions} == set(said)


def test_advice_undone_gives_its_contributions_back(programme, meeting):
    said = say(meeting)
    advice_id = make_advice(programme.id, said)

    with unit_of_work():
        board.remove_advice(advice_id)

    assert [row.id for row in board.get_board(programme.id).unplaced] == [said]


def test_wormpje_does_not_become_advice_unless_the_person_wants_it(programme, meeting):
    worm = say(meeting, kind="wormpje", private=True)
    wanted = say(meeting, kind="wormpje", private=True, care_route=CareRoute.ADVICE)

    with pytest.raises(Refused) as refusal:
        make_advice(programme.id, worm)

    assert refusal.value.code == "contribution.private"
    assert make_advice(programme.id, wanted)


def test_contribution_of_another_programme_is_not_gathered(programme):
    other = say(factories.make_meeting(factories.make_programme("Vervoer")))

    with pytest.raises(Refused) as refusal:
        make_advice(programme.id, other)

    assert refusal.value.code == "contribution.not_here"


def test_second_decision_on_the_same_version_is_refused_and_history_stays(programme, meeting):
    advice_id = make_advice(programme.id, say(meeting))
    version = board.get_advice(advice_id).version
    decide(advice_id)

    with pytest.raises(Refused) as refusal, unit_of_work():
        board.decide(advice_id, decision(DecisionAnswer.NO), version=version, now=clock.now())
    decide(advice_id, answer=DecisionAnswer.NO)

    assert refusal.value.code == "common.changed_meanwhile"
    assert [row.answer for row in board.get_advice(advice_id).decisions] == [
        DecisionAnswer.YES,
        DecisionAnswer.NO,
    ]


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


def test_report_keeps_the_promise_and_opens_the_public_page(reported):
    row = programmes.get_programme(reported)

    assert row.state is ProgrammeState.REPORTED
    assert row.published
    assert programmes.promise_state(row, today=TODAY) is PromiseState.KEPT


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

    row = programmes.get_programme(reported)
    before = public.read_page(row, today=TODAY).answers[0].decision.answer
    untold = [found.id for found in reporting.preview(reported, opening="").untold]
    send(reported, opening="Het is anders gegaan.")
    after = public.read_page(programmes.get_programme(reported), today=TODAY).answers[0]

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

    page = public.read_page(programmes.get_programme(programme.id), today=TODAY)

    assert list(page.answers[0].quotes) == ["Ik bel en niemand neemt op."]


def test_programme_closes_on_the_word_of_the_people(reported):
    open_round(reported)
    answer_all(reported, CheckAnswer.YES, CheckAnswer.YES, CheckAnswer.NO)

    with unit_of_work():
        checks.close(reported, override=None, today=TODAY, user_id=None)

    assert programmes.get_programme(reported).state is ProgrammeState.CLOSED


def test_programme_does_not_close_while_people_still_answer(reported):
    open_round(reported)
    answer_all(reported, CheckAnswer.YES, CheckAnswer.YES)

    with pytest.raises(Refused) as refusal, unit_of_work():
        checks.close(reported, override=None, today=TODAY, user_id=None)

    assert refusal.value.code == "programme.check_open"


def test_round_ended_with_no_opens_the_programme_again(reported):
    check_id = open_round(reported)
    answer_all(reported, CheckAnswer.NO, CheckAnswer.NO, CheckAnswer.YES)
    with unit_of_work():
        checks.settle(reported, today=TODAY, user_id=None)

    [row] = checks.list_checks(reported)
    assert row.id == check_id
    assert checks.read_round(row, today=TODAY).verdict is Verdict.NOT_BETTER
    assert programmes.get_programme(reported).state is ProgrammeState.OPEN


def test_round_ended_by_hand_takes_no_more_answers(reported):
    check_id = open_round(reported)
    [row] = checks.list_checks(reported)
    asked = row.answers[0].id

    with unit_of_work():
        checks.end_round(check_id, today=TODAY, user_id=None)
    with pytest.raises(Refused) as refusal, unit_of_work():
        checks.answer(
            asked, CheckAnswer.YES, words="", through=AnswerChannel.LINK, now=NOW, today=TODAY
        )

    assert refusal.value.code == "check.ended"


def test_programme_closed_against_the_rule_keeps_name_and_reason(reported):
    override = Override(name="H. de Wit", reason="De regeling is gestopt.")

    with unit_of_work():
        checks.close(reported, override=override, today=TODAY, user_id=None)

    row = programmes.get_programme(reported)
    assert (row.override_name, row.override_reason) == ("H. de Wit", "De regeling is gestopt.")


def test_personal_link_finds_its_answer_and_no_other(reported):
    open_round(reported)
    organisations.leave()

    links = [text.split("/beter/")[1].split()[0] for _, text in mails() if "/beter/" in text]
    found = {checks.find_by_key(link).id for link in links}

    assert len(found) == 3
    assert checks.find_by_key("niet-van-hier") is None


def test_moved_promise_is_told_to_everybody_involved(programme, meeting):
    come(meeting, attendance=Attendance.UNKNOWN)
    later = TODAY + timedelta(days=80)

    with unit_of_work():
        programmes.move_promise(
            programme.id,
            to=later,
            reason="De wethouder is ziek.",
            now=clock.now(),
            user_id=None,
        )

    [message] = reporting.list_messages(programme.id)
    assert message.kind is MessageKind.PROMISE_MOVED
    assert "De wethouder is ziek." in mails()[0][1]


def test_late_promise_is_told_once(programme, meeting):
    come(meeting)
    late = TODAY + timedelta(days=61)
    moment = clock.now() + timedelta(days=61)

    with unit_of_work():
        too_early = promises.tell_promise_late(programme.id, now=clock.now(), today=TODAY)
        promises.tell_promise_late(programme.id, now=moment, today=late)
    with unit_of_work():
        promises.tell_promise_late(programme.id, now=moment, today=late)

    assert too_early is None
    assert [row.kind for row in reporting.list_messages(programme.id)] == [MessageKind.PROMISE_LATE]
