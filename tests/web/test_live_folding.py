"""The table screen keeps together what is used together, and forgets no wormpje before people part."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from dialoog.domain.feedback import CareRoute
from dialoog.services import live
from tests.live_room import Room, begin, do, go_to, look, make_room, record

STAM, SEEDS, WAY_OUT = 3, 7, 8
WARNING = "Wormpjes zonder keuze: 1"


def guide(browser: FlaskClient, at: int) -> Room:
    """Give a room whose first table is at a phase and has three stories."""
    room = go_to(begin(make_room(guide=browser)), at)
    for text in ("Zij belde.", "Zij bleef zitten.", "Ik koos zelf."):
        record(room, text)
    return room


def page_of(browser: FlaskClient, room: Room) -> str:
    """Give what the screen shows, without the phases that lie ready for offline."""
    page = browser.get(f"/tafels/{room.table_id}").text
    return re.sub(r"<template.*?</template>", "", page, flags=re.DOTALL)


def kinds(page: str) -> dict[str, bool]:
    """Give the kinds of what was said, in the order of the page, and whether each lies open."""
    found = re.findall(r'<details[^>]*data-kind="(\w+)"([^>]*)>', page)
    return {kind: " open" in rest for kind, rest in found}


def test_earlier_phases_are_a_line_with_their_name_and_count(as_facilitator):
    page = page_of(as_facilitator, guide(as_facilitator, STAM))

    opened = kinds(page)
    assert [kind for kind, is_open in opened.items() if is_open] == [
        "stam",
        "water_en_zon",
        "wormpje",
    ]
    assert list(opened)[:4] == ["stam", "water_en_zon", "wormpje", "pitje"]
    assert re.search(r'Wortel \(<span data-slot="count">3</span>\)', page)


def test_everything_lies_open_once_the_table_is_done(as_facilitator):
    room = guide(as_facilitator, WAY_OUT)
    as_facilitator.post(f"/tafels/{room.table_id}/volgende", data={"plek": WAY_OUT})

    assert all(kinds(page_of(as_facilitator, room)).values())


def test_apples_stand_with_the_agreements_that_are_made_about_them(as_facilitator):
    room = guide(as_facilitator, SEEDS)
    record(room, "Een vaste hulp.", kind="appel", phase="appels")

    page = page_of(as_facilitator, room)

    about = page.split('id="afspraken-over"')[1].split("</ol>")[0]
    assert "Een vaste hulp." in about
    assert "Zij belde." not in about
    assert list(kinds(page))[3] == "appel"


def test_agreements_of_another_method_are_about_the_phase_before(organisation):
    room = begin(make_room(method="terugkoppeling"))
    sheet = look(room).sheet
    about = {phase.key: [kind.key for kind in sheet.agreed_about(phase)] for phase in sheet.phases}

    assert about == {"u_zei": [], "wij_doen": [], "merkt_u_het": [], "verder": ["verandering", "merkbaar"], "dank": []}  # fmt: skip


@pytest.mark.parametrize("finished", [False, True])
def test_wormpje_without_a_route_is_asked_after_before_people_part(as_facilitator, finished):
    room = guide(as_facilitator, WAY_OUT)
    worm = record(room, "Niemand geloofde mij.", kind="wormpje").id
    if finished:
        as_facilitator.post(f"/tafels/{room.table_id}/volgende", data={"plek": WAY_OUT})

    before = warning(page_of(as_facilitator, room))
    do(lambda: live.choose_route(worm, CareRoute.AFTER_CARE))

    assert WARNING in before
    assert 'href="#soort-wormpje"' in before
    assert "Niemand geloofde mij." not in before
    assert not warning(page_of(as_facilitator, room))


def test_wormpje_is_left_in_peace_while_the_talk_goes_on(as_facilitator):
    room = guide(as_facilitator, STAM)
    record(room, "Niemand geloofde mij.", kind="wormpje")

    assert not warning(page_of(as_facilitator, room))


def warning(page: str) -> str:
    """Give what the page says about wormpjes without a route; nothing when that is hidden."""
    found = re.search(r'id="wormpjes-open" role="status">(.*?)</a>', page, re.DOTALL)
    return found[1] if found else ""
