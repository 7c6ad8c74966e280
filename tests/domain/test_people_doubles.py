"""Two rows about one person become one person, unless somebody has to look."""

from __future__ import annotations

import pytest

from dialoog.domain.people import (
    DoubleChoice,
    Likeness,
    Name,
    Need,
    NeedKind,
    Outcome,
    Part,
    ProblemCode,
    Whom,
)
from tests.domain.people_lists import look, row, stored


@pytest.mark.parametrize(
    ("second", "outcome", "likeness"),
    [
        ({"E_mail": "JAN@x.nl"}, Outcome.MERGED, Likeness.NAME_AND_EMAIL),
        ({"E_mail": "", "Telefoon": "+31612345678"}, Outcome.MERGED, Likeness.NAME_AND_PHONE),
        ({"E_mail": "", "Adres": "dorp 1", "Telefoon": "0699999999"}, Outcome.MERGED, Likeness.NAME_AND_ADDRESS),
        ({"Voornaam": "Ria"}, Outcome.ASKS, Likeness.EMAIL),
        ({"E_mail": "ander@x.nl"}, Outcome.ASKS, Likeness.NAME),
    ],
)  # fmt: skip
def test_second_row_of_a_person_is_merged_or_asked_about(second, outcome, likeness):
    first = row(Telefoon="06 12345678", Adres="Dorp 1")

    plan = look([first, row(**second)])

    assert plan.rows[0].outcome is Outcome.NEW
    assert plan.rows[1].outcome is outcome
    assert (plan.rows[1].double.likeness, plan.rows[1].double.whom) == (likeness, Whom(row=2))


def test_merged_rows_add_up_and_say_where_they_differ():
    rows = [
        row(Voorzieningen="rolstoel", Taal="nl", Opmerking="a"),
        row(Voorzieningen="taxi", Taal="tr", Opmerking="b", Telefoon="0612345678"),
    ]

    plan = look(rows)

    [person] = [line.person for line in plan.to_store]
    assert person.needs == (Need(NeedKind.WHEELCHAIR), Need(NeedKind.TAXI))
    assert (person.language, person.note) == ("nl", "a\nb")
    assert person.contact.phone == "+31612345678"
    assert [(problem.code, problem.text) for problem in plan.rows[1].problems] == [
        (ProblemCode.ROWS_DIFFER, Part.LANGUAGE)
    ]


@pytest.mark.parametrize(
    ("choice", "people"), [(DoubleChoice.SAME, 1), (DoubleChoice.OTHER, 2), (None, 1)]
)
def test_organiser_decides_about_a_possible_double(choice, people):
    rows = [row(), row(Voornaam="Ria")]
    doubles = {3: choice} if choice else {}

    plan = look(rows, doubles=doubles)

    assert len(plan.to_store) == people
    assert bool(plan.left_out) is (choice is None)


def test_father_and_son_kept_apart_stay_apart():
    rows = [row(Adres="Dorp 1, Veld"), row(Adres="Dorp 1, Veld", E_mail="")]
    known = stored(look(rows, doubles={3: DoubleChoice.OTHER}))

    again = look(rows, known=known)

    assert [line.outcome for line in again.rows] == [Outcome.UNCHANGED, Outcome.UNCHANGED]
    assert [line.known_id for line in again.rows] == [1, 2]


def test_list_changes_what_it_says_and_leaves_the_rest():
    known = stored(look([row(Telefoon="0612345678", Voorzieningen="taxi", Opmerking="oud")]))

    [line] = look([row(Voornaam="JAN", Groep="Ambtenaar", Telefoon="", Opmerking="nieuw",
                       Voorzieningen="rolstoel")], known=known).rows  # fmt: skip

    assert line.outcome is Outcome.CHANGED
    assert line.changed == (Part.GROUP, Part.NOTE, Part.NEEDS)
    assert line.person.name == Name("Jan", "Vos")
    assert line.person.contact.phone == "+31612345678"
    assert line.person.note == "oud\nnieuw"
    assert {need.kind for need in line.person.needs} == {NeedKind.TAXI, NeedKind.WHEELCHAIR}


def test_move_replaces_the_whole_address():
    known = stored(look([row(Adres="Dorp 1, 1234 AB Appelveld")]))

    [line] = look([row(Adres="Kade 2")], known=known).rows

    assert line.person.contact.address.street == "Kade 2"
    assert line.person.contact.address.postal_code == ""
