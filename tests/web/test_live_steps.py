"""What a tablet sends of what was done at its table: once, in order, and nobody's words get lost."""

import random
from datetime import timedelta

import pytest

from dialoog.domain.people import Perspective
from dialoog.services import followup, live
from tests.factories import NOW
from tests.live_room import WORTELS, begin, do, go_to, look, make_room, record
from tests.table_steps import note, send, statuses, step

TAKEN, CONFLICT, UNUSABLE = 200, 409, 422
BATCH = 25


@pytest.fixture
def room(as_facilitator):
    """A meeting that has begun, with two tables; the facilitator guides the first."""
    return go_to(begin(make_room(tables=2, guide=as_facilitator)), WORTELS)


def texts(room):
    return [row.text for row in look(room).contributions]


def test_same_step_twice_is_taken_once_and_gets_the_same_answer(as_facilitator, room):
    said = note("Zij belde elke maandag.")

    first, second = (send(as_facilitator, room, said) for _ in range(2))

    assert (first.status_code, first.json["steps"]) == (TAKEN, second.json["steps"])
    assert texts(room) == ["Zij belde elke maandag."]


def test_something_else_under_the_same_id_is_a_conflict(as_facilitator, room):
    said = note("Zij belde elke maandag.")
    send(as_facilitator, room, said)

    other = send(as_facilitator, room, {**said, "body": {**said["body"], "text": "Iets anders."}})

    assert (other.status_code, statuses(other)) == (CONFLICT, [CONFLICT])
    assert "al eerder bewaard" in other.json["steps"][0]["words"]
    assert texts(room) == ["Zij belde elke maandag."]


def test_steps_that_fail_leave_the_others_alone(as_facilitator, room):
    answer = send(
        as_facilitator,
        room,
        note("  "),
        note("Goed."),
        note("Te vroeg.", phase="bloesem", kind="bloesem"),
        step("dansen"),
        step("star", entry="geen id"),
        {"id": "x", "kind": "on", "at": "nu", "body": {}},
        "geen stap",
    )

    assert answer.status_code == UNUSABLE
    assert statuses(answer) == [UNUSABLE, TAKEN, *[UNUSABLE] * 5]
    assert "Schrijf eerst op" in answer.json["steps"][0]["words"]
    assert "Luister nog even" in answer.json["steps"][2]["words"]
    assert texts(room) == ["Goed."]


@pytest.mark.parametrize("sent", [None, [], {"steps": "alle"}, {"steps": [{}] * 101}])
def test_what_is_no_list_of_steps_is_refused(as_facilitator, room, sent):
    answer = as_facilitator.post(f"/tafels/{room.table_id}/stappen", json=sent)

    assert answer.status_code == 400


def test_half_an_hour_offline_arrives_once_in_its_own_order_however_often_it_is_sent(
    as_facilitator, room
):
    notes = [note(f"Zin {n}", later=timedelta(seconds=9 * n)) for n in range(200)]

    for seed in (None, 1, 2):
        again = list(notes)
        if seed:
            random.Random(seed).shuffle(again)
        for start in range(0, len(again), BATCH):
            assert send(as_facilitator, room, *again[start : start + BATCH]).status_code == TAKEN

    rows = look(room, later=timedelta(minutes=40)).contributions
    assert [row.text for row in rows] == [f"Zin {n}" for n in range(200)]


def test_a_clock_that_is_ahead_writes_nothing_in_the_future(as_facilitator, room):
    send(as_facilitator, room, note("Straks.", later=timedelta(days=9000)))

    assert look(room).contributions[0].recorded_at < NOW + timedelta(days=9000)


def test_a_whole_table_goes_on_while_nobody_listens(as_facilitator, room):
    answer = send(
        as_facilitator,
        room,
        step("longer"),
        step("on", plek=WORTELS),
        step("on", plek=WORTELS),
        note("Er is altijd koffie.", phase="stam", kind="stam"),
        step("help"),
        step("turns", phase="stam", lived_experience=3, government=1),
        step("turns", phase="stam", lived_experience=1),
    )

    scene = look(room)
    assert set(statuses(answer)) == {TAKEN}
    assert scene.standing.phase.key == "stam"
    assert scene.standing.moment.visits[WORTELS].extra_minutes == 5
    assert scene.standing.asks_help
    assert scene.turns == {"stam": {Perspective.LIVED_EXPERIENCE: 4, Perspective.GOVERNMENT: 1}}
    assert answer.json["state"]["entries"][0]["text"] == "Er is altijd koffie."


def test_what_was_written_during_the_day_is_welcome_after_its_end(as_facilitator, room):
    do(lambda: live.end_day(room.meeting_id, now=NOW))

    answer = send(
        as_facilitator,
        room,
        step("on", plek=WORTELS),
        note("Er is altijd koffie.", phase="stam", kind="stam"),
    )

    assert statuses(answer) == [TAKEN, TAKEN]
    assert texts(room) == ["Er is altijd koffie."]


def test_words_are_mended_taken_back_put_back_starred_and_put_in_order(as_facilitator, room):
    one, two, three = (note(word) for word in ("Een", "Twee", "Drie"))

    send(
        as_facilitator,
        room,
        one,
        two,
        three,
        step("edit", entry=one["id"], text="Eén", kind="wortel", consent="anonymous", seen="Een"),
        step("withdraw", entry=two["id"]),
        step("move", entry=three["id"], richting="omhoog"),
    )
    after = texts(room)
    send(
        as_facilitator,
        room,
        step("restore", entry=two["id"]),
        step("star", entry=two["id"]),
        step("star", entry=two["id"]),
        step("star", entry=one["id"]),
        step("sort", entry=one["id"]),
    )

    assert after == ["Drie", "Eén"]
    assert texts(room) == ["Twee", "Eén", "Drie"]


def test_edits_of_two_tablets_meet_without_losing_either(as_facilitator, as_organiser, room):
    said = note("De hulp kwam.")
    edits = [
        step("edit", entry=said["id"], text=text, kind="wortel", consent="table_only", seen=seen)
        for text, seen in (
            ("De hulp kwam op tijd.", "De hulp kwam."),
            ("De hulp kwam op tijd, elke week.", "De hulp kwam op tijd."),
            ("De hulp kwam eindelijk.", "De hulp kwam."),
        )
    ]

    send(as_facilitator, room, said, *edits[:2], note("Later gezegd.", later=timedelta(minutes=1)))
    send(as_organiser, room, edits[2], edits[2])

    assert texts(room) == [
        "De hulp kwam op tijd, elke week.",
        "De hulp kwam eindelijk.",
        "Later gezegd.",
    ]


def test_words_mended_by_one_and_taken_back_by_another_stay(as_facilitator, as_organiser, room):
    said = note("De hulp kwam.")
    better = {"text": "De hulp kwam op tijd.", "kind": "wortel", "consent": "table_only"}

    send(as_facilitator, room, said, step("withdraw", entry=said["id"]))
    send(as_organiser, room, step("edit", entry=said["id"], seen="De hulp kwam.", **better))

    assert texts(room) == ["De hulp kwam op tijd."]


def test_wormpje_keeps_its_route(as_facilitator, room):
    worm = note("Niemand geloofde mij.", kind="wormpje", consent="anonymous")

    answer = send(as_facilitator, room, worm, step("route", entry=worm["id"], route="after_care"))

    entry = answer.json["state"]["entries"][0]
    assert (entry["route"], entry["consent"]) == ("after_care", "table_only")


AGREED = {
    "what": "Wij bellen wie niet kwam.",
    "who": "Het wijkteam",
    "due_on": "2027-01-15",
    "noticed_how": "Ik word gebeld.",
}
HEARD = "\n".join(AGREED.values())


def test_agreement_is_made_read_back_and_confirmed_from_afar(as_facilitator, room):
    made = step("agree", **AGREED)
    heard = {"entry": made["id"], "seen": HEARD}

    answer = send(
        as_facilitator,
        room,
        made,
        step("read_back", **heard, present=6, agreed=5, minority_note=""),
        step("read_back", **heard, present=6, agreed=5, minority_note="Eén wil elke week."),
    )

    agreement = answer.json["state"]["agreements"][0]
    assert statuses(answer) == [TAKEN, UNUSABLE, TAKEN]
    assert (agreement["present"], agreement["agreed"]) == (6, 5)
    assert agreement["minority_note"] == "Eén wil elke week."


def test_agreement_that_two_changed_is_kept_twice_and_confirmed_only_as_heard(
    as_facilitator, as_organiser, room
):
    made = step("agree", **AGREED)
    mine = {**AGREED, "who": "De wijkzuster"}
    theirs = {**AGREED, "who": "De gemeente"}

    send(as_facilitator, room, made, step("reword", entry=made["id"], seen=HEARD, **mine))
    answer = send(
        as_organiser,
        room,
        step("reword", entry=made["id"], seen=HEARD, **theirs),
        step("read_back", entry=made["id"], seen=HEARD, present=6, agreed=6),
    )

    assert statuses(answer) == [TAKEN, UNUSABLE]
    assert "Lees hem nog een keer voor" in answer.json["steps"][1]["words"]
    owners = [row.who for row in followup.list_agreements(table_id=room.table_id)]
    assert sorted(owners) == ["De gemeente", "De wijkzuster"]


def test_steps_of_another_table_are_not_taken_here(as_organiser, room):
    other = make_room_note(room)
    elsewhere = f"/tafels/{room.table_ids[1]}/stappen"

    answer = as_organiser.post(elsewhere, json={"steps": [step("withdraw", entry=other)]})

    assert statuses(answer) == [UNUSABLE]
    assert len(texts(room)) == 1


def make_room_note(room):
    return record(room).client_id


def test_table_of_somebody_else_takes_no_steps(as_facilitator, room):
    elsewhere = f"/tafels/{room.table_ids[1]}/stappen"

    assert as_facilitator.post(elsewhere, json={"steps": [step("help")]}).status_code == 404
