"""What people say to the answers is kept per advice, and what is missing waits for an answer."""

import pytest

from dialoog.domain.figures import Weighed
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Channel, ConsentPurpose
from dialoog.domain.reactions import Aspect, Hands
from dialoog.domain.refusal import Refused
from dialoog.services import clock, live, people, reactions
from dialoog.services.feedback import board
from dialoog.services.reactions import ReactionWords, Wish
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage.meetings import get_meeting
from dialoog.storage.people import get_person
from dialoog.storage.seating import get_table
from tests import after_the_day, live_room

NO_HANDS = Hands()
RECOGNISED = Aspect.RECOGNISED
pytestmark = pytest.mark.usefixtures("organisation")


@pytest.fixture
def room():
    """A feedback meeting with two tables that has begun, in a programme with one advice."""
    made = live_room.begin(live_room.make_room(tables=2, method="terugkoppeling"))
    after_the_day.make_advice(get_meeting(made.meeting_id).programme_id)
    return made


def advice_of(room: live_room.Room):
    (row,) = reactions.list_answers(get_meeting(room.meeting_id).programme_id)
    return row


def react(room, aspect=Aspect.RECOGNISED, *, table=0, hands=NO_HANDS, **said):
    with unit_of_work():
        return reactions.react(
            advice_of(room),
            get_table(room.table_ids[table]),
            aspect,
            ReactionWords(hands=hands, **said),
            now=clock.now(),
        )


def end_day(room):
    with unit_of_work():
        live.end_day(room.meeting_id, now=clock.now())


def summary(room):
    return reactions.summarise(get_meeting(room.meeting_id).programme)[advice_of(room).id]


def test_hands_of_all_tables_count_and_a_correction_replaces(room):
    react(room, Aspect.CLEAR, hands=Hands(yes=1, no=3))
    react(room, Aspect.CLEAR, hands=Hands(yes=4, no=2), words="Waarom pas in mei?")
    react(room, Aspect.CLEAR, table=1, hands=Hands(yes=5, no=1))

    found = summary(room)

    assert Aspect.CLEAR not in found.weighed
    end_day(room)
    assert summary(room).weighed == {Aspect.CLEAR: Weighed(people=10, enough=True)}
    assert found.words[Aspect.CLEAR] == ["Waarom pas in mei?"]


def test_what_is_missing_becomes_a_contribution_that_needs_an_answer(room):
    react(room, hands=Hands(yes=5), asks="De bus is ook te laat.")

    (waiting,) = board.get_board(get_meeting(room.meeting_id).programme_id).unplaced

    assert (waiting.text, waiting.kind, waiting.table_id) == (
        "De bus is ook te laat.",
        "correctie",
        room.table_id,
    )
    assert [row.id for row in summary(room).asks] == [waiting.id]


def test_story_is_a_contribution_of_its_own_kind(room):
    live_room.go_to(room, 2)

    react(room, Aspect.NOTICED, hands=Hands(yes=2, no=1, unsure=1), asks="Ik ga weer alleen.")

    (waiting,) = board.get_board(get_meeting(room.meeting_id).programme_id).unplaced
    assert waiting.kind == "verandering"
    end_day(room)
    assert summary(room).weighed == {Aspect.NOTICED: Weighed(people=None, enough=None)}


def test_nothing_is_kept_before_the_phase_or_after_the_meeting_is_locked(room):
    with pytest.raises(Refused, match="phase_not_begun"):
        react(room, Aspect.NOTICED, asks="Ik ga weer alleen.")
    with unit_of_work():
        get_meeting(room.meeting_id).state = MeetingState.CANCELLED
    with pytest.raises(Refused, match="not_underway"):
        react(room, hands=Hands(yes=1))

    programme_id = get_meeting(room.meeting_id).programme_id
    assert reactions.summarise(get_meeting(room.meeting_id).programme) == {}
    assert board.get_board(programme_id).unplaced == []


def test_reactions_from_paper_are_kept_after_the_day(room):
    end_day(room)

    react(room, Aspect.NOTICED, hands=Hands(no=7), asks="Nog niets gemerkt.")

    assert summary(room).weighed[Aspect.NOTICED] == Weighed(people=5, enough=False)


def test_reactions_stay_when_two_pieces_of_advice_are_merged(room):
    programme_id = get_meeting(room.meeting_id).programme_id
    react(room, hands=Hands(yes=3, no=1))
    first, other = advice_of(room).id, after_the_day.make_advice(programme_id, title="Ander")
    with unit_of_work():
        reactions.react(
            board.get_advice(other),
            get_table(room.table_id),
            Aspect.RECOGNISED,
            ReactionWords(hands=Hands(yes=2)),
            now=clock.now(),
        )

    with unit_of_work():
        board.merge_advices(other, first, title="Samen")

    row = reactions.find_reaction(board.get_advice(other), get_table(room.table_id), RECOGNISED)
    assert row.hands == Hands(5, 1)


def test_wish_is_a_note_until_the_organiser_takes_it_over(room):
    person_id = live_room.seat(room)
    table = get_table(room.table_id)
    with unit_of_work():
        wish = Wish(person_id, think_along=True, channel=Channel.LETTER)
        reactions.note_wishes(table, [wish], now=clock.now())
    (noted,) = reactions.list_wishes(room.meeting_id)
    before = get_person(person_id).channel

    with unit_of_work():
        reactions.take_over(room.meeting_id, now=clock.now())

    assert before is Channel.MAIL
    assert not reactions.can_hear(noted)
    assert get_person(person_id).channel is Channel.LETTER
    assert people.current_consents(person_id)[ConsentPurpose.LATER_CONTACT].given


def test_wish_of_somebody_at_another_table_is_not_noted(room):
    person_id = live_room.seat(room)
    with unit_of_work():
        reactions.note_wishes(
            get_table(room.table_ids[1]), [Wish(person_id, think_along=False)], now=clock.now()
        )

    assert reactions.list_wishes(room.meeting_id) == []
