"""A name typed by accident is pointed out, and ordinary words are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.anonymity import find_telltales


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mevrouw De Vries belt nooit terug.", ("De Vries",)),
        ("Toen kwam dhr. Smit langs.", ("Smit",)),
        ("De heer van den Berg luistert goed.", ("van den Berg",)),
        ("Mijn hulp Anna komt steeds te laat.", ("Anna",)),
        ("Fatima helpt goed. Zij is lief.", ("Fatima",)),
        ("Onze consulente Yolanda Bakker is goed.", ("Yolanda Bakker",)),
        ("Ik heet Abdelhak.", ("Abdelhak",)),
        ("Karin Prins zei dat. Karin is lief.", ("Karin Prins",)),
        ("Bel mij op 06-12345678.", ("06-12345678",)),
        ("Mail naar jan.smit@post.example graag.", ("jan.smit@post.example",)),
        ("Mijn nummer is 123456789.", ("123456789",)),
    ],
)
def test_what_tells_who_it_is_is_pointed_out(text, found):
    assert find_telltales(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Er komt steeds iemand anders.",
        "De Wmo en Thuiszorg Appelveld werken niet samen.",
        "In de Boomstraat is het donker. De hal is koud.",
        "Op maandag komt de wijkverpleegkundige. Zij belt 112.",
        "Ik ben Nederlander en 87 jaar. Ik betaal 12345 euro.",
        "Sinds 24-11-2026 wacht ik. Niemand neemt op.",
        "MIJN HULP KOMT NIET.",
        "Mijn moeder belt al weken. Zij krijgt steeds een andere afdeling.",
        "",
    ],
)
def test_words_without_a_name_are_left_alone(text):
    assert find_telltales(text) == ()


@given(st.text(max_size=200))
def test_whatever_is_pointed_out_stands_in_the_text(text):
    assert all(piece in text for piece in find_telltales(text))
