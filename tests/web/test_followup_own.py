"""The pages of who does an action, opened with a personal link."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialoog.domain.followup import ActionState
from dialoog.services import clock, followup, organisations
from dialoog.services.followup import ActionWords, owners
from tests import factories
from tests.factories import NOW
from tests.live_room import do

SANNE = "sanne@zorg.example"


def make(what: str = "Rooster maken", *, email: str = SANNE) -> int:
    programme = factories.make_programme()
    words = ActionWords(
        what=what,
        owner="Sanne Bos",
        owner_email=email,
        due_on=clock.today() + timedelta(days=30),
    )
    return do(lambda: followup.promise_action(words, programme_id=programme.id, now=NOW).id)


@pytest.fixture
def action_id(organisation):
    return make()


def path_of(email: str = SANNE) -> str:
    owner = do(lambda: owners.find_or_add(email, now=NOW))
    return "/mijn-acties/" + owners.address(owner).rpartition("/")[2]


@pytest.fixture
def opened(client, action_id):
    client.get(path_of())
    return client


def test_link_leaves_the_address_bar_and_opens_only_own_actions(client, action_id):
    make("Van een ander", email="piet@zorg.example")

    answer = client.get(path_of())
    page = client.get(answer.location).text

    assert answer.location == "/mijn-acties"
    assert "Rooster maken" in page
    assert "Van een ander" not in page


def test_without_a_link_there_is_nothing(client, action_id):
    for path in ("/mijn-acties", f"/mijn-acties/actie/{action_id}", "/mijn-acties/iets"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "Rooster maken" not in answer.text
    assert client.post("/mijn-acties/overzicht", data={"wil": "nee"}).status_code == 404


def test_owner_says_that_it_began_and_that_it_is_done(opened, action_id):
    own = f"/mijn-acties/actie/{action_id}"
    opened.post(own, data={"step": "start", "note": "Wij zijn begonnen."})
    opened.post(own, data={"step": "finish", "note": ""})

    row = followup.get_action(action_id)
    assert row.state is ActionState.DONE
    assert row.history[0].note == "Wij zijn begonnen."
    assert "Zorgvragers en naasten vertellen ons of zij het merken" in opened.get(own).text


@pytest.mark.parametrize("step", ["notice", "drop", "reopen"])
def test_owner_is_offered_no_other_step(opened, action_id, step):
    answer = opened.post(f"/mijn-acties/actie/{action_id}", data={"step": step, "note": "Zo."})

    assert answer.status_code == 422
    assert followup.get_action(action_id).state is ActionState.PROMISED


def test_note_without_words_keeps_the_choice_and_says_so(opened, action_id):
    answer = opened.post(f"/mijn-acties/actie/{action_id}", data={"step": "note", "note": ""})

    assert answer.status_code == 422
    assert 'href="#note"' in answer.text


def test_owner_asks_for_another_date(opened, action_id):
    later = clock.today() + timedelta(days=60)
    url = f"/mijn-acties/actie/{action_id}/datum"

    wrong = opened.post(url, data={"due_on": "2020-01-01", "reason": "Druk."})
    assert (wrong.status_code, 'href="#due_on"' in wrong.text) == (422, True)
    opened.post(url, data={"due_on": later.isoformat(), "reason": "De leverancier is laat."})

    row = followup.get_action(action_id)
    assert (row.proposed_on, row.proposed_reason) == (later, "De leverancier is laat.")
    assert "U vroeg om een andere datum" in opened.get("/mijn-acties").text


def test_actions_of_others_and_of_other_organisations_are_not_there(opened, action_id):
    numbers = [make("Van een ander", email="piet@zorg.example"), make("Van niemand", email="")]
    organisations.enter(factories.make_organisation())
    numbers.append(make("Elders"))

    for number in numbers:
        for path in (f"/mijn-acties/actie/{number}", f"/mijn-acties/actie/{number}/datum"):
            assert opened.get(path).status_code == 404
            assert opened.post(path, data={"step": "finish"}).status_code == 404


def test_link_that_is_taken_back_ends_at_once_also_in_an_open_browser(opened, action_id):
    do(lambda: owners.revoke(SANNE, now=NOW))

    assert opened.get("/mijn-acties").status_code == 404
    answer = opened.post(f"/mijn-acties/actie/{action_id}", data={"step": "finish"})
    assert answer.status_code == 404
    assert followup.get_action(action_id).state is ActionState.PROMISED


def test_owner_gets_into_no_other_page(opened, action_id):
    for path in ("/afspraken", f"/acties/{action_id}", "/te-doen"):
        assert "/inloggen" in opened.get(path).location


def test_notes_of_the_house_and_names_of_staff_stay_inside(opened, action_id):
    user = factories.make_user("organiser", name="Samira Bouzid")
    do(lambda: followup.add_note(action_id, "Moeilijk te bereiken.", now=NOW, user_id=user))

    page = opened.get(f"/mijn-acties/actie/{action_id}").text

    assert "Moeilijk te bereiken." not in page
    assert "Samira" not in page


def test_overview_of_the_week_is_switched_off_and_on(opened, action_id):
    for word, weekly in (("nee", False), ("ja", True)):
        opened.post("/mijn-acties/overzicht", data={"wil": word})
        assert do(lambda: owners.find_or_add(SANNE, now=NOW).weekly) is weekly


@pytest.mark.parametrize("count", [1, 3])
def test_own_page_asks_the_same_number_of_questions_whatever_its_length(opened, queries, count):
    for number in range(count):
        make(f"Actie {number}")
    queries.clear()

    opened.get("/mijn-acties")

    assert len(queries) <= 8


def calendar_in(page: str) -> str:
    """Give the path of the calendar whose link stands on a page."""
    return "/agenda/" + page.partition("/agenda/")[2].partition('"')[0]


def test_owner_without_an_account_puts_own_actions_in_a_calendar_and_takes_it_back(
    opened, action_id
):
    make("Van een ander", email="piet@zorg.example")
    opened.post("/mijn-acties/agenda")
    page = opened.get("/mijn-acties").text
    path = calendar_in(page)

    tasks = opened.get(path).text.replace("\r\n ", "")
    opened.post("/mijn-acties/agenda/intrekken")

    assert 'href="webcal://' in page
    assert "SUMMARY:Rooster maken" in tasks
    assert "Van een ander" not in tasks
    assert f"/mijn-acties/actie/{action_id}" in tasks
    assert opened.get(path).status_code == 410
    assert "Maak een link voor mijn agenda" in opened.get("/mijn-acties").text


def test_a_link_that_ends_takes_its_calendar_along(opened):
    opened.post("/mijn-acties/agenda")
    path = calendar_in(opened.get("/mijn-acties").text)

    do(lambda: owners.renew(SANNE, now=NOW))

    assert opened.get(path).status_code == 410


def test_without_a_link_no_calendar_is_made_or_taken_back(client, action_id):
    for what in ("", "/intrekken"):
        assert client.post(f"/mijn-acties/agenda{what}").status_code == 404
