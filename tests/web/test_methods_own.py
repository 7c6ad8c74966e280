"""Keeping a run sheet as the organisation's own method, and comparing."""

import pytest

from dialoog.services import methods
from tests.meetings import create


def test_a_run_sheet_becomes_a_method_to_choose(as_organiser, organisation):
    row = create()

    answer = as_organiser.post(
        f"/bijeenkomsten/{row.id}/werkvorm/bewaren", data={"key": "", "title": "Ons boompje"}
    )

    assert answer.status_code == 303
    (own,) = methods.list_own_methods()
    page = as_organiser.get(f"/werkvormen/{own.key}").text
    assert "Gemaakt van Appelboompje" in page
    assert "Ons boompje" in as_organiser.get("/werkvormen/").text
    assert (
        "Ons boompje" in as_organiser.get(f"/trajecten/{row.programme_id}/bijeenkomsten/nieuw").text
    )


@pytest.mark.parametrize("title", ["", "a" * 81])
def test_a_name_that_can_t_be_is_shown_again(as_organiser, organisation, title):
    row = create()

    answer = as_organiser.post(
        f"/bijeenkomsten/{row.id}/werkvorm/bewaren", data={"key": "", "title": title}
    )

    assert answer.status_code == 422
    assert methods.list_own_methods() == []


def test_the_page_of_a_meeting_tells_its_method_and_version(as_organiser, organisation):
    row = create()

    page = as_organiser.get(f"/bijeenkomsten/{row.id}/werkvorm").text

    assert f"versie {row.as_method().version}" in page
    assert "precies zoals in de werkvorm" in page


def test_a_manager_reads_but_keeps_nothing(as_manager, organisation):
    row = create()

    page = as_manager.get(f"/bijeenkomsten/{row.id}/werkvorm")

    assert page.status_code == 200
    assert "Bewaar dit programma" not in page.text
    assert as_manager.get(f"/bijeenkomsten/{row.id}/werkvorm/bewaren").status_code == 404


def test_a_method_is_taken_from_the_list_and_put_back(as_organiser, organisation):
    row = create()
    as_organiser.post(
        f"/bijeenkomsten/{row.id}/werkvorm/bewaren", data={"key": "", "title": "Ons boompje"}
    )
    (own,) = methods.list_own_methods()

    as_organiser.post(f"/werkvormen/{own.key}/weg")

    assert "Niet meer in gebruik" in as_organiser.get("/werkvormen/").text
    as_organiser.post(f"/werkvormen/{own.key}/terug")
    assert "Niet meer in gebruik" not in as_organiser.get("/werkvormen/").text
