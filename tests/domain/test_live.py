"""Where a table is, how long it still has, and what may be recorded there."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.live import (
    LONGEST_CONTRIBUTION,
    Moment,
    QuoteConsent,
    Visit,
    ask_help,
    begin,
    care_by,
    clock,
    consent_of,
    end_help,
    go_back,
    go_on,
    require_recordable,
    take_longer,
)
from dialoog.domain.methods import RecordKind, TreePart
from dialoog.domain.refusal import Refused
from dialoog.domain.text import Text

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
WORDS = Text(nl="Woorden.", en="Words.")
WISH = RecordKind("wens", WORDS, WORDS)
WORM = RecordKind("wormpje", WORDS, WORDS, tree_part=TreePart.WORM, private=True)

minutes = st.integers(0, 600).map(lambda number: timedelta(minutes=number))


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    starts = sorted(draw(st.lists(minutes, min_size=1, max_size=6)))
    extra = st.integers(0, 4).map(lambda times: 5 * times)
    return Moment(
        visits=tuple(Visit(NOON + start, draw(extra)) for start in starts),
        help_asked_at=draw(st.none() | st.just(NOON)),
    )


def refusal(act) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


def test_table_begins_in_its_first_phase():
    moment = begin(now=NOON)

    assert (moment.position, moment.finished_at) == (0, None)


@given(moments(), minutes)
def test_going_on_and_back_changes_nothing(moment, later):
    there_and_back = go_back(go_on(moment, phases=99, now=NOON + later))

    assert there_and_back == moment


@given(moments())
def test_going_back_from_the_end_opens_the_last_phase_again(moment):
    finished = go_on(moment, phases=len(moment.visits), now=NOON)

    assert finished.finished_at == NOON
    assert finished.help_asked_at is None
    assert go_back(finished).visits == moment.visits
    assert go_back(finished).finished_at is None


@given(st.integers(1, 8))
def test_table_passes_every_phase_once_before_it_is_finished(phases):
    moment = begin(now=NOON)
    passed = [moment.position]

    while not moment.finished_at:
        moment = go_on(moment, phases=phases, now=NOON)
        passed.append(moment.position)

    assert passed == [*range(phases), phases - 1]


def test_finished_table_neither_goes_on_nor_takes_longer():
    finished = go_on(begin(now=NOON), phases=1, now=NOON)

    assert refusal(lambda: go_on(finished, phases=1, now=NOON)) == "live.table_finished"
    assert refusal(lambda: take_longer(finished)) == "live.table_finished"


def test_first_phase_has_nothing_before_it():
    assert refusal(lambda: go_back(begin(now=NOON))) == "live.first_phase"


@given(moments(), st.integers(1, 90), minutes)
def test_five_minutes_more_move_the_end_by_five_minutes(moment, length, later):
    now = NOON + later

    before = clock(moment, minutes=length, now=now)
    after = clock(take_longer(moment), minutes=length, now=now)

    assert after.ends_at - before.ends_at == timedelta(minutes=5)
    assert after.minutes_total == before.minutes_total + 5
    assert before.minutes_left <= after.minutes_left <= before.minutes_left + 5


@given(moments(), st.integers(1, 90), st.floats(-1e4, 1e6))
def test_clock_stays_within_the_phase(moment, length, seconds):
    shown = clock(moment, minutes=length, now=NOON + timedelta(seconds=seconds))

    assert 0 <= shown.minutes_left <= shown.minutes_total


@pytest.mark.parametrize(
    ("passed", "left"),
    [
        (timedelta(0), 10),
        (timedelta(seconds=1), 10),
        (timedelta(minutes=1), 9),
        (timedelta(minutes=9, seconds=30), 1),
        (timedelta(minutes=10), 0),
        (timedelta(minutes=25), 0),
    ],
)
def test_clock_counts_a_minute_that_has_begun_whole(passed, left):
    shown = clock(begin(now=NOON), minutes=10, now=NOON + passed)

    assert shown.minutes_left == left


def test_first_call_for_help_counts_until_help_has_come():
    called = ask_help(begin(now=NOON), now=NOON)
    again = ask_help(called, now=NOON + timedelta(minutes=3))

    assert again.help_asked_at == NOON
    assert end_help(again).help_asked_at is None


def record(text="Meer bankjes", kind=WISH, position=1, records=("wens", "wormpje"), reached=1):
    require_recordable(text, kind=kind, phase_position=position, records=records, reached=reached)


def test_recording_in_a_phase_that_has_begun_is_fine():
    record(position=1, reached=1)
    record(position=0, reached=4)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"text": " \n "}, "live.no_words"),
        ({"text": "x" * (LONGEST_CONTRIBUTION + 1)}, "live.too_many_words"),
        ({"kind": None}, "live.kind_not_here"),
        ({"records": ("wormpje",)}, "live.kind_not_here"),
        ({"position": 2, "reached": 1}, "live.phase_not_begun"),
    ],
)
def test_recording_what_does_not_belong_is_refused(changes, code):
    assert refusal(lambda: record(**changes)) == code


def test_private_words_stay_at_the_table_whatever_was_asked():
    assert consent_of(WORM, QuoteConsent.ANONYMOUS) is QuoteConsent.TABLE_ONLY
    assert consent_of(WISH, QuoteConsent.ANONYMOUS) is QuoteConsent.ANONYMOUS


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_care_comes_within_two_working_days(recorded_on):
    due = care_by(recorded_on)
    between = [recorded_on + timedelta(days=n) for n in range(1, (due - recorded_on).days + 1)]

    assert due.weekday() < 5
    assert sum(day.weekday() < 5 for day in between) == 2
