"""What is said at a table is stored once, can be mended and taken back, and pain gets its care."""

from uuid import uuid4

import pytest

from dialoog.domain.feedback import CareRoute
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.methods import TreePart
from dialoog.services import live, meetings
from tests.factories import NOW
from tests.live_room import (
    WORTELS,
    begin,
    do,
    go_to,
    look,
    make_room,
    record,
    refusal,
    words,
)

pytestmark = pytest.mark.usefixtures("organisation")


@pytest.fixture
def room(organisation):
    """A meeting that has begun, with one table."""
    return begin(make_room())


@pytest.fixture
def at_roots(room):
    """The same, with the table at the stories."""
    return go_to(room, WORTELS)


def test_what_is_said_keeps_its_place_and_part_of_the_tree(at_roots):
    row = record(at_roots, "  Zij belde elke maandag.  ")

    assert (row.text, row.kind, row.tree_part, row.phase_key) == (
        "Zij belde elke maandag.",
        "wortel",
        TreePart.ROOTS,
        "wortels",
    )
    assert (row.private, row.quote_consent) == (False, QuoteConsent.ANONYMOUS)
    assert [found.id for found in look(at_roots).contributions] == [row.id]


def test_wormpje_is_private_whatever_consent_was_ticked(at_roots):
    row = record(at_roots, "Ik werd niet geloofd.", kind="wormpje")

    assert (row.private, row.quote_consent) == (True, QuoteConsent.TABLE_ONLY)


def test_same_words_under_the_same_id_are_stored_once(at_roots):
    client_id = uuid4()

    first = record(at_roots, client_id=client_id)
    second = record(at_roots, client_id=client_id)

    assert first.id == second.id
    assert look(at_roots).standing.recorded == 1


def test_sending_again_after_an_edit_changes_nothing(at_roots):
    client_id = uuid4()
    row = record(at_roots, client_id=client_id)
    do(lambda: _edit(row, text="Beter gezegd."))

    record(at_roots, client_id=client_id)

    assert [found.text for found in look(at_roots).contributions] == ["Beter gezegd."]


def test_other_words_under_the_same_id_are_refused(at_roots):
    client_id = uuid4()
    record(at_roots, client_id=client_id)

    def again():
        return live.record(
            words("Iets anders.", client_id=client_id),
            table_id=at_roots.table_id,
            source=Source.TABLE,
            now=NOW,
        )

    assert refusal(again) == "live.id_used_before"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"phase": "bloesem", "kind": "bloesem"}, "live.phase_not_begun"),
        ({"phase": "wortels", "kind": "appel"}, "live.kind_not_here"),
        ({"phase": "kroon", "kind": "wortel"}, "live.kind_not_here"),
        ({"text": "   "}, "live.no_words"),
    ],
)
def test_words_that_do_not_belong_are_refused(at_roots, changes, code):
    said = words(**changes)

    refused = refusal(
        lambda: live.record(said, table_id=at_roots.table_id, source=Source.TABLE, now=NOW)
    )

    assert refused == code


def test_listeners_of_a_spiegelgesprek_stay_silent_until_their_phase():
    room = make_room(method="spiegelgesprek")
    do(lambda: live.begin_day(room.meeting_id, now=NOW))
    question = words("Wat bedoelde u?", phase="buitenkring", kind="vraag")

    def ask():
        return live.record(question, table_id=room.table_id, source=Source.TABLE, now=NOW)

    assert refusal(ask) == "live.phase_not_begun"
    for position in range(4):
        do(lambda here=position: live.go_on(room.table_id, from_position=here, now=NOW))
    assert do(ask).kind == "vraag"


def _edit(row, *, text="Anders gezegd.", kind="wortel", version=None):
    return live.edit(
        row.id,
        text=text,
        kind=kind,
        consent=QuoteConsent.ANONYMOUS,
        version=version or row.version,
    )


def test_edit_moves_words_to_another_kind_of_the_phase(at_roots):
    row = record(at_roots, "Dit deed pijn.")

    do(lambda: _edit(row, text="Dit deed pijn.", kind="wormpje"))
    found = live.get_contribution(row.id)

    assert (found.kind, found.private, found.quote_consent) == (
        "wormpje",
        True,
        QuoteConsent.TABLE_ONLY,
    )


def test_edit_of_what_somebody_else_just_changed_is_refused(at_roots):
    row = record(at_roots)
    seen = row.version
    do(lambda: _edit(row))

    assert refusal(lambda: _edit(row, version=seen)) == "common.changed_meanwhile"


def test_words_taken_back_leave_every_list_and_can_come_back(at_roots):
    row = record(at_roots)

    do(lambda: live.withdraw(row.id, now=NOW))
    gone = look(at_roots)
    hall = live.look_at_hall(meetings.get_meeting(at_roots.meeting_id), now=NOW)
    do(lambda: live.restore(row.id))

    assert (gone.contributions, gone.standing.recorded, hall[0].recorded) == ([], 0, 0)
    assert look(at_roots).standing.recorded == 1


def test_stickers_are_counted_and_never_below_none(at_roots):
    row = record(at_roots)

    for more in (1, 1, -1, -1, -1):
        do(lambda more=more: live.star(row.id, more=more))

    assert live.get_contribution(row.id).stars == 0


def test_wormpje_gets_a_route_and_its_care(at_roots):
    row = record(at_roots, "Ik werd niet geloofd.", kind="wormpje")

    assert refusal(lambda: live.care_done(row.id, now=NOW)) == "live.no_route"
    do(lambda: live.choose_route(row.id, CareRoute.AFTER_CARE))
    do(lambda: live.care_done(row.id, now=NOW))
    cared = live.get_contribution(row.id)
    assert (cared.care_route, cared.care_done_at) == (CareRoute.AFTER_CARE, NOW)

    do(lambda: live.choose_route(row.id, CareRoute.COMPLAINT))
    assert live.get_contribution(row.id).care_done_at is None


def test_only_a_wormpje_gets_a_route(at_roots):
    row = record(at_roots)

    assert refusal(lambda: live.choose_route(row.id, CareRoute.ADVICE)) == "live.not_private"
