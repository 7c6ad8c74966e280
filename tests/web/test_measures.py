"""The short measure on people's own pages, from paper, and for the organisation."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from dialoog.domain.invitations import Attendance
from dialoog.domain.measures import MeasureMoment, Statement
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Perspective
from dialoog.services import clock, measures
from dialoog.services.feedback import checks
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.measures import MeasureCountRow, MeasureTakenRow
from tests import factories
from tests.after_the_day import come, decide, mails, make_advice, open_round, say, send
from tests.invitation_room import invite, key_of, planned_meeting

pytestmark = pytest.mark.queries

AFTER = {
    "could_say": "5",
    "listened_to": "4",
    "taken_seriously": "4",
    "mutual": "3",
    "understand_others": "0",
}


@pytest.fixture
def guest(client, organisation):
    """A browser in which somebody opened their own page, and their invitation."""
    meeting = planned_meeting()
    (row,) = invite(meeting, factories.make_person())
    client.get(f"/uitnodiging/{key_of(row)}")
    return client, row


def hold(row, *, attendance=Attendance.PRESENT, days_ago=1):
    with unit_of_work():
        row.attendance = attendance
        row.meeting.state = MeetingState.HELD
        row.meeting.starts_at = clock.now() - timedelta(days=days_ago)


def counted(row):
    return {
        (one.statement, one.score): one.count
        for one in db.session.execute(select(MeasureCountRow)).scalars()
        if one.programme_id == row.meeting.programme_id
    }


def test_who_was_there_is_asked_and_counted_once(guest):
    browser, row = guest
    hold(row)
    assert "Hoe was het?" in browser.get("/uitnodiging").text

    thanks = browser.post("/meting", data=AFTER)
    again = browser.post("/meting", data=AFTER)

    assert "Dank u wel" in thanks.text
    assert again.status_code == 404
    assert counted(row)[Statement.COULD_SAY, 5] == 1
    assert counted(row)[Statement.UNDERSTAND_OTHERS, 0] == 1
    assert sum(counted(row).values()) == len(AFTER)


def test_nothing_says_who_answered_what(guest):
    browser, row = guest
    hold(row)
    browser.post("/meting", data=AFTER)

    (taken,) = db.session.execute(select(MeasureTakenRow)).scalars()

    assert taken.person_id == row.person_id
    assert {column.name for column in MeasureCountRow.__table__.columns} == {
        "id", "organisation_id", "programme_id", "moment", "statement", "perspective", "score",
        "count",
    }  # fmt: skip


def test_before_the_day_who_comes_is_asked_two_things(guest):
    browser, _row = guest
    browser.post("/uitnodiging", data={"sequence": "0", "reply": "accepted", "channel": "mail",
                                       "email": "anna@voorbeeld.example"})  # fmt: skip

    page = browser.get("/meting").text

    assert "Ik begrijp hoe het voor de anderen is." in page
    assert "Ik kon zeggen wat ik wilde." not in page


@pytest.mark.parametrize(
    ("attendance", "days_ago"), [(Attendance.ABSENT, 1), (Attendance.PRESENT, 40)]
)
def test_who_was_away_or_came_long_ago_is_asked_nothing(guest, attendance, days_ago):
    browser, row = guest
    hold(row, attendance=attendance, days_ago=days_ago)

    assert "Hoe was het?" not in browser.get("/uitnodiging").text
    assert browser.get("/meting").status_code == 404


def test_nobody_answers_without_a_link(client, organisation):
    assert client.get("/meting").status_code == 404


def test_an_empty_form_is_shown_again(guest):
    browser, row = guest
    hold(row)

    answer = browser.post("/meting", data={})

    assert answer.status_code == 422
    assert "Kies minstens één gezichtje." in answer.text


def test_a_score_that_is_not_offered_changes_nothing(guest):
    browser, row = guest
    hold(row)

    assert browser.post("/meting", data={**AFTER, "mutual": "9"}).status_code == 422
    assert counted(row) == {}


def test_who_answers_a_check_is_asked_two_things_more(client, organisation):
    programme = factories.make_programme()
    meeting = factories.make_meeting(programme)
    for number in range(3):
        come(meeting, first_name=f"Mens{number}")
    decide(make_advice(programme.id, say(meeting)))
    send(programme.id)
    open_round(programme.id)
    key = next(text.split("/beter/")[1].split()[0] for _, text in mails() if "/beter/" in text)
    client.get(f"/beter/{key}")
    client.post("/beter", data={"answer": "yes"})

    assert "twee korte vragen" in client.get("/beter/dank").text
    client.post("/meting", data={"heard_back": "5", "notice": "2"})

    assert "twee korte vragen" not in client.get("/beter/dank").text
    assert checks.list_checks(programme.id)


def test_paper_is_counted_form_after_form(as_organiser, organisation):
    programme = factories.make_programme()
    address = f"/trajecten/{programme.id}/meting/papier"
    paper = {"moment": "after", "perspective": "lived_experience", **AFTER}

    for _each in range(6):
        done = as_organiser.post(address, data=paper)
    page = " ".join(as_organiser.get(f"/trajecten/{programme.id}/meting").text.split())

    assert done.location.endswith("kant=lived_experience")
    assert "<b>5,0</b>" in page
    assert "ongeveer 5" in page
    assert "niet gevalideerd" in page


def test_small_groups_are_not_shown(as_organiser, organisation):
    programme = factories.make_programme()
    with unit_of_work():
        for _each in range(4):
            measures.enter(
                programme.id, MeasureMoment.AFTER, Perspective.GOVERNMENT, {Statement.MUTUAL: 2}
            )

    page = as_organiser.get(f"/trajecten/{programme.id}/meting").text

    assert "2,0" not in page
    assert "te weinig mensen om te laten zien" in page


def test_a_side_must_be_chosen(as_organiser, organisation):
    programme = factories.make_programme()

    answer = as_organiser.post(f"/trajecten/{programme.id}/meting/papier", data=AFTER)

    assert answer.status_code == 422
    assert measures.read_results(programme.id) == ()


def test_managers_read_and_count_nothing(as_manager, organisation):
    programme = factories.make_programme()

    assert as_manager.get(f"/trajecten/{programme.id}/meting").status_code == 200
    assert as_manager.get(f"/trajecten/{programme.id}/meting/papier").status_code == 404
