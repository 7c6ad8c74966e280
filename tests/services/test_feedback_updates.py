"""The calendar of what people hear, on a real database: done by what really leaves."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from dialoog.domain.accounts import Role
from dialoog.domain.feedback import DecisionAnswer, MessageKind, UpdateKind, UpdateState
from dialoog.domain.programmes import Override, ProgrammeState
from dialoog.services import clock, jobs, organisations, programmes
from dialoog.services.feedback import checks, reporting, updates
from dialoog.services.unit_of_work import unit_of_work
from tests import factories
from tests.after_the_day import TODAY, come, decide, mails, make_advice, say, send


@pytest.fixture
def programme(organisation):
    return factories.make_programme()


@pytest.fixture
def meeting(programme):
    """A meeting that was held today, with the calendar that was proposed after it."""
    row = factories.make_meeting(programme, starts_at=clock.now())
    with unit_of_work():
        updates.propose(row)
    return row


def planned(programme_id: int, *, today=TODAY) -> dict[UpdateKind, UpdateState]:
    return {
        found.row.kind: found.state for found in updates.list_planned(programme_id, today=today)
    }


def number_of(programme_id: int, kind: UpdateKind) -> int:
    return next(
        found.row.id
        for found in updates.list_planned(programme_id, today=TODAY)
        if found.row.kind is kind
    )


def test_second_meeting_plans_only_its_own_thanks_and_record(programme, meeting):
    other = factories.make_meeting(programme)
    with unit_of_work():
        updates.propose(other)

    kinds = [found.row.kind for found in updates.list_planned(programme.id, today=TODAY)]

    assert [kinds.count(kind) for kind in UpdateKind] == [2, 2, 1, 1, 1, 0]


def test_report_is_the_answer_that_was_planned(programme, meeting):
    come(meeting)
    decide(make_advice(programme.id, say(meeting)))

    send(programme.id)

    states = planned(programme.id)
    assert states[UpdateKind.ANSWERS] is UpdateState.DONE
    assert states[UpdateKind.CHANGE] is UpdateState.PLANNED


def test_changed_decision_plans_its_telling_once_until_it_is_told(programme, meeting):
    come(meeting)
    advice_id = make_advice(programme.id, say(meeting))
    decide(advice_id)
    send(programme.id)

    decide(advice_id, answer=DecisionAnswer.NO)
    decide(advice_id, answer=DecisionAnswer.PARTLY)
    waiting = [
        found.state
        for found in updates.list_planned(programme.id, today=TODAY + timedelta(days=15))
        if found.row.kind is UpdateKind.NEWS
    ]
    send(programme.id)

    assert waiting == [UpdateState.OVERDUE]
    assert planned(programme.id)[UpdateKind.NEWS] is UpdateState.DONE


def test_message_written_for_the_calendar_is_what_was_planned(programme, meeting):
    come(meeting)
    decide(make_advice(programme.id, say(meeting)))
    send(programme.id)

    with unit_of_work():
        reporting.send_report(
            programme.id,
            opening="Dit is er nu anders.",
            now=clock.now(),
            today=TODAY,
            user_id=None,
            update_id=number_of(programme.id, UpdateKind.CHANGE),
        )

    assert planned(programme.id)[UpdateKind.CHANGE] is UpdateState.DONE
    assert planned(programme.id)[UpdateKind.STORY] is UpdateState.PLANNED


def test_owner_is_warned_before_an_update_is_due_and_not_for_an_old_day(programme, meeting):
    factories.make_user(Role.ORGANISER, email="eigenaar@appelveld.example")
    notes = number_of(programme.id, UpdateKind.NOTES)
    due = TODAY + timedelta(days=21)
    with unit_of_work():
        updates.move(notes, to=due + timedelta(days=10), today=TODAY)

    counts = []
    for day in (due, due + timedelta(days=7)):
        organisation_id = programmes.get_programme(programme.id).organisation_id
        with clock.pretending(datetime.combine(day, time(9, 30), tzinfo=clock.ZONE)):
            jobs.run_all()
        organisations.enter(organisation_id)
        counts.append(sum("leesbaar verslag" in text for _, text in mails()))

    assert counts == [0, 1]


def close(programme_id: int) -> None:
    with unit_of_work():
        checks.close(
            programme_id,
            override=Override(name="H. de Wit", reason="De regeling is gestopt."),
            today=TODAY,
            user_id=None,
        )


def test_story_of_the_year_is_told_after_closing_and_it_stays_closed(programme, meeting):
    come(meeting)
    decide(make_advice(programme.id, say(meeting)))
    send(programme.id)
    close(programme.id)

    shown = reporting.preview(programme.id)
    with unit_of_work():
        message = reporting.send_report(
            programme.id,
            opening="Een jaar later is de hulp vast.",
            now=clock.now(),
            today=TODAY,
            user_id=None,
            update_id=number_of(programme.id, UpdateKind.STORY),
        )
        sent = message.kind, message.subject

    assert sent == (MessageKind.UPDATE, shown.subject)
    assert shown.subject.startswith("Nieuws over uw inbreng")
    assert planned(programme.id)[UpdateKind.STORY] is UpdateState.DONE
    assert programmes.get_programme(programme.id).state is ProgrammeState.CLOSED
    assert "Een jaar later is de hulp vast." in mails()[-1][1]


def test_closing_leaves_no_answer_waiting_that_people_heard_already(programme):
    first = factories.make_meeting(programme)
    come(first)
    decide(make_advice(programme.id, say(first)))
    send(programme.id)
    with unit_of_work():
        updates.propose(first)

    close(programme.id)

    assert planned(programme.id)[UpdateKind.ANSWERS] is UpdateState.DONE
    assert planned(programme.id)[UpdateKind.THANKS] is UpdateState.PLANNED
