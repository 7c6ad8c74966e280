"""Names are read, matched and sorted the way Dutch lists do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.people import Name, match_key, parse_full_name, tidy
from dialoog.domain.people.names import join_prefix, split_names, split_prefix


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Beth van 't Hof", "Beth", "van 't Hof"),
        ("van 't Hof, Beth", "Beth", "van 't Hof"),
        ("Hof, Beth van 't", "Beth", "van 't Hof"),
        ("Hof van 't, Beth", "Beth", "van 't Hof"),
        ("Hof, van ’t, Beth", "Beth", "van 't Hof"),
        ("Meer, T. van der", "T.", "van der Meer"),
        ("Ancona, Desirée d'", "Desirée", "d'Ancona"),
        ("Jansen, Anna Maria", "Anna Maria", "Jansen"),
        ("Anna Maria Jansen", "Anna Maria", "Jansen"),
        ("Lotte El Idrissi", "Lotte", "El Idrissi"),
        ("Ben de Wit", "Ben", "de Wit"),
        ("mevr. dr. A. de Vries", "A.", "de Vries"),
        ("De heer Vos, Kees", "Kees", "Vos"),
        ("Vos, dhr. Kees", "Kees", "Vos"),
        ("van Leeuwen", "", "van Leeuwen"),
        ("Fatima", "Fatima", ""),
        ("Jansen,", "Jansen", ""),
        ("  Hülya\u00a0 Müller-Çelik\u200b ", "Hülya", "Müller-Çelik"),
        ("", "", ""),
    ],
)
def test_full_name_is_taken_apart(text, first, last):
    assert parse_full_name(text) == Name(first, last)


@pytest.mark.parametrize(
    ("last", "prefix", "rest"),
    [
        ("van 't Hof", "van 't", "Hof"),
        ("Van Den Berg", "Van Den", "Berg"),
        ("d'Ancona", "d'", "Ancona"),
        ("'t Hooft", "'t", "Hooft"),
        ("van d'Ancona", "van d'", "Ancona"),
        ("O'Brien", "", "O'Brien"),
        ("El Idrissi", "", "El Idrissi"),
        ("de", "", "de"),
    ],
)
def test_prefix_is_told_from_the_name_and_back(last, prefix, rest):
    assert split_prefix(last) == (prefix, rest)
    assert join_prefix(prefix, rest) == last


def test_names_sort_as_in_a_dutch_list():
    names = ["van 't Hof", "Özdemir", "d'Ancona", "de Vries", "Hendriks", "El Idrissi", "Bos"]

    in_order = sorted((Name("Jan", last) for last in names), key=lambda name: name.sort_key)

    assert [name.last for name in in_order] == [
        "d'Ancona", "Bos", "El Idrissi", "Hendriks", "van 't Hof", "Özdemir", "de Vries",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("JÜRGEN Smit", "Jurgen  smit"),
        ("Beth van 't Hof", "beth van ’t hof"),
        ("Øyvind Yılmaz", "Oyvind Yilmaz"),
        ("Hülya Müller-Çelik", "Hulya Muller Celik"),
        ("Lotte O'Brien", "Lotte O Brien"),
        ("İpek Şahin", "ipek sahin"),
        ("Ĳsbrand Groß", "IJsbrand Gross"),
    ],
)
def test_two_spellings_of_one_name_match(one, other):
    assert parse_full_name(one).key == parse_full_name(other).key


def test_names_in_one_cell_are_told_apart_by_who_exists():
    known = {match_key("Beth Dijkstra"), match_key("Quirine Visser")}

    assert [name.full for name in split_names("Beth Dijkstra, Quirine Visser", known)] == [
        "Beth Dijkstra",
        "Quirine Visser",
    ]
    assert [name.full for name in split_names("Dijkstra, Beth", known)] == ["Beth Dijkstra"]
    assert [name.full for name in split_names("Vos, Kees", known)] == ["Kees Vos"]
    assert [name.full for name in split_names("mevr. Bos en Piet Vos; Jan\nAn", known)] == [
        "Bos",
        "Piet Vos",
        "Jan",
        "An",
    ]


@given(st.text())
def test_tidy_text_stays_tidy(text):
    assert tidy(tidy(text)) == tidy(text)


@given(st.text())
def test_key_depends_on_nothing_that_tidying_takes_away(text):
    assert match_key(match_key(text)) == match_key(text)
    assert match_key(tidy(text)) == match_key(text)


@given(st.text())
def test_every_letter_of_a_name_is_kept(text):
    name = parse_full_name(text)

    assert set(match_key(name.full)) <= set(match_key(text))
    if "," not in text and " " not in tidy(text):
        assert name.key == match_key(text)
