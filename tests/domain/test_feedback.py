"""Laws of the answer board: nothing is dropped, everything is answered with a reason."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dialoog.domain import feedback
from dialoog.domain.feedback import (
    Advice,
    CareRoute,
    Contribution,
    Coverage,
    DeliveryState,
)
from dialoog.domain.figures import rounded
from dialoog.domain.refusal import Refused
from tests.domain.decided import YES

decisions = st.lists(st.just(YES), max_size=2).map(tuple)


@st.composite
def boards(draw):
    """Give contributions and the advice that they were gathered into."""
    contributions = [
        Contribution(
            key=key,
            private=draw(st.booleans()),
            route=draw(st.none() | st.sampled_from(list(CareRoute))),
            care_done=draw(st.booleans()),
            set_aside=draw(st.sampled_from(["", "Staat er twee keer."])),
        )
        for key in range(draw(st.integers(0, 8)))
    ]
    usable = [item for item in contributions if item.belongs_on_board and not item.set_aside]
    parts = st.lists(st.sampled_from(usable), unique=True) if usable else st.just([])
    advices = [
        feedback.gather(Advice(title=f"Advies {number}", decisions=draw(decisions)), draw(parts))
        for number in range(draw(st.integers(0, 4)))
    ]
    return contributions, advices


def decided_by_hand(contribution, advices) -> bool:
    mine = [advice for advice in advices if contribution.key in advice.contributions]
    return bool(mine) and all(advice.decision is not None for advice in mine)


@given(boards())
def test_report_waits_for_every_contribution_and_every_advice(board):
    contributions, advices = board
    undecided = [advice for advice in advices if advice.decision is None]
    waiting = feedback.unanswered(contributions, advices)

    if waiting:
        expected = ("feedback.unanswered", {"count": len(waiting)})
    elif undecided:
        expected = ("feedback.undecided", {"count": len(undecided)})
    else:
        feedback.require_all_answered(contributions, advices)
        return
    with pytest.raises(Refused) as refusal:
        feedback.require_all_answered(contributions, advices)
    assert (refusal.value.code, refusal.value.facts) == expected


@given(boards())
def test_contribution_is_answered_by_decisions_or_a_reason(board):
    contributions, advices = board
    waiting = feedback.unanswered(contributions, advices)

    for contribution in contributions:
        if contribution.belongs_on_board:
            answered = bool(contribution.set_aside) or decided_by_hand(contribution, advices)
            assert (contribution in waiting) == (not answered)


@given(boards())
def test_wormpje_waits_until_its_care_is_done(board):
    contributions, advices = board
    waiting = feedback.unanswered(contributions, advices)

    for contribution in contributions:
        if contribution.private and contribution.route is None:
            assert contribution in waiting
        if contribution.private and contribution.route in {
            CareRoute.AFTER_CARE,
            CareRoute.COMPLAINT,
        }:
            assert (contribution in waiting) == (not contribution.care_done)


@given(boards())
def test_unplaced_contributions_are_never_answered(board):
    contributions, advices = board

    loose = feedback.unplaced(contributions, advices)

    assert set(loose) <= set(feedback.unanswered(contributions, advices))


@given(st.frozensets(st.integers(0, 9), min_size=2), st.data())
def test_splitting_and_merging_loses_no_contribution(keys, data):
    whole = Advice(title="Vaste hulp", contributions=keys)
    moved = data.draw(st.frozensets(st.sampled_from(sorted(keys)), min_size=1))
    assume(moved != keys)

    stays, new = feedback.split(whole, moved, title="Nieuw")

    assert (stays.contributions, new.contributions) == (keys - moved, moved)
    assert feedback.merge(stays, new, title=whole.title) == whole


@given(st.frozensets(st.integers(0, 9)), st.frozensets(st.integers(10, 19)))
def test_splitting_off_nothing_or_everything_is_refused(keys, others):
    for moved in (others, keys | others):
        with pytest.raises(Refused) as refusal:
            feedback.split(Advice(title="Vaste hulp", contributions=keys), moved, title="Nieuw")
        assert refusal.value.code == "advice.nothing_to_split"


def test_contribution_released_from_an_advice_needs_another_answer():
    contribution = Contribution(key=1)
    advice = feedback.gather(Advice(title="Vaste hulp"), [contribution])

    released = feedback.release(advice, contribution)

    assert feedback.unplaced([contribution], [released]) == (contribution,)


@pytest.mark.parametrize(
    ("contribution", "code"),
    [
        (Contribution(key=1, private=True), "contribution.private"),
        (Contribution(key=1, private=True, route=CareRoute.AFTER_CARE), "contribution.private"),
        (Contribution(key=1, set_aside="dubbel"), "contribution.set_aside"),
    ],
)
def test_advice_takes_no_wormpje_and_nothing_that_was_set_aside(contribution, code):
    with pytest.raises(Refused) as refusal:
        feedback.gather(Advice(title="Vaste hulp"), [contribution])

    assert refusal.value.code == code


def test_wormpje_becomes_advice_when_the_person_chose_so():
    contribution = Contribution(key=7, private=True, route=CareRoute.ADVICE)

    assert feedback.gather(Advice(title="Vaste hulp"), [contribution]).contributions == {7}


@pytest.mark.parametrize(
    "change",
    [
        lambda advice: feedback.release(advice, Contribution(key=1)),
        lambda advice: feedback.split(advice, [1], title="Nieuw"),
        lambda advice: feedback.merge(advice, Advice(title="Ander"), title="Samen"),
        lambda advice: feedback.merge(Advice(title="Ander"), advice, title="Samen"),
    ],
)
def test_advice_that_has_its_answer_is_not_taken_apart(change):
    advice = Advice(title="Vaste hulp", contributions=frozenset({1, 2}), decisions=(YES,))

    with pytest.raises(Refused) as refusal:
        change(advice)

    assert refusal.value.code == "advice.decided"


@pytest.mark.parametrize(
    ("contribution", "reason", "advices", "code"),
    [
        (Contribution(key=1), "  ", [], "contribution.reason_missing"),
        (Contribution(key=1, private=True), "past niet", [], "contribution.private"),
        (
            Contribution(key=1),
            "past niet",
            [Advice(title="Vaste hulp", contributions=frozenset({1}))],
            "contribution.in_advice",
        ),
    ],
)
def test_contribution_is_never_dropped_in_silence(contribution, reason, advices, code):
    with pytest.raises(Refused) as refusal:
        feedback.set_aside(contribution, reason=reason, advices=advices)

    assert refusal.value.code == code


def test_contribution_set_aside_keeps_its_reason():
    aside = feedback.set_aside(
        Contribution(key=1), reason=" Gaat over een ander thema. ", advices=[]
    )

    assert aside.set_aside == "Gaat over een ander thema."
    assert feedback.unanswered([aside], []) == ()


@given(st.lists(st.sampled_from(list(DeliveryState))))
def test_coverage_counts_everybody_once_as_it_may_be_shown(states):
    counted = feedback.coverage(states)

    assert counted == Coverage(
        reached=rounded(states.count(DeliveryState.REACHED)),
        waiting=rounded(states.count(DeliveryState.WAITING)),
        not_reachable=rounded(states.count(DeliveryState.NOT_REACHABLE)),
        refused=rounded(states.count(DeliveryState.REFUSED)),
        everybody_heard=DeliveryState.WAITING not in states,
    )
