"""Whatever is in a list: no row is lost, and reading it twice is reading it once."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from dialoog.domain.people import DoubleChoice
from tests.domain.people_lists import look, stored

names = st.sampled_from(["Jan", "JAN", "Ria", "=1", "", "Zoë van 't Hof", "Hof, Zoë van 't"])
texts = {
    "Voornaam": names,
    "Achternaam": st.sampled_from(["Vos", "vos", "de Vries", "", "Vós"]),
    "Groep": st.sampled_from(["Zorgvrager", "ambtenaren", "Tovenaar", ""]),
    "E-mail": st.sampled_from(["a@x.nl", "A@x.nl", "b@x.nl", "kapot@", "", "c@x.nl; d@x.nl"]),
    "Telefoon": st.sampled_from(["", "0612345678", "612345678", "06", "0612345678 (zoon)"]),
    "Adres": st.sampled_from(["", "Dorp 1", "Dorp 1, 1234 AB Veld", "Kade 2, Veld"]),
    "Postcode": st.sampled_from(["", "1234AB", "B-1"]),
    "Contact": st.sampled_from(["", "brief", "mail", "telefoon", "duif"]),
    "Voorzieningen": st.sampled_from(["", "taxi", "tolk Turks", "tolk", "iets"]),
    "Opmerking": st.sampled_from(["", "a", "b\nc", "a\nb"]),
    "Niet met": st.sampled_from(["", "Ria Vos", "Jan Vos", "Wie"]),
    "Begeleid door": st.sampled_from(["", "Vos, Ria"]),
    "Taal": st.sampled_from(["", "nl", "Turks"]),
    "Wijk": st.sampled_from(["", "Noord", "noord"]),
}
lists = st.lists(st.fixed_dictionaries(texts), min_size=1, max_size=7)
choices = st.dictionaries(st.integers(2, 8), st.sampled_from(DoubleChoice))


@given(lists, choices)
def test_no_row_is_lost(rows, doubles):
    plan = look(rows, doubles=doubles)

    assert [line.number for line in plan.rows] == list(range(2, 2 + len(rows)))
    assert all(line.person for line in plan.to_store)
    assert all(line.problems or line.double for line in plan.left_out)


@given(lists)
def test_second_import_changes_nothing(rows):
    known = stored(look(rows))

    again = look(rows, known=known)

    assert again.to_store == ()


@given(lists.filter(lambda rows: len(rows) == 2), st.sampled_from(DoubleChoice))
def test_second_import_keeps_to_what_was_chosen(rows, choice):
    first = look(rows, doubles={3: choice})
    assume(not first.left_out)

    kept = {3: choice} if choice is DoubleChoice.SAME else {}
    again = look(rows, known=stored(first), doubles=kept)

    assert again.to_store == ()


@given(lists)
def test_everyone_who_comes_in_can_be_reached(rows):
    for line in look(rows).to_store:
        assert line.person.contact.working_channel is not None
        assert line.person.group is not None
        assert line.person.name.key
