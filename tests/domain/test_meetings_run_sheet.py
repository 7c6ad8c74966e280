"""The laws of a run sheet: no gaps, nothing lost, everything after a change shifts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.meetings import (
    LONGEST_BLOCK,
    Asked,
    Wording,
    free_key,
    insert,
    minutes_over,
    move,
    remove,
    reword,
    split,
    timetable,
    with_minutes,
)
from dialoog.domain.methods import Form, Paper, Phase, Question
from dialoog.domain.refusal import Refused
from dialoog.domain.text import Text

START = datetime(2027, 1, 21, 12, 30, tzinfo=UTC)
MINUTES = st.lists(st.integers(1, LONGEST_BLOCK), min_size=1, max_size=12)
DREAM = Phase(
    key="bloesem",
    title=Text("Bloesem", "Blossom"),
    minutes=20,
    look=3,
    icon="dream",
    form=Form.TABLE,
    purpose=Text("Dromen", "Dreaming"),
    lead=Text("De begeleider", "The facilitator"),
    say=(Text("We gaan dromen.", "We are going to dream."),),
    questions=(
        Question(Text("Wat wilt u graag?", "What would you like?"), (Text("Waarom?", "Why?"),)),
    ),
    materials=(Text("Foto's", "Photos"),),
    paper=(Paper.TREE_POSTER,),
    ends_in_agreements=True,
)


def wording_of(phase, **changes):
    same = {
        "title": phase.title.nl,
        "purpose": phase.purpose.nl,
        "lead": phase.lead.nl,
        "form": phase.form,
        "say": [text.nl for text in phase.say],
        "questions": [
            Asked(one.text.nl, tuple(text.nl for text in one.deeper)) for one in phase.questions
        ],
        "tips": [text.nl for text in phase.tips],
        "materials": [text.nl for text in phase.materials],
        "paper": phase.paper,
        "tools": phase.tools,
        "records": phase.records,
        "ends_in_agreements": phase.ends_in_agreements,
    }
    return Wording(**{**same, **changes})


@given(minutes=MINUTES)
def test_a_run_sheet_has_no_gaps(minutes):
    timed = timetable(START, minutes)

    assert timed[0].starts_at == START
    assert all(one.ends_at == following.starts_at for one, following in pairwise(timed))
    assert timed[-1].ends_at - START == timedelta(minutes=sum(minutes))


@given(minutes=MINUTES, booked=st.integers(1, 1000))
def test_what_is_over_and_the_run_sheet_fill_the_booked_time(minutes, booked):
    over = minutes_over(START, START + timedelta(minutes=booked), minutes)

    assert over + sum(minutes) == booked


@given(minutes=MINUTES, data=st.data())
def test_moving_keeps_every_block_and_the_sum(minutes, data):
    blocks = list(enumerate(minutes))
    position = data.draw(st.integers(0, len(blocks) - 1))
    place = data.draw(st.integers(0, len(blocks) - 1))

    moved = move(blocks, position, by=place - position)

    assert sorted(moved) == blocks
    assert moved[place] == blocks[position]
    assert move(moved, place, by=position - place) == tuple(blocks)


@given(minutes=MINUTES)
def test_the_first_cannot_be_earlier_nor_the_last_later(minutes):
    with pytest.raises(Refused) as refusal:
        move(minutes, 0, by=-1)
    assert refusal.value.code == "meeting.block_is_first"
    with pytest.raises(Refused) as refusal:
        move(minutes, len(minutes) - 1, by=1)
    assert refusal.value.code == "meeting.block_is_last"


@given(minutes=MINUTES, extra=st.integers(1, LONGEST_BLOCK), data=st.data())
def test_inserting_shifts_the_rest_and_removing_shifts_it_back(minutes, extra, data):
    place = data.draw(st.integers(0, len(minutes)))
    before = timetable(START, minutes)

    longer = insert(minutes, extra, at=place)
    after = timetable(START, longer)

    assert [one.starts_at for one in after[:place]] == [one.starts_at for one in before[:place]]
    assert [one.starts_at for one in after[place + 1 :]] == [
        one.starts_at + timedelta(minutes=extra) for one in before[place:]
    ]
    assert remove(longer, place) == tuple(minutes)


def test_the_only_block_stays():
    with pytest.raises(Refused) as refusal:
        remove([20], 0)
    assert refusal.value.code == "meeting.only_block"


@given(minutes=st.integers(2, LONGEST_BLOCK))
def test_splitting_keeps_the_minutes(minutes):
    first, second = split(replace(DREAM, minutes=minutes), taken={"bloesem"})

    assert first.minutes + second.minutes == minutes
    assert min(first.minutes, second.minutes) >= 1
    assert first.key != second.key


def test_splitting_puts_papers_first_and_agreements_last():
    first, second = split(DREAM, taken={"bloesem", "bloesem_2"})

    assert (first.paper, first.ends_in_agreements) == ((Paper.TREE_POSTER,), False)
    assert (second.paper, second.ends_in_agreements) == ((), True)
    assert (second.key, second.title.nl) == ("bloesem_3", "Bloesem 2")


def test_one_minute_is_not_split():
    with pytest.raises(Refused) as refusal:
        split(replace(DREAM, minutes=1), taken=())
    assert refusal.value.code == "meeting.too_short_to_split"


@given(minutes=st.integers(-1000, 1000))
def test_a_block_lasts_at_least_a_minute_and_at_most_a_day_of_work(minutes):
    if 1 <= minutes <= LONGEST_BLOCK:
        assert with_minutes(DREAM, minutes) == replace(DREAM, minutes=minutes)
    else:
        with pytest.raises(Refused) as refusal:
            with_minutes(DREAM, minutes)
        assert refusal.value.code == "meeting.minutes_out_of_range"


@given(taken=st.sets(st.sampled_from(["pauze", "pauze_2", "pauze_3", "grond"])))
def test_a_key_is_never_taken_twice(taken):
    key = free_key("pauze", taken=taken)

    assert key not in taken
    assert key == "pauze" or "pauze" in taken


def test_words_that_nobody_touched_keep_their_translation():
    assert reword(DREAM, wording_of(DREAM), language="nl") == DREAM


def test_new_words_stand_in_both_languages_and_the_others_stay():
    wording = wording_of(
        DREAM,
        title="Wensen",
        questions=[Asked("Waar droomt u van?"), Asked("Wat wilt u graag?", ("En nu?", "Waarom?"))],
    )

    reworded = reword(DREAM, wording, language="nl")

    assert reworded.title == Text("Wensen", "Wensen")
    assert reworded.purpose == DREAM.purpose
    assert [question.text.en for question in reworded.questions] == [
        "Waar droomt u van?",
        "What would you like?",
    ]
    assert [text.en for text in reworded.questions[1].deeper] == ["En nu?", "Why?"]
