"""The screens of the day: the hall of the organiser and the table of the facilitator."""

import re
from uuid import uuid4

import pytest

from dialoog.domain.accounts import Role
from dialoog.domain.meetings import MeetingState
from dialoog.services import live, meetings, organisations, seating
from tests import factories
from tests.conftest import log_in
from tests.live_room import WORTELS, begin, do, go_to, look, make_room, record

MOST_QUERIES = 12


@pytest.fixture
def room(as_facilitator):
    """A meeting that has begun, with two tables; the facilitator guides the first."""
    return go_to(begin(make_room(tables=2, guide=as_facilitator)), WORTELS)


def without_phases(page: str) -> str:
    """Give what the page shows, without the phases that lie ready for a tablet offline."""
    return re.sub(r"<template.*?</template>", "", page, flags=re.DOTALL)


def test_organiser_begins_and_ends_the_day(as_organiser):
    room = make_room(tables=2)
    hall = f"/bijeenkomsten/{room.meeting_id}/zaal"

    before = as_organiser.get(hall).text
    begun = as_organiser.post(f"{hall}/begin", follow_redirects=True).text
    for table_id in room.table_ids:
        finish(table_id)
    ended = as_organiser.post(f"{hall}/klaar", follow_redirects=True).text

    assert "Begin de bijeenkomst" in before
    assert begun.count("Inloop") == 2
    assert "Kaarten invoeren" in ended
    assert "verslag-afmaken" in ended
    assert meetings.get_meeting(room.meeting_id).state is MeetingState.HELD


def finish(table_id: int) -> None:
    """Bring a table through all its phases."""
    phases = len(
        live.read_sheet(meetings.get_meeting(seating.get_table(table_id).meeting_id)).phases
    )
    for here in range(phases):
        do(lambda here=here: live.go_on(table_id, from_position=here, now=factories.NOW))


def test_closing_asks_first_while_tables_still_talk(as_organiser):
    room = begin(make_room(tables=3))
    hall = f"/bijeenkomsten/{room.meeting_id}/zaal"
    finish(room.table_ids[1])

    shown = as_organiser.get(hall).text
    asked = as_organiser.post(f"{hall}/klaar", follow_redirects=True).text
    state_then = meetings.get_meeting(room.meeting_id).state
    as_organiser.post(f"{hall}/klaar", data={"toch": 1})

    assert f'href="{hall}/sluiten"' in shown
    assert "2 tafels zijn nog bezig." in asked
    assert [f"Tafel {number}</a>" in asked for number in (1, 2, 3)] == [True, False, True]
    assert state_then is MeetingState.UNDERWAY
    assert meetings.get_meeting(room.meeting_id).state is MeetingState.HELD
    assert as_organiser.get(f"{hall}/sluiten").headers["Location"] == hall


def test_day_without_tables_says_what_to_do(as_organiser):
    room = make_room(tables=0)
    hall = f"/bijeenkomsten/{room.meeting_id}/zaal"

    refused = as_organiser.post(
        f"{hall}/begin", headers={"Referer": f"http://localhost{hall}"}, follow_redirects=True
    )

    assert "Er zijn nog geen tafels." in refused.text


def test_table_shows_words_questions_and_what_can_be_recorded(as_facilitator, room):
    page = without_phases(as_facilitator.get(f"/tafels/{room.table_id}").text)

    assert "De zorgvrager of naaste begint." in page
    assert "Wanneer ging het echt goed? Wat gebeurde er toen?" in page
    assert "Wat doe ik als het stil blijft?" in page
    assert 'name="kind" value="wortel"' in page
    assert 'name="kind" value="wormpje"' in page
    assert 'name="kind" value="appel"' not in page


def test_table_before_the_day_shows_the_preparation(as_facilitator):
    room = make_room(guide=as_facilitator)

    page = as_facilitator.get(f"/tafels/{room.table_id}").text

    assert "Bereid u voor op het gesprek" in page
    assert "Wanneer ging het echt goed?" in page


def test_facilitator_goes_through_the_run_sheet(as_facilitator, room):
    table = f"/tafels/{room.table_id}"

    on = as_facilitator.post(f"{table}/volgende", data={"plek": WORTELS}, follow_redirects=True)
    twice = as_facilitator.post(f"{table}/volgende", data={"plek": WORTELS}, follow_redirects=True)
    back = as_facilitator.post(f"{table}/terug", data={"plek": 3}, follow_redirects=True)

    assert "<title>Tafel 1: 3 Stam" in on.text
    assert "<title>Tafel 1: 3 Stam" in twice.text
    assert "<title>Tafel 1: 2 Wortels" in back.text


def test_a_phase_has_one_code_on_every_screen(as_facilitator, as_organiser, room):
    table = as_facilitator.get(f"/tafels/{room.table_id}").text
    hall = as_organiser.get(f"/bijeenkomsten/{room.meeting_id}/zaal").text

    bar = [" ".join(label.split()) for label in re.findall(r'phase__label">([^<]+)<', table)]
    assert bar[:5] == ["Inloop", "1 Grond", "2 Wortels", "3 Stam", "Pauze"]
    assert "Tafel 1, onderdeel 3 van 9: 2 Wortels" in table
    assert 'data-phase-title="3 Stam"' in table
    assert "2 Wortels" in hall


def test_longer_adds_five_minutes(as_facilitator, room):
    before = look(room).standing.clock.minutes_total

    as_facilitator.post(f"/tafels/{room.table_id}/langer")

    assert look(room).standing.clock.minutes_total == before + 5


def test_call_for_help_is_seen_in_the_hall(as_facilitator, as_organiser, room):
    as_facilitator.post(f"/tafels/{room.table_id}/hulp")
    asked = as_organiser.get(f"/bijeenkomsten/{room.meeting_id}/zaal").text
    answered = as_organiser.post(
        f"/tafels/{room.table_id}/hulp/klaar", data={"van": "zaal"}, follow_redirects=True
    ).text

    assert "1 tafel vraagt hulp" in asked
    assert "1 tafel vraagt hulp" not in answered


def test_other_tables_and_the_hall_are_not_there_for_a_facilitator(as_facilitator, room):
    other = room.table_ids[1]

    assert as_facilitator.get(f"/tafels/{other}").status_code == 404
    assert as_facilitator.get(f"/tafels/{other}/stand").status_code == 404
    assert as_facilitator.post(f"/tafels/{other}/volgende").status_code == 404
    assert (
        as_facilitator.post(f"/tafels/{other}/inbreng", data={"text": "Hallo"}).status_code == 404
    )
    assert as_facilitator.get(f"/bijeenkomsten/{room.meeting_id}/zaal").status_code == 404
    assert as_facilitator.get(f"/bijeenkomsten/{room.meeting_id}/kaarten").status_code == 404


def test_manager_sees_no_table(as_manager, room):
    assert as_manager.get(f"/tafels/{room.table_id}").status_code == 404


def test_other_organisation_finds_no_table(app, room):
    organisations.enter(factories.make_organisation())
    stranger = log_in(app, Role.ORGANISER)

    assert stranger.get(f"/tafels/{room.table_id}").status_code == 404
    assert stranger.get(f"/bijeenkomsten/{room.meeting_id}/zaal").status_code == 404
    assert stranger.get(f"/bijeenkomsten/{room.meeting_id}/zaal/stand").status_code == 404


def test_state_answers_304_until_something_changes(as_facilitator, room):
    state = f"/tafels/{room.table_id}/stand"
    tag = as_facilitator.get(state).headers["ETag"]

    unchanged = as_facilitator.get(state, headers={"If-None-Match": tag})
    record(room)
    changed = as_facilitator.get(state, headers={"If-None-Match": tag})

    assert (unchanged.status_code, changed.status_code) == (304, 200)
    assert unchanged.data == b""


def test_agreement_is_made_read_back_and_confirmed_at_the_table(as_facilitator, room):
    place = f"/tafels/{room.table_id}/afspraken"
    words = {
        "what": "Wij bellen wie twee keer niet kwam.",
        "who": "Het wijkteam",
        "due_on": "2027-01-15",
        "noticed_how": "Ik word gebeld.",
    }

    made = as_facilitator.post(place, data=words, follow_redirects=True).text
    number = made.split(f"{place}/")[1].split("/")[0]
    named = as_facilitator.post(
        f"{place}/{number}/voorlezen",
        data={"present": 6, "agreed": 5, "minority_note": "Mevrouw Jansen wil het niet."},
    )
    confirmed = as_facilitator.post(
        f"{place}/{number}/voorlezen", data={"present": 6, "agreed": 6}, follow_redirects=True
    ).text

    assert "afgesproken" in made
    assert (named.status_code, "Staat hier een naam?" in named.text) == (422, True)
    assert 'name="no_name"' in named.text
    assert "bevestigd" in confirmed


def test_cards_are_typed_in_one_after_another(as_organiser, room):
    place = f"/bijeenkomsten/{room.meeting_id}/kaarten?tafel={room.table_id}&fase=appels"
    card = {"client_id": str(uuid4()), "kind": "appel"}

    page = as_organiser.post(place, data={**card, "text": "Een bankje"}, follow_redirects=True).text

    assert "Tafel 1 · 5 Appels" in page
    assert 'value="appel" checked' in page
    assert [row.text for row in look(room).contributions] == ["Een bankje"]


def test_hall_asks_the_same_number_of_questions_for_any_number_of_tables(as_organiser, queries):
    counts = []
    for tables in (1, 3):
        room = begin(make_room(tables=tables))
        queries.clear()
        as_organiser.get(f"/bijeenkomsten/{room.meeting_id}/zaal")
        counts.append(len(queries))

    assert counts[1] <= counts[0] <= MOST_QUERIES, counts


@pytest.mark.parametrize(
    "method", ["spiegelgesprek", "adviesvangers", "benut_ervaringen", "terugkoppeling"]
)
def test_every_method_can_be_guided_from_begin_to_end(as_facilitator, method):
    room = begin(make_room(method=method, guide=as_facilitator))
    table = f"/tafels/{room.table_id}"
    phases = len(look(room).sheet.phases)

    for position in range(phases):
        assert as_facilitator.get(table).status_code == 200
        as_facilitator.post(f"{table}/volgende", data={"plek": position})

    assert "Deze tafel is klaar." in as_facilitator.get(table).text


def test_day_that_has_ended_can_be_read_but_not_written(as_facilitator, room):
    record(room)
    do(lambda: live.end_day(room.meeting_id, now=factories.NOW))

    page = as_facilitator.get(f"/tafels/{room.table_id}").text

    assert "De bijeenkomst is klaar." in page
    assert "De hulp kwam op tijd." in page
    assert 'name="text"' not in page
