"""A list of people, as it really comes out of a municipality, becomes people and questions."""

from __future__ import annotations

import pytest

from dialoog.domain.people import (
    Channel,
    Column,
    DoubleChoice,
    Name,
    Need,
    NeedKind,
    Outcome,
    ProblemCode,
    Whom,
    Wish,
    WishKind,
    check_columns,
    recognise_columns,
)
from dialoog.domain.refusal import Refused
from tests.domain.people_lists import codes, look, municipal_list, row, stored


def test_municipal_list_becomes_people_and_questions():
    plan = look(municipal_list())

    assert {outcome: plan.count(outcome) for outcome in Outcome if plan.count(outcome)} == {
        Outcome.NEW: 64,
        Outcome.MERGED: 1,
        Outcome.REFUSED: 4,
        Outcome.EMPTY: 1,
    }
    assert {line.number: codes(line) for line in plan.left_out} == {
        66: [ProblemCode.UNREACHABLE],
        67: [ProblemCode.EMAIL_BROKEN, ProblemCode.UNREACHABLE],
        68: [ProblemCode.GROUP_UNKNOWN],
        69: [ProblemCode.FORMULA],
    }
    by_number = {line.number: line for line in plan.rows}
    assert by_number[67].problems[0].suggestion == "cor@voorbeeld.example"
    assert by_number[65].double.whom == Whom(row=5)
    assert codes(by_number[71]) == [ProblemCode.WISH_UNKNOWN]
    assert by_number[71].person.wishes == (Wish(WishKind.APART, Name("Iemand Dieniet", "Bestaat")),)


def test_municipal_list_is_read_to_the_letter():
    people = {line.number: line.person for line in look(municipal_list()).to_store}

    ibrahim = people[2]
    assert ibrahim.note == 'belt liever eerst; "graag na 10 uur"\nkomt met hulphond'
    assert ibrahim.contact.channel is Channel.LETTER
    assert [wish.about.full for wish in ibrahim.wishes] == ["Beth Dijkstra", "Quirine Visser"]
    assert people[4].needs == (Need(NeedKind.INTERPRETER, "Turks"),)
    assert people[5].needs == (Need(NeedKind.WHEELCHAIR),)
    assert people[6].language == "tr"
    assert people[23].wishes == (Wish(WishKind.TOGETHER, Name("Beth", "van 't Hof")),)
    anna = people[64]
    assert (anna.name.full, anna.group, anna.district) == ("Anna Jansen", 1, "Noord")
    assert anna.contact.email == "anna.jansen@voorbeeld.example"


def test_municipal_list_twice_changes_nothing():
    rows = municipal_list()
    known = stored(look(rows))

    again = look(rows, known=known)

    assert again.to_store == ()
    assert again.count(Outcome.UNCHANGED) == len(known) == 64
    assert [line.number for line in again.left_out] == [66, 67, 68, 69]


def test_repaired_rows_come_in_and_change_nobody_else():
    rows = municipal_list()
    known = stored(look(rows))
    rows[65]["E-mail"] = "cor@voorbeeld.example"

    repaired = look(rows, known=known, groups={"tovenaar": 5})

    assert [(line.number, line.name) for line in repaired.to_store] == [
        (67, "Cor Foutmail"),
        (68, "Dora Onbekend"),
    ]


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        (
            ["Naam", "Mailadres", "Tel.", "Rol", "Adres"],
            [Column.FULL_NAME, Column.EMAIL, Column.PHONE, Column.GROUP, Column.ADDRESS],
        ),
        (
            ["Naam", "Voornaam", "Tussenv.", "Uw e-mailadres", "Naam organisatie"],
            [Column.LAST_NAME, Column.FIRST_NAME, Column.PREFIX, Column.EMAIL, Column.WORKS_FOR],
        ),
        (
            ["Naam deelnemer", "Telefoon (mobiel)", "Telefoon thuis", "NIET  BIJ", "Dieet"],
            [Column.FULL_NAME, Column.PHONE, Column.PHONE, Column.APART, Column.NEEDS],
        ),
        (
            ["First name", "Last name", "E-mail address", "City", "Access needs"],
            [Column.FIRST_NAME, Column.LAST_NAME, Column.EMAIL, Column.TOWN, Column.NEEDS],
        ),
    ],
)
def test_headings_of_other_lists_are_recognised(headings, columns):
    assert recognise_columns(headings) == dict(zip(headings, columns, strict=True))


def test_unknown_and_repeated_headings_are_left_to_the_organiser():
    assert recognise_columns(["Naam", "Geboortedatum", "Volledige naam", "Wat is er mis?"]) == {
        "Naam": Column.FULL_NAME
    }


def test_list_without_headings_is_refused():
    with pytest.raises(Refused, match=r"people\.headings_missing"):
        recognise_columns(["Jan Vos", "jan@x.nl"])


def test_choice_of_columns_needs_a_name_and_no_column_twice():
    with pytest.raises(Refused, match=r"people\.column_of_names_missing"):
        check_columns({"Mail": Column.EMAIL})
    with pytest.raises(Refused, match=r"people\.column_chosen_twice"):
        check_columns({"A": Column.FULL_NAME, "B": Column.EMAIL, "C": Column.EMAIL})
    check_columns({"A": Column.FULL_NAME, "B": Column.PHONE, "C": Column.PHONE})


def test_list_of_another_make_is_read():
    rows = [
        {
            "Naam": "Hof, Beth van 't",
            "Mailadres": "Beth <BETH@x.nl>",
            "Tel.": "612345678",
            "Rol": "Ambtenaren",
            "Adres": "Dorp 1, 8364hg Appelveld",
            "Rolstoel": "x",
            "Tolk": "Pools",
        }
    ]

    [line] = look(rows).rows

    assert line.outcome is Outcome.NEW
    assert line.person.name == Name("Beth", "van 't Hof")
    assert line.person.group == 4
    assert line.person.contact.phone == "+31612345678"
    assert line.person.contact.address.town == "Appelveld"
    assert line.person.contact.channel is Channel.MAIL
    assert line.person.needs == (Need(NeedKind.WHEELCHAIR), Need(NeedKind.INTERPRETER, "Pools"))


@pytest.mark.parametrize(
    ("cells", "outcome", "problems"),
    [
        ({"Voornaam": "", "Achternaam": " - "}, Outcome.REFUSED, ["name_missing"]),
        ({"Voornaam": "=1+1"}, Outcome.REFUSED, ["formula"]),
        ({"Achternaam": "＝cmd"}, Outcome.REFUSED, ["formula"]),
        ({"Wijk": "=A1"}, Outcome.REFUSED, ["formula"]),
        ({"Achternaam": "x" * 121}, Outcome.REFUSED, ["text_too_long"]),
        ({"Groep": ""}, Outcome.REFUSED, ["group_missing"]),
        ({"Groep": "Zorgvrger"}, Outcome.REFUSED, ["group_unknown"]),
        ({"E_mail": ""}, Outcome.REFUSED, ["unreachable"]),
        ({"E_mail": "", "Telefoon": "06"}, Outcome.REFUSED, ["phone_broken", "unreachable"]),
        ({"E_mail": "jan@", "Telefoon": "0612345678"}, Outcome.NEW, ["email_broken"]),
        ({"Telefoon": "0612345678 (zoon)"}, Outcome.NEW, ["phone_in_text"]),
        ({"Postcode": "B-1000"}, Outcome.NEW, ["postal_code_odd"]),
        ({"Contact": "brief"}, Outcome.NEW, ["channel_not_usable"]),
        ({"Contact": "postduif"}, Outcome.NEW, ["channel_unknown"]),
        ({"Taal": "klingon"}, Outcome.NEW, ["language_unknown"]),
        ({"Voorzieningen": "een kussen"}, Outcome.NEW, ["need_unknown"]),
        ({"Opmerking": "heeft een tolk nodig"}, Outcome.NEW, ["need_in_note"]),
        ({"Niet_met": "Jan Vos"}, Outcome.NEW, ["wish_self"]),
        ({"Niet_met": "Piet Bos"}, Outcome.NEW, ["wish_unknown"]),
        ({"Opmerking": "+31 6 12345678"}, Outcome.NEW, []),
    ],
)
def test_row_with_something_odd_comes_in_or_says_why_not(cells, outcome, problems):
    [line] = look([row(**cells)]).rows

    assert (line.outcome, codes(line)) == (outcome, problems)


def test_suggestions_say_how_to_repair():
    [group] = look([row(Groep="Zorgvrger")]).rows
    [mail, wish] = look([row(E_mail="jan@@x,nl", Telefoon="0612345678", Voornaam="Jo"),
                         row(Niet_met="Jo Vosch")]).rows  # fmt: skip

    assert group.problems[0].suggestion == "Zorgvrager"
    assert mail.problems[0].suggestion == "jan@x.nl"
    assert wish.problems[0].suggestion == "Jo Vos"


def test_what_does_not_fit_its_field_is_kept_in_the_note():
    cells = {"E_mail": "jan@", "Telefoon": "0612345678 (zoon)", "Opmerking": "let op"}

    [line] = look([row(**cells)]).rows

    assert line.person.note == "let op\njan@\nTelefoon: 0612345678 (zoon)"


def test_broken_mail_falls_back_on_the_letter():
    [line] = look([row(E_mail="jan@", Contact="e-mail", Adres="Dorp 1", Postcode="1234AB")]).rows

    assert codes(line) == [ProblemCode.EMAIL_BROKEN, ProblemCode.CHANNEL_NOT_USABLE]
    assert (line.problems[1].text, line.problems[1].suggestion) == ("mail", "letter")
    assert line.person.contact.working_channel is Channel.LETTER


def test_wish_about_two_people_with_one_name_stays_open():
    rows = [row(), row(E_mail="b@x.nl"), row(Voornaam="Ria", E_mail="r@x.nl", Niet_met="Jan Vos")]

    *_, line = look(rows, doubles={3: DoubleChoice.OTHER}).rows

    assert codes(line) == [ProblemCode.WISH_AMBIGUOUS]


def test_group_can_be_chosen_by_hand_for_a_word_and_for_all():
    rows = [row(Groep="Tovenaar"), row(Groep="", Voornaam="Ria", E_mail="r@x.nl")]

    plan = look(rows, groups={"tovenaar": 5}, default_group=2)

    assert [line.person.group for line in plan.to_store] == [5, 2]
