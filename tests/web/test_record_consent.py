"""Words taken away and put back by an organiser for who phones, at any time."""

from __future__ import annotations

import pytest

from dialoog.domain.accounts import Role
from dialoog.services import own_page
from dialoog.storage import db
from dialoog.storage.history import EventRow
from tests import after_the_day
from tests.conftest import log_in
from tests.factories import NOW
from tests.live_room import do
from tests.record_room import SAID, hold, lock, make_worm, send, sit


@pytest.fixture
def locked(organisation):
    """A meeting whose record is locked, with a decision that people were told of."""
    evening = hold()
    sit(evening, first_name="Anna")
    advice = after_the_day.make_advice(evening.programme_id, evening.said_id)
    after_the_day.decide(advice)
    send(evening)
    lock(evening, reason="Niemand kon komen.")
    after_the_day.send(evening.programme_id)
    return evening


def place(evening, what: str = "") -> str:
    return f"/bijeenkomsten/{evening.meeting_id}/woorden-weghalen" + what


def history() -> list[tuple[str, object]]:
    query = db.session.query(EventRow).filter(EventRow.what.like("contribution.consent%"))
    return [(row.what, row.facts) for row in query.order_by(EventRow.id)]


def test_who_phones_after_the_lock_has_words_taken_away_and_put_back(locked, as_organiser):
    programme = locked.meeting.programme
    public = f"/u-zei-wij-doen/{programme.public_key}"
    assert SAID in as_organiser.get(public).text

    as_organiser.post(place(locked, f"/{locked.said_id}/weg"))
    gone = as_organiser.get(public).text
    found = as_organiser.get(place(locked)).text
    as_organiser.post(place(locked, f"/{locked.said_id}/terug"))

    assert SAID not in gone
    assert "Het was een vergissing, zet het terug" in found
    assert SAID in as_organiser.get(public).text
    asked = {"asked_by": "teller_through_organiser"}
    assert history() == [
        ("contribution.consent_withdrawn", asked),
        ("contribution.consent_restored", asked),
    ]


def test_what_somebody_took_away_by_mistake_is_put_back(as_organiser, organisation):
    evening = hold()
    anna = sit(evening)
    meeting_id = evening.meeting_id
    do(lambda: own_page.withdraw_consent(anna.id, evening.said_id, meeting_id=meeting_id, now=NOW))

    as_organiser.post(place(evening, f"/{evening.said_id}/terug"))

    assert evening.said.may_be_read_by_all
    assert history()[0] == ("contribution.consent_withdrawn", {"asked_by": "teller"})


def test_words_are_found_by_a_word_of_them_and_a_worm_is_not_there(organisation, as_organiser):
    evening = hold()
    do(lambda: db.session.add(make_worm(evening)))

    assert SAID in as_organiser.get(place(evening, "?zoek=DINSDAG")).text
    assert SAID not in as_organiser.get(place(evening, "?zoek=woensdag")).text
    assert "Dat deed pijn" not in as_organiser.get(place(evening)).text


def test_the_page_of_the_record_leads_there(locked, as_organiser):
    page = as_organiser.get(f"/bijeenkomsten/{locked.meeting_id}/verslag-afmaken").text

    assert f'href="{place(locked)}"' in page


@pytest.mark.parametrize("role", [Role.MANAGER, Role.FACILITATOR])
def test_only_who_plans_takes_words_away(app, locked, role):
    answer = log_in(app, role).post(place(locked, f"/{locked.said_id}/weg"))

    assert answer.status_code in {403, 404}
    assert locked.said.may_be_read_by_all


def test_words_of_another_meeting_are_missing(locked, as_organiser):
    other = hold()

    answer = as_organiser.post(place(other, f"/{locked.said_id}/weg"))

    assert answer.status_code == 404
    assert locked.said.may_be_read_by_all
