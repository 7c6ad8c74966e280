"""Hints for plain words: what is hard to read, and nothing about what is plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.feedback import Hint, PlainHint, plain_hints

LONG = "Wij gaan dit jaar nog een keer goed kijken of er meer geld is voor de hulp in huis."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Een vast gezicht geeft rust. Het kost niet meer geld. Daarom doen wij dit.",
        "Hulp in het weekend kost te veel.",
    ],
)
def test_plain_words_get_no_hint(text):
    assert plain_hints(text) == ()


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (LONG, Hint(kind=PlainHint.LONG_SENTENCE, words=LONG, count=19)),
        ("Indien u wilt.", Hint(kind=PlainHint.HARD_WORD, words="Indien", instead="als")),
        (
            "Dit is in het kader van de wet.",
            Hint(kind=PlainHint.HARD_WORD, words="in het kader van", instead="voor"),
        ),
        (
            "Het werd door de wethouder besloten.",
            Hint(kind=PlainHint.PASSIVE, words="werd … besloten"),
        ),
        (
            "Een ondersteuningsarrangement helpt.",
            Hint(kind=PlainHint.LONG_WORD, words="ondersteuningsarrangement"),
        ),
    ],
)
def test_what_is_hard_to_read_is_named_with_its_repair(text, hint):
    assert plain_hints(text) == (hint,)


def test_a_hard_word_is_named_once_and_not_inside_another():
    hints = plain_hints("Reeds betaald. Reeds gedaan. Dat is reedsel.")

    assert [hint.words for hint in hints] == ["Reeds"]


@given(st.text())
def test_any_text_gives_few_hints_about_words_that_are_in_it(text):
    hints = plain_hints(text)

    assert len(hints) <= 6
    assert all(part in text for hint in hints for part in hint.words.split(" … "))
