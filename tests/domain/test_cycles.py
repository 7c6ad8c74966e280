"""A cycle goes on only with what the next stage works with, and never back to before it was read."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain import cycles
from dialoog.domain.cycles import Harvest, Progress, Side, Stage, Visit
from dialoog.domain.feedback import CheckAnswer
from dialoog.domain.people import Perspective
from dialoog.domain.programmes import Intake, Programme, ProgrammeState
from dialoog.domain.refusal import Refused

TODAY = date(2026, 11, 28)
SOON = TODAY + timedelta(weeks=5)
FULL = Harvest(
    pairs=2,
    collect_until=SOON,
    cards=9,
    themes=3,
    views={Side.COUNCIL: 2, Side.MANAGEMENT: 1},
    advices=1,
)
harvests = st.builds(
    Harvest,
    pairs=st.integers(0, 3),
    collect_until=st.none() | st.dates(TODAY - timedelta(9), TODAY + timedelta(9)),
    cards=st.integers(0, 20),
    themes=st.integers(0, 3),
    views=st.dictionaries(st.sampled_from(Side), st.integers(0, 3)),
    advices=st.integers(0, 2),
)


def refusal(act) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


def test_cycle_with_everything_walks_all_stages_in_order():
    stage, walked = Stage.CHOOSE, [Stage.CHOOSE]
    while cycles.later(stage):
        stage = cycles.go_on(stage, FULL, today=TODAY)
        walked.append(stage)

    assert walked == list(Stage)
    assert refusal(lambda: cycles.go_on(stage, FULL, today=TODAY)) == "cycle.last_stage"


@pytest.mark.parametrize(
    ("stage", "changes", "code"),
    [
        (Stage.CHOOSE, {"pairs": 0}, "cycle.no_pairs"),
        (Stage.CHOOSE, {"collect_until": None}, "cycle.no_period"),
        (Stage.CHOOSE, {"collect_until": TODAY}, "cycle.period_past"),
        (Stage.COLLECT, {"cards": 0}, "cycle.no_cards"),
        (Stage.BUNDLE, {"themes": 0}, "cycle.no_themes"),
        (Stage.OWN, {"views": {Side.COUNCIL: 3}}, "cycle.side_silent"),
        (Stage.OWN, {"views": {Side.MANAGEMENT: 3}}, "cycle.side_silent"),
        (Stage.JOINT, {"advices": 0}, "cycle.no_advice"),
    ],
)
def test_stage_needs_what_the_next_one_works_with(stage, changes, code):
    lacking = Harvest(**{**{name: getattr(FULL, name) for name in Harvest.__slots__}, **changes})

    assert refusal(lambda: cycles.go_on(stage, lacking, today=TODAY)) == code


@given(harvest=harvests, moves=st.lists(st.booleans(), max_size=20))
def test_once_both_read_they_never_talk_apart_again(harvest, moves):
    stage, read = Stage.CHOOSE, False
    for forward in moves:
        try:
            stage = cycles.go_on(stage, harvest, today=TODAY) if forward else cycles.go_back(stage)
        except Refused:
            continue
        read = read or stage is Stage.JOINT
        assert not (read and stage is Stage.OWN)
        if stage is Stage.JOINT:
            assert all(harvest.views.get(side) for side in Side)


@given(stage=st.sampled_from(Stage))
def test_own_view_is_written_in_no_stage_in_which_both_are_read(stage):
    may_write = may_read = True
    try:
        cycles.require_may_tell_own_view(stage)
    except Refused:
        may_write = False
    try:
        cycles.require_may_read_both(stage)
    except Refused:
        may_read = False

    assert not (may_write and may_read)
    assert may_read == (stage in {Stage.JOINT, Stage.FOLLOW})


OFFICIALS = {Perspective.PROFESSION, Perspective.GOVERNMENT}


@given(official=st.sampled_from(Perspective), client=st.sampled_from(Perspective))
def test_pair_is_one_of_each_side(official, client):
    try:
        cycles.require_two_sides(official, client)
    except Refused:
        assert official not in OFFICIALS or client in OFFICIALS
    else:
        assert official in OFFICIALS
        assert client not in OFFICIALS


@pytest.mark.parametrize(
    ("stage", "until", "by_pair", "code"),
    [
        (Stage.CHOOSE, SOON, True, "cycle.collecting_over"),
        (Stage.COLLECT, None, True, "cycle.collecting_over"),
        (Stage.COLLECT, TODAY - timedelta(1), True, "cycle.collecting_over"),
        (Stage.BUNDLE, SOON, True, "cycle.collecting_over"),
        (Stage.OWN, SOON, False, "cycle.not_collecting"),
    ],
)
def test_card_outside_the_weeks_of_collecting_is_refused(stage, until, by_pair, code):
    def bring() -> None:
        cycles.require_collecting(stage, until=until, today=TODAY, by_pair=by_pair)

    assert refusal(bring) == code


@pytest.mark.parametrize(
    ("stage", "until", "by_pair"),
    [(Stage.COLLECT, TODAY, True), (Stage.BUNDLE, TODAY - timedelta(9), False)],
)
def test_card_comes_in_on_the_last_day_and_from_paper_later(stage, until, by_pair):
    cycles.require_collecting(stage, until=until, today=TODAY, by_pair=by_pair)


def test_card_keeps_the_number_of_each_question():
    assert cycles.take_in(["", " De bus komt niet. ", "", "Bel even."]) == (
        (1, "De bus komt niet."),
        (3, "Bel even."),
    )
    assert refusal(lambda: cycles.take_in(["", " "])) == "cycle.card_empty"
    assert refusal(lambda: cycles.take_in(["x" * 501])) == "cycle.answer_too_long"


def visit(noticed: CheckAnswer = CheckAnswer.YES, **changes) -> Visit:
    return Visit(
        **{
            "on": TODAY,
            "spoke_with": 3,
            "noticed": noticed,
            "evidence": "De bel gaat nu altijd.",
            "needed": "Ook in het weekend.",
            "next_on": TODAY + timedelta(weeks=7),
            **changes,
        }
    )


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (visit(on=TODAY + timedelta(1)), "visit.in_future"),
        (visit(spoke_with=0), "visit.nobody_spoken"),
        (visit(evidence=" "), "visit.evidence_missing"),
        (visit(CheckAnswer.NO, needed=""), "visit.needed_missing"),
        (visit(CheckAnswer.UNSURE, next_on=None), "visit.next_missing"),
        (visit(CheckAnswer.NO, next_on=None), "visit.next_missing"),
        (visit(next_on=TODAY), "visit.next_in_past"),
        (visit(next_on=TODAY + timedelta(weeks=8, days=1)), "visit.next_too_late"),
    ],
)
def test_visit_that_would_end_the_following_too_soon_is_refused(made, code):
    assert refusal(lambda: cycles.require_visit(made, today=TODAY)) == code


def test_yes_ends_the_following_and_asks_no_next_visit():
    cycles.require_visit(visit(next_on=None, needed=""), today=TODAY)

    assert cycles.next_visit([visit(next_on=None)], advised_on=TODAY) is None
    assert cycles.next_visit([], advised_on=TODAY) == TODAY + timedelta(weeks=8)


@given(
    facts=st.tuples(st.booleans(), st.booleans(), st.booleans()),
    answers=st.lists(st.sampled_from(CheckAnswer), max_size=4),
)
def test_theme_is_better_only_on_the_newest_word_of_the_people(facts, answers):
    advised, decided, carried_out = facts
    found = cycles.reached(
        advised=advised,
        decided=decided,
        carried_out=carried_out,
        visits=[visit(answer) for answer in answers],
    )

    assert (Progress.BETTER in found) == (answers[-1:] == [CheckAnswer.YES])
    assert {Progress.ADVICE, Progress.REPLY, Progress.CARRIED_OUT} & found == {
        milestone for milestone, fact in zip(list(Progress)[2:5], facts, strict=True) if fact
    }


@pytest.mark.parametrize("state", ProgrammeState)
def test_visit_closes_nothing_and_opens_only_what_was_closed(state):
    after = cycles.reopen(Programme(intake=Intake(), state=state)).state

    assert after is (ProgrammeState.OPEN if state is ProgrammeState.CLOSED else state)
