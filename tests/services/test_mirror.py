"""A mirror meeting: silence until the turn, the route step by step, slips and sentences."""

from __future__ import annotations

from uuid import uuid4

import pytest

from dialoog.domain.live import Source
from dialoog.domain.mirror import Listening
from dialoog.domain.refusal import Missing
from dialoog.services import live, meetings, mirror
from dialoog.storage import live as live_storage
from tests.factories import NOW
from tests.live_room import do, go_to, make_room, record, refusal, words
from tests.mirror_room import MIRROR, ROUTE, SLIPS, WAYS_IN, make_circles, slip

pytestmark = pytest.mark.usefixtures("organisation")
SILENT = {"mirror.listeners_are_silent", "live.phase_not_begun"}


def go_on(table_id, *, to):
    for here in range(to):
        do(lambda here=here: live.go_on(table_id, from_position=here, now=NOW))


def ask(room, question="Hoe laat was dat?", source=Source.OWN_DEVICE):
    return do(
        lambda: mirror.ask(room.table_id, question, client_id=uuid4(), source=source, now=NOW)
    )


@pytest.mark.parametrize("way", WAYS_IN)
def test_listeners_are_silent_until_their_phase(way):
    room = make_circles()
    inner, outer = room.table_ids
    # The screen of the outer circle may run ahead; only the inner circle decides.
    go_on(outer, to=SLIPS + 1)
    codes = set()

    for here in range(SLIPS):
        codes.add(refusal(lambda: WAYS_IN[way](inner, outer)))
        do(lambda here=here: live.go_on(inner, from_position=here, now=NOW))

    assert codes <= SILENT
    assert live_storage.list_of_meeting(room.meeting_id) == []


@pytest.mark.parametrize("way", [way for way in WAYS_IN if "sentence" not in way])
def test_listeners_speak_in_their_phase_and_not_after_going_back(way):
    room = make_circles(at=SLIPS)
    inner, outer = room.table_ids
    go_on(outer, to=SLIPS)

    do(lambda: WAYS_IN[way](inner, outer))
    do(lambda: live.go_back(inner, from_position=SLIPS))

    assert refusal(lambda: WAYS_IN[way](inner, outer)) in SILENT


def test_slips_of_paper_are_typed_in_after_the_day():
    room = make_circles(at=1)
    do(lambda: live.end_day(room.meeting_id, now=NOW))

    row = do(lambda: live.record(slip(), table_id=room.table_ids[1], source=Source.CARD, now=NOW))

    assert row.kind == "vraag"


def test_circles_come_in_pairs_and_one_table_is_both():
    room = make_circles()
    alone = make_room(method="spiegelgesprek")
    mixed = make_room(tables=2)

    def pair(table_id):
        circles = mirror.look_from(table_id).circles
        return circles.inner.id, circles.outer and circles.outer.id

    assert {pair(table_id) for table_id in room.table_ids} == {room.table_ids}
    assert pair(alone.table_id) == (alone.table_id, None)
    assert pair(mixed.table_ids[1]) == (mixed.table_ids[1], None)


def test_slips_are_asked_one_by_one():
    room = make_circles(at=SLIPS)
    first, second = ask(room).id, ask(room, "Wie belde u?").id

    do(lambda: mirror.mark_asked(room.table_id, first, asked=True, now=NOW))
    slips = mirror.list_slips(mirror.look_from(room.table_ids[1]))

    assert [(each.row.id, each.asked) for each in slips] == [(second, False), (first, True)]
    do(lambda: mirror.mark_asked(room.table_id, first, asked=False, now=NOW))
    assert not any(each.asked for each in mirror.list_slips(mirror.look_from(room.table_id)))


def test_only_a_question_of_this_conversation_is_marked():
    room = make_circles(at=SLIPS)
    other = record(room, "Fijn.", kind="wormpje", phase="buitenkring").id

    with pytest.raises(Missing):
        do(lambda: mirror.mark_asked(room.table_id, other, asked=True, now=NOW))


def test_a_flood_of_slips_stops(monkeypatch):
    monkeypatch.setattr("dialoog.services.mirror.listeners.MOST_SLIPS", 2)
    room = make_circles(at=SLIPS)
    ask(room)
    ask(room)

    assert refusal(lambda: ask_inside(room)) == "mirror.enough_questions"


def ask_inside(room):
    return mirror.ask(
        room.table_id, "Nog een?", client_id=uuid4(), source=Source.OWN_DEVICE, now=NOW
    )


def test_each_listener_says_one_sentence():
    room = make_circles(at=MIRROR)
    mine, other = uuid4(), uuid4()

    def say(words, device):
        return mirror.mirror_back(room.table_id, words, device=device, now=NOW)

    do(lambda: say("Ik bel voortaan eerst.", mine))
    do(lambda: say("Ik bel voortaan eerst.", mine))
    do(lambda: say("Ik luister langer.", other))

    assert refusal(lambda: say("Iets anders.", mine)) == "mirror.one_sentence_each"
    assert mirror.find_own_sentence(room.table_id, mine).text == "Ik bel voortaan eerst."
    assert len(live_storage.list_of_table(room.table_id)) == 2


def test_what_is_said_stands_at_its_step():
    room = make_circles(at=ROUTE)

    def write(text, step, kind="sterk"):
        said = words(text, kind=kind, phase="route")
        return do(lambda: mirror.record_at_step(said, table_id=room.table_id, step=step, now=NOW))

    write("Zij belde meteen.", 0)
    do(lambda: mirror.go_along(room.table_id, from_step=0, by=1))
    do(lambda: mirror.go_along(room.table_id, from_step=0, by=1))
    write("Het was te kort.", 1, kind="kan_beter")
    route = mirror.look_at_route(mirror.look_from(room.table_id))

    assert route.here == 1
    assert [[row.text for row in stop.said] for stop in route.stops] == [
        ["Zij belde meteen."],
        ["Het was te kort."],
        [],
        [],
    ]
    assert (
        refusal(
            lambda: mirror.record_at_step(
                words("X", kind="sterk", phase="route"), table_id=room.table_id, step=9, now=NOW
            )
        )
        == "mirror.no_such_step"
    )


def test_the_route_is_made_before_the_day():
    room = make_circles(at=None)

    def make(steps, version):
        return mirror.make_route(room.meeting_id, steps, language="nl", version=version, now=NOW)

    version = mirror.look_from(room.table_id).meeting.version
    do(lambda: make(["Bellen", "Gesprek"], version))
    route = mirror.look_at_route(mirror.look_from(room.table_id))

    assert [(stop.title.nl, stop.title.en) for stop in route.stops] == [
        ("Bellen", "Bellen"),
        ("Gesprek", "Talk"),
    ]
    assert refusal(lambda: make(["Iets"], version)) == "common.changed_meanwhile"


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        ([], "meeting.route_empty"),
        ([str(number) for number in range(9)], "meeting.route_too_long"),
        (["x" * 41], "meeting.step_too_long"),
        (["Bellen", "bellen"], "meeting.step_twice"),
    ],
)
def test_a_route_that_can_not_be_walked_is_refused(steps, code):
    room = make_circles(at=None)
    version = mirror.look_from(room.table_id).meeting.version

    assert (
        refusal(
            lambda: mirror.make_route(
                room.meeting_id, steps, language="nl", version=version, now=NOW
            )
        )
        == code
    )


def test_the_route_stands_once_the_day_began():
    room = make_circles(at=0)
    version = mirror.look_from(room.table_id).meeting.version

    assert (
        refusal(
            lambda: mirror.make_route(
                room.meeting_id, ["Bellen"], language="nl", version=version, now=NOW
            )
        )
        == "meeting.fixed"
    )


def test_listening_ends_with_the_day():
    room = go_to(make_circles(at=0), 1)
    assert mirror.look_from(room.table_id).listening is Listening.SILENT

    do(lambda: live.end_day(room.meeting_id, now=NOW))

    assert mirror.look_from(room.table_id).listening is Listening.OVER


def test_hall_sees_the_outer_circle_where_the_inner_one_is():
    room = make_circles()
    inner, outer = room.table_ids
    do(lambda: live.ask_help(outer, now=NOW))
    phases = len(live.read_sheet(meetings.get_meeting(room.meeting_id)).phases)

    go_on(inner, to=SLIPS)
    halfway = look_at_hall(room)
    for here in range(SLIPS, phases):
        do(lambda here=here: live.go_on(inner, from_position=here, now=NOW))

    assert [standing.phase.key for standing in halfway] == ["buitenkring", "buitenkring"]
    assert [standing.asks_help for standing in halfway] == [False, True]
    assert all(standing.finished for standing in look_at_hall(room))


def look_at_hall(room):
    return live.look_at_hall(meetings.get_meeting(room.meeting_id), now=NOW)
