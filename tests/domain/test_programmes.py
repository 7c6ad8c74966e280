"""Laws of the intake and of the life of a programme."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dialoog.domain import programmes
from dialoog.domain.programmes import (
    Intake,
    IntakeStep,
    LadderStep,
    Obstacle,
    Origin,
    PolicyPhase,
    Programme,
    ProgrammeState,
    ProgrammeStep,
    ReportChannel,
    RoomLeft,
)
from dialoog.domain.programmes.life import TRANSITIONS
from dialoog.domain.refusal import Refused

TODAY = date(2026, 11, 23)
FULL = Intake(
    heard="Mensen wachten lang op hulp bij het huishouden.",
    heard_from="bewoners van de Linde",
    origin=Origin.CARE_USERS,
    question="Wanneer liep de hulp bij u goed?",
    core_theme="Hulp die past bij uw dag",
    asked_of="mensen met hulp thuis",
    phase=PolicyPhase.PREPARATION,
    fixed="Het geld per jaar.",
    open="De dagen en de tijden.",
    decider="wethouder Van Dam",
    decides_on=date(2027, 2, 1),
    ladder_step=LadderStep.ADVISE,
    report_channels=frozenset({ReportChannel.MAIL, ReportChannel.LETTER}),
    report_by=date(2027, 2, 15),
)
EMPTY = Intake()
blanks = st.sampled_from(["", " ", "\n\t "])
fields = st.sampled_from(sorted(field for group in programmes.NEEDED.values() for field in group))


def emptied(field: str, blank: str) -> Intake:
    value = getattr(FULL, field)
    return replace(FULL, **{field: blank if type(value) is str else getattr(EMPTY, field)})


def started() -> Programme:
    return programmes.start(Programme(intake=FULL), today=TODAY)


def test_intake_full_misses_nothing():
    assert programmes.missing(FULL) == ()


def test_intake_empty_misses_every_step_in_order():
    assert programmes.missing(EMPTY) == tuple(IntakeStep)


@given(fields, blanks)
def test_intake_misses_exactly_the_step_of_an_empty_field(field, blank):
    assert [
        field in programmes.NEEDED[step] for step in programmes.missing(emptied(field, blank))
    ] == [True]


@pytest.mark.parametrize(
    ("change", "obstacles"),
    [
        ({}, ()),
        ({"open": " "}, (Obstacle.NO_ROOM,)),
        ({"ladder_step": LadderStep.INFORM}, (Obstacle.NO_ROOM,)),
        ({"decider": ""}, (Obstacle.NO_DECIDER,)),
        ({"decides_on": TODAY - timedelta(days=1)}, (Obstacle.DECIDED_ALREADY,)),
        ({"open": "", "decider": ""}, (Obstacle.NO_ROOM, Obstacle.NO_DECIDER)),
        ({"room_left": RoomLeft.NONE}, (Obstacle.NO_ROOM,)),
        ({"room_left": RoomLeft.LITTLE, "open": ""}, ()),
    ],
)
def test_advice_names_why_asking_would_be_empty(change, obstacles):
    assert programmes.advice(replace(FULL, **change), today=TODAY) == obstacles


def test_question_still_unanswered_is_no_reason_against_starting():
    assert programmes.known_advice(EMPTY, today=TODAY) == ()
    assert programmes.known_advice(FULL, today=TODAY) == ()


@pytest.mark.parametrize(
    ("known", "obstacle"),
    [
        ({"room_left": RoomLeft.NONE}, Obstacle.NO_ROOM),
        ({"ladder_step": LadderStep.INFORM}, Obstacle.NO_ROOM),
        ({"decides_on": TODAY - timedelta(days=1)}, Obstacle.DECIDED_ALREADY),
    ],
)
def test_reason_against_starting_is_known_as_soon_as_it_is_answered(known, obstacle):
    assert programmes.known_advice(replace(EMPTY, **known), today=TODAY) == (obstacle,)


def test_started_theme_keeps_its_origin():
    with pytest.raises(Refused, match=r"programme\.origin_fixed"):
        programmes.revise(started(), replace(FULL, origin=Origin.POLICY))

    waiting = Programme(intake=FULL)
    assert programmes.revise(waiting, replace(FULL, origin=Origin.POLICY)).intake.origin == "policy"


@given(fields, blanks)
def test_room_card_exists_only_when_all_of_it_is_known(field, blank):
    on_the_card = field in {"phase", "fixed", "open", "decider", "decides_on", "ladder_step"}

    assert (programmes.find_room(emptied(field, blank)) is None) == on_the_card


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("question", "programme.question_missing"),
        ("open", "programme.room_missing"),
        ("decider", "programme.room_missing"),
        ("phase", "programme.room_missing"),
        ("report_channels", "programme.promise_missing"),
        ("report_by", "programme.promise_missing"),
    ],
)
def test_programme_neither_starts_nor_invites_without_its_foundation(field, code):
    programme = Programme(intake=emptied(field, " "))

    with pytest.raises(Refused) as starting:
        programmes.start(programme, today=TODAY)
    with pytest.raises(Refused) as inviting:
        programmes.require_ready_to_invite(programme, today=TODAY)

    assert (starting.value.code, inviting.value.code) == (code, code)


@given(st.sampled_from(list(ProgrammeState)), fields, blanks)
def test_programme_never_invites_without_question_room_or_promise(state, field, blank):
    programme = replace(started(), state=state, intake=emptied(field, blank))
    optional = {"heard", "heard_from", "origin", "core_theme", "asked_of"}

    if field in optional and state is not ProgrammeState.CLOSED:
        programmes.require_ready_to_invite(programme, today=TODAY)
    else:
        with pytest.raises(Refused):
            programmes.require_ready_to_invite(programme, today=TODAY)


def test_programme_that_has_not_started_does_not_invite():
    with pytest.raises(Refused) as refusal:
        programmes.require_ready_to_invite(Programme(intake=FULL), today=TODAY)

    assert refusal.value.code == "programme.not_started"


def test_programme_does_not_invite_with_a_promised_date_that_has_passed():
    programmes.require_ready_to_invite(started(), today=FULL.report_by)

    with pytest.raises(Refused) as refusal:
        programmes.require_ready_to_invite(started(), today=FULL.report_by + timedelta(days=1))

    assert refusal.value.code == "programme.promise_passed"


@given(st.sampled_from(list(ProgrammeState)), st.sampled_from(list(ProgrammeStep)))
def test_programme_takes_the_steps_of_the_table_and_no_other(state, step):
    programme = Programme(intake=FULL, state=state)

    if (state, step) in TRANSITIONS:
        assert programmes.advance(programme, step).state is TRANSITIONS[state, step]
    else:
        with pytest.raises(Refused) as refusal:
            programmes.advance(programme, step)
        assert refusal.value.code == "programme.step_not_allowed"


@given(st.lists(st.sampled_from(list(ProgrammeStep)), max_size=12))
def test_programme_closes_only_after_people_heard_back(steps):
    programme = Programme(intake=FULL)
    before = None
    for step in steps:
        try:
            programme, before = programmes.advance(programme, step), programme.state
        except Refused:
            continue
        if programme.state is ProgrammeState.CLOSED:
            assert before in {ProgrammeState.REPORTED, ProgrammeState.CLOSED}


def test_programme_starts_with_the_promise_of_its_intake():
    promise = started().promise

    assert (promise.channels, promise.due_on) == (FULL.report_channels, FULL.report_by)


def test_programme_starts_not_with_a_promise_in_the_past():
    with pytest.raises(Refused) as refusal:
        programmes.start(Programme(intake=FULL), today=FULL.report_by + timedelta(days=1))

    assert refusal.value.code == "promise.date_in_past"


def test_intake_of_a_started_programme_may_be_said_better():
    clearer = replace(FULL, question="Wanneer ging het goed met de hulp?")

    assert programmes.revise(started(), clearer).intake == clearer


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"report_by": date(2027, 6, 1)}, "programme.promise_fixed"),
        ({"report_channels": frozenset({ReportChannel.PHONE})}, "programme.promise_fixed"),
        ({"question": ""}, "programme.question_missing"),
        ({"fixed": ""}, "programme.room_missing"),
    ],
)
def test_intake_of_a_started_programme_keeps_promise_and_foundation(change, code):
    with pytest.raises(Refused) as refusal:
        programmes.revise(started(), replace(FULL, **change))

    assert refusal.value.code == code


def test_intake_of_a_closed_programme_stays():
    closed = replace(started(), state=ProgrammeState.CLOSED)

    with pytest.raises(Refused) as refusal:
        programmes.revise(closed, replace(FULL, question="Anders?"))

    assert refusal.value.code == "programme.closed"


def test_reopened_programme_invites_after_a_new_promise_only():
    told = programmes.fulfil_promise(started().promise, today=TODAY)
    reopened = replace(started(), promises=(told,), state=ProgrammeState.OPEN)
    channels = {ReportChannel.PHONE}

    with pytest.raises(Refused) as refusal:
        programmes.require_ready_to_invite(reopened, today=TODAY)
    again = programmes.promise_again(
        reopened, channels=channels, due_on=TODAY + timedelta(days=30), today=TODAY
    )
    programmes.require_ready_to_invite(again, today=TODAY)

    assert refusal.value.code == "programme.promise_missing"
    assert again.promises[0] == told


def test_new_promise_does_not_replace_one_that_still_runs():
    with pytest.raises(Refused) as refusal:
        programmes.promise_again(
            started(), channels={ReportChannel.MAIL}, due_on=date(2028, 1, 1), today=TODAY
        )

    assert refusal.value.code == "promise.still_open"


@given(st.integers(-10, 200), st.integers(-3, 50))
def test_threshold_asks_at_least_half_and_no_small_group(share, least):
    programme = Programme(intake=FULL)

    if 50 <= share <= 100 and least >= 5:
        threshold = programmes.set_threshold(programme, share=share, least=least).threshold
        assert (threshold.share, threshold.least) == (share, least)
    else:
        with pytest.raises(Refused) as refusal:
            programmes.set_threshold(programme, share=share, least=least)
        assert refusal.value.code == "programme.threshold_out_of_range"


@given(st.sampled_from(list(ProgrammeState)))
def test_threshold_is_set_at_the_start_and_stays(state):
    assume(state is not ProgrammeState.INTAKE)

    with pytest.raises(Refused) as refusal:
        programmes.set_threshold(Programme(intake=FULL, state=state), share=90, least=9)

    assert refusal.value.code == "programme.threshold_fixed"
