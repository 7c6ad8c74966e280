"""The page of reminders: choose the days, read the words, and tick off who was phoned."""

from __future__ import annotations

from datetime import timedelta

import pytest
from babel.dates import format_date

from dialoog.domain.invitations import Reminding, Reply
from dialoog.domain.meetings import MeetingState
from dialoog.services import clock
from dialoog.services.invitations import reminding
from dialoog.storage.meetings import MeetingRow
from tests.factories import make_meeting, make_person, make_programme
from tests.invitation_room import PHONE, answer, invite, planned_meeting, text_of

FILLED = {"first": "10", "last": "2", "second_after": "4", "call_after": "", "thanks": "y"}


@pytest.fixture
def meeting(organisation) -> MeetingRow:
    return planned_meeting()


def page_of(meeting: MeetingRow) -> str:
    return f"/bijeenkomsten/{meeting.id}/uitnodigingen/herinneringen"


def test_the_days_are_chosen_per_meeting(as_organiser, meeting):
    answer = as_organiser.post(page_of(meeting), data=FILLED)

    assert answer.status_code == 303
    assert meeting.as_reminding() == Reminding((10, 2), 4, None, thanks=True)


def test_without_a_choice_people_are_reminded_a_week_and_a_day_before(as_organiser, meeting):
    page = as_organiser.get(page_of(meeting))

    day = clock.day_of(meeting.starts_at) - timedelta(days=7)
    assert format_date(day, "EEEE d MMMM y", locale="nl") in text_of(page)
    assert 'value="7"' in page.text
    assert 'value="1"' in page.text


@pytest.mark.parametrize(
    ("field", "wrong"), [("first", "61"), ("second_after", "0"), ("last", "x")]
)
def test_a_wrong_number_is_said_and_changes_nothing(as_organiser, meeting, field, wrong):
    answer = as_organiser.post(page_of(meeting), data={**FILLED, field: wrong})

    assert answer.status_code == 422
    assert meeting.as_reminding() == Reminding()


def test_each_text_can_be_read_before(as_organiser, meeting):
    page = text_of(as_organiser.get(page_of(meeting)))

    assert "U zei dat u komt. Fijn!" in page
    assert "Wij hebben nog geen antwoord van u." in page
    assert "Dank u wel voor uw tijd en uw verhaal." in page


def test_who_must_be_phoned_is_ticked_off(as_organiser, organisation, monkeypatch):
    now = clock.now()
    meeting = make_meeting(make_programme(), starts_at=now + timedelta(days=7))
    with monkeypatch.context() as earlier:
        earlier.setattr(clock, "now", lambda: now - timedelta(days=2))
        (row,) = invite(meeting, make_person(**PHONE))
        answer(row, Reply.ACCEPTED)
    reminding.remind(meeting.id)

    page = as_organiser.get(page_of(meeting))
    (to_do,) = reminding.list_to_do(meeting.id)
    done = as_organiser.post(f"/herinneringen/{to_do.id}/gedaan")

    assert "+31612345678" in page.text
    assert done.status_code == 303
    assert reminding.list_to_do(meeting.id) == []


def test_a_meeting_that_is_over_keeps_its_reminders(as_organiser, organisation):
    meeting = make_meeting(state=MeetingState.HELD)

    as_organiser.post(page_of(meeting), data=FILLED)

    assert meeting.as_reminding() == Reminding()


def test_a_facilitator_may_not_change_reminders(as_facilitator, meeting):
    assert as_facilitator.post(page_of(meeting), data=FILLED).status_code == 404
