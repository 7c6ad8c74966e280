"""Hands add up over tables, and a reaction says something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain import reactions
from dialoog.domain.figures import Weighed
from dialoog.domain.programmes import Threshold
from dialoog.domain.reactions import Aspect, Hands
from dialoog.domain.refusal import Refused

counts = st.integers(0, 500)
hands = st.builds(Hands, counts, counts, counts)
said = st.lists(st.tuples(st.sampled_from(Aspect), hands), max_size=8)


def refusal(act) -> str:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.code


@given(first=said, second=said)
def test_tables_add_up_in_whatever_order(first, second):
    together = reactions.weigh([*first, *second], threshold=Threshold())

    assert together == reactions.weigh([*second, *first], threshold=Threshold())
    assert together.keys() == {aspect for aspect, one in [*first, *second] if one.total}


def test_hands_of_tables_weigh_together():
    small = [(Aspect.CLEAR, Hands(yes=3)), (Aspect.CLEAR, Hands(no=1, unsure=1))]

    shown = reactions.weigh(small, threshold=Threshold(share=60, least=5))

    assert shown == {Aspect.CLEAR: Weighed(people=5, enough=True)}


@pytest.mark.parametrize(
    ("found", "words", "code"),
    [
        (Hands(), (" ",), "reaction.nothing_said"),
        (Hands(yes=-1), (), "reaction.hands_out_of_range"),
        (Hands(no=501), (), "reaction.hands_out_of_range"),
        (Hands(yes=1), ("x" * 1001,), "live.too_many_words"),
    ],
)
def test_reaction_that_says_nothing_or_too_much_is_refused(found, words, code):
    assert refusal(lambda: reactions.require_said(found, *words)) == code


def test_hands_alone_or_words_alone_are_enough():
    reactions.require_said(Hands(no=3))
    reactions.require_said(Hands(), "Waarom pas in mei?")


def test_story_carries_why_it_was_chosen():
    told = reactions.tell_story("Ik ga weer.", because="Dat kon jaren niet.", why="Gekozen omdat:")

    assert told == "Ik ga weer.\nGekozen omdat: Dat kon jaren niet."
    assert reactions.tell_story(" Ik ga. ", because="", why="") == "Ik ga."
    assert refusal(lambda: reactions.tell_story("", because="Zo.", why="")) == (
        "reaction.story_missing"
    )
