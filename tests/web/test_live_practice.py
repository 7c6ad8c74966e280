"""Practising the screen of a table before the day: invented, and never stored."""

import json
import re
from html import unescape

import pytest
from sqlalchemy import func, select

from dialoog.content import practice_table, shipped_methods
from dialoog.domain.meetings import MeetingState
from dialoog.storage import db
from dialoog.storage.live import ContributionRow, TableMomentRow
from tests.live_room import begin, make_room


def state_of(page):
    return json.loads(unescape(re.search(r'data-state="([^"]*)"', page).group(1)))


@pytest.mark.parametrize("method", sorted(shipped_methods()))
def test_every_method_can_be_practised(as_facilitator, organisation, method):
    room = make_room(method=method, guide=as_facilitator)

    page = as_facilitator.get(f"/tafels/{room.table_id}/oefenen")

    assert page.status_code == 200
    state = state_of(page.text)
    assert state["underway"]
    assert tuple(state["names"]) == practice_table().names
    assert 1 <= len(state["entries"]) <= len(practice_table().said)


def test_practising_stores_nothing(as_facilitator, organisation):
    room = make_room(guide=as_facilitator)

    as_facilitator.get(f"/tafels/{room.table_id}/oefenen")

    for kind in (ContributionRow, TableMomentRow):
        assert db.session.execute(select(func.count(kind.id))).scalar_one() == 0


def test_without_script_the_buttons_do_nothing_either(as_facilitator, organisation):
    room = make_room(guide=as_facilitator)
    page = as_facilitator.get(f"/tafels/{room.table_id}/oefenen").text
    actions = set(re.findall(r'<form[^>]* action="(/tafels/[^"]+)"', page))

    assert actions
    for action in actions:
        as_facilitator.post(
            action, data={"text": "Echt gezegd.", "kind": "grond", "phase": "grond"}
        )

    for kind in (ContributionRow, TableMomentRow):
        assert db.session.execute(select(func.count(kind.id))).scalar_one() == 0


def test_no_link_leads_from_practising_to_the_real_people(as_facilitator, organisation):
    room = make_room(guide=as_facilitator)
    page = as_facilitator.get(f"/tafels/{room.table_id}/oefenen").text

    links = re.findall(r'<a\b[^>]* href="(/[^"]*)"[^>]*>', page)
    kept_in_the_page = re.findall(r'<a\b[^>]* href="(/[^"]*)"[^>]* data-(?:edit|agree)\b', page)

    way_out = {f"/tafels/{room.table_id}", f"/tafels/{room.table_id}/oefenen"}
    assert {link for link in links if "/tafels/" in link} - set(kept_in_the_page) <= way_out


def test_on_the_day_itself_nobody_practises(as_facilitator, organisation):
    room = begin(make_room(guide=as_facilitator))

    answer = as_facilitator.get(f"/tafels/{room.table_id}/oefenen")

    assert answer.status_code == 409
    assert "Gebruik nu het echte scherm van uw tafel." in answer.text


def test_the_preparation_leads_to_practising(as_facilitator, organisation):
    room = make_room(guide=as_facilitator, state=MeetingState.PLANNED)

    page = as_facilitator.get(f"/tafels/{room.table_id}").text

    assert f"/tafels/{room.table_id}/oefenen" in page


def test_somebody_elses_table_is_not_practised(as_facilitator, organisation):
    room = make_room()

    assert as_facilitator.get(f"/tafels/{room.table_id}/oefenen").status_code == 404
