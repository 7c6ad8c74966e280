"""The calendar of what people hear, as organisers and managers use it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.domain.feedback import UpdateKind
from dialoog.domain.programmes import Override
from dialoog.services import clock, programmes
from dialoog.services.feedback import checks, updates
from dialoog.services.unit_of_work import unit_of_work
from tests import factories
from tests.after_the_day import TODAY, send


@pytest.fixture
def programme_id(organisation):
    return factories.make_programme().id


@pytest.fixture
def notes(programme_id):
    """The record that people get within three weeks; gives its number in the calendar."""
    meeting = factories.make_meeting(
        programmes.get_programme(programme_id), starts_at=clock.now() - timedelta(days=30)
    )
    with unit_of_work():
        updates.propose(meeting)
    return next(
        found.row.id
        for found in updates.list_planned(programme_id, today=TODAY)
        if found.row.kind is UpdateKind.NOTES
    )


def test_what_is_late_is_seen_on_the_programme_and_in_the_calendar(as_manager, programme_id, notes):
    for page in (f"/trajecten/{programme_id}", f"/trajecten/{programme_id}/kalender"):
        text = as_manager.get(page).text
        row = text[text.index("Leesbaar verslag") :]
        assert "te laat" in row[:600]


def test_update_is_moved_skipped_with_a_reason_or_done(as_organiser, programme_id, notes):
    url, later = f"/kalender/{notes}", (TODAY + timedelta(days=9)).isoformat()

    past = as_organiser.post(url, data={"due_on": "2020-01-01", "do": "move"})
    moved = as_organiser.post(url, data={"due_on": later, "do": "move"})
    silent = as_organiser.post(url, data={"due_on": later, "do": "skip", "reason": ""})
    as_organiser.post(url, data={"due_on": later, "do": "skip", "reason": "Er was geen verslag."})
    again = as_organiser.post(url, data={"due_on": later, "do": "done"})

    assert (past.status_code, moved.status_code, silent.status_code) == (422, 303, 422)
    assert 'href="#reason"' in silent.text
    assert "Er was geen verslag." in as_organiser.get(moved.location).text
    assert "al gedaan of overgeslagen" in again.text


def test_answers_offer_no_way_to_be_left_out(as_organiser, as_manager, programme_id, notes):
    answers = next(
        found.row.id
        for found in updates.list_planned(programme_id, today=TODAY)
        if found.row.kind is UpdateKind.ANSWERS
    )

    page = as_organiser.get(f"/kalender/{answers}").text
    forced = as_organiser.post(
        f"/kalender/{answers}", data={"due_on": TODAY.isoformat(), "do": "done"}
    )

    assert "Sla over" not in page
    assert "Schrijf en verstuur het bericht" in page
    assert forced.status_code == 422
    assert as_manager.get(f"/kalender/{answers}").status_code == 404


def test_what_is_late_after_closing_can_still_be_told_or_left_out(
    as_organiser, programme_id, notes
):
    send(programme_id)
    override = Override(name="H. de Wit", reason="De regeling is gestopt.")
    with unit_of_work():
        checks.close(programme_id, override=override, today=TODAY, user_id=None)

    page = as_organiser.get(f"/kalender/{notes}").text
    sent = as_organiser.post(
        f"/trajecten/{programme_id}/terugkoppeling?voor={notes}",
        data={"do": "send", "opening": "Dit is het verslag."},
    )

    assert f"/terugkoppeling?voor={notes}" in page
    assert "Sla over" in page
    assert sent.status_code == 303
    late = {
        found.row.kind
        for found in updates.list_planned(programme_id, today=TODAY)
        if found.row.as_update().is_open and found.row.due_on < TODAY
    }
    assert UpdateKind.NOTES not in late
    assert UpdateKind.ANSWERS not in late
