"""Reading a list in, as an organiser does it: file, columns, rows, and repair."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest

from dialoog.domain.refusal import Missing
from dialoog.services import clock, people
from dialoog.services.people import PeopleFilter
from dialoog.services.unit_of_work import unit_of_work
from tests import factories

pytestmark = pytest.mark.queries


def read_in(browser, data, name="deelnemers.csv"):
    answer = browser.post("/mensen/inlezen", data={"file": (io.BytesIO(data), name)})
    assert answer.status_code == 303, answer.text
    return answer.location.removeprefix("http://localhost")


def everyone():
    return people.find_people(PeopleFilter()).rows


def test_municipal_list_is_read_in_by_hand(as_organiser, data):
    url = read_in(as_organiser, (data / "deelnemers.csv").read_bytes())
    before = as_organiser.get(url).text

    assert everyone() == []
    assert "Zet 64 mensen in de lijst" in before
    assert "Bedoelt u cor@voorbeeld.example?" in before
    assert "De groep ‘Tovenaar’ kennen wij niet." in before
    assert "=HYPERLINK(&#34;http://kwaad.example&#34;)" in before

    as_organiser.post(f"{url}/opslaan")
    after = as_organiser.get(url).text

    assert people.find_people(PeopleFilter()).count == 64
    assert "Nog een keer inlezen verandert niets." in after
    assert "Download 4 rijen om te verbeteren" in after


def test_rows_that_stayed_out_are_handed_out_and_come_in_repaired(as_organiser, data):
    url = read_in(as_organiser, (data / "deelnemers.csv").read_bytes())
    as_organiser.post(f"{url}/opslaan")

    answer = as_organiser.get(f"{url}/verbeteren.csv")
    text = answer.data.decode("utf-8-sig")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="verbeteren.csv"'
    assert len(re.findall(r"\r\n", text)) == 5
    assert "\"'=HYPERLINK" in text
    assert "Wat is er mis?" in text

    repaired = text.replace("cor@@voorbeeld,example", "cor@voorbeeld.example")
    url = read_in(as_organiser, repaired.encode())
    as_organiser.post(f"{url}/opslaan")

    found = people.find_people(PeopleFilter(text="Foutmail"))
    assert [row.email for row in found.rows] == ["cor@voorbeeld.example"]


def test_unknown_group_is_chosen_by_hand(as_organiser, data):
    url = read_in(as_organiser, (data / "deelnemers.csv").read_bytes())
    group = factories.make_group("Vrijwilliger")

    as_organiser.post(url, data={"groep-0": str(group.id)})
    as_organiser.post(f"{url}/opslaan")

    [dora] = people.find_people(PeopleFilter(text="dora")).rows
    assert dora.group_id == group.id


def test_possible_double_waits_for_a_choice(as_organiser):
    factories.make_person("Jan", "Vos", email="jan@x.nl")
    lines = "Naam;Groep;E-mail\nRia Vos;Zorgvrager;jan@x.nl\n"
    url = read_in(as_organiser, lines.encode())

    page = as_organiser.get(url).text
    as_organiser.post(f"{url}/opslaan")

    assert "Lijkt op Jan Vos in de lijst: hetzelfde e-mailadres." in page
    assert len(everyone()) == 1

    as_organiser.post(url, data={"dubbel-2": "other"})
    as_organiser.post(f"{url}/opslaan")

    assert [row.full_name for row in everyone()] == ["Jan Vos", "Ria Vos"]

    as_organiser.post(f"{url}/opslaan")

    assert len(everyone()) == 2


def test_workbook_of_another_make_is_read_in(as_organiser):
    book = openpyxl.Workbook()
    for row in (
        ["Deelnemers voorjaar"],
        ["Naam", "Mailadres", "Tel.", "Rol", "Adres", "Geboortedatum"],
        ["Hof, Beth van 't", "beth@x.nl", 612345678, "Ambtenaren", "Dorp 1, 1234ab Veld", 1950],
    ):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)

    url = read_in(as_organiser, stream.getvalue(), "lijst.xlsx")
    as_organiser.post(f"{url}/opslaan")

    [row] = everyone()
    assert (row.first_name, row.last_name, row.phone) == ("Beth", "van 't Hof", "+31612345678")
    assert (row.street, row.postal_code, row.town) == ("Dorp 1", "1234 AB", "Veld")
    assert row.group.name == "Ambtenaar"


def test_columns_are_chosen_by_hand(as_organiser):
    lines = "Wie,Waar te mailen,Soort\nRia Vos,ria@x.nl,Zorgvrager\n"
    url = read_in(as_organiser, lines.encode())
    page = as_organiser.get(url).text
    nothing = as_organiser.post(url, data={"kolom-1": "email"})

    assert url.endswith("/kolommen")
    assert "ria@x.nl" in page
    assert "Zeg in welke kolom de namen staan." in nothing.text

    chosen = {"kolom-0": "full_name", "kolom-1": "email", "kolom-2": "group"}
    following = as_organiser.post(url, data=chosen).location
    as_organiser.post(f"{following}/opslaan")

    assert [row.email for row in everyone()] == ["ria@x.nl"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Dit bestand is leeg."),
        (b"\x89PNG\r\n\x1a\n\x00", "Dit bestand kunnen wij niet lezen."),
        (b"Jan Vos;jan@x.nl\n", "De bovenste rij heeft geen namen van kolommen."),
    ],
)
def test_file_that_is_no_list_is_refused_at_the_field(as_organiser, data, words):
    answer = as_organiser.post("/mensen/inlezen", data={"file": (io.BytesIO(data), "lijst.csv")})

    assert answer.status_code == 422
    assert words in answer.text


def test_list_is_forgotten_after_a_day(as_organiser):
    url = read_in(as_organiser, b"Naam;Groep;E-mail\nRia Vos;Zorgvrager;ria@x.nl\n")
    import_id = int(url.rsplit("/", 1)[1])
    with unit_of_work():
        row = people.get_list(import_id, now=clock.now())
        row.created_at -= people.IMPORT_LIFE

    assert as_organiser.get(url).status_code == 404

    people.forget_lists()

    with pytest.raises(Missing):
        people.get_list(import_id, now=clock.now() - 2 * people.IMPORT_LIFE)
