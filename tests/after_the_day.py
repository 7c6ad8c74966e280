"""A programme after its meeting: what was said, who came, and what went out by mail."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes, policy
from uuid import uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dialoog.domain.feedback import CheckAnswer, DecisionAnswer
from dialoog.domain.invitations import AnswerChannel, Attendance, InvitationState, Reply
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.people import Perspective
from dialoog.services import clock
from dialoog.services.feedback import board, checks, public, reporting
from dialoog.services.feedback.board import DecisionWords
from dialoog.services.feedback.public import PublicPage
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage import feedback as storage
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.outbox import MailRow
from tests import factories
from tests.factories import NOW

TODAY = clock.today()


def say(meeting: MeetingRow, text: str = "De hulp komt steeds anders.", **columns) -> int:
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


def come(meeting: MeetingRow, *, attendance: Attendance = Attendance.PRESENT, **person) -> int:
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


def read_public_page(programme_id: int) -> PublicPage:
    """Give what everybody reads of a programme now."""
    programme, told_at = storage.get_told_programme(programme_id)
    return public.read_page(programme, told_at=told_at, today=TODAY)


def open_round(programme_id: int) -> int:
    with unit_of_work():
        return checks.open_round(
            programme_id,
            question="Past de hulp nu bij uw dag?",
            closes_on=TODAY + timedelta(days=14),
            now=clock.now(),
            today=TODAY,
        ).id


def answer_all(programme_id: int, *said: CheckAnswer, of: int | None = None) -> None:
    """Let people answer the last round; with the same answer to the agreement ``of`` that number."""
    [row] = checks.list_checks(programme_id)[-1:]
    with unit_of_work():
        for asked, answer in zip(row.answers, said, strict=False):
            checks.answer(
                asked.id,
                answer,
                words="",
                through=AnswerChannel.PHONE,
                notices={} if of is None else {of: answer},
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


DECISION = {
    "answer": "yes",
    "reason": "Dit kan al deze maand.",
    "decided_by": "wethouder Van Dam",
    "decided_on": TODAY.isoformat(),
}


def gather_on_board(
    browser: FlaskClient, programme_id: int, *said: int, title: str = "Een vaste hulp"
) -> int:
    """Choose contributions on the board and name them; gives the number of the advice."""
    browser.post(
        f"/trajecten/{programme_id}/antwoord",
        data={"chosen": list(said), "advice": 0, "title": title, "do": "gather"},
    )
    return board.get_board(programme_id).advices[-1].id


def decide_on_page(browser: FlaskClient, advice_id: int, **changes: object) -> TestResponse:
    """Decide on an advice in the browser."""
    version = board.get_advice(advice_id).version
    return browser.post(f"/adviezen/{advice_id}", data={**DECISION, "version": version, **changes})
