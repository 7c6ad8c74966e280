"""The public form: closed by default, quick, without a name, and followed by an answer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dialoog.domain.accounts import Role
from dialoog.domain.feedback import DecisionAnswer
from dialoog.services import clock, signals
from dialoog.services.feedback import board
from dialoog.services.feedback.board import DecisionWords
from dialoog.services.unit_of_work import unit_of_work
from tests import factories
from tests.conftest import log_in

TODAY = clock.today()
TOLD = {"text": "De deur is te zwaar.", "origin": "care_users"}


@pytest.fixture
def form(organisation: int) -> str:
    """The address of a form that is open."""
    with unit_of_work():
        signals.choose_desk(form_open=True, answer_days=10)
    return f"/signaal/{signals.get_desk().public_key}"


@pytest.fixture
def as_admin(app: Flask, organisation: int) -> FlaskClient:
    """A browser in which an administrator is logged in."""
    return log_in(app, Role.ADMIN)


def only_signal():
    (found,) = signals.read_inbox(signals.get_desk(), today=TODAY).open
    return found.row


def words(answer) -> str:
    return " ".join(answer.text.split())


def test_form_is_closed_until_an_administrator_opens_it(as_admin, client):
    before = as_admin.get("/signalen/formulier").text
    as_admin.post("/signalen/formulier", data={"form_open": "y", "answer_days": "7"})
    desk = signals.get_desk()

    told = client.post(f"/signaal/{desk.public_key}", data=TOLD)
    as_admin.post("/signalen/formulier", data={"answer_days": "7"})
    closed = client.get(f"/signaal/{desk.public_key}")

    assert "Het formulier is dicht." in before
    assert told.status_code == 303
    assert (closed.status_code, "Dit formulier is dicht" in closed.text) == (404, True)


def test_days_must_be_a_promise_that_can_be_kept(as_admin):
    answer = as_admin.post("/signalen/formulier", data={"answer_days": "0"})

    assert answer.status_code == 422
    assert "Kies een getal van 1 tot 90." in answer.text


def test_new_link_ends_the_old_one(as_admin, client, form):
    as_admin.post("/signalen/formulier/nieuwe-link")

    assert client.get(form).status_code == 404
    assert client.get(f"/signaal/{signals.get_desk().public_key}").status_code == 200


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.MANAGER])
def test_only_an_administrator_sets_the_form_up(app, organisation, role):
    browser = log_in(app, role)

    assert browser.get("/signalen/formulier").status_code == 404
    assert browser.post("/signalen/formulier/nieuwe-link").status_code == 404


def test_form_asks_for_nobody_and_says_what_will_happen(client, form):
    page = words(client.get(form))

    assert "Wij vragen geen naam en geen adres." in page
    assert "Binnen 10 dagen schrijven wij op wat wij ermee doen." in page
    assert 'type="email"' not in page
    assert 'type="tel"' not in page


def test_visitor_is_thanked_and_told_what_happens(client, form):
    sent = client.post(form, data=TOLD)

    page = words(client.get(sent.location))

    assert "Dank u wel" in page
    assert "Iemand leest wat u schreef." in page
    assert "Bewaar deze pagina" in page
    assert "De deur is te zwaar." in page
    assert only_signal().quotable is False


def test_visitor_is_asked_about_a_name(client, form):
    named = {**TOLD, "text": "Mijn hulp Anna komt te laat."}

    asked = client.post(form, data=named)
    kept = client.post(form, data={**named, "no_name": "y"})

    assert asked.status_code == 422
    assert "Staat hier een naam? Kijk naar: Anna." in asked.text
    assert kept.status_code == 303


@pytest.mark.parametrize("change", [{"text": " "}, {"origin": ""}, {"text": "x" * 1001}])
def test_what_is_missing_is_said_and_nothing_is_kept(client, form, change):
    answer = client.post(form, data={**TOLD, **change})

    assert answer.status_code == 422
    assert signals.read_inbox(signals.get_desk(), today=TODAY).open == []


def test_visitor_reads_the_answer(client, form):
    address = client.post(form, data=TOLD).location
    with unit_of_work():
        signals.answer(only_signal().id, "De deur krijgt een knop.", now=clock.now(), user_id=None)

    assert "De deur krijgt een knop." in client.get(address).text


def test_visitor_reads_honestly_that_the_answer_is_late(client, form):
    address = client.post(form, data=TOLD).location
    with unit_of_work():
        only_signal().heard_on = TODAY - timedelta(days=11)

    assert "Wij zijn te laat" in client.get(address).text


def test_title_of_a_programme_shows_only_once_it_is_public(client, form):
    address = client.post(form, data=TOLD).location
    programme = factories.make_programme("Geheim plan")
    with unit_of_work():
        signals.join([only_signal().id], programme.id, now=clock.now(), user_id=None)

    hidden = client.get(address).text
    with unit_of_work():
        programme.published = True
    shown = client.get(address).text

    assert "Uw signaal telt mee" in hidden
    assert "Geheim plan" not in hidden
    assert "Geheim plan" in shown


def test_visitor_reads_the_decision_on_their_unasked_advice(client, form):
    address = client.post(form, data=TOLD).location
    programme = factories.make_programme()
    with unit_of_work():
        advice = signals.advise(
            only_signal().id,
            programme.id,
            title="Maak een lichte deur",
            reply_by=TODAY,
            now=clock.now(),
            user_id=None,
        )
        advice_id, version = advice.id, 1
    waits = client.get(address).text
    with unit_of_work():
        decision = DecisionWords(
            answer=DecisionAnswer.YES, reason="Dat kan.", decided_by="Raad", decided_on=TODAY
        )
        version = board.get_advice(advice_id).version
        board.decide(advice_id, decision, version=version, now=clock.now())

    assert "U krijgt hier antwoord, uiterlijk" in waits
    assert "Dat kan." in client.get(address).text


def test_unknown_key_follows_nothing(client):
    assert client.get("/signaal/volg/geen-sleutel").status_code == 404
    assert client.get("/signaal/GEENLINK").status_code == 404


def test_flood_is_stopped_kindly_and_keeps_the_words(client, form):
    for _time in range(20):
        assert client.post(form, data=TOLD).status_code == 303

    answer = client.post(form, data=TOLD)

    assert answer.status_code == 422
    assert "Er komt nu te veel tegelijk binnen." in answer.text
    assert "De deur is te zwaar." in answer.text


def test_form_refuses_what_another_site_sends(app, client, form):
    app.config["WTF_CSRF_ENABLED"] = True
    try:
        assert client.post(form, data=TOLD).status_code == 400
    finally:
        app.config["WTF_CSRF_ENABLED"] = False
