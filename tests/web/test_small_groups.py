"""No page, paper, feed, list or mail tells how many people said what.

The same programme is looked at twice: first two of ten people say no, then nobody does. The outcome
is the same, so everything that anybody reads has to be the same too, to the letter.
"""

from __future__ import annotations

import re
from io import BytesIO
from itertools import product
from zipfile import ZipFile

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dialoog.domain.cycles import Stage
from dialoog.domain.feedback import CheckAnswer, DeliveryState
from dialoog.domain.followup import ActionState, ActionStep, Through
from dialoog.domain.reactions import Aspect, Hands
from dialoog.services import clock, followup, live, own_page, reactions
from dialoog.services.feedback import checks
from dialoog.services.reactions import ReactionWords
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage import feedback as storage
from dialoog.storage.cycles import VisitRow
from dialoog.storage.feedback import AgreementNoticeRow, CheckAnswerRow, DeliveryRow
from dialoog.storage.followup import NoticeRow
from dialoog.storage.meetings import get_meeting
from dialoog.storage.reactions import ReactionRow
from dialoog.storage.seating import get_table
from dialoog.web.outcomes.records import SLUGS
from tests import cycle_room, live_room, record_room
from tests.adapters.pdf.reading import words
from tests.after_the_day import (
    TODAY,
    answer_all,
    come,
    decide,
    mails,
    make_advice,
    open_round,
    say,
    send,
)
from tests.factories import NOW
from tests.web.walk import addresses, numbers, protected

TEN = [CheckAnswer.YES] * 8 + [CheckAnswer.NO] * 2
# Where something stands of what people answered after the day. The screens of a table are left out:
# who counts hands there reads what they typed, to mend it.
TOPICS = {"feedback", "followup", "measures", "outcomes", "programmes", "record"}
PAPERS = {"report", "report_page", "advice_overview", "report_letters", "sample_letter"}
# Who tells people reads by name who waits, and who wants no message.
BY_NAME = {"feedback.message"}
FORMS = ("", ".csv", ".xlsx", ".ods")


@pytest.fixture
def programme_id(organisation: int) -> int:
    """A programme of which ten people heard back, and two of them don't notice it."""
    room = live_room.make_room(method="terugkoppeling")
    meeting = get_meeting(room.meeting_id)
    for number in range(10):
        come(meeting, first_name=f"Mens{'abcdefghij'[number]}")
    advice_id = make_advice(meeting.programme_id, say(meeting))
    decide(advice_id)
    live_room.begin(room)
    raise_hands(room, advice_id)
    live_room.do(lambda: live.end_day(room.meeting_id, now=clock.now()))
    send(meeting.programme_id)
    agreement_id = carry_out(meeting, advice_id)
    answer(meeting.programme_id, agreement_id)
    with unit_of_work():
        for row in db.session.query(DeliveryRow).limit(2):
            row.state = DeliveryState.REFUSED
    return meeting.programme_id


def raise_hands(room: live_room.Room, advice_id: int) -> None:
    (advice,) = reactions.list_answers(get_meeting(room.meeting_id).programme_id)
    assert advice.id == advice_id
    with unit_of_work():
        for aspect in Aspect:
            reactions.react(
                advice,
                get_table(room.table_id),
                aspect,
                ReactionWords(hands=Hands(yes=8, no=2), words="Zo is het."),
                now=clock.now(),
            )


def carry_out(meeting, advice_id: int) -> int:
    """Carry out what was agreed, and hear on the phone whether people notice it."""
    agreed = followup.AgreementWords(
        what="Een bankje bij de deur",
        who="De gemeente",
        due_on=TODAY,
        noticed_how="Er zitten mensen op.",
    )
    with unit_of_work():
        row = followup.make_agreement(
            agreed, programme_id=meeting.programme_id, meeting_id=meeting.id, now=NOW
        )
        action = followup.put_on_action_list(row.id, now=NOW)
        action.advice_id = advice_id
        followup.take_step(action.id, ActionStep.FINISH, now=NOW)
        followup.noticed(action.id, yes=8, no=2, through=Through.PHONE, words="Fijn.", now=NOW)
        assert action.state is ActionState.NOTICED
    return row.id


def answer(programme_id: int, agreement_id: int) -> None:
    """Let everybody answer a round, and end it."""
    check_id = open_round(programme_id)
    answer_all(programme_id, *TEN, of=agreement_id)
    with unit_of_work():
        checks.end_round(check_id, today=TODAY, user_id=None)


def let_nobody_say_no() -> None:
    """Let all ten say yes, wherever two of them said no; and one more want a message."""
    for kind in (CheckAnswerRow, AgreementNoticeRow):
        db.session.query(kind).update({"answer": CheckAnswer.YES})
    for kind in (NoticeRow, ReactionRow):
        assert {(row.yes, row.no) for row in db.session.query(kind)} == {(8, 2)}
        db.session.query(kind).update({"yes": 10, "no": 0})
    db.session.query(DeliveryRow).filter_by(
        state=DeliveryState.REFUSED
    ).first().state = DeliveryState.REACHED
    db.session.commit()


def pages(app: Flask, *, without: set[str]) -> list[str]:
    """Give every address of these topics, with every list of the overview in every form."""
    rows = numbers(app)
    found = [
        address
        for rule in protected(app, "GET")
        if _tells_of_answers(rule.endpoint) and rule.endpoint not in without
        for address in addresses(app, rule, rows, most=1)
    ]
    lists = [f"/overzicht/{slug}{form}" for slug, form in product(SLUGS, FORMS)]
    return [*found, *lists]


def _tells_of_answers(endpoint: str) -> bool:
    topic, _dot, name = endpoint.partition(".")
    return topic in TOPICS or (topic == "documents" and name in PAPERS)


def read(browser: FlaskClient, address: str) -> object:
    """Give what somebody reads there; the token in a form is new each time."""
    db.session.remove()
    answer = browser.get(address)
    if answer.mimetype == "application/pdf":
        return words(answer.data)
    if answer.data.startswith(b"PK"):
        kept = ZipFile(BytesIO(answer.data))
        return {
            one: kept.read(one) for one in kept.namelist() if "content.xml" in one or "sheet" in one
        }
    return re.sub(r'name="csrf_token" value="[^"]*"', "", answer.text)


def read_all(browser: FlaskClient, found: list[str]) -> dict[str, object]:
    return {address: read(browser, address) for address in found}


@pytest.mark.parametrize(("browser", "without"), [("as_organiser", BY_NAME), ("as_manager", set())])
def test_members_read_the_same_whether_two_of_ten_say_no_or_nobody(
    request, app, programme_id, browser, without
):
    member = request.getfixturevalue(browser)
    found = pages(app, without=without)
    before = read_all(member, found)

    let_nobody_say_no()

    after = read_all(member, found)
    assert [address for address in found if before[address] != after[address]] == []
    assert f"/trajecten/{programme_id}/beter" in found


def test_everybody_reads_the_same_whether_two_of_ten_say_no_or_nobody(client, programme_id):
    key = storage.get_told_programme(programme_id)[0].public_key
    found = [f"/u-zei-wij-doen/{key}", f"/u-zei-wij-doen/{key}/nieuws.xml"]
    before = read_all(client, found)

    let_nobody_say_no()

    assert read_all(client, found) == before
    assert "Genoeg zorgvragers en naasten zeggen: ja, het is beter." in before[found[0]]


def test_who_took_part_reads_the_same_whether_two_of_ten_say_no_or_nobody(client, programme_id):
    somebody, _text = mails()[0]
    mailed = " ".join(text for to, text in mails() if to == somebody)
    found = sorted(set(re.findall(r"https?://[^/\s]+(/\S+)", mailed)))
    before = [client.get(link, follow_redirects=True).text for link in found]

    let_nobody_say_no()

    assert [client.get(link, follow_redirects=True).text for link in found] == before
    assert any("Dag Mens" in page for page in before)


def test_mail_is_the_same_whether_two_of_ten_say_no_or_nobody(programme_id):
    def told() -> list[tuple[str, str]]:
        earlier = len(mails())
        send(programme_id)
        return mails()[earlier:]

    before = told()

    let_nobody_say_no()

    assert told() == before != []


def test_record_reads_the_same_whether_two_or_three_people_call_it_right(as_organiser):
    evening = record_room.hold()
    people = [record_room.sit(evening, first_name=f"Mens{n}").id for n in range(3)]
    record_room.send(evening)
    meeting_id = evening.meeting_id
    place = f"/bijeenkomsten/{meeting_id}/verslag-afmaken"

    def after(person_id: int) -> object:
        live_room.do(lambda: own_page.approve(person_id, meeting_id, now=NOW, today=TODAY))
        return read(as_organiser, place)

    assert after(people[0]) == after(people[1]) == after(people[2])


def test_visit_reads_the_same_whether_three_or_four_people_were_spoken_with(as_organiser):
    made = cycle_room.make_cycle(Stage.FOLLOW)
    cycle_room.visit(made, CheckAnswer.NO, spoke_with=3)
    place = f"/trajecten/{made.programme_id}/volgen"
    before = read(as_organiser, place)

    db.session.query(VisitRow).update({"spoke_with": 4})
    db.session.commit()

    assert read(as_organiser, place) == before
