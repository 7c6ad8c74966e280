"""The methods as people read them before they choose one."""

import pytest

from dialoog.content import shipped_methods


def test_index_shows_each_method_with_its_length(as_organiser):
    page = as_organiser.get("/werkvormen/").get_data(as_text=True)

    assert all(method.title.nl in page for method in shipped_methods().values())
    assert "2 uur en 15 minuten" in page
    assert "4 bijeenkomsten" in page


@pytest.mark.parametrize("key", sorted(shipped_methods()))
def test_method_shows_all_its_words(as_facilitator, key):
    method = shipped_methods()[key]

    page = as_facilitator.get(f"/werkvormen/{key}")

    assert page.status_code == 200
    text = page.get_data(as_text=True).replace("&#39;", "'")
    assert all(words.nl in text for phase in method.phases for words in phase.say)
    assert all(question.text.nl in text for phase in method.phases for question in phase.questions)


def test_appelboompje_says_that_it_is_our_own_elaboration(as_organiser):
    assert "onze uitwerking" in as_organiser.get("/werkvormen/appelboompje").get_data(as_text=True)
    assert "onze uitwerking" not in as_organiser.get("/werkvormen/spiegelgesprek").text


def test_unknown_method_is_not_there(as_organiser):
    assert as_organiser.get("/werkvormen/perenboom").status_code == 404


def test_methods_are_for_those_who_are_logged_in(client):
    assert client.get("/werkvormen/").status_code == 302
