"""What a tablet gets to go on without internet: a key, a bare screen, and nothing that was said."""

import base64

import pytest

from tests.live_room import WORTELS, begin, go_to, make_room, record
from tests.table_steps import send, step

WORDS = "Zij belde elke maandag."


@pytest.fixture
def room(as_facilitator):
    """A meeting that has begun, with two tables; the facilitator guides the first."""
    return go_to(begin(make_room(tables=2, guide=as_facilitator)), WORTELS)


def test_key_of_a_table_is_its_own_and_is_never_kept(as_organiser, room):
    answers = [as_organiser.get(f"/tafels/{number}/sleutel") for number in room.table_ids]

    one, other = (base64.b64decode(answer.json["key"]) for answer in answers)
    again = as_organiser.get(f"/tafels/{room.table_id}/sleutel").json["key"]
    assert len(one) == len(other) == 32
    assert one == base64.b64decode(again) != other
    assert all(answer.headers["Cache-Control"] == "no-store" for answer in answers)


def test_key_is_only_for_who_guides_the_table(as_facilitator, as_manager, client, room):
    other = room.table_ids[1]

    assert as_facilitator.get(f"/tafels/{room.table_id}/sleutel").status_code == 200
    assert as_facilitator.get(f"/tafels/{other}/sleutel").status_code == 404
    assert as_manager.get(f"/tafels/{room.table_id}/sleutel").status_code == 404
    assert client.get(f"/tafels/{room.table_id}/sleutel").status_code == 302


def test_bare_screen_has_every_phase_and_nothing_that_was_said(as_facilitator, room):
    record(room, WORDS)
    send(as_facilitator, room, step("agree", what="Wij bellen wie niet kwam."))

    page = as_facilitator.get(f"/tafels/{room.table_id}").text
    bare = as_facilitator.get(f"/tafels/{room.table_id}/scherm").text

    assert WORDS in page
    assert "Wij bellen wie niet kwam." in page
    assert WORDS not in bare
    assert "Wij bellen wie niet kwam." not in bare
    assert bare.count("<template data-phase=") == page.count("<template data-phase=") == 9


def test_state_tells_what_was_said_and_asks_about_names(as_facilitator, room):
    record(room, "Fatma hielp mij.")

    (entry,) = as_facilitator.get(f"/tafels/{room.table_id}/stand").json["entries"]

    assert (entry["text"], entry["names"]) == ("Fatma hielp mij.", ["Fatma"])


def test_worker_may_serve_what_is_below_its_address(client):
    with client.get("/tafels/werker.js") as answer:
        assert (answer.status_code, answer.mimetype) == (200, "text/javascript")


def test_turns_can_be_counted_without_script(as_facilitator, room):
    place = f"/tafels/{room.table_id}"

    as_facilitator.post(f"{place}/beurten", data={"phase": "wortels", "profession": "1"})

    assert "Werk in de zorg: 1" in as_facilitator.get(place).text


def test_logging_out_leaves_nothing_on_the_device(as_facilitator):
    assert as_facilitator.post("/uitloggen").headers["Clear-Site-Data"] == '"storage"'
