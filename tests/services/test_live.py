"""The day itself: tables are guided, and what is said is stored once and found again."""

from datetime import timedelta
from uuid import uuid4

import pytest

from dialoog.domain.feedback import CareRoute
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.meetings import MeetingState
from dialoog.domain.methods import TreePart
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import live, meetings, organisations
from dialoog.services.unit_of_work import unit_of_work
from tests import factories
from tests.factories import NOW
from tests.live_room import make_room, words

WORTELS = 2
pytestmark = pytest.mark.usefixtures("organisation")


def refusal(act) -> str:
    with pytest.raises(Refused) as caught, unit_of_work():
        act()
    return caught.value.code


def do(act):
    with unit_of_work():
        return act()


@pytest.fixture
def room():
    """A meeting that has begun, with one table."""
    room = make_room()
    do(lambda: live.begin_day(room.meeting_id, now=NOW))
    return room


@pytest.fixture
def at_roots(room):
    """The same, with the table at the stories."""
    for position in range(WORTELS):
        do(lambda here=position: live.go_on(room.table_id, from_position=here, now=NOW))
    return room


def look(room, *, later=timedelta(0)):
    table = live.get_own_table(room.table_id, user_id=0, sees_all=True)
    return live.look_at_table(table, now=NOW + later)


def record(room, text="De hulp kwam op tijd.", **changes):
    return do(
        lambda: live.record(
            words(text, **changes), table_id=room.table_id, source=Source.TABLE, now=NOW
        )
    )


def test_day_begins_with_every_table_in_its_first_phase():
    room = make_room(tables=3)

    do(lambda: live.begin_day(room.meeting_id, now=NOW))
    meeting = meetings.get_meeting(room.meeting_id)
    standings = live.look_at_hall(meeting, now=NOW)

    assert meeting.state is MeetingState.UNDERWAY
    assert [(s.table.number, s.phase.key, s.clock.minutes_left) for s in standings] == [
        (1, "inloop", 15),
        (2, "inloop", 15),
        (3, "inloop", 15),
    ]


def test_day_without_tables_or_from_a_draft_is_refused():
    bare = make_room(tables=0)
    draft = make_room(state=MeetingState.DRAFT)

    assert refusal(lambda: live.begin_day(bare.meeting_id, now=NOW)) == "live.no_tables"
    assert refusal(lambda: live.begin_day(draft.meeting_id, now=NOW)) == "meeting.step_not_allowed"


def test_tables_go_on_each_at_their_own_pace():
    room = make_room(tables=2)
    do(lambda: live.begin_day(room.meeting_id, now=NOW))

    do(lambda: live.go_on(room.table_id, from_position=0, now=NOW + timedelta(minutes=12)))
    do(lambda: live.take_longer(room.table_id))
    meeting = meetings.get_meeting(room.meeting_id)
    first, second = live.look_at_hall(meeting, now=NOW + timedelta(minutes=14))

    assert (first.phase.key, first.clock.minutes_left) == ("grond", 13)
    assert (second.phase.key, second.clock.minutes_left) == ("inloop", 1)


def test_pressing_next_twice_skips_nothing(room):
    for _ in range(2):
        do(lambda: live.go_on(room.table_id, from_position=0, now=NOW))

    assert look(room).standing.phase.key == "grond"


def test_mistaken_next_gives_the_clock_back(room):
    do(lambda: live.go_on(room.table_id, from_position=0, now=NOW + timedelta(minutes=9)))
    do(lambda: live.go_back(room.table_id, from_position=1))

    standing = look(room, later=timedelta(minutes=10)).standing

    assert (standing.phase.key, standing.clock.minutes_left) == ("inloop", 5)


def test_table_is_finished_after_its_last_phase(room):
    for position in range(9):
        do(lambda here=position: live.go_on(room.table_id, from_position=here, now=NOW))

    assert look(room).standing.finished


def test_call_for_help_reaches_the_hall_until_it_ends(room):
    meeting = meetings.get_meeting(room.meeting_id)

    do(lambda: live.ask_help(room.table_id, now=NOW))
    asked = live.look_at_hall(meetings.get_meeting(room.meeting_id), now=NOW)[0].asks_help
    do(lambda: live.end_help(room.table_id))
    after = live.look_at_hall(meeting, now=NOW)[0].asks_help

    assert (asked, after) == (True, False)


def test_table_added_during_the_day_can_begin(room):
    late = do(lambda: _add_table(room.meeting_id))

    assert refusal(lambda: live.go_on(late, from_position=0, now=NOW)) == "live.table_not_begun"
    do(lambda: live.begin_table(late, now=NOW))

    assert (
        live.look_at_hall(meetings.get_meeting(room.meeting_id), now=NOW)[1].phase.key == "inloop"
    )


def _add_table(meeting_id: int) -> int:
    from dialoog.storage import db
    from dialoog.storage.seating import TableRow

    row = TableRow(meeting_id=meeting_id, number=2, features=[])
    db.session.add(row)
    db.session.flush()
    return row.id


def test_nothing_moves_or_is_recorded_before_and_after_the_day():
    room = make_room()
    table_id = room.table_id

    assert refusal(lambda: live.go_on(table_id, from_position=0, now=NOW)) == "live.not_underway"
    assert refusal(lambda: _record_at(table_id, Source.TABLE)) == "live.not_underway"
    assert refusal(lambda: _record_at(table_id, Source.CARD)) == "live.not_underway"

    do(lambda: live.begin_day(room.meeting_id, now=NOW))
    do(lambda: live.end_day(room.meeting_id, now=NOW))

    assert refusal(lambda: live.take_longer(table_id)) == "live.not_underway"
    assert refusal(lambda: _record_at(table_id, Source.TABLE)) == "live.not_underway"
    assert do(lambda: _record_at(table_id, Source.CARD)).source is Source.CARD


def _record_at(table_id: int, source: Source):
    return live.record(words(), table_id=table_id, source=source, now=NOW)


def test_day_closed_too_soon_opens_again_where_it_was(at_roots):
    do(lambda: live.end_day(at_roots.meeting_id, now=NOW))
    do(lambda: live.reopen_day(at_roots.meeting_id, now=NOW))

    record(at_roots)

    assert look(at_roots).standing.phase.key == "wortels"


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


def test_mark_changes_with_everything_that_changes(at_roots):
    table = live.get_own_table(at_roots.table_id, user_id=0, sees_all=True)
    marks = [live.mark_of_table(table)]

    row = record(at_roots)
    marks.append(live.mark_of_table(table))
    do(lambda: live.star(row.id, more=1))
    marks.append(live.mark_of_table(table))
    do(lambda: live.withdraw(row.id, now=NOW))
    marks.append(live.mark_of_table(table))
    do(lambda: live.take_longer(at_roots.table_id))
    marks.append(live.mark_of_table(table))
    do(lambda: live.end_day(at_roots.meeting_id, now=NOW))
    marks.append(live.mark_of_table(table))

    assert len(set(marks)) == len(marks)
    assert live.mark_of_table(table) == marks[-1]


def test_other_organisation_sees_nothing_of_the_day(at_roots):
    record(at_roots)
    mark = live.mark_of_hall(at_roots.meeting_id)

    organisations.enter(factories.make_organisation())

    with pytest.raises(Missing):
        live.get_own_table(at_roots.table_id, user_id=0, sees_all=True)
    with pytest.raises(Missing):
        live.mark_of_hall(at_roots.meeting_id)
    assert mark
