"""Changing a run sheet block by block, and taking it back."""

import pytest

from dialoog.domain.meetings import MeetingState
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import clock, meetings
from dialoog.services.unit_of_work import unit_of_work
from tests.meetings import create, details, starts


def change(wish, row, *args, **facts):
    with unit_of_work():
        return wish(row.id, *args, version=row.version, now=clock.now(), **facts)


def keys(row):
    return [line.phase.key for line in meetings.read_run_sheet(meetings.get_meeting(row.id))]


def refused(wish, row, *args, **facts):
    with pytest.raises(Refused) as refusal:
        change(wish, row, *args, **facts)
    return refusal.value.code


def test_a_block_moves_and_the_others_make_room(organisation):
    row = create()
    block = row.blocks[1]

    change(meetings.move_block, row, block.id, by=1)

    assert keys(row)[:3] == ["inloop", "wortels", "grond"]
    assert starts(row)[:3] == ["13.30", "13.45", "14.15"]


def test_a_longer_block_shifts_what_follows(organisation):
    row = create()

    change(meetings.set_minutes, row, row.blocks[0].id, minutes=30)

    assert starts(row)[:3] == ["13.30", "14.00", "14.10"]


def test_a_split_block_lasts_as_long_as_before(organisation):
    row = create()
    before = sum(block.minutes for block in row.blocks)

    second = change(meetings.split_block, row, row.blocks[2].id)

    assert keys(row)[2:4] == ["wortels", "wortels_2"]
    assert second.position == 3
    assert sum(block.minutes for block in meetings.get_meeting(row.id).blocks) == before


def test_a_block_is_put_in_and_shifts_what_follows(organisation):
    row = create()

    change(meetings.add_block, row, "pauze", after=row.blocks[1].id, minutes=20)

    assert keys(row)[1:4] == ["grond", "pauze_2", "wortels"]
    assert starts(row)[2:4] == ["13.55", "14.15"]


def test_a_block_can_come_first(organisation):
    row = create()

    change(meetings.add_block, row, "uitleg", after=None)

    assert keys(row)[:2] == ["uitleg", "inloop"]


@pytest.mark.parametrize("wish", ["move", "minutes", "split", "add", "remove"])
def test_every_change_can_be_undone(organisation, wish):
    row = create()
    block_id = row.blocks[2].id
    before = [(block.phase, block.minutes) for block in row.blocks]
    wishes = {
        "move": lambda: change(meetings.move_block, row, block_id, by=-2),
        "minutes": lambda: change(meetings.set_minutes, row, block_id, minutes=7),
        "split": lambda: change(meetings.split_block, row, block_id),
        "add": lambda: change(meetings.add_block, row, "gesprek", after=block_id),
        "remove": lambda: change(meetings.remove_block, row, block_id),
    }
    wishes[wish]()
    row = meetings.get_meeting(row.id)
    assert [(block.phase, block.minutes) for block in row.blocks] != before

    change(meetings.undo, row)

    row = meetings.get_meeting(row.id)
    assert [(block.phase, block.minutes) for block in row.blocks] == before
    assert [block.position for block in row.blocks] == list(range(len(before)))
    assert refused(meetings.undo, row) == "meeting.nothing_to_undo"


def test_the_second_of_two_organisers_hears_that_somebody_was_first(organisation):
    row = create()
    seen = row.version
    change(meetings.move_block, row, row.blocks[0].id, by=1)

    with pytest.raises(Refused) as refusal, unit_of_work():
        meetings.set_minutes(row.id, row.blocks[0].id, minutes=5, version=seen, now=clock.now())

    assert refusal.value.code == "common.changed_meanwhile"


@pytest.mark.parametrize(
    "state", [MeetingState.UNDERWAY, MeetingState.HELD, MeetingState.LOCKED, MeetingState.CANCELLED]
)
def test_nothing_changes_once_the_day_began(organisation, state):
    row = create()
    with unit_of_work():
        meetings.get_meeting(row.id).state = state

    assert refused(meetings.move_block, row, row.blocks[0].id, by=1) == "meeting.fixed"
    assert refused(meetings.edit_meeting, row, details()) == "meeting.fixed"


def test_a_block_of_another_meeting_is_missing(organisation):
    row, other = create(), create()

    with pytest.raises(Missing):
        change(meetings.move_block, row, other.blocks[0].id, by=1)
