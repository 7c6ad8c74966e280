"""A list of people, read for who only needs tables."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dialoog.domain.people import NeedKind, Perspective
from dialoog.domain.people.perspectives import guess_perspective
from dialoog.domain.seating import Balance, check, compose
from dialoog.domain.seating.guest_columns import read_age, read_gender, read_rounds
from dialoog.domain.seating.guest_list import read_guests
from dialoog.domain.seating.guest_problem import Asked, ask

HEADERS = (
    "Naam",
    "Groep",
    "Organisatie",
    "Leeftijd",
    "M/V",
    "Voorzieningen",
    "Niet met",
    "Komt met",
    "E-mail",
)


def read(*rows, headers=HEADERS):
    cells = [dict(zip(headers, (*row, *[""] * len(headers)), strict=False)) for row in rows]
    return read_guests(headers, cells)


@pytest.mark.parametrize(
    ("group", "perspective"),
    [
        ("Zorgvrager", Perspective.LIVED_EXPERIENCE),
        ("Inwoners van de gemeente", Perspective.LIVED_EXPERIENCE),
        ("Cliëntenraad", Perspective.LIVED_EXPERIENCE),
        ("cliëntondersteuner", Perspective.PROFESSION),
        ("Zorgprofessionals", Perspective.PROFESSION),
        ("Gemeente Appelveld", Perspective.GOVERNMENT),
        ("Beleidsmedewerker gemeente", Perspective.PROFESSION),
        ("AMBTENAREN", Perspective.GOVERNMENT),
        ("Zorgverzekeraar", Perspective.OTHER),
        ("", Perspective.OTHER),
    ],
)
def test_perspective_is_guessed_from_the_name_of_a_group(group, perspective):
    assert guess_perspective(group) is perspective


@pytest.mark.parametrize(
    ("typed", "age"),
    [("44", "30-44"), ("45 jaar", "45-59"), ("131", ""), ("-", ""), ("65+", "65+"), ("0", "0-17")],
)
def test_age_becomes_a_class_of_ages(typed, age):
    assert read_age(typed) == age


def test_gender_is_one_word_however_it_is_written():
    assert [read_gender(text) for text in ("V", "Mevr.", "m", "X", "")] == [
        "vrouw", "vrouw", "man", "x", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "rounds"),
    [
        ("1", {0}),
        ("1-3", {0, 1, 2}),
        ("ronde 1 en 3", {0, 2}),
        ("2 t/m 3", {1, 2}),
        ("straks", None),
    ],
)
def test_rounds_are_read_as_people_write_them(typed, rounds):
    assert read_rounds(typed) == (None if rounds is None else frozenset(rounds))


def test_one_person_in_two_rows_takes_one_seat():
    found = read(
        ("Anna Bos", "Cliënt", "", "", "", "rolstoel", "", "", "a@x.nl"),
        ("anna bos", "", "", "", "", "ringleiding", "", "", "a@x.nl"),
        ("Jan Kok", "Cliënt"),
        ("Jan Kok", "Cliënt"),
    )

    assert [guest.id for guest in found.guests] == ["Anna Bos", "Jan Kok"]
    assert {need.kind for need in found.guests[0].told.needs} == {
        NeedKind.WHEELCHAIR,
        NeedKind.HEARING_LOOP,
    }
    assert [(r.row, r.code) for r in found.remarks if r.code == "merged"] == [
        (3, "merged"),
        (5, "merged"),
    ]


def test_two_with_one_name_both_sit_and_are_told_apart():
    found = read(
        ("Jan Kok", "Cliënt"), ("Jan Kok", "Ambtenaar"), ("Wim", "Cliënt", *[""] * 4, "Jan Kok")
    )

    assert [guest.id for guest in found.guests] == ["Jan Kok (2)", "Jan Kok (3)", "Wim"]
    assert found.guests[2].apart == ("Jan Kok (2)", "Jan Kok (3)")
    assert [(r.row, r.code) for r in found.remarks] == [(3, "same_name"), (4, "wish_unclear")]


def test_only_a_companion_may_be_said_aloud():
    headers = ("Naam", "Komt met", "Graag met")

    found = read(("Anna", "Wim", "Jan"), ("Wim",), ("Jan",), headers=headers)

    problem = ask(found, Asked(tables=2)).problem
    assert [(group.members, group.private) for group in problem.together] == [
        (("Anna", "Wim"), False),
        (("Anna", "Jan"), True),
    ]


def test_group_is_one_group_however_it_is_written():
    found = read(("A", "Ambtenaar"), ("B", "ambtenaren"), ("C", "AMBTENAAR "))

    assert {guest.group for guest in found.guests} == {"Ambtenaar"}
    assert found.perspectives == {"Ambtenaar": Perspective.GOVERNMENT}


def test_needs_tie_nobody_until_somebody_says_where():
    found = read(*((f"M{n}", "", "", "", "", "rolstoel") for n in range(4)))

    anywhere = ask(found, Asked(tables=2))
    there = ask(found, Asked(tables=2, features={2: frozenset({"wheelchair"})}))

    assert anywhere.offered == ("wheelchair",)
    assert {person.needs for person in anywhere.problem.people} == {frozenset()}
    assert there.offered == ()
    assert [table.features for table in there.problem.tables] == [frozenset(), {"wheelchair"}]
    assert {person.needs for person in there.problem.people} == {frozenset({"wheelchair"})}


def test_nobody_sits_beside_staff_of_the_organisation_that_cares_for_them():
    found = read(
        ("Anna", "Cliënt", "Thuiszorg De Appel"),
        ("Noor", "Zorgprofessional", "thuiszorg de appel"),
        ("Piet", "Zorgprofessional", "De Peer"),
    )

    kept = ask(found, Asked(tables=2)).problem.never
    left = ask(found, Asked(tables=2, balance=Balance(not_with_own_organisation=False))).problem

    assert [(wish.a, wish.b, wish.private) for wish in kept] == [("Anna", "Noor", False)]
    assert left.never == ()


def test_only_what_the_list_says_is_spread():
    found = read(("Anna", "", "", "44", "v"), ("Wim", "", "", "", "m"))

    attrs = ask(found, Asked(tables=2)).problem.weights.attrs

    assert set(attrs) == {"age", "gender"}


cells = st.text(alphabet="Aé ,;-1=x", max_size=6) | st.sampled_from(
    ["Anna", "Jan Kok", "ja", "rolstoel", "2", "cliënt", "a@x.nl"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(*[cells] * len(HEADERS)), max_size=8), st.integers(1, 3))
def test_any_list_becomes_tables_for_everybody(rows, tables):
    found = read(*rows)
    assume(found.guests)
    problem = ask(found, Asked(tables=tables, balance=Balance(never_alone=0))).problem

    plan = compose(problem, seed=1, budget=lambda: 1.0)

    seated = [who for ids in plan.rounds[0].values() for who in ids]
    assert sorted(seated) == sorted(problem.person)
    assert not [rule for rule in check(problem, plan) if rule.code == "seating.too_many"]
