"""The link to somebody's own page: asked for again, ended, and never a way to find out who is known."""

from __future__ import annotations

import re

import pytest

from dialoog.services import clock, jobs, organisations, people
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from tests import after_the_day, factories
from tests.record_room import hold, link_to, sit


@pytest.fixture
def evening(organisation):
    return hold()


def test_a_closed_page_needs_the_link_again(client, evening):
    anna = sit(evening)
    client.get(link_to(anna))

    client.post("/mijn-pagina/dicht")

    assert client.get("/mijn-pagina").status_code == 404


def test_another_link_ends_the_old_one_in_every_browser(client, evening, as_organiser):
    anna = sit(evening)
    old = link_to(anna)
    client.get(old)

    as_organiser.post(f"/mensen/{anna.id}/eigen-pagina/nieuw")

    assert client.get("/mijn-pagina").status_code == 404
    assert client.get(old).status_code == 404
    assert client.get(link_to(anna)).status_code == 303


def ask(client, address: str):
    home = organisations.leave()
    answer = client.post("/mijn-link", data={"email": address})
    jobs.run_all()
    organisations.enter_or_leave(home)
    return answer


def test_asking_for_the_link_tells_nobody_who_is_known(client, evening):
    anna = sit(evening, email="anna@voorbeeld.example")

    known, unknown = ask(client, "Anna@voorbeeld.example"), ask(client, "niemand@voorbeeld.example")

    assert re.sub(r'name="csrf.*?>', "", known.text) == re.sub(r'name="csrf.*?>', "", unknown.text)
    (mail,) = after_the_day.mails()
    assert anna.full_name in mail[0]
    assert link_to(anna) in mail[1]


def test_an_address_that_two_organisations_know_gets_a_link_of_each(client, evening):
    sit(evening, email="anna@voorbeeld.example")
    home = organisations.leave()
    organisations.enter(factories.make_organisation())
    factories.make_person(email="anna@voorbeeld.example")
    organisations.enter(home)

    ask(client, "anna@voorbeeld.example")

    links = {re.search(r"/mijn/\w+", text)[0] for _, text in after_the_day.mails()}
    assert len(links) == 2


def test_nobody_floods_a_mailbox(client, evening):
    sit(evening, email="anna@voorbeeld.example")

    answers = [ask(client, "anna@voorbeeld.example").status_code for _ in range(12)]

    assert len(after_the_day.mails()) == 3
    assert answers[0] == 200
    assert answers[-1] == 422


def test_a_job_that_is_done_keeps_no_address(client, evening):
    ask(client, "anna@voorbeeld.example")

    rows = db.session.connection().exec_driver_sql("SELECT facts FROM job").scalars()
    assert not any("voorbeeld" in str(facts) for facts in rows)


def test_the_code_on_paper_opens_the_page(client, evening):
    anna = sit(evening)
    with unit_of_work():
        people.make_doors([anna], now=clock.now())
    code = people.list_doors([anna])[anna.id].code

    answer = client.post("/code", data={"code": f"{code[:4].lower()} {code[4:]}"})

    assert answer.location == "/mijn-pagina"
