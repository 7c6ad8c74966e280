"""The hall: who needs somebody first, who runs late, and where the hall as a whole is."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.announcements import (
    AnnouncementKind,
    TableAnswer,
    require_fitting,
    require_words,
)
from dialoog.domain.hall import minutes_behind, need, phase_of_hall
from dialoog.domain.live import Moment, Visit, begin, go_on, take_longer
from dialoog.domain.refusal import Refused

NOON = datetime(2027, 3, 4, 12, 0, tzinfo=UTC)
MINUTES = (15, 10, 30)


def test_table_is_late_once_its_phase_lasts_longer_than_planned():
    table = go_on(begin(now=NOON), phases=3, now=NOON + timedelta(minutes=15))

    assert minutes_behind(table, minutes=MINUTES, now=NOON + timedelta(minutes=25)) == 0
    assert minutes_behind(table, minutes=MINUTES, now=NOON + timedelta(minutes=33)) == 8


def test_extra_minutes_make_a_table_later_than_planned():
    table = take_longer(begin(now=NOON))

    assert minutes_behind(table, minutes=MINUTES, now=NOON + timedelta(minutes=20)) == 5


@given(late=st.integers(-60, 60), position=st.integers(0, 2), finished=st.booleans())
def test_table_is_late_for_its_own_beginning_and_never_when_finished(late, position, finished):
    moment = Moment((Visit(NOON),) * (position + 1), finished_at=NOON if finished else None)
    planned = sum(MINUTES[: position + 1])

    behind = minutes_behind(moment, minutes=MINUTES, now=NOON + timedelta(minutes=planned + late))

    assert behind == (0 if finished else max(0, late))


def test_tables_come_in_the_order_of_who_needs_somebody():
    going = begin(now=NOON)
    asks = Moment(going.visits, help_asked_at=NOON + timedelta(minutes=1))
    asked_first = Moment(going.visits, help_asked_at=NOON)
    finished = Moment(going.visits, finished_at=NOON)
    tables = [finished, going, asks, None, asked_first]

    order = sorted(tables, key=lambda moment: need(moment, behind=0))

    assert order == [asked_first, asks, None, going, finished]
    assert need(going, behind=20) < need(going, behind=6) < need(going, behind=4)


@pytest.mark.parametrize(
    ("positions", "here"), [([], None), ([2], 2), ([1, 2, 2], 2), ([3, 1, 3, 1], 1)]
)
def test_hall_is_where_most_tables_are(positions, here):
    assert phase_of_hall(positions) == here


@pytest.mark.parametrize(
    ("text", "code"), [(" \n ", "live.no_announcement"), ("a" * 201, "live.long_announcement")]
)
def test_words_for_all_tables_are_few(text, code):
    with pytest.raises(Refused) as refused:
        require_words(text)

    assert refused.value.code == code


def test_words_for_all_tables_stand_on_one_line():
    assert require_words(" Over 5 minuten\nronden  we af. ") == "Over 5 minuten ronden we af."


@pytest.mark.parametrize("kind", AnnouncementKind)
@pytest.mark.parametrize("answer", TableAnswer)
def test_answers_fit_what_was_asked(kind, answer):
    fits = (kind is AnnouncementKind.WORDS) == (answer is TableAnswer.SEEN)

    if fits:
        require_fitting(kind, answer)
    else:
        with pytest.raises(Refused):
            require_fitting(kind, answer)
