"""Laws of all that is shown of what people answered, together: no small group is in it.

Somebody who looks at a programme sees its rounds, what people notice of its actions, raised hands,
the short measure and whom a message reached. They may know exactly how many people answered, and
the threshold, and add and subtract as they like.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from math import gcd

from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain import feedback, followup, measures, reactions
from dialoog.domain.feedback import Check, CheckAnswer, DeliveryState, Voice
from dialoog.domain.figures import SMALLEST_GROUP, Weighed
from dialoog.domain.followup import Heard
from dialoog.domain.measures import MeasureMoment, Statement, Tally
from dialoog.domain.people import Perspective
from dialoog.domain.programmes import Threshold
from dialoog.domain.reactions import Aspect, Hands

YES, NO = CheckAnswer.YES, CheckAnswer.NO
DAY = date(2027, 3, 1)
NOW = datetime(2027, 3, 2, 10, tzinfo=UTC)

thresholds = st.builds(Threshold, share=st.integers(50, 100), least=st.integers(5, 12))
few = st.integers(0, 2) | st.integers(0, 12)
answers = st.builds(
    lambda yes, no, unsure: [YES] * yes + [NO] * no + [CheckAnswer.UNSURE] * unsure, few, few, few
)
one = st.integers(0, 2)
heards = st.lists(st.builds(Heard, few, few, few), max_size=6)
hands = st.lists(st.tuples(st.sampled_from(Aspect), st.builds(Hands, few, few, few)), max_size=6)
tallies = st.lists(
    st.builds(
        Tally,
        st.just(MeasureMoment.AFTER),
        st.just(Statement.COULD_SAY),
        st.sampled_from(Perspective),
        st.integers(0, 5),
        st.integers(1, 9),
    ),
    max_size=8,
)


@dataclass(frozen=True)
class World:
    """What people answered in one programme, by answer."""

    threshold: Threshold
    rounds: list[list[CheckAnswer]]
    noticed: list[list[Heard]]
    raised: list[list[tuple[Aspect, Hands]]]
    measured: list[Tally]
    delivered: list[DeliveryState]


worlds = st.builds(
    World,
    threshold=thresholds,
    rounds=st.lists(answers, max_size=3),
    noticed=st.lists(heards, max_size=3),
    raised=st.lists(hands, max_size=3),
    measured=tallies,
    delivered=st.lists(st.sampled_from(DeliveryState), max_size=30),
)


def round_of(said: list[CheckAnswer], threshold: Threshold) -> Check:
    voices = tuple(
        Voice(person=person, care_user=True, answer=answer, at=NOW)
        for person, answer in enumerate(said)
    )
    return Check(
        asked=frozenset(range(len(said))), threshold=threshold, opened_on=DAY, voices=voices
    )


def weighed(world: World) -> list[Weighed]:
    """Give everything that is shown of who said yes, by the functions that the screens use."""
    return [
        *(feedback.weigh(round_of(said, world.threshold)) for said in world.rounds),
        *(followup.weigh_heard(told, threshold=world.threshold) for told in world.noticed),
        *(
            shown
            for told in world.raised
            for shown in reactions.weigh(told, threshold=world.threshold).values()
        ),
    ]


def figures(world: World) -> list[int]:
    """Give every number of people that is shown."""
    results = measures.results(world.measured)
    reach = feedback.coverage(world.delivered)
    shown = [
        *(one.people for one in weighed(world)),
        *(figure.people for one in results for figure in (*one.groups.values(), one.together)),
        *(reach.reached, reach.waiting, reach.not_reachable, reach.refused),
    ]
    return [number for number in shown if number is not None]


@given(worlds)
def test_no_sum_or_difference_of_all_that_is_shown_is_a_group_below_five(world):
    # The smallest number that sums and differences of these reach, however often each is used.
    smallest = gcd(*figures(world))

    assert smallest == 0 or smallest >= SMALLEST_GROUP


@given(worlds)
def test_who_knows_exactly_how_many_answered_cannot_tell_that_anybody_stands_alone(world):
    assert weighed(of_one_voice(world)) == weighed(world)


def of_one_voice(world: World) -> World:
    """Give the same numbers of people, where every group says with one voice what it seems to."""
    return replace(
        world,
        rounds=[
            [YES if feedback.weigh(round_of(said, world.threshold)).enough else NO] * len(said)
            for said in world.rounds
        ],
        noticed=[_one_heard(told, world.threshold) for told in world.noticed],
        raised=[_one_raised(told, world.threshold) for told in world.raised],
    )


def _one_heard(told: list[Heard], threshold: Threshold) -> list[Heard]:
    enough = followup.weigh_heard(told, threshold=threshold).enough
    return [Heard(one.answers, 0) if enough else Heard(0, one.answers) for one in told]


def _one_raised(
    told: list[tuple[Aspect, Hands]], threshold: Threshold
) -> list[tuple[Aspect, Hands]]:
    shown = reactions.weigh(told, threshold=threshold)
    return [
        (aspect, Hands(yes=one.total) if _says_yes(shown, aspect) else Hands(no=one.total))
        for aspect, one in told
    ]


def _says_yes(shown: dict[Aspect, Weighed], aspect: Aspect) -> bool:
    return aspect in shown and bool(shown[aspect].enough)


@given(worlds)
def test_what_fewer_than_five_say_is_no_outcome(world):
    small = replace(
        world,
        rounds=[said[: SMALLEST_GROUP - 1] for said in world.rounds],
        noticed=[
            [Heard(min(one.yes, 2), min(one.no, 2))] for told in world.noticed for one in told
        ],
        raised=[
            [(aspect, Hands(min(one.yes, 1), min(one.no, 2), min(one.unsure, 1)))]
            for told in world.raised
            for aspect, one in told
        ],
    )

    assert all(one == Weighed(None, None) for one in weighed(small))


@given(st.lists(st.builds(Heard, one, one, one), min_size=1, max_size=12), thresholds)
def test_what_is_noticed_never_turns_on_fewer_than_five_answers(told, threshold):
    def shown(heard: Iterable[Heard]) -> Weighed:
        return followup.weigh_heard(heard, threshold=threshold)

    since = 0
    for number, one in enumerate(told):
        since += one.answers
        if shown(told[: number + 1]) != shown(told[:number]):
            assert since >= SMALLEST_GROUP
            since = 0
