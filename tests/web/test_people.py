"""The list of people, one person, the groups and reading a list in, as an organiser does it."""

from __future__ import annotations

import re

import pytest

from dialoog.domain.accounts import Role
from dialoog.domain.people import Channel, NeedKind, Perspective, WishKind
from dialoog.services import organisations, people
from dialoog.services.people import PeopleFilter
from dialoog.services.unit_of_work import unit_of_work
from tests import factories
from tests.conftest import log_in
from tests.web.test_people_lists import read_in

pytestmark = pytest.mark.queries

ANNA = {
    "first_name": "Anna",
    "last_name": "van 't Hof",
    "channel": "mail",
    "email": "Anna@x.nl",
    "phone": "06-12345678",
    "street": "Dorp 1",
    "postal_code": "1234ab",
    "town": "Appelveld",
    "language": "tr",
    "needs": ["wheelchair"],
    "interpreter": "Turks",
    "note": "belt liever",
}


def anna(**changed):
    return ANNA | {"group": factories.make_group("Zorgvrager").id, "version": 1} | changed


def everyone():
    return people.find_people(PeopleFilter()).rows


def test_person_is_added_and_shown(as_organiser):
    answer = as_organiser.post("/mensen/nieuw", data=anna())
    page = as_organiser.get(answer.location).text

    assert "Anna van &#39;t Hof" in page
    assert "06 12345678" in page
    assert "1234 AB Appelveld" in page
    assert "tolk: Turks" in page
    assert "plek voor een rolstoel" in page
    assert "Turks" in page


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"first_name": "", "last_name": " "}, "Vul een naam in."),
        ({"email": "anna@@x,nl"}, "Bedoelt u anna@x.nl?"),
        ({"phone": "12"}, "Dit is geen goed telefoonnummer."),
        ({"channel": ""}, "Kies wat past."),
        ({"group": ""}, "Kies een groep."),
        ({"note": "x" * 4001}, "4000"),
    ],
)
def test_wrong_answer_is_said_and_nothing_is_stored(as_organiser, changed, words):
    answer = as_organiser.post("/mensen/nieuw", data=anna(**changed))

    assert answer.status_code == 422
    assert words in answer.text
    assert everyone() == []


def test_person_is_changed_and_keeps_what_the_form_does_not_ask(as_organiser):
    row = factories.make_person("Anna", "Vos")
    with unit_of_work():
        people.add_wish(row.id, WishKind.APART, "Piet Bos")
    data = anna(version=row.version, first_name="Annie", needs=["taxi"], interpreter="")

    as_organiser.post(f"/mensen/{row.id}/veranderen", data=data)

    row = people.get_person(row.id)
    assert row.full_name == "Annie van 't Hof"
    assert [need.kind for need in row.needs] == [NeedKind.TAXI]
    assert len(row.wishes) == 1


def test_two_organisers_do_not_overwrite_each_other(as_organiser):
    row = factories.make_person("Anna", "Vos")

    answer = as_organiser.post(f"/mensen/{row.id}/veranderen", data=anna(version=row.version - 1))

    assert answer.status_code == 422
    assert "Iemand anders heeft dit net veranderd" in answer.text
    assert people.get_person(row.id).last_name == "Vos"


def test_list_is_searched_without_marks_and_filtered(as_organiser):
    factories.make_person(
        "Leyla", "Özdemir", district="Noord", channel=Channel.PHONE, phone="+31612345678"
    )
    factories.make_person("Piet", "de Wit", group="Ambtenaar", works_for="Gemeente Appelveld")

    def names(query):
        return re.findall(r"Leyla|Piet", as_organiser.get(f"/mensen/?{query}").text)

    assert names("") == ["Piet", "Leyla"][::-1] or names("") == ["Leyla", "Piet"]
    assert names("zoek=ozdemir+ley") == ["Leyla"]
    assert names("zoek=APPELVELD") == ["Piet"]
    assert names("zoek=%25") == ["Leyla", "Piet"]
    assert names("wijk=Noord") == ["Leyla"]
    assert names("via=phone") == ["Leyla"]
    assert names(f"groep={factories.make_group('Ambtenaar').id}") == ["Piet"]
    assert names("nodig=taxi") == []
    assert names("via=onzin&groep=x&bladzijde=99") == ["Leyla", "Piet"]


def test_list_says_who_can_not_be_reached(as_organiser):
    factories.make_person("Bep", email="", channel=Channel.LETTER)
    factories.make_person("Cor", email="", channel=Channel.MAIL, phone="+31612345678")

    page = as_organiser.get("/mensen/").text

    assert "niet te bereiken" in page
    assert "telefoon in plaats van e-mail" in page


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_same_number_of_questions(as_organiser, queries, count):
    for _ in range(count):
        factories.make_person()
    queries.clear()

    as_organiser.get("/mensen/")

    assert len(queries) <= 8


def test_private_wish_is_taken_and_never_shown_again(as_organiser):
    row, other = factories.make_person("Anna", "Vos"), factories.make_person("Piet", "Bos")

    as_organiser.post(f"/mensen/{row.id}/wens", data={"kind": "apart", "name": "piet bos"})
    page = as_organiser.get(f"/mensen/{row.id}").text

    assert people.get_person(row.id).wishes[0].other_id == other.id
    assert "1 persoonlijke wens" in page
    assert "Piet" not in page
    assert "liever niet" not in page

    as_organiser.post(f"/mensen/{row.id}/wensen/weg")

    assert people.get_person(row.id).wishes == []


def test_wish_about_oneself_or_about_two_people_is_refused(as_organiser):
    row = factories.make_person("Anna", "Vos")
    factories.make_person("Piet", "Bos")
    factories.make_person("Piet", "Bos")

    for name, words in (("Anna Vos", "dezelfde persoon"), ("Piet Bos", "meer mensen")):
        answer = as_organiser.post(f"/mensen/{row.id}/wens", data={"kind": "apart", "name": name})
        assert answer.status_code == 422
        assert words in answer.text


def test_consent_is_written_down_per_purpose(as_organiser):
    row = factories.make_person("Anna", "Vos")

    as_organiser.post(f"/mensen/{row.id}/toestemming", data={"photo": "no", "quote": "yes"})
    as_organiser.post(f"/mensen/{row.id}/toestemming", data={"photo": "yes", "quote": "yes"})

    current = people.current_consents(row.id)
    assert {purpose.value: answer.given for purpose, answer in current.items()} == {
        "photo": True,
        "quote": True,
    }


def test_groups_are_added_changed_and_removed(as_organiser):
    as_organiser.post("/mensen/groepen", data={"name": "Buren", "perspective": "other"})
    group = next(group for group, _ in people.list_groups() if group.name == "Buren")

    plural = as_organiser.post("/mensen/groepen", data={"name": "buur", "perspective": "other"})
    taken = as_organiser.post(
        "/mensen/groepen", data={"name": "mantelzorgers", "perspective": "other"}
    )
    as_organiser.post(
        f"/mensen/groepen/{group.id}", data={"name": "Buurman", "perspective": "lived_experience"}
    )

    assert "Er is al een groep die Buren heet." in plural.text
    assert taken.status_code == 422
    assert "Er is al een groep die Mantelzorger heet." in taken.text
    assert people.get_group(group.id).perspective is Perspective.LIVED_EXPERIENCE

    as_organiser.post(f"/mensen/groepen/{group.id}/weg")

    assert "Buurman" not in [group.name for group, _ in people.list_groups()]


def test_group_with_people_stays(as_organiser):
    group_id = factories.make_person().group_id

    as_organiser.post(f"/mensen/groepen/{group_id}/weg")

    assert people.get_group(group_id).name == "Zorgvrager"


def pages(person_id, group_id, import_id):
    return [
        "/mensen/",
        "/mensen/nieuw",
        f"/mensen/{person_id}",
        f"/mensen/{person_id}/veranderen",
        f"/mensen/{person_id}/toestemming",
        f"/mensen/{person_id}/wens",
        "/mensen/groepen",
        f"/mensen/groepen/{group_id}",
        "/mensen/inlezen",
        f"/mensen/inlezen/{import_id}",
        f"/mensen/inlezen/{import_id}/kolommen",
        f"/mensen/inlezen/{import_id}/verbeteren.csv",
    ]


def test_pages_about_people_are_for_organisers_only(app, as_organiser, as_manager, as_facilitator):
    person = factories.make_person()
    url = read_in(as_organiser, b"Naam;Groep;E-mail\nRia Vos;Zorgvrager;ria@x.nl\n")
    all_pages = pages(person.id, person.group_id, int(url.rsplit("/", 1)[1]))

    assert [as_organiser.get(page).status_code for page in all_pages] == [200] * len(all_pages)
    assert {as_manager.get(page).status_code for page in all_pages} == {404}
    assert {as_facilitator.get(page).status_code for page in all_pages} == {404}


def test_people_of_another_organisation_are_not_there(app, as_organiser):
    person = factories.make_person()
    url = read_in(as_organiser, b"Naam;Groep;E-mail\nRia Vos;Zorgvrager;ria@x.nl\n")
    import_id = int(url.rsplit("/", 1)[1])
    mine = pages(person.id, person.group_id, import_id)
    organisations.enter(factories.make_organisation())
    stranger = log_in(app, Role.ORGANISER)

    open_to_all = {"/mensen/", "/mensen/nieuw", "/mensen/groepen", "/mensen/inlezen"}
    answers = {page: stranger.get(page).status_code for page in mine if page not in open_to_all}

    assert set(answers.values()) == {404}
    assert stranger.post(f"{url}/opslaan").status_code == 404
    assert stranger.post(f"/mensen/{person.id}/wensen/weg").status_code == 404
    assert "Anna" not in stranger.get("/mensen/").text
