"""What is said at a table: recorded, mended, taken back, and a route for what hurts."""

import re
from uuid import uuid4

import pytest

from tests.live_room import WORTELS, begin, go_to, look, make_room, record

TYPED = {"phase": "wortels", "kind": "wortel", "text": "Zij belde elke maandag."}


@pytest.fixture
def room(as_facilitator):
    """A meeting that has begun, with two tables; the facilitator guides the first."""
    return go_to(begin(make_room(tables=2, guide=as_facilitator)), WORTELS)


def typed(**changes):
    return {"client_id": str(uuid4()), **TYPED, **changes}


def said(page: str) -> list[str]:
    """Give what stands in the list of what was said."""
    lists = re.sub(r"<template.*?</template>", "", page, flags=re.DOTALL)
    return re.findall(r'class="contributions__text"[^>]*>(.*?)<', lists)


def shown(page: str) -> str:
    """Give the part of the page that says that words were taken back."""
    found = re.search(r'id="weggehaald-net" role="status">(.*?)</form>', page, re.DOTALL)
    return found[1] if found else ""


def consent_asked(page: str) -> list[str]:
    """Give who may read the words as long as nobody chooses."""
    choices = re.findall(r'<input[^>]*name="consent"[^>]*>', page)
    return [re.search(r'value="(\w+)"', choice)[1] for choice in choices if " checked" in choice]


def test_recording_without_script_comes_back_to_the_table(as_facilitator, room):
    page = as_facilitator.post(
        f"/tafels/{room.table_id}/inbreng", data=typed(consent="anonymous"), follow_redirects=True
    ).text

    assert "Zij belde elke maandag." in page
    assert "mag iedereen lezen" in page


def test_sending_twice_stores_once_and_other_words_are_refused(as_facilitator, room):
    target = f"/tafels/{room.table_id}/inbreng"
    data = typed()

    first, second = (as_facilitator.post(target, data=data) for _ in range(2))
    other = as_facilitator.post(target, data={**data, "text": "Iets anders."})

    assert (first.status_code, second.status_code, other.status_code) == (303, 303, 422)
    assert "al eerder bewaard" in other.text
    assert look(room).standing.recorded == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": "  "}, "Schrijf eerst op wat er gezegd is."),
        ({"text": "x" * 1001}, "Dit is te lang."),
        ({"kind": "appel"}, "Dit hoort niet bij deze fase."),
        ({"phase": "bloesem", "kind": "bloesem"}, "Deze fase is nog niet begonnen."),
        ({"client_id": "geen nummer"}, "Het versturen ging mis."),
    ],
)
def test_what_cannot_be_recorded_is_explained_and_kept(as_facilitator, room, changes, sentence):
    target = f"/tafels/{room.table_id}/inbreng"

    page = as_facilitator.post(target, data=typed(**changes))

    assert page.status_code == 422
    assert sentence in page.text
    assert changes.get("text", TYPED["text"]).strip() in page.text
    assert look(room).standing.recorded == 0


def test_consent_is_asked_of_each_speaker_anew(as_facilitator, room):
    table = f"/tafels/{room.table_id}"

    first = as_facilitator.get(table).text
    as_facilitator.post(f"{table}/inbreng", data=typed(consent="anonymous"))
    second = as_facilitator.get(table).text

    assert consent_asked(first) == consent_asked(second) == ["table_only"]


def test_words_can_be_mended_taken_back_and_put_back(as_facilitator, room):
    row = record(room)
    place = f"/tafels/{room.table_id}/inbreng/{row.id}"

    mended = as_facilitator.post(
        place,
        data={"text": "Beter gezegd.", "kind": "wortel", "version": row.version},
        follow_redirects=True,
    )
    gone = as_facilitator.post(f"{place}/weg", follow_redirects=True)
    again = as_facilitator.post(f"{place}/terug", follow_redirects=True)

    assert "Beter gezegd." in mended.text
    assert "Het is weggehaald." in shown(gone.text)
    assert said(gone.text) == []
    assert said(again.text) == ["Beter gezegd."]


def test_mending_what_somebody_else_changed_keeps_what_was_typed(as_facilitator, room):
    row = record(room)

    page = as_facilitator.post(
        f"/tafels/{room.table_id}/inbreng/{row.id}",
        data={"text": "Mijn woorden.", "kind": "wortel", "version": row.version + 7},
    )

    assert page.status_code == 422
    assert "Iemand anders heeft dit net veranderd." in page.text
    assert "Mijn woorden." in page.text


def test_words_of_another_table_cannot_be_changed_here(as_organiser, room):
    row = record(room)
    elsewhere = f"/tafels/{room.table_ids[1]}/inbreng/{row.id}"

    assert as_organiser.get(elsewhere).status_code == 404
    assert as_organiser.post(f"{elsewhere}/weg").status_code == 404
    assert look(room).standing.recorded == 1


def test_wormpje_gets_a_route_with_a_day(as_facilitator, room):
    row = record(room, "Niemand geloofde mij.", kind="wormpje")
    place = f"/tafels/{room.table_id}/inbreng/{row.id}/route"

    page = as_facilitator.post(place, data={"route": "after_care"}, follow_redirects=True)
    wrong = as_facilitator.post(place, data={"route": "elders"})

    assert "Bel uiterlijk dinsdag 24 november 2026." in page.text
    assert wrong.status_code == 400
