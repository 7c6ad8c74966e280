"""The life of a meeting, its time and place, and what it lacks."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dialoog.domain.meetings import (
    TRANSITIONS,
    MeetingState,
    MeetingStep,
    Place,
    PlaceFeature,
    Point,
    Preparation,
    Slot,
    Stage,
    advance,
    cancel,
    judge,
    lacking,
    moment_on,
    require_changeable,
    require_known,
    require_running,
    require_to_come,
    stages_done,
)
from dialoog.domain.people import NeedKind
from dialoog.domain.programmes import ProgrammeState
from dialoog.domain.refusal import Refused

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAYS = st.dates(date(2026, 1, 1), date(2036, 12, 31))
TIMES = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


def refusal_of(call, *args, **facts):
    with pytest.raises(Refused) as caught:
        call(*args, **facts)
    return caught.value.code


def preparation(**changes):
    ready = {
        "foundation": True,
        "promise_stands": True,
        "minutes_over": 0,
        "place": Place(name="De Linde", address="Dorpsstraat 12"),
        "needs": frozenset(),
        "guided": {1: True, 2: True},
        "invited": 12,
    }
    return Preparation(**{**ready, **changes})


@given(state=st.sampled_from(MeetingState), step=st.sampled_from(MeetingStep))
def test_only_the_steps_of_the_table_are_taken(state, step):
    if (state, step) in TRANSITIONS:
        assert advance(state, step) is TRANSITIONS[state, step]
    else:
        assert refusal_of(advance, state, step) == "meeting.step_not_allowed"


@given(steps=st.lists(st.sampled_from(MeetingStep), max_size=12))
def test_nothing_leads_out_of_cancelled_and_only_unlocking_out_of_locked(steps):
    state = MeetingState.DRAFT
    for step in steps:
        before = state
        try:
            state = advance(state, step)
        except Refused:
            continue
        assert before is not MeetingState.CANCELLED
        assert before is not MeetingState.LOCKED or step is MeetingStep.UNLOCK


@given(steps=st.lists(st.sampled_from(MeetingStep), max_size=12))
def test_a_meeting_is_held_only_after_it_was_planned_and_begun(steps):
    state, taken = MeetingState.DRAFT, []
    for step in steps:
        try:
            state = advance(state, step)
        except Refused:
            continue
        taken.append(step)

    if state is MeetingState.HELD:
        assert taken[:3] == [MeetingStep.PLAN, MeetingStep.BEGIN, MeetingStep.END]


def test_calling_off_needs_a_reason():
    assert refusal_of(cancel, MeetingState.PLANNED, reason="  ") == "meeting.reason_missing"
    assert cancel(MeetingState.PLANNED, reason="De zaal is dicht.") is MeetingState.CANCELLED


@given(state=st.sampled_from(MeetingState))
def test_nothing_changes_any_more_once_the_day_began(state):
    if state in {MeetingState.DRAFT, MeetingState.PLANNED}:
        require_changeable(state)
    else:
        assert refusal_of(require_changeable, state) == "meeting.fixed"


def test_a_meeting_needs_a_programme_that_runs():
    assert refusal_of(require_running, ProgrammeState.INTAKE) == "programme.not_started"
    assert refusal_of(require_running, ProgrammeState.CLOSED) == "programme.closed"
    require_running(ProgrammeState.OPEN)
    require_running(ProgrammeState.REPORTED)


@given(day=DAYS, clock=TIMES)
def test_a_moment_shows_on_the_wall_what_was_asked(day, clock):
    assume(clock.hour != 2 or day.isoweekday() != 7)

    shown = moment_on(day, clock, zone=AMSTERDAM).astimezone(AMSTERDAM)

    assert (shown.date(), shown.time()) == (day, clock)


def test_time_that_the_clock_skips_is_refused():
    code = refusal_of(moment_on, date(2027, 3, 28), time(2, 30), zone=AMSTERDAM)

    assert code == "meeting.time_is_skipped"


def test_time_that_comes_twice_is_refused():
    code = refusal_of(moment_on, date(2027, 10, 31), time(2, 30), zone=AMSTERDAM)

    assert code == "meeting.time_comes_twice"


def test_minutes_count_real_time_when_the_clock_changes():
    day = date(2027, 3, 28)

    slot = Slot(
        moment_on(day, time(1, 30), zone=AMSTERDAM), moment_on(day, time(4, 0), zone=AMSTERDAM)
    )

    assert slot.minutes == 90


@given(first=st.datetimes(timezones=st.just(UTC)), second=st.datetimes(timezones=st.just(UTC)))
def test_a_slot_ends_after_it_begins(first, second):
    assume(first != second)
    early, late = sorted((first, second))

    Slot(early, late)

    assert refusal_of(Slot, late, early) == "meeting.ends_before_start"
    assert refusal_of(Slot, early, early) == "meeting.ends_before_start"


def test_a_day_that_passed_is_refused_and_today_is_not():
    today = date(2027, 1, 21)

    require_to_come(today, today=today)

    assert refusal_of(require_to_come, date(2027, 1, 20), today=today) == "meeting.day_has_passed"


def test_a_place_is_known_by_name_and_address():
    require_known(Place(name="De Linde", address="Dorpsstraat 12"))

    assert refusal_of(require_known, Place(name="De Linde")) == "meeting.place_unknown"
    assert refusal_of(require_known, Place(address="Dorpsstraat 12")) == "meeting.place_unknown"


def test_a_wheelchair_asks_for_a_door_and_a_toilet():
    place = Place(name="De Linde", features=frozenset({PlaceFeature.WHEELCHAIR}))

    assert lacking(place, needs=[NeedKind.WHEELCHAIR]) == (PlaceFeature.TOILET,)


@given(needs=st.frozensets(st.sampled_from(NeedKind)))
def test_a_place_that_offers_everything_lacks_nothing(needs):
    assert lacking(Place(features=frozenset(PlaceFeature)), needs=needs) == ()


def test_everything_ready_leaves_nothing_to_do():
    assert all(judge(preparation()).values())


@pytest.mark.parametrize(
    ("changes", "point"),
    [
        ({"foundation": False}, Point.FOUNDATION),
        ({"promise_stands": False}, Point.PROMISE),
        ({"minutes_over": -5}, Point.TIME),
        ({"place": Place()}, Point.PLACE),
        ({"needs": frozenset({NeedKind.HEARING_LOOP})}, Point.ACCESS),
        ({"guided": {}}, Point.TABLES),
        ({"guided": {1: True, 2: False}}, Point.FACILITATORS),
        ({"invited": 0}, Point.INVITED),
    ],
)
def test_each_thing_that_lacks_is_one_point_to_settle(changes, point):
    points = judge(preparation(**changes))

    assert [one for one, done in points.items() if not done] == [point]


def test_tables_without_a_guide_are_named():
    assert preparation(guided={1: True, 2: False, 3: False}).unguided == (2, 3)


@given(
    state=st.sampled_from(MeetingState),
    asked=st.integers(0, 3),
    seated=st.integers(0, 3),
)
def test_what_comes_after_is_done_when_the_record_is_locked(state, asked, seated):
    done = stages_done(state, asked=asked, seated=seated)

    assert (Stage.LIVE in done) == (state in {MeetingState.HELD, MeetingState.LOCKED})
    assert (Stage.AFTER in done) == (state is MeetingState.LOCKED)
    assert (Stage.INVITATIONS in done, Stage.SEATING in done) == (asked > 0, seated > 0)


def test_moments_are_in_utc():
    moment = moment_on(date(2027, 1, 21), time(13, 30), zone=AMSTERDAM)

    assert moment == datetime(2027, 1, 21, 12, 30, tzinfo=UTC)
    assert moment.tzinfo is UTC
